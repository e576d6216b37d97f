/* blocks_wanted.c - words that are looked for in a document, and how often it prints them. Few are wanted, and nearly all
 * words of the text fall through by their first letter and their length. */
#include <stdlib.h>
#include <string.h>

#include "wanted.h"

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

	if (ws->used * 2 >= ws->size)
		grow(ws);
	w = place_of(ws, text);
	if (w->text.s)
		return;
	copy = rap_alloc(text.n + 1, 1);
	memcpy(copy, text.s, text.n);
	w->text = (struct rap_str){ copy, text.n };
	ws->lengths[(unsigned char)*copy] |= (uint64_t)1 << (text.n < 63 ? text.n : 63);
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
}
