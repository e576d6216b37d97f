/* address.h - what address.c and address_interview.c share. */
#ifndef RAPPORTEUR_SPEAKERS_ADDRESS_H
#define RAPPORTEUR_SPEAKERS_ADDRESS_H

#include "speakers.h"

#define ADDRESS_FRONT 8		/* leaves among which is what tells whose document it is */

struct rap_str address_text(const struct speakers *, struct rap_node *);	/* of a paragraph, heading or item, else none */
void address_add(struct address *, const struct rap_node *at, struct rap_str who);
/* The class of the words that name a kind of speech at word i of sp->words; *n: how many. NULL: none do. */
const char *address_kind(struct speakers *, size_t i, size_t *n);
/* Who is named from word i on, with name or office behind a comma. */
bool address_speaker(struct speakers *, size_t i, struct mention *);

/* --- address_interview.c */
bool address_interview(struct speakers *, struct address *);	/* questions and answers that nobody marked; false: it is none */

#endif
