/* table_wiki.c - tables in MediaWiki's markup. A part of rap-tables.
 *
 *	{| class="wikitable"
 *	|+ Ships by port
 *	! Port !! colspan="2" | Ships
 *	|-
 *	| Bergen || 12 || 9
 *	|}
 *
 * Bars draw; all other markup is residue. */
#include <string.h>

#include "tables.h"

#define WIDEST 50		/* a span of more is a slip */

static bool
line_starts(const struct line *line, const char *with)
{
	return rap_starts(rap_trim(line->text), with);
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "wiki");
	size_t end = i + 1;

	if (!line_starts(&lines->v[i], "{|"))
		return v;
	while (end < lines->n && !lines->v[end].walled && !lines->v[end].taken && !line_starts(&lines->v[end], "{|") &&
	    !line_starts(&lines->v[end], "|}"))
		v.found |= line_starts(&lines->v[end++], "|");
	v.found &= end < lines->n && line_starts(&lines->v[end], "|}") && !lines->v[end].walled && !lines->v[end].taken;
	v.end = v.found ? end + 1 : end;
	v.why = v.found ? "markup of a table" : "markup of a table that does not end";
	return v;
}

struct wiki {
	const struct lines *lines;
	struct grid *grid;
	struct flow flow;
	bool fresh;		/* the next cell begins a row */
};

/* The number behind colspan=" or rowspan="; 1 where there is none. */
static size_t
span_of(struct rap_str attributes, const char *name)
{
	const char *at = memmem(attributes.s, attributes.n, name, strlen(name)), *end = attributes.s + attributes.n;
	size_t n = 0;

	for (at = at ? at + strlen(name) : end; at < end && (*at == '=' || *at == '"'); at++)
		;
	for (; at < end && *at >= '0' && *at <= '9' && n <= WIDEST; at++)
		n = n * 10 + (size_t)(*at - '0');
	return n && n <= WIDEST ? n : 1;
}

static void
begin_row(struct wiki *w, size_t line, bool label)
{
	flow_row(&w->flow, line, label);
	w->fresh = false;
}

/* Where the cell at byte a ends: at || or, among headings, at !! */
static size_t
cell_end(struct rap_str text, size_t a, bool label)
{
	for (; a + 1 < text.n; a++)
		if (text.s[a] == text.s[a + 1] && (text.s[a] == '|' || (label && text.s[a] == '!')))
			return a;
	return text.n;
}

static void
cut_cells(struct wiki *w, size_t line, size_t a)
{
	struct rap_str text = w->lines->v[line].text;
	bool label = text.s[a] == '!';
	size_t end, cell;

	if (w->fresh)
		begin_row(w, line, label);
	w->grid->rows[w->grid->nrows - 1].label &= label;
	grid_piece(w->grid, w->lines, RESIDUE, line, a, a + label);
	for (a++; a <= text.n; a = end + 2) {
		const char *bar;
		struct rap_str attributes;

		end = cell_end(text, a, label);
		bar = memchr(text.s + a, '|', end - a);
		attributes = rap_cut(text, a, bar && memchr(text.s + a, '=', (size_t)(bar - text.s) - a) ? (size_t)(bar - text.s) : a);
		grid_piece(w->grid, w->lines, RESIDUE, line, a, a + attributes.n);
		cell = flow_cell(&w->flow, span_of(attributes, "colspan"), span_of(attributes, "rowspan"));
		w->grid->cells[cell].label = label;
		grid_piece(w->grid, w->lines, cell, line, a + attributes.n + (attributes.n > 0), end);
		if (end < text.n && text.s[end] == '!')
			grid_piece(w->grid, w->lines, RESIDUE, line, end, end + 2);
	}
}

/* A writer of tables without captions leaves "|+ <!-- caption -->". */
static bool
is_comment(struct rap_str text)
{
	text = rap_trim(text);
	return rap_starts(text, "<!--") && rap_ends(text, "-->");
}

static void
cut_line(struct wiki *w, size_t i)
{
	struct rap_str text = w->lines->v[i].text;
	size_t a = (size_t)(rap_trim(text).s - text.s);

	if (line_starts(&w->lines->v[i], "|+"))
		grid_piece(w->grid, w->lines, is_comment(rap_cut(text, a + 2, text.n)) ? RESIDUE : CAPTION, i, a + 2, text.n);
	else if (line_starts(&w->lines->v[i], "|-")) {
		w->fresh = true;
		grid_piece(w->grid, w->lines, RESIDUE, i, a + 2, text.n);
	} else if (text.s[a] == '|' || text.s[a] == '!')
		cut_cells(w, i, a);
	else
		grid_piece(w->grid, w->lines, w->grid->ncells ? w->grid->ncells - 1 : CAPTION, i, a, text.n);
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct wiki w = { .lines = lines, .grid = grid, .flow = { .grid = grid }, .fresh = true };
	size_t i, k;

	grid_piece(grid, lines, RESIDUE, v->first, 0, lines->v[v->first].text.n);
	for (i = v->first + 1; i + 1 < v->end; i++)
		if (!line_blank(&lines->v[i]))
			cut_line(&w, i);
	grid_piece(grid, lines, RESIDUE, i, 0, lines->v[i].text.n);
	for (k = 0; k < grid->ncells; k++)
		grid->cells[k].label &= !grid->rows[grid->cells[k].row].label;
	flow_done(&w.flow);
	grid->why = "the markup tells headings";
}

const struct layout layout_wiki = { "wiki", BARS, recognise, cut, false };
