/* table_segments.c - a line as the segments between its wide blanks and leaders. A part of rap-tables.
 *
 *	"  1946..........    55.2       3.9   ........"	"1946"  "55.2"  "3.9"  no entry
 *	"Bergen . . . . . 1,204"			"Bergen"  "1,204"
 */
#include <stdlib.h>

#include "table_blank.h"

void
segments_free(struct segments *segs)
{
	free(segs->v);
	*segs = (struct segments){ 0 };
}

static bool
is_dot(uint32_t c)
{
	return c == '.' || c == 0xB7 || c == 0x2024 || c == 0x2025 || c == 0x2026 || c == 0x22EF;
}

/* Where the leader that begins here ends; *cur unchanged and false where none does. "..." and ". . ." are leaders. */
static bool
skip_leader(struct cursor *cur)
{
	struct cursor look = *cur, end = *cur;
	size_t dots = 0, blanks = 0;

	for (; is_dot(look.c) || (look.c == ' ' && blanks == 0); cursor_next(&look)) {
		blanks = look.c == ' ';
		if (blanks)
			continue;
		dots += look.c == 0x2026 || look.c == 0x22EF ? 3 : 1;
		end = look;
	}
	if (dots < 3)
		return false;
	cursor_next(&end);
	*cur = end;
	return true;
}

/* "-", "--", "n/a", "*": what stands for no entry */
static bool
stands_for_none(struct rap_str s)
{
	size_t i, len;

	if (rap_eqz(s, "n/a") || rap_eqz(s, "N/A") || rap_eqz(s, "n.a."))
		return true;
	for (i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (!rap_is_dash(c) && c != '*' && c != '.' && c != 0x2026)
			return false;
	}
	return s.n > 0;
}

static void
add(struct segments *segs, struct rap_str text, const struct cursor *from, const struct cursor *to, bool dots)
{
	struct segment *seg;
	struct rap_str s = rap_cut(text, from->at, to->at);

	if (segs->n == segs->cap) {
		segs->cap = segs->cap ? segs->cap * 2 : 16;
		segs->v = rap_realloc(segs->v, segs->cap, sizeof *segs->v);
	}
	seg = &segs->v[segs->n++];
	*seg = (struct segment){ from->at, to->at, from->col, to->col, WORDS, dots };
	if (dots || stands_for_none(s))
		seg->kind = NO_ENTRY;
	else if (text_is_number(s))
		seg->kind = NUMBER;
}

void
segments_find(struct segments *segs, struct rap_str text)
{
	struct cursor cur = cursor_start(text), from = cur, to = cur;
	size_t blank = 2;	/* columns of white space behind us; a line's start is as good as a wide blank */
	bool open = false;

	segs->n = 0;
	segs->leader = false;
	while (cur.c) {
		struct cursor here = cur;

		if (rap_is_space(cur.c)) {
			blank += cur.width;
			cursor_next(&cur);
		} else if (is_dot(cur.c) && skip_leader(&cur)) {
			if (open && blank < 2)
				segs->leader = true;
			if (open)
				add(segs, text, &from, &to, false);
			if (blank >= 2)
				add(segs, text, &here, &cur, true);
			open = false;
			blank = 0;
		} else {
			if (open && blank >= 2)
				add(segs, text, &from, &to, false);
			if (!open || blank >= 2)
				from = here;
			open = true;
			cursor_next(&cur);
			to = cur;
			blank = 0;
		}
	}
	if (open)
		add(segs, text, &from, &to, false);
}

bool
segments_row(const struct segments *segs)
{
	size_t k;

	for (k = 1; k < segs->n; k++)
		if (segs->v[k].kind != WORDS)
			return true;
	return false;
}
