/* sections_build.c - the judged blocks become the tree: title, nested div with head, p, list, figure. Depth is
 * kept on explicit stacks; a list nests at most LIST_DEPTH deep, deeper items stay on the last level. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/fold.h>
#include <rapporteur/tree.h>

#include "sections.h"

#define LIST_DEPTH 8
#define DIV_DEPTH 12

struct open_div {
	struct rap_node *node;
	struct rap_str id;
	unsigned rank, children;
};

struct open_list {
	struct rap_node *node, *item;
	struct rap_mark mark;		/* of the last item */
	const struct series *series;	/* and what it counts in */
	size_t indent;
};

struct builder {
	struct sections *s;
	struct rap_doc *doc;
	struct rap_node *body;
	struct open_div div[DIV_DEPTH + 1];	/* div[0] is the body */
	size_t divs;
	struct open_list list[LIST_DEPTH];
	size_t lists;
	struct rap_node *leaf;			/* the last heading or item */
	struct rap_node *title;
	struct rap_buf id;			/* of a division, while it is made */
	size_t around, around_end;		/* blocks that wait for their place: fw, pb, milestone */
};

/* Elements may be told apart from text by being put behind all that is there. */
static struct rap_node *
top(struct builder *b)
{
	return b->div[b->divs].node;
}

static void
flush_around(struct builder *b, struct rap_node *to)
{
	for (; b->around < b->around_end; b->around++)
		if (b->s->block[b->around].kind == BLOCK_AROUND)
			rap_add(to, b->s->block[b->around].node);
}

static void
close_lists(struct builder *b)
{
	b->lists = 0;
	flush_around(b, top(b));
}

static void
rename_leaf(struct builder *b, struct block *k, uint32_t name)
{
	k->node->name = name;
	rap_unset(k->node, RAP_TYPE);
	sections_explain(b->doc, k);
	if (k->cert)
		rap_guess(b->doc, k->node, k->cert, k->rule);
}

/* "## Minutes": what stands before the text only draws, and stands in the @source of a milestone. */
static void
cut_signs(struct builder *b, struct block *k)
{
	struct rap_node *rest;

	if (k->body == 0)
		return;
	rest = rap_split(b->doc, k->node, k->body);
	while (k->node->first)
		rap_remove(k->node->first);
	k->node->name = RAP_MILESTONE;
	rap_unset(k->node, RAP_TYPE);
	rap_setz(b->doc, k->node, RAP_UNIT, "rule");
	rap_add(top(b), k->node);
	k->node = rest;
}

/* "s3.1" below "s3" */
static struct rap_str
id_below(struct builder *b, const struct open_div *up)
{
	rap_buf_clear(&b->id);
	rap_buf_add(&b->id, up->id.s, up->id.n);
	rap_buf_addc(&b->id, up->id.n > 0 ? '.' : 's');
	rap_buf_addn(&b->id, up->children);
	return rap_arena_copy(b->doc->arena, rap_buf_str(&b->id));
}

static void
open_div(struct builder *b, unsigned rank)
{
	struct open_div *up, *d;

	while (b->divs > 0 && (b->div[b->divs].rank >= rank || b->divs == DIV_DEPTH))
		b->divs--;
	up = &b->div[b->divs];
	d = &b->div[++b->divs];
	up->children++;
	d->id = id_below(b, up);
	d->node = rap_add_new(b->doc, up->node, RAP_DIV);
	d->rank = rank;
	d->children = 0;
	rap_set(b->doc, d->node, RAP_XML_ID, d->id);
}

/* The printed number, as label in the head and @n of the section. */
static void
number_head(struct builder *b, struct block *k)
{
	size_t from = k->label_from, to = k->label_to;
	struct rap_buf n = { 0 };

	if (k->mark.kind) {
		from = k->mark.start;
		to = k->mark.end;
	}
	if (from >= to || k->body || !rap_wrap(b->doc, k->node, from, to, RAP_LABEL))
		return;
	for (size_t i = from; i < to; i++)
		rap_buf_addc(&n, k->own.s[i] == '\n' ? ' ' : k->own.s[i]);
	rap_set(b->doc, top(b), RAP_N, rap_arena_copy(b->doc->arena, rap_buf_str(&n)));
	rap_buf_free(&n);
}

static void
build_head(struct builder *b, struct block *k)
{
	struct rap_node *text = NULL;

	close_lists(b);
	open_div(b, k->rank);
	if (k->qa)
		rap_setz(b->doc, top(b), RAP_TYPE, "qa");
	cut_signs(b, k);
	if (k->text_at)
		text = rap_split(b->doc, k->node, k->text_at);
	rename_leaf(b, k, RAP_HEAD);
	b->leaf = rap_add(top(b), k->node);
	number_head(b, k);
	if (!text)
		return;
	text->name = RAP_P;
	rap_unset(text, RAP_TYPE);
	rap_add(top(b), text);
}

/* --- lists */

static bool
same_place(size_t a, size_t b)
{
	return a > b ? a - b <= 1 : b - a <= 1;
}

/* Item k is one more of list l: at its indent, and without a mark as the others, or with one of their kind that
 * does not begin to count again. */
static bool
belongs(const struct open_list *l, const struct block *k)
{
	if (k->list != LIST_CONTENTS && !same_place(l->indent, k->indent))
		return false;
	if (k->unmarked)
		return l->mark.kind == RAP_MARK_NONE;
	return rap_mark_alike(&l->mark, &k->mark) && (k->mark.kind == RAP_MARK_BULLET || k->mark.value != 1);
}

/* The open list that item k carries on; LIST_DEPTH where none does. */
static size_t
list_of(const struct builder *b, const struct block *k)
{
	for (size_t i = b->lists; i-- > 0; )
		if (belongs(&b->list[i], k))
			return i;
	return LIST_DEPTH;
}

static void
push_list(struct builder *b, const struct block *k)
{
	static const char *const rules[] = { [LIST_PLAIN] = "short-lines-after-announcement",
		[LIST_LABELLED] = "labelled-paragraphs", [LIST_SET_IN] = "set-in-after-announcement",
		[LIST_TERMS] = "terms-above-their-text" };
	struct open_list *l = &b->list[b->lists];
	struct rap_node *parent = b->lists ? b->list[b->lists - 1].item : top(b);

	l->node = rap_add_new(b->doc, parent, RAP_LIST);
	l->indent = k->indent;
	b->lists++;
	rap_setz(b->doc, l->node, RAP_REND,
	    k->unmarked ? "simple" : k->mark.kind == RAP_MARK_BULLET ? "bulleted" : "numbered");
	if (k->list == LIST_CONTENTS)
		rap_setz(b->doc, l->node, RAP_TYPE, "toc");
	else if (k->unmarked)
		rap_guess(b->doc, l->node, "medium", rules[k->list]);
}

/* Item k begins a list within the last item: it is set in deeper; or stands where that does, right below it, or behind a
 * colon, or the numbers there go on behind it. Others that stand apart are another list:
 *	2. Asks the keepers:		- lamps
 *	(a) to count the lamps,		- oil
 *	(b) to write it down;
 *	3. Thanks the clerk.		A) North pier */
static bool
begins_within(const struct builder *b, const struct block *k)
{
	const struct open_list *l = &b->list[b->lists ? b->lists - 1 : 0];
	const struct block *prev = k->prev < b->s->n ? &b->s->block[k->prev] : k;

	if (b->lists == 0 || k->unmarked || k->indent + 1 < l->indent)
		return false;
	if (k->indent > l->indent + 1)
		return true;
	if (l->mark.kind == RAP_MARK_NONE || (k->mark.kind == RAP_MARK_BULLET && k->gap > 0 && k->indent <= l->indent))
		return false;
	return k->gap == 0 || prev->last == ':' || prev->last == ',' || rap_is_dash(prev->last) ||
	    (l->series && l->series->last_block > (size_t)(k - b->s->block));
}

/* The level for item k: an open list of its kind and place, else a new one. */
static void
find_list(struct builder *b, const struct block *k)
{
	size_t i = list_of(b, k);

	if (i < LIST_DEPTH) {
		b->lists = i + 1;
		return;
	}
	if (!begins_within(b, k))
		close_lists(b);
	else if (b->lists < LIST_DEPTH)
		push_list(b, k);
	if (b->lists == 0)
		push_list(b, k);
}

static void
build_item(struct builder *b, struct block *k)
{
	struct open_list *l;
	struct rap_node *item = k->node;

	if (b->lists > 0 && list_of(b, k) < LIST_DEPTH)
		flush_around(b, b->list[b->lists - 1].node);
	find_list(b, k);
	flush_around(b, b->lists > 1 || b->list[0].node->first ? b->list[b->lists - 1].node : top(b));
	l = &b->list[b->lists - 1];
	rename_leaf(b, k, RAP_ITEM);
	if (!k->unmarked) {
		item = rap_split(b->doc, k->node, k->mark.text);
		rap_unset(k->node, RAP_CERT);
		rap_unset(k->node, RAP_RESP);
		k->node->name = RAP_LABEL;
		rap_add(l->node, k->node);
	}
	l->item = b->leaf = rap_add(l->node, item);
	l->mark = k->mark;
	l->series = k->series;
}

/* --- the rest */

/* A line end in a block that keeps its lines is followed by lb. */
static void
break_lines(struct rap_doc *doc, struct rap_node *leaf)
{
	struct rap_node *c, *lb;
	const char *end;

	for (c = leaf->first; c; c = c->next) {
		if (c->name != RAP_CDATA || c->text.n == 0 || !(end = memchr(c->text.s, '\n', c->text.n)))
			continue;
		size_t n = (size_t)(end - c->text.s) + 1;

		lb = rap_add_after(c, rap_elem(doc, RAP_LB));
		rap_add_after(lb, rap_cdata(doc, rap_cut(c->text, n, c->text.n)));
		c->text.n = n;
	}
}

static void
build_kept(struct builder *b, struct block *k)
{
	rap_setz(b->doc, k->node, RAP_TYPE, "lines");
	break_lines(b->doc, k->node);
	rap_add(top(b), k->node);
}

static void
build_title(struct builder *b, struct block *k)
{
	bool first = !b->body->last || b->body->last->name != RAP_AB;

	for (struct rap_node *n = b->body->first; n; n = n->next)
		first = first && (n->name == RAP_FW || n->name == RAP_PB || n->name == RAP_MILESTONE || n->name == RAP_NOTE);
	cut_signs(b, k);
	rename_leaf(b, k, first ? RAP_HEAD : RAP_AB);
	rap_setz(b->doc, k->node, RAP_TYPE, "title");
	b->leaf = b->title = rap_add(top(b), k->node);
}

/* The header's title, when all of its lines are together. */
static void
set_title(struct builder *b)
{
	struct rap_node *title = rap_find(b->doc->root, RAP_TITLESTMT);
	struct rap_buf text = { 0 };

	title = title && b->title ? rap_child(title, RAP_TITLE) : NULL;
	if (!title)
		return;
	rap_fold_str(&text, rap_own(b->doc, b->title));
	while (title->first)
		rap_remove(title->first);
	rap_add(title, rap_cdata(b->doc, rap_arena_copy(b->doc->arena, rap_buf_str(&text))));
	rap_buf_free(&text);
}

static void
build_plain(struct builder *b, struct block *k)
{
	switch (k->kind) {
	case BLOCK_TITLE:
		build_title(b, k);
		break;
	case BLOCK_KEEP:
		build_kept(b, k);
		break;
	case BLOCK_CAPTION:
		rename_leaf(b, k, RAP_HEAD);
		rap_add(rap_add_new(b->doc, top(b), RAP_FIGURE), k->node);
		break;
	case BLOCK_QUOTE:
		rename_leaf(b, k, RAP_QUOTE);
		rap_add(top(b), k->node);
		break;
	case BLOCK_DATE:
	case BLOCK_SIGNATURE:
		rename_leaf(b, k, RAP_AB);
		rap_setz(b->doc, k->node, RAP_TYPE, k->kind == BLOCK_DATE ? "dateline" : "signature");
		rap_add(top(b), k->node);
		break;
	case BLOCK_TEXT:
		rename_leaf(b, k, RAP_P);
		/* fall through */
	default:
		rap_add(top(b), k->node);
	}
}

static void
build_more(struct builder *b, struct block *k)
{
	flush_around(b, b->list[b->lists - 1].item);
	rename_leaf(b, k, RAP_P);
	rap_add(b->list[b->lists - 1].item, k->node);
}

static void
build_block(struct builder *b, size_t i)
{
	struct block *k = &b->s->block[i];

	b->around_end = i;
	if (k->kind == BLOCK_AROUND)
		return;
	if (k->kind == BLOCK_HEAD)
		build_head(b, k);
	else if (k->kind == BLOCK_CARRIED)
		rap_join(b->doc, b->leaf, k->node);
	else if (k->kind == BLOCK_ITEM)
		build_item(b, k);
	else if (k->kind == BLOCK_MORE && b->lists > 0)
		build_more(b, k);
	else {
		close_lists(b);
		build_plain(b, k);
	}
	b->around = i + 1;
}

/* The schema wants a block or a division in the body. */
static void
complete(struct builder *b)
{
	struct rap_node *n;

	for (n = b->body->first; n; n = n->next)
		if (n->name == RAP_DIV || n->name == RAP_P || n->name == RAP_AB || n->name == RAP_LIST || n->name == RAP_TABLE ||
		    n->name >= RAP_FIRST_OTHER)
			return;
	rap_add_new(b->doc, b->body, RAP_P);
}

void
sections_build(struct sections *s)
{
	struct builder b = { .s = s, .doc = s->doc, .body = rap_body(s->doc) };

	b.div[0] = (struct open_div){ .node = b.body };
	while (b.body->first)
		rap_remove(b.body->first);
	for (size_t i = 0; i < s->n; i++)
		build_block(&b, i);
	b.around_end = s->n;
	close_lists(&b);
	set_title(&b);
	complete(&b);
	rap_buf_free(&b.id);
}
