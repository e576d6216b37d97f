/* words.c - a leaf's text as words, for rap-speakers: one pass that cuts them and knows what the lists have for them. No
 * allocation once the arrays have grown. Nearly every word is a run of letters, taken eight bytes at a time, and those
 * bytes tell it from others: words_scan.c reads a run, and asks the lists, when it is met for the first time. */
#include <stddef.h>
#include <stdlib.h>

#include <rapporteur/word.h>

#include "words.h"

#define NO_KEY 1		/* of a run that is empty, or too long */
enum { MET_BITS = 13, MET = 1 << MET_BITS };
enum { ROOM = 1024 };		/* items that there is room for at least: most documents need no more */
enum { BYTES = 6 };		/* of text that a word takes at least, nearly always */
enum { LONGEST = 64 };		/* bytes of a run that is known again, nearly */

#define KNOWN offsetof(struct word, known)

struct met {			/* a run that is a word, met before, in a place of its key */
	uint64_t key;		/* of its bytes; 0: none, nearly always */
	unsigned char word[sizeof(struct word) - KNOWN];	/* as it was then, but for where it stood */
	uint64_t pad[3];	/* to a power of two */
};

struct words_met {		/* by the lists of one set: of the process, as these are */
	struct met met[MET][2];	/* the last two of each place */
	const struct rap_lexicon_set *set;
	struct words_met *next;
};

static struct words_met *
met_of(const struct rap_lexicon_set *set)
{
	static struct words_met *all;
	struct words_met *m = all;

	while (m && m->set != set)
		m = m->next;
	if (!m) {
		m = rap_alloc(1, sizeof(*m));
		m->set = set;
		m->met[0][0].key = m->met[0][1].key = NO_KEY;	/* free places have key 0, and a word may have it: that is sought here */
		m->next = all;
		all = m;
	}
	return m;
}

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
words_new(const struct rap_lexicon_set *set)
{
	struct words ws = { .set = set, .met = met_of(set) };

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

/* The run at byte i; of one that is too long, as of "a|a|a|" again and again, it is not looked for the end: no word ends there,
 * and a word that has its key, or that of an empty run, is not kept. */
static inline struct run
run_at(struct rap_str t, size_t i)
{
	uint64_t eight = rap_word_of_text(t.s + i, t.n - i), other = not_run(eight), key = NO_KEY;

	for (size_t far = i + LONGEST; other == 0; other = not_run(eight)) {
		if (i >= far)
			return (struct run){ (size_t)-1, NO_KEY };
		key = rap_lexicon_eight(key, eight);
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
met_at(struct words_met *in, uint64_t key)
{
	return in->met[key * RAP_LEXICON_SCATTER >> (64 - MET_BITS)];
}

/* The word that a run of that key was when it was met; NULL: it was not. */
static inline const struct met *
met_word(struct words_met *in, uint64_t key)
{
	const struct met *m = met_at(in, key);

	return m->key == key || (++m)->key == key ? m : NULL;
}

/* That word again, at the bytes [start, end). */
static inline void
word_again(const struct words *ws, const struct met *met, size_t start, size_t end, struct word *w)
{
	w->start = start;
	w->end = end;
	memcpy((char *)w + KNOWN, met->word, sizeof(met->word));
	w->quoted = ws->quoted;
}

/* The hash of "committee", "Committee": letters of ASCII, small but perhaps the first; 0: of other words. */
static inline uint64_t
simple_hash(struct rap_str t, size_t i, size_t end)
{
	uint64_t small = (uint64_t)(rap_ascii[(unsigned char)t.s[i]] & RAP_CHAR_UPPER) << 4;
	uint64_t h = RAP_LEXICON_WORD, other = 0, eight;

	for (; end - i >= RAP_WORD; i += RAP_WORD) {
		eight = le64toh(rap_word(t.s + i)) | small;
		other |= rap_word_not_small(eight);
		h = rap_lexicon_eight(h, eight);
		small = 0;
	}
	eight = rap_word_short(t.s + i, end - i) | (end > i ? small : 0);
	other |= rap_word_not_small(eight | RAP_WORD_OF((uint64_t)'a') << 8 * (end - i));
	return other ? 0 : rap_lexicon_last(h, eight);
}

/* Keeps the word, which is a run of that key. */
static void
keep_met(struct words_met *in, uint64_t key, const struct word *w)
{
	struct met *m = met_at(in, key);

	if (m->key)
		m[1] = m[0];
	m->key = key;
	memcpy(m->word, (const char *)w + KNOWN, sizeof(m->word));
}

/* Adds what the lists have for the word of that hash. */
static inline void
look_up(const struct words *ws, uint64_t hash, struct word *w)
{
	const struct rap_lexicon_word *known = rap_lexicon_word(ws->set, hash);

	w->known = known;
	w->hash = (uint32_t)hash;
	w->lists = w->longer = known->begins;
	if (w->plain) {
		w->alone = known->alone;
		w->longer = known->longer | known->other;
	}
}

/* Reads the word at byte i, which begins with that run and was not met as it, whatever it is, and returns its end. */
static size_t
word_new(const struct words *ws, size_t i, struct run run, struct word *w)
{
	bool ends = run.key != NO_KEY && ends_run(ws->text, run.end);
	uint64_t hash = ends ? simple_hash(ws->text, i, run.end) : 0;

	if (hash)
		*w = (struct word){ .start = i, .end = run.end, .plain = true,
		    .capital = rap_ascii[(unsigned char)ws->text.s[i]] & RAP_CHAR_UPPER };
	else {
		hash = words_scan(ws->text, i, w);
		ends &= w->end == run.end;
	}
	look_up(ws, hash, w);
	if (ends)
		keep_met(ws->met, run.key, w);
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

/* A blank or sign of ASCII, a straight quotation mark among them: in no word, and it tells but of the word before it. */
static inline bool
is_sign(unsigned char c)
{
	return c < '@' && !(rap_ascii[c] & RAP_CHAR_DIGIT);
}

static inline size_t
sign_read(struct words *ws, size_t i, struct word *w)
{
	unsigned char c = (unsigned char)ws->text.s[i];

	if (w > ws->w)
		w[-1].after |= words_marks[c] & ~INNER;
	if (c == '"')
		ws->quoted = !ws->quoted;
	return i + 1;
}

void
words_more(struct words *ws, size_t most)
{
	struct rap_str t = ws->text;
	struct word *w = ws->w + ws->n;
	const struct word *end = room_end(ws, most);
	size_t i = ws->at;

	while (i < t.n) {
		const struct met *met;
		struct run run;

		if (is_sign((unsigned char)t.s[i])) {
			i = sign_read(ws, i, w);
			continue;
		}
		if (w == end && begins_word(t, i)) {
			if ((size_t)(w - ws->w) == most)
				break;
			w = grow(ws, w);
			end = room_end(ws, most);
		}
		run = run_at(t, i);
		met = met_word(ws->met, run.key);
		if (met && ends_run(t, run.end)) {		/* nearly always */
			word_again(ws, met, i, run.end, w++);
			i = run.end + (run.end < t.n && t.s[run.end] == ' ');
		} else if (begins_word(t, i))
			i = word_new(ws, i, run, w++);
		else
			i = mark_read(ws, i, w);
	}
	ws->n = (size_t)(w - ws->w);
	ws->at = i;
}

void
words_read_some(struct words *ws, struct rap_str text, size_t most)
{
	ws->text = text;
	ws->n = ws->ns = ws->at = 0;
	ws->quoted = ws->dialogue = false;
	words_more(ws, most);
}

void
words_read(struct words *ws, struct rap_str text)
{
	if (ws->cap < text.n / BYTES)
		ws->w = words_room(ws->w, sizeof(*ws->w), 0, text.n / BYTES, &ws->cap, &ws->before);
	words_read_some(ws, text, (size_t)-1);
}
