/* words.c - a leaf's text as words, for rap-speakers: one pass that cuts them and knows what the lists have for them. No
 * allocation once the arrays have grown. Nearly every word is a few letters of ASCII, taken eight bytes at a time;
 * words_scan.c reads any other. */
#include <stddef.h>
#include <stdlib.h>

#include "words_scan.h"

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

/* Takes the character at byte i, which is not ASCII; returns its bytes. 0: a word begins there. */
static __attribute__((noinline)) size_t
sign_wide(struct words *ws, size_t i, unsigned *after)
{
	size_t len;
	uint32_t c = rap_utf8_get_wide(ws->text.s + i, ws->text.n - i, &len);

	if (words_class(c))
		return 0;
	*after |= words_after(c);
	ws->quoted = quote_state(c, ws->quoted);
	return len;
}

/* Takes the blanks and signs at byte i, up to where a word begins: they stand behind the one before w. Returns where
 * they end. */
static __attribute__((noinline)) size_t
signs_read(struct words *ws, size_t i, struct word *w)
{
	struct rap_str t = ws->text;
	unsigned after = 0, odd = 0;
	unsigned char c;

	for (size_t len = 1; len > 0; i += len) {
		for (; i < t.n && (c = (unsigned char)t.s[i]) < 0x80 && !(words_marks[c] & LETTER); i++) {
			after |= words_marks[c];
			odd ^= words_marks[c];
		}
		ws->quoted ^= (odd & AFTER_QUOTE) > 0;
		odd = 0;
		len = i < t.n && (unsigned char)t.s[i] >= 0x80 ? sign_wide(ws, i, &after) : 0;
	}
	ws->marks |= after & AFTER;
	if (w > ws->w)
		w[-1].after |= after & AFTER;
	return i;
}

/* --- words */

/* Does one begin there, with ASCII, as nearly all do? */
static inline bool
begins_word(struct rap_str t, size_t i)
{
	return i < t.n && (unsigned char)t.s[i] < 0x80 && words_marks[(unsigned char)t.s[i]] & LETTER;
}

/* Apart from what is asked of every word. */
static __attribute__((noinline)) const struct rap_lexicon_word *
word_known(const struct rap_lexicon_table *known, uint64_t hash)
{
	return rap_lexicon_word(known, hash);
}

/* Takes the sign at byte i behind the word, of those marks, and blanks behind it; but quotation marks are left. Returns
 * where it goes on. */
static inline size_t
sign_behind(struct words *ws, struct rap_str t, size_t i, unsigned marks, struct word *w)
{
	if (marks == AFTER_QUOTE)
		return i;
	w->after = marks & AFTER;
	ws->marks |= w->after;
	for (i++; i < t.n && t.s[i] == ' '; i++)
		;
	return i;
}

/* Reads the word at byte i, from which eight bytes are to be had, where it is of letters of ASCII, small but for perhaps
 * the first, and not the last of the text: "the", "Committee", as most words are. *next: where it goes on behind it. */
static inline bool
word_small(struct words *ws, struct rap_str t, const struct rap_lexicon_table *known, size_t i, struct word *w,
    size_t *next)
{
	uint64_t eight = le64toh(rap_word(t.s + i)) | 0x20, other = rap_word_not_between(eight, 'a', 'z');
	uint64_t hash = RAP_LEXICON_WORD;
	const struct rap_lexicon_word *have;
	size_t end = i, behind;
	unsigned marks;

	for (; other == 0; other = rap_word_not_between(eight, 'a', 'z')) {
		end += RAP_WORD;
		if (end + RAP_WORD > t.n)
			return false;
		hash = rap_lexicon_eight(hash, eight);
		eight = le64toh(rap_word(t.s + end));
	}
	end += (unsigned)__builtin_ctzll(other) / 8;
	w->start = i;
	w->end = end;
	behind = end + 1;
	if (t.s[end] != ' ') {			/* seldom */
		if (!words_end(t, end, &marks))
			return false;
		behind = sign_behind(ws, t, end, marks, w);
	}
	hash = rap_lexicon_last(hash, eight & (other ^ (other - 1)) >> 8);
	have = rap_lexicon_place(known, hash);
	if (have->hash != hash) {
		if (have != known->words)		/* another stands there */
			have = word_known(ws->known, hash);
		if (end == i)
			return false;
	}
	w->hash = (uint32_t)hash;
	w->known = have;
	w->has = have->has;
	*next = behind;
	return true;
}

/* Reads any other word at byte i, in the same way. */
static inline size_t
word_other(struct words *ws, size_t i, struct word *w)
{
	unsigned marks;

	words_scan(ws->known, ws->text, i, w);
	w->quoted = ws->quoted;
	return w->end < ws->text.n && words_end(ws->text, w->end, &marks) ? sign_behind(ws, ws->text, w->end, marks, w) : w->end;
}

/* What words are like there, but for their letters. */
static inline uint32_t
like_here(const struct words *ws)
{
	return ws->quoted ? (struct word){ .quoted = true, .plain = true }.kind : (struct word){ .plain = true }.kind;
}

/* Reads on, as long as there is room for words. */
static struct word *
read_words(struct words *ws, struct word *w, const struct word *end)
{
	const struct rap_lexicon_table known = *ws->known;	/* apart from what is written to */
	struct rap_str t = ws->text;
	size_t i = ws->at, eight = t.n < RAP_WORD ? 0 : t.n - RAP_WORD + 1;	/* before that byte, so many are to be had */
	uint32_t like = like_here(ws);

	for (;;) {
		for (; w < end && i < eight; w++) {
			w->kind = like;
			w->capital = !(t.s[i] & 0x20);
			if (!word_small(ws, t, &known, i, w, &i))
				break;
		}
		if (!begins_word(t, i)) {
			size_t from = i;

			if (i < t.n)
				i = signs_read(ws, i, w);
			if (i == t.n)
				break;
			like = like_here(ws);
			if (i > from)
				continue;
		}
		if (w == end)
			break;
		i = word_other(ws, i, w++);
	}
	ws->at = i;
	return w;
}

void
words_more(struct words *ws, size_t most)
{
	struct word *w = ws->w + ws->n;

	for (;;) {
		w = read_words(ws, w, room_end(ws, most));
		if (ws->at == ws->text.n || (size_t)(w - ws->w) >= most)
			break;
		w = grow(ws, w);
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
