/* pages_twins.c - lines that cannot come again, numbers and the order of words not counted: the sums of their letters tell them
 * from all others, which costs less than their keys. */
#include <rapporteur/block.h>

#include "pages.h"

/* Letters, and some signs; neither digits nor white space, nor what is not ASCII. */
static block
letters(block b)
{
	return block_above(b, '9');
}

/* The same, either case alike, as numbers. */
static block
values(block b)
{
	return b & 31 & letters(b);
}

#define SUMMED (8 * BLOCK)	/* bytes: of more, the sums of letters are too much for a byte */

/* Of at most so many bytes. */
static size_t
sum_of_part(struct rap_str s)
{
	char few[BLOCK] = { 0 };
	block sum = { 0 }, times = { 0 };
	size_t rest;

	if (s.n < BLOCK)
		s = (struct rap_str){ memcpy(few, s.s, s.n), BLOCK };
	for (size_t i = 0; i + BLOCK <= s.n; i += BLOCK) {
		sum += values(block_at(s.s + i));
		times -= letters(block_at(s.s + i));
	}
	if ((rest = s.n % BLOCK) > 0) {
		sum += block_last(s.s + s.n, rest, values);
		times -= block_last(s.s + s.n, rest, letters);
	}
	return block_sum(sum) + 64 * block_sum(times);
}

/* Equal for lines of equal keys: of how many letters, and their sum. */
static size_t
sum_of(struct rap_str s)
{
	size_t sum = 0;

	for (size_t i = 0; i < s.n && !pages_is_roman(s); i += SUMMED)
		sum += sum_of_part(rap_cut(s, i, i + SUMMED));
	return sum;
}

#define SEEN 4096		/* bits: places for sums */

/* Prose: a page's furniture only where it has a number. */
static bool
is_prose(const struct pages *p, const struct line *l)
{
	struct rap_str s = l->text;

	return (s.n > 1 && s.s[s.n - 1] == '.' && s.s[s.n - 2] != '.') || pages_is_carried_on(p, (size_t)(l - p->line));
}

/* Its key may be asked for. */
static bool
may_be_twin(const struct pages *p, const struct line *l)
{
	if (l->kind != LINE_TEXT || l->text.n > PAGES_KEYED)
		return false;
	if (p->pages > 1)
		return l->above < PAGES_EDGE || l->below < PAGES_EDGE;
	if (!l->alone && l->text.n > PAGES_FEW && !pages_is_digit(l->text.s[l->text.n - 1]))
		return false;
	return !is_prose(p, l) || pages_has_digit(l->text) || pages_is_roman(l->text);
}

/* Most lines are of no key that comes again, and the sums of their letters say so: nobody need ask for their keys. */
void
pages_twins(struct pages *p)
{
	uint64_t once[SEEN / 64] = { 0 }, again[SEEN / 64] = { 0 };
	size_t n = p->pages > 1 ? p->n : p->odds;

	for (size_t i = 0; i < n; i++) {
		struct line *l = &p->line[p->pages > 1 ? i : p->odd[i]];
		uint64_t bit;

		if (!may_be_twin(p, l))
			continue;
		l->sum = 1 + (uint32_t)(sum_of(l->text) % (SEEN - 1));
		bit = (uint64_t)1 << l->sum % 64;
		again[l->sum / 64] |= once[l->sum / 64] & bit;
		once[l->sum / 64] |= bit;
	}
	for (size_t i = 0; i < n; i++) {
		struct line *l = &p->line[p->pages > 1 ? i : p->odd[i]];

		if (l->sum > 0)
			l->twin = again[l->sum / 64] >> l->sum % 64 & 1;
	}
}
