/* block.h - sixteen bytes of text at a time, by the compiler's vectors: any machine's instructions will do.
 *
 * A comparison gives 255 in each byte that it is true of. */
#ifndef BLOCK_H
#define BLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define BLOCK 16

typedef uint8_t block __attribute__((vector_size(BLOCK)));

static inline block
block_at(const char *s)
{
	block b;

	memcpy(&b, s, BLOCK);
	return b;
}

static inline block
block_between(block b, uint8_t first, uint8_t last)
{
	return (block)((b - first) <= (uint8_t)(last - first));
}

static inline bool
block_any(block b)
{
	uint64_t half[2];

	memcpy(half, &b, BLOCK);
	return (half[0] | half[1]) != 0;
}

#endif
