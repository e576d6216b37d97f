/* blocks_measure.c - where the document wraps its lines, from the statistics of all of them.
 *
 * A line that the next one carries on in lower case was wrapped: such pairs tell wrapped text from text with one line a
 * paragraph, and their widths tell the column. */
#include <stdlib.h>

#include "blocks.h"

#define WIDEST 400	/* columns: lines longer than this are not wrapped by anyone */
#define NARROWEST 24	/* columns of the narrowest text column worth the name */

static bool
neighbours(const struct lines *ls, size_t i)
{
	const struct line *a = &ls->line[i], *b = a + 1;

	return i + 1 < ls->n && a->kind == LINE_TEXT && b->kind == LINE_TEXT && b->blanks == 0;
}

#define FULL_ENOUGH 40	/* columns of a line that may be a full one */
#define ANY_WRAPPED 100	/* columns: where no line is longer, few pairs tell */

/* In a typescript a blank line stands between any two lines, and two of them between paragraphs: where nearly no lines stand
 * together, and many that one blank line parts are one sentence, that blank line is none. */
static void
close_up(struct lines *ls)
{
	size_t together = 0, apart = 0, carried = 0;

	for (size_t i = 0; i + 1 < ls->n; i++) {
		const struct line *a = &ls->line[i], *b = a + 1;

		if (a->kind != LINE_TEXT || b->kind != LINE_TEXT)
			continue;
		together += b->blanks == 0;
		apart += b->blanks == 1;
		carried += b->blanks == 1 && b->starts_lower && !a->ends_sentence && a->width >= FULL_ENOUGH;
	}
	if (carried < 4 || carried * 3 < apart || together * 10 > apart)
		return;
	for (size_t i = 0; i < ls->n; i++)
		ls->line[i].blanks -= ls->line[i].blanks > 0;
}

/* Line i is one that hangs below the one before it, an entry of a bibliography:
 *	Cabral, J. (2001), "Quays and Their Keepers", Journal of
 *	    Harbours 12. */
static bool
may_hang(const struct lines *ls, size_t i)
{
	const struct line *a = &ls->line[i - 1], *b = a + 1;

	return b->indent >= a->indent + 2 && b->indent <= a->indent + 12 && neighbours(ls, i - 1) &&
	    a->mark.kind == RAP_MARK_NONE && b->mark.kind == RAP_MARK_NONE;
}

/* Its first word had no room in the line before. */
static bool
is_behind_full(const struct lines *ls, size_t i)
{
	const struct line *a = &ls->line[i - 1], *b = a + 1;

	return a->width <= ANY_WRAPPED && a->width + 1 + b->first > ls->widest - ls->widest / 20;
}

static void
hanging(struct lines *ls)
{
	size_t all = 0, full = 0;

	for (size_t i = 1; i < ls->n; i++) {
		if (!may_hang(ls, i))
			continue;
		all++;
		full += is_behind_full(ls, i);
	}
	ls->hangs = full >= 2 && full * 5 >= all * 4;
}

static void
margins(struct lines *ls)
{
	ls->margin = UINT32_MAX;
	for (size_t i = 0; i < ls->n; i++) {
		const struct line *l = &ls->line[i];

		if (l->kind != LINE_TEXT)
			continue;
		ls->margin = l->indent < ls->margin ? l->indent : ls->margin;
		ls->widest = l->width <= ANY_WRAPPED && l->width > ls->widest ? l->width : ls->widest;
	}
}

/* A short record of many short turns has few lines that are carried on; but those are full, and no line is overlong. */
static bool
is_wrapped(const struct lines *ls, size_t pairs, size_t carried, const size_t *widths)
{
	uint32_t widest = 0;
	size_t full = 0;

	if (carried * 5 >= pairs)
		return carried > 0;
	for (size_t i = 0; i < ls->n; i++)
		widest = ls->line[i].kind == LINE_TEXT && ls->line[i].width > widest ? ls->line[i].width : widest;
	if (carried < 2 || carried * 12 < pairs || widest > ANY_WRAPPED)
		return false;
	for (uint32_t w = widest - widest / 6; w <= widest; w++)
		full += widths[w];
	return full * 4 >= carried * 3;
}

/* The document's column: nine in ten of the lines that are carried on end before it. 0: lines are paragraphs. */
static uint32_t
document_column(const struct lines *ls)
{
	size_t pairs = 0, carried = 0, widths[WIDEST + 1] = { 0 }, seen = 0;
	uint32_t column = 0;

	for (size_t i = 0; i < ls->n; i++) {
		const struct line *a = &ls->line[i];

		if (!neighbours(ls, i) || a[1].mark.kind != RAP_MARK_NONE || a->width > WIDEST)
			continue;
		pairs++;
		if ((a[1].starts_lower && !a->ends_sentence) || (ls->hangs && may_hang(ls, i + 1) && is_behind_full(ls, i + 1))) {
			carried++;
			widths[a->width]++;
		}
	}
	if (!is_wrapped(ls, pairs, carried, widths))
		return 0;
	for (; column < WIDEST && seen * 10 < carried * 9; column++)
		seen += widths[column + 1];
	return column >= NARROWEST ? column : 0;
}

/* Lines [from, to) stand together without a blank line. Four of five of them are full for the widest of them: they
 * are wrapped at its width, whatever the rest of the document does (a quotation set narrower, an abstract set
 * wider). */
static uint32_t
own_column(const struct lines *ls, size_t from, size_t to)
{
	uint32_t widest = 0;
	size_t full = 0;

	for (size_t i = from; i < to; i++)
		widest = ls->line[i].width > widest ? ls->line[i].width : widest;
	for (size_t i = from; i + 1 < to; i++)
		full += ls->line[i].width + 1 + ls->line[i + 1].first > widest;
	return to - from >= 4 && full * 5 >= (to - from - 1) * 4 && widest >= NARROWEST && widest <= WIDEST ? widest : 0;
}

#define DEEPEST 64	/* columns: text is not set in deeper */

static size_t
most_frequent(const size_t *count, size_t n)
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

	for (size_t i = 0; i < ls->n; i++) {
		const struct line *a = &ls->line[i];

		if (!neighbours(ls, i) || !a[1].starts_lower || a->ends_sentence ||
		    a->indent >= DEEPEST || a[1].indent >= DEEPEST)
			continue;
		carried++;
		base[a[1].indent]++;
		if (a->indent > a[1].indent && a->indent <= a[1].indent + 12) {
			first[a->indent]++;
			set_in++;
		}
	}
	ls->base = ls->set_in = (uint32_t)most_frequent(base, DEEPEST);
	if (set_in >= 2 && set_in * 10 >= carried)
		ls->set_in = (uint32_t)most_frequent(first, DEEPEST);
}

/* Sentences that end before the column are followed by a blank line, nearly always. */
static void
spacing(struct lines *ls, uint32_t column)
{
	size_t parted = 0, glued = 0;

	for (size_t i = 0; i + 1 < ls->n; i++) {
		const struct line *a = &ls->line[i], *b = a + 1;

		if (a->kind != LINE_TEXT || b->kind != LINE_TEXT || b->mark.kind != RAP_MARK_NONE || a->indent != b->indent ||
		    !a->ends_sentence || !b->starts_upper || a->width + 1 + b->first > column)
			continue;
		parted += b->blanks > 0;
		glued += b->blanks == 0;
	}
	ls->spaced = parted > 4 && glued * 12 < parted;
}

void
blocks_measure(struct lines *ls)
{
	uint32_t column, own;
	size_t from, to;

	close_up(ls);
	margins(ls);
	hanging(ls);
	ls->column = column = document_column(ls);
	first_lines(ls);
	spacing(ls, column);
	for (from = 0; from < ls->n; from = to) {
		for (to = from + 1; neighbours(ls, to - 1); to++)
			;
		own = own_column(ls, from, to);
		if (own == 0 || own > column)
			own = column ? column : own;
		for (size_t i = from; i < to; i++)
			ls->line[i].right = own;
	}
}
