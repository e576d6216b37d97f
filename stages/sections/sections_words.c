/* sections_words.c - the words and letters of a block: CAPITALS, Title Case, a sentence. */
#include <string.h>

#include <rapporteur/block.h>
#include <rapporteur/word.h>

#include "sections.h"

#define SHORT 240	/* bytes: of a longer block the beginning is enough, nothing that is counted in words has so many */
#define SENTENCES 72	/* the same for one that ends in a stop */
#define BEGINNING 48
#define MANY 32		/* fewer are looked at one by one */

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

/* Letters and words, one character after another. */
static struct tally
tally_each(struct rap_str text)
{
	const char *end = text.s + text.n;
	const uint64_t *now = outside;
	uint64_t sum = 0;
	bool code = false;

	for (const char *p = text.s; p < end; p++) {
		size_t class = rap_ascii[(unsigned char)*p];

		if (class == 0) {
			uint32_t c = rare(&p, end);

			class = (size_t)rap_class(c);
			code |= is_code(c);
			if ((c == '\'' || c == 0x2019) && !(p + 1 < end && p[1] == '\'')) {
				sum += ONE(SIGNS);
				continue;	/* inside a word or not, as before; two of them are a quotation mark */
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

/* One of those that titles have in small letters. The last ones asked for are kept in mind by their bytes, fewer than
 * eight, with the answer above them. */
static bool
is_small(const struct sections *s, struct rap_str word)
{
	uint64_t key = rap_word_of_text(word.s, word.n), *seen;
	bool small;

	if (word.n >= RAP_WORD)
		return rap_lexicon_find(s->words[WORDS_SMALL], word);
	seen = &s->small_words[(key ^ key >> 5 ^ key >> 13) % SMALL_WORDS];
	if ((*seen ^ key) << 8 == 0)
		return *seen >> 57;
	small = rap_lexicon_find(s->words[WORDS_SMALL], word);
	*seen = key | (uint64_t)(1 + small) << 56;
	return small;
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
		    (rap_is_lower(c) && is_small(s, rap_cut(text, i, i + n))))
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

/* --- Most texts are of small letters; sixteen bytes of them are looked at together. */

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

/* Where nothing is rare, the letters of Latin script are all that is not ASCII. */
static inline block
in_word(block b)
{
	return small_letters(b | 0x20) | digits(b) | (block)(b >= 0x80);
}

/* of programs */
static inline block
code_signs(block b)
{
	return block_between(b, '{', '}') | block_between(b, '<', '>') | (block)(b == '\\');
}

/* The byte at i, which is not ASCII, begins no letter from U+00C0 to U+027F, nor the apostrophe of "it’s". */
static bool
is_rare(struct rap_str t, size_t i)
{
	unsigned char c = (unsigned char)t.s[i], before = i > 0 ? (unsigned char)t.s[i - 1] : ' ';

	if (c < 0xC0)			/* not the first one of its character */
		return false;
	if (c >= 0xC3 && c <= 0xC9)	/* and not the signs of products and quotients */
		return i + 1 == t.n || (c == 0xC3 && (t.s[i + 1] == '\x97' || t.s[i + 1] == '\xB7'));
	return !(rap_starts(rap_cut(t, i, t.n), "\xE2\x80\x99") && (before >= 0x80 || rap_ascii[before] > RAP_CHAR_SPACE));
}

/* Of at least eight bytes. */
static bool
has_rare(struct rap_str t)
{
	for (size_t i = 0; i < t.n; i += RAP_WORD) {
		size_t at = i < t.n - RAP_WORD ? i : t.n - RAP_WORD;

		for (uint64_t wide = rap_word_wide(rap_word_of_text(t.s + at, RAP_WORD)); wide; wide &= wide - 1)
			if (is_rare(t, at + (size_t)__builtin_ctzll(wide) / 8))
				return true;
	}
	return false;
}

/* The last n bytes of sixteen. */
static inline block
block_of_last(size_t n)
{
	static const block place = { 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 };

	return (block)(place <= (uint8_t)n);
}

struct few {			/* of a text's bytes, in sixteen parts */
	block any, code, figures, small;
	block starts, big;	/* of words, and of those that no small letter starts */
};

/* Sixteen bytes more, of which those that new tells were not counted before; inside: behind each byte before, and then
 * behind each of these, whether it stands in a word. So does an apostrophe behind a letter. */
static inline void
count_few(struct few *f, block b, block new, char *inside)
{
	block in = in_word(b), small = small_letters(b), start;

	memcpy(inside + 1, &in, sizeof(in));
	in |= (block)(b == '\'') & block_at(inside);
	memcpy(inside + 1, &in, sizeof(in));
	start = in & ~block_at(inside) & new;
	f->any |= b;
	f->code |= code_signs(b);
	f->figures |= digits(b);
	f->small -= small & new;
	f->starts -= start;
	f->big -= start & ~small;
}

/* A text of MANY to SHORT bytes; inside has room for so many and one. */
static void
count_many(struct few *f, struct rap_str t, char *inside)
{
	size_t i = 0;

	*f = (struct few){ .any = { 0 } };
	inside[0] = 0;
	for (; t.n - i >= BLOCK; i += BLOCK)
		count_few(f, block_at(t.s + i), ~(block){ 0 }, inside + i);
	if (i < t.n)
		count_few(f, block_at(t.s + t.n - BLOCK), block_of_last(t.n - i), inside + t.n - BLOCK);
}

/* All of a text is no title where fewer than every third of its words have a capital. */
static bool
is_no_title(const struct few *f, size_t words)
{
	size_t big = block_sum(f->big);

	return big < 2 || big * 3 < words;
}

/* Half of it are small letters, and nothing is rare. */
static bool
is_of_small_letters(struct rap_str t, const struct few *f, bool whole, size_t words)
{
	return !block_any(f->code) && block_sum(f->small) * 2 >= t.n && (!whole || is_no_title(f, words)) &&
	    !(block_any((block)(f->any >= 0x80)) && has_rare(t));
}

/* The same as tally_each where all is ASCII. */
static struct tally
tally_of(struct rap_str t, const struct few *f, const char *inside)
{
	block upper = { 0 }, figures = { 0 }, spaces = { 0 }, capital = { 0 }, all = ~(block){ 0 };
	struct tally sum = { .lower = block_sum(f->small), .words = block_sum(f->starts), .big = block_sum(f->big),
		.code = block_any(f->code) };

	for (size_t i = 0; i < t.n; i += BLOCK) {
		size_t at = i + BLOCK <= t.n ? i : t.n - BLOCK;
		block b = block_at(t.s + at), new = at == i ? all : block_of_last(t.n - i), big = block_between(b, 'A', 'Z') & new;

		upper -= big;
		capital -= big & block_at(inside + 1 + at) & ~block_at(inside + at);
		figures -= digits(b) & new;
		spaces -= ((block)(b == ' ') | block_between(b, '\t', '\r')) & new;
	}
	sum.upper = block_sum(upper);
	sum.capital = block_sum(capital);
	sum.digits = block_sum(figures);
	sum.signs = t.n - sum.upper - sum.lower - sum.digits - block_sum(spaces);
	return sum;
}

static struct tally
tally(struct rap_str text)
{
	struct rap_str t = rap_cut(text, 0, SHORT);
	char inside[1 + SHORT];
	struct few f;

	if (t.n < MANY)
		return tally_each(t);
	count_many(&f, t, inside);
	return block_any((block)(f.any >= 0x80)) ? tally_each(t) : tally_of(t, &f, inside);
}

enum letters
sections_letters(const struct sections *s, struct rap_str text)
{
	struct tally t = tally(text);

	return letters_of(s, &t, text);
}

/* Its words and letters; of running text they are judged by the beginning. */
void
sections_look_at_words(const struct sections *s, struct block *b)
{
	struct rap_str text = rap_cut(b->own, b->mark.kind ? b->mark.text : (size_t)(b->text.s - b->own.s), b->own.n), begin;
	bool sentence = b->stops && !sections_ends_in_initials(b), whole;
	size_t most = b->text.n > (sentence ? SENTENCES : SHORT) ? BEGINNING : SHORT;
	char inside[1 + SHORT];
	struct few f;
	struct tally t;

	begin = rap_cut(text, 0, most);
	whole = begin.n == text.n;
	if (begin.n < MANY)
		t = tally_each(begin);
	else {
		count_many(&f, begin, inside);
		t.words = block_sum(f.starts);
		if (is_of_small_letters(begin, &f, whole, t.words)) {
			b->words = whole ? t.words : t.words * text.n / begin.n;
			b->letters = LETTERS_SENTENCE;
			b->digit = block_any(f.figures);
			return;
		}
		t = block_any((block)(f.any >= 0x80)) ? tally_each(begin) : tally_of(begin, &f, inside);
	}
	b->words = whole ? t.words : t.words * text.n / begin.n;
	b->letters = letters_of(s, &t, whole ? text : (struct rap_str){ 0 });
	b->code = t.code;
	b->digit = t.digits > 0;
}
