/* speech_write.c - turns of reported speech into the tree: said around a paragraph, or around a part of it, in a
 * chain. */
#include <string.h>

#include "speech_turns.h"

static size_t
first_word(const char *class)
{
	size_t n = 0;

	while (class[n] && class[n] != ' ')
		n++;
	return n;
}

/* "act:statement" of "statement weak": the first word of what the list says. Absent where it says nothing. It is most often that
 * of the piece before. */
static struct rap_str
act_of(struct speech *s, const char *class)
{
	if (class && class != s->class) {
		s->class = class;
		s->act = rap_arena_join(s->sp->doc->arena, RAP_STR("act:"), (struct rap_str){ class, first_word(class) });
	}
	return class ? s->act : (struct rap_str){ 0 };
}

/* The rule by which a piece may be somebody else's or nobody's; NULL: it is in no doubt. */
static const char *
doubt_of(const struct piece *p)
{
	if (p->doubt || p->carried)
		return p->doubt ? p->doubt : p->event.rule;
	return p->event.who.strong ? NULL : "name-known-by-its-verb-only";
}

static struct rap_str
reference(struct speech *s, struct rap_str id)
{
	return rap_arena_join(s->sp->doc->arena, RAP_STR("#"), id);
}

static void
set_turn(struct speech *s, struct piece *p, struct rap_node *before)
{
	struct rap_str id = turn_id(s->sp, p->turn, p->number), prev = { 0 };
	const char *doubt = doubt_of(p);

	if (p->number > 1 && before) {
		rap_set(s->sp->doc, before, RAP_NEXT, reference(s, id));
		prev = reference(s, rap_attr(before, RAP_XML_ID));
	}
	rap_set_new(s->sp->doc, p->said, (struct rap_pair[]){
		{ RAP_XML_ID, id }, { RAP_DIRECT, RAP_STR("false") }, { RAP_WHO, p->who }, { RAP_ANA, act_of(s, p->event.act) },
		{ RAP_PREV, prev }, { RAP_CERT, rap_strz(doubt ? p->doubt ? "low" : "medium" : NULL) },
		{ RAP_RESP, rap_rule(s->sp->doc, doubt) }
	}, 7);
}

/* The words that name the speaker, in their own element. */
static void
wrap_name(struct speech *s, struct rap_node *leaf, const struct words *ws, const struct piece *p)
{
	const struct mention *m = &p->event.who;
	size_t end = (size_t)(m->text.s - ws->text.s) + m->text.n;	/* without the mark of an owner */
	struct rap_node *name;

	if (p->number > 1 || m->end <= m->first)
		return;
	name = rap_wrap(s->sp->doc, leaf, ws->w[m->first].start, end, RAP_NAME);
	if (name)
		rap_set(s->sp->doc, name, RAP_REF, p->who);
}

/* A paragraph that is one piece goes into a block of its own; a block that it carries on takes it in. */
static void
write_block(struct speech *s, struct rap_node *leaf, struct piece *p)
{
	struct rap_doc *doc = s->sp->doc;

	if (p->carried && s->turn.last && leaf->prev == s->turn.last && rap_is(s->turn.last->first, RAP_P)) {
		p->said = s->turn.last;
		s->turn.pieces--;
		rap_add(p->said, rap_remove(leaf));
		rap_guess(doc, p->said, "medium", "pronoun-carries-on-over-paragraphs");
		return;
	}
	p->said = rap_add_before(leaf, rap_elem(doc, RAP_SAID));
	rap_add(p->said, rap_remove(leaf));
	set_turn(s, p, s->turn.last);
}

static size_t
trim_from(struct rap_str text, size_t from, size_t to)
{
	return rap_trim(rap_cut(text, from, to)).s - text.s;
}

/* Pieces of a paragraph, last one first: each then lies in the first text node, and cutting it costs nothing. */
static void
write_pieces(struct speech *s, struct rap_node *leaf, const struct words *ws)
{
	struct rap_node *before = s->turn.last;

	for (size_t i = s->n; i-- > 0;) {
		struct piece *p = &s->pieces[i];
		struct rap_str text = rap_trim(rap_cut(ws->text, p->from, p->to));
		size_t from = trim_from(ws->text, p->from, p->to);

		wrap_name(s, leaf, ws, p);
		p->said = rap_wrap(s->sp->doc, leaf, from, from + text.n, RAP_SAID);
	}
	for (size_t i = 0; i < s->n; i++)
		if (s->pieces[i].said) {
			set_turn(s, &s->pieces[i], before);
			before = s->pieces[i].said;
		}
}

/* The list that a paragraph or item ending in a colon announces. */
static struct rap_node *
announced_list(struct rap_node *leaf, struct rap_str text)
{
	struct rap_node *n = rap_is(leaf->parent, RAP_SAID) ? leaf->parent : leaf;

	if (!rap_ends(rap_trim(text), ":"))
		return NULL;
	if (rap_is(leaf, RAP_ITEM) && leaf->last && rap_is(leaf->last, RAP_LIST))	/* within it */
		return leaf->last;
	n = speakers_behind(n);
	return rap_is(n, RAP_LIST) ? n : NULL;
}

static bool
is_whole(const struct speech *s, const struct rap_node *leaf, const struct words *ws)
{
	const struct piece *p = s->pieces;

	return s->n == 1 && p->from == 0 && p->sentences == ws->ns && rap_is(leaf, RAP_P) &&
	    !rap_is(leaf->parent, RAP_ITEM);
}

void
speech_write(struct speech *s, struct rap_node *leaf, const struct words *ws)
{
	struct rap_node *list = s->turn.list;

	if (is_whole(s, leaf, ws)) {
		wrap_name(s, leaf, ws, &s->pieces[0]);
		write_block(s, leaf, &s->pieces[0]);
	} else
		write_pieces(s, leaf, ws);
	s->turn.last = s->pieces[s->n - 1].said;
	s->turn.leaf = leaf;
	s->turn.at = s->leaves;
	s->turn.division = s->division;
	s->turn.unclosed = ws->n > 0 && (ws->quoted || ws->w[ws->n - 1].after & AFTER_COLON);
	s->turn.list = s->turn.number ? announced_list(leaf, ws->text) : NULL;
	if (!s->turn.list && s->turn.number && s->pieces[s->n - 1].carried)
		s->turn.list = list;		/* an item of it: the next one may go on */
}
