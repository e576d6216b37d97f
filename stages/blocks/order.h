/* order.h - what the parts that find the reading order share (order_*.c).
 *
 * Tools that take text from a PDF file of two columns often write the boxes of a page from top to bottom: the boxes of
 * the left and of the right column take turns, and a sentence that runs from one column to the next is far from its
 * other half. What is known of such a page: the boxes of each column come in order, the left column is read before the
 * right one, and a box begins no higher than the one before it. So the question is only which box is in which column. */
#ifndef ORDER_H
#define ORDER_H

#include "blocks.h"

enum beginning {
	BEGINS_ANYHOW,
	BEGINS_LOWER,		/* "posed by the ferries": the second half of a sentence */
	BEGINS_LISTED,		/* "(a) the quay": an item, which may stand within a sentence */
	BEGINS_HEADED		/* "IV. Pilots": never does */
};

enum ending {
	ENDS_CLOSED,
	ENDS_PAUSED,		/* ";", ":", ",": as items do that a sentence runs through */
	ENDS_OPEN,		/* a full line of prose, no stop: the first half of a sentence */
	ENDS_SHORT		/* no stop, but a heading's, a caption's or a list's */
};

struct group {			/* lines that stand together: a box of the page */
	size_t lead;		/* where what stands before it begins: pb, fw, rules */
	size_t from, to;	/* its lines */
	uint32_t height;	/* in lines of the column */
	enum beginning begins;
	enum ending ends;
	const struct rap_mark *mark;	/* of a numbered heading, else NULL */
	bool page;		/* a page begins before it */
	bool aside;		/* a caption, a footnote: may stand within a sentence of others */
	bool opens_bracket, closes_bracket;
};

struct groups {
	struct group *group;
	size_t n;
	const struct rap_lexicon *captions;
	bool narrow;		/* there may be two columns: lines are short enough for that, or nobody knows */
	bool paged;		/* some of them begin pages: where pages begin is known */
};

enum column { LEFT, RIGHT, ASIDE };

struct placed {			/* a group where it is read */
	size_t group;
	enum column column;
	bool shuffled;		/* on a page whose columns took turns */
};

struct order {			/* of all groups */
	struct placed *placed;	/* as many as there are groups */
	int gain;		/* what is won against the order as it stands */
	size_t pages, shuffled;	/* those of several groups; those whose columns took turns */
};

/* The price list, in hundredths of a sentence that is whole again. */
enum {
	PRICE_SENTENCE = 300,	/* an open end and a beginning in lower case meet */
	PRICE_ENOUGH = 350	/* what an order has to win to be believed */
};

struct order_words;		/* order_words.c: which words follow which; NULL knows nothing */
struct order_words *order_words_new(const struct lines *, const struct groups *);
void order_words_free(struct order_words *);
int order_words_price(const struct order_words *, size_t a, size_t b);	/* what speaks for group b right behind a */

/* order_groups.c */
void order_groups_new(const struct lines *, struct groups *);	/* where they begin and end; what they are is found out by */
void order_groups_look(const struct lines *, struct groups *);
bool order_has_asides(const struct lines *, struct groups *);	/* something may stand within a sentence */
void order_find_pulled(const struct lines *, struct groups *);	/* order_pulled.c: they stand aside */
bool order_is_cut(const struct groups *);	/* sentences are cut in two, and the halves do not follow each other */

#define ORDER_WINDOW 16		/* groups of a page where its limits have to be guessed: it is tried from every group on */
#define ORDER_MOST 60		/* groups of a page: more are no page, and stay */

/* order_halves.c: how many of the groups before each one are first halves of sentences that no second half follows, and
 * second halves behind no first one. */
struct order_halves {
	const struct groups *gs;
	uint32_t *open, *loose;		/* owned, one more than there are groups */
};

/* So many sentences are cut that columns may have taken turns. Where pages are not known, a few are cut in any long
 * document, and where second halves are many more than first ones they are items in lower case. */
bool order_may_take_turns(const struct groups *);
void order_halves_count(const struct groups *, struct order_halves *);
void order_halves_free(struct order_halves *);
bool order_is_idle(const struct order_halves *, uint32_t from, uint32_t to);	/* no cut sentence on page [from, to) or beside */
uint32_t order_page_end(const struct groups *, uint32_t from);	/* where it ends, or ends at most where that is not known */

void order_paths(const struct groups *, const struct order_words *, bool scrambled, struct order *);	/* order_paths.c */

#endif
