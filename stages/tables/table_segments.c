/* table_segments.c - a line as the segments between its wide blanks and leaders. A part of rap-tables.
 *
 *	"  1946..........    55.2       3.9   ........"	"1946"  "55.2"  "3.9"  no entry
 *	"Bergen . . . . . 1,204"			"Bergen"  "1,204"
 */
#include <stdlib.h>
#include <string.h>

#include "table_blank.h"

#define LONG 8			/* columns of a leader with two blanks before it, at least */
#define NEAR 3			/* blanks before and behind it, at most */
#define FAR 14			/* display columns from a sign of currency to its figure, at most */

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

/* The first look: a leader's second character is another dot or a blank. A figure's point ends here. */
static bool
may_lead(const struct cursor *cur)
{
	size_t next = cur->at + cur->len;

	return next < cur->text.n && !(cur->c == '.' && cur->text.s[next] != '.' && cur->text.s[next] != ' ' &&
	    (unsigned char)cur->text.s[next] < 0x80);
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Three dots from here to there stand within a word, as in what is cut short or a range: "2cf0159a...c1980595", "1.4.0...1.4.1";
 * those of "Deficit...107" lead to a figure. */
static bool
is_within_word(const struct cursor *here, const struct cursor *there)
{
	size_t after = there->at + there->len;
	char before = here->at > 0 ? here->text.s[here->at - 1] : ' ';

	return before != ' ' && after < here->text.n && here->text.s[after] != ' ' &&
	    (is_letter(here->text.s[after]) || (before >= '0' && before <= '9'));
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
	if (dots < 3 || (dots == 3 && is_within_word(cur, &end)))
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

	if (s.n && (s.s[0] == 'n' || s.s[0] == 'N') && (rap_eqz(s, "n/a") || rap_eqz(s, "N/A") || rap_eqz(s, "n.a.")))
		return true;
	for (i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (c != '-' && c != '*' && c != '.' && (c < 0x80 || (c != 0x2026 && !rap_is_dash(c))))
			return false;
	}
	return s.n > 0;
}

/* --- figures with one blank between them */

static bool
is_figure_sign(char c)
{
	return (c >= '0' && c <= '9') || (c && strchr(".,%$()+-", c));
}

/* "1,148,000", "$3.5", "(12)", "27.7%"; digits with the signs of figures, no letters */
static bool
is_figure(struct rap_str s)
{
	size_t i, digits = 0;

	for (i = 0; i < s.n; i++) {
		digits += s.s[i] >= '0' && s.s[i] <= '9';
		if (!is_figure_sign(s.s[i]))
			return false;
	}
	return digits > 0;
}

/* "22,100 (2)" and "8.1 (2)" have a note; "31 (2)" may be a number and its share. */
static bool
is_mark_behind(struct rap_str a, struct rap_str b)
{
	return b.n == 3 && b.s[0] == '(' && b.s[2] == ')' && (a.n > 4 || memchr(a.s, '.', a.n));
}

/* Two figures side by side are two entries, "11.1 1,148,000", unless they look like one that blanks group, "14
 * 300.5". */
static bool
parts(struct rap_str a, struct rap_str b)
{
	bool grouped = a.n <= 3 && b.n >= 3 && memchr(a.s, '.', a.n) == NULL && (b.n == 3 || b.s[3] == '.' || b.s[3] == ',') &&
	    is_figure(rap_cut(b, 0, 3)) && memchr(b.s, '.', 3) == NULL && memchr(b.s, '%', 3) == NULL;

	return is_figure(a) && is_figure(b) && !grouped && !is_mark_behind(a, b);
}

void
segments_put(struct segments *segs, struct segment seg)
{
	if (segs->n == segs->cap) {
		segs->cap = segs->cap ? segs->cap * 2 : 16;
		segs->v = rap_realloc(segs->v, segs->cap, sizeof *segs->v);
	}
	segs->v[segs->n++] = seg;
}

void
segments_insert(struct segments *segs, size_t k, struct segment seg)
{
	segments_put(segs, seg);
	memmove(segs->v + k + 1, segs->v + k, (segs->n - 1 - k) * sizeof *segs->v);
	segs->v[k] = seg;
}

enum kind
segment_kind(struct rap_str s)
{
	return stands_for_none(s) ? NO_ENTRY : text_is_number(s) ? NUMBER : WORDS;
}

static void
add(struct segments *segs, struct rap_str text, const struct cursor *from, const struct cursor *to, bool dots)
{
	segments_put(segs, (struct segment){ from->at, to->at, from->col, to->col,
	    dots ? NO_ENTRY : segment_kind(rap_cut(text, from->at, to->at)), dots });
}

/* The first look at a segment, which nearly all of them fail: "11.1 1,148,000" has a blank between signs of figures. */
static bool
figures_meet(struct rap_str s)
{
	const char *blank = s.s, *end = s.s + s.n;

	while ((blank = memchr(blank, ' ', (size_t)(end - blank)))) {
		if (blank > s.s && blank + 1 < end && is_figure_sign(blank[-1]) && is_figure_sign(blank[1]))
			return true;
		blank++;
	}
	return false;
}

/* Entries in words, "$9,594 or less", count as figures; the labels before them need not be asked. */
static void
find_ranges(struct segments *segs, struct rap_str text)
{
	size_t k;

	for (k = 1; k < segs->n; k++)
		if (segs->v[k].kind == WORDS && text_is_range(rap_cut(text, segs->v[k].a, segs->v[k].b)))
			segs->v[k].kind = NUMBER;
}

/* Cuts the last segment, which ended a line or stands before a wide blank, between figures that stand side by side. */
static void
part_figures(struct segments *segs, struct rap_str text)
{
	struct segment *seg = &segs->v[segs->n - 1];
	struct cursor from = { rap_cut(text, 0, seg->b), seg->a, 0, seg->start, 0, 0 }, word = from, cur = from;
	struct rap_str before = { NULL, 0 }, now;

	if (seg->kind == NO_ENTRY || !figures_meet(rap_cut(text, seg->a, seg->b)))
		return;
	segs->n--;
	for (cursor_look(&cur); ; cursor_next(&cur)) {
		if (cur.c && cur.c != ' ')
			continue;
		now = rap_cut(text, word.at, cur.at);
		if (before.n && parts(before, now)) {
			struct cursor end = word;

			end.at--, end.col--;
			add(segs, text, &from, &end, false);
			from = word;
		}
		before = now;
		if (!cur.c)
			break;
		word = cur;
		word.at++, word.col++;
	}
	add(segs, text, &from, &cur, false);
}

static void
add_parted(struct segments *segs, struct rap_str text, const struct cursor *from, const struct cursor *to)
{
	add(segs, text, from, to, false);
	part_figures(segs, text);
}

/* --- signs apart from their figures */

/* "$", "US$", a euro or pound sign */
static bool
is_currency(struct rap_str s)
{
	size_t len = 0;

	if (!s.n || s.n > 4)
		return false;
	while (s.n > 1 && s.s[0] >= 'A' && s.s[0] <= 'Z')
		s = rap_cut(s, 1, s.n);
	switch (rap_utf8_get(s.s, s.n, &len)) {
	case '$': case 0xA3: case 0xA5: case 0x20AC:
		return len == s.n;
	}
	return false;
}

/* A sign of currency and the figure behind it are one, and so are a figure and a percent sign close behind it:
 *
 *	Fuel      $     38    $  20,523        17.5  %
 */
static void
join_signs(struct segments *segs, struct rap_str text)
{
	size_t k, kept = 1;

	for (k = 1; k < segs->n; k++) {
		struct segment *seg = &segs->v[k], *last = &segs->v[kept - 1];
		bool figure = seg->kind != WORDS && !seg->dots;

		if ((figure && seg->start <= last->end + FAR && is_currency(rap_cut(text, last->a, last->b))) ||
		    (last->kind == NUMBER && text.s[seg->a] == '%' && seg->b == seg->a + 1 && seg->start <= last->end + 3)) {
			last->b = seg->b;
			last->end = seg->end;
			last->kind = last->kind == NUMBER ? NUMBER : seg->kind;
		} else if (kept++ < k)
			segs->v[kept - 1] = *seg;
	}
	if (segs->n)
		segs->n = kept;
}

/* A rule under a heading beside one that has none is no entry: "Office          ------------------" */
static void
drop_rules(struct segments *segs, struct rap_str text)
{
	size_t k, kept = 0;

	for (k = 0; k < segs->n; k++)
		if (segs->v[k].kind != NO_ENTRY || segs->v[k].end - segs->v[k].start < RULE_COLUMNS || text.s[segs->v[k].a] != '-')
			segs->v[kept++] = segs->v[k];
	if (kept)		/* a line that only draws stays what it is */
		segs->n = kept;
}

/* On to the next character, and over the blanks from there on; how many. */
static size_t
cursor_next_blanks(struct cursor *cur)
{
	size_t from, at = cur->at + cur->len;

	for (from = at; at < cur->text.n && cur->text.s[at] == ' '; at++)
		;
	cur->at = at;
	cur->col += cur->width + at - from;
	cursor_look(cur);
	return at - from;
}

/* On to the next character, and over the letters, digits and signs from there on that no leader begins with. */
static void
cursor_next_word(struct cursor *cur)
{
	size_t from, at = cur->at + cur->len;

	for (from = at; at < cur->text.n && cur->text.s[at] > ' ' && cur->text.s[at] < 0x7F && cur->text.s[at] != '.'; at++)
		;
	cur->at = at;
	cur->col += cur->width + at - from;
	cursor_look(cur);
}

/* Dots from here to there, with blanks around them, lead from a label to its figure; few of them are an entry. */
static bool
leads(const struct cursor *here, const struct cursor *there, size_t blank)
{
	size_t k = there->at;

	while (k < there->text.n && there->text.s[k] == ' ')
		k++;
	return blank <= NEAR && there->col - here->col >= LONG && k < there->text.n && k - there->at <= NEAR &&
	    there->text.s[k] != '.';
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
			blank += cursor_next_blanks(&cur);
		} else if (is_dot(cur.c) && may_lead(&cur) && skip_leader(&cur)) {
			bool leader = open && (blank < 2 || (segs->n == 0 && leads(&here, &cur, blank)));

			segs->leader |= leader;
			if (open)
				add_parted(segs, text, &from, &to);
			if (blank >= 2 && !leader)
				add(segs, text, &here, &cur, true);
			open = false;
			blank = 0;
		} else {
			if (open && blank >= 2)
				add_parted(segs, text, &from, &to);
			if (!open || blank >= 2)
				from = here;
			open = true;
			cursor_next_word(&cur);
			to = cur;
			blank = 0;
		}
	}
	if (open)
		add_parted(segs, text, &from, &to);
	join_signs(segs, text);
	find_ranges(segs, text);
	drop_rules(segs, text);
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
