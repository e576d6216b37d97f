/* words.c - a leaf's text as words, for rap-speakers: one pass that cuts them and knows what the lists have for them. No
 * allocation once the arrays have grown. Nearly every word is a run of letters, taken eight bytes at a time, and those
 * bytes tell it from others: words_scan.c reads a run, and asks the lists, when it is met for the first time. */
#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/word.h>

#include "words.h"

#define SCATTER 0x9E3779B97F4A7C15u	/* odd: keys fall far apart */
enum { MET_BITS = 12, MET = 1 << MET_BITS };

static struct met {		/* a run that is a word, met before, in a place of its key: of the process, as the lists are */
	_Alignas(64) uint64_t key;	/* of its bytes */
	struct word word;	/* as it was then */
} met[MET][2];			/* the last two of each place */
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

/* Makes room for more words behind w; they may go up to *end. */
static struct word *
grow(struct words *ws, struct word *w, size_t most, const struct word **end)
{
	size_t n = (size_t)(w - ws->w);

	if (n == ws->cap) {
		ws->cap = ws->cap ? 2 * ws->cap : 256;
		ws->w = rap_realloc(ws->w, ws->cap, sizeof(*ws->w));
	}
	*end = ws->w + (most < ws->cap ? most : ws->cap);
	return ws->w + n;
}

/* --- runs: letters, and what else is above the digits and signs of ASCII */

/* The bit 40 of each byte that is in no run. */
static inline uint64_t
not_run(uint64_t w)
{
	return ~(w | w >> 1) & RAP_WORD_OF(0x40u);
}

/* The bytes of eight before the first that other marks. */
static inline uint64_t
bytes_before(uint64_t eight, uint64_t other)
{
	return eight & (((other & -other) >> 6) - 1);
}

/* Up to eight bytes of the text from byte i on; zeroes stand behind its end. */
static inline uint64_t
eight_at(struct rap_str t, size_t i)
{
	uint64_t eight = 0;

	if (t.n - i >= RAP_WORD)
		return le64toh(rap_word(t.s + i));
	for (size_t k = t.n; k-- > i;)
		eight = eight << 8 | (unsigned char)t.s[k];
	return eight;
}

/* The end of the run at byte i, and a key that tells it from others. */
static inline size_t
run_end(struct rap_str t, size_t i, uint64_t *key)
{
	uint64_t eight = eight_at(t, i), other = not_run(eight), hash = 0;

	for (; other == 0; other = not_run(eight = eight_at(t, i))) {
		hash = (hash + eight) * SCATTER;
		i += RAP_WORD;
	}
	*key = hash + bytes_before(eight, other);
	return i + (size_t)__builtin_ctzll(other) / 8;
}

/* Does the word surely end where its run does? "it.", but not "it's", "G7". */
static inline bool
ends_run(struct rap_str t, size_t end)
{
	unsigned char c = end < t.n ? (unsigned char)t.s[end] : ' ';

	if (c == ' ' || !(rap_ascii[c] & RAP_CHAR_DIGIT || words_marks[c] & INNER))
		return true;
	c = end + 1 < t.n ? (unsigned char)t.s[end + 1] : ' ';
	return c < 0x80 && words_marks[(unsigned char)t.s[end]] & INNER && !(rap_ascii[c] & WORD_LETTER);
}

/* Reads the word at byte i, which begins with a letter or digit, and returns its end. */
static inline size_t
word_read(const struct words *ws, struct rap_str t, size_t i, struct word *w)
{
	uint64_t key;
	size_t end = run_end(t, i, &key), at;
	struct met *m = met[key * SCATTER >> (64 - MET_BITS)];

	if (end == i || !ends_run(t, end))
		return words_scan(ws, i, w);
	if (m->key == key || m[1].key == key) {
		*w = m[m->key != key].word;
		w->start = i;
		return w->end = end;
	}
	at = words_scan(ws, i, w);
	if (at == end) {
		m[1] = m[0];
		m[0] = (struct met){ .key = key, .word = *w };
	}
	return at;
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
words_more(struct words *ws, size_t most)
{
	struct rap_str text = ws->text;
	struct word *w = ws->w ? ws->w + ws->n : NULL;		/* none yet: C has no NULL + 0 */
	const struct word *end = w;
	size_t i = ws->at, len = 1;

	while (i < text.n) {
		uint32_t c = (unsigned char)text.s[i];
		unsigned class, after;

		if (c == ' ') {
			i++;
			continue;
		}
		class = rap_ascii[c];
		if (c >= 0x80)
			class = words_class(c = rap_utf8_get(text.s + i, text.n - i, &len));
		if (class & WORD_LETTER) {
			if (w == end) {
				if ((size_t)(w - ws->w) == most)
					break;
				w = grow(ws, w, most, &end);
			}
			i = word_read(ws, text, i, w);
			w->quoted = ws->quoted;
			w++;
			continue;
		}
		i += c < 0x80 ? 1 : len;
		if ((after = words_after(c)) == 0)
			continue;
		if (w > ws->w)
			w[-1].after |= after;
		if (after == AFTER_QUOTE)
			ws->quoted = quote_state(c, ws->quoted);
	}
	ws->n = (size_t)(w - ws->w);
	ws->at = i;
}

void
words_read_some(struct words *ws, struct rap_str text, size_t most)
{
	ws->text = text;
	ws->n = ws->ns = ws->at = 0;
	ws->quoted = false;
	words_more(ws, most);
}

void
words_read(struct words *ws, struct rap_str text)
{
	words_read_some(ws, text, (size_t)-1);
}
