/* pages_columns.c - two columns of prose side by side, as on a page of proceedings, are unwoven: each line is cut at
 * the gutter, and the left halves come before the right ones. Conservative, since a table looks alike: both sides must
 * be running text, whose lines carry on in lower case.
 *
 *	The silt of the upper       dredger wait for it, and
 *	river is a slow mis-        the others let it rust. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/block.h>
#include <rapporteur/source.h>

#include "pages.h"

#define NARROWEST 24	/* columns of the left side and its gutter */
#define WIDEST 160	/* columns: where the right side may begin at most */
#define SHORTEST 8	/* bytes of a line with a gap */
#define GUTTER 2	/* blanks, at least */
#define FEWEST 6	/* lines with text on both sides */

struct side {			/* what one side of a stretch of lines says */
	size_t lines, bytes, carried;
	bool open;		/* the line before ends in a letter, a comma or a hyphen */
};

/* A line of prose that might have a gutter: no tabs, and of bounded length. */
static bool
may_be_woven(const struct line *l)
{
	struct rap_str s = pages_raw(l);

	return l->kind == LINE_TEXT && l->is == NO_FURNITURE && s.n <= 4 * WIDEST && !memchr(s.s, '\t', s.n);
}

/* The byte at column; the line's length where it ends before. */
static size_t
byte_at(struct rap_str s, size_t column)
{
	return rap_utf8_skip(s.s, s.n, column);
}

/* The gutter's blanks are there, or the line ends before them. */
static bool
has_gutter(struct rap_str s, size_t right)
{
	size_t at = byte_at(s, right), blanks = 0;

	while (at > 0 && s.s[at - 1] == ' ' && blanks < GUTTER) {
		at--;
		blanks++;
	}
	return blanks == GUTTER || rap_utf8_count(s.s, s.n) + GUTTER <= right;
}

#define GAP (GUTTER + 1)	/* blanks before a line's right side */

/* Nearly no line of most texts has a gap where a right side may begin, which may have no left one. */
static bool
has_gap(const struct line *l)
{
	struct rap_str s = l->text;
	size_t from = l->lead < NARROWEST - GAP ? NARROWEST - GAP - l->lead : 0;
	block blanks = { 0 };

	if (l->lead >= NARROWEST)
		return true;
	if (from >= s.n || s.n < SHORTEST)
		return false;
	for (size_t i = from; i < s.n && s.n >= BLOCK; i += BLOCK)
		blanks |= block_blanks(block_at(s.s + (i + BLOCK < s.n ? i : s.n - BLOCK)));
	return (s.n < BLOCK || block_any(blanks)) && memmem(s.s + from, s.n - from, "   ", GAP);
}

/* Counts the columns at which text begins behind a gap. */
static void
count_starts(struct rap_str s, size_t *starts)
{
	size_t column = 0, len, blanks = 0;

	for (size_t i = 0; i < s.n && column < WIDEST; i += len, column++) {
		rap_utf8_get(s.s + i, s.n - i, &len);
		if (s.s[i] != ' ' && blanks >= GAP && column >= NARROWEST)
			starts[column]++;
		blanks = s.s[i] == ' ' ? blanks + 1 : 0;
	}
}

/* The column at which the right side of the lines [from, to) begins, of which so many are of text; 0 where there is
 * none. */
static size_t
right_side(const struct pages *p, size_t from, size_t to, size_t lines)
{
	size_t starts[WIDEST] = { 0 }, without = 0, best = 0;

	for (size_t i = from; i < to; i++) {
		if (!pages_is_text(p, i))
			continue;
		if (has_gap(&p->line[i]) && may_be_woven(&p->line[i]))
			count_starts(pages_raw(&p->line[i]), starts);
		else if (++without * 2 > lines)
			return 0;
	}
	for (size_t c = NARROWEST; c < WIDEST; c++)
		best = starts[c] > starts[best] ? c : best;
	if (starts[best] >= FEWEST && starts[best] * 2 >= lines)
		return best;
	if (starts[best] >= FEWEST)
		pages_explain_gutter(p, from, to, best, "refused: fewer than half of the lines begin a right side there");
	return 0;
}

static void
take_half(struct side *side, struct rap_str s)
{
	uint32_t first, last;
	size_t len;

	s = rap_trim(s);
	if (s.n == 0) {
		side->open = false;
		return;
	}
	first = rap_utf8_get(s.s, s.n, &len);
	last = rap_utf8_last(s, &len);
	side->lines++;
	side->bytes += s.n;
	side->carried += side->open && rap_is_lower(first);
	side->open = rap_is_alpha(last) || last == ',' || last == '-';
}

/* A third of the lines carry the line before on, and lines are as long as lines of prose. */
static bool
is_prose(const struct side *side)
{
	return side->lines >= FEWEST && side->carried * 3 >= side->lines && side->bytes >= side->lines * NARROWEST;
}

/* Why the lines are no columns of prose; NULL where they are. */
static const char *
refusal(const struct pages *p, size_t from, size_t to, size_t right)
{
	struct side left = { 0 }, other = { 0 };
	size_t both = 0, lines = 0;

	for (size_t i = from; i < to; i++) {
		struct rap_str s = pages_raw(&p->line[i]);
		size_t cut = byte_at(s, right);

		take_half(&left, rap_cut(s, 0, cut));
		take_half(&other, rap_cut(s, cut, s.n));
		lines += p->line[i].kind == LINE_TEXT;
		both += rap_trim(rap_cut(s, 0, cut)).n > 0 && rap_trim(rap_cut(s, cut, s.n)).n > 0;
	}
	if (both < FEWEST || both * 2 < lines)
		return "refused: few lines have text on both sides";
	if (!is_prose(&left))
		return "refused: the left side is no prose, whose lines carry on in lower case";
	return is_prose(&other) ? NULL : "refused: the right side is no prose, whose lines carry on in lower case";
}

/* The lines' right halves go behind the last of them, in order; what has no right half leaves a blank line there. */
static void
unweave(struct pages *p, size_t from, size_t to, size_t right)
{
	struct rap_node *last = p->line[to - 1].node;

	for (size_t i = from; i < to; i++) {
		struct line *l = &p->line[i];
		struct rap_str s = pages_raw(l);
		size_t cut = byte_at(s, right);
		struct rap_node *half = rap_slice(p->doc, l->node, cut, s.n, RAP_AB), *left;

		rap_setz(p->doc, half, RAP_TYPE, "line");
		last = rap_add_after(last, half);
		if (cut == s.n)
			continue;
		left = rap_slice(p->doc, l->node, 0, cut, RAP_AB);
		rap_setz(p->doc, left, RAP_TYPE, "line");
		rap_add_before(l->node, left);
		rap_remove(l->node);
		l->node = left;
	}
}

/* The end of the stretch of lines from from on that have the gutter, without the blank lines behind it. */
static size_t
stretch_end(const struct pages *p, size_t from, size_t to, size_t right)
{
	size_t end = from;

	for (size_t i = from; i < to; i++) {
		const struct line *l = &p->line[i];

		if (l->kind != LINE_BLANK && !(may_be_woven(l) && has_gutter(pages_raw(l), right)))
			break;
		end = l->kind == LINE_BLANK ? end : i + 1;
	}
	return end;
}

/* A page's stretches of lines that have the gutter; a line that runs over it parts them. */
static void
unweave_page(struct pages *p, size_t from, size_t to, size_t lines)
{
	size_t right = right_side(p, from, to, lines), end;
	const char *why;

	for (; right && from < to; from = end) {
		end = p->line[from].kind == LINE_BLANK ? from : stretch_end(p, from, to, right);
		if (end == from) {
			end++;
			continue;
		}
		why = refusal(p, from, end, right);
		pages_explain_gutter(p, from, end, right, why ? why : "two columns of prose, unwoven");
		if (!why)
			unweave(p, from, end, right);
	}
}

void
pages_columns(struct pages *p)
{
	size_t from, to, lines;

	for (from = 0; from < p->n; from = to) {
		lines = 0;
		for (to = from; to < p->n && p->line[to].page == p->line[from].page; to++)
			lines += pages_is_text(p, to);
		if (lines >= FEWEST)
			unweave_page(p, from, to, lines);
	}
}
