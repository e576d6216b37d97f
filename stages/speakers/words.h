/* words.h - the text of a leaf as words and sentences, and what the word lists have for them. */
#ifndef RAPPORTEUR_SPEAKERS_WORDS_H
#define RAPPORTEUR_SPEAKERS_WORDS_H

#include <rapporteur/arena.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/str.h>

/* --- words.c */
enum {				/* what stands between a word and the next one */
	AFTER_COMMA = 1,
	AFTER_SEMICOLON = 2,
	AFTER_COLON = 4,
	AFTER_STOP = 8,		/* a full stop, whatever it means */
	AFTER_ASK = 16,		/* ? or ! */
	AFTER_OPEN = 32,	/* an opening bracket */
	AFTER_CLOSE = 64,	/* a closing one */
	AFTER_QUOTE = 128,	/* a quotation mark of any kind */
	AFTER_DASH = 256,	/* a dash that stands free */
	AFTER_LINE = 512,	/* a line end */
	AFTER_AND = 1024	/* an ampersand that stands free */
};
#define AFTER_ANY (AFTER_COMMA | AFTER_SEMICOLON | AFTER_COLON | AFTER_STOP | AFTER_ASK | AFTER_OPEN | AFTER_CLOSE | \
    AFTER_QUOTE | AFTER_DASH)

struct word {
	size_t start, end;	/* bytes in the text */
	const struct rap_lexicon_word *known;
	uint32_t hash;		/* the lower half of that by which the lists know it */
	union {
		struct rap_lexicon_lists has;
		struct {
			uint32_t alone;		/* lists that have it alone as an entry, where it is plain */
			uint32_t longer;	/* lists that may have an entry of it and more */
		};
	};
	union {
		struct {
			unsigned short after;	/* AFTER_... */
			bool capital;		/* begins with a capital letter */
			bool caps : 1;		/* two letters or more, all of them capitals */
			bool digit : 1;		/* has a digit in it */
			bool quoted : 1;	/* within quotation marks */
			bool plain : 1;		/* letters and digits only: lists know it by its hash */
		};
		uint32_t kind;		/* all of these at once */
	};
};

struct sentence {
	size_t first, end;	/* words */
	size_t from, to;	/* bytes, with what stands before the first word and after the last */
	size_t speech;		/* behind the last word that may be a verb of speech; first: none may */
	uint32_t lists;		/* word_lists of all its words */
	bool half;		/* goes on after a semicolon */
};

struct words {			/* of one text; its memory is used again for the next */
	const struct rap_lexicon_table *known;	/* what the lists have for each word */
	struct rap_str text;
	struct word *w;
	size_t n, cap, before;	/* before: so many in front of w are kept */
	size_t at;		/* byte up to which it is read */
	unsigned marks;		/* AFTER_..., of all words so far */
	bool quoted;		/* that is within quotation marks */
	bool dialogue;		/* the text begins with a dash, as what somebody says does */
	struct sentence *s;
	size_t ns, scap, sbefore;
	uint32_t lists;		/* of all its sentences */
	struct rap_arena *kept;	/* owns the memory where any are */
};

struct words words_new(const struct rap_lexicon_table *);
unsigned words_after(uint32_t c);	/* AFTER_... */
void words_read(struct words *, struct rap_str text);
void words_read_some(struct words *, struct rap_str text, size_t most);	/* no more words than that */
/* That number of words at least: those of a text that was read last are there already. */
void words_begin(struct words *, struct rap_str text, size_t least);
void words_more(struct words *, size_t most);	/* reads on, up to that number of words in all */
/* All that it has, to be had until it is freed; it is empty then. */
struct words words_keep(struct words *);
void words_free(struct words *);

/* Is there a word i? For whoever may need the first words only: they are read as they are asked for, those of an entry
 * behind them with them. */
#define WORDS_AHEAD 2
#define WORDS_STEP 8
static inline bool
words_reach(struct words *ws, size_t i)
{
	if (i + WORDS_AHEAD >= ws->n && ws->at < ws->text.n)
		words_more(ws, i + WORDS_AHEAD + WORDS_STEP);
	return i < ws->n;
}

/* The words before it are reached so far. */
static inline size_t
words_reached(const struct words *ws)
{
	return ws->at < ws->text.n ? ws->n - WORDS_AHEAD : ws->n;
}

/* --- words_sentence.c */
void words_sentences(struct words *);
bool word_is_short(const struct words *, size_t i);	/* "No. 5", "Mr. Ito", "J. Silva": its stop ends nothing */
size_t words_at(const struct words *, size_t first, size_t byte);	/* the first from there that starts at byte or later */

/* The bytes [from, to) of the text, which words tell. */
static inline struct rap_str
words_bytes(const struct words *ws, size_t from, size_t to)
{
	return (struct rap_str){ ws->text.s + from, to - from };
}

/* The text of words [first, end). */
static inline struct rap_str
words_str(const struct words *ws, size_t first, size_t end)
{
	return first < end ? words_bytes(ws, ws->w[first].start, ws->w[end - 1].end) : (struct rap_str){ ws->text.s, 0 };
}

/* The text from the word to its end. */
static inline struct rap_str
words_rest(const struct words *ws, size_t first)
{
	return words_bytes(ws, ws->w[first].start, ws->text.n);
}

/* --- lists: what the word lists of lists.def have for words. Each list is a bit, several of them are theirs together. */
enum {				/* where each bit stands */
#define LANGUAGE(lang)
#define LIST(list, name, few) BIT_##list,
#include "lists.def"
};

enum {
#define LANGUAGE(lang)
#define LIST(list, name, few) LIST_##list = (int)((uint32_t)1 << BIT_##list),
#include "lists.def"
};

enum {
	/* words with which a name may begin, but for those of people */
	LISTS_OF_NAMES = LIST_DEMONYMS | LIST_DELEGATIONS | LIST_COUNTRIES | LIST_ARTICLES | LIST_HONORIFICS,
	/* verbs of speech and what else tells of it */
	LISTS_OF_SPEECH = LIST_VERBS | LIST_VERBS_FIRST | LIST_PARTICIPLES,
	/* words in small letters with which a subject may begin */
	LISTS_OF_SUBJECTS = LIST_ARTICLES | LIST_PRONOUNS | LIST_QUANTIFIERS,
	/* words that stand between names and are no part of them */
	LISTS_OF_GRAMMAR = LIST_PREPOSITIONS | LIST_AUXILIARIES | LIST_VERBS | LIST_ADVERBS | LIST_RELATIVES | LIST_PRONOUNS |
	    LIST_CONJUNCTIONS | LIST_ARTICLES,
	/* that are asked in sentences */
	LISTS_OF_SENTENCES = ~(LIST_QA_OPENINGS | LIST_QUESTIONS | LIST_NOT_LABELS)
};

/* The first word from i on, before end, at which any of the lists may have an entry; end: there is none. */
size_t words_next(const struct words *, size_t i, size_t end, uint32_t lists);
size_t list_match(const struct words *, size_t i, uint32_t list, const char **class);
bool list_has(const struct words *, size_t i, uint32_t lists);
const struct rap_lexicon *list_words(const struct rap_lexicon_table *, uint32_t list);	/* to look up what is no word of a text */

/* Lists that have an entry which begins with the word, whatever stands behind it. */
static inline uint32_t
word_begins(const struct word *w)
{
	return w->known->begins;
}

/* Lists that may have an entry which begins with the word; in sentences, with the word behind it too. */
static inline uint32_t
word_lists(const struct word *w)
{
	return w->alone | w->longer;
}

/* The list's entry that starts at word i: words it takes, 0 for none. */
static inline size_t
word_match(const struct words *ws, size_t i, uint32_t list, const char **class)
{
	return word_lists(&ws->w[i]) & list ? list_match(ws, i, list, class) : 0;	/* nearly always not */
}

/* Is word i alone an entry of any of the lists? "A.M." is where one goes on so behind its first letters. */
static inline bool
in_list(const struct words *ws, size_t i, uint32_t lists)
{
	const struct word *w = &ws->w[i];

	return w->alone & lists || (!w->plain && w->known->has.longer & lists && list_has(ws, i, lists));
}

#endif
