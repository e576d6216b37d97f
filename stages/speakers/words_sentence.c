/* words_sentence.c - what the word lists have for the words of a text, and where its sentences end. */
#include <rapporteur/utf8.h>

#include "words_scan.h"

size_t
words_at(const struct words *ws, size_t first, size_t byte)
{
	while (first < ws->n && ws->w[first].start < byte)
		first++;
	return first;
}

size_t
words_next(const struct words *ws, size_t i, size_t end, uint32_t lists)
{
	const struct word *w = &ws->w[i], *last = &ws->w[end];

	while (w + 1 < last && !((word_lists(w) | word_lists(w + 1)) & lists))	/* two at a time, since few are in any */
		w += 2;
	if (w < last && !(word_lists(w) & lists))
		w++;
	return (size_t)(w - ws->w);
}

const struct rap_lexicon *
list_words(const struct rap_lexicon_table *t, uint32_t list)
{
	return rap_lexicon_listed(t, (size_t)__builtin_ctz(list));
}

bool
list_has(const struct words *ws, size_t i, uint32_t lists)
{
	struct rap_str word = words_str(ws, i, i + 1);

	for (uint32_t left = ws->w[i].known->has.longer & lists; left; left &= left - 1)
		if (rap_lexicon_find(list_words(ws->known, left), word))		/* the lowest bit's */
			return true;
	return false;
}

/* Does nothing stand between the words but a blank or a line's end? */
static inline bool
is_next(const struct words *ws, const struct word *w)
{
	return w[1].plain && w[1].start == w->end + 1 && (unsigned char)ws->text.s[w->end] <= ' ';
}

/* The bytes of the entry that starts at word i, where the list may have one of more than that word. */
static size_t
entry_bytes(const struct words *ws, size_t i, uint32_t list, const char **class)
{
	const struct word *w = &ws->w[i];
	struct rap_lexicon_next next[2] = { 0 };
	bool last = ws->at >= ws->text.n && i + 1 == ws->n;

	if (last && w->plain && !(w->known->other & list))
		return 0;
	if (!w->plain || i + 1 == ws->n || (i + 2 == ws->n && ws->at < ws->text.n))	/* the words behind are not known */
		return rap_lexicon_match_word(list_words(ws->known, list), w->known, words_rest(ws, i), class);
	next[0] = (struct rap_lexicon_next){ w[1].hash, is_next(ws, w) ? w[1].end - w->start : 0 };
	if (i + 2 < ws->n)
		next[1] = (struct rap_lexicon_next){ w[2].hash, next[0].takes && is_next(ws, w + 1) ? w[2].end - w->start : 0 };
	return rap_lexicon_match_longer(ws->known, w->known, next, list, words_rest(ws, i), class);
}

/* The entry that is word i alone. */
static size_t
match_alone(const struct words *ws, size_t i, uint32_t list, const char **class)
{
	const struct word *w = &ws->w[i];

	if (!(w->alone & list))
		return 0;
	if (class)
		*class = rap_lexicon_class(ws->known, w->known, list);
	return 1;
}

/* The longest entry, where the list may have one of more than that word; apart from what is asked again and again. */
static __attribute__((noinline)) size_t
match_longer(const struct words *ws, size_t i, uint32_t list, const char **class)
{
	const struct word *w = &ws->w[i];
	size_t bytes = entry_bytes(ws, i, list, class), n;

	if (bytes == 0)
		return match_alone(ws, i, list, class);
	n = words_at(ws, i, w->start + bytes) - i;
	return ws->w[i + n - 1].end > w->start + bytes ? 0 : n;	/* "Treasurer’s" is no treasurer */
}

size_t
list_match(const struct words *ws, size_t i, uint32_t list, const char **class)
{
	const struct word *w = &ws->w[i];

	return w->plain && !(w->longer & list) ? match_alone(ws, i, list, class) : match_longer(ws, i, list, class);
}

bool
word_is_short(const struct words *ws, size_t i)
{
	const struct word *w = &ws->w[i];
	const char *class = NULL;

	if (w->end - w->start == 1 && w->capital)
		return true;
	if (word_match(ws, i, LIST_ABBREVIATIONS, &class))
		return !*class || (i + 1 < ws->n && w[1].digit);
	return (w->plain ? w->known->other : word_begins(w)) & LIST_HONORIFICS &&
	    rap_lexicon_match_word(list_words(ws->known, LIST_HONORIFICS), w->known, rap_cut(ws->text, w->start, w->end + 1),
	    NULL) > w->end - w->start;
}

static bool
ends_sentence(const struct words *ws, size_t i)
{
	const struct word *w = &ws->w[i], *next = w + 1;

	if (!(w->after & (AFTER_STOP | AFTER_ASK)) || next->start <= w->end + 1)
		return false;
	if (!next->capital && !next->digit && (!(w->after & AFTER_QUOTE) || w->after & AFTER_COMMA))	/* "\"Why?\", he said" */
		return false;
	if (!next->capital && w->after == AFTER_STOP && next->digit && word_is_short(ws, i))
		return false;
	return !(w->after & AFTER_STOP) || (w->after & AFTER_ASK) || !word_is_short(ws, i);
}

/* Where the text after word i is the next sentence's: behind the mark and the brackets and quotation marks that
 * close. */
static size_t
sentence_break(const struct words *ws, size_t i)
{
	size_t end = ws->w[i].end, next = ws->w[i + 1].start, at = end, len;

	if (next == end + 2 && ws->text.s[end] != ' ' && ws->text.s[end + 1] == ' ')	/* nearly always: ". " */
		return end + 1;
	for (size_t k = end; k < next; k += len)
		if (words_after(rap_utf8_get(ws->text.s + k, next - k, &len)) & (AFTER_STOP | AFTER_ASK))
			at = k;			/* "4 %." */
	while (at < next && !rap_is_space(rap_utf8_get(ws->text.s + at, next - at, &len)))
		at += len;
	return at;
}

/* Is one of the words [from, to) perhaps a verb of speech, with no comma before it? The sentence begins with word first. */
static bool
has_verb(const struct words *ws, size_t first, size_t from, size_t to)
{
	while (from < to && (!(word_lists(&ws->w[from]) & LIST_VERBS) || from == first || ws->w[from - 1].after & AFTER_COMMA))
		from++;
	return from < to;
}

/* Lists that may have an entry of more than the word w, by the two words behind it. */
static __attribute__((noinline)) uint32_t
longer_here(const struct words *ws, const struct word *w)
{
	const struct rap_lexicon_word *pair = rap_lexicon_behind(ws->known, w->known, w[1].hash);
	uint32_t longer = pair->begins;

	if (pair->other && w + 2 < &ws->w[ws->n])
		longer |= rap_lexicon_behind(ws->known, pair, w[2].hash)->begins;
	if (w->known->other && !(w[1].start == w->end + 1 && ws->text.s[w->end] == ' '))	/* "mr." */
		longer |= w->known->other;
	return longer;
}

/* Does the sentence that begins with word first end with the word w, which has a mark behind it, or its part that begins with word
 * part, where it is a semicolon? "Ms. Ito, speaking for Peru; Chile; and Cuba, said" has no verb before its semicolons. */
static __attribute__((noinline)) bool
ends_with(const struct words *ws, size_t first, size_t part, const struct word *w)
{
	size_t i = (size_t)(w - ws->w);

	return (w->after & AFTER_SEMICOLON && has_verb(ws, first, part, i + 1)) ||
	    (w->after & (AFTER_STOP | AFTER_ASK) && ends_sentence(ws, i));
}

/* The last word of the sentence that begins with word first, or of its part before a semicolon; what its words are for the lists
 * is known then. */
static size_t
sentence_last(const struct words *ws, size_t first, struct sentence *s)
{
	const struct rap_lexicon_table known = *ws->known;	/* apart from what is written to */
	struct word *w = &ws->w[first], *last = &ws->w[ws->n - 1], *spoken = NULL;
	uint32_t has = 0;

	for (size_t part = first; w < last; w++) {
		uint32_t longer = w->longer;

		if (longer & LISTS_OF_SENTENCES && w->plain) {	/* and nearly always it is not that the words behind are an entry's */
			bool may = w->known->other || rap_lexicon_may_behind(&known, w->known, w[1].hash);

			w->longer = longer = may ? longer_here(ws, w) : 0;
		}
		longer |= w->alone;
		has |= longer;
		if (longer & LISTS_OF_SPEECH)
			spoken = w;
		if (!(w->after & (AFTER_SEMICOLON | AFTER_STOP | AFTER_ASK)))	/* nearly always */
			continue;
		if (ends_with(ws, first, part, w))
			break;
		part = (size_t)(w - ws->w) + 1;
	}
	s->lists = has | word_lists(w);
	if (word_lists(w) & LISTS_OF_SPEECH)
		spoken = w;
	s->speech = spoken ? (size_t)(spoken - ws->w) + 1 : first;
	return (size_t)(w - ws->w);
}

static struct sentence *
sentence_new(struct words *ws)
{
	if (ws->ns == ws->scap)
		ws->s = words_room(ws->s, sizeof(*ws->s), ws->ns, 2 * ws->ns, &ws->scap, &ws->sbefore);
	return &ws->s[ws->ns++];
}

void
words_sentences(struct words *ws)
{
	size_t from = 0;
	bool half = false;

	ws->ns = 0;
	ws->lists = 0;
	for (size_t i = 0, last; i < ws->n; i = last + 1) {
		struct sentence *s = sentence_new(ws);

		last = sentence_last(ws, i, s);
		ws->lists |= s->lists;
		s->first = i;
		s->end = last + 1;
		s->from = from;
		from = s->to = s->end == ws->n ? ws->text.n : sentence_break(ws, last);
		s->half = half;
		half = ws->w[last].after & AFTER_SEMICOLON && !(ws->w[last].after & AFTER_STOP);
	}
}
