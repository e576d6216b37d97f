/* table_blank_place.c - tables aligned by blanks and leaders: which columns a heading stands over. A part of rap-tables. */
#include "table_blank_head.h"

#define OFF_MIDDLE 3			/* half columns that a heading over all others may be off the middle */

static size_t
off_middle(const struct head *h, const struct segment *seg, size_t from, size_t upto)
{
	size_t middle = seg->start + seg->end, want = top(h, from)->start + top(h, upto)->stop;

	return middle > want ? middle - want : want - middle;
}

/* It covers more than half of the top. */
static bool
covers(const struct segment *seg, const struct block *block)
{
	size_t middle = (block->start + block->stop) / 2;

	return seg->start <= middle && middle < seg->end;
}

static size_t
overlap(const struct segment *seg, const struct block *block)
{
	size_t start = seg->start > block->start ? seg->start : block->start;
	size_t stop = seg->end < block->stop ? seg->end : block->stop;

	return stop > start ? stop - start : 0;
}

/* It stands over neither of two tops but between them, and both have headings already. */
static bool
between(const struct head *h, const struct segment *seg, size_t t)
{
	const struct block *left = top(h, t), *right = top(h, t + 1);
	size_t middle = (seg->start + seg->end) / 2;

	return left->text && right->text && middle > left->stop && middle + 1 < right->start;
}

/* The tops that segment k covers; else the one that it overlaps most or is nearest to, or two that it stands between. */
static void
place(struct head *h, size_t k, size_t first)
{
	const struct segment *seg = &h->c->segs.v[k];
	size_t t = first, last;

	while (t + 1 < h->ntops && top(h, t + 1)->start < seg->end && !covers(seg, top(h, t)) &&
	    (covers(seg, top(h, t + 1)) || overlap(seg, top(h, t + 1)) > overlap(seg, top(h, t)) ||
	    top(h, t + 1)->stop <= seg->start))
		t++;
	if (t + 1 < h->ntops && !overlap(seg, top(h, t)) && seg->start >= top(h, t)->stop && t > 0 && between(h, seg, t)) {
		h->from[k] = t;
		h->upto[k] = t + 1;
		return;
	}
	if (t + 1 < h->ntops && !overlap(seg, top(h, t)) && seg->start + seg->end > top(h, t)->stop + top(h, t + 1)->start)
		t++;
	for (last = t; last + 1 < h->ntops && covers(seg, top(h, last)) && covers(seg, top(h, last + 1)); )
		last++;
	h->from[k] = t;
	h->upto[k] = last;
}

/* A heading over several takes in more on either side as long as it comes to stand better in the middle. */
static void
widen(struct head *h, size_t k, size_t least, size_t most)
{
	const struct segment *seg = &h->c->segs.v[k];
	size_t from = h->from[k], upto = h->upto[k];

	if (from == upto)
		return;
	while (from > least || upto < most) {
		size_t left = from > least ? off_middle(h, seg, from - 1, upto) : (size_t)-1;
		size_t right = upto < most ? off_middle(h, seg, from, upto + 1) : (size_t)-1;

		if (left <= right)
			from--;
		else
			upto++;
		if (off_middle(h, seg, from, upto) + 2 < off_middle(h, seg, h->from[k], h->upto[k])) {
			h->from[k] = from;
			h->upto[k] = upto;
		}
	}
}

bool
head_of_stub(const struct head *h)
{
	const struct segment *seg = &h->c->segs.v[0];

	return h->c->segs.n > 0 && seg->start < h->c->s.columns.v[0].end && seg->end <= h->c->s.columns.v[1].start;
}

static bool
all_headed(const struct head *h)
{
	size_t t;

	for (t = 1; t < h->ntops && top(h, t)->text; t++)
		;
	return t == h->ntops;
}

/* The only top that the segment stands over; the number of tops where there is none or are several. */
static size_t
only_top(const struct head *h, const struct segment *seg)
{
	size_t t, n = 0, only = h->ntops;

	for (t = 1; t < h->ntops; t++)
		if (overlap(seg, top(h, t)) > 0) {
			n++;
			only = t;
		}
	return n == 1 ? only : h->ntops;
}

/* It is set flush with the one heading that it stands over, on one side alone, which is not how a heading comes to stand
 * over several from that one's other side on:
 *
 *	                Rate per
 *	Births  Deaths     1,000  Area, sq. km   Found
 */
static bool
flush_aside(const struct head *h, const struct segment *seg, size_t only, size_t from, size_t upto)
{
	const struct block *block = top(h, only);
	size_t left = seg->start > block->start ? seg->start - block->start : block->start - seg->start;
	size_t right = seg->end > block->stop ? seg->end - block->stop : block->stop - seg->end;

	return block->text && off_middle(h, seg, from, upto) > 1 &&
	    ((left == 0 && right > 1 && only > from) || (right == 0 && left > 1 && only < upto));
}

/* Most of it stands over one heading alone that begins in lower case, and so carries on what is above:
 *
 *	Males       Number of       Females
 *	           households
 */
static bool
begins_heading(const struct head *h, const struct segment *seg, size_t from, size_t upto)
{
	size_t only = only_top(h, seg);

	return only < h->ntops && ((top(h, only)->low && overlap(seg, top(h, only)) * 2 > seg->end - seg->start) ||
	    flush_aside(h, seg, only, from, upto));
}

/* One heading over all others stands in their middle; where the line below has a heading for each, near to it: by less than
 * a column, if it stands over one of them alone. */
static bool
over_all(const struct head *h, const struct segment *seg)
{
	size_t last = h->ntops - 1, off = off_middle(h, seg, 1, last);

	return off <= OFF_MIDDLE ||
	    (h->full && (only_top(h, seg) > last || off <= 2 * (top(h, last)->stop - top(h, 1)->start) / last));
}

/* The segments all say the same, as the headings of groups never do: "Number of   Number of". */
static bool
all_alike(const struct segments *segs, struct rap_str text, size_t first)
{
	size_t k = first + 1;

	while (k < segs->n && rap_eq(rap_cut(text, segs->v[k].a, segs->v[k].b), rap_cut(text, segs->v[first].a, segs->v[first].b)))
		k++;
	return k > first + 1 && k == segs->n;
}

/* It begins or ends where what it stands over does, give or take a column. */
static bool
flush(const struct segment *seg, const struct block *first, const struct block *last)
{
	return (seg->start + 1 >= first->start && seg->start <= first->start + 1) ||
	    (seg->end + 1 >= last->stop && seg->end <= last->stop + 1);
}

/* The segments have equal shares of the tops, each in the middle of its own or where it begins. */
static bool
place_evenly(struct head *h, struct rap_str text)
{
	size_t stub = head_of_stub(h), n = h->c->segs.n - stub, k, share;

	if (!n || h->ntops < 2 || (h->ntops - 1) % n || n == h->ntops - 1 || !all_headed(h) ||
	    (n == 1 && !over_all(h, &h->c->segs.v[stub])) || all_alike(&h->c->segs, text, stub))
		return false;
	share = (h->ntops - 1) / n;
	for (k = 0; k < n; k++) {
		const struct segment *seg = &h->c->segs.v[stub + k];
		size_t from = 1 + k * share, upto = from + share - 1, width = top(h, upto)->stop - top(h, from)->start;

		if (begins_heading(h, seg, from, upto) || (off_middle(h, seg, from, upto) > width / 4 + 2 &&
		    (n == 1 || !flush(seg, top(h, from), top(h, upto)))))
			return false;
		h->from[stub + k] = from;
		h->upto[stub + k] = upto;
	}
	if (stub)
		h->from[0] = h->upto[0] = 0;
	return true;
}

static void
place_all(struct head *h)
{
	size_t k, first = 0, n = h->c->segs.n;

	for (k = 0; k < n; k++) {
		place(h, k, first);
		first = h->upto[k];
	}
	for (k = 0; k < n; k++)
		widen(h, k, k > 0 ? h->upto[k - 1] + 1 : 1, k + 1 < n && h->from[k + 1] > 0 ? h->from[k + 1] - 1 : h->ntops - 1);
}

void
head_place(struct head *h, struct rap_str text, bool lowest)
{
	if (lowest || !place_evenly(h, text))
		place_all(h);
}
