/* bundle_chain.c - turns in pieces: said[@next="#u8"] ... said[@xml:id="u8"][@prev="#u7"] are one row of turns.csv. */
#include <search.h>

#include "bundle.h"

struct link {			/* an id, and the piece that has it */
	struct rap_str id;
	size_t index;
};

static int
compare(const void *a, const void *b)
{
	return bundle_compare(((const struct link *)a)->id, ((const struct link *)b)->id);
}

/* Pieces come in document order, so the one before is known already; pointers that lead nowhere or ahead begin a turn. */
static void
attach(struct bundle_list *turns, size_t index, const struct link *before)
{
	struct bundle_thing *piece = &turns->a[index], *head;

	if (turns->a[before->index].more != NOTHING)
		return;		/* two pieces claim to be the next: the second stands alone */
	piece->head = turns->a[before->index].head;
	turns->a[before->index].more = index;
	head = &turns->a[piece->head];
	if (piece->start > piece->end)
		return;
	head->start = piece->start < head->start ? piece->start : head->start;
	head->end = piece->end > head->end ? piece->end : head->end;
}

/* One guess made a turn of several pieces: it is one row to review. */
static bool
is_repeated(const struct bundle_model *model, const struct bundle_thing *guess)
{
	const struct bundle_list *turns = &model->list[TURN];
	size_t turn = guess->in[TURN];

	return turn != NOTHING && turns->a[turn].node == guess->node && turns->a[turn].head != turn &&
	    rap_eq(rap_attr(guess->node, RAP_RESP), rap_attr(turns->a[turns->a[turn].head].node, RAP_RESP));
}

static void
drop_repeated(struct bundle_model *model)
{
	struct bundle_list *guesses = &model->list[JUDGED];
	size_t kept = 0;

	for (size_t i = 0; i < guesses->n; i++)
		if (!is_repeated(model, &guesses->a[i]))
			guesses->a[kept++] = guesses->a[i];
	guesses->n = kept;
}

static void
keep(void *link)
{
	(void)link;
}

void
bundle_chain(struct bundle_model *model)
{
	struct bundle_list *turns = &model->list[TURN];
	struct link *links = rap_alloc(turns->n ? turns->n : 1, sizeof(*links));
	void *known = NULL;

	for (size_t i = 0; i < turns->n; i++) {
		const struct rap_node *n = turns->a[i].node;
		struct rap_str prev = rap_attr(n, RAP_PREV);
		struct link wanted = { rap_cut(prev, 1, prev.n), 0 }, **found;

		found = prev.n > 1 ? tfind(&wanted, &known, compare) : NULL;
		if (found)
			attach(turns, i, *found);
		links[i] = (struct link){ rap_attr(n, RAP_XML_ID), i };
		if (rap_attr(n, RAP_NEXT).n > 1 && links[i].id.n > 0)
			tsearch(&links[i], &known, compare);
	}
	tdestroy(known, keep);
	free(links);
	drop_repeated(model);
}
