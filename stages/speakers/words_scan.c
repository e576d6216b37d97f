/* words_scan.c - a word of any letters: of capitals or digits alone, or read a character at a time.
 *
 *	G-77/CHINA	U.S.	Committee's	2019	déclaré	RIVAS */
#include <string.h>

#include "words.h"

const unsigned short words_marks[0x80] = {
	[','] = AFTER_COMMA, [';'] = AFTER_SEMICOLON, [':'] = AFTER_COLON, ['.'] = AFTER_STOP | INNER,
	['?'] = AFTER_ASK, ['!'] = AFTER_ASK, ['('] = AFTER_OPEN, ['['] = AFTER_OPEN, [')'] = AFTER_CLOSE,
	[']'] = AFTER_CLOSE, ['"'] = AFTER_QUOTE, ['-'] = AFTER_DASH | INNER, ['\n'] = AFTER_LINE,
	['&'] = AFTER_AND | INNER, ['\''] = INNER, ['/'] = INNER,
};

unsigned
words_after(uint32_t c)
{
	if (c < 0x80)
		return words_marks[c] & ~INNER;
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

			if (ends_word(c) || !scan_other(&other, t))
				break;
			s = other;
		}
	}
	return s;
}

/* The lists know it by its first letters and digits alone. */
static void
word_joined(struct word *w)
{
	w->plain = false;
	w->alone = 0;
	w->longer = w->lists;
}

/* --- words of letters, or of digits */

struct letters {		/* a run of them */
	size_t end;
	uint64_t hash;
	uint64_t capitals;	/* behind its first one */
	uint64_t smalls;
	uint64_t wide;		/* bytes that are not ASCII */
	bool strange;		/* has other signs or letters in it, or is very long: "a|a|a|", "a—a—a—" again and again */
};

/* The run at byte i, of letters and of what is not ASCII, eight bytes at a time. */
static inline struct letters
letters_at(struct rap_str t, size_t i)
{
	struct letters l = { .end = i, .hash = RAP_LEXICON_WORD };
	uint64_t first = 0x20, other;

	do {
		uint64_t eight = rap_word_of_text(t.s + l.end, t.n - l.end), mask, low, upper, wide;

		other = words_not_letter(eight | eight >> 1);
		mask = other ? words_before(other) : ~(uint64_t)0;
		wide = rap_word_wide(eight & mask);
		low = (eight | (WORDS_SMALL & ~(wide >> 2))) & mask;
		upper = (low ^ eight) & mask;
		l.strange |= (rap_word_not_small(low | (RAP_WORD_OF((uint64_t)'a') & ~mask)) & ~wide) > 0;
		l.wide |= wide;
		l.capitals |= upper & ~first;
		l.smalls |= upper ^ (WORDS_SMALL & mask);
		first = 0;
		l.end += other ? (unsigned)__builtin_ctzll(other) / 8 : RAP_WORD;
		l.hash = other ? rap_lexicon_last(l.hash, low) : rap_lexicon_eight(l.hash, low);
	} while (other == 0 && l.end - i < WORDS_LONGEST);
	l.strange |= other == 0 || l.end == i || (l.wide && !rap_lexicon_is_small_latin(rap_cut(t, i, l.end)));
	return l;
}

/* Adds to the run what stands behind the sign at its end; false where that is not so plain. */
static bool
letters_join(struct rap_str t, size_t i, struct letters *l)
{
	unsigned char c = (unsigned char)t.s[l->end];
	struct letters more;

	if (c >= 0x80 || !(words_marks[c] & INNER) || (c == '\'' && l->end == i + 1))	/* "G7", "l'ordre" */
		return false;
	more = letters_at(t, l->end + 1);
	l->end = more.end;
	l->capitals |= more.capitals;
	l->smalls |= more.smalls;
	return !more.strange;
}

/* Reads the word where it is of letters of ASCII, or small ones of Latin: "RIVAS", "sesión", "Jean-Pierre", "U.S.". */
static bool
word_letters(const struct rap_lexicon_table *known, struct rap_str t, size_t i, struct word *w)
{
	struct letters l = letters_at(t, i);
	size_t first = l.end;

	if (l.strange)
		return false;
	while (!words_end(t, l.end))
		if (!letters_join(t, i, &l))
			return false;
	if (l.smalls && (l.capitals || (unsigned char)t.s[l.end - 1] < 'a'))
		return false;
	words_plain(w, i, l.end, l.hash, rap_lexicon_word(known, l.hash));
	w->capital = rap_ascii[(unsigned char)t.s[i]] & RAP_CHAR_UPPER;
	w->caps = !l.smalls && (l.capitals || l.end > first);
	if (l.end > first)
		word_joined(w);
	return true;
}

/* The same of fewer than eight digits: "2019". */
static bool
word_digits(const struct rap_lexicon_table *known, struct rap_str t, size_t i, struct word *w)
{
	uint64_t eight = rap_word_of_text(t.s + i, t.n - i), low = eight ^ RAP_WORD_OF((uint64_t)'0'), other, h;
	size_t end;

	other = (((low & RAP_WORD_OF(0x7Fu)) + RAP_WORD_OF(0x80u - 10)) | low) & RAP_WORD_OF(0x80u);
	if (other == 0 || other & 0x80)
		return false;
	end = i + (unsigned)__builtin_ctzll(other) / 8;
	if (!words_end(t, end))
		return false;
	h = rap_lexicon_last(RAP_LEXICON_WORD, eight & (other ^ (other - 1)) >> 8);
	words_plain(w, i, end, h, rap_lexicon_word(known, h));
	w->capital = false;
	w->digit = true;
	return true;
}

static void
word_any(const struct rap_lexicon_table *known, struct rap_str t, size_t i, struct word *w)
{
	struct scan s = scan_any(t, i);
	uint64_t hash = rap_lexicon_hash_word(rap_cut(t, i, s.broken ? s.broken : s.end));

	words_plain(w, i, s.end, hash, rap_lexicon_word(known, hash));
	w->capital = is_capital(t, &s);
	w->digit = s.digit;
	w->caps = (s.upper >= 2 && !s.lower) || s.run >= 3;	/* "McRIVAS" too */
	if (s.broken)
		word_joined(w);
}

void
words_scan(const struct rap_lexicon_table *known, struct rap_str t, size_t i, struct word *w)
{
	bool digit = rap_ascii[t.s[i] & 0x7F] & RAP_CHAR_DIGIT;

	if (!(digit ? word_digits(known, t, i, w) : word_letters(known, t, i, w)))
		word_any(known, t, i, w);
}
