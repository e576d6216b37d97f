/* order_words.c - what the document's words say about two halves of a sentence. Which words follow which: "targeted at" is
 * followed by "reducing" rather than by "make", not because of any grammar, but because this document prints "-ing"
 * behind "at" elsewhere. And which words both halves have in common: who speaks of Port Maren goes on with Port Maren. */
#include <stdlib.h>

#include <rapporteur/lexicon.h>
#include <rapporteur/word.h>

#include "counts.h"
#include "order.h"

#define TELLING 24	/* words of a half that are compared */
#define DIFFERENT 24	/* bytes of text for each word that was not printed before, or more */
#define LOOKED_AT 150	/* words from the cut on that may be among them */

struct telling {		/* the rarest words of a half */
	uint64_t word[TELLING];
	uint8_t weight[TELLING], least;	/* least: no weight is less */
	uint64_t bits;		/* one for each word, or for several */
	size_t n;
};

struct edges {		/* of a group: hashes of its first word, of the ending of that, and of its last word */
	uint64_t first, first_end, last;
};

struct printed {		/* a word of the document */
	uint64_t key;		/* word_hash */
	uint64_t end;		/* ending_hash */
	size_t times;
	size_t followed;	/* times that one stands behind it, if some group ends with it */
	bool last;		/* some does */
};

struct order_words {
	struct rap_slots words;		/* struct printed */
	struct rap_slots counts;
	size_t total;
	const struct groups *gs;
	struct edges *edges;			/* by group */
	struct telling **end, **beginning;	/* by group, NULL where it is not cut there */
};

/* The letters that s begins with, of which some are not ASCII, and their hash in lower case. */
static struct rap_str
wide_word(struct rap_str s, uint64_t *hash)
{
	uint64_t h = RAP_LEXICON_HASH;
	size_t end = 0, len;
	uint32_t c;

	for (; end < s.n && rap_is_alpha(c = rap_utf8_get(s.s + end, s.n - end, &len)); end += len)
		h = rap_lexicon_hash(h, rap_to_lower(c));
	*hash = h | 1;
	return rap_cut(s, 0, end);
}

/* Letters; empty where s begins with none. Their hash in lower case, which is not 0. Eight at a time. */
static struct rap_str
first_word(struct rap_str s, uint64_t *hash)
{
	uint64_t h = 0;

	*hash = 1;
	for (size_t end = 0; s.n > 0; end += RAP_WORD) {
		uint64_t part = rap_word_of_text(s.s + end, s.n - end), wide = rap_word_wide(part);
		uint64_t lower = rap_word_lower(part ^ wide), other = rap_word_not_small(lower | wide);
		size_t bits = other ? (size_t)__builtin_ctzll(other) / RAP_WORD * RAP_WORD : 64;

		h = (h ^ (bits < 64 ? lower & (((uint64_t)1 << bits) - 1) : lower)) * RAP_SCATTER;
		h ^= h >> 32;
		if (bits == 64)
			continue;
		if (wide >> bits & 0x80)
			return wide_word(s, hash);
		*hash = h | 1;
		return rap_cut(s, 0, end + bits / RAP_WORD);
	}
	return s;
}

static uint64_t
word_hash(struct rap_str word)
{
	uint64_t hash;

	first_word(word, &hash);
	return hash;
}

/* The last three bytes or so tell most forms of a word: "-ing", "-ent", "-ión". A short word is a form of its own, and
 * "and" is not how "demand" ends. */
static uint64_t
ending_hash(struct rap_str word)
{
	size_t from = word.n > 4 ? word.n - 3 : 0;

	while (from > 0 && ((unsigned char)word.s[from] & 0xC0) == 0x80)
		from--;
	return word_hash(rap_cut(word, from, word.n)) + (from > 0);
}

static struct rap_str
last_word(struct rap_str s)
{
	size_t from, len;

	s = rap_trim(s);
	for (from = s.n; from > 0 && rap_is_alpha(rap_utf8_last(rap_cut(s, 0, from), &len)); )
		from -= len;
	return rap_cut(s, from, s.n);
}

/* What is counted beside the words: an ending, wherever it stands; a word that some group ends with, and an ending behind
 * it; and the whole word behind it. */
enum { ENDING = 1, LAST_ENDING, LAST_WORD };

static size_t
times(const struct order_words *w, uint64_t key)
{
	return counts_times(&w->counts, key);
}

/* Before is the last word of a group, or of the same spelling; its hash, 0 for none. The word's own, if it is one, too. */
static uint64_t
count_word(struct order_words *w, struct rap_str word, uint64_t hash, uint64_t before)
{
	uint64_t end;
	struct printed *p = rap_slot(&w->words, hash);

	if (p->times++ == 0)
		p->end = ending_hash(word);
	end = p->end;
	hash = p->last ? hash : 0;
	w->total++;
	if (before) {
		((struct printed *)rap_slot_of(&w->words, before))->followed++;
		counts_add(&w->counts, counts_key(LAST_ENDING, before, end), 1);
		counts_add(&w->counts, counts_key(LAST_WORD, before, p->key), 1);
	}
	return hash;
}

/* The words of a line, one after the other; *before is the hash of the last one if some group ends with it, 0 where a
 * stop or a sign parts them. */
static void
count_line(struct order_words *w, struct rap_str s, uint64_t *before)
{
	size_t len;

	for (size_t i = 0; i < s.n; ) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);
		struct rap_str word;
		uint64_t hash;

		if (!rap_is_alpha(c)) {
			*before = rap_is_space(c) ? *before : 0;
			i += len;
			continue;
		}
		word = first_word(rap_cut(s, i, s.n), &hash);
		i += word.n;
		*before = count_word(w, word, hash, *before);
	}
}

/* Those that some group's first word has. */
static void
count_endings(struct order_words *w)
{
	for (size_t i = 0; i < w->words.used; i++) {
		const struct printed *p = (const struct printed *)(const void *)w->words.v + i;

		struct count *c = p->times > 0 ? rap_slot_of(&w->counts, counts_key(ENDING, p->end, 0)) : NULL;

		if (c)
			c->times += p->times;
	}
}

/* The rarer a word, the more it tells: 1 for one word in 64, 7 for one in 4,096; 0 for short ones. */
static uint8_t
weight_of(const struct order_words *w, uint64_t word)
{
	const struct printed *p = rap_slot_of(&w->words, word);
	size_t one_in = p ? w->total / p->times : 0;
	uint8_t bits = 0;

	for (; one_in > 32; one_in /= 2)
		bits++;
	return p && p->times > 1 ? bits : 0;
}

/* Takes the place of the word that tells least. */
static void
tell(struct telling *t, uint64_t word, uint8_t weight)
{
	size_t least = 0;

	if (t->n == TELLING && weight <= t->least)
		return;
	for (size_t i = 0; i < t->n; i++) {
		if (t->word[i] == word)
			return;
		least = t->weight[i] < t->weight[least] ? i : least;
	}
	if (t->n < TELLING)
		least = t->n++;
	else if ((t->least = t->weight[least]) >= weight)
		return;
	t->word[least] = word;
	t->weight[least] = weight;
}

static size_t
tell_line(const struct order_words *w, struct rap_str s, struct telling *t)
{
	size_t len, words = 0;

	for (size_t i = 0; i < s.n; i += len) {
		struct rap_str word;
		uint64_t hash;
		uint8_t weight;

		if (!rap_is_alpha(rap_utf8_get(s.s + i, s.n - i, &len)))
			continue;
		word = first_word(rap_cut(s, i, s.n), &hash);
		len = word.n;
		words++;
		if (word.n >= 4 && (weight = weight_of(w, hash)) > 0)
			tell(t, hash, weight);
	}
	return words;
}

static uint64_t
bit_of(uint64_t word)
{
	return (uint64_t)1 << (word >> 32) % 64;
}

static void
set_bits(struct telling *t)
{
	for (size_t i = 0; i < t->n; i++)
		t->bits |= bit_of(t->word[i]);
}

static struct telling *
telling_end(const struct order_words *w, const struct lines *ls, const struct group *g)
{
	struct telling *t = rap_alloc(1, sizeof(*t));
	size_t words = 0;

	for (size_t i = g->to; i-- > g->from && words < LOOKED_AT; )
		words += tell_line(w, ls->line[i].text, t);
	set_bits(t);
	return t;
}

static struct telling *
telling_beginning(const struct order_words *w, const struct lines *ls, const struct group *g)
{
	struct telling *t = rap_alloc(1, sizeof(*t));
	size_t words = 0;

	for (size_t i = g->from; i < g->to && words < LOOKED_AT; i++)
		words += tell_line(w, ls->line[i].text, t);
	set_bits(t);
	return t;
}

/* What the words say that both have, up to half a sentence. */
static int
in_common(const struct telling *a, const struct telling *b)
{
	int price = 0;

	for (size_t i = 0; a && b && i < a->n; i++)
		for (size_t k = 0; b->bits & bit_of(a->word[i]) && k < b->n; k++)
			if (a->word[i] == b->word[k])
				price += 5 * a->weight[i];
	return price < 150 ? price : 150;
}

static struct edges *
edges_of(const struct lines *ls, const struct groups *gs)
{
	struct edges *e = rap_alloc(gs->n + 1, sizeof(*e));

	for (size_t i = 0; i < gs->n; i++) {
		struct rap_str word = first_word(rap_trim(ls->line[gs->group[i].from].text), &e[i].first);

		e[i].first_end = ending_hash(word);
		if (gs->group[i].ends == ENDS_OPEN)
			e[i].last = word_hash(last_word(ls->line[gs->group[i].to - 1].text));
	}
	return e;
}

struct order_words *
order_words_new(const struct lines *ls, const struct groups *gs)
{
	struct order_words *w = rap_alloc(1, sizeof(*w));
	uint64_t before = 0;

	w->words = (struct rap_slots)RAP_SLOTS(struct printed);
	w->counts = (struct rap_slots)COUNTS;
	rap_slots_room(&w->words, ls->bytes / DIFFERENT);
	w->edges = edges_of(ls, gs);
	for (size_t i = 0; i < gs->n; i++) {
		counts_add(&w->counts, counts_key(ENDING, w->edges[i].first_end, 0), 0);
		if (gs->group[i].ends == ENDS_OPEN)
			((struct printed *)rap_slot(&w->words, w->edges[i].last))->last = true;
	}
	for (size_t i = 0; i < gs->n; i++, before = 0)
		for (size_t k = gs->group[i].from; k < gs->group[i].to; k++)
			if (ls->line[k].kind == LINE_TEXT)
				count_line(w, ls->line[k].text, &before);
	count_endings(w);
	w->gs = gs;
	w->end = rap_alloc(gs->n + 1, sizeof(struct telling *));
	w->beginning = rap_alloc(gs->n + 1, sizeof(struct telling *));
	for (size_t i = 0; i < gs->n; i++) {
		if (gs->group[i].ends == ENDS_OPEN)
			w->end[i] = telling_end(w, ls, &gs->group[i]);
		if (gs->group[i].begins == BEGINS_LOWER)
			w->beginning[i] = telling_beginning(w, ls, &gs->group[i]);
	}
	return w;
}

void
order_words_free(struct order_words *w)
{
	for (size_t i = 0; i < w->gs->n; i++) {
		free(w->end[i]);
		free(w->beginning[i]);
	}
	free(w->edges);
	free(w->end);
	free(w->beginning);
	rap_slots_free(&w->words);
	rap_slots_free(&w->counts);
	free(w);
}

/* How much likelier b's first word is behind a's last one than anywhere. */
static int
in_sequence(const struct order_words *w, const struct edges *a, const struct edges *b)
{
	const struct printed *last = rap_slot_of(&w->words, a->last);
	size_t seen = last ? last->followed : 0, here = times(w, counts_key(ENDING, b->first_end, 0));
	size_t together = times(w, counts_key(LAST_ENDING, a->last, b->first_end));
	size_t expected = seen * here + 3 * w->total;	/* three more on either side: nothing follows from few */
	int price = times(w, counts_key(LAST_WORD, a->last, b->first)) ? 60 : 0;

	together = (together + 3) * w->total;
	if (together > expected)
		return price + (together > 3 * expected ? 80 : together > 2 * expected ? 50 : 2 * together > 3 * expected ? 25 : 0);
	return price - (expected > 3 * together ? 80 : expected > 2 * together ? 50 : 2 * expected > 3 * together ? 25 : 0);
}

int
order_words_price(const struct order_words *w, size_t a, size_t b)
{
	if (!w)
		return 0;
	return in_sequence(w, &w->edges[a], &w->edges[b]) + in_common(w->end[a], w->beginning[b]);
}
