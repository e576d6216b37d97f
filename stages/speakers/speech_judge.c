/* speech_judge.c - what a sentence of reported speech says, where that is to be believed: not everything with a subject and a
 * verb is speech. */
#include <string.h>

#include "speech_turns.h"

#define SENTENCES_PER_EVENT 16	/* a document that reports speech does it in one sentence of so many, or more */
#define HARDLY_ANY 40		/* sentences to an event: a manual or a standard, whose agents and hosts "ask" and "report" */

bool
speech_reports(const struct speech *s)
{
	return s->events * SENTENCES_PER_EVENT >= (s->sentences < SPEECH_SAMPLE ? s->sentences : SPEECH_SAMPLE);
}

/* "Ana Lima", "the delegation of Peru", and not "the user agent", who does what is told of in a manual. */
static bool
is_somebody(const struct mention *m)
{
	return m->kind == MENTION_DELEGATION || (m->kind == MENTION_PERSON && (m->honorific.n > 0 || who_is_name(m->name)));
}

/* A subject that is known by its verb only counts where the document reports speech now and then at least. */
static bool
is_trusted(const struct speech *s, const struct event *e)
{
	if (s->events * HARDLY_ANY < s->sentences && !s->attended && !is_somebody(&e->who))
		return false;
	return e->who.strong || speech_reports(s) || who_known(s->sp->who, &e->who);
}

/* 'Ms. Lima said no. "It is late," said the head of state.': a definite role that is new, in a paper's paragraph where somebody
 * speaks already. */
static bool
is_behind_quotation(const struct speech *s, const struct words *ws, const struct event *e)
{
	const char *class = "";

	if (!s->sp->news || s->n == 0 || !s->turn.first || !who_is_person(s->turn.first))
		return false;
	if (strcmp(e->rule, "verb-before-subject") != 0 && !(e->who.first > 0 && ws->w[e->who.first - 1].after & AFTER_QUOTE))
		return false;
	return word_match(ws, e->who.first, LIST_ARTICLES, &class) && *class != 'a' &&
	    who_has_gender(s->turn.first, e->who.gender);
}

/* "The treasurer added": a role that is new here, with a verb by which the last speaker goes on, is that speaker's. */
static bool
is_epithet(const struct speech *s, const struct words *ws, const struct sentence *at, const struct event *e)
{
	const struct mention *m = &e->who;

	if (m->kind != MENTION_ROLE || m->next || m->counted || who_known(s->sp->who, m))
		return false;
	if (is_behind_quotation(s, ws, e))
		return true;
	if (m->role.n != m->noun.n || ws->w[m->end - 1].capital)
		return false;
	if (!s->turn.number || !s->turn.first || !who_may_be(s->turn.first, m))
		return false;
	for (size_t k = at->first; k < e->end; k++)
		if (word_match(ws, k, LIST_CONTINUES, NULL))
			return true;
	return false;
}

/* "O morador reclamou": somebody who might be anybody, with a definite article, and nobody was called so: the last speaker. */
static bool
is_somebody_told_of(const struct speech *s, const struct words *ws, const struct event *e)
{
	const struct mention *m = &e->who;
	const struct who *last = s->turn.first;
	const char *class = "";

	if (m->same && m->name.n == 0 && m->kind != MENTION_BODY)	/* "the same speaker", never somebody new */
		return true;
	if (m->kind != MENTION_ROLE || !m->common || m->counted || m->next || ws->w[m->end - 1].capital || m->role.n != m->noun.n)
		return false;
	if (!last || s->turn.division != s->division || s->leaves > s->turn.at + RECENT_LEAVES || !who_is_person(last))
		return false;
	if (!word_match(ws, m->first, LIST_ARTICLES, &class) || *class == 'a' || rap_ends(m->noun, "s"))
		return false;		/* "un vecino": another one */
	if (s->sp->news && (!who_may_be(last, m) || (s->turn.trade.n > 0 && !rap_eq(s->turn.trade, m->noun))))
		return false;		/* "The striker agreed. The goalkeeper did not" */
	return !who_known(s->sp->who, m);
}

/* "Ana Lima, 52.", "Ana Lima, de 52 años.": does the sentence before end what she says, with her age behind her name? */
static bool
is_aged_before(const struct speech *s, const struct words *ws, const struct sentence *at)
{
	size_t k = s->n > 0 ? s->pieces[s->n - 1].event.who.end : 0;

	if (at == ws->s || k <= at[-1].first || k >= at->first || !(ws->w[k - 1].after & AFTER_COMMA))
		return false;
	return ws->w[k].digit || (k + 1 < at->first && ws->w[k + 1].digit);
}

/* '"It is late," said Ana Lima, 52. The architect explained': in a paper, what somebody of whom only the age was told does for a
 * living, perhaps; an office with which people are addressed may be somebody else's. */
static bool
is_trade(const struct speech *s, const struct words *ws, const struct sentence *at, const struct mention *m)
{
	const char *class = "";

	if (!s->sp->news || m->kind != MENTION_ROLE || m->next || m->counted || !is_aged_before(s, ws, at))
		return false;
	if (m->role.n != m->noun.n || ws->w[m->end - 1].capital || in_list(ws, m->end - 1, LIST_HONORIFICS))
		return false;
	return word_match(ws, m->first, LIST_ARTICLES, &class) && *class != 'a' && !rap_ends(m->noun, "s") &&
	    s->turn.first && who_may_be(s->turn.first, m) && !who_known(s->sp->who, m);
}

/* "The company added": a body called by its kind that is new here is the one that spoke last, if a body did, or a name in the
 * same paragraph of which nothing else is known: "Castle Homes said no. The company added". */
static bool
is_kind_of_last(const struct speech *s, const struct words *ws, const struct event *e)
{
	const struct mention *m = &e->who;

	if (m->kind != MENTION_BODY || !m->common || m->role.n != m->noun.n || ws->w[m->end - 1].capital || m->counted || m->next)
		return false;
	if (!s->turn.first || s->turn.division != s->division || who_known(s->sp->who, m))
		return false;
	return who_has_gender(s->turn.first, 'n') || (s->n > 0 && who_is_only_name(s->turn.first));
}

/* '"Who signed?", asked Ms. Soto. "I did," replied the treasurer.': whoever asks does not answer. */
static bool
is_answer(const struct speech *s, const struct event *e)
{
	return s->n > 0 && s->turn.act && *s->turn.act == 'q' && *e->act == 'a';
}

/* "One delegate", "A delegate from a large country" */
static bool
is_unnamed(const struct words *ws, const struct mention *m)
{
	const char *class = "";

	if (m->name.n > 0 || m->country)
		return false;
	return m->counted || m->common || (word_match(ws, m->first, LIST_ARTICLES, &class) && *class == 'a');
}

bool
speech_is_told_of(const struct speech *s, const struct event *e)
{
	const struct mention *m = &e->who;

	if (e->kind != EVENT_NAMED || m->noun.n == 0 || m->name.n > 0)
		return false;
	return m->kind == MENTION_BODY || (m->kind == MENTION_ROLE && !is_known(s->sp, m));
}

/* "Ray: who has it? Lima: the clerk.": a name before a colon, behind what somebody asked himself. */
static bool
is_answered(const struct speech *s, const struct words *ws, const struct mention *m)
{
	return s->turn.own && *s->turn.act == 'q' && s->turn.division == s->division && s->leaves <= s->turn.at + RECENT_LEAVES &&
	    ws->w[m->end - 1].after & AFTER_COLON;
}

/* What one who is named says, which may be the last speaker's. */
static void
judge_named(const struct speech *s, const struct words *ws, const struct sentence *at, struct event *e)
{
	if (speech_is_own_body(s, &e->who)) {
		e->kind = EVENT_PRONOUN;
		return;
	}
	if (is_answer(s, e))
		return;
	if (is_trade(s, ws, at, &e->who)) {	/* nothing is learnt from it */
		e->kind = EVENT_PRONOUN;
		e->doubt = "trade-behind-a-quotation";
	} else if (is_somebody_told_of(s, ws, e)) {
		e->kind = EVENT_PRONOUN;
		if (s->sp->news && !e->who.same)
			e->doubt = "trade-behind-a-quotation";
	} else if (is_kind_of_last(s, ws, e) || is_epithet(s, ws, at, e)) {
		who_has_role(s->sp->who, s->turn.first, e->who.role, e->who.noun);
		e->kind = EVENT_PRONOUN;
		e->weak = false;
	}
}

/* What somebody did, or is to do: it ends what another one says. */
static void
judge_subject(const struct speech *s, const struct words *ws, struct event *e)
{
	const struct who *known = who_known(s->sp->who, &e->who);

	if (e->weak && !known)
		speech_told(e, EVENT_NONE, NULL);
	else if (e->kind == EVENT_ACTION && is_answered(s, ws, &e->who))
		speech_event(e, &(struct verb){ .act = "statement", .end = e->who.end }, SPEECH_OWN_WORDS);
	else if (known)
		e->kind = known == s->turn.first ? EVENT_NONE : EVENT_PROCEDURE;
	e->weak = false;
}

/* What the sentence says, where that is to be believed. */
void
speech_judge(const struct speech *s, const struct words *ws, const struct sentence *at, struct event *e)
{
	if (e->kind == EVENT_NAMED && !is_trusted(s, e))
		e->kind = EVENT_NONE;
	e->doubt = NULL;
	if (e->kind == EVENT_NONE)
		return;
	if (e->kind == EVENT_NAMED && is_unnamed(ws, &e->who) && who_has_parties(s->sp->who)) {
		*e = (struct event){ .kind = EVENT_PROCEDURE, .rule = "nobody-that-is-named" };	/* "One delegate sighed" */
		return;
	}
	if (e->kind == EVENT_NAMED)
		judge_named(s, ws, at, e);
	else if (e->kind == EVENT_ACTION || e->kind == EVENT_SUBJECT)
		judge_subject(s, ws, e);
	if (at->half && (e->kind != EVENT_NAMED || !(e->who.strong || who_known(s->sp->who, &e->who))))
		e->kind = EVENT_NONE;
}
