/* sections_levels.c - headings without a number that stand among numbered ones. Where a series of numbers counts
 * on behind such a heading, and its kind was not seen before the series began, it is below the series: numbering
 * is the stronger evidence.
 *
 *	3. Duties of the pilots
 *	IN STORMS			(below 3, for 4 goes on)
 *	4. Duties of the keepers */
#include "sections.h"

static bool
is_numbered(const struct block *b)
{
	return b->mark.kind != RAP_MARK_NONE || b->label_to > b->label_from;
}

static bool
has_decimals(const struct sections *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->block[i].kind == BLOCK_HEAD && s->block[i].mark.kind == RAP_MARK_DECIMAL)
			return true;
	return false;
}

/* The agenda is a section of its own: what it announces is not below it, whatever the letters of the word "AGENDA". */
static void
place_announcements(struct sections *s)
{
	unsigned strongest = RANK_MOST;		/* of the headings that are announced, behind here */

	for (size_t i = s->n; i-- > 0; ) {
		struct block *b = &s->block[i];

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
place_questions(struct sections *s)
{
	bool below = false;

	for (size_t i = 0; i < s->n; i++)
		below |= s->block[i].qa && s->block[i].text_at;
	for (size_t i = 0; i < s->n && below; i++)
		if (s->block[i].qa)
			s->block[i].rank = RANK_BELOW;
}

/* A heading in capitals with a colon belongs to the text behind it; where one stands right below another without,
 * they are below these:
 *	SECOND SITTING
 *	ORGANIZATION OF WORK: */
static void
place_colons(struct sections *s)
{
	bool below = false;

	for (size_t i = 0; i < s->n; i++) {
		const struct block *b = &s->block[i], *next = b->next < s->n ? &s->block[b->next] : b;

		below |= b->kind == BLOCK_HEAD && next->kind == BLOCK_HEAD && b->rank == RANK_CAPITALS && next->rank == b->rank &&
		    b->last != ':' && next->last == ':';
	}
	for (size_t i = 0; i < s->n && below; i++)
		if (s->block[i].kind == BLOCK_HEAD && s->block[i].rank == RANK_CAPITALS && s->block[i].last == ':')
			s->block[i].rank++;
}

void
sections_levels(struct sections *s)
{
	bool seen[RANK_MOST + 1] = { false }, before[RANK_MOST + 1] = { false }, decimals = has_decimals(s);
	const struct block *within = NULL;	/* the last numbered heading whose series goes on */

	place_announcements(s);
	place_questions(s);
	place_colons(s);
	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

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
