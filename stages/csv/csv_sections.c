/* csv_sections.c - sections.csv: one row for each div. */
#include "bundle.h"

/* Sections stand in document order, so a parent's level is known before its children ask. */
static size_t
level_of(const struct bundle_thing *section, const size_t *levels)
{
	size_t parent = section->in[SECTION];

	return parent == NOTHING ? 1 : levels[parent] + 1;
}

void
bundle_sections(struct bundle_page *page)
{
	const struct bundle_list *list = &page->model->list[SECTION];
	size_t *levels = rap_alloc(list->n ? list->n : 1, sizeof(*levels));

	for (size_t i = 0; i < list->n; i++) {
		const struct bundle_thing *t = &list->a[i];
		const struct rap_node *head = rap_child(t->node, RAP_HEAD);
		struct bundle_csv *csv = bundle_row(page, SECTIONS);
		struct rap_buf *text = &page->text;

		levels[i] = level_of(t, levels);
		bundle_put_id(page, csv, SECTION, i);
		bundle_put_id(page, csv, SECTION, t->in[SECTION]);
		bundle_number(csv, levels[i]);
		bundle_put(csv, rap_attr(t->node, RAP_N));
		rap_buf_clear(text);
		if (head)
			bundle_text_without(text, head, RAP_LABEL);
		bundle_put(csv, rap_buf_str(text));
		bundle_put_span(csv, t);
		bundle_end(csv);
	}
	free(levels);
}
