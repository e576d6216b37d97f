/* people.h - the people of a whole archive, from the file that --people names: people_read.c reads it, people_find.c
 * finds in it. They belong to the process: read once, before any document, and not changed after. */
#ifndef RAPPORTEUR_SPEAKERS_PEOPLE_H
#define RAPPORTEUR_SPEAKERS_PEOPLE_H

#include "speakers.h"

struct tenure {			/* a role, and when; dates are numbers, 20240131 */
	struct tenure *next;
	struct rap_str role, affiliation;
	unsigned from, to;	/* 0: open */
};

struct person {
	struct person *next;		/* in the file's order */
	struct rap_str id, name;
	struct rap_str *aliases;
	size_t naliases;
	struct tenure *tenures;		/* a row each */
};

enum people_key { PEOPLE_ID = 'p', PEOPLE_NAME = 'n', PEOPLE_SURNAME = 's', PEOPLE_ROLE = 'r' };

/* --- people_find.c */
bool people_given(void);
/* Makes the person known under a key. */
void people_learn(enum people_key, struct rap_str, struct person *);
/* The one person known under it: NULL where there is none, or more than one (of a role: on that day; 0: on any). */
struct person *people_find(enum people_key, struct rap_str, unsigned date);
/* The tenure that holds on that day, or the first. */
const struct tenure *people_tenure(const struct person *, unsigned date);
void people_forget(void);

#endif
