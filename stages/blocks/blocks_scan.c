/* blocks_scan.c - what a line's bytes are, looked at sixteen at a time: nearly every line is plain prose, and is told from
 * the others at the price of one instruction or two a byte. What may be there is looked at closely by whoever wants it. */
#include "block.h"
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

/* Two blanks side by side, the first one at an even place: so they stand somewhere in any gap. */
static block
pairs_of_blanks(block b)
{
	typedef uint16_t pairs __attribute__((vector_size(BLOCK)));

	return (block)((pairs)b == 0x2020);
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
	const char *last = s.s + s.n - BLOCK;
	block plain, pairs = { 0 }, humps = { 0 };

	if (s.n <= BLOCK)
		return scan_short(l, s);
	plain = block_between(block_at(s.s), ' ', '~');
	for (const char *p = s.s + 1;; p = p + BLOCK < last ? p + BLOCK : last) {	/* the last ones may be looked at twice */
		block b = block_at(p);

		plain &= block_between(b, ' ', '~');
		pairs |= pairs_of_blanks(b);
		humps |= block_above(block_at(p - 1), 'a' - 1) & block_between(b, 'A', 'Z');
		if (p == last)
			break;
	}
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

#define FULL (255 * BLOCK)	/* bytes: more are not counted in the bytes of a block */

/* Bytes of a kind, which is told by 255 in each; the last ones, too few for a block, are not looked at. */
static inline size_t
count(struct rap_str s, block (*is)(block))
{
	size_t n = 0;

	for (size_t i = 0; i + BLOCK <= s.n;) {
		size_t stop = s.n - i > FULL ? i + FULL : s.n;
		block times = { 0 };

		for (; i + BLOCK <= stop; i += BLOCK)
			times -= is(block_at(s.s + i));
		n += sum(times);
	}
	return n;
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
