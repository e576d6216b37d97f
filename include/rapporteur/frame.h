/* frame.h - numbers and texts as one run of bytes, for pipes between processes of the same program on the same machine:
 * numbers in eight bytes in its own order, texts behind their length. Reading checks every length. */
#ifndef RAPPORTEUR_FRAME_H
#define RAPPORTEUR_FRAME_H

#include "out.h"

void rap_frame_number(struct rap_buf *out, uint64_t);
void rap_frame_text(struct rap_buf *out, struct rap_str);
void rap_put_number(struct rap_out *, uint64_t);	/* the same, put */
void rap_put_text(struct rap_out *, struct rap_str);

/* Takes the next off the front of in. Where it is not there: 0 or an empty text, and *well is false from then on. */
uint64_t rap_unframe_number(struct rap_str *in, bool *well);
struct rap_str rap_unframe_text(struct rap_str *in, bool *well);	/* borrowed from in */

#endif
