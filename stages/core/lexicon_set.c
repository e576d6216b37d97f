/* lexicon_set.c - several word lists asked at once: one look-up says which of them have the word, alone or with more
 * behind it. What a word means to the set is found out when the word is first met. */
#include <stdlib.h>

#include <rapporteur/arena.h>
#include <rapporteur/utf8.h>

#include "lexicon_list.h"

struct pair {			/* of words that entries begin with */
	uint64_t hash;
	uint32_t bits;		/* of their lists, 0: free */
};

struct rap_lexicon_set {
	struct rap_lexicon_set *next;
	const struct lexicon_index *index;
	const struct rap_lexicon *lists[32];
	size_t n;
	uint32_t *bits;		/* for each list of the index: those of the set that it is in */
	struct rap_lexicon_word **words;	/* for each first word of the index; NULL: not met */
	struct pair *pairs;	/* of words that were met; open addressing, half of it free at least */
	size_t npairs, cap;	/* cap is a power of two */
	struct rap_arena *arena;	/* of words and senses */
};

static struct rap_lexicon_set *sets;

void
lexicon_sets_done(void)
{
	for (struct rap_lexicon_set *set; (set = sets); free(set)) {
		sets = set->next;
		free(set->bits);
		free(set->words);
		free(set->pairs);
		rap_arena_free(set->arena);
	}
}

static uint64_t
pair_hash(uint64_t first, uint64_t second)
{
	return rap_lexicon_hash(first, ' ') ^ second * 3;
}

static struct pair *
find_pair(const struct pair *pairs, size_t cap, uint64_t hash)
{
	size_t i = (hash ^ hash >> 32) & (cap - 1);

	while (pairs[i].bits && pairs[i].hash != hash)
		i = (i + 1) & (cap - 1);
	return (struct pair *)&pairs[i];
}

static void
grow(struct rap_lexicon_set *set)
{
	size_t cap = 2 * set->cap;
	struct pair *pairs = rap_alloc(cap, sizeof(*pairs));

	for (size_t i = 0; i < set->cap; i++)
		if (set->pairs[i].bits)
			*find_pair(pairs, cap, set->pairs[i].hash) = set->pairs[i];
	free(set->pairs);
	set->pairs = pairs;
	set->cap = cap;
}

static void
add_pair(struct rap_lexicon_set *set, uint64_t hash, uint32_t bits)
{
	struct pair *pair;

	if (2 * (set->npairs + 1) > set->cap)
		grow(set);
	pair = find_pair(set->pairs, set->cap, hash);
	set->npairs += !pair->bits;
	pair->hash = hash;
	pair->bits |= bits;
}

/* The length of the first word of an entry; 0 where it begins with anything else. */
static size_t
first_length(struct rap_str entry)
{
	size_t i = 0, len;

	while (i < entry.n && lexicon_in_word(rap_utf8_get(entry.s + i, entry.n - i, &len)))
		i += len;
	return i;
}

static void
add_alone(struct rap_lexicon_set *set, struct rap_lexicon_word *w, const char *class, uint32_t bits)
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
add_entry(struct rap_lexicon_set *set, struct rap_lexicon_word *w, const struct lexicon_entry *e)
{
	struct rap_str text = lexicon_text(set->index, e);
	uint32_t bits = set->bits[e->list];
	size_t n = first_length(text);
	struct rap_str rest = rap_cut(text, n + 1, text.n);

	w->begins |= bits;
	if (n > 0 && n == text.n)
		add_alone(set, w, set->index->pool + e->class, bits);
	else if (n > 0 && text.s[n] == ' ' && first_length(rest) > 0) {
		w->longer |= bits;
		add_pair(set, pair_hash(w->hash, lexicon_hash_first(rest)), bits);
	} else
		w->other |= bits;
}

const struct rap_lexicon_word *
rap_lexicon_word(const struct rap_lexicon_set *asked, uint64_t hash)
{
	static const struct rap_lexicon_word none;
	struct rap_lexicon_set *set = (struct rap_lexicon_set *)asked;	/* it says the same after it has learned */
	const struct lexicon_first *first = lexicon_first(set->index, hash);
	struct rap_lexicon_word *w;

	if (!first)
		return &none;
	w = set->words[first - set->index->firsts];
	if (w)
		return w;
	w = set->words[first - set->index->firsts] = rap_arena_get(set->arena, 1, sizeof(*w));
	w->hash = hash;
	for (const struct lexicon_entry *e = &set->index->entries[first->from], *end = e + first->n; e < end; e++)
		if (set->bits[e->list])
			add_entry(set, w, e);
	return w;
}

uint32_t
rap_lexicon_pair(const struct rap_lexicon_set *set, uint64_t first, uint64_t second)
{
	return find_pair(set->pairs, set->cap, pair_hash(first, second))->bits;
}

static bool
is_of(const struct rap_lexicon_set *set, const struct rap_lexicon *const *lists, size_t n)
{
	size_t i = 0;

	while (i < n && set->lists[i] == lists[i])
		i++;
	return i == n && set->n == n;
}

const struct rap_lexicon_set *
rap_lexicon_set(const struct rap_lexicon *const *lists, size_t n)
{
	struct rap_lexicon_set *set = sets;

	while (set && !is_of(set, lists, n))
		set = set->next;
	if (set)
		return set;
	set = rap_alloc(1, sizeof(*set));
	*set = (struct rap_lexicon_set){ .next = sets, .index = lists[0]->index, .n = n, .cap = 256 };
	sets = set;
	set->arena = rap_arena_new();
	set->bits = rap_alloc(set->index->nlists + 1, sizeof(*set->bits));
	set->words = rap_alloc(set->index->nfirsts + 1, sizeof(*set->words));
	set->pairs = rap_alloc(set->cap, sizeof(*set->pairs));
	for (size_t i = 0; i < n; i++) {
		set->lists[i] = lists[i];
		for (size_t k = 0; k < set->index->nlists; k++)
			set->bits[k] |= (uint32_t)lists[i]->has[k] << i;
	}
	return set;
}
