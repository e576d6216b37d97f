/* glue.h - what the two parts share that find words glued together (blocks_glue.c, blocks_glue_small.c). */
#ifndef GLUE_H
#define GLUE_H

#include "blocks.h"

void glue_part(struct rap_doc *, struct line *, size_t seam);	/* a space before that byte of the line's text */
void glue_small(struct rap_doc *, struct lines *);	/* words in small letters, of a document that is known to glue them */

#endif
