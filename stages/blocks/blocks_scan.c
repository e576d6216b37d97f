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

static inline block
letters(block b)
{
	return block_between(b | 0x20, 'a', 'z');
}

struct signs {			/* that some bytes of a line have */
	block wide, pairs, humps;	/* none of printable ASCII; two blanks; a capital behind a small letter */
	block equals, letters;		/* '='; how many letters there are at each place of a block */
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

/* Three of five bytes are letters; the first one does not count. */
static inline bool
is_lettered(const struct signs *signs, size_t bytes)
{
	return bytes < BLOCK_FULL && block_sum(signs->letters) * 5 >= bytes * 3;
}

static bool
scan(struct line *l, struct rap_str s, size_t bytes)
{
	struct signs signs = { .wide = ~block_between(block_at(s.s), ' ', '~') };
	const char *p = s.s + 1, *end = s.s + s.n, *last = end - BLOCK;

	for (; p < last; p += BLOCK) {
		scan_block(&signs, p);
		signs.letters -= letters(block_at(p));
	}
	scan_block(&signs, last);			/* some of it twice, perhaps */
	signs.letters -= block_last(end, (size_t)(end - p), letters);
	l->may_draw = !is_lettered(&signs, bytes) || s.s[0] == '|';
	if (!block_any(signs.wide | signs.pairs | signs.humps | signs.equals))		/* as nearly always */
		return true;
	l->has_gap = block_any(signs.pairs) && has_gap(s);
	l->may_hump = block_any(signs.humps);
	l->may_code = block_any(signs.equals);
	return !block_any(signs.wide);
}

/* A short line is looked at with signs behind it that tell nothing. */
bool
blocks_scan(struct line *l, struct rap_str s)
{
	char padded[BLOCK + 1];

	if (s.n > BLOCK)
		return scan(l, s, s.n);
	memset(padded, '0', sizeof(padded));
	memcpy(padded, s.s, s.n);
	return scan(l, (struct rap_str){ padded, sizeof(padded) }, s.n);
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
