/* sections_words.c - the words and letters of a block: CAPITALS, Title Case, a sentence. */
#include <string.h>

#include <rapporteur/block.h>

#include "sections.h"

#define SHORT 240	/* bytes: of a longer block the beginning is enough, nothing that is counted in words has so many */
#define SENTENCES 72	/* the same for one that ends in a stop */
#define BEGINNING 48

/* What is counted, each in a byte of its own: the texts are shorter than 256 bytes. */
enum { UPPER, LOWER, DIGITS, SIGNS, WORDS,
	CAPITAL, BIG };		/* words that begin with a capital, with a capital or digit */
#define ONE(of) ((uint64_t)1 << 8 * (of))

struct tally {
	size_t upper, lower, digits, signs;	/* characters */
	size_t words, capital, big;		/* words; those that begin with a capital, with a capital or digit */
	bool code;
};

static bool
is_code(uint32_t c)
{
	return c == '{' || c == '}' || c == '<' || c == '>' || c == '=' || c == '|' || c == '\\';
}

/* What a character of each class adds: inside a word, and where it would begin one. */
static const uint64_t inside[2 * RAP_CHAR_DIGIT] = {
	[0] = ONE(SIGNS), [RAP_CHAR_UPPER] = ONE(UPPER), [RAP_CHAR_LOWER] = ONE(LOWER), [RAP_CHAR_DIGIT] = ONE(DIGITS)
};
static const uint64_t outside[2 * RAP_CHAR_DIGIT] = {
	[0] = ONE(SIGNS), [RAP_CHAR_UPPER] = ONE(UPPER) + ONE(WORDS) + ONE(CAPITAL) + ONE(BIG),
	[RAP_CHAR_LOWER] = ONE(LOWER) + ONE(WORDS), [RAP_CHAR_DIGIT] = ONE(DIGITS) + ONE(WORDS) + ONE(BIG)
};
/* Which of the two is asked behind a character. */
static const uint64_t *const behind[2 * RAP_CHAR_DIGIT] = {
	[0] = outside, [RAP_CHAR_SPACE] = outside,
	[RAP_CHAR_UPPER] = inside, [RAP_CHAR_LOWER] = inside, [RAP_CHAR_DIGIT] = inside
};

/* The character at p, which is a sign or not ASCII; p moves on to its last byte. */
static uint32_t
rare(const char **p, const char *end)
{
	size_t len;
	uint32_t c = rap_utf8_get(*p, (size_t)(end - *p), &len);

	*p += len - 1;
	return c;
}

/* Letters and words of at most SHORT bytes. */
static struct tally
tally(struct rap_str text)
{
	const char *end = text.s + (text.n < SHORT ? text.n : SHORT);
	const uint64_t *now = outside;
	uint64_t sum = 0;
	bool code = false;

	for (const char *p = text.s; p < end; p++) {
		size_t class = rap_ascii[(unsigned char)*p];

		if (class == 0) {
			uint32_t c = rare(&p, end);

			class = (size_t)rap_class(c);
			code |= is_code(c);
			if (c == '\'' || c == 0x2019) {
				sum += ONE(SIGNS);
				continue;	/* inside a word or not, as before */
			}
		}
		sum += now[class];
		now = behind[class];
	}
#define TOTAL(of) (sum >> 8 * (of) & 0xFF)
	return (struct tally){
		.upper = TOTAL(UPPER), .lower = TOTAL(LOWER), .digits = TOTAL(DIGITS), .signs = TOTAL(SIGNS),
		.words = TOTAL(WORDS), .capital = TOTAL(CAPITAL), .big = TOTAL(BIG), .code = code
	};
}

/* The bytes of the word at i, 0 where none starts there. */
static size_t
word_bytes(struct rap_str text, size_t i)
{
	size_t from = i, len;

	for (;; i += len) {
		uint32_t c;

		i = rap_skip_word(text, i);
		c = rap_utf8_get(text.s + i, text.n - i, &len);
		if (len == 0 || (rap_class(c) <= RAP_CHAR_SPACE && !(i > from && (c == '\'' || c == 0x2019))))
			return i - from;
	}
}

/* At most so many of the words in lower case are other than the small ones that titles have. */
static bool
are_small(const struct sections *s, struct rap_str text, size_t others)
{
	size_t len, n;

	for (size_t i = 0; i < text.n; i += n ? n : len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		n = word_bytes(text, i);
		if (n == 0 || rap_class(c) != RAP_CHAR_LOWER ||
		    (rap_is_lower(c) && rap_lexicon_find(s->words[WORDS_SMALL], rap_cut(text, i, i + n))))
			continue;
		if (others-- == 0)
			return false;
	}
	return true;
}

/* Every word has a capital or a digit, but for a few; of the others there are few enough that are not small. */
static bool
are_big(const struct sections *s, const struct tally *t, struct rap_str text)
{
	size_t others = t->words / 10;

	return t->words - t->big <= others || are_small(s, text, others);
}

/* Small words are looked up only where they could make the difference: a title has a capital in every third word, and
 * is all of the text. */
static enum letters
letters_of(const struct sections *s, const struct tally *t, struct rap_str text)
{
	size_t letters = t->upper + t->lower;

	if (letters < 2 || letters < t->digits + t->signs)
		return LETTERS_NONE;
	if (t->upper * 10 >= letters * 9)
		return LETTERS_CAPITALS;
	if (t->capital > 1 && text.s && t->big * 3 >= t->words && are_big(s, t, text))
		return LETTERS_TITLE;
	return LETTERS_SENTENCE;
}

enum letters
sections_letters(const struct sections *s, struct rap_str text)
{
	struct tally t = tally(text);

	return letters_of(s, &t, text);
}

/* --- Most texts are long and of small letters; sixteen bytes of their beginning are looked at together. */

static inline block
small_letters(block b)
{
	return block_between(b, 'a', 'z');
}

static inline block
digits(block b)
{
	return block_between(b, '0', '9');
}

/* Where nothing is rare, the letters of Latin script are all that is not ASCII; an apostrophe stands within a word. */
static inline block
in_word(block b)
{
	return small_letters(b | 0x20) | digits(b) | (block)(b >= 0x80) | (block)(b == '\'');
}

/* Of what begins so, or may: signs of programs, what is not U+00C0 to U+027F, the signs of products and quotients */
static inline block
rare_bytes(block b)
{
	return block_between(b | 0x20, '{', '}') | block_between(b, '<', '>') | block_between(b, 0xCA, 0xFF) |
	    (block)(b == 0xC2) | (block)(b == 0x97) | (block)(b == 0xB7);
}

/* A beginning that is half of small letters, with nothing rare in it: its words are counted in *words. */
static bool
is_of_small_letters(const char *s, size_t *words, bool *digit)
{
	block rare = { 0 }, small = { 0 }, figures = { 0 }, starts = { 0 };
	char inside[1 + BEGINNING] = { 0 };	/* behind each byte: it stands in a word */

	for (size_t i = 0; i < BEGINNING; i += BLOCK) {
		block b = block_at(s + i), in = in_word(b), start;

		memcpy(inside + 1 + i, &in, sizeof(in));
		start = in & ~block_at(inside + i);
		rare |= rare_bytes(b) | (start & (block)(b == '\''));
		figures |= digits(b);
		small -= small_letters(b);
		starts -= start;
	}
	*words = block_sum(starts);
	*digit = block_any(figures);
	return !block_any(rare) && (unsigned char)s[BEGINNING - 1] < 0xC0 && block_sum(small) * 2 >= BEGINNING;
}

/* Its words and letters; of running text they are judged by the beginning. */
void
sections_look_at_words(const struct sections *s, struct block *b)
{
	struct rap_str text = rap_cut(b->own, b->mark.kind ? b->mark.text : (size_t)(b->text.s - b->own.s), b->own.n), begin;
	bool sentence = b->stops && !sections_ends_in_initials(b);
	size_t most = b->text.n > (sentence ? SENTENCES : SHORT) ? BEGINNING : SHORT;
	struct tally t;

	begin = rap_cut(text, 0, most);
	if (text.n > begin.n && begin.n == BEGINNING && is_of_small_letters(begin.s, &b->words, &b->digit)) {
		b->words = b->words * text.n / begin.n;
		b->letters = LETTERS_SENTENCE;
		return;
	}
	t = tally(begin);
	b->words = text.n > begin.n ? t.words * text.n / begin.n : t.words;
	b->letters = letters_of(s, &t, begin.n == text.n ? text : (struct rap_str){ 0 });
	b->code = t.code;
	b->digit = t.digits > 0;
}
