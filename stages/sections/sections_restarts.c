/* sections_restarts.c - headings of one rank that two words tell apart, where those of the one word begin anew behind each of
 * the other: they are below it, whatever the words mean.
 *
 *	ATTO PRIMO
 *	SCENA PRIMA
 *	SCENA SECONDA
 *	ATTO SECONDO
 *	SCENA PRIMA		(again, behind the other word)
 */
#include <stdlib.h>

#include "sections.h"

#define FEWEST 2		/* headings of one word */

struct word {
	uint64_t hash;
	size_t n;
	size_t first;			/* the heading that has it first, plus one */
	bool again;			/* a number of it came for the second time, behind another word */
	bool broken;			/* or behind its own */
};

struct counting {		/* a heading that counts */
	size_t heading;			/* which one */
	uint64_t first, last, both;	/* its words, by their hashes */
};

struct restarts {
	struct rap_slots words, labels;
	struct counting *v;
	size_t n;
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

static void
add_words(struct restarts *r, size_t heading, struct rap_str counting)
{
	struct counting *c = &r->v[r->n++];
	size_t at = 0;

	while (counting.s[at] != ' ' && counting.s[at] != '\n')
		at++;
	*c = (struct counting){ heading, rap_hash(rap_cut(counting, 0, at)) | 1,
		rap_hash(rap_cut(counting, at + 1, counting.n)) | 1, rap_hash(counting) | 1 };
	rap_slot(&r->labels, c->both);
}

static struct word *
word_of(const struct restarts *r, uint64_t hash)
{
	return rap_slot_of(&r->words, hash);
}

/* Of the two words the one that is not the number: more headings have it. */
static struct word *
kind_of(const struct restarts *r, const struct counting *c)
{
	struct word *first = word_of(r, c->first), *last = word_of(r, c->last);

	return last->n > first->n ? last : first;
}

static void
look_for_restarts(struct restarts *r)
{
	uint64_t before = 0;

	for (const struct counting *c = r->v; c < r->v + r->n; c++) {
		struct word *word = kind_of(r, c), *label = rap_slot_of(&r->labels, c->both);

		word->first = word->first ? word->first : c->heading + 1;
		word->again |= label->first > 0 && before != word->hash;
		word->broken |= label->first > 0 && before == word->hash;
		label->first = 1;
		before = word->hash;
	}
}

/* The first heading of each rank, plus one, of a word that counts through the document. */
static void
find_steady(const struct restarts *r, const struct block *block, const size_t *at, size_t steady[RANK_MOST + 1])
{
	for (const struct counting *c = r->v; c < r->v + r->n; c++) {
		const struct block *b = &block[at[c->heading]];
		const struct word *word = kind_of(r, c);

		if (!steady[b->rank] && word->n >= FEWEST && !word->again && !word->broken)
			steady[b->rank] = c->heading + 1;
	}
}

static void
place(struct restarts *r, struct block *block, const size_t *at)
{
	size_t steady[RANK_MOST + 1] = { 0 };

	for (const struct counting *c = r->v; c < r->v + r->n; c++) {
		((struct word *)rap_slot(&r->words, c->first))->n++;
		((struct word *)rap_slot(&r->words, c->last))->n++;
	}
	look_for_restarts(r);
	find_steady(r, block, at, steady);
	for (const struct counting *c = r->v; c < r->v + r->n; c++) {
		struct block *b = &block[at[c->heading]];
		const struct word *word = kind_of(r, c);

		if (word->again && !word->broken && steady[b->rank] && steady[b->rank] < word->first)
			b->rank++;
	}
}

/* Nothing begins anew where no two headings are alike. */
void
sections_restarts(struct block *block, const size_t *at, size_t n)
{
	struct restarts r = { .words = RAP_SLOTS(struct word), .labels = RAP_SLOTS(struct word) };

	r.v = rap_realloc(NULL, n + 1, sizeof(*r.v));
	for (size_t i = 0; i < n; i++) {
		struct rap_str counting = counting_words(&block[at[i]]);

		if (counting.n > 0)
			add_words(&r, i, counting);
	}
	if (r.labels.used < r.n)
		place(&r, block, at);
	rap_slots_free(&r.words);
	rap_slots_free(&r.labels);
	free(r.v);
}
