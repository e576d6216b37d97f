/* lexicon_table.c - what all lists of a stage have for a word, found out once for each word that an entry begins with. */
#include <stdlib.h>

#include <rapporteur/str.h>

#include "lexicon_list.h"

const struct lexicon_openings lexicon_no_openings;

struct table {			/* as it is made */
	const struct lexicon_index *index;
	const uint32_t *bits;
	struct rap_lexicon_word *words, *phrases;
	size_t nwords, nphrases;
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
	w->begins |= bits;
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
	t->nwords += w->begins != 0;
}

/* Is the entry so many words with single blanks between? */
static bool
is_plain(struct rap_str text, size_t words)
{
	size_t len;

	for (size_t i = 0; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (!lexicon_in_word(c) && (c != ' ' || words-- == 0))
			return false;
	}
	return words == 1;
}

static void
add_to_phrase(struct table *t, struct rap_lexicon_word *phrase, const struct lexicon_entry *e, size_t words)
{
	uint32_t bits = t->bits[e->list];

	phrase->n++;
	phrase->begins |= bits;
	if (is_plain(lexicon_text(t->index, e), words))
		add_alone(t, phrase, e->class, bits);
	else
		phrase->has.longer |= bits;
}

/* Adds those of the entries [e, end), which begin with the same two words, that have the same third one, or none; returns
 * behind them. */
static const struct lexicon_entry *
add_third(struct table *t, struct rap_lexicon_word *pair, const struct lexicon_entry *e, const struct lexicon_entry *end)
{
	uint32_t third = e->third_hash;
	struct rap_lexicon_word *phrase = third ? &t->phrases[t->nphrases] : pair;

	if (third)
		*phrase = (struct rap_lexicon_word){ .hash = rap_lexicon_phrase(pair, third) };
	phrase->from = (uint32_t)(e - t->index->entries);
	phrase->senses = (uint32_t)t->nsenses;
	for (; e < end && e->third_hash == third; e++)
		add_to_phrase(t, phrase, e, third ? 3 : 2);
	if (third)
		pair->other |= phrase->begins;
	t->nphrases += third && phrase->begins;
	return e;
}

/* The phrases of the word, whose entries of two words and more stand first, by the second one; those that no list has take no
 * place. */
static void
add_phrases(struct table *t, const struct rap_lexicon_word *w)
{
	const struct lexicon_entry *e = t->index->entries + w->from, *end = e + w->pairs, *next;

	for (; e < end; e = next) {
		struct rap_lexicon_word *pair = &t->phrases[t->nphrases++];

		*pair = (struct rap_lexicon_word){ .hash = rap_lexicon_phrase(w, e->second_hash) };
		for (next = e; next < end && next->second_hash == e->second_hash;)
			next++;
		for (const struct lexicon_entry *third = e; third < next;)
			third = add_third(t, pair, third, next);
		t->nphrases -= !pair->begins && !pair->other;
	}
}

/* So many slots that seven of eight are free at least, with the words in their places. */
static uint32_t *
make_slots(const struct rap_lexicon_word *words, size_t n, size_t *mask)
{
	size_t cap = 4, i;
	uint32_t *slots;

	while (cap < 8 * n)
		cap *= 2;
	slots = rap_alloc(cap, sizeof(*slots));
	for (uint32_t k = 1; k < n; k++) {
		for (i = words[k].hash & (cap - 1); slots[i]; i = (i + 1) & (cap - 1))
			;
		slots[i] = k;
	}
	*mask = cap - 1;
	return slots;
}

/* The lists of a bit: that of the language, or all of that name. */
static struct rap_lexicon *
make_listed(const struct lexicon_index *index, const uint32_t *lists)
{
	const struct lexicon_name *name = index->names;
	struct rap_lexicon *listed = rap_alloc(RAP_LEXICON_BITS, sizeof(*listed));

	for (size_t i = 0; i < RAP_LEXICON_BITS; i++)
		listed[i] = (struct rap_lexicon){ .index = index, .openings = &lexicon_no_openings };
	for (uint32_t i = 0; i < index->nlists; i++)
		for (uint32_t bits = lists[i]; bits; bits &= bits - 1) {
			struct rap_lexicon *list = &listed[__builtin_ctz(bits)];

			while (i >= name->from + name->n)
				name++;
			list->from = list->n ? list->from : i;
			list->openings = list->n++ ? &name->openings : &index->lists[i].openings;
		}
	return listed;
}

void
lexicon_table(struct lexicon_index *index, const char *lang, const uint32_t *bits)
{
	struct rap_lexicon_table *all = rap_realloc((void *)index->tables, index->ntables + 1, sizeof(*all));
	struct rap_lexicon_table *table = &all[index->ntables++];
	struct table t = { .index = index, .bits = bits, .nwords = 1, .nphrases = 1 };

	t.words = rap_alloc(index->nfirsts + 1, sizeof(*t.words));
	t.phrases = rap_alloc(2 * index->nentries + 1, sizeof(*t.phrases));
	t.senses = rap_alloc(index->nentries + 1, sizeof(*t.senses));
	for (size_t i = 0; i < index->nfirsts; i++)
		add_word(&t, &index->firsts[i]);
	for (size_t i = 1; i < t.nwords; i++)
		add_phrases(&t, &t.words[i]);
	t.words[0] = t.phrases[0] = (struct rap_lexicon_word){ 0 };
	*table = (struct rap_lexicon_table){ .lang = lang, .words = t.words, .nwords = t.nwords, .phrases = t.phrases,
		.nphrases = t.nphrases, .senses = t.senses, .nsenses = t.nsenses, .bits = bits,
		.listed = make_listed(index, bits), .pool = index->pool, .index = index };
	table->slots = make_slots(t.words, t.nwords, &table->mask);
	table->phrase_slots = make_slots(t.phrases, t.nphrases, &table->phrase_mask);
	index->tables = all;
}

void
lexicon_tables_free(struct lexicon_index *index)
{
	for (size_t i = 0; i < index->ntables; i++) {
		free((void *)index->tables[i].words);
		free((void *)index->tables[i].slots);
		free((void *)index->tables[i].phrases);
		free((void *)index->tables[i].phrase_slots);
		free((void *)index->tables[i].senses);
		free((void *)index->tables[i].listed);
	}
	free((void *)index->tables);
}
