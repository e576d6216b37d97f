/* words.c - a leaf's text as words and sentences, for rap-speakers. One pass, no allocation once the arrays have
 * grown. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

/* Room for one more word. */
static struct word *
word_room(struct words *ws)
{
	if (ws->n == ws->cap) {
		ws->cap = ws->cap ? 2 * ws->cap : 256;
		ws->w = rap_realloc(ws->w, ws->cap, sizeof(*ws->w));
	}
	return &ws->w[ws->n];
}

static struct sentence *
sentence_new(struct words *ws)
{
	if (ws->ns == ws->scap) {
		ws->scap = ws->scap ? 2 * ws->scap : 64;
		ws->s = rap_realloc(ws->s, ws->scap, sizeof(*ws->s));
	}
	ws->s[ws->ns] = (struct sentence){ 0 };
	return &ws->s[ws->ns++];
}

void
words_free(struct words *ws)
{
	free(ws->w);
	free(ws->s);
	*ws = (struct words){ 0 };
}

/* The same for characters beyond ASCII. */
static unsigned
after_of_wide(uint32_t c)
{
	switch (c) {
	case 0x2026:
		return AFTER_STOP;
	case 0x2013: case 0x2014:
		return AFTER_DASH;
	case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB:
		return AFTER_QUOTE;
	}
	return 0;
}

#define INNER 0x8000		/* may stand within a word: "it's", "G-77/CHINA", "U.S." */
static const unsigned short marks[0x80] = {
	[','] = AFTER_COMMA, [';'] = AFTER_SEMICOLON, [':'] = AFTER_COLON, ['.'] = AFTER_STOP | INNER,
	    ['?'] = AFTER_ASK,
	['!'] = AFTER_ASK, ['('] = AFTER_OPEN, ['['] = AFTER_OPEN, [')'] = AFTER_CLOSE, [']'] = AFTER_CLOSE,
	    ['"'] = AFTER_QUOTE,
	['-'] = AFTER_DASH | INNER, ['\n'] = AFTER_LINE, ['&'] = AFTER_AND | INNER, ['\''] = INNER, ['/'] = INNER,
};

static unsigned
after_of(uint32_t c)
{
	return c < 0x80 ? marks[c] & ~INNER : after_of_wide(c);
}

/* "l'ordre", "D'abord", "L'Inde", "d'Inde": the apostrophe at byte i ends an elided word; "D'Arcy" and "o'clock" are
 * one. */
static bool
is_elision(struct rap_str t, size_t start, size_t i, uint32_t c)
{
	size_t len;

	if ((c != '\'' && c != 0x2019) || i != start + 1 || !strchr("lLdDqQnNsSjJmMcC", t.s[start]))
		return false;
	rap_utf8_get(t.s + i, t.n - i, &len);
	if (i + len >= t.n)
		return false;
	c = rap_utf8_get(t.s + i + len, t.n - i - len, &len);
	return rap_is_lower(c) || (rap_is_upper(c) && strchr("lLd", t.s[start]));
}

#define WORD_LETTER (RAP_CHAR_UPPER | RAP_CHAR_LOWER | RAP_CHAR_DIGIT)

static unsigned
class_of_wide(uint32_t c)
{
	if (rap_is_alpha(c) || c == 0xAA || c == 0xBA)
		return rap_is_upper(c) ? RAP_CHAR_UPPER : RAP_CHAR_LOWER;
	return rap_is_digit(c) ? RAP_CHAR_DIGIT : 0;
}

/* RAP_CHAR_... of c. */
static inline unsigned
class_of(uint32_t c)
{
	return c < 0x80 ? rap_ascii[c] : class_of_wide(c);
}

static bool
is_letter_at(struct rap_str t, size_t i)
{
	size_t len;

	return i < t.n && class_of(rap_utf8_get(t.s + i, t.n - i, &len)) & WORD_LETTER;
}

/* What may stand within a word, between two letters or digits. */
static bool
is_inner(uint32_t c)
{
	return c < 0x80 ? marks[c] & INNER : c == 0x2019 || c == 0xAD || c == 0x2010;
}

/* A soft hyphen, an accent that stands behind its letter. */
static bool
is_mark(uint32_t c)
{
	return c == 0xAD || (c >= 0x300 && c <= 0x36F);
}

struct scan {			/* of a word */
	size_t start, end;
	size_t letters, capitals, run;	/* run: of capitals at the end so far */
	uint64_t hash;
	bool digit;
	bool broken;		/* past the first run of letters and digits, by which lists know the word */
};

/* Takes a letter or digit of len bytes. */
static void
scan_letter(struct scan *s, uint32_t c, unsigned class, size_t len)
{
	if (!s->broken)
		s->hash = rap_lexicon_hash(s->hash, class & RAP_CHAR_UPPER ? rap_to_lower(c) : c);
	s->digit |= !!(class & RAP_CHAR_DIGIT);
	s->letters += !!(class & (RAP_CHAR_UPPER | RAP_CHAR_LOWER));
	s->capitals += !!(class & RAP_CHAR_UPPER);
	s->run = class & RAP_CHAR_UPPER ? s->run + 1 : 0;
	s->end += len;
}

/* Takes lower-case ASCII, which nearly all letters are. */
static void
scan_lower(struct scan *s, struct rap_str t)
{
	const unsigned char *from = (const unsigned char *)t.s + s->end, *end = (const unsigned char *)t.s + t.n,
	    *p = from;
	uint64_t hash = s->hash;

	for (; p < end && (unsigned char)(*p - 'a') < 26; p++)
		hash = rap_lexicon_hash(hash, *p);
	if (!s->broken)
		s->hash = hash;
	s->letters += (size_t)(p - from);
	s->run = 0;
	s->end += (size_t)(p - from);
}

/* Takes a character that is not lower-case ASCII; false where the word ends before it. */
static bool
scan_other(struct scan *s, struct rap_str t)
{
	size_t len;
	uint32_t c = rap_utf8_get(t.s + s->end, t.n - s->end, &len);
	unsigned class = class_of(c);

	if (class & WORD_LETTER) {
		scan_letter(s, c, class, len);
		return true;
	}
	if (is_inner(c) ? !is_letter_at(t, s->end + len) || is_elision(t, s->start, s->end, c) : !is_mark(c))
		return false;
	s->broken = true;
	s->end += len;
	return true;
}

/* ASCII behind which a word never goes on. */
static bool
ends_word(unsigned char c)
{
	return c < 0x80 && !(rap_ascii[c] & WORD_LETTER) && !(marks[c] & INNER);
}

static void
word_scan(struct rap_str t, struct scan *s)
{
	while (s->end < t.n) {
		unsigned char c = (unsigned char)t.s[s->end];

		if (c >= 'a' && c <= 'z')
			scan_lower(s, t);
		else if (ends_word(c) || !scan_other(s, t))
			break;
	}
}

/* What the lists have for the word, and for the word before with this one behind it. */
static void
look_up(const struct rap_lexicon_set *set, struct word *w, struct word *before, uint64_t hash)
{
	w->known = rap_lexicon_word(set, hash);
	w->lists = w->known->begins;
	w->alone = w->plain ? w->known->alone : 0;
	w->longer = w->plain ? w->known->longer | w->known->other : w->lists;
	if (before && before->plain && before->known->longer)
		before->longer = before->known->other | rap_lexicon_pair(set, before->known->hash, hash);
}

/* A letter or digit of ASCII, and lower-case letters up to where a word surely ends: nearly all words are such. Returns
 * its end, 0 where it is none. */
static size_t
plain_end(struct rap_str t, size_t i, uint64_t *hash)
{
	const unsigned char *p = (const unsigned char *)t.s + i, *end = (const unsigned char *)t.s + t.n;
	uint64_t h = rap_lexicon_hash(RAP_LEXICON_HASH, rap_ascii[*p & 0x7F] & RAP_CHAR_UPPER ? *p | 0x20u : *p);

	if (*p++ >= 0x80)
		return 0;
	for (; p < end && (unsigned char)(*p - 'a') < 26; p++)
		h = rap_lexicon_hash(h, *p);
	*hash = h;
	return p == end || ends_word(*p) ? (size_t)(p - (const unsigned char *)t.s) : 0;
}

/* Reads the word at byte i, which begins with a letter or digit of that class, and returns its end. */
static size_t
word_read(struct words *ws, size_t i, unsigned class, bool quoted)
{
	struct word *w = word_room(ws);
	struct scan s = { .start = i, .end = i, .hash = RAP_LEXICON_HASH };
	uint64_t hash;
	size_t end = plain_end(ws->text, i, &hash);

	*w = (struct word){ .start = i, .end = end, .capital = class & RAP_CHAR_UPPER, .quoted = quoted,
	    .plain = true };
	w->digit = class & RAP_CHAR_DIGIT;
	if (end == 0) {
		word_scan(ws->text, &s);
		w->end = s.end;
		w->digit = s.digit;
		w->plain = !s.broken;
		w->caps = (s.capitals >= 2 && s.capitals == s.letters) || s.run >= 3;	/* "McRIVAS" too */
		hash = s.hash;
	}
	look_up(ws->set, w, ws->n > 0 ? w - 1 : NULL, hash);
	ws->n++;
	return w->end;
}

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
	bool quoted = false;
	size_t len;

	ws->text = text;
	ws->n = ws->ns = 0;
	for (size_t i = 0; i < text.n;) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);
		unsigned class = class_of(c);

		if (class & WORD_LETTER) {
			if (ws->n == most)
				return;
			i = word_read(ws, i, class, quoted);
			continue;
		}
		i += len;
		if (c == ' ')
			continue;
		if (ws->n)
			ws->w[ws->n - 1].after |= after_of(c);
		quoted = quote_state(c, quoted);
	}
}

void
words_read(struct words *ws, struct rap_str text)
{
	words_read_some(ws, text, (size_t)-1);
}

struct rap_str
words_str(const struct words *ws, size_t first, size_t end)
{
	return first < end ? rap_cut(ws->text, ws->w[first].start, ws->w[end - 1].end) : rap_cut(ws->text, 0, 0);
}

struct rap_str
words_rest(const struct words *ws, size_t first)
{
	return rap_cut(ws->text, ws->w[first].start, ws->text.n);
}

size_t
words_at(const struct words *ws, size_t first, size_t byte)
{
	while (first < ws->n && ws->w[first].start < byte)
		first++;
	return first;
}

bool
list_has(const struct words *ws, size_t i, struct list list)
{
	return rap_lexicon_find(list.words, words_str(ws, i, i + 1)) != NULL;
}

/* The class of a word that is an entry alone. */
static const char *
class_alone(const struct rap_lexicon_word *w, uint32_t bit)
{
	const struct rap_lexicon_sense *sense = w->senses;

	while (!(sense->bits & bit))
		sense = sense->next;
	return sense->class;
}

size_t
list_match(const struct words *ws, size_t i, struct list list, const char **class)
{
	const struct word *w = &ws->w[i];
	size_t bytes, n;

	if (!(w->longer & list.bit)) {
		if (class)
			*class = class_alone(w->known, list.bit);
		return 1;
	}
	bytes = rap_lexicon_match_word(list.words, w->known, words_rest(ws, i), class);
	n = bytes ? words_at(ws, i, w->start + bytes) - i : 0;
	return n && ws->w[i + n - 1].end > w->start + bytes ? 0 : n;	/* "Treasurer’s" is no treasurer */
}

bool
word_is_short(const struct words *ws, size_t i, const struct lists *lists)
{
	const struct word *w = &ws->w[i];
	const char *class = NULL;

	if (w->end - w->start == 1 && w->capital)
		return true;
	if (word_match(ws, i, lists->abbreviations, &class))
		return !*class || (i + 1 < ws->n && w[1].digit);
	return w->lists & lists->honorifics.bit &&
	    rap_lexicon_find(lists->honorifics.words, rap_cut(ws->text, w->start, w->end + 1));
}

static bool
ends_sentence(const struct words *ws, size_t i, const struct lists *lists)
{
	const struct word *w = &ws->w[i], *next = w + 1;

	if (!(w->after & (AFTER_STOP | AFTER_ASK)) || next->start <= w->end + 1)
		return false;
	if (!next->capital && !next->digit && !(w->after & AFTER_QUOTE))
		return false;
	if (!next->capital && w->after == AFTER_STOP && next->digit && word_is_short(ws, i, lists))
		return false;
	return !(w->after & AFTER_STOP) || (w->after & AFTER_ASK) || !word_is_short(ws, i, lists);
}

/* Where the text after word i is the next sentence's: behind the mark and the brackets and quotation marks that
 * close. */
static size_t
sentence_break(const struct words *ws, size_t i)
{
	size_t end = ws->w[i].end, next = ws->w[i + 1].start, at = end, len;

	for (size_t k = end; k < next; k += len)
		if (after_of(rap_utf8_get(ws->text.s + k, next - k, &len)) & (AFTER_STOP | AFTER_ASK))
			at = k;			/* "4 %." */
	while (at < next && !rap_is_space(rap_utf8_get(ws->text.s + at, next - at, &len)))
		at += len;
	return at;
}

void
words_sentences(struct words *ws, const struct lists *lists)
{
	struct sentence *s = NULL;
	size_t from = 0;

	ws->ns = 0;
	for (size_t i = 0; i < ws->n; i++) {
		bool last = i + 1 == ws->n, stop = last || ends_sentence(ws, i, lists);

		if (!s) {
			s = sentence_new(ws);
			s->first = i;
			s->from = from;
			s->half = ws->ns > 1 && (ws->w[i - 1].after & AFTER_SEMICOLON) &&
			    !(ws->w[i - 1].after & AFTER_STOP);
		}
		if (!stop && !(ws->w[i].after & AFTER_SEMICOLON))
			continue;
		s->end = i + 1;
		from = s->to = last ? ws->text.n : sentence_break(ws, i);
		s = NULL;
	}
}
