/* slots.h - a hash table over slots of the caller's own type, each known by a 64-bit key: what is counted or met first, by
 * the hash of its text (rap_hash, rap_lexicon_hash). Two texts of one hash are one: no table that decides where text goes
 * may rest on it alone.
 *
 *	struct seen { uint64_t key; size_t times; };	- the key is the first member
 *	struct rap_slots seen = RAP_SLOTS(struct seen);
 *	((struct seen *)rap_slot(&seen, key))->times++;
 *
 * The slots stand one behind the other as they came, v[0] to v[used - 1]; where each is, a table of numbers says, which is small
 * and alone has to be cleared: open addressing, linear probing, half of it free at least. */
#ifndef RAPPORTEUR_SLOTS_H
#define RAPPORTEUR_SLOTS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "word.h"

struct rap_slots {
	char *v;		/* owned */
	size_t width;		/* bytes of a slot */
	size_t used;
	uint32_t *places;	/* behind them; of a slot there by its key: its number, from 1; 0: free */
	size_t size;		/* of places, a power of two or 0; v has room for half as many */
};
#define RAP_SLOTS(type) { .width = sizeof(type) }

/* The slot of key, which is not 0; where it is new, all of it but the key is 0. It moves only when another is
 * added: whoever asks for one that is there keeps those it has. */
void *rap_slot(struct rap_slots *, uint64_t key);
void rap_slots_room(struct rap_slots *, size_t n);	/* for n slots and more, at the start: it need not grow so often */
void rap_slots_free(struct rap_slots *);	/* and empty, to be used anew */

static inline char *
rap_slot_at(const struct rap_slots *t, uint32_t number)
{
	return t->v + (number - 1) * t->width;
}

/* The place of key, or the free one where it belongs; the table has places. */
static inline uint32_t *
rap_slot_place(const struct rap_slots *t, uint64_t key)
{
	for (size_t i = (key * RAP_SCATTER) >> 32;; i++) {	/* whatever was done to make the key, it is mixed anew */
		uint32_t *place = &t->places[i & (t->size - 1)];

		if (*place == 0 || *(const uint64_t *)(const void *)rap_slot_at(t, *place) == key)
			return place;
	}
}

/* The slot of key; NULL where there is none. */
static inline void *
rap_slot_of(const struct rap_slots *t, uint64_t key)
{
	uint32_t number = t->size ? *rap_slot_place(t, key) : 0;

	return number ? rap_slot_at(t, number) : NULL;
}

#endif
