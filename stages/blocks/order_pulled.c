/* order_pulled.c - pulled quotations: what a magazine or a proceedings' page prints once more, in large letters, in the middle
 * of a sentence's column:
 *	to the northern basin while the
 *
 *	"The question was who should pay"
 *
 *	cranes were at work.
 * That the same words are printed nearby is the proof. */
#include "order.h"

#define LONGEST 4	/* lines of a pulled quotation */
#define SPREAD 12	/* lines over which its words stand where they are text */
#define SHORTEST 20	/* bytes: fewer may be repeated by chance */
#define PIECE 12	/* bytes of its beginning, or of its end, that stand on one line wherever it is printed */
#define NEAR 100	/* lines before and behind it: it is printed on the page of its sentence */
#define HITS 8		/* lines that have its first or last bytes */
#define PAGE 8000	/* bytes of the longest page */
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

/* The lines of text in [from, to), and what else stands there left out, as words with one blank between. */
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

/* The words of part stand in the lines behind i, itself one of them, or where line i has the end of them before it: not
 * on those of g. */
static bool
is_printed_at(const struct lines *ls, const struct group *g, size_t i, bool is_end, struct rap_str part, struct rap_buf *near)
{
	size_t from = !is_end ? i : i > SPREAD ? i - SPREAD : 0, to = is_end ? i + 1 : i + SPREAD;

	if (i < g->from)
		put_lines(near, ls, from, to < g->from ? to : g->from);
	else
		put_lines(near, ls, from > g->to ? from : g->to, to);
	return blocks_has(rap_buf_str(near), part);
}

/* Its page at most: [*from, *to). */
static void
nearby(const struct lines *ls, const struct group *g, size_t *from, size_t *to)
{
	size_t bytes = 0;

	for (*from = g->from; *from > 0 && g->from - *from < NEAR && bytes < PAGE; )
		bytes += ls->line[--*from].text.n;
	for (bytes = 0, *to = g->to; *to < ls->n && *to - g->to < NEAR && bytes < PAGE; )
		bytes += ls->line[(*to)++].text.n;
}

/* The words of g, part, are printed nearby on other lines than its own. Few lines have its first bytes, or its last ones,
 * so only those are read. */
static bool
is_printed_nearby(const struct lines *ls, const struct group *g, struct rap_str part, struct rap_buf *near)
{
	size_t from, to, hits = 0;

	nearby(ls, g, &from, &to);
	for (size_t i = from; i < to && hits < HITS; i++) {
		const struct line *l = &ls->line[i];
		bool first, last;

		if (l->kind != LINE_TEXT || (i >= g->from && i < g->to))
			continue;
		first = blocks_has(l->text, rap_cut(part, 0, PIECE));
		last = !first && blocks_has(l->text, rap_cut(part, part.n - PIECE, part.n));
		if ((first || last) && is_printed_at(ls, g, i, last, part, near))
			return true;
		hits += first || last;
	}
	return false;
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
	struct rap_buf near = { 0 }, part = { 0 };
	size_t tried = 0;

	for (size_t i = 1; gs->narrow && i + 1 < gs->n && tried < TRIED; i++) {
		struct group *g = &gs->group[i];
		struct rap_str s;

		if (!may_be_pulled(gs, i))
			continue;
		tried++;
		put_lines(&part, ls, g->from, g->to);
		s = bare(rap_buf_str(&part));
		g->aside = s.n >= SHORTEST && is_printed_nearby(ls, g, s, &near);
	}
	rap_buf_free(&near);
	rap_buf_free(&part);
}
