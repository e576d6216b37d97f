/* label_said.c - a turn is opened behind its label, takes what is said, and is closed. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "label_flow.h"

#define INSERTION_WORDS 3	/* "as follows" */

struct rap_node *
label_open(struct flow *f)
{
	struct rap_doc *doc = f->sp->doc;
	struct rap_str id = turn_id(f->sp, f->turn, ++f->pieces);

	f->u = rap_elem(doc, RAP_U);
	rap_set(doc, f->u, RAP_XML_ID, id);
	if (f->who.n)
		rap_set(doc, f->u, RAP_WHO, f->who);
	if (f->pieces > 1) {
		rap_set(doc, f->last, RAP_NEXT, rap_arena_join(doc->arena, RAP_STR("#"), id));
		rap_set(doc, f->u, RAP_PREV, rap_arena_join(doc->arena, RAP_STR("#"), rap_attr(f->last, RAP_XML_ID)));
	}
	f->goes_on = NULL;
	return f->last = f->u;
}

struct rap_node *
label_next(struct flow *f, struct rap_str who)
{
	f->who = who;
	f->turn = ++f->sp->turns;
	f->pieces = 0;
	f->inserts = f->told = false;
	return label_open(f);
}

/* No more is said in the open piece: what happens behind the last words stands behind it. */
void
label_close(struct flow *f)
{
	while (f->u && rap_is(f->u->last, RAP_NOTE) && rap_attr_is(f->u->last, RAP_TYPE, "stage"))
		rap_add_after(f->u, rap_remove(f->u->last));
	f->u = NULL;
}

void
label_end(struct flow *f, const char *rule)
{
	f->goes_on = f->turn != 0 && !f->told && !f->inserts ? rule : NULL;
	label_close(f);
}

/* "question" for "Q." and "Question:", where they are labels; NULL for any other. l is NULL for a heading or a list's mark. */
static const char *
part_of(struct speakers *sp, const struct label *l, struct rap_str text)
{
	if (l && l->form != LABEL_LETTER)
		return NULL;
	for (text = rap_trim(l ? l->name : text); text.n > 0 && strchr(".:", text.s[text.n - 1]);)
		text = rap_cut(text, 0, text.n - 1);
	return rap_lexicon_find(list_words(sp->words.known, LIST_QUESTIONS), text);
}

/* The number of a label's line, "12  THE COURT:", and what else stands before its first word is no part of it. */
static void
free_label(struct rap_node *note)
{
	while (rap_is(note->first, RAP_FW) || rap_is(note->first, RAP_PB))
		rap_add_before(note, rap_remove(note->first));
}

/* Do letters of questions and answers stand here and there in what tells who was there? Asked where there is one. */
static bool
is_in_minutes(struct flow *f)
{
	if (!f->letters)
		f->minutes = label_letters_are_rare(f->judge) && roll_is_there(f->sp);
	f->letters = true;
	return f->minutes;
}

void
label_begin(struct flow *f, struct rap_node *note, const struct label *l, const char *doubt)
{
	struct speakers *sp = f->sp;
	struct rap_str text = speakers_text(sp, note);
	const char *part = part_of(sp, l, text);
	struct who *who;

	if (!part && l && l->form != LABEL_LETTER)
		part = label_witness(f, l->name);
	if (part && *part == 'a')
		label_answered(f, f->named);
	who = part ? label_party(f, part) : who_label(sp, l ? l->name : text, note);
	f->named = !part && l && l->titled && !l->article ? who : NULL;
	label_close(f);
	f->leaves -= l && l->whole && f->leaves > 0;	/* no paragraph, but who speaks in the next one */
	f->brief = l && l->form == LABEL_LETTER && is_in_minutes(f);
	label_indent_begin(f, text, !l || l->form == LABEL_ALONE);
	free_label(note);
	note->name = RAP_NOTE;
	rap_unset(note, RAP_N);
	rap_set(sp->doc, note, RAP_TYPE, RAP_STR("speaker"));
	if (doubt)
		rap_guess(sp->doc, note, "medium", doubt);
	explain(sp, "label", text, text);
	rap_add_after(note, label_next(f, who ? who_ref(sp->who, who) : RAP_STR("")));
}

/* The class of the longest last words of text that are in the list of insertions; NULL: none are. */
static const char *
announcement(const struct flow *f, struct rap_str text)
{
	const char *class = NULL, *found;
	size_t at, words = 0;

	for (at = text.n; at > 0 && words < INSERTION_WORDS; at--)
		if ((unsigned char)text.s[at - 1] <= ' ' && ++words > 0 &&
		    rap_lexicon_match(f->sp->lists.insertions, rap_cut(text, at, text.n), &found) == text.n - at)
			class = found;
	return class;
}

bool
label_announces(struct flow *f, struct rap_str text)
{
	const char *class;

	if (text.n > 0 && rap_is_ink(text.s[text.n - 1]) && text.s[text.n - 1] != ':')	/* nearly always */
		return false;
	text = rap_trim(text);
	if (!rap_ends(text, ":"))
		return false;
	class = announcement(f, rap_trim(rap_cut(text, 0, text.n - 1)));
	return class && strcmp(class, "bracket");
}

/* "[The prepared statement of Ms. Ito follows:]", "[The following was handed in:]": the record announces in brackets what nobody
 * reads aloud. "(She reads:)" and "(She held up a chart, as follows:)" only say what somebody does while she speaks. */
bool
label_is_insertion(const struct flow *f, struct rap_str text, bool stage)
{
	const char *class;

	if (!stage || f->sp->play)		/* nearly always */
		return false;
	text = rap_trim(text);
	if (text.n <= 2 || text.s[text.n - 2] != ':')
		return false;
	text = rap_trim(rap_cut(text, 1, text.n - 2));
	class = announcement(f, text);
	return (class && *class) || rap_lexicon_match(f->sp->lists.insertions, text, NULL) > 0;
}

static void
add_seg(struct flow *f, struct rap_node *leaf, struct rap_str text)
{
	f->inserts |= label_announces(f, text);
	rap_unset(leaf, RAP_TYPE);
	rap_unset(leaf, RAP_N);
	leaf->name = RAP_SEG;
	f->said++;
	rap_add(f->u, rap_remove(leaf));
}

void
label_become_stage(struct flow *f, struct rap_node *leaf)
{
	leaf->name = RAP_NOTE;
	rap_unset(leaf, RAP_N);
	rap_set(f->sp->doc, leaf, RAP_TYPE, RAP_STR("stage"));
}

void
label_add_stage(struct flow *f, struct rap_node *leaf)
{
	label_become_stage(f, leaf);
	if (f->u->first)
		rap_add(f->u, rap_remove(leaf));
	else
		rap_add_before(f->u, rap_remove(leaf));
}

/* Cuts the leaf at byte at; the rest is a leaf behind it. */
static struct rap_node *
cut_off(struct flow *f, struct rap_node *leaf, size_t at)
{
	return rap_add_after(leaf, rap_split(f->sp->doc, leaf, at));
}

void
label_add_said(struct flow *f, struct rap_node *leaf, struct rap_str text, bool stage)
{
	struct rap_node *rest;
	size_t from, to;

	for (; leaf; leaf = rest, text = rest ? speakers_text(f->sp, rest) : text, stage = rest && nobody_is_stage(text)) {
		rest = NULL;
		if (stage) {
			label_add_stage(f, leaf);
		} else if (!nobody_stage(f->sp, text, &from, &to)) {
			add_seg(f, leaf, text);
		} else if (!label_is_blank(text, 0, from)) {
			rest = cut_off(f, leaf, from);
			add_seg(f, leaf, speakers_text(f->sp, leaf));
		} else {
			rest = label_is_blank(text, to, text.n) ? NULL : cut_off(f, leaf, to);
			label_add_stage(f, leaf);
		}
	}
}
