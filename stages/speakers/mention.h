/* mention.h - what the files that read mentions share. */
#ifndef RAPPORTEUR_SPEAKERS_MENTION_H
#define RAPPORTEUR_SPEAKERS_MENTION_H

#include <string.h>

#include "speakers.h"

#define LOWER_MODIFIERS 2	/* words before a role noun that are not capitalised: "the acting club secretary" */

/* --- mention.c */
/* Nothing stands between word k and the next but white space, or the stop of "Mr." and "J.". */
static inline bool
mention_is_glued(const struct words *ws, size_t k)
{
	unsigned after = ws->w[k].after & AFTER_ANY;

	return after == 0 || (after == AFTER_STOP && word_is_short(ws, k));
}

/* Of ASCII. */
static inline bool
mention_is_capital(char c)
{
	return (unsigned char)(c - 'A') < 26;
}

bool mention_is_person(const struct speakers *, struct rap_str name);	/* is somebody known who is called so? */
/* May word k be a name, or in one? */
static inline bool
mention_may_name(const struct words *ws, size_t k)
{
	const char *class = NULL;

	return ws->w[k].capital && (!word_match(ws, k, LIST_NOT_NAMES, &class) || *class);
}

/* The end of the capitalised words from j on, joined by particles: "Saint Kitts and Nevis". j where there are none. */
size_t mention_name_end(const struct words *, size_t j, size_t end);

/* --- mention_role.c */
/* Of what class the list of roles has: an office, or a "body", whatever else its class says. */
static inline enum mention_kind
mention_role_kind(const char *class)
{
	return *class == 'b' ? MENTION_BODY : MENTION_ROLE;
}

#define MENTION_MODIFIERS 5	/* words before a role noun: "the OAS Deputy Press Secretary" */
/* May one of the words of a mention from j on be a role noun, before one that cannot stand with it? Nearly always none is. */
static inline bool
mention_may_have_noun(const struct words *ws, size_t j, size_t end)
{
	const struct word *w = &ws->w[j], *far = &ws->w[j + MENTION_MODIFIERS < end ? j + MENTION_MODIFIERS : end];

	for (; w < far && !(word_lists(w) & LIST_ROLES); w++)
		if (w->after & AFTER_ANY & ~AFTER_STOP ||
		    (!w->capital && word_begins(w) & LISTS_OF_GRAMMAR && !(word_begins(w) & LIST_DEMONYMS)))
			return false;
	return w < far;
}

/* "the Secretary for Trade", "the Finance Committee", "SBI Chair Ana Lima": m->first is set, what stands before word j is read. */
bool mention_role(const struct speakers *, const struct words *, size_t j, size_t end, struct mention *);

/* --- mention_delegation.c */
size_t mention_country_at(const struct words *, size_t j, size_t end, const char **code);
void mention_more_parties(const struct speakers *, const struct words *, size_t end, struct mention *);

/* Takes the parties that are joined to the one which ends at m->end into m: nearly always none is. */
static inline void
mention_parties(const struct speakers *sp, const struct words *ws, size_t end, struct mention *m)
{
	const struct word *w = &ws->w[m->end];

	m->next = 0;
	if (m->end < end && !(w[-1].after & AFTER_ANY & ~AFTER_COMMA) &&
	    (w[-1].after & AFTER_COMMA || word_lists(w) & LIST_CONJUNCTIONS))
		mention_more_parties(sp, ws, end, m);
}

bool mention_country(const struct speakers *, const struct words *, size_t j, size_t end, struct mention *);
/* "the G-77/CHINA", "the LDCs": a group of countries by its letters, where delegations speak. */
bool mention_group(const struct speakers *, const struct words *, size_t j, size_t end, struct mention *);
bool mention_delegation(const struct speakers *, const struct words *, size_t j, size_t end, struct mention *);

#endif
