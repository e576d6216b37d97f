/* csv_table_file.c - tables/DOC-T.csv: one table as a person would open it. */
#include <string.h>

#include "bundle.h"

/* One line a row; the places that a span covers, and those behind a short row, are empty. */
static void
put_rows(struct bundle_page *page, struct bundle_csv *csv, struct bundle_grid *grid)
{
	size_t row = 0;

	while (bundle_grid_next(grid)) {
		for (; row < grid->row; row++)
			bundle_end(csv);
		while (csv->fields < grid->column)
			bundle_putz(csv, "");
		bundle_put_text(page, csv, grid->cell);
	}
	for (; row < grid->rows; row++)
		bundle_end(csv);
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
all_different(struct rap_buf *names, size_t n)
{
	char **sorted = rap_alloc(n, sizeof(*sorted));
	bool different = true;

	for (size_t i = 0; i < n; i++) {
		sorted[i] = names[i].s;
		different = different && names[i].n > 0;
	}
	if (different)
		qsort(sorted, n, sizeof(*sorted), compare);
	for (size_t i = 1; different && i < n; i++)
		different = strcmp(sorted[i - 1], sorted[i]) != 0;
	free(sorted);
	return different;
}

/* The header's texts. They can name the columns where the header is one full row of different texts. */
static bool
header_names(struct bundle_grid *grid, struct rap_buf *names)
{
	bool single = true;

	while (bundle_grid_next(grid)) {
		bool label = rap_attr_is(grid->line, RAP_ROLE, "label");

		single = single && label == (grid->row == 0);
		if (grid->row == 0)
			bundle_text(&names[grid->column], grid->cell);
	}
	return single && all_different(names, grid->columns);
}

static struct bundle_type *
column_types(struct bundle_grid *grid, bool named)
{
	struct bundle_type *types = rap_alloc(grid->columns, sizeof(*types));
	struct rap_buf text = { 0 };

	while (bundle_grid_next(grid)) {
		if (named && grid->row == 0)
			continue;
		rap_buf_clear(&text);
		bundle_text(&text, grid->cell);
		bundle_type_add(&types[grid->column], (struct rap_str){ text.s, text.n });
	}
	rap_buf_free(&text);
	return types;
}

/* A schema with the columns' types. Without a header that can name the columns, all rows are data: "column 1", "column 2", ... */
static json_t *
describe(struct bundle_grid *grid, const char *path)
{
	struct rap_buf *names = rap_alloc(grid->columns, sizeof(*names));
	bool named = header_names(grid, names);
	struct bundle_type *types = column_types(grid, named);
	json_t *resource = bundle_resource(path, "text/csv"), *fields = json_array();

	for (size_t i = 0; i < grid->columns; i++) {
		if (!named) {
			rap_buf_clear(&names[i]);
			rap_buf_addf(&names[i], "column %zu", i + 1);
		}
		json_array_append_new(fields, bundle_type_field(&types[i], names[i].s));
		rap_buf_free(&names[i]);
	}
	free(names);
	free(types);
	if (!named)
		json_object_set_new(json_object_get(resource, "dialect"), "header", json_false());
	json_object_set_new(resource, "schema", json_pack("{s:o}", "fields", fields));
	return resource;
}

/* An id in a stream may be anything, "../../x" too: what it makes is one file name, in our folder. */
static void
add_name(struct rap_buf *path, struct rap_str id)
{
	for (size_t i = 0; i < id.n; i++)
		rap_buf_addc(path, id.s[i] == '/' || id.s[i] == '\0' ? '_' : id.s[i]);
}

void
bundle_table_file(struct bundle_page *page, struct bundle_grid *grid, struct rap_str id, struct rap_buf *path)
{
	struct bundle_csv csv;

	rap_buf_addz(path, "tables/");
	add_name(path, page->document);
	rap_buf_addc(path, '-');
	add_name(path, id);
	rap_buf_addz(path, ".csv");
	bundle_csv_open(&csv, grid->columns, page->most);
	put_rows(page, &csv, grid);
	bundle_add_file(page->part, RAP_PART_TABLE, path->s, bundle_csv_close(&csv, page->part->arena),
	    describe(grid, path->s));
}
