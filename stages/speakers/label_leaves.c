/* label_leaves.c - where labels could stand in a document's leaves, and what stands behind each: label_count.c counts it. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "label_flow.h"

#define SPOKEN_BYTES 400	/* of a paragraph, to tell a speech */

struct counting {
	struct speakers *sp;
	struct judge *judge;
	struct label_bare *bare;
	size_t leaves;
	bool alone;		/* a label alone on its line stands right before */
	struct label last;	/* that one */
};

bool
label_is_flow(const struct rap_node *n)
{
	return (rap_is(n, RAP_P) || rap_is(n, RAP_AB)) && n->nsource > 0;
}

static size_t
count_lines(struct rap_str text)
{
	size_t n = 0;

	for (size_t at = 0; at < text.n; at = label_next_line(text, at))
		n++;
	return n;
}

static void
keep_bare(struct label_bare *b, const struct rap_node *leaf)
{
	if (b->n == b->cap) {
		b->cap = b->cap ? 2 * b->cap : 64;
		b->leaves = rap_realloc(b->leaves, b->cap, sizeof(*b->leaves));
	}
	b->leaves[b->n++] = leaf;
}

bool
label_leaf_is_bare(struct label_bare *b, const struct rap_node *leaf)
{
	bool is = b->passed < b->n && b->leaves[b->passed] == leaf;

	b->passed += is;
	return is;
}

/* "RIVAS", "Ana Rivas:", and nothing behind it on its line: what is said stands below. */
static bool
label_is_bare(struct rap_str text, const struct label *l)
{
	return rap_trim(rap_cut(text, l->end, label_next_line(text, l->end))).n == 0;
}

/* "I", "our"; behind an office or a bracket a question, too: "Ana Rivas (Lota) (Reform): Is that so?" */
static bool
is_spoken(struct counting *c, struct rap_str text, size_t at, const struct label *l)
{
	bool titled = l->shape == SHAPE_BRACKET || l->shape == SHAPE_APPOSITION ||
	    (l->shape <= SHAPE_ROLE && l->form == LABEL_COLON);

	text = rap_cut(text, at, at + SPOKEN_BYTES);
	return speech_is_own(c->sp, text) || (titled && text.n > 0 && memchr(text.s, '?', text.n));
}

/* The text behind the label l ends before byte end: as a sentence does? Scripts without capitals have other signs, or none. */
static void
count_text(struct counting *c, struct rap_str text, const struct label *l, size_t end)
{
	struct rap_str behind = rap_trim(rap_cut(text, l->end, end));
	size_t len;
	uint32_t end_char = behind.n ? rap_utf8_last(behind, &len) : 0;

	if (behind.n > 0)
		label_count_text(c->judge, l, label_break(text, end) ||
		    (end_char >= 0x80 && !rap_is_upper(end_char) && !rap_is_lower(end_char)));
}

static void
count_leaf(struct counting *c, struct rap_node *leaf)
{
	struct rap_str text = speakers_text(c->sp, leaf);
	struct label l, last;
	size_t behind = 0;

	bool first = c->alone;

	c->leaves++;
	if (first && nobody_is_stage(text))	/* "(Lota) (Lab)" below the name */
		return;
	for (size_t at = 0; label_find(c->sp, text, &at, &l); at = behind) {
		first = first && at > 0;
		if (behind > 0)
			count_text(c, text, &last, at);
		label_count(c->judge, &l, c->alone && at == behind, is_spoken(c, text, l.end, &l));
		c->alone = label_is_bare(text, &l);
		c->last = l;
		behind = label_next_line(text, at);
		last = l;
	}
	if (behind > 0)
		count_text(c, text, &last, text.n);
	label_count_leaf(c->judge, count_lines(text), first && behind == 0 && is_spoken(c, text, 0, &c->last));
	c->alone = c->alone && behind >= text.n;
	if (behind == 0 && label_is_flow(leaf))
		keep_bare(c->bare, leaf);
}

static void
count_labels(struct counting *c, struct rap_node *body)
{
	for (struct rap_node *n = body, *next; n; n = next) {
		next = speakers_next_block(n, body);
		if (label_is_flow(n) || (rap_is(n, RAP_HEAD) && !rap_attr(n, RAP_TYPE).s && !rap_child(n, RAP_LABEL)))
			count_leaf(c, n);
		else if (rap_is(n, RAP_HEAD) && rap_child(n, RAP_LABEL))
			label_count_numbered(c->judge);
		else if (rap_is(n, RAP_LIST) && c->alone) {
			label_count_listed(c->judge);
			c->alone = false;
		}
	}
}

size_t
label_leaves_count(struct speakers *sp, struct judge *judge, struct label_bare *bare)
{
	struct counting c = { .sp = sp, .judge = judge, .bare = bare };

	count_labels(&c, rap_body(sp->doc));
	return c.leaves;
}
