/* sections_levels.c - headings without a number that stand among numbered ones. Where a series of numbers counts
 * on behind such a heading, and its kind was not seen before the series began, it is below the series: numbering
 * is the stronger evidence.
 *
 *	3. Duties of the pilots
 *	IN STORMS			(below 3, for 4 goes on)
 *	4. Duties of the keepers */
#include <stdlib.h>

#include "sections.h"

struct heads {			/* few blocks are headings */
	struct block *block;	/* all of them */
	size_t *at, n;		/* those that are headings, or questions */
};

static bool
is_numbered(const struct block *b)
{
	return b->mark.kind != RAP_MARK_NONE || b->label_to > b->label_from;
}

/* The agenda is a section of its own: what it announces is not below it, whatever the letters of the word "AGENDA". */
static void
place_announcements(const struct heads *heads)
{
	unsigned strongest = RANK_MOST;		/* of the headings that are announced, behind here */

	for (size_t i = heads->n; i-- > 0; ) {
		struct block *b = &heads->block[heads->at[i]];

		if (b->kind != BLOCK_HEAD)
			continue;
		if (b->announces) {
			if (strongest < RANK_MOST && b->rank < strongest)
				b->rank = strongest;
			strongest = RANK_MOST;
		} else if (b->listed && b->rank < strongest)
			strongest = b->rank;
	}
}

/* Where one session of questions runs into its text, all of them belong to the talk before them. */
static void
place_questions(const struct heads *heads)
{
	bool below = false;

	for (size_t i = 0; i < heads->n; i++)
		below |= heads->block[heads->at[i]].qa && heads->block[heads->at[i]].text_at;
	for (size_t i = 0; i < heads->n && below; i++)
		if (heads->block[heads->at[i]].qa)
			heads->block[heads->at[i]].rank = RANK_BELOW;
}

/* A heading in capitals with a colon belongs to the text behind it; where one stands right below another without,
 * they are below these:
 *	SECOND SITTING
 *	ORGANIZATION OF WORK: */
static void
place_colons(const struct sections *s, const struct heads *heads)
{
	bool below = false;

	for (size_t i = 0; i < heads->n; i++) {
		const struct block *b = &s->block[heads->at[i]], *next = b->next < s->n ? &s->block[b->next] : b;

		below |= b->kind == BLOCK_HEAD && next->kind == BLOCK_HEAD && b->rank == RANK_CAPITALS && next->rank == b->rank &&
		    b->last != ':' && next->last == ':';
	}
	for (size_t i = 0; i < heads->n && below; i++) {
		struct block *b = &s->block[heads->at[i]];

		if (b->kind == BLOCK_HEAD && b->rank == RANK_CAPITALS && b->last == ':')
			b->rank++;
	}
}

/* By the series of numbers that they stand in. */
static void
place_unnumbered(const struct heads *heads, bool decimals)
{
	bool seen[RANK_MOST + 1] = { false }, before[RANK_MOST + 1] = { false };
	const struct block *within = NULL;	/* the last numbered heading whose series goes on */

	for (size_t k = 0; k < heads->n; k++) {
		size_t i = heads->at[k];
		struct block *b = &heads->block[i];

		if (b->kind != BLOCK_HEAD || b->rank > RANK_MOST)
			continue;
		if (b->series && i == b->series->first_block)
			for (size_t r = 0; r <= RANK_MOST; r++)
				before[r] = seen[r];
		if (b->series)
			within = b;
		else if (!is_numbered(b) && within && i < within->series->last_block && b->rank >= RANK_CAPITALS &&
		    (b->rank < within->rank ? !before[b->rank] : b->rank == within->rank && decimals))
			b->rank = RANK_BELOW;
		seen[b->rank] |= !is_numbered(b);
	}
}

/* The first numbered heading; how many in capitals stand before it, in *before. n where others do, or too few. */
static size_t
first_numbered(const struct heads *heads, size_t *before)
{
	size_t k;

	for (k = *before = 0; k < heads->n && !heads->block[heads->at[k]].series; k++) {
		const struct block *b = &heads->block[heads->at[k]];

		if (b->kind != BLOCK_HEAD || is_numbered(b) || b->rank != RANK_CAPITALS)
			return heads->n;
		++*before;
	}
	return *before > 1 ? k : heads->n;
}

/* Headings in capitals, some without numbers, and all behind with them: of one level.
 *	CHAIR
 *	SECRETARY
 *	1. APPROVAL OF THE MINUTES
 *	2. LAMPS OF THE MOLE */
static void
place_capitals(const struct heads *heads)
{
	size_t before, from = first_numbered(heads, &before);
	const struct series *series = from < heads->n ? heads->block[heads->at[from]].series : NULL;

	for (size_t k = from; k < heads->n; k++) {
		const struct block *b = &heads->block[heads->at[k]];

		if (b->rank <= RANK_CAPITALS || (b->series == series && b->letters != LETTERS_CAPITALS))
			return;
	}
	for (size_t k = from; k < heads->n; k++)
		if (heads->block[heads->at[k]].series == series)
			heads->block[heads->at[k]].rank = RANK_CAPITALS;
}

void
sections_levels(struct sections *s)
{
	struct heads heads = { .block = s->block, .at = rap_realloc(NULL, s->n + 1, sizeof(*heads.at)) };
	bool decimals = false;

	for (size_t i = 0; i < s->n; i++)
		if (s->block[i].kind == BLOCK_HEAD || s->block[i].qa) {
			heads.at[heads.n++] = i;
			decimals |= s->block[i].kind == BLOCK_HEAD && s->block[i].mark.kind == RAP_MARK_DECIMAL;
		}
	sections_restarts(s->block, heads.at, heads.n);
	place_announcements(&heads);
	place_questions(&heads);
	place_colons(s, &heads);
	place_unnumbered(&heads, decimals);
	place_capitals(&heads);
	free(heads.at);
}
