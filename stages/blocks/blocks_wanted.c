/* blocks_wanted.c - words that are looked for in a document, and how often it prints them. */
#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "wanted.h"

#define PIECE 3			/* bytes that are looked at together */
#define FEWEST_PIECES 256	/* of their hashes */
#define MOST_PIECES 8192
#define MOST_SKIPPED 32

/* The place of text, or the free place where it would stand. */
static struct word *
place_of(const struct wanted *ws, struct rap_str text)
{
	size_t i = rap_hash(text) & (ws->size - 1);

	while (ws->slot[i].text.s && !rap_eq(ws->slot[i].text, text))
		i = (i + 1) & (ws->size - 1);
	return &ws->slot[i];
}

static void
grow(struct wanted *ws)
{
	struct wanted bigger = *ws;

	bigger.size = ws->size ? ws->size * 2 : 64;
	bigger.slot = rap_alloc(bigger.size, sizeof(*bigger.slot));
	for (size_t i = 0; i < ws->size; i++)
		if (ws->slot[i].text.s)
			*place_of(&bigger, ws->slot[i].text) = ws->slot[i];
	free(ws->slot);
	*ws = bigger;
}

void
wanted_add(struct wanted *ws, struct rap_str text)
{
	struct word *w;
	char *copy;

	if (text.n < PIECE)
		return;
	if (ws->used * 2 >= ws->size)
		grow(ws);
	w = place_of(ws, text);
	if (w->text.s)
		return;
	copy = rap_alloc(text.n + 1, 1);
	memcpy(copy, text.s, text.n);
	w->text = (struct rap_str){ copy, text.n };
	ws->shortest = ws->used == 0 || text.n < ws->shortest ? text.n : ws->shortest;
	ws->used++;
}

size_t
wanted_seen(const struct wanted *ws, struct rap_str text)
{
	return ws->used ? place_of(ws, text)->seen : 0;
}

void
wanted_count(struct wanted *ws, struct rap_str text)
{
	struct word *w = place_of(ws, text);

	w->seen += w->text.s != NULL;
}

void
wanted_free(struct wanted *ws)
{
	for (size_t i = 0; i < ws->size; i++)
		free((char *)ws->slot[i].text.s);
	free(ws->slot);
	free(ws->skip);
	*ws = (struct wanted){ 0 };
}

/* The hash of the three lower ones of four bytes: the same for capitals and small letters, in Greek and Cyrillic too. */
static uint32_t
piece_of(uint32_t bytes, unsigned shift)
{
	return (bytes | 0x212121) * (2654435761u << 8) >> shift;
}

static uint32_t
piece_at(const char *s, unsigned shift)
{
	const unsigned char *u = (const unsigned char *)s;

	return piece_of(u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16, shift);
}

static uint32_t
piece_before_one(const char *s, unsigned shift)		/* the same, where a fourth byte stands behind */
{
	uint32_t bytes;

	memcpy(&bytes, s, sizeof(bytes));
	return piece_of(le32toh(bytes), shift);
}

/* How far behind a piece the place is, at least, where the first bytes of a wanted word may end; which ones may begin
 * it. */
void
wanted_prepare(struct wanted *ws)
{
	size_t m = ws->shortest < MOST_SKIPPED ? ws->shortest : MOST_SKIPPED, pieces = FEWEST_PIECES;

	while (pieces < MOST_PIECES && ws->used * 32 > pieces)
		pieces *= 2;
	ws->shift = 32 - (unsigned)__builtin_ctzll(pieces);
	ws->shortest = m;
	ws->skip = rap_alloc(pieces, 2);
	ws->begins = ws->skip + pieces;
	memset(ws->skip, (int)(m - PIECE + 1), pieces);
	for (size_t i = 0; i < ws->size; i++) {
		const char *text = ws->slot[i].text.s;

		if (!text)
			continue;
		ws->begins[piece_at(text, ws->shift)] = 1;
		for (size_t k = 0; k + PIECE <= m; k++) {
			uint8_t *skip = &ws->skip[piece_at(text + k, ws->shift)];

			*skip = m - PIECE - k < *skip ? (uint8_t)(m - PIECE - k) : *skip;
		}
	}
}

/* As Wu and Manber do it: of all wanted words the first bytes count, as many as the shortest has. The last three of so
 * many bytes of the text say how many places on they may end; mostly, that is far. Where they do, the first three have to
 * fit. */
void
wanted_search(const struct wanted *ws, struct rap_str s, wanted_found *found, void *data)
{
	const uint8_t *skip = ws->skip, *begins = ws->begins;
	unsigned shift = ws->shift;
	size_t lead = ws->shortest - PIECE;
	const char *p = s.s + lead, *last = s.s + s.n - PIECE;

	if (s.n < ws->shortest)
		return;
	while (p < last) {
		size_t far = skip[piece_before_one(p, shift)];

		if (far == 0 && begins[piece_before_one(p - lead, shift)])
			found(data, s, (size_t)(p - lead - s.s));
		p += far ? far : 1;
	}
	if (p == last && skip[piece_at(p, shift)] == 0)
		found(data, s, (size_t)(p - lead - s.s));
}
