/* pages_columns.c - two columns of prose side by side, as on a page of proceedings, are unwoven: each line is cut at
 * the gutter, and the left halves come before the right ones. Conservative, since a table looks alike: both sides must
 * be running text, whose lines carry on in lower case.
 *
 *	The silt of the upper       dredger wait for it, and
 *	river is a slow mis-        the others let it rust. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/source.h>

#include "pages.h"

#define NARROWEST 24	/* columns of the left side and its gutter */
#define WIDEST 160	/* columns: where the right side may begin at most */
#define GUTTER 2	/* blanks, at least */
#define FEWEST 6	/* lines with text on both sides */

struct side {			/* what one side of a stretch of lines says */
	size_t lines, bytes, carried;
	bool open;		/* the line before ends in a letter, a comma or a hyphen */
};

static struct rap_str
raw_of(const struct line *l)
{
	const struct rap_node *c = l->node->first;

	return c && c->name == RAP_CDATA ? c->text : RAP_STR("");
}

/* A line of prose that might have a gutter: no tabs, and of bounded length. */
static bool
may_be_woven(const struct line *l)
{
	return l->kind == LINE_TEXT && l->is == NO_FURNITURE && raw_of(l).n <= 4 * WIDEST &&
	    !memchr(raw_of(l).s, '\t', raw_of(l).n);
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

/* May have three blanks in a row, found by looking at every third byte: nearly no line of other texts has. */
static bool
has_gap(struct rap_str s)
{
	for (size_t i = 1; i + 1 < s.n; i += 3)
		if (s.s[i] == ' ' && (s.s[i - 1] == ' ' || s.s[i + 1] == ' '))
			return true;
	return false;
}

/* Counts the columns at which text begins behind a gap. */
static void
count_starts(struct rap_str s, size_t *starts)
{
	size_t column = 0, len, blanks = 0;

	for (size_t i = 0; i < s.n && column < WIDEST; i += len, column++) {
		rap_utf8_get(s.s + i, s.n - i, &len);
		if (s.s[i] != ' ' && blanks > GUTTER && column >= NARROWEST)
			starts[column]++;
		blanks = s.s[i] == ' ' ? blanks + 1 : 0;
	}
}

/* The column at which the right side of the lines [from, to) begins, 0 where there is none. */
static size_t
right_side(const struct pages *p, size_t from, size_t to)
{
	size_t starts[WIDEST] = { 0 }, lines = 0, best = 0;

	for (size_t i = from; i < to; i++)
		if (p->line[i].kind == LINE_TEXT && p->line[i].is == NO_FURNITURE) {
			lines++;
			if (has_gap(raw_of(&p->line[i])) && may_be_woven(&p->line[i]))
				count_starts(raw_of(&p->line[i]), starts);
		}
	for (size_t c = NARROWEST; c < WIDEST; c++)
		best = starts[c] > starts[best] ? c : best;
	return starts[best] >= FEWEST && starts[best] * 2 >= lines ? best : 0;
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

static bool
is_woven(const struct pages *p, size_t from, size_t to, size_t right)
{
	struct side left = { 0 }, other = { 0 };
	size_t both = 0, lines = 0;

	for (size_t i = from; i < to; i++) {
		struct rap_str s = raw_of(&p->line[i]);
		size_t cut = byte_at(s, right);

		take_half(&left, rap_cut(s, 0, cut));
		take_half(&other, rap_cut(s, cut, s.n));
		lines += p->line[i].kind == LINE_TEXT;
		both += rap_trim(rap_cut(s, 0, cut)).n > 0 && rap_trim(rap_cut(s, cut, s.n)).n > 0;
	}
	return both >= FEWEST && both * 2 >= lines && is_prose(&left) && is_prose(&other);
}

/* The lines' right halves go behind the last of them, in order; what has no right half leaves a blank line there. */
static void
unweave(struct pages *p, size_t from, size_t to, size_t right)
{
	struct rap_node *last = p->line[to - 1].node;

	for (size_t i = from; i < to; i++) {
		struct line *l = &p->line[i];
		struct rap_str s = raw_of(l);
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

		if (l->kind != LINE_BLANK && !(may_be_woven(l) && has_gutter(raw_of(l), right)))
			break;
		end = l->kind == LINE_BLANK ? end : i + 1;
	}
	return end;
}

/* A page's stretches of lines that have the gutter; a line that runs over it parts them. */
static void
unweave_page(struct pages *p, size_t from, size_t to)
{
	size_t right = right_side(p, from, to), end;

	for (; right && from < to; from = end) {
		end = p->line[from].kind == LINE_BLANK ? from : stretch_end(p, from, to, right);
		if (end > from && is_woven(p, from, end, right))
			unweave(p, from, end, right);
		end += end == from;
	}
}

void
pages_columns(struct pages *p)
{
	size_t from, to;

	for (from = 0; from < p->n; from = to) {
		for (to = from + 1; to < p->n && p->line[to].page == p->line[from].page; to++)
			;
		unweave_page(p, from, to);
	}
}
