/* source_ranges.h - the ranges of a node, for source.c and source_own.c alone. */
#ifndef SOURCE_RANGES_H
#define SOURCE_RANGES_H

#include <rapporteur/source.h>

struct rap_range *source_ranges(struct rap_node *);		/* nsource of them, to be changed */
void source_push(struct rap_doc *, struct rap_node *, size_t start, size_t end);	/* one more, at the end */
void source_announce(struct rap_node *);	/* they were changed: @source, where it has a record, is printed from them */

#endif
