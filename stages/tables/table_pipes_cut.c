/* table_pipes_cut.c - tables whose columns are parted by bars: rows and cells. A part of rap-tables. */
#include <string.h>

#include "table_pipes.h"

static void
cut_cell(const struct lines *lines, size_t i, size_t from, size_t to, size_t cell, bool marked, struct grid *grid)
{
	struct cell_mark m = { 0 };

	if (marked)
		m = mark_of_cell(rap_cut(lines->v[i].text, from, to));
	grid_piece(grid, lines, RESIDUE, i, from, from + m.lead);
	grid_piece(grid, lines, cell, i, from + m.lead, to - m.trail);
	grid_piece(grid, lines, RESIDUE, i, to - m.trail, to);
}

/* How the cells of a line lie among its bars so that there are as many as columns: an outer bar counts as the border
 * of an empty cell where the line is one short. */
static size_t
first_cell(const struct bars *bars, const struct pipes *p)
{
	return bars->lead && (pipes_cells(bars) >= p->columns || (bars->trail && p->outer * 2 > p->texts));
}

/* psql ends a line of a cell that goes on below with a plus at the bar; all other cells are empty there:
 *
 *	 1 | Repair of the  +| carried
 *	   | north quay      |
 */
static bool
goes_on_below(const struct lines *lines, size_t i, size_t last, const struct bars *bars, struct bars *below,
    const struct pipes *p)
{
	struct rap_str text = lines->v[i].text, under = i + 1 < last ? lines->v[i + 1].text : RAP_STR("");
	size_t k = first_cell(bars, p), b, from, to, start, end;
	bool any = false;

	if (!memchr(text.s, '+', text.n) || !memchr(under.s, '|', under.n))
		return false;
	pipes_find(below, &lines->v[i + 1], p->columns);
	b = first_cell(below, p);
	if (below->rule)
		return false;

	for (; pipes_cell(bars, text, k, &from, &to) && pipes_cell(below, under, b, &start, &end); k++, b++) {
		bool plus = to > from + 1 && text.s[to - 1] == '+';

		any |= plus;
		if (!plus && rap_trim(rap_cut(under, start, end)).n)
			return false;
	}
	return any;
}

/* The line begins a row, or carries on the cells from row on; plus: the marks at their ends that say so are none of them. */
static void
cut_row(const struct lines *lines, size_t i, const struct bars *bars, const struct pipes *p, bool marked, bool plus,
    size_t row, struct grid *grid)
{
	struct rap_str text = lines->v[i].text;
	size_t k, col = 0, from, to;

	for (k = first_cell(bars, p); pipes_cell(bars, text, k, &from, &to); k++, col++) {
		if (plus && to > from + 1 && text.s[to - 1] == '+')
			to--;
		cut_cell(lines, i, from, to, row + col < grid->ncells ? row + col : grid_cell(grid, col, 1), marked, grid);
	}
	for (; row + col == grid->ncells && col < p->columns; col++)
		grid_cell(grid, col, 1);
}

void
cut_pipes(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct pipes p = pipes_look_over(lines, v->first, v->end);
	bool marked = p.heads > 0 || p.marked == p.texts, open = false, label;
	size_t i, texts = 0, row = 0;
	struct bars bars = { 0 }, below = { 0 };

	for (i = v->first; i < v->end; i++) {
		if (line_blank(&lines->v[i]) || line_draws(&lines->v[i]))
			continue;
		pipes_find(&bars, &lines->v[i], p.columns);
		if (bars.rule || (p.bare && p.headlines == 1 && texts++ == 0))
			continue;
		label = p.rules ? texts < p.headlines : texts == 0 && p.doubled;
		if (!open) {
			grid_row(grid, i, label || (marked && pipes_row_mark(&bars, lines->v[i].text) == CELL_HEAD));
			row = grid->ncells;
		}
		open = p.joined && goes_on_below(lines, i, v->end, &bars, &below, &p);
		cut_row(lines, i, &bars, &p, marked && pipes_row_mark(&bars, lines->v[i].text), open, row, grid);
		if (!pipes_fits(&bars, p.columns))
			grid->rows[grid->nrows - 1].doubt = "row-with-other-number-of-cells";
		texts++;
	}
	grid->why = p.headlines ? "a rule ends the header" : p.doubled ? "the header's bars are double" :
	    p.heads ? "the header's cells have marks" : "no rule ends a header";
	if (!p.rules && !p.doubled && !p.heads)
		types_mark_header(lines, grid, 0);
	bars_free(&bars);
	bars_free(&below);
}
