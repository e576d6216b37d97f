/* order_paths.c - which box is in which column: the best of all ways to deal the boxes of a page out to two columns,
 * page after page, as far as they have to be tried. A way is judged by the sentences that it makes whole and by those
 * that it leaves cut, by the heights at which its boxes would begin, and by headings at the end of a column. */
#include <stdlib.h>
#include <string.h>

#include "order.h"

#define BEAM 64		/* ways that are followed at a time */
#define KEPT 2		/* ends of a page that are followed to the next */
#define NARROW_BEAM 12	/* ways that are followed where the limits of pages have to be guessed, */
#define NONE UINT32_MAX

struct way {			/* boxes dealt out so far, on the page from from on */
	int score;
	int heads;		/* what the headings' numbers say, which is not settled before the page ends */
	uint32_t left, right;	/* the last groups of the columns, NONE where there is none */
	uint32_t first;		/* the first of the right column */
	uint32_t height[2];	/* of the columns, in lines */
	uint32_t top;		/* where the lowest box begins */
	uint32_t before;	/* the last group of the page before */
	uint32_t head[2];	/* the last numbered heading of the columns; the left one's may be of a page before */
	uint32_t first_head;	/* the first one of the right column */
	uint8_t kept;		/* which of the ends of the page before */
	uint64_t on_right, aside;	/* bits, the page's first group the lowest */
};

struct end {			/* of a page: how it was dealt out */
	int score;
	uint32_t last;		/* group read last, NONE before the first */
	uint32_t head;		/* numbered heading read last */
	uint32_t from;		/* the page's first group */
	uint8_t kept;		/* the end of the page before that it goes on from */
	bool used;
	uint64_t on_right, aside;
};

struct search {
	const struct groups *gs;
	const struct order_words *words;
	bool scrambled;		/* the document's pages are: one that is not is the exception */
	struct end *end;	/* KEPT for each place between two groups */
	struct order_halves halves;
	bool idle;		/* nothing is to be won here: all groups go into one column */
	struct way beam[BEAM], next[BEAM];
	size_t n, n_next, most;	/* most: ways that are followed */
};

/* A heading with nothing below it: "II. Moles" and then "III. Buoys" */
static bool
is_bare(const struct group *a, const struct group *b)
{
	return a->ends == ENDS_SHORT && a->mark && b->mark && rap_mark_alike(a->mark, b->mark);
}

/* What it is worth that b is read behind a. */
static int
price_of(const struct search *s, uint32_t at_a, uint32_t at_b)
{
	const struct group *a = &s->gs->group[at_a], *b = &s->gs->group[at_b];

	if (at_a == NONE)
		return 0;		/* an excerpt begins anywhere */
	if (is_bare(a, b))
		return -150;
	if (a->ends == ENDS_OPEN && b->begins == BEGINS_LOWER)
		return PRICE_SENTENCE + order_words_price(s->words, at_a, at_b) + (a->opens_bracket && b->closes_bracket ? 60 : 0);
	if (a->ends == ENDS_OPEN && b->begins == BEGINS_LISTED)
		return -30;
	if (a->ends == ENDS_OPEN)
		return b->begins == BEGINS_HEADED || b->aside ? -250 : order_words_price(s->words, at_a, at_b) - 100;
	if (b->begins == BEGINS_LOWER)
		return a->ends == ENDS_PAUSED ? 0 : a->ends == ENDS_SHORT ? -200 : -PRICE_SENTENCE;
	return 0;
}

/* A box that begins higher than the one before it, in lines. */
static int
price_of_height(uint32_t top, uint32_t least)
{
	uint32_t lines = top < least ? least - top : 0;

	return lines < 2 ? -3 * (int)lines : -(int)(lines < 30 ? lines * 8 : 240);
}

/* One caption is enough: several boxes in a row that would stand aside are text. */
static int
price_of_aside(const struct search *s, const struct group *g, bool another)
{
	if (g->aside)
		return another ? -100 : -20;
	return s->scrambled && g->to - g->from <= 4 && g->begins != BEGINS_LOWER && g->ends != ENDS_OPEN ? -250 : -1000000;
}

/* The way kept that will go on as w does, else how many there are. */
static size_t
find_alike(const struct search *s, const struct way *w)
{
	size_t i = 0;

	while (i < s->n_next && !(s->next[i].left == w->left && s->next[i].right == w->right &&
	    s->next[i].first == w->first && s->next[i].before == w->before))
		i++;
	return i;
}

/* Keeps the best ways, the best first; of ways that will go on alike only the better one. */
static void
keep_way(struct search *s, const struct way *w)
{
	size_t at = s->n_next, same;

	while (at > 0 && w->score > s->next[at - 1].score)
		at--;
	if (at == s->most || (same = find_alike(s, w)) < at)
		return;
	if (same == s->most)
		same--;
	else if (same == s->n_next)
		s->n_next++;
	memmove(&s->next[at + 1], &s->next[at], (same - at) * sizeof(*s->next));
	s->next[at] = *w;
}

/* "4." behind "3." speaks for their order, "3." behind "4." against it; "1." says nothing. */
static int
price_of_heads(const struct search *s, uint32_t a, uint32_t b)
{
	const struct rap_mark *x, *y;

	if (a == NONE || b == NONE)
		return 0;
	x = s->gs->group[a].mark;
	y = s->gs->group[b].mark;
	if (rap_mark_follows(x, y))
		return 60;
	return rap_mark_alike(x, y) && y->value > 1 && y->value <= x->value ? -120 : 0;
}

static void
to_heads(const struct search *s, struct way *w, uint32_t g, enum column c)
{
	if (!s->gs->group[g].mark)
		return;
	if (c == RIGHT && w->head[RIGHT] == NONE)
		w->first_head = g;
	else
		w->heads += price_of_heads(s, w->head[c], g);
	w->head[c] = g;
}

static void
to_column(struct search *s, const struct way *w, uint32_t g, enum column c)
{
	struct way to = *w;
	uint32_t *last = c == LEFT ? &to.left : &to.right;

	if (c == RIGHT && *last == NONE)
		to.first = g;		/* what it is read behind is known when the left column ends */
	else
		to.score += price_of(s, *last == NONE ? to.before : *last, g);
	to.score += price_of_height(to.height[c], to.top);
	if (c == RIGHT ? to.left == NONE : to.right != NONE && to.height[LEFT] == to.top)
		to.score -= 10;		/* of two boxes that begin at one height the left one mostly comes first */
	to_heads(s, &to, g, c);
	to.top = to.height[c] > to.top ? to.height[c] : to.top;
	to.height[c] += s->gs->group[g].height + 1;
	*last = g;
	keep_way(s, &to);
}

static void
to_aside(struct search *s, const struct way *w, uint32_t g, uint64_t bit)
{
	struct way to = *w;

	to.score += price_of_aside(s, &s->gs->group[g], w->aside & bit >> 1);
	to.aside |= bit;
	if (to.score > w->score - PRICE_SENTENCE)
		keep_way(s, &to);
}

static int
price_of_last(const struct search *s, uint32_t g)
{
	return s->gs->group[g].ends == ENDS_SHORT && s->gs->group[g].begins == BEGINS_HEADED ? -60 : 0;
}

/* A page ends here: its right column is read behind the left one. False where the way makes no page. */
static bool
close_way(const struct search *s, uint32_t from, uint32_t to, const struct way *w, struct end *e)
{
	int score = w->score + w->heads;
	uint32_t more = w->height[0] > w->height[1] ? w->height[0] - w->height[1] : w->height[1] - w->height[0];

	*e = (struct end){ .from = from, .kept = w->kept, .used = true, .on_right = w->on_right, .aside = w->aside };
	e->last = w->left == NONE ? w->before : w->left;
	e->head = w->head[RIGHT] == NONE ? w->head[LEFT] : w->head[RIGHT];
	if (w->right != NONE) {
		if (w->left == NONE)
			return false;
		score += price_of(s, w->left, w->first) + price_of_last(s, w->left) + price_of_last(s, w->right) +
		    price_of_heads(s, w->head[LEFT], w->first_head);
		score -= (s->scrambled ? 0 : PRICE_SENTENCE) + (int)(more < 20 ? more * 3 : 60);
		e->last = w->right;
	} else if (s->scrambled && s->gs->paged && to - from >= 4)
		score -= 150;
	e->score = score;
	return true;
}

static void
keep_end(struct search *s, uint32_t to, const struct end *e)
{
	struct end *ends = &s->end[(size_t)to * KEPT], *worst = ends;

	for (size_t i = 0; i < KEPT; i++) {
		if (ends[i].used && ends[i].last == e->last) {
			worst = &ends[i];
			break;
		}
		if (worst->used && (!ends[i].used || ends[i].score < worst->score))
			worst = &ends[i];
	}
	if (!worst->used || worst->score < e->score)
		*worst = *e;
}

static void
close_all(struct search *s, uint32_t from, uint32_t to)
{
	struct end e;

	for (size_t i = 0; i < s->n; i++)
		if (close_way(s, from, to, &s->beam[i], &e))
			keep_end(s, to, &e);
}

/* Deals group g out in all ways. */
static void
deal(struct search *s, uint32_t from, uint32_t g)
{
	uint64_t bit = (uint64_t)1 << (g - from);

	s->n_next = 0;
	for (size_t i = 0; i < s->n; i++) {
		struct way w = s->beam[i];

		to_column(s, &w, g, LEFT);
		if (s->idle)
			continue;
		to_aside(s, &w, g, bit);
		w.on_right |= bit;
		if (s->gs->narrow)
			to_column(s, &w, g, RIGHT);
	}
	memcpy(s->beam, s->next, s->n_next * sizeof(*s->next));
	s->n = s->n_next;
}

static void
start_page(struct search *s, uint32_t from)
{
	s->n = 0;
	for (uint8_t i = 0; i < KEPT; i++) {
		const struct end *e = &s->end[(size_t)from * KEPT + i];

		if (e->used)
			s->beam[s->n++] = (struct way){ .score = e->score, .left = NONE, .right = NONE, .first = NONE,
			    .before = e->last, .head = { e->head, NONE }, .first_head = NONE, .kept = i };
	}
}

static void
search_page(struct search *s, uint32_t from, uint32_t limit)
{
	start_page(s, from);
	for (uint32_t g = from; g < limit && s->n > 0; g++) {
		deal(s, from, g);
		if ((!s->gs->paged && !s->idle) || g + 1 == limit)
			close_all(s, from, g + 1);
	}
}

static void
search_all(struct search *s)
{
	const struct groups *gs = s->gs;
	uint32_t from = 0, limit;

	s->end[0] = (struct end){ .last = NONE, .head = NONE, .used = true };
	while (from < gs->n) {
		limit = order_page_end(gs, from);
		s->idle = order_is_idle(&s->halves, from, limit);
		if (limit - from <= ORDER_MOST) {
			search_page(s, from, limit);
			from = gs->paged || s->idle ? limit : from + 1;
		} else
			for (; from < limit; from++)
				search_page(s, from, from + 1);
	}
}

static const struct end *
best_end(const struct search *s, size_t at)
{
	const struct end *best = &s->end[at * KEPT];

	for (size_t i = 1; i < KEPT; i++)
		if (best[i].used && best[i].score > best->score)
			best = &s->end[at * KEPT + i];
	return best;
}

/* The groups of a page into their places: the left column, then the right one. What stands aside goes behind the
 * group that it stood behind. */
static void
place_page(const struct end *e, size_t to, struct placed *placed)
{
	for (int column = LEFT; column <= RIGHT; column++) {
		int of = LEFT;

		for (size_t g = e->from; g < to; g++) {
			uint64_t bit = (uint64_t)1 << (g - e->from);
			bool aside = e->aside & bit;

			if (!aside)
				of = e->on_right & bit ? RIGHT : LEFT;
			if (of == column)
				*placed++ = (struct placed){ g, aside ? ASIDE : column, e->on_right != 0 };
		}
	}
}

static int
score_as_it_stands(const struct search *s)
{
	int score = 0;
	uint32_t head = NONE;

	for (uint32_t g = 0; g < s->gs->n; g++) {
		score += price_of(s, g ? g - 1 : NONE, g);
		if (s->gs->group[g].mark) {
			score += price_of_heads(s, head, g);
			head = g;
		}
	}
	return score;
}

void
order_paths(const struct groups *gs, const struct order_words *words, bool scrambled, struct order *o)
{
	struct search *s = rap_alloc(1, sizeof(*s));
	const struct end *e;

	s->gs = gs;
	s->words = words;
	s->scrambled = scrambled;
	s->most = gs->paged ? BEAM : NARROW_BEAM;
	s->end = rap_alloc((gs->n + 1) * KEPT, sizeof(*s->end));
	order_halves_count(gs, &s->halves);
	search_all(s);
	e = best_end(s, gs->n);
	o->gain = e->score - score_as_it_stands(s);
	o->shuffled = o->pages = 0;
	for (size_t to = gs->n; to > 0; to = e->from, e = &s->end[to * KEPT + e->kept]) {
		place_page(e, to, o->placed + e->from);
		o->shuffled += e->on_right != 0;
		o->pages += to - e->from >= 4;
	}
	order_halves_free(&s->halves);
	free(s->end);
	free(s);
}
