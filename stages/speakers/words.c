/* words.c - a leaf's text as words and sentences, for rap-speakers. One pass, no allocation once the arrays have grown. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

static struct word *
word_new(struct words *ws)
{
	if (ws->n == ws->cap) {
		ws->cap = ws->cap ? 2 * ws->cap : 256;
		ws->w = rap_realloc(ws->w, ws->cap, sizeof(*ws->w));
	}
	ws->w[ws->n] = (struct word){ 0 };
	return &ws->w[ws->n++];
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

static unsigned
after_of(uint32_t c)
{
	static const unsigned short marks[0x80] = {
		[','] = AFTER_COMMA, [';'] = AFTER_SEMICOLON, [':'] = AFTER_COLON, ['.'] = AFTER_STOP, ['?'] = AFTER_ASK, ['!'] = AFTER_ASK,
		['('] = AFTER_OPEN, ['['] = AFTER_OPEN, [')'] = AFTER_CLOSE, [']'] = AFTER_CLOSE, ['"'] = AFTER_QUOTE, ['-'] = AFTER_DASH,
		['\n'] = AFTER_LINE, ['&'] = AFTER_AND,
	};

	return c < 0x80 ? marks[c] : after_of_wide(c);
}

/* "it’s", "G-77/CHINA", "U.S.": what may stand within a word, between two letters or digits. */
static bool
is_inner(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == '-' || c == 0xAD || c == 0x2010 || c == '/' || c == '.' || c == '&';
}

/* "l'ordre", "D'abord": the apostrophe at byte i ends an elided word; "D'Arcy" and "o'clock" are one. */
static bool
is_elision(struct rap_str t, size_t start, size_t i, uint32_t c)
{
	size_t len;

	if ((c != '\'' && c != 0x2019) || i != start + 1 || !strchr("lLdDqQnNsSjJmMcC", t.s[start]))
		return false;
	rap_utf8_get(t.s + i, t.n - i, &len);
	return i + len < t.n && rap_is_lower(rap_utf8_get(t.s + i + len, t.n - i - len, &len));
}

#define WORD_LETTER (RAP_CHAR_UPPER | RAP_CHAR_LOWER | RAP_CHAR_DIGIT)

/* RAP_CHAR_... of c. */
static unsigned
class_of(uint32_t c)
{
	if (c < 0x80)
		return rap_ascii[c];
	if (rap_is_alpha(c) || c == 0xAA || c == 0xBA)
		return rap_is_upper(c) ? RAP_CHAR_UPPER : RAP_CHAR_LOWER;
	return rap_is_digit(c) ? RAP_CHAR_DIGIT : 0;
}

static bool
is_letter_at(struct rap_str t, size_t i)
{
	size_t len;

	return i < t.n && class_of(rap_utf8_get(t.s + i, t.n - i, &len)) & WORD_LETTER;
}

/* A soft hyphen, an accent that stands behind its letter. */
static bool
is_mark(uint32_t c)
{
	return c == 0xAD || (c >= 0x300 && c <= 0x36F);
}

struct letters {		/* of a word, counted while it is read */
	size_t all, capitals, run;
	uint64_t hash;
};

static void
count_letter(struct letters *l, uint32_t c, unsigned class, bool first)
{
	if (first)		/* still in the first run of letters, by which lists know the word */
		l->hash = rap_lexicon_hash(l->hash, class & RAP_CHAR_UPPER ? rap_to_lower(c) : c);
	l->all += !!(class & (RAP_CHAR_UPPER | RAP_CHAR_LOWER));
	l->capitals += !!(class & RAP_CHAR_UPPER);
	l->run = class & RAP_CHAR_UPPER ? l->run + 1 : 0;
}

/* Lower-case ASCII from byte i on, which nearly all letters are. Returns where it ends. */
static size_t
skip_lower(struct rap_str t, size_t i, struct letters *l, bool first)
{
	size_t from = i;
	uint64_t hash = l->hash;

	for (; i < t.n && t.s[i] >= 'a' && t.s[i] <= 'z'; i++)
		hash = rap_lexicon_hash(hash, (unsigned char)t.s[i]);
	if (first)
		l->hash = hash;
	l->all += i - from;
	if (i > from)
		l->run = 0;
	return i;
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

/* Reads the word at byte i and returns its end. */
static size_t
word_scan(const struct rap_lexicon_set *set, struct rap_str t, size_t i, struct word *w, struct word *before)
{
	struct letters l = { .hash = RAP_LEXICON_HASH };
	bool first = true;
	size_t len;

	w->start = i;
	w->capital = rap_is_upper(rap_utf8_get(t.s + i, t.n - i, &len));
	while ((i = skip_lower(t, i, &l, first)) < t.n) {
		uint32_t c = rap_utf8_get(t.s + i, t.n - i, &len);
		unsigned class;

		if (c == ' ')
			break;
		class = class_of(c);
		if (class & WORD_LETTER) {
			w->digit |= !!(class & RAP_CHAR_DIGIT);
			count_letter(&l, c, class, first);
		} else if (is_inner(c) ? is_letter_at(t, i + len) && !is_elision(t, w->start, i, c) : is_mark(c))
			first = false;
		else
			break;
		i += len;
	}
	w->plain = first;
	look_up(set, w, before, l.hash);
	w->caps = (l.capitals >= 2 && l.capitals == l.all) || l.run >= 3;	/* "McRIVAS" too */
	return w->end = i;
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

		if (class_of(c) & WORD_LETTER) {
			struct word *w;

			if (ws->n == most)
				return;
			w = word_new(ws);
			w->quoted = quoted;
			i = word_scan(ws->set, text, i, w, ws->n > 1 ? w - 1 : NULL);
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
	bytes = rap_lexicon_match(list.words, words_rest(ws, i), class);
	n = bytes ? words_at(ws, i, w->start + bytes) - i : 0;
	return n && ws->w[i + n - 1].end > w->start + bytes ? 0 : n;	/* "Treasurer’s" is no treasurer */
}

bool
word_is_short(const struct words *ws, size_t i, const struct lists *lists)
{
	const struct word *w = &ws->w[i];
	if (w->end - w->start == 1 && w->capital)
		return true;
	if (in_list(ws, i, lists->abbreviations))
		return true;
	return w->lists & lists->honorifics.bit && rap_lexicon_find(lists->honorifics.words, rap_cut(ws->text, w->start, w->end + 1));
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

/* Where the text after word i is the next sentence's: behind the mark and the brackets and quotation marks that close. */
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
			s->half = ws->ns > 1 && (ws->w[i - 1].after & AFTER_SEMICOLON) && !(ws->w[i - 1].after & AFTER_STOP);
		}
		if (!stop && !(ws->w[i].after & AFTER_SEMICOLON))
			continue;
		s->end = i + 1;
		from = s->to = last ? ws->text.n : sentence_break(ws, i);
		s = NULL;
	}
}
