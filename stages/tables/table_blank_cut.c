/* table_blank_cut.c - tables aligned by blanks and leaders: rows and cells. A part of rap-tables. */
#include <stdlib.h>

#include "table_blank.h"

bool
cutting_skips(const struct line *line)
{
	return line_blank(line) || line_draws(line);
}

void
cutting_row(struct cutting *c, size_t line, bool label)
{
	size_t k;

	grid_row(c->grid, line, label);
	c->row = c->grid->ncells;
	for (k = 0; k < c->s.columns.n; k++)
		grid_cell(c->grid, k, 1);
}

/* The segments go to the present row's cells. */
void
cutting_add(struct cutting *c, size_t line)
{
	size_t k, end;

	for (k = 0; k < c->segs.n; k++) {
		const struct segment *seg = &c->segs.v[k];

		if (!seg->dots)
			grid_piece(c->grid, c->lines, c->row + stretch_column(&c->s, &c->segs, k, &end), line, seg->a, seg->b);
	}
}

/* --- body */

static void
cut_body(struct cutting *c)
{
	struct rows rows;
	size_t i, k = 0;

	rows_find(&rows, &c->s, c->lines, c->body, c->v->end);
	for (i = c->body; i < c->v->end; i++) {
		const struct label *label = k < rows.n && rows.v[k].line == i ? &rows.v[k++] : NULL;

		if (cutting_skips(&c->lines->v[i]))
			continue;
		stretch_segments(&c->s, &c->segs, c->lines->v[i].text);
		if (c->grid->nrows == c->head || (label && label->begins))
			cutting_row(c, i, false);
		if (label && label->doubt)
			c->grid->rows[c->grid->nrows - 1].doubt = "label-over-several-lines";
		cutting_add(c, i);
	}
	rows_free(&rows);
}

void
cut_blank(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct cutting c = { .lines = lines, .v = v, .grid = grid, .s = *(struct stretch *)v->kept };

	c.body = stretch_body(&c.s, lines);
	cutting_header(&c);
	c.head = grid->nrows;
	grid->why = c.head ? "short lines over the columns are the header" : "no lines stand over the columns";
	cut_body(&c);
	if (!c.s.paired)
		cutting_header_done(&c);
	segments_free(&c.segs);
	stretch_free(&c.s);
	free(v->kept);
}
