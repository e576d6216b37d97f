/* table_ruled_cut.c - tables whose columns a rule draws: rows and cells. A part of rap-tables. */
#include <stdlib.h>

#include "table_ruled.h"

struct ruling {
	const struct lines *lines;
	struct grid *grid;
	const struct columns *columns;
	bool equals;
	struct part *parts;
	size_t nparts;
	size_t *open;		/* for each column its cell in the present row */
};

static void
begin_row(struct ruling *r, size_t line, bool label)
{
	size_t k, c;

	grid_row(r->grid, line, label);
	for (k = 0; k < r->nparts; k++) {
		size_t cell = grid_cell(r->grid, r->parts[k].col, r->parts[k].end - r->parts[k].col);

		for (c = r->parts[k].col; c < r->parts[k].end; c++)
			r->open[c] = cell;
	}
	for (c = r->parts[r->nparts - 1].end; c < r->columns->n; c++)
		r->open[c] = grid_cell(r->grid, c, 1);
}

static void
add_line(struct ruling *r, size_t i, bool fresh, bool label)
{
	struct rap_str text = r->lines->v[i].text;
	size_t k;

	if (fresh)
		begin_row(r, i, label);
	for (k = 0; k < r->nparts; k++)
		if (!rap_eqz(rap_trim(rap_cut(text, r->parts[k].a, r->parts[k].b)), "\\"))	/* an empty first cell in rst */
			grid_piece(r->grid, r->lines, r->open[r->parts[k].col], i, r->parts[k].a, r->parts[k].b);
}

/* A line with nothing in the first column and no number carries on the row above. */
static bool
carries_on(const struct ruling *r, struct rap_str text)
{
	size_t k;

	if (rap_trim(rap_cut(text, r->parts[0].a, r->parts[0].b)).n)
		return false;
	for (k = 1; k < r->nparts; k++)
		if (text_is_number(rap_cut(text, r->parts[k].a, r->parts[k].b)))
			return false;
	return true;
}

/* The line above a rule of dashes, cut into what these span. */
static void
cut_spans(struct ruling *r, size_t i)
{
	const struct columns *all = r->columns;
	struct columns spans = columns_of_rule(r->lines->v[i + 1].text);
	size_t k, c;

	if (spans.n && spans.n <= all->n) {
		r->nparts = columns_cut(&spans, r->lines->v[i].text, r->parts);
		for (k = 0, c = 0; k < r->nparts; k++) {
			r->parts[k].col = c;
			while (c < all->n && (k + 1 == r->nparts || all->v[c].start < spans.v[r->parts[k].end - 1].end))
				c++;
			r->parts[k].end = c;
		}
	}
	free(spans.v);
}

enum rows { EACH_LINE, EACH_STRETCH };	/* what a row is: a line, or the lines between two blank ones */

static void
cut_lines(struct ruling *r, size_t first, size_t end, enum rows rows, bool label)
{
	size_t i;
	bool fresh = true;

	for (i = first; i < end; i++) {
		if (line_blank(&r->lines->v[i])) {
			fresh |= !r->equals;
			continue;
		}
		if (line_draws(&r->lines->v[i])) {
			fresh = true;
			continue;
		}
		r->nparts = columns_cut(r->columns, r->lines->v[i].text, r->parts);
		if (r->equals && i + 1 < end && line_draws(&r->lines->v[i + 1]))
			cut_spans(r, i);
		if (rows == EACH_LINE && !carries_on(r, r->lines->v[i].text))
			fresh = true;
		add_line(r, i, fresh, label);
		fresh = false;
	}
}

void
cut_ruled(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct ruled r;
	struct ruling ruling = { .lines = lines, .grid = grid, .columns = &r.columns };
	size_t rule = v->first;

	while (!(lines->v[rule].traits & RULE) || is_full_rule(lines->v[rule].text))
		rule++;
	r = ruled_look_around(lines, rule);
	ruling.equals = r.equals;
	ruling.parts = rap_alloc(r.columns.n, sizeof *ruling.parts);
	ruling.open = rap_alloc(r.columns.n, sizeof *ruling.open);
	cut_lines(&ruling, r.head, r.headend, r.equals ? EACH_LINE : EACH_STRETCH, true);
	cut_lines(&ruling, r.body, r.bodyend, r.spaced && !r.equals ? EACH_STRETCH : EACH_LINE, false);
	grid->why = r.head < r.headend ? "the lines above the rule are the header" : "no lines stand above the rule";
	free(ruling.parts);
	free(ruling.open);
	free(r.columns.v);
}
