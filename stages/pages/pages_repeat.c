/* pages_repeat.c - running headers and footers of pages that breaks part: lines near the edge of the page that
 * come again on other pages, at the same place, numbers not counted. A line that stands there once is text,
 * wherever it stands. */
#include <stdlib.h>

#include "pages.h"

#define EDGE 4		/* lines of text from the edge where furniture may stand */

static bool
at_edge(struct line *l)
{
	return l->kind == LINE_TEXT && (l->above < EDGE || l->below < EDGE) && pages_key(l);
}

static bool
at_top(const struct line *l)
{
	return l->above <= l->below;
}

/* Header and footer of the same words are two groups. */
static struct group *
group_of(struct rap_slots *g, const struct line *l)
{
	return rap_slot(g, at_top(l) ? l->key : l->key * 3 | 1);
}

static size_t
depth(const struct line *l)
{
	return at_top(l) ? l->above : l->below;
}

static void
count(struct pages *p, struct rap_slots *g, size_t i)
{
	struct line *l = &p->line[i];
	struct group *k = group_of(g, l);

	if (k->times == 0) {
		k->place = depth(l);
		k->first = i;
	}
	else if (p->line[k->last].page == l->page)
		return;
	else
		k->near += l->page - p->line[k->last].page <= 2;
	if (k->times == 1 && p->line[k->last].page == 0 && depth(l) + 1 < k->place)
		k->place = depth(l);	/* the title stands above it on the first page */
	k->same_place += depth(l) == k->place || depth(l) == k->place + 1 || depth(l) + 1 == k->place;
	k->times++;
	k->last = i;
}

/* On a fifth of the pages, or on pages that follow each other: a chapter's own header. */
static bool
repeats(const struct pages *p, const struct group *k)
{
	if (k->same_place * 4 < k->times * 3)
		return false;
	if (k->times == 2)
		return p->pages <= 4;
	return k->times > 2 && (k->times * 5 >= p->pages || k->near * 3 >= k->times * 2);
}

/* A page number counts with the pages: one that does not is a number in a table. */
static enum furniture
kind_of(const struct pages *p, const struct line *l)
{
	if (pages_is_number(p, l->text))
		return PAGE_NUMBER;
	return at_top(l) ? HEADER : FOOTER;
}

void
pages_repeat(struct pages *p)
{
	struct rap_slots g = RAP_SLOTS(struct group);

	if (p->pages < 2)
		return;
	for (size_t i = 0; i < p->n; i++)
		if (at_edge(&p->line[i]))
			count(p, &g, i);
	for (size_t i = 0; i < p->n; i++) {
		struct line *l = &p->line[i];

		struct group *k = at_edge(l) && l->is == NO_FURNITURE ? group_of(&g, l) : NULL;

		if (k && repeats(p, k))
			pages_mark_like(l, kind_of(p, l), "comes-again-at-the-edge-of-pages", k);
		else if (k)
			pages_explain_refused(p, k, "comes again at other places, or on too few pages");
	}
	rap_slots_free(&g);
}
