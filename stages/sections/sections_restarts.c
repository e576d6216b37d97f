/* sections_restarts.c - headings of one rank that two words tell apart, where those of the one word begin anew behind each of
 * the other: they are below it, whatever the words mean.
 *
 *	ATTO PRIMO
 *	SCENA PRIMA
 *	SCENA SECONDA
 *	ATTO SECONDO
 *	SCENA PRIMA		(again, behind the other word)
 */
#include "sections.h"

#define FEWEST 2		/* headings of one word */

struct word {
	uint64_t hash;
	size_t n;
	size_t first;			/* the heading that has it first, plus one */
	bool again;			/* a number of it came for the second time, behind another word */
	bool broken;			/* or behind its own */
};

struct restarts {
	struct rap_slots words, labels;
};

/* "SCENA PRIMA", "Section 1." of "Section 1. Name": the words that count, two of them; nothing where there are others. */
static struct rap_str
counting_words(const struct block *b)
{
	struct rap_str t = b->text;
	size_t blanks = 0;

	if (b->kind != BLOCK_HEAD || b->hashes || b->mark.kind || b->rank > RANK_ARABIC)
		return (struct rap_str){ 0 };
	if (b->label_to > b->label_from)
		t = rap_cut(b->own, b->label_from, b->label_to);
	for (size_t i = 0; i < t.n && blanks < 2; i++)
		blanks += t.s[i] == ' ' || t.s[i] == '\n';
	return blanks == 1 ? t : (struct rap_str){ 0 };
}

static struct word *
word_of(struct restarts *r, struct rap_str counting, bool last)
{
	size_t at = 0;

	while (counting.s[at] != ' ' && counting.s[at] != '\n')
		at++;
	return rap_slot(&r->words, rap_hash(last ? rap_cut(counting, at + 1, counting.n) : rap_cut(counting, 0, at)) | 1);
}

/* Of the two words the one that is not the number: more headings have it. */
static struct word *
kind_of(struct restarts *r, struct rap_str counting)
{
	bool last;

	if (counting.n == 0)
		return NULL;
	last = word_of(r, counting, true)->n > word_of(r, counting, false)->n;
	return word_of(r, counting, last);
}

static void
look_for_restarts(struct restarts *r, const struct block *block, const size_t *at, size_t n)
{
	uint64_t before = 0;

	for (size_t i = 0; i < n; i++) {
		struct rap_str counting = counting_words(&block[at[i]]);
		struct word *word = kind_of(r, counting), *label;

		if (!word)
			continue;
		label = rap_slot(&r->labels, rap_hash(counting) | 1);
		word->first = word->first ? word->first : i + 1;
		word->again |= label->n > 0 && before != word->hash;
		word->broken |= label->n > 0 && before == word->hash;
		label->n++;
		before = word->hash;
	}
}

/* The first heading of each rank, plus one, of a word that counts through the document. */
static void
find_steady(struct restarts *r, const struct block *block, const size_t *at, size_t n, size_t steady[RANK_MOST + 1])
{
	for (size_t i = 0; i < n; i++) {
		const struct block *b = &block[at[i]];
		const struct word *word = kind_of(r, counting_words(b));

		if (word && !steady[b->rank] && word->n >= FEWEST && !word->again && !word->broken)
			steady[b->rank] = i + 1;
	}
}

void
sections_restarts(struct block *block, const size_t *at, size_t n)
{
	struct restarts r = { .words = RAP_SLOTS(struct word), .labels = RAP_SLOTS(struct word) };
	size_t steady[RANK_MOST + 1] = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct rap_str counting = counting_words(&block[at[i]]);

		if (counting.n == 0)
			continue;
		word_of(&r, counting, false)->n++;
		word_of(&r, counting, true)->n++;
	}
	look_for_restarts(&r, block, at, n);
	find_steady(&r, block, at, n, steady);
	for (size_t i = 0; i < n; i++) {
		struct block *b = &block[at[i]];
		const struct word *word = kind_of(&r, counting_words(b));

		if (word && word->again && !word->broken && steady[b->rank] && steady[b->rank] < word->first)
			b->rank++;
	}
	rap_slots_free(&r.words);
	rap_slots_free(&r.labels);
}
