/* words.c - a leaf's text as words, for rap-speakers: one pass that cuts them and knows what the lists have for them. No
 * allocation once the arrays have grown. Nearly every word is a few letters of ASCII, taken eight bytes at a time;
 * words_scan.c reads any other. */
#include <stddef.h>
#include <stdlib.h>

#include "words.h"

enum { ROOM = 1024 };		/* items that there is room for at least: most documents need no more */
enum { BYTES = 6 };		/* of text that a word takes at least, nearly always */

void *
words_room(void *items, size_t width, size_t n, size_t want, size_t *cap, size_t *before)
{
	void *more;

	*cap = want > ROOM ? want : ROOM;
	more = rap_realloc(*before ? NULL : items, *cap, width);
	if (*before && n > 0)
		memcpy(more, items, n * width);
	*before = 0;
	return more;
}

/* Both arrays are there from the start: no place in them is behind NULL. */
struct words
words_new(const struct rap_lexicon_table *known)
{
	struct words ws = { .known = known };

	ws.w = words_room(NULL, sizeof(*ws.w), 0, 0, &ws.cap, &ws.before);
	ws.s = words_room(NULL, sizeof(*ws.s), 0, 0, &ws.scap, &ws.sbefore);
	return ws;
}

/* Of n items, the memory is the arena's from now on. */
static void
keep_items(struct words *ws, void *items, size_t n, size_t *cap, size_t *before)
{
	if (n > 0 && *before == 0)
		rap_arena_own(ws->kept, items);
	*cap -= n;
	*before += n;
}

struct words
words_keep(struct words *ws)
{
	struct words all = *ws;

	if (!ws->kept)
		ws->kept = rap_arena_new();
	keep_items(ws, ws->w, ws->n, &ws->cap, &ws->before);
	keep_items(ws, ws->s, ws->ns, &ws->scap, &ws->sbefore);
	ws->w += ws->n;
	ws->s += ws->ns;
	ws->n = ws->ns = 0;
	return all;
}

void
words_free(struct words *ws)
{
	if (!ws->before)
		free(ws->w);
	if (!ws->sbefore)
		free(ws->s);
	rap_arena_free(ws->kept);
	*ws = (struct words){ 0 };
}

/* Where the array ends for whoever wants so many words of it. */
static inline const struct word *
room_end(const struct words *ws, size_t most)
{
	return ws->w + (most < ws->cap ? most : ws->cap);
}

/* Makes room for a word at w, where the array ends; returns its new place. */
static struct word *
grow(struct words *ws, const struct word *w)
{
	size_t n = (size_t)(w - ws->w);

	ws->w = words_room(ws->w, sizeof(*ws->w), n, 2 * n, &ws->cap, &ws->before);
	return ws->w + n;
}

/* --- what stands between words */

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
	ws->marks |= after;
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

/* A blank or sign of ASCII, a straight quotation mark among them: in no word, and it tells but of the word before it. */
static inline bool
is_sign(unsigned char c)
{
	return c < '@' && !(rap_ascii[c] & RAP_CHAR_DIGIT);
}

/* Takes the signs behind the word; there are some more than a blank. */
static __attribute__((noinline)) size_t
signs_read(struct words *ws, size_t i, struct word *w)
{
	struct rap_str t = ws->text;
	unsigned char c;

	for (; i < t.n && is_sign(c = (unsigned char)t.s[i]); i++) {
		w->after |= words_marks[c] & ~INNER;
		ws->quoted ^= c == '"';
	}
	ws->marks |= w->after;
	return i;
}

/* Where the next word may begin: behind a blank, nearly always. */
static inline size_t
signs_behind(struct words *ws, struct rap_str t, struct word *w)
{
	return w->end < t.n && t.s[w->end] == ' ' ? w->end + 1 : signs_read(ws, w->end, w);
}

/* --- words */

/* Reads the word at byte i, from which eight bytes are to be had, where it is of letters of ASCII, small but for perhaps the
 * first, and not the last of the text: "the", "Committee", as most words are. */
static inline bool
word_small(const struct rap_lexicon_table *known, struct rap_str t, size_t i, struct word *w)
{
	uint64_t eight = le64toh(rap_word(t.s + i)) | 0x20, other = words_not_letter(eight), mask, hash = RAP_LEXICON_WORD;
	const struct rap_lexicon_word *have;
	bool strange = false;
	size_t end = i;

	for (; other == 0; other = words_not_letter(eight)) {
		end += RAP_WORD;
		strange |= words_strange(eight);
		if (end + RAP_WORD > t.n || strange)
			return false;
		hash = rap_lexicon_eight(hash, eight);
		eight = le64toh(rap_word(t.s + end));
	}
	mask = words_before(other);
	end += (unsigned)__builtin_ctzll(other) / 8;
	if (t.s[end] != ' ' && !words_end(t, end))
		return false;
	hash = rap_lexicon_last(hash, eight & mask);
	have = rap_lexicon_place(known, hash);
	if (have->hash != hash) {		/* what lists have is of small letters, of other words it is asked */
		have = rap_lexicon_word(known, hash);
		if (have == known->words && (end == i || words_strange((eight & mask) | (RAP_WORD_OF((uint64_t)'a') & ~mask))))
			return false;
	}
	words_plain(w, i, end, hash, have);
	w->capital = !(t.s[i] & 0x20);
	return true;
}

/* Reads on, one such word after the other, as long as there is room for them. */
static struct word *
read_small(struct words *ws, struct word *w, const struct word *end)
{
	const struct rap_lexicon_table known = *ws->known;	/* apart from what is written to */
	struct rap_str t = ws->text;
	size_t i = ws->at, last = t.n - RAP_WORD;
	bool quoted = ws->quoted;

	if (t.n < RAP_WORD)
		return w;
	for (; w < end && i <= last && word_small(&known, t, i, w); w++) {
		w->quoted = quoted;
		i = w->end + 1;
		if (t.s[w->end] == ' ')		/* nearly always; a word that is read here is not the last of the text */
			continue;
		i = signs_read(ws, w->end, w);
		quoted = ws->quoted;
	}
	ws->at = i;
	return w;
}

/* Reads the word at byte ws->at, or a character that is in none; returns where the next word is to go. */
static struct word *
read_any(struct words *ws, struct word *w)
{
	struct rap_str t = ws->text;
	size_t i = ws->at;

	if (is_sign((unsigned char)t.s[i]) || !begins_word(t, i)) {
		ws->at = mark_read(ws, i, w);
		return w;
	}
	words_scan(ws->known, t, i, w);
	w->quoted = ws->quoted;
	ws->at = signs_behind(ws, t, w);
	return w + 1;
}

void
words_more(struct words *ws, size_t most)
{
	struct word *w = ws->w + ws->n;
	const struct word *end = room_end(ws, most);

	while (ws->at < ws->text.n) {
		w = read_small(ws, w, end);
		if (ws->at >= ws->text.n)
			break;
		if (w < end || !begins_word(ws->text, ws->at))
			w = read_any(ws, w);
		else if ((size_t)(w - ws->w) < most) {
			w = grow(ws, w);
			end = room_end(ws, most);
		} else
			break;
	}
	ws->n = (size_t)(w - ws->w);
}

void
words_read_some(struct words *ws, struct rap_str text, size_t most)
{
	ws->text = text;
	ws->n = ws->ns = ws->at = 0;
	ws->marks = 0;
	ws->quoted = ws->dialogue = false;
	words_more(ws, most);
}

void
words_begin(struct words *ws, struct rap_str text, size_t least)
{
	if (ws->n == 0 || ws->text.s != text.s || ws->text.n != text.n)
		words_read_some(ws, text, least);
	else if (ws->n < least)
		words_more(ws, least);
}

void
words_read(struct words *ws, struct rap_str text)
{
	if (ws->cap < text.n / BYTES)
		ws->w = words_room(ws->w, sizeof(*ws->w), 0, text.n / BYTES, &ws->cap, &ws->before);
	words_read_some(ws, text, (size_t)-1);
}
