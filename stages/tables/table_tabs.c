/* table_tabs.c - tables whose cells are parted by tabs. A part of rap-tables.
 *
 * Tabs also indent, set off the marks of lists ("1.<TAB>Open the tap"), speakers and page numbers; so three lines of
 * the same number of cells are asked for, and where the cells are but two, numbers in the second that are not those
 * of pages. */
#include <string.h>

#include "tables.h"

struct tabbed {			/* what one look over a run of lines tells */
	size_t lines, columns;	/* lines; cells of the first */
	size_t indent;		/* empty cells that all lines begin with */
	size_t equal, wider;	/* lines with as many, with more: empty cells at the end may be left out */
	size_t filled, alike;	/* cells with text in the first line; lines with as many of them */
	size_t second;		/* display column of the second text */
	bool shifted;		/* it is not the same in all lines */
	bool empty;		/* some cell is empty */
	size_t numbers, marks;	/* lines whose second text is a number, whose first one is a list's mark or a number */
	size_t rising;		/* lines whose second text is a whole number not below the one before */
	size_t code;		/* lines that end in a comma, a semicolon or a brace */
	size_t texts, low;	/* cells with text; those that begin with a small letter */
	size_t words;		/* in them */
	size_t wordy;		/* lines with a cell longer than a line of prose */
};

#define WORDY 80
#define TAB 8			/* display columns */

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
look_at_words(struct tabbed *t, struct rap_str cell)
{
	size_t len;

	if (!cell.n)
		return;
	t->texts++;
	t->low += rap_is_lower(rap_utf8_get(cell.s, cell.n, &len));
	t->words++;
	for (size_t i = 1; i < cell.n; i++)
		t->words += cell.s[i] == ' ' && cell.s[i - 1] != ' ';
}

static void
look_at(struct tabbed *t, struct rap_str text, long *page)
{
	size_t at = 0, next, n = 0, filled = 0, indent = 0, column = 0;
	bool wordy = false;

	for (; at <= text.n; at = next, n++) {
		struct rap_str cell = next_cell(text, at, &next);

		t->shifted |= cell.n && filled == 1 && t->lines && column != t->second;
		if (cell.n && filled == 1)
			t->second = column;
		column = (column + rap_width(rap_cut(text, at, next - 1))) / TAB * TAB + TAB;

		wordy |= cell.n > WORDY;
		look_at_words(t, cell);
		t->empty |= !cell.n;
		filled += cell.n > 0;
		indent += filled == 0;
		if (cell.n && filled == 1)
			t->marks += is_mark(cell);
		else if (cell.n && filled == 2) {
			long value = text_whole(cell);

			t->numbers += text_is_number(cell);
			t->rising += value >= 0 && value >= *page;
			*page = value;
		}
	}
	if (!t->lines++) {
		t->columns = n;
		t->filled = filled;
		t->indent = indent;
	}
	if (t->indent > indent)
		t->indent = indent;
	t->equal += n == t->columns;
	t->wider += n > t->columns;
	t->alike += filled == t->filled;
	t->wordy += wordy;
	t->code += text.n && strchr(",;{}\\", text.s[text.n - 1]);
}

/* Tabs that indent, or of which as many are typed as bring the text under the text above, part no cells:
 *
 *	quays		two, of stone
 *	warehouses	one
 */
static bool
tabs_align(const struct tabbed *t)
{
	return t->empty && !t->shifted && t->alike == t->lines;
}

static size_t
columns_of(const struct tabbed *t)
{
	return tabs_align(t) ? t->filled : t->columns - t->indent;
}

static const char *
fault(const struct tabbed *t)
{
	if (t->lines < 3)
		return "fewer than three lines with tabs";
	if (!tabs_align(t) && (t->wider || t->equal * 3 < t->lines * 2))
		return "lines with different numbers of tabs";
	if (t->wordy * 4 > t->lines)
		return "text too long for cells";
	if (t->low * 2 > t->texts && t->words >= t->texts * 3)
		return "prose with tabs for blanks";
	if (t->code * 2 > t->lines)
		return "code";
	if (columns_of(t) != 2)
		return columns_of(t) < 2 ? "one column" : NULL;
	if (t->marks * 2 > t->lines)
		return "a list";
	if (t->rising + 1 >= t->lines)
		return "a table of contents";
	return t->numbers * 2 < t->lines ? "no numbers in the second of two columns" : NULL;
}

static struct tabbed
look_over(const struct lines *lines, size_t i, size_t *end)
{
	struct tabbed t = { 0 };
	long page = -1;

	while (i < lines->n && lines->v[i].traits & TABS && !lines->v[i].taken) {
		look_at(&t, lines->v[i].text, &page);
		*end = i + 1;
		i = lines_next(lines, i);
	}
	return t;
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "tab");
	struct tabbed t;

	t = look_over(lines, i, &v.end);
	v.why = fault(&t);
	v.found = !v.why;
	if (v.found)
		v.why = tabs_align(&t) ? "as many texts between tabs in every line" : "the same number of tabs in every line";
	return v;
}

/* A cell for each tab behind those that indent, or where tabs align for each text. */
static void
cut_line(const struct lines *lines, size_t i, struct grid *grid, const struct tabbed *t)
{
	struct rap_str text = lines->v[i].text;
	size_t at, next, n, col = 0;
	bool align = tabs_align(t);

	grid_row(grid, i, false);
	for (at = n = 0; at <= text.n; at = next, n++)
		if (next_cell(text, at, &next).n || !(align || n < t->indent))
			grid_piece(grid, lines, grid_cell(grid, col++, 1), i, at, next - 1);
	for (; col < columns_of(t); col++)
		grid_cell(grid, col, 1);
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	size_t i, end;
	struct tabbed t = look_over(lines, v->first, &end);

	for (i = v->first; i < v->end; i++)
		if (!line_blank(&lines->v[i]))
			cut_line(lines, i, grid, &t);
	grid->why = tabs_align(&t) ? "tabs align the cells" : "each tab begins a cell";
	types_mark_header(lines, grid, 0);
}

const struct layout layout_tabs = { "tabs", TABS, recognise, cut, true };
