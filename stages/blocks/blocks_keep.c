/* blocks_keep.c - blocks that keep their lines: drawings, program text, verse. Conservative: a paragraph taken for
 * verse is worse than verse taken for a paragraph. */
#include <stdlib.h>
#include <string.h>

#include "blocks.h"

struct count {
	size_t lines, code, columns, deep, capitals, open, full, marks;
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

/* Two of five signs draw. Most lines have too many letters for that. */
static bool
is_drawn(struct rap_str s)
{
	size_t all = 0, symbols = 0;

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

/* "    store.open(path);" and "    }" */
static bool
looks_like_code(struct rap_str s)
{
	char c = s.n ? s.s[s.n - 1] : 0;

	return c == '{' || c == '}' || (c == ';' && s.n > 1 && (s.s[s.n - 2] == ')' || s.s[s.n - 2] == ']' ||
	    s.s[s.n - 2] == '"'));
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
	c->columns += l->has_gap;
	c->deep += !l->has_gap && l->indent >= DEEP;
	c->code += looks_like_code(l->text);
	c->capitals += l->starts_upper;
	c->open += !l->ends_sentence;
	c->marks += l->mark.kind != RAP_MARK_NONE;
	c->full += next && l->right && l->width + 1 + next->first > l->right;
}

/* The text of verse: words enough, and few labels. */
static bool
is_of_words(const struct line *l, size_t lines)
{
	size_t n = 0, labels = 0;

	for (size_t i = 0; i < lines; i++) {
		n += letters(l[i].text);
		labels += has_label(l[i].text);
	}
	return labels * 3 <= lines && n >= 15 * lines;
}

/* Four lines or more, all with a capital, mostly open at their end and short for the column:
 *	The ferry left at dawn,
 *	Its lamps still burning low,
 *	And nobody upon the quay
 *	Had come to see it go. */
static bool
is_verse(const struct line *first, const struct count *c, uint32_t widest)
{
	return c->lines >= 4 && c->marks == 0 && widest <= 60 && c->capitals == c->lines && c->open * 2 >= c->lines &&
	    c->full * 4 <= c->lines && is_of_words(first, c->lines);
}

static bool
is_kept(const struct line *first, const struct count *c, uint32_t widest)
{
	return is_drawing(first, c->lines) || (c->columns > 1 && (c->columns + c->deep) * 2 >= c->lines) ||
	    (c->code * 2 >= c->lines && c->code >= 2 && c->marks == 0) || is_verse(first, c, widest);
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
	uint32_t widest = 0;

	for (size_t i = from; i < to; i++) {
		count_line(&ls->line[i], i + 1 < to ? &ls->line[i + 1] : NULL, &c);
		widest = ls->line[i].width > widest ? ls->line[i].width : widest;
	}
	if (is_kept(&ls->line[from], &c, widest))
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
