/* order_groups.c - the boxes of the pages, and whether they begin and end within a sentence. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/lexicon.h>

#include "order.h"

#define ANY_COLUMN 60		/* columns: for the height of lines that nobody wrapped */
#define WIDEST_COLUMN 70	/* columns of a line that has another one beside it */
#define HEADING 4		/* lines of the longest heading */

static uint32_t
column_of(const struct lines *ls)
{
	return ls->column ? ls->column : ANY_COLUMN;
}

/* Line l is in the group of the line of text before it. */
static bool
goes_on(const struct line *l)
{
	return l->kind == LINE_TEXT && l->blanks == 0 && l->right > 0;
}

static bool
is_heading(const struct lines *ls, size_t from, size_t to)
{
	return to - from <= HEADING && (ls->line[from].mark.kind > RAP_MARK_BULLET || blocks_all_capitals(ls->line[from].text));
}

/* A line of prose: at the margin, and nearly all of it words. */
static bool
is_prose(const struct line *l)
{
	size_t signs = 0, len;

	if (l->keep || l->indent > 1)
		return false;
	if ((l->text.n - blocks_prose(l->text)) * 5 <= l->text.n)
		return true;
	for (size_t i = 0; i < l->text.n; i += len) {
		uint32_t c = rap_utf8_get(l->text.s + i, l->text.n - i, &len);

		signs += !rap_is_alpha(c) && !rap_is_space(c) && c != ',' && c != '.';
	}
	return signs * 5 <= l->text.n;
}

/* Most words of a sentence begin in lower case; those of a heading do not. */
static bool
is_sentence(struct rap_str s)
{
	size_t lower = 0, words = 0, len;
	bool inside = false;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		words += !inside && rap_is_alpha(c);
		lower += !inside && rap_is_lower(c);
		inside = !rap_is_space(c);
	}
	return words >= 5 && lower * 2 >= words;
}

static bool
may_end_open(const struct lines *ls, const struct group *g)
{
	const struct line *last = &ls->line[g->to - 1];

	return last->kind == LINE_TEXT && !last->ends_sentence && last->width * 5 >= column_of(ls) * 3;
}

/* The last line is one of prose, up to the column's edge, and not the end of a heading that hangs below the text:
 *	of the southern quay.
 *	IV. Promoting the Trade with the
 *	Islands: Port Maren and Cabo Frio */
static enum ending
ending_of(const struct lines *ls, const struct group *g)
{
	const struct line *last = &ls->line[g->to - 1];
	uint32_t column = column_of(ls);

	if (rap_ends(last->text, ";") || rap_ends(last->text, ":") || (g->begins == BEGINS_LISTED && rap_ends(last->text, ",")))
		return ENDS_PAUSED;
	if (last->ends_sentence)
		return ENDS_CLOSED;
	if (!may_end_open(ls, g) || !is_prose(last))
		return ENDS_SHORT;
	if (g->to - g->from < 2 && (last->width * 10 < column * 8 || !is_sentence(last->text)))
		return ENDS_SHORT;
	for (size_t i = g->to; i-- > g->from && g->to - i <= HEADING; )
		if ((i == g->from || ls->line[i - 1].ends_sentence) && is_heading(ls, i, g->to))
			return ENDS_SHORT;
	return ENDS_OPEN;
}

static bool
is_item(const struct rap_mark *m)
{
	return m->kind == RAP_MARK_BULLET || m->close == ')' || (m->kind == RAP_MARK_LETTER && !m->upper);
}

static enum beginning
beginning_of(const struct lines *ls, const struct group *g)
{
	const struct line *first = &ls->line[g->from];

	if (is_heading(ls, g->from, g->to) && !is_item(&first->mark))
		return BEGINS_HEADED;
	if (first->mark.kind != RAP_MARK_NONE)
		return BEGINS_LISTED;
	return first->starts_lower && is_prose(first) ? BEGINS_LOWER : BEGINS_ANYHOW;
}

/* "Figure 3: ...", "Photo: ...", "Map. ..." */
static bool
has_caption_word(struct rap_str s, const struct rap_lexicon *captions)
{
	size_t n = rap_lexicon_match(captions, s, NULL);

	s = rap_trim(rap_cut(s, n, s.n));
	return n > 0 && s.n > 0 && (s.s[0] == ':' || s.s[0] == '.' || (s.s[0] >= '0' && s.s[0] <= '9'));
}

/* A caption, a line that runs over both columns, "2 See the harbour rules." */
static bool
is_aside(const struct lines *ls, const struct group *g, const struct rap_lexicon *captions)
{
	const struct line *first = &ls->line[g->from];
	struct rap_str s = rap_trim(first->text);
	size_t digits = 0;

	if (g->to - g->from > HEADING)
		return false;
	if (ls->column && first->width * 4 > ls->column * 5 && g->begins != BEGINS_LOWER && g->to - g->from <= 2)
		return true;
	while (digits < s.n && digits < 3 && s.s[digits] >= '0' && s.s[digits] <= '9')
		digits++;
	if (digits > 0 && digits + 1 < s.n && s.s[digits] == ' ' && g->ends == ENDS_CLOSED &&
	    blocks_starts_upper(rap_cut(s, digits, s.n)))
		return true;
	return has_caption_word(s, captions);
}

static bool
has_bracket(struct rap_str s)
{
	return memchr(s.s, '(', s.n) || memchr(s.s, ')', s.n);
}

/* Brackets that the group closes before it opens any, and those that it leaves open. */
static void
brackets(const struct lines *ls, struct group *g)
{
	long depth = 0;

	for (size_t i = g->from; i < g->to; i++) {
		struct rap_str s = ls->line[i].text;

		if (!has_bracket(s))
			continue;
		for (size_t k = 0; k < s.n; k++) {
			depth += (s.s[k] == '(') - (s.s[k] == ')');
			g->closes_bracket |= depth < 0;
		}
	}
	g->opens_bracket = depth > 0;
}

static void
look(const struct lines *ls, const struct groups *gs, struct group *g)
{
	uint32_t column = column_of(ls);

	if (ls->line[g->from].kind != LINE_TEXT)
		return;
	g->height = 0;
	for (size_t i = g->from; i < g->to; i++)
		g->height += 1 + ls->line[i].width / (column + column / 4);
	g->begins = beginning_of(ls, g);
	g->ends = ending_of(ls, g);
	if (g->begins == BEGINS_HEADED && ls->line[g->from].mark.kind > RAP_MARK_BULLET)
		g->mark = &ls->line[g->from].mark;
	g->aside = is_aside(ls, g, gs->captions);
	if (g->ends == ENDS_OPEN || g->begins == BEGINS_LOWER)
		brackets(ls, g);
}

void
order_groups_look(const struct lines *ls, struct groups *gs)
{
	for (size_t i = 0; i < gs->n; i++)
		look(ls, gs, &gs->group[i]);
}

/* Behind a group that ends open stand groups that may stand aside, and then one that begins in lower case. */
bool
order_has_asides(const struct lines *ls, struct groups *gs)
{
	bool within = false;		/* group a is one that may stand aside in a sentence */

	for (size_t i = 1; i < gs->n; i++) {
		struct group *a = &gs->group[i - 1], *b = a + 1;
		bool lower = ls->line[b->from].starts_lower, is_short = b->to - b->from <= HEADING;

		if (within && lower)
			look(ls, gs, b);
		if (within && b->begins == BEGINS_LOWER)
			return true;
		if (!within && is_short && may_end_open(ls, a)) {
			look(ls, gs, a);
			within = a->ends == ENDS_OPEN;
		}
		if (within)
			look(ls, gs, b);
		within &= b->aside;
	}
	return false;
}

/* Furniture that a page ends or begins with counts where no pb does. */
static bool
is_page(const struct line *l)
{
	return rap_is(l->node, RAP_PB) || (rap_is(l->node, RAP_FW) && !rap_attr_is(l->node, RAP_TYPE, "residue"));
}

void
order_groups_new(const struct lines *ls, struct groups *gs)
{
	size_t lead = 0;
	bool page = false;

	gs->captions = rap_lexicon("blocks", NULL, "caption-words");
	gs->narrow = ls->column <= WIDEST_COLUMN;
	gs->group = rap_alloc(ls->n + 1, sizeof(*gs->group));
	for (size_t i = 0, to; i < ls->n; i = to) {
		to = i + 1;
		if (ls->line[i].kind == LINE_AROUND || ls->line[i].kind == LINE_RULE) {
			page |= is_page(&ls->line[i]);
			continue;
		}
		while (ls->line[i].kind == LINE_TEXT && to < ls->n && goes_on(&ls->line[to]))
			to++;
		gs->group[gs->n] = (struct group){ .lead = lead, .from = i, .to = to, .page = page };
		gs->paged |= page && gs->n > 0;
		gs->n++;
		lead = to;
		page = false;
	}
	gs->group[gs->n] = (struct group){ .lead = lead, .from = ls->n, .to = ls->n };
}

bool
order_is_cut(const struct groups *gs)
{
	size_t begun = 0, ended = 0;

	for (size_t i = 1; i < gs->n; i++) {
		const struct group *a = &gs->group[i - 1], *b = a + 1;

		begun += b->begins == BEGINS_LOWER && (a->ends == ENDS_CLOSED || a->aside);
		ended += a->ends == ENDS_OPEN && b->begins != BEGINS_LOWER;
	}
	ended += gs->n > 0 && gs->group[gs->n - 1].ends == ENDS_OPEN;
	return begun > 0 && ended > 0;
}
