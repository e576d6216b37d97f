/* table_blank_judge.c - whether a stretch of lines is a table: what speaks against it. A part of rap-tables. */
#include <string.h>

#include "table_blank.h"

#define DIFF 8			/* lines above the first row that may say that a difference begins */

static bool
is_figures(const struct fill *f)
{
	return f->numbers > 0 && f->numbers + f->none >= f->words;
}

static bool
is_aligned(const struct fill *f)
{
	size_t same = f->right > f->left ? f->right : f->left;

	if (same < f->centre)
		same = f->centre;
	return (same + 1) * 2 >= f->numbers;
}

struct evidence {
	size_t figures, aligned;
	size_t words, stops, code, bars, runs;
	bool contents, pairs, prose, items;
};

static struct evidence
weigh(const struct stretch *s)
{
	struct evidence e = { 0 };
	size_t k;

	for (k = 0; k < s->columns.n; k++) {
		const struct fill *f = &s->fills[k];

		e.words += f->words;
		e.stops += f->stops;
		e.code += f->code;
		e.bars += f->bars;
		e.runs += f->runs;
		e.prose |= s->columns.v[k].end - s->columns.v[k].start > 70 && !s->leaders;
		if (k == 0 || !is_figures(f))
			continue;
		e.figures++;
		e.aligned += is_aligned(f);
	}
	if (s->columns.n >= 2) {
		const struct fill *last = &s->fills[s->columns.n - 1];

		e.contents = e.figures == 1 && last->numbers > 1 && last->rising + 1 >= last->numbers && !last->marked;
		e.items = s->columns.n == 2 && s->fills[0].items * 2 > s->rows && !s->leaders;
		e.pairs = s->columns.n == 2 && s->fills[0].colons * 2 > s->rows;
	}
	return e;
}

/* Two dashes or more together, but for those that stand for no entry, with wide blanks on either side. */
static bool
has_stroke(struct rap_str t)
{
	const char *dash;
	size_t a, b;

	for (a = 0; (dash = memmem(t.s + a, t.n - a, "--", 2)); a = b) {
		a = (size_t)(dash - t.s);
		for (b = a; b < t.n && t.s[b] == '-'; b++)
			;
		if (b - a > 3 || (a > 0 && !(a > 1 && t.s[a - 1] == ' ' && t.s[a - 2] == ' ')) ||
		    (b < t.n && !(b + 1 < t.n && t.s[b] == ' ' && t.s[b + 1] == ' ')))
			return true;
	}
	return false;
}

/* A third of the lines have strokes among their words: boxes that something joins, a chart, a table that another layout has
 * given up:
 *
 *	  +------+      2 Mb/s    |
 *	  | Mux  |<----  8        |     34
 */
static bool
is_drawn(const struct stretch *s, const struct lines *lines)
{
	size_t i, drawn = 0, all = 0;

	for (i = s->first; i < s->end; i++) {
		struct rap_str t = lines->v[i].text;

		if (line_blank(&lines->v[i]))
			continue;
		all++;
		drawn += lines->v[i].traits & BARS || has_stroke(t) || memmem(t.s, t.n, "->", 2);
	}
	return drawn * 3 >= all;
}

/* Lines that were changed: "@@ -1,4 +1,4 @@" stands above them. */
static bool
is_diff(const struct lines *lines, size_t first)
{
	for (size_t i = first + 1; i-- > 0 && first - i < DIFF; )
		if (rap_starts(lines->v[i].text, "@@ -"))
			return true;
	return false;
}

const char *
stretch_fault(const struct stretch *s, const struct lines *lines, bool named)
{
	struct evidence e = weigh(s);

	if (s->rows < 3 && !(named || s->ruled || (s->rows == 2 && s->leaders == 2)))
		return "fewer than three rows";
	if (s->columns.n < 2 || e.figures == 0)
		return "no column of figures";
	if (s->misfits * 5 > s->rows)
		return "the rows do not keep to their columns";
	if (e.aligned * 2 < e.figures)
		return "the figures are not aligned";
	if (s->entries * 2 < s->rows * s->columns.n)
		return "columns without entries";
	if (s->idle > s->rows * 2)
		return "more text than rows";
	if (!s->ruled && is_drawn(s, lines))
		return "a drawing";
	if (e.code * 2 > s->rows)
		return "code";
	if (e.bars * 2 > s->rows)
		return "bars between the parts";
	if (e.runs * 3 >= s->rows)
		return "a chart";
	if (e.items || s->items * 2 > s->rows)
		return "a list";
	if (is_diff(lines, s->first))
		return "changes to a text";
	if (named || s->ruled)
		return NULL;
	if (e.contents)
		return "a table of contents";
	if (s->columns.n > 2 && e.stops * 2 > e.words && e.words > s->rows)
		return "parts that end in full stops";
	if (e.pairs)
		return "labels and values";
	return e.prose ? "segments as long as lines of prose" : NULL;
}
