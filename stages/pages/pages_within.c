/* pages_within.c - headers and footers that give themselves away by standing within sentences: lines that come again,
 * numbers not counted, at least twice where the text before has not ended and the text behind goes on in lower case. Such
 * pages need no marks and no even lengths.
 *
 *	the pilots asked the board to have the
 *
 *	Harbour Board, spring meeting       page 4
 *
 *	channel sounded before the winter. */
#include <stdlib.h>

#include "pages.h"

#define MOST 4			/* lines of a footer and a header together */
#define LONGEST 100		/* bytes of a line of furniture */
#define PROSE 40		/* bytes of a line that ends within a sentence, at least */

static bool
is_open(const struct line *l)
{
	size_t len;
	uint32_t c = rap_utf8_last(l->text, &len);

	return l->text.n >= PROSE && (rap_is_lower(c) || c == ',' || c == '-');
}

static bool
goes_on(const struct line *l)
{
	size_t len;

	return rap_is_lower(rap_utf8_get(l->text.s, l->text.n, &len));
}

static bool
may_be(const struct line *l)
{
	return l->kind == LINE_TEXT && l->is == NO_FURNITURE && l->text.n <= LONGEST && !goes_on(l) && !rap_ends(l->text, ".");
}

/* The next line of text behind i, n where there is none; furniture that is known already is passed over. */
static size_t
next_text(const struct pages *p, size_t i)
{
	while (++i < p->n && (p->line[i].kind != LINE_TEXT || p->line[i].is != NO_FURNITURE))
		;
	return i;
}

/* Lines behind i that stand within a sentence, up to MOST, with a blank line on either side; their places in at. */
static size_t
interlopers(const struct pages *p, size_t i, size_t at[MOST])
{
	size_t n = 0, next, last = i;

	/* The line itself first: to look on from each of a million blank lines would be quadratic. */
	if (p->line[i].kind != LINE_TEXT || p->line[i].is || !is_open(&p->line[i]))
		return 0;
	next = next_text(p, i);
	if (next == i + 1)
		return 0;
	for (; n < MOST && next < p->n && may_be(&p->line[next]); next = next_text(p, next))
		at[n++] = last = next;
	return next > last + 1 && next < p->n && goes_on(&p->line[next]) && p->line[next].text.n >= PROSE / 2 ? n : 0;
}

/* How often each line comes that stands within a sentence once. */
static void
count(struct pages *p, struct groups *g)
{
	for (size_t i = 0; i < p->n; i++) {
		struct line *l = &p->line[i];
		struct group *k;

		if (!may_be(l) || !l->alone || !pages_key(l))
			continue;
		k = pages_group(g, l->key);
		k->counts += k->times > 0 && (l->number == p->line[k->last].number + 1 ||
		    (l->number == p->line[k->last].number && !pages_is_number(p, l->text)));
		k->times++;
		k->last = i;
	}
}

/* Twice, with the same numbers or so that they count on; twice and a quarter of the times within a sentence. "9:42 A.M." and "9:49
 * A.M." do neither. */
static bool
is_furniture(const struct group *k)
{
	return k->times >= 2 && k->steps >= 2 && k->steps * 4 >= k->times && k->counts * 3 >= (k->times - 1) * 2;
}

/* Counts the lines that stand within sentences; in steps, since they are compared with the times they come at all. */
static size_t
count_within(struct pages *p, struct groups *g)
{
	size_t at[MOST], found = 0;

	for (size_t i = 0; i < p->n; i++)
		for (size_t n = interlopers(p, i, at); n-- > 0; found++) {
			if (found == 0)
				pages_groups_new(g, p->n);
			if (pages_key(&p->line[at[n]]))
				pages_group(g, p->line[at[n]].key)->steps++;
		}
	return found;
}

void
pages_within(struct pages *p)
{
	struct groups g;

	if (count_within(p, &g) == 0)
		return;
	count(p, &g);
	for (size_t i = 0; i < p->n; i++) {
		struct line *l = &p->line[i];

		if (!may_be(l) || !l->alone || !pages_key(l) || !is_furniture(pages_group(&g, l->key)))
			continue;
		l->is = pages_is_number(p, l->text) ? PAGE_NUMBER : HEADER;
		l->rule = "comes-again-within-sentences";
	}
	free(g.slot);
}
