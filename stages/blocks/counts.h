/* counts.h - how often something comes that is known by its hash (blocks_counts.c). */
#ifndef COUNTS_H
#define COUNTS_H

#include <rapporteur/slots.h>

struct count {
	uint64_t key;
	size_t times;
};
#define COUNTS RAP_SLOTS(struct count)	/* a struct rap_slots to which nothing has come */

uint64_t counts_key(int what, uint64_t a, uint64_t b);	/* of one or two hashes, and of what kind they are */
void counts_add(struct rap_slots *, uint64_t key, size_t times);	/* the key is not 0 */
size_t counts_times(const struct rap_slots *, uint64_t key);

#endif
