/* speech_open.c - how a turn of reported speech begins, goes on and begins again: by a name, by a pronoun, over paragraphs. */
#include <string.h>

#include <rapporteur/filter.h>

#include "speech_turns.h"

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

/* "[Cllr Hart: reported]" and the words behind the decision. */
static void
explain_event(const struct speech *s, const char *rule, const struct event *e, struct rap_str words)
{
	struct rap_buf who = { 0 };

	if (!rap_explaining())
		return;
	rap_buf_add(&who, e->who.text.s, e->who.text.n);
	if (e->verb.n > 0)
		rap_buf_addf(&who, "%s%.*s", who.n ? ": " : "", RAP_FMT(e->verb));
	explain(s->sp, rule, rap_buf_str(&who), words);
	rap_buf_free(&who);
}

/* The words from byte from on name their speaker: a new turn, or the same one where the same speaker goes on within the
 * paragraph. */
void
speech_named(struct reading *r, size_t from, size_t to, const struct event *e)
{
	struct speech *s = r->speech;
	struct credit c = speech_credit(r, &e->who);

	explain_event(s, e->rule, e, rap_cut(r->ws->text, from, to));
	if (e->who.kind == MENTION_DELEGATION && e->who.strong && speech_reports(s))
		who_speaks_as(s->sp->who, e->who.next > 0, r->ws->w[e->who.end - 1].caps);
	if (r->open && c.first == s->turn.first && rap_eq(c.ref, s->turn.who) && !(e->who.common && e->who.counted)) {
		r->open->doubt = c.doubt ? c.doubt : r->open->doubt;
		return;
	}
	if (r->open && (r->open->to == 0 || r->open->to > from))	/* 0: it began in this sentence */
		r->open->to = from;
	s->turn = (struct turn){
		.number = ++s->sp->turns, .who = c.ref, .first = c.first, .act = e->act, .division = s->division, .at = s->leaves,
		.before = c.first == s->turn.first ? s->turn.before : s->turn.first, .own = strcmp(e->rule, SPEECH_OWN_WORDS) == 0
	};
	if (e->who.kind == MENTION_PERSON && e->end > e->who.end && (r->ws->w[e->who.end - 1].after & (AFTER_COMMA | AFTER_OPEN)))
		s->turn.opening = words_str(r->ws, e->who.end, e->end);
	r->open = piece_new(s, from);
	r->open->event = *e;
	r->open->event.who.strong |= c.known;
	r->open->doubt = c.doubt;
}

/* A turn of the same speaker as the last one. */
static void
again(struct speech *s, const char *act)
{
	s->turn.number = ++s->sp->turns;
	s->turn.who = who_ref(s->sp->who, s->turn.first);
	s->turn.pieces = 0;
	s->turn.last = NULL;
	s->turn.act = act;
}

/* The open turn goes on in this leaf. In a paper each paragraph is one of its own, but for what a colon announces, and where
 * the quotation before was not closed. */
void
speech_carry(struct reading *r, size_t from, const char *rule, const struct event *e)
{
	struct speech *s = r->speech;

	explain_event(s, rule, e, rap_cut(r->ws->text, from, r->ws->text.n));
	if (from == 0 && s->sp->news && s->turn.first && s->turn.pieces > 0 && !s->turn.list &&
	    !(s->turn.unclosed && r->ws->w[0].quoted))
		again(s, e->act ? e->act : s->turn.act);
	r->open = piece_new(s, from);
	r->open->event = (struct event){ .act = s->turn.act, .rule = rule };
	if (e->kind == EVENT_PRONOUN)
		r->open->event.who = e->who;		/* "He" names him, too */
	r->open->carried = true;
}

/* "Ms. Lima asked why. Mr. Ito left. She said": is the pronoun that of whoever spoke before, and not the last speaker's? */
bool
speech_is_of_before(const struct speech *s, const struct event *e)
{
	const struct who *w = s->turn.before;
	char gender = e->who.gender;

	return (gender == 'm' || gender == 'f') && s->turn.first && !who_has_gender(s->turn.first, gender) &&
	    w && who_is_person(w) && who_has_gender(w, gender) && s->turn.division == s->division;
}

/* The one who spoke before goes on at byte from. */
void
speech_turn_back(struct reading *r, size_t from, const struct event *e)
{
	struct speech *s = r->speech;
	struct who *w = s->turn.before;

	explain_event(s, "pronoun-of-whoever-spoke-before", e, rap_cut(r->ws->text, from, r->ws->text.n));
	s->turn = (struct turn){
		.number = ++s->sp->turns, .who = who_ref(s->sp->who, w), .first = w, .before = s->turn.first, .act = e->act,
		.division = s->division, .at = s->leaves
	};
	r->open = piece_new(s, from);
	r->open->event = *e;
	r->open->doubt = "pronoun-of-whoever-spoke-before";
}

/* A pronoun where no turn is open speaks for the one who spoke last, if that was not long ago; so does what a paper quotes of
 * nobody. */
void
speech_resume(struct reading *r, size_t from, const char *rule, const struct event *e)
{
	struct speech *s = r->speech;

	if (e->weak || !s->turn.first || s->turn.division != s->division || s->leaves > s->turn.at + RECENT_LEAVES)
		return;
	if (!who_has_gender(s->turn.first, e->who.gender))
		return;
	again(s, e->act);
	speech_carry(r, from, rule, e);
}

/* "Ms. Lima opened the meeting": a pronoun behind it is hers. */
void
speech_antecedent(struct reading *r, const struct mention *m)
{
	struct speech *s = r->speech;
	struct who_table *t = s->sp->who;
	struct who_found found;

	if (m->kind == MENTION_NONE || m->kind == MENTION_PRONOUN || m->kind == MENTION_BODY || (m->common && m->name.n == 0) ||
	    m->next)
		return;
	found = who_find(t, m);
	if (!m->strong && !found.who && !s->sp->news)
		return;
	s->turn = (struct turn){
		.first = who_mention_found(t, m, found), .before = s->turn.first, .division = s->division, .at = s->leaves
	};
}
