/* pages_title.c - headers that have the words of the document's title, and no number: each page repeats in short what the
 * first one says in full.
 *
 *	PORT MAREN HARBOUR BOARD
 *	Minutes of the meeting held on 4 May 1998
 *	...
 *	Harbour Board: minutes of 4 May 1998
 *
 * Such a line is of the page where it stands within a sentence or beside a page's number, or where it comes again so that
 * pages are even. */
#include <string.h>

#include "pages.h"

#define TITLE 5		/* lines of text that the document begins with */
#define SHORTEST 8	/* bytes of a header */
#define LONGEST 90
#define RUNNING 50	/* bytes of a line of running text, which ends the title */
#define WORD 4		/* bytes of a word that tells something */
#define LEAST 2		/* such words of the title */
#define SPEAKERS 2	/* lines of other names that stand as its own does, to one of them, make it a label */
#define NAME 40		/* bytes of one */

/* The next word of s from *at on, as it is in lower case; 0 where there is none. */
static uint64_t
next_word(struct rap_str s, size_t *at)
{
	uint64_t h = 14695981039346656037u;
	size_t len, bytes = 0;

	for (; *at < s.n; *at += len) {
		uint32_t c = rap_utf8_get(s.s + *at, s.n - *at, &len);

		if (rap_is_alpha(c) || rap_is_digit(c)) {
			h = (h ^ rap_to_lower(c)) * 1099511628211u;
			bytes += len;
		} else if (bytes >= WORD)
			return h | 1;
		else {
			h = 14695981039346656037u;
			bytes = 0;
		}
	}
	return bytes >= WORD ? h | 1 : 0;
}

/* "1. The marsh": the title stands above it. */
static bool
is_numbered(struct rap_str s)
{
	size_t i = 0;

	while (i < s.n && pages_is_digit(s.s[i]))
		i++;
	return i > 0 && i < s.n && (s.s[i] == '.' || s.s[i] == ')');
}

static void
find_title(struct pages *p)
{
	size_t lines = 0, i;

	for (i = 0; i < p->n && lines < TITLE; i++) {
		struct rap_str s = p->line[i].text;
		uint64_t key;

		if (p->line[i].kind != LINE_TEXT)
			continue;
		if (s.n > LONGEST || is_numbered(s) || (s.n > RUNNING && pages_is_carried_on(p, i)))
			break;
		for (size_t at = 0; (key = next_word(s, &at)); )
			rap_slot(&p->title, key);
		lines++;
	}
	p->below_title = i + 1;
}

/* The first word is one of the title's, as few lines have it, and most others are: how many; 0 where they are not, or too few. */
size_t
pages_title_words(struct pages *p, size_t i)
{
	struct rap_str s = p->line[i].text;
	size_t words = 0, known = 0;
	uint64_t key;

	if (s.n < SHORTEST || s.n > LONGEST || strchr(".:;,", s.s[s.n - 1]))
		return 0;
	if (p->below_title == 0)
		find_title(p);
	for (size_t at = 0; (known > 0 || words == 0) && (key = next_word(s, &at)); words++)
		known += rap_slot_of(&p->title, key) != NULL;
	return i >= p->below_title && known >= LEAST && known * 3 >= words * 2 ? known : 0;
}

/* "(Applause)", "* New lamps", "Signed-off-by: M. Cole", "The mayor:", "Tue Dec 5 10:45:04 <cole@port.example>" may come again
 * and again, and within sentences. */
bool
pages_is_entry(const struct pages *p, const struct line *l)
{
	struct rap_str s = l->text;
	const char *blank = memchr(s.s, ' ', s.n);
	bool entry = l->sign || rap_ends(s, ":") || (blank && blank > s.s && blank[-1] == ':') || memchr(s.s, '@', s.n);

	return entry && !pages_is_number(p, s);
}

/* Its form says nothing against it. */
static bool
may_be(const struct pages *p, size_t i)
{
	const struct line *l = &p->line[i];
	struct rap_str s = l->text;
	size_t len;

	return l->twin && l->alone && s.n >= SHORTEST && s.n <= LONGEST && l->kind == LINE_TEXT && l->is == NO_FURNITURE &&
	    !rap_is_lower(rap_utf8_get(s.s, s.n, &len)) && !pages_is_carried_on(p, i);
}

/* No page is longer than the others: neither the first, without the line, nor the last. */
static bool
is_whole(const struct pages *p, const struct group *k)
{
	size_t page = k->distance + k->distance / 4, least = k->times > 2 ? k->steps : 1;

	return k->regular >= least && k->first <= page && p->n - k->last <= page;
}

/* "Ines Odell" may stand above what she says twice, and be named by the title, too. */
static bool
is_often(struct pages *p, size_t i, const struct group *k)
{
	return k->times > 2 || (k->times == 2 && pages_title_words(p, i) > LEAST);
}

/* A capital, no digit, and no stop: what a label alone on its line looks like. */
static bool
may_be_name(const struct line *l)
{
	struct rap_str s = l->text;
	size_t i = 0, len;

	while (i < s.n && !pages_is_digit(s.s[i]))
		i++;
	return s.n > 0 && s.n <= NAME && i == s.n && rap_is_upper(rap_utf8_get(s.s, s.n, &len)) && !strchr(".:;,?!", s.s[s.n - 1]);
}

/* How many lines are other names that come again alone on their lines: where they do so oftener, all are of those who speak. */
static size_t
count_names(const struct pages *p)
{
	size_t names = 0;

	for (size_t n = 0; n < p->odds; n++) {
		const struct line *l = &p->line[p->odd[n]];

		names += l->twin && l->alone && !l->titled && l->kind == LINE_TEXT && l->is == NO_FURNITURE && may_be_name(l);
	}
	return names;
}

/* Lines that come again where pages of even length would have them. */
void
pages_titles(struct pages *p)
{
	struct rap_slots g = RAP_SLOTS(struct group);
	bool again = false;
	size_t names;

	for (size_t n = 0; n < p->odds && p->pages == 1; n++) {
		size_t i = p->odd[n];

		if (may_be(p, i) && pages_title_words(p, i) >= LEAST && !pages_is_entry(p, &p->line[i]) && pages_key(&p->line[i])) {
			struct group *k = rap_slot(&g, p->line[i].key);

			pages_step(p, k, i);
			p->line[i].titled = true;
			again |= k->times > 1;
		}
	}
	names = again ? count_names(p) : 0;
	for (size_t n = 0; n < p->odds && again; n++) {
		struct line *l = &p->line[p->odd[n]];
		struct group *k = l->titled ? rap_slot_of(&g, l->key) : NULL;

		if (k && is_often(p, p->odd[n], k) && !k->bad && is_whole(p, k) &&
		    names <= SPEAKERS * (size_t)k->times) {
			pages_mark_like(l, HEADER, "words-of-the-title-on-even-pages", k);
			l->guess = true;
		}
	}
	rap_slots_free(&g);
}
