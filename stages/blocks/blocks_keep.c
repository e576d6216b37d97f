/* blocks_keep.c - blocks that keep their lines: drawings, program text, verse. Conservative: a paragraph taken for
 * verse is worse than verse taken for a paragraph. */
#include <stdlib.h>
#include <string.h>

#include "blocks.h"

struct count {
	size_t lines, columns, deep, set_in, capitals, small, open, full, marks, entries;
	uint32_t widest;
};

#define DEEP 24		/* columns: where the right one of two columns may begin */

static bool
is_symbol(unsigned char c)
{
	static const bool symbol[128] = {
		['|'] = true, ['+'] = true, ['-'] = true, ['_'] = true, ['='] = true, ['/'] = true, ['\\'] = true,
		['<'] = true, ['>'] = true, ['*'] = true, ['~'] = true, ['^'] = true, ['#'] = true, ['{'] = true,
		['}'] = true, ['['] = true, [']'] = true
	};

	return c < 0x80 && symbol[c];
}

/* Arrows, box drawing, geometric shapes: U+2190 to U+25FF, whose first byte is E2. */
static bool
is_wide_symbol(struct rap_str s, size_t i)
{
	size_t len;
	uint32_t c = (unsigned char)s.s[i] == 0xE2 ? rap_utf8_get(s.s + i, s.n - i, &len) : 0;

	return c >= 0x2190 && c <= 0x25FF;
}

/* "|  quay  |  berth  |" */
static bool
is_framed(struct rap_str s)
{
	return s.n > 2 && s.s[0] == '|' && s.s[s.n - 1] == '|';
}

/* Two of five signs draw, or the line is framed. Most lines have too many letters for that. */
static bool
is_drawn(struct rap_str s)
{
	size_t all = 0, symbols = 0;

	s = rap_trim(s);
	if (is_framed(s))
		return true;
	if (blocks_letters(s) * 5 >= s.n * 3)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		all += c < 0x80 ? !rap_is_space(c) : c >= 0xC0;
		symbols += is_symbol(c) || is_wide_symbol(s, i);
	}
	return symbols * 5 > all * 2;
}

/* Half of the lines are drawn. As soon as that cannot be any more, nobody looks. */
static bool
is_drawing(const struct line *l, size_t lines)
{
	size_t drawn = 0;

	for (size_t i = 0; i < lines && (drawn + lines - i) * 2 >= lines; i++)
		drawn += is_drawn(l[i].text);
	return drawn * 2 >= lines;
}

static size_t
letters(struct rap_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (unsigned char)s.s[i] < 0x80 ? rap_is_alpha((unsigned char)s.s[i]) : (unsigned char)s.s[i] >= 0xC0;
	return n;
}

/* "Quorum: seven": a list of labels is no verse */
static bool
has_label(struct rap_str s)
{
	const char *colon = memchr(s.s, ':', s.n < 40 ? s.n : 40);

	return colon && colon + 1 < s.s + s.n && colon[1] == ' ';
}

static void
count_line(const struct line *l, const struct line *next, struct count *c)
{
	c->lines++;
	c->widest = l->width > c->widest ? l->width : c->widest;
	c->columns += l->has_gap;
	c->deep += !l->has_gap && l->indent >= DEEP;
	c->capitals += l->starts_upper;
	c->small += l->starts_lower;
	c->open += !l->ends_sentence;
	c->entries += l->entry;
	c->marks += l->mark.kind != RAP_MARK_NONE;
	c->full += next && l->right && l->width + 1 + next->first > l->right;
}

/* The text of verse: words enough, few labels, and no bullets of a kind that nobody knows. */
static bool
is_of_words(const struct line *l, size_t lines)
{
	size_t n = 0, labels = 0, signs = 0;

	for (size_t i = 0; i < lines; i++) {
		n += letters(l[i].text);
		labels += has_label(l[i].text);
		signs += l[i].first < 2 && (unsigned char)rap_trim(l[i].text).s[0] >= 0x80;
	}
	return labels * 3 <= lines && signs * 3 <= lines && n >= 15 * lines;
}

/* Four lines or more, all with a capital, mostly open at their end and short for the column:
 *	The ferry left at dawn,
 *	Its lamps still burning low,
 *	And nobody upon the quay
 *	Had come to see it go. */
static bool
is_verse(const struct line *first, const struct count *c)
{
	return c->lines >= 4 && c->marks == 0 && c->widest <= 60 && c->capitals == c->lines && c->open * 2 >= c->lines &&
	    c->full * 4 <= c->lines && is_of_words(first, c->lines);
}

/* Lines set in that take up half of the column, or three quarters and hardly one is as long as the longest, as wrapped
 * ones are:
 *	    the boats are on the water,
 *	    the nets are in the hold,
 *	    and nobody remembers
 *	    the stories that were told. */
static bool
is_set_in_verse(const struct lines *ls, const struct line *first, const struct count *c)
{
	uint32_t width = c->widest - first->indent;
	size_t full = 0;

	if (c->lines < 4 || c->marks > 0 || c->small == 0 || c->set_in < c->lines || c->widest * 4 > ls->widest * 3)
		return false;
	for (size_t i = 0; i + 1 < c->lines; i++)
		full += first[i].width + 1 + first[i + 1].first > c->widest;
	return (width * 2 <= ls->widest || full * 3 <= c->lines) && is_of_words(first, c->lines);
}

static bool
is_kept(const struct lines *ls, const struct line *first, const struct count *c)
{
	if (c->entries > 1)		/* of contents: each stands for itself */
		return false;
	return is_drawing(first, c->lines) || (c->columns > 1 && (c->columns + c->deep) * 2 >= c->lines) ||
	    blocks_are_code(first, c->lines) || is_verse(first, c) || is_set_in_verse(ls, first, c);
}

/* The lines from from on that stand together. */
static size_t
group_end(const struct lines *ls, size_t from)
{
	size_t to = from + 1;

	while (ls->line[from].kind == LINE_TEXT && to < ls->n && ls->line[to].kind == LINE_TEXT && ls->line[to].blanks == 0)
		to++;
	return to;
}

static void
look_at(struct lines *ls, size_t from, size_t to)
{
	struct count c = { 0 };

	for (size_t i = from; i < to; i++) {
		count_line(&ls->line[i], i + 1 < to ? &ls->line[i + 1] : NULL, &c);
		c.set_in += ls->line[i].indent >= ls->margin + 2;
	}
	if (is_kept(ls, &ls->line[from], &c))
		for (size_t i = from; i < to; i++)
			ls->line[i].keep = true;
}

void
blocks_find_kept(struct lines *ls)
{
	size_t from, to;

	for (from = 0; from < ls->n; from = to) {
		to = group_end(ls, from);
		if (to - from > 1 && blocks_all_capitals(ls->line[from].text))
			from++;			/* a heading, or who speaks the verse */
		if (to - from > 1)
			look_at(ls, from, to);
	}
}
