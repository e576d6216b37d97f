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
	c->stub = c->segs.n ? c->segs.v[0].start : 0;
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

static bool
begins_low(struct rap_str text)
{
	size_t len;

	text = rap_trim(text);
	return text.n && rap_is_lower(rap_utf8_get(text.s, text.n, &len));
}

/* Display column where the line after i begins, and whether it is a row of figures. */
static size_t
next_start(const struct cutting *c, size_t i, bool *row, bool *low)
{
	struct segments segs = { 0 };
	size_t start = 0;

	*row = *low = false;
	for (i++; i < c->s.end && cutting_skips(&c->lines->v[i]); i++)
		;
	if (i < c->s.end) {
		segments_find(&segs, c->lines->v[i].text);
		*row = segments_row(&segs);
		*low = begins_low(c->lines->v[i].text);
		start = segs.v[0].start;
	}
	segments_free(&segs);
	return start;
}

/* The line's label runs on in the next line, which has the figures:
 *
 *	Wages and			Wages:
 *	  pensions ....... $1.2M	  of seamen ...... $1.2M
 *	Rent ............. $0.4M	  of clerks ...... $0.4M
 *
 * on the left, but not on the right: there the colon says that the label is a heading. */
static bool
label_runs_on(const struct cutting *c, size_t i)
{
	bool row, low, row2, low2;
	size_t start = c->segs.v[0].start, next = next_start(c, i, &row, &low), next2;

	if (!row || rap_ends(c->lines->v[i].text, ":"))
		return false;
	if (low)
		return true;
	next2 = next_start(c, i + 1, &row2, &low2);
	return next > start && (!row2 || next2 <= start);
}

static void
cut_words(struct cutting *c, size_t i)
{
	size_t end;
	struct rap_str text = c->lines->v[i].text;
	bool stub = stretch_column(&c->s, &c->segs, 0, &end) == 0;
	bool section = rap_ends(text, ":");

	if (stub && c->owed && c->segs.n == 1 && !section)
		c->owed--;
	else if (c->grid->nrows == c->head || (stub && !section && c->segs.n == 1 && label_runs_on(c, i))) {
		cutting_row(c, i, false);
		c->waiting = label_runs_on(c, i);
		c->owed = c->above = 0;
	} else if (c->waiting || !stub || (!section && (begins_low(text) || (c->segs.n == 1 && c->segs.v[0].start > c->stub))))
		;
	else
		cutting_row(c, i, false);
	c->above += c->waiting;
	cutting_add(c, i);
}

/* The line has no label, and the next one has it, with the other entries:
 *
 *		       5 (with	   7 (with
 *	Oakum	   12
 *		         tow)	     tow)
 */
static bool
fills_next(const struct cutting *c, size_t i)
{
	struct segments next = { 0 };
	size_t k, n = 0, end;
	bool fills = stretch_column(&c->s, &c->segs, 0, &end) > 0 && i + 1 < c->s.end && !cutting_skips(&c->lines->v[i + 1]);

	if (fills)
		segments_find(&next, c->lines->v[i + 1].text);
	fills = next.n > 1 && stretch_column(&c->s, &next, 0, &end) == 0 && segments_row(&next);
	for (k = 0; fills && k < c->segs.n; k++) {
		size_t col = stretch_column(&c->s, &c->segs, k, &end);

		while (n < next.n && stretch_column(&c->s, &next, n, &end) < col)
			n++;
		fills = n == next.n || stretch_column(&c->s, &next, n, &end) != col;
	}
	segments_free(&next);
	return fills;
}

/* A line of figures. Where its label began above and it has nothing of it itself, the label goes on below:
 *
 *	Rope and
 *				12	7
 *	cordage
 */
static void
cut_figures(struct cutting *c, size_t i)
{
	size_t end;

	if (!c->waiting)
		cutting_row(c, i, false);
	c->owed = c->waiting && stretch_column(&c->s, &c->segs, 0, &end) > 0 ? c->above : 0;
	c->waiting = !c->waiting && fills_next(c, i);
	cutting_add(c, i);
}

static void
cut_body(struct cutting *c)
{
	size_t i;

	for (i = c->body; i < c->v->end; i++) {
		const struct line *line = &c->lines->v[i];

		if (cutting_skips(line))
			continue;
		segments_find(&c->segs, line->text);
		if (!c->segs.n)
			continue;
		if (i >= c->s.end)
			cutting_add(c, i);
		else if (!segments_row(&c->segs) && (c->waiting || !fills_next(c, i)))
			cut_words(c, i);
		else
			cut_figures(c, i);
	}
}

void
cut_blank(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct cutting c = { .lines = lines, .v = v, .grid = grid };

	if (stretch_find(&c.s, lines, v->row)) {
		c.body = stretch_body(&c.s, lines);
		cutting_header(&c);
		c.head = grid->nrows;
		cut_body(&c);
		cutting_header_done(&c);
	}
	segments_free(&c.segs);
	stretch_free(&c.s);
}
