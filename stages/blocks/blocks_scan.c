/* blocks_scan.c - what a line's bytes are, looked at sixteen at a time: nearly every line is plain prose, and is told from
 * the others at the price of one instruction or two a byte. What may be there is looked at closely by whoever wants it. */
#include "block.h"
#include "blocks.h"

struct scan
blocks_scan(struct rap_str s)
{
	block odd, pairs = { 0 }, humps = { 0 }, brackets = { 0 };

	if (s.n <= BLOCK)
		return (struct scan){ false, true, true, true };
	odd = ~block_between(block_at(s.s), ' ', '~');
	for (size_t i = 1; i < s.n; i += BLOCK) {
		const char *p = s.s + (i + BLOCK <= s.n ? i : s.n - BLOCK);	/* the last ones may be looked at twice */
		block b = block_at(p), before = block_at(p - 1);

		odd |= ~block_between(b, ' ', '~');
		pairs |= (block)(b == ' ') & (block)(before == ' ');
		humps |= block_between(b, 'A', 'Z') & block_between(before, 'a', 'z');
		brackets |= (block)((b | 1) == ')');
	}
	return (struct scan){ !block_any(odd), block_any(pairs), block_any(humps), s.s[0] == '(' || block_any(brackets) };
}

static size_t
sum(block b)
{
	size_t n = 0;

	for (size_t i = 0; i < BLOCK; i++)
		n += b[i];
	return n;
}

size_t
blocks_small_letters(struct rap_str s)
{
	size_t n = 0, i = 0;

	while (s.n - i >= BLOCK) {
		size_t stop = s.n - i < 255 * BLOCK ? s.n : i + 255 * BLOCK;	/* so many fit into a byte of the block */
		block times = { 0 };

		for (; i + BLOCK <= stop; i += BLOCK)
			times -= block_between(block_at(s.s + i), 'a', 'z');
		n += sum(times);
	}
	for (; i < s.n; i++)
		n += s.s[i] >= 'a' && s.s[i] <= 'z';
	return n;
}
