/* block.h - sixteen bytes of text at a time, by the compiler's vectors: any machine's instructions will do.
 *
 * A comparison gives 255 in each byte that it is true of. */
#ifndef RAPPORTEUR_BLOCK_H
#define RAPPORTEUR_BLOCK_H

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

typedef int8_t signed_block __attribute__((vector_size(BLOCK)));

/* ASCII above c; other bytes are above nothing. */
static inline block
block_above(block b, int8_t c)
{
	return (block)((signed_block)b > c);
}

/* At most 128 values: moved to where last is the greatest one of a sign, they are those above first. */
static inline block
block_between(block b, uint8_t first, uint8_t last)
{
	uint8_t move = (uint8_t)(INT8_MAX - last);

	return block_above(b + move, (int8_t)(first + move - 1));
}

/* Two blanks side by side, the first one at an even place: so they stand somewhere in any gap of three. */
static inline block
block_blanks(block b)
{
	typedef uint16_t pairs __attribute__((vector_size(BLOCK)));

	return (block)((pairs)b == 0x2020);
}

static inline bool
block_any(block b)
{
	uint64_t half[2];

	memcpy(half, &b, BLOCK);
	return (half[0] | half[1]) != 0;
}

static inline bool
block_all(block b)
{
	return !block_any(~b);
}

#endif
