/* verify_csv.c - a CSV file row by row, read with libcsv in its strict mode. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <csv.h>
#include <rapporteur/message.h>

#include "verify.h"

char *
path_in(const char *dir, const char *path)
{
	struct rap_buf full = { 0 };

	rap_buf_addf(&full, "%s/%s", dir, path);
	return full.s;
}

struct reading {
	const char *path;
	struct row row;
	struct rap_buf text;	/* the row's fields, a NUL after each */
	size_t width;		/* of the header */
	row_fn *fn;
	void *data;
	bool enough, bad;
};

static void
on_field(void *s, size_t n, void *data)
{
	struct reading *r = data;
	struct row *row = &r->row;

	if (row->n == row->cap) {
		row->cap = row->cap ? 2 * row->cap : 32;
		row->fields = rap_realloc(row->fields, row->cap, sizeof(*row->fields));
	}
	row->fields[row->n++] = (struct rap_str){ NULL, n };
	rap_buf_add(&r->text, s, n);
	rap_buf_addc(&r->text, '\0');
}

static void
on_row(int end, void *data)
{
	struct reading *r = data;
	size_t at = 0;

	(void)end;
	for (size_t i = 0; i < r->row.n; i++) {
		r->row.fields[i].s = r->text.s + at;
		at += r->row.fields[i].n + 1;
	}
	if (r->row.number == 0)
		r->width = r->row.n;
	if (r->row.n != r->width && !r->bad) {
		rap_message(RAP_M_VERIFY, r->path, 0, 0, "row %zu has %zu fields, the first row %zu", r->row.number, r->row.n,
		    r->width);
		r->bad = true;
	} else if (!r->enough && !r->bad)
		r->enough = !r->fn(&r->row, r->data);
	r->row.n = 0;
	r->row.number++;
	rap_buf_clear(&r->text);
}

static int
parse(struct reading *r, int fd)
{
	struct csv_parser parser;
	char block[65536];
	ssize_t n;
	int result = 0;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return -1;
	while (result == 0 && ((n = read(fd, block, sizeof(block))) > 0 || (n < 0 && errno == EINTR)))
		if (n > 0 && csv_parse(&parser, block, (size_t)n, on_field, on_row, r) != (size_t)n)
			result = -1;
	if (result == 0 && (n < 0 || csv_fini(&parser, on_field, on_row, r) != 0))
		result = -1;
	if (result < 0)
		rap_message(RAP_M_VERIFY, r->path, 0, 0, "row %zu: %s", r->row.number,
		    n < 0 ? strerror(errno) : csv_strerror(csv_error(&parser)));
	csv_free(&parser);
	return result;
}

int
csv_rows(const char *path, row_fn *fn, void *data)
{
	struct reading r = { .path = path, .fn = fn, .data = data };
	int fd = open(path, O_RDONLY | O_CLOEXEC), result = -1;

	if (fd < 0)
		rap_message(RAP_M_VERIFY, path, 0, 0, "cannot be read: %s", strerror(errno));
	else
		result = parse(&r, fd);
	if (fd >= 0)
		close(fd);
	free(r.row.fields);
	rap_buf_free(&r.text);
	return r.bad ? -1 : result;
}
