/* wanted.h - words that are looked for in a document, and how often it prints them (blocks_wanted.c): first all are
 * added, then the text is searched. */
#ifndef WANTED_H
#define WANTED_H

#include <rapporteur/str.h>

struct word {
	struct rap_str text;	/* owned; .s == NULL: a free place */
	size_t seen;		/* times the document prints it */
};

struct wanted {			/* zero-initialised: none is wanted */
	struct word *slot;	/* open addressing; size is a power of two */
	size_t size, used;
	size_t shortest;	/* bytes of the shortest one */
	uint8_t *skip, *begins;	/* see wanted_search */
	unsigned shift;		/* of their index */
};

void wanted_add(struct wanted *, struct rap_str);	/* three bytes at least, or it is not looked for */
void wanted_count(struct wanted *, struct rap_str);	/* it is printed once more, if it is wanted; some word is */
size_t wanted_seen(const struct wanted *, struct rap_str);
void wanted_free(struct wanted *);	/* none is wanted any more */

/* Calls found for each place of s where a wanted word may begin, in capitals or not. All words are added before
 * wanted_prepare, and some are. */
typedef void wanted_found(void *data, struct rap_str s, size_t at);
void wanted_prepare(struct wanted *);
void wanted_search(const struct wanted *, struct rap_str s, wanted_found *, void *data);

#endif
