/* sections_words.c - the words and letters of a block: CAPITALS, Title Case, a sentence. */
#include "sections.h"

#define SHORT 240	/* bytes: of a longer block the beginning is enough, nothing that is counted in words has so many */
#define SENTENCES 72	/* the same for one that ends in a stop */
#define BEGINNING 48

struct tally {
	size_t letters, upper, signs, words, capital, other;
	bool digit, code;
};

/* RAP_CHAR_... of a character; 0 of a sign. */
static inline int
class_of(uint32_t c)
{
	if (c < 0x80)
		return rap_ascii[c];
	return rap_is_alpha(c) ? rap_is_upper(c) ? RAP_CHAR_UPPER : RAP_CHAR_LOWER :
	    rap_is_digit(c) ? RAP_CHAR_DIGIT : rap_is_space(c) ? RAP_CHAR_SPACE : 0;
}

static bool
is_code(uint32_t c)
{
	return c == '{' || c == '}' || c == '<' || c == '>' || c == '=' || c == '|' || c == '\\';
}

/* Words by their first letter: a capital, lower case, or other (digits). */
static struct tally
tally(struct rap_str text)
{
	struct tally t = { 0 };
	size_t len, kinds[2 * RAP_CHAR_DIGIT] = { 0 }, firsts[2 * RAP_CHAR_DIGIT] = { 0 };
	bool inside = false;

	for (size_t i = 0; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);
		int class = class_of(c);

		kinds[class]++;
		firsts[class] += !inside;
		inside = class != RAP_CHAR_SPACE && (class != 0 || (inside && (c == '\'' || c == 0x2019)));
		if (class == 0)
			t.code |= is_code(c);
	}
	t.upper = kinds[RAP_CHAR_UPPER];
	t.letters = t.upper + kinds[RAP_CHAR_LOWER];
	t.digit = kinds[RAP_CHAR_DIGIT] > 0;
	t.signs = t.letters + kinds[RAP_CHAR_DIGIT] + kinds[0];
	t.capital = firsts[RAP_CHAR_UPPER];
	t.other = firsts[RAP_CHAR_DIGIT];
	t.words = t.capital + t.other + firsts[RAP_CHAR_LOWER];
	return t;
}

/* The bytes of the word at i, 0 where none starts there. */
static size_t
word_bytes(struct rap_str text, size_t i)
{
	size_t from = i, len;

	for (; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (!(class_of(c) & ~RAP_CHAR_SPACE) && !(i > from && (c == '\'' || c == 0x2019)))
			break;
	}
	return i - from;
}

/* How many of the words in lower case are small ones, as titles have. */
static size_t
small_words(const struct sections *s, struct rap_str text)
{
	size_t small = 0, len, n;

	for (size_t i = 0; i < text.n; i += n ? n : len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		n = word_bytes(text, i);
		small += n && rap_is_lower(c) && rap_lexicon_find(s->words.small, rap_cut(text, i, i + n));
	}
	return small;
}

/* Small words are looked up only where they could make the difference: a title has a capital in every third word, and
 * is all of the text. */
static enum letters
letters_of(const struct sections *s, const struct tally *t, struct rap_str text)
{
	size_t big = t->capital + t->other;

	if (t->letters < 2 || t->letters * 2 < t->signs)
		return LETTERS_NONE;
	if (t->upper * 10 >= t->letters * 9)
		return LETTERS_CAPITALS;
	if (t->capital > 1 && text.s && big * 3 >= t->words && (big + small_words(s, text)) * 10 >= t->words * 9)
		return LETTERS_TITLE;
	return LETTERS_SENTENCE;
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
	bool sentence = sections_ends_sentence(b) && !sections_ends_in_initials(b);
	size_t most = b->text.n > (sentence ? SENTENCES : SHORT) ? BEGINNING : SHORT;
	struct tally t;

	begin = rap_cut(text, 0, most);
	t = tally(begin);
	b->words = text.n > begin.n ? t.words * text.n / begin.n : t.words;
	b->letters = letters_of(s, &t, begin.n == text.n ? text : (struct rap_str){ 0 });
	b->code = t.code;
	b->digit = t.digit;
}
