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
 * The marks of the list draw; the directive and its options are residue. */
#include <string.h>

#include "tables.h"

static const char *const directives[] = { ".. list-table::", ".. flat-table::" };

/* Bytes of the directive that begins the text; 0 where none does. */
static size_t
directive(struct rap_str text)
{
	for (size_t k = 0; k < sizeof directives / sizeof *directives; k++)
		if (rap_starts(text, directives[k]))
			return strlen(directives[k]);
	return 0;
}

struct item {
	enum { ROW, CELL, MORE } kind;	/* what a line of the list begins; MORE: it carries on a cell */
	size_t at;		/* byte at which its text stands */
};

/* "* - Port" begins a row, "- Ships" below its dash a cell; a dash elsewhere is of a list in the cell. */
static struct item
item_of(struct rap_str text, size_t *dash)
{
	size_t first = rap_skip_space(text, 0), at = first;
	bool row = first + 2 < text.n && text.s[first] == '*' && text.s[first + 1] == ' ';

	if (row)
		at = rap_skip_space(text, first + 1);
	if (at == text.n || text.s[at] != '-' || (at + 1 < text.n && text.s[at + 1] != ' ') || (!row && at != *dash))
		return (struct item){ MORE, first };
	*dash = at;
	return (struct item){ row ? ROW : CELL, at + 1 };
}

static bool
is_option(const struct line *line)
{
	struct rap_str text = rap_trim(line->text);

	return text.n > 2 && text.s[0] == ':' && memchr(text.s + 1, ':', text.n - 1);
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "list");
	size_t end = i + 1, dash = 0, rows = 0, cells = 0, indent = line_indent(&lines->v[i]);

	if (!directive(rap_trim(lines->v[i].text)))
		return v;
	for (; end < lines->n && !lines->v[end].walled && !lines->v[end].taken; end++) {
		struct item item = item_of(lines->v[end].text, &dash);

		if (!line_blank(&lines->v[end]) && line_indent(&lines->v[end]) <= indent)
			break;
		rows += item.kind == ROW;
		cells += item.kind == CELL;
		v.end = line_blank(&lines->v[end]) ? v.end : end + 1;
	}
	v.found = rows > 0 && cells > 0;
	v.why = v.found ? "markup of a table" : "markup of a table without rows";
	return v;
}

/* What stands behind ":header-rows:" among the options; 0 where it is not there. */
static size_t
number_behind(const struct lines *lines, const struct verdict *v, const char *option)
{
	for (size_t i = v->first + 1; i < v->end && is_option(&lines->v[i]); i++) {
		struct rap_str text = rap_trim(lines->v[i].text);

		if (rap_starts(text, option)) {
			text = rap_trim(rap_cut(text, strlen(option), text.n));
			return text.n == 1 && text.s[0] >= '0' && text.s[0] <= '9' ? (size_t)(text.s[0] - '0') : 0;
		}
	}
	return 0;
}

static void
cut_directive(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct rap_str text = lines->v[v->first].text;
	size_t a = (size_t)(rap_trim(text).s - text.s), end = a + directive(rap_trim(text));

	grid_piece(grid, lines, RESIDUE, v->first, a, end);
	grid_piece(grid, lines, CAPTION, v->first, end, text.n);
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	size_t heads = number_behind(lines, v, ":header-rows:"), stubs = number_behind(lines, v, ":stub-columns:");
	size_t i = v->first + 1, col = 0, dash = 0;

	cut_directive(lines, v, grid);
	for (; i < v->end && is_option(&lines->v[i]); i++)
		grid_piece(grid, lines, RESIDUE, i, 0, lines->v[i].text.n);
	for (; i < v->end; i++) {
		struct item item = item_of(lines->v[i].text, &dash);

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
