/* verify_cover.c - each character of the source that is no space is in one leaf, or draws what a table, heading or
 * milestone is drawn with. */
#include <stdlib.h>

#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

#include "verify.h"

void
ranges_add(struct ranges *r, struct range range)
{
	if (r->n == r->cap) {
		r->cap = r->cap ? 2 * r->cap : 64;
		r->a = rap_realloc(r->a, r->cap, sizeof(*r->a));
	}
	r->a[r->n++] = range;
}

static int
compare(const void *a, const void *b)
{
	const struct range *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end);
}

static void
sort(struct ranges *r)
{
	if (r->n > 0)
		qsort(r->a, r->n, sizeof(*r->a), compare);
}

/* Overlaps count where there is text in them: two leaves may both claim a line end. */
static bool
holds_text(const struct source *s, size_t start, size_t end)
{
	size_t byte = source_byte(s, start), len;

	for (; start < end && byte < s->text.n; start++, byte += len)
		if (!rap_is_space(rap_utf8_get(s->text.s + byte, s->text.n - byte, &len)))
			return true;
	return false;
}

static void
no_overlaps(const struct source *s, const struct ranges *leaves, struct failure *f)
{
	size_t end = 0, longest = 0;

	for (size_t i = 0; i < leaves->n; i++) {
		const struct range *r = &leaves->a[i];
		size_t stop = r->end < end ? r->end : end;

		if (r->start < stop && holds_text(s, r->start, stop)) {
			fail_at(f, r->start, stop, "in two elements, %s and %s", leaves->a[longest].element, r->element);
			return;
		}
		if (r->end > end) {
			end = r->end;
			longest = i;
		}
	}
}

/* Where a character stands among sorted ranges; asked in rising order. */
struct seeker {
	const struct ranges *ranges;
	size_t next, end;	/* the first range not yet begun, the furthest end of those begun */
};

static bool
within(struct seeker *k, size_t character)
{
	while (k->next < k->ranges->n && k->ranges->a[k->next].start <= character) {
		if (k->ranges->a[k->next].end > k->end)
			k->end = k->ranges->a[k->next].end;
		k->next++;
	}
	return character < k->end;
}

static void
no_gaps(const struct source *s, const struct ranges *leaves, const struct ranges *containers, struct failure *f)
{
	struct seeker leaf = { leaves, 0, 0 }, container = { containers, 0, 0 };
	size_t len, character = 0, from = NOWHERE, last = 0;

	for (size_t i = 0; i < s->text.n; i += len, character++) {
		uint32_t c = rap_utf8_get(s->text.s + i, s->text.n - i, &len);
		bool drawn, lost;

		if (rap_is_space(c))
			continue;
		drawn = within(&container, character) && rap_is_drawing(c);
		lost = !within(&leaf, character) && !drawn;
		if (lost && from == NOWHERE)
			from = character;
		if (lost)
			last = character;
		if (!lost && from != NOWHERE)
			break;
	}
	if (from != NOWHERE)
		fail_at(f, from, last + 1, "in no element");
}

void
cover_check(const struct source *s, struct ranges *leaves, struct ranges *containers, struct failure *f)
{
	sort(leaves);
	sort(containers);
	no_overlaps(s, leaves, f);
	no_gaps(s, leaves, containers, f);
}
