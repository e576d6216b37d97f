/* read_language.c - which language a text is in, by its function words: "the", "of", "was" and their like are a third of
 * any English text, and hardly a word of any other. The languages are those with a list lexicon/LANG/function-words.txt. */
#include <stdio.h>
#include <string.h>

#include <rapporteur/embedded.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/utf8.h>

#include "read.h"

enum {
	SAMPLE = 1 << 16,	/* bytes looked at */
	MOST = 32,		/* languages */
	WEIGHT = 840,		/* of a word: divided by 1 to 8 without a rest */
	LEAST_HITS = 5,		/* fewer words say nothing: "Total | 12 | de" */
	LEAST_SHARE = 8,	/* one word in so many is to be of the list; running text has one in three */
	TABLE_SHARE = 25	/* the same where hardly a word is of another list: tables, lists of names */
};

struct candidate {
	char code[16];
	const struct rap_lexicon *words;
	size_t hits;		/* words of the text that are in the list */
	size_t score;		/* the same, each divided by the number of lists that have it */
};

const char *
read_language_name(const char *code)
{
	static const char *const names[][2] = {
		{ "ca", "Catalan" }, { "de", "German" }, { "en", "English" }, { "es", "Spanish" }, { "fr", "French" },
		{ "gl", "Galician" }, { "it", "Italian" }, { "pt", "Portuguese" }, { "sl", "Slovenian" },
		{ "und", "undetermined" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i][0], code) == 0)
			return names[i][1];
	return code;
}

static size_t
find_lists(struct candidate *candidates)
{
	size_t count = 0;
	int end;

	for (const struct rap_embedded *list = rap_lexicon_data; list->name && count < MOST; list++) {
		struct candidate *c = &candidates[count];

		end = 0;
		if (sscanf(list->name, "read/%15[^/]/function-words%n", c->code, &end) == 1 && end > 0) {
			c->words = rap_lexicon("read", c->code, "function-words");
			c->hits = c->score = 0;
			count++;
		}
	}
	return count;
}

/* The next word of text from *at on; n == 0 at the end. The apostrophe divides: "l'assemblée" is two words. */
static struct rap_str
next_word(struct rap_str text, size_t *at)
{
	size_t start = *at, len = 0;

	while (start < text.n && !rap_is_alpha(rap_utf8_get(text.s + start, text.n - start, &len)))
		start += len;
	*at = start;
	while (*at < text.n && rap_is_alpha(rap_utf8_get(text.s + *at, text.n - *at, &len)))
		*at += len;
	return rap_cut(text, start, *at);
}

/* "do" is Portuguese and Galician alike and says half as much as "pelo". */
static void
count_word(struct rap_str word, struct candidate *candidates, size_t count)
{
	bool in[MOST];
	size_t lists = 0;

	for (size_t i = 0; i < count; i++) {
		in[i] = rap_lexicon_find(candidates[i].words, word) != NULL;
		lists += in[i];
	}
	for (size_t i = 0; i < count; i++) {
		if (in[i]) {
			candidates[i].hits++;
			candidates[i].score += WEIGHT / lists;
		}
	}
}

/* The best has to be well ahead of the second: near languages share words, and some documents have two languages. */
static bool
stands_out(const struct candidate *best, size_t second, size_t words)
{
	if (best->hits < LEAST_HITS || best->hits < words / TABLE_SHARE)
		return false;
	return best->hits < words / LEAST_SHARE ? best->score >= second * 4 : best->score * 4 >= second * 5;
}

void
read_language(struct rap_str text, char code[16])
{
	struct candidate candidates[MOST], *best = candidates;
	size_t count = find_lists(candidates), words = 0, second = 0, at = 0;
	struct rap_str sample = rap_cut(text, 0, SAMPLE);

	for (struct rap_str word = next_word(sample, &at); word.n > 0; word = next_word(sample, &at)) {
		words++;
		count_word(word, candidates, count);
	}
	for (size_t i = 1; i < count; i++)
		if (candidates[i].score > best->score)
			best = &candidates[i];
	for (size_t i = 0; i < count; i++)
		if (&candidates[i] != best && candidates[i].score > second)
			second = candidates[i].score;
	strcpy(code, count > 0 && stands_out(best, second, words) ? best->code : "und");
}
