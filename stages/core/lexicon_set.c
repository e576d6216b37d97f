/* lexicon_set.c - several word lists asked at once: one look-up says which of them have the word, alone or with more
 * behind it. What a word means to the set is found out when the word is first met. */
#include <stdlib.h>

#include <rapporteur/arena.h>

#include "lexicon_list.h"

struct pair {			/* of words that entries begin with */
	uint64_t hash;
	uint32_t bits;		/* of their lists, 0: free */
};

struct set {
	struct rap_lexicon_set recent;
	struct set *next;
	const struct lexicon_index *index;
	const struct rap_lexicon *lists[32];
	size_t n;
	struct lexicon_openings openings;	/* of all of them */
	uint32_t *bits;		/* for each list of the index: those of the set that it is in */
	struct rap_lexicon_word **words;	/* met so far; open addressing, half of it free at least, as of pairs */
	size_t nwords, words_cap;	/* a power of two, as pairs_cap */
	struct pair *pairs;	/* of words met so far */
	size_t npairs, pairs_cap;
	struct rap_arena *arena;	/* of words and senses */
};

static struct set *sets;

void
lexicon_sets_done(void)
{
	for (struct set *set; (set = sets); free(set)) {
		sets = set->next;
		free(set->recent.recent);
		free(set->bits);
		free(set->words);
		free(set->pairs);
		rap_arena_free(set->arena);
	}
}

static uint64_t
pair_hash(uint64_t first, uint32_t second)
{
	return rap_lexicon_hash(first, ' ') ^ (uint64_t)second * 0x9E3779B97F4A7C15u;
}

static struct pair *
find_pair(const struct set *set, uint64_t hash)
{
	size_t i = (hash ^ hash >> 32) & (set->pairs_cap - 1);

	while (set->pairs[i].bits && set->pairs[i].hash != hash)
		i = (i + 1) & (set->pairs_cap - 1);
	return &set->pairs[i];
}

static void
grow_pairs(struct set *set)
{
	struct pair *old = set->pairs;
	size_t cap = set->pairs_cap;

	set->pairs_cap = cap ? 2 * cap : 256;
	set->pairs = rap_alloc(set->pairs_cap, sizeof(*set->pairs));
	for (size_t i = 0; i < cap; i++)
		if (old[i].bits)
			*find_pair(set, old[i].hash) = old[i];
	free(old);
}

static void
add_pair(struct set *set, uint64_t hash, uint32_t bits)
{
	struct pair *pair;

	if (2 * (set->npairs + 1) > set->pairs_cap)
		grow_pairs(set);
	pair = find_pair(set, hash);
	set->npairs += !pair->bits;
	pair->hash = hash;
	pair->bits |= bits;
}

static struct rap_lexicon_word **
find_word(const struct set *set, uint64_t hash)
{
	size_t i = (hash ^ hash >> 32) & (set->words_cap - 1);

	while (set->words[i] && set->words[i]->hash != hash)
		i = (i + 1) & (set->words_cap - 1);
	return &set->words[i];
}

static void
grow_words(struct set *set)
{
	struct rap_lexicon_word **old = set->words;
	size_t cap = set->words_cap;

	set->words_cap = cap ? 2 * cap : 512;
	set->words = rap_alloc(set->words_cap, sizeof(*set->words));
	for (size_t i = 0; i < cap; i++)
		if (old[i])
			*find_word(set, old[i]->hash) = old[i];
	free(old);
}

static void
add_alone(struct set *set, struct rap_lexicon_word *w, const char *class, uint32_t bits)
{
	struct rap_lexicon_sense *sense;

	bits &= ~w->alone;	/* the first of several counts, as in the list */
	if (!bits)
		return;
	sense = rap_arena_get(set->arena, 1, sizeof(*sense));
	*sense = (struct rap_lexicon_sense){ w->senses, class, bits };
	w->senses = sense;
	w->alone |= bits;
}

static void
add_entry(struct set *set, struct rap_lexicon_word *w, const struct lexicon_entry *e, uint32_t bits)
{
	w->begins |= bits;
	switch (e->kind) {
	case LEXICON_ALONE:
		add_alone(set, w, set->index->pool + e->class, bits);
		break;
	case LEXICON_LONGER:
		w->longer |= bits;
		add_pair(set, pair_hash(w->hash, e->second_hash), bits);
		break;
	default:
		w->other |= bits;
	}
}

/* The word of that hash, met for the first time; NULL where nothing in the index begins with it. */
static struct rap_lexicon_word *
meet(struct set *set, uint64_t hash)
{
	const struct lexicon_first *first = lexicon_first(set->index, hash);
	struct rap_lexicon_word *w;

	if (!first)
		return NULL;
	w = rap_arena_get(set->arena, 1, sizeof(*w));
	w->hash = hash;
	w->from = first->from;
	w->n = first->n;
	for (const struct lexicon_entry *e = &set->index->entries[first->from], *end = e + first->n; e < end; e++)
		if (set->bits[e->list])
			add_entry(set, w, e, set->bits[e->list]);
	if (2 * ++set->nwords > set->words_cap)
		grow_words(set);
	return *find_word(set, hash) = w;
}

const struct rap_lexicon_word *
rap_lexicon_word_anew(const struct rap_lexicon_set *asked, uint64_t hash)
{
	static const struct rap_lexicon_word none;
	struct set *set = (struct set *)asked;		/* it says the same after it has learned */
	const struct rap_lexicon_word *w = *find_word(set, hash);

	if (!w)
		w = meet(set, hash);
	if (!w)
		w = &none;
	set->recent.recent[(hash ^ hash >> 32) % RAP_LEXICON_RECENT] = (struct rap_lexicon_recent){ hash, w };
	return w;
}

uint32_t
rap_lexicon_begins(const struct rap_lexicon_set *asked, struct rap_str text)
{
	const struct set *set = (const struct set *)asked;

	return lexicon_may_begin(&set->openings, text) ? rap_lexicon_word(asked, lexicon_hash_first(text))->begins : 0;
}

uint32_t
rap_lexicon_pair(const struct rap_lexicon_set *asked, uint64_t first, uint64_t second)
{
	return find_pair((const struct set *)asked, pair_hash(first, (uint32_t)second))->bits;
}

static bool
is_of(const struct set *set, const struct rap_lexicon *const *lists, size_t n)
{
	size_t i = 0;

	while (i < n && set->lists[i] == lists[i])
		i++;
	return i == n && set->n == n;
}

const struct rap_lexicon_set *
rap_lexicon_set(const struct rap_lexicon *const *lists, size_t n)
{
	struct set *set = sets;

	while (set && !is_of(set, lists, n))
		set = set->next;
	if (set)
		return &set->recent;
	set = rap_alloc(1, sizeof(*set));
	*set = (struct set){ .next = sets, .index = lists[0]->index, .n = n };
	sets = set;
	set->arena = rap_arena_new();
	set->recent.recent = rap_alloc(RAP_LEXICON_RECENT, sizeof(*set->recent.recent));
	set->bits = rap_alloc(set->index->nlists + 1, sizeof(*set->bits));
	grow_words(set);
	grow_pairs(set);
	for (size_t i = 0; i < n; i++) {
		set->lists[i] = lists[i];
		lexicon_add_openings(&set->openings, &lists[i]->openings);
		for (size_t k = 0; k < set->index->nlists; k++)
			set->bits[k] |= (uint32_t)lists[i]->has[k] << i;
	}
	return &set->recent;
}
