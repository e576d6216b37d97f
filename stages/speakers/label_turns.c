/* label_turns.c - the turns of a transcript: note[@type="speaker"] for each label that the document means as one, then
 * u with what is said up to the next. Text that belongs to nobody stays outside. */
#include <string.h>

#include "label_flow.h"

#define LISTED 2		/* names alone, one below the other, behind which another one has nothing to say either */
#define SCENE_BYTES 40	/* of a scene that no heading begins */
#define TRANSCRIPT 3		/* one paragraph of so many in turns makes a document a transcript */
#define TRANSCRIBED 2		/* the same where there are questions and answers here and there */

/* Does text begin with what somebody else is reported to have said? Then it is no speech that goes on. */
static bool
is_report(struct flow *f, struct rap_str text)
{
	struct words *ws = &f->sp->words;
	struct event e;

	words_begin(ws, text, (size_t)-1);
	words_sentences(ws);
	if (ws->ns == 0)
		return false;
	speech_find(f->sp, ws, &ws->s[0], &e);
	return e.kind == EVENT_NAMED && e.who.strong;
}

/* "Mr. President, I ask": no record speaks to anybody. */
static bool
is_address(struct flow *f, struct rap_str text)
{
	struct words *ws = &f->sp->words;

	words_read_some(ws, text, 1);
	if (ws->n == 0 || !(word_begins(&ws->w[0]) & LIST_HONORIFICS))	/* nearly always */
		return false;
	words_more(ws, 3);
	return ws->n > 1 && word_match(ws, 0, LIST_HONORIFICS, NULL) == 1 && word_match(ws, 1, LIST_ROLES, NULL) == 1 &&
	    ws->w[1].after & AFTER_COMMA;
}

/* Does the turn go on in leaf, behind what stands outside it? */
static bool
goes_on(struct flow *f, struct rap_str text)
{
	if (f->told && f->turn != 0 && is_address(f, text))
		f->goes_on = "turn-goes-on-with-an-address";
	return f->goes_on && !nobody_is_stage(text) && !nobody_is_reference(text) && !nobody_is_record(f->sp, text);
}

static void
resume(struct flow *f, struct rap_node *leaf, struct rap_str text)
{
	const char *rule = f->goes_on;

	if (is_report(f, text)) {
		f->goes_on = NULL;
		return;
	}
	f->told = false;
	rap_add_before(leaf, label_open(f));
	rap_guess(f->sp->doc, f->u, "medium", rule);
}

/* "I move:" and "That this bill be now read a second time.": what a colon announces is part of the speech, but for votes. */
static bool
is_announced(struct flow *f, const char *record)
{
	return !*record && rap_is(f->u->last, RAP_SEG) && rap_ends(rap_trim(speakers_text(f->sp, f->u->last)), ":");
}

/* What the record tells between two turns. */
static void
take_record(struct flow *f, struct rap_node *leaf, struct rap_str text, const char *record, bool stage)
{
	if (!strcmp(record, "stage")) {
		label_add_stage(f, leaf);
	} else if (!strcmp(record, "time")) {
		explain(f->sp, "time-mark", RAP_STR(""), text);
		label_end(f, "turn-goes-on-behind-a-time-mark");
	} else {		/* "(The motion was agreed to.)" as well */
		explain(f->sp, "belongs-to-nobody", RAP_STR(""), text);
		if (stage)
			label_become_stage(f, leaf);
		label_close(f);
		f->told = true;
		f->turn = label_is_insertion(f, text, stage) ? 0 : f->turn;	/* whoever is addressed there, too */
		f->inserts |= f->turn == 0 || label_announces(f, text);
	}
}

/* What the record tells with the leaf, which stands right behind what was said; NULL: it is said, too. */
static const char *
record_of(struct flow *f, const struct rap_node *leaf, struct rap_str text, bool stage)
{
	const char *record = nobody_is_record(f->sp, text);
	bool told = record && (!*record || !strcmp(record, "vote"));

	if (!record && (label_is_action(f, text) || label_dash_tells(f, leaf)))
		return "";
	if (!record || (stage && !told))
		return NULL;
	return !stage && is_announced(f, record) ? NULL : record;
}

/* A leaf of that text, or the rest of one, without a label in it; labelled: one stands right before it. */
static void
plain_leaf(struct flow *f, struct rap_node *leaf, struct rap_str text, bool labelled)
{
	const char *record;
	bool stage;

	if (!labelled)
		label_hearing(f, leaf);
	if (!f->u && !f->goes_on && !f->told)
		return;
	if (!f->u && goes_on(f, text))
		resume(f, leaf, text);
	if (!f->u) {
		f->leaves -= f->inserts;
		f->inserts |= label_announces(f, text);
		return;
	}
	stage = nobody_is_stage(text);
	record = !f->u->first || labelled ? NULL : label_is_insertion(f, text, stage) ? "" : record_of(f, leaf, text, stage);
	if (!f->u->first && !stage)
		label_indent_said(f, text);
	if (record)
		take_record(f, leaf, text, record, stage);
	else
		label_add_said(f, leaf, text, stage);
}

/* The leaf behind the one at hand. */
static bool
starts_with_label(struct flow *f, struct rap_node *leaf)
{
	const struct label_leaf *kept = label_found_next(&f->found, leaf);
	struct label_search s = label_search_of(&f->found, kept);
	struct label l;
	const char *doubt;

	s.text = kept ? kept->text : speakers_text(f->sp, leaf);
	return label_find(f->sp, &s, &l) && s.at == 0 && label_accepted(f->judge, &l, &doubt);
}

/* Behind the heading of a scene stands where it is: "The same. Night." */
static bool
begins_scene(struct flow *f, struct rap_node *n)
{
	return f->sp->play && (rap_is(n, RAP_HEAD) || label_is_flow(n)) &&
	    (rap_is(n, RAP_HEAD) || speakers_text(f->sp, n).n < SCENE_BYTES) &&
	    label_begins_scene(f->judge, rap_own(f->sp->doc, n));
}

/* A label alone in its leaf needs something that is said: in a cast another name stands behind it. */
static bool
is_followed(struct flow *f, struct rap_node *leaf)
{
	struct rap_node *n = speakers_behind(leaf);

	if (label_is_flow(n) && (starts_with_label(f, n) || begins_scene(f, n)))
		return false;
	return label_is_flow(n) || rap_is(n, RAP_LIST) || rap_is(n, RAP_QUOTE) || rap_is(n, RAP_TABLE) || rap_is(n, RAP_NOTE);
}

/* "Chair: Ana Rivas", "CLERKS: Tom Ito (Lota), Ben Hart (Oskar)" in the heading of a record whose chair speaks as
 * "CHAIR:". "MR. RIVAS: Annex C." is said. */
static bool
is_office_and_holder(struct flow *f, const struct label_search *s, const struct label *l)
{
	struct rap_str text;

	if (l->form != LABEL_COLON || l->shape >= SHAPE_NICK || s->next < s->text.n)	/* nearly always */
		return false;
	text = rap_trim(rap_cut(s->text, l->end, s->text.n));
	return label_is_names(f->sp, text, !(l->titled && !l->article && l->words > 1));
}

static bool
next_label(struct flow *f, struct rap_node *leaf, struct label_search *s, struct label *l, const char **doubt)
{
	for (; label_find(f->sp, s, l); s->at = s->next) {
		bool alone = l->whole || (s->at > 0 && label_is_blank(s->text, l->end, s->text.n));

		if (!label_accepted(f->judge, l, doubt))
			continue;
		if (alone ? is_followed(f, leaf) && f->listed < LISTED : !is_office_and_holder(f, s, l))
			return true;
		f->listed += alone && s->at == 0;
	}
	return false;
}

/* A leaf that is no more than a name among others, as in a cast or a list of those who took part, is nobody's. */
static bool
is_listed(struct flow *f, size_t listed_before)
{
	if (f->listed == listed_before) {
		f->listed = 0;
		return false;
	}
	label_end(f, NULL);
	return true;
}

/* "Chief Executive Officer" below "Ana Rivas", which began a turn: part of its label. */
static bool
join_office(struct flow *f, struct rap_node *leaf)
{
	if (!f->u || f->u->first || !rap_attr_is(f->u->prev, RAP_TYPE, "speaker") || f->u->next != leaf)
		return false;
	rap_join(f->sp->doc, f->u->prev, leaf);
	f->leaves--;
	return true;
}

/* Cuts a leaf at its labels; what stands between goes into turns. */
static void
read_leaf(struct flow *f, struct rap_node *leaf)
{
	struct rap_doc *doc = f->sp->doc;
	const struct label_leaf *kept = label_found_leaf(&f->found, leaf);
	struct label_search s = label_search_of(&f->found, kept);
	const char *doubt = NULL;
	bool behind_label = false;
	struct label l;

	if (kept && kept->office && join_office(f, leaf))
		return;
	if (kept && label_leaf_is_bare(&f->found, f->judge, kept)) {
		f->listed = 0;
		plain_leaf(f, leaf, kept->text, false);
		return;
	}
	while (leaf) {
		struct rap_node *rest = NULL;
		size_t listed = f->listed;

		s.text = speakers_text(f->sp, leaf);
		s.at = behind_label ? label_next_line(s.text, 0) : 0;
		if (!next_label(f, leaf, &s, &l, &doubt)) {
			if (!is_listed(f, listed))
				plain_leaf(f, leaf, s.text, behind_label);
			return;
		}
		f->listed = 0;
		if (s.at > 0) {
			rest = rap_add_after(leaf, rap_split(doc, leaf, s.at));
			plain_leaf(f, leaf, speakers_text(f->sp, leaf), behind_label);
			behind_label = false;
		} else {
			behind_label = true;
			if (!l.whole)
				rest = rap_split(doc, leaf, l.end);
			if (l.form == LABEL_LETTER && rest)
				label_hearing_aside(f, rest, speakers_text(f->sp, rest));
			label_begin(f, leaf, &l, doubt);
			if (rest)
				rap_add_after(f->u, rest);
		}
		leaf = rest;
	}
}

/* --- the walk */

/* "- Applause.": a list of one item that tells what happened. */
static bool
is_stage_list(struct flow *f, struct rap_node *list)
{
	struct rap_node *item = list->first;
	struct rap_str text;

	while (item && !rap_is(item, RAP_ITEM))
		item = item->next;
	if (!item || item != list->last || item->nsource == 0)
		return false;
	text = speakers_text(f->sp, item);
	return nobody_is_stage(text) || nobody_is_record(f->sp, text);
}

/* Items without marks, each of which ends as a sentence does or is a stage direction: paragraphs, set in. */
static bool
is_set_in(struct flow *f, const struct rap_node *list)
{
	for (struct rap_node *n = list->first; n; n = n->next) {
		if (rap_is(n, RAP_LABEL) || rap_child(n, RAP_LIST) || rap_child(n, RAP_P) ||
		    (rap_is(n, RAP_ITEM) && n->nsource == 0))
			return false;
		if (rap_is(n, RAP_ITEM)) {
			struct rap_str text = speakers_text(f->sp, n);

			if (!label_break(text, text.n))
				return false;
		}
	}
	return true;
}

static void
read_set_in(struct flow *f, struct rap_node *list)
{
	for (struct rap_node *n = list->first, *next; n; n = next) {
		next = n->next;
		rap_add_before(list, rap_remove(n));
		if (!rap_is(n, RAP_ITEM))
			continue;
		n->name = RAP_P;
		rap_unset(n, RAP_N);
		plain_leaf(f, n, speakers_text(f->sp, n), false);
	}
	rap_remove(list);
}

static void
read_block(struct flow *f, struct rap_node *n)
{
	struct label l;

	if (label_is_flow(n))
		read_leaf(f, n);
	else if (rap_is(n, RAP_NOTE) && rap_attr_is(n, RAP_TYPE, "speaker"))
		label_begin(f, n, label_read(f->sp, speakers_text(f->sp, n), 0, &l) && l.form == LABEL_ALONE && l.words > 1 ?
		    &l : NULL, NULL);
	else if (f->u && rap_is(n, RAP_LIST) && is_stage_list(f, n))
		label_end(f, "turn-goes-on-behind-a-stage-direction");
	else if (f->u && rap_is(n, RAP_LIST) && label_dash_tells(f, n))
		label_end(f, NULL);
	else if (f->u && rap_is(n, RAP_LIST) && is_set_in(f, n))
		read_set_in(f, n);
	else if (f->u && rap_is_elem(n))
		rap_add(f->u, rap_remove(n));
}

/* Whoever spoke does not go on. */
static void
fall_silent(struct flow *f)
{
	label_close(f);
	f->turn = 0;
	f->goes_on = NULL;
	f->inserts = f->told = false;
}

/* The title says who speaks from here on. true: block n is nobody's. */
static bool
start_address(struct flow *f, struct rap_node *n)
{
	const struct address_cut *cut = address_cut(&f->address, n);

	if (!cut)
		return false;
	if (cut->who.n == 0) {
		fall_silent(f);
		return true;
	}
	label_close(f);
	rap_add_before(n, label_next(f, cut->who));
	rap_guess(f->sp->doc, f->u, "medium", "speech-that-its-title-names");
	return false;
}

static void
walk(struct flow *f, struct rap_node *body)
{
	for (struct rap_node *n = body, *next; n; n = next) {
		next = speakers_next_block(n, body);
		if (f->brief && f->u && f->u->first)
			fall_silent(f);
		if (rap_is(n, RAP_HEAD))
			label_hearing(f, n);
		if (begins_scene(f, n))
			fall_silent(f);
		else if (speakers_is_container(n) || rap_is(n, RAP_HEAD))
			label_end(f, "turn-goes-on-behind-a-heading");
		else if (!start_address(f, n))
			read_block(f, n);
	}
	label_close(f);
}

bool
label_turns(struct speakers *sp)
{
	struct flow f = { .sp = sp, .judge = label_judge_new(sp) };
	struct rap_node *body = rap_body(sp->doc);
	bool labels;

	f.leaves = label_leaves_count(sp, f.judge, &f.found);
	sp->play = label_is_play(f.judge);
	labels = label_found_any(&f.found, f.judge);
	if (label_dissolve(sp, f.judge, &f.found, labels) || (labels && label_found_said(&f.found, f.judge))) {
		f.dashes_tell = label_dashes_tell(&f, body);
		walk(&f, body);
	}
	if (sp->turns == 0 && address_read(sp, &f.address)) {
		f.found.flow.passed = 0;
		walk(&f, body);
	}
	address_free(&f.address);
	label_judge_free(f.judge);
	label_found_free(&f.found);
	return f.said * (f.minutes ? TRANSCRIBED : TRANSCRIPT) >= f.leaves && f.said > 0;
}
