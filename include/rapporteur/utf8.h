/* utf8.h - characters. All text behind rap-read is valid UTF-8; these functions rely on it but never read past the end
 * of what they are given. Positions are bytes where not said otherwise. */
#ifndef RAPPORTEUR_UTF8_H
#define RAPPORTEUR_UTF8_H

#include <stdint.h>

#include "str.h"

#define RAP_REPLACEMENT 0xFFFDu

size_t rap_utf8_valid(const char *s, size_t n);		/* bytes up to the first that is not strict UTF-8; n if none */
size_t rap_utf8_count(const char *s, size_t n);		/* characters; the bytes outside 80..BF */
size_t rap_utf8_skip(const char *s, size_t n, size_t chars);	/* bytes that that many characters take, n at most */
uint32_t rap_utf8_get_wide(const char *s, size_t n, size_t *len);	/* rap_utf8_get for any first byte */
size_t rap_utf8_put(char out[4], uint32_t c);		/* bytes written */
uint32_t rap_utf8_last_wide(struct rap_str, size_t *len);	/* rap_utf8_last for any last byte */

/* The first character, its bytes in *len (1 at least while n > 0; U+FFFD for a broken one); n == 0 gives 0, *len = 0. */
static inline uint32_t
rap_utf8_get(const char *s, size_t n, size_t *len)
{
	if (n == 0 || (unsigned char)*s >= 0x80)
		return rap_utf8_get_wide(s, n, len);
	*len = 1;
	return (unsigned char)*s;
}

/* The last character, in the same way. */
static inline uint32_t
rap_utf8_last(struct rap_str s, size_t *len)
{
	if (s.n == 0 || (unsigned char)s.s[s.n - 1] >= 0x80)
		return rap_utf8_last_wide(s, len);
	*len = 1;
	return (unsigned char)s.s[s.n - 1];
}

/* Classes. Nearly every character is ASCII, so the questions about it are answered here by a table. */
enum { RAP_CHAR_SPACE = 1, RAP_CHAR_UPPER = 2, RAP_CHAR_LOWER = 4, RAP_CHAR_DIGIT = 8 };
extern const unsigned char rap_ascii[256];	/* 0 of a sign, and of bytes that are not ASCII */
bool rap_is_wide(uint32_t c, int class);		/* the same for c >= 0x80 */
uint32_t rap_to_lower_wide(uint32_t c);

static inline bool
rap_is_class(uint32_t c, int class)
{
	return c < 0x80 ? (rap_ascii[c] & class) != 0 : rap_is_wide(c, class);
}

int rap_class_wide(uint32_t c);
static inline int
rap_class(uint32_t c)		/* which of them it is, 0: a sign; digits that are not of ASCII are letters here */
{
	return c < 0x80 ? rap_ascii[c] : rap_class_wide(c);
}

/* Unicode White_Space, form feed and the line ends included */
static inline bool rap_is_space(uint32_t c) { return rap_is_class(c, RAP_CHAR_SPACE); }
/* printable ASCII that is no blank, 21 to 7E, as most bytes are */
static inline bool rap_is_ink(char c) { return (unsigned char)(c - 0x21) < 0x5E; }
/* the first byte from i on that is none; the text's length where there is none */
static inline size_t
rap_skip_space(struct rap_str s, size_t i)
{
	size_t len = 1;

	for (; i < s.n && !rap_is_ink(s.s[i]); i += len, len = 1)
		if (s.s[i] != ' ' && !rap_is_space(rap_utf8_get(s.s + i, s.n - i, &len)))
			break;
	return i;
}
/* the first byte from i on that is no letter or digit of ASCII; the text's length where there is none */
static inline size_t
rap_skip_word(struct rap_str s, size_t i)
{
	while (i < s.n && rap_ascii[(unsigned char)s.s[i]] > RAP_CHAR_SPACE)
		i++;
	return i;
}
/* letters of any script */
static inline bool rap_is_alpha(uint32_t c) { return rap_is_class(c, RAP_CHAR_UPPER | RAP_CHAR_LOWER); }
/* upper or title case */
static inline bool rap_is_upper(uint32_t c) { return rap_is_class(c, RAP_CHAR_UPPER); }
static inline bool rap_is_lower(uint32_t c) { return rap_is_class(c, RAP_CHAR_LOWER); }
/* decimal digits of any script */
static inline bool rap_is_digit(uint32_t c) { return rap_is_class(c, RAP_CHAR_DIGIT); }
/* simple case mapping */
static inline uint32_t
rap_to_lower(uint32_t c)
{
	return c < 0x80 ? c | (rap_ascii[c] & RAP_CHAR_UPPER ? 0x20u : 0) : rap_to_lower_wide(c);
}

bool rap_in_capitals(struct rap_str);		/* has a capital, and no small letter */
bool rap_is_dash(uint32_t c);		/* hyphen-minus, U+00AD, U+2010..U+2015, U+2212 */
bool rap_is_xml(uint32_t c);		/* allowed by XML 1.0 Char */
size_t rap_width(struct rap_str);	/* columns on a terminal: wide CJK 2, combining 0; tabs to multiples of 8 */
/* The same where every character has one column and none draws, as in nearly every line of any language of Europe: letters,
 * punctuation, dashes and quotation marks; 0 where some are others, or where that is not looked at, since the text is too
 * short or too long. */
size_t rap_width_narrow(struct rap_str);
size_t rap_width_wide(struct rap_str);	/* the same, for who knows that it is not all printable ASCII */

void rap_lower(struct rap_buf *, struct rap_str);	/* append, simple lower case */

/* Any bytes as UTF-8, appended: U+FFFD for each that is none. For names of files. */
void rap_utf8_mend(struct rap_buf *, struct rap_str);

#endif
