/* table_extent.c - how far a table aligned by blanks reaches: where its rows end, and where above the first one its body
 * begins. A part of rap-tables. */
#include <stdlib.h>

#include "table_blank.h"

#define REPEATED 6		/* lines above the first row, where its header is looked for */
#define IDLE 4			/* lines of a label that runs on, at most, between two rows */
#define SECTION 50		/* rows below it, among which another heading like one is looked for */
#define NEAR_YEARS 30
#define JUSTIFIED 3		/* blanks between two words of justified prose, at most */

/* --- the end */

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

/* The columns counted: "(1)   (2)   (3)". */
static bool
counts_columns(const struct segments *segs, struct rap_str text)
{
	size_t k;
	bool counts = segs->n > 1;

	for (k = 0; k < segs->n && counts; k++) {
		struct rap_str s = rap_cut(text, segs->v[k].a, segs->v[k].b);

		counts = s.n > 2 && s.s[0] == '(' && s.s[s.n - 1] == ')' && text_whole(rap_cut(s, 1, s.n - 1)) == (long)k + 1;
	}
	return counts;
}

/* Headings: "1990   1995", with a heading of the stub or without, other words between. Figures that might be years are
 * seldom so near. */
bool
segments_years(const struct segments *segs, struct rap_str text)
{
	long year, before = 0;
	size_t k, years = 0;

	if (counts_columns(segs, text))
		return true;
	for (k = 0; k < segs->n; k++) {
		if (text_is_year(rap_cut(text, segs->v[k].a, segs->v[k].b))) {
			year = text_whole(rap_cut(text, segs->v[k].a, segs->v[k].b));
			if (years++ && labs(year - before) > NEAR_YEARS)
				return false;
			before = year;
		} else if (k > 0 && segs->v[k].kind != WORDS)
			return false;
	}
	return years > 1;
}

bool
line_of_years(const struct lines *lines, size_t i)
{
	struct segments segs = { 0 };
	bool years;

	segments_find(&segs, lines->v[i].text);
	years = segments_years(&segs, lines->v[i].text);
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
			    !segments_years(segs, lines->v[k].text);
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
		return !segments_years(segs, lines->v[i].text) || line_of_years(lines, s->end - 1);
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
}

/* A row; one of the first three has an entry that no prose has. */
static bool
is_row(struct stretch *s, const struct line *line, const struct segments *segs)
{
	if (!segments_row(segs))
		return false;
	if (segs->v[segs->n - 1].end > s->width)
		s->width = segs->v[segs->n - 1].end;
	return s->rows > 2 || line->traits & ENTRIES;
}

/* A line that runs through where the figures are, with no gap or, justified, with narrow ones: two of them are prose. */
static bool
runs_through(const struct stretch *s, const struct segments *segs)
{
	size_t k;

	for (k = 1; k < segs->n; k++)
		if (segs->v[k].start > segs->v[k - 1].end + JUSTIFIED)
			return false;
	return segs->n && segs->v[0].start < s->figures && segs->v[segs->n - 1].end + (segs->n > 2) > s->width;
}

/* "* The lamp was mended": what stands below a date or a version. */
static bool
begins_item(const struct segments *segs, struct rap_str text)
{
	size_t at = segs->n ? segs->v[0].a : text.n;

	return at + 2 < text.n && text.s[at] == '*' && text.s[at + 1] == ' ';
}

void
stretch_end(struct stretch *s, const struct lines *lines, struct segments *segs)
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
		if (is_row(s, &lines->v[i], segs)) {
			s->idle += prose;
			take_row(s, i, segs);
			idle = prose = 0;
		} else if (caption_line(lines->v[i].text, "table") || continued_line(lines->v[i].text))
			break;
		else {
			idle++;
			s->items += begins_item(segs, lines->v[i].text);
			prose = runs_through(s, segs) ? prose + 1 : 0;
		}
	}
}

/* --- the first line of the body */

/* Line i is a label alone, and the line below it is indented. */
static bool
over_indented(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->v[i], *row = &lines->v[i + 1];

	return !line_blank(line) && !line->taken && !(line->traits & (GAPS | TABS | LEADERS | RULE)) &&
	    line_indent(line) < line_indent(row);
}

/* Such a heading at line i, as others inside the table are. */
static bool
heads_like_others(const struct stretch *s, const struct lines *lines, size_t i)
{
	size_t k, end = s->end < s->first + SECTION ? s->end : s->first + SECTION;

	for (k = s->first + 1; over_indented(lines, i) && k + 1 < end; k++)
		if (over_indented(lines, k) && line_indent(&lines->v[k]) == line_indent(&lines->v[i]))
			return true;
	return false;
}

/* A label alone above the first row: a heading with a colon that does not run over the figures as a sentence does, or one
 * that the row is indented under. */
static bool
heads_row(const struct stretch *s, const struct lines *lines, size_t i)
{
	const struct line *line = &lines->v[i], *row = &lines->v[i + 1];

	if (line_blank(line) || line->taken || row->walled || row->marked || line->traits & (GAPS | TABS | LEADERS | RULE))
		return false;
	if (rap_ends(line->text, ":") && rap_width(line->text) <= s->columns.v[1].start)
		return true;
	if (i > 0 && line_indent(line) < line_indent(row) && !line[-1].taken && line[-1].traits & (GAPS | RULE))
		return true;
	return rap_width(line->text) <= s->columns.v[1].start && heads_like_others(s, lines, i);
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

/* The label above line i, or behind one blank line a label that the rule stands over or that has a colon; i where there
 * is none. */
static size_t
label_above(const struct stretch *s, const struct lines *lines, size_t i, struct segments *segs)
{
	if (i > 0 && label_alone(s, lines, i - 1, segs))
		return i - 1;
	if (i < 3 || !line_blank(&lines->v[i - 1]) || !label_alone(s, lines, i - 2, segs))
		return i;
	return rap_ends(lines->v[i - 2].text, ":") || line_draws(&lines->v[i - 3]) ? i - 2 : i;
}

/* The first line of the body: the first row, or lines of labels alone between the header and it. */
size_t
stretch_body(const struct stretch *s, const struct lines *lines)
{
	struct segments segs = { 0 };
	size_t i = below_rule(s, lines, &segs), above = label_above(s, lines, i, &segs);

	for (; above < i && s->first - i < IDLE; above = label_above(s, lines, i, &segs))
		i = above;
	above = i > 1 && line_blank(&lines->v[i - 1]) ? i - 1 : i;
	if (above == 0 || !ends_header(s, lines, above - 1, &segs))
		for (i = s->first; i > 0 && s->first - i < IDLE && heads_row(s, lines, i - 1) &&
		    line_indent(&lines->v[i - 1]) < s->columns.v[1].start; i--)
			;
	segments_free(&segs);
	return i;
}
