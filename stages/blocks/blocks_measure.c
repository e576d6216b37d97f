/* blocks_measure.c - where the document wraps its lines, from the statistics of all of them.
 *
 * A line that the next one carries on in lower case was wrapped: such pairs tell wrapped text from text with one line a
 * paragraph, and their widths tell the column. */
#include <stdlib.h>

#include "blocks.h"

#define WIDEST 400	/* columns: lines longer than this are not wrapped by anyone */
#define NARROWEST 24	/* columns of the narrowest text column worth the name */

static bool
are_text(const struct line *a)
{
	return a->kind == LINE_TEXT && a[1].kind == LINE_TEXT;
}

/* Line b is one that hangs below the one before it, an entry of a bibliography:
 *	Cabral, J. (2001), "Quays and Their Keepers", Journal of
 *	    Harbours 12. */
static bool
may_hang(const struct line *b)
{
	const struct line *a = b - 1;

	return b->follows && b->indent >= a->indent + 2 && b->indent <= a->indent + 12 && a->mark.kind == RAP_MARK_NONE &&
	    b->mark.kind == RAP_MARK_NONE;
}

/* Its first word had no room in the line before. */
static bool
is_behind_full(const struct lines *ls, const struct line *b)
{
	return b[-1].width <= ANY_WRAPPED && b[-1].width + 1 + b->first > ls->widest - ls->widest / 20;
}

static void
hanging(struct lines *ls)
{
	size_t all = 0, full = 0;

	for (const struct line *b = ls->line; b < ls->line + ls->n; b++) {
		if (!may_hang(b))
			continue;
		all++;
		full += is_behind_full(ls, b);
	}
	ls->hangs = full >= 2 && full * 5 >= all * 4;
}

/* A short record of many short turns has few lines that are carried on; but those are full, and no line is overlong. */
static bool
is_wrapped(const struct lines *ls, size_t pairs, size_t carried, const size_t *widths)
{
	size_t full = 0;

	if (carried * 5 >= pairs)
		return carried > 0;
	if (carried < 2 || carried * 12 < pairs || ls->longest > ANY_WRAPPED)
		return false;
	for (uint32_t w = ls->longest - ls->longest / 6; w <= ls->longest; w++)
		full += widths[w];
	return full * 4 >= carried * 3;
}

/* More lines go far over the column than were carried on at it: lines are paragraphs, and a few short ones happened to look
 * as if they went on:
 *	For more about the lamps:
 *	lamps@port.example
 *	The Lamp Office, which was founded before the mole was built, keeps ninety lights from the cape to the river. */
static bool
is_overrun(const struct lines *ls, uint32_t column, size_t carried)
{
	size_t over = 0;

	if (ls->longest <= column + column / 2)
		return false;
	for (const struct line *l = ls->line; l < ls->line + ls->n && over <= carried; l++)
		over += l->kind == LINE_TEXT && l->width > column + column / 2;
	return over > carried;
}

uint32_t
blocks_column(const size_t *widths, uint32_t widest, size_t lines)
{
	uint32_t column = 0;

	for (size_t seen = 0; column < widest && seen * 10 < lines * 9; column++)
		seen += widths[column + 1];
	return column;
}

/* The document's column: nine in ten of the lines that are carried on end before it. 0: lines are paragraphs. */
static uint32_t
document_column(const struct lines *ls)
{
	size_t pairs = 0, carried = 0, widths[WIDEST + 1] = { 0 };
	uint32_t column;

	for (const struct line *b = ls->line; b < ls->line + ls->n; b++) {
		if (!b->follows || b->mark.kind != RAP_MARK_NONE || b[-1].width > WIDEST)
			continue;
		pairs++;
		if (blocks_is_cut_off(b) || (ls->hangs && may_hang(b) && is_behind_full(ls, b))) {
			carried++;
			widths[b[-1].width]++;
		}
	}
	if (!is_wrapped(ls, pairs, carried, widths))
		return 0;
	column = blocks_column(widths, WIDEST, carried);
	return column >= NARROWEST && !is_overrun(ls, column, carried) ? column : 0;
}

/* Lines [l, to) stand together without a blank line. Four of five of them are full for the widest of them: they
 * are wrapped at its width, whatever the rest of the document does (a quotation set narrower, an abstract set
 * wider, where the others are not wrapped). */
static uint32_t
own_column(const struct line *l, const struct line *to, uint32_t widest, uint32_t column)
{
	size_t full = 0, lines = (size_t)(to - l);

	if (lines < 4 || widest < NARROWEST || widest > WIDEST || (column && widest >= column))
		return column;
	for (const struct line *b = l + 1; b < to; b++)
		full += b[-1].width + 1 + b->first > widest;
	return full * 5 >= (lines - 1) * 4 ? widest : column;
}

#define DEEPEST 64	/* columns: text is not set in deeper */

size_t
blocks_most_frequent(const size_t *count, size_t n)
{
	size_t best = 0;

	for (size_t i = 1; i < n; i++)
		best = count[i] > count[best] ? i : best;
	return best;
}

/* First lines set in: a tenth of the lines that are carried on stand deeper than what carries them on. */
static void
first_lines(struct lines *ls)
{
	size_t base[DEEPEST] = { 0 }, first[DEEPEST] = { 0 }, carried = 0, set_in = 0;

	for (const struct line *b = ls->line, *a; b < ls->line + ls->n; b++) {
		if (!b->follows || !blocks_is_cut_off(b) || b[-1].indent >= DEEPEST || b->indent >= DEEPEST)
			continue;
		a = b - 1;
		carried++;
		base[b->indent]++;
		if (a->indent > b->indent && a->indent <= b->indent + 12) {
			first[a->indent]++;
			set_in++;
		}
	}
	ls->base = ls->set_in = (uint32_t)blocks_most_frequent(base, DEEPEST);
	if (set_in >= 2 && set_in * 10 >= carried)
		ls->set_in = (uint32_t)blocks_most_frequent(first, DEEPEST);
}

/* Sentences that end before the column are followed by a blank line, nearly always. */
static void
spacing(struct lines *ls, uint32_t column)
{
	size_t parted = 0, glued = 0;

	for (const struct line *a = ls->line, *b = a + 1; b < ls->line + ls->n; a = b++) {
		if (!a->ends_sentence || !b->starts_upper || !are_text(a) || b->mark.kind != RAP_MARK_NONE ||
		    a->indent != b->indent || a->width + 1 + b->first > column)
			continue;
		parted += b->blanks > 0;
		glued += b->blanks == 0;
	}
	ls->spaced = parted > 4 && glued * 12 < parted;
}

void
blocks_measure(struct lines *ls)
{
	struct line *from, *to, *end = ls->line + ls->n;
	uint32_t column, own, widest;

	blocks_close_up(ls);
	hanging(ls);
	ls->column = column = document_column(ls);
	first_lines(ls);
	spacing(ls, column);
	for (from = ls->line; from < end; from = to) {
		widest = from->width;
		for (to = from + 1; to < end && to->follows; to++)
			widest = to->width > widest ? to->width : widest;
		own = own_column(from, to, widest, column);
		for (; from < to; from++)
			from->right = own;
	}
}
