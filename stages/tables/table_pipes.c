/* table_pipes.c - tables whose columns are parted by bars, without a frame: markdown with and without outer bars,
 * org, psql, presto, jira. One line is one row. A part of rap-tables.
 *
 *	Port   | Ships			| Port   | Ships |		|| Port || Ships ||
 *	:------|-----:			|--------+-------|		| Bergen | 12 |
 *	Bergen |    12			| Bergen |    12 |
 */
#include "table_bars.h"

/* Cells between n bars. Outer bars are no borders of cells: "| a | b |" has two. */
static size_t
cells_in(const struct bars *bars)
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

static void
find(struct bars *bars, const struct line *line)
{
	struct rap_str text = rap_trim(line->text);

	bars_find(bars, line->text);
	if (text.n > 4 && text.s[0] == '|' && text.s[1] == '|' && text.s[2] != '|')
		fuse_bars(bars);
}

/* --- recogniser */

struct pipes {			/* what one look over the lines of a run tells */
	size_t texts, rules;
	size_t columns;		/* of the first rule, else of the first line of text */
	size_t rule_columns;	/* of the first rule */
	size_t fitting;		/* lines of text with so many cells */
	size_t headlines;	/* lines of text before the first rule */
	size_t outer;		/* lines of text with bars at both ends */
	size_t aligned;		/* lines of text whose first inner bar stands below that of the line before */
	bool doubled;		/* the first line has bars that touch */
	bool framed;		/* a rule begins with a corner: what is left of a frame that is not whole, of a diagram */
};

/* A row may leave out cells at its end, and may begin with an empty cell that looks like an outer bar. */
static bool
fits(const struct bars *bars, size_t columns)
{
	size_t cells = cells_in(bars);

	return cells == columns || (bars->lead && cells + 1 == columns) || (bars->trail && cells + 1 == columns);
}

static void
look_at(struct pipes *p, const struct bars *bars, size_t *col)
{
	size_t inner = bars->n > bars->lead ? bars->v[bars->lead].col : 0;

	if (bars->rule) {
		if (!p->rules++) {
			p->headlines = p->texts;
			p->rule_columns = cells_in(bars);
		}
		return;
	}
	if (!p->columns || (p->rules && p->texts == p->headlines && p->columns != p->rule_columns))
		p->columns = p->rules ? p->rule_columns : cells_in(bars);
	p->texts++;
	p->fitting += fits(bars, p->rules ? p->rule_columns : p->columns);
	p->outer += bars->lead && bars->trail && bars->n > 1;
	p->aligned += *col == inner;
	*col = inner;
}

static struct pipes
look_over(const struct lines *lines, size_t i, size_t end)
{
	struct pipes p = { 0 };
	struct bars bars = { 0 };
	size_t col = 0;

	for (; i < end; i++) {
		if (line_blank(&lines->v[i]))
			continue;
		find(&bars, &lines->v[i]);
		p.doubled |= p.texts == 0 && bars.n > 1 && bars.v[0].len == 2 && bars.lead;
		p.framed |= bars.some && bars.corner;
		look_at(&p, &bars, &col);
	}
	bars_free(&bars);
	return p;
}

/* With a rule under the first line the table is plainly printed. Without one, bars at both ends of every line and
 * the same number of cells in each make one too:
 *
 *	| Bergen | 12 |
 *	| Malaga |  7 |
 *
 * but "> quoted | text" or a menu "Home | News | About" do not. */
static const char *
fault(const struct pipes *p)
{
	if (p->framed)
		return "a frame that is not whole";
	if (p->rules ? p->rule_columns < 1 : p->columns < 2)
		return "one column of bars";
	if (p->rules && p->headlines <= 1) {
		if (p->rule_columns == 1 && (p->outer < p->texts || !p->texts))
			return "one column without bars at both ends";
		return p->texts == 0 ? "rules alone" : p->fitting * 2 < p->texts ? "cells do not fit the rule" : NULL;
	}
	if (p->texts < 2)
		return "a single line with bars";
	if (p->outer < p->texts && !p->rules)
		return p->doubled ? NULL : "no rule, and no bars at both ends";
	return p->fitting < p->texts ? "lines with different numbers of cells" : NULL;
}

struct verdict
recognise_pipes(const struct lines *lines, size_t i)
{
	struct verdict v = { i, bars_run(lines, i), i, false, NULL, "pipe", NULL, NULL };
	struct pipes p;

	if (v.end <= i + 1)
		return (struct verdict){ i, i + 1, i, false, NULL, NULL, NULL, NULL };
	p = look_over(lines, i, v.end);
	v.why = fault(&p);
	v.found = !v.why;
	if (v.found)
		v.why = p.rules ? "bars with a rule" : "bars at both ends of every line";
	return v;
}

/* --- cutter */

/* How the cells of a line lie among its bars so that there are as many as columns: an outer bar counts as the border
 * of an empty cell where the line is one short. */
static void
cut_row(const struct lines *lines, size_t i, const struct bars *bars, size_t columns, struct grid *grid)
{
	size_t cells = cells_in(bars), k, col = 0, from = 0, to;
	bool lead = bars->lead;

	if (lead && cells < columns && !bars->trail)
		lead = false;
	for (k = lead; k <= bars->n; k++) {
		from = k ? bars->v[k - 1].at + bars->v[k - 1].len : 0;
		to = k < bars->n ? bars->v[k].at : lines->v[i].text.n;
		if (k == bars->n && bars->trail && col)
			break;
		grid_piece(grid, lines, grid_cell(grid, col++, 1), i, from, to);
	}
	for (; col < columns; col++)
		grid_cell(grid, col, 1);
}

void
cut_pipes(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct pipes p = look_over(lines, v->first, v->end);
	size_t i, texts = 0, columns = p.rules ? p.rule_columns : p.columns;
	struct bars bars = { 0 };

	for (i = v->first; i < v->end; i++) {
		if (line_blank(&lines->v[i]))
			continue;
		find(&bars, &lines->v[i]);
		if (bars.rule)
			continue;
		grid_row(grid, i, p.rules ? texts < p.headlines : texts == 0 && p.doubled);
		cut_row(lines, i, &bars, columns, grid);
		texts++;
	}
	bars_free(&bars);
}
