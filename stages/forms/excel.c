/* excel.c - the flavour for Excel: the bundle's tables as CSV files that a double click opens as they are.
 *
 * They begin with a byte order mark, by which Excel knows UTF-8. A cell that it would take for a formula gets an
 * apostrophe before it; fields that are too long go on in further columns, tables in further files. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rapporteur/message.h>

#include "forms.h"

#define INDEX "files.csv"
#define INDEX_HEADER "\xEF\xBB\xBF" "file,table,first row,rows\r\n"

struct excel {
	const struct rap_store *store;
	const char *dir;	/* as it will be called, for messages */
	char *part;		/* as it is called until it is whole */
	struct rap_out index;
};

struct file {			/* one table, in one file or several */
	struct excel *excel;
	const char *name;
	bool named;
	struct rap_out out;
	char *path;		/* of the file at hand, in the folder */
	size_t files, first, rows;	/* so far; the first row of the file at hand, and its rows, header counted */
	struct rap_buf header;
};

/* --- the folder */
static int
failed(const char *path)
{
	rap_message(RAP_M_WRITE, path, 0, 0, "%s", strerror(errno));
	return -1;
}

/* The first field of a line of the index, when it is a name that we give: "turns.csv", "tables/minutes-t1.csv". */
static void
remove_listed(const char *dir, const char *line)
{
	size_t n = strcspn(line, ",");
	struct rap_str name = { line, n };
	struct rap_buf path = { 0 };

	if (memchr(name.s, '/', n) ? !rap_starts(name, "tables/") || memchr(name.s + 7, '/', n - 7) : n == 0)
		return;
	if (!rap_ends(name, ".csv") || memchr(name.s, '"', n))
		return;
	rap_buf_addf(&path, "%s/%.*s", dir, RAP_FMT(name));
	unlink(path.s);
	rap_buf_free(&path);
}

/* The files that its index names, and nothing else. */
void
form_excel_forget(const char *dir)
{
	struct rap_buf path = { 0 };
	char *line = NULL;
	size_t room = 0;
	FILE *index;

	rap_buf_addf(&path, "%s/%s", dir, INDEX);
	index = fopen(path.s, "re");
	if (index && getline(&line, &room, index) > 0 && strcmp(line, INDEX_HEADER) == 0) {
		while (getline(&line, &room, index) > 0)
			remove_listed(dir, line);
		unlink(path.s);
		rap_buf_clear(&path);
		rap_buf_addf(&path, "%s/tables", dir);
		rmdir(path.s);
		rmdir(dir);
	}
	if (index)
		fclose(index);
	free(line);
	rap_buf_free(&path);
}

static int
begin(struct excel *e)
{
	char *path;
	int result;

	e->part = part_of(e->dir);
	files_remove(e->part);
	if (mkdir(e->part, 0777) < 0)
		return failed(e->part);
	path = path_in(e->part, INDEX);
	result = rap_out_file(&e->index, path);
	rap_putz(&e->index, INDEX_HEADER);
	free(path);
	return result;
}

/* A folder of that name that holds anything else is in the way. */
static int
finish(struct excel *e)
{
	if (rap_out_close(&e->index) < 0)
		return -1;
	form_excel_forget(e->dir);
	if (files_settle(e->part, e->dir) == 0)
		return 0;
	if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR)
		return failed(e->dir);
	rap_message(RAP_M_OUT_TAKEN, e->dir, 0, 0, NULL);
	return -1;
}

/* --- one file */
/* "paragraphs.csv", then "paragraphs-2.csv" */
static int
open_file(struct file *f)
{
	struct rap_buf full = { 0 }, name = { 0 };
	int fd;

	if (++f->files == 1)
		rap_buf_addz(&name, f->name);
	else
		rap_buf_addf(&name, "%.*s-%zu.csv", (int)strlen(f->name) - 4, f->name, f->files);
	free(f->path);
	f->path = name.s;
	rap_buf_addf(&full, "%s/%s", f->excel->part, f->path);
	fd = open(full.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	rap_buf_free(&full);
	if (fd < 0)
		return failed(f->path);
	rap_out_fd(&f->out, fd, f->path);
	rap_putz(&f->out, "\xEF\xBB\xBF");
	f->rows = 0;
	if (f->files > 1)
		rap_message(RAP_M_REPORT, f->excel->dir, 0, 0, "%s has more than %u rows and goes on in %s", f->name, MAX_ROWS,
		    f->path);
	return 0;
}

static int
close_file(struct file *f)
{
	struct rap_out *index = &f->excel->index;
	struct rap_buf numbers = { 0 };

	rap_buf_addf(&numbers, ",%zu,%zu\r\n", f->first + 1, f->rows);
	rap_put_field(index, rap_strz(f->path));
	rap_putc(index, ',');
	rap_put_field(index, rap_strz(f->name));
	rap_puts(index, rap_buf_str(&numbers));
	rap_buf_free(&numbers);
	return rap_out_close(&f->out);
}

static void
put_row(struct rap_out *out, const struct sheet_row *row)
{
	struct rap_buf guarded = { 0 };

	for (size_t i = 0; i < row->n; i++) {
		struct rap_str cell = row->cells[i];

		if (i > 0)
			rap_putc(out, ',');
		if (cell_is_formula(cell)) {
			rap_buf_clear(&guarded);
			rap_buf_addc(&guarded, '\'');
			rap_buf_add(&guarded, cell.s, cell.n);
			cell = rap_buf_str(&guarded);
		}
		rap_put_field(out, cell);
	}
	if (row->n == 1 && row->cells[0].n == 0)
		rap_putz(out, "\"\"");
	rap_putz(out, "\r\n");
	rap_buf_free(&guarded);
}

static void
keep_header(struct file *f, const struct sheet_row *row)
{
	struct rap_out memory;

	rap_out_fd(&memory, -1, f->name);
	put_row(&memory, row);
	f->header = memory.buf;
}

static int
add_row(const struct sheet_row *row, void *data)
{
	struct file *f = data;

	if (row->number == 0 && f->named)
		keep_header(f, row);
	if (f->files == 0 || f->rows == MAX_ROWS) {
		if (f->files > 0 && close_file(f) < 0)
			return -1;
		f->first = row->number;
		if (open_file(f) < 0)
			return -1;
		if (f->files > 1 && f->named) {
			rap_puts(&f->out, rap_buf_str(&f->header));
			f->rows++;
		}
	}
	put_row(&f->out, row);
	f->rows++;
	return f->out.error ? -1 : 0;
}

static int
add_table(struct excel *e, const char *name, bool named)
{
	struct sheet sheet = { .store = e->store, .name = name, .named = named, .guard = true };
	struct file f = { .excel = e, .name = name, .named = named };
	struct rap_buf what = { 0 };
	int result;

	rap_buf_addf(&what, "%s/%s", e->dir, name);
	result = sheet_read(&sheet, what.s, add_row, &f);
	if (f.files > 0 && close_file(&f) < 0)
		result = -1;
	free(f.path);
	rap_buf_free(&f.header);
	rap_buf_free(&what);
	return result;
}

static int
add_own_file(const char *path, void *data)
{
	struct excel *e = data;
	struct rap_buf tables = { 0 };
	int result = 0;

	if (!path)
		return 0;
	rap_buf_addf(&tables, "%s/tables", e->part);
	if (mkdir(tables.s, 0777) < 0 && errno != EEXIST)
		result = failed(tables.s);
	rap_buf_free(&tables);
	return result < 0 ? -1 : add_table(e, path, false);
}

int
form_excel(const struct rap_store *store, const char *dir)
{
	struct excel e = { .store = store, .dir = dir };
	int result = begin(&e);
	char name[32];

	for (int i = 0; i < RAP_PART_TABLES && result == 0; i++) {
		snprintf(name, sizeof(name), "%s.csv", rap_part_table(i));
		result = add_table(&e, name, true);
	}
	if (result == 0)
		result = sheet_each_table(store, add_own_file, &e);
	if (result == 0)
		result = finish(&e);
	else
		rap_out_abandon(&e.index);
	if (result < 0)
		files_remove(e.part);
	free(e.part);
	return result;
}
