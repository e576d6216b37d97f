/* csv_turns.c - turns.csv: what was said and by whom, a row for each turn however many pieces it is in. */
#include "bundle.h"

static bool
is_between(const struct rap_node *n)
{
	return n->name == RAP_PB || n->name == RAP_FW || n->name == RAP_MILESTONE ||
	    (n->name == RAP_NOTE && rap_attr_is(n, RAP_TYPE, "stage"));
}

/* The printed label: "Mr. OKELLO." before a verbatim turn, the first name in a reported one. */
static const struct rap_node *
label_of(const struct rap_node *turn)
{
	const struct rap_node *n = turn;

	if (turn->name == RAP_U) {
		while ((n = n->prev) && is_between(n))
			;
		return rap_is(n, RAP_NOTE) && rap_attr_is(n, RAP_TYPE, "speaker") ? n : NULL;
	}
	while ((n = rap_walk(n, turn)))
		if (n->name == RAP_NAME || n->name == RAP_PERSNAME || n->name == RAP_ORGNAME)
			return n;
	return NULL;
}

static const char *
mode_of(const struct rap_node *turn)
{
	if (turn->name == RAP_SAID)
		return "reported";
	if (rap_attr_is(turn, RAP_WHO, "#question"))
		return "question";
	if (rap_attr_is(turn, RAP_WHO, "#answer"))
		return "answer";
	return "verbatim";
}

/* "#chair #kenya" as "chair kenya" */
static void
put_who(struct bundle_page *page, struct bundle_csv *csv, struct rap_str who)
{
	struct rap_buf *ids = &page->id;

	rap_buf_clear(ids);
	for (size_t i = 0; i < who.n; i++)
		if (who.s[i] != '#')
			rap_buf_addc(ids, who.s[i]);
	bundle_put(csv, rap_buf_str(ids));
}

static void
put_speech(struct bundle_page *page, struct bundle_csv *csv, size_t index)
{
	struct rap_buf *text = &page->text;
	const struct bundle_list *list = &page->model->list[TURN];

	rap_buf_clear(text);
	for (size_t i = index; i != NOTHING; i = list->a[i].more) {
		if (i != index)
			rap_buf_addc(text, '\n');
		bundle_speech(text, list->a[i].node);
	}
	bundle_put(csv, rap_buf_str(text));
}

static void
put_turn(struct bundle_page *page, size_t index)
{
	const struct bundle_thing *t = &page->model->list[TURN].a[index];
	struct rap_str act = rap_attr(t->node, RAP_ANA);
	struct bundle_csv *csv = bundle_row(page, TURNS);

	bundle_put_id(page, csv, TURN, index);
	bundle_put_id(page, csv, SECTION, t->in[SECTION]);
	put_who(page, csv, rap_attr(t->node, RAP_WHO));
	bundle_put_text(page, csv, label_of(t->node));
	bundle_putz(csv, mode_of(t->node));
	bundle_put(csv, rap_starts(act, "act:") ? rap_cut(act, 4, act.n) : act);
	bundle_put(csv, rap_attr(t->node, RAP_CERT));
	bundle_put_span(csv, t);
	put_speech(page, csv, index);
	bundle_end(csv);
}

void
bundle_turns(struct bundle_page *page)
{
	const struct bundle_list *list = &page->model->list[TURN];

	for (size_t i = 0; i < list->n; i++)
		if (list->a[i].head == i)
			put_turn(page, i);
}
