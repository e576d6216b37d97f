/* words.h - what the two files that cut words share: words.c takes words of small letters of ASCII, as nearly all are,
 * words_scan.c any. Both take eight bytes at a time. */
#ifndef RAPPORTEUR_SPEAKERS_WORDS_H
#define RAPPORTEUR_SPEAKERS_WORDS_H

#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "speakers.h"

#define WORD_LETTER (RAP_CHAR_UPPER | RAP_CHAR_LOWER | RAP_CHAR_DIGIT)
#define INNER 0x8000		/* may stand within a word: "it's", "G-77/CHINA", "U.S." */
extern const unsigned short words_marks[0x80];	/* of ASCII: AFTER_..., INNER */

/* ASCII behind which a word never goes on. */
static inline bool
ends_word(unsigned char c)
{
	return c == ' ' || (c < 0x80 && !(rap_ascii[c] & WORD_LETTER) && !(words_marks[c] & INNER));
}

/* Room for as many items of width bytes as are wanted, n of them there, which have memory of their own or stand behind
 * others that are kept. */
void *words_room(void *items, size_t width, size_t n, size_t want, size_t *cap, size_t *before);
unsigned words_class(uint32_t c);	/* RAP_CHAR_... of c, which is not ASCII */
/* Reads the word of the text at byte i, whatever it is made of. */
void words_scan(const struct rap_lexicon_table *, struct rap_str text, size_t i, struct word *);

#define WORDS_LONGEST 64	/* bytes, nearly, of letters that are taken eight at a time */
#define WORDS_SMALL RAP_WORD_OF(0x20u)	/* the bit that tells small letters from capitals */

/* The bit 40 of each byte that is no letter: blanks, digits and nearly all signs; of a character that is not ASCII all bytes
 * but the first. */
static inline uint64_t
words_not_letter(uint64_t w)
{
	return ~w & RAP_WORD_OF(0x40u);
}

/* Are there any but small letters among bytes that all have bit 40? */
static inline bool
words_strange(uint64_t low)
{
	return ((low + RAP_WORD_OF(0x7Fu - 'z')) | ~(low + RAP_WORD_OF(0x80u - 'a'))) & RAP_WORD_OF(0x80u);
}

/* All bits of the bytes before the first with a bit 40 in other, which has one. */
static inline uint64_t
words_before(uint64_t other)
{
	return (other ^ (other - 1)) >> 7;
}

/* Does the word surely end at that byte, where no more letters or no more digits stand? "it.", but not "it's", "G7". */
static inline bool
words_end(struct rap_str t, size_t end)
{
	unsigned char c = end < t.n ? (unsigned char)t.s[end] : ' ';

	if (ends_word(c))
		return true;
	if (c >= 0x80 || !(words_marks[c] & INNER))
		return false;
	c = end + 1 < t.n ? (unsigned char)t.s[end + 1] : ' ';
	return c < 0x80 && !(rap_ascii[c] & WORD_LETTER);
}

/* The word [start, end) of plain letters or digits, and what the lists have for it. */
static inline void
words_plain(struct word *w, size_t start, size_t end, uint64_t hash, const struct rap_lexicon_word *known)
{
	w->start = start;
	w->end = end;
	w->known = known;
	w->has = known->has;
	w->hash = (uint32_t)hash;
	w->after = 0;
	w->caps = w->digit = false;
	w->plain = true;
}

#endif
