/* speech_turns.c - turns of reported speech: sentences that name a speaker, carried on over the sentences and paragraphs
 * that follow, written as said. */
#include <stdlib.h>

#include "speakers.h"

#define SENTENCES_PER_EVENT 16	/* a document that reports speech does it in one sentence of so many, or more */

struct piece {			/* sentences of one leaf that belong to one turn */
	size_t from, to;	/* bytes of the leaf's text */
	size_t sentences;
	size_t turn, number;	/* u3, the second piece of it */
	struct rap_str who;
	struct rap_node *said;
	struct event event;
	bool carried;		/* goes on from the paragraph before */
};

struct turn {			/* the one that is open */
	size_t number;		/* 0: none */
	size_t pieces;
	struct rap_str who;
	struct who *first;	/* the speaker, the first of several */
	struct rap_node *last;	/* its last said */
	struct rap_node *leaf;	/* the paragraph it reaches the end of */
	const char *act;
};

struct speech {
	struct speakers *sp;
	struct turn turn;
	size_t sentences, events;	/* of the document */
	struct piece *pieces;	/* of the leaf at hand */
	size_t n, cap;
};

static struct piece *
piece_new(struct speech *s, size_t from)
{
	if (s->n == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 16;
		s->pieces = rap_realloc(s->pieces, s->cap, sizeof(*s->pieces));
	}
	s->pieces[s->n] = (struct piece){ .from = from, .turn = s->turn.number, .number = ++s->turn.pieces, .who = s->turn.who };
	return &s->pieces[s->n++];
}

/* "#sp1", or "#sp1 #sp2" where several speak as one. */
static struct rap_str
refs(struct speakers *sp, const struct words *ws, const struct mention *m, struct who **first)
{
	struct mention part = *m;
	struct rap_str ref;

	if (part.next)
		part.text = part.name;
	ref = who_ref(sp->who, *first = who_mention(sp->who, &part));
	while (part.next) {
		struct rap_str more;

		if (!mention_read(sp, ws, part.next, m->end, &part))
			break;
		part.text = part.name;
		more = who_ref(sp->who, who_mention(sp->who, &part));
		ref = rap_arena_printf(sp->doc->arena, "%.*s %.*s", RAP_FMT(ref), RAP_FMT(more));
	}
	return ref;
}

/* A sentence names its speaker: a new turn, or the same one where the same speaker goes on within the paragraph. */
static void
named(struct speech *s, const struct words *ws, const struct sentence *at, const struct event *e, struct piece **open)
{
	bool known = who_known(s->sp->who, &e->who) != NULL;
	struct who *who;
	struct rap_str ref = refs(s->sp, ws, &e->who, &who);

	explain(s->sp, e->rule, e->who.text, rap_cut(ws->text, at->from, at->to));
	if (*open && who == s->turn.first && rap_eq(ref, s->turn.who))
		return;
	s->turn = (struct turn){ .number = ++s->sp->turns, .who = ref, .first = who, .act = e->act };
	if (e->who.first > at->first && (ws->w[e->who.first - 1].after & AFTER_COLON))	/* "Roof: Ana Lima reported that" */
		*open = piece_new(s, ws->w[e->who.first].start);
	else
		*open = piece_new(s, at->from);
	(*open)->event = *e;
	(*open)->event.who.strong |= known;
}

/* The leaf right before this one in the same division, whose end the open turn reaches. */
static bool
follows(const struct speech *s, const struct rap_node *leaf)
{
	const struct rap_node *prev = leaf->prev;

	while (prev && (rap_is(prev, RAP_FW) || rap_is(prev, RAP_PB) || rap_is(prev, RAP_CDATA)))
		prev = prev->prev;
	return s->turn.number && prev && (prev == s->turn.leaf || prev == s->turn.last);
}

static void
carry(struct speech *s, const struct words *ws, const struct sentence *at, struct piece **open)
{
	explain(s->sp, "pronoun-carries-on", RAP_STR(""), rap_cut(ws->text, at->from, at->to));
	*open = piece_new(s, at->from);
	(*open)->event.act = s->turn.act;
	(*open)->carried = true;
}

static bool
is_quoted(const struct words *ws, const struct sentence *at)
{
	return ws->w[at->first].quoted && ws->w[at->end - 1].quoted;
}

/* A subject that is known by its verb only counts where the document reports speech now and then at least. */
static bool
is_trusted(const struct speech *s, const struct event *e)
{
	return e->kind != EVENT_NAMED || e->who.strong || s->events * SENTENCES_PER_EVENT >= s->sentences || who_known(s->sp->who, &e->who);
}

static void
collect(struct speech *s, struct words *ws, bool open_before)
{
	struct piece *open = NULL;

	for (size_t i = 0; i < ws->ns; i++) {
		const struct sentence *at = &ws->s[i];
		struct event e = speech_find(s->sp, ws, at->first, at->end, at->half);

		if ((at->half && (e.kind != EVENT_NAMED || !e.who.strong)) || !is_trusted(s, &e))
			e.kind = EVENT_NONE;
		if (e.kind == EVENT_NAMED)
			named(s, ws, at, &e, &open);
		else if (e.kind == EVENT_PROCEDURE && !at->half)
			open = NULL;
		else if (!open && open_before && i == 0 && (e.kind == EVENT_PRONOUN || is_quoted(ws, at)))
			carry(s, ws, at, &open);
		if (open) {
			open->to = at->to;
			open->sentences++;
		}
	}
	if (!open)
		s->turn.number = 0;
}

static void
set_turn(struct speech *s, struct piece *p, struct rap_node *before)
{
	struct rap_doc *doc = s->sp->doc;
	struct rap_str id = turn_id(s->sp, p->turn, p->number);

	rap_set(doc, p->said, RAP_XML_ID, id);
	rap_setz(doc, p->said, RAP_DIRECT, "false");
	rap_set(doc, p->said, RAP_WHO, p->who);
	if (p->event.act) {
		size_t n = 0;

		while (p->event.act[n] && p->event.act[n] != ' ')
			n++;
		rap_set(doc, p->said, RAP_ANA, rap_arena_printf(doc->arena, "act:%.*s", (int)n, p->event.act));
	}
	if (p->number > 1 && before) {
		rap_set(doc, before, RAP_NEXT, rap_arena_printf(doc->arena, "#%.*s", RAP_FMT(id)));
		rap_set(doc, p->said, RAP_PREV, rap_arena_printf(doc->arena, "#%.*s", RAP_FMT(rap_attr(before, RAP_XML_ID))));
	}
	if (p->carried)
		rap_guess(doc, p->said, "medium", "pronoun-carries-on-over-paragraphs");
	else if (!p->event.who.strong)
		rap_guess(doc, p->said, "medium", "name-known-by-its-verb-only");
}

/* The words that name the speaker, in their own element. */
static void
wrap_name(struct speech *s, struct rap_node *leaf, const struct words *ws, const struct piece *p)
{
	const struct mention *m = &p->event.who;
	struct rap_node *name;

	if (p->number > 1 || m->end <= m->first)
		return;
	name = rap_wrap(s->sp->doc, leaf, ws->w[m->first].start, ws->w[m->end - 1].end, RAP_NAME);
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

static void
read_leaf(struct speech *s, struct rap_node *leaf)
{
	struct words *ws = &s->sp->words;
	struct rap_node *prev_said = s->turn.last;
	bool open_before = follows(s, leaf);

	words_read(ws, speakers_text(s->sp, leaf));
	words_sentences(ws, &s->sp->lists);
	s->n = 0;
	if (!open_before)
		s->turn.number = 0;
	collect(s, ws, open_before);
	if (s->n == 0)
		return;
	s->turn.last = prev_said;
	if (s->n == 1 && s->pieces[0].from == 0 && s->pieces[0].sentences == ws->ns && rap_is(leaf, RAP_P) && !rap_is(leaf->parent, RAP_ITEM)) {
		wrap_name(s, leaf, ws, &s->pieces[0]);
		write_block(s, leaf, &s->pieces[0]);
	} else
		write_pieces(s, leaf, ws);
	s->turn.last = s->pieces[s->n - 1].said;
	s->turn.leaf = leaf;
}

/* How often does the document report speech? */
static void
count_leaf(struct speech *s, struct rap_node *leaf)
{
	struct words *ws = &s->sp->words;

	words_read(ws, speakers_text(s->sp, leaf));
	words_sentences(ws, &s->sp->lists);
	s->sentences += ws->ns;
	for (size_t i = 0; i < ws->ns; i++)
		s->events += speech_find(s->sp, ws, ws->s[i].first, ws->s[i].end, ws->s[i].half).kind == EVENT_NAMED;
}

static void
walk(struct speech *s, void (*visit)(struct speech *, struct rap_node *))
{
	struct rap_node *body = rap_body(s->sp->doc), *next;

	for (struct rap_node *n = body; n; n = next) {
		bool inside = rap_is(n, RAP_U) || rap_is(n, RAP_TABLE) || rap_is(n, RAP_FIGURE) || rap_is(n, RAP_NOTE);

		next = inside ? rap_walk_past(n, body) : rap_walk(n, body);
		if ((rap_is(n, RAP_P) || rap_is(n, RAP_ITEM)) && n->nsource > 0) {
			next = rap_walk_past(n, body);
			visit(s, n);
		}
	}
}

void
speech_turns(struct speakers *sp)
{
	struct speech s = { .sp = sp };

	walk(&s, count_leaf);
	walk(&s, read_leaf);
	free(s.pieces);
}
