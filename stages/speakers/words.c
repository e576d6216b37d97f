/* words.c - a leaf's text as words, for rap-speakers: one pass that cuts them, hashes them and looks them up. No
 * allocation once the arrays have grown. Nearly all words are lower-case ASCII, perhaps behind a capital: they are taken
 * eight bytes at a time, and those bytes tell them apart, so that only a word that is new to the document is asked of
 * the lists. */
#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/word.h>

#include "words.h"

#define SCATTER 0x9E3779B97F4A7C15u	/* odd: keys fall far apart */
enum { MET_BITS = 11, MET = 1 << MET_BITS };

static struct met {		/* a word met before, in the place of its key: of the process, as the lists are */
	uint64_t key;		/* of its letters; 0: none */
	struct word word;	/* what is the same of it wherever it stands */
} met[MET];
static const struct rap_lexicon_set *met_in;

struct words
words_new(const struct rap_lexicon_set *set)
{
	if (met_in && met_in != set)
		memset(met, 0, sizeof(met));
	met_in = set;
	return (struct words){ .set = set };
}

void
words_free(struct words *ws)
{
	free(ws->w);
	free(ws->s);
	*ws = (struct words){ 0 };
}

/* Makes room for more words behind w, up to most in all; NULL where those are there. */
static struct word *
grow(struct words *ws, struct word *w, size_t most, const struct word **end)
{
	size_t n = (size_t)(w - ws->w);

	if (n == most)
		return NULL;
	if (n == ws->cap) {
		ws->cap = ws->cap ? 2 * ws->cap : 256;
		ws->w = rap_realloc(ws->w, ws->cap, sizeof(*ws->w));
	}
	*end = ws->w + (most < ws->cap ? most : ws->cap);
	return ws->w + n;
}

/* --- plain words: a letter or digit of ASCII, and lower-case letters up to where a word surely ends */

/* The top bit of each byte that is no lower-case letter. */
static inline uint64_t
not_lower(uint64_t w)
{
	uint64_t low = w & RAP_WORD_OF(0x7Fu);

	return ((low + RAP_WORD_OF(0x7Fu - 'z')) | ~(low + RAP_WORD_OF(0x80u - 'a')) | w) & RAP_WORD_OF(0x80u);
}

/* The bytes of eight before the first that other marks. */
static inline uint64_t
bytes_before(uint64_t eight, uint64_t other)
{
	return eight & (((other & -other) >> 7) - 1);
}

/* The same as plain_end for a word of eight letters or more, which begins with those. */
static size_t
long_end(struct rap_str t, size_t i, uint64_t eight, uint64_t *key)
{
	uint64_t other;

	*key = 0;
	do {
		*key = (*key + eight) * SCATTER;
		i += RAP_WORD;
		if (t.n - i <= RAP_WORD)
			return 0;
		eight = le64toh(rap_word(t.s + i));
		other = not_lower(eight);
	} while (other == 0);
	*key += bytes_before(eight, other);
	i += (size_t)__builtin_ctzll(other) / 8;
	return ends_word((unsigned char)t.s[i]) ? i : 0;
}

/* The end of the plain word at byte i, which begins with a character of that class, and a key that tells it from others;
 * 0 where it is none, or stands at the text's end. */
static inline size_t
plain_end(struct rap_str t, size_t i, unsigned class, uint64_t *key)
{
	uint64_t eight, other;

	if (t.n - i <= RAP_WORD)
		return 0;
	eight = le64toh(rap_word(t.s + i)) | (class & RAP_CHAR_UPPER) << 4;
	other = not_lower(eight) & ~(uint64_t)0x80;
	if (other == 0)
		return long_end(t, i, eight, key);
	*key = bytes_before(eight, other);
	i += (size_t)__builtin_ctzll(other) / 8;
	return ends_word((unsigned char)t.s[i]) ? i : 0;
}

/* The word of that key for the first time, or the first time for long. */
static void __attribute__((noinline))
meet(const struct rap_lexicon_set *set, struct met *m, uint64_t key, struct rap_str word)
{
	uint64_t hash = RAP_LEXICON_HASH;
	const struct rap_lexicon_word *known;

	for (size_t i = 0; i < word.n; i++)
		hash = rap_lexicon_hash(hash, rap_to_lower((unsigned char)word.s[i]));
	known = rap_lexicon_word(set, hash);
	m->key = key;
	m->word = (struct word){ .known = known, .hash = hash, .lists = known->begins, .alone = known->alone,
	    .longer = known->longer | known->other, .plain = true,
	    .digit = rap_ascii[(unsigned char)word.s[0]] & RAP_CHAR_DIGIT };
}

/* Reads the word at byte i, which begins with a letter or digit of that class, and returns its end. */
static inline size_t
word_read(const struct words *ws, struct rap_str t, size_t i, unsigned class, struct word *w)
{
	uint64_t key;
	size_t end = plain_end(t, i, class, &key);
	struct met *m;

	if (end == 0)
		return words_scan(ws, i, w);
	m = &met[key * SCATTER >> (64 - MET_BITS)];
	if (m->key != key)
		meet(ws->set, m, key, rap_cut(t, i, end));
	*w = m->word;
	w->start = i;
	w->end = end;
	return end;
}

/* --- the text */

/* The state of quotation marks: an opening one of a pair, or every second straight one. */
static bool
quote_state(uint32_t c, bool quoted)
{
	switch (c) {
	case '"':
		return !quoted;
	case 0x201C: case 0x201E: case 0xAB:
		return true;
	case 0x201D: case 0xBB:
		return false;
	}
	return quoted;
}

void
words_read_some(struct words *ws, struct rap_str text, size_t most)
{
	struct word *w = ws->w;
	const struct word *end = w;
	bool quoted = false;
	size_t len = 1;

	ws->text = text;
	ws->n = ws->ns = 0;
	for (size_t i = 0; i < text.n;) {
		uint32_t c = (unsigned char)text.s[i];
		unsigned class, after;

		if (c < 0x80)
			class = rap_ascii[c];
		else
			class = words_class(c = rap_utf8_get(text.s + i, text.n - i, &len));
		if (class & WORD_LETTER) {
			if (w == end && !(w = grow(ws, w, most, &end))) {
				ws->n = most;
				return;
			}
			i = word_read(ws, text, i, class, w);
			w->capital = class & RAP_CHAR_UPPER;
			w->quoted = quoted;
			w++;
			i += i < text.n && text.s[i] == ' ';
			continue;
		}
		i += c < 0x80 ? 1 : len;
		if (c == ' ' || (after = words_after(c)) == 0)
			continue;
		if (w > ws->w)
			w[-1].after |= after;
		if (after == AFTER_QUOTE)
			quoted = quote_state(c, quoted);
	}
	ws->n = (size_t)(w - ws->w);
}

void
words_read(struct words *ws, struct rap_str text)
{
	words_read_some(ws, text, (size_t)-1);
}
