/* pages_within.c - headers and footers that give themselves away by standing within sentences: lines that come again,
 * numbers not counted, at least twice where the text before has not ended and the text behind goes on in lower case.
 * Such pages need no marks and no even lengths.
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

struct within {			/* lines that stand within a sentence once, by key */
	struct rap_slots groups;
	bool first[256], last[256];	/* what they begin and end with, as sign has it: few other lines need a key */
	size_t direct;		/* times that a sentence goes on behind a blank line, and nothing stands within it */
	size_t times;		/* times that something does */
};

/* Equal for lines of equal keys. */
static unsigned char
sign(char at)
{
	unsigned char c = (unsigned char)at;

	if (c >= 0x80)
		return 0x80;	/* the same letter in the other case may have another first byte, or be of ASCII */
	return pages_is_digit(at) ? '0' : (unsigned char)rap_to_lower(c);
}

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
	return l->kind == LINE_TEXT && l->is == NO_FURNITURE && l->text.n <= LONGEST && !goes_on(l) &&
	    (!rap_ends(l->text, ".") || rap_ends(l->text, "..."));
}

/* The next line of text behind i, n where there is none; furniture that is known already is passed over. */
static size_t
next_text(const struct pages *p, size_t i)
{
	while (++i < p->n && !pages_is_text(p, i))
		;
	return i;
}

/* Lines behind i that stand within a sentence, up to MOST, with a blank line on either side; their places in at. */
static size_t
interlopers(const struct pages *p, size_t i, size_t at[MOST])
{
	size_t n = 0, next, last = i;

	next = next_text(p, i);
	for (; n < MOST && next < p->n && may_be(&p->line[next]); next = next_text(p, next))
		at[n++] = last = next;
	return next > last + 1 && next < p->n && goes_on(&p->line[next]) && p->line[next].text.n >= PROSE / 2 ? n : 0;
}

static struct group *
group_of(struct pages *p, struct within *w, size_t i)
{
	uint64_t key = pages_key(&p->line[i]);

	return key ? rap_slot(&w->groups, key) : NULL;
}

/* The sentence of line i goes on behind the next blank line. */
static bool
is_spaced(const struct pages *p, size_t i)
{
	return i + 2 < p->n && p->line[i + 1].kind == LINE_BLANK && pages_is_text(p, i + 2) && goes_on(&p->line[i + 2]);
}

/* Line i ends within a sentence, and no text stands right below it. Asked of each line before others are looked for: to
 * look on from each of a million blank lines would be quadratic. */
static bool
is_cut(const struct pages *p, size_t i)
{
	return pages_is_text(p, i) && !pages_is_text(p, i + 1) && is_open(&p->line[i]);
}

/* In double spacing any line stands alone; this one is of a sentence itself. */
static bool
is_part(const struct within *w, const struct line *l)
{
	return w->direct > w->times && is_open(l);
}

/* How many lines come within a sentence twice; how often each does is in its group's steps, since they are compared
 * with the times it comes at all. */
static size_t
count_within(struct pages *p, struct within *w)
{
	size_t at[MOST], twice = 0;

	for (size_t i = 0; i < p->n; i++) {
		size_t n;

		if (!is_cut(p, i))
			continue;
		n = interlopers(p, i, at);
		w->times += n > 0;
		w->direct += n == 0 && is_spaced(p, i);
		while (n-- > 0) {
			struct group *k = group_of(p, w, at[n]);
			struct rap_str s = p->line[at[n]].text;

			if (!k)
				continue;
			w->first[sign(s.s[0])] = w->last[sign(s.s[s.n - 1])] = true;
			twice += ++k->steps == 2;
		}
	}
	return twice;
}

/* The group of a line alone that may be furniture, NULL of any other. */
static struct group *
candidate(struct pages *p, struct within *w, size_t i)
{
	const struct line *l = &p->line[i];
	struct rap_str s = l->text;

	if (!l->alone || !w->first[sign(s.s[0])] || !w->last[sign(s.s[s.n - 1])])
		return NULL;
	return may_be(l) && !is_part(w, l) ? group_of(p, w, i) : NULL;
}

/* How often each line comes that stands within a sentence once. */
static void
count(struct pages *p, struct within *w)
{
	for (size_t n = 0; n < p->odds; n++) {
		size_t i = p->odd[n];
		const struct line *l = &p->line[i];
		struct group *k = candidate(p, w, i);

		if (!k)
			continue;
		k->counts += k->times > 0 && (pages_counts_on(&p->line[k->last], l) ||
		    (l->number == p->line[k->last].number && !pages_is_number(p, l->text)));
		k->first = k->times++ ? k->first : i;
		k->last = i;
	}
}

/* Twice, with the same numbers or so that they count on; twice and a quarter of the times within a sentence. "9:42
 * A.M." and "9:49 A.M." do neither. */
static bool
is_furniture(const struct group *k)
{
	return k->times >= 2 && k->steps >= 2 && k->steps * 4 >= k->times && k->counts * 3 >= (k->times - 1) * 2;
}

static void
mark(struct pages *p, struct within *w)
{
	for (size_t i = 0; i < p->odds; i++) {
		struct line *l = &p->line[p->odd[i]];
		struct group *k = candidate(p, w, p->odd[i]);

		if (k && !is_furniture(k))
			pages_explain_refused(p, k, "comes within sentences, but mostly elsewhere, or its numbers do not count on");
		if (!k || !is_furniture(k))
			continue;
		pages_mark_like(l, pages_is_number(p, l->text) ? PAGE_NUMBER : HEADER, "comes-again-within-sentences", k);
		l->guess = true;
	}
}

void
pages_within(struct pages *p)
{
	struct within w = { .groups = RAP_SLOTS(struct group) };

	if (count_within(p, &w) > 0) {
		count(p, &w);
		mark(p, &w);
	}
	rap_slots_free(&w.groups);
}
