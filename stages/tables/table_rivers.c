/* table_rivers.c - gaps of one blank between columns. A part of rap-tables.
 *
 * Columns that are set close leave one blank between the longest entry of the one and the next, which tells no more of a
 * single line than the blanks between words; but over all lines it stands in one place, a river:
 *
 *	Parish     Grain, tons  Found        By
 *	Holm              1,204 in order     J. Berg
 *	Lower Fell          318 short by two A. Lund
 *
 * "North Fell", "North Holm" make one too. So either half of the lines have a wide gap there, or there are figures on one
 * side and with it there are as many columns as headings above. */
#include <stdlib.h>

#include "table_blank.h"

#define LINES 4			/* at least */
#define HEADER 4		/* lines above the first row, looked at */

struct profile {		/* of each display column, over all lines */
	uint32_t *ink, *starts, *ends, *digits;
	uint32_t *head;		/* of the headings above */
	size_t width, lines;
};

/* The blanks inside a figure are no gaps: "4 434 076", "9.8 %". */
static void
fill_figures(struct profile *p, const struct segments *segs)
{
	size_t k, x;

	for (k = 0; k < segs->n; k++)
		for (x = segs->v[k].start; segs->v[k].kind != WORDS && x < segs->v[k].end && x < p->width; x++)
			p->ink[x]++;
}

static void
add_line(struct profile *p, struct rap_str text)
{
	struct cursor cur;
	size_t last = 0;	/* the display column behind the last ink */

	for (cur = cursor_start(text); cur.c && cur.col + cur.width < p->width; cursor_next(&cur)) {
		if (rap_is_space(cur.c))
			continue;
		if (cur.col > last) {
			p->starts[cur.col]++;
			p->ends[last]++;
		}
		for (last = cur.col; last < cur.col + cur.width; last++)
			p->ink[last]++;
		p->digits[cur.col] += rap_is_digit(cur.c);
	}
	p->lines++;
}

static struct profile
profile_of(const struct stretch *s, const struct lines *lines)
{
	struct profile p = { .width = s->width + 2 };
	struct segments segs = { 0 };
	size_t i;

	p.ink = rap_alloc(5 * p.width, sizeof *p.ink);
	p.starts = p.ink + p.width;
	p.ends = p.starts + p.width;
	p.digits = p.ends + p.width;
	p.head = p.digits + p.width;
	for (i = s->first; i < s->end; i++)
		if (!line_blank(&lines->v[i]) && !line_draws(&lines->v[i])) {
			segments_find(&segs, lines->v[i].text);
			fill_figures(&p, &segs);
			add_line(&p, lines->v[i].text);
		}
	segments_free(&segs);
	return p;
}

/* A river ends before display column x. */
static bool
is_river(const struct profile *p, size_t x)
{
	return !p->ink[x - 1] && p->ink[x - 2] && p->ink[x] &&
	    (p->starts[x] >= p->lines * 3 / 4 || p->ends[x - 1] >= p->lines * 3 / 4);
}

/* What stands between it and the next wide gap is in half of the lines at least: "Speed, laden" and "Engine power" among
 * labels of one word have no column in them. */
static bool
is_filled(const struct profile *p, size_t x)
{
	uint32_t most = 0;

	for (; x + 1 < p->width && (p->ink[x] || p->ink[x + 1]); x++)
		if (most < p->ink[x])
			most = p->ink[x];
	return most * 2 >= p->lines;
}

static bool
mostly_wide(const struct profile *p, size_t x)
{
	return p->starts[x] * 2 <= p->lines || p->ends[x - 1] * 2 <= p->lines;
}

/* Figures on one side. */
static bool
beside_figures(const struct profile *p, size_t x)
{
	return p->digits[x - 2] >= p->lines * 3 / 4 || p->digits[x] >= p->lines * 3 / 4;
}

static void
find(struct stretch *s, const struct profile *p, bool narrow)
{
	size_t x;

	s->rivers.n = 0;
	for (x = 2; x < p->width && p->lines >= LINES; x++) {
		if (!is_river(p, x) || !is_filled(p, x) || !(mostly_wide(p, x) || (narrow && beside_figures(p, x) && !p->head[x - 1])))
			continue;
		s->rivers.v = rap_realloc(s->rivers.v, s->rivers.n + 1, sizeof *s->rivers.v);
		s->rivers.v[s->rivers.n++] = x;
	}
}

/* Segments of the nearest line above that has several, which may be the header's; one that runs over a blank between
 * figures and words shows that they are one column:
 *
 *	  Date    Goods
 *	 4 Jan    Salt
 */
static size_t
headings_above(const struct stretch *s, const struct lines *lines, struct profile *p)
{
	struct segments segs = { 0 };
	struct cursor cur;
	size_t i, n = 0;

	for (i = s->first; n < 2 && i > 0 && s->first - i < HEADER && !lines->v[i].walled && !lines->v[i - 1].taken; i--) {
		segments_find(&segs, lines->v[i - 1].text);
		n = segs.n;
	}
	if (n > 1)
		for (cur = cursor_start(lines->v[i].text); cur.c && cur.col < p->width; cursor_next(&cur))
			p->head[cur.col] = !rap_is_space(cur.c);
	segments_free(&segs);
	return n;
}

/* Parts of the first lines, cut at the rivers: the most. */
static size_t
columns_then(const struct stretch *s, const struct lines *lines)
{
	struct segments segs = { 0 };
	size_t i, most = 0;

	for (i = s->first; i < s->end && i < s->first + 8; i++) {
		segments_find(&segs, lines->v[i].text);
		rivers_part(s, &segs, lines->v[i].text);
		if (most < segs.n)
			most = segs.n;
	}
	segments_free(&segs);
	return most;
}

void
rivers_find(struct stretch *s, const struct lines *lines)
{
	struct profile p;
	size_t headings;

	if (s->end - s->first < LINES)
		return;
	p = profile_of(s, lines);
	headings = headings_above(s, lines, &p);
	find(s, &p, true);
	if (s->rivers.n && (headings < 3 || columns_then(s, lines) != headings))
		find(s, &p, false);
	free(p.ink);
}

/* Parts the segment where a river ends at display column x: what is left of it, and the rest in *seg. False where it does
 * not cross the river by a blank. */
static bool
part(struct segment *seg, size_t x, struct rap_str text, struct segment *left)
{
	struct cursor cur = { rap_cut(text, 0, seg->b), seg->a, 0, seg->start, 0, 0 };

	for (cursor_look(&cur); cur.c && cur.col + 1 < x; cursor_next(&cur))
		;
	if (cur.c != ' ')
		return false;
	*left = *seg;
	left->b = cur.at;
	left->end = cur.col;
	left->kind = segment_kind(rap_cut(text, left->a, left->b));
	seg->a = cur.at + 1;
	seg->start = x;
	seg->kind = segment_kind(rap_cut(text, seg->a, seg->b));
	return true;
}

void
rivers_part(const struct stretch *s, struct segments *segs, struct rap_str text)
{
	struct segments parted = { .leader = segs->leader }, swap = *segs;
	struct segment left;
	size_t k, r = 0;

	if (segs->n < 2 || !s->rivers.n)
		return;
	for (k = 0; k < segs->n; k++) {
		struct segment seg = segs->v[k];

		while (r < s->rivers.n && s->rivers.v[r] <= seg.start)
			r++;
		for (; r < s->rivers.n && s->rivers.v[r] < seg.end; r++)
			if (!seg.dots && part(&seg, s->rivers.v[r], text, &left))
				segments_put(&parted, left);
		segments_put(&parted, seg);
	}
	*segs = parted;
	segments_free(&swap);
}
