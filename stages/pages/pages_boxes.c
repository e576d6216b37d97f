/* pages_boxes.c - boxes of a web page that stand in the midst of its text, and bars of its parts at the ends: lines, or
 * words between bars, that are phrases one and all.
 *
 *	Share this:
 *	Facebook
 *	Email                                                                   */
#include <string.h>

#include "pages.h"

#define BOX 8		/* lines */
#define WORDS 60	/* bytes of a line of a box */
#define PART 36		/* bytes between two bars */

/* A word of a share bar, and nothing else. */
static bool
is_shared(const struct pages *p, struct rap_str s)
{
	const char *class;
	size_t from = pages_first_letter(s), n = rap_lexicon_match(p->words[WORDS_SHARE], rap_cut(s, from, s.n), &class);

	return n > 0 && n + from + 1 >= s.n;
}

/* Where the lines end that stand together from line i on, when they may be a box; i where they may not. */
static size_t
box_end(const struct pages *p, size_t i)
{
	size_t to = i;

	while (to < p->n && p->line[to].kind == LINE_TEXT && p->line[to].text.n <= WORDS && to - i <= BOX)
		to++;
	return to - i <= BOX && (to == p->n || p->line[to].kind != LINE_TEXT) ? to : i;
}

/* Each line is a phrase, and one at least is one wherever it stands, or in any line. */
static bool
is_box(const struct pages *p, size_t from, size_t to)
{
	size_t strong = 0;

	for (size_t i = from; i < to; i++) {
		enum strength s = pages_strength(p, i);

		strong += s == STRONG;
		if (s == NO_STRENGTH && !is_shared(p, p->line[i].text))
			return false;
	}
	return strong > 0;
}

/* A line by itself next to residue: "Get the headlines sent to your inbox", and below it "Sign up" */
static bool
is_beside_residue(const struct pages *p, size_t i)
{
	for (int step = -1; step <= 1; step += 2) {
		size_t k = i + (size_t)step;

		while (k < p->n && p->line[k].kind == LINE_BLANK && k + 3 > i && k < i + 3)
			k += (size_t)step;
		if (k < p->n && p->line[k].is == RESIDUE)
			return true;
	}
	return false;
}

/* Line i may begin a box. */
static bool
may_begin(const struct pages *p, size_t i)
{
	const struct line *l = &p->line[i];

	return (pages_begins(l, WORDS_RESIDUE) || pages_begins(l, WORDS_SHARE)) && !(i > 0 && l[-1].kind == LINE_TEXT);
}

void
pages_boxes(struct pages *p)
{
	for (size_t k = 0; k < p->odds; k++) {
		size_t i = p->odd[k], to;

		if (!may_begin(p, i) || (to = box_end(p, i)) == i || !is_box(p, i, to))
			continue;
		if (to - i > 1 || is_beside_residue(p, i))
			for (; i < to; i++)
				pages_mark_residue(&p->line[i], "box-of-phrases");
	}
}

/* The bytes of what parts the words of a bar, a bar, a dot or a bullet between, a bracket or a wide gap, that s begins
 * with; 0: none */
static size_t
separator(struct rap_str s)
{
	static const char *const signs[] = { "|", "\xC2\xB7", "\xE2\x80\xA2", "]", "  " };

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (rap_starts(s, signs[i]))
			return strlen(signs[i]);
	return 0;
}

static struct rap_str
behind(struct rap_str s, size_t n)
{
	return rap_cut(s, n, s.n);
}

/* The part that s begins with, without the white space at its end. */
static struct rap_str
first_part(struct rap_str s)
{
	size_t end = 0;

	while (end < s.n && separator(behind(s, end)) == 0)
		end++;
	return rap_trim(rap_cut(s, 0, end));
}

/* The rest behind a separator: brackets open at once, "[Home] [News]". */
static struct rap_str
next_parts(struct rap_str s)
{
	while (s.n > 0 && (s.s[0] == '[' || s.s[0] == ' '))
		s = behind(s, 1);
	return s;
}

/* "Home | News | Tides | Contact": three parts at least, all short, and two of them phrases, one where all are in brackets;
 * two of three of those between gaps, "Home   News   Contact": "Cargo   Bales   Share   Bales   Share" heads a table. */
static bool
is_bar(const struct pages *p, struct rap_str s)
{
	size_t parts = 0, phrases = 0, sign;
	bool gaps = false, brackets = rap_starts(s, "[") && rap_ends(s, "]");

	for (struct rap_str rest = s.n <= PAGES_BAR ? next_parts(s) : RAP_STR(""); rest.n > 0; parts++) {
		struct rap_str part = first_part(rest);

		if (part.n == 0 || part.n > PART)
			return false;
		phrases += rap_lexicon_find(p->words[WORDS_RESIDUE], part) != NULL;
		rest = rap_trim(behind(rest, part.n));
		sign = separator(rest);
		gaps |= sign == 0 && rest.n > 0;
		rest = next_parts(rap_trim(behind(rest, sign)));
	}
	return parts >= 3 && phrases + brackets >= 2 && (!gaps || phrases * 3 >= parts * 2);
}

bool
pages_is_bar(const struct pages *p, size_t line)
{
	struct line *l = &p->line[line];

	if (l->bar == 0)
		l->bar = 1 + is_bar(p, l->text);
	return l->bar > 1;
}
