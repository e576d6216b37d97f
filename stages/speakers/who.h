/* who.h - what an identity is, for the files that make them (who.c), find them by their names (who_find.c, who_table.c) and
 * write them to particDesc (who_write.c). */
#ifndef RAPPORTEUR_SPEAKERS_WHO_H
#define RAPPORTEUR_SPEAKERS_WHO_H

#include <rapporteur/slots.h>

#include "speakers.h"

struct alias {
	struct alias *next;
	struct rap_str text;
	uint64_t hash;			/* of the first few; 0: not asked for yet */
	struct rap_range at;		/* where it stood; empty where that is not known */
};

struct who {
	struct who *next;		/* in order of number */
	size_t serial;			/* 1, 2... as they are met */
	bool listed;			/* has spoken */
	struct who *delegation;		/* for which this one speaks, and has not spoken as somebody else; NULL: none */
	struct rap_str ref;		/* "#sp1", "#question" */
	enum mention_kind kind;
	bool fixed;			/* by the file of people: name, role and affiliation stay */
	bool present;			/* a list of those who were there names them */
	size_t times;			/* mentioned under a name that is surely theirs */
	char gender;			/* 'm' or 'f' by the honorific; 0: not known */
	struct rap_str honorific, name, role, affiliation;
	struct rap_str noun;		/* the role's own: "Directora" */
	bool elected;			/* to an office, here: any form of its noun will do */
	struct alias *aliases, **last_alias;
};

struct bound {			/* one of those that a key leads to, the latest first */
	struct who *who;
	const struct bound *next;
};

#define WHO_LETTERS 32
struct who_letter {			/* surnames of one first letter, nearly, that may be misspelt */
	size_t learnt, waiting;		/* so many, and of them those whose keys are not made yet: */
	struct near *near, **last;	/* last is set by the first */
};

struct met {			/* a label, word for word, that calls somebody by a name alone */
	uint64_t key;
	struct rap_str label, name, whole;
	struct who *who;
};

struct who_table {
	struct rap_doc *doc;
	const struct lists *lists;
	const struct rap_lexicon_table *known;	/* what they have for a word */
	struct rap_slots slots;		/* of keys */
	struct rap_slots labels;	/* struct met */
	struct who_letter letters[WHO_LETTERS];
	struct who *first, **last;	/* those with numbers */
	size_t numbered, made;
	size_t asked;			/* times */
	size_t changes;			/* something was told of somebody, or of how they are called, so often */
	bool codes, parties;		/* as countries speak */
	bool variants;			/* some name may be another one misspelt */
	bool spelt;			/* some letters are KEY_LETTERS */
	bool single;			/* a name of one word is somebody's */
	struct rap_buf key;		/* scratch, of names as keys have them and of what is written */
	bool roll;			/* a list of those who were there is read: it spells names as they are */
	unsigned date;			/* of the document, 20240131; 0: not known, or not needed */
};

struct who *who_make(struct who_table *, enum mention_kind);	/* somebody new; in who.c */

/* --- people_who.c: identities that the file of people fixes. NULL: it does not know them. */
struct who *who_named_in_file(struct who_table *, const struct mention *);	/* by whole name or alias */
struct who *who_meant_in_file(struct who_table *, const struct mention *);	/* by surname or role, where only one is */
struct who *who_labelled_in_file(struct speakers *, struct rap_str label);
void who_date(struct who_table *);

/* --- who_table.c: keys are folded names, of a kind */
enum who_key {
	KEY_NAME = 'n',		/* a person's whole name */
	KEY_SURNAME = 's',
	KEY_GIVEN = 'g',
	KEY_MIDDLE = 'm',	/* "Ruiz" of "Marta Ruiz Peña", a surname where no other is it */
	KEY_INITIALS = 'i',
	KEY_LETTERS = 'w',	/* initials that a list of those present gives, and that the name has */
	KEY_NEAR = 'd',		/* a surname without one of its letters */
	KEY_MISSED = 'x',	/* a surname that nobody had, nor one like it */
	KEY_VARIANT = 'v',	/* a name that may be another one misspelt; leads to who it would be else */
	KEY_ROLE = 'r',		/* "secretary for trade", a body's name */
	KEY_NOUN = 'h',		/* "secretary", with no word on which */
	KEY_COUNTRY = 'c',
	KEY_AFFILIATION = 'f',
	KEY_DELEGATE = 'e',	/* a country's code: who speaks for it and has no office */
	KEY_ALIAS = 'a',
	KEY_LABEL = 'l',
	KEY_PART = 'q',
	KEY_PERSON = 'p'	/* an id of the file of people */
};

/* NULL: nobody. What it tells stands until another key is learnt. */
const struct bound *who_lookup(struct who_table *, enum who_key, struct rap_str);
uint64_t who_hash(struct who_table *, struct rap_str);	/* for a name that is looked up as several kinds of key */

static inline uint64_t
who_key_of(enum who_key kind, uint64_t hash)
{
	uint64_t key = hash + kind * RAP_SCATTER;

	return key + (key == 0);
}

struct who_slot {
	uint64_t key;
	union {
		struct bound bound;	/* of nobody where it is new */
		size_t missed;	/* of KEY_MISSED: who_letter.learnt, when nobody had a surname like it */
	};
};

static inline const struct bound *
who_lookup_hash(const struct who_table *t, enum who_key kind, uint64_t hash)
{
	const struct who_slot *s = rap_slot_of(&t->slots, who_key_of(kind, hash));

	return s ? &s->bound : NULL;
}

bool who_is_same(struct who_table *, struct rap_str, struct rap_str);	/* as keys have them */
bool who_learn(struct who_table *, enum who_key, struct rap_str, struct who *);	/* is the latest of that key; false: it was */
void who_learn_near(struct who_table *, struct rap_str surname, struct who *);	/* also with a letter wrong */
const struct bound *who_lookup_near(struct who_table *, struct rap_str surname, uint64_t hash);	/* with a letter wrong */
bool who_learn_alias(struct who_table *, uint64_t hash, struct who *);	/* false: it was known */

/* --- who_find.c */
struct rap_str who_surname(struct rap_str name);		/* the last word */
struct rap_str who_given(struct rap_str name);			/* the first, empty where the name is one word */
void who_learn_name(struct who_table *, struct rap_str name, struct who *);
struct rap_str who_noun(struct who_table *, struct rap_str noun);	/* "chairman", "chairwoman": one word for all */

#endif
