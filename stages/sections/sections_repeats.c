/* sections_repeats.c - short lines that come again and again are no headings: they say who speaks, or sing the
 * refrain. */
#include <stdlib.h>

#include "sections.h"

#define NAME_BYTES 120		/* longer lines are not counted */
#define NAME_WORDS 4
#define HASHES 7		/* levels of headings with signs, plus one */
#define FEWEST_NAMES 6		/* such headings */

static bool
is_counted(const struct block *b)
{
	return sections_is_short(b) && b->text.n <= NAME_BYTES;
}

/* The slot of the text among size, a power of two: each has the first block with its text, plus one. */
static uint32_t *
slot_of(const struct sections *s, uint32_t *slots, size_t size, struct rap_str text)
{
	size_t at = rap_hash(text);

	while (slots[at & (size - 1)] && !rap_eq(s->block[slots[at & (size - 1)] - 1].text, text))
		at++;
	return &slots[at & (size - 1)];
}

static void
count(struct sections *s)
{
	size_t size = 1;
	uint32_t *slots, *slot;

	while (size < 2 * s->briefs)
		size *= 2;
	slots = rap_alloc(size, sizeof(*slots));
	for (size_t k = 0; k < s->briefs; k++) {
		struct block *b = &s->block[s->brief[k]];

		if (!is_counted(b))
			continue;
		slot = slot_of(s, slots, size, b->text);
		if (*slot == 0)
			*slot = (uint32_t)s->brief[k] + 1;
		b->alike = *slot - 1;
		s->block[b->alike].times++;
	}
	free(slots);
}

/* The text that stands below is said by somebody who means himself. */
static bool
is_said(const struct sections *s, const struct block *b)
{
	return b->next < s->n && sections_speaks(s, s->block[b->next].text);
}

bool
sections_is_name(const struct block *b)
{
	return b->words > 1 && b->words <= NAME_WORDS && !b->digit &&
	    (b->letters == LETTERS_TITLE || b->letters == LETTERS_CAPITALS);
}

/* "### Ines Rivas": headings by their signs that are names, since most of one level come again, and one in four says
 * "I" below; what stands there once is then a name too. */
static void
find_names_in_markup(struct sections *s)
{
	size_t n[HASHES] = { 0 }, again[HASHES] = { 0 }, said[HASHES] = { 0 };

	for (size_t i = 0; i < s->n; i++) {
		const struct block *b = &s->block[i];

		if (!b->hashes)
			continue;
		n[b->hashes]++;
		again[b->hashes] += b->times > 1;
		said[b->hashes] += is_said(s, b);
	}
	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];
		size_t h = b->hashes;

		b->speaks = h && n[h] >= FEWEST_NAMES && again[h] * 10 >= n[h] * 6 && said[h] * 4 >= n[h] &&
		    b->words <= NAME_WORDS + 2 && !b->stops;
	}
}

/* Sets how often each short line stands in the document, and whether that is the way of the document: names before
 * what they say. */
void
sections_repeats(struct sections *s)
{
	size_t repeated = 0, lines = 0;
	bool hashes = false;

	count(s);
	for (size_t i = 0; i < s->briefs; i++) {
		struct block *b = &s->block[s->brief[i]];

		if (!is_counted(b))
			continue;
		b->times = s->block[b->alike].times;
		hashes |= b->hashes > 0;
		if (b->stops || b->mark.kind || !rap_is_upper(b->first))
			continue;
		lines++;
		repeated += b->times > 1;
		s->page.names |= !s->page.names && b->times > 1 && sections_is_name(b) && is_said(s, b);
	}
	s->page.labels = repeated * 4 >= lines && repeated > 1;
	if (hashes)
		find_names_in_markup(s);
}
