/* speech_next.c - further clauses of a sentence of reported speech that have speakers of their own.
 *
 *	Mr. Ruiz presented his report, and [Ms. Odell] stated hers
 *	Mr. Ruiz asked why, to which [the clerk] replied that ...
 *	O Sr. Reis perguntou porquê, tendo [a Vereadora] respondido que ...
 *	El Sr. Rey pregunta por qué, contestando [el Alcalde] que ...
 *	Chile asked for more, with [Peru] adding that ...
 *	Mr. Ruiz found it late, a view shared by [the Chair] */
#include <string.h>

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

/* ", with [Peru] adding that": a speaker behind a preposition, and what it says. */
static bool
joins_adding(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct event *e)
{
	const char *class = "";
	struct mention m;
	struct verb v;

	if (!word_match(ws, i, LIST_PREPOSITIONS, &class) || *class != 'j' || ws->w[i].quoted || !mention_read(sp, ws, i + 1, end, &m))
		return false;
	if (ws->w[m.end - 1].after & AFTER_ANY || !speech_form(ws, speech_adverbs(ws, m.end, end), end, FORM_ING, &v) || v.weak ||
	    v.procedure || !speech_is_party(sp, &m))
		return false;
	e->who = m;
	speech_event(e, &v, "subject-and-verb-of-speech");
	return e->kind == EVENT_NAMED;
}

/* ", a view shared by [the Chair]": what was said is somebody's too; but ", a statement issued by Peru" is older. */
static bool
joins_agent(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct event *e)
{
	size_t noun = i + in_list(ws, i, LIST_ARTICLES), k = noun;
	struct verb v = { .act = "" };
	const char *class = "";
	struct mention m;
	size_t n;

	k += noun < end ? word_match(ws, noun, LIST_SPEECH_NOUNS, &v.act) : 0;
	if (k == noun || k >= end || ws->w[i].quoted || !strstr(v.act, " opinion"))
		return false;
	n = word_match(ws, k, LIST_BY, &class);
	if (n == 0 || *class != 's' || !speech_agent_at(sp, ws, k + n, end, &m) || !speech_is_party(sp, &m))
		return false;
	k += n - 1;
	v.text = words_str(ws, noun, k);
	v.end = m.end;
	e->who = m;
	speech_event(e, &v, "passive-with-agent");
	return e->kind == EVENT_NAMED;
}

/* "Chile proposed, [and Peru opposed], moving it", "the new text": the verb of the clause at word i that ends at word k shares its
 * object with the one before; but "Mr. Ito objected, saying that", "shaking his head". */
static bool
shares_object(const struct words *ws, size_t i, size_t k, size_t end, const struct event *before)
{
	struct verb v;

	if (i != before->end || !(ws->w[i - 1].after & AFTER_COMMA) || k >= end || !(ws->w[k - 1].after & AFTER_COMMA))
		return false;
	return in_list(ws, k, LIST_ARTICLES) || (is_named(before->act, "proposal") &&
	    rap_ends(words_str(ws, k, k + 1), "ing") && !speech_form(ws, k, end, FORM_ING, &v));
}

/* What stands before a clause's conjunction: nothing, a comma, or the end of what is quoted with one. */
static bool
may_join_behind(unsigned after)
{
	return !(after & AFTER_ANY & ~(AFTER_COMMA | AFTER_QUOTE)) && (after & AFTER_COMMA || !(after & AFTER_QUOTE));
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
	if (n == 0 || i + n >= end || !may_join_behind(ws->w[i - 1].after))
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
	if (!is_joined(sp, &m, &v, ws->w[i - 1].after & AFTER_COMMA, &e->who) || shares_object(ws, i, v.end, end, e))
		return false;
	e->who = m;
	speech_event(e, &v, "subject-and-verb-of-speech");
	return true;
}

/* Does word i, behind a comma, begin what somebody else says, without a conjunction? */
static bool
joins_behind_comma(const struct speakers *sp, const struct words *ws, const struct sentence *s, size_t i, struct event *e)
{
	uint32_t lists = word_lists(&ws->w[i]);

	return joins_inverted(sp, ws, i, s->end, e) || (lists & LIST_PREPOSITIONS && joins_adding(sp, ws, i, s->end, e)) ||
	    (s->lists & LIST_BY && lists & (LIST_ARTICLES | LIST_SPEECH_NOUNS) && joins_agent(sp, ws, i, s->end, e));
}

bool
speech_next(const struct speakers *sp, const struct words *ws, const struct sentence *s, size_t *at, struct event *e)
{
	uint32_t any = LIST_CONJUNCTIONS | LIST_VERBS_FIRST;

	for (size_t i = e->end > 0 ? e->end : 1; i < s->speech; i++)
		if ((word_lists(&ws->w[i]) & any && joins_clause(sp, ws, i, s->end, e)) ||
		    (ws->w[i - 1].after & AFTER_COMMA && joins_behind_comma(sp, ws, s, i, e))) {
			*at = i;
			return true;
		}
	return false;
}
