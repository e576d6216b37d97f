/* source_own.c - the own text of leaves, and cutting and joining them by counting (the contract is in source.h). */
#include <string.h>

#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

#include "source_ranges.h"

struct rap_node *
rap_own_next(const struct rap_node *n, const struct rap_node *leaf)
{
	bool leaf_below = n != leaf && n->nsource > 0;
	struct rap_node *next = leaf_below ? rap_walk_past(n, leaf) : rap_walk(n, leaf);

	while (next && next->name != RAP_CDATA)
		next = next->nsource > 0 ? rap_walk_past(next, leaf) : rap_walk(next, leaf);
	return next;
}

/* The same behind a text node: nearly always the next line. */
static inline const struct rap_node *
next_text(const struct rap_node *n, const struct rap_node *leaf)
{
	if (!n->next && n->parent == leaf)
		return NULL;
	return rap_is(n->next, RAP_CDATA) ? n->next : rap_own_next(n, leaf);
}

struct rap_str
rap_own_pieces(struct rap_doc *doc, const struct rap_node *leaf)
{
	const struct rap_node *first = rap_own_next(leaf, leaf), *n;
	size_t total = 0;
	bool one = true;		/* the texts stand in memory as one */
	char *s;

	if (!first)
		return RAP_STR("");
	if (!next_text(first, leaf))
		return first->text;
	for (n = first; n; n = next_text(n, leaf)) {
		one &= n->text.s == first->text.s + total;
		total += n->text.n;
	}
	if (one)
		return (struct rap_str){ first->text.s, total };
	s = rap_arena_room(doc->arena, total + 1);
	total = 0;
	for (n = first; n; n = next_text(n, leaf)) {
		if (n->text.n > 0)
			memcpy(s + total, n->text.s, n->text.n);
		total += n->text.n;
	}
	s[total] = '\0';
	return (struct rap_str){ s, total };
}

/* What of leaf's own characters [a, b) lies in its ranges, as ranges of to. *lead and *trail: the first and last of the
 * characters are line ends between two ranges, to be dropped from the text. */
static void
cut_ranges(struct rap_doc *doc, const struct rap_node *leaf, size_t a, size_t b, struct rap_node *to, bool *lead, bool *trail)
{
	const struct rap_range *r = rap_ranges(leaf);
	size_t at = 0;		/* own characters before this range */

	*lead = *trail = false;
	for (uint32_t i = 0; i < leaf->nsource && at <= b; i++) {
		size_t start = r[i].start, len = r[i].end - start;
		size_t from = a > at ? a - at : 0, till = b - at < len ? b - at : len;

		if (from < till || (a == b && from == till))
			source_push(doc, to, start + from, start + till);
		at += len;
		if (i + 1 < leaf->nsource && a < b) {
			*lead |= at == a;
			*trail |= at + 1 == b;
		}
		at++;
		if (a == b && to->nsource > 0)
			break;
	}
	if (leaf->nsource > 0 && to->nsource == 0)	/* more text than ranges: a filter changed it */
		source_push(doc, to, r[leaf->nsource - 1].end, r[leaf->nsource - 1].end);
	source_announce(to);
}

/* The child of leaf behind the own offset off, after cutting the text node that off falls into. NULL: the end. */
static struct rap_node *
cut_child(struct rap_doc *doc, struct rap_node *leaf, size_t off)
{
	struct rap_node *c;

	for (c = leaf->first; c && off > 0; c = c->next) {
		size_t n = c->name == RAP_CDATA ? c->text.n : c->nsource > 0 ? 0 : rap_own(doc, c).n;

		if (n > off) {
			if (c->name != RAP_CDATA)
				return c;
			rap_add_after(c, rap_cdata(doc, rap_cut(c->text, off, n)));
			c->text.n = off;
			return c->next;
		}
		off -= n;
	}
	return c;
}

static void
copy_attrs(struct rap_doc *doc, const struct rap_node *from, struct rap_node *to)
{
	for (const struct rap_attr *a = from->attrs; a; a = a->next)
		if (a->name != RAP_XML_ID && a->name != RAP_SOURCE)
			rap_set(doc, to, a->name, a->value);
}

/* Drops one character, a line end, at the front or the back of the children's text. */
static void
drop_line_end(struct rap_node *leaf, bool front)
{
	struct rap_node *c = front ? leaf->first : leaf->last;

	while (c && (c->name != RAP_CDATA || c->text.n == 0))
		c = front ? c->next : c->prev;
	if (!c)
		return;
	c->text.s += front;
	c->text.n--;
}

/* The ranges behind own character a become to's, in the array where they are, so that cutting a leaf again and again
 * copies nothing twice. *lead: a is a line end between two ranges. */
static void
take_rest(struct rap_doc *doc, struct rap_node *leaf, size_t a, struct rap_node *to, bool *lead)
{
	struct rap_range *r = source_ranges(leaf);
	size_t at = 0;
	uint32_t i = 0;

	*lead = false;
	for (; i < leaf->nsource && a >= at + r[i].end - r[i].start; i++) {
		at += r[i].end - r[i].start;
		*lead |= at == a && i + 1 < leaf->nsource;
		at++;
	}
	if (i < leaf->nsource) {
		r[i].start += a > at ? (uint32_t)(a - at) : 0;
		to->nsource = leaf->nsource - i;
		if (to->nsource > 1)
			to->source.many = r + i;
		else
			to->source.one = r[i];
	} else if (leaf->nsource > 0)		/* more text than ranges: a filter changed it */
		source_push(doc, to, r[leaf->nsource - 1].end, r[leaf->nsource - 1].end);
	source_announce(to);
}

struct rap_node *
rap_split(struct rap_doc *doc, struct rap_node *leaf, size_t off)
{
	struct rap_node *tail = rap_elem(doc, leaf->name), *c = cut_child(doc, leaf, off), *next;
	struct rap_node ranges = *leaf;
	size_t head = 0;
	bool lead, trail, none;

	copy_attrs(doc, leaf, tail);
	for (; c; c = next) {
		next = c->next;
		rap_add(tail, rap_remove(c));
	}
	for (const struct rap_node *n = rap_own_next(leaf, leaf); n; n = rap_own_next(n, leaf))
		head += rap_utf8_count(n->text.s, n->text.n);
	leaf->nsource = 0;
	cut_ranges(doc, &ranges, 0, head, leaf, &none, &trail);
	take_rest(doc, &ranges, head, tail, &lead);
	if (trail)
		drop_line_end(leaf, false);
	if (lead)
		drop_line_end(tail, true);
	return tail;
}

struct rap_node *
rap_slice(struct rap_doc *doc, const struct rap_node *leaf, size_t a, size_t b, uint32_t name)
{
	struct rap_str own = rap_own(doc, leaf), text = rap_cut(own, a, b);
	struct rap_node *e = rap_elem(doc, name);
	size_t from = rap_utf8_count(own.s, text.s - own.s);
	bool lead, trail;

	cut_ranges(doc, leaf, from, from + rap_utf8_count(text.s, text.n), e, &lead, &trail);
	if (text.n > 0)
		rap_add(e, rap_cdata(doc, rap_cut(text, lead, text.n - trail)));
	return e;
}

static void
join_ranges(struct rap_doc *doc, struct rap_node *dst, const struct rap_node *src)
{
	const struct rap_range *r = rap_ranges(src);
	struct rap_range *last = dst->nsource > 0 ? source_ranges(dst) + dst->nsource - 1 : NULL;
	uint32_t i = 0;

	if (last && src->nsource > 0 && last->end + 1 == r->start)
		last->end = r[i++].end;
	while (i < src->nsource) {
		source_push(doc, dst, r[i].start, r[i].end);
		i++;
	}
	source_announce(dst);
}

/* Text b stands in memory right behind the line end that a ends before. */
static bool
touch(const struct rap_node *a, const struct rap_node *b)
{
	return a && b && a->name == RAP_CDATA && b->name == RAP_CDATA && a->text.s + a->text.n + 1 == b->text.s &&
	    a->text.s[a->text.n] == '\n';
}

/* src is nothing any more: it becomes a line end before first, which it contained. */
static struct rap_node *
line_end(struct rap_node *src, struct rap_node *first)
{
	src->name = RAP_CDATA;
	src->nsource = 0;
	src->text = RAP_STR("\n");
	src->next = first;
	if (first)
		first->prev = src;
	return src;
}

/* Siblings from first to the last one go to the end of dst. */
static void
append(struct rap_node *dst, struct rap_node *first)
{
	struct rap_node *last = first;

	first->prev = dst->last;
	*(dst->last ? &dst->last->next : &dst->first) = first;
	for (first->parent = dst; last->next; last->parent = dst)
		last = last->next;
	dst->last = last;
}

void
rap_join(struct rap_doc *doc, struct rap_node *dst, struct rap_node *src)
{
	struct rap_node *first = src->first;
	bool both = dst->nsource > 0 && src->nsource > 0;

	join_ranges(doc, dst, src);
	rap_remove(src);
	src->first = src->last = NULL;
	if (both && touch(dst->last, first)) {
		dst->last->text.n += 1 + first->text.n;
		first = first->next;
	} else if (both)
		first = line_end(src, first);
	if (first)
		append(dst, first);
}

/* The text node of leaf's own text, from its text node n on, that starts at off, cut there if need be; with at_end the one that
 * ends there. */
static struct rap_node *
border(struct rap_doc *doc, const struct rap_node *leaf, struct rap_node *n, size_t off, bool at_end)
{
	for (; n; n = rap_own_next(n, leaf)) {
		if (at_end ? off <= n->text.n : off < n->text.n)
			break;
		off -= n->text.n;
	}
	if (!n || off == (at_end ? n->text.n : 0))
		return n;
	rap_add_after(n, rap_cdata(doc, rap_cut(n->text, off, n->text.n)));
	n->text.n = off;
	return at_end ? n : n->next;
}

#define INLINE_DEPTH 8		/* names in said in p: more is not ours */

/* Siblings that start where a starts and end where b ends, climbing out of inline elements that begin or end there. */
static bool
siblings(const struct rap_node *leaf, struct rap_node **a, struct rap_node **b)
{
	struct rap_node *x = *a;

	for (int i = 0; i < INLINE_DEPTH; i++, x = x->parent) {
		struct rap_node *y = *b;

		for (int k = 0; k < INLINE_DEPTH; k++, y = y->parent) {
			if (x->parent == y->parent) {
				*a = x;
				*b = y;
				return true;
			}
			if (y->next || y->parent == leaf)
				break;
		}
		if (x->prev || x->parent == leaf)
			break;
	}
	return false;
}

/* e takes the place of the siblings from first to last, which go into it. */
static struct rap_node *
put_around(struct rap_node *e, struct rap_node *first, struct rap_node *last)
{
	e->parent = first->parent;
	e->prev = first->prev;
	e->next = last->next;
	*(e->prev ? &e->prev->next : &e->parent->first) = e;
	*(e->next ? &e->next->prev : &e->parent->last) = e;
	e->first = first;
	e->last = last;
	first->prev = last->next = NULL;
	for (struct rap_node *n = first; n; n = n->next)
		n->parent = e;
	return e;
}

struct rap_node *
rap_wrap(struct rap_doc *doc, struct rap_node *leaf, size_t a, size_t b, uint32_t name)
{
	struct rap_node *from, *to;

	if (a >= b)
		return NULL;
	from = border(doc, leaf, rap_is(leaf->first, RAP_CDATA) ? leaf->first : rap_own_next(leaf, leaf), a, false);
	to = border(doc, leaf, from, b - a, true);
	if (!from || !to || !siblings(leaf, &from, &to))
		return NULL;
	return put_around(rap_elem(doc, name), from, to);
}
