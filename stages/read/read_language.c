/* read_language.c - which language a text is in, by its function words: "the", "of", "was" and their like are a third
 * of any English text, and hardly a word of any other. The languages are those with a list
 * lexicon/LANG/function-words.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/lexicon.h>
#include <rapporteur/utf8.h>

#include "read.h"

enum {
	SAMPLE = 1 << 16,	/* bytes looked at */
	MOST = 32,		/* languages */
	WEIGHT = 2520,		/* of a word: divided by 1 to 10 without a rest */
	REMEMBERED = 1024,	/* words, a power of two */
	LEAST_HITS = 5,		/* fewer words say nothing: "Total | 12 | de" */
	LEAST_SHARE = 8,	/* one word in so many is to be of the list; running text has one in three */
	TABLE_SHARE = 25	/* the same where hardly a word is of another list: tables, lists of names */
};

struct candidate {
	const char *code;
	const struct rap_lexicon *words;
	size_t hits;		/* words of the text that are in the list */
	size_t score;		/* the same, each divided by the number of lists that have it */
};

/* Words come again and again; what was found of them is remembered. */
struct memory {
	struct rap_str word;
	uint32_t lists;		/* bit i: candidate i has it */
};

struct count {
	struct candidate candidates[MOST];
	const struct rap_lexicon *all;	/* the words of all */
	size_t languages, words;
	struct memory memory[REMEMBERED];
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

static void
find_lists(struct count *c)
{
	static const char name[] = "function-words";
	const char *code;

	c->all = rap_lexicon("read", NULL, name);
	while (c->languages < MOST && (code = rap_lexicon_language("read", name, c->languages)))
		c->candidates[c->languages++] = (struct candidate){ .code = code, .words = rap_lexicon("read", code, name) };
}

static bool
is_letter(struct rap_str text, size_t at, size_t *len)
{
	unsigned char c = (unsigned char)text.s[at];

	*len = 1;
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	return rap_is_alpha(rap_utf8_get(text.s + at, text.n - at, len));
}

/* The next word of text from *at on; n == 0 at the end. The apostrophe divides: "l'assemblée" is two words. */
static struct rap_str
next_word(struct rap_str text, size_t *at)
{
	size_t start = *at, len = 0;

	while (start < text.n && !is_letter(text, start, &len))
		start += len;
	*at = start;
	while (*at < text.n && is_letter(text, *at, &len))
		*at += len;
	return rap_cut(text, start, *at);
}

static uint32_t
look_up(const struct count *c, struct rap_str word)
{
	uint32_t lists = 0;

	if (!rap_lexicon_find(c->all, word))
		return 0;
	for (size_t i = 0; i < c->languages; i++)
		if (rap_lexicon_find(c->candidates[i].words, word))
			lists |= UINT32_C(1) << i;
	return lists;
}

static uint32_t
lists_with(struct count *c, struct rap_str word)
{
	struct memory *m;
	uint32_t hash = 0;

	for (size_t i = 0; i < word.n; i++)
		hash = hash * 31 + (unsigned char)word.s[i];
	m = &c->memory[(hash ^ hash >> 10) & (REMEMBERED - 1)];
	if (!rap_eq(m->word, word))
		*m = (struct memory){ word, look_up(c, word) };
	return m->lists;
}

/* "do" is Portuguese and Galician alike and says half as much as "pelo". */
static void
count_word(struct count *c, struct rap_str word)
{
	uint32_t lists = lists_with(c, word);
	size_t weight = lists ? WEIGHT / (size_t)__builtin_popcount(lists) : 0;

	c->words++;
	for (size_t i = 0; lists; i++, lists >>= 1) {
		c->candidates[i].hits += lists & 1;
		c->candidates[i].score += lists & 1 ? weight : 0;
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

static const char *
decide(const struct count *c)
{
	const struct candidate *best = c->candidates;
	size_t second = 0;

	for (size_t i = 1; i < c->languages; i++)
		if (c->candidates[i].score > best->score)
			best = &c->candidates[i];
	for (size_t i = 0; i < c->languages; i++)
		if (&c->candidates[i] != best && c->candidates[i].score > second)
			second = c->candidates[i].score;
	return stands_out(best, second, c->words) ? best->code : "und";
}

void
read_language(struct rap_str text, char code[16])
{
	struct count *c = rap_alloc(1, sizeof *c);
	struct rap_str sample = rap_cut(text, 0, SAMPLE), word;

	find_lists(c);
	for (size_t at = 0; (word = next_word(sample, &at)).n > 0;)
		count_word(c, word);
	strcpy(code, decide(c));
	free(c);
}
