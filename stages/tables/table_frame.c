/* table_frame.c - tables in a frame: grids of ASCII (+---+) and of box drawing, with a rule after each row or only
 * after the header, with cells over several lines, columns and rows. What is such a table; see
 * table_frame_cut.c for its cells. A part of rap-tables.
 *
 *	+--------+-----------+
 *	| Port   | Ships     |
 *	|        +-----+-----+
 *	|        | in  | out |
 *	+========+=====+=====+
 *	| Bergen |  12 |   9 |
 *	+--------+-----+-----+
 */
#include <string.h>

#include "table_bars.h"

/* --- recogniser */

struct frame {			/* what one look over the lines of a run tells */
	size_t rules, strong;	/* full rules inside, and those of them that are drawn strongly */
	size_t texts;		/* lines of text */
	size_t sections, sectionlines;	/* stretches of text between full rules; lines of the longest after the first */
	size_t words;		/* lines of text that are one word */
	size_t columns;		/* most segments in a rule */
	size_t width;		/* the widest rule's last display column */
	bool unclosed, beside, bits;	/* faults: no rule at the end, text beside the frame, segments of one stroke */
};

/* Bit diagrams are ruled with one stroke a bit: +-+-+-+-+ */
static bool
bit_rule(const struct bars *bars)
{
	size_t k, narrow = 0;

	for (k = 1; k < bars->n; k++)
		narrow += bars->v[k].col - bars->v[k - 1].col == 2;
	return narrow >= 2 && narrow * 2 > bars->n;
}

/* One word between two bars. */
static bool
is_word(const struct bars *bars, struct rap_str text)
{
	struct rap_str word = bars->n == 2 ? rap_trim(rap_cut(text, bars->v[0].at + bars->v[0].len, bars->v[1].at)) : RAP_STR("");

	return word.n && !memchr(word.s, ' ', word.n);
}

/* What a client prints for a table of one column: a name, a rule, and lines of one word each. */
static bool
is_column(const struct frame *f)
{
	return f->rules == 2 && f->sections == 2 && f->words == f->texts && f->sectionlines > 1 &&
	    f->sectionlines + 1 == f->texts;
}

static void
look_at(struct frame *f, const struct bars *bars, struct rap_str text, size_t *section)
{
	if (!bars->lead || !bars->trail || bars->v[bars->n - 1].col < f->width / 2)
		f->beside = true;
	if (bars->rule && bars->v[bars->n - 1].col > f->width)
		f->width = bars->v[bars->n - 1].col;
	f->unclosed = !bars->rule;
	if (!bars->rule) {
		f->sections += *section == 0;
		f->texts++;
		f->words += is_word(bars, text);
		++*section;
		if (f->sections > 1 && f->sectionlines < *section)
			f->sectionlines = *section;
		return;
	}
	f->bits |= bit_rule(bars);
	if (bars->n > f->columns + 1)
		f->columns = bars->n - 1;
	if (*section) {
		f->rules++;
		f->strong += bars->strong;
	}
	*section = 0;
}

static struct frame
look_over(const struct lines *lines, size_t i, size_t end)
{
	struct frame f = { 0 };
	struct bars bars = { 0 };
	size_t section = 0;

	for (; i < end; i++) {
		if (line_blank(&lines->v[i]))
			continue;
		bars_find(&bars, lines->v[i].text);
		look_at(&f, &bars, lines->v[i].text, &section);
	}
	bars_free(&bars);
	return f;
}

/* The line is made of a diagram's marks: digits that number bits, arrows, the stems of arrows. */
static bool
is_diagram_line(const struct lines *lines, size_t i)
{
	struct rap_str s;
	size_t k, len;

	if (i >= lines->n || line_blank(&lines->v[i]))
		return false;
	s = lines->v[i].text;
	for (k = 0; k < s.n; k += len) {
		uint32_t c = rap_utf8_get(s.s + k, s.n - k, &len);

		if (!rap_is_space(c) && !rap_is_digit(c) && c != '^' && c != '|' && c != 'v' && c != 'V' && c != '<' && c != '>' &&
		    c != '-' && !(c >= 0x2190 && c <= 0x21FF))
			return false;
	}
	return true;
}

/* "Figure 3: ..." below, or above. */
static bool
is_figure(const struct lines *lines, size_t i, size_t end)
{
	size_t k;

	for (k = end; k < lines->n && k < end + 3; k++)
		if (!line_blank(&lines->v[k]))
			return caption_line(lines->v[k].text, "figure") || is_diagram_line(lines, end) ||
			    (i && is_diagram_line(lines, i - 1));
	return is_diagram_line(lines, end) || (i && is_diagram_line(lines, i - 1));
}

/* The first character: a corner, + or of the box drawing. */
static uint32_t
corner(const struct line *line)
{
	struct rap_str text = rap_trim(line->text);
	size_t len;

	return rap_utf8_get(text.s, text.n, &len);
}

static const char *
fault(const struct lines *lines, const struct frame *f, size_t first, size_t end)
{
	if (f->unclosed)
		return "the frame is not closed";
	if (f->beside)
		return "text stands beside the frame";
	if (f->bits)
		return "a diagram of bits";
	if (is_figure(lines, first, end))
		return "a figure";
	if (f->columns < 2 && !f->strong && !is_column(f))	/* or boxes upon one another, the layers of something */
		return "a box around text";
	if (f->texts < 2)
		return "a single line in a frame";
	return NULL;
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "grid");
	struct frame f;

	if (!(lines->v[i].traits & RULE) || !is_joint(corner(&lines->v[i])))
		return v;
	v.end = bars_run(lines, i);
	f = look_over(lines, i, v.end);
	v.why = fault(lines, &f, i, v.end);
	v.found = !v.why;
	if (v.found)
		v.why = "a frame with rules";
	if (corner(&lines->v[i]) != '+')
		v.rend = "box";
	return v;
}

const struct layout layout_frame = { "frame", BARS, recognise, cut_frame, false };
