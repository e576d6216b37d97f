/* source_ranges.h - the ranges of a node, for source.c and source_own.c alone. */
#ifndef SOURCE_RANGES_H
#define SOURCE_RANGES_H

#include <rapporteur/source.h>

static inline struct rap_range *
source_ranges(struct rap_node *n)		/* nsource of them, to be changed */
{
	return n->nsource > 1 ? n->source.many : &n->source.one;
}

void source_push(struct rap_doc *, struct rap_node *, size_t start, size_t end);	/* one more, at the end */
void source_announce(struct rap_node *);	/* they were changed: @source, where it has a record, is printed from them */

#endif
