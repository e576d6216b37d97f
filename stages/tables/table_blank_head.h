/* table_blank_head.h - the header of a table aligned by blanks: what table_blank_head.c and table_blank_place.c share. */
#ifndef RAPPORTEUR_TABLE_BLANK_HEAD_H
#define RAPPORTEUR_TABLE_BLANK_HEAD_H

#include "table_blank.h"

struct block {			/* a heading: what it stands over */
	size_t col, end;	/* table columns [col, end) */
	size_t start, stop;	/* display columns */
	size_t level;		/* 0 directly over the figures */
	bool text;		/* it has any */
	bool low;		/* which begins in lower case, in the last line that was read */
	bool under;		/* another block heads it */
};
struct heading {		/* a piece of one, on one line */
	size_t line, a, b;
	size_t block;
};
struct headings {		/* one for each column, in their order: display columns */
	struct column *v;
	size_t n;		/* 0 where that is not known */
	size_t first;		/* line: from here to the body */
	size_t skipped;		/* 1 where the labels have none */
};
struct head {
	struct cutting *c;
	struct block *blocks;
	struct heading *headings;	/* from the lowest line upwards */
	size_t *tops;		/* the blocks that no other heads yet, from left to right */
	size_t nblocks, nheadings, ntops;
	size_t capblocks, capheadings;
	struct headings order;
	bool full;		/* the line below has a heading for each column of figures */
	size_t *from, *upto;	/* for each segment of the present line: the tops that it stands over */
};

static inline const struct block *
top(const struct head *h, size_t t)
{
	return &h->blocks[h->tops[t]];
}

/* For each segment of the present line the tops that it stands over, into from and upto; in the lowest line it stands
 * where it stands, above it may have an equal share of the tops. */
void head_place(struct head *, struct rap_str text, bool lowest);
bool head_of_stub(const struct head *);	/* the line's first segment heads the stub */

/* --- table_blank_order.c */
void head_order(struct head *);
bool head_place_ordered(struct head *, size_t line);	/* false: the line's segments are not known to be in order */

#endif
