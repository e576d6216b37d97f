/* label_turns.c - the turns of a transcript: note[@type="speaker"] for each label that the document means as one, then u
 * with what is said up to the next. Text that belongs to nobody stays outside. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define INSERTION_WORDS 3	/* "as follows" */
#define SPOKEN_BYTES 400	/* of a paragraph, to tell a speech */
#define TRANSCRIPT 3		/* one paragraph of so many in turns makes a document a transcript */

struct flow {
	struct speakers *sp;
	struct judge *judge;
	struct rap_node *u;		/* the open turn, NULL: none */
	struct rap_node *last;		/* its last piece, for @next */
	struct rap_str who;		/* of the last label */
	enum label_form form;
	size_t turn, pieces;
	size_t leaves, said;		/* paragraphs of the document but for those of documents read into it, and those in turns */
	const char *goes_on;		/* behind a heading: the last speaker may still speak; the rule's name */
	bool inserts;			/* a document follows: it may have headings, and the speaker does not go on behind them */
	bool told;			/* the record told something behind the turn: it goes on only where somebody is addressed */
	bool alone;			/* while counting: a label alone on its line stands right before */
	struct label counted;		/* that one */
	struct address address;		/* no label stands anywhere: what the title says */
	const struct rap_node **bare;	/* leaves without anything like a label, in order */
	size_t nbare, bare_cap, passed;	/* passed: those that were met again */
};

static bool
is_flow(const struct rap_node *n)
{
	return (rap_is(n, RAP_P) || rap_is(n, RAP_AB)) && n->nsource > 0;
}

/* --- finding labels in a leaf */

static size_t
count_lines(struct rap_str text)
{
	size_t n = 0;

	for (size_t at = 0; at < text.n; at = label_next_line(text, at))
		n++;
	return n;
}

/* The leaf need not be searched for labels again. */
static void
keep_bare(struct flow *f, const struct rap_node *leaf)
{
	if (f->nbare == f->bare_cap) {
		f->bare_cap = f->bare_cap ? 2 * f->bare_cap : 64;
		f->bare = rap_realloc(f->bare, f->bare_cap, sizeof(*f->bare));
	}
	f->bare[f->nbare++] = leaf;
}

static bool
is_bare(struct flow *f, const struct rap_node *leaf)
{
	bool is = f->passed < f->nbare && f->bare[f->passed] == leaf;

	f->passed += is;
	return is;
}

/* "RIVAS", "Ana Rivas:", and nothing behind it on its line: what is said stands below. */
static bool
label_is_bare(struct rap_str text, const struct label *l)
{
	return rap_trim(rap_cut(text, l->end, label_next_line(text, l->end))).n == 0;
}

/* "I", "our"; behind an office or a bracket a question, too: "Ana Rivas (Lota) (Reform): Is that so?" */
static bool
is_spoken(struct flow *f, struct rap_str text, size_t at, const struct label *l)
{
	bool titled = l->shape == SHAPE_BRACKET || l->shape == SHAPE_APPOSITION ||
	    (l->shape <= SHAPE_ROLE && l->form == LABEL_COLON);

	text = rap_cut(text, at, at + SPOKEN_BYTES);
	return speech_is_own(f->sp, text) || (titled && text.n > 0 && memchr(text.s, '?', text.n));
}

/* The text behind the label l ends before byte end: as a sentence does? Scripts without capitals have other signs, or none. */
static void
count_text(struct flow *f, struct rap_str text, const struct label *l, size_t end)
{
	struct rap_str behind = rap_trim(rap_cut(text, l->end, end));
	size_t len;
	uint32_t c = behind.n ? rap_utf8_last(behind, &len) : 0;

	if (behind.n > 0)
		label_count_text(f->judge, l, label_break(text, end) || (c >= 0x80 && !rap_is_upper(c) && !rap_is_lower(c)));
}

static void
count_leaf(struct flow *f, struct rap_node *leaf)
{
	struct rap_str text = speakers_text(f->sp, leaf);
	struct label l, last;
	size_t behind = 0;

	bool first = f->alone;

	f->leaves++;
	if (first && nobody_is_stage(text))	/* "(Lota) (Lab)" below the name */
		return;
	for (size_t at = 0; label_find(f->sp, text, &at, &l); at = behind) {
		first = first && at > 0;
		if (behind > 0)
			count_text(f, text, &last, at);
		label_count(f->judge, &l, f->alone && at == behind, is_spoken(f, text, l.end, &l));
		f->alone = label_is_bare(text, &l);
		f->counted = l;
		behind = label_next_line(text, at);
		last = l;
	}
	if (behind > 0)
		count_text(f, text, &last, text.n);
	label_count_leaf(f->judge, count_lines(text), first && behind == 0 && is_spoken(f, text, 0, &f->counted));
	f->alone = f->alone && behind >= text.n;
	if (behind == 0 && is_flow(leaf))
		keep_bare(f, leaf);
}

/* --- building turns */

/* The next piece of the turn, in no place yet. */
static struct rap_node *
open_turn(struct flow *f)
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

/* No more is said in the open piece: what happens behind the last words stands behind it. */
static void
close_turn(struct flow *f)
{
	while (f->u && rap_is(f->u->last, RAP_NOTE) && rap_attr_is(f->u->last, RAP_TYPE, "stage"))
		rap_add_after(f->u, rap_remove(f->u->last));
	f->u = NULL;
}

/* A division, its heading or a time mark ends a piece. No label may follow, and the same speaker go on behind it. */
static void
end_turn(struct flow *f, const char *rule)
{
	f->goes_on = f->turn != 0 && !f->told && !f->inserts ? rule : NULL;
	close_turn(f);
}

/* "question" for "Q." and "Question:", where they are labels; NULL for any other. l is NULL for a heading or a list's mark. */
static const char *
part_of(struct speakers *sp, const struct label *l, struct rap_str text)
{
	if (l && l->form != LABEL_LETTER)
		return NULL;
	for (text = rap_trim(l ? l->name : text); text.n > 0 && strchr(".:", text.s[text.n - 1]);)
		text = rap_cut(text, 0, text.n - 1);
	return rap_lexicon_find(sp->lists.questions.words, text);
}

/* The number of a label's line, "12  THE COURT:", and what else stands before its first word is no part of it. */
static void
free_label(struct rap_node *note)
{
	while (rap_is(note->first, RAP_FW) || rap_is(note->first, RAP_PB))
		rap_add_before(note, rap_remove(note->first));
}

/* note is a label: it starts a turn. */
static void
start_turn(struct flow *f, struct rap_node *note, const struct label *l, const char *doubt)
{
	struct speakers *sp = f->sp;
	struct rap_str text = speakers_text(sp, note);
	const char *part = part_of(sp, l, text);
	struct who *who = part ? who_part(sp, part) : who_label(sp, l ? l->name : text, note);

	close_turn(f);
	free_label(note);
	note->name = RAP_NOTE;
	rap_unset(note, RAP_N);
	rap_setz(sp->doc, note, RAP_TYPE, "speaker");
	if (doubt)
		rap_guess(sp->doc, note, "medium", doubt);
	f->who = who ? who_ref(sp->who, who) : RAP_STR("");
	f->form = l ? l->form : LABEL_ALONE;
	f->turn = ++sp->turns;
	f->pieces = 0;
	f->inserts = f->told = false;
	explain(sp, "label", text, text);
	rap_add_after(note, open_turn(f));
}

/* "... be printed in the Record, as follows:" */
static bool
announces(struct flow *f, struct rap_str text)
{
	size_t at, words = 0;

	text = rap_trim(text);
	if (!rap_ends(text, ":"))
		return false;
	text = rap_trim(rap_cut(text, 0, text.n - 1));
	for (at = text.n; at > 0 && words < INSERTION_WORDS; at--)
		if ((unsigned char)text.s[at - 1] <= ' ' && ++words > 0 &&
		    rap_lexicon_match(f->sp->lists.insertions, rap_cut(text, at, text.n), NULL) == text.n - at)
			return true;
	return false;
}

static void
add_seg(struct flow *f, struct rap_node *leaf)
{
	f->inserts |= announces(f, speakers_text(f->sp, leaf));
	rap_unset(leaf, RAP_TYPE);
	rap_unset(leaf, RAP_N);
	leaf->name = RAP_SEG;
	f->said++;
	rap_add(f->u, rap_remove(leaf));
}

static void
become_stage(struct flow *f, struct rap_node *leaf)
{
	leaf->name = RAP_NOTE;
	rap_unset(leaf, RAP_N);
	rap_setz(f->sp->doc, leaf, RAP_TYPE, "stage");
}

/* What happens before a speaker speaks stands before the turn, the rest in it for now. */
static void
add_stage(struct flow *f, struct rap_node *leaf)
{
	become_stage(f, leaf);
	if (f->u->first)
		rap_add(f->u, rap_remove(leaf));
	else
		rap_add_before(f->u, rap_remove(leaf));
}

/* A leaf of the open turn: what is said in it, and stage directions between. */
static void
add_said(struct flow *f, struct rap_node *leaf)
{
	struct rap_doc *doc = f->sp->doc;
	size_t from, to;

	while (leaf) {
		struct rap_str text = speakers_text(f->sp, leaf);
		struct rap_node *rest = NULL;

		if (nobody_is_stage(text)) {
			add_stage(f, leaf);
			return;
		}
		if (!nobody_stage(f->sp, text, &from, &to)) {
			add_seg(f, leaf);
			return;
		}
		if (rap_trim(rap_cut(text, 0, from)).n > 0)
			rest = rap_split(doc, leaf, from);
		else if (rap_trim(rap_cut(text, to, text.n)).n > 0)
			rest = rap_split(doc, leaf, to);
		if (rest)
			rap_add_after(leaf, rest);
		if (rap_trim(rap_cut(text, 0, from)).n > 0)
			add_seg(f, leaf);
		else
			add_stage(f, leaf);
		leaf = rest;
	}
}

/* Does text begin with what somebody else is reported to have said? Then it is no speech that goes on. */
static bool
is_report(struct flow *f, struct rap_str text)
{
	struct words *ws = &f->sp->words;
	struct event e;

	words_read(ws, text);
	words_sentences(ws, &f->sp->lists);
	if (ws->ns == 0)
		return false;
	e = speech_find(f->sp, ws, &ws->s[0]);
	return e.kind == EVENT_NAMED && e.who.strong;
}

/* "Mr. President, I ask": no record speaks to anybody. */
static bool
is_address(struct flow *f, struct rap_str text)
{
	const struct lists *l = &f->sp->lists;
	struct words *ws = &f->sp->words;

	words_read_some(ws, text, 3);
	return ws->n > 1 && word_match(ws, 0, l->honorifics, NULL) == 1 && word_match(ws, 1, l->roles, NULL) == 1 &&
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
	if (is_report(f, text)) {
		f->goes_on = NULL;
		return;
	}
	const char *rule = f->goes_on;

	f->told = false;

	rap_add_before(leaf, open_turn(f));
	rap_guess(f->sp->doc, f->u, "medium", rule);
}

/* A leaf, or the rest of one, without a label in it; labelled: one stands right before it. */
static void
plain_leaf(struct flow *f, struct rap_node *leaf, bool labelled)
{
	struct rap_str text;
	const char *record;
	bool stage;

	if (!f->u && !f->goes_on && !f->told)
		return;
	text = speakers_text(f->sp, leaf);
	if (!f->u && goes_on(f, text))
		resume(f, leaf, text);
	if (!f->u) {
		f->leaves -= f->inserts;
		f->inserts |= announces(f, text);
		return;
	}
	stage = nobody_is_stage(text);
	record = f->u->first && !labelled ? nobody_is_record(f->sp, text) : NULL;
	if (!f->u->first || labelled || (stage && !(record && !*record))) {
		add_said(f, leaf);
	} else if (record && !strcmp(record, "stage")) {
		add_stage(f, leaf);
	} else if (record) {		/* "(The motion was agreed to.)" as well */
		explain(f->sp, "belongs-to-nobody", RAP_STR(""), text);
		if (stage)
			become_stage(f, leaf);
		close_turn(f);
		f->told = true;
		f->inserts |= announces(f, text);
	} else if (nobody_is_time(f->sp, text)) {
		explain(f->sp, "time-mark", RAP_STR(""), text);
		end_turn(f, "turn-goes-on-behind-a-time-mark");
	} else
		add_said(f, leaf);
}

static struct rap_node *
next_block(struct rap_node *n)
{
	while ((n = n->next) && (rap_is(n, RAP_FW) || rap_is(n, RAP_PB) || rap_is(n, RAP_CDATA)))
		;
	return n;
}

static bool
starts_with_label(struct flow *f, struct rap_node *leaf)
{
	struct label l;
	const char *doubt;

	return label_read(f->sp, speakers_text(f->sp, leaf), 0, &l) && label_accepted(f->judge, &l, &doubt);
}

/* A label alone in its leaf needs something that is said: in a cast another name stands behind it. */
static bool
is_followed(struct flow *f, struct rap_node *leaf)
{
	struct rap_node *n = next_block(leaf);

	if (is_flow(n) && starts_with_label(f, n))
		return false;
	return is_flow(n) || rap_is(n, RAP_LIST) || rap_is(n, RAP_QUOTE) || rap_is(n, RAP_TABLE) || rap_is(n, RAP_NOTE);
}

static bool
next_label(struct flow *f, struct rap_node *leaf, struct rap_str text, size_t *at, struct label *l, const char **doubt)
{
	for (; label_find(f->sp, text, at, l); *at = label_next_line(text, *at)) {
		bool alone = rap_trim(rap_cut(text, l->end, text.n)).n == 0;

		if (label_accepted(f->judge, l, doubt) && (!alone || is_followed(f, leaf)))
			return true;
	}
	return false;
}

/* Cuts a leaf at its labels; what stands between goes into turns. */
static void
read_leaf(struct flow *f, struct rap_node *leaf)
{
	struct rap_doc *doc = f->sp->doc;
	const char *doubt = NULL;
	bool behind_label = false;
	struct label l;

	if (is_bare(f, leaf)) {
		plain_leaf(f, leaf, false);
		return;
	}
	while (leaf) {
		struct rap_str text = speakers_text(f->sp, leaf);
		size_t at = behind_label ? label_next_line(text, 0) : 0;
		struct rap_node *rest = NULL;

		if (!next_label(f, leaf, text, &at, &l, &doubt)) {
			plain_leaf(f, leaf, behind_label);
			return;
		}
		if (at > 0) {
			rest = rap_add_after(leaf, rap_split(doc, leaf, at));
			plain_leaf(f, leaf, behind_label);
			behind_label = false;
		} else {
			behind_label = true;
			if (rap_trim(rap_cut(text, l.end, text.n)).n > 0)
				rest = rap_split(doc, leaf, l.end);
			start_turn(f, leaf, &l, doubt);
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
	return nobody_is_stage(text) || nobody_is_record(f->sp, text) || nobody_is_time(f->sp, text);
}

static void
read_block(struct flow *f, struct rap_node *n)
{
	struct label l;

	if (is_flow(n))
		read_leaf(f, n);
	else if (rap_is(n, RAP_NOTE) && rap_attr_is(n, RAP_TYPE, "speaker"))
		start_turn(f, n, label_read(f->sp, speakers_text(f->sp, n), 0, &l) && l.form == LABEL_ALONE && l.words > 1 ?
		    &l : NULL, NULL);
	else if (f->u && rap_is(n, RAP_LIST) && is_stage_list(f, n))
		end_turn(f, "turn-goes-on-behind-a-stage-direction");
	else if (f->u && rap_is_elem(n))
		rap_add(f->u, rap_remove(n));
}

static bool
is_container(const struct rap_node *n)
{
	return rap_is(n, RAP_BODY) || rap_is(n, RAP_DIV);
}

static void
count_labels(struct flow *f, struct rap_node *body)
{
	for (struct rap_node *n = body, *next; n; n = next) {
		next = is_container(n) ? rap_walk(n, body) : rap_walk_past(n, body);
		if (is_flow(n) || (rap_is(n, RAP_HEAD) && !rap_attr(n, RAP_TYPE).s && !rap_child(n, RAP_LABEL)))
			count_leaf(f, n);
		else if (rap_is(n, RAP_HEAD) && rap_child(n, RAP_LABEL))
			label_count_numbered(f->judge);
		else if (rap_is(n, RAP_LIST) && f->alone) {
			label_count_listed(f->judge);
			f->alone = false;
		}
	}
}

/* The title says who speaks from here on. true: block n is nobody's. */
static bool
start_address(struct flow *f, struct rap_node *n)
{
	const struct address_cut *cut = address_cut(&f->address, n);

	if (!cut)
		return false;
	close_turn(f);
	f->who = cut->who;
	f->turn = cut->who.n ? ++f->sp->turns : 0;
	f->pieces = 0;
	f->inserts = f->told = false;
	f->goes_on = NULL;
	if (cut->who.n == 0)
		return true;
	rap_add_before(n, open_turn(f));
	rap_guess(f->sp->doc, f->u, "medium", "speech-that-its-title-names");
	return false;
}

static void
walk(struct flow *f, struct rap_node *body)
{
	for (struct rap_node *n = body, *next; n; n = next) {
		next = is_container(n) ? rap_walk(n, body) : rap_walk_past(n, body);
		if (is_container(n) || rap_is(n, RAP_HEAD))
			end_turn(f, "turn-goes-on-behind-a-heading");
		else if (!start_address(f, n))
			read_block(f, n);
	}
	close_turn(f);
}

bool
label_turns(struct speakers *sp)
{
	struct flow f = { .sp = sp, .judge = label_judge_new(sp) };
	struct rap_node *body = rap_body(sp->doc);

	count_labels(&f, body);
	label_dissolve(sp, f.judge);
	walk(&f, body);
	if (sp->turns == 0 && address_read(sp, &f.address)) {
		f.passed = 0;
		walk(&f, body);
	}
	address_free(&f.address);
	label_judge_free(f.judge);
	free(f.bare);
	return f.said * TRANSCRIPT >= f.leaves && f.said > 0;
}
