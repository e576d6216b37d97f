/* bundle_grid.c - where the cells of a table stand, spans counted.
 *
 * A cell stands in the first column of its row that no cell from above reaches into. Both the spans and the rectangle may
 * be enormous beside the cells there are (rows="1000000" cols="1000000" in one cell; a row of 10^5 cells above 10^6 rows
 * of one), so each has a limit, in proportion to the number of cells. */
#include <string.h>

#include "bundle.h"

#define SLACK 1000000u		/* a table of up to this many places is never too large */
#define FILL 16u		/* nor is one with a cell in every 16 places */

size_t
bundle_span(const struct rap_node *cell, uint32_t name)
{
	struct rap_str value = rap_attr(cell, name);
	size_t n = 0;

	for (size_t i = 0; i < value.n; i++) {
		if (value.s[i] < '0' || value.s[i] > '9' || n > 1000000)
			return 1;
		n = n * 10 + (size_t)(value.s[i] - '0');
	}
	return n > 0 ? n : 1;
}

static const struct rap_node *
next_named(const struct rap_node *n, uint32_t name)
{
	while (n && n->name != name)
		n = n->next;
	return n;
}

/* The next cell in document order, in the next row that has one. */
static bool
step(struct bundle_grid *g)
{
	if (g->cell) {
		g->cell = next_named(g->cell->next, RAP_CELL);
	} else {
		g->line = next_named(g->table->first, RAP_ROW);
		g->row = g->column = 0;
		g->cell = g->line ? next_named(rap_first(&g->line_cells, g->line), RAP_CELL) : NULL;
	}
	while (g->line && !g->cell) {
		g->line = next_named(g->line->next, RAP_ROW);
		g->row++;
		g->column = 0;
		g->cell = g->line ? next_named(rap_first(&g->line_cells, g->line), RAP_CELL) : NULL;
	}
	return g->cell;
}

/* Columns [from, to) are taken up to row until. */
static void
hold(struct bundle_grid *g, size_t from, size_t to, size_t until)
{
	if (to > g->room) {
		g->room = 2 * to;
		g->held = rap_realloc(g->held, g->room, sizeof(*g->held));
	}
	while (g->width < to)
		g->held[g->width++] = 0;
	for (size_t i = from; i < to; i++)
		g->held[i] = until;
}

bool
bundle_grid_next(struct bundle_grid *g)
{
	const struct rap_node *line = g->cell ? g->line : NULL;
	size_t behind = g->cell && g->spans ? bundle_span(g->cell, RAP_COLS) : 1;

	if (!g->cell)
		g->width = 0;		/* from the start: no column is held */
	if (!step(g))
		return false;
	g->column = g->line == line ? g->column + behind : 0;
	while (g->column < g->width && g->held[g->column] > g->row)
		g->column++;
	hold(g, g->column, g->column + (g->spans ? bundle_span(g->cell, RAP_COLS) : 1),
	    g->row + (g->spans ? bundle_span(g->cell, RAP_ROWS) : 1));
	return true;
}

static bool
too_large(size_t places, size_t cells)
{
	return places > SLACK && places / FILL > cells;
}

/* All places that the cells' spans take; spans are at most 10^7, so a product fits. */
static bool
spans_fit(struct bundle_grid *g)
{
	size_t places = 0;

	while (step(g)) {
		size_t area = bundle_span(g->cell, RAP_ROWS) * bundle_span(g->cell, RAP_COLS);

		places = area > SIZE_MAX - places ? SIZE_MAX : places + area;
		g->cells++;
	}
	return !too_large(places, g->cells);
}

void
bundle_grid_make(struct bundle_grid *g, const struct rap_node *table)
{
	memset(g, 0, sizeof(*g));
	g->table = table;
	g->spans = spans_fit(g);
	while (bundle_grid_next(g))
		g->columns = g->width > g->columns ? g->width : g->columns;
	for (const struct rap_node *n = table->first; (n = next_named(n, RAP_ROW)); n = n->next)
		g->rows++;
	g->filed = g->rows > 0 && g->columns > 0 && g->columns <= SIZE_MAX / g->rows &&
	    !too_large(g->rows * g->columns, g->cells);
}

void
bundle_grid_free(struct bundle_grid *g)
{
	free(g->held);
	rap_cells_free(&g->line_cells);
}
