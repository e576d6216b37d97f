/* slots.h - a hash table over slots of the caller's own type, each known by a 64-bit key: what is counted or met first, by
 * the hash of its text (rap_hash, rap_lexicon_hash). Two texts of one hash are one: no table that decides where text goes
 * may rest on it alone.
 *
 *	struct seen { uint64_t key; size_t times; };	- the key is the first member
 *	struct rap_slots seen = RAP_SLOTS(struct seen);
 *	((struct seen *)rap_slot(&seen, key))->times++;
 *
 * Open addressing, linear probing, half of the slots free at least. What comes is the same on every machine; the order of
 * the slots is not to be relied on. */
#ifndef RAPPORTEUR_SLOTS_H
#define RAPPORTEUR_SLOTS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct rap_slots {
	char *v;		/* owned; a slot whose key is 0 is free */
	size_t width;		/* bytes of a slot */
	size_t size, used;	/* slots; size is a power of two or 0 */
};
#define RAP_SLOTS(type) { .width = sizeof(type) }

/* The slot of key, which is not 0; where it is new, all of it but the key is 0. It moves when another is added. */
void *rap_slot(struct rap_slots *, uint64_t key);
void rap_slots_room(struct rap_slots *, size_t n);	/* for n slots and more, at the start: it need not grow so often */
void rap_slots_free(struct rap_slots *);	/* and empty, to be used anew */

/* The slot where key stands, or would; the table has slots. */
static inline char *
rap_slot_place(const struct rap_slots *t, uint64_t key)
{
	for (size_t i = key ^ key >> 32;; i++) {
		char *slot = t->v + (i & (t->size - 1)) * t->width;
		uint64_t there;

		memcpy(&there, slot, sizeof(there));
		if (there == key || there == 0)
			return slot;
	}
}

/* The slot of key; NULL where there is none. */
static inline void *
rap_slot_of(const struct rap_slots *t, uint64_t key)
{
	char *slot = t->size ? rap_slot_place(t, key) : NULL;

	return slot && *(uint64_t *)(void *)slot ? slot : NULL;
}

#endif
