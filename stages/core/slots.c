/* slots.c - a hash table over slots of any type; see slots.h. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/slots.h>
#include <rapporteur/str.h>

enum { SLOTS_FIRST = 64 };

static uint64_t *
key_of(const struct rap_slots *t, uint32_t number)
{
	return (uint64_t *)(void *)rap_slot_at(t, number);
}

/* Places stand behind the slots, in the same memory. */
static void
grow(struct rap_slots *t, size_t size)
{
	size_t slots = size / 2 * t->width;
	char *old = t->v;

	t->v = rap_realloc(NULL, size / 2, t->width + 2 * sizeof(*t->places));
	t->places = memset(t->v + slots, 0, size * sizeof(*t->places));
	t->size = size;
	if (old)
		memcpy(t->v, old, t->used * t->width);
	free(old);
	for (uint32_t i = 1; i <= t->used; i++)
		*rap_slot_place(t, *key_of(t, i)) = i;
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
	uint32_t *place = t->size ? rap_slot_place(t, key) : NULL;

	if (place && *place)
		return rap_slot_at(t, *place);
	if (t->used * 2 >= t->size) {
		grow(t, t->size ? t->size * 2 : SLOTS_FIRST);
		place = rap_slot_place(t, key);
	}
	*place = (uint32_t)++t->used;
	memset(rap_slot_at(t, *place), 0, t->width);
	*key_of(t, *place) = key;
	return rap_slot_at(t, *place);
}

void
rap_slots_free(struct rap_slots *t)
{
	free(t->v);
	*t = (struct rap_slots){ .width = t->width };
}
