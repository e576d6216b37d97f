/* lexicon_words.c - all lists of a stage asked at once: what they have for a word, alone or with more behind it. */
#include <string.h>

#include "lexicon_list.h"

const struct rap_lexicon_table *
rap_lexicon_table(const char *stage, const char *lang)
{
	const struct lexicon_index *index = lexicon_index_of(stage);
	const struct rap_lexicon_table *t = index->tables, *last = t + index->ntables - 1;	/* of all languages */

	while (t < last && strcmp(t->lang, lang ? lang : last->lang) != 0)
		t++;
	return t;
}

const char *
rap_lexicon_class(const struct rap_lexicon_table *t, const struct rap_lexicon_word *w, uint32_t bit)
{
	const struct rap_lexicon_sense *sense = t->senses + w->senses;

	while (!(sense->bits & bit))
		sense++;
	return t->index->pool + sense->class;
}

/* Entries with the same three first words, or with no third one, the longest first. */
struct group {
	const struct lexicon_entry *e, *end;
};

static struct group
group_of(const struct lexicon_index *index, const struct lexicon_entry *pair, uint32_t third)
{
	uint32_t at = index->thirds[lexicon_third(index, pair, third)];
	struct group g = { index->entries + at - (at > 0), index->entries + index->nentries };

	if (at == 0)
		g.end = g.e;
	return g;
}

/* Is it one more of them? */
static inline bool
is_of_group(const struct group *g, const struct lexicon_entry *pair, uint32_t third)
{
	return g->e < g->end && g->e->third_hash == third && g->e->second_hash == pair->second_hash && g->e->first == pair->first;
}

/* The first of the word's entries with that second word; NULL: there is none. */
static const struct lexicon_entry *
first_pair(const struct lexicon_index *index, const struct rap_lexicon_word *w, uint32_t second)
{
	uint32_t pair = index->pairs[lexicon_pair(index, w->from, second)];

	return pair ? index->entries + pair - 1 : NULL;
}

static uint32_t
group_bits(const struct rap_lexicon_table *t, const struct lexicon_entry *pair, uint32_t third)
{
	uint32_t bits = 0;

	for (struct group g = group_of(t->index, pair, third); is_of_group(&g, pair, third); g.e++)
		bits |= t->bits[g.e->list];
	return bits;
}

uint32_t
rap_lexicon_pair(const struct rap_lexicon_table *t, const struct rap_lexicon_word *w, uint32_t second, uint32_t third)
{
	const struct lexicon_entry *pair = first_pair(t->index, w, second);

	return pair ? group_bits(t, pair, 0) | (third && pair->third_hash ? group_bits(t, pair, third) : 0) : 0;
}

/* The bytes of text that the entry takes, its class in *class. */
static size_t
match_entry(const struct lexicon_index *index, const struct lexicon_entry *e, struct rap_str text, const char **class)
{
	size_t bytes = lexicon_takes(lexicon_text(index, e), text);

	if (bytes > 0 && class)
		*class = index->pool + e->class;
	return bytes;
}

static size_t
match_group(const struct rap_lexicon_table *t, const struct lexicon_entry *pair, uint32_t third, uint32_t bit,
    struct rap_str text, const char **class)
{
	size_t bytes = 0;

	for (struct group g = group_of(t->index, pair, third); !bytes && is_of_group(&g, pair, third); g.e++)
		if (t->bits[g.e->list] & bit)
			bytes = match_entry(t->index, g.e, text, class);
	return bytes;
}

static size_t
match_others(const struct rap_lexicon_table *t, const struct rap_lexicon_word *w, uint32_t bit, struct rap_str text,
    const char **class)
{
	const struct lexicon_entry *e = t->index->entries + w->from + w->pairs, *end = e - w->pairs + w->n;
	size_t bytes = 0;

	for (; e < end && e->kind == LEXICON_OTHER && !bytes; e++)
		if (t->bits[e->list] & bit)
			bytes = match_entry(t->index, e, text, class);
	return bytes;
}

size_t
rap_lexicon_match_longer(const struct rap_lexicon_table *t, const struct rap_lexicon_word *w, const uint32_t behind[2],
    uint32_t bit, struct rap_str text, const char **class)
{
	const struct lexicon_entry *pair = first_pair(t->index, w, behind[0]);
	size_t bytes = 0;

	if (pair && pair->third_hash && behind[1])	/* those with a third word come first */
		bytes = match_group(t, pair, behind[1], bit, text, class);
	if (pair && !bytes)
		bytes = match_group(t, pair, 0, bit, text, class);
	return !bytes && w->other & bit ? match_others(t, w, bit, text, class) : bytes;
}
