/* counts.h - how often something comes that is known by its hash (blocks_counts.c). */
#ifndef COUNTS_H
#define COUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct count {
	uint64_t key;		/* 0: a free place */
	size_t times;
};

struct counts {			/* zero-initialised: nothing has come */
	struct count *slot;	/* open addressing; size is a power of two */
	size_t size, used;
};

uint64_t counts_key(int what, uint64_t a, uint64_t b);	/* of one or two hashes, and of what kind they are */
void counts_add(struct counts *, uint64_t key, size_t times);	/* the key is not 0 */
size_t counts_times(const struct counts *, uint64_t key);
bool counts_has(const struct counts *, uint64_t key);
void counts_free(struct counts *);

#endif
