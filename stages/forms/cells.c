/* cells.c - the fields of a bundle's tables as cells: a field that is longer than a cell may be becomes several, in
 * columns beside one another that all rows have. So a table is read twice: how many there are, then row by row. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/message.h>
#include <rapporteur/utf8.h>

#include "forms.h"

/* --- one cell */
size_t
cell_cut(struct rap_str text, size_t most)
{
	size_t at = 0, units = 0, len;

	if (text.n <= most)
		return text.n;
	while (at < text.n) {
		uint32_t c = rap_utf8_get(text.s + at, text.n - at, &len);

		units += c >= 0x10000 ? 2 : 1;
		if (units > most)
			break;
		at += len;
	}
	return at;
}

/* "-5", "+1,234.50", "-.5", "-3e6", "-$5", "+7%" */
static bool
is_number(struct rap_str s)
{
	size_t at = 1, digits = 0, len;
	uint32_t c;

	c = rap_utf8_get(s.s + at, s.n - at, &len);
	if (c == '$' || c == 0xA3 || c == 0xA5 || c == 0x20AC)
		at += len;
	for (; at < s.n && strchr("0123456789.,", s.s[at]); at++)
		digits += s.s[at] >= '0' && s.s[at] <= '9';
	if (digits > 0 && at + 1 < s.n && (s.s[at] == 'e' || s.s[at] == 'E')) {
		at += 1 + (s.s[at + 1] == '-' || s.s[at + 1] == '+');
		while (at < s.n && s.s[at] >= '0' && s.s[at] <= '9')
			at++;
	}
	return digits > 0 && (at == s.n || (s.s[at] == '%' && at + 1 == s.n));
}

/* The signs in full width begin formulas where Excel speaks Chinese, Japanese or Korean; a tab or return before a sign is
 * dropped by some versions. */
bool
cell_is_formula(struct rap_str text)
{
	size_t len;

	while (text.n > 0 && (*text.s == '\t' || *text.s == '\r'))
		text = rap_cut(text, 1, text.n);
	switch (rap_utf8_get(text.s, text.n, &len)) {
	case '=': case '@': case 0xFF1D: case 0xFF20: case 0xFF0B: case 0xFF0D:
		return text.n > len;
	case '+': case '-':
		return text.n > 1 && !is_number(text);
	default:
		return false;
	}
}

/* --- a row of them */
struct reading {
	const struct sheet *sheet;
	size_t *parts;		/* of each column, 1 at least */
	size_t columns, cells;
	size_t longs, first;	/* fields in parts, the first one's row */
	struct rap_str *cell;
	struct rap_buf names;	/* of the header's further columns */
	sheet_fn *fn;
	void *data;
	int result;
};

static struct rap_str
next_part(const struct sheet *s, struct rap_str *rest)
{
	size_t n = cell_cut(*rest, MAX_CELL - (s->guard && cell_is_formula(*rest)));
	struct rap_str part = rap_cut(*rest, 0, n);

	*rest = rap_cut(*rest, n, rest->n);
	return part;
}

static void
widen(struct reading *r, size_t columns)
{
	r->parts = rap_realloc(r->parts, columns, sizeof(*r->parts));
	for (; r->columns < columns; r->columns++)
		r->parts[r->columns] = 1;
}

static bool
measure(const struct rap_row *row, void *data)
{
	struct reading *r = data;

	if (row->n > r->columns)
		widen(r, row->n);
	for (size_t i = 0; i < row->n; i++) {
		struct rap_str rest = row->fields[i];
		size_t parts = 0;

		if (rest.n < MAX_CELL)
			continue;
		for (next_part(r->sheet, &rest), parts = 1; rest.n > 0; parts++)
			next_part(r->sheet, &rest);
		if (parts > 1 && r->longs++ == 0)
			r->first = row->number;
		r->parts[i] = parts > r->parts[i] ? parts : r->parts[i];
	}
	return true;
}

/* "text (2)", "text (3)" */
static void
name_parts(struct reading *r, struct rap_str name, size_t parts, struct rap_str *cell)
{
	for (size_t k = 2; k <= parts; k++) {
		size_t start = r->names.n;

		rap_buf_addf(&r->names, "%.*s (%zu)", RAP_FMT(rap_cut(name, 0, 1000)), k);
		*cell++ = (struct rap_str){ NULL, r->names.n - start };
	}
}

/* The names move while they grow. */
static void
settle_names(struct reading *r)
{
	size_t at = 0;

	for (size_t i = 0; i < r->cells; i++)
		if (!r->cell[i].s) {
			r->cell[i].s = r->names.s + at;
			at += r->cell[i].n;
		}
}

static bool
give(const struct rap_row *row, void *data)
{
	struct reading *r = data;
	struct sheet_row out = { r->cell, r->cells, row->number };
	bool header = r->sheet->named && row->number == 0;
	size_t at = 0;

	for (size_t i = 0; i < row->n; i++) {
		struct rap_str rest = row->fields[i];

		for (size_t k = 0; k < r->parts[i]; k++)
			r->cell[at + k] = next_part(r->sheet, &rest);
		if (header)
			name_parts(r, row->fields[i], r->parts[i], &r->cell[at + 1]);
		at += r->parts[i];
	}
	if (header)
		settle_names(r);
	r->result = r->fn(&out, r->data);
	return r->result == 0;
}

static void
tell(const struct reading *r, const char *what)
{
	if (r->longs > 0)
		rap_message(RAP_M_REPORT, what, 0, 0, "%zu fields longer than %u characters are in numbered columns beside one "
		    "another, the first in row %zu", r->longs, MAX_CELL, r->first + 1);
	if (r->cells > MAX_COLUMNS)
		rap_message(RAP_M_REPORT, what, 0, 0, "%zu columns are more than the %u of a sheet", r->cells, MAX_COLUMNS);
}

int
sheet_read(const struct sheet *sheet, const char *what, sheet_fn *fn, void *data)
{
	struct reading r = { .sheet = sheet, .fn = fn, .data = data };

	r.result = rap_store_rows(sheet->store, sheet->name, measure, &r);
	for (size_t i = 0; i < r.columns; i++)
		r.cells += r.parts[i];
	r.cell = rap_alloc(r.cells + 1, sizeof(*r.cell));
	tell(&r, what);
	if (r.result == 0 && rap_store_rows(sheet->store, sheet->name, give, &r) < 0)
		r.result = -1;
	free(r.parts);
	free(r.cell);
	rap_buf_free(&r.names);
	return r.result;
}

/* --- the tables' own files */
struct each {
	size_t column;
	int (*fn)(const char *, void *);
	void *data;
	int result;
};

/* A bundle may come from anyone: nothing but a name in the folder tables/. */
static bool
is_table_path(struct rap_str path)
{
	return rap_starts(path, "tables/") && rap_ends(path, ".csv") && path.n < 512 && !strchr(path.s + 7, '/') &&
	    path.s[7] != '.' && strlen(path.s) == path.n;
}

static bool
each_row(const struct rap_row *row, void *data)
{
	struct each *e = data;
	struct rap_str path;

	if (row->number == 0) {
		for (e->column = 0; e->column < row->n; e->column++)
			if (rap_eqz(row->fields[e->column], "file"))
				break;
		return e->column < row->n;
	}
	path = row->fields[e->column];
	e->result = e->fn(is_table_path(path) ? path.s : NULL, e->data);
	return e->result == 0;
}

int
sheet_each_table(const struct rap_store *store, int (*fn)(const char *, void *), void *data)
{
	struct each e = { .fn = fn, .data = data };

	return rap_store_rows(store, "tables.csv", each_row, &e) < 0 ? -1 : e.result;
}
