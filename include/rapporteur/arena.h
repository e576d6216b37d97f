/* arena.h - memory that is given back all at once.
 *
 * Everything of one document lives in one arena: nodes, attributes, texts that had to be changed. Nothing in it is freed
 * alone; rap_arena_free gives all of it back in time proportional to the number of chunks. */
#ifndef RAPPORTEUR_ARENA_H
#define RAPPORTEUR_ARENA_H

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

struct rap_arena {		/* arena.c's own, but for what rap_arena_get is quick by */
	char *free, *end;	/* what is left of the newest ordinary chunk, */
	char *clean;		/* and zeroed up to here */
	struct rap_chunk *chunks;
	size_t chunk_size;
	void **owned;		/* heap memory to free with the arena */
	size_t nowned, owned_cap;
};

struct rap_arena *rap_arena_new(void);
void rap_arena_free(struct rap_arena *);		/* NULL is allowed */
void *rap_arena_get_more(struct rap_arena *, size_t count, size_t size);	/* for rap_arena_get, below */
char *rap_arena_room(struct rap_arena *, size_t bytes);	/* never NULL; for text that is written at once: not zeroed */
struct rap_str rap_arena_copy(struct rap_arena *, struct rap_str);	/* copy, with a NUL after it that is not counted */
struct rap_str rap_arena_join(struct rap_arena *, struct rap_str a, struct rap_str b);	/* the same of b behind a */
struct rap_str rap_arena_number(struct rap_arena *, struct rap_str prefix, size_t number);	/* "u12" */
struct rap_str rap_arena_printf(struct rap_arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void rap_arena_own(struct rap_arena *, void *heap);	/* free(heap) when the arena goes: a source buffer, say */

/* No type wants more than the greatest power of two that divides its size. */
static inline size_t
rap_arena_align(size_t size)
{
	size_t align = size & -size;

	return align && align < alignof(max_align_t) ? align : alignof(max_align_t);
}

/* Zeroed, never NULL; aligned for any type of that size, a byte not at all. */
static inline void *
rap_arena_get(struct rap_arena *a, size_t count, size_t size)
{
	size_t gap = -(uintptr_t)a->free & (rap_arena_align(size) - 1);
	char *p = a->free;

	if (count != 1 || (size_t)(a->clean - p) < gap + size)
		return rap_arena_get_more(a, count, size);
	a->free = p + gap + size;
	return p + gap;
}

#endif
