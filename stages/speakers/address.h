/* address.h - what address.c and address_interview.c share. */
#ifndef RAPPORTEUR_SPEAKERS_ADDRESS_H
#define RAPPORTEUR_SPEAKERS_ADDRESS_H

#include "speakers.h"

#define ADDRESS_FRONT 8		/* leaves among which is what tells whose document it is */

bool address_is_leaf(const struct rap_node *);			/* has text of its own: a paragraph, a heading, an item */
struct rap_node *address_next(struct rap_node *, const struct rap_node *body);	/* block or division behind, NULL at the end */
void address_add(struct address *, const struct rap_node *at, struct rap_str who);
/* The class of the words that name a kind of speech at word i of sp->words; *n: how many. NULL: none do. */
const char *address_kind(const struct speakers *, size_t i, size_t *n);
bool address_speaker(struct speakers *, size_t i, struct mention *);	/* who is named from word i on, with name or office behind a comma */

/* --- address_interview.c */
bool address_interview(struct speakers *, struct address *);	/* questions and answers that nobody marked; false: it is none */

#endif
