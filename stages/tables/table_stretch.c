/* table_stretch.c - a stretch of lines that may be a table's body, and its columns. A part of rap-tables.
 *
 * Numbers and signs for no entry keep to their columns, so the display columns that they cover, over all rows, part
 * into the table's columns of figures; what words cover outside of these makes the columns of words. */
#include <stdlib.h>
#include <string.h>

#include "table_blank.h"

#define REPEATED 6		/* lines above the first row, where its header is looked for */
#define NEAR_YEARS 30
#define IDLE 4			/* lines of a label that runs on, at most, between two rows */

void
stretch_free(struct stretch *s)
{
	free(s->columns.v);
	free(s->at);
	free(s->fills);
	*s = (struct stretch){ 0 };
}

/* --- extent */

/* The line after i that may be the table's: over one blank line, or a page break; *apart then. n where there is
 * none. */
static size_t
after(const struct lines *lines, size_t i, bool *apart)
{
	size_t next = lines_next(lines, i);

	*apart = next > i + 1;
	if (next < lines->n || i + 2 >= lines->n || lines->v[i + 1].walled || lines->v[i + 2].walled ||
	    lines->v[i + 2].taken || !line_blank(&lines->v[i + 1]) || line_blank(&lines->v[i + 2]))
		return next;
	*apart = true;
	return i + 2;
}

/* Headings: "1990   1995", with a heading of the stub or without. Figures that might be years are seldom so near. */
static bool
only_years(const struct segments *segs, struct rap_str text)
{
	long year, before = 0;
	size_t k, years = 0;

	for (k = 0; k < segs->n; k++) {
		if (text_is_year(rap_cut(text, segs->v[k].a, segs->v[k].b))) {
			year = text_whole(rap_cut(text, segs->v[k].a, segs->v[k].b));
			if (years++ && labs(year - before) > NEAR_YEARS)
				return false;
			before = year;
		} else if (k > 0)
			return false;
	}
	return years > 1;
}

static bool
is_years(const struct lines *lines, size_t i)
{
	struct segments segs = { 0 };
	bool years;

	segments_find(&segs, lines->v[i].text);
	years = only_years(&segs, lines->v[i].text);
	segments_free(&segs);
	return years;
}

/* The lines from i on are a label, and the line after it is a row like the last one. */
static bool
label_and_row(const struct stretch *s, const struct lines *lines, size_t i, struct segments *segs)
{
	size_t k;

	for (k = i; k < lines->n && k < i + IDLE; k++) {
		if (line_blank(&lines->v[k]) || lines->v[k].taken || (k > i && (lines->v[k].walled || lines->v[k].marked)))
			return false;
		segments_find(segs, lines->v[k].text);
		if (segments_row(segs))
			return k > i && segs->n > 1 && segs->n <= s->segments + 1 && segs->n + 1 >= s->segments &&
			    !only_years(segs, lines->v[k].text);
		if (segs->n != 1 || segs->v[0].end > s->figures)
			return false;
	}
	return false;
}

/* Over a blank line the table goes on with a row, with a heading inside it ("Imports:"), or with a label whose last line
 * is a row like the one before. */
static bool
goes_on(const struct stretch *s, const struct lines *lines, size_t i, const struct segments *segs)
{
	struct segments below = { 0 };
	bool like;

	if (segments_row(segs))
		return !only_years(segs, lines->v[i].text) || is_years(lines, s->end - 1);
	if (segs->n != 1)
		return false;
	if (rap_ends(lines->v[i].text, ":"))
		return true;
	like = label_and_row(s, lines, i, &below);
	segments_free(&below);
	return like;
}

/* Behind a page break the header comes again: the second part is judged as a table of its own, and then joined. */
static bool
repeats_header(const struct stretch *s, const struct lines *lines, size_t i)
{
	size_t k;

	for (k = 1; k <= REPEATED && k <= s->first; k++)
		if (rap_eq(rap_trim(lines->v[s->first - k].text), rap_trim(lines->v[i].text)))
			return true;
	return false;
}

static void
take_row(struct stretch *s, size_t i, const struct segments *segs)
{
	s->rows++;
	s->segments = segs->n;
	s->figures = segs->v[1].start;
	if (s->most < segs->n)
		s->most = segs->n;
	s->leaders += segs->leader;
	s->end = i + 1;
	if (segs->v[segs->n - 1].end > s->width)
		s->width = segs->v[segs->n - 1].end;
}

/* A line that runs through where the figures are: two of them are prose. */
static bool
runs_through(const struct stretch *s, const struct segments *segs)
{
	return segs->n == 1 && segs->v[0].start < s->figures && segs->v[0].end > s->width;
}

static void
find_end(struct stretch *s, const struct lines *lines, struct segments *segs)
{
	size_t i = s->first, idle = 0, prose = 0;
	bool apart = false, over = false;	/* over a blank line: to this line, to this one or a rule before it */

	s->end = i + 1;
	for (; i < lines->n && idle <= IDLE && prose < 2; i = after(lines, i, &apart)) {
		over |= apart;
		if (line_draws(&lines->v[i])) {
			s->ruled = true;
			continue;
		}
		if (note_word(lines->v[i].text) || ((over || lines->v[i].marked) && repeats_header(s, lines, i)))
			break;
		segments_find(segs, lines->v[i].text);
		if (over && (!goes_on(s, lines, i, segs) || caption_line(lines->v[i].text, "table")))
			break;
		over = false;
		if (segments_row(segs)) {
			s->idle += prose;
			take_row(s, i, segs);
			idle = prose = 0;
		} else {
			idle++;
			prose = runs_through(s, segs) ? prose + 1 : 0;
		}
	}
}

/* --- columns */

/* A line with gaps that does not only draw; then its segments are in segs. */
static bool
may_be_row(const struct line *line, struct segments *segs)
{
	if (!(line->traits & (GAPS | LEADERS | TABS)) || line_draws(line))
		return false;
	segments_find(segs, line->text);
	return true;
}

static bool
makes_columns(const struct stretch *s, const struct segments *segs)
{
	return segments_row(segs) && segs->n * 2 >= s->most;
}

/* Headings that are figures, "12/31/2009        12/31/2010" over four columns, or years over no years, are no row: the
 * body begins below. */
static void
skip_headings(struct stretch *s, const struct lines *lines, struct segments *segs)
{
	for (; s->first + 1 < s->end; s->first++) {
		segments_find(segs, lines->v[s->first].text);
		if (makes_columns(s, segs) && !(s->rows > 1 && only_years(segs, lines->v[s->first].text) &&
		    !is_years(lines, s->end - 1)))
			return;
		s->rows -= segments_row(segs);
	}
}

/* Counts, for each display column, the rows that cover it: by differences first, then summed up. */
static void
cover_rows(const struct stretch *s, const struct lines *lines, struct segments *segs, int32_t *cover, bool words,
    const size_t *figures)
{
	size_t i, k;

	for (i = s->first; i < s->end; i++) {
		if (!may_be_row(&lines->v[i], segs) || !makes_columns(s, segs))
			continue;
		for (k = 0; k < segs->n; k++) {
			const struct segment *seg = &segs->v[k];

			if (words != (seg->kind == WORDS || k == 0))
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
static void
map_columns(struct stretch *s)
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

static void
find_columns(struct stretch *s, const struct lines *lines, struct segments *segs)
{
	int32_t *figures = rap_alloc(s->width + 1, sizeof *figures), *words = rap_alloc(s->width + 1, sizeof *words);
	int32_t least = (int32_t)(s->rows / 50);
	size_t *before;

	cover_rows(s, lines, segs, figures, false, NULL);
	before = count_before(s, figures, least);
	cover_rows(s, lines, segs, words, true, before);
	add_columns(s, figures, words, least);
	map_columns(s);
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

static size_t
indent(const struct line *line)
{
	struct cursor cur = cursor_start(line->text);

	while (cur.c && rap_is_space(cur.c))
		cursor_next(&cur);
	return cur.col;
}

/* A label alone above the first row: a heading with a colon, or one that the row is indented under. */
static bool
heads_row(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->v[i], *row = &lines->v[i + 1];

	if (line_blank(line) || line->taken || row->walled || row->marked || line->traits & (GAPS | TABS | LEADERS | RULE))
		return false;
	if (rap_ends(line->text, ":"))
		return true;
	return i > 0 && indent(line) < indent(row) && !line[-1].taken && line[-1].traits & (GAPS | RULE);
}

/* One segment that stands where the labels do. */
static bool
label_alone(const struct stretch *s, const struct lines *lines, size_t i, struct segments *segs)
{
	const struct line *line = &lines->v[i];

	if (line_blank(line) || line->taken || lines->v[i + 1].walled || lines->v[i + 1].marked || line_draws(line) ||
	    caption_line(line->text, "table"))
		return false;
	segments_find(segs, line->text);
	return segs->n == 1 && segs->v[0].start < s->columns.v[0].end && segs->v[0].end <= s->columns.v[1].start;
}

/* A rule, or a line of headings over the columns of figures. */
static bool
ends_header(const struct stretch *s, const struct lines *lines, size_t i, struct segments *segs)
{
	const struct line *line = &lines->v[i];

	if (line_blank(line) || line->taken)
		return false;
	if (line_draws(line))
		return true;
	segments_find(segs, line->text);
	return segs->n && segs->v[segs->n - 1].end > s->columns.v[1].start &&
	    (segs->n > 1 || segs->v[0].start + 2 >= s->columns.v[1].start);
}

/* Lines of one heading each that stand between the rule below the header and the first row. */
static size_t
below_rule(const struct stretch *s, const struct lines *lines, struct segments *segs)
{
	size_t i = s->first;

	for (; i > 1 && s->first - i < IDLE && !line_blank(&lines->v[i - 1]) && !lines->v[i].walled; i--) {
		if (line_draws(&lines->v[i - 1]))
			return !line_draws(&lines->v[i - 2]) && ends_header(s, lines, i - 2, segs) ? i : s->first;
		segments_find(segs, lines->v[i - 1].text);
		if (segs->n != 1)
			break;
	}
	return s->first;
}

/* The first line of the body: the first row, or lines of labels alone between the header and it. */
size_t
stretch_body(const struct stretch *s, const struct lines *lines)
{
	struct segments segs = { 0 };
	size_t i = below_rule(s, lines, &segs), above;

	while (i > 0 && s->first - i < IDLE && label_alone(s, lines, i - 1, &segs))
		i--;
	above = i > 1 && line_blank(&lines->v[i - 1]) ? i - 1 : i;
	if (above == 0 || !ends_header(s, lines, above - 1, &segs))
		for (i = s->first; i > 0 && s->first - i < IDLE && heads_row(lines, i - 1) &&
		    indent(&lines->v[i - 1]) < s->columns.v[1].start; i--)
			;
	segments_free(&segs);
	return i;
}

/* --- what stands in the columns */

static void
fill(struct fill *f, const struct segment *seg, struct rap_str text)
{
	long value = text_whole(rap_cut(text, seg->a, seg->b));

	if (seg->kind == NUMBER) {
		f->right += seg->end == f->last_end;
		f->left += seg->start == f->last_start;
		f->centre += seg->start + seg->end + 1 >= f->last_start + f->last_end &&
		    seg->start + seg->end <= f->last_start + f->last_end + 1;
		f->last_end = seg->end;
		f->last_start = seg->start;
		f->rising += value >= 0 && value >= f->last;
		f->last = value;
		f->numbers++;
	} else if (seg->kind == WORDS) {
		f->words++;
		f->colons += text.s[seg->b - 1] == ':';
	} else
		f->none++;
}

static void
fill_rows(struct stretch *s, const struct lines *lines, struct segments *segs)
{
	size_t i, k, col, end, next;

	free(s->fills);
	s->fills = rap_alloc(s->columns.n + 1, sizeof *s->fills);
	s->misfits = 0;
	for (i = s->first; i < s->end; i++) {
		if (!may_be_row(&lines->v[i], segs) || !makes_columns(s, segs))
			continue;
		for (k = 0, next = 0; k < segs->n; k++, next = end) {
			col = stretch_column(s, segs, k, &end);
			if (col < next || end > col + 1)
				break;
			fill(&s->fills[col], &segs->v[k], lines->v[i].text);
			if (k && col == next)
				s->fills[col - 1].with_next++;
		}
		s->misfits += k < segs->n;
	}
}

/* Rows that all have as many segments give columns by their order, where their places run into one another:
 *
 *	Hemp and flax      4,151,000      25.0   4,090,000     27.5
 *	Tallow             1,844,000    11.1 1,148,000        7.7
 */
static bool
order_columns(struct stretch *s, const struct lines *lines, struct segments *segs)
{
	struct column *sums = rap_alloc(s->most, sizeof *sums);
	size_t i, k, full = 0;

	for (i = s->first; i < s->end; i++) {
		if (!may_be_row(&lines->v[i], segs) || !segments_row(segs) || segs->n != s->most)
			continue;
		full++;
		for (k = 0; k < segs->n; k++) {
			sums[k].start += segs->v[k].start;
			sums[k].end += segs->v[k].end;
		}
	}
	for (k = 0; full && k < s->most; k++)
		sums[k] = (struct column){ sums[k].start / full, sums[k].end / full };
	s->ordered = full > 2 && full * 10 >= s->rows * 7;
	if (!s->ordered) {
		free(sums);
		return false;
	}
	free(s->columns.v);
	s->columns = (struct columns){ sums, s->most };
	return true;
}

/* Two neighbours that no row has both of are one column, unless both are of figures (debit and credit may be such). */
static bool
fuse_columns(struct stretch *s)
{
	size_t k, kept = 0;

	for (k = 1; k < s->columns.n; k++) {
		const struct fill *a = &s->fills[k - 1], *b = &s->fills[k];

		if (!a->with_next && (a->words > a->numbers || b->words > b->numbers))
			s->columns.v[kept].end = s->columns.v[k].end;
		else
			s->columns.v[++kept] = s->columns.v[k];
	}
	if (kept + 1 >= s->columns.n)
		return false;
	s->columns.n = kept + 1;
	return true;
}

bool
stretch_find(struct stretch *s, const struct lines *lines, size_t i)
{
	struct segments segs = { 0 };
	bool row;

	*s = (struct stretch){ .first = i, .end = i + 1 };
	segments_find(&segs, lines->v[i].text);
	row = segments_row(&segs);
	if (row)
		find_end(s, lines, &segs);
	if (row && s->rows > 1) {
		skip_headings(s, lines, &segs);
		find_columns(s, lines, &segs);
		fill_rows(s, lines, &segs);
		if (fuse_columns(s) || (s->misfits * 5 > s->rows && order_columns(s, lines, &segs))) {
			map_columns(s);
			fill_rows(s, lines, &segs);
		}
	}
	segments_free(&segs);
	return row && s->rows > 1;
}
