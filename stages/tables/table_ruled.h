/* table_ruled.h - tables whose columns a rule draws: what table_ruled.c and table_ruled_cut.c share. */
#ifndef RAPPORTEUR_TABLE_RULED_H
#define RAPPORTEUR_TABLE_RULED_H

#include "tables.h"

struct ruled {			/* what is found around the rule that draws the columns */
	struct columns columns;
	bool equals;		/* the rule is of equals signs, as in reStructuredText */
	size_t first, end;	/* lines of the table */
	size_t head, headend;	/* lines of its header, none where equal */
	size_t body, bodyend;
	bool closed;		/* a rule ends it */
	bool spaced;		/* blank lines part its rows */
	size_t lines, fitting, filled;	/* of the body: lines of text, those that cross no gap, those with more than one cell */
	size_t cells;		/* cells with text */
	size_t drawn;		/* lines with bars or arrows */
	size_t outside;		/* lines that begin left of the first column */
	bool below;		/* the one behind the blank line that ends it does, and is a row of figures */
};

/* The rule at i is the table's top rule, with the header or the body below, or the one under the header. */
struct ruled ruled_look_around(const struct lines *, size_t i);
void cut_ruled(const struct lines *, const struct verdict *, struct grid *);

#endif
