/* table_asciidoc.c - tables in AsciiDoc's markup. A part of rap-tables.
 *
 *	.Ships by port
 *	[cols="2,1",options="header"]
 *	|===
 *	|Port |Ships
 *	|Holm |12
 *	2+|no other returns
 *	|===
 *
 * Bars draw; a bar may have a span before it, "2+|" or ".3+|", which like the line of attributes is residue. */
#include <stdlib.h>
#include <string.h>

#include "tables.h"

#define WIDEST 1000		/* a span or a number of columns of more is a slip */

struct asciidoc {
	const struct lines *lines;
	size_t first, body, end;	/* lines: with the attributes above; behind "|==="; of the second "|===" */
	struct rap_str attributes;	/* empty where there are none */
	bool titled;			/* the first line is the caption */
	size_t columns;
	bool header;
};

static bool
delimits(const struct line *line)
{
	struct rap_str text = rap_trim(line->text);
	size_t k;

	for (k = 1; k < text.n && text.s[k] == '='; k++)
		;
	return text.n > 3 && text.s[0] == '|' && k == text.n;
}

static bool
is_free(const struct lines *lines, size_t i)
{
	return i < lines->n && !lines->v[i].taken && !lines->v[i].walled;
}

/* --- a bar and what stands before it */

struct mark {			/* "2.3+^a|" */
	size_t at;		/* byte of its first character */
	size_t bar;
	size_t cols, rows;
};

static size_t
number(struct rap_str text, size_t *i)
{
	size_t n = 0;

	for (; *i < text.n && text.s[*i] >= '0' && text.s[*i] <= '9'; ++*i)
		n = n < WIDEST ? n * 10 + (size_t)(text.s[*i] - '0') : n;
	return n;
}

/* What stands between the last blank and the bar is a mark, or text of the cell before. */
static void
read_mark(struct rap_str text, size_t from, struct mark *mark)
{
	size_t i = mark->bar, cols, rows = 0;

	while (i > from && text.s[i - 1] != ' ')
		i--;
	mark->at = i;
	cols = number(text, &i);
	if (i < mark->bar && text.s[i] == '.' && i++ < mark->bar)
		rows = number(text, &i);
	if (i < mark->bar && (text.s[i] == '+' || text.s[i] == '*') && (cols || rows))
		i++;
	while (i < mark->bar && strchr("<^>.adehlmsv", text.s[i]))
		i++;
	if (i < mark->bar)
		mark->at = mark->bar;
	else {
		mark->cols = cols && cols <= WIDEST ? cols : 1;
		mark->rows = rows && rows <= WIDEST ? rows : 1;
	}
}

/* The next bar from byte from on that no backslash stands before; false where there is none. */
static bool
next_mark(struct rap_str text, size_t from, struct mark *mark)
{
	const char *bar = from < text.n ? memchr(text.s + from, '|', text.n - from) : NULL;

	while (bar && bar > text.s && bar[-1] == '\\')
		bar = memchr(bar + 1, '|', (size_t)(text.s + text.n - bar) - 1);
	if (!bar)
		return false;
	*mark = (struct mark){ 0, (size_t)(bar - text.s), 1, 1 };
	read_mark(text, from, mark);
	return true;
}

/* --- recogniser */

static size_t
cells_of(struct rap_str text)
{
	struct mark mark;
	size_t n = 0, from;

	for (from = 0; next_mark(text, from, &mark); from = mark.bar + 1)
		n += mark.cols;
	return n;
}

/* cols="1,2,3", cols="3*", cols=2: 0 where it is not said. */
static size_t
columns_said(struct rap_str attributes)
{
	const char *at = attributes.n ? memmem(attributes.s, attributes.n, "cols=", 5) : NULL;
	size_t n = 0, i, times;
	bool quoted;

	if (!at)
		return 0;
	i = (size_t)(at - attributes.s) + 5;
	quoted = i < attributes.n && attributes.s[i] == '"';
	for (i += quoted; i < attributes.n && attributes.s[i] != '"' && attributes.s[i] != ']' && n <= WIDEST; i++) {
		size_t from = i;

		times = number(attributes, &i);
		n += i > from && i < attributes.n && attributes.s[i] == '*' ? times : 1;
		if (!quoted && i < attributes.n && attributes.s[i] != '*')
			return times;
		while (i < attributes.n && attributes.s[i] != ',' && attributes.s[i] != '"' && attributes.s[i] != ']')
			i++;
		if (i < attributes.n && attributes.s[i] != ',')
			break;
	}
	return n;
}

static bool
says(struct rap_str attributes, const char *word)
{
	return attributes.n && memmem(attributes.s, attributes.n, word, strlen(word));
}

/* The header is said, or a blank line stands behind the first line, which stands directly behind "|===". */
static bool
has_header(const struct asciidoc *a)
{
	if (says(a->attributes, "header"))
		return !says(a->attributes, "noheader");
	return !line_blank(&a->lines->v[a->body]) && a->body + 1 < a->end && line_blank(&a->lines->v[a->body + 1]);
}

static struct rap_str
text_above(const struct lines *lines, size_t i)
{
	return i && is_free(lines, i - 1) && !lines->v[i].walled ? rap_trim(lines->v[i - 1].text) : RAP_STR("");
}

static struct asciidoc
look(const struct lines *lines, size_t i)
{
	struct asciidoc a = { .lines = lines, .first = i, .body = i + 1, .end = i + 1 };
	struct rap_str above = text_above(lines, i);
	size_t k;

	while (is_free(lines, a.end) && !delimits(&lines->v[a.end]))
		a.end++;
	if (rap_starts(above, "[") && rap_ends(above, "]")) {
		a.attributes = above;
		above = text_above(lines, --a.first);
	}
	a.titled = above.n > 1 && above.s[0] == '.' && above.s[1] != '.' && above.s[1] != ' ';
	a.first -= a.titled;
	a.columns = columns_said(a.attributes);
	for (k = a.body; k < a.end && !a.columns; k++)
		a.columns = cells_of(lines->v[k].text);
	a.header = a.end > a.body && has_header(&a);
	return a;
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "asciidoc");
	struct asciidoc a;

	if (!delimits(&lines->v[i]))
		return v;
	a = look(lines, i);
	v.found = is_free(lines, a.end) && a.columns && a.columns <= WIDEST && !says(a.attributes, "format=");
	v.why = v.found ? "markup of a table" : "markup of a table that does not end";
	v.end = v.found ? a.end + 1 : a.end;
	v.first = v.found ? a.first : i;
	return v;
}

/* --- cutter */

static void
cut_line(struct asciidoc *a, struct flow *flow, size_t i)
{
	struct rap_str text = a->lines->v[i].text;
	struct mark mark, next;
	bool more = next_mark(text, 0, &mark);
	size_t cell;

	if (flow->grid->ncells)
		grid_piece(flow->grid, a->lines, flow->grid->ncells - 1, i, 0, more ? mark.at : text.n);
	for (; more; mark = next) {
		if (!flow->grid->nrows || flow_free(flow) >= a->columns)
			flow_row(flow, i, a->header && !flow->grid->nrows);
		cell = flow_cell(flow, mark.cols < a->columns - flow->col ? mark.cols : a->columns - flow->col, mark.rows);
		grid_piece(flow->grid, a->lines, RESIDUE, i, mark.at, mark.bar);
		more = next_mark(text, mark.bar + 1, &next);
		grid_piece(flow->grid, a->lines, cell, i, mark.bar + 1, more ? next.at : text.n);
	}
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct asciidoc a;
	struct flow flow = { .grid = grid };
	size_t i = v->first;

	while (!delimits(&lines->v[i]))
		i++;
	a = look(lines, i);
	if (a.titled)
		grid_piece(grid, lines, CAPTION, a.first, 1, lines->v[a.first].text.n);
	if (a.attributes.n)
		grid_piece(grid, lines, RESIDUE, i - 1, 0, lines->v[i - 1].text.n);
	for (i = a.body; i < a.end; i++)
		cut_line(&a, &flow, i);
	flow_done(&flow);
	grid->why = a.header ? "the markup tells headings" : "the markup tells of no header";
}

const struct layout layout_asciidoc = { "asciidoc", MARKUP, recognise, cut, false };
