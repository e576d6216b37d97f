/* table_blank_head.c - tables aligned by blanks and leaders: the rows of the header. A part of rap-tables. */
#include <stdlib.h>

#include "table_blank.h"

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
	c->row = c->grid->ncells;
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

/* --- headings over several lines */

static bool
under(const struct segment *seg, const struct segment *over)
{
	return seg->start < over->end && over->start < seg->end;
}

/* Of the headings in the spanning row above the one that seg alone stands under, in its middle or where it begins:
 *
 *	              Dues paid
 *	Member         (crowns)
 *	           1990        1995
 *
 * over.n where there is none. */
static size_t
heading_above(const struct cutting *c, size_t k)
{
	const struct segment *seg = &c->segs.v[k];
	size_t o, j;

	for (o = 0; o < c->over.n && !under(seg, &c->over.v[o]); o++)
		;
	for (j = 0; o < c->over.n && j < c->segs.n; j++)
		if (j != k && under(&c->segs.v[j], &c->over.v[o]))
			return c->over.n;
	if (o < c->over.n && !in_middle(seg, c->over.v[o].start, c->over.v[o].end) && seg->start != c->over.v[o].start)
		return c->over.n;
	return o;
}

/* "per cent", "(crowns)": no heading begins so. */
static bool
carries_on(struct rap_str text)
{
	size_t len;

	return text.s[0] == '(' || rap_is_lower(rap_utf8_get(text.s, text.n, &len));
}

/* True, and the texts added, where the line carries on the spanning headings above it; a heading of the stub may stand
 * beside. */
static bool
carry_on_spans(struct cutting *c, size_t i)
{
	size_t k, stub = c->segs.n && c->segs.v[0].end <= c->s.columns.v[1].start;

	if (!c->over.n || cutting_skips(&c->lines->v[i - 1]) || c->segs.n <= stub)
		return false;
	for (k = stub; k < c->segs.n; k++)
		if (heading_above(c, k) == c->over.n || !carries_on(rap_cut(c->lines->v[i].text, c->segs.v[k].a, c->segs.v[k].b)))
			return false;
	for (k = 0; k < c->segs.n; k++)
		grid_piece(c->grid, c->lines, k < stub ? c->row : c->grid->pieces[c->over_piece + heading_above(c, k)].cell, i,
		    c->segs.v[k].a, c->segs.v[k].b);
	return true;
}

static void
keep_spans(struct cutting *c)
{
	size_t k;

	c->over_piece = c->grid->npieces - c->segs.n;
	c->over.n = 0;
	for (k = 0; k < c->segs.n; k++)
		segments_put(&c->over, c->segs.v[k]);
}

/* --- headings with one blank between them */

/* Where in the segment, which lies over columns a and a + 1, one blank parts a heading of the one from a heading of the
 * other; false where none does. */
static bool
blank_between(const struct cutting *c, struct rap_str text, const struct segment *seg, size_t a, struct cursor *blank)
{
	const struct column *left = &c->s.columns.v[a], *right = left + 1;
	struct cursor cur = { rap_cut(text, 0, seg->b), seg->a, 0, seg->start, 0, 0 };

	bool found = false;

	for (cursor_look(&cur); cur.c && cur.col <= right->start; cursor_next(&cur))
		if (cur.c == ' ' && cur.col + 1 >= left->end && cur.col + 1 < right->end) {
			*blank = cur;
			found = true;
		}
	return found;
}

/* Parts the headings of the last line of the header, which are for one column each:
 *
 *	Parish      Mean   Std. dev. Least
 *	Holm        12.5        0.25     3
 */
static void
part_heads(struct cutting *c, struct rap_str text)
{
	struct segments parted = { 0 }, swap;
	struct cursor blank;
	size_t k, end;

	for (k = 0; k < c->segs.n; k++) {
		struct segment seg = c->segs.v[k], left = seg;
		size_t col = stretch_column(&c->s, &c->segs, k, &end);

		if (end == col + 2 && blank_between(c, text, &seg, col, &blank)) {
			left.b = blank.at;
			left.end = blank.col;
			segments_put(&parted, left);
			seg.a = blank.at + 1;
			seg.start = blank.col + 1;
		}
		segments_put(&parted, seg);
	}
	swap = c->segs;
	c->segs = parted;
	segments_free(&swap);
}

/* --- the header */

/* The heading of the stub stands on whatever line of the header; it is the heading of all of its rows. */
static void
span_stub(struct grid *grid)
{
	size_t rows, row = 0, k;

	for (rows = 0; rows < grid->nrows && grid->rows[rows].label; rows++)
		;
	for (k = 0; k < grid->npieces; k++) {
		const struct cell *cell = &grid->cells[grid->pieces[k].cell];

		if (cell->row >= rows || cell->col > 0)
			continue;
		if (cell->cols > 1 || (row && row != cell->row))
			return;
		row = cell->row;
	}
	if (row)
		grid_span_first(grid, rows);
}

static bool
last_of_header(const struct cutting *c, size_t i)
{
	for (i++; i < c->body; i++)
		if (!cutting_skips(&c->lines->v[i]))
			return false;
	return true;
}

void
cutting_header(struct cutting *c)
{
	size_t i;
	bool open = false;

	for (i = c->v->first; i < c->body; i++) {
		if (cutting_skips(&c->lines->v[i]))
			continue;
		segments_find(&c->segs, c->lines->v[i].text);
		if (carry_on_spans(c, i))
			continue;
		if (last_of_header(c, i))
			part_heads(c, c->lines->v[i].text);
		c->over.n = 0;
		if (cut_spanning(c, i)) {
			keep_spans(c);
			open = false;
			continue;
		}
		if (!open)
			cutting_row(c, i, true);
		open = true;
		cutting_add(c, i);
	}
	segments_free(&c->over);
}

void
cutting_header_done(struct cutting *c)
{
	types_mark_header(c->lines, c->grid, c->head);
	span_stub(c->grid);
}
