/* table_records.c - what database clients print: records one below the other, which are the rows of a table, and tables of
 * one column with the number of rows below. A part of rap-tables.
 *
 *	-[ RECORD 1 ]------	*********** 1. row ***********		 count
 *	port  | Holm		 port: Holm				-------
 *	ships | 12		ships: 12				    42
 *	-[ RECORD 2 ]------	*********** 2. row ***********		(1 row)
 *	port  | Vik		 port: Vik
 *	ships | 7		ships: 7
 *
 * The names of the first record are the header; those of the others are residue. */
#include <stdlib.h>
#include <string.h>

#include "tables.h"

struct field {
	struct rap_str name;	/* empty: the value of the line above goes on */
	size_t mark;		/* byte of the bar or colon */
};

/* "-[ RECORD 3 ]---" (a bar is the mark in its fields) or "*** 3. row ***" (a colon is); else 0. */
static char
record_mark(struct rap_str text)
{
	const char *row;

	text = rap_trim(text);
	if (rap_starts(text, "-[ "))
		return memmem(text.s, text.n, " ]", 2) && (rap_ends(text, "-") || rap_ends(text, "]") || rap_ends(text, "+")) ? '|' : 0;
	row = rap_starts(text, "***") ? memmem(text.s, text.n, ". row *", 7) : NULL;
	return row && row[-1] >= '0' && row[-1] <= '9' ? ':' : 0;
}

static bool
read_field(const struct line *line, char mark, struct field *field)
{
	struct rap_str text = line->text;
	const char *at = text.n ? memchr(text.s, mark, text.n) : NULL;

	field->mark = at ? (size_t)(at - text.s) : 0;
	field->name = rap_trim(rap_cut(text, 0, field->mark));
	return at && (field->name.n || mark == '|');
}

static bool
may_go_on(const struct lines *lines, size_t i)
{
	return i < lines->n && !line_blank(&lines->v[i]) && !lines->v[i].taken && !lines->v[i].walled;
}

/* The record at line i: whether its fields are names (NULL: they are put there), and in *end the line behind. */
static bool
read_record(const struct lines *lines, size_t i, struct field **names, size_t *n, size_t *end)
{
	char mark = record_mark(lines->v[i].text);
	bool first = !*names, alike = true;
	struct field field;
	size_t k = 0, cap = 0;

	for (i++; may_go_on(lines, i) && !record_mark(lines->v[i].text) && read_field(&lines->v[i], mark, &field); i++) {
		if (!field.name.n) {
			alike &= k > 0;
			continue;
		}
		if (first && k == cap) {
			cap = cap ? cap * 2 : 16;
			*names = rap_realloc(*names, cap, sizeof **names);
		}
		if (first)
			(*names)[k] = field;
		else
			alike &= k < *n && rap_eq((*names)[k].name, field.name);
		k++;
	}
	if (first)
		*n = k;
	*end = i;
	return alike && k && k == *n;
}

static struct verdict
recognise_fields(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "records");
	struct field *names = NULL;
	size_t n = 0;

	v.found = true;
	for (v.end = i; may_go_on(lines, v.end) && record_mark(lines->v[v.end].text) && v.found; )
		v.found = read_record(lines, v.end, &names, &n, &v.end);
	v.why = v.found ? "records with the same fields" : "records with different fields";
	free(names);
	return v;
}

/* "(3 rows)" */
static bool
counts_rows(struct rap_str text, size_t rows)
{
	const char *blank = text.n ? memchr(text.s, ' ', text.n) : NULL;
	size_t digits = blank ? (size_t)(blank - text.s) : 0;

	return digits > 1 && text.s[0] == '(' && text_whole(rap_cut(text, 1, digits)) == (long)rows &&
	    (rap_ends(text, " row)") || rap_ends(text, " rows)"));
}

/* One column: a name, a rule, and as many lines as the line below them says. */
static struct verdict
recognise_column(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "records");

	if (!i || !is_full_rule(lines->v[i].text) || lines->v[i].walled || line_blank(&lines->v[i - 1]) || lines->v[i - 1].taken)
		return v;
	while (may_go_on(lines, v.end) && !(lines->v[v.end].traits & (RULE | BARS)) &&
	    !counts_rows(lines->v[v.end].text, v.end - i - 1))
		v.end++;
	if (!may_go_on(lines, v.end) || lines->v[v.end].traits & (RULE | BARS) || v.end == i + 1)
		return v;
	v.first = i - 1;
	v.found = true;
	v.why = "a column with the number of its rows below";
	return v;
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	if (lines->v[i].traits & MARKUP)
		return record_mark(lines->v[i].text) ? recognise_fields(lines, i) : verdict_none(i, "records");
	return recognise_column(lines, i);
}

/* --- cutters */

static void
cut_column(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	size_t i;

	for (i = v->first; i < v->end; i++) {
		if (line_draws(&lines->v[i]))
			continue;
		grid_row(grid, i, i == v->first);
		grid_piece(grid, lines, grid_cell(grid, 0, 1), i, 0, lines->v[i].text.n);
	}
	grid->why = "the line above the rule is the header";
}

static void
add_row(struct grid *grid, size_t line, size_t columns, bool label)
{
	size_t k;

	grid_row(grid, line, label);
	for (k = 0; k < columns; k++)
		grid_cell(grid, k, 1);
}

static void
cut_fields(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct field *names = NULL, field;
	size_t n = 0, i, end, cell = 0;
	char mark = record_mark(lines->v[v->first].text);

	(void)read_record(lines, v->first, &names, &n, &end);
	free(names);
	add_row(grid, v->first, n, true);
	for (i = v->first; i < v->end; i++) {
		struct rap_str text = lines->v[i].text;

		if (record_mark(text)) {
			cell = grid->ncells;
			add_row(grid, i, n, false);
			grid_piece(grid, lines, RESIDUE, i, 0, text.n);
			continue;
		}
		(void)read_field(&lines->v[i], mark, &field);
		grid_piece(grid, lines, i < end ? cell - n : RESIDUE, i, 0, field.mark);
		cell += field.name.n > 0;
		grid_piece(grid, lines, cell - 1, i, field.mark + 1, text.n);
	}
	grid->why = "the names of the first record are the header";
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	if (record_mark(lines->v[v->first].text))
		cut_fields(lines, v, grid);
	else
		cut_column(lines, v, grid);
}

const struct layout layout_records = { "records", MARKUP | RULE, recognise, cut, false };
