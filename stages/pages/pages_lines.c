/* pages_lines.c - the lines of a document, their keys and their places on the page. */
#include <stdlib.h>

#include <rapporteur/word.h>

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

static uint32_t
roman_value(struct rap_str s)
{
	static const struct { char digit; uint32_t value; } digits[] = { { 'i', 1 }, { 'v', 5 }, { 'x', 10 }, { 'l', 50 } };
	uint32_t sum = 0, greatest = 0;

	for (size_t i = s.n; i-- > 0; )
		for (size_t k = 0; k < sizeof(digits) / sizeof(*digits); k++)
			if (digits[k].digit == s.s[i]) {
				sum += digits[k].value < greatest ? -digits[k].value : digits[k].value;
				greatest = digits[k].value > greatest ? digits[k].value : greatest;
			}
	return sum;
}

static uint64_t
mix(uint64_t h, uint64_t more)
{
	h = (h ^ more) * RAP_SCATTER;
	return h ^ h >> 32;		/* the low bits of a product know nothing of the high ones */
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
	uint32_t digit = (uint32_t)(l->text.s[i] - '0');
	bool goes_on = end > 0 && end == i;

	l->total |= !goes_on && is_total(l->text, *first, end, i, l->number);
	if (!goes_on)
		*first = i;
	if (!l->total)
		l->number = goes_on && l->number < 1000000 ? l->number * 10 + digit : digit;
}

/* Bytes of the word that are white space, digits or no ASCII: what stands before the first of them stands for itself. */
static inline uint64_t
stops(uint64_t w)
{
	return rap_word_wide(w) | rap_word_below(w, ' ' + 1) | rap_word_below(w ^ RAP_WORD_OF('0'), 10);
}

/* So many of the bytes, the first ones, in small letters. */
static inline uint64_t
first_bytes(uint64_t w, size_t n)
{
	return rap_word_lower(n < RAP_WORD ? w & (((uint64_t)1 << 8 * n) - 1) : w);
}

struct key {			/* in the making */
	uint64_t word, sum;	/* of the words before it */
	size_t first, end;	/* of the number before, end 0 where there is none */
};

/* A number, a run of white space or a character that is not ASCII, at byte i; the bytes of it. */
static size_t
take_other(struct line *l, size_t i, struct key *k)
{
	struct rap_str s = l->text;
	size_t len, from = i;
	uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

	if (rap_is_space(c)) {
		k->sum += k->word;
		k->word = 0;
		return rap_skip_space(s, i + len) - i;
	}
	if (!pages_is_digit(s.s[i])) {
		k->word = mix(k->word, rap_to_lower(c));
		return len;
	}
	for (; i < s.n && pages_is_digit(s.s[i]); k->end = ++i)
		take_digit(l, i, &k->first, k->end);
	k->word = mix(k->word, '0');
	return i - from;
}

static bool
is_telling(struct rap_str s)
{
	size_t len, i = 0;

	while (i < s.n && rap_class(rap_utf8_get(s.s + i, s.n - i, &len)) <= RAP_CHAR_SPACE)
		i += len;
	return i < s.n;
}

/* Numbers count as one sign, letters in lower case; words in any order, since left and right pages have the halves of a
 * header the other way round: "Lamp Board        Minutes of May", "Minutes of May        Lamp Board". */
static void
make_key(struct line *l)
{
	struct key k = { .word = 0 };
	size_t i = 0, n;

	if (l->kind != LINE_TEXT || l->text.n > PAGES_KEYED)
		return;
	for (size_t number = section_number(l->text); i < number; i++)
		k.word = mix(k.word, (unsigned char)l->text.s[i]);
	for (; i < l->text.n; i += n) {
		uint64_t w = rap_word_of_text(l->text.s + i, l->text.n - i), stop = stops(w);

		n = stop ? (size_t)__builtin_ctzll(stop) / 8 : RAP_WORD;
		if (n > 0)
			k.word = mix(k.word, first_bytes(w, n));
		else
			n = take_other(l, i, &k);
	}
	k.sum += k.word;
	if (pages_is_roman(l->text)) {
		k.sum = mix(0, '0');
		l->number = roman_value(l->text);
	}
	l->key = is_telling(l->text) ? k.sum | 1 : 0;
}

uint64_t
pages_key(struct line *l)
{
	if (!l->keyed)
		make_key(l);
	l->keyed = true;
	return l->key;
}

uint32_t
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
look(struct pages *p, struct line *l, struct rap_node *n)
{
	struct rap_str raw;
	size_t len;
	int class;

	*l = (struct line){ .node = n, .number = NO_NUMBER, .kind = kind_of(n) };
	p->pages += l->kind == LINE_BREAK;
	raw = pages_raw(l);
	l->text = raw.n > 0 ? rap_trim(raw) : raw;
	if (l->text.n == 0) {
		l->lead = raw.n;
		p->indented += raw.n > 0;
		l->kind = l->kind == LINE_TEXT ? LINE_BLANK : l->kind;
		return;
	}
	class = rap_class(rap_utf8_get(l->text.s, l->text.n, &len));
	l->lead = (size_t)(l->text.s - raw.s);
	p->indented += l->lead > 0;
	if (class < RAP_CHAR_UPPER || class > RAP_CHAR_LOWER) {
		l->sign = class == 0;
		p->digits += class == RAP_CHAR_DIGIT;
	}
}

static unsigned char
begins_with(const struct pages *p, const struct line *l)
{
	struct rap_str s = l->text;
	const struct rap_lexicon_set *set = l->alone || s.n < PAGES_SHORT ? p->begin : p->bars;

	if (s.n > PAGES_BAR)
		return 0;
	if (l->sign || pages_is_digit(s.s[0]))
		s = rap_cut(s, pages_first_letter(s), s.n);
	return (unsigned char)rap_lexicon_begins(set, s);
}

/* Something may be said of it that is not said of any line of a paragraph. */
static bool
is_odd(const struct line *l)
{
	return l->alone || l->sign || l->begins || l->text.n <= PAGES_FEW || pages_is_digit(l->text.s[0]) ||
	    pages_is_digit(l->text.s[l->text.n - 1]);
}

/* What a line of text is beside the one above and the one below it. */
static void
compare(struct pages *p, struct line *l, const struct line *above)
{
	const struct line *below = l + 1;

	l->alone = above->kind != LINE_TEXT || below->kind != LINE_TEXT;
	l->narrow = !l->alone && l->text.n * 4 < above->text.n * 3 && l->text.n * 4 < below->text.n * 3;
	l->begins = begins_with(p, l);
	if (is_odd(l))
		p->odd[p->odds++] = (size_t)(l - p->line);
}

/* The places of lines on their pages. */
static void
place(struct pages *p)
{
	uint32_t above = 0, below = 0, page = 0;

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
	struct line *l, *end;

	p->n = p->odds = p->digits = p->indented = 0;
	p->pages = 1;
	for (const struct rap_node *n = first; n; n = n->next)
		p->n++;
	p->line = l = rap_realloc(p->line, p->n + 1, sizeof(*l));
	p->odd = rap_realloc(p->odd, p->n + 1, sizeof(*p->odd));
	for (struct rap_node *n = first; n; n = n->next)
		look(p, l++, n);
	end = l;
	*end = (struct line){ .kind = LINE_OTHER };	/* stands above the first and below the last one */
	for (l = p->line; l < end; l++)
		if (l->kind == LINE_TEXT)
			compare(p, l, l > p->line ? l - 1 : end);
	if (p->pages > 1)
		place(p);
	pages_twins(p);
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
