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

/* The bytes of text that the first of n entries takes in the lists of bit, its class in *class. */
static size_t
match_entries(const struct rap_lexicon_table *t, uint32_t from, uint32_t n, uint32_t bit, struct rap_str text, const char **class)
{
	const struct lexicon_entry *e = t->index->entries + from, *end = e + n;
	size_t bytes = 0;

	for (; e < end; e++)
		if (t->bits[e->list] & bit && (bytes = lexicon_takes(lexicon_text(t->index, e), text)) > 0) {
			if (class)
				*class = t->index->pool + e->class;
			break;
		}
	return bytes;
}

/* The same of the entries of a phrase, whose last word takes so many bytes. */
static size_t
match_phrase(const struct rap_lexicon_table *t, const struct rap_lexicon_word *phrase, size_t takes, uint32_t bit,
    struct rap_str text, const char **class)
{
	if (!(phrase->begins & bit))
		return 0;
	if (phrase->has.longer & bit || !takes)
		return match_entries(t, phrase->from, phrase->n, bit, text, class);
	if (class)
		*class = rap_lexicon_class(t, phrase, bit);
	return takes;
}

/* Those with a third word are the longer ones. */
size_t
rap_lexicon_match_longer(const struct rap_lexicon_table *t, const struct rap_lexicon_word *w, const struct rap_lexicon_next next[2],
    uint32_t bit, struct rap_str text, const char **class)
{
	const struct rap_lexicon_word *pair = rap_lexicon_behind(t, w, next[0].hash);
	size_t bytes = 0;

	if (pair->other & bit)
		bytes = match_phrase(t, rap_lexicon_behind(t, pair, next[1].hash), next[1].takes, bit, text, class);
	if (!bytes)
		bytes = match_phrase(t, pair, next[0].takes, bit, text, class);
	return !bytes && w->other & bit ? match_entries(t, w->from + w->pairs, w->n - w->pairs, bit, text, class) : bytes;
}
