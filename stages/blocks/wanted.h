/* wanted.h - words that are looked for in a document, and how often it prints them (blocks_wanted.c). */
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
	uint64_t lengths[256];	/* by the first byte: bit n where a wanted word has n bytes (63: or more) */
};

void wanted_add(struct wanted *, struct rap_str);
void wanted_count(struct wanted *, struct rap_str);	/* it is printed once more, if it is wanted; some word is */
size_t wanted_seen(const struct wanted *, struct rap_str);
void wanted_free(struct wanted *);

/* False where no wanted word begins with that byte and has n bytes. */
static inline bool
wanted_may_be(const struct wanted *ws, char first, size_t n)
{
	return ws->lengths[(unsigned char)first] >> (n < 63 ? n : 63) & 1;
}

#endif
