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

#include "tables.h"

#define TALLEST 10		/* lines of a header */

/* --- recogniser */

struct ruled {			/* what is found around the rule that draws the columns */
	struct columns columns;
	bool equals;		/* the rule is of equals signs, as in reStructuredText */
	size_t first, end;	/* lines of the table */
	size_t head, headend;	/* lines of its header, none where equal */
	size_t body, bodyend;
	bool closed;		/* a rule ends it */
	bool spaced;		/* blank lines part its rows */
	size_t lines, fitting, filled;	/* of the body: lines of text, those that cross no gap, those with more than one cell */
	size_t cells;		/* cells with text */
	size_t outside;		/* lines that begin left of the first column */
	bool below;		/* the one behind the blank line that ends it does, and is a row of figures */
};

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
	r->lines = r->fitting = r->filled = r->cells = r->outside = 0;
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

/* The rule at i is the table's top rule, with the header or the body below, or the one under the header. */
static struct ruled
look_around(const struct lines *lines, size_t i)
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
	r = look_around(lines, i);
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

/* --- cutter */

struct ruling {
	const struct lines *lines;
	struct grid *grid;
	const struct columns *columns;
	bool equals;
	struct part *parts;
	size_t nparts;
	size_t *open;		/* for each column its cell in the present row */
};

static void
begin_row(struct ruling *r, size_t line, bool label)
{
	size_t k, c;

	grid_row(r->grid, line, label);
	for (k = 0; k < r->nparts; k++) {
		size_t cell = grid_cell(r->grid, r->parts[k].col, r->parts[k].end - r->parts[k].col);

		for (c = r->parts[k].col; c < r->parts[k].end; c++)
			r->open[c] = cell;
	}
	for (c = r->parts[r->nparts - 1].end; c < r->columns->n; c++)
		r->open[c] = grid_cell(r->grid, c, 1);
}

static void
add_line(struct ruling *r, size_t i, bool fresh, bool label)
{
	struct rap_str text = r->lines->v[i].text;
	size_t k;

	if (fresh)
		begin_row(r, i, label);
	for (k = 0; k < r->nparts; k++)
		if (!rap_eqz(rap_trim(rap_cut(text, r->parts[k].a, r->parts[k].b)), "\\"))	/* an empty first cell in rst */
			grid_piece(r->grid, r->lines, r->open[r->parts[k].col], i, r->parts[k].a, r->parts[k].b);
}

/* A line with nothing in the first column and no number carries on the row above. */
static bool
carries_on(const struct ruling *r, struct rap_str text)
{
	size_t k;

	if (rap_trim(rap_cut(text, r->parts[0].a, r->parts[0].b)).n)
		return false;
	for (k = 1; k < r->nparts; k++)
		if (text_is_number(rap_cut(text, r->parts[k].a, r->parts[k].b)))
			return false;
	return true;
}

/* The line above a rule of dashes, cut into what these span. */
static void
cut_spans(struct ruling *r, size_t i)
{
	const struct columns *all = r->columns;
	struct columns spans = columns_of_rule(r->lines->v[i + 1].text);
	size_t k, c;

	if (spans.n && spans.n <= all->n) {
		r->nparts = columns_cut(&spans, r->lines->v[i].text, r->parts);
		for (k = 0, c = 0; k < r->nparts; k++) {
			r->parts[k].col = c;
			while (c < all->n && (k + 1 == r->nparts || all->v[c].start < spans.v[r->parts[k].end - 1].end))
				c++;
			r->parts[k].end = c;
		}
	}
	free(spans.v);
}

enum rows { EACH_LINE, EACH_STRETCH };	/* what a row is: a line, or the lines between two blank ones */

static void
cut_lines(struct ruling *r, size_t first, size_t end, enum rows rows, bool label)
{
	size_t i;
	bool fresh = true;

	for (i = first; i < end; i++) {
		if (line_blank(&r->lines->v[i])) {
			fresh |= !r->equals;
			continue;
		}
		if (line_draws(&r->lines->v[i])) {
			fresh = true;
			continue;
		}
		r->nparts = columns_cut(r->columns, r->lines->v[i].text, r->parts);
		if (r->equals && i + 1 < end && line_draws(&r->lines->v[i + 1]))
			cut_spans(r, i);
		if (rows == EACH_LINE && !carries_on(r, r->lines->v[i].text))
			fresh = true;
		add_line(r, i, fresh, label);
		fresh = false;
	}
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct ruled r;
	struct ruling ruling = { .lines = lines, .grid = grid, .columns = &r.columns };
	size_t rule = v->first;

	while (!(lines->v[rule].traits & RULE) || is_full_rule(lines->v[rule].text))
		rule++;
	r = look_around(lines, rule);
	ruling.equals = r.equals;
	ruling.parts = rap_alloc(r.columns.n, sizeof *ruling.parts);
	ruling.open = rap_alloc(r.columns.n, sizeof *ruling.open);
	cut_lines(&ruling, r.head, r.headend, r.equals ? EACH_LINE : EACH_STRETCH, true);
	cut_lines(&ruling, r.body, r.bodyend, r.spaced && !r.equals ? EACH_STRETCH : EACH_LINE, false);
	grid->why = r.head < r.headend ? "the lines above the rule are the header" : "no lines stand above the rule";
	free(ruling.parts);
	free(ruling.open);
	free(r.columns.v);
}

const struct layout layout_ruled = { "ruled", RULE, recognise, cut, true };
