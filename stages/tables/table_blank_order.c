/* table_blank_order.c - tables aligned by blanks and leaders: headings that stand in the columns' order. A part of
 * rap-tables.
 *
 * Headings are often set to the left or in the middle where the figures are set to the right, so that one stands nearer to
 * the figures of its neighbour than to its own:
 *
 *	                  Number of
 *	Parish            households       Births            Income
 *	Holm                         1,204             17         3,110
 *
 * As many headings as columns, though, are one for each. The pieces of a heading stand one over the other. */
#include <stdlib.h>

#include "table_blank_head.h"

/* The interval that touches the segment first, from t on; n where none does. */
static size_t
touching(const struct headings *o, const struct segment *seg)
{
	size_t t = 0;

	while (t < o->n && o->v[t].end <= seg->start)
		t++;
	return t < o->n && o->v[t].start < seg->end ? t : o->n;
}

static void
insert(struct headings *o, const struct segment *seg)
{
	size_t t = o->n++;

	o->v = rap_realloc(o->v, o->n, sizeof *o->v);
	for (; t > 0 && o->v[t - 1].start > seg->start; t--)
		o->v[t] = o->v[t - 1];
	o->v[t] = (struct column){ seg->start, seg->end };
}

/* A line more upwards: false, and nothing done, where a segment stands over two headings, or two over one. */
static bool
stack(struct headings *o, const struct segments *segs, size_t most)
{
	size_t k, t, before = o->n, fresh = 0;

	for (k = 0; k < segs->n; k++) {
		t = touching(o, &segs->v[k]);
		fresh += t == o->n;
		if (t < o->n && (t == before || (t + 1 < o->n && o->v[t + 1].start < segs->v[k].end)))
			return false;
		before = t;
	}
	if (o->n + fresh > most)
		return false;
	for (k = 0; k < segs->n; k++) {
		t = touching(o, &segs->v[k]);
		if (t == o->n)
			insert(o, &segs->v[k]);
		else if (o->v[t].start > segs->v[k].start)
			o->v[t].start = segs->v[k].start;
		if (t < o->n && o->v[t].end < segs->v[k].end)
			o->v[t].end = segs->v[k].end;
	}
	return true;
}

static size_t
middle(const struct column *column)
{
	return column->start + column->end;
}

/* Each heading stands between the middles of the columns beside its own; the first over the labels, or not. */
static bool
in_order(const struct headings *o, const struct columns *columns, size_t skipped)
{
	const struct column *first = &o->v[0];
	size_t k;

	if (skipped == (first->start < columns->v[0].end && first->end <= columns->v[1].start))
		return false;
	for (k = 0; k < o->n; k++) {
		size_t col = k + skipped;

		if ((col > 0 && middle(&o->v[k]) < middle(&columns->v[col - 1])) ||
		    (col + 1 < columns->n && middle(&o->v[k]) > middle(&columns->v[col + 1])))
			return false;
	}
	return true;
}

void
head_order(struct head *h)
{
	const struct cutting *c = h->c;
	const struct columns *columns = &c->s.columns;
	struct headings *o = &h->order;
	size_t i;

	for (i = c->body; i-- > c->v->first; ) {
		if (line_draws(&c->lines->v[i]) && o->n)
			break;
		if (cutting_skips(&c->lines->v[i]))
			continue;
		segments_find(&h->c->segs, c->lines->v[i].text);
		if (!stack(o, &c->segs, columns->n))
			break;
		o->first = i;
		o->skipped = columns->n - o->n;
		if (o->skipped < 2 && in_order(o, columns, o->skipped))
			return;
	}
	o->n = 0;
}

bool
head_place_ordered(struct head *h, size_t line)
{
	size_t k;

	if (!h->order.n || line < h->order.first)
		return false;
	for (k = 0; k < h->c->segs.n; k++)
		h->from[k] = h->upto[k] = touching(&h->order, &h->c->segs.v[k]) + h->order.skipped;
	return true;
}
