/* label_items.c - a list whose items begin with labels is no list, but a transcript: rap-sections takes the mark before
 * a name, or the letter of a question, for an item's; the count over the document can tell.
 *
 *	- Ana Rivas: I rise		12. Tom Ito (LP): You may		Q    How many?
 *	- Tom Ito: You may		13. Ana Rivas (LP): I thank you		A    Nine. */
#include <string.h>

#include "label_flow.h"
#include "label_line.h"

#define HALF 2			/* one item in so many begins with a label */
#define FIRST 2			/* items, one of which does */
#define NAME_BYTES 120		/* up to a name's colon */
#define GAP 40			/* blanks between mark and item, at most */

static struct rap_node *
mark_of(const struct rap_node *item)
{
	return rap_is(item->prev, RAP_LABEL) && item->prev->nsource == 1 ? item->prev : NULL;
}

/* The form that the mark gives the name behind it, LABEL_NONE: no mark of labels, as "a)". The number of a cue may stand
 * without a sign. */
static enum label_form
form_of(struct rap_doc *doc, const struct rap_node *mark)
{
	struct rap_str text = rap_trim(rap_own(doc, mark));
	enum label_form form;

	return label_mark(rap_arena_join(doc->arena, text, RAP_STR("  R")), &form) ? form : LABEL_NONE;
}

/* A look before it is read: "Ana Rivas: ", "RIVAS.- ", "A    No", "MRS LIMA      Yes". Most items have none of them. */
static bool
may_begin(struct rap_str text)
{
	text = rap_trim(rap_cut(text, 0, NAME_BYTES));
	return text.n > 3 && (memchr(text.s, ':', text.n) || memmem(text.s, text.n, ".-", 2) || text.s[1] == '\t' ||
	    label_gap(text, 0, 2) < text.n);
}

/* "I. Rivas (LP): I thank", "K. Ito: You may": a letter that stands alone, or before a name with a bracket, is no item's. */
static bool
read_initial(struct speakers *sp, const struct rap_node *mark, struct rap_str text, struct label *l)
{
	bool single = !mark->prev && !mark->next->next;

	text = rap_arena_join(sp->doc->arena, rap_trim(rap_own(sp->doc, mark)), rap_arena_join(sp->doc->arena, RAP_STR(" "),
	    rap_cut(text, 0, NAME_BYTES)));
	return label_is_initial(text) && label_read(sp, text, 0, l) && l->form == LABEL_COLON &&
	    (single ? l->shape >= SHAPE_NAME : l->shape == SHAPE_BRACKET);
}

/* "- Repairs:", and what was repaired below, is no speaker. */
bool
label_read_item(struct speakers *sp, struct rap_node *item, struct label *l)
{
	const struct rap_node *mark = mark_of(item);
	struct rap_str text = item->nsource > 0 ? speakers_text(sp, item) : RAP_STR(""), trimmed = rap_trim(text);

	if (mark && label_bare(sp, text, l) && form_of(sp->doc, mark) == LABEL_COUNTED) {
		l->form = LABEL_COUNTED;
		return true;
	}
	if (!may_begin(trimmed))
		return false;
	if (mark && read_initial(sp, mark, trimmed, l))
		return true;
	if (trimmed.s[trimmed.n - 1] == ':' || !label_read(sp, text, 0, l))
		return false;
	if (l->form == LABEL_COLON && l->shape != SHAPE_NICK && mark)
		l->form = form_of(sp->doc, mark);
	if (mark)
		return l->form == LABEL_COUNTED || l->form == LABEL_SIGNED;
	return l->form == LABEL_LETTER || l->form == LABEL_COLON || l->form == LABEL_STOP_DASH || l->form == LABEL_TAB ||
	    l->form == LABEL_COUNTED;
}

bool
label_find_item(struct speakers *sp, struct rap_node *item, struct label_search *s, struct label *l)
{
	if (s->at > 0 || !label_read_item(sp, item, l))
		return label_find(sp, s, l);
	s->next = label_next_line(s->text, 0);
	s->lines++;
	return true;
}

/* Is the item's label one: where names and terms share a mark, "- Depth: eight metres", a single word has to come again. */
static bool
is_accepted(struct judge *judge, const struct label *l)
{
	const char *doubt;

	return label_accepted(judge, l, &doubt) && (l->words > 1 || l->form == LABEL_LETTER || label_times(judge, l) > 1);
}

/* Do so many items begin with a label that the judge accepts, or, where there is none yet, with what could be one? */
static bool
is_spoken(struct speakers *sp, struct judge *judge, const struct rap_node *list)
{
	size_t items = 0, labels = 0;
	struct label l;

	for (struct rap_node *n = list->first; n; n = n->next) {
		if (!rap_is(n, RAP_ITEM))
			continue;
		if (n->nsource == 0 || rap_child(n, RAP_LIST) || rap_child(n, RAP_P))
			return false;
		items++;
		labels += label_read_item(sp, n, &l) && (!judge || is_accepted(judge, &l));
		if (labels == 0 && items == FIRST)
			return false;
	}
	return labels > 0 && labels * HALF >= items;
}

/* Before they are judged. */
bool
label_may_speak(struct speakers *sp, const struct rap_node *list)
{
	return is_spoken(sp, NULL, list);
}

/* The item with its mark and the blanks between before it, as one leaf. */
static struct rap_node *
with_mark(struct rap_doc *doc, struct rap_node *mark, struct rap_node *item)
{
	static const char blanks[GAP + 1] = "                                        ";
	const struct rap_range *ranges = rap_ranges(item);
	size_t end = rap_ranges(mark)->end, next = ranges->start;

	if (mark->next != item || next < end || next - end > GAP) {
		rap_join(doc, mark, item);
		return mark;
	}
	rap_source_set(doc, mark, rap_ranges(mark)->start, ranges->end);
	for (size_t i = 1; i < item->nsource; i++)
		rap_source_add(doc, mark, ranges[i].start, ranges[i].end);
	if (next > end)
		rap_add(mark, rap_cdata(doc, (struct rap_str){ blanks, next - end }));
	rap_move_children(item, mark);
	rap_remove(item);
	return mark;
}

static void
dissolve(struct rap_doc *doc, struct rap_node *list)
{
	for (struct rap_node *n = list->first, *next; n; n = next) {
		struct rap_node *mark = rap_is(n, RAP_ITEM) ? mark_of(n) : NULL;

		next = n->next;
		if (rap_is(n, RAP_LABEL) && rap_is(next, RAP_ITEM) && mark_of(next) == n)
			continue;
		if (rap_is(n, RAP_ITEM)) {
			n = mark ? with_mark(doc, mark, n) : n;
			n->name = RAP_P;
			rap_unset(n, RAP_N);
		}
		rap_add_before(list, rap_remove(n));
	}
	rap_remove(list);
}

bool
label_dissolve_list(struct speakers *sp, struct judge *judge, struct rap_node *list)
{
	if (!is_spoken(sp, judge, list))
		return false;
	dissolve(sp->doc, list);
	return true;
}
