/* sections_repeats.c - short lines that come again and again are no headings: they say who speaks, or sing the
 * refrain. */
#include <stdlib.h>

#include "sections.h"

#define HEAD_BYTES 300

struct seen {			/* texts of short lines; open addressing */
	struct rap_str *text;
	unsigned *times;
	size_t size;
};

static unsigned *
times_of(struct seen *t, struct rap_str text)
{
	size_t i = rap_hash(text) & (t->size - 1);

	while (t->text[i].s && !rap_eq(t->text[i], text))
		i = (i + 1) & (t->size - 1);
	t->text[i] = text;
	return &t->times[i];
}

bool
sections_is_short(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->text.n > 0 && b->text.n <= HEAD_BYTES && b->lines <= 3;
}

/* Sets how often each short line stands in the document, and whether that is the way of the document: names before
 * what they say. */
void
sections_repeats(struct sections *s)
{
	size_t repeated = 0, lines = 0;
	struct seen seen = { 0 }, *t = &seen;

	for (t->size = 64; t->size < 2 * s->n + 2; t->size *= 2)
		;
	t->text = rap_alloc(t->size, sizeof(*t->text));
	t->times = rap_alloc(t->size, sizeof(*t->times));
	for (size_t i = 0; i < s->n; i++)
		if (sections_is_short(&s->block[i]))
			++*times_of(t, s->block[i].text);
	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		if (sections_is_short(b))
			b->times = *times_of(t, b->text);
		if (!sections_is_short(b) || sections_ends_sentence(b) || b->mark.kind || !rap_is_upper(b->first))
			continue;
		lines++;
		repeated += b->times > 1;
	}
	s->page.labels = repeated * 4 >= lines && repeated > 1;
	free(t->text);
	free(t->times);
}
