/* lexicon.h - words that decide something are data.
 *
 * A list is a text file stages/STAGE/lexicon/LANG/NAME.txt, UTF-8: one entry a line, "entry" or "entry<TAB>class";
 * '#' at the start of a line begins a comment; blank lines do not count. Entries are compared in simple lower case; an
 * entry may be several words with one space between, and an apostrophe in it is U+2019 too. A line may stand for several:
 * "put the {motion,item}" for two entries, "{is,was} {,very} glad" for four, and in "{say:base,says,said}" the first form
 * has "base" behind the line's class; signs mean that within brackets alone. Lists are compiled in; rap_lexicon_dir sets a
 * folder DIR whose DIR/STAGE/LANG/NAME.txt takes the place of the compiled list of that name.
 *
 * Lists belong to the process: found once at first use, never freed before rap_lexicon_done. Not for use from several
 * threads. Those compiled in are tables that need no loading; where a folder is set, its lists are loaded for a whole
 * stage at the first use of one. */
#ifndef RAPPORTEUR_LEXICON_H
#define RAPPORTEUR_LEXICON_H

#include <stdint.h>

#include "str.h"
#include "word.h"

struct rap_lexicon;

void rap_lexicon_dir(const char *dir);			/* kept, not copied */
void rap_lexicon_prepare(void);		/* reads all lists of that folder now: no file is opened later */
void rap_lexicon_done(void);

/* stage "speakers", lang "en" (NULL or unknown: the lists of all languages together), name "speech-verbs".
 * Never NULL; a list that does not exist is empty. */
const struct rap_lexicon *rap_lexicon(const char *stage, const char *lang, const char *name);
bool rap_lexicon_same(const struct rap_lexicon *, const struct rap_lexicon *);	/* both are of one stage */

/* The i-th language that has a list of that name, counted from 0; NULL behind the last. */
const char *rap_lexicon_language(const char *stage, const char *name, size_t i);

/* The entry that is word, compared in lower case: its class ("" where it has none), or NULL where it is not in the list. */
const char *rap_lexicon_find(const struct rap_lexicon *, struct rap_str word);

/* The longest entry that text starts with, ending where a word ends (no letter or digit follows); a run of white space in
 * text is one space. Bytes of text it takes, 0 for none; *class (may be NULL) as above. O(length of the entries with the
 * same first word). */
size_t rap_lexicon_match(const struct rap_lexicon *, struct rap_str text, const char **class);

/* Whether an entry stands anywhere in the text, from where a word begins that is of letters. */
bool rap_lexicon_within(const struct rap_lexicon *, struct rap_str text);

/* The hash of a word: of its characters in lower case, eight bytes at a time, the very first lowest. Whoever has read
 * those bytes hashes them himself: RAP_LEXICON_WORD, then rap_lexicon_eight, and at the end rap_lexicon_last of the fewer
 * than eight that are left. */
uint64_t rap_lexicon_hash_word(struct rap_str word);
/* All of a word that is not ASCII are the small letters of the Latin script from U+00DF to U+00FF, as in nearly every word with
 * an accent: its bytes are those of its lower case but for the capitals of ASCII. */
bool rap_lexicon_is_small_latin(struct rap_str word);
#define RAP_LEXICON_WORD 1u
static inline uint64_t rap_lexicon_eight(uint64_t h, uint64_t bytes) { return (h + bytes) * RAP_SCATTER; }
static inline uint64_t
rap_lexicon_last(uint64_t h, uint64_t bytes)
{
	return __builtin_bswap64(rap_lexicon_eight(h, bytes));
}

/* Whether any of several lists has an entry that text begins with, for next to nothing: most have none. Bit i stands for
 * lists[i], 1 <= n <= 32, all of one stage. Made once for the same lists, and kept like them. A bit that is not set is
 * certain; one that is set, nearly. */
struct rap_lexicon_set;
const struct rap_lexicon_set *rap_lexicon_set(const struct rap_lexicon *const *lists, size_t n);
uint32_t rap_lexicon_begins(const struct rap_lexicon_set *, struct rap_str text);	/* with its first word */

/* What all lists of a stage have for a word of a document in that language (as in rap_lexicon): one look-up says it, in a
 * table that is made when the programs are built. Bit i stands for the i-th list of stages/STAGE/lists.def. The word is known
 * by its hash: of its letters and digits up to the first that is neither (the first character counts whatever it is). A bit
 * that is not set is certain; one that is set, nearly. */
struct rap_lexicon_lists {
	uint32_t alone;		/* lists that have the word, and no more, as an entry */
	uint32_t longer;	/* lists with entries that go on behind it */
};
struct rap_lexicon_word {
	uint64_t hash;
	uint32_t begins;	/* lists with entries that begin with the word; 0: none has */
	struct rap_lexicon_lists has;
	uint32_t other;		/* of has.longer, not with a second word and a blank or signs between: "mr." */
	uint32_t from, n;	/* its entries */
	uint32_t pairs;		/* so many of them begin with two words; they stand first */
	uint32_t senses;	/* the first one, of those that are alone */
};
struct rap_lexicon_sense {
	uint32_t class;		/* a place in the pool of the table */
	uint32_t bits;		/* of the lists that have it */
};
struct lexicon_index;
struct rap_lexicon_table {
	const char *lang;			/* "*": all of them together */
	const struct rap_lexicon_word *words;	/* the first stands for all that no list has */
	size_t nwords;
	const uint32_t *slots;	/* words by hash, 0: free; open addressing, seven of eight free at least */
	size_t mask;		/* of places in slots */
	const struct rap_lexicon_word *phrases;	/* of two words, and of three, in the same way; the first stands for all others */
	size_t nphrases;
	const uint32_t *phrase_slots;
	size_t phrase_mask;
	const struct rap_lexicon_sense *senses;
	size_t nsenses;
	const uint32_t *bits;	/* of each list of the index */
	const struct rap_lexicon *listed;	/* for each bit: those that have it, which stand together */
	const char *pool;	/* of the index */
	const struct lexicon_index *index;
};
const struct rap_lexicon_table *rap_lexicon_table(const char *stage, const char *lang);	/* of a stage that has a lists.def */
#define RAP_LEXICON_BITS 32
const struct rap_lexicon *rap_lexicon_listed(const struct rap_lexicon_table *, size_t i);	/* the list of bit i */

/* The word that stands where that hash belongs, nearly always the one that has it where any has. */
static inline const struct rap_lexicon_word *
rap_lexicon_place(const struct rap_lexicon_table *t, uint64_t hash)
{
	return &t->words[t->slots[hash & t->mask]];
}

/* The word of that hash; t->words: it is in no list. */
static inline const struct rap_lexicon_word *
rap_lexicon_word(const struct rap_lexicon_table *t, uint64_t hash)
{
	size_t i = hash & t->mask;

	while (t->slots[i] && t->words[t->slots[i]].hash != hash)
		i = (i + 1) & t->mask;
	return &t->words[t->slots[i]];
}

/* The class of a word that is alone an entry of the list of that bit. */
static inline const char *
rap_lexicon_class(const struct rap_lexicon_table *t, const struct rap_lexicon_word *w, uint32_t bit)
{
	const struct rap_lexicon_sense *sense = t->senses + w->senses;

	while (!(sense->bits & bit))
		sense++;
	return t->pool + sense->class;
}

/* The same as rap_lexicon_match in any list of the stage, where text begins with the word. */
size_t rap_lexicon_match_word(const struct rap_lexicon *, const struct rap_lexicon_word *, struct rap_str text,
    const char **class);

/* The hash of a word, or two of them, and the one behind, which is known by the lower half of its own. */
static inline uint64_t
rap_lexicon_phrase(const struct rap_lexicon_word *before, uint32_t next)
{
	return (before->hash + next) * RAP_SCATTER;
}

/* Whether any list may have that phrase; nearly always none has. */
static inline bool
rap_lexicon_may_behind(const struct rap_lexicon_table *t, const struct rap_lexicon_word *before, uint32_t next)
{
	return t->phrase_slots[rap_lexicon_phrase(before, next) & t->phrase_mask];
}

/* What lists have for that phrase: begins: those with entries of these words; alone: of these and single blanks; longer: of
 * more than that; other: those with entries of a third word. t->phrases: none has any. */
static inline const struct rap_lexicon_word *
rap_lexicon_behind(const struct rap_lexicon_table *t, const struct rap_lexicon_word *before, uint32_t next)
{
	uint64_t hash = rap_lexicon_phrase(before, next);
	size_t i = hash & t->phrase_mask;

	while (t->phrase_slots[i] && t->phrases[t->phrase_slots[i]].hash != hash)
		i = (i + 1) & t->phrase_mask;
	return &t->phrases[t->phrase_slots[i]];
}

struct rap_lexicon_next {	/* a word behind others */
	uint32_t hash;		/* the lower half; 0: there is none */
	size_t takes;		/* bytes of the text up to its end, where it is of letters and digits and single blanks stand between */
};

/* The same as rap_lexicon_match_word of an entry of more than the word in the lists of bit. */
size_t rap_lexicon_match_longer(const struct rap_lexicon_table *, const struct rap_lexicon_word *, const struct rap_lexicon_next[2],
    uint32_t bit, struct rap_str text, const char **class);

/* Texts that are no words of lists, a character at a time: FNV-1a */
#define RAP_LEXICON_HASH 1469598103934665603u
static inline uint64_t rap_lexicon_hash(uint64_t h, uint32_t c) { return (h ^ c) * 1099511628211u; }

#endif
