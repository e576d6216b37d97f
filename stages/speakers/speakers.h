/* speakers.h - what the files of rap-speakers share. See rap-speakers(1).
 *
 *	words_*		a leaf's text as words and sentences, and what word lists have for them: words.h
 *	mention_*	words that name somebody: "Ambassador Ana Lima, Secretary for Trade"
 *	who_*		identities: one for each person, delegation or body, whatever it is called
 *	label_*		labels of a transcript: find, judge over the whole document, build turns
 *	address_*	a speech that its title names
 *	qa_*		questions and answers without names
 *	nobody_*	text between turns that is nobody's: stage directions, votes, marks of time
 *	speech_*	reported speech: subject and verb in a sentence, turns over sentences and paragraphs */
#ifndef RAPPORTEUR_SPEAKERS_H
#define RAPPORTEUR_SPEAKERS_H

#include <string.h>

#include <rapporteur/arena.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/slots.h>
#include <rapporteur/source.h>
#include <rapporteur/str.h>
#include <rapporteur/tree.h>

#include "words.h"

/* --- speakers.c */
struct lists {			/* those of the document's language, of all four where it is another, that are looked up whole */
	const struct rap_lexicon *addresses, *everybody, *insertions, *portfolios, *qa_headings, *same_roles, *scenes, *votes;
};

struct speakers {
	struct rap_doc *doc;
	struct lists lists;
	struct who_table *who;
	struct words words;	/* of the leaf at hand */
	struct rap_slots labels;	/* that were read: label_again.c */
	size_t turns;		/* given so far: u1, u2 */
	size_t questions;	/* leaves that may end with a question mark, for all that their last byte tells */
	bool foreign;		/* the document's language has no lists of its own */
	bool play;		/* by its headings so far: a name before a stop may begin any line */
	bool delegations;	/* countries speak, as "the delegation of Peru": "Chile supported" */
	bool news;		/* it quotes, as a paper does */
};

/* Of a class or rule that a list or a finder tells: is it that one? Nearly always its first letter tells that it is not. */
static inline bool
is_named(const char *class, const char *name)
{
	return *class == *name && strcmp(class, name) == 0;
}

void explain(const struct speakers *, const char *rule, struct rap_str who, struct rap_str words);	/* for --explain */

bool speakers_is_container(const struct rap_node *);	/* the body or a division */
/* The block or division behind n, NULL at the end: what blocks are made of is passed over. */
struct rap_node *speakers_next_block(struct rap_node *n, const struct rap_node *body);
/* The node behind n in document order; what a paragraph or heading is made of is passed over. */
struct rap_node *speakers_next_leaf(struct rap_node *n, const struct rap_node *body);
/* The element right before or behind, furniture, page breaks and text between elements aside; NULL: there is none. */
struct rap_node *speakers_before(const struct rap_node *);
struct rap_node *speakers_behind(const struct rap_node *);

/* The leaf's own text. Makes neighbouring text nodes one, so that cutting the leaf again and again stays linear. */
struct rap_str speakers_text_pieces(const struct speakers *, struct rap_node *leaf);
static inline struct rap_str
speakers_text(const struct speakers *sp, struct rap_node *leaf)
{
	return leaf->first && leaf->first->next ? speakers_text_pieces(sp, leaf) : rap_own(sp->doc, leaf);
}

/* --- mention_*.c */
enum mention_kind { MENTION_NONE, MENTION_PERSON, MENTION_DELEGATION, MENTION_BODY, MENTION_ROLE, MENTION_PRONOUN };

struct mention {
	enum mention_kind kind;
	char gender;		/* 'm' or 'f' by the honorific or pronoun, 0: it tells none */
	bool common;		/* the role is anybody's: "a resident" */
	bool counted;		/* one of them, or some: "several residents" */
	bool same;		/* who spoke last: "the same speaker" */
	bool other;		/* somebody else than before: "another resident" */
	bool strong;		/* may speak with a verb that need not be one of speech: "supported" */
	bool delegate;		/* one person speaks for a delegation: "the representative of Peru" */
	size_t first, end;	/* words, article and honorific among them, apposition not */
	size_t tail;		/* end of what goes with them, "of the Northern Bank"; 0: nothing does */
	size_t next;		/* words; a joint speaker follows there ("Peru and Chile"), 0 for none */
	struct rap_str text;	/* all of it, as printed */
	struct rap_str honorific, name, role, affiliation;
	struct rap_str noun;	/* the role's own noun: "Minister" */
	struct rap_str deputy;	/* who speaks for the delegation: "Peru, represented by Ms. Lima" */
	const char *country;	/* code, for a delegation; NULL where not known */
};

/* Who is named by the words from i on, before end: false where nobody is, and then it is of no kind. */
bool mention_read(const struct speakers *, const struct words *, size_t i, size_t end, struct mention *);
/* Who is joined to m, the next one of those whom the words before end name ("Peru, Chile and Cuba"), takes its place. */
bool mention_read_next(const struct speakers *, const struct words *, size_t end, struct mention *m);
/* Bytes of the mark of an owner at the end of the words, "Lima's"; 0: there is none. */
static inline size_t
mention_owner_mark(struct rap_str s)
{
	if (s.n < 4 || s.s[s.n - 1] != 's')		/* nearly always */
		return 0;
	return rap_ends(s, "'s") ? 2 : rap_ends(s, "\xE2\x80\x99s") ? 4 : 0;
}

/* Takes name and role out of the words of an apposition [first, end) behind m. Behind m's office in it, or country; first where it
 * has none. */
size_t mention_apposition(const struct speakers *, const struct words *, size_t first, size_t end, struct mention *m);

/* --- who.c, who_find.c, who_write.c: identities. Mentions that mean the same one lead to the same struct who. */
struct who_table;
struct who;
struct who_found {
	struct who *who;	/* NULL: nobody met so far */
	struct who *other;	/* a second one who could be meant */
	const char *doubt;	/* the rule that doubts, in words; NULL: none */
};

struct who_table *who_new(struct rap_doc *, const struct lists *, const struct rap_lexicon_table *);
void who_free(struct who_table *);
struct who_found who_find(struct who_table *, const struct mention *);	/* whom it means */
bool who_has_codes(struct who_table *);		/* countries speak by their codes: "DE and FR supported" */
bool who_has_parties(struct who_table *);	/* they speak in capitals: "JAPAN supported" */
void who_speaks_as(struct who_table *, bool code, bool party);	/* one of them does */
size_t who_asked(const struct who_table *);	/* how often one of these was asked so far */
size_t who_changes(const struct who_table *);	/* how often what they answer may have changed: somebody was met, or named anew */
struct who *who_known(struct who_table *, const struct mention *);	/* the first of them */
struct who *who_mention(struct who_table *, const struct mention *);	/* the same, made where it is new; learns from it */
struct who *who_mention_found(struct who_table *, const struct mention *, struct who_found);	/* and that is whom */
/* "question" or "answer", the id as well: who asks and who answers where they have no names. */
struct who *who_part(struct speakers *, const char *part);
/* Of a transcript's label: its name alone, and note, all of it as printed. NULL: of nobody. */
struct who *who_label(struct speakers *, struct rap_str name, const struct rap_node *note);
void who_labels_known(struct who_table *);	/* to sentences too */
void who_roll(struct who_table *, bool begins);		/* names of those who are there: each is somebody, however alike */
bool who_has_gender(const struct who *, char gender);	/* of a pronoun; true where either tells none */
bool who_is_person(const struct who *);	/* with a name */
bool who_is_only_name(const struct who *);	/* met once, and nothing else is known of it */
bool who_may_be(const struct who *, const struct mention *);	/* a person without an office, whom that role suits */
void who_has_role(struct who_table *, struct who *, struct rap_str role, struct rap_str noun);	/* "the Chair" from now on */
bool who_begins_with(const struct who *, char);	/* the name */
bool who_spells(const struct who *, struct rap_str letters);	/* from the name's first to the surname's: "AL", "AVL" */
void who_has_initials(struct who_table *, struct who *, struct rap_str letters);
bool who_are_letters(struct who_table *, struct rap_str);	/* were they told to be somebody's, and are they? */
void who_elected(struct who *);		/* "the Chair", "the Chairwoman": whatever form their office's noun has */
/* A further name: where it stands is to be written to the range, NULL where the name is known. */
struct rap_range *who_alias(struct who_table *, struct who *, struct rap_str name);
void who_define(struct who_table *, struct rap_str name, struct rap_str acronym);	/* "World Fish Union (WFU)" */
bool who_is_name(struct rap_str name);	/* of two words at least */
bool who_is_affiliation(struct who_table *, struct rap_str name);	/* a speaker belongs to it */
struct rap_str who_ref(struct who_table *, struct who *);		/* "#sp1"; numbers it at first use */
void who_write(struct who_table *);					/* particDesc */

/* --- speech_find.c */
enum event_kind {
	EVENT_NONE,
	EVENT_NAMED,
	EVENT_PRONOUN,
	EVENT_ACTION,		/* what somebody known is to do */
	EVENT_SUBJECT,		/* what somebody did */
	EVENT_PROCEDURE
};

struct event {			/* what a sentence says about who speaks in it */
	enum event_kind kind;
	struct mention who;
	const char *act;	/* "statement" */
	const char *rule;	/* in words, for --explain and review.csv */
	const char *doubt;	/* the rule by which somebody else may be meant; NULL: none */
	size_t end;		/* of the words that say so */
	struct rap_str verb;	/* "reported" */
	bool weak;		/* the verb says other things too */
	bool told;		/* "had asked", "was asking": somebody may tell of it */
};

/* Of a sentence, or one that goes on after a semicolon, where only a plain subject counts. */
void speech_find(const struct speakers *, const struct words *, const struct sentence *, struct event *);
/* A person by a whole name, or an office, that the sentence begins with: a pronoun behind it may be that one's. */
bool speech_tells_of(const struct speakers *, const struct words *, const struct sentence *, struct mention *);
/* A person by a whole name who stands behind the sentence's verb: "Less pleased was [Bob Treen]." */
bool speech_ends_with(const struct speakers *, const struct words *, const struct sentence *, struct mention *);
/* "It was seven when [Ana Lima] opened her bar": the one person whom the sentence names. */
bool speech_names_one(const struct speakers *, const struct words *, const struct sentence *, struct mention *);

/* --- speech_next.c */
/* A further clause of the same sentence, behind the event e, with a speaker of its own: true, it starts at word *at, and e is
 * what it says. */
bool speech_next(const struct speakers *, const struct words *, const struct sentence *, size_t *at, struct event *e);

/* --- label_read.c */
enum label_form {
	LABEL_NONE,
	LABEL_STOP,		/* Mr. RIVAS. Text */
	LABEL_COLON,		/* RIVAS: Text */
	LABEL_DASH,		/* RIVAS - Text, with a dash that stands free */
	LABEL_ALONE,		/* RIVAS, alone on its line */
	LABEL_LETTER,		/* Q. Text, Question: Text */
	LABEL_STOP_DASH,	/* RIVAS.- Text */
	LABEL_COUNTED,		/* 12. RIVAS: Text */
	LABEL_SIGNED,		/* - RIVAS: Text, >> RIVAS: Text */
	LABEL_BRACKETS,		/* [RIVAS] Text */
	LABEL_EMPHASIS,		/* **Rivas:** Text */
	LABEL_ANGLES,		/* <Ana Rivas> Text, RIVAS> Text */
	LABEL_TAB,		/* Ana Rivas, a tab, Text */
	LABEL_FORMS
};
enum label_shape {
	SHAPE_TITLED,		/* begins with an honorific or article, has a word in capitals: "The PRESIDENT pro tempore" */
	SHAPE_CAPS,		/* all in capitals */
	SHAPE_ROLE,		/* with a role noun or honorific: "La presidenta", "Mr. Rivas" */
	SHAPE_ARTICLE,		/* begins with an article, else in lower case: "La presidenza" */
	SHAPE_NAME,		/* capitalised words */
	SHAPE_WORDS,		/* begins with a capital, where no list knows the language: "De voorzitter" */
	SHAPE_NICK,		/* one word in small letters, as in a chat: "ana" */
	SHAPE_BRACKET,		/* one of those with something in brackets: "Ana Rivas (Lota) (Reform)" */
	SHAPE_APPOSITION,	/* with an office behind a comma: "Ana Rivas, rapporteur" */
	SHAPE_MARKED,		/* with the time or a number before it or behind: "[10:05] Ana", "Anf. 4 ANA RIVAS" */
	SHAPE_NUMBERED,		/* with a number at its end: "Speaker 2", "P1" */
	SHAPES
};

struct label {
	enum label_form form;
	enum label_shape shape;
	size_t end;		/* behind it in the text, punctuation and brackets */
	struct rap_str name;	/* what tells it from other labels */
	size_t words;		/* in the name */
	bool titled;		/* begins with an article or honorific */
	bool article;		/* with an article */
	bool office;		/* an office stands behind its comma */
	bool foreign;		/* in a language without lists */
	bool speech;		/* two words or more stand behind it on its line */
	bool whole;		/* all of its paragraph */
	bool bare;		/* capitals without a sign behind a number: "12. RIVAS Text" */
	bool cue;		/* such a one with an honorific, or with a remark in brackets behind it */
	size_t capitals;	/* so many of its first words begin with a capital */
	uint64_t core;		/* its name without titles, in small letters: what it is counted by */
	uint64_t holder;	/* the same of a name in its bracket, "The Minister for Ports (Tom Ito)"; 0: none is there */
};

/* Is there a label at byte at of text, where a line starts? Says nothing of whether the document means it as one. */
bool label_read(struct speakers *, struct rap_str text, size_t at, struct label *);
bool label_may_begin(struct rap_str text, size_t at);	/* nearly always not, by the first character of the line at byte at */

/* --- label_again.c */
void label_labels_begin(struct speakers *);
bool label_again(const struct speakers *, struct rap_str line, struct label *);	/* the line's label was read before */
void label_learn(struct speakers *, struct rap_str line, const struct label *);

/* --- label_find.c */
struct label_kept {		/* what could be a label, found before */
	struct label label;	/* its end counted from its line's start */
	size_t left;		/* bytes from there to the leaf's end, which stay so many when it is cut */
};
struct label_search {		/* of a leaf for labels, a line after the other */
	struct rap_str text;
	size_t at, next;	/* where a line starts, and the one behind it */
	size_t lines;		/* looked at */
	const struct label_kept *kept;	/* NULL: the leaf was never searched, or what was found is not kept */
	size_t nkept;
};
bool label_break(struct rap_str text, size_t at);	/* the text before byte at ends a sentence: a label may stand there */
size_t label_next_line(struct rap_str text, size_t at);
bool label_is_blank(struct rap_str text, size_t from, size_t to);	/* nothing stands in those bytes */
/* The first line from at on that starts with what could be a label and lies where one may; at is that line, to go on from
 * next. false: none. */
bool label_find(struct speakers *, struct label_search *, struct label *);

/* --- label_lead.c: what stands before or behind a label's name on its line */
size_t label_lead(struct rap_str line);		/* bytes of a time or number, up to the name; 0: none */
size_t label_mark(struct rap_str line, enum label_form *);	/* of a number that counts, a dash or the like */
size_t label_trail(struct rap_str line);	/* where the time behind a name alone begins; 0: none */
bool label_is_stamped(struct rap_str line);	/* begins with a time */
bool label_wide(struct rap_str line, struct label *);	/* in scripts without capitals */
size_t label_nick(struct rap_str);	/* bytes of "ana", "carl_x", as people are called in a chat, before a colon; 0: none */
bool label_chat(const struct speakers *, struct rap_str line, struct label *);	/* "<ana> text", "ana: text" */

/* --- label_dress.c: signs that stand around a name */
struct dressed {
	size_t from, to;	/* bytes of what they stand around */
	size_t end;		/* of them, and the punctuation behind them */
	enum label_form form;
};
bool label_dressed(struct rap_str line, struct dressed *);
size_t label_bare_end(struct rap_str line);		/* of the capitals in "RIVAS Text"; 0: there are none */
/* The name in a label's first brackets, "Ana Rivas" of "minister for ports (Ana Rivas) (LP):", whose words are then read; else
 * empty. */
struct rap_str label_holder(struct speakers *, struct rap_str label);
bool label_held(struct speakers *, struct rap_str line, struct label *);	/* a whole line of that kind */

/* --- label_form.c, for label_read.c: the words of a line, or of what stands in it behind other signs */
#define LABEL_WORDS 14
#define LETTER_WORDS 2		/* the same behind "Q" */
#define FIRST_WORDS 4		/* read before it is known whether the line goes on as a label */
#define BRACKET_WORDS 28	/* with a bracket: "(LP - MG. Speaks from the floor. Not revised by the speaker.)" */
struct label_reading {
	bool whole;		/* the line is read to its end */
	size_t name_end;	/* words; 0: not known */
	size_t appositions;	/* commas behind the name and later */
	bool dressed;		/* signs stand around it */
	bool office;		/* behind a dash, to the line's end: "Ana Lima - Chief Executive" */
	size_t cut;		/* words; the stop behind the last, an initial, is the label's: "Lady R. Who?"; 0: none is */
};
bool label_letter(const struct speakers *, const struct words *, struct label *);	/* label_letter.c: "Q.", "A3:" */
bool label_starts(const struct words *);			/* false: it begins with no name */
/* Of the words from the line's beginning, six of them read; reads on as far as it must. */
bool label_named(const struct speakers *, struct words *, struct label_reading *, struct label *);

/* --- label_shape.c, for label_form.c: of the words of a label, its name in words [0, end) */
bool label_shape(const struct speakers *, const struct words *, size_t end, struct label *);	/* false: nobody's name */
bool label_no_name(const struct speakers *, const struct words *, size_t k, bool goes_on);	/* word k is in no name */
bool label_is_cut(const struct speakers *, const struct words *, size_t end);	/* a line of prose that goes on */
bool label_apposition(const struct words *, size_t end, struct label *);
bool label_is_office(const struct words *, size_t end);
size_t label_inverted(const struct words *, size_t end, size_t commas, bool *inverted);
bool label_article(const struct words *, size_t k);

/* --- label_sign.c, for both: of the signs behind word k */
bool label_half(const struct words *, size_t k);	/* "Harbour- and Fisheries Minister": the word is cut short */
bool label_initial(const struct words *, size_t k);	/* "M.": it is a letter and a stop */
size_t label_signs_end(const struct words *, size_t k);	/* behind those that are the label's: punctuation, a bracket before it */
/* The form that they give the label; LABEL_NONE: it goes on; LABEL_FORMS: it is none. */
enum label_form label_form_after(const struct words *, size_t k, bool inside,
    const struct label_reading *);

/* --- label_count.c */
struct judge;
struct judge *label_judge_new(struct speakers *);
void label_judge_free(struct judge *);
/* One more leaf, with a label or without; said: all of it, where a label alone stands before it. */
void label_count_leaf(struct judge *, size_t lines, struct rap_str said);
/* Seen once more; behind: on the line after a label alone on its own; said: the text behind it. */
void label_count(struct judge *, const struct label *, bool behind, struct rap_str said);
/* Text stands behind it, and ends as a sentence, or is a name: "Chair: Jane Odell". */
void label_count_text(struct judge *, const struct label *, bool sentence, bool name);
void label_count_listed(struct judge *);	/* behind a label alone on its line stands nothing but a list */
void label_count_numbered(struct judge *);		/* one more heading with a number */
void label_count_scene(struct judge *, struct rap_str text, bool heading);	/* one more, perhaps of a play */
bool label_is_scene(const struct speakers *, struct rap_str text);	/* begins as the heading of an act or scene does */
bool label_begins_scene(const struct judge *, struct rap_str text);	/* or is one of two words, "Second Act" */
bool label_has_scene(const struct judge *);	/* one at least is counted */
bool roll_is_there(struct speakers *);	/* "Present:" stands near the document's beginning */
/* Are there questions and answers here and there, as in minutes, and not all over? */
bool label_letters_are_rare(const struct judge *);
bool label_is_loud(const struct judge *);
bool label_bare(struct speakers *, struct rap_str line, struct label *);	/* "RIVAS Text", where a number stands before it */
bool label_is_shouted(struct rap_str text);		/* has no small letter among its first ones */
bool label_is_play(const struct judge *);	/* by its headings, once all are counted; then its text is read for its cast */
void label_cast(struct judge *, struct rap_str text);
size_t label_times(const struct judge *, const struct label *);	/* how often it was counted */

/* --- label_verdict.c */
bool label_accepted(struct judge *, const struct label *, const char **doubt);	/* doubt: why, NULL: none */

/* --- nobody.c: text between turns that is nobody's */
bool nobody_is_stage(struct rap_str text);			/* all of it in brackets */
/* The first stage direction in text, where a turn goes on around it. false: there is none. */
bool nobody_stage(struct speakers *, struct rap_str text, size_t *from, size_t *to);
/* "The motion to adjourn was agreed to.": a short text with words of the record and none of a speaker's own. Their class,
 * "stage" for what does not end a speech ("Applause from the left."), "time" for "The sitting ended at 17:20."; NULL: it is no
 * record. A class that begins with ^ is that of first words: "Exit TOM.", but not "We will exit."; one with # asks for a number
 * in the text: "The Council divided: 5 to 3". */
const char *nobody_is_record(struct speakers *, struct rap_str text);
bool nobody_is_reference(struct rap_str text);			/* "396-00001/13" */
bool nobody_has_small(struct rap_str text, size_t most);	/* small letters, more than that, but for the last bytes */
bool speech_is_own(struct speakers *, struct rap_str text);	/* has words of a speaker's own: "I", "our" */

/* --- label_turns.c, speech_turns.c: the two passes */
bool label_turns(struct speakers *);		/* true: the document is a transcript */
void speech_turns(struct speakers *);

/* --- address.c: a document that is one person's speech, or an answer in writing */
struct address_cut {
	const struct rap_node *at;	/* a block that begins a turn */
	struct rap_str who;		/* of whom; empty: it is nobody's, and so is what follows */
};
struct address {
	struct address_cut *cuts;	/* in the order of the document */
	size_t n, cap, next;
};
bool address_read(struct speakers *, struct address *);		/* false: it is none */
const struct address_cut *address_cut(struct address *, const struct rap_node *);	/* NULL: none there; asked for in order */
void address_free(struct address *);

/* --- qa_turns.c */
void qa_turns(struct speakers *);		/* sessions of questions and answers that nobody marked */

/* A turn's id: "u3", for its piece "u3.2". */
struct rap_str turn_id(const struct speakers *, size_t turn, size_t piece);

#endif
