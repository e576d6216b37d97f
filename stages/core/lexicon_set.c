/* lexicon_set.c - several word lists asked at once: one look-up says which of them have entries that begin with a word. */
#include <stdlib.h>

#include <rapporteur/arena.h>

#include "lexicon_list.h"

struct slot {
	uint64_t hash;
	uint32_t mask;			/* 0: free */
};

struct rap_lexicon_set {
	struct rap_lexicon_set *next;
	const struct rap_lexicon *lists[32];
	size_t n;
	struct slot *slots;		/* open addressing, a power of two, half of it free at least */
	size_t cap;
};

static struct rap_lexicon_set *sets;

void
rap_lexicon_sets_done(void)
{
	struct rap_lexicon_set *next;

	for (; sets; sets = next) {
		next = sets->next;
		free(sets->slots);
		free(sets);
	}
}

static struct slot *
find(const struct rap_lexicon_set *set, uint64_t hash)
{
	size_t i = (hash ^ hash >> 32) & (set->cap - 1);

	while (set->slots[i].mask && set->slots[i].hash != hash)
		i = (i + 1) & (set->cap - 1);
	return &set->slots[i];
}

static void
add(struct rap_lexicon_set *set, const struct rap_lexicon *list, uint32_t bit)
{
	for (size_t i = 0; i < list->cap; i++)
		for (const struct entry *e = list->slots[i]; e; e = e->next) {
			uint64_t hash = rap_lexicon_hash_first(e->text);
			struct slot *s = find(set, hash);

			s->hash = hash;
			s->mask |= bit;
		}
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
	for (set->cap = 64; set->cap < 2 * entries; set->cap *= 2)
		;
	set->slots = rap_alloc(set->cap, sizeof(*set->slots));
	for (size_t i = 0; i < n; i++)
		add(set, lists[i], (uint32_t)1 << i);
	return set;
}

uint32_t
rap_lexicon_mask(const struct rap_lexicon_set *set, uint64_t hash)
{
	return find(set, hash)->mask;
}
