/* table_blank_head.c - tables aligned by blanks and leaders: the rows of the header. A part of rap-tables.
 *
 *	               Exports, tons        Imports
 *	                                        value,
 *	Port        1990    1995     tons     crowns
 *	Bergen        12      17        9     10,250
 *
 * The lines are read from the lowest upwards. A heading over one column carries on, upwards, what heads that column; one
 * that stands over several, or in the middle of them, heads them as one from there on. So headings make a tree over the
 * columns; its levels are the rows of the header. */
#include <stdlib.h>

#include "table_blank_head.h"

/* --- the tree */

static size_t
add_block(struct head *h, size_t from, size_t upto, const struct segment *seg)
{
	struct block *block;
	size_t t;

	if (h->nblocks == h->capblocks) {
		h->capblocks *= 2;
		h->blocks = rap_realloc(h->blocks, h->capblocks, sizeof *h->blocks);
	}
	block = &h->blocks[h->nblocks];
	*block = (struct block){ top(h, from)->col, top(h, upto)->end, top(h, from)->start, top(h, upto)->stop, 0, true, false, false };
	if (seg->start < block->start)
		block->start = seg->start;
	if (seg->end > block->stop)
		block->stop = seg->end;
	for (t = from; t <= upto; t++) {
		h->blocks[h->tops[t]].under = true;
		if (block->level <= top(h, t)->level)
			block->level = top(h, t)->level + 1;
	}
	return h->nblocks++;
}

static void
add_heading(struct head *h, size_t line, const struct segment *seg, size_t block)
{
	if (h->nheadings == h->capheadings) {
		h->capheadings = h->capheadings ? h->capheadings * 2 : 16;
		h->headings = rap_realloc(h->headings, h->capheadings, sizeof *h->headings);
	}
	h->headings[h->nheadings++] = (struct heading){ line, seg->a, seg->b, block };
}

/* The segment carries on the heading of the one top that it stands over. */
static void
carry_on(struct head *h, size_t t, const struct segment *seg, struct rap_str text)
{
	struct block *block = &h->blocks[h->tops[t]];
	size_t len;

	if (seg->start < block->start)
		block->start = seg->start;
	if (seg->end > block->stop)
		block->stop = seg->end;
	block->text = true;
	block->low = rap_is_lower(rap_utf8_get(text.s + seg->a, seg->b - seg->a, &len));
}

/* The line's segments become headings; what they stand over, when it is more than one, is one top from now on. */
static void
take_line(struct head *h, size_t line)
{
	size_t k, n = h->c->segs.n, t = 0, kept = 0;

	for (k = n; k-- > 0; ) {
		const struct segment *seg = &h->c->segs.v[k];
		bool spans = h->upto[k] > h->from[k];

		if (!spans)
			carry_on(h, h->from[k], seg, h->c->lines->v[line].text);
		add_heading(h, line, seg, spans ? add_block(h, h->from[k], h->upto[k], seg) : h->tops[h->from[k]]);
	}
	for (k = 0; k < n; k++) {
		if (h->upto[k] == h->from[k])
			continue;
		while (t < h->from[k])
			h->tops[kept++] = h->tops[t++];
		h->tops[kept++] = h->headings[h->nheadings - 1 - k].block;
		t = h->upto[k] + 1;
	}
	while (t < h->ntops)
		h->tops[kept++] = h->tops[t++];
	h->ntops = kept;
}

/* A rule below the line says what its headings stand over, also beside the heading of the labels:
 *
 *	            Exports       Imports
 *	 Port     -----------   -----------
 */
static struct columns
rules_below(const struct line *line)
{
	struct columns rules = { NULL, 0 };
	struct cursor cur = cursor_start(line->text);
	size_t cap = 0, from;

	if (line_draws(line))
		return is_full_rule(line->text) ? rules : columns_of_rule(line->text);
	if (!memmem(line->text.s, line->text.n, "----------", RULE_COLUMNS))
		return rules;
	while (cur.c) {
		for (from = cur.col; cur.c == '-'; cursor_next(&cur))
			;
		if (cur.col >= from + RULE_COLUMNS)
			columns_add(&rules, &cap, from, cur.col);
		while (cur.c && cur.c != '-')
			cursor_next(&cur);
	}
	return rules;
}

static void
widen_by_rule(struct head *h, size_t line)
{
	const struct lines *lines = h->c->lines;
	struct columns rule = { NULL, 0 };
	size_t k, r;

	if (line + 1 < h->c->body)
		rule = rules_below(&lines->v[line + 1]);
	for (k = r = 0; k < h->c->segs.n && r < rule.n; k++) {
		struct segment *seg = &h->c->segs.v[k];

		while (r < rule.n && rule.v[r].end <= seg->start)
			r++;
		if (r < rule.n && rule.v[r].start <= seg->start && seg->end <= rule.v[r].end) {
			seg->start = rule.v[r].start;
			seg->end = rule.v[r].end;
		}
	}
	free(rule.v);
}

/* --- rows and cells */

/* The block's first row and how many; what stands under no other reaches to the top. */
static size_t
first_row(const struct block *block, size_t levels, size_t *rows)
{
	*rows = block->under ? 1 : levels - block->level;
	return block->under ? levels - 1 - block->level : 0;
}

/* For each place of the header the block that owns it, 0 for none, else its number and 1. */
static size_t *
owners(const struct head *h, size_t levels)
{
	size_t *own = rap_alloc(levels * h->c->s.columns.n, sizeof *own), k, r, col, rows;

	for (k = 0; k < h->nblocks; k++) {
		size_t row = first_row(&h->blocks[k], levels, &rows);

		for (r = row; h->blocks[k].text && r < row + rows; r++)
			for (col = h->blocks[k].col; col < h->blocks[k].end; col++)
				own[r * h->c->s.columns.n + col] = k + 1;
	}
	return own;
}

/* Makes the rows, and returns the cell of each block. */
static size_t *
make_rows(const struct head *h, size_t levels)
{
	size_t *own = owners(h, levels), *cells = rap_alloc(h->nblocks, sizeof *cells), r, col, rows;
	struct grid *grid = h->c->grid;

	for (r = 0; r < levels; r++) {
		grid_row(grid, h->headings[h->nheadings - 1].line, true);
		for (col = 0; col < h->c->s.columns.n; col++) {
			size_t k = own[r * h->c->s.columns.n + col];

			if (!k)
				grid_cell(grid, col, 1);
			else if (h->blocks[k - 1].col == col && first_row(&h->blocks[k - 1], levels, &rows) == r) {
				cells[k - 1] = grid_cell(grid, col, h->blocks[k - 1].end - col);
				grid->cells[cells[k - 1]].rows = rows;
			}
		}
	}
	free(own);
	return cells;
}

static void
make_header(struct head *h)
{
	size_t k, levels = 0, *cells;

	for (k = 0; k < h->nblocks; k++)
		if (h->blocks[k].text && h->blocks[k].level + 1 > levels)
			levels = h->blocks[k].level + 1;
	if (!levels)
		return;
	cells = make_rows(h, levels);
	for (k = h->nheadings; k-- > 0; )
		grid_piece(h->c->grid, h->c->lines, cells[h->headings[k].block], h->headings[k].line, h->headings[k].a,
		    h->headings[k].b);
	free(cells);
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
		struct segment seg = c->segs.v[k], left;
		size_t col = stretch_column(&c->s, &c->segs, k, &end);

		for (; col + 1 < end && blank_between(c, text, &seg, col, &blank); col++) {
			left = seg;
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

static struct head
begin(struct cutting *c)
{
	struct head h = { .c = c, .nblocks = c->s.columns.n, .ntops = c->s.columns.n, .capblocks = c->s.columns.n };
	size_t k;

	h.blocks = rap_alloc(h.nblocks, sizeof *h.blocks);
	h.tops = rap_alloc(h.ntops, sizeof *h.tops);
	for (k = 0; k < h.ntops; k++) {
		h.blocks[k] = (struct block){ k, k + 1, c->s.columns.v[k].start, c->s.columns.v[k].end, 0, false, false, false };
		h.tops[k] = k;
	}
	return h;
}

void
cutting_header(struct cutting *c)
{
	struct head h = begin(c);
	bool lowest = true;
	size_t i;

	head_order(&h);
	for (i = c->body; i-- > c->v->first; ) {
		if (cutting_skips(&c->lines->v[i]))
			continue;
		segments_find(&c->segs, c->lines->v[i].text);
		if (lowest && !h.order.n)
			part_heads(c, c->lines->v[i].text);
		h.from = rap_realloc(h.from, c->segs.n + 1, sizeof *h.from);
		h.upto = rap_realloc(h.upto, c->segs.n + 1, sizeof *h.upto);
		widen_by_rule(&h, i);
		if (!head_place_ordered(&h, i))
			head_place(&h, c->lines->v[i].text, lowest);
		take_line(&h, i);
		h.full = c->segs.n - head_of_stub(&h) == h.ntops - 1;
		lowest = false;
	}
	make_header(&h);
	free(h.blocks);
	free(h.headings);
	free(h.tops);
	free(h.order.v);
	free(h.from);
	free(h.upto);
}

void
cutting_header_done(struct cutting *c)
{
	types_mark_header(c->lines, c->grid, c->head);
}
