/* sections_build.c - the judged blocks become the tree: title, nested div with head, p, figure; lists are built by
 * sections_build_lists.c. Depth is kept on explicit stacks. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/fold.h>
#include <rapporteur/tree.h>

#include "sections_build.h"

void
sections_flush_around(struct builder *b, struct rap_node *to)
{
	for (; b->around < b->around_end; b->around++)
		if (b->s->block[b->around].kind == BLOCK_AROUND)
			rap_add(to, b->s->block[b->around].node);
}

void
sections_close_lists(struct builder *b)
{
	b->lists = 0;
	sections_flush_around(b, sections_top(b));
}

void
sections_rename_leaf(struct builder *b, struct block *k, uint32_t name)
{
	k->node->name = name;
	rap_unset(k->node, RAP_TYPE);
	sections_explain(b->doc, k);
	if (k->cert)
		rap_guess(b->doc, k->node, k->cert, k->rule);
}

static void
make_drawing(struct builder *b, struct rap_node *signs)
{
	while (signs->first)
		rap_remove(signs->first);
	signs->name = RAP_MILESTONE;
	rap_unset(signs, RAP_TYPE);
	rap_setz(b->doc, signs, RAP_UNIT, "rule");
	rap_add(sections_top(b), signs);
}

/* "## Minutes", "== Minutes ==": what stands before the text only draws, and stands in the @source of a milestone. What
 * stands behind it is returned, NULL for nothing: its place is behind the heading. */
static struct rap_node *
cut_signs(struct builder *b, struct block *k)
{
	size_t behind = sections_signs_behind(k);
	struct rap_node *signs = k->node, *closing = NULL;

	if (k->body == 0)
		return NULL;
	if (behind > 0)
		closing = rap_split(b->doc, k->node, behind);
	k->node = rap_split(b->doc, signs, k->body);
	make_drawing(b, signs);
	return closing;
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
	if (from >= to || !rap_wrap(b->doc, k->node, from - k->body, to - k->body, RAP_LABEL))
		return;
	for (size_t i = from; i < to; i++)
		rap_buf_addc(&n, k->own.s[i] == '\n' ? ' ' : k->own.s[i]);
	rap_set(b->doc, sections_top(b), RAP_N, rap_arena_copy(b->doc->arena, rap_buf_str(&n)));
	rap_buf_free(&n);
}

static void
build_head(struct builder *b, struct block *k)
{
	struct rap_node *text = NULL, *closing;

	sections_close_lists(b);
	open_div(b, k->rank);
	if (k->qa || k->agenda || k->speaks)
		rap_setz(b->doc, sections_top(b), RAP_TYPE, k->qa ? "qa" : k->agenda ? "agenda" : "speaker");
	closing = cut_signs(b, k);
	if (k->text_at)
		text = rap_split(b->doc, k->node, k->text_at);
	sections_rename_leaf(b, k, RAP_HEAD);
	b->leaf = rap_add(sections_top(b), k->node);
	number_head(b, k);
	if (closing)
		make_drawing(b, closing);
	if (!text)
		return;
	text->name = RAP_P;
	rap_unset(text, RAP_TYPE);
	rap_add(sections_top(b), text);
}

/* --- the rest */

/* A line end in a block that keeps its lines is followed by lb. */
static void
break_lines(struct rap_doc *doc, struct rap_node *leaf)
{
	struct rap_node *c, *lb;
	const char *end;

	for (c = leaf->first; c; c = c->next) {
		if (c->name != RAP_CDATA || c->text.n == 0 || !(end = memchr(c->text.s, '\n', c->text.n)) ||
		    (c->next && c->next->name == RAP_LB))
			continue;
		size_t n = (size_t)(end - c->text.s) + 1;

		lb = rap_add_after(c, rap_elem(doc, RAP_LB));
		if (n < c->text.n)
			rap_add_after(lb, rap_cdata(doc, rap_cut(c->text, n, c->text.n)));
		c->text.n = n;
	}
}

/* Each line begins with the sign of what somebody else wrote: "> The quay is too short." */
static bool
is_quoted(struct rap_str s)
{
	const char *end;

	for (size_t i = 0; i < s.n; i = end ? (size_t)(end - s.s) + 1 : s.n) {
		i = rap_skip_space(s, i);
		if (i == s.n || s.s[i] != '>')
			return false;
		end = memchr(s.s + i, '\n', s.n - i);
	}
	return s.n > 0;
}

static void
build_kept(struct builder *b, struct block *k)
{
	if (is_quoted(k->text))
		sections_rename_leaf(b, k, RAP_QUOTE);
	else
		rap_setz(b->doc, k->node, RAP_TYPE, "lines");
	break_lines(b->doc, k->node);
	b->leaf = rap_add(sections_top(b), k->node);
}

/* Lines of an address come one by one. */
static void
carry_on(struct builder *b, struct block *k)
{
	rap_join(b->doc, b->leaf, k->node);
	if (b->leaf->name == RAP_AB && rap_attr_is(b->leaf, RAP_TYPE, "lines"))
		break_lines(b->doc, b->leaf);
}

/* "HEADLINE: Bridge opens early": the label in the head; a paragraph of its own before what is no head. */
static void
label_title(struct builder *b, struct block *k, bool head)
{
	struct rap_node *title;

	if (k->label_from >= k->label_to)
		return;
	if (head) {
		rap_wrap(b->doc, k->node, k->label_from, k->label_to, RAP_LABEL);
		return;
	}
	title = rap_split(b->doc, k->node, k->label_to);
	k->node->name = RAP_P;
	rap_unset(k->node, RAP_TYPE);
	rap_add(sections_top(b), k->node);
	k->node = title;
}

static void
build_title(struct builder *b, struct block *k)
{
	bool first = !b->body->last || b->body->last->name != RAP_AB;
	struct rap_node *closing;

	for (struct rap_node *n = b->body->first; n; n = n->next)
		first = first && (n->name == RAP_FW || n->name == RAP_PB || n->name == RAP_MILESTONE || n->name == RAP_NOTE);
	closing = cut_signs(b, k);
	label_title(b, k, first);
	sections_rename_leaf(b, k, first ? RAP_HEAD : RAP_AB);
	rap_setz(b->doc, k->node, RAP_TYPE, "title");
	b->leaf = b->title = rap_add(sections_top(b), k->node);
	if (closing)
		make_drawing(b, closing);
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
	rap_fold_str(&text, rap_trim(rap_own(b->doc, b->title)));
	while (title->first)
		rap_remove(title->first);
	rap_add(title, rap_cdata(b->doc, rap_arena_copy(b->doc->arena, rap_buf_str(&text))));
	rap_buf_free(&text);
}

static void
build_plain(struct builder *b, struct block *k)
{
	static const char *const types[] = { [BLOCK_DATE] = "dateline", [BLOCK_SIGNATURE] = "signature",
		[BLOCK_BYLINE] = "byline" };

	switch (k->kind) {
	case BLOCK_TITLE:
		build_title(b, k);
		break;
	case BLOCK_KEEP:
		build_kept(b, k);
		break;
	case BLOCK_CAPTION:
		sections_rename_leaf(b, k, RAP_HEAD);
		rap_add(rap_add_new(b->doc, sections_top(b), RAP_FIGURE), k->node);
		break;
	case BLOCK_QUOTE:
		sections_rename_leaf(b, k, RAP_QUOTE);
		rap_add(sections_top(b), k->node);
		break;
	case BLOCK_DATE:
	case BLOCK_SIGNATURE:
	case BLOCK_BYLINE:
		sections_rename_leaf(b, k, RAP_AB);
		rap_setz(b->doc, k->node, RAP_TYPE, types[k->kind]);
		b->leaf = rap_add(sections_top(b), k->node);
		break;
	case BLOCK_TEXT:
		sections_rename_leaf(b, k, RAP_P);
		/* fall through */
	default:
		rap_add(sections_top(b), k->node);
	}
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
		carry_on(b, k);
	else if (k->kind == BLOCK_ITEM)
		sections_build_item(b, k);
	else if (k->kind == BLOCK_MORE && b->lists > 0)
		sections_build_more(b, k);
	else {
		sections_close_lists(b);
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

/* What is in the body, all of it. */
static void
take_out(struct rap_node *body)
{
	struct rap_node *next;

	for (struct rap_node *n = body->first; n; n = next) {
		next = n->next;
		n->parent = n->prev = n->next = NULL;
	}
	body->first = body->last = NULL;
}

void
sections_build(struct sections *s)
{
	struct builder b = { .s = s, .doc = s->doc, .body = rap_body(s->doc) };

	b.div[0] = (struct open_div){ .node = b.body };
	take_out(b.body);
	for (size_t i = 0; i < s->n; i++)
		build_block(&b, i);
	b.around_end = s->n;
	sections_close_lists(&b);
	set_title(&b);
	complete(&b);
	rap_buf_free(&b.id);
}
