/* words_scan.c - a word of any letters: of capitals or digits alone, or read a character at a time.
 *
 *	G-77/CHINA	U.S.	Committee's	2019	déclaré	RIVAS */
#include <string.h>

#include "words_scan.h"

#define WORD_LETTER (RAP_CHAR_UPPER | RAP_CHAR_LOWER | RAP_CHAR_DIGIT)

#define L LETTER
const unsigned short words_marks[0x80] = {
	[','] = AFTER_COMMA, [';'] = AFTER_SEMICOLON, [':'] = AFTER_COLON, ['.'] = AFTER_STOP | INNER,
	['?'] = AFTER_ASK, ['!'] = AFTER_ASK, ['('] = AFTER_OPEN, ['['] = AFTER_OPEN, [')'] = AFTER_CLOSE,
	[']'] = AFTER_CLOSE, ['"'] = AFTER_QUOTE, ['-'] = AFTER_DASH | INNER, ['\n'] = AFTER_LINE,
	['&'] = AFTER_AND | INNER, ['\''] = INNER, ['/'] = INNER,
	['0'] = L, L, L, L, L, L, L, L, L, L,
	['A'] = L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	['a'] = L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
};
#undef L

unsigned
words_after(uint32_t c)
{
	if (c < 0x80)
		return words_marks[c] & AFTER;
	switch (c) {
	case 0x2026:
		return AFTER_STOP;
	case 0x2013: case 0x2014:
		return AFTER_DASH;
	case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB:
		return AFTER_QUOTE;
	}
	return 0;
}

unsigned
words_class(uint32_t c)
{
	if (c - 0x2000 < 0x70)		/* dashes, quotation marks, blanks */
		return 0;
	if (rap_is_alpha(c) || c == 0xAA || c == 0xBA)
		return rap_is_upper(c) ? RAP_CHAR_UPPER : RAP_CHAR_LOWER;
	return rap_is_digit(c) ? RAP_CHAR_DIGIT : 0;
}

static inline unsigned
class_of(uint32_t c)
{
	return c < 0x80 ? rap_ascii[c] : words_class(c);
}

static unsigned
class_at(struct rap_str t, size_t i)
{
	size_t len;

	return i < t.n ? class_of(rap_utf8_get(t.s + i, t.n - i, &len)) : 0;
}

/* "l'ordre", "D'abord", "L'Inde", "d'Inde": the apostrophe at byte i ends an elided word; "D'Arcy" and "o'clock" are
 * one. */
static bool
is_elision(struct rap_str t, size_t start, size_t i, uint32_t c)
{
	size_t len;

	if ((c != '\'' && c != 0x2019) || i != start + 1 || !strchr("lLdDqQnNsSjJmMcC", t.s[start]))
		return false;
	rap_utf8_get(t.s + i, t.n - i, &len);
	if (i + len >= t.n)
		return false;
	c = rap_utf8_get(t.s + i + len, t.n - i - len, &len);
	return rap_is_lower(c) || (rap_is_upper(c) && strchr("lLd", t.s[start]));
}

/* What may stand within a word, between two letters or digits. */
static bool
is_inner(uint32_t c)
{
	return c < 0x80 ? words_marks[c] & INNER : c == 0x2019 || c == 0xAD || c == 0x2010;
}

/* A soft hyphen, an accent that stands behind its letter. */
static bool
is_mark(uint32_t c)
{
	return c == 0xAD || (c >= 0x300 && c <= 0x36F);
}

struct scan {
	size_t start, end;
	size_t upper, lower;	/* letters */
	size_t run;		/* of capitals at the end so far */
	size_t broken;		/* where the first run of letters and digits ends, by which lists know it; 0: it goes on */
	bool digit;		/* has one */
};

/* Takes a letter or digit of len bytes. */
static inline void
scan_letter(struct scan *s, unsigned class, size_t len)
{
	if (class & RAP_CHAR_UPPER) {
		s->upper++;
		s->run++;
	} else {
		s->lower += class & RAP_CHAR_LOWER ? 1 : 0;
		s->digit |= class & RAP_CHAR_DIGIT;
		s->run = 0;
	}
	s->end += len;
}

/* Takes lower-case ASCII, which nearly all letters are. */
static inline void
scan_small(struct scan *s, struct rap_str t)
{
	size_t end = s->end;

	while (end < t.n && (unsigned char)(t.s[end] - 'a') < 26)
		end++;
	s->lower += end - s->end;
	s->run = 0;
	s->end = end;
}

/* Takes a character that is not lower-case ASCII; false where the word ends before it. */
static bool
scan_other(struct scan *s, struct rap_str t)
{
	size_t len;
	uint32_t c = rap_utf8_get(t.s + s->end, t.n - s->end, &len);
	unsigned class = class_of(c);

	if (class & WORD_LETTER) {
		scan_letter(s, class, len);
		return true;
	}
	if (is_inner(c) ? !(class_at(t, s->end + len) & WORD_LETTER) || is_elision(t, s->start, s->end, c) : !is_mark(c))
		return false;
	if (!s->broken)
		s->broken = s->end;
	s->end += len;
	return true;
}

/* "Rivas"; of names that are inflected at their front, "hEithir", "nGall": one small letter before a capital and more. */
static bool
is_capital(struct rap_str t, const struct scan *s)
{
	if (class_at(t, s->start) & RAP_CHAR_UPPER)
		return true;
	if (s->upper != 1 || s->lower < 3)
		return false;
	return rap_ascii[t.s[s->start] & 0x7F] & RAP_CHAR_LOWER && class_at(t, s->start + 1) & RAP_CHAR_UPPER;
}

static struct scan
scan_any(struct rap_str t, size_t i)
{
	struct scan s = { .start = i, .end = i };

	while (s.end < t.n) {
		unsigned char c = (unsigned char)t.s[s.end];

		if (c >= 'a' && c <= 'z')
			scan_small(&s, t);
		else if (c < 0x80 && rap_ascii[c] & WORD_LETTER)
			scan_letter(&s, rap_ascii[c], 1);
		else {
			struct scan other = s;	/* which leaves s in registers */

			if (!scan_other(&other, t))
				break;
			s = other;
		}
	}
	return s;
}

/* Lists know it by its first letters and digits alone. */
static void
set_joined(struct word *w)
{
	w->plain = false;
	w->alone = 0;
	w->longer = word_begins(w);
}

/* Reads the word a character at a time. */
static void
word_any(const struct rap_lexicon_table *known, struct rap_str t, size_t i, struct word *w)
{
	struct scan s = scan_any(t, i);
	uint64_t hash = rap_lexicon_hash_word(rap_cut(t, i, s.broken ? s.broken : s.end));
	struct word like = { .plain = true, .capital = is_capital(t, &s), .digit = s.digit,
		.caps = (s.upper >= 2 && !s.lower) || s.run >= 3 };	/* "McRIVAS" too */

	words_known(w, i, s.end, hash, rap_lexicon_word(known, hash));
	w->kind = like.kind;
	if (s.broken)
		set_joined(w);
}

/* --- runs of one kind, eight bytes at a time, as nearly all words that come here are: letters or digits of ASCII, small letters
 * of Latin */

/* The word goes on behind the run at byte end, with another that *next is set to, or ends there; true: neither is
 * plain. */
static bool
is_strange_end(struct rap_str t, size_t start, size_t end, size_t *next)
{
	unsigned char byte = end < t.n ? (unsigned char)t.s[end] : ' ';
	size_t len = 1;
	uint32_t c = byte;

	*next = end;
	if (byte < 0x80 && !(words_marks[byte] & (INNER | LETTER)))	/* nearly always */
		return false;
	if (byte >= 0x80)
		c = rap_utf8_get_wide(t.s + end, t.n - end, &len);
	else if (words_marks[byte] & LETTER)
		return true;
	if (is_inner(c) && class_at(t, end + len) & WORD_LETTER && !is_elision(t, start, end, c))
		*next += len;
	return byte >= 0x80 && (byte < 0xC0 || is_mark(c) || words_class(c));
}

/* Where the bytes from first to last at byte i end, of which the very first may be a capital; with small letters of ASCII
 * go those of Latin. *hash: of them in lower case. */
static inline size_t
bytes_end(struct rap_str t, size_t i, unsigned first, unsigned last, uint64_t *hash)
{
	uint64_t lower = first == 'A' ? RAP_WORD_OF(0x20u) : 0, w, other;
	uint64_t before = first == 'a' && rap_ascii[(unsigned char)t.s[i]] & RAP_CHAR_UPPER ? 0x20 : 0;

	*hash = RAP_LEXICON_WORD;
	for (;; i += RAP_WORD, before = 0) {
		w = rap_word_of_text(t.s + i, t.n - i);
		other = rap_word_not_between(first == 'a' ? w | before : w, first, last);
		if (first == 'a' && rap_word_wide(w))		/* none of these is carried into the next byte */
			other &= ~rap_word_small_latin(w);
		if (other)
			break;
		*hash = rap_lexicon_eight(*hash, w | lower | before);
	}
	*hash = rap_lexicon_last(*hash, (w | lower | before) & (other ^ (other - 1)) >> 8);
	return i + (unsigned)__builtin_ctzll(other) / 8;
}

enum {				/* what a word has in it so far */
	UPPER = 1, UPPERS = 2,	/* a capital; more than one */
	LOWER = 4,
	DIGIT = 8,
	LAST = 16		/* the last run is of capitals alone */
};

/* Where the run at byte i ends: "2019", "RIVAS", "Rivas", "it". */
static inline size_t
plain_end(struct rap_str t, size_t i, unsigned *seen, uint64_t *hash)
{
	unsigned char kind = rap_ascii[(unsigned char)t.s[i]];
	unsigned has = LOWER;
	size_t end;

	if (kind == RAP_CHAR_DIGIT) {
		has = DIGIT;
		end = bytes_end(t, i, '0', '9', hash);
	} else if (i + 1 < t.n && rap_ascii[(unsigned char)t.s[i + 1]] & RAP_CHAR_UPPER) {
		has = UPPER | UPPERS | LAST;
		end = bytes_end(t, i, 'A', 'Z', hash);
	} else {
		end = bytes_end(t, i, 'a', 'z', hash);
		if (kind == RAP_CHAR_UPPER)
			has = UPPER | (*seen & UPPER ? UPPERS : 0) | (end == i + 1 ? LAST : LOWER);
	}
	*seen = (*seen & ~LAST) | has;
	return end;
}

/* Reads the word where it is of such runs alone. */
static bool
word_plain(const struct rap_lexicon_table *known, struct rap_str t, size_t i, struct word *w)
{
	unsigned seen = 0, marks;
	uint64_t hash = 0, more;
	size_t first = i, end, next = i;

	do {
		size_t from = next;

		end = plain_end(t, from, &seen, &more);
		if (end == from)
			return false;
		if (from == i) {
			first = end;
			hash = more;
		}
		if (words_end(t, end, &marks))		/* nearly always */
			break;
		if (is_strange_end(t, i, end, &next))		/* "U.S." and "Jean-Pierre" go on, "l'ordre" does not */
			return false;
	} while (next > end);
	if ((seen & (LOWER | LAST)) == (LOWER | LAST))		/* "Vice-PRESIDENT" */
		return false;
	words_known(w, i, end, hash, rap_lexicon_word(known, hash));
	w->kind = (struct word){ .plain = true, .capital = rap_ascii[(unsigned char)t.s[i]] & RAP_CHAR_UPPER }.kind;
	if (seen & DIGIT)
		w->digit = true;
	if ((seen & (LOWER | UPPERS)) == UPPERS)
		w->caps = true;
	if (end > first)
		set_joined(w);
	return true;
}

void
words_scan(const struct rap_lexicon_table *known, struct rap_str t, size_t i, struct word *w)
{
	if (!word_plain(known, t, i, w))
		word_any(known, t, i, w);
}
