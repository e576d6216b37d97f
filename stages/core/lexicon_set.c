/* lexicon_set.c - several word lists asked at once, whether any has what a text begins with. */
#include <stdlib.h>

#include "lexicon_list.h"

struct rap_lexicon_set {
	struct rap_lexicon_set *next;
	const struct lexicon_index *index;
	const struct rap_lexicon *lists[32];
	size_t n;
	struct lexicon_openings openings;	/* of all of them */
	uint32_t *bits;		/* for each list of the index: those of the set that it is in */
};

static struct rap_lexicon_set *sets;

void
lexicon_sets_done(void)
{
	for (struct rap_lexicon_set *set; (set = sets); free(set)) {
		sets = set->next;
		free(set->bits);
	}
}

/* Those with entries that begin with the text's first word. */
static uint32_t
begins(const struct rap_lexicon_set *set, struct rap_str text)
{
	const struct lexicon_first *first = lexicon_first(set->index, lexicon_hash_first(text));
	uint32_t bits = 0;

	for (uint32_t i = 0; first && i < first->n; i++)
		bits |= set->bits[set->index->entries[first->from + i].list];
	return bits;
}

uint32_t
rap_lexicon_begins(const struct rap_lexicon_set *set, struct rap_str text)
{
	return lexicon_may_begin(&set->openings, text) ? begins(set, text) : 0;
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
	set->next = sets;
	set->index = lists[0]->index;
	set->n = n;
	sets = set;
	set->bits = rap_alloc(set->index->nlists + 1, sizeof(*set->bits));
	for (size_t i = 0; i < n; i++) {
		set->lists[i] = lists[i];
		lexicon_add_openings(&set->openings, lists[i]->openings);
		for (uint32_t k = lists[i]->from; k < lists[i]->from + lists[i]->n; k++)
			set->bits[k] |= (uint32_t)1 << i;
	}
	return set;
}
