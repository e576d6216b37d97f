/* table_stretch.c - a stretch of lines that may be a table's body, and what stands in its columns. A part of
 * rap-tables. */
#include <stdlib.h>
#include <string.h>

#include "table_blank.h"

#define FEW 50			/* one row in so many may cross a gap */
#define BELOW 8			/* rows in which a heading's column has no words */
#define SHORT 5			/* bytes of what is cut short, "dep.": no sentence ends in it */
#define RUN 4			/* signs of a chart's bar, at least */
#define CROSSED 10		/* or in so many, where the rows do not keep to the columns else */

void
stretch_free(struct stretch *s)
{
	free(s->columns.v);
	free(s->at);
	free(s->fills);
	free(s->rivers.v);
	*s = (struct stretch){ 0 };
}

/* --- columns */

/* Where in a label that runs into a column of figures the figure begins: behind the last blank, but for the sign of a
 * currency.
 *
 *	Salt and other goods          12     17
 *	Wages of the watchmen, all 1,904    $ 3
 */
static bool
figure_in_label(const struct stretch *s, const struct segment *seg, struct rap_str text, struct segment *figure)
{
	struct cursor cur = { text, seg->a, 0, seg->start, 0, 0 };
	size_t col;

	*figure = *seg;
	for (cursor_look(&cur); cur.at < seg->b; cursor_next(&cur))
		if (cur.c == ' ' && !strchr("$", text.s[cur.at - 1])) {
			figure->a = cur.at + 1;
			figure->start = cur.col + 1;
		}
	figure->kind = segment_kind(rap_cut(text, figure->a, figure->b));
	if (figure->a == seg->a || figure->kind == WORDS || seg->end > s->width)
		return false;
	col = s->at[seg->end - 1];
	return col > s->at[seg->start] && (figure->start + 1 >= s->columns.v[col].start || seg->end == s->columns.v[col].end);
}

void
stretch_segments(const struct stretch *s, struct segments *segs, struct rap_str text)
{
	struct segment figure;

	segments_find(segs, text);
	rivers_part(s, segs, text);
	if (!segs->n || segs->v[0].kind != WORDS || segs->v[0].end <= s->columns.v[1].start ||
	    !figure_in_label(s, &segs->v[0], text, &figure))
		return;
	segments_insert(segs, 1, figure);
	segs->v[0].b = figure.a - 1;
	segs->v[0].end = figure.start - 1;
}

/* A line with gaps that does not only draw; then its segments are in segs. */
bool
line_segments(const struct stretch *s, const struct line *line, struct segments *segs)
{
	if (!(line->traits & (GAPS | LEADERS | TABS)) || line_draws(line))
		return false;
	segments_find(segs, line->text);
	rivers_part(s, segs, line->text);
	return true;
}

bool
stretch_counts(const struct stretch *s, const struct segments *segs)
{
	return segments_row(segs) && segs->n * 2 >= s->most;
}

static size_t
count_words(const struct segments *segs)
{
	size_t k, words = 0;

	for (k = 1; k < segs->n; k++)
		words += segs->v[k].kind == WORDS;
	return words;
}

/* The last rows, so many, have no word behind their labels. */
static bool
figures_below(const struct stretch *s, const struct lines *lines, size_t most, size_t least)
{
	struct segments below = { 0 };
	size_t i, rows = 0;
	bool figures = true;

	for (i = s->end; figures && i-- > s->first + 1 && rows < most; ) {
		segments_find(&below, lines->v[i].text);
		if (!segments_row(&below))
			continue;
		rows++;
		figures = below.n >= least && count_words(&below) == 0;
	}
	segments_free(&below);
	return figures;
}

static bool
overlaps_any(const struct segments *segs, const struct segment *seg)
{
	size_t k;

	for (k = 0; k < segs->n; k++)
		if (segs->v[k].start < seg->end && seg->start < segs->v[k].end)
			return true;
	return false;
}

/* The line above begins what the figures among the words end, and has nothing over a word:
 *
 *	                     Rate per
 *	Parish      Births      1,000
 *	Holm            12        4.0
 */
static bool
ends_headings(const struct stretch *s, const struct lines *lines, const struct segments *segs)
{
	struct segments above = { 0 };
	size_t k, len, figures = 0, over = 0, bare = 0;

	if (s->first == 0 || lines->v[s->first].walled || lines->v[s->first - 1].taken || line_blank(&lines->v[s->first - 1]))
		return false;
	segments_find(&above, lines->v[s->first - 1].text);
	for (k = 1; k < segs->n; k++) {
		const struct segment *seg = &segs->v[k];
		bool under = overlaps_any(&above, seg);

		if (seg->kind == WORDS)
			bare += !under || rap_is_lower(rap_utf8_get(lines->v[s->first].text.s + seg->a, seg->b - seg->a, &len));
		else {
			figures++;
			over += under;
		}
	}
	bare += !overlaps_any(&above, &segs->v[0]) && segs->v[0].start > s->figures / 2;
	segments_free(&above);
	return figures == over && bare;
}

/* Half of it behind the label is words, which no row below has. */
static bool
is_mostly_words(const struct stretch *s, const struct lines *lines, const struct segments *segs)
{
	size_t words = count_words(segs);

	if (words * 2 + 1 < segs->n)
		return false;
	return words > 1 && words * 2 + 1 > segs->n ? figures_below(s, lines, 1, (segs->n + 1) / 2) :
	    figures_below(s, lines, BELOW, (segs->n + 1) / 2) && ends_headings(s, lines, segs);
}

/* Headings that are figures, "12/31/2009        12/31/2010" over four columns, years over no years, and words with a
 * figure among them, "Crew   no.   (%)   odds   (95% CI)", are no row: the body begins below. */
static void
skip_headings(struct stretch *s, const struct lines *lines, struct segments *segs)
{
	for (; s->first + 1 < s->end; s->first++) {
		segments_find(segs, lines->v[s->first].text);
		if (stretch_counts(s, segs) && !(s->rows > 1 && (is_mostly_words(s, lines, segs) ||
		    (segments_years(segs, lines->v[s->first].text) && !line_of_years(lines, s->end - 1)))))
			return;
		s->rows -= segments_row(segs);
	}
}

/* --- what stands in the columns */

/* A whole number, also in brackets as those of equations are. */
static long
whole(struct rap_str s, long last)
{
	long value = text_whole(s);

	if (value < 0 && s.n > 2 && s.s[0] == '(' && s.s[s.n - 1] == ')')
		value = text_whole(rap_cut(s, 1, s.n - 1));
	return s.n && s.s[0] == '(' && value != last + 1 ? -1 : value;
}

static void
fill_number(struct fill *f, const struct segment *seg, struct rap_str entry)
{
	long value = whole(entry, f->last);

	f->right += seg->end == f->last_end;
	f->left += seg->start == f->last_start;
	f->centre += seg->start + seg->end + 1 >= f->last_start + f->last_end &&
	    seg->start + seg->end <= f->last_start + f->last_end + 1;
	f->last_end = seg->end;
	f->last_start = seg->start;
	f->rising += value >= 0 && value >= f->last;
	f->last = value;
	f->marked += memchr(entry.s, '.', entry.n) || memchr(entry.s, ',', entry.n);
	f->numbers++;
}

/* The bar of a chart, "##########" or "****** (6)": the same sign again and again. Three stars are a mark. */
static bool
is_run(struct rap_str entry)
{
	size_t n = 0;

	while (n < entry.n && entry.s[n] == entry.s[0])
		n++;
	return n >= RUN && strchr("#*=+|@%<>ox", entry.s[0]) && (n == entry.n || entry.s[n] == ' ' || entry.s[n] == '>');
}

/* A place in code or in a file: "004f:", but no year */
static bool
is_place(struct rap_str entry)
{
	size_t n = entry.n ? entry.n - 1 : 0, i;

	for (i = 0; i < n && memchr("0123456789abcdefABCDEF", entry.s[i], 22); i++)
		;
	return n >= 4 && i == n && entry.s[n] == ':' && !text_is_year(rap_cut(entry, 0, n));
}

static void
fill(struct fill *f, const struct segment *seg, struct rap_str text)
{
	struct rap_str entry = rap_cut(text, seg->a, seg->b);

	f->code += (rap_ends(entry, ",") && seg->b == text.n) || rap_ends(entry, ";") || rap_ends(entry, "{") ||
	    rap_ends(entry, "}") || rap_ends(entry, "},") || rap_starts(entry, "/*") ||
	    rap_starts(entry, "//");
	f->bars += rap_starts(entry, "|") || rap_ends(entry, "|");
	f->runs += is_run(entry);
	if (seg->kind == NUMBER) {
		fill_number(f, seg, entry);
		f->code += is_place(entry);
	} else if (seg->kind == WORDS) {
		f->words++;
		f->colons += rap_ends(entry, ":");
		f->stops += rap_ends(entry, ".") && !(entry.n <= SHORT && entry.s[0] >= 'a' && entry.s[0] <= 'z');
		f->items += entry.n > 2 && entry.s[1] == ' ' && strchr("*-+o", entry.s[0]);
	} else
		f->none++;
}

static void
fill_rows(struct stretch *s, const struct lines *lines, struct segments *segs)
{
	size_t i, k, col, end, next;

	free(s->fills);
	s->fills = rap_alloc(s->columns.n + 1, sizeof *s->fills);
	s->misfits = s->entries = 0;
	for (i = s->first; i < s->end; i++) {
		if (!line_segments(s, &lines->v[i], segs) || !segments_row(segs))
			continue;
		s->entries += segs->n;
		if (!stretch_counts(s, segs))
			continue;
		stretch_segments(s, segs, lines->v[i].text);
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
		if (!line_segments(s, &lines->v[i], segs) || !segments_row(segs) || segs->n != s->most)
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

/* One row that stands across a gap, as a sum below the table may, hides it: with more than a few misfits gaps are looked
 * for that some rows cross.
 *
 *	Salt     104,000   10,000 (1)           9,500
 *	Hemp     109,400                       55,000
 *	Rate        1,839,050       47.31%
 */
static void
find_crossed_gaps(struct stretch *s, const struct lines *lines, struct segments *segs)
{
	size_t misfits = s->misfits;

	stretch_columns(s, lines, segs, CROSSED);
	fill_rows(s, lines, segs);
	if (s->misfits < misfits)
		return;
	stretch_columns(s, lines, segs, FEW);
	fill_rows(s, lines, segs);
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
		stretch_end(s, lines, &segs);
	if (row && s->rows > 1) {
		skip_headings(s, lines, &segs);
		rivers_find(s, lines);
		stretch_columns(s, lines, &segs, FEW);
		fill_rows(s, lines, &segs);
		if (s->misfits * 5 > s->rows)
			find_crossed_gaps(s, lines, &segs);
		if (fuse_columns(s) || (s->misfits * 5 > s->rows && order_columns(s, lines, &segs))) {
			stretch_map(s);
			fill_rows(s, lines, &segs);
		}
	}
	segments_free(&segs);
	return row && s->rows > 1;
}
