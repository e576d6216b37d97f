/* table_ruled.c - tables whose columns are drawn by a rule of dashes or equals signs: reStructuredText's and
 * pandoc's simple tables, pandoc's multiline tables, and all that look like them. A part of rap-tables.
 *
 *	Port      Ships		======  =====		----------------
 *	-------  ------		Port    Ships		Port      Ships
 *	Bergen       12		======  =====		-------  -------
 *	Malaga        7		Bergen     12		Bergen   Twelve
 *				======  =====			 in May
 *
 *							Malaga   Seven
 *							----------------
 */
#include <stdlib.h>
#include <string.h>

#include "table_ruled.h"

#define TALLEST 10		/* lines of a header */

/* --- recogniser */

static bool
free_text(const struct lines *lines, size_t i)
{
	return !line_blank(&lines->v[i]) && !lines->v[i].taken;
}

/* One rule like another, so that it may close what the other opened. */
static bool
same_rule(const struct columns *columns, const struct line *line)
{
	struct columns other = { NULL, 0 };
	size_t k;
	bool same;

	if (!line_draws(line))
		return false;
	other = columns_of_rule(line->text);
	same = other.n == columns->n;
	for (k = 0; same && k < other.n; k++)
		same = other.v[k].start == columns->v[k].start && other.v[k].end == columns->v[k].end;
	free(other.v);
	return same;
}

static bool
any_rule(const struct line *line)
{
	struct columns columns;
	bool rule;

	if (!line_draws(line))
		return false;
	columns = columns_of_rule(line->text);
	rule = columns.n > 0 || is_full_rule(line->text);
	free(columns.v);
	return rule;
}

/* In a table drawn with equals signs dashes below a line say what its cells span:
 *
 *	  Inputs      Output
 *	-----------  ------
 */
static bool
spans_rule(const struct ruled *r, const struct line *line)
{
	return r->equals && line_draws(line) && rap_ends(line->text, "-") && any_rule(line);
}

/* The parts that have text. */
static size_t
filled_parts(struct rap_str text, const struct part *parts, size_t n)
{
	size_t k, filled = 0;

	for (k = 0; k < n; k++)
		filled += rap_trim(rap_cut(text, parts[k].a, parts[k].b)).n > 0;
	return filled;
}

/* The header stands above the rule: up to another rule, or as far as the lines keep to the columns. */
static void
look_up(const struct lines *lines, size_t rule, struct ruled *r, struct part *parts)
{
	size_t i = rule, fit = rule;
	bool fitting = true;

	while (i > 0 && rule - i < TALLEST && !lines->v[i].walled && !lines->v[i].marked && free_text(lines, i - 1)) {
		size_t n;

		i--;
		if ((line_draws(&lines->v[i]) && i + 1 == rule) ||	/* a heading is underlined right above the table */
		    caption_line(lines->v[i].text, "table"))
			break;
		if (any_rule(&lines->v[i])) {
			r->first = i;
			r->head = i + 1;
			return;
		}
		n = columns_cut(&r->columns, lines->v[i].text, parts);
		fitting &= parts[n - 1].end == n || parts[n - 1].end < r->columns.n;
		fitting &= filled_parts(lines->v[i].text, parts, n) > 1 || rule - i == 1 || n > 1;
		if (fitting)
			fit = i;
	}
	r->first = r->head = fit;
}

/* Behind a page break or a blank line stands a caption, or the header once more. */
static bool
begins_again(const struct lines *lines, const struct ruled *r, size_t i, bool blank)
{
	return (blank || lines->v[i].marked) && (caption_line(lines->v[i].text, "table") ||
	    (lines->v[i].marked && r->head < i && rap_eq(lines->v[i].text, lines->v[r->head].text)));
}

/* "  |  Node  |", "  <---  ACK"; the bar of "ACK|NAK" is text. */
static bool
is_drawn(const struct line *line)
{
	struct rap_str t = line->text;

	return memmem(t.s, t.n, " |", 2) || memmem(t.s, t.n, "| ", 2) || memmem(t.s, t.n, "-->", 3) || memmem(t.s, t.n, "<--", 3);
}

static bool
is_outside(const struct ruled *r, const struct line *line)
{
	return line_indent(line) + 2 < r->columns.v[0].start;
}

/* Line i, behind a blank one, is a row as those above: it begins where the first column does, and behind wide blanks its
 * other entries do where theirs do, unless they are figures. */
static bool
goes_on(const struct lines *lines, const struct ruled *r, size_t i, struct part *parts)
{
	size_t k, n, entries = 0;

	if (i >= lines->n || line_blank(&lines->v[i]) || lines->v[i].walled || lines->v[i].marked || lines->v[i].taken ||
	    line_draws(&lines->v[i]) || line_indent(&lines->v[i]) != r->columns.v[0].start)
		return false;
	n = columns_cut(&r->columns, lines->v[i].text, parts);
	for (k = 1; k < n; k++) {
		struct rap_str text = lines->v[i].text, part = rap_trim(rap_cut(text, parts[k].a, parts[k].b));
		size_t a = part.n ? (size_t)(part.s - text.s) : 0;

		if (!part.n)
			continue;
		if (a < 2 || text.s[a - 2] != ' ' ||
		    (rap_width(rap_cut(text, 0, a)) != r->columns.v[parts[k].col].start && !text_is_number(part)))
			return false;
		entries++;
	}
	return entries > 0;
}

/* Below the rule: up to a rule, or to the first blank line where none closes the table. */
static void
look_down(const struct lines *lines, size_t rule, struct ruled *r, struct part *parts, bool over_blanks)
{
	size_t i, n, end = 0, whole = 0;

	r->body = rule + 1;
	r->lines = r->fitting = r->filled = r->cells = r->outside = r->drawn = 0;
	r->closed = false;
	for (i = rule + 1; i < lines->n && !lines->v[i].walled && !lines->v[i].taken; i++) {
		if (line_blank(&lines->v[i])) {
			if (!end)
				end = i;
			if (over_blanks || goes_on(lines, r, i + 1, parts))
				continue;
			break;
		}
		if (spans_rule(r, &lines->v[i]))
			continue;
		if (any_rule(&lines->v[i])) {
			r->closed = true;
			break;
		}
		if (begins_again(lines, r, i, end != 0))
			break;
		n = columns_cut(&r->columns, lines->v[i].text, parts);
		r->lines++;
		r->outside += is_outside(r, &lines->v[i]);
		r->drawn += is_drawn(&lines->v[i]);
		r->fitting += n == parts[n - 1].end;
		n = filled_parts(lines->v[i].text, parts, n);
		r->filled += n > 1;
		r->cells += n;
		whole += n == r->columns.n && i > rule + 1 && !line_blank(&lines->v[i - 1]);
		if (over_blanks && r->lines > 8 && r->fitting * 2 < r->lines)
			break;
	}
	r->spaced = end && (r->closed || (end < i && !whole));
	r->below = !r->closed && i + 1 < lines->n && !lines->v[i + 1].walled && lines->v[i + 1].traits & GAPS &&
	    lines->v[i + 1].traits & ENTRIES && is_outside(r, &lines->v[i + 1]);
	r->bodyend = i;
	r->end = i + r->closed;
}

struct ruled
ruled_look_around(const struct lines *lines, size_t i)
{
	struct ruled r = { .first = i, .end = i + 1, .head = i, .headend = i, .body = i + 1, .bodyend = i + 1 };
	struct part *parts;

	r.equals = rap_ends(lines->v[i].text, "=");
	r.columns = columns_of_rule(lines->v[i].text);
	if (!r.columns.n)
		return r;
	parts = rap_alloc(r.columns.n, sizeof *parts);
	look_up(lines, i, &r, parts);
	r.headend = i;
	look_down(lines, i, &r, parts, r.first < r.head || r.head == i);
	if (r.head == i && r.closed && !r.spaced && r.end < lines->n && same_rule(&r.columns, &lines->v[r.end - 1]) &&
	    free_text(lines, r.end) && !lines->v[r.end].walled) {
		size_t head = r.body, headend = r.bodyend;

		look_down(lines, r.end - 1, &r, parts, true);
		if (r.closed) {
			r.head = head;
			r.headend = headend;
		} else
			look_down(lines, i, &r, parts, true);
	} else if (!r.closed && r.head < i)
		look_down(lines, i, &r, parts, false);
	free(parts);
	return r;
}

static const char *
fault(const struct ruled *r)
{
	if (!r->closed && r->head == r->headend)
		return "a rule without header and without end";
	if (!r->lines)
		return "rules without text";
	if (r->fitting * 10 < r->lines * 7)
		return "text crosses the columns";
	if (r->outside * 2 > r->lines || r->below)
		return "the rule is below headings over several columns";
	if (r->drawn * 3 > r->lines)
		return "a drawing";
	if (!r->filled)
		return "text in one column alone";
	if (r->cells < r->lines * (r->columns.n / 16))
		return "columns without text";
	return NULL;
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "ruled");
	struct ruled r;

	if (lines->v[i].traits & BARS)
		return v;
	r = ruled_look_around(lines, i);
	if (r.columns.n) {
		v.why = fault(&r);
		v.found = !v.why;
	}
	if (v.found) {
		v.first = r.first;
		v.end = r.end;
		v.why = r.spaced ? "a rule draws the columns, blank lines part the rows" : "a rule draws the columns";
	}
	free(r.columns.v);
	return v;
}

const struct layout layout_ruled = { "ruled", RULE, recognise, cut_ruled, true };
