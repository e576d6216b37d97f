/* sections_address.c - postal addresses, which keep their lines: those that have a house's number on a line, and those that a
 * small word and a colon announce.
 *
 *	Mr. Teo Marsh
 *	12 Mill Lane
 *	Port Maren
 *
 *	Please send them to:
 *	The Harbour Office
 *	Quay Street
 *	PM1 4QX
 *
 * One line at least has a digit: names alone are a list. */
#include "sections.h"

#define LINE_BYTES 60
#define LINE_WORDS 8
#define MOST 7			/* lines */

/* Names, mostly: "The Old Mill", "Marsh and Sons Ltd.", "West Maren WM1 4QX" */
static bool
is_address_line(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->lines == 1 && b->text.n <= LINE_BYTES && b->words <= LINE_WORDS && !b->mark.kind && (!b->stops || b->last == '.') &&
	    !b->hashes && b->label == 0 && b->letters != LETTERS_NONE && b->last != ':' && !b->code &&
	    (b->letters != LETTERS_SENTENCE || (b->words == 1 && rap_is_upper(b->first)));
}

/* "12 Mill Lane", between lines of names */
static bool
is_street(const struct sections *s, const struct block *b)
{
	return rap_is_digit(b->first) && b->letters == LETTERS_TITLE && b->words > 1 && b->gap == 0 && b->prev < s->n &&
	    is_address_line(b) && is_address_line(&s->block[b->prev]) && !rap_is_digit(s->block[b->prev].first);
}

/* The first of the lines of names above the street in block i, no more of them than an address has. */
static size_t
first_line(const struct sections *s, size_t i)
{
	for (size_t n = 0; n < MOST && s->block[i].gap == 0 && s->block[i].prev < s->n &&
	    is_address_line(&s->block[s->block[i].prev]); n++)
		i = s->block[i].prev;
	return i;
}

/* Nothing announces them: "These were given:" is above a list. */
static bool
is_announced(const struct sections *s, size_t first)
{
	const struct block *b = &s->block[first];

	return b->prev < s->n && s->block[b->prev].last == ':';
}

/* "Please write to:" */
static bool
ends_in_small_word(const struct sections *s, const struct block *b)
{
	struct rap_str t = rap_cut(b->text, 0, b->text.n - 1);
	size_t from = t.n, len;

	while (from > 0 && rap_is_alpha(rap_utf8_last(rap_cut(t, 0, from), &len)))
		from -= len;
	return from > 0 && from < t.n && t.s[from - 1] == ' ' && rap_lexicon_find(s->words[WORDS_SMALL], rap_cut(t, from, t.n));
}

/* The lines from i on that stand line on line, at one column: how many; no more than one in two begins with a number, as those of a
 * list of goods do, and none runs on below. *digits: those with a digit. */
static size_t
count_lines(const struct sections *s, size_t i, size_t *digits)
{
	size_t n = 0, numbers = 0, first = i;

	for (; i < s->n && n <= MOST && is_address_line(&s->block[i]) && s->block[i].indent == s->block[first].indent &&
	    (n == 0 || (s->block[i].gap == 0 && s->block[s->block[i].prev].next == s->block[i].prev + 1)); i = s->block[i].next, n++) {
		numbers += rap_is_digit(s->block[i].first);
		*digits += s->block[i].digit;
	}
	return n <= MOST && numbers * 2 <= n && (i == s->n || s->block[i].gap > 0) ? n : 0;
}

/* "EMail: teo@port.example" below it */
static bool
is_labelled_line(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->label > 0 && b->lines == 1 && b->text.n <= LINE_BYTES && b->gap <= 1 && !b->stops;
}

static void
take(struct sections *s, size_t i, size_t n)
{
	s->block[i].kind = BLOCK_KEEP;
	while (--n > 0)
		s->block[i = s->block[i].next].kind = BLOCK_CARRIED;
	while ((i = s->block[i].next) < s->n && is_labelled_line(&s->block[i]))
		s->block[i].kind = BLOCK_KEEP;
}

void
sections_addresses(struct sections *s)
{
	for (size_t k = 0; k < s->briefs; k++) {
		const struct block *b = &s->block[s->brief[k]];
		size_t first = s->brief[k], n = 0, numbers = 0;

		if (b->kind != BLOCK_TEXT)
			continue;
		if (rap_is_digit(b->first) && is_street(s, b)) {
			first = first_line(s, s->brief[k]);
			n = is_announced(s, first) ? 0 : count_lines(s, first, &numbers);
		} else if (b->last == ':' && b->next < s->n && s->block[b->next].letters == LETTERS_TITLE && ends_in_small_word(s, b))
			n = count_lines(s, first = b->next, &numbers);
		if (n >= 3 && numbers > 0)
			take(s, first, n);
	}
}
