/* lexicon_table.c - what all lists of a stage have for a word, found out once for each word that an entry begins with. */
#include <stdlib.h>

#include <rapporteur/str.h>

#include "lexicon_list.h"

struct table {			/* as it is made */
	const struct lexicon_index *index;
	const uint32_t *bits;
	struct rap_lexicon_word *words;
	size_t nwords;
	struct rap_lexicon_sense *senses;
	size_t nsenses;
};

/* The first of several classes counts, as in the list. */
static void
add_alone(struct table *t, struct rap_lexicon_word *w, uint32_t class, uint32_t bits)
{
	bits &= ~w->has.alone;
	if (!bits)
		return;
	t->senses[t->nsenses++] = (struct rap_lexicon_sense){ class, bits };
	w->has.alone |= bits;
}

static void
add_entry(struct table *t, struct rap_lexicon_word *w, const struct lexicon_entry *e, uint32_t bits)
{
	w->has.begins |= bits;
	if (e->kind == LEXICON_ALONE) {
		add_alone(t, w, e->class, bits);
		return;
	}
	w->has.longer |= bits;
	if (e->kind == LEXICON_OTHER)
		w->other |= bits;
}

/* A word that no list has takes no place. */
static void
add_word(struct table *t, const struct lexicon_first *first)
{
	struct rap_lexicon_word *w = &t->words[t->nwords];

	*w = (struct rap_lexicon_word){ .hash = first->hash, .from = first->from, .n = first->n, .senses = (uint32_t)t->nsenses };
	for (const struct lexicon_entry *e = t->index->entries + first->from, *end = e + first->n; e < end; e++) {
		w->pairs += e->kind == LEXICON_LONGER;
		if (t->bits[e->list])
			add_entry(t, w, e, t->bits[e->list]);
	}
	t->nwords += w->has.begins != 0;
}

/* So many slots that three of four are free at least, with the words in their places. */
static uint32_t *
make_slots(const struct table *t, size_t *mask)
{
	size_t cap = 4, i;
	uint32_t *slots;

	while (cap < 4 * t->nwords)
		cap *= 2;
	slots = rap_alloc(cap, sizeof(*slots));
	for (uint32_t n = 1; n < t->nwords; n++) {
		for (i = t->words[n].hash & (cap - 1); slots[i]; i = (i + 1) & (cap - 1))
			;
		slots[i] = n;
	}
	*mask = cap - 1;
	return slots;
}

void
lexicon_table(struct lexicon_index *index, const char *lang, const uint32_t *bits)
{
	struct rap_lexicon_table *all = rap_realloc((void *)index->tables, index->ntables + 1, sizeof(*all));
	struct rap_lexicon_table *table = &all[index->ntables++];
	struct table t = { .index = index, .bits = bits, .nwords = 1 };

	t.words = rap_alloc(index->nfirsts + 1, sizeof(*t.words));
	t.senses = rap_alloc(index->nentries + 1, sizeof(*t.senses));
	for (size_t i = 0; i < index->nfirsts; i++)
		add_word(&t, &index->firsts[i]);
	t.words[0] = (struct rap_lexicon_word){ 0 };
	*table = (struct rap_lexicon_table){ .lang = lang, .words = t.words, .nwords = t.nwords, .senses = t.senses,
		.nsenses = t.nsenses, .pairs = index->pairs, .pair_mask = index->pair_cap - 1, .bits = bits, .index = index };
	table->slots = make_slots(&t, &table->mask);
	index->tables = all;
}

void
lexicon_tables_free(struct lexicon_index *index)
{
	for (size_t i = 0; i < index->ntables; i++) {
		free((void *)index->tables[i].words);
		free((void *)index->tables[i].slots);
		free((void *)index->tables[i].senses);
	}
	free((void *)index->tables);
}
