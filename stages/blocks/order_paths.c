/* order_paths.c - which box is in which column: the best of all ways to deal the boxes of a page out to two columns,
 * page after page, as far as they have to be tried. A way is judged by the sentences that it makes whole and by those
 * that it leaves cut, by the heights at which its boxes would begin, and by headings at the end of a column. */
#include <stdlib.h>
#include <string.h>

#include "order.h"

#define BEAM 64		/* ways that are followed at a time */
#define KEPT 2		/* ends of a page that are followed to the next */
#define NARROW_BEAM 12	/* where the limits of pages have to be guessed, or nothing is known of the words */
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

struct beam {			/* ways that are followed */
	struct way way[BEAM];
	uint32_t goes_on[BEAM];	/* what each of them goes on from: alike_of */
	uint8_t rank[BEAM];	/* their places, the best way first */
	uint32_t n;
};

struct price {
	uint32_t group;		/* NONE: of nothing yet */
	int price;
};

struct search {
	const struct groups *gs;
	const struct order_words *words;
	bool scrambled;		/* the document's pages are: one that is not is the exception */
	struct end *end;	/* KEPT for each place between two groups */
	struct order_halves halves;
	bool idle;		/* nothing is to be won here: all groups go into one column */
	struct beam beams[2], *beam, *next;	/* before the group that is dealt out, and behind it */
	size_t most;		/* ways that are followed */
	uint32_t from;		/* the page's first group */
	struct price prices[ORDER_MOST + KEPT];	/* of the group that is dealt out, behind those of the page and before it */
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

/* Ways of which this is the same go on alike: they have the same last groups, and the right column begins alike. */
static uint32_t
alike_of(const struct search *s, const struct way *w)
{
	uint32_t left = w->left - s->from + 1, right = w->right - s->from + 1, first = w->first - s->from + 1;

	left = w->left == NONE ? 0 : left;
	return left | (w->right == NONE ? 0 : right << 8 | first << 16) | (uint32_t)w->kept << 24;
}

/* The place of the one way that goes on alike, else BEAM. */
static size_t
find_alike(const struct beam *b, uint32_t goes_on)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < b->n; i++)
		at |= b->goes_on[i] == goes_on ? i + 1 : 0;
	return at > 0 ? at - 1 : BEAM;
}

/* No way of that score is kept any more. */
static bool
is_too_bad(const struct search *s, int score)
{
	const struct beam *b = s->next;

	return b->n == s->most && score <= b->way[b->rank[b->n - 1]].score;
}

/* Keeps the best ways; of ways that will go on alike only the better one. */
static void
keep_way(struct search *s, const struct way *w)
{
	struct beam *b = s->next;
	uint32_t goes_on = alike_of(s, w);
	size_t at, same, place = find_alike(b, goes_on);

	if (is_too_bad(s, w->score) || (place < BEAM && b->way[place].score >= w->score))
		return;
	if (place == BEAM && b->n < s->most) {
		b->rank[b->n] = (uint8_t)b->n;
		b->n++;
	}
	same = b->n - 1;			/* the rank of the one that goes */
	while (place < BEAM && b->rank[same] != place)
		same--;
	place = b->rank[same];
	for (at = same; at > 0 && w->score > b->way[b->rank[at - 1]].score; at--)
		b->rank[at] = b->rank[at - 1];
	b->rank[at] = (uint8_t)place;
	b->goes_on[place] = goes_on;
	b->way[place] = *w;
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

/* price_of g behind the last group of a column, NONE where that has none: then it is behind the page before. */
static int
price_behind(struct search *s, const struct way *w, uint32_t last, uint32_t g)
{
	struct price *p = &s->prices[last == NONE ? (uint32_t)ORDER_MOST + w->kept : last - s->from];

	if (p->group != g)
		*p = (struct price){ g, price_of(s, last == NONE ? w->before : last, g) };
	return p->price;
}

static void
to_column(struct search *s, const struct way *w, uint32_t g, enum column c, uint64_t bit)
{
	uint32_t last = c == LEFT ? w->left : w->right;
	bool first = c == RIGHT && last == NONE;	/* what it is read behind is known when the left column ends */
	int score = w->score + price_of_height(w->height[c], w->top) + (first ? 0 : price_behind(s, w, last, g));
	struct way to;

	if (c == RIGHT ? w->left == NONE : w->right != NONE && w->height[LEFT] == w->top)
		score -= 10;		/* of two boxes that begin at one height the left one mostly comes first */
	if (is_too_bad(s, score))
		return;
	to = *w;
	to.score = score;
	to_heads(s, &to, g, c);
	to.top = to.height[c] > to.top ? to.height[c] : to.top;
	to.height[c] += s->gs->group[g].height + 1;
	*(c == LEFT ? &to.left : &to.right) = g;
	to.first = first ? g : to.first;
	to.on_right |= c == RIGHT ? bit : 0;
	keep_way(s, &to);
}

static void
to_aside(struct search *s, const struct way *w, uint32_t g, uint64_t bit)
{
	int price = price_of_aside(s, &s->gs->group[g], w->aside & bit >> 1);
	struct way to;

	if (price <= -PRICE_SENTENCE || is_too_bad(s, w->score + price))
		return;
	to = *w;
	to.score += price;
	to.aside |= bit;
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

	for (size_t i = 0; i < s->beam->n; i++)
		if (close_way(s, from, to, &s->beam->way[s->beam->rank[i]], &e))
			keep_end(s, to, &e);
}

/* Deals group g out in all ways. */
static void
deal(struct search *s, uint32_t from, uint32_t g)
{
	uint64_t bit = (uint64_t)1 << (g - from);
	struct beam *beam = s->beam;

	s->next->n = 0;
	for (size_t i = 0; i < beam->n; i++) {
		const struct way *w = &beam->way[beam->rank[i]];

		to_column(s, w, g, LEFT, bit);
		if (s->idle)
			continue;
		to_aside(s, w, g, bit);
		if (s->gs->narrow)
			to_column(s, w, g, RIGHT, bit);
	}
	s->beam = s->next;
	s->next = beam;
}

static void
start_page(struct search *s, uint32_t from)
{
	struct beam *b = s->beam;

	s->from = from;
	for (size_t i = 0; i < ORDER_MOST + KEPT; i++)
		s->prices[i].group = NONE;
	b->n = 0;
	for (uint8_t i = 0; i < KEPT; i++) {
		const struct end *e = &s->end[(size_t)from * KEPT + i];

		if (!e->used)
			continue;
		b->rank[b->n] = (uint8_t)b->n;
		b->way[b->n++] = (struct way){ .score = e->score, .left = NONE, .right = NONE, .first = NONE,
		    .before = e->last, .head = { e->head, NONE }, .first_head = NONE, .kept = i };
	}
}

static void
search_page(struct search *s, uint32_t from, uint32_t limit)
{
	start_page(s, from);
	for (uint32_t g = from; g < limit && s->beam->n > 0; g++) {
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
	s->beam = &s->beams[0];
	s->next = &s->beams[1];
	s->words = words;
	s->scrambled = scrambled;
	s->most = gs->paged && words ? BEAM : NARROW_BEAM;
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
