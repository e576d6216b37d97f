/* table_columns.c - columns as stretches of display columns, and lines cut by them. A part of rap-tables. */
#include <stdlib.h>

#include "tables.h"

/* On to where the widest stretch of blanks begins in the gap between two display columns, the first where they are alike:
 *
 *	Goods           Unit
 *	-----           ----
 *	Salt, coarse    bag
 *	Tar from the north
 *
 * Where the gap is wide a single blank parts them only before what begins with the next column, or a figure that runs into
 * it; so prose is not parted. False where nothing is. */
static bool
find_widest(struct cursor *cur, size_t gap, size_t next)
{
	struct cursor look = *cur;
	size_t widest = 0;

	while (look.c && look.col < next) {
		struct cursor from = look;
		size_t width;
		bool begins;

		while (look.c && look.col < next && rap_is_space(look.c))
			cursor_next(&look);
		width = look.c ? look.col - from.col : 0;
		begins = look.col == next || rap_is_digit(look.c);
		while (look.c && look.col < next && !rap_is_space(look.c))
			cursor_next(&look);
		if (width > widest && (width > 1 || next - gap < 3 || (begins && look.col >= next && !rap_is_space(look.c)))) {
			widest = width;
			*cur = from;
		}
	}
	if (!widest)
		*cur = look;
	return widest;
}

/* A gap of one column lets words touch the next column; so the cut is at a blank in it, wherever that is. */
size_t
columns_cut(const struct columns *columns, struct rap_str text, struct part *parts)
{
	struct cursor cur = cursor_start(text);
	size_t gap = 0, n = 0, col = 0, from = 0;

	while (cur.c && gap + 1 < columns->n) {
		if (cur.col >= columns->v[gap + 1].start)
			gap++;			/* no blank in the gap */
		else if (cur.col + cur.width > columns->v[gap].end && rap_is_space(cur.c)) {
			if (!find_widest(&cur, columns->v[gap].end, columns->v[gap + 1].start))
				continue;
			parts[n++] = (struct part){ col, gap + 1, from, cur.at };
			from = cur.at;
			col = ++gap;
		} else
			cursor_next(&cur);
	}
	if (cur.c)
		gap = columns->n - 1;
	parts[n++] = (struct part){ col, gap + 1, from, text.n };
	return n;
}

static bool
is_rule_stroke(uint32_t c)
{
	return c == '-' || c == '=' || c == 0x2500 || c == 0x2550 || c == 0x2501 || (c >= 0x2012 && c <= 0x2015);
}

void
columns_add(struct columns *columns, size_t *cap, size_t start, size_t end)
{
	if (columns->n == *cap) {
		*cap = *cap ? *cap * 2 : 8;
		columns->v = rap_realloc(columns->v, *cap, sizeof *columns->v);
	}
	columns->v[columns->n++] = (struct column){ start, end };
}

/* The runs of strokes; n = 0 where anything else stands in the line. */
static struct columns
runs_of(struct rap_str text)
{
	struct columns columns = { NULL, 0 };
	struct cursor cur;
	size_t cap = 0, start = 0;
	bool open = false;

	for (cur = cursor_start(text); cur.c; cursor_next(&cur)) {
		bool stroke = is_rule_stroke(cur.c);

		if (!stroke && !rap_is_space(cur.c)) {
			columns.n = 0;
			return columns;
		}
		if (stroke && !open)
			start = cur.col;
		if (!stroke && open)
			columns_add(&columns, &cap, start, cur.col);
		open = stroke;
	}
	if (open)
		columns_add(&columns, &cap, start, cur.col);
	return columns;
}

/* Two runs at least, and one of three strokes at least: "- - -" is none. */
struct columns
columns_of_rule(struct rap_str text)
{
	struct columns columns = runs_of(text);
	size_t k, longest = 0;

	for (k = 0; k < columns.n; k++)
		if (longest < columns.v[k].end - columns.v[k].start)
			longest = columns.v[k].end - columns.v[k].start;
	if (columns.n < 2 || longest < 3)
		columns.n = 0;
	return columns;
}

bool
is_full_rule(struct rap_str text)
{
	struct columns columns = runs_of(text);
	bool full = columns.n == 1 && columns.v[0].end - columns.v[0].start >= 3;

	free(columns.v);
	return full;
}
