/* table_blank.c - tables whose columns only blanks and leaders show: what is a table. A part of rap-tables.
 *
 *	            1990   1995		Fuel ............. $0.9M
 *	Bergen        12     17		Wages and
 *	Malaga         7      5		  pensions ....... $1.2M
 *	Tartu          3      -		Rent ............. $0.4M
 *
 * A false table takes text out of the reading flow, so there must be rows enough, a column of figures that is
 * aligned, and no sign that it is a table of contents, a list or prose (table_blank_judge.c). */
#include <string.h>

#include "table_blank.h"

#define TALLEST 12		/* lines of a header, looked at */
#define TITLE 4			/* blanks between a title's number and its words, at most */
#define SENTENCE 30		/* columns of two sentences, at least */
#define BREAK 6			/* blank lines around a page break */

/* --- header and tail */

/* Two blanks behind a full stop, in a line of prose: "cannot be seen.  The lamps" */
static bool
ends_sentence(const struct segments *segs, struct rap_str text)
{
	const struct segment *first = &segs->v[0], *next = first + 1;

	return text.s[first->b - 1] == '.' && next->start == first->end + 2 && text.s[next->a] >= 'A' && text.s[next->a] <= 'Z' &&
	    next->end - first->start > SENTENCE;
}

/* "3.4  Ships by port and flag", which runs over the columns */
static bool
is_numbered_title(const struct stretch *s, const struct segments *segs, struct rap_str text)
{
	const struct segment *number = &segs->v[0], *title = number + 1;

	return number->kind == NUMBER && memchr(text.s + number->a, '.', number->b - number->a) &&
	    number->start <= s->columns.v[0].start + 1 && title->start <= number->end + TITLE &&
	    title->start < s->columns.v[0].end && title->end > s->columns.v[1].start;
}

/* Whether a line above the body can be of its header: short segments side by side (2), or one that does not stand
 * over the first column (2); one over it may be, where the lines above are (1); prose is not (0). */
static int
header_like(const struct stretch *s, const struct segments *segs, struct rap_str text)
{
	size_t k, end;

	for (k = 0; k < segs->n; k++)
		if (segs->v[k].end - segs->v[k].start > 45 || text.s[segs->v[k].b - 1] == ';')
			return 0;
	if (segs->n == 2 && (ends_sentence(segs, text) || is_numbered_title(s, segs, text)))
		return 0;
	if (segs->n > 1)
		return segs->v[segs->n - 1].end > s->columns.v[1].start ||
		    segs->v[segs->n - 1].start >= s->columns.v[0].end ? 2 : 0;
	if (segs->v[0].start > s->width + 4)
		return 0;
	if (segs->v[0].start <= s->columns.v[0].start + 1 && segs->v[0].end > s->columns.v[1].start)
		return 0;		/* a title */
	if (stretch_column(s, segs, 0, &end) > 0 || end > 1)
		return segs->v[0].start + 2 >= s->columns.v[0].end || end > 1 ? 2 : 0;
	return segs->v[0].end <= s->columns.v[1].start ? 1 : 0;
}

/* Line i has a heading for each column, the labels aside, so that one word below it is the end of one:
 *
 *	Parish      Births     Deaths     Number of
 *	                                 households
 *
 *	Holm            12          7           104
 */
static bool
heads_each(const struct stretch *s, const struct lines *lines, size_t i)
{
	struct segments segs = { 0 };
	bool full;

	segments_find(&segs, lines->v[i].text);
	full = s->columns.n > 2 && segs.n + 1 >= s->columns.n && !segments_row(&segs) && header_like(s, &segs, lines->v[i].text) == 2;
	segments_free(&segs);
	return full;
}

/* The line of the header above i, behind so many blank lines, may be of it; but where each column is headed already, a line
 * with as many parts is another table. */
static bool
behind_blanks(const struct stretch *s, const struct lines *lines, size_t i, const struct segments *segs, size_t blanks, bool full)
{
	if (full && segs->n >= s->columns.n)
		return false;
	if (blanks > 1 && segs->n + 1 < s->columns.n)
		return false;
	return segs->n > 1 || (i > 1 && !lines->v[i - 1].walled && !lines->v[i - 2].taken && heads_each(s, lines, i - 2));
}

/* The first line of the header above the body, or of the rule above that. */
static size_t
look_up(struct stretch *s, const struct lines *lines)
{
	struct segments segs = { 0 };
	size_t body = stretch_body(s, lines), first = body, i, rules = 0, blanks = 0;
	bool full = false;

	for (i = body; i > 0 && body - i < TALLEST && rules < 2; i--) {
		const struct line *line = &lines->v[i - 1];
		int like;

		if (line->taken || lines->v[i].walled || lines->v[i].marked || caption_line(line->text, "table"))
			break;
		if (line_blank(line)) {
			if (++blanks > (first == body ? 2 : 1))
				break;
			continue;
		}
		if (line_draws(line)) {
			if (first == i || i == body)
				first = i - 1;
			s->ruled = true;
			blanks = 0;
			rules += line_indent(line) < s->columns.v[0].end;	/* others are below spanning headings */
			continue;
		}
		segments_find(&segs, line->text);
		like = segs.n ? header_like(s, &segs, line->text) : 0;
		if (!like || (blanks && (like < 2 || !behind_blanks(s, lines, i, &segs, blanks, full))))
			break;
		blanks = 0;
		full |= segs.n >= s->columns.n;
		if (like == 2 || (rules && i + 1 < body))
			first = i - 1;
	}
	segments_free(&segs);
	return first;
}

/* The first segment carries on a cell of the last row: a label, indented, or words in a column of words. */
static bool
carries_on(const struct stretch *s, const struct segments *segs)
{
	size_t end, col = stretch_column(s, segs, 0, &end), indent = segs->v[0].start - s->columns.v[0].start;

	if (segs->v[0].start < s->columns.v[0].start + 2 || segs->v[segs->n - 1].end > s->width + 2)
		return false;
	return col ? s->fills[col].words > s->fills[col].numbers : indent <= 8;
}

/* A bracket that the line above has opened. */
static bool
closes_bracket(const struct segments *segs, struct rap_str text)
{
	const struct segment *seg = &segs->v[0];

	return text.s[seg->b - 1] == ')' && !memchr(text.s + seg->a, '(', seg->b - seg->a);
}

/* The last row's figures stand in the middle of its label, the last line of which is this one. */
static bool
ends_label(const struct stretch *s, const struct lines *lines, size_t i, const struct segments *segs)
{
	struct segments near = { 0 };
	size_t end;
	bool middle = false;

	if (i != s->end || segs->n != 1 || i < s->first + 2 || stretch_column(s, segs, 0, &end) > 0 || end > 1)
		return false;
	segments_find(&near, lines->v[i - 1].text);
	if (near.v[0].start >= s->columns.v[0].end) {
		segments_find(&near, lines->v[i - 2].text);
		middle = near.n == 1 && near.v[0].start == segs->v[0].start;
	}
	segments_free(&near);
	return middle;
}

/* The last row's label goes on, in small letters. */
static bool
label_goes_on(const struct stretch *s, const struct segments *segs, struct rap_str text)
{
	size_t len;

	return segs->n == 1 && segs->v[0].end <= s->columns.v[1].start &&
	    rap_is_lower(rap_utf8_get(text.s + segs->v[0].a, text.n - segs->v[0].a, &len));
}

/* Lines that carry on the last row, and the rule below. */
static size_t
look_down(struct stretch *s, const struct lines *lines)
{
	struct segments segs = { 0 };
	size_t i, end = s->end;

	for (i = s->end; i < lines->n && i < s->end + 3; i++) {
		const struct line *line = &lines->v[i];

		if (line_blank(line) || line->taken || line->walled || line->marked)
			break;
		if (line_draws(line)) {
			end = i + 1;
			s->ruled = true;
			break;
		}
		segments_find(&segs, line->text);
		if (note_word(line->text) || note_letter(line->text) || continued_line(line->text) ||
		    !(carries_on(s, &segs) || label_goes_on(s, &segs, line->text) || closes_bracket(&segs, line->text) ||
		    ends_label(s, lines, i, &segs)))
			break;
		end = i + 1;
	}
	segments_free(&segs);
	return end;
}

/* --- recogniser */

/* Two lines or more above the first figure are labels and values too, set to the left as all values are, and no header:
 *
 *	Name of ship        Aurora
 *	Port of registry    Bergen
 *	Built               1954
 *	Crew                12
 */
static bool
is_pair(const struct stretch *s, const struct segments *segs, struct rap_str text)
{
	size_t len;

	return s->columns.n == 2 && segs->n == 2 && segs->v[0].start == s->columns.v[0].start &&
	    segs->v[1].start == s->columns.v[1].start &&
	    !rap_is_lower(rap_utf8_get(text.s + segs->v[1].a, segs->v[1].b - segs->v[1].a, &len)) &&
	    !rap_is_lower(rap_utf8_get(text.s + segs->v[0].a, segs->v[0].b - segs->v[0].a, &len));
}

static void
take_pairs_above(struct stretch *s, const struct lines *lines)
{
	struct segments segs = { 0 };
	size_t i = s->first;

	for (; i > 0 && !lines->v[i].walled && !lines->v[i].marked && !lines->v[i - 1].taken; i--) {
		segments_find(&segs, lines->v[i - 1].text);
		if (!is_pair(s, &segs, lines->v[i - 1].text))
			break;
	}
	segments_free(&segs);
	s->paired = i + 1 < s->first;
	if (s->paired)
		s->first = i;
}

static bool
named_above(const struct lines *lines, size_t first)
{
	size_t i;

	for (i = first; i > 0 && first - i < 4; i--)
		if (caption_line(lines->v[i - 1].text, "table"))
			return true;
	return false;
}

/* A table stands before the page break above these lines: they may be the last rows of it. */
static bool
goes_on_above(const struct lines *lines, size_t first)
{
	size_t i = first;
	bool marked = lines->v[i].marked;

	for (; i > 0 && first - i < BREAK && line_blank(&lines->v[i - 1]); i--)
		marked |= lines->v[i - 1].marked;
	return marked && i > 0 && lines->v[i - 1].taken;
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "blank");
	struct stretch s;

	if (stretch_find(&s, lines, i) && s.columns.n > 1) {
		size_t first, end;

		v.beside = beside_ends(&s, lines);
		if (v.beside) {
			v.end = s.end;
			v.why = "prose beside figures";
			stretch_free(&s);
			return v;
		}
		take_pairs_above(&s, lines);
		first = look_up(&s, lines);
		end = look_down(&s, lines);
		v.why = stretch_fault(&s, lines, named_above(lines, first) || goes_on_above(lines, first));
		v.found = !v.why;
		v.end = s.end;
		if (v.found) {
			v = (struct verdict){ first, end, i, true, "figures aligned in columns", "blank", NULL, NULL, 0, NULL };
			if (s.leaders * 2 > s.rows)
				v.rend = "leader";
			else if (!s.ruled) {
				v.cert = "medium";
				v.rule = "columns-aligned-by-blanks";
			}
		}
	} else if (s.end > v.end)
		v.end = s.end;
	if (v.found)
		v.kept = memcpy(rap_alloc(1, sizeof s), &s, sizeof s);
	else
		stretch_free(&s);
	return v;
}

const struct layout layout_blank = { "blank", ENTRIES, recognise, cut_blank, true };
