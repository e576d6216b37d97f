/* speech.h - what the files of reported speech share: verbs, subjects, procedure. */
#ifndef RAPPORTEUR_SPEAKERS_SPEECH_H
#define RAPPORTEUR_SPEAKERS_SPEECH_H

#include "speakers.h"

enum speech_form { FORM_FINITE, FORM_PARTICIPLE, FORM_BASE, FORM_ING };

struct verb {
	const char *act;	/* "statement", with what the list says behind it */
	size_t end;		/* words */
	struct rap_str text;	/* "gave a short update" */
	bool weak;		/* says other things too: its subject has to be plainly a speaker */
	bool base;		/* "note": its subject is in the plural */
	bool procedure;		/* what a chair does and nobody says */
	bool past;		/* "had asked": before the time that is told of */
	bool decision;		/* of a body, "agreed that": what it decides */
	bool keen;		/* "connaître": only whoever would like to says so */
	bool told;		/* "was asking", "had asked": not said here, perhaps */
};

/* --- speech_verb.c */
size_t speech_adverbs(const struct words *, size_t k, size_t end);	/* behind them */
bool speech_verb(const struct words *, size_t k, size_t end, struct verb *);	/* behind adverbs */
bool speech_form(const struct words *, size_t k, size_t end, enum speech_form, struct verb *);
/* "estimates [that]", "found [that the quay]": what was said follows at word k, behind a verb. */
bool speech_says_that(const struct words *, size_t k, size_t end);
/* Does a quotation begin at word k or behind it, after those marks? */
bool speech_quotes_at(const struct words *, size_t k, size_t end, unsigned behind);

/* The same after that one (AFTER_COLON, 0 for any); nearly all texts have none. */
static inline bool
speech_quotes(const struct words *ws, size_t k, size_t end, unsigned behind)
{
	behind |= AFTER_QUOTE;
	return (ws->marks & behind) == behind && speech_quotes_at(ws, k, end, behind);
}

/* --- speech_clause.c: from the mention m, a subject, to its verb. An apposition's name and role are taken into m. */
#define APPOSITION_MAX 45	/* words */
bool speech_verb_of(const struct speakers *, const struct words *, size_t end, struct mention *m, struct verb *);
/* "given to [Ms. Lima], who said" */
bool speech_verb_of_relative(const struct words *, size_t end, const struct mention *m,
    struct verb *);
/* "Ms. Lima attended for this item and reported": behind what the subject did first, from word k on. */
bool speech_second_verb(const struct words *, size_t k, const struct sentence *, struct verb *);
/* "Ms. Lima opened [the day by asking]": behind a verb of procedure that ends at word k. */
bool speech_verb_by(const struct speakers *, const struct words *, size_t k, const struct sentence *, struct verb *);
/* "the leader [of the opposition], Ana Lima": behind the words in lower case that go with a role, where a comma follows. */
size_t speech_complement_end(const struct words *, const struct mention *, size_t end);

/* --- speech_agent.c: the speaker stands behind the verb, which is at word i (in a passive, the form of to be) */
bool speech_passive(const struct speakers *, const struct words *, size_t i, size_t first, size_t end, struct event *);
bool speech_attribution(const struct speakers *, const struct words *, size_t i, size_t first, size_t end, struct event *);
/* "For [Iceland], ...": where delegations speak, whose view the sentence tells. */
bool speech_view(const struct speakers *, const struct words *, size_t first, size_t end, struct event *);
bool speech_verb_first(const struct speakers *, const struct words *, const struct sentence *, struct event *);
/* The agent at word k, behind a verb, "by" or a preposition. */
bool speech_agent_at(const struct speakers *, const struct words *, size_t k, size_t end, struct mention *);
/* "said farmer [Joe Hill]": a name behind nouns that no list has. */
bool speech_name_behind_noun(const struct speakers *, const struct words *, size_t k, size_t end, struct mention *);

/* --- speech_inversion.c: of what is quoted */
bool speech_inversion(const struct speakers *, const struct words *, size_t i, size_t first, size_t end, struct event *);
bool speech_aside(const struct speakers *, const struct words *, size_t i, size_t end, struct event *);	/* in a quotation */
bool speech_quoted(const struct speakers *, const struct words *, size_t first, size_t end, struct event *);	/* behind one */
/* "The city approved it, [the clerk said]": at the sentence's end. */
bool speech_trailing(const struct speakers *, const struct words *, size_t first, size_t end, struct event *);

/* --- speech_find.c, for speech_agent.c and speech_inversion.c */
/* Whom the event is of is told in it: the verb makes it one of its kind. */
void speech_event(struct event *, const struct verb *, const char *rule);
/* A weak verb needs a subject that is plainly a speaker, or has spoken before; a base form ("note") one in the plural. */
bool speech_is_enough(const struct speakers *, const struct mention *, const struct verb *);

static inline bool
is_known(const struct speakers *sp, const struct mention *m)
{
	return who_known(sp->who, m) != NULL;
}

/* Somebody, or a country where delegations speak: no plan and no index. */
static inline bool
speech_is_party(const struct speakers *sp, const struct mention *m)
{
	return m->strong || is_known(sp, m) || (m->kind == MENTION_DELEGATION && sp->delegations);
}

/* The language may leave the subject out or put it behind the verb: the list of such verbs is that of all. */
static inline bool
speech_drops_subjects(const struct speakers *sp)
{
	return rap_lexicon_same(list_words(sp->words.known, LIST_VERBS_FIRST), list_words(sp->words.known, LIST_VERBS));
}

/* A pronoun at word k, "he", "the ambassador"; nearly always none is there. */
static inline bool
speech_pronoun_at(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m)
{
	return k < end && word_lists(&ws->w[k]) & LIST_PRONOUNS && mention_read(sp, ws, k, end, m) &&
	    m->kind == MENTION_PRONOUN;
}

/* --- speech_called.c: who speaks behind what the subject, which stands at word i, did */
/* "The Chair recognized [Ms. Lima], who said": v is a verb of procedure. */
bool speech_called(const struct speakers *, const struct words *, const struct verb *v, size_t i, size_t end, struct event *);
/* "In answer to Mr. Rey, who asked why, [Ms. Lima] said": behind what was asked, which ends at word k at the earliest. */
bool speech_answer(const struct speakers *, const struct words *, size_t i, size_t first, size_t k, size_t end, struct event *);
/* "Members challenged [Mr. Odell] on this": whom a verb that ends before word k has for its object; of no kind: nobody. */
void speech_object(const struct speakers *, const struct words *, size_t k, size_t end, struct mention *);

/* --- speech_subject.c */
#define SPEECH_OWN_WORDS "name-before-own-words"	/* "Ray: I have it." */
void speech_told(struct event *, enum event_kind, const char *rule);	/* makes it one of nobody's speech */
/* The sentence that begins at word first, with the mention opening, tells of what somebody is to do, or did. */
bool speech_subject(const struct speakers *, const struct words *, size_t first, const struct mention *opening, size_t end,
    struct event *);

/* --- speech_owner.c: "In [Ms. Lima]'s view", "[Ms. Lima]'s reply was that" */
bool speech_owner(const struct speakers *, const struct words *, const struct sentence *, struct event *);

/* "Ms. Lima's": nobody's subject. Other names end so: "Lima's" may be an inn. */
static inline bool
speech_is_owner(const struct mention *m)
{
	return m->honorific.n > 0 && mention_owner_mark(m->text);
}

/* --- speech_procedure.c */
/* The words of an entry of procedure at word k, 0 where there is none: always, whatever stands behind. */
size_t speech_phrase_at(const struct words *, size_t k, size_t end, bool *always);

static inline size_t
speech_phrase(const struct words *ws, size_t k, size_t end, bool *always)
{
	*always = false;
	return word_lists(&ws->w[k]) & LIST_PROCEDURE ? speech_phrase_at(ws, k, end, always) : 0;
}

/* Does the sentence, which has words of procedure, tell what was done, and nothing that anybody said? begins: the words of an
 * entry of procedure with which it begins, 0 for none. */
bool speech_procedure(const struct words *, const struct sentence *, size_t begins);

/* Is what was found a motion, which is nobody's speech? Few acts may be. */
bool speech_moves(const struct speakers *, const struct words *, const struct sentence *, const struct event *);

static inline bool
speech_is_motion(const struct speakers *sp, const struct words *ws, const struct sentence *s, const struct event *e)
{
	return e->kind == EVENT_NAMED && (is_named(e->act, "proposal") || is_named(e->rule, "passive-with-agent")) &&
	    speech_moves(sp, ws, s, e);
}

/* "The roof will be mended in May.": what is to be done, behind what somebody said that it would. */
bool speech_to_be_done(const struct words *, const struct sentence *);

/* --- roll.c */
bool roll_heading(const struct words *);	/* "Members who were present": names follow */
bool roll_opens(const struct words *);	/* "Present: Ana Lima", "Present" */
/* Makes those known whom the text names as being there; headed: it stands below such a heading. True where it is nothing
 * but "Present:" itself. */
bool roll_read(struct speakers *, const struct words *, bool headed);
/* Who has an office from now on, in a sentence that may tell of an election. */
void roll_elected(struct speakers *, const struct words *, const struct sentence *);

/* --- roll_acronyms.c */
void roll_acronyms(struct speakers *, const struct words *);	/* bodies whose short name the text tells */

/* --- roll_introduced.c */
void roll_introduced(struct speakers *, const struct words *);	/* whole names with an honorific or an office */
/* The mention's name with the given name first: "ROUVEL Ana" is Ana ROUVEL. */
struct rap_str roll_name(const struct speakers *, const struct words *, const struct mention *);

#endif
