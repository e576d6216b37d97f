/* table_frame_cut.c - tables in a frame: rows and cells, over several lines, columns and rows. A part of rap-tables. */
#include <stdlib.h>
#include <string.h>

#include "table_bars.h"

/* Which sections are the header, and whether the body's lines are rows each. */
struct plan {
	size_t head;		/* sections above the rule that ends the header */
	bool outline;		/* the body is one section: its lines are rows */
	const char *why;
};

/* A section's lines, counted: those with something in the first column, those with a number in a later one. */
struct tally {
	size_t lines, stubs, numbers;
	size_t figures;		/* those whose number is no year */
	size_t bars;		/* most in a line */
};

static void
tally_line(struct tally *tally, const struct bars *bars, struct rap_str text)
{
	size_t k;
	bool number = false, figure = false;

	tally->lines++;
	if (tally->bars < bars->n)
		tally->bars = bars->n;
	for (k = 1; k < bars->n; k++) {
		struct rap_str cell = rap_trim(rap_cut(text, bars->v[k - 1].at + bars->v[k - 1].len, bars->v[k].at));

		if (k == 1)
			tally->stubs += cell.n > 0;
		else if (text_is_number(cell)) {
			number = true;
			figure |= !text_is_year(cell);
		}
	}
	tally->numbers += number;
	tally->figures += figure;
}

/* The section that begins at line i, and in *end the line after it. */
static struct tally
tally_section(const struct lines *lines, size_t i, size_t limit, size_t *end)
{
	struct tally tally = { 0 };
	struct bars bars = { 0 };

	for (; i < limit; i++) {
		if (line_blank(&lines->v[i]))
			continue;
		bars_find(&bars, lines->v[i].text);
		if (bars.rule)
			break;
		tally_line(&tally, &bars, lines->v[i].text);
	}
	bars_free(&bars);
	*end = i;
	return tally;
}

static bool
strong_rule(const struct line *line)
{
	struct bars bars = { 0 };
	bool strong;

	bars_find(&bars, line->text);
	strong = bars.strong;
	bars_free(&bars);
	return strong;
}

/* The header ends at the first rule that is stronger than others inside, or at the only one. Where all are alike, there
 * is one where figures stand below words, and in box drawing also where there are no figures:
 *
 *	+--------+-------+
 *	| Port   | Ships |
 *	+--------+-------+
 *	| Bergen |    12 |
 *	+--------+-------+
 *	| Malaga |     7 |
 *	+--------+-------+
 *
 * A title over all columns goes before it. */
static struct plan
plan_frame(const struct lines *lines, const struct verdict *v)
{
	size_t i, end, sections = 0, strong = 0, weak = 0, first_strong = 0, figures = 0;
	struct tally head = { 0 }, tally = { 0 };
	struct plan plan = { 0, false, "no rule ends a header" };
	bool title = false, single = true, box = strcmp(v->rend, "box") == 0;

	for (i = v->first; i < v->end; i = end + 1) {
		tally = tally_section(lines, i, v->end, &end);
		if (!tally.lines)
			continue;
		if (sections++ == title) {
			title |= !title && tally.bars == 2;
			head = tally;
		} else
			figures += tally.numbers > 0;
		if (end + 1 >= v->end)
			break;
		single &= tally.lines == 1;
		if (!strong_rule(&lines->v[end]))
			weak++;
		else if (!strong++)
			first_strong = sections;
	}
	title &= head.bars > 2;
	if (strong && (weak || strong == 1)) {
		plan.head = first_strong;
		plan.why = "a stronger rule, or the only one, ends the header";
	} else if (single && sections > 2 && tally.lines > 1 && tally.stubs == tally.lines && !tally.figures) {
		plan.head = sections - 1;
		plan.why = "all lines that a rule stands below are the header";
	} else if (sections > 1u + title && (figures ? !head.figures : box || (sections == 2u + title && tally.lines > 1))) {
		plan.head = 1 + title;
		plan.why = figures ? "words or years over figures are the header" : "the first rule ends the header";
	}
	plan.outline = sections == plan.head + 1;
	return plan;
}

/* The columns' edges: the places of all joints in rules, counted from the left. */
struct edges {
	uint32_t *index;	/* of the edge at a display column, counted from 1; 0 for none */
	size_t width, n;
};

static void
note_edges(struct edges *edges, const struct bars *bars)
{
	size_t k, width = bars->n ? bars->v[bars->n - 1].col + 1 : 0;

	if (width > edges->width) {
		edges->index = rap_realloc(edges->index, width, sizeof *edges->index);
		memset(edges->index + edges->width, 0, (width - edges->width) * sizeof *edges->index);
		edges->width = width;
	}
	for (k = 0; k < bars->n; k++)
		edges->index[bars->v[k].col] = 1;
}

static struct edges
find_edges(const struct lines *lines, const struct verdict *v)
{
	struct edges edges = { NULL, 0, 0 };
	struct bars bars = { 0 };
	size_t i;

	for (i = v->first; i < v->end; i++) {
		if (!(lines->v[i].traits & BARS))
			continue;
		bars_find(&bars, lines->v[i].text);
		if (bars.rule)
			note_edges(&edges, &bars);
	}
	bars_free(&bars);
	for (i = 0; i < edges.width; i++)
		if (edges.index[i])
			edges.index[i] = (uint32_t)++edges.n;
	return edges;
}

/* A line's segments between edges, in columns of the table. */
struct span {
	size_t col, end;	/* columns [col, end) */
	size_t a, b;		/* bytes */
	bool ruled;
};

struct framing {		/* the state of cutting one frame */
	const struct lines *lines;
	struct grid *grid;
	struct edges edges;
	struct bars bars;
	struct span *spans;	/* of the present line, edges.n at most */
	size_t nspans;
	size_t *open;		/* for each column the cell that is open in it, plus one */
	bool fresh;		/* the next text begins a row */
};

/* Bars are edges by their place, or, in a line that has as many as there are edges, by their order (a name in a wide
 * script may have moved them). Other bars are text. */
static void
find_spans(struct framing *f)
{
	const struct bar *v = f->bars.v, *last = NULL;
	bool by_order = f->bars.n == f->edges.n, ruled = true;
	size_t k, edge, from = 0;

	f->nspans = 0;
	for (k = 0; k < f->bars.n; k++) {
		edge = by_order ? k + 1 : v[k].col < f->edges.width ? f->edges.index[v[k].col] : 0;
		ruled = last ? ruled && v[k].ruled : true;
		if (k + 1 == f->bars.n && !edge)
			edge = f->edges.n;
		if (!edge || (last && edge <= from))
			continue;
		if (last)
			f->spans[f->nspans++] = (struct span){ from - 1, edge - 1, last->at + last->len, v[k].at, ruled };
		last = &v[k];
		from = edge;
		ruled = true;
	}
}

/* The open cell of these columns, NULL where there is none. */
static struct cell *
open_cell(const struct framing *f, const struct span *s)
{
	struct cell *cell = f->open[s->col] ? &f->grid->cells[f->open[s->col] - 1] : NULL;

	return cell && cell->col == s->col && cell->col + cell->cols == s->end ? cell : NULL;
}

static void
close_ruled(struct framing *f)
{
	size_t k, c;

	for (k = 0; k < f->nspans; k++)
		for (c = f->spans[k].col; f->spans[k].ruled && c < f->spans[k].end; c++)
			f->open[c] = 0;
	f->fresh |= f->bars.some;
}

static void
close_all(struct framing *f)
{
	memset(f->open, 0, f->edges.n * sizeof *f->open);
	f->fresh = true;
}

static void
begin_row(struct framing *f, size_t line, bool label)
{
	size_t k;
	bool needed = false;

	for (k = 0; k < f->nspans; k++)
		needed |= !f->spans[k].ruled && !open_cell(f, &f->spans[k]);
	if (!needed)
		return;
	grid_row(f->grid, line, label);
	for (k = 0; k < f->nspans; k++) {
		const struct span *s = &f->spans[k];
		struct cell *cell = open_cell(f, s);

		if (cell)
			cell->rows = f->grid->nrows - cell->row;
		else if (!s->ruled)
			f->open[s->col] = grid_cell(f->grid, s->col, s->end - s->col) + 1;
	}
	f->fresh = false;
}

static void
add_text(struct framing *f, size_t line)
{
	size_t k;

	for (k = 0; k < f->nspans; k++) {
		const struct span *s = &f->spans[k];

		if (!s->ruled && f->grid->ncells)
			grid_piece(f->grid, f->lines, f->open[s->col] ? f->open[s->col] - 1 : f->grid->ncells - 1, line, s->a, s->b);
	}
}

/* In a section whose lines are rows, a line that begins blank and has no number carries on the row above. */
static bool
carries_on(const struct framing *f, struct rap_str text)
{
	struct tally tally = { 0 };

	tally_line(&tally, &f->bars, text);
	return !tally.stubs && !tally.numbers;
}

static void
cut_line(struct framing *f, size_t i, bool label, bool rows)
{
	bars_find(&f->bars, f->lines->v[i].text);
	find_spans(f);
	if (f->bars.some)
		close_ruled(f);
	if (f->bars.rule)
		return;
	if (rows && !carries_on(f, f->lines->v[i].text))
		close_all(f);
	if (f->fresh && (!f->bars.some || !f->grid->nrows))
		begin_row(f, i, label);
	add_text(f, i);
}

void
cut_frame(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct plan plan = plan_frame(lines, v);
	struct framing f = { lines, grid, find_edges(lines, v), { 0 }, NULL, 0, NULL, true };
	size_t i, end, section = 0;

	grid->why = plan.why;
	f.spans = rap_alloc(f.edges.n + 1, sizeof *f.spans);
	f.open = rap_alloc(f.edges.n + 1, sizeof *f.open);
	for (i = v->first; i < v->end; i = end) {
		struct tally tally = tally_section(lines, i, v->end, &end);
		bool head = section < plan.head;
		bool rows = !head && (plan.outline || (tally.stubs == tally.lines && tally.numbers == tally.lines));

		section += tally.lines > 0;
		for (end += end < v->end; i < end; i++)
			if (!line_blank(&lines->v[i]))
				cut_line(&f, i, head, rows && tally.lines > 1);
	}
	free(f.spans);
	free(f.open);
	free(f.edges.index);
	bars_free(&f.bars);
}
