/* table_dokuwiki.c - tables in DokuWiki's markup. A part of rap-tables.
 *
 *	^ Port   ^ Ships      ^^
 *	^ :::    ^ in  ^ out   ^
 *	^ Holm   | 12  | 9     |
 *
 * A caret begins a heading, a bar a cell; two of them together widen the cell before, ":::" belongs to the cell above. */
#include <stdlib.h>
#include <string.h>

#include "tables.h"

static bool
is_bound(char c)
{
	return c == '|' || c == '^';
}

/* Where the cell that begins at byte a ends; bars in links, "[[port|Holm]]", are text. */
static size_t
cell_end(struct rap_str text, size_t a)
{
	bool link = false;

	for (; a < text.n && (link || !is_bound(text.s[a])); a++)
		if (a + 1 < text.n && text.s[a] == text.s[a + 1] && (text.s[a] == '[' || text.s[a] == ']'))
			link = text.s[a] == '[';
	return a;
}

static bool
is_row(const struct lines *lines, size_t i)
{
	struct rap_str text = i < lines->n ? rap_trim(lines->v[i].text) : RAP_STR("");

	return text.n > 2 && !lines->v[i].taken && is_bound(text.s[0]) && is_bound(text.s[text.n - 1]);
}

/* Headings with text, in a line of three bounds at least; "^     ^" are arrows of a figure. */
static size_t
count_headings(struct rap_str text)
{
	size_t a, end, n = 0, bounds = 1;

	text = rap_trim(text);
	for (a = 0; a + 1 < text.n; a = end, bounds++) {
		end = cell_end(text, a + 1);
		n += text.s[a] == '^' && rap_trim(rap_cut(text, a + 1, end)).n;
	}
	return bounds > 2 ? n : 0;
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "wiki");
	size_t headings = 0;

	while (v.first > 0 && !lines->v[v.first].walled && is_row(lines, v.first - 1))
		v.first--;
	for (v.end = v.first; is_row(lines, v.end) && (v.end == v.first || !lines->v[v.end].walled); v.end++)
		headings += count_headings(lines->v[v.end].text);
	v.found = headings > 1 && v.end > v.first + 1;
	v.why = v.found ? "carets before headings" : headings ? "carets without rows" : NULL;
	if (v.end <= i)
		v.end = i + 1;
	return v;
}

/* The row's cells; *above has for each column the cell that is its last, plus one. */
static void
cut_row(const struct lines *lines, size_t i, struct grid *grid, size_t **above, size_t *cap)
{
	struct rap_str text = lines->v[i].text;
	size_t a = (size_t)(rap_trim(text).s - text.s), end, col = 0, cell = 0;
	bool label = true;

	grid_row(grid, i, false);
	for (; a + 1 < text.n; a = end) {
		struct rap_str s;

		end = cell_end(text, a + 1);
		s = rap_trim(rap_cut(text, a + 1, end));
		if (col == *cap) {
			*cap = *cap ? *cap * 2 : 16;
			*above = rap_realloc(*above, *cap, sizeof **above);
			memset(*above + col, 0, (*cap - col) * sizeof **above);
		}
		if (col && end == a + 1)
			grid->cells[cell].cols++;
		else if (rap_eqz(s, ":::") && (*above)[col])
			grid->cells[cell = (*above)[col] - 1].rows++;
		else {
			cell = grid_cell(grid, col, 1);
			grid->cells[cell].label = text.s[a] == '^';
			label &= grid->cells[cell].label;
			grid_piece(grid, lines, cell, i, a + 1, end);
		}
		(*above)[col++] = cell + 1;
		if (grid->cols < col)
			grid->cols = col;
	}
	grid->rows[grid->nrows - 1].label = label;
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	size_t *above = NULL, cap = 0, i, k;

	for (i = v->first; i < v->end; i++)
		cut_row(lines, i, grid, &above, &cap);
	for (k = 0; k < grid->ncells; k++)
		grid->cells[k].label &= !grid->rows[grid->cells[k].row].label;
	grid->why = "the markup tells headings";
	free(above);
}

const struct layout layout_dokuwiki = { "dokuwiki", MARKUP, recognise, cut, false };
