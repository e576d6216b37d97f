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

static bool
is_symbol(uint32_t c)
{
	static const char ascii[] = "|+-_=/\\<>*~^#{}[]";

	if (c < 0x80)
		return memchr(ascii, (int)c, sizeof(ascii) - 1) != NULL;
	return c >= 0x2190 && c <= 0x25FF;	/* arrows, box drawing, geometric shapes */
}

/* Letters of ASCII from byte i on: nearly all that a line has. */
static size_t
plain_letters(struct rap_str s, size_t i)
{
	size_t from = i;

	while (i < s.n && (unsigned char)s.s[i] < 0x80 && rap_is_alpha((unsigned char)s.s[i]))
		i++;
	return i - from;
}

static struct signs
scan(struct rap_str s)
{
	struct signs n = { 0, 0, 0, false };
	size_t len, blanks = 0;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);
		size_t letters;

		if (rap_is_space(c)) {
			blanks++;
			continue;
		}
		n.gap |= blanks >= 4 && n.all > 0;
		blanks = 0;
		letters = plain_letters(s, i);
		len = letters ? letters : len;
		n.all += letters ? letters : 1;
		n.letters += letters ? letters : rap_is_alpha(c);
		n.symbols += letters == 0 && is_symbol(c);
	}
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
