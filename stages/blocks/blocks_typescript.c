/* blocks_typescript.c - double spacing: a blank line stands between any two lines of running text, and is none.
 *
 *	The pilots of Port Maren have asked for a new quay since the
 *
 *	winter of the great storm.
 *
 * Where many full lines are carried on behind one blank line, the document is written so. Lists, quotations and headings may be
 * of single spacing all the same, and the blank line between two paragraphs need be no larger than that between two lines:
 * so only the blank line behind a full line goes, and what tells a first line keeps it. */
#include "blocks.h"

#define FULL_ENOUGH 40	/* columns of a line that may be a full one */
#define WIDEST 120	/* columns: lines longer than this are not typed */
#define DEEPEST 64

struct typing {
	size_t apart, carried;			/* pairs of lines with one blank line between; those of one sentence */
	size_t widths[WIDEST + 1];		/* of the lines that are carried on */
	size_t indents[DEEPEST];		/* of the lines that carry them on */
	uint32_t column, base;
};

/* Nothing stands right above it. */
static bool
is_clear(const struct lines *ls, const struct line *l)
{
	return l == ls->line || l->blanks > 0 || l[-1].kind != LINE_TEXT;
}

/* One blank line parts the line behind a from it, and that one has no line right below it. */
static bool
stand_apart(const struct lines *ls, const struct line *a)
{
	const struct line *b = a + 1;

	return b->blanks == 1 && a->kind == LINE_TEXT && b->kind == LINE_TEXT && a->width >= FULL_ENOUGH && a->width <= WIDEST &&
	    (b + 1 == ls->line + ls->n || is_clear(ls, b + 1));
}

static bool
carries_on(const struct line *b)
{
	return blocks_is_cut_off(b) && b->mark.kind == RAP_MARK_NONE;
}

static void
count(const struct lines *ls, struct typing *t)
{
	for (const struct line *a = ls->line, *end = a + ls->n; a + 1 < end; a++) {
		if (!stand_apart(ls, a) || !is_clear(ls, a))
			continue;
		t->apart++;
		if (!carries_on(a + 1))
			continue;
		t->carried++;
		t->widths[a->width]++;
		t->indents[a[1].indent < DEEPEST ? a[1].indent : DEEPEST - 1]++;
	}
}

/* Nine in ten of the lines that are carried on end before the column; where most of them come near it, they were wrapped. */
static bool
is_typescript(struct typing *t)
{
	size_t near = 0;

	if (t->carried < 4 || t->carried * 3 < t->apart)
		return false;
	t->column = blocks_column(t->widths, WIDEST, t->carried);
	t->base = (uint32_t)blocks_most_frequent(t->indents, DEEPEST);
	for (uint32_t w = t->column - t->column / 5; w <= WIDEST; w++)
		near += t->widths[w];
	return near * 4 >= t->carried * 3;
}

/* Line b is a first line, set in; behind a number it may as well hang, unless what carries it on does not:
 *	1.1. Pilots
 *
 *	     The pilots were asked whether they would rather work from
 *
 *	the old quay. */
static bool
is_set_in(const struct typing *t, const struct line *a, const struct line *b, const struct line *end)
{
	if (b->indent <= t->base)
		return false;
	if (b + 1 < end && b[1].indent < b->indent && carries_on(b + 1))
		return true;
	return a->mark.kind == RAP_MARK_NONE && b->indent > a->indent;
}

/* Line b may carry on a: there was no room for its first word, or it goes on within the sentence. */
static bool
may_carry_on(const struct typing *t, const struct line *a, const struct line *b, const struct line *end)
{
	bool full = a->width + 1 + b->first > t->column - t->column / 10;

	return carries_on(b) || (full && !is_set_in(t, a, b, end));
}

void
blocks_close_up(struct lines *ls)
{
	struct typing t = { 0 };
	bool clear = true, below;

	count(ls, &t);
	if (!is_typescript(&t))
		return;
	for (struct line *a = ls->line; a + 1 < ls->line + ls->n; a++, clear = below) {
		below = is_clear(ls, a + 1);
		if (clear && stand_apart(ls, a) && may_carry_on(&t, a, a + 1, ls->line + ls->n)) {
			a[1].blanks = 0;
			a[1].follows = true;
		}
	}
}
