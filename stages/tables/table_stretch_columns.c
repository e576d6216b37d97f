/* table_stretch_columns.c - the columns of a stretch of lines. A part of rap-tables.
 *
 * Numbers and signs for no entry keep to their columns, so the display columns that they cover, over all rows, part
 * into the table's columns of figures; what words cover outside of these makes the columns of words. */
#include <stdlib.h>

#include "table_blank.h"

/* Counts, for each display column, the rows that cover it: by differences first, then summed up. */
static void
cover_rows(const struct stretch *s, const struct lines *lines, struct segments *segs, int32_t *cover, bool words,
    const size_t *figures)
{
	size_t i, k;

	for (i = s->first; i < s->end; i++) {
		if (!line_segments(s, &lines->v[i], segs) || !stretch_counts(s, segs))
			continue;
		for (k = 0; k < segs->n; k++) {
			const struct segment *seg = &segs->v[k];

			/* a line that rivers make a row of may be wider than those that were rows before */
			if (words != (seg->kind == WORDS || k == 0) || seg->end > s->width)
				continue;
			if (words && figures[seg->end] > figures[seg->start])
				continue;
			cover[seg->start]++;
			cover[seg->end]--;
		}
	}
	for (i = 1; i <= s->width; i++)
		cover[i] += cover[i - 1];
}

/* For each display column, how many before it have figures. */
static size_t *
count_before(const struct stretch *s, const int32_t *cover, int32_t least)
{
	size_t *before = rap_alloc(s->width + 2, sizeof *before), i;

	for (i = 0; i <= s->width; i++)
		before[i + 1] = before[i] + (cover[i] > least);
	return before;
}

static void
add_columns(struct stretch *s, const int32_t *figures, const int32_t *words, int32_t least)
{
	size_t i, start = 0, cap = 0;
	int now = 0, was = 0;

	free(s->columns.v);
	s->columns = (struct columns){ NULL, 0 };
	for (i = 0; i <= s->width; i++, was = now) {
		now = i == s->width ? 0 : figures[i] > least ? 1 : words[i] > least ? 2 : 0;
		if (now == was)
			continue;
		if (was) {
			if (s->columns.n == cap) {
				cap = cap ? cap * 2 : 8;
				s->columns.v = rap_realloc(s->columns.v, cap, sizeof *s->columns.v);
			}
			s->columns.v[s->columns.n++] = (struct column){ start, i };
		}
		start = i;
	}
}

/* Between two columns the nearer one. */
void
stretch_map(struct stretch *s)
{
	size_t i, k = 0;

	free(s->at);
	s->at = rap_alloc(s->width + 1, sizeof *s->at);
	for (i = 0; i < s->width && s->columns.n; i++) {
		while (k + 1 < s->columns.n && 2 * i + 1 >= s->columns.v[k].end + s->columns.v[k + 1].start)
			k++;
		s->at[i] = (uint32_t)k;
	}
}

/* A gap is where at most one row in so many has something. */
void
stretch_columns(struct stretch *s, const struct lines *lines, struct segments *segs, size_t one_in)
{
	int32_t *figures = rap_alloc(s->width + 1, sizeof *figures), *words = rap_alloc(s->width + 1, sizeof *words);
	int32_t least = (int32_t)(s->rows / one_in);
	size_t *before;

	cover_rows(s, lines, segs, figures, false, NULL);
	before = count_before(s, figures, least);
	cover_rows(s, lines, segs, words, true, before);
	add_columns(s, figures, words, least);
	stretch_map(s);
	free(before);
	free(figures);
	free(words);
}

size_t
stretch_column(const struct stretch *s, const struct segments *segs, size_t k, size_t *end)
{
	const struct segment *seg = &segs->v[k];
	size_t middle = (seg->start + seg->end - 1) / 2, first, last, col;

	if (s->ordered && segs->n == s->columns.n) {
		*end = k + 1;
		return k;
	}
	col = middle < s->width ? s->at[middle] : s->columns.n - 1;
	first = seg->start < s->width ? s->at[seg->start] : s->columns.n - 1;
	last = seg->end - 1 < s->width ? s->at[seg->end - 1] : s->columns.n - 1;
	while (first < last && (s->columns.v[first].start + s->columns.v[first].end) / 2 < seg->start)
		first++;
	while (first < last && (s->columns.v[last].start + s->columns.v[last].end) / 2 >= seg->end)
		last--;
	if (first == last)
		col = seg->start >= s->columns.v[first].end || seg->end <= s->columns.v[first].start ? col : first;
	*end = first < last ? last + 1 : col + 1;
	return first < last ? first : col;
}
