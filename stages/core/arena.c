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
#define SHORT 256u	/* bytes of nearly everything that is printed: it need not be printed twice */
#define CLEANED 1024u	/* bytes zeroed at a time: no small document pays for a chunk that it leaves half empty */

struct rap_chunk {
	struct rap_chunk *next;
	alignas(max_align_t) char bytes[];
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
	struct rap_chunk *c, *next;

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
add_chunk(struct rap_arena *a, struct rap_chunk *c)
{
	c->next = a->chunks;
	a->chunks = c;
	return c->bytes;
}

/* A chunk of its own for that many bytes; the current one goes on. */
static char *
own_chunk(struct rap_arena *a, size_t bytes)
{
	return add_chunk(a, rap_alloc(1, offsetof(struct rap_chunk, bytes) + bytes));
}

static char *
next_chunk(struct rap_arena *a, size_t bytes)
{
	char *p;

	while (a->chunk_size < bytes)
		a->chunk_size *= 2;
	p = add_chunk(a, rap_realloc(NULL, 1, offsetof(struct rap_chunk, bytes) + a->chunk_size));
	a->clean = p;
	a->end = p + a->chunk_size;
	if (a->chunk_size < CHUNK_MOST)
		a->chunk_size *= 2;
	return p;
}

/* Zeroes the current chunk up to to at least. */
static void
clean_to(struct rap_arena *a, const char *to)
{
	size_t more = (size_t)(to - a->clean) + CLEANED, left = (size_t)(a->end - a->clean);

	more = more < left ? more : left;
	memset(a->clean, 0, more);
	a->clean += more;
}

/* The next bytes of the current chunk, or of a new one. */
static inline char *
place(struct rap_arena *a, size_t bytes, size_t align)
{
	char *p = a->free ? a->free + (-(uintptr_t)a->free & (align - 1)) : NULL;

	if (!p || p > a->end || (size_t)(a->end - p) < bytes)
		p = next_chunk(a, bytes);
	a->free = p + bytes;
	return p;
}

void *
rap_arena_get_more(struct rap_arena *a, size_t count, size_t size)
{
	size_t bytes = size && count > (SIZE_MAX / 2) / size ? SIZE_MAX / 2 : count * size;
	char *p;

	if (bytes > CHUNK_MOST / 4)
		return own_chunk(a, bytes);
	p = place(a, bytes, rap_arena_align(size));
	if (a->clean < p + bytes)
		clean_to(a, p + bytes);
	return p;
}

char *
rap_arena_room(struct rap_arena *a, size_t bytes)
{
	char *p;

	if (bytes > CHUNK_MOST / 4)
		return own_chunk(a, bytes);
	p = place(a, bytes, 1);
	a->clean = a->clean < p + bytes ? p + bytes : a->clean;
	return p;
}

struct rap_str
rap_arena_copy(struct rap_arena *a, struct rap_str s)
{
	return rap_arena_join(a, s, (struct rap_str){ 0 });
}

struct rap_str
rap_arena_join(struct rap_arena *arena, struct rap_str a, struct rap_str b)
{
	char *p = rap_arena_room(arena, a.n + b.n + 1);

	if (a.n > 0)
		memcpy(p, a.s, a.n);
	if (b.n > 0)
		memcpy(p + a.n, b.s, b.n);
	p[a.n + b.n] = 0;
	return (struct rap_str){ p, a.n + b.n };
}

struct rap_str
rap_arena_number(struct rap_arena *a, struct rap_str prefix, size_t number)
{
	size_t n = prefix.n + rap_digits(number);
	char *p = rap_arena_room(a, n + 1);

	memcpy(p, prefix.s, prefix.n);
	rap_put_digits(p + n, number);
	p[n] = '\0';
	return (struct rap_str){ p, n };
}

struct rap_str
rap_arena_printf(struct rap_arena *a, const char *fmt, ...)
{
	char text[SHORT], *p;
	va_list ap, again;
	size_t n;
	int len;

	va_start(ap, fmt);
	va_copy(again, ap);
	len = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	n = len > 0 ? (size_t)len : 0;
	p = rap_arena_room(a, n + 1);
	if (n < sizeof(text))
		memcpy(p, text, n);
	else
		vsnprintf(p, n + 1, fmt, again);
	p[n] = '\0';
	va_end(again);
	return (struct rap_str){ p, n };
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
