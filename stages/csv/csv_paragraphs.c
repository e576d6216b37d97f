/* csv_paragraphs.c - paragraphs.csv: whatever is read as running text, in document order. */
#include "bundle.h"

/* An item that only holds paragraphs is not one itself; theirs are the rows. "Venue: the old mill" has a label worth a row,
 * "3)" has not. */
const char *
bundle_paragraph_kind(const struct rap_node *n)
{
	switch (n->name) {
	case RAP_P:
		return "p";
	case RAP_SEG:
		return "seg";
	case RAP_ITEM:
		return n->nsource > 0 ? "item" : NULL;
	case RAP_LABEL:
		return rap_is(n->parent, RAP_LIST) && rap_attr_is(n->parent, RAP_TYPE, "gloss") ? "label" : NULL;
	case RAP_HEAD:
		return rap_is(n->parent, RAP_FIGURE) || rap_is(n->parent, RAP_TABLE) ? "caption" : NULL;
	case RAP_NOTE:
		return "note";
	case RAP_FW:
		return "fw";
	case RAP_AB:
		return "ab";
	case RAP_QUOTE:
		return "quote";
	default:
		return NULL;
	}
}

void
bundle_paragraphs(struct bundle_page *page)
{
	const struct bundle_list *list = &page->model->list[PARAGRAPH];

	for (size_t i = 0; i < list->n; i++) {
		const struct bundle_thing *t = &list->a[i];
		size_t turn = t->in[TURN];
		struct bundle_csv *csv = bundle_row(page, PARAGRAPHS);

		bundle_put_id(page, csv, PARAGRAPH, i);
		bundle_put_id(page, csv, SECTION, t->in[SECTION]);
		bundle_put_id(page, csv, TURN, turn == NOTHING ? NOTHING : page->model->list[TURN].a[turn].head);
		bundle_putz(csv, bundle_paragraph_kind(t->node));
		bundle_put_span(csv, t);
		bundle_put_text(page, csv, t->node);
		bundle_end(csv);
	}
}
