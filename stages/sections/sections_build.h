/* sections_build.h - the tree while it is built, for sections_build.c and sections_build_lists.c. */
#ifndef SECTIONS_BUILD_H
#define SECTIONS_BUILD_H

#include <rapporteur/tree.h>

#include "sections.h"

#define LIST_DEPTH 8
#define DIV_DEPTH 12

struct open_div {
	struct rap_node *node;
	struct rap_str id;
	unsigned rank, children;
};

struct open_list {
	struct rap_node *node, *item;
	struct rap_mark mark;		/* of the last item */
	const struct series *series;	/* and what it counts in */
	size_t indent;
};

struct builder {
	struct sections *s;
	struct rap_doc *doc;
	struct rap_node *body;
	struct open_div div[DIV_DEPTH + 1];	/* div[0] is the body */
	size_t divs;
	struct open_list list[LIST_DEPTH];
	size_t lists;
	struct rap_node *leaf;			/* the last heading or item */
	struct rap_node *title;
	struct rap_buf id;			/* of a division, while it is made */
	size_t around, around_end;		/* blocks that wait for their place: fw, pb, milestone */
};

/* The section that blocks go into now. */
static inline struct rap_node *sections_top(struct builder *b) { return b->div[b->divs].node; }

/* sections_build.c */
void sections_flush_around(struct builder *, struct rap_node *to);	/* what waits for its place goes there */
void sections_close_lists(struct builder *);
void sections_rename_leaf(struct builder *, struct block *, uint32_t name);

/* sections_build_lists.c */
void sections_build_item(struct builder *, struct block *);
void sections_build_more(struct builder *, struct block *);	/* a further paragraph of the item before it */

#endif
