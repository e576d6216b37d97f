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

struct signs {			/* that some bytes of a line have */
	block wide, pairs, humps;	/* none of printable ASCII; two blanks; a capital behind a small letter */
	block equals;			/* '=' */
};

static inline void
scan_block(struct signs *signs, const char *p)		/* a byte stands before it */
{
	block b = block_at(p);

	signs->wide |= ~block_between(b, ' ', '~');
	signs->pairs |= block_blanks(b);
	signs->humps |= block_above(block_at(p - 1), 'a' - 1) & block_between(b, 'A', 'Z');
	signs->equals |= (block)(b == '=');
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
	struct signs signs = { .wide = { 0 } };
	const char *last = s.s + s.n - BLOCK;

	if (s.n <= BLOCK)
		return scan_short(l, s);
	signs.wide = ~block_between(block_at(s.s), ' ', '~');
	for (const char *p = s.s + 1; p < last; p += BLOCK)
		scan_block(&signs, p);
	scan_block(&signs, last);			/* some of it twice, perhaps */
	if (!block_any(signs.wide | signs.pairs | signs.humps | signs.equals))		/* as nearly always */
		return true;
	l->has_gap = block_any(signs.pairs) && has_gap(s);
	l->may_hump = block_any(signs.humps);
	l->may_code = block_any(signs.equals);
	return !block_any(signs.wide);
}

/* Part stands in s from one of the places on that begin with p: its first and its last byte do, nearly always. */
static inline bool
has_in_block(const char *p, struct rap_str part)
{
	block first = (block)(block_at(p) == (uint8_t)part.s[0]);
	block last = (block)(block_at(p + part.n - 1) == (uint8_t)part.s[part.n - 1]);

	return block_any(first & last) && memmem(p, part.n + BLOCK - 1, part.s, part.n);
}

bool
blocks_has(struct rap_str s, struct rap_str part)
{
	const char *p = s.s, *end = s.s + s.n - part.n - BLOCK + 1;	/* end: of the last block of places */

	if (s.n < part.n + BLOCK)
		return memmem(s.s, s.n, part.s, part.n);
	for (; p < end; p += BLOCK)
		if (has_in_block(p, part))
			return true;
	return has_in_block(end, part);
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

size_t
blocks_letters(struct rap_str s)
{
	return block_count(s.s, s.n, letters);
}

size_t
blocks_prose(struct rap_str s)
{
	return block_count(s.s, s.n, prose);
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
