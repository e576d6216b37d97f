/* lexicon_set.c - several word lists asked at once: one look-up says which of them have the word, alone or with more
 * behind it. What a word means to the set is found out when the word is first met. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/arena.h>

#include "lexicon_list.h"

struct rap_lexicon_set {
	struct rap_lexicon_set *next;
	const struct lexicon_index *index;
	const struct rap_lexicon *lists[32];
	size_t n;
	struct lexicon_openings *openings;	/* of all of them; NULL: not asked for so far */
	uint32_t *bits;		/* for each list of the index: those of the set that it is in */
	struct rap_arena *arena;	/* of words and senses */
};

static struct rap_lexicon_set *sets;

void
lexicon_sets_done(void)
{
	for (struct rap_lexicon_set *set; (set = sets); free(set)) {
		sets = set->next;
		free(set->bits);
		memset(set->index->met, 0, set->index->nfirsts * sizeof(*set->index->met));
		rap_arena_free(set->arena);
	}
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
		break;
	default:
		w->other |= bits;
	}
}

static struct rap_lexicon_word *
meet(struct rap_lexicon_set *set, const struct lexicon_first *first)
{
	struct rap_lexicon_word *w = rap_arena_get(set->arena, 1, sizeof(*w));
	struct rap_lexicon_word **met = &set->index->met[first - set->index->firsts];

	w->set = set;
	w->next = *met;
	*met = w;
	w->from = first->from;
	w->n = first->n;
	for (const struct lexicon_entry *e = &set->index->entries[first->from], *end = e + first->n; e < end; e++) {
		w->pairs += e->kind == LEXICON_LONGER;
		if (set->bits[e->list])
			add_entry(set, w, e, set->bits[e->list]);
	}
	return w;
}

const struct rap_lexicon_word *
rap_lexicon_word(const struct rap_lexicon_set *set, uint64_t hash)
{
	static const struct rap_lexicon_word none;
	const struct lexicon_first *first = lexicon_first(set->index, hash);
	const struct rap_lexicon_word *w;

	if (!first)
		return &none;
	for (w = set->index->met[first - set->index->firsts]; w; w = w->next)
		if (w->set == set)
			return w;
	return meet((struct rap_lexicon_set *)set, first);	/* it says the same after it has learned */
}

static const struct lexicon_openings *
openings_of(struct rap_lexicon_set *set)
{
	set->openings = rap_arena_get(set->arena, 1, sizeof(*set->openings));
	for (size_t i = 0; i < set->n; i++)
		lexicon_add_openings(set->openings, set->lists[i]->openings);
	return set->openings;
}

/* Asked once of a set; apart from what is asked of every line. */
static __attribute__((noinline)) bool
may_begin_anew(struct rap_lexicon_set *set, struct rap_str text)
{
	return lexicon_may_begin(openings_of(set), text);
}

bool
rap_lexicon_may_begin(const struct rap_lexicon_set *set, struct rap_str text)
{
	return set->openings ? lexicon_may_begin(set->openings, text) : may_begin_anew((struct rap_lexicon_set *)set, text);
}

const struct rap_lexicon_word *
rap_lexicon_first(const struct rap_lexicon_set *set, struct rap_str text)
{
	return rap_lexicon_word(set, lexicon_hash_first(text));
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

/* The first of the word's entries with that second word; its end where there is none. */
static const struct lexicon_entry *
first_pair(const struct lexicon_index *index, const struct rap_lexicon_word *w, uint32_t second)
{
	uint32_t pair = index->pairs[lexicon_pair(index, w->from, second)];

	return index->entries + (pair ? pair - 1 : w->from + w->pairs);
}

uint32_t
rap_lexicon_pair(const struct rap_lexicon_set *set, const struct rap_lexicon_word *w, uint32_t second)
{
	const struct lexicon_entry *e = first_pair(set->index, w, second), *end = set->index->entries + w->from + w->pairs;
	uint32_t bits = 0;

	for (; e < end && e->second_hash == second; e++)
		bits |= set->bits[e->list];
	return bits;
}

size_t
rap_lexicon_match_longer(const struct rap_lexicon_set *set, const struct rap_lexicon_word *w, const uint32_t behind[2],
    uint32_t bit, struct rap_str text, const char **class)
{
	const struct lexicon_entry *e = set->index->entries + w->from, *end = e + w->n, *others = e + w->pairs;
	size_t bytes = 0;

	if (w->longer & bit)
		for (e = first_pair(set->index, w, *behind); e < others && e->second_hash == *behind && !bytes; e++)
			if (set->bits[e->list] & bit && (!e->third_hash || !behind[1] || e->third_hash == behind[1]))
				bytes = match_entry(set, e, text, class);
	if (w->other & bit)
		for (e = others; e < end && e->kind == LEXICON_OTHER && !bytes; e++)
			if (set->bits[e->list] & bit)
				bytes = match_entry(set, e, text, class);
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
	set->next = sets;
	set->index = lists[0]->index;
	set->n = n;
	sets = set;
	set->arena = rap_arena_new();
	set->bits = rap_alloc(set->index->nlists + 1, sizeof(*set->bits));
	for (size_t i = 0; i < n; i++) {
		set->lists[i] = lists[i];
		for (uint32_t k = lists[i]->from; k < lists[i]->from + lists[i]->n; k++)
			set->bits[k] |= (uint32_t)1 << i;
	}
	return set;
}
