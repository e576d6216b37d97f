/* rules.h - what the two parts share that ask whether a line carries on the block before it (blocks_rules.c,
 * blocks_rules_layout.c). */
#ifndef RULES_H
#define RULES_H

#include "blocks.h"

enum answer { ASK_ON, JOIN, BREAK };

struct place {
	const struct open_block *open;
	const struct line *last, *next;
	uint32_t right;			/* the wrap column here, 0 for none */
	const char *cert, *rule;	/* set by a rule that guesses */
};

static inline enum answer
guess(struct place *p, const char *cert, const char *rule)
{
	p->cert = cert;
	p->rule = rule;
	return JOIN;
}

/* The next line's first word had no room behind the last line. */
static inline bool
is_full(const struct place *p)
{
	return p->right && p->last->width + 1 + p->next->first > p->right;
}

static inline bool
is_open(const struct place *p)
{
	return !p->last->ends_sentence;
}

/* A word less would have filled it: close to the column, in a text that is not justified. */
static inline bool
is_nearly_full(const struct place *p)
{
	return p->last->width * 4 >= p->right * 3;
}

/* Where the lines of the block after its first one begin. */
static inline uint32_t
body_indent(const struct open_block *b)
{
	return b->second ? b->second->indent : b->first->indent;
}

#define SET_IN 8	/* columns, a power of two: so far one of two centred lines is set in at least */

/* blocks_rules_layout.c: where lines stand, and how long they are */
enum answer rules_overlong(struct place *);
enum answer rules_centred(struct place *);
enum answer rules_first_line(struct place *);
enum answer rules_item(struct place *);
enum answer rules_indent(struct place *);
enum answer rules_full(struct place *);

#endif
