/* pages_chain.c - headers and footers that change from chapter to chapter, and from left to right: a page number at one
 * end of the line, a wide gap, and words. What they have in common is that the number counts with the pages.
 *
 *	4                                       Harbour Studies
 *	The Early Years                                       5
 *	6                                       Harbour Studies
 *	Ropes and Timber                                      7
 *
 * Where nothing marks the pages, they are of even length. */
#include <stdlib.h>

#include "pages.h"

#define LEAST 3			/* such lines, where breaks part the pages or these number the whole document; else one more */
#define MISSING 2		/* pages without such a line between two that have it: a chapter begins there */
#define SHORTEST_PAGE 15	/* lines */
#define LONGEST_PAGE 120
#define GAP 3			/* blanks between number and words */
#define LONGEST 100		/* bytes */

struct member {
	size_t line, number, chain;
	bool at_end;			/* the number stands at the end of the line */
};

struct chain {
	size_t n, at_end;
	size_t step, steps, even;	/* lines from the last but one page to the last; how many; how many of even length */
	size_t first, last;		/* lines */
	bool whole;			/* it begins with 1 */
	bool glued;			/* some stand right between lines of text */
};

struct seen {				/* the last member with a number */
	uint64_t key;			/* the number, plus one */
	size_t member;			/* plus one */
};

/* The number at an end of the line, behind or before a wide gap, or alone; NO_NUMBER where there is none. */
static size_t
number_at_end(const struct line *l, bool at_end)
{
	struct rap_str t = l->text;
	size_t digits = 0, blanks = 0, value = 0, n = t.n;

	while (digits < n && pages_is_digit(t.s[at_end ? n - 1 - digits : digits]))
		digits++;
	while (digits + blanks < n && t.s[at_end ? n - 1 - digits - blanks : digits + blanks] == ' ')
		blanks++;
	if (digits == 0 || digits > 4 || (blanks < GAP && digits < n))
		return NO_NUMBER;
	for (size_t i = 0; i < digits; i++)
		value = value * 10 + (size_t)(t.s[at_end ? n - digits + i : i] - '0');
	return value;
}

static bool
is_alone(const struct line *l)
{
	return l->text.n <= 4 && pages_is_digit(l->text.s[0]);
}

static bool
may_be(const struct pages *p, const struct line *l)
{
	if (l->kind != LINE_TEXT || l->is == RESIDUE || l->text.n == 0 || l->text.n > LONGEST)
		return false;
	if (!pages_is_digit(l->text.s[0]) && !pages_is_digit(l->text.s[l->text.n - 1]))
		return false;
	return p->pages > 1 ? l->above == 0 || l->below == 0 : !is_alone(l);
}

/* Some line right above or below is a row like it. */
static bool
is_row(const struct pages *p, size_t line)
{
	for (size_t i = line - 1; i != line + 3; i += 2)
		if (i < p->n && p->line[i].kind == LINE_TEXT && number_at_end(&p->line[i], true) != NO_NUMBER)
			return true;
	return false;
}

static bool
member_of(const struct pages *p, size_t line, struct member *m)
{
	const struct line *l = &p->line[line];

	if (!may_be(p, l) || (p->pages == 1 && is_row(p, line)))
		return false;
	*m = (struct member){ .line = line, .number = number_at_end(l, true), .at_end = !is_alone(l) };
	if (m->number == NO_NUMBER) {
		m->number = number_at_end(l, false);
		m->at_end = false;
	}
	return m->number != NO_NUMBER;
}

/* Some line may be furniture with its number at the end: most documents have none, and are not looked at again. */
static bool
has_number_at_end(const struct pages *p)
{
	for (size_t i = 0; i < p->odds; i++) {
		const struct line *l = &p->line[p->odd[i]];

		if (l->text.n > GAP + 1 && l->text.n <= LONGEST && pages_is_digit(l->text.s[l->text.n - 1]) && l->kind == LINE_TEXT &&
		    number_at_end(l, true) != NO_NUMBER)
			return true;
	}
	return false;
}

/* Line b is as many pages behind a as the numbers say. */
static bool
is_apart(const struct pages *p, size_t a, size_t b, size_t pages)
{
	if (p->pages > 1)
		return p->line[b].page - p->line[a].page == pages;
	return b - a >= pages * SHORTEST_PAGE && b - a <= pages * LONGEST_PAGE;
}

/* The member that m counts on from, NULL where there is none. */
static const struct member *
before(const struct pages *p, const struct rap_slots *seen, const struct member *all, const struct member *m)
{
	for (size_t d = 1; d <= MISSING + 1 && d <= m->number; d++) {
		const struct seen *s = rap_slot_of(seen, m->number - d + 1);

		if (s && is_apart(p, all[s->member - 1].line, m->line, d))
			return &all[s->member - 1];
	}
	return NULL;
}

static void
count(struct chain *c, const struct member *last, const struct member *m, bool alone)
{
	c->n++;
	c->at_end += m->at_end;
	c->glued |= !alone;
	c->last = m->line;
	if (!last) {
		c->first = m->line;
		c->whole = m->number == 1;
		return;
	}
	size_t step = (m->line - last->line) / (m->number - last->number);

	c->even += c->steps == 0 || (step * 4 <= c->step * 5 && c->step * 4 <= step * 5);
	c->steps++;
	c->step = step;
}

static bool
has_text(const struct pages *p, size_t from, size_t to)
{
	while (from < to && p->line[from].kind != LINE_TEXT)
		from++;
	return from < to;
}

/* It numbers the whole document where its first line is the first of that, and says 1, or its last the last. */
static bool
is_furniture(const struct pages *p, const struct chain *c)
{
	bool whole = c->whole && (!has_text(p, 0, c->first) || !has_text(p, c->last + 1, p->n));

	if (p->pages > 1)
		return c->n >= LEAST && c->at_end > 0;
	if (c->n < LEAST || c->at_end < 2)
		return false;
	return (whole || c->glued ? c->even == c->steps : c->even * 10 >= c->steps * 7) && (whole || c->n > LEAST);
}

/* Pages without breaks between two that have such a line: a number alone that counts is theirs. */
static void
fill(struct pages *p, const struct member *a, const struct member *b)
{
	for (size_t i = a->line + 1; i < b->line && b->number > a->number + 1; i++) {
		struct line *l = &p->line[i];
		size_t number = pages_is_text(p, i) && l->alone && is_alone(l) ? number_at_end(l, true) : NO_NUMBER;

		if (number != NO_NUMBER && number > a->number && number < b->number)
			pages_mark(l, PAGE_NUMBER, "number-counts-with-the-pages");
	}
}

static enum furniture
kind_of(const struct pages *p, const struct line *l)
{
	if (is_alone(l))
		return PAGE_NUMBER;
	return p->pages > 1 && l->below < l->above ? FOOTER : HEADER;
}

/* Each member goes to the chain of the one that it counts on from, or begins one; how many there are. */
static size_t
link_members(const struct pages *p, struct member *all, struct chain *chain)
{
	struct rap_slots seen = RAP_SLOTS(struct seen);
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct member *last;

		if (!member_of(p, i, &all[n]))
			continue;
		last = before(p, &seen, all, &all[n]);
		all[n].chain = last ? last->chain : n;
		count(&chain[all[n].chain], last, &all[n], p->line[i].alone);
		((struct seen *)rap_slot(&seen, all[n].number + 1))->member = n + 1;
		n++;
	}
	rap_slots_free(&seen);
	return n;
}

static void
mark(struct pages *p, const struct member *all, const struct chain *chain, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct line *l = &p->line[all[i].line];

		if (!is_furniture(p, &chain[all[i].chain]))
			continue;
		if (l->is == NO_FURNITURE)
			pages_mark(l, kind_of(p, l), "number-counts-with-the-pages");
		if (i > 0 && all[i - 1].chain == all[i].chain && p->pages == 1)
			fill(p, &all[i - 1], &all[i]);
	}
}

void
pages_chain(struct pages *p)
{
	struct member *all, m;
	struct chain *chain;
	size_t n = 0;

	if (!has_number_at_end(p))
		return;
	for (size_t i = 0; i < p->n; i++)
		n += member_of(p, i, &m);
	all = rap_alloc(n + 1, sizeof(*all));
	chain = rap_alloc(n + 1, sizeof(*chain));
	n = link_members(p, all, chain);
	mark(p, all, chain, n);
	free(chain);
	free(all);
}
