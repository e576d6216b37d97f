/* lexicon_set.c - several word lists asked at once: one look-up says which of them have the word, alone or with more
 * behind it. What a word means to the set is found out when the word is first met. */
#include <stdlib.h>

#include <rapporteur/arena.h>
#include <rapporteur/slots.h>

#include "lexicon_list.h"

struct pair {			/* of words that entries begin with */
	uint64_t key;
	uint32_t first;		/* of these entries: a place in longer, from 1 */
	uint32_t bits;		/* of all their lists */
};

struct longer {			/* an entry of two words or more */
	const struct lexicon_entry *entry;
	uint32_t bits;		/* of its lists */
	uint32_t next;		/* that begins with the same two words, no longer than this one; 0: none */
};

struct rap_lexicon_set {
	struct rap_lexicon_set *next;
	const struct lexicon_index *index;
	const struct rap_lexicon *lists[32];
	size_t n;
	struct lexicon_openings openings;	/* of all of them */
	uint32_t *bits;		/* for each list of the index: those of the set that it is in */
	struct rap_lexicon_word **words;	/* for each first word of the index: NULL: not met so far */
	struct rap_slots pairs;	/* struct pair, of words met so far */
	struct longer *longer;	/* their entries */
	size_t nlonger, longer_cap;
	struct rap_arena *arena;	/* of words and senses */
};

static struct rap_lexicon_set *sets;

void
lexicon_sets_done(void)
{
	for (struct rap_lexicon_set *set; (set = sets); free(set)) {
		sets = set->next;
		free(set->bits);
		free(set->words);
		rap_slots_free(&set->pairs);
		free(set->longer);
		rap_arena_free(set->arena);
	}
}

static uint64_t
pair_key(uint64_t first, uint32_t second)
{
	uint64_t key = rap_lexicon_hash(first, ' ') ^ (uint64_t)second * 0x9E3779B97F4A7C15u;

	return key + (key == 0);
}

/* Entries come longest first, and stay so. */
static void
add_longer(struct rap_lexicon_set *set, uint64_t key, const struct lexicon_entry *e, uint32_t bits)
{
	struct pair *pair = rap_slot(&set->pairs, key);
	uint32_t *at = &pair->first;

	pair->bits |= bits;
	if (set->nlonger == set->longer_cap) {
		set->longer_cap = set->longer_cap ? 2 * set->longer_cap : 256;
		set->longer = rap_realloc(set->longer, set->longer_cap, sizeof(*set->longer));
	}
	set->longer[set->nlonger++] = (struct longer){ e, bits, 0 };
	while (*at)
		at = &set->longer[*at - 1].next;
	*at = (uint32_t)set->nlonger;
}

static void
add_alone(struct rap_lexicon_set *set, struct rap_lexicon_word *w, const char *class, uint32_t bits)
{
	struct rap_lexicon_sense *sense;

	bits &= ~w->alone;	/* the first of several counts, as in the list */
	if (!bits)
		return;
	sense = rap_arena_get(set->arena, 1, sizeof(*sense));
	*sense = (struct rap_lexicon_sense){ w->senses, class, bits };
	w->senses = sense;
	w->alone |= bits;
}

static void
add_entry(struct rap_lexicon_set *set, struct rap_lexicon_word *w, const struct lexicon_entry *e, uint32_t bits)
{
	w->begins |= bits;
	switch (e->kind) {
	case LEXICON_ALONE:
		add_alone(set, w, set->index->pool + e->class, bits);
		break;
	case LEXICON_LONGER:
		w->longer |= bits;
		w->seconds |= (uint64_t)1 << e->second_hash % 64;
		add_longer(set, pair_key(w->hash, e->second_hash), e, bits);
		break;
	default:
		w->other |= bits;
	}
}

static struct rap_lexicon_word *
meet(struct rap_lexicon_set *set, const struct lexicon_first *first)
{
	struct rap_lexicon_word *w = rap_arena_get(set->arena, 1, sizeof(*w));

	w->hash = first->hash;
	w->from = first->from;
	w->n = first->n;
	for (const struct lexicon_entry *e = &set->index->entries[first->from], *end = e + first->n; e < end; e++)
		if (set->bits[e->list])
			add_entry(set, w, e, set->bits[e->list]);
	return w;
}

const struct rap_lexicon_word *
rap_lexicon_word(const struct rap_lexicon_set *set, uint64_t hash)
{
	static const struct rap_lexicon_word none;
	const struct lexicon_first *first = lexicon_first(set->index, hash);
	struct rap_lexicon_word **w = &set->words[first ? first - set->index->firsts : 0];

	if (!first)
		return &none;
	if (!*w)
		*w = meet((struct rap_lexicon_set *)set, first);	/* it says the same after it has learned */
	return *w;
}

uint32_t
rap_lexicon_begins(const struct rap_lexicon_set *set, struct rap_str text)
{
	return lexicon_may_begin(&set->openings, text) ? rap_lexicon_word(set, lexicon_hash_first(text))->begins : 0;
}

/* The bytes of text that the entry takes, its class in *class. */
static size_t
match_entry(const struct rap_lexicon_set *set, const struct lexicon_entry *e, struct rap_str text, const char **class)
{
	size_t bytes = lexicon_takes(lexicon_text(set->index, e), text);

	if (bytes > 0 && class)
		*class = set->index->pool + e->class;
	return bytes;
}

uint32_t
rap_lexicon_pair(const struct rap_lexicon_set *set, const struct rap_lexicon_word *w, uint32_t second)
{
	const struct pair *pair = rap_slot_of(&set->pairs, pair_key(w->hash, second));

	return pair ? pair->bits : 0;
}

size_t
rap_lexicon_match_longer(const struct rap_lexicon_set *set, const struct rap_lexicon_word *w, uint32_t second, uint32_t bit,
    struct rap_str text, const char **class)
{
	const struct pair *pair = w->longer & bit ? rap_slot_of(&set->pairs, pair_key(w->hash, second)) : NULL;
	size_t bytes = 0;

	for (uint32_t at = pair ? pair->first : 0; at && !bytes; at = set->longer[at - 1].next)
		if (set->longer[at - 1].bits & bit)
			bytes = match_entry(set, set->longer[at - 1].entry, text, class);
	if (w->other & bit)	/* no text begins with an entry of each kind */
		for (uint32_t i = w->from; i < w->from + w->n && !bytes; i++) {
			const struct lexicon_entry *e = &set->index->entries[i];

			if (e->kind == LEXICON_OTHER && set->bits[e->list] & bit)
				bytes = match_entry(set, e, text, class);
		}
	return bytes;
}

static bool
is_of(const struct rap_lexicon_set *set, const struct rap_lexicon *const *lists, size_t n)
{
	size_t i = 0;

	while (i < n && set->lists[i] == lists[i])
		i++;
	return i == n && set->n == n;
}

const struct rap_lexicon_set *
rap_lexicon_set(const struct rap_lexicon *const *lists, size_t n)
{
	struct rap_lexicon_set *set = sets;

	while (set && !is_of(set, lists, n))
		set = set->next;
	if (set)
		return set;
	set = rap_alloc(1, sizeof(*set));
	*set = (struct rap_lexicon_set){ .next = sets, .index = lists[0]->index, .n = n, .pairs = RAP_SLOTS(struct pair) };
	sets = set;
	set->arena = rap_arena_new();
	set->bits = rap_alloc(set->index->nlists + 1, sizeof(*set->bits));
	set->words = rap_alloc(set->index->nfirsts + 1, sizeof(*set->words));
	for (size_t i = 0; i < n; i++) {
		set->lists[i] = lists[i];
		lexicon_add_openings(&set->openings, &lists[i]->openings);
		for (size_t k = 0; k < set->index->nlists; k++)
			set->bits[k] |= (uint32_t)lists[i]->has[k] << i;
	}
	return set;
}
