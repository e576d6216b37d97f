/* utf8.c - characters: strict UTF-8 with a fast path for ASCII; classes and columns by a table. */
#include <endian.h>
#include <string.h>

#include <rapporteur/block.h>
#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "characters.h"

static inline block
two_blocks(const char *s)
{
	return block_at(s) | block_at(s + BLOCK);
}

/* Bytes of ASCII at the start of s, four blocks at a time, then eight. */
static size_t
ascii_run(const char *s, size_t n)
{
	size_t i = 0;

	while (i + 4 * BLOCK <= n && !block_any((two_blocks(s + i) | two_blocks(s + i + 2 * BLOCK)) & 0x80))
		i += 4 * BLOCK;
	while (i + RAP_WORD <= n && !rap_word_wide(rap_word(s + i)))
		i += RAP_WORD;
	if (i + RAP_WORD > n && n >= RAP_WORD && !rap_word_wide(rap_word(s + n - RAP_WORD)))
		return n;
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

/* Length of the well-formed character at s (Unicode 15, table 3-7), 0 where it is not one. */
static size_t
sequence(const unsigned char *s, size_t n)
{
	size_t len = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
	unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
	unsigned char high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;

	if (len < 2)
		return len;
	if (len > n || s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return len;
}

size_t
rap_utf8_valid(const char *s, size_t n)
{
	size_t i = 0, len;

	while ((i += ascii_run(s + i, n - i)) < n) {
		len = sequence((const unsigned char *)s + i, n - i);
		if (len == 0)
			break;
		i += len;
	}
	return i;
}

/* Where characters begin: bytes that are not 80 to BF. */
static inline block
beginnings(block b)
{
	return ~block_between(b, 0x80, 0xBF);
}

size_t
rap_utf8_count(const char *s, size_t n)
{
	size_t chars = 0;

	if (n >= BLOCK)
		return block_count(s, n, beginnings);
	for (size_t i = 0; i < n; i++)
		chars += ((unsigned char)s[i] & 0xC0) != 0x80;
	return chars;
}

size_t
rap_utf8_skip(const char *s, size_t n, size_t chars)
{
	size_t i = 0;

	while (i < n && chars > 0) {
		i++;
		while (i < n && ((unsigned char)s[i] & 0xC0) == 0x80)
			i++;
		chars--;
	}
	return i;
}

uint32_t
rap_utf8_get_wide(const char *s, size_t n, size_t *len)
{
	const unsigned char *u = (const unsigned char *)s;

	*len = n > 0;
	if (n == 0)
		return 0;
	if (u[0] < 0x80)
		return u[0];
	if (n > 1 && u[0] >= 0xC2 && u[0] < 0xE0 && (u[1] & 0xC0) == 0x80) {	/* as most are that are not ASCII */
		*len = 2;
		return (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
	}
	switch (sequence(u, n)) {
	case 3:
		*len = 3;
		return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
	case 4:
		*len = 4;
		return (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 | (u[3] & 0x3Fu);
	default:
		return RAP_REPLACEMENT;
	}
}

size_t
rap_utf8_put(char out[4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | (c >> 18 & 0x07));
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

uint32_t
rap_utf8_last_wide(struct rap_str s, size_t *len)
{
	size_t back = 1;

	*len = 0;
	if (s.n == 0)
		return 0;
	while (back < 4 && back < s.n && ((unsigned char)s.s[s.n - back] & 0xC0) == 0x80)
		back++;
	return rap_utf8_get(s.s + s.n - back, back, len);
}

#define SP RAP_CHAR_SPACE
#define UP RAP_CHAR_UPPER
#define LO RAP_CHAR_LOWER
#define DI RAP_CHAR_DIGIT
const unsigned char rap_ascii[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, SP, SP, SP, SP, SP, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	SP, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, DI, DI, DI, DI, DI, DI, DI, DI, DI, DI, 0, 0, 0, 0, 0, 0,
	0, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP,
	UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, 0, 0, 0, 0, 0,
	0, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO,
	LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, LO, 0, 0, 0, 0, 0,
};

static inline const struct character_kind *
kind_of(uint32_t c)
{
	static const struct character_kind none;
	uint32_t page = c / CHARACTERS_PAGE;

	return c < CHARACTERS ? &character_kinds[character_pages[character_page[page]][c % CHARACTERS_PAGE]] : &none;
}

bool
rap_is_wide(uint32_t c, int class)
{
	return kind_of(c)->classes & (class == (UP | LO) ? CHARACTERS_ALPHA : class);
}

int
rap_class_wide(uint32_t c)
{
	int classes = kind_of(c)->classes;

	if (classes & CHARACTERS_ALPHA)
		return classes & UP ? UP : LO;
	return classes & SP;
}

uint32_t
rap_to_lower_wide(uint32_t c)
{
	return c + (uint32_t)kind_of(c)->lower;
}

bool
rap_in_capitals(struct rap_str s)
{
	size_t len;
	bool capital = false;		/* not every script has some */

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (rap_is_lower(c))
			return false;
		capital |= rap_is_upper(c);
	}
	return capital;
}

bool
rap_is_dash(uint32_t c)
{
	return c == '-' || c == 0xAD || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool
rap_is_xml(uint32_t c)
{
	return c >= 0x20 ? c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF)
	    : c == '\t' || c == '\n' || c == '\r';
}

/* Bytes of printable ASCII at the start of s, eight at a time. */
static size_t
printable_run(const char *s, size_t n)
{
	size_t i = 0;
	uint64_t word, odd;

	for (; i + RAP_WORD <= n; i += RAP_WORD) {
		word = le64toh(rap_word(s + i));
		odd = rap_word_wide(word) | rap_word_below(word, ' ') | rap_word_has(word, 0x7F);
		if (odd)
			return i + (size_t)__builtin_ctzll(odd) / RAP_WORD;
	}
	while (i < n && (unsigned char)s[i] >= ' ' && (unsigned char)s[i] < 0x7F)
		i++;
	return i;
}

/* Columns behind a character that begins at column. */
static size_t
column_behind(uint32_t c, size_t column)
{
	return c == '\t' ? column + 8 - column % 8 : column + kind_of(c)->width;
}

/* Nothing but printable ASCII, as in nearly every line. */
static bool
is_printable(struct rap_str s)
{
	block plain;

	if (s.n < BLOCK)
		return false;
	plain = block_between(block_at(s.s + s.n - BLOCK), ' ', '~');
	for (size_t i = 0; i + BLOCK < s.n; i += BLOCK)
		plain &= block_between(block_at(s.s + i), ' ', '~');
	return block_all(plain);
}

/* Bytes that tell of a character that may have no column, or two: nothing of printable ASCII does, nor the bytes behind
 * the first one of a character, nor C3, which begins nearly all letters that are not ASCII. */
static inline block
doubted(block b)
{
	return (block_between(b, 0xC0, 0x1F) & (block)(b != 0xC3)) | (block)(b == 0x7F);
}

static inline block
not_first(block b)		/* bytes of a character */
{
	return block_between(b, 0x80, 0xBF);
}

/* The character at p has one column: Latin letters, Greek and Cyrillic; of those that C2 begins all but control characters
 * and U+00AD; of those that E2 begins, dashes, quotation marks and the like, U+2010 to U+2027. */
static bool
is_narrow(const char *p, const char *end)
{
	unsigned char first = (unsigned char)p[0], second = end - p > 1 ? (unsigned char)p[1] : 0;

	if (first == 0xE2)
		return second == 0x80 && end - p > 2 && (unsigned char)p[2] >= 0x90 && (unsigned char)p[2] <= 0xA7;
	if (first == 0xC2)
		return second >= 0xA0 && second != 0xAD;
	return first > 0xC2 && first < 0xD2 && (first & 0xFE) != 0xCC;
}

/* The same of each that is in doubt, of the block at p. */
static bool
are_narrow(const char *p, const char *end, block doubt)
{
	uint64_t half[2];

	memcpy(half, &doubt, BLOCK);
	for (size_t i = 0; i < BLOCK; i += RAP_WORD)
		for (uint64_t at = le64toh(half[i / RAP_WORD]) & RAP_WORD_OF(0x80u); at; at &= at - 1)
			if (!is_narrow(p + i + (size_t)__builtin_ctzll(at) / 8, end))
				return false;
	return true;
}

size_t
rap_width_narrow(struct rap_str s)
{
	const char *end = s.s + s.n, *last = end - BLOCK, *p = s.s;
	block doubt, times = { 0 };

	if (s.n < BLOCK || s.n > BLOCK_FULL)
		return 0;
	for (; p <= last; p += BLOCK) {
		block b = block_at(p);

		doubt = doubted(b);
		times -= not_first(b);
		if (block_any(doubt) && !are_narrow(p, end, doubt))
			return 0;
	}
	doubt = doubted(block_at(last));
	times -= block_last(end, (size_t)(end - p), not_first);
	return block_any(doubt) && !are_narrow(last, end, doubt) ? 0 : s.n - block_sum(times);
}

size_t
rap_width_wide(struct rap_str s)
{
	size_t i = 0, width = rap_width_narrow(s), len;

	if (width > 0)
		return width;
	for (;;) {
		size_t run = printable_run(s.s + i, s.n - i);

		i += run;
		width += run;
		if (i == s.n)
			return width;
		width = column_behind(rap_utf8_get(s.s + i, s.n - i, &len), width);
		i += len;
	}
}

size_t
rap_width(struct rap_str s)
{
	return is_printable(s) ? s.n : rap_width_wide(s);
}

void
rap_lower(struct rap_buf *out, struct rap_str s)
{
	char bytes[4];
	size_t len;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_to_lower(rap_utf8_get(s.s + i, s.n - i, &len));

		if (c < 0x80)
			rap_buf_addc(out, (char)c);
		else
			rap_buf_add(out, bytes, rap_utf8_put(bytes, c));
	}
}

void
rap_utf8_mend(struct rap_buf *out, struct rap_str s)
{
	size_t len;

	for (size_t i = 0; i < s.n; i += len) {
		char c[4];
		uint32_t point = rap_utf8_get(s.s + i, s.n - i, &len);

		rap_buf_add(out, c, rap_utf8_put(c, point));
	}
}
