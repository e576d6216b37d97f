/* table_rivers.c - gaps of one blank between columns. A part of rap-tables.
 *
 * Columns that are set close leave one blank between the longest entry of the one and the next, which tells no more of a
 * single line than the blanks between words; but over all lines it stands in one place, a river:
 *
 *	Parish     Grain, tons  Found        By
 *	Holm              1,204 in order     J. Berg
 *	Lower Fell          318 short by two A. Lund
 *
 * "North Fell", "North Holm" make one too. So either most lines have a wide gap there, or with it there are as many columns
 * as headings above. */
#include <stdlib.h>

#include "table_blank.h"

#define LINES 4			/* at least */
#define HEADER 4		/* lines above the first row, looked at */

struct profile {		/* of each display column, over all lines */
	uint32_t *ink, *starts, *ends;
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
	}
	p->lines++;
}

static struct profile
profile_of(const struct stretch *s, const struct lines *lines)
{
	struct profile p = { .width = s->width + 2 };
	struct segments segs = { 0 };
	size_t i;

	p.ink = rap_alloc(3 * p.width, sizeof *p.ink);
	p.starts = p.ink + p.width;
	p.ends = p.starts + p.width;
	for (i = s->first; i < s->end; i++)
		if (!line_blank(&lines->v[i]) && !line_draws(&lines->v[i])) {
			segments_find(&segs, lines->v[i].text);
			fill_figures(&p, &segs);
			add_line(&p, lines->v[i].text);
		}
	segments_free(&segs);
	return p;
}

/* The display columns where a river ends and a column begins: all, or only those that most lines have wide gaps at. */
static void
find(struct stretch *s, const struct profile *p, bool wide)
{
	size_t x, least = p->lines * 3 / 4;

	s->rivers.n = 0;
	for (x = 2; x < p->width && p->lines >= LINES; x++) {
		if (p->ink[x - 1] || !p->ink[x - 2])
			continue;
		if (p->starts[x] < least && p->ends[x - 1] < least)
			continue;
		if (wide && (p->starts[x] < p->ends[x - 1] ? p->starts[x] : p->ends[x - 1]) * 2 > p->lines)
			continue;
		s->rivers.v = rap_realloc(s->rivers.v, s->rivers.n + 1, sizeof *s->rivers.v);
		s->rivers.v[s->rivers.n++] = x;
	}
}

/* Segments of the nearest line above that has several, which may be the header's. */
static size_t
headings_above(const struct stretch *s, const struct lines *lines)
{
	struct segments segs = { 0 };
	size_t i, n = 0;

	for (i = s->first; n < 2 && i > 0 && s->first - i < HEADER && !lines->v[i].walled && !lines->v[i - 1].taken; i--) {
		segments_find(&segs, lines->v[i - 1].text);
		n = segs.n;
	}
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
	struct profile p = profile_of(s, lines);
	size_t headings;

	find(s, &p, false);
	if (s->rivers.n) {
		headings = headings_above(s, lines);
		if (headings < 3 || columns_then(s, lines) != headings)
			find(s, &p, true);
	}
	free(p.ink);
}

/* Parts segment k where the river ends at display column x, unless the segment does not cross it by a blank. */
static void
part(struct segments *segs, size_t k, size_t x, struct rap_str text)
{
	struct segment *left = &segs->v[k], right = *left;
	struct cursor cur = { rap_cut(text, 0, left->b), left->a, 0, left->start, 0, 0 };

	for (cursor_look(&cur); cur.c && cur.col + 1 < x; cursor_next(&cur))
		;
	if (cur.c != ' ')
		return;
	left->b = cur.at;
	left->end = cur.col;
	left->kind = segment_kind(rap_cut(text, left->a, left->b));
	right.a = cur.at + 1;
	right.start = x;
	right.kind = segment_kind(rap_cut(text, right.a, right.b));
	segments_insert(segs, k + 1, right);
}

void
rivers_part(const struct stretch *s, struct segments *segs, struct rap_str text)
{
	size_t r, k = 0;

	for (r = 0; r < s->rivers.n; r++) {
		while (k < segs->n && segs->v[k].end <= s->rivers.v[r])
			k++;
		if (k < segs->n && segs->v[k].start < s->rivers.v[r] && !segs->v[k].dots)
			part(segs, k, s->rivers.v[r], text);
	}
}
