/* lexicon_hash.c - words as numbers: what the word lists are asked by. Case makes no difference. */
#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "lexicon_list.h"

bool
lexicon_in_word(uint32_t c)
{
	return c < 0x80 ? rap_ascii[c] > RAP_CHAR_SPACE : rap_is_alpha(c) || rap_is_digit(c);
}

bool
rap_lexicon_is_small_latin(struct rap_str word)
{
	for (size_t i = 0; i < word.n; i += RAP_WORD) {
		uint64_t w = rap_word_of_text(word.s + i, word.n - i);

		if (rap_word_wide(w) & ~rap_word_small_latin(w))
			return false;
	}
	return word.n == 0 || word.s[word.n - 1] != '\xC3';		/* cut in a character */
}

/* The capitals of ASCII as small letters. */
static inline uint64_t
lower_ascii(uint64_t w)
{
	uint64_t low = w & RAP_WORD_OF(0x7Fu);

	return w | ((rap_word_lower(low) ^ low) & ~(rap_word_wide(w) >> 2));
}

/* The same as rap_lexicon_hash_word of such a word. */
static uint64_t
hash_small_latin(struct rap_str word)
{
	uint64_t h = RAP_LEXICON_WORD;
	size_t i = 0;

	for (; i + RAP_WORD <= word.n; i += RAP_WORD)
		h = rap_lexicon_eight(h, lower_ascii(le64toh(rap_word(word.s + i))));
	return rap_lexicon_last(h, lower_ascii(rap_word_short(word.s + i, word.n - i)));
}

/* And of any other that is not all ASCII. */
static uint64_t
hash_wide(struct rap_str word)
{
	uint64_t h = RAP_LEXICON_WORD, eight = 0;
	unsigned bits = 0;
	char bytes[4];

	for (size_t i = 0, len; i < word.n; i += len) {
		size_t n = rap_utf8_put(bytes, rap_to_lower(rap_utf8_get(word.s + i, word.n - i, &len)));

		for (size_t k = 0; k < n; k++) {
			eight |= (uint64_t)(unsigned char)bytes[k] << bits;
			bits = (bits + 8) % 64;
			if (bits == 0) {
				h = rap_lexicon_eight(h, eight);
				eight = 0;
			}
		}
	}
	return rap_lexicon_last(h, eight);
}

uint64_t
rap_lexicon_hash_word(struct rap_str word)
{
	uint64_t h = RAP_LEXICON_WORD, eight, wide = 0;
	size_t i = 0;

	for (; i + RAP_WORD <= word.n; i += RAP_WORD) {
		eight = le64toh(rap_word(word.s + i));
		wide |= eight;
		h = rap_lexicon_eight(h, rap_word_lower(eight));
	}
	eight = rap_word_short(word.s + i, word.n - i);
	if (!rap_word_wide(wide | eight))
		return rap_lexicon_last(h, rap_word_lower(eight));
	return rap_lexicon_is_small_latin(word) ? hash_small_latin(word) : hash_wide(word);
}

/* Where the first word is in no word, its first character stands for it. */
static uint64_t
hash_any_first(struct rap_str s)
{
	size_t i = rap_skip_word(s, 0), len;

	for (; i < s.n; i = rap_skip_word(s, i + len)) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);
		bool in_word = lexicon_in_word(c);

		if (i == 0 && !in_word)
			i = len;
		if (!in_word)
			break;
	}
	return rap_lexicon_hash_word(rap_cut(s, 0, i));
}

/* Bytes that are no small letters or digits, of a word that is ASCII but for its top bits. */
static inline uint64_t
word_ends(uint64_t w)
{
	uint64_t low = w & RAP_WORD_OF(0x7Fu);
	uint64_t digits = (low + RAP_WORD_OF(0x80u - '0')) & ~(low + RAP_WORD_OF(0x7Fu - '9'));

	return rap_word_not_small(w) & ~(digits & ~w);
}

/* A dash, a quotation mark or the like stands at i, U+2000 to U+203F: "l’acta". */
static bool
is_typography(struct rap_str s, size_t i)
{
	return i + 1 < s.n && s.s[i] == '\xE2' && s.s[i + 1] == '\x80';
}

/* Nearly all words are ASCII. */
uint64_t
lexicon_hash_first(struct rap_str s)
{
	uint64_t h = RAP_LEXICON_WORD;

	for (size_t i = 0; ; i += RAP_WORD) {
		uint64_t w = rap_word_of_text(s.s + i, s.n - i), low = rap_word_lower(w & RAP_WORD_OF(0x7Fu));
		uint64_t ends = word_ends(low | rap_word_wide(w)), end = ends & -ends;	/* the first of them, or none */

		if (i == 0 && end == 0x80)		/* it begins with a sign, or not with ASCII */
			return hash_any_first(s);
		if (end & w && !is_typography(s, i + (size_t)__builtin_ctzll(end) / RAP_WORD))
			return hash_any_first(s);
		if (end)
			return rap_lexicon_last(h, low & (end / 0x80 - 1));
		h = rap_lexicon_eight(h, low);
	}
}

/* 0 where white space does not end the first word. */
uint32_t
lexicon_second(struct rap_str s)
{
	size_t i = rap_skip_word(s, 0), len;
	uint32_t c = 0;

	while (i < s.n && lexicon_in_word(c = rap_utf8_get(s.s + i, s.n - i, &len)))
		i += len;
	if (i >= s.n || !rap_is_space(c))
		return 0;
	i = rap_skip_space(s, i + len);
	return i < s.n ? rap_to_lower(rap_utf8_get(s.s + i, s.n - i, &len)) : 0;
}
