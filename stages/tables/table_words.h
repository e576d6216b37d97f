/* table_words.h - tables of words: what table_words.c and table_words_columns.c share. */
#ifndef RAPPORTEUR_TABLE_WORDS_H
#define RAPPORTEUR_TABLE_WORDS_H

#include "table_blank.h"

struct words {
	const struct lines *lines;
	size_t first, end;	/* lines */
	size_t n;		/* of them that have text */
	size_t body;		/* lines before this one are headings, centred over the columns; 0: none is */
	bool named;		/* it stands under a caption, or else under a rule, or is coded */
	bool coded;		/* below a line of headings: see words_below_heads */
	size_t rules;		/* in it */
	bool regular;		/* nearly all lines have an entry in each column: each is a row */
	struct columns columns;
	size_t *right;		/* for each column, where its longest line ends */
	bool *low;		/* for each column: most of its entries begin in lower case */
	struct part *parts;	/* of the present line */
	size_t nparts;
};

bool words_named(const struct lines *, size_t i);	/* a caption stands above line i */
size_t words_below_heads(const struct lines *, size_t i);	/* where a table of codes, or of words that begin where their headings
							do, ends that begins at i; i where none does */
void words_extent(struct words *, size_t i);
void words_columns(struct words *);

#endif
