/* sections_repeats.c - short lines that come again and again are no headings: they say who speaks, or sing the
 * refrain. */
#include <stdlib.h>

#include "sections.h"

#define NAME_BYTES 120		/* longer lines are not counted */

struct seen {			/* a text, by its hash */
	uint64_t hash;
	size_t first;		/* the first block that has it, plus one */
};

static bool
is_counted(const struct block *b)
{
	return sections_is_short(b) && b->text.n <= NAME_BYTES;
}

/* Of two texts of one hash, should they ever meet, the second stands for itself. */
static void
count(struct sections *s)
{
	struct rap_slots seen = RAP_SLOTS(struct seen);

	rap_slots_room(&seen, s->n);
	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];
		struct seen *text = is_counted(b) ? rap_slot(&seen, rap_hash(b->text) | 1) : NULL;

		if (!text)
			continue;
		text->first = text->first ? text->first : i + 1;
		b->alike = rap_eq(s->block[text->first - 1].text, b->text) ? text->first - 1 : i;
		s->block[b->alike].times++;
	}
	rap_slots_free(&seen);
}

/* Sets how often each short line stands in the document, and whether that is the way of the document: names before
 * what they say. */
void
sections_repeats(struct sections *s)
{
	size_t repeated = 0, lines = 0;

	count(s);
	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		if (!is_counted(b))
			continue;
		b->times = s->block[b->alike].times;
		if (b->stops || b->mark.kind || !rap_is_upper(b->first))
			continue;
		lines++;
		repeated += b->times > 1;
	}
	s->page.labels = repeated * 4 >= lines && repeated > 1;
}
