/* table_pipes.c - tables whose columns are parted by bars, without a frame: markdown with and without outer bars,
 * org, psql, presto, jira. One line is one row. A part of rap-tables.
 *
 *	Port   | Ships		| Port   | Ships |	|| Port || Ships ||	 Port   || Ships
 *	:------|-----:		|--------+-------|	| Bergen | 12 |		 Bergen |     12
 *	Bergen |    12		| Bergen |    12 |
 */
#include <stdlib.h>
#include <string.h>

#include "table_pipes.h"

/* Cells between n bars. Outer bars are no borders of cells: "| a | b |" has two. */
size_t
pipes_cells(const struct bars *bars)
{
	return bars->n ? bars->n + 1 - bars->lead - (bars->trail && bars->n > bars->lead) : 0;
}

/* Bars that touch, as jira has them in headers ("||Port||Ships||"), count once. */
static void
fuse_bars(struct bars *bars)
{
	size_t k, kept = 0;

	for (k = 0; k < bars->n; k++) {
		if (kept && bars->v[kept - 1].at + bars->v[kept - 1].len == bars->v[k].at)
			bars->v[kept - 1].len += bars->v[k].len;
		else
			bars->v[kept++] = bars->v[k];
	}
	bars->n = kept;
}

/* Two bars between any two cells, and none outside them. */
static bool
all_double(const struct bars *bars)
{
	size_t k = 0;

	while (k + 1 < bars->n && bars->v[k].at + bars->v[k].len == bars->v[k + 1].at)
		k += 2;
	return k && k == bars->n && !bars->lead && !bars->trail;
}

/* Where a row has more cells than the table has columns, the bars in code spans are text: | `a|b` | either | */
static void
drop_code(struct bars *bars, struct rap_str text)
{
	size_t k, i = 0, kept = 0;
	bool code = false;

	for (k = 0; k < bars->n; k++) {
		for (; i < bars->v[k].at; i++)
			code ^= text.s[i] == '`';
		if (!code)
			bars->v[kept++] = bars->v[k];
	}
	bars->trail &= !code && kept;	/* a bar at the end inside code that nothing closes is text as well */
	bars->n = kept;
}

void
pipes_find(struct bars *bars, const struct line *line, size_t columns)
{
	struct rap_str text = rap_trim(line->text);

	bars_find(bars, line->text);
	if ((text.n > 4 && text.s[0] == '|' && text.s[1] == '|' && text.s[2] != '|') ||
	    (all_double(bars) && (!columns || bars->n / 2 + 1 == columns)))
		fuse_bars(bars);
	if (columns && pipes_cells(bars) > columns && memchr(text.s, '`', text.n))
		drop_code(bars, line->text);
}

/* --- recogniser */

/* A row may leave out cells at its end, and may begin with an empty cell that looks like an outer bar. */
bool
pipes_fits(const struct bars *bars, size_t columns)
{
	size_t cells = pipes_cells(bars);

	return cells == columns || (bars->lead && cells + 1 == columns) || (bars->trail && cells + 1 == columns);
}

struct above {			/* where the line above has its bars */
	uint32_t *cols;
	size_t n, cap;
};

/* Bars below bars, as far as both lines have them. */
static bool
aligned(const struct above *above, const struct bars *bars)
{
	size_t k;

	for (k = 0; k < bars->n && k < above->n; k++)
		if (bars->v[k].col != above->cols[k])
			return false;
	return true;
}

static void
remember(struct above *above, const struct bars *bars)
{
	size_t k;

	if (bars->n > above->cap) {
		above->cap = bars->n;
		above->cols = rap_realloc(above->cols, above->cap, sizeof *above->cols);
	}
	for (k = 0; k < bars->n; k++)
		above->cols[k] = bars->v[k].col;
	above->n = bars->n;
}

static bool
has_figures(const struct bars *bars, struct rap_str text)
{
	size_t k;

	for (k = 1; k < bars->n; k++) {
		struct rap_str cell = rap_trim(rap_cut(text, bars->v[k - 1].at + bars->v[k - 1].len, bars->v[k].at));

		if (text_is_number(cell) && !text_is_year(cell))
			return true;
	}
	return false;
}

bool
pipes_cell(const struct bars *bars, struct rap_str text, size_t k, size_t *from, size_t *to)
{
	if (k > bars->n - bars->trail)
		return false;
	*from = k ? bars->v[k - 1].at + bars->v[k - 1].len : 0;
	*to = k < bars->n ? bars->v[k].at : text.n;
	return true;
}

int
pipes_row_mark(const struct bars *bars, struct rap_str text)
{
	int all = CELL_HEAD + 1;
	size_t from, to;

	for (size_t k = bars->lead; pipes_cell(bars, text, k, &from, &to) && all > CELL_UNMARKED; k++) {
		struct rap_str cell = rap_cut(text, from, to);
		int kind = rap_trim(cell).n > 0 ? mark_of_cell(cell).kind : all;

		all = kind < all ? kind : all;
	}
	return all <= CELL_HEAD ? all : CELL_UNMARKED;
}

static bool
is_signs(struct rap_str s)
{
	size_t i, len;

	for (i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (rap_is_alpha(c) || rap_is_digit(c) || rap_is_dash(c) || c == '-')
			return false;
	}
	return s.n > 0;
}

/* Counts the cells; sequence diagrams have joints, strokes, arrows and nothing in most of them:
 *
 *	   |                 |
 *	   |----- ask ------>|
 */
static void
look_at_cells(struct pipes *p, const struct bars *bars, struct rap_str text)
{
	size_t k, at = 0, end = 0, len, empty = p->empty;

	p->strokes |= bars->some || memmem(text.s, text.n, "->", 2) || memmem(text.s, text.n, "<-", 2);
	for (k = bars->lead; pipes_cell(bars, text, k, &at, &end); k++) {
		len = k < bars->n ? bars->v[k].len : 0;
		p->joints |= len && !is_bar(rap_utf8_get(text.s + end, len, &(size_t){ 0 }));
		p->cells++;
		p->empty += rap_trim(rap_cut(text, at, end)).n == 0;
	}
	p->tails += bars->n > 1 && !bars->trail && is_signs(rap_trim(rap_cut(text, at, end)));
	p->bare |= p->texts == 0 && p->empty - empty == k - bars->lead;
}

static void
look_at_rule(struct pipes *p, const struct bars *bars)
{
	size_t cells = pipes_cells(bars);

	if (!p->headlines)
		p->headlines = p->texts;
	p->rules++;
	p->closed = true;
	p->framed |= bars->some && bars->corner;
	if (!p->joined && (cells > 1 || !p->columns)) {
		p->fitting = p->columns == cells ? p->fitting : 0;
		p->columns = cells;
		p->joined = cells > 1;
	}
}

/* Bytes in hexadecimal, eight at least: "00000010  48 65 6c 6c 6f 20 77 6f  |Hello wo|" */
static bool
is_dump(struct rap_str text)
{
	size_t i, digits = 0, pairs = 0;

	for (i = 0; i < text.n && memchr("0123456789abcdefABCDEF ", text.s[i], 23); i++) {
		digits = text.s[i] == ' ' ? 0 : digits + 1;
		pairs += digits == 2 && (i + 1 == text.n || text.s[i + 1] == ' ');
	}
	return pairs >= 8;
}

static void
look_at_text(struct pipes *p, struct above *above, const struct bars *bars, struct rap_str text)
{
	int mark;

	if (!p->columns || (p->columns == 1 && !p->joined && !p->texts))
		p->columns = pipes_cells(bars);
	p->doubled = bars->n > bars->lead && bars->v[0].len == 2 ? !p->texts : p->doubled && p->texts;
	if (!p->headlines)
		p->figured += has_figures(bars, text);
	look_at_cells(p, bars, text);
	mark = pipes_row_mark(bars, text);
	p->marked += mark != CELL_UNMARKED;
	p->heads += mark == CELL_HEAD;
	p->fitting += pipes_fits(bars, p->columns);
	p->over += pipes_cells(bars) > p->columns;
	p->dump |= !p->texts && is_dump(text);
	p->outer += bars->lead && bars->trail && bars->n > 1;
	p->halves += bars->lead && !bars->trail;
	p->single |= bars->n < 2;
	p->aligned += !p->texts || aligned(above, bars);
	remember(above, bars);
	p->texts++;
	p->closed = false;
}

struct pipes
pipes_look_over(const struct lines *lines, size_t i, size_t end)
{
	struct pipes p = { 0 };
	struct above above = { 0 };
	struct bars bars = { 0 };

	for (; i < end; i++) {
		if (line_blank(&lines->v[i]))
			continue;
		pipes_find(&bars, &lines->v[i], p.columns);
		if (bars.rule || line_draws(&lines->v[i]))
			look_at_rule(&p, &bars);
		else
			look_at_text(&p, &above, &bars, lines->v[i].text);
	}
	bars_free(&bars);
	free(above.cols);
	if (p.headlines > 1 && (p.headlines == p.texts || p.figured))	/* a rule at the end, or above the last row */
		p.headlines = 0;
	return p;
}

/* With a rule under the first line the table is plainly printed. Without one, bars at both ends of every line and
 * the same number of cells in each make one too:
 *
 *	| Bergen | 12 |
 *	| Malaga |  7 |
 *
 * and so do two bars or more in every line, below one another. Between rules rows may end early:
 *
 *	----------------------------
 *	Ship | Built | Laid up
 *	----------------------------
 *	Aurora | 1954 |
 *	Brage | 1961 | 1988
 *	----------------------------
 *
 * "> quoted | text" and the menu "Home | News | About" are
 * none. */
static const char *
fault(const struct pipes *p)
{
	bool between_rules = p->headlines == 1 && p->ended && p->columns > 2 && p->texts > 2 && !p->over;
	bool regular = p->fitting == p->texts && (p->outer == p->texts || p->aligned == p->texts);

	if (p->framed && (p->closed || p->columns < 2 || !regular || p->aligned < p->texts || p->texts < 3 || p->joints))
		return "a frame that is not whole";
	if (p->rules && p->joined && p->headlines <= 1)
		return !p->texts ? "rules alone" : p->fitting * 2 < p->texts ? "cells do not fit the rule" : NULL;
	if (p->empty == p->cells && !p->joined)
		return "cells without text";
	if (p->columns < 2) {
		if (!p->rules || p->headlines != 1 || !p->texts)
			return "one column of bars";
		return p->outer < p->texts ? "one column without bars at both ends" : NULL;
	}
	if (p->texts < 2)
		return "a single line with bars";
	if (p->dump)
		return "bytes";
	if (between_rules)
		return p->joints || p->strokes || p->empty * 3 > p->cells ? "a drawing" : NULL;
	if (p->fitting < p->texts)
		return "lines with different numbers of cells";
	if (p->rules)
		return regular ? NULL : "a rule, but bars neither at both ends nor below one another";
	if (p->joints || (p->strokes && p->empty * 3 > p->cells))
		return "a drawing";
	if (p->outer == p->texts || (p->doubled && (p->outer || p->aligned == p->texts)))
		return NULL;
	if (p->tails * 2 > p->texts)
		return "references between bars";
	if (p->aligned < p->texts || p->texts < 3 || p->single || p->halves == p->texts)
		return "no rule, and no bars at both ends";
	return p->strokes || p->empty * 3 > p->cells ? "a drawing" : NULL;
}

/* The lines with bars from i on, over rules of strokes alone between them. */
static size_t
pipes_run(const struct lines *lines, size_t i)
{
	size_t end = bars_run(lines, i);

	while (end > i && end + 1 < lines->n && line_draws(&lines->v[end]) && !lines->v[end].walled &&
	    !lines->v[end].taken && !lines->v[end + 1].walled && !lines->v[end + 1].taken &&
	    lines->v[end + 1].traits & BARS)
		end = bars_run(lines, end + 1);
	return end;
}

/* Such rules close it above and below; but "Ports" with a rule under it above the table is a heading. */
static void
take_rules(const struct lines *lines, struct verdict *v)
{
	const struct line *above = lines->v + v->first - 1, *below = lines->v + v->end;

	if (v->first && line_draws(above) && !above->taken && !above[1].walled &&
	    (v->first == 1 || above->walled || line_blank(above - 1)))
		v->first--;
	if (v->end < lines->n && line_draws(below) && !below->taken && !below->walled)
		v->end++;
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "pipe");
	size_t end = pipes_run(lines, i);
	struct pipes p;

	if (end <= i + 1)
		return v;
	v.end = end;
	p = pipes_look_over(lines, i, v.end);
	p.ended = end < lines->n && line_draws(&lines->v[end]) && !lines->v[end].walled && !lines->v[end].taken;
	v.why = fault(&p);
	v.found = !v.why;
	if (!v.found)
		return v;
	v.why = p.rules ? "bars with a rule" : p.outer == p.texts ? "bars at both ends of every line" : "bars below bars";
	if (p.framed || (!p.rules && p.outer < p.texts && !p.doubled)) {
		v.cert = "medium";
		v.rule = p.framed ? "frame-not-closed" : "bars-aligned-without-rule";
	}
	take_rules(lines, &v);
	return v;
}

const struct layout layout_pipes = { "pipes", BARS, recognise, cut_pipes, true };
