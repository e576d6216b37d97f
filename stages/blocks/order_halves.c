/* order_halves.c - where sentences are cut in two, and so where the boxes' order has to be sought: on few pages of most
 * documents that have such sentences at all. */
#include <stdlib.h>

#include "order.h"

#define REACH (3 * ORDER_WINDOW)	/* groups beside a guessed page that the pages beside it and the other half may have */
#define BOXES 16			/* of a page: a sentence or more is cut in them where columns took turns */

uint32_t
order_page_end(const struct groups *gs, uint32_t from)
{
	uint32_t to = from + 1;

	while (to < gs->n && (gs->paged ? !gs->group[to].page : to - from < ORDER_WINDOW))
		to++;
	return to;
}

/* Group i is the first half of a sentence that no second half follows. */
static bool
is_open(const struct groups *gs, size_t i)
{
	const struct group *g = &gs->group[i];

	return g->ends == ENDS_OPEN && (i + 1 == gs->n || g[1].begins != BEGINS_LOWER || g->aside);
}

/* The second half behind no first one. */
static bool
is_loose(const struct groups *gs, size_t i)
{
	const struct group *g = &gs->group[i];

	return g->begins == BEGINS_LOWER && (i == 0 || g[-1].ends != ENDS_OPEN || g[-1].aside);
}

void
order_halves_count(const struct groups *gs, struct order_halves *h)
{
	h->gs = gs;
	h->open = rap_alloc(gs->n + 1, sizeof(*h->open));
	h->loose = rap_alloc(gs->n + 1, sizeof(*h->loose));
	for (size_t i = 0; i < gs->n; i++) {
		h->open[i + 1] = h->open[i] + is_open(gs, i);
		h->loose[i + 1] = h->loose[i] + is_loose(gs, i);
	}
}

bool
order_may_take_turns(const struct groups *gs)
{
	size_t open = 0, loose = 0;

	for (size_t i = 0; i < gs->n && !gs->paged; i++) {
		open += is_open(gs, i);
		loose += is_loose(gs, i);
	}
	return gs->paged || (loose <= 4 * open && (open < loose ? open : loose) * BOXES >= gs->n);
}

void
order_halves_free(struct order_halves *h)
{
	free(h->open);
	free(h->loose);
}

bool
order_is_idle(const struct order_halves *h, uint32_t from, uint32_t to)
{
	const struct groups *gs = h->gs;

	if (gs->paged) {
		while (from > 0 && !gs->group[--from].page)
			;
		to = to < gs->n ? order_page_end(gs, to) : to;
	} else {
		from = from > REACH ? from - REACH : 0;
		to = gs->n - to > REACH ? to + REACH : (uint32_t)gs->n;
	}
	return h->open[to] == h->open[from] || h->loose[to] == h->loose[from];
}
