/* speech_turns.h - the turns of reported speech while they are read and written: speech_count.c, speech_turns.c,
 * speech_credit.c, speech_write.c. */
#ifndef RAPPORTEUR_SPEAKERS_SPEECH_TURNS_H
#define RAPPORTEUR_SPEAKERS_SPEECH_TURNS_H

#include "speech.h"

#define RECENT_LEAVES 3		/* paragraphs over which a pronoun still means the last speaker */

struct piece {			/* sentences of one leaf that belong to one turn */
	size_t from, to;	/* bytes of the leaf's text */
	size_t sentences;
	size_t turn, number;	/* u3, the second piece of it */
	struct rap_str who;
	struct rap_node *said;
	struct event event;
	const char *doubt;	/* the rule by which it may be somebody else; NULL: none */
	bool carried;		/* goes on from the paragraph before */
};

struct turn {			/* the one that is open */
	size_t number;		/* 0: none */
	size_t pieces;
	struct rap_str who;
	struct who *first;	/* the speaker, the first of several */
	struct who *before;	/* who spoke before; NULL: nobody did */
	struct rap_node *last;	/* its last said */
	struct rap_node *leaf;	/* the paragraph it reaches the end of */
	struct rap_node *list;	/* the list behind that one, where the turn ends in a colon */
	bool unclosed;		/* its last leaf ends with a colon, or within quotation marks */
	const struct rap_node *division;
	size_t at;		/* the number of its last leaf */
	const char *act;
	bool own;		/* a name before a colon began it, and what that speaker says himself */
	struct rap_str trade;	/* by which a paper calls the speaker, perhaps: "The architect" */
	struct rap_str opening;	/* from who speaks in it to the verb: "Mr. Ito, for the Group of Six, said" */
};

struct found {			/* in a sentence, in counting */
	struct event event;
	bool settled;		/* whoever is met behind it, it says the same */
};

struct kept {
	const struct rap_node *leaf;
	bool contents;		/* it is an entry of a table of contents */
	struct words words;
	size_t found, nfound;	/* of its first sentences, in speech.found */
};

struct speech {
	struct speakers *sp;
	struct turn turn;
	size_t sentences, events;	/* of the document's beginning */
	size_t quoting;			/* paragraphs there with a sentence that begins within quotation marks */
	size_t own;			/* paragraphs there in which whoever writes tells of themselves */
	bool diary;			/* they do so often */
	bool byline;			/* somebody signs it, below its title */
	bool attended;			/* it lists who was there */
	bool delegations;		/* one of them speaks for a country as such */
	uint64_t subject;		/* of the last event there that its verb only makes one of speech */
	struct kept *kept;	/* its paragraphs, as words */
	size_t nkept, kept_cap, used;
	struct found *found;
	size_t nfound, found_cap;
	size_t changes;		/* of identities, by the time all of that was found; SIZE_MAX: it was found otherwise than now */
	bool roll;		/* names of those who are there follow */
	size_t numbered, opened;	/* paragraphs with a number, and those that begin with a speaker */
	size_t leaves;		/* so far */
	const struct rap_node *division;	/* of the leaf at hand */
	struct piece *pieces;	/* of the leaf at hand */
	size_t n, cap;
	const char *class;	/* the act of the piece written last, as its list says it, */
	struct rap_str act;	/* and as it is written */
};

struct place {			/* in a leaf's text, and in its source */
	size_t byte, chars;
	size_t range, before;	/* the range it is in, and the characters of the text before that */
};

struct reading {		/* of a leaf */
	struct speech *speech;
	const struct words *ws;
	const struct kept *kept;	/* NULL: it was not read in counting */
	const struct rap_node *leaf;
	struct place place;
	struct piece *open;
	size_t told;		/* in a diary: pieces there were when the last one ended, which a pronoun takes up; 0: none */
	size_t quote, quoted;	/* the sentences [quote, quoted) are quoted and nobody's yet */
};

/* --- speech_count.c */
void speech_count(struct speech *);
/* The words of the next leaf, read now or kept from counting; *kept: with what was found then, NULL: it was not read. */
const struct words *speech_words(struct speech *, struct rap_node *leaf, const struct kept **kept);
void speech_count_free(struct speech *);
/* Each paragraph and item, with headings and kept lines (all) or without, in the document's order. */
void speech_walk(struct speech *, bool all, void (*visit)(struct speech *, struct rap_node *leaf));

/* To whom the words credit what is said; each word that names one is kept with its place. */
struct credit {
	struct rap_str ref;	/* "#sp1"; "#sp1 #sp2" where several speak as one, or one of two */
	struct who *first;	/* the first of them */
	const char *doubt;	/* the rule that doubts it; NULL: none */
	bool known;		/* the first was met before */
};
struct credit speech_credit(struct reading *, const struct mention *);

/* --- speech_judge.c */
#define SPEECH_SAMPLE 300	/* sentences by which it is judged whether a document reports speech */
bool speech_reports(const struct speech *);
void speech_judge(const struct speech *, const struct words *, const struct sentence *, struct event *);	/* is it true? */
/* "Ms. Lima said so. The contractor had asked for it, the bank was asking too.": does an open turn tell of somebody who is not
 * there? */
bool speech_is_told_of(const struct speech *, const struct event *);

/* --- speech_news.c */
bool speech_begins_quoted(const struct words *);
#define OWN_SAMPLE 20		/* paragraphs by which it is judged whether somebody tells of themselves */
bool speech_is_diary(const struct speech *);
bool speech_is_news(const struct speech *);
/* "I had not thought of that.", outside of quotation marks: whoever writes does not report another one's words so. */
bool speech_is_writers_own(const struct words *, const struct sentence *);
bool speech_has_quotation(const struct words *, const struct sentence *);
/* Does a paragraph of a paper, as words, stand there as a headline? */
bool speech_is_headline(const struct speech *, const struct rap_node *leaf, const struct words *);
bool speech_is_dialogue(const struct rap_node *leaf, struct rap_str text);

/* --- speech_record.c */
const struct rap_node *speech_division(const struct rap_node *leaf);	/* the one it is in, or the body */
const struct rap_node *speech_record_number(const struct rap_node *leaf);	/* an item's label; NULL: it has none */
void speech_record_count(struct speech *, enum event_kind first);	/* a paragraph with a number, and how it begins */
bool speech_record_follows(const struct speech *, const struct rap_node *leaf);	/* "12. The plan would": the turn goes on */
bool speech_is_own_body(const struct speech *, const struct mention *);	/* "The Group", of him who speaks for it */

/* --- speech_open.c */
/* The words from byte from to byte to name their speaker. */
void speech_named(struct reading *, size_t from, size_t to, const struct event *);
void speech_carry(struct reading *, size_t from, const char *rule, const struct event *);	/* the open turn, in this leaf */
void speech_resume(struct reading *, size_t from, const char *rule, const struct event *);	/* if not long ago */
bool speech_is_of_before(const struct speech *, const struct event *);	/* a pronoun, by its gender not the last speaker's */
void speech_turn_back(struct reading *, size_t from, const struct event *);	/* to who spoke before */
void speech_antecedent(struct reading *, const struct mention *);	/* "Ms. Lima opened the meeting": "she" is hers */

/* Writes the pieces of the leaf at hand. */
void speech_write(struct speech *, struct rap_node *leaf, const struct words *);

#endif
