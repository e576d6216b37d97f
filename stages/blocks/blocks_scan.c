/* blocks_scan.c - what a line's bytes are, looked at sixteen at a time: nearly every line is plain prose, and is told from
 * the others at the price of one instruction or two a byte. What may be there is looked at closely by whoever wants it. */
#include <rapporteur/block.h>

#include "blocks.h"

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

/* A line of fewer bytes is looked at with signs behind it that tell nothing. */
static bool
scan_short(struct line *l, struct rap_str s)
{
	char padded[BLOCK + 1];

	memset(padded, '0', sizeof(padded));
	memcpy(padded, s.s, s.n);
	return blocks_scan(l, (struct rap_str){ padded, sizeof(padded) });
}

bool
blocks_scan(struct line *l, struct rap_str s)
{
	block plain, pairs = { 0 }, humps = { 0 };
	const char *last;

	if (s.n <= BLOCK)
		return scan_short(l, s);
	last = s.s + s.n - BLOCK;
	plain = block_between(block_at(s.s), ' ', '~');
	for (const char *p = s.s + 1;; p = p + BLOCK < last ? p + BLOCK : last) {	/* the last ones may be looked at twice */
		block b = block_at(p);

		plain &= block_between(b, ' ', '~');
		pairs |= block_blanks(b);
		humps |= block_above(block_at(p - 1), 'a' - 1) & block_between(b, 'A', 'Z');
		if (p == last)
			break;
	}
	if (!block_any(pairs | humps | ~plain))		/* as nearly always */
		return true;
	l->has_gap = block_any(pairs) && has_gap(s);
	l->may_hump = block_any(humps);
	return block_all(plain);
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

static inline block
letters(block b)
{
	return block_between(b | 0x20, 'a', 'z');
}

static inline block
prose(block b)
{
	return letters(b) | (block)(b == ' ') | (block)((b | 2) == '.');	/* '.' or ',' */
}

#define FULL (254 * BLOCK)	/* bytes: with a last block, more are not counted in the bytes of one */

/* Those of the kind among the last n bytes before end, 15 at most. */
static inline block
last_ones(const char *end, size_t n, block (*is)(block))
{
	static const block place = { 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 };

	return is(block_at(end - BLOCK)) & (block)(place <= (uint8_t)n);
}

/* Bytes of a kind, which is told by 255 in each; of less than a block none. */
static inline size_t
count(struct rap_str s, block (*is)(block))
{
	block times = { 0 };
	size_t n = 0, i = 0;

	for (; s.n - i >= FULL; n += sum(times), times = (block){ 0 })
		for (size_t stop = i + FULL; i < stop; i += BLOCK)
			times -= is(block_at(s.s + i));
	for (; s.n - i >= BLOCK; i += BLOCK)
		times -= is(block_at(s.s + i));
	if (s.n >= BLOCK)
		times -= last_ones(s.s + s.n, s.n - i, is);
	return n + sum(times);
}

size_t
blocks_letters(struct rap_str s)
{
	return count(s, letters);
}

size_t
blocks_prose(struct rap_str s)
{
	return count(s, prose);
}

bool
blocks_all_capitals(struct rap_str s)
{
	size_t len, upper = 0;

	if (s.n >= BLOCK && block_any(block_between(block_at(s.s), 'a', 'z')))
		return false;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (rap_is_lower(c))
			return false;
		upper += rap_is_upper(c);
	}
	return upper > 1;
}
