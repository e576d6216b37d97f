/* rows.c - a bundle's CSV file row by row, read with libcsv in its strict mode. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h>
#include <rapporteur/message.h>
#include <rapporteur/store.h>


struct reading {
	const char *path;
	struct rap_row row;
	struct rap_buf text;	/* the row's fields, a NUL after each */
	size_t width;		/* of the header */
	rap_row_fn *fn;
	void *data;
	bool enough, bad;
};

static void
on_field(void *s, size_t n, void *data)
{
	struct reading *r = data;
	struct rap_row *row = &r->row;

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
parse(struct reading *r, struct rap_store_file *file)
{
	struct csv_parser parser;
	char block[65536];
	ssize_t n;
	int result = 0;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return -1;
	while (result == 0 && (n = rap_store_read(file, block, sizeof(block))) > 0)
		if (csv_parse(&parser, block, (size_t)n, on_field, on_row, r) != (size_t)n)
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
rap_store_rows(const struct rap_store *store, const char *name, rap_row_fn *fn, void *data)
{
	char *path = rap_store_name(store, name);
	struct reading r = { .path = path, .fn = fn, .data = data };
	struct rap_store_file *file = rap_store_file(store, name);
	int result = -1;

	if (!file)
		rap_message(RAP_M_VERIFY, path, 0, 0, "cannot be read: %s", strerror(errno));
	else {
		result = parse(&r, file);
		rap_store_end(file);
	}
	free(r.row.fields);
	rap_buf_free(&r.text);
	free(path);
	return r.bad ? -1 : result;
}
