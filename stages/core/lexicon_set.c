/* lexicon_set.c - several word lists asked at once: one look-up says which of them have the word, alone or with more
 * behind it. What a word means to the set is found out when the word is first met. */
#include <stdlib.h>

#include <rapporteur/arena.h>

#include "lexicon_list.h"

struct pair {			/* of words that entries begin with */
	uint64_t hash;
	uint32_t first;		/* of these entries: a place in longer, from 1; 0: free */
};

struct longer {			/* an entry of two words or more */
	const struct lexicon_entry *entry;
	uint32_t bits;		/* of its lists */
	uint32_t next;		/* that begins with the same two words, no longer than this one; 0: none */
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
	struct longer *longer;	/* their entries */
	size_t nlonger, longer_cap;
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
		free(set->longer);
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

	while (set->pairs[i].first && set->pairs[i].hash != hash)
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
		if (old[i].first)
			*find_pair(set, old[i].hash) = old[i];
	free(old);
}

/* Entries come longest first, and stay so. */
static void
add_longer(struct set *set, uint64_t hash, const struct lexicon_entry *e, uint32_t bits)
{
	struct pair *pair;
	uint32_t *at;

	if (2 * (set->npairs + 1) > set->pairs_cap)
		grow_pairs(set);
	if (set->nlonger == set->longer_cap) {
		set->longer_cap = set->longer_cap ? 2 * set->longer_cap : 256;
		set->longer = rap_realloc(set->longer, set->longer_cap, sizeof(*set->longer));
	}
	set->longer[set->nlonger++] = (struct longer){ e, bits, 0 };
	pair = find_pair(set, hash);
	set->npairs += !pair->first;
	pair->hash = hash;
	for (at = &pair->first; *at; at = &set->longer[*at - 1].next)
		;
	*at = (uint32_t)set->nlonger;
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
		add_longer(set, pair_hash(w->hash, e->second_hash), e, bits);
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

/* The bytes of text that the entry takes, its class in *class. */
static size_t
match_entry(const struct set *set, const struct lexicon_entry *e, struct rap_str text, const char **class)
{
	size_t bytes = lexicon_takes(lexicon_text(set->index, e), text);

	if (bytes > 0 && class)
		*class = set->index->pool + e->class;
	return bytes;
}

size_t
rap_lexicon_match_longer(const struct rap_lexicon_set *asked, const struct rap_lexicon_word *w, uint64_t second, uint32_t bit,
    struct rap_str text, const char **class)
{
	const struct set *set = (const struct set *)asked;
	size_t bytes = 0;

	if (w->longer & bit)
		for (uint32_t at = find_pair(set, pair_hash(w->hash, (uint32_t)second))->first; at && !bytes;) {
			const struct longer *l = &set->longer[at - 1];

			bytes = l->bits & bit ? match_entry(set, l->entry, text, class) : 0;
			at = l->next;
		}
	if (w->other & bit)	/* no text begins with an entry of each kind */
		for (uint32_t i = w->from; i < w->from + w->n && !bytes; i++) {
			const struct lexicon_entry *e = &set->index->entries[i];

			if (e->kind == LEXICON_OTHER && set->bits[e->list] & bit)
				bytes = match_entry(set, e, text, class);
		}
	return bytes;
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
