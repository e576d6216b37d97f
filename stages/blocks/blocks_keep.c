/* blocks_keep.c - blocks that keep their lines: drawings, program text, verse. Conservative: a paragraph taken for
 * verse is worse than verse taken for a paragraph. */
#include <stdlib.h>
#include <string.h>

#include "blocks.h"

#define DEEP 24		/* columns: where the right one of two columns may begin */
#define WIDEST_VERSE 60

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
is_drawn(const struct line *l)
{
	struct rap_str s = rap_cut(l->text, rap_skip_space(l->text, l->lead), l->text.n);
	size_t all = 0, symbols = 0;

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

/* Set in, what begins and ends with a letter may be drawn, too: "    A---o---B" */
static bool
may_be_drawn(const struct lines *ls, const struct line *l)
{
	return l->may_draw || l->indent > ls->base;
}

/* Half of the lines are drawn, or a quarter, and the others of that half have gaps:
 *	+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *	|     Berth     |    Tide (cont'd)
 * As soon as that cannot be any more, nobody looks. */
static bool
is_drawing(const struct lines *ls, const struct line *l, size_t lines, size_t gaps)
{
	size_t drawn = 0, others = 0;

	for (size_t i = 0; i < lines && (drawn + gaps + lines - i) * 2 >= lines; i++)
		if (may_be_drawn(ls, &l[i]) && is_drawn(&l[i]))
			drawn++;
		else
			others += l[i].has_gap;
	return drawn * 2 >= lines || (drawn * 4 >= lines && (drawn + others) * 2 >= lines);
}

/* A line by itself of a drawing: "+-->| Pier |---+", and not "--- Pier ---", which may be a heading, with one sign. */
static bool
is_drawn_alone(const struct line *l)
{
	struct rap_str s = rap_cut(l->text, rap_skip_space(l->text, l->lead), l->text.n);
	size_t at = 0;

	if (!l->may_draw || s.n < 4 || !is_symbol((unsigned char)s.s[0]) || l->mark.kind != RAP_MARK_NONE || !is_drawn(l))
		return false;
	while (at < s.n && (s.s[at] == s.s[0] || !is_symbol((unsigned char)s.s[at])))
		at++;
	return at < s.n;
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

/* The next line's first word had no room behind line l. */
static bool
is_full(const struct line *l, uint32_t right)
{
	return l->width + 1 + l[1].first > right;
}

/* Four lines or more, all with a capital, mostly open at their end and short for the column:
 *	The ferry left at dawn,
 *	Its lamps still burning low,
 *	And nobody upon the quay
 *	Had come to see it go. */
static bool
is_verse(const struct line *l, size_t lines)
{
	size_t open = 0, full = 0;

	for (size_t i = 0; i < lines; i++) {
		if (!l[i].starts_upper || l[i].width > WIDEST_VERSE || l[i].mark.kind != RAP_MARK_NONE)
			return false;
		open += !l[i].ends_sentence;
		full += i + 1 < lines && l[i].right && is_full(&l[i], l[i].right);
	}
	return lines >= 4 && open * 2 >= lines && full * 4 <= lines && is_of_words(l, lines);
}

/* Lines set in that take up half of the column, or three quarters and hardly one is as long as the longest, as wrapped
 * ones are:
 *	    the boats are on the water,
 *	    the nets are in the hold,
 *	    and nobody remembers
 *	    the stories that were told. */
static bool
is_set_in_verse(const struct lines *ls, const struct line *l, size_t lines)
{
	uint32_t widest = 0;
	size_t small = 0, full = 0;

	for (size_t i = 0; i < lines; i++) {
		if (l[i].indent < ls->margin + 2 || l[i].width * 4 > ls->widest * 3 || l[i].mark.kind != RAP_MARK_NONE)
			return false;
		small += l[i].starts_lower;
		widest = l[i].width > widest ? l[i].width : widest;
	}
	if (lines < 4 || small == 0)
		return false;
	for (size_t i = 0; i + 1 < lines; i++)
		full += is_full(&l[i], widest);
	return ((widest - l->indent) * 2 <= ls->widest || full * 3 <= lines) && is_of_words(l, lines);
}

/* Lines with a gap, and those that stand where the right one of two columns may begin. */
static bool
are_columns(const struct line *l, size_t lines, size_t gaps)
{
	size_t deep = 0;

	for (size_t i = 0; gaps > 1 && i < lines; i++)
		deep += !l[i].has_gap && l[i].indent >= DEEP;
	return gaps > 1 && (gaps + deep) * 2 >= lines;
}

static bool
are_kept(const struct lines *ls, const struct line *l, size_t lines)
{
	size_t entries = 0, gaps = 0, draw = 0, code = 0;

	for (size_t i = 0; i < lines; i++) {
		entries += l[i].entry;
		gaps += l[i].has_gap;
		draw += may_be_drawn(ls, &l[i]);
		code += l[i].may_code;
	}
	if (entries > 1)
		return false;			/* of contents: each line stands for itself */
	return (draw * 4 >= lines && (draw + gaps) * 2 >= lines && is_drawing(ls, l, lines, gaps)) || are_columns(l, lines, gaps) ||
	    (code * 2 >= lines && blocks_are_code(l, lines)) || blocks_are_dialog(l, lines) || is_verse(l, lines) ||
	    is_set_in_verse(ls, l, lines);
}

/* Set in, a single line may be a program's, too: in prose "depth = 3" stands where text does. */
static bool
is_kept_alone(const struct lines *ls, const struct line *l)
{
	return is_drawn_alone(l) || (l->indent > ls->margin && blocks_is_statement(l));
}

/* Lines between two fences, with these. A fence without another one is a line like others. */
static void
keep_fenced(struct lines *ls)
{
	struct line *open = NULL, *end = ls->line + ls->n;

	for (struct line *l = ls->line; l < end; l++) {
		if (!l->fence)
			continue;
		if (!open) {
			open = l;
			continue;
		}
		for (; open <= l; open++)
			open->keep = open->kind == LINE_TEXT;
		open = NULL;
	}
}

void
blocks_find_kept(struct lines *ls)
{
	struct line *from, *to, *end = ls->line + ls->n;
	bool quoted, kept, fences = false;

	for (from = ls->line; from < end; from = to) {
		quoted = from->quoted;
		fences |= from->fence;
		for (to = from + 1; to < end && to->follows && to->quoted == quoted; to++)
			fences |= to->fence;
		if (!quoted && to - from > 1 && blocks_all_capitals(from->text) && !blocks_are_dialog(from, (size_t)(to - from)))
			from++;			/* a heading, or who speaks the verse */
		if (quoted)
			kept = to - from > 1 || from->lead == 0;
		else
			kept = to - from > 1 ? are_kept(ls, from, (size_t)(to - from)) : is_kept_alone(ls, from);
		for (; kept && from < to; from++)
			from->keep = true;
	}
	if (fences)
		keep_fenced(ls);
	blocks_find_programs(ls);
}
