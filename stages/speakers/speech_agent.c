/* speech_agent.c - the speaker who stands behind the verb, or behind words that name a source.
 *
 *	The proposal was seconded by [the delegation of Peru]	passive with its agent
 *	According to [UNESCO], ...				attribution
 *	Señaló [la delegada del Perú] que ...			the same, where verbs may come first */
#include <string.h>

#include "mention.h"
#include "speech.h"

#define AGENT_MAX 10		/* words from the participle to "by" */
#define ADVERBS_MAX 4		/* between an auxiliary and "be": "may, however, be" */
#define CONDITION_MAX 6		/* words from "if" to "is" */
#define BRACKET_MAX 6		/* words in the bracket behind a name: "(PV-AC)" */
#define PHRASE_MAX 6		/* "En cuanto a la tercera" */
#define NOUNS_MAX 3		/* before a name: "said retired dairy farmer Joe Hill" */

/* "segundo [moradores]", "pela [secretária]": a role without an article, or with one in the word before it. */
static bool
bare_role(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m)
{
	const char *class = "";
	bool article = word_match(ws, k - 1, LIST_PREPOSITIONS, &class) && *class == 'a';

	*m = (struct mention){ .first = k - 1 };
	if (ws->w[k].capital || in_list(ws, k, LIST_ARTICLES) || !mention_role(sp, ws, k, end, m))
		return false;
	m->first = k;
	m->text = words_str(ws, k, m->end);
	return article || (m->common && rap_ends(m->noun, "s"));
}

/* The agent at k, behind "by". */
bool
speech_agent_at(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m)
{
	size_t from, tail;

	k = speech_adverbs(ws, k, end);	/* "Intervino también la delegación" */
	if (k >= end || (!mention_read(sp, ws, k, end, m) && !bare_role(sp, ws, k, end, m)) || m->kind == MENTION_PRONOUN)
		return false;
	from = speech_complement_end(ws, m, end);
	if (from < end && (ws->w[from - 1].after & (AFTER_COMMA | AFTER_OPEN))) {
		tail = from;
		while (tail < end && tail < from + APPOSITION_MAX && !(ws->w[tail].after & (AFTER_COMMA | AFTER_CLOSE)))
			tail++;
		m->tail = from;
		mention_apposition(sp, ws, from, tail < end ? tail + 1 : end, m);
	}
	return true;
}

/* "An [update] was given by": the noun of a light verb before the form of to be. Its act, NULL where there is none. */
static const char *
noun_before(const struct words *ws, size_t first, size_t i)
{
	const char *act = NULL;

	for (size_t k = i; k-- > first && k + AGENT_MAX > i;)
		if (word_match(ws, k, LIST_SPEECH_NOUNS, &act))
			return act;
	return NULL;
}

/* The participle of the passive at k: "seconded", or "given" behind a noun that says what. */
static bool
participle_at(const struct words *ws, size_t first, size_t i, size_t k, size_t end, struct verb *v)
{
	const char *class = NULL;
	size_t n = k < end ? word_match(ws, k, LIST_PARTICIPLES, &class) : 0;

	if (n == 0)
		return speech_form(ws, k, end, FORM_FINITE, v) && !v->procedure && !v->base;
	*v = (struct verb){ .act = class, .end = k + n, .text = words_str(ws, k, k + n), .weak = strstr(class, " weak") };
	if (is_named(class, "light"))
		v->act = noun_before(ws, first, i);
	return v->act && !is_named(class, "procedure");
}

/* "noted [that]", "would [be] paid by": behind these words the agent is another verb's. */
static bool
opens_clause(const struct words *ws, size_t k)
{
	const char *class = NULL;

	return in_list(ws, k, LIST_RELATIVES) || (word_match(ws, k, LIST_AUXILIARIES, &class) && (*class == 'b' || *class == 'h'));
}

/* "was [not] reported by": is there a word among [first, end) that denies? */
static bool
is_denied(const struct words *ws, size_t first, size_t end)
{
	const char *class = NULL;

	for (size_t k = first; k < end; k++)
		if (word_match(ws, k, LIST_ADVERBS, &class) && *class == 'n')
			return true;
	return false;
}

/* "was approved and [signed] by the Chair": the agent behind word k is that of another verb than speech. */
static bool
is_of_another(const struct words *ws, size_t first, size_t i, size_t k, size_t end)
{
	struct verb v;

	return k > first + 1 && in_list(ws, k - 2, LIST_CONJUNCTIONS) && !participle_at(ws, first, i, k - 1, end, &v);
}

/* "may be announced by the Chair": behind the auxiliary before word i nothing was said yet. */
static bool
is_modal(const struct words *ws, size_t first, size_t i)
{
	const char *class = NULL;

	for (size_t k = i; k > first && k + ADVERBS_MAX > i;) {
		if (word_match(ws, --k, LIST_AUXILIARIES, &class))
			return *class == 'm' || *class == 'p';
		if (!word_match(ws, k, LIST_ADVERBS, NULL))
			return false;
	}
	return false;
}

/* "If it [is] proposed by the Chair", "unless it [has been] asked for by": nobody did yet, before word i. */
static bool
is_condition(const struct words *ws, size_t first, size_t i)
{
	const char *class = "";

	for (size_t k = i; k > first && k + CONDITION_MAX > i; k--)
		if (k < i && ws->w[k - 1].after & AFTER_ANY)
			return false;
		else if (word_match(ws, k - 1, LIST_PREPOSITIONS, &class) && *class == 'c')
			return true;
	return false;
}

/* Is there a "by" near behind word i? */
static bool
has_by(const struct words *ws, size_t i, size_t end)
{
	size_t k = i + 1, far = i + AGENT_MAX < end ? i + AGENT_MAX : end;

	while (k < far && !(word_lists(&ws->w[k]) & LIST_BY))
		k++;
	return k < far;
}

/* "was seconded by the delegation of Peru": word i is the form of to be. */
bool
speech_passive(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e)
{
	const char *auxiliary = NULL;
	struct mention *m = &e->who;
	struct verb v;
	size_t n, k;

	if (!has_by(ws, i, end))
		return false;
	n = word_match(ws, i, LIST_AUXILIARIES, &auxiliary);
	if (n == 0 || *auxiliary != 'b')
		return false;
	k = speech_adverbs(ws, i + n, end);
	if (k >= end || !(word_lists(&ws->w[k]) & LISTS_OF_SPEECH))	/* nearly always */
		return false;
	if (is_modal(ws, first, i) || is_condition(ws, first, i) || is_denied(ws, i - (i > first), k) ||
	    !participle_at(ws, first, i, k, end, &v) || speech_says_that(ws, v.end - 1, end) || speech_says_that(ws, v.end, end))
		return false;		/* "it was felt that the effort made by the Chair": another verb's agent */
	for (k = v.end; k < end && !(ws->w[k - 1].after & AFTER_ANY) && k < i + AGENT_MAX && !opens_clause(ws, k); k++)
		if (in_list(ws, k, LIST_BY) && speech_agent_at(sp, ws, k + 1, end, m)) {
			if (is_of_another(ws, v.end, i, k, end))
				return false;
			v.end = m->end;
			speech_event(e, &v, "passive-with-agent");
			return speech_is_enough(sp, m, &v);
		}
	return false;
}

/* "disse a enfermeira [Lúcia Reis]", "said farmer [Joe Hill]": a name behind nouns that no list has. */
bool
speech_name_behind_noun(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m)
{
	uint32_t grammar = LIST_PREPOSITIONS | LIST_AUXILIARIES | LIST_ADVERBS | LIST_RELATIVES |
	    LIST_PRONOUNS | LIST_CONJUNCTIONS;
	size_t noun = k + (k < end && in_list(ws, k, LIST_ARTICLES)), name = noun;

	while (name < end && name < noun + NOUNS_MAX && !ws->w[name].capital && !(ws->w[name].alone & grammar) &&
	    !(ws->w[name].after & AFTER_ANY))
		name++;
	return name > noun && name < end && ws->w[name].capital && mention_read(sp, ws, name, end, m) && m->kind == MENTION_PERSON;
}

/* A source that is a speaker, and not a plan or an index. */
static bool
is_source(const struct speakers *sp, const struct mention *m)
{
	if (speech_is_party(sp, m) || who_is_affiliation(sp->who, m->name.n ? m->name : m->role))
		return true;
	if (m->noun.n > 0 && (m->kind == MENTION_BODY || m->common))	/* "the county", "residents" */
		return true;
	return m->kind == MENTION_PERSON && who_is_name(m->name);
}

/* 'Pour [Nadia Benali], géographe, « on construit »', "Para [Ana Lima], dona do bar, a obra é": a whole name, where
 * something is quoted behind it, or what that one is stands there. */
static bool
is_person_told_of(const struct words *ws, const struct mention *m, size_t end)
{
	if (m->kind != MENTION_PERSON || !who_is_name(m->name))
		return false;
	return (m->end < end && !ws->w[m->end].capital && word_match(ws, m->end, LIST_ROLES, NULL)) ||
	    speech_quotes(ws, m->end, end, 0);
}

/* Is what names m set off by a comma: "Para a relatora, Ana Lima, ...", "Para Ana Lima (PV), ..."? */
static bool
is_set_off(const struct words *ws, const struct mention *m, size_t end)
{
	size_t k = (m->tail ? m->tail : m->end) - 1;

	if (ws->w[k].after & AFTER_OPEN)
		while (k + 1 < end && !(ws->w[k].after & AFTER_CLOSE) && k < m->end + BRACKET_MAX)
			k++;
	return ws->w[k].after & AFTER_COMMA;
}

/* "For [Ms. Lima], ...", "Para [Ana Lima], professora, ...": somebody who can have an opinion. */
static bool
is_person_with_office(const struct mention *m)
{
	return m->kind != MENTION_DELEGATION && (m->strong || (m->kind == MENTION_PERSON && m->role.n > 0 && who_is_name(m->name)));
}

/* "According to the Treasurer", "Para o relator, Tadeu Amaral, ...". */
bool
speech_attribution(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e)
{
	struct verb said = { .act = "statement" }, v;
	const char *class = "";
	struct mention *m = &e->who;
	size_t n;

	if (i != first && !(ws->w[i - 1].after & AFTER_COMMA) && !(i == first + 1 && ws->w[first].alone & LIST_ADVERBS))
		return false;		/* "Ainda segundo Ana Lima" */
	n = word_match(ws, i, LIST_ATTRIBUTIONS, &class);
	if (n == 0 || i + n >= end)
		return false;
	said.text = words_str(ws, i, i + n);
	said.end = i + n;
	if (*class == 'o') {			/* "In her view", "A su juicio"; not "In her view from the hill" */
		if (!(ws->w[i + n - 1].after & AFTER_COMMA) && ws->w[i + n].alone & LIST_PREPOSITIONS &&
		    !(ws->w[i + n].alone & LIST_ARTICLES))
			return false;
		*m = (struct mention){ .gender = class[strlen(class) - 1] };
		m->gender = m->gender == 'm' || m->gender == 'f' ? m->gender : 0;
		speech_event(e, &said, "attribution");
		return true;
	}
	if (!*class && speech_pronoun_at(sp, ws, i + n, end, m)) {	/* "Segundo ele" */
		said.end = m->end;
		speech_event(e, &said, "attribution");
		return true;
	}
	if (is_named(class, "verb") || (!*class && word_begins(&ws->w[i + n]) & LIST_VERBS_FIRST &&
	    !in_list(ws, i + n, LIST_ARTICLES))) {	/* "Como explica la jueza", "Según la jueza" */
		if (!speech_verb(ws, i + n, end, &v) || v.weak || v.procedure || v.end >= end)
			return false;
		n = v.end - i;
		class = "";
	}
	if (!speech_agent_at(sp, ws, i + n, end, m) && !speech_name_behind_noun(sp, ws, i + n, end, m))
		return false;
	if (is_named(class, "colon")) {
		if (i != first || !(ws->w[m->end - 1].after & AFTER_COLON))
			return false;	/* "Question from Mr. Ray: ..." */
	} else if (!is_source(sp, m))
		return false;
	else if (*class && (i != first || !is_set_off(ws, m, end) ||
	    !(is_person_with_office(m) || is_person_told_of(ws, m, end))))
		return false;	/* "for" means a source before a person only */
	said.end = m->end;
	speech_event(e, &said, "attribution");
	return true;
}

bool
speech_view(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct event *e)
{
	struct verb said = { .act = "statement", .text = words_str(ws, first, first + 1) };
	const char *class = "";
	struct mention *m = &e->who;

	if (!word_match(ws, first, LIST_PREPOSITIONS, &class) || *class != 'v' || !mention_read(sp, ws, first + 1, end, m))
		return false;
	if (m->kind != MENTION_DELEGATION || !is_set_off(ws, m, end) || !is_known(sp, m) || !sp->delegations)
		return false;
	said.end = m->end;
	speech_event(e, &said, "attribution");
	return true;
}

/* "Por la Secretaria se informa que", "Pelo Presidente foi dito que": where verbs may come first, the agent may too. */
static bool
agent_first(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct event *e)
{
	const char *class = NULL;
	struct mention *m = &e->who;
	struct verb v;
	size_t n;

	if (!in_list(ws, first, LIST_BY) || first + 1 >= end || !speech_agent_at(sp, ws, first + 1, end, m) || m->end + 1 >= end)
		return false;
	n = word_match(ws, m->end, LIST_AUXILIARIES, &class);
	if (n == 0 || *class != 'b' || !participle_at(ws, first, m->end, m->end + n, end, &v)) {
		if (!(ws->w[m->end].alone & LIST_ADVERBS) || !(word_begins(&ws->w[m->end + 1]) & LIST_VERBS_FIRST))
			return false;
		if (!speech_verb(ws, m->end, end, &v))
			return false;
	}
	if (!speech_is_enough(sp, m, &v))
		return false;
	speech_event(e, &v, "agent-before-verb");
	return true;
}

/* "contesta [la Sra. Rey] que": somebody who is known stands at word k, and what is said behind. */
static bool
is_agent_behind(const struct speakers *sp, const struct words *ws, size_t k, size_t end)
{
	struct mention m;

	return k < end && !(ws->w[k - 1].after & AFTER_ANY) && mention_read(sp, ws, k, end, &m) && m.kind != MENTION_PRONOUN &&
	    (m.strong || is_known(sp, &m)) && (m.end == end || in_list(ws, m.end, LIST_RELATIVES));
}

/* "A la tercera [contesta] la Sra. Rey": the verb behind a few words that begin with a preposition; first: there is none. */
static size_t
behind_phrase(const struct speakers *sp, const struct words *ws, size_t first, size_t end)
{
	size_t k = first + 1, far = first + PHRASE_MAX < end ? first + PHRASE_MAX : end;

	if (!(ws->w[first].alone & LIST_PREPOSITIONS) || word_lists(&ws->w[first]) & LIST_VERBS_FIRST)
		return first;
	for (; k < far && !(ws->w[k - 1].after & AFTER_ANY); k++)
		if (ws->w[k].alone & LIST_VERBS_FIRST && is_agent_behind(sp, ws, k + 1, end))
			return k;
	return first;
}

/* "Asimismo señaló que", "Señaló la delegada del Perú que": Spanish and Portuguese may leave the subject out. */
bool
speech_verb_first(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct event *e)
{
	const char *class = NULL;
	size_t first = s->first, end = s->end, k = first, n;
	struct mention *m = &e->who;
	struct verb v;
	bool joined;

	if (agent_first(sp, ws, first, end, e))
		return true;
	if (!(s->lists & LIST_VERBS_FIRST) || word_match(ws, first, LIST_ATTRIBUTIONS, NULL))	/* "Pregunta del Sr. Rey:" */
		return false;
	joined = in_list(ws, first, LIST_CONJUNCTIONS);	/* "E acusou a empresa": whoever spoke before */
	k += joined;
	if (k < end && !word_match(ws, k, LIST_VERBS_FIRST, &class))	/* "se quejó" begins with what is an adverb too */
		k = speech_adverbs(ws, k, end);
	if (!joined && k == first)
		k = behind_phrase(sp, ws, first, end);	/* with its subject */
	n = k < end ? word_match(ws, k, LIST_VERBS_FIRST, &class) : 0;
	if (n == 0 || strstr(class, " ing") || strstr(class, " base"))
		return false;
	v = (struct verb){
		.act = class, .end = k + n, .text = words_str(ws, k, k + n), .weak = strstr(class, " weak"),
		.procedure = strncmp(class, "procedure", 9) == 0
	};
	if (is_named(class, "light"))
		return false;
	if (!joined && v.end < end && !(ws->w[v.end - 1].after & AFTER_ANY) && speech_agent_at(sp, ws, v.end, end, m) &&
	    speech_is_enough(sp, m, &v)) {
		v.end = m->end;
		speech_event(e, &v, "verb-before-subject");
		return true;
	}
	*m = (struct mention){ 0 };
	speech_event(e, &v, "verb-without-subject");
	return true;
}
