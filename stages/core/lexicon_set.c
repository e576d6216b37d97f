/* lexicon_set.c - several word lists asked at once: one look-up says which of them have the word, alone or with more behind it. */
#include <stdlib.h>

#include <rapporteur/arena.h>
#include <rapporteur/utf8.h>

#include "lexicon_list.h"

struct rap_lexicon_set {
	struct rap_lexicon_set *next;
	const struct rap_lexicon *lists[32];
	size_t n;
	struct rap_lexicon_word *slots;	/* open addressing, a power of two, half of it free at least; begins 0: free */
	size_t cap;
	struct rap_lexicon_sense *senses;	/* of all words */
	size_t nsenses;
};

static struct rap_lexicon_set *sets;

void
rap_lexicon_sets_done(void)
{
	struct rap_lexicon_set *next;

	for (; sets; sets = next) {
		next = sets->next;
		free(sets->slots);
		free(sets->senses);
		free(sets);
	}
}

static struct rap_lexicon_word *
find(const struct rap_lexicon_set *set, uint64_t hash)
{
	size_t i = (hash ^ hash >> 32) & (set->cap - 1);

	while (set->slots[i].begins && set->slots[i].hash != hash)
		i = (i + 1) & (set->cap - 1);
	return &set->slots[i];
}

/* A table for words and pairs of words alike: each has its own hash. */
static uint64_t
pair_hash(uint64_t first, uint64_t second)
{
	return rap_lexicon_hash(first, ' ') ^ second * 3;
}

static void
add_pair(struct rap_lexicon_set *set, uint64_t hash, uint32_t bit)
{
	struct rap_lexicon_word *pair = find(set, hash);

	pair->hash = hash;
	pair->begins |= bit;
}

/* The length of the first word of an entry; 0 where it begins with anything else. */
static size_t
first_length(struct rap_str entry)
{
	size_t i = 0, len;

	while (i < entry.n && rap_lexicon_in_word(rap_utf8_get(entry.s + i, entry.n - i, &len)))
		i += len;
	return i;
}

static void
add_alone(struct rap_lexicon_set *set, struct rap_lexicon_word *w, const char *class, uint32_t bit)
{
	struct rap_lexicon_sense *sense;

	if (w->alone & bit)	/* the first of several counts, as in the list */
		return;
	sense = &set->senses[set->nsenses++];
	*sense = (struct rap_lexicon_sense){ w->senses, class, bit };
	w->senses = sense;
	w->alone |= bit;
}

static void
add_entry(struct rap_lexicon_set *set, const struct entry *e, uint32_t bit)
{
	uint64_t hash = rap_lexicon_hash_first(e->text);
	size_t n = first_length(e->text);
	struct rap_str rest = rap_cut(e->text, n + 1, e->text.n);
	struct rap_lexicon_word *w = find(set, hash);

	w->hash = hash;
	w->begins |= bit;
	if (n > 0 && n == e->text.n)
		add_alone(set, w, e->class, bit);
	else if (n > 0 && e->text.s[n] == ' ' && first_length(rest) > 0) {
		w->longer |= bit;
		add_pair(set, pair_hash(hash, rap_lexicon_hash_first(rest)), bit);
	} else
		w->other |= bit;
}

static void
add(struct rap_lexicon_set *set, const struct rap_lexicon *list, uint32_t bit)
{
	for (size_t i = 0; i < list->cap; i++)
		for (const struct entry *e = list->slots[i]; e; e = e->next)
			add_entry(set, e, bit);
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
	size_t entries = 0;

	while (set && !is_of(set, lists, n))
		set = set->next;
	if (set)
		return set;
	set = rap_alloc(1, sizeof(*set));
	set->next = sets;
	sets = set;
	set->n = n;
	for (size_t i = 0; i < n; i++) {
		set->lists[i] = lists[i];
		entries += lists[i]->n;
	}
	for (set->cap = 64; set->cap < 4 * entries; set->cap *= 2)
		;
	set->slots = rap_alloc(set->cap, sizeof(*set->slots));
	set->senses = rap_alloc(entries, sizeof(*set->senses));
	for (size_t i = 0; i < n; i++)
		add(set, lists[i], (uint32_t)1 << i);
	return set;
}

const struct rap_lexicon_word *
rap_lexicon_word(const struct rap_lexicon_set *set, uint64_t hash)
{
	return find(set, hash);
}

uint32_t
rap_lexicon_pair(const struct rap_lexicon_set *set, uint64_t first, uint64_t second)
{
	return find(set, pair_hash(first, second))->begins;
}
