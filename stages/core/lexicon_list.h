/* lexicon_list.h - what a list is, for lexicon.c, which makes and asks it, and lexicon_set.c, which asks several at once. */
#ifndef RAPPORTEUR_LEXICON_LIST_H
#define RAPPORTEUR_LEXICON_LIST_H

#include <rapporteur/lexicon.h>

struct entry {
	struct entry *next;		/* with the same first word, longest first */
	struct rap_str text;		/* in lower case */
	const char *class;
	uint32_t second;		/* the first character of its second word, 0: it has none */
};

struct rap_lexicon {
	struct rap_lexicon *next;	/* all that were asked for */
	const char *key;		/* "stage/lang/name", lang "*" for all */
	struct entry **slots;		/* by first word; open hashing */
	size_t n, cap;
};

bool rap_lexicon_in_word(uint32_t c);	/* a letter or digit */
uint64_t rap_lexicon_hash_first(struct rap_str);	/* of its first word in lower case */
void rap_lexicon_sets_done(void);

#endif
