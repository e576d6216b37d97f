/* csv_review.c - review.csv: every guess, so that a person checks these rows and not the whole document. */
#include "bundle.h"

static bool
is_own(const struct bundle_page *page, const struct bundle_thing *t, enum bundle_kind kind)
{
	return t->in[kind] != NOTHING && page->model->list[kind].a[t->in[kind]].node == t->node;
}

/* A list has no row of its own: its first item tells where it is. */
static bool
begins_with_paragraph(const struct bundle_page *page, const struct bundle_thing *t)
{
	const struct bundle_list *list = &page->model->list[PARAGRAPH];
	const struct bundle_thing *first = t->ahead < list->n ? &list->a[t->ahead] : NULL;

	return first && first->start >= t->start && first->end <= t->end;
}

/* What the tables call the element: its id, or the id of what is in it, or of what it stands in. */
static void
put_element(struct bundle_page *page, struct bundle_csv *csv, const struct bundle_thing *t)
{
	static const enum bundle_kind kinds[] = { SECTION, PARAGRAPH, TURN, TABLE, SPEAKER };
	static const enum bundle_kind nearest[] = { TABLE, PARAGRAPH, TURN, SECTION };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (is_own(page, t, kinds[i])) {
			size_t index = t->in[kinds[i]];

			bundle_put_id(page, csv, kinds[i], kinds[i] == TURN ? page->model->list[TURN].a[index].head : index);
			return;
		}
	if (begins_with_paragraph(page, t)) {
		bundle_put_id(page, csv, PARAGRAPH, t->ahead);
		return;
	}
	for (size_t i = 0; i < sizeof(nearest) / sizeof(*nearest); i++)
		if (t->in[nearest[i]] != NOTHING) {
			bundle_put_id(page, csv, nearest[i], t->in[nearest[i]]);
			return;
		}
	bundle_put(csv, page->document);
}

/* "rule:short-title-case-line" as "short title case line" */
static void
put_reason(struct bundle_page *page, struct bundle_csv *csv, struct rap_str resp)
{
	struct rap_buf *reason = &page->id;

	rap_buf_clear(reason);
	for (size_t i = rap_starts(resp, "rule:") ? 5 : 0; i < resp.n; i++)
		rap_buf_addc(reason, resp.s[i] == '-' ? ' ' : resp.s[i]);
	bundle_put(csv, rap_buf_str(reason));
}

/* What to show of something: its heading or caption, else its own text, else its beginning. Never more than a part of
 * what nests in it: lists in lists would print their text once for each level. */
static void
put_what(struct bundle_page *page, struct bundle_csv *csv, const struct rap_node *n)
{
	struct rap_buf *text = &page->text;
	const struct rap_node *head = n->nsource == 0 || n->name == RAP_TABLE ? rap_child(n, RAP_HEAD) : NULL;

	rap_buf_clear(text);
	if (head)
		bundle_text(text, head);
	else if (n->name == RAP_U || n->name == RAP_SAID)
		bundle_speech(text, n);
	else if ((n->name == RAP_PERSON || n->name == RAP_ORG) && bundle_speaker_name(n))
		bundle_text(text, bundle_speaker_name(n));
	else if (n->name == RAP_TABLE && rap_child(n, RAP_ROW))
		bundle_speech(text, rap_child(n, RAP_ROW));
	else if (n->name == RAP_LIST && rap_child(n, RAP_ITEM))
		bundle_text(text, rap_child(n, RAP_ITEM));
	else
		bundle_text(text, n);
	bundle_put(csv, rap_buf_str(text));
}

void
bundle_review(struct bundle_page *page)
{
	const struct bundle_list *list = &page->model->list[JUDGED];

	for (size_t i = 0; i < list->n; i++) {
		const struct bundle_thing *t = &list->a[i];
		struct bundle_csv *csv = bundle_row(page, REVIEW);

		put_element(page, csv, t);
		bundle_put(csv, rap_name_str(page->doc, t->node->name));
		bundle_put(csv, rap_attr(t->node, RAP_CERT));
		put_reason(page, csv, rap_attr(t->node, RAP_RESP));
		bundle_put_span(csv, t);
		put_what(page, csv, t->node);
		bundle_end(csv);
	}
}
