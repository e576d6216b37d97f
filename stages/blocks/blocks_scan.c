/* blocks_scan.c - what a line's bytes are, looked at sixteen at a time: nearly every line is plain prose, and is told from
 * the others at the price of one instruction or two a byte. What may be there is looked at closely by whoever wants it. */
#include "block.h"
#include "blocks.h"

/* A line of fewer bytes is looked at with signs behind it that tell nothing. */
static struct scan
scan_short(struct rap_str s)
{
	char padded[BLOCK + 1];

	memset(padded, '0', sizeof(padded));
	memcpy(padded, s.s, s.n);
	return blocks_scan((struct rap_str){ padded, sizeof(padded) });
}

#define GAP 4

static bool
has_gap(struct rap_str s)
{
	block gap = { 0 };
	size_t i = 0;

	for (; i + BLOCK + GAP <= s.n; i += BLOCK)
		gap |= (block)((block_at(s.s + i) | block_at(s.s + i + 1) | block_at(s.s + i + 2) | block_at(s.s + i + 3)) == ' ');
	return block_any(gap) || memmem(s.s + i, s.n - i, "    ", GAP);
}

struct scan
blocks_scan(struct rap_str s)
{
	block odd, pairs = { 0 }, humps = { 0 }, brackets = { 0 };

	if (s.n <= BLOCK)
		return scan_short(s);
	odd = ~block_between(block_at(s.s), ' ', '~');
	for (size_t i = 1; i < s.n; i += BLOCK) {
		const char *p = s.s + (i + BLOCK <= s.n ? i : s.n - BLOCK);	/* the last ones may be looked at twice */
		block b = block_at(p), before = block_at(p - 1);

		odd |= ~block_between(b, ' ', '~');
		pairs |= (block)(b == ' ') & (block)(before == ' ');
		humps |= block_between(b, 'A', 'Z') & block_between(before, 'a', 'z');
		brackets |= (block)((b | 1) == ')');
	}
	return (struct scan){ .plain = !block_any(odd), .gap = block_any(pairs) && has_gap(s), .hump = block_any(humps),
	    .bracket = s.s[0] == '(' || block_any(brackets) };
}

static size_t
sum(block b)
{
	const uint64_t evens = 0x00FF00FF00FF00FFu;
	uint64_t half[2];

	memcpy(half, &b, BLOCK);
	for (int i = 0; i < 2; i++)
		half[i] = (half[i] & evens) + (half[i] >> 8 & evens);
	return (half[0] + half[1]) * 0x0001000100010001u >> 48;
}

static block
letters(block b)
{
	return block_between(b | 0x20, 'a', 'z');
}

/* The letters among the sixteen bytes at s, but for the first ones. */
static block
last_letters(const char *s, size_t but)
{
	static const block place = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };

	return letters(block_at(s)) & (block)(place >= (uint8_t)but);
}

size_t
blocks_letters(struct rap_str s)
{
	size_t n = 0, i = 0;

	while (s.n - i >= BLOCK) {
		size_t stop = s.n - i < 254 * BLOCK ? s.n : i + 254 * BLOCK;	/* so many fit into a byte of the block */
		block times = { 0 };

		for (; i + BLOCK <= stop; i += BLOCK)
			times -= letters(block_at(s.s + i));
		if (stop == s.n) {
			times -= last_letters(s.s + s.n - BLOCK, BLOCK - (s.n - i));
			i = s.n;
		}
		n += sum(times);
	}
	for (; i < s.n; i++)
		n += (s.s[i] | 0x20) >= 'a' && (s.s[i] | 0x20) <= 'z';
	return n;
}
