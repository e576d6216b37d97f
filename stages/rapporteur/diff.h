/* diff.h - private to rapporteur diff: the turns of two bundles, a document at a time. diff.c compares; diff_side.c reads. */
#ifndef DIFF_H
#define DIFF_H

#include <rapporteur/store.h>
#include <rapporteur/str.h>

struct turn {
	size_t start, end;	/* characters of the source */
	size_t who, label, text;	/* where they start in the document's strings */
};

struct group {			/* the rows of one document, with its strings in one buffer, each with a NUL behind */
	struct rap_buf strings;
	size_t document;	/* its id, in strings */
	struct turn *turns;
	size_t n, cap;
	bool filled;
};

struct side;
struct side *diff_open(const char *bundle);		/* NULL after a message */
void diff_close(struct side *);
/* The turns of the next document that has any; NULL: there is none. Lives until diff_taken. */
const struct group *diff_next(struct side *);
void diff_taken(struct side *);				/* diff_next goes on behind it */
/* The document's place in the bundle, from 1, 0: it is not there; *sha256 of its source. */
size_t diff_place(const struct side *, const char *document, const char **sha256);
/* For each document: id and place. */
void diff_each(const struct side *, void (*fn)(const char *document, const char *sha256, void *), void *);
/* What speaker id is called in that document; "" for nobody. Asked for in the order of documents. */
const char *diff_name(struct side *, const char *document, const char *id);

#endif
