/* pages_lines.c - the lines of a document, their keys and their places on the page. */
#include <stdlib.h>

#include "pages.h"

#define KEYED 300		/* bytes: longer lines are not furniture */

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

/* "3 of 7", "3/7", "3 de 7": the number at second is that of all pages; first_end is where the one before it ends. */
static bool
is_total(struct rap_str s, size_t first_end, size_t second)
{
	struct rap_str between = rap_trim(rap_cut(s, first_end, second));

	if (first_end == 0 || between.n == 0 || between.n > 3)
		return false;
	for (size_t i = 0; i < between.n && between.s[0] != '/'; i++)
		if (between.s[i] < 'a' || between.s[i] > 'z')
			return false;
	return between.s[0] != '/' || between.n == 1;
}

/* Where a section's number with words behind it ends, "3.4. Lights", "2.1.3 Bells"; else 0. Headings that happen to begin pages
 * are no header because nothing but the numbers differ. "4.12 Lights" may be a page of a chapter. */
static size_t
section_number(struct rap_str s)
{
	size_t i = 0, stops = 0;

	while (i < s.n && s.s[i] == ' ')
		i++;
	for (; i < s.n && ((s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '.'); i++)
		stops += s.s[i] == '.';
	return stops > 1 && i + 1 < s.n && s.s[i] == ' ' ? i : 0;
}

/* Numbers count as one sign, runs of white space as one blank; letters count in lower case. */
static void
make_key(struct line *l)
{
	uint64_t h = 14695981039346656037u;
	uint32_t c, before = 0;
	size_t len, end = 0, i = 0;
	bool telling = false;

	if (l->kind != LINE_TEXT || l->text.n > KEYED)
		return;
	for (size_t number = section_number(l->text); i < number; i++)
		h = mix(h, (unsigned char)l->text.s[i]);
	for (; i < l->text.n; i += len) {
		c = rap_utf8_get(l->text.s + i, l->text.n - i, &len);
		if (rap_is_digit(c) && c < 0x80) {
			l->total |= before != '0' && is_total(l->text, end, i);
			if (!l->total)
				l->number = before == '0' && l->number < 1000000 ? l->number * 10 + c - '0' : c - '0';
			end = i + 1;
			c = '0';
		} else if (rap_is_space(c))
			c = ' ';
		telling |= rap_is_alpha(c) || c == '0';
		if (c != before || (c != '0' && c != ' '))
			h = mix(h, rap_to_lower(c));
		before = c;
	}
	if (pages_is_roman(l->text)) {
		h = mix(14695981039346656037u, '0');
		l->number = roman_value(l->text);
	}
	l->key = telling ? h | 1 : 0;
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

static void
place(struct pages *p)
{
	size_t above = 0, below = 0, page = 0, row = 1;

	for (size_t i = 0; i < p->n; i++) {
		struct line *l = &p->line[i];

		if (l->kind == LINE_BREAK) {
			page++;
			above = 0;
		}
		l->page = page;
		l->row = row;
		row += l->kind != LINE_BREAK;
		l->above = above;
		above += l->kind == LINE_TEXT;
		l->alone = i == 0 || l[-1].kind != LINE_TEXT || i + 1 == p->n || l[1].kind != LINE_TEXT;
	}
	for (size_t i = p->n; i-- > 0; ) {
		if (p->line[i].kind == LINE_BREAK)
			below = 0;
		p->line[i].below = below;
		below += p->line[i].kind == LINE_TEXT;
	}
	p->pages = page + 1;
}

void
pages_gather(struct pages *p)
{
	size_t most = 0;

	for (struct rap_node *n = rap_body(p->doc)->first; n; n = n->next)
		most++;
	free(p->line);
	p->line = rap_alloc(most + 1, sizeof(*p->line));
	p->n = 0;
	for (struct rap_node *n = rap_body(p->doc)->first; n; n = n->next) {
		struct line *l = &p->line[p->n++];

		l->node = n;
		l->kind = kind_of(n);
		l->text = rap_trim(pages_raw(l));
		if (l->kind == LINE_TEXT && l->text.n == 0)
			l->kind = LINE_BLANK;
		l->number = NO_NUMBER;
	}
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
			len = rap_lexicon_match(p->page_words, rap_cut(s, i, s.n), NULL);
			if (len == 0)
				return false;
			words++;
		} else if (!rap_is_space(c) && !rap_is_dash(c) && c != '/' && c != '|' && c != '.' && c != '[' && c != ']' &&
		    c != '(' && c != ')' && c != '~')
			return false;
	}
	return numbers == 1 || (numbers == 2 && words > 0) || (numbers == 2 && s.n < 12 && s.s[0] != '(');
}
