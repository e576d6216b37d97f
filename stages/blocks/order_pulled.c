/* order_pulled.c - pulled quotations: what a magazine or a proceedings' page prints once more, in large letters, in the middle
 * of a sentence's column:
 *	to the northern basin while the
 *
 *	"The question was who should pay"
 *
 *	cranes were at work.
 * That the same words are printed nearby is the proof. */
#include <string.h>

#include "order.h"

#define LONGEST 4	/* lines of a pulled quotation */
#define SHORTEST 20	/* bytes: fewer may be repeated by chance */
#define PIECE 12	/* bytes of its beginning, or of its end, that stand on one line wherever it is printed */
#define NEAR 100	/* lines before and behind it: it is printed on the page of its sentence */
#define TRIED 32	/* of them in a document: where there are more, they are something else */

static void
add_words(struct rap_buf *out, struct rap_str s)
{
	size_t from, to = 0, len;

	for (;;) {
		for (from = to; from < s.n && rap_is_space(rap_utf8_get(s.s + from, s.n - from, &len)); from += len)
			;
		for (to = from; to < s.n && !rap_is_space(rap_utf8_get(s.s + to, s.n - to, &len)); to += len)
			;
		if (from == s.n)
			return;
		if (out->n > 0)
			rap_buf_addc(out, ' ');
		rap_buf_add(out, s.s + from, to - from);
	}
}

/* All lines [from, to) as words with one blank between. */
static void
put_lines(struct rap_buf *out, const struct lines *ls, size_t from, size_t to)
{
	rap_buf_clear(out);
	for (; from < to && from < ls->n; from++)
		if (ls->line[from].kind == LINE_TEXT)
			add_words(out, ls->line[from].text);
}

/* Without what stands around a quotation: quotes, dashes, stops. */
static struct rap_str
bare(struct rap_str s)
{
	size_t len;

	while (s.n > 0 && !rap_is_alpha(rap_utf8_get(s.s, s.n, &len)))
		s = rap_cut(s, len, s.n);
	while (s.n > 0 && !rap_is_alpha(rap_utf8_last(s, &len)))
		s.n -= len;
	return s;
}

/* A line nearby has these bytes, but for those of g itself. */
static bool
stands_in(const struct lines *ls, const struct group *g, struct rap_str bytes)
{
	size_t from = g->from > NEAR ? g->from - NEAR : 0, to = g->to + NEAR < ls->n ? g->to + NEAR : ls->n;

	for (size_t i = from; i < to; i++)
		if ((i < g->from || i >= g->to) && ls->line[i].kind == LINE_TEXT &&
		    memmem(ls->line[i].text.s, ls->line[i].text.n, bytes.s, bytes.n))
			return true;
	return false;
}

static bool
is_printed_twice(struct rap_str all, struct rap_str part)
{
	const char *first = memmem(all.s, all.n, part.s, part.n), *rest = first ? first + part.n : NULL;

	return first && memmem(rest, all.n - (size_t)(rest - all.s), part.s, part.n);
}

/* It stands between the halves of a sentence, and is short. */
static bool
may_be_pulled(const struct groups *gs, size_t i)
{
	const struct group *g = &gs->group[i];

	return g[-1].ends == ENDS_OPEN && g[1].begins == BEGINS_LOWER && !g->aside && g->to - g->from <= LONGEST;
}

void
order_find_pulled(const struct lines *ls, struct groups *gs)
{
	struct rap_buf all = { 0 }, part = { 0 };
	size_t tried = 0;

	for (size_t i = 1; gs->narrow && i + 1 < gs->n && tried < TRIED; i++) {
		struct group *g = &gs->group[i];
		struct rap_str s;

		if (!may_be_pulled(gs, i))
			continue;
		tried++;
		put_lines(&part, ls, g->from, g->to);
		s = bare(rap_buf_str(&part));
		if (s.n < SHORTEST || !(stands_in(ls, g, rap_cut(s, 0, PIECE)) ||
		    stands_in(ls, g, rap_cut(s, s.n - PIECE, s.n))))
			continue;
		put_lines(&all, ls, g->from > NEAR ? g->from - NEAR : 0, g->to + NEAR);
		g->aside = is_printed_twice(rap_buf_str(&all), s);
	}
	rap_buf_free(&all);
	rap_buf_free(&part);
}
