/* label_found.c - what could be labels and the leaves they stand in, kept from when they are counted: whoever makes turns of
 * them does not search again. */
#include <stdlib.h>

#include <rapporteur/filter.h>

#include "label_flow.h"

void
label_keep(struct label_found *f, const struct label_search *s, const struct label *l)
{
	if (f->n == f->cap) {
		f->cap = f->cap ? 2 * f->cap : 64;
		f->labels = rap_realloc(f->labels, f->cap, sizeof(*f->labels));
	}
	f->labels[f->n] = (struct label_kept){ *l, s->text.n - s->at };
	f->labels[f->n++].label.end -= s->at;
}

void
label_keep_leaf(struct label_kept_leaves *to, struct label_leaf leaf)
{
	if (to->n == to->cap) {
		to->cap = to->cap ? 2 * to->cap : 64;
		to->v = rap_realloc(to->v, to->cap, sizeof(*to->v));
	}
	to->v[to->n++] = leaf;
}

const struct label_leaf *
label_found_next(const struct label_found *f, const struct rap_node *leaf)
{
	const struct label_kept_leaves *kept = &f->flow;

	return kept->passed < kept->n && kept->v[kept->passed].leaf == leaf ? &kept->v[kept->passed] : NULL;
}

const struct label_leaf *
label_found_leaf(struct label_found *f, const struct rap_node *leaf)
{
	const struct label_leaf *kept = label_found_next(f, leaf);

	f->flow.passed += kept != NULL;
	return kept;
}

/* Not all that were counted are asked for. */
const struct label_leaf *
label_found_head(struct label_found *f, const struct rap_node *head)
{
	struct label_kept_leaves *kept = &f->heads;

	while (kept->passed < kept->n && kept->v[kept->passed].leaf != head)
		kept->passed++;
	return kept->passed < kept->n ? &kept->v[kept->passed++] : NULL;
}

struct label_search
label_search_of(const struct label_found *f, const struct label_leaf *leaf)
{
	static const struct label_kept none;

	if (!leaf)
		return (struct label_search){ 0 };
	return (struct label_search){ .kept = leaf->n > 0 ? f->labels + leaf->from : &none, .nkept = leaf->n };
}

bool
label_leaf_is_bare(const struct label_found *f, struct judge *judge, const struct label_leaf *leaf)
{
	const char *doubt;

	for (size_t i = leaf->from; i < leaf->from + leaf->n; i++)
		if (label_accepted(judge, &f->labels[i].label, &doubt))
			return false;
	return true;
}

bool
label_found_any(const struct label_found *f, struct judge *judge)
{
	const struct label_leaf all = { .n = f->n };

	return f->more || !label_leaf_is_bare(f, judge, &all);
}

bool
label_found_said(const struct label_found *f, struct judge *judge)
{
	for (size_t i = 0; i < f->flow.n; i++)
		if (!label_leaf_is_bare(f, judge, &f->flow.v[i]))
			return true;
	return f->more;
}

bool
label_found_before(struct label_found *f, struct judge *judge, const struct rap_node *n)
{
	const struct label_leaf *v = f->flow.v;

	while (f->bare < f->flow.n && label_leaf_is_bare(f, judge, &v[f->bare]))
		f->bare++;
	return n->nsource > 0 && f->bare < f->flow.n && rap_ranges(v[f->bare].leaf)->start < rap_ranges(n)->start;
}

void
label_keep_list(struct label_found *f, const struct rap_node *list)
{
	if (f->nlists == f->lists_cap) {
		f->lists_cap = f->lists_cap ? 2 * f->lists_cap : 16;
		f->lists = rap_realloc(f->lists, f->lists_cap, sizeof(*f->lists));
	}
	f->lists[f->nlists++] = list;
}

bool
label_found_list(struct label_found *f, const struct rap_node *list)
{
	bool is = f->lists_passed < f->nlists && f->lists[f->lists_passed] == list;

	f->lists_passed += is;
	return is;
}

void
label_found_free(struct label_found *f)
{
	free(f->flow.v);
	free(f->heads.v);
	free(f->lists);
	free(f->labels);
}
