/* label_leaves.c - where labels could stand in a document's leaves, and what stands behind each: label_count.c counts
 * it. */
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/utf8.h>

#include "label_flow.h"

#define NAME_BYTES 48		/* of a name behind an office */
#define NAME_WORDS 4		/* read at first: among those of a sentence is one in small letters */
#define SCENE_BYTES 40		/* "Second Act" that is no heading */
#define NAMES_BYTES 240		/* of names with their places */
#define OFFICE_BYTES 100	/* on a line of its own below a name */
#define LETTER_BYTES 4		/* of a letter and its stop */
#define KEPT 65536		/* labels: leaves with more are searched again */

struct counting {
	struct speakers *sp;
	struct judge *judge;
	struct label_found *found;
	size_t leaves;
	bool alone;		/* a label alone on its line stands right before */
	struct label last;	/* that one */
	const struct rap_node *named;	/* the leaf it stands in */
};

bool
label_is_flow(const struct rap_node *n)
{
	return (rap_is(n, RAP_P) || rap_is(n, RAP_AB)) && n->nsource > 0;
}

/* "RIVAS", "Ana Rivas:", and nothing behind it on its line: what is said stands below. */
static bool
label_is_bare(struct rap_str text, const struct label *l)
{
	return l->whole || label_is_blank(text, l->end, label_next_line(text, l->end));
}

/* "Chair: Jane Odell", "Clerks: Tom Ito (Lota), Ben Hart (lay member)": what stands behind an office says whose it is, with
 * what is in brackets behind names, and nothing is said. */
bool
label_is_names(struct speakers *sp, struct rap_str text, bool one)
{
	struct words *ws = &sp->words;
	bool inside = false, several = false, list = text.n > 0 && memchr(text.s, ',', text.n);

	if (text.n > (list ? NAMES_BYTES : NAME_BYTES) || (!list && !one))
		return false;
	words_begin(ws, text, NAME_WORDS);
	for (size_t i = 0; words_reach(ws, i); i++) {
		unsigned after = ws->w[i].after;

		if ((!inside && !ws->w[i].capital) || ws->w[i].digit ||
		    (after & AFTER_ANY & ~(list ? AFTER_OPEN | AFTER_CLOSE | AFTER_COMMA : 0) && !word_is_short(ws, i)))
			return false;
		several |= i > 0 && i + 1 < ws->n && after & AFTER_COMMA && (!inside || after & AFTER_CLOSE);
		inside = after & AFTER_OPEN || (inside && !(after & AFTER_CLOSE));
	}
	return list ? several && ws->n > 3 : ws->n > 1;
}

/* "CPU 0: lock(&dev->lock)", "CPU 1: val = read(my_status);": the bracket at its end is a call's, and the text no sentence. */
static bool
is_code(struct rap_str text)
{
	const char *open;

	text.n -= text.n > 0 && text.s[text.n - 1] == ';';
	open = text.n > 0 && text.s[text.n - 1] == ')' ? memrchr(text.s, '(', text.n) : NULL;
	return open && open > text.s &&
	    (rap_ascii[open[-1] & 0x7F] & (RAP_CHAR_LOWER | RAP_CHAR_UPPER | RAP_CHAR_DIGIT) || open[-1] == '_');
}

static struct rap_str
first_line(struct rap_str text)
{
	return rap_trim(rap_cut(text, 0, label_next_line(text, 0)));
}

/* What may be a speaker's own words behind the label. */
static struct rap_str
said_behind(struct rap_str text, const struct label *l)
{
	struct rap_str behind = rap_cut(text, l->end, text.n);

	return memchr(behind.s, ')', behind.n) && is_code(first_line(behind)) ? RAP_STR("") : behind;
}

/* "The Chair: Ana Rivas", and "has the floor." on the line below, is what the chair says. */
static bool
is_holder(struct counting *c, struct rap_str behind)
{
	struct rap_str first = first_line(behind);

	return label_is_names(c->sp, first, first.n == behind.n);
}

/* The text behind the label l ends before byte end: as a sentence does? Scripts without capitals have other signs, or none. */
static void
count_text(struct counting *c, struct rap_str text, const struct label *l, size_t end)
{
	struct rap_str behind = l->whole ? RAP_STR("") : rap_trim(rap_cut(text, l->end, end));
	size_t len;
	uint32_t end_char = behind.n ? rap_utf8_last(behind, &len) : 0;

	if (behind.n > 0)
		label_count_text(c->judge, l, (label_break(text, end) && !is_code(behind)) ||
		    (end_char >= 0x80 && !rap_is_upper(end_char) && !rap_is_lower(end_char)),
		    l->shape == SHAPE_ROLE && l->form == LABEL_COLON &&
		    is_holder(c, behind));
}

/* Stands b on the line below a? */
static bool
is_right_below(const struct rap_node *a, const struct rap_node *b)
{
	return label_is_flow(a) && label_is_flow(b) && rap_ranges(b)->start <= rap_ranges(a)[a->nsource - 1].end + 1;
}

/* A name, an office on the line below it, and a paragraph of what is said: the second line is part of the label.
 *	Ana Rivas
 *	Chief Executive Officer
 *
 *	Good morning to all of you. */
static bool
is_office_below(const struct counting *c, const struct rap_node *leaf, struct rap_str text)
{
	struct rap_node *said = leaf->next;

	if (!c->alone || c->named != leaf->prev || !is_right_below(c->named, leaf))	/* nearly always */
		return false;
	if (c->last.form != LABEL_ALONE || c->last.shape != SHAPE_NAME || c->last.words < 2 || text.n >= OFFICE_BYTES ||
	    memchr(text.s, '\n', text.n) || label_break(text, text.n) || is_right_below(c->named->prev, c->named) ||
	    !label_is_flow(said) || is_right_below(leaf, said))
		return false;
	text = speakers_text(c->sp, said);
	return label_break(text, text.n);
}

/* "SCENA II" may be no heading; "Act now" is not. */
static bool
is_loud(struct rap_str text)
{
	return text.n > 1 && rap_ascii[text.s[1] & 0x7F] & RAP_CHAR_UPPER && !label_break(text, text.n);
}

static void
count_leaf(struct counting *c, struct rap_node *leaf)
{
	struct rap_str text = speakers_text(c->sp, leaf);
	struct label_search s = { .text = text };
	struct label l;
	size_t behind = 0, from = c->found->n;
	bool first = c->alone, all = true;

	c->leaves++;
	c->sp->questions += text.n > 0 && (text.s[text.n - 1] == '?' || !rap_is_ink(text.s[text.n - 1]));
	c->found->dashes += text.n > 0 && (text.s[0] == '-' || text.s[0] & 0x80);
	c->sp->play = label_has_scene(c->judge);
	if (text.n <= SCENE_BYTES && rap_is(leaf, RAP_P))
		label_count_scene(c->judge, text, is_loud(text));
	if (first && nobody_is_stage(text))	/* "(Lota) (Lab)" below the name */
		return;
	if (first && is_office_below(c, leaf, text)) {
		label_keep_leaf(&c->found->flow, (struct label_leaf){ leaf, text, from, 0, true });
		return;
	}
	for (; rap_is(leaf, RAP_ITEM) ? label_find_item(c->sp, leaf, &s, &l) : label_find(c->sp, &s, &l); s.at = behind = s.next) {
		first = first && s.at > 0;
		if (behind > 0)
			count_text(c, text, &c->last, s.at);
		label_count(c->judge, &l, c->alone && s.at == behind, said_behind(text, &l));
		c->alone = label_is_bare(text, &l);
		if (c->found->n < KEPT)
			label_keep(c->found, &s, &l);
		else
			all = false;
		c->last = l;
	}
	if (behind > 0)
		count_text(c, text, &c->last, text.n);
	label_count_leaf(c->judge, s.lines, first && behind == 0 ? text : RAP_STR(""));
	c->alone = c->alone && behind >= text.n;
	c->named = leaf;
	c->found->more |= !all;
	if (all && !rap_is(leaf, RAP_ITEM))
		label_keep_leaf(rap_is(leaf, RAP_HEAD) ? &c->found->heads : &c->found->flow,
		    (struct label_leaf){ leaf, text, from, c->found->n - from, false });
}

/* Its items are leaves where they may be what is said. */
static void
count_list(struct counting *c, struct rap_node *list)
{
	c->found->dashes++;
	if (label_may_speak(c->sp, list)) {
		label_keep_list(c->found, list);
		for (struct rap_node *n = list->first; n; n = n->next)
			if (rap_is(n, RAP_ITEM))
				count_leaf(c, n);
	} else if (c->alone)
		label_count_listed(c->judge);
	c->alone = false;
}

/* "GCC", and dashes below: nobody's name is underlined. */
bool
label_is_underlined(const struct rap_node *head)
{
	return rap_is(head->next, RAP_MILESTONE) && head->next->nsource == 1 && head->nsource > 0 &&
	    rap_ranges(head->next)->start == rap_ranges(head)[head->nsource - 1].end + 1;
}

bool
label_is_initial(struct rap_str text)
{
	size_t len = 0;

	return text.n > 1 && rap_is_upper(rap_utf8_get(text.s, text.n, &len)) && len < text.n && text.s[len] == '.';
}

/* "A. The slipway", but not "A. Rivas (LP)", "A. Rivas (LP):": a letter may be that of somebody's name. */
bool
label_is_numbered(struct rap_doc *doc, const struct rap_node *head)
{
	struct rap_node *number = rap_child(head, RAP_LABEL);
	struct rap_str letter = number ? rap_trim(rap_own(doc, number)) : RAP_STR(""), text;

	if (letter.n >= LETTER_BYTES || !label_is_initial(letter))
		return number;
	text = rap_trim(rap_own(doc, head));
	return !rap_ends(text, ")") && !rap_ends(text, "):");
}

static bool
may_be_label(const struct counting *c, const struct rap_node *head)
{
	return rap_is(head, RAP_HEAD) && !rap_attr(head, RAP_TYPE).s && !label_is_numbered(c->sp->doc, head) &&
	    !label_is_underlined(head);
}

static void
count_labels(struct counting *c, struct rap_node *body)
{
	for (struct rap_node *n = body, *next; n; n = next) {
		next = speakers_next_block(n, body);
		if (rap_is(n, RAP_HEAD))
			label_count_scene(c->judge, rap_own(c->sp->doc, n), true);
		if (label_is_flow(n) || may_be_label(c, n))
			count_leaf(c, n);
		else if (rap_is(n, RAP_HEAD) && rap_child(n, RAP_LABEL))
			label_count_numbered(c->judge);
		else if (rap_is(n, RAP_LIST))
			count_list(c, n);
		c->found->more |= rap_is(n, RAP_NOTE);
	}
}

static void
read_cast(struct counting *c, struct rap_node *body)
{
	for (struct rap_node *n = body, *next; n; n = next) {
		next = speakers_next_block(n, body);
		if (label_is_flow(n) || rap_is(n, RAP_HEAD))
			label_cast(c->judge, rap_own(c->sp->doc, n));
	}
}

size_t
label_leaves_count(struct speakers *sp, struct judge *judge, struct label_found *found)
{
	struct counting c = { .sp = sp, .judge = judge, .found = found };

	count_labels(&c, rap_body(sp->doc));
	if (label_is_play(judge))
		read_cast(&c, rap_body(sp->doc));
	return c.leaves;
}
