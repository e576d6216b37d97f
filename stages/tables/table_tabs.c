/* table_tabs.c - tables whose cells are parted by tabs. A part of rap-tables.
 *
 * Tabs also indent, set off the marks of lists ("1.<TAB>Open the tap"), speakers and page numbers; so three lines of
 * the same number of cells are asked for, and where the cells are but two, numbers in the second that are not those
 * of pages. */
#include <string.h>

#include "tables.h"

struct tabbed {			/* what one look over a run of lines tells */
	size_t lines, columns;	/* lines; cells of the first */
	size_t equal, wider;	/* lines with as many, with more: empty cells at the end may be left out */
	size_t numbers, marks;	/* lines whose second cell is a number, whose first one is a list's mark or a number */
	size_t rising;		/* lines whose second cell is a whole number not below the one before */
	size_t wordy;		/* lines with a cell longer than a line of prose */
};

#define WORDY 80

/* The cell that begins at byte at; *next is where the one after it does, or past the end. */
static struct rap_str
next_cell(struct rap_str text, size_t at, size_t *next)
{
	const char *tab = memchr(text.s + at, '\t', text.n - at);
	size_t end = tab ? (size_t)(tab - text.s) : text.n;

	*next = end + 1;
	return rap_trim(rap_cut(text, at, end));
}

/* "1.", "a)", "-", "12" */
static bool
is_mark(struct rap_str s)
{
	return s.n <= 4 && (text_is_number(s) || rap_ends(s, ".") || rap_ends(s, ")") || s.n <= 1 ||
	    rap_eqz(s, "\xE2\x80\xA2"));
}

static void
look_at(struct tabbed *t, struct rap_str text, long *page)
{
	size_t at = 0, next, n = 0;
	bool wordy = false;

	for (; at <= text.n; at = next, n++) {
		struct rap_str cell = next_cell(text, at, &next);

		wordy |= cell.n > WORDY;
		if (n == 0)
			t->marks += is_mark(cell);
		else if (n == 1) {
			long value = text_whole(cell);

			t->numbers += text_is_number(cell);
			t->rising += value >= 0 && value >= *page;
			*page = value;
		}
	}
	if (!t->lines++)
		t->columns = n;
	t->equal += n == t->columns;
	t->wider += n > t->columns;
	t->wordy += wordy;
}

static const char *
fault(const struct tabbed *t)
{
	if (t->lines < 3)
		return "fewer than three lines with tabs";
	if (t->wider || t->equal * 3 < t->lines * 2)
		return "lines with different numbers of tabs";
	if (t->wordy * 4 > t->lines)
		return "text too long for cells";
	if (t->columns > 2)
		return NULL;
	if (t->marks * 2 > t->lines)
		return "a list";
	if (t->rising + 1 >= t->lines)
		return "a table of contents";
	return t->numbers * 2 < t->lines ? "no numbers in the second of two columns" : NULL;
}

struct verdict
recognise_tabs(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "tab");
	struct tabbed t = { 0 };
	size_t next = i;
	long page = -1;

	while (next < lines->n && lines->v[next].traits & TABS && !lines->v[next].taken) {
		look_at(&t, lines->v[next].text, &page);
		v.end = next + 1;
		next = lines_next(lines, next);
	}
	v.why = fault(&t);
	v.found = !v.why;
	if (v.found)
		v.why = "the same number of tabs in every line";
	return v;
}

void
cut_tabs(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	size_t i, at, next, col, columns = 0;

	for (i = v->first; i < v->end; i++) {
		struct rap_str text = lines->v[i].text;

		if (line_blank(&lines->v[i]))
			continue;
		grid_row(grid, i, false);
		for (at = 0, col = 0; at <= text.n; at = next) {
			next_cell(text, at, &next);
			grid_piece(grid, lines, grid_cell(grid, col++, 1), i, at, next - 1);
		}
		for (columns = columns ? columns : col; col < columns; col++)
			grid_cell(grid, col, 1);
	}
	grid->why = "each tab begins a cell";
	types_mark_header(lines, grid, 0);
}
