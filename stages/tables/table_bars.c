/* table_bars.c - lines with vertical bars: where the bars are and which segments between them are rules. */
#include <stdlib.h>

#include "table_bars.h"

static bool
is_box(uint32_t c)
{
	return c >= 0x2500 && c <= 0x257F;
}

bool
is_bar(uint32_t c)
{
	if (!is_box(c))
		return c == '|' || c == 0xFF5C;
	return c == 0x2502 || c == 0x2503 || c == 0x2551 || c == 0x2506 || c == 0x2507 || c == 0x250A || c == 0x250B ||
	    c == 0x254E || c == 0x254F || c == 0x2575 || c == 0x2577 || c == 0x2579 || c == 0x257B;
}

bool
is_stroke(uint32_t c)
{
	if (!is_box(c))
		return c == '-' || c == '=' || c == '_' || c == '~' || (c >= 0x2010 && c <= 0x2015);
	return c == 0x2500 || c == 0x2501 || c == 0x2550 || c == 0x2504 || c == 0x2505 || c == 0x2508 || c == 0x2509 ||
	    c == 0x254C || c == 0x254D || c == 0x2574 || c == 0x2576 || c == 0x2578 || c == 0x257A;
}

bool
is_joint(uint32_t c)
{
	return c == '+' || (is_box(c) && !is_bar(c) && !is_stroke(c));
}

bool
is_strong(uint32_t c)
{
	return c == '=' || c == 0x2550 || c == 0x2501;
}

static void
add_bar(struct bars *bars, const struct cursor *cur, bool ruled, bool strong)
{
	if (bars->n == bars->cap) {
		bars->cap = bars->cap ? bars->cap * 2 : 32;
		bars->v = rap_realloc(bars->v, bars->cap, sizeof *bars->v);
	}
	bars->v[bars->n++] = (struct bar){ (uint32_t)cur->at, (uint32_t)cur->col, (uint32_t)cur->len, ruled, strong };
	bars->some |= ruled;
	bars->strong |= ruled && strong;
}

void
bars_free(struct bars *bars)
{
	free(bars->v);
	*bars = (struct bars){ 0 };
}

/* What stands between two bars. */
struct segment {
	size_t strokes, ink, wide;	/* strokes; strokes and colons; characters that are not white */
	bool strong, blank;		/* a blank stood in it */
};

static void
segment_char(struct segment *seg, uint32_t c)
{
	bool stroke = is_stroke(c);

	if (rap_is_space(c)) {
		seg->blank = true;
		return;
	}
	seg->wide++;
	seg->strokes += stroke;
	seg->ink += stroke || c == ':';
	seg->strong |= is_strong(c);
}

/* "---", ":--:", "-" but not " - ", which is how a cell says that it has no entry. */
static bool
segment_ruled(const struct segment *seg)
{
	return seg->strokes > (seg->blank ? 1u : 0u) && seg->ink == seg->wide;
}

/* A backslash takes the meaning from a bar, as in a \| b; a plus joins only next to a stroke or a bar, as in --+--
 * and +--, not in "C++" or "500+". */
static bool
divides(const struct cursor *cur, uint32_t before)
{
	struct cursor next = *cur;

	if (is_bar(cur->c))
		return before != '\\';
	if (!is_joint(cur->c))
		return false;
	if (cur->c != '+')
		return true;
	cursor_next(&next);
	if (before == 0 && rap_is_space(next.c))	/* a cell over several rows: "+       +------+" */
		return rap_ends(cur->text, "-+") || rap_ends(cur->text, "=+");
	if (is_stroke(next.c) || next.c == ':' || (before == '+' && next.c == '+'))
		return true;
	return (is_stroke(before) || before == ':') &&
	    (next.c == 0 || rap_is_space(next.c) || is_bar(next.c) || next.c == '+');
}

void
bars_find(struct bars *bars, struct rap_str text)
{
	struct segment seg = { 0 };
	struct cursor cur = cursor_start(text);
	bool rule = true, last = false;
	uint32_t before = 0;

	bars->n = 0;
	bars->lead = bars->corner = bars->some = bars->strong = false;
	for (; cur.c; before = cur.c, cursor_next(&cur)) {
		if (!divides(&cur, before)) {
			segment_char(&seg, cur.c);
			last &= rap_is_space(cur.c);
			continue;
		}
		if (bars->n == 0)
			bars->lead = seg.wide == 0, bars->corner = bars->lead && is_joint(cur.c);
		if (bars->n || seg.wide)
			rule &= segment_ruled(&seg);
		add_bar(bars, &cur, segment_ruled(&seg), seg.strong);
		seg = (struct segment){ 0 };
		last = true;
	}
	bars->trail = bars->n && last;
	bars->rule = bars->n && rule && (bars->trail || segment_ruled(&seg)) && (bars->some || seg.strokes);
	bars->some |= !bars->trail && segment_ruled(&seg);
	bars->strong |= segment_ruled(&seg) && seg.strong;
}

size_t
bars_run(const struct lines *lines, size_t i)
{
	size_t first = i, next = i;

	if (!(lines->v[i].traits & BARS))
		return i;
	for (;;) {
		i = next;
		next = lines_next(lines, i);
		if (next == lines->n || !(lines->v[next].traits & BARS) ||
		    (next > i + 1 && rap_eq(lines->v[next].text, lines->v[first].text)))	/* the header again */
			return i + 1;
	}
}
