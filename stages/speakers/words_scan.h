/* words_scan.h - what the two files that cut words share: words.c takes words of small letters of ASCII, as nearly all are,
 * words_scan.c any. Both take eight bytes at a time. */
#ifndef RAPPORTEUR_SPEAKERS_WORDS_SCAN_H
#define RAPPORTEUR_SPEAKERS_WORDS_SCAN_H

#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "words.h"

#define LETTER 0x4000		/* or a digit */
#define INNER 0x8000		/* may stand within a word: "it's", "G-77/CHINA", "U.S." */
#define AFTER (LETTER - 1)
extern const unsigned short words_marks[0x80];	/* of ASCII: LETTER, or AFTER_... and INNER */

/* Room for as many items of width bytes as are wanted, n of them there, which have memory of their own or stand behind
 * others that are kept. */
void *words_room(void *items, size_t width, size_t n, size_t want, size_t *cap, size_t *before);
unsigned words_class(uint32_t c);	/* RAP_CHAR_... of c, which is not ASCII */
/* Reads the word of the text that begins at byte i, whatever it is made of. */
void words_scan(const struct rap_lexicon_table *, struct rap_str text, size_t i, struct word *);

/* Does the word surely end at that byte, where no more letters or digits stand? "it.", but not "it's", "G-7". *marks: of
 * what stands there. */
static inline bool
words_end(struct rap_str t, size_t end, unsigned *marks)
{
	unsigned char c = end < t.n ? (unsigned char)t.s[end] : ' ';

	if (c >= 0x80)
		return false;
	*marks = words_marks[c];
	if (!(*marks & (LETTER | INNER)))
		return true;
	c = end + 1 < t.n ? (unsigned char)t.s[end + 1] : ' ';
	return !(*marks & LETTER) && c < 0x80 && !(words_marks[c] & LETTER);
}

/* The word [start, end) that lists know by that hash, which is theirs. */
static inline void
words_known(struct word *w, size_t start, size_t end, uint64_t hash, const struct rap_lexicon_word *known)
{
	w->start = start;
	w->end = end;
	w->known = known;
	w->has = known->has;
	w->hash = (uint32_t)hash;
}

#endif
