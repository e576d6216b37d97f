/* block.h - sixteen bytes of text at a time, by the compiler's vectors: any machine's instructions will do.
 *
 * A comparison gives 255 in each byte that it is true of. */
#ifndef RAPPORTEUR_BLOCK_H
#define RAPPORTEUR_BLOCK_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
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
block_part(const char *s, size_t n)		/* of fewer bytes, with zeroes behind them */
{
	block b = { 0 };

	memcpy(&b, s, n);
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

/* The first byte of those that are 255, where the others are 0; BLOCK where there is none. */
static inline size_t
block_first(block b)
{
	uint64_t half[2];

	memcpy(half, &b, BLOCK);
	if (half[0])
		return (size_t)__builtin_ctzll(le64toh(half[0])) / 8;
	return half[1] ? 8 + (size_t)__builtin_ctzll(le64toh(half[1])) / 8 : BLOCK;
}

static inline size_t
block_sum(block b)		/* of its bytes */
{
	const uint64_t evens = 0x00FF00FF00FF00FFu;
	uint64_t half[2];

	memcpy(half, &b, BLOCK);
	for (int i = 0; i < 2; i++)
		half[i] = (half[i] & evens) + (half[i] >> 8 & evens);
	return (half[0] + half[1]) * 0x0001000100010001u >> 48;
}

#define BLOCK_FULL (254 * BLOCK)	/* bytes: with a last block, more are not counted in the bytes of one */

/* Those of the kind among the last n bytes before end, 15 at most. */
static inline block
block_last(const char *end, size_t n, block (*is)(block))
{
	static const block place = { 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 };

	return is(block_at(end - BLOCK)) & (block)(place <= (uint8_t)n);
}

/* How many of n bytes are of a kind, which is() tells by 255 in each; of less than a block none. */
static inline size_t
block_count(const char *s, size_t n, block (*is)(block))
{
	block times = { 0 };
	size_t sum = 0, i = 0;

	for (; n - i >= BLOCK_FULL; sum += block_sum(times), times = (block){ 0 })
		for (size_t stop = i + BLOCK_FULL; i < stop; i += BLOCK)
			times -= is(block_at(s + i));
	for (; n - i >= BLOCK; i += BLOCK)
		times -= is(block_at(s + i));
	if (n >= BLOCK)
		times -= block_last(s + n, n - i, is);
	return sum + block_sum(times);
}

#endif
