/* table_list.c - reStructuredText's tables that are written as lists of rows. A part of rap-tables.
 *
 *	.. list-table:: Ships by port
 *	   :header-rows: 1
 *
 *	   * - Port
 *	     - Ships
 *	   * - Bergen
 *	     - 12, of which
 *	       two are laid up
 *
 * The marks of the list draw. */
#include <string.h>

#include "tables.h"

static const char *const directives[] = { ".. list-table::", ".. flat-table::" };

#define DIRECTIVES (sizeof directives / sizeof *directives)
#define NOWHERE SIZE_MAX

struct item {
	enum { ROW, CELL, MORE } kind;	/* what a line of the list begins; MORE: it carries on a cell */
	size_t at;		/* byte at which its text stands */
};

struct marks {			/* bytes at which the marks of the two lists stand; NOWHERE before the first */
	size_t row, cell;
};

/* A list's mark at byte at, with a blank or nothing behind it. */
static bool
is_mark(struct rap_str text, size_t at)
{
	return at < text.n && strchr("*-+", text.s[at]) && (at + 1 == text.n || text.s[at + 1] == ' ');
}

/* "* - Port" begins a row, "- Ships" below its dash a cell; a dash elsewhere is of a list in the cell. */
static struct item
item_of(struct rap_str text, struct marks *marks)
{
	size_t first = rap_skip_space(text, 0), at = is_mark(text, first) ? rap_skip_space(text, first + 1) : first;
	bool row = at > first && is_mark(text, at) && (marks->row == NOWHERE || marks->row == first);

	if (row)
		*marks = (struct marks){ first, at };
	else if (!is_mark(text, at = first) || first != marks->cell)
		return (struct item){ MORE, first };
	return (struct item){ row ? ROW : CELL, at + 1 };
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "list");
	struct marks marks = { NOWHERE, NOWHERE };
	size_t rows = 0;

	if (!directive_begins(rap_trim(lines->v[i].text), directives, DIRECTIVES))
		return v;
	v.end = directive_end(lines, i);
	for (i++; i < v.end; i++)
		rows += item_of(lines->v[i].text, &marks).kind == ROW;
	v.found = rows > 0;
	v.why = v.found ? "markup of a table" : "markup of a table without rows";
	return v;
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	size_t heads = directive_number(lines, v, ":header-rows:"), stubs = directive_number(lines, v, ":stub-columns:");
	size_t i, col = 0;
	struct marks marks = { NOWHERE, NOWHERE };

	i = directive_cut(lines, v, grid, directive_begins(rap_trim(lines->v[v->first].text), directives, DIRECTIVES), NULL);
	for (; i < v->end; i++) {
		struct item item = item_of(lines->v[i].text, &marks);

		if (item.kind == ROW) {
			grid_row(grid, i, grid->nrows < heads);
			col = 0;
		}
		if (item.kind != MORE) {
			size_t cell = grid_cell(grid, col++, 1);

			grid->cells[cell].label = col <= stubs && !grid->rows[grid->nrows - 1].label;
		}
		grid_piece(grid, lines, grid->ncells ? grid->ncells - 1 : RESIDUE, i, item.at, lines->v[i].text.n);
	}
	grid->why = heads ? "the markup tells headings" : "the markup tells of no header";
}

const struct layout layout_list = { "list", MARKUP, recognise, cut, false };
