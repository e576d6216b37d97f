/* csv_tables.c - tables.csv and cells.csv. */
#include "bundle.h"

static void
put_cells(struct bundle_page *page, struct bundle_grid *grid, size_t index)
{
	while (bundle_grid_next(grid)) {
		const struct rap_node *cell = grid->cell;
		bool label = rap_attr_is(cell, RAP_ROLE, "label") || rap_attr_is(grid->line, RAP_ROLE, "label");
		struct bundle_csv *csv = bundle_row(page, CELLS);

		bundle_put_id(page, csv, TABLE, index);
		bundle_number(csv, grid->row + 1);
		bundle_number(csv, grid->column + 1);
		bundle_number(csv, bundle_span(cell, RAP_ROWS));
		bundle_number(csv, bundle_span(cell, RAP_COLS));
		bundle_putz(csv, label ? "label" : "data");
		bundle_put_text(page, csv, cell);
		bundle_end(csv);
	}
}

static void
put_table(struct bundle_page *page, size_t index)
{
	const struct bundle_thing *t = &page->model->list[TABLE].a[index];
	struct bundle_grid grid;
	struct rap_buf path = { 0 };
	struct bundle_csv *csv = bundle_row(page, TABLES);

	bundle_grid_make(&grid, t->node);
	bundle_put_id(page, csv, TABLE, index);
	if (grid.filed)
		bundle_table_file(page, &grid, rap_buf_str(&page->id), &path);
	bundle_put_id(page, csv, SECTION, t->in[SECTION]);
	bundle_put_text(page, csv, rap_child(t->node, RAP_HEAD));
	bundle_number(csv, grid.rows);
	bundle_number(csv, grid.columns);
	bundle_put(csv, rap_attr(t->node, RAP_REND));
	bundle_put(csv, rap_buf_str(&path));
	bundle_end(csv);
	put_cells(page, &grid, index);
	bundle_grid_free(&grid);
	rap_buf_free(&path);
}

void
bundle_tables(struct bundle_page *page)
{
	for (size_t i = 0; i < page->model->list[TABLE].n; i++)
		put_table(page, i);
}
