/* order_move.c - blocks_order: where sentences are cut in two and the pages' boxes took turns, the lines are put back
 * into reading order, before they become blocks. */
#include <stdio.h>
#include <stdlib.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "order.h"

#define FULL_ENOUGH 40	/* columns of a line of prose */

struct mover {
	struct rap_doc *doc;
	struct lines *lines;
	const struct groups *groups;
	struct line *line;		/* the new order */
	size_t n;
	const struct placed *before;	/* the group written last that does not stand aside, NULL at the start */
	const struct placed **waiting;	/* what stands aside, until the sentence around it has ended */
	size_t n_waiting;
};

static void
write_lines(struct mover *m, size_t from, size_t to)
{
	for (; from < to; from++)
		m->line[m->n++] = m->lines->line[from];
}

static void
write_group(struct mover *m, const struct placed *p, enum seam seam)
{
	const struct group *g = &m->groups->group[p->group];
	struct line *l;

	if (!g->page)
		write_lines(m, g->lead, g->from);
	l = &m->line[m->n];
	write_lines(m, g->from, g->to);
	if (l->kind != LINE_TEXT || seam == SEAM_USUAL)
		return;
	l->seam = seam;
	l->blanks = seam == SEAM_BREAK && l->blanks == 0 ? 1 : l->blanks;
}

static size_t
write_waiting(struct mover *m)
{
	size_t n = m->n_waiting;

	for (size_t i = 0; i < n; i++)
		write_group(m, m->waiting[i], SEAM_BREAK);
	m->n_waiting = 0;
	return n;
}

/* The first half of a sentence, and the second, where a column or a page ended within it. In capitals goes on what does
 * not on a page by itself: "of the Port" / "Maren Treaty". */
static bool
is_whole(const struct mover *m, const struct placed *a, const struct placed *b)
{
	const struct group *x = &m->groups->group[a->group], *y = &m->groups->group[b->group];

	if (x->ends != ENDS_OPEN || y->begins >= BEGINS_LISTED)
		return false;
	return y->begins == BEGINS_LOWER || a->shuffled || b->shuffled;
}

static void
explain(const struct mover *m, const struct placed *p)
{
	const struct line *a = &m->lines->line[m->groups->group[m->before->group].to - 1];
	const struct line *b = &m->lines->line[m->groups->group[p->group].from];
	size_t from = a->text.n > 40 ? a->text.n - 40 : 0, to = rap_utf8_skip(b->text.s, b->text.n, 40);

	while (from > 0 && from < a->text.n && ((unsigned char)a->text.s[from] & 0xC0) == 0x80)
		from++;
	rap_message(RAP_M_EXPLAIN, m->doc->file, 0, 0, "sentence-over-columns: %.*s | %.*s", (int)(a->text.n - from),
	    a->text.s + from, (int)to, b->text.s);
}

static void
take_group(struct mover *m, const struct placed *p)
{
	bool neighbours = m->before && m->before->group + 1 == p->group;
	bool whole = m->before && is_whole(m, m->before, p);
	enum seam seam = neighbours || !m->before ? SEAM_USUAL : whole ? SEAM_JOIN : SEAM_BREAK;

	if (p->column == ASIDE) {
		m->waiting[m->n_waiting++] = p;
		return;
	}
	if (!whole && write_waiting(m) > 0)
		seam = SEAM_BREAK;
	if (seam == SEAM_BREAK && p->shuffled && p->column == RIGHT && m->before->column == LEFT)
		seam = SEAM_DOUBTED;
	if (seam == SEAM_JOIN && rap_explaining())
		explain(m, p);
	write_group(m, p, seam);
	m->before = p;
}

/* The groups of a page have the same places, all together, in the new order as in the old one. */
static void
write_all(struct mover *m, const struct order *o)
{
	const struct groups *gs = m->groups;

	for (size_t i = 0; i < gs->n; i++) {
		if (gs->group[i].page)
			write_lines(m, gs->group[i].lead, gs->group[i].from);
		take_group(m, &o->placed[i]);
	}
	write_waiting(m);
	write_lines(m, gs->group[gs->n].lead, gs->group[gs->n].from);
}

static void
move(struct rap_doc *doc, struct lines *lines, const struct groups *gs, const struct order *o)
{
	struct mover m = { .doc = doc, .lines = lines, .groups = gs };
	struct rap_node *body = rap_body(doc);

	m.line = rap_alloc(lines->n + 1, sizeof(*m.line));
	m.waiting = rap_alloc(gs->n, sizeof(*m.waiting));
	write_all(&m, o);
	for (size_t i = 0; i < m.n; i++)
		rap_add(body, rap_remove(m.line[i].node));
	free(m.waiting);
	free(lines->line);
	lines->line = m.line;
}

/* Some sentence becomes whole whose halves did not follow each other. */
static bool
heals(const struct groups *gs, const struct order *o)
{
	const struct placed *before = NULL;

	for (size_t i = 0; i < gs->n; i++) {
		const struct placed *p = &o->placed[i];

		if (p->column == ASIDE)
			continue;
		if (before && before->group + 1 != p->group && gs->group[before->group].ends == ENDS_OPEN &&
		    gs->group[p->group].begins == BEGINS_LOWER)
			return true;
		before = p;
	}
	return false;
}

static bool
is_scrambled(const struct order *o)
{
	return o->shuffled >= 2 && o->shuffled * 2 >= o->pages;
}

static void
find_order(const struct lines *lines, const struct groups *gs, struct order *o)
{
	struct order_words *words;

	order_paths(gs, NULL, false, o);
	if (o->gain < PRICE_ENOUGH || !heals(gs, o)) {
		o->gain = 0;
		return;
	}
	words = order_words_new(lines, gs);
	if (!is_scrambled(o))
		order_paths(gs, words, false, o);
	if (is_scrambled(o))
		order_paths(gs, words, true, o);
	order_words_free(words);
}

/* The box that ends with line b stands behind one that ends open, and is of a few lines. */
static bool
is_within(const struct line *a, const struct line *b)
{
	return a && !a->ends_sentence && a->width >= FULL_ENOUGH && b - a <= 6;
}

/* A box begins in lower case behind one that has ended, or behind a short one that stands within a sentence: what nearly no
 * document has. */
static bool
may_be_cut(const struct lines *ls)
{
	const struct line *before = NULL, *box = NULL;	/* box: the last line of the box before that of before */

	for (const struct line *l = ls->line, *end = l + ls->n; l < end; l++) {
		bool begins = before && (!l->follows || l->right == 0);

		if (l->kind != LINE_TEXT)
			continue;
		if (begins && l->indent <= 1 && l->starts_lower && (before->ends_sentence || is_within(box, before)))
			return true;
		box = begins ? before : box;
		before = l;
	}
	return false;
}

/* The boxes' order is sought; true where there is a better one. */
static bool
is_wrong(const struct lines *lines, struct groups *gs, struct order *o)
{
	if (!gs->narrow && !order_has_asides(lines, gs))	/* no columns, and nothing in a sentence that it may go on behind */
		return false;
	order_groups_look(lines, gs);
	order_find_pulled(lines, gs);
	if (!order_is_cut(gs))
		return false;
	gs->narrow = gs->narrow && order_may_take_turns(gs);
	if (!gs->narrow && !order_has_asides(lines, gs))
		return false;
	o->placed = rap_alloc(gs->n, sizeof(*o->placed));
	find_order(lines, gs, o);
	return o->gain > 0;
}

void
blocks_order(struct rap_doc *doc, struct lines *lines)
{
	struct groups gs = { 0 };
	struct order o = { 0 };

	if (!may_be_cut(lines))
		return;
	order_groups_new(lines, &gs);
	if (is_wrong(lines, &gs, &o))
		move(doc, lines, &gs, &o);
	free(o.placed);
	free(gs.group);
}
