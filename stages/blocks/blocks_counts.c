/* blocks_counts.c - how often something comes that is known by its hash. */
#include <stdlib.h>

#include <rapporteur/lexicon.h>

#include "counts.h"

uint64_t
counts_key(int what, uint64_t a, uint64_t b)
{
	uint64_t h = rap_lexicon_hash(a ^ b * 0x9E3779B97F4A7C15u, (uint32_t)what);

	return (h ^ h >> 29) | 1;
}

static struct count *
place_of(const struct counts *c, uint64_t key)
{
	size_t i = (key ^ key >> 32) & (c->size - 1);

	while (c->slot[i].key && c->slot[i].key != key)
		i = (i + 1) & (c->size - 1);
	return &c->slot[i];
}

static void
grow(struct counts *c)
{
	struct counts bigger = { .size = c->size ? c->size * 2 : 1024, .used = c->used };

	bigger.slot = rap_alloc(bigger.size, sizeof(*bigger.slot));
	for (size_t i = 0; i < c->size; i++)
		if (c->slot[i].key)
			*place_of(&bigger, c->slot[i].key) = c->slot[i];
	free(c->slot);
	*c = bigger;
}

void
counts_add(struct counts *c, uint64_t key, size_t times)
{
	struct count *place;

	if (c->used * 2 >= c->size)
		grow(c);
	place = place_of(c, key);
	c->used += place->key == 0;
	place->key = key;
	place->times += times;
}

size_t
counts_times(const struct counts *c, uint64_t key)
{
	return c->size ? place_of(c, key)->times : 0;
}

bool
counts_has(const struct counts *c, uint64_t key)
{
	return c->size && place_of(c, key)->key;
}

void
counts_free(struct counts *c)
{
	free(c->slot);
}
