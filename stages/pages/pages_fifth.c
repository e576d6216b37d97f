/* pages_fifth.c - numbers of lines that stand at every fifth or tenth line only, as editions of verse and of old prose print
 * them, at the end of the line behind a gap or before the line. They become fw inside the line, as those of all lines do.
 *
 *	The lamps along the quay go down among the weed,
 *	no letter from the north has come to say              5
 *	how many boats were lost */
#include "pages.h"

#define GAP 2		/* blanks between the number and the line */
#define LEAST 4		/* numbers that follow each other */
#define TITLES 3	/* lines between two numbers that may not be counted: headings, names of who speaks */

struct place {		/* of a number in its line */
	size_t from, to;	/* bytes of the text; to 0: there is none */
	size_t value;
};

static struct place
number_before(struct rap_str s)
{
	struct place at = { 0, 0, 0 };

	while (at.to < s.n && at.to < 4 && pages_is_digit(s.s[at.to]))
		at.value = at.value * 10 + (size_t)(s.s[at.to++] - '0');
	if (at.to == 0 || at.to + GAP >= s.n || s.s[at.to] != ' ' || s.s[at.to + 1] != ' ')
		at.to = 0;
	return at;
}

static struct place
number_behind(struct rap_str s)
{
	struct place at = { s.n, s.n, 0 };

	while (at.from > 0 && s.n - at.from < 4 && pages_is_digit(s.s[at.from - 1]))
		at.from--;
	for (size_t i = at.from; i < s.n; i++)
		at.value = at.value * 10 + (size_t)(s.s[i] - '0');
	if (at.from == s.n || at.from < GAP + 1 || s.s[at.from - 1] != ' ' || s.s[at.from - 2] != ' ')
		at.to = 0;
	return at;
}

/* The number of the line on one side; to 0 where it has none. */
static struct place
number_of(const struct line *l, bool behind)
{
	struct place none = { 0, 0, 0 };

	if (l->kind != LINE_TEXT || l->is || l->text.n == 0 ||
	    !pages_is_digit(behind ? l->text.s[l->text.n - 1] : l->text.s[0]))
		return none;
	return behind ? number_behind(l->text) : number_before(l->text);
}

static void
cut(struct pages *p, struct line *l, struct place at)
{
	struct rap_node *line = l->node, *number, *rest;

	if (at.from > 0) {			/* the number's end is the line's, but for blanks */
		number = rap_split(p->doc, line, l->lead + at.from);
		rap_add(line, number);
	} else {
		rest = rap_split(p->doc, line, l->lead + at.to);
		number = line;
		rap_add_before(number, rest);
		rap_add_first(rest, rap_remove(number));
	}
	number->name = RAP_FW;
	rap_setz(p->doc, number, RAP_TYPE, "lineNum");
}

/* The numbers from line i on, where each counts the lines of text: *last is the line of the last one. */
static size_t
follow(const struct pages *p, size_t i, bool behind, size_t step, size_t *last)
{
	size_t value = step, numbers = 1, lines = 0;

	for (*last = i++; i < p->n && lines < step + TITLES; i++) {
		struct place at = number_of(&p->line[i], behind);

		lines += p->line[i].kind == LINE_TEXT;
		if (at.to == 0)
			continue;
		if (at.value != value + step || lines < step)
			break;			/* another number: a table has one on each line */
		value = at.value;
		numbers++;
		lines = 0;
		*last = i;
	}
	return numbers;
}

/* From line i to line last, each number that counts. */
static void
cut_all(struct pages *p, size_t i, size_t last, bool behind)
{
	for (; i <= last; i++) {
		struct place at = number_of(&p->line[i], behind);

		if (at.to > 0)
			cut(p, &p->line[i], at);
	}
}

/* Asked of each odd line: it may begin or end with 5 or 10. */
static inline bool
may_begin(struct rap_str s)
{
	char first = s.s[0], last = s.s[s.n - 1];

	return last == '5' || last == '0' || first == '5' || first == '1';
}

/* A line with the first number, 5 or 10, of numbers that go on; its step and side, and the last one's line. */
static bool
begins(const struct pages *p, size_t i, size_t *step, bool *behind, size_t *last)
{
	const struct line *l = &p->line[i];

	for (int side = 0; side < 2; side++) {
		struct place at = number_of(l, side);

		if (at.to > 0 && (at.value == 5 || at.value == 10) && follow(p, i, side, at.value, last) >= LEAST) {
			*step = at.value;
			*behind = side;
			return true;
		}
	}
	return false;
}

bool
pages_fifth(struct pages *p)
{
	size_t step, last, next = 0;
	bool behind;

	for (size_t k = 0; k < p->odds; k++) {
		size_t i = p->odd[k];

		if (i >= next && may_begin(p->line[i].text) && begins(p, i, &step, &behind, &last)) {
			cut_all(p, i, last, behind);
			next = last + 1;
		}
	}
	return next > 0;
}
