/* sections_build_lists.c - items become lists: at most LIST_DEPTH deep, deeper items stay on the last level. */
#include "sections_build.h"

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
	struct rap_node *parent = b->lists ? b->list[b->lists - 1].item : sections_top(b);

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
		sections_close_lists(b);
	else if (b->lists < LIST_DEPTH)
		push_list(b, k);
	if (b->lists == 0)
		push_list(b, k);
}

void
sections_build_item(struct builder *b, struct block *k)
{
	struct open_list *l;
	struct rap_node *item = k->node;

	if (b->lists > 0 && list_of(b, k) < LIST_DEPTH)
		sections_flush_around(b, b->list[b->lists - 1].node);
	find_list(b, k);
	sections_flush_around(b, b->lists > 1 || b->list[0].node->first ? b->list[b->lists - 1].node : sections_top(b));
	l = &b->list[b->lists - 1];
	sections_rename_leaf(b, k, RAP_ITEM);
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

void
sections_build_more(struct builder *b, struct block *k)
{
	sections_flush_around(b, b->list[b->lists - 1].item);
	sections_rename_leaf(b, k, RAP_P);
	rap_add(b->list[b->lists - 1].item, k->node);
}
