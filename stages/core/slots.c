/* slots.c - a hash table over slots of any type; see slots.h. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/arena.h>
#include <rapporteur/slots.h>

enum { SLOTS_FIRST = 64 };

static uint64_t
key_at(const struct rap_slots *t, size_t i)
{
	return *(const uint64_t *)(const void *)(t->v + i * t->width);
}

static void
grow(struct rap_slots *t, size_t size)
{
	struct rap_slots bigger = *t;

	bigger.size = size;
	bigger.v = rap_alloc(bigger.size, t->width);
	for (size_t i = 0; i < t->size; i++)
		if (key_at(t, i))
			memcpy(rap_slot_place(&bigger, key_at(t, i)), t->v + i * t->width, t->width);
	free(t->v);
	*t = bigger;
}

void
rap_slots_room(struct rap_slots *t, size_t n)
{
	size_t size = t->size ? t->size : SLOTS_FIRST;

	while (size / 2 < n)
		size *= 2;
	if (size > t->size)
		grow(t, size);
}

void *
rap_slot(struct rap_slots *t, uint64_t key)
{
	uint64_t *slot;

	if (t->used * 2 >= t->size)
		grow(t, t->size ? t->size * 2 : SLOTS_FIRST);
	slot = (uint64_t *)(void *)rap_slot_place(t, key);
	t->used += *slot == 0;
	*slot = key;
	return slot;
}

void
rap_slots_free(struct rap_slots *t)
{
	free(t->v);
	*t = (struct rap_slots){ .width = t->width };
}
