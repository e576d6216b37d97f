/* pages_repeat.c - running headers and footers of pages that breaks part: lines near the edge of the page that
 * come again on other pages, at the same place, numbers not counted. A line that stands there once is text,
 * wherever it stands. */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

#define STEM 8		/* bytes of a part of a line */
#define STEM_LINE 100	/* bytes of such a line */
#define STEMS 3		/* pages that have it, at least */

static bool
at_edge(struct line *l)
{
	return l->twin && pages_key(l);
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

/* On a fifth of the pages, or on pages that follow each other: a chapter's own header. Twice will do on few pages, but
 * what goes on in small letters is rather text. */
static bool
repeats(const struct pages *p, const struct group *k)
{
	const struct line *l = &p->line[k->first];

	if (k->same_place * 4 < k->times * 3)
		return false;
	if (k->times == 2)
		return p->pages <= 4 && (l->number != NO_NUMBER || !(l->text.s[0] >= 'a' && l->text.s[0] <= 'z'));
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

/* --- headers that have a part of their own on each page, or on each chapter's:
 *	Harbour Board, annual report: The Fleet */

/* The bytes of the part before the separator, or all up to the part behind it. */
static size_t
separator(struct rap_str s)
{
	for (size_t i = STEM; i + 1 < s.n && s.n < STEM_LINE; i++)
		if ((s.s[i] == ':' && s.s[i + 1] == ' ') || memcmp(s.s + i, "   ", 3) == 0 ||
		    (s.s[i - 1] == ' ' && (s.s[i] == '|' || s.s[i] == '-') && s.s[i + 1] == ' '))
			return i;
	return 0;
}

/* The key of one part of a line that is the first or last one of its page, and stands apart; 0 where there is none. */
static uint64_t
stem(const struct pages *p, size_t i, bool second)
{
	const struct line *l = &p->line[i];
	size_t at;

	if (l->kind != LINE_TEXT || l->is || (l->above > 0 && l->below > 0) || l->above == l->below)
		return 0;
	if ((l->above == 0 && i + 1 < p->n && p->line[i + 1].kind == LINE_TEXT) ||
	    (l->below == 0 && i > 0 && p->line[i - 1].kind == LINE_TEXT) || (at = separator(l->text)) == 0 ||
	    (second && l->text.n - at <= STEM))
		return 0;
	return rap_hash(rap_trim(second ? rap_cut(l->text, at + 1, l->text.n) : rap_cut(l->text, 0, at))) * 4 +
	    2 * (l->above == 0) + second;
}

/* The line that has text on its page on one side only; n behind the last one. */
static size_t
next_at_end(const struct pages *p, size_t i)
{
	while (i < p->n && (p->line[i].kind != LINE_TEXT || (p->line[i].above > 0 && p->line[i].below > 0)))
		i++;
	return i;
}

/* A part that comes on two pages of three, and on three at least. */
static void
find_stems(struct pages *p)
{
	struct rap_slots g = RAP_SLOTS(struct group);
	size_t *at = rap_alloc(2 * p->pages, sizeof(*at)), n = 0;

	for (size_t i = next_at_end(p, 0); i < p->n; i = next_at_end(p, i + 1))
		at[n++] = i;
	for (size_t pass = 0; pass < 4; pass++)
		for (size_t k = 0; k < n; k++) {
			struct line *l = &p->line[at[k]];
			uint64_t key = stem(p, at[k], pass % 2);
			struct group *here = key ? rap_slot(&g, key) : NULL;

			if (here && pass < 2)
				here->times++;
			else if (here && here->times >= STEMS && here->times * 3 >= p->pages * 2)
				pages_guess(l, l->above == 0 ? HEADER : FOOTER, "part-of-it-comes-again");
		}
	free(at);
	rap_slots_free(&g);
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

		if (k && repeats(p, k) && k->marked > 0 && p->line[k->marked - 1].page == l->page)
			continue;		/* the title, below a header of the same words */
		if (k && (k->marked = i + 1) && repeats(p, k))
			pages_mark_like(l, kind_of(p, l), "comes-again-at-the-edge-of-pages", k);
		else if (k)
			pages_explain_refused(p, k, "comes again at other places, or on too few pages");
	}
	rap_slots_free(&g);
	if (p->pages >= STEMS)
		find_stems(p);
}
