/* arena.c - one document's memory, in chunks that are given back together. */
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/arena.h>

#define CHUNK_FIRST 8192u	/* small documents are many: start small, double up to CHUNK_MOST */
#define CHUNK_MOST (1u << 20)

struct chunk {
	struct chunk *next;
	alignas(max_align_t) char bytes[];
};

struct rap_arena {
	struct chunk *chunks;
	char *free, *end;	/* what is left of the newest ordinary chunk */
	size_t chunk_size;
	void **owned;		/* heap memory to free with the arena */
	size_t nowned, owned_cap;
};

struct rap_arena *
rap_arena_new(void)
{
	struct rap_arena *a = rap_alloc(1, sizeof(*a));

	a->chunk_size = CHUNK_FIRST;
	return a;
}

void
rap_arena_free(struct rap_arena *a)
{
	struct chunk *c, *next;

	if (!a)
		return;
	for (c = a->chunks; c; c = next) {
		next = c->next;
		free(c);
	}
	for (size_t i = 0; i < a->nowned; i++)
		free(a->owned[i]);
	free(a->owned);
	free(a);
}

static char *
new_chunk(struct rap_arena *a, size_t bytes)
{
	struct chunk *c = rap_alloc(1, offsetof(struct chunk, bytes) + bytes);

	c->next = a->chunks;
	a->chunks = c;
	return c->bytes;
}

/* No type wants more than the greatest power of two that divides its size. */
static size_t
align_of(size_t size)
{
	size_t align = size & -size;

	return align && align < alignof(max_align_t) ? align : alignof(max_align_t);
}

static char *
aligned(char *p, size_t align)
{
	return p + (-(uintptr_t)p & (align - 1));
}

void *
rap_arena_get(struct rap_arena *a, size_t count, size_t size)
{
	const size_t align = align_of(size);
	size_t bytes = size && count > (SIZE_MAX / 2) / size ? SIZE_MAX / 2 : count * size;
	char *p = a->free ? aligned(a->free, align) : NULL;

	if (bytes > CHUNK_MOST / 4)
		return new_chunk(a, bytes);	/* a chunk of its own, the current one goes on */
	if (!p || p > a->end || (size_t)(a->end - p) < bytes) {
		while (a->chunk_size < bytes)
			a->chunk_size *= 2;
		p = new_chunk(a, a->chunk_size);
		a->end = p + a->chunk_size;
		if (a->chunk_size < CHUNK_MOST)
			a->chunk_size *= 2;
	}
	a->free = p + bytes;
	return p;
}

struct rap_str
rap_arena_copy(struct rap_arena *a, struct rap_str s)
{
	char *p = rap_arena_get(a, s.n + 1, 1);

	if (s.n > 0)
		memcpy(p, s.s, s.n);
	return (struct rap_str){ p, s.n };
}

struct rap_str
rap_arena_join(struct rap_arena *arena, struct rap_str a, struct rap_str b)
{
	char *p = rap_arena_get(arena, a.n + b.n + 1, 1);

	if (a.n > 0)
		memcpy(p, a.s, a.n);
	if (b.n > 0)
		memcpy(p + a.n, b.s, b.n);
	return (struct rap_str){ p, a.n + b.n };
}

struct rap_str
rap_arena_printf(struct rap_arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char *p;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	n = n > 0 ? n : 0;
	p = rap_arena_get(a, (size_t)n + 1, 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct rap_str){ p, (size_t)n };
}

void
rap_arena_own(struct rap_arena *a, void *heap)
{
	if (a->nowned == a->owned_cap) {
		a->owned_cap = a->owned_cap ? 2 * a->owned_cap : 4;
		a->owned = rap_realloc(a->owned, a->owned_cap, sizeof(*a->owned));
	}
	a->owned[a->nowned++] = heap;
}
