/* word.h - eight bytes of text at a time: whether any of them is of a kind, with no loop over them. For scans of long texts in
 * which nearly nothing is found; where the answer is not 0, some byte of the word is of the kind, and the caller looks
 * which. */
#ifndef RAPPORTEUR_WORD_H
#define RAPPORTEUR_WORD_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define RAP_SCATTER 0x9E3779B97F4A7C15u	/* odd: hashes and keys that are multiplied by it fall far apart */
#define RAP_WORD 8u				/* bytes */
#define RAP_WORD_OF(c) (0x0101010101010101u * (c))	/* a word of that byte, 0 to 255 */

static inline uint64_t
rap_word(const char *s)			/* the RAP_WORD bytes at s */
{
	uint64_t w;

	memcpy(&w, s, sizeof(w));
	return w;
}

/* The n bytes at s, fewer than RAP_WORD, the very first lowest, zeroes above them: two halves of four or more, which may
 * overlap, else the first, the middle and the last. */
static inline uint64_t
rap_word_short(const char *s, size_t n)
{
	uint32_t first, last;

	if (n < sizeof(first))
		return n == 0 ? 0 : (uint64_t)(unsigned char)s[0] | (uint64_t)(unsigned char)s[n / 2] << 8 * (n / 2) |
		    (uint64_t)(unsigned char)s[n - 1] << 8 * (n - 1);
	memcpy(&first, s, sizeof(first));
	memcpy(&last, s + n - sizeof(last), sizeof(last));
	return le32toh(first) | (uint64_t)le32toh(last) << 8 * (n - sizeof(last));
}

/* The first eight of the n bytes at s, the very first lowest; where they are fewer, zeroes above them. */
static inline uint64_t
rap_word_of_text(const char *s, size_t n)
{
	return n >= RAP_WORD ? le64toh(rap_word(s)) : rap_word_short(s, n);
}

/* Copies n bytes, two words at most; there is room for one word at least. */
static inline void
rap_word_copy(char *to, const char *s, size_t n)
{
	uint64_t first = rap_word_of_text(s, n), last;

	if (n > RAP_WORD) {
		last = rap_word(s + n - RAP_WORD);
		memcpy(to + n - RAP_WORD, &last, RAP_WORD);
	}
	first = htole64(first);
	memcpy(to, &first, RAP_WORD);
}

/* bytes of 80 and above: not ASCII */
static inline uint64_t rap_word_wide(uint64_t w) { return w & RAP_WORD_OF(0x80u); }
/* bytes below c, which is 1 to 80: subtraction borrows from the top bit of those, which had it not */
static inline uint64_t rap_word_below(uint64_t w, unsigned c) { return (w - RAP_WORD_OF(c)) & ~w & RAP_WORD_OF(0x80u); }
/* bytes that are c */
static inline uint64_t rap_word_has(uint64_t w, unsigned char c) { return rap_word_below(w ^ RAP_WORD_OF(c), 1); }

/* bytes that are not from first to last, both of ASCII; of those behind the lowest of them, more or fewer */
static inline uint64_t
rap_word_not_between(uint64_t w, unsigned first, unsigned last)
{
	return ((w + RAP_WORD_OF(0x7Fu - last)) | ~(w + RAP_WORD_OF(0x80u - first))) & RAP_WORD_OF(0x80u);
}

/* bytes of the small letters of the Latin script from U+00DF to U+00FF, as they are in UTF-8 */
static inline uint64_t
rap_word_small_latin(uint64_t w)
{
	uint64_t second = rap_word_wide(w) & ~(w << 1) & ((w & RAP_WORD_OF(0x7Fu)) + RAP_WORD_OF(0x80u - 0x1F));

	return rap_word_has(w, 0xC3) | (second & ~rap_word_has(w, 0xB7));	/* but for the sign of division */
}

/* bytes that are no small letter of ASCII */
static inline uint64_t
rap_word_not_small(uint64_t w)
{
	uint64_t low = w & RAP_WORD_OF(0x7Fu);

	return ((low + RAP_WORD_OF(0x7Fu - 'z')) | ~(low + RAP_WORD_OF(0x80u - 'a')) | w) & RAP_WORD_OF(0x80u);
}

/* the word, which is ASCII, with small letters for its capitals */
static inline uint64_t
rap_word_lower(uint64_t w)
{
	uint64_t upper = (w + RAP_WORD_OF(0x80u - 'A')) & ~(w + RAP_WORD_OF(0x7Fu - 'Z')) & RAP_WORD_OF(0x80u);

	return w | upper >> 2;
}

#endif
