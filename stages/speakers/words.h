/* words.h - what the two files that cut words share: words.c takes runs of letters that were met before, as nearly all words
 * are, words_scan.c any. */
#ifndef RAPPORTEUR_SPEAKERS_WORDS_H
#define RAPPORTEUR_SPEAKERS_WORDS_H

#include <rapporteur/utf8.h>

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
/* Reads the word of the text at byte i, whatever it is made of, but for what the lists know of it; returns the hash that
 * they know it by. */
uint64_t words_scan(struct rap_str text, size_t i, struct word *);

#endif
