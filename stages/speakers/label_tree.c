/* label_tree.c - divisions whose heading is a label are none: rap-sections cannot tell "La presidenta" alone on a line
 * from a heading, the count over the document can. */
#include <string.h>

#include "label_flow.h"

#define AROUND_MAX 16		/* what may stand between two divisions: furniture, notes */

static struct rap_node *
next_leaf(struct rap_node *n)
{
	while (n && (rap_is(n, RAP_FW) || rap_is(n, RAP_PB) || rap_is(n, RAP_CDATA) || rap_is(n, RAP_MILESTONE)))
		n = n->next;
	return n;
}

/* The heading as a label; false where it is none, or has a number. */
static bool
read_head(struct speakers *sp, struct label_found *found, struct rap_node *head, struct label *l)
{
	const struct label_leaf *kept = NULL;
	struct label_search s;

	if (!rap_is(head, RAP_HEAD) || label_is_numbered(sp->doc, head) || label_is_underlined(head))
		return false;
	if (!rap_attr(head, RAP_TYPE).s)		/* titles were not counted */
		kept = label_found_head(found, head);
	if (!kept)
		return label_read(sp, rap_own(sp->doc, head), 0, l);
	s = label_search_of(found, kept);
	s.text = rap_own(sp->doc, head);
	if (!label_find(sp, &s, l) || s.at > 0)
		return false;
	l->whole = false;		/* a heading goes before what is said */
	return true;
}

static bool
is_label_head(struct judge *judge, const struct rap_node *head, struct rap_str text, const struct label *l, const char **doubt)
{
	return !rap_attr(head, RAP_TYPE).s && l->form == LABEL_ALONE &&
	    label_is_blank(text, l->end, text.n) && label_accepted(judge, l, doubt);
}

/* The place where blocks go that stood in div: the end of the division before it; NULL: where div stands. */
static struct rap_node *
place_for(struct rap_node *div)
{
	struct rap_node *place = div->prev;

	for (int i = 0; place && !rap_is(place, RAP_DIV) && i < AROUND_MAX; i++)
		place = place->prev;
	if (!rap_is(place, RAP_DIV))
		return NULL;
	while (rap_is(place->last, RAP_DIV))
		place = place->last;
	return place;
}

static void
dissolve(struct rap_node *div)
{
	struct rap_node *place = place_for(div), *next;

	for (struct rap_node *n = div->first; n; n = next) {
		next = n->next;
		rap_remove(n);
		if (rap_is(n, RAP_DIV))
			place = NULL;
		if (place)
			rap_add(place, n);
		else
			rap_add_before(div, n);
	}
	rap_remove(div);
}

/* Is that label of a heading a speaker's, whatever it is counted? "REP. RIVAS: (8th)" has only a bracket behind it. */
static bool
is_plainly_named(const struct label *l, struct rap_str text)
{
	if (l->form == LABEL_COLON && l->shape <= SHAPE_CAPS && nobody_is_stage(rap_cut(text, l->end, text.n)))
		return true;
	return l->shape == SHAPE_BRACKET || l->shape == SHAPE_APPOSITION || l->shape == SHAPE_TITLED ||
	    l->shape == SHAPE_MARKED;
}

/* A heading that begins with the label of one who speaks again, "The CHAIR: I open the meeting", is what is said
 * first. */
static bool
is_said_head(struct speakers *sp, struct judge *judge, const struct rap_node *n, const struct label *l)
{
	const char *doubt;
	size_t times = 2;

	if (l->form == LABEL_ALONE)
		return false;
	/* titles were not counted */
	if (rap_attr_is(n, RAP_TYPE, "title") ||
	    ((rap_attr(n, RAP_CERT).s || rap_child(n, RAP_LABEL)) && is_plainly_named(l, rap_own(sp->doc, n))))
		times = 1;
	return label_accepted(judge, l, &doubt) && label_times(judge, l) >= times;
}

/* "A." of "A. Rivas (LP)" is no number of a heading. */
static void
take_in_number(struct rap_node *head)
{
	struct rap_node *number = rap_child(head, RAP_LABEL);

	while (number && number->first)
		rap_add_before(number, rap_remove(number->first));
	if (number)
		rap_remove(number);
}

static void
become_paragraph(struct rap_node *head)
{
	take_in_number(head);
	head->name = RAP_P;
	rap_unset(head, RAP_TYPE);
	rap_unset(head, RAP_CERT);
	rap_unset(head, RAP_RESP);
}

/* A list whose marks are "Q." and "A.": all of them letters of questions and answers, both kinds, and a leaf behind
 * each. */
static bool
is_qa_list(const struct speakers *sp, struct rap_node *list)
{
	bool kinds[2] = { false, false };

	for (const struct rap_node *n = list->first; n; n = n->next) {
		if (rap_is(n, RAP_ITEM) && n->nsource == 0)
			return false;
		if (!rap_is(n, RAP_LABEL))
			continue;
		struct rap_str mark = rap_trim(rap_own(sp->doc, n));
		const char *part = mark.n > 1 ?
		    rap_lexicon_find(list_words(sp->words.known, LIST_QUESTIONS), rap_cut(mark, 0, mark.n - 1)) : NULL;

		if (!part)
			return false;
		kinds[*part == 'q'] = true;
	}
	return kinds[0] && kinds[1];
}

static void
dissolve_list(struct speakers *sp, struct rap_node *list)
{
	struct rap_node *next;

	for (struct rap_node *n = list->first; n; n = next) {
		next = n->next;
		if (rap_is(n, RAP_LABEL)) {
			n->name = RAP_NOTE;
			rap_setz(sp->doc, n, RAP_TYPE, "speaker");
		} else if (rap_is(n, RAP_ITEM)) {
			n->name = RAP_P;
			rap_unset(n, RAP_N);
		}
		rap_add_before(list, rap_remove(n));
	}
	rap_remove(list);
}

/* What has a place in the source right before the heading that begins a division. */
static const struct rap_node *
leaf_above(const struct rap_node *head)
{
	const struct rap_node *n = head->prev ? head->prev : head->parent->prev;

	while (n && n->nsource == 0)
		n = n->last;
	return n;
}

/* Goes the text on in the heading, on the line below or behind a blank line with a sentence? Neither "NEW BUSINESS" alone
 * nor "## WHO PAYS?" does. */
static bool
is_wrapped(const struct rap_node *head, struct rap_str text)
{
	const struct rap_node *above = leaf_above(head);

	if (!above || rap_is(above, RAP_MILESTONE) || label_is_underlined(head) || head->nsource == 0)
		return false;
	text = rap_trim(text);
	return rap_ranges(above)[above->nsource - 1].end + 1 == rap_ranges(head)->start ||
	    (text.n > 0 && strchr(".?!", text.s[text.n - 1]));
}

/* Captions in capitals, whose lines wrap, are no headings behind the first label.
 *
 *	>> Clerk: THE MOTION FAILS.
 *	PLEASE TAKE YOUR SEATS, THE NEXT ITEM
 *	IS THE BUDGET. */
static bool
is_caption(struct speakers *sp, struct judge *judge, struct label_found *found, const struct rap_node *head)
{
	struct rap_str text;

	if (!rap_is(head, RAP_HEAD) || !label_is_loud(judge) || label_is_numbered(sp->doc, head))
		return false;
	text = rap_own(sp->doc, head);
	return label_is_shouted(text) && is_wrapped(head, text) && label_found_before(found, judge, head);
}

/* A division whose heading is a label, or begins with one, is none. false: it is one. */
static bool
dissolve_division(struct speakers *sp, struct judge *judge, struct label_found *found, struct rap_node *div)
{
	struct rap_node *head = next_leaf(div->first);
	const char *doubt = NULL;
	struct label l;
	bool label = read_head(sp, found, head, &l);

	if ((label && is_said_head(sp, judge, head, &l)) || is_caption(sp, judge, found, head)) {
		become_paragraph(head);
		dissolve(div);
		return true;
	}
	if (!rap_is(head, RAP_HEAD) || rap_attr_is(div, RAP_TYPE, "agenda"))
		return false;
	if (!label || !is_label_head(judge, head, rap_own(sp->doc, head), &l, &doubt)) {
		if (!rap_attr_is(div, RAP_TYPE, "speaker"))
			return false;
		doubt = "heading-among-names";
	}
	take_in_number(head);
	head->name = RAP_NOTE;
	rap_setz(sp->doc, head, RAP_TYPE, "speaker");
	if (doubt)
		rap_guess(sp->doc, head, "medium", doubt);
	dissolve(div);
	return true;
}

bool
label_dissolve(struct speakers *sp, struct judge *judge, struct label_found *found, bool labels)
{
	struct rap_node *body = rap_body(sp->doc), *next;
	bool any = false;
	struct label l;

	for (struct rap_node *n = body; n; n = next) {
		struct rap_node *first = n->first, *past = rap_is(n, RAP_LIST) ? rap_walk_past(n, body) : NULL;

		next = speakers_next_leaf(n, body);
		if (labels && rap_is(n, RAP_LIST) && label_found_list(found, n) && label_dissolve_list(sp, judge, n)) {
			next = past;
		} else if (rap_is(n, RAP_LIST) && is_qa_list(sp, n)) {
			next = past;
			dissolve_list(sp, n);
		} else if (rap_is(n, RAP_DIV) && (labels || rap_attr_is(n, RAP_TYPE, "speaker")) &&
		    dissolve_division(sp, judge, found, n)) {
			next = first;
		} else if (labels && rap_is(n, RAP_HEAD) && rap_attr_is(n, RAP_TYPE, "title") && read_head(sp, found, n, &l) &&
		    is_said_head(sp, judge, n, &l)) {
			become_paragraph(n);
		} else
			continue;
		any = true;
	}
	return any;
}
