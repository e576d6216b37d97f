/* blocks_scan.c - what a line's bytes are, looked at sixteen at a time: nearly every line is plain prose, and is told from
 * the others at the price of one instruction or two a byte. What may be there is looked at closely by whoever wants it. */
#include <string.h>

#include "blocks.h"

#define WIDE 16

typedef uint8_t block __attribute__((vector_size(WIDE)));	/* a comparison gives 255 in each byte that it is true of */

static block
at(const char *s)
{
	block b;

	memcpy(&b, s, WIDE);
	return b;
}

static block
between(block b, uint8_t first, uint8_t last)
{
	return (block)((b - first) <= (uint8_t)(last - first));
}

static bool
any(block b)
{
	uint64_t half[2];

	memcpy(half, &b, WIDE);
	return (half[0] | half[1]) != 0;
}

struct scan
blocks_scan(struct rap_str s)
{
	block odd = { 0 }, pairs = { 0 }, humps = { 0 };

	if (s.n <= WIDE)
		return (struct scan){ false, true, true };
	odd = ~between(at(s.s), ' ', '~');
	for (size_t i = 1; i < s.n; i += WIDE) {
		const char *p = s.s + (i + WIDE <= s.n ? i : s.n - WIDE);	/* the last ones may be looked at twice */
		block b = at(p), before = at(p - 1);

		odd |= ~between(b, ' ', '~');
		pairs |= (block)(b == ' ') & (block)(before == ' ');
		humps |= between(b, 'A', 'Z') & between(before, 'a', 'z');
	}
	return (struct scan){ .plain = !any(odd), .gap = any(pairs), .hump = any(humps) };
}

static size_t
sum(block b)
{
	size_t n = 0;

	for (size_t i = 0; i < WIDE; i++)
		n += b[i];
	return n;
}

size_t
blocks_small_letters(struct rap_str s)
{
	size_t n = 0, i = 0;

	while (s.n - i >= WIDE) {
		size_t stop = s.n - i < 255 * WIDE ? s.n : i + 255 * WIDE;	/* so many fit into a byte of the block */
		block times = { 0 };

		for (; i + WIDE <= stop; i += WIDE)
			times -= between(at(s.s + i), 'a', 'z');
		n += sum(times);
	}
	for (; i < s.n; i++)
		n += s.s[i] >= 'a' && s.s[i] <= 'z';
	return n;
}
