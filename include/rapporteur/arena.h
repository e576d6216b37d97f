/* arena.h - memory that is given back all at once.
 *
 * Everything of one document lives in one arena: nodes, attributes, texts that had to be changed. Nothing in it is freed
 * alone; rap_arena_free gives all of it back in time proportional to the number of chunks. */
#ifndef RAPPORTEUR_ARENA_H
#define RAPPORTEUR_ARENA_H

#include "str.h"

struct rap_arena;

struct rap_arena *rap_arena_new(void);
void rap_arena_free(struct rap_arena *);		/* NULL is allowed */
void *rap_arena_get(struct rap_arena *, size_t count, size_t size);	/* zeroed, never NULL; aligned for any type of
									that size, a byte not at all */
char *rap_arena_room(struct rap_arena *, size_t bytes);	/* the same for text that is written at once: not zeroed */
struct rap_str rap_arena_copy(struct rap_arena *, struct rap_str);	/* copy, with a NUL after it that is not counted */
struct rap_str rap_arena_join(struct rap_arena *, struct rap_str a, struct rap_str b);	/* the same of b behind a */
struct rap_str rap_arena_printf(struct rap_arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void rap_arena_own(struct rap_arena *, void *heap);	/* free(heap) when the arena goes: a source buffer, say */

#endif
