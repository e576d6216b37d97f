/* bundle_walk.c - the model of a document, from one walk over its tree: its sections, paragraphs, turns, tables and
 * guesses in document order, what stands in what, and which characters of the source each takes.
 *
 * The stack of open elements is on the heap: a hostile stream may nest a million of them. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "bundle.h"

struct frame {
	const struct rap_node *node;
	size_t in[BUNDLE_KINDS];	/* nearest thing of each kind, the node itself included */
	size_t start, end;		/* what the node takes, as far as seen */
	size_t leaf;			/* frame of the nearest leaf, NOTHING for none */
	size_t range, used;		/* of a leaf: characters taken of its own text, counted in that range */
};

struct walk {
	struct bundle_model *model;
	bool header;		/* only speakers are looked for */
	struct frame *a;
	size_t n, cap;
	struct rap_cells cells;	/* of the row we are in */
};

static size_t
add_thing(struct bundle_list *list, const struct rap_node *node, const size_t in[BUNDLE_KINDS])
{
	struct bundle_thing *t;

	if (list->n == list->cap) {
		list->cap = list->cap ? 2 * list->cap : 64;
		list->a = rap_realloc(list->a, list->cap, sizeof(*list->a));
	}
	t = &list->a[list->n];
	*t = (struct bundle_thing){ .node = node, .start = NOTHING, .head = list->n, .more = NOTHING };
	memcpy(t->in, in, sizeof(t->in));
	return list->n++;
}

static enum bundle_kind
kind_of(const struct rap_node *n, bool header)
{
	if (header)
		return n->name == RAP_PERSON || n->name == RAP_ORG ? SPEAKER : BUNDLE_KINDS;
	switch (n->name) {
	case RAP_DIV:
		return SECTION;
	case RAP_U:
	case RAP_SAID:
		return TURN;
	case RAP_TABLE:
		return TABLE;
	default:
		return bundle_paragraph_kind(n) ? PARAGRAPH : BUNDLE_KINDS;
	}
}

static struct frame *
push(struct walk *w)
{
	struct frame *f;

	if (w->n == w->cap) {
		w->cap = w->cap ? 2 * w->cap : 64;
		w->a = rap_realloc(w->a, w->cap, sizeof(*w->a));
	}
	f = &w->a[w->n];
	if (w->n > 0) {
		*f = f[-1];
	} else {
		f->leaf = NOTHING;
		for (int k = 0; k < BUNDLE_KINDS; k++)
			f->in[k] = NOTHING;
	}
	f->start = NOTHING;
	f->end = f->range = f->used = 0;
	w->n++;
	return f;
}

static void
enter(struct walk *w, const struct rap_node *n)
{
	struct frame *f = push(w);
	enum bundle_kind kind = kind_of(n, w->header);

	f->node = n;
	if (n->nsource > 0)
		f->leaf = w->n - 1;
	if (kind != BUNDLE_KINDS)
		f->in[kind] = add_thing(&w->model->list[kind], n, f->in);
	if (!rap_attr(n, RAP_CERT).s)
		return;
	f->in[JUDGED] = add_thing(&w->model->list[JUDGED], n, f->in);
	w->model->list[JUDGED].a[f->in[JUDGED]].ahead = w->model->list[PARAGRAPH].n;
}

static void
extend(struct frame *f, size_t start, size_t end)
{
	if (start > end)
		return;
	f->start = start < f->start ? start : f->start;
	f->end = end > f->end ? end : f->end;
}

/* The node is complete: what it takes goes to the things it is, and to the element around it. */
static void
leave(struct walk *w)
{
	struct frame *f = &w->a[--w->n];

	for (uint32_t i = 0; i < f->node->nsource; i++)
		extend(f, rap_ranges(f->node)[i].start, rap_ranges(f->node)[i].end);
	for (int k = 0; k < BUNDLE_KINDS; k++) {
		struct bundle_thing *t = f->in[k] == NOTHING ? NULL : &w->model->list[k].a[f->in[k]];

		if (t && t->node == f->node) {
			t->start = f->start;
			t->end = f->end;
		}
	}
	if (w->n > 0)
		extend(f - 1, f->start, f->end);
}

/* Text: its characters are the next of its leaf's ranges (source.h: one more between two ranges). An element without
 * @source in a leaf, such as said in p, takes just these. */
static void
text(struct walk *w, const struct rap_node *n)
{
	struct frame *inner = &w->a[w->n - 1];
	struct frame *leaf = inner->leaf == NOTHING ? NULL : &w->a[inner->leaf];
	size_t left = rap_utf8_count(n->text.s, n->text.n);

	while (leaf && left > 0 && leaf->range < leaf->node->nsource) {
		const struct rap_range *r = &rap_ranges(leaf->node)[leaf->range];
		size_t length = r->end - r->start;
		size_t here = leaf->used < length ? length - leaf->used : 0;

		here = here < left ? here : left;
		if (here > 0)
			extend(inner, r->start + leaf->used, r->start + leaf->used + here);
		leaf->used += here;
		left -= here;
		if (left > 0) {		/* the line end between two ranges */
			left--;
			leaf->range++;
			leaf->used = 0;
		}
	}
}

static void
walk(struct bundle_model *model, const struct rap_node *root, bool header)
{
	struct walk w = { .model = model, .header = header };
	const struct rap_node *n = root, *first;

	for (;;) {
		if (rap_is_elem(n)) {
			enter(&w, n);
			if ((first = rap_first(&w.cells, n))) {
				n = first;
				continue;
			}
			leave(&w);
		} else if (n->name == RAP_CDATA)
			text(&w, n);
		while (n != root && !n->next) {
			n = n->parent;
			leave(&w);
		}
		if (n == root)
			break;
		n = n->next;
	}
	free(w.a);
	rap_cells_free(&w.cells);
}

void
bundle_model_make(struct bundle_model *model, const struct rap_doc *doc)
{
	const struct rap_node *header = rap_child(doc->root, RAP_TEIHEADER), *body = rap_body(doc);

	memset(model, 0, sizeof(*model));
	if (header)
		walk(model, header, true);
	if (body)
		walk(model, body, false);
	bundle_chain(model);
}

void
bundle_model_free(struct bundle_model *model)
{
	for (int k = 0; k < BUNDLE_KINDS; k++)
		free(model->list[k].a);
}

/* Where an element that should have an id has none (another program made it), it gets one that we never give. */
void
bundle_id(struct rap_buf *out, const struct bundle_model *model, enum bundle_kind kind, size_t index)
{
	static const char *const words[] = { "section-", "p", "turn-", "table-", "speaker-", "" };
	struct rap_str id;

	if (index == NOTHING)
		return;
	id = rap_attr(model->list[kind].a[index].node, RAP_XML_ID);
	if (kind == PARAGRAPH || id.n == 0)
		rap_buf_addf(out, "%s%zu", words[kind], index + 1);
	else
		rap_buf_add(out, id.s, id.n);
}
