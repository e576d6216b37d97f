/* xlsx.c - one workbook: a sheet each for documents, sections, turns, speakers and tables, and one for each table, made
 * with libxlsxwriter in its mode of constant memory. What the bundle counts is a number, all else text: never a formula. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rapporteur/message.h>
#include <xlsxwriter.h>

#include "forms.h"

#define MAX_TABLES 200u		/* with a sheet of their own: each keeps a file open until the end */
#define CREATED 946684800	/* the first second of 2000: the same workbook whatever the clock */

struct book {
	const struct rap_store *store;
	const char *path;
	lxw_workbook *workbook;
	size_t tables;		/* with a sheet so far */
	size_t left_out;
	struct xlsx_counts counts;	/* written so far */
};

struct tab {			/* a table, on one sheet or several */
	struct book *book;
	const char *name;	/* of the sheet */
	int table;		/* as rap_part_table counts; -1: a table's own file */
	lxw_worksheet *sheet;
	size_t sheets;
	lxw_row_t row;		/* the next one */
	bool filled;		/* it has a cell */
	struct rap_str *header;	/* kept for further sheets */
	size_t columns;
	struct rap_buf text;
	size_t file;		/* of tables.csv: the column that names the file */
};

static int
failed(const struct book *b, const char *what)
{
	rap_message(RAP_M_WRITE, b->path, 0, 0, "%s", what);
	return -1;
}

/* --- cells */
/* What XML cannot hold, or would change. */
static void
add_plain(struct rap_buf *out, struct rap_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] < 0x20 && s.s[i] != '\t' && s.s[i] != '\n')
			rap_buf_addf(out, "_x%04X_", (unsigned)s.s[i]);
		else
			rap_buf_addc(out, s.s[i]);
}

/* "_x0041_" would be read as "A". */
static void
add_escaped(struct rap_buf *out, struct rap_str s)
{
	static const char hex[] = "0123456789abcdefABCDEF";

	for (const char *mark; (mark = memmem(s.s, s.n, "_x", 2)); s = rap_cut(s, (size_t)(mark - s.s) + 1, s.n)) {
		const char *end = s.s + s.n;

		add_plain(out, rap_cut(s, 0, (size_t)(mark - s.s)));
		if (end - mark >= 7 && mark[6] == '_' && strspn(mark + 2, hex) == 4)
			rap_buf_addz(out, "_x005F");
		rap_buf_addc(out, '_');
	}
	add_plain(out, s);
}

static void
put_cell(struct tab *t, size_t column, struct rap_str cell, bool number)
{
	lxw_col_t at = (lxw_col_t)column;

	if (cell.n == 0 || column >= MAX_COLUMNS)
		return;
	rap_buf_clear(&t->text);
	if (number && cell.n < 16 && strspn(cell.s, "0123456789") >= cell.n) {
		rap_buf_add(&t->text, cell.s, cell.n);
		worksheet_write_number(t->sheet, t->row, at, strtod(t->text.s, NULL), NULL);
	} else {
		add_escaped(&t->text, cell);
		worksheet_write_string(t->sheet, t->row, at, t->text.s, NULL);
		t->book->counts.bytes += t->text.n;
	}
	t->book->counts.cells++;
	t->filled = true;
}

static void
end_row(struct tab *t)
{
	t->book->counts.rows += t->filled;
	t->filled = false;
	t->row++;
}

/* --- sheets */
/* "turns", then "turns (2)" */
static int
open_sheet(struct tab *t)
{
	char name[32];

	if (++t->sheets == 1)
		snprintf(name, sizeof(name), "%s", t->name);
	else
		snprintf(name, sizeof(name), "%s (%zu)", t->name, t->sheets);
	t->sheet = workbook_add_worksheet(t->book->workbook, name);
	t->row = 0;
	if (!t->sheet)
		return failed(t->book, strerror(errno));
	if (t->sheets > 1)
		rap_message(RAP_M_REPORT, t->book->path, 0, 0, "%s has more than %u rows and goes on in sheet %s", t->name,
		    MAX_ROWS, name);
	for (size_t i = 0; i < t->columns && t->sheets > 1; i++)
		put_cell(t, i, t->header[i], false);
	if (t->sheets > 1 && t->columns > 0)
		end_row(t);
	return 0;
}

static void
keep_header(struct tab *t, const struct sheet_row *row)
{
	t->header = rap_alloc(row->n + 1, sizeof(*t->header));
	t->columns = row->n;
	t->file = row->n;
	for (size_t i = 0; i < row->n; i++) {
		t->header[i] = (struct rap_str){ strndup(row->cells[i].s, row->cells[i].n), row->cells[i].n };
		if (rap_eqz(row->cells[i], "file"))
			t->file = i;
	}
}

/* In the table of tables, the sheet that a table has. */
static void
put_sheet_name(struct tab *t, const struct sheet_row *row)
{
	struct rap_buf name = { 0 };

	if (row->number == 0)
		rap_buf_addz(&name, "sheet");
	else if (t->file < row->n && row->cells[t->file].n > 0 && ++t->book->tables <= MAX_TABLES)
		rap_buf_addf(&name, "table %zu", t->book->tables);
	put_cell(t, row->n, rap_buf_str(&name), false);
	rap_buf_free(&name);
}

static int
add_row(const struct sheet_row *row, void *data)
{
	struct tab *t = data;
	bool header = row->number == 0 && t->table >= 0;

	if ((t->sheets == 0 || t->row == MAX_ROWS) && open_sheet(t) < 0)
		return -1;
	if (header)
		keep_header(t, row);
	for (size_t i = 0; i < row->n; i++)
		put_cell(t, i, row->cells[i], !header && t->table >= 0 && t->columns == row->n &&
		    rap_part_integers(t->table, i));
	if (t->table >= 0 && strcmp(t->name, "tables") == 0)
		put_sheet_name(t, row);
	end_row(t);
	return 0;
}

static int
add_table(struct book *b, const char *file, const char *sheet_name, int table)
{
	struct tab t = { .book = b, .name = sheet_name, .table = table };
	struct sheet sheet = { .store = b->store, .name = file, .named = table >= 0 };
	struct rap_buf what = { 0 };
	int result;

	rap_buf_addf(&what, "%s: sheet %s", b->path, sheet_name);
	result = sheet_read(&sheet, what.s, add_row, &t);
	for (size_t i = 0; i < t.columns; i++)
		free((char *)t.header[i].s);
	free(t.header);
	rap_buf_free(&t.text);
	rap_buf_free(&what);
	return result;
}

static int
add_own_sheet(const char *path, void *data)
{
	struct book *b = data;
	char name[32];

	if (!path)
		return 0;
	if (b->tables == MAX_TABLES) {
		b->left_out++;
		return 0;
	}
	snprintf(name, sizeof(name), "table %zu", ++b->tables);
	return add_table(b, path, name, -1);
}

static int
add_tables(struct book *b)
{
	static const char *const wanted[] = { "documents", "sections", "turns", "speakers", "tables" };
	char file[32];
	int result = 0;

	for (int i = 0; i < RAP_PART_TABLES && result == 0; i++)
		for (size_t w = 0; w < sizeof(wanted) / sizeof(*wanted) && result == 0; w++)
			if (strcmp(rap_part_table(i), wanted[w]) == 0) {
				snprintf(file, sizeof(file), "%s.csv", wanted[w]);
				result = add_table(b, file, wanted[w], i);
			}
	b->tables = 0;
	if (result == 0)
		result = sheet_each_table(b->store, add_own_sheet, b);
	if (b->left_out > 0)
		rap_message(RAP_M_REPORT, b->path, 0, 0, "%zu tables beyond the first %u have no sheet", b->left_out,
		    MAX_TABLES);
	return result;
}

/* --- the file */
static int
settle(struct book *b, const char *part)
{
	errno = 0;
	if (!xlsx_is_whole(part, &b->counts))
		return failed(b, "a part of a sheet is missing; was the disk full?");
	return files_settle(part, b->path) == 0 ? 0 : failed(b, strerror(errno));
}

static int
write_book(struct book *b, const char *part, char *scratch)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = scratch };
	lxw_doc_properties properties = { .created = CREATED };
	lxw_error error;
	int result;

	b->workbook = workbook_new_opt(part, &options);
	workbook_set_properties(b->workbook, &properties);
	result = add_tables(b);
	error = workbook_close(b->workbook);
	if (result < 0)
		return -1;
	return error == LXW_NO_ERROR ? settle(b, part) : failed(b, lxw_strerror(error));
}

/* libxlsxwriter's temporary files have names for a moment: in a folder of their own, what a kill leaves of them is no part of
 * the bundle, and goes when the workbook is made. */
int
form_xlsx(const struct rap_store *store, const char *path)
{
	struct book b = { .store = store, .path = path };
	struct rap_buf scratch = { 0 };
	char *part = part_of(path);
	int result;

	rap_buf_addf(&scratch, "%s.d", part);
	files_remove(scratch.s);
	result = mkdir(scratch.s, 0777) == 0 ? write_book(&b, part, scratch.s) : failed(&b, strerror(errno));
	files_remove(scratch.s);
	if (result < 0)
		unlink(part);
	free(part);
	rap_buf_free(&scratch);
	return result;
}
