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

/* The first of the word's entries with that second word; its end where there is none. */
static const struct lexicon_entry *
first_pair(const struct lexicon_index *index, const struct rap_lexicon_word *w, uint32_t second)
{
	uint32_t pair = index->pairs[lexicon_pair(index, w->from, second)];

	return index->entries + (pair ? pair - 1 : w->from + w->pairs);
}

uint32_t
rap_lexicon_pair(const struct rap_lexicon_table *t, const struct rap_lexicon_word *w, uint32_t second)
{
	const struct lexicon_entry *e = first_pair(t->index, w, second), *end = t->index->entries + w->from + w->pairs;
	uint32_t bits = 0;

	for (; e < end && e->second_hash == second; e++)
		bits |= t->bits[e->list];
	return bits;
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

size_t
rap_lexicon_match_longer(const struct rap_lexicon_table *t, const struct rap_lexicon_word *w, const uint32_t behind[2],
    uint32_t bit, struct rap_str text, const char **class)
{
	const struct lexicon_entry *e, *others = t->index->entries + w->from + w->pairs, *end = others - w->pairs + w->n;
	size_t bytes = 0;

	for (e = first_pair(t->index, w, *behind); e < others && e->second_hash == *behind && !bytes; e++)
		if (t->bits[e->list] & bit && (!e->third_hash || !behind[1] || e->third_hash == behind[1]))
			bytes = match_entry(t->index, e, text, class);
	if (w->other & bit)
		for (e = others; e < end && e->kind == LEXICON_OTHER && !bytes; e++)
			if (t->bits[e->list] & bit)
				bytes = match_entry(t->index, e, text, class);
	return bytes;
}
