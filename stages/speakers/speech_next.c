/* speech_next.c - further clauses of a sentence of reported speech that have speakers of their own.
 *
 *	Mr. Ruiz presented his report, and [Ms. Odell] stated hers
 *	Mr. Ruiz asked why, to which [the clerk] replied that ...
 *	O Sr. Reis perguntou porquê, tendo [a Vereadora] respondido que ...
 *	El Sr. Rey pregunta por qué, contestando [el Alcalde] que ... */
#include "speech.h"

/* "Some members feared it, while others saw merit": both are a number of them. */
static bool
are_counted(const struct mention *a, const struct mention *b)
{
	return a->common && a->counted && b->common && b->counted;
}

/* Is m, the subject of a clause behind a conjunction, plainly a speaker there? Much of what is said has subjects and verbs. */
static bool
is_joined(const struct speakers *sp, const struct mention *m, const struct verb *v, bool comma, const struct mention *before)
{
	if (m->kind == MENTION_PRONOUN || v->base || v->procedure || v->past)
		return false;
	if (comma && are_counted(before, m))
		return true;
	if (m->strong || is_known(sp, m))
		return comma ? m->strong || !v->weak : !v->weak;
	return comma && m->kind == MENTION_PERSON && !v->weak;
}

/* ", contestando el Alcalde que": a verb at word i, a speaker behind it, and what was said, where verbs may come first. */
static bool
joins_inverted(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct event *e)
{
	struct mention m;
	struct verb v;

	if (!(word_lists(&ws->w[i]) & LIST_VERBS_FIRST) || ws->w[i].quoted)
		return false;
	if (!speech_form(ws, i, end, FORM_ING, &v) && !speech_form(ws, i, end, FORM_FINITE, &v))
		return false;
	if (v.end >= end || ws->w[v.end - 1].after & AFTER_ANY || v.base || v.procedure || !mention_read(sp, ws, v.end, end, &m))
		return false;
	if (m.kind == MENTION_PRONOUN || !(m.strong || is_known(sp, &m)) || m.end >= end || !in_list(ws, m.end, LIST_RELATIVES))
		return false;
	v.end = m.end;
	e->who = m;
	speech_event(e, &v, "verb-before-subject");
	return e->kind == EVENT_NAMED;
}

/* ", and Ms. Odell stated": does word i join a clause with a speaker of its own? */
static bool
joins_clause(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct event *e)
{
	const char *class = "";
	struct mention m;
	struct verb v;
	size_t n;

	if (ws->w[i].quoted || ws->w[i].capital)
		return false;
	if (ws->w[i].alone & LIST_PREPOSITIONS && !(ws->w[i].alone & LIST_CONJUNCTIONS) && !(ws->w[i - 1].after & AFTER_COMMA))
		return false;		/* ", to which the clerk replied": nearly every "to" is none */
	n = word_match(ws, i, LIST_CONJUNCTIONS, &class);
	if (e->kind == EVENT_PRONOUN && !*class)	/* "Disse que chovia e o autarca prometeu": told by him, perhaps */
		return false;
	if (n == 0 || i + n >= end || (ws->w[i - 1].after & AFTER_ANY & ~AFTER_COMMA))
		return false;
	if (!mention_read(sp, ws, i + n, end, &m))
		return *class == 'c' && joins_inverted(sp, ws, i + n, end, e);	/* "a lo que [contestó el Alcalde que]" */
	if (*class == 'a') {			/* ", tendo a Vereadora dito que" */
		if (!speech_form(ws, speech_adverbs(ws, m.end, end), end, FORM_PARTICIPLE, &v))
			return false;
	} else if (ws->w[m.end - 1].after & AFTER_ANY ?	/* "and Kiribati, for the island states, stressed" */
	    m.kind != MENTION_DELEGATION || !(ws->w[m.end - 1].after & AFTER_COMMA) || !speech_verb_of(sp, ws, end, &m, &v) :
	    !speech_verb(ws, m.end, end, &v))
		return false;
	if (!is_joined(sp, &m, &v, ws->w[i - 1].after & AFTER_COMMA, &e->who))
		return false;
	e->who = m;
	speech_event(e, &v, "subject-and-verb-of-speech");
	return true;
}

bool
speech_next(const struct speakers *sp, const struct words *ws, const struct sentence *s, size_t *at, struct event *e)
{
	uint32_t any = LIST_CONJUNCTIONS | LIST_VERBS_FIRST;

	for (size_t i = e->end > 0 ? e->end : 1; i < s->speech; i++)
		if (word_lists(&ws->w[i]) & any && (joins_clause(sp, ws, i, s->end, e) ||
		    (ws->w[i - 1].after & AFTER_COMMA && joins_inverted(sp, ws, i, s->end, e)))) {
			*at = i;
			return true;
		}
	return false;
}
