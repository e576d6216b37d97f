/* sections_repeats.c - short lines that come again and again are no headings: they say who speaks, or sing the
 * refrain. */
#include <stdlib.h>

#include "sections.h"

#define HEAD_BYTES 300

#define NAME_BYTES 120		/* longer lines are not counted */

struct seen {			/* the first block of each text; open addressing */
	size_t *block;		/* its number, plus one */
	size_t size;
};

/* The first block that has the text of block i. */
static size_t
first_of(const struct sections *s, struct seen *t, size_t i)
{
	struct rap_str text = s->block[i].text;
	size_t at = rap_hash(text) & (t->size - 1);

	while (t->block[at] && !rap_eq(s->block[t->block[at] - 1].text, text))
		at = (at + 1) & (t->size - 1);
	if (!t->block[at])
		t->block[at] = i + 1;
	return t->block[at] - 1;
}

bool
sections_is_short(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->text.n > 0 && b->text.n <= HEAD_BYTES && b->lines <= 3;
}

static bool
is_counted(const struct block *b)
{
	return sections_is_short(b) && b->text.n <= NAME_BYTES;
}

static void
count(struct sections *s)
{
	struct seen seen = { .size = 64 };

	while (seen.size < 2 * s->n + 2)
		seen.size *= 2;
	seen.block = rap_alloc(seen.size, sizeof(*seen.block));
	for (size_t i = 0; i < s->n; i++)
		if (is_counted(&s->block[i])) {
			s->block[i].alike = first_of(s, &seen, i);
			s->block[s->block[i].alike].times++;
		}
	free(seen.block);
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
