/* table_csv.c - reStructuredText's tables that are written as values parted by commas. A part of rap-tables.
 *
 *	.. csv-table:: Ships by port
 *	   :header: "Port", "Ships"
 *
 *	   "Bergen", "12, of which
 *	   two are laid up"
 *	   Malaga, 7
 *
 * Commas and the quotes around a value draw; another delimiter, which ":delim:" names, is residue where it is none of the
 * characters that draw. Two quotes together are text as they are printed. */
#include <string.h>

#include <rapporteur/source.h>

#include "tables.h"

static const char *const directives[] = { ".. csv-table::" };

#define DIRECTIVES (sizeof directives / sizeof *directives)

struct values {			/* goes over the values of a table */
	char delim;
	bool quoted;		/* in quotes that an earlier line may have opened */
	size_t col;		/* of the present value */
};

static char
delimiter(const struct lines *lines, const struct verdict *v)
{
	struct rap_str value = directive_value(lines, v, ":delim:");

	if (rap_eqz(value, "tab"))
		return '\t';
	if (rap_eqz(value, "space"))
		return ' ';
	return value.n == 1 ? value.s[0] : ',';
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "csv");

	if (!directive_begins(rap_trim(lines->v[i].text), directives, DIRECTIVES))
		return v;
	v.end = directive_end(lines, i);
	while (++i < v.end && !line_blank(&lines->v[i]))
		;
	v.found = i < v.end && !directive_value(lines, &v, ":quote:").n && !directive_value(lines, &v, ":escape:").n;
	v.why = v.found ? "markup of a table" : i < v.end ? "other marks than quotes" : "markup of a table without rows";
	return v;
}

/* The bytes [a, b) of a value, or of what an earlier line began: its quotes are no text of it. */
static void
cut_value(const struct lines *lines, size_t i, size_t a, size_t b, bool open, struct grid *grid)
{
	struct rap_str text = lines->v[i].text, value = rap_trim(rap_cut(text, a, b));
	bool quote = value.n && value.s[0] == '"' && !open;

	a = (size_t)(value.s - text.s) + quote;
	b = a + value.n - quote;
	if (b > a && text.s[b - 1] == '"' && (quote || open))
		b--;
	grid_piece(grid, lines, grid->ncells - 1, i, a, b);
}

/* The quote at byte at begins or ends a value that began at a, or is one of two that stand for one; others are text: 5" pipe */
static bool
is_quote(struct rap_str text, size_t a, size_t at, bool quoted)
{
	return text.s[at] == '"' && (quoted || !rap_trim(rap_cut(text, a, at)).n || text.s[at - 1] == '"');
}

/* The values of line i from byte a on. */
static void
cut_values(const struct lines *lines, size_t i, size_t a, struct values *values, struct grid *grid)
{
	struct rap_str text = lines->v[i].text;
	bool draws = rap_is_drawing((unsigned char)values->delim);
	bool open = values->quoted;
	size_t at = a;

	for (; at < text.n; at++) {
		values->quoted ^= is_quote(text, a, at, values->quoted);
		if (values->quoted || text.s[at] != values->delim)
			continue;
		cut_value(lines, i, a, at, open, grid);
		open = false;
		a = at + 1;
		if (!draws)
			grid_piece(grid, lines, RESIDUE, i, at, a);
		grid_cell(grid, ++values->col, 1);
	}
	cut_value(lines, i, a, at, open, grid);
}

static void
begin_row(size_t i, bool label, struct values *values, struct grid *grid)
{
	if (values->quoted)
		return;		/* it goes on in this line */
	grid_row(grid, i, label);
	grid_cell(grid, 0, 1);
	values->col = 0;
}

/* ":header:" holds a row, always with commas; other options are residue. */
static void
cut_option(const struct lines *lines, size_t i, struct grid *grid)
{
	struct rap_str text = lines->v[i].text, option = rap_trim(text);
	struct values values = { ',', false, 0 };
	size_t end = rap_starts(option, ":header:") ? (size_t)(option.s - text.s) + strlen(":header:") : text.n;

	grid_piece(grid, lines, RESIDUE, i, 0, end);
	if (end == text.n)
		return;
	begin_row(i, true, &values, grid);
	cut_values(lines, i, end, &values, grid);
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	size_t heads = directive_number(lines, v, ":header-rows:"), i, rows = 0;
	struct values values = { delimiter(lines, v), false, 0 };

	i = directive_cut(lines, v, grid, strlen(directives[0]), cut_option);
	for (; i < v->end; i++) {
		if (line_blank(&lines->v[i]))
			continue;
		if (!values.quoted)
			rows++;
		begin_row(i, rows <= heads, &values, grid);
		cut_values(lines, i, rap_skip_space(lines->v[i].text, 0), &values, grid);
	}
	grid->why = grid->nrows && grid->rows[0].label ? "the markup tells headings" : "the markup tells of no header";
}

const struct layout layout_csv = { "csv", MARKUP, recognise, cut, false };
