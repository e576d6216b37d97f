/* table_beside.c - prose that stands beside a table, on the same lines. A part of rap-tables.
 *
 *	We turn to the figures of the year,      Bergen       12     4.5
 *	which the office has collected since     Malaga        7     3.0
 *	March.  They are given by port, with     Oslo         31     6.1
 *	the share of each in the total and a     Quorn         2     1.4
 *
 * It would be the table's labels. So the lines are parted: what is prose goes before the table, and it is asked again whether the
 * rest is one. */
#include <rapporteur/source.h>

#include "table_blank.h"

#define ROWS 4			/* at least */
#define WIDTH 24		/* columns of a line of prose, at least */
#define RAGGED 10		/* columns that most of its lines may be short of the longest */
#define NONE SIZE_MAX

/* The byte of the text at display column col, where nothing stands before it, or something that two blanks or more part from
 * what follows; of a line that is not so, none. */
static size_t
gap_at(struct rap_str text, size_t col)
{
	struct cursor cur = cursor_start(text);
	size_t at;

	while (cur.c && cur.col < col)
		cursor_next(&cur);
	if (cur.col != col || !cur.c)
		return NONE;
	for (at = cur.at; at > 0 && text.s[at - 1] == ' '; at--)
		;
	return at == 0 || (cur.c == ' ' && rap_skip_space(text, cur.at) >= at + 2) ? cur.at : NONE;
}

struct beside {			/* what the first column tells */
	size_t lines, low, full, words;
	size_t left;		/* display column at which the first line begins */
};

/* The segments up to the display column are prose, and others behind it; false where they are not. */
static bool
look_at(struct beside *b, const struct segments *segs, struct rap_str text, size_t right)
{
	const struct segment *first = &segs->v[0];
	size_t i, len, n = 0;

	while (n < segs->n && segs->v[n].end <= right)
		n++;
	if (!n || n == segs->n || first->kind != WORDS || segs->v[n].start < right || (b->lines && first->start > b->left + 1))
		return false;
	if (!b->lines++)
		b->left = first->start;
	b->low += rap_is_lower(rap_utf8_get(text.s + first->a, text.n - first->a, &len));
	b->full += segs->v[n - 1].end + RAGGED >= right;
	for (i = first->a; i < segs->v[n - 1].b; i++)
		b->words += text.s[i] == ' ' && text.s[i - 1] != ' ';
	return true;
}

/* The display column that prose beside the stretch ends at; 0 where its first column has labels. */
size_t
beside_ends(const struct stretch *s, const struct lines *lines)
{
	struct segments segs = { 0 };
	struct beside b = { 0 };
	size_t i, right = s->columns.v[0].end;
	bool prose = s->columns.n > 2 && s->rows >= ROWS && right >= s->columns.v[0].start + WIDTH;

	for (i = s->first; prose && i < s->end; i++) {
		segments_find(&segs, lines->v[i].text);
		prose = !(i > s->first && (lines->v[i].walled || lines->v[i].marked)) &&
		    look_at(&b, &segs, lines->v[i].text, right) && gap_at(lines->v[i].text, right) != NONE;
	}
	segments_free(&segs);
	return prose && b.low * 2 >= b.lines && b.full * 4 >= b.lines * 3 && b.words >= b.lines * 3 ? right : 0;
}

/* Line i is parted before byte at: its beginning stays where it is, as *last, and the rest is in no place yet. */
static void
part_line(struct lines *lines, size_t i, size_t at, struct rap_node **last)
{
	struct line *line = &lines->v[i];
	struct rap_node *rest = rap_split(lines->doc, line->node, line->lead + at);

	if (rap_trim(rap_cut(line->text, 0, at)).n)
		*last = line->node;
	else
		rap_drop(lines->doc, line->node);
	line->node = rest;
	line->text = rap_cut(line->text, at, line->text.n);
	line->traits = (uint8_t)line_traits(line->text);
	line->lead = 0;
}

void
beside_part(struct lines *lines, const struct verdict *v)
{
	struct rap_node *last = NULL;
	size_t first = v->first, i;

	while (first > 0 && !lines->v[first].walled && !lines->v[first].marked && !lines->v[first - 1].taken &&
	    !line_blank(&lines->v[first - 1]) && gap_at(lines->v[first - 1].text, v->beside) != NONE)
		first--;
	for (i = first; i < v->end; i++)
		part_line(lines, i, gap_at(lines->v[i].text, v->beside), &last);
	for (i = v->end; last && i-- > first; )
		rap_add_after(last, lines->v[i].node);
	lines->v[first].walled = true;
}
