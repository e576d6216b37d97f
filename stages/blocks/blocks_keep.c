/* blocks_keep.c - blocks that keep their lines: drawings, program text, verse. Conservative: a paragraph taken for
 * verse is worse than verse taken for a paragraph. */
#include <stdlib.h>
#include <string.h>

#include "blocks.h"

struct count {
	size_t lines, drawn, code, columns, deep, capitals, open, full, marks, letters, labels;
};

struct signs {			/* of one line */
	size_t all, symbols, letters;
	bool gap;		/* four blanks or more inside */
};

#define DEEP 24		/* columns: where the right one of two columns may begin */

#define STRIDE 4	/* blanks of a gap; of a long line every so many bytes tell */
#define LONG_LINE 64	/* bytes */

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

/* Four blanks or more around byte i, with something before them. */
static bool
is_gap(struct rap_str s, size_t i)
{
	size_t from = i, to = i;

	while (from > 0 && i - from < STRIDE && s.s[from - 1] == ' ')
		from--;
	while (to < s.n && to - i < STRIDE && s.s[to] == ' ')
		to++;
	return to - from >= STRIDE && rap_trim(rap_cut(s, 0, from)).n > 0;
}

static void
look_at(struct rap_str s, size_t i, struct signs *n)
{
	unsigned char c = (unsigned char)s.s[i];

	if (rap_is_space(c) && c < 0x80) {
		n->gap |= !n->gap && is_gap(s, i);
		return;
	}
	n->all += c < 0x80 || c >= 0xC0;
	n->letters += rap_is_alpha(c) || c >= 0xC0;
	n->symbols += is_symbol(c) || is_wide_symbol(s, i);
}

static struct signs
scan(struct rap_str s)
{
	struct signs n = { 0, 0, 0, false };
	size_t stride = s.n < LONG_LINE ? 1 : STRIDE;

	for (size_t i = 0; i < s.n; i += stride)
		look_at(s, i, &n);
	n.letters *= stride;
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
	struct signs signs = scan(l->text);

	c->lines++;
	c->letters += signs.letters;
	c->drawn += signs.symbols * 5 > signs.all * 2;
	c->columns += signs.gap;
	c->deep += !signs.gap && l->indent >= DEEP;
	c->labels += has_label(l->text);
	c->code += looks_like_code(l->text);
	c->capitals += blocks_starts_upper(l->text);
	c->open += !blocks_ends_sentence(l->text);
	c->marks += l->mark.kind != RAP_MARK_NONE;
	c->full += next && l->right && l->width + 1 + next->first > l->right;
}

/* Four lines or more, all with a capital, mostly open at their end and short for the column:
 *	The ferry left at dawn,
 *	Its lamps still burning low,
 *	And nobody upon the quay
 *	Had come to see it go. */
static bool
is_verse(const struct count *c, uint32_t widest)
{
	if (c->lines < 4 || c->marks > 0 || c->labels * 3 > c->lines || widest > 60)
		return false;
	return c->capitals == c->lines && c->open * 2 >= c->lines && c->full * 4 <= c->lines &&
	    c->letters >= 15 * c->lines;
}

static bool
is_kept(const struct count *c, uint32_t widest)
{
	if (c->lines < 2)
		return false;
	return c->drawn * 2 >= c->lines || (c->columns > 1 && (c->columns + c->deep) * 2 >= c->lines) ||
	    (c->code * 2 >= c->lines && c->code >= 2 && c->marks == 0) || is_verse(c, widest);
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

void
blocks_find_kept(struct lines *ls)
{
	size_t from, to;

	for (from = 0; from < ls->n; from = to) {
		struct count c = { 0 };
		uint32_t widest = 0;

		to = group_end(ls, from);
		if (ls->line[from].kind != LINE_TEXT)
			continue;
		if (blocks_all_capitals(ls->line[from].text) && to - from > 1)
			from++;			/* a heading, or who speaks the verse */
		for (size_t i = from; i < to && to - from > 1; i++) {
			count_line(&ls->line[i], i + 1 < to ? &ls->line[i + 1] : NULL, &c);
			widest = ls->line[i].width > widest ? ls->line[i].width : widest;
		}
		for (size_t i = from; i < to && is_kept(&c, widest); i++)
			ls->line[i].keep = true;
	}
}
