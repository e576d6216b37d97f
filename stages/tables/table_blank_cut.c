/* table_blank_cut.c - tables aligned by blanks and leaders: rows and cells. A part of rap-tables. */
#include <stdlib.h>

#include "table_blank.h"

struct cutting {
	const struct lines *lines;
	const struct verdict *v;
	struct grid *grid;
	struct stretch s;
	size_t body;		/* its first line */
	struct segments segs;	/* of the present line */
	size_t row;		/* the present row's first cell */
	size_t stub;		/* the display column where its label begins */
	size_t head;		/* rows of the header */
	size_t above, owed;	/* lines of its label above its figures; below, where the figures stand in the middle */
	bool waiting;		/* it has a label only: the next line of figures is its own */
};

static bool
skipped(const struct line *line)
{
	return line_blank(line) || line_draws(line);
}

static void
begin_row(struct cutting *c, size_t line, bool label)
{
	size_t k;

	grid_row(c->grid, line, label);
	c->row = c->grid->ncells;
	c->stub = c->segs.n ? c->segs.v[0].start : 0;
	for (k = 0; k < c->s.columns.n; k++)
		grid_cell(c->grid, k, 1);
}

/* The segments go to the present row's cells. */
static void
add_segments(struct cutting *c, size_t line)
{
	size_t k, end;

	for (k = 0; k < c->segs.n; k++) {
		const struct segment *seg = &c->segs.v[k];

		if (!seg->dots)
			grid_piece(c->grid, c->lines, c->row + stretch_column(&c->s, &c->segs, k, &end), line, seg->a, seg->b);
	}
}

/* --- header */

/* Headings over several columns have a row of their own:
 *
 *	               Exports           Imports
 *	Port        1990    1995      1990    1995
 *
 * They overlap the columns, or each stands over the middle of its share of them while the line below has a heading
 * for each. */
struct heads {
	size_t *col;		/* segs.n + 1 first columns */
	size_t *end;
	bool spans;
};

static void
heads_by_place(struct cutting *c, struct heads *h)
{
	size_t k;

	for (k = 0; k < c->segs.n; k++) {
		h->col[k] = stretch_column(&c->s, &c->segs, k, &h->end[k]);
		h->spans |= h->end[k] > h->col[k] + 1;
	}
}

static bool
in_middle(const struct segment *seg, size_t start, size_t end)
{
	size_t middle = seg->start + seg->end, want = start + end, off = middle > want ? middle - want : want - middle;

	return off <= (end - start) / 4 + 2;
}

/* Shares the columns behind the first among the segments, evenly. */
static void
heads_by_share(struct cutting *c, size_t i, struct heads *h)
{
	size_t k, share, columns = c->s.columns.n - 1;
	struct segments below = { 0 };
	bool even = c->segs.n && columns % c->segs.n == 0 && columns > c->segs.n &&
	    c->segs.v[0].start >= c->s.columns.v[0].end;

	if (even && i + 1 < c->lines->n)
		segments_find(&below, c->lines->v[i + 1].text);
	even &= below.n == columns || below.n == columns + 1;
	share = even ? columns / c->segs.n : 0;
	for (k = 0; even && k < c->segs.n; k++) {
		const struct segment *first = &below.v[below.n - columns + k * share];
		const struct column *col = &c->s.columns.v[1 + k * share];

		even = in_middle(&c->segs.v[k], first->start, first[share - 1].end) ||
		    in_middle(&c->segs.v[k], col->start, col[share - 1].end);
	}
	for (k = 0; even && k < c->segs.n; k++) {
		h->col[k] = 1 + k * share;
		h->end[k] = h->col[k] + share;
		h->spans = true;
	}
	segments_free(&below);
}

/* The row of a line with spanning headings: cells as wide as what they head. */
static void
spanning_row(struct cutting *c, size_t line, const struct heads *h)
{
	size_t k, next = 0;

	grid_row(c->grid, line, true);
	for (k = 0; k < c->segs.n; k++) {
		for (; next < h->col[k]; next++)
			grid_cell(c->grid, next, 1);
		if (next < h->end[k])
			grid_cell(c->grid, next, h->end[k] - next);
		if (next < h->end[k])
			next = h->end[k];
		grid_piece(c->grid, c->lines, c->grid->ncells - 1, line, c->segs.v[k].a, c->segs.v[k].b);
	}
	for (; next < c->s.columns.n; next++)
		grid_cell(c->grid, next, 1);
}

/* True, and the row made, where the line has headings over several columns. */
static bool
cut_spanning(struct cutting *c, size_t i)
{
	struct heads h = { rap_alloc(c->segs.n + 1, sizeof *h.col), rap_alloc(c->segs.n + 1, sizeof *h.end), false };

	heads_by_share(c, i, &h);
	if (!h.spans)
		heads_by_place(c, &h);
	if (h.spans)
		spanning_row(c, i, &h);
	free(h.col);
	free(h.end);
	return h.spans;
}

static void
cut_header(struct cutting *c)
{
	size_t i;
	bool open = false;

	for (i = c->v->first; i < c->body; i++) {
		if (skipped(&c->lines->v[i]))
			continue;
		segments_find(&c->segs, c->lines->v[i].text);
		if (cut_spanning(c, i)) {
			open = false;
			continue;
		}
		if (!open)
			begin_row(c, i, true);
		open = true;
		add_segments(c, i);
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
	for (i++; i < c->s.end && skipped(&c->lines->v[i]); i++)
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
		begin_row(c, i, false);
		c->waiting = label_runs_on(c, i);
		c->owed = c->above = 0;
	} else if (c->waiting || !stub || (!section && (begins_low(text) || (c->segs.n == 1 && c->segs.v[0].start > c->stub))))
		;
	else
		begin_row(c, i, false);
	c->above += c->waiting;
	add_segments(c, i);
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
		begin_row(c, i, false);
	c->owed = c->waiting && stretch_column(&c->s, &c->segs, 0, &end) > 0 ? c->above : 0;
	c->waiting = false;
	add_segments(c, i);
}

static void
cut_body(struct cutting *c)
{
	size_t i;

	for (i = c->body; i < c->v->end; i++) {
		const struct line *line = &c->lines->v[i];

		if (skipped(line))
			continue;
		segments_find(&c->segs, line->text);
		if (!c->segs.n)
			continue;
		if (i >= c->s.end)
			add_segments(c, i);
		else if (!segments_row(&c->segs))
			cut_words(c, i);
		else
			cut_figures(c, i);
	}
}

void
cut_blank(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct cutting c = { .lines = lines, .v = v, .grid = grid };
	struct segments segs = { 0 };
	size_t i = v->first;

	for (;; i++) {		/* the stretch begins at the first row, as the recogniser found it */
		if (skipped(&lines->v[i]))
			continue;
		segments_find(&segs, lines->v[i].text);
		if (segments_row(&segs))
			break;
	}
	segments_free(&segs);
	if (stretch_find(&c.s, lines, i)) {
		c.body = stretch_body(&c.s, lines);
		cut_header(&c);
		c.head = grid->nrows;
		cut_body(&c);
		types_mark_header(lines, grid, c.head);
	}
	segments_free(&c.segs);
	stretch_free(&c.s);
}
