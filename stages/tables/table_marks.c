/* table_marks.c - marks inside a cell by which Textile and MoinMoin say what it is. A part of rap-tables.
 *
 *	|_. Port |_>. Ships |		|| ''' Port ''' || ''' Ships ''' ||
 *	|<. Bergen |>. 12 |		|| Bergen || 12 ||
 *
 * Only a row in which every cell has them is marked: "=. the sum" in one cell is text. */
#include <string.h>

#include "tables.h"

#define BOLD "'''"

/* Bytes of "_.", "<.", "_>." before a blank or the cell's end; 0 where there is none. */
static size_t
textile(struct rap_str cell, bool *head)
{
	size_t n = 0;

	while (n < cell.n && n < 4 && strchr("_<>=^~", cell.s[n]))
		n++;
	if (n == 0 || n == cell.n || cell.s[n] != '.' || (n + 1 < cell.n && cell.s[n + 1] != ' '))
		return 0;
	*head = memchr(cell.s, '_', n) != NULL;
	return n + 1;
}

struct cell_mark
mark_of_cell(struct rap_str cell)
{
	struct rap_str t = rap_trim(cell);
	size_t before = (size_t)(t.s - cell.s);
	struct cell_mark m = { .kind = CELL_UNMARKED };
	bool head = true;

	if (t.n > 2 * strlen(BOLD) && rap_starts(t, BOLD) && rap_ends(t, BOLD))
		m.lead = before + strlen(BOLD), m.trail = cell.n - before - t.n + strlen(BOLD);
	else if ((m.lead = textile(t, &head)) > 0)
		m.lead += before;
	if (m.lead > 0)
		m.kind = head ? CELL_HEAD : CELL_MARKED;
	return m;
}
