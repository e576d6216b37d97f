/* speech_turns.c - turns of reported speech: sentences that name a speaker, carried on over the sentences and paragraphs
 * that follow, written as said. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/filter.h>

#include "speech_turns.h"

#define HEAD_MAX 24		/* words of a topic and its colon before the subject */
#define HAD_MAX 10		/* words from the start of a sentence to its auxiliary */
#define TOPIC_MAX 6		/* the same of a topic and its dash */
#define LIST_DEPTH 6		/* lists within the list that a turn announces */

/* "SAMOA: Ambassador Slade said": do the words [first, end) name a delegation? */
static bool
is_delegation(const struct reading *r, size_t first, size_t end)
{
	struct mention m;

	return mention_read(r->speech->sp, r->ws, first, end, &m) && m.end == end && m.kind == MENTION_DELEGATION;
}

/* Does a topic end with the word before word i? */
static bool
heads(const struct reading *r, const struct sentence *at, const struct word *before, size_t i)
{
	bool dash = before->after & AFTER_DASH && i <= at->first + TOPIC_MAX && !r->ws->dialogue;

	return (before->after & AFTER_COLON || dash) && !before->quoted;
}

/* Where the turn starts in its sentence: behind what heads it, "Roof: Ana Lima reported that", "Roof - Ana Lima reported". */
static size_t
start_of(const struct reading *r, const struct sentence *at, const struct event *e)
{
	const struct word *w = r->ws->w;

	for (size_t i = e->who.first; i > at->first && i < at->first + HEAD_MAX; i--)
		if (heads(r, at, &w[i - 1], i) && strcmp(e->rule, "attribution") != 0)
			return is_delegation(r, at->first, i) ? at->from : w[i].start;
	return at->from;
}

/* Is this an item of the list that the open turn announced? "The Treasurer reported:" */
static bool
is_listed(const struct speech *s, const struct rap_node *leaf)
{
	const struct rap_node *n = leaf->parent;

	for (int i = 0; s->turn.number && s->turn.list && n && i < LIST_DEPTH; i++, n = n->parent)
		if (n == s->turn.list)
			return true;
	return false;
}

/* Does the open turn reach this leaf: the one right before it in the same division, or the list that it announced? */
static bool
follows(const struct speech *s, const struct rap_node *leaf)
{
	const struct rap_node *prev = speakers_before(leaf);

	if (!s->turn.number)
		return false;
	return is_listed(s, leaf) || speech_record_follows(s, leaf) ||
	    (prev && (prev == s->turn.leaf || prev == s->turn.last || prev == s->turn.list));
}

static bool
is_quoted(const struct words *ws, const struct sentence *at)
{
	size_t k = at->first;

	while (k < at->end && ws->w[k].quoted)
		k++;
	return ws->dialogue || k == at->end;
}

/* Further clauses of the sentence with speakers of their own: ", and Ms. Odell stated hers". */
static void
further(struct reading *r, const struct sentence *at, struct event *e)
{
	const struct speakers *sp = r->speech->sp;
	size_t k;

	while (speech_next(sp, r->ws, at, &k, e))
		speech_named(r, r->ws->w[k].start, at->to, e);
}

static bool
begins_with_person(const struct reading *r)
{
	struct mention m;

	return mention_read(r->speech->sp, r->ws, 0, r->ws->n, &m) && m.kind == MENTION_PERSON && m.strong;
}

/* Sentence i is quoted and names nobody. */
static void
keep_quoted(struct reading *r, size_t i)
{
	if (r->quoted < i)
		r->quote = i;
	r->quoted = i + 1;
}

/* Where what sentence i attributes begins: with the quotation before it, if it goes on with that. */
static size_t
quote_start(const struct reading *r, size_t i, size_t from)
{
	const struct words *ws = r->ws;

	if (r->quoted != i || r->quote == i || (r->quote > 0 && !ws->w[ws->s[i].first].quoted))
		return from;
	return r->quote > 0 ? ws->s[r->quote].from : 0;
}

/* "Mr. Hill said he took it. He had needed it.": what is told with "had" or "would" right behind what somebody said, and not
 * behind a quotation, is still that. */
static bool
goes_on(const struct reading *r, const struct sentence *at)
{
	const char *class = "";
	struct mention m;

	if (r->speech->diary && mention_read(r->speech->sp, r->ws, at->first, at->end, &m) && m.kind == MENTION_PRONOUN &&
	    m.gender && m.gender != 'n')
		return true;		/* "She found out that" */
	if (!(at->lists & LIST_AUXILIARIES) || at == r->ws->s || speech_has_quotation(r->ws, at - 1))
		return false;
	for (size_t k = at->first; k < at->end && k < at->first + HAD_MAX; k++)
		if (word_match(r->ws, k, LIST_AUXILIARIES, &class))
			return strstr(class, "had") || strstr(class, "told");
	return false;
}

/* Behind what the open turn says: what a paper tells itself, or the minutes of what will be done. */
static bool
is_told(const struct reading *r, const struct sentence *at)
{
	const struct speech *s = r->speech;

	if (speech_is_writers_own(r->ws, at))
		return true;
	if (s->sp->news)
		return !speech_has_quotation(r->ws, at) && !goes_on(r, at);
	return !r->open->carried && !rap_ends(r->open->event.verb, "s") && speech_to_be_done(r->ws, at);
}

/* What sentence i says: as it was found in counting, where nothing learnt since may change that, or found now, in *e. */
static struct event *
event_of(const struct reading *r, size_t i, struct event *e)
{
	const struct speech *s = r->speech;
	struct found *f = r->kept && i < r->kept->nfound ? &s->found[r->kept->found + i] : NULL;

	if (f && (f->settled || who_changes(s->sp->who) == s->changes))
		return &f->event;
	speech_find(s->sp, r->ws, &r->ws->s[i], e);
	return e;
}

/* "Dan Hill does not buy it. "I heard that before," he said.": in a paper, whom the sentence before what is quoted tells of. */
static bool
tells_before(const struct reading *r, size_t i, struct mention *m)
{
	const struct speakers *sp = r->speech->sp;
	size_t k = r->quoted == i && r->quote < i ? r->quote : i;

	const struct sentence *at = &r->ws->s[k - (k > 0)];

	return sp->news && k > 0 && !r->ws->w[at->first].quoted &&
	    (speech_tells_of(sp, r->ws, at, m) || speech_ends_with(sp, r->ws, at, m) || speech_names_one(sp, r->ws, at, m));
}

static void
told_before(struct reading *r, size_t i)
{
	struct mention m;

	if (tells_before(r, i, &m))
		speech_antecedent(r, &m);
}

/* "She dismisses the idea. "I am no cook," she says.": a paper's sentence i has a quotation behind it. */
static bool
is_quoted_next(const struct reading *r, size_t i)
{
	return r->speech->sp->news && i + 1 < r->ws->ns && r->ws->w[r->ws->s[i + 1].first].quoted;
}

/* 'Ms. Lima asked who had one. Few hands went up. She said': in a diary or paper what stands between is told with her
 * speech. The event is that of sentence i. */
static bool
takes_up(const struct reading *r, size_t i, const struct event *e)
{
	const struct speech *s = r->speech;
	struct mention m;

	if (!s->diary && tells_before(r, i, &m))
		return false;
	return r->told > 0 && r->told == s->n && s->turn.number && !speech_is_of_before(s, e) &&
	    who_has_gender(s->turn.first, e->who.gender);
}

/* Sentence i says that he or she speaks. */
static void
pronoun(struct reading *r, size_t i, bool open_before, struct event *e)
{
	const struct sentence *at = &r->ws->s[i];

	if (!r->open && takes_up(r, i, e))
		r->open = &r->speech->pieces[r->told - 1];
	if (speech_is_of_before(r->speech, e) && !(e->weak || r->speech->leaves > r->speech->turn.at + RECENT_LEAVES))
		speech_turn_back(r, at->from, e);
	else if (!r->open && open_before && r->quoted == i && r->quote == 0)
		speech_carry(r, 0, "pronoun-carries-on-over-paragraphs", e);
	else if (!r->open) {
		told_before(r, i);
		speech_resume(r, quote_start(r, i, at->from), "pronoun-of-the-last-speaker", e);
	}
	if (r->open && e->doubt) {
		r->open->doubt = e->doubt;
		r->speech->turn.trade = e->who.noun;
	}
	if (r->open && speech_drops_subjects(r->speech->sp)) {	/* "Perguntou porquê, tendo o Presidente respondido" */
		r->open->to = at->to;
		further(r, at, e);
	}
}

static void
read_sentence(struct reading *r, size_t i, bool open_before, bool listed)
{
	const struct sentence *at = &r->ws->s[i];
	struct event found, *e = event_of(r, i, &found);

	if (e->kind != EVENT_NONE)		/* as half of them are */
		speech_judge(r->speech, r->ws, at, e);
	if (e->told && r->open && speech_is_told_of(r->speech, e))
		e->kind = EVENT_NONE;
	switch (e->kind) {
	case EVENT_NAMED:
		speech_named(r, quote_start(r, i, start_of(r, at, e)), at->to, e);
		further(r, at, e);
		break;
	case EVENT_PRONOUN:
		e->weak &= !is_quoted_next(r, i);
		pronoun(r, i, open_before, e);
		break;
	case EVENT_PROCEDURE:
		if (r->open)
			explain(r->speech->sp, "turn-ends", rap_strz(e->rule), rap_cut(r->ws->text, at->from, at->to));
		r->open = NULL;
		speech_antecedent(r, &e->who);
		break;
	case EVENT_SUBJECT:
		if (!r->open)
			speech_antecedent(r, &e->who);
		break;
	default:
		if (!r->open && listed && i == 0)
			speech_carry(r, 0, "list-that-a-turn-announced", e);
		else if (!r->open && i == 0 && e->kind == EVENT_NONE && speech_record_follows(r->speech, r->leaf) &&
		    !begins_with_person(r))
			speech_carry(r, 0, "numbered-paragraph-carries-on", e);
		else if (!r->open && is_quoted(r->ws, at) && (r->quoted == i || !r->ws->dialogue))
			keep_quoted(r, i);
		if (e->kind == EVENT_NONE && r->open && r->open->sentences > 0 && is_told(r, at)) {
			bool paper = r->speech->diary || r->speech->sp->news;

			r->told = paper && !speech_is_writers_own(r->ws, at) ? r->speech->n : 0;
			r->open = NULL;
		}
	}
	if (r->open) {
		r->open->to = at->to;
		r->open->sentences++;
	}
}

static void
collect(struct reading r, bool open_before, bool listed)
{
	struct speech *s = r.speech;
	const struct words *ws = r.ws;
	static const struct event none;

	for (size_t i = 0; i < ws->ns; i++) {
		read_sentence(&r, i, open_before, listed);
		if (ws->s[i].lists & LIST_ELECTIONS)
			roll_elected(s->sp, ws, &ws->s[i]);
	}
	if (r.open || r.quoted == 0 || r.quoted < ws->ns)
		;
	else if (s->n == 0 && open_before && r.quote == 0)
		speech_carry(&r, 0, "quotation-carries-on", &none);
	else if (takes_up(&r, ws->ns, &none)) {
		r.open = &s->pieces[r.told - 1];
		r.open->to = ws->text.n;
		r.open->sentences += ws->ns - r.quote;
	} else if (s->sp->news && !ws->dialogue) {
		told_before(&r, ws->ns);
		speech_resume(&r, r.quote > 0 ? ws->s[r.quote].from : 0, "quotation-of-the-last-speaker", &none);
	}
	if (r.open && r.open->to == 0) {
		r.open->to = ws->text.n;
		r.open->sentences = ws->ns - r.quote;
	}
	if (!r.open)
		s->turn.number = 0;
}

static void
read_leaf(struct speech *s, struct rap_node *leaf)
{
	struct reading r = { .speech = s, .leaf = leaf };
	struct rap_node *prev_said = s->turn.last;
	bool listed = is_listed(s, leaf), open_before = follows(s, leaf);

	r.ws = speech_words(s, leaf, &r.kept);
	if (s->sp->news && speech_is_headline(s, leaf, r.ws))
		return;
	s->n = 0;
	s->leaves++;
	s->division = speech_division(leaf);
	if (!open_before)
		s->turn.number = 0;
	collect(r, open_before, listed);
	if (open_before && !(s->n > 0 && s->pieces[0].carried))
		explain(s->sp, "turn-ends", RAP_STR("paragraph"), r.ws->text);
	if (s->n == 0)
		return;
	s->turn.last = s->pieces[0].carried && s->pieces[0].number > 1 ? prev_said : NULL;
	speech_write(s, leaf, r.ws);
}

void
speech_turns(struct speakers *sp)
{
	struct speech s = { .sp = sp };

	speech_count(&s);
	sp->delegations = s.delegations && speech_reports(&s);
	s.changes = sp->delegations ? SIZE_MAX : who_changes(sp->who);
	s.diary = speech_is_diary(&s);
	sp->news = speech_is_news(&s);
	speech_walk(&s, false, read_leaf);
	speech_count_free(&s);
	free(s.pieces);
}
