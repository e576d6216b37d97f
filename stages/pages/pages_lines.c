/* pages_lines.c - the lines of a document, their keys and their places on the page. */
#include <stdlib.h>

#include "pages.h"

/* A number of lower-case roman digits: "xii" */
bool
pages_is_roman(struct rap_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] != 'i' && s.s[i] != 'v' && s.s[i] != 'x' && s.s[i] != 'l')
			return false;
	return s.n > 0 && s.n <= 7;
}

static size_t
roman_value(struct rap_str s)
{
	static const struct { char digit; size_t value; } digits[] = { { 'i', 1 }, { 'v', 5 }, { 'x', 10 }, { 'l', 50 } };
	size_t sum = 0, greatest = 0;

	for (size_t i = s.n; i-- > 0; )
		for (size_t k = 0; k < sizeof(digits) / sizeof(*digits); k++)
			if (digits[k].digit == s.s[i]) {
				sum += digits[k].value < greatest ? -digits[k].value : digits[k].value;
				greatest = digits[k].value > greatest ? digits[k].value : greatest;
			}
	return sum;
}

static uint64_t
mix(uint64_t h, uint32_t c)
{
	return (h ^ c) * 1099511628211u;
}

/* A number that a date has next to it, "14/03/2023", "2023-03": s[at] is the character on that side. */
static bool
is_dated(struct rap_str s, size_t at)
{
	return at < s.n && (s.s[at] == '/' || s.s[at] == '-' || s.s[at] == '.');
}

#define MOST_PAGES 1900		/* a greater number behind a slash is a year: "Minutes 12/2023" */

/* "3 of 7", "3/7", "3 de 7": the number at second is that of all pages; the one before it, of that value, stands at
 * [first, end). */
static bool
is_total(struct rap_str s, size_t first, size_t end, size_t second, size_t value)
{
	struct rap_str between = rap_trim(rap_cut(s, end, second));
	size_t total = 0;

	if (end == 0 || between.n == 0 || between.n > 3 || (first > 0 && is_dated(s, first - 1)))
		return false;
	for (size_t i = 0; i < between.n && between.s[0] != '/'; i++)
		if (between.s[i] < 'a' || between.s[i] > 'z')
			return false;
	for (; second < s.n && pages_is_digit(s.s[second]) && total < MOST_PAGES; second++)
		total = total * 10 + (size_t)(s.s[second] - '0');
	return (between.s[0] != '/' || between.n == 1) && total >= value && total < MOST_PAGES &&
	    !(is_dated(s, second) && second + 1 < s.n && pages_is_digit(s.s[second + 1]));
}

/* Where a section's number with words behind it ends, "3.4. Lights", "2.1.3 Bells"; else 0. Headings that happen to
 * begin pages are no header because nothing but the numbers differ. "4.12 Lights" may be a page of a chapter. */
static size_t
section_number(struct rap_str s)
{
	size_t i = 0, stops = 0;

	while (i < s.n && s.s[i] == ' ')
		i++;
	for (; i < s.n && (pages_is_digit(s.s[i]) || s.s[i] == '.'); i++)
		stops += s.s[i] == '.';
	return stops > 1 && i + 1 < s.n && s.s[i] == ' ' ? i : 0;
}

/* The digit at byte i; the number before it, or that it goes on with, stands at [*first, end), end 0 where there is
 * none. */
static void
take_digit(struct line *l, size_t i, size_t *first, size_t end)
{
	size_t digit = (size_t)(l->text.s[i] - '0');
	bool goes_on = end > 0 && end == i;

	l->total |= !goes_on && is_total(l->text, *first, end, i, l->number);
	if (!goes_on)
		*first = i;
	if (!l->total)
		l->number = goes_on && l->number < 1000000 ? l->number * 10 + digit : digit;
}

/* Numbers count as one sign, letters in lower case; words in any order, since left and right pages have the halves of a
 * header the other way round: "Lamp Board        Minutes of May", "Minutes of May        Lamp Board". */
static void
make_key(struct line *l)
{
	const uint64_t start = 14695981039346656037u;
	size_t len, first = 0, end = 0, i = 0;
	uint32_t c, before = 0;
	bool telling = false;
	uint64_t h = start, sum = 0;

	if (l->kind != LINE_TEXT || l->text.n > PAGES_KEYED)
		return;
	for (size_t number = section_number(l->text); i < number; i++)
		h = mix(h, (unsigned char)l->text.s[i]);
	for (; i < l->text.n; i += len, before = c) {
		int class = rap_ascii[c = (unsigned char)l->text.s[i]];

		len = 1;
		if (class != RAP_CHAR_LOWER) {		/* as most are */
			c = rap_utf8_get(l->text.s + i, l->text.n - i, &len);
			class = rap_class(c);
			if (class == RAP_CHAR_UPPER)
				c = rap_to_lower(c);
			else if (class == RAP_CHAR_SPACE)
				c = ' ';
			else if (class == RAP_CHAR_DIGIT) {
				take_digit(l, i, &first, end);
				end = i + 1;
				c = '0';
			}
			if (c == ' ') {
				sum += h != start ? h : 0;
				h = start;
			}
			if (c == ' ' || (c == '0' && c == before))
				continue;
		}
		telling |= class > RAP_CHAR_SPACE;
		h = mix(h, c);
	}
	sum += h;
	if (pages_is_roman(l->text)) {
		sum = mix(start, '0');
		l->number = roman_value(l->text);
	}
	l->key = telling ? sum | 1 : 0;
}

uint64_t
pages_key(struct line *l)
{
	if (!l->keyed)
		make_key(l);
	l->keyed = true;
	return l->key;
}

size_t
pages_number(struct line *l)
{
	pages_key(l);
	return l->number;
}

bool
pages_counts_on(const struct line *first, const struct line *second)
{
	return second->number == first->number + 1 || second->number == first->number + 2;
}

static enum line_kind
kind_of(const struct rap_node *n)
{
	if (rap_is(n, RAP_PB))
		return LINE_BREAK;
	return rap_is(n, RAP_AB) && rap_attr_is(n, RAP_TYPE, "line") ? LINE_TEXT : LINE_OTHER;
}

/* All that a line shows by itself. */
static void
look(struct line *l, struct rap_node *n)
{
	struct rap_str raw;
	size_t len;

	l->node = n;
	l->kind = kind_of(n);
	l->number = NO_NUMBER;
	raw = pages_raw(l);
	l->text = raw.n > 0 ? rap_trim(raw) : raw;
	l->lead = l->text.n > 0 ? (size_t)(l->text.s - raw.s) : raw.n;
	if (l->kind == LINE_TEXT && l->text.n == 0)
		l->kind = LINE_BLANK;
	if (l->kind == LINE_TEXT)
		l->sign = rap_class(rap_utf8_get(l->text.s, l->text.n, &len)) == 0;
}

static uint32_t
begins_with(const struct pages *p, const struct line *l)
{
	struct rap_str s = l->text;
	const struct rap_lexicon_set *set = l->alone || s.n < PAGES_SHORT ? p->begin : p->bars;

	if (s.n > PAGES_BAR)
		return 0;
	if (l->sign || pages_is_digit(s.s[0]))
		s = rap_cut(s, pages_first_letter(s), s.n);
	return rap_lexicon_begins(set, s);
}

/* Something may be said of it that is not said of any line of a paragraph. */
static bool
is_odd(const struct line *l)
{
	char last = l->text.s[l->text.n - 1];

	return l->alone || l->sign || l->begins || l->text.n <= PAGES_FEW || pages_is_digit(last);
}

static void
find_odd(struct pages *p)
{
	p->odd = rap_realloc(p->odd, p->n + 1, sizeof(*p->odd));
	p->odds = 0;
	for (size_t i = 0; i < p->n; i++) {
		struct line *l = &p->line[i];

		if (l->kind != LINE_TEXT)
			continue;
		l->begins = begins_with(p, l);
		if (is_odd(l))
			p->odd[p->odds++] = i;
	}
}

/* The places of lines on their pages. */
static void
place(struct pages *p)
{
	size_t above = 0, below = 0, page = 0;

	for (struct line *l = p->line; l < p->line + p->n; l++) {
		if (l->kind == LINE_BREAK) {
			page++;
			above = 0;
		}
		l->page = page;
		l->above = above;
		above += l->kind == LINE_TEXT;
	}
	for (size_t i = p->n; i-- > 0; ) {
		if (p->line[i].kind == LINE_BREAK)
			below = 0;
		p->line[i].below = below;
		below += p->line[i].kind == LINE_TEXT;
	}
}

void
pages_gather(struct pages *p)
{
	struct rap_node *first = rap_body(p->doc)->first;
	bool before = false;		/* the line before is of text */
	size_t most = 0;
	struct line *l;

	for (const struct rap_node *n = first; n; n = n->next)
		most++;
	free(p->line);
	p->line = l = rap_alloc(most + 1, sizeof(*l));
	p->n = most;
	p->pages = 1;
	for (struct rap_node *n = first; n; n = n->next, l++) {
		look(l, n);
		p->pages += l->kind == LINE_BREAK;
		l->alone = !before;
		if (l > p->line)
			l[-1].alone |= l->kind != LINE_TEXT;
		before = l->kind == LINE_TEXT;
	}
	if (before)
		l[-1].alone = true;
	find_odd(p);
	if (p->pages > 1)
		place(p);
}

bool
pages_is_number(const struct pages *p, struct rap_str s)
{
	size_t len, words = 0, numbers = 0;

	if (s.n > 40)
		return false;
	if (pages_is_roman(s))
		return true;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (rap_is_digit(c)) {
			for (numbers++; i + len < s.n && rap_is_digit((unsigned char)s.s[i + len]); len++)
				;
		} else if (rap_is_alpha(c)) {
			len = rap_lexicon_match(p->words[WORDS_PAGES], rap_cut(s, i, s.n), NULL);
			if (len == 0)
				return false;
			words++;
		} else if (!rap_is_space(c) && !rap_is_dash(c) && c != '/' && c != '|' && c != '.' && c != '[' && c != ']' &&
		    c != '(' && c != ')' && c != '~')
			return false;
	}
	return numbers == 1 || (numbers == 2 && words > 0) || (numbers == 2 && s.n < 12 && s.s[0] != '(');
}
