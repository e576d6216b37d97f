/* words.c - a leaf's text as words, for rap-speakers: one pass that cuts them and knows what the lists have for them. No
 * allocation once the arrays have grown. Nearly every word is a run of letters, taken eight bytes at a time, and those
 * bytes tell it from others: words_scan.c reads a run, and asks the lists, when it is met for the first time. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/word.h>

#include "words.h"

#define SCATTER 0x9E3779B97F4A7C15u	/* odd: keys fall far apart */
enum { MET_BITS = 13, MET = 1 << MET_BITS };

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

/* Makes room for a word at *w, which is *end: the array holds so many. false: there are to be no more of them. */
static bool
grow(struct words *ws, struct word **w, size_t most, const struct word **end)
{
	size_t n = (size_t)(*w - ws->w);

	if (n == most)
		return false;
	if (n == ws->cap) {
		ws->cap = ws->cap ? 2 * ws->cap : 256;
		ws->w = rap_realloc(ws->w, ws->cap, sizeof(*ws->w));
	}
	*w = ws->w + n;
	*end = ws->w + (most < ws->cap ? most : ws->cap);
	return true;
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

struct run {
	size_t end;
	uint64_t key;		/* that tells it from others */
};

/* The run at byte i. */
static inline struct run
run_at(struct rap_str t, size_t i)
{
	uint64_t eight = rap_word_of_text(t.s + i, t.n - i), other = not_run(eight), key = 1;	/* of none that is empty */

	for (; other == 0; other = not_run(eight)) {
		key = (key + eight) * SCATTER;
		i += RAP_WORD;
		eight = rap_word_of_text(t.s + i, t.n - i);
	}
	return (struct run){ i + (unsigned)__builtin_ctzll(other) / 8, key + bytes_before(eight, other) };
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

static inline struct met *
met_at(uint64_t key)
{
	return met[key * SCATTER >> (64 - MET_BITS)];
}

/* Reads the word at byte i, which no run met before is, and returns its end. */
static size_t
word_read(const struct words *ws, size_t i, struct word *w)
{
	struct run run = run_at(ws->text, i);

	if (words_scan(ws, i, w) == run.end && ends_run(ws->text, run.end)) {
		struct met *m = met_at(run.key);

		m[1] = m[0];
		m[0] = (struct met){ .key = run.key, .word = *w };
	}
	w->quoted = ws->quoted;
	return w->end;
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

/* Takes the character at byte i, which is in no word: what stands behind the last one, w[-1]. Returns its end. */
static size_t
mark_read(struct words *ws, size_t i, struct word *w)
{
	size_t len;
	uint32_t c = rap_utf8_get(ws->text.s + i, ws->text.n - i, &len);
	unsigned after = c < 0x80 ? words_marks[c] & ~INNER : words_after(c);

	if (w > ws->w)
		w[-1].after |= after;
	if (after == AFTER_QUOTE)
		ws->quoted = quote_state(c, ws->quoted);
	return i + len;
}

static bool
begins_word(struct rap_str t, size_t i)
{
	size_t len;
	uint32_t c = rap_utf8_get(t.s + i, t.n - i, &len);

	return (c < 0x80 ? rap_ascii[c] : words_class(c)) & WORD_LETTER;
}

/* Takes the words from byte *at on, up to end, that were met before and have only blanks between them, as most have. Returns
 * the place behind the last one. */
static struct word *
take_met(const struct words *ws, size_t *at, struct word *w, const struct word *end)
{
	struct rap_str t = ws->text;
	size_t i = *at;

	for (; i < t.n; i++) {
		struct run run;
		const struct met *m;

		if (t.s[i] == ' ')
			continue;
		if (w == end)
			break;
		run = run_at(t, i);
		m = met_at(run.key);
		if ((m->key != run.key && (++m)->key != run.key) || !ends_run(t, run.end))
			break;
		*w = m->word;
		w->start = i;
		w->end = i = run.end;
		w->quoted = ws->quoted;
		w++;
		if (i == t.n || t.s[i] != ' ')
			break;
	}
	*at = i;
	return w;
}

void
words_more(struct words *ws, size_t most)
{
	struct word *w = ws->w ? ws->w + ws->n : NULL;		/* none yet: C has no NULL + 0 */
	const struct word *end = w;
	size_t i = ws->at;

	while ((w = take_met(ws, &i, w, end)), i < ws->text.n) {
		if (!begins_word(ws->text, i))
			i = mark_read(ws, i, w);
		else if (w < end)
			i = word_read(ws, i, w++);
		else if (!grow(ws, &w, most, &end))
			break;
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
