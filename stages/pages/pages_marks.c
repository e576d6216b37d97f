/* pages_marks.c - marks that say where a page of the printed text began: "[[Page S12]]", "[p. 12]", "{time}
 * 1430", and the bracketed lines with which an archive opens a file. */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

static bool
opens_bracket(char c)
{
	return c == '[' || c == '{' || c == '<' || c == '(';
}

static bool
enclosed(struct rap_str s, char open, char close)
{
	return s.n > 2 && s.s[0] == open && s.s[s.n - 1] == close;
}

/* A page word and one number or number-like word: "Page S12", "Pages 12-14", "p. iv" */
static bool
names_page(const struct pages *p, struct rap_str s)
{
	size_t n = rap_lexicon_match(p->words[WORDS_PAGES], s, NULL), digits = 0, words = 0;

	if (n == 0 || s.n > 40)
		return false;
	for (size_t i = n; i < s.n; i++) {
		digits += pages_is_digit(s.s[i]);
		words += s.s[i] == ' ' && i + 1 < s.n && s.s[i + 1] != ' ';
	}
	return digits > 0 && words <= 1;
}

/* What stands within the brackets of a page mark; absent where the line is none. */
static struct rap_str
page_mark(const struct pages *p, struct rap_str s)
{
	static const char pairs[][2] = { { '[', ']' }, { '{', '}' }, { '<', '>' }, { '(', ')' } };
	struct rap_str absent = { NULL, 0 };

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct rap_str in = s;

		while (enclosed(in, pairs[i][0], pairs[i][1]))
			in = rap_trim(rap_cut(in, 1, in.n - 1));
		if (in.n < s.n && names_page(p, in))
			return in;
	}
	return absent;
}

/* "{time}  1430": a word in braces and a number, put in by a typesetter */
static bool
is_setting_mark(struct rap_str s)
{
	const char *close = s.n && s.s[0] == '{' ? memchr(s.s, '}', s.n) : NULL;
	size_t digits = 0;

	if (!close || s.n > 40)
		return false;
	for (const char *c = close + 1; c < s.s + s.n; c++) {
		if (*c != ' ' && *c != ':' && !pages_is_digit(*c))
			return false;
		digits += *c != ' ';
	}
	return digits > 0;
}

static bool
has_address(struct rap_str s)
{
	for (size_t i = 0; i + 4 < s.n; i++)
		if (memcmp(s.s + i, "www.", 4) == 0 || memcmp(s.s + i, "://", 3) == 0)
			return true;
	return false;
}

/* The lines a file opens with, where each is bracketed or names an address and a page mark is one of them. */
static void
opening(struct pages *p)
{
	size_t from = 0, to;
	bool mark = false;

	while (from < p->n && p->line[from].kind != LINE_TEXT)
		from++;
	for (to = from; to < p->n && p->line[to].kind == LINE_TEXT && p->line[to].text.n < 300; to++) {
		struct line *l = &p->line[to];

		if (!enclosed(l->text, '[', ']') && !has_address(l->text))
			return;
		mark |= page_mark(p, l->text).s != NULL;
	}
	for (; mark && from < to; from++)
		if (p->line[from].is == NO_FURNITURE)
			pages_guess(&p->line[from], has_address(p->line[from].text) ? RESIDUE : HEADER, "bracketed-opening-lines");
}

/* "Page 12", "Page S12": the number alone */
static struct rap_str
page_number(struct rap_str s)
{
	size_t from = s.n;

	while (from > 0 && s.s[from - 1] != ' ')
		from--;
	return rap_cut(s, from, s.n);
}

/* A document's first line that is a number and nothing else, with a blank line and the beginning of a
 * sentence behind it: nobody's title. */
static void
lone_number(struct pages *p)
{
	size_t i = 0, next, len;

	while (i < p->n && p->line[i].kind == LINE_BLANK)
		i++;
	for (next = i + 1; next < p->n && p->line[next].kind == LINE_BLANK; next++)
		;
	if (next >= p->n || next == i + 1 || p->line[i].kind != LINE_TEXT || p->line[i].is ||
	    rap_is_lower(rap_utf8_get(p->line[next].text.s, p->line[next].text.n, &len)))
		return;
	if (p->line[i].text.n > 4 || !pages_is_number(p, p->line[i].text) || pages_number(&p->line[i]) == NO_NUMBER)
		return;
	pages_guess(&p->line[i], PAGE_NUMBER, "lone-number-at-the-start");
}

struct rap_str
pages_marked_number(const struct pages *p, struct rap_str mark)
{
	struct rap_str in = page_mark(p, mark);

	return in.s ? page_number(in) : in;
}

/* "Page two", "- Page Two -": counted as "Page 2" is, and known when it comes once. */
static void
number_in_words(struct pages *p, struct line *l)
{
	size_t start = pages_first_letter(l->text), n;
	struct rap_str s = rap_cut(l->text, start, l->text.n);
	const char *value;

	n = rap_lexicon_match(p->words[WORDS_PAGES], s, NULL);
	s = rap_trim(rap_cut(s, n, s.n));
	if (n == 0 || start > 4 || (n = rap_lexicon_match(p->words[WORDS_NUMBERS], s, &value)) == 0 ||
	    !pages_only_signs(rap_cut(s, n, s.n)))
		return;
	pages_key(l);
	l->number = (uint32_t)strtoul(value, NULL, 10);
	pages_guess(l, PAGE_NUMBER, "page-number-in-words");
}

/* Before the words are looked for that stand beside page numbers. */
void
pages_numbers_in_words(struct pages *p)
{
	for (size_t i = 0; i < p->odds; i++) {
		struct line *l = &p->line[p->odd[i]];

		if (pages_begins(l, WORDS_PAGES) && l->text.n < 32)
			number_in_words(p, l);
	}
}

/* "- 2 -", "-2-" */
static bool
is_between_dashes(struct pages *p, struct line *l)
{
	size_t len;

	return l->sign && l->kind == LINE_TEXT && l->is == NO_FURNITURE && l->text.n <= PAGES_FEW &&
	    rap_is_dash(rap_utf8_get(l->text.s, l->text.n, &len)) && rap_is_dash(rap_utf8_last(l->text, &len)) &&
	    pages_is_number(p, l->text) && pages_number(l) != NO_NUMBER;
}

/* A document of two pages says so once; the parts of a story would begin with "- 1 -". */
static void
second_page(struct pages *p)
{
	struct line *only = NULL;

	for (size_t i = 0; i < p->odds; i++) {
		struct line *l = &p->line[p->odd[i]];

		if (!is_between_dashes(p, l))
			continue;
		if (only)
			return;
		only = l;
	}
	if (only && only->alone && pages_number(only) == 2)
		pages_guess(only, PAGE_NUMBER, "second-page-between-dashes");
}

/* A line that is a page's mark. */
static void
mark_sign(struct pages *p, struct line *l)
{
	struct rap_str in = l->sign && opens_bracket(l->text.s[0]) ? page_mark(p, l->text) : RAP_STR("");

	if (in.n > 0) {
		struct rap_node *pb = rap_add_before(l->node, rap_elem(p->doc, RAP_PB));

		rap_set(p->doc, pb, RAP_N, page_number(in));
		pages_mark(l, PAGE_NUMBER, "page-word-in-brackets");
		l->guess = false;
	} else if (l->sign && is_setting_mark(l->text))
		pages_mark(l, HEADER, "word-in-braces-and-number");
}

void
pages_marks(struct pages *p)
{
	opening(p);
	lone_number(p);
	for (struct line *l = p->line, *end = l + p->n; l < end; l++)
		if (l->kind == LINE_TEXT && l->is == NO_FURNITURE && memchr(l->text.s, '[', l->text.n))
			pages_marks_within(p, l);
	for (size_t i = 0; i < p->odds; i++)
		mark_sign(p, &p->line[p->odd[i]]);
	second_page(p);
}
