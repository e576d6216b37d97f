/* blocks_counts.c - how often something comes that is known by its hash. */
#include <rapporteur/lexicon.h>

#include "counts.h"

uint64_t
counts_key(int what, uint64_t a, uint64_t b)
{
	uint64_t h = rap_lexicon_hash(a ^ b * RAP_SCATTER, (uint32_t)what);

	return (h ^ h >> 29) | 1;
}

void
counts_add(struct rap_slots *counts, uint64_t key, size_t times)
{
	struct count *c = rap_slot(counts, key);

	c->times += times;
}

size_t
counts_times(const struct rap_slots *counts, uint64_t key)
{
	const struct count *c = rap_slot_of(counts, key);

	return c ? c->times : 0;
}
