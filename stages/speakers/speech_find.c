/* speech_find.c - who speaks in a sentence of reported speech: a subject and a verb of speech, found by light grammar.
 *
 *	In turn, [the delegation of Peru] noted ...		subject, then verb
 *	[Ms. Ana Lima], Secretary for Trade, then said ...	with an apposition between
 *	[Ms. Lima] joined the meeting and reported ...		the second verb of the subject
 *	The proposal was seconded by [the delegation of Peru]	passive with its agent
 *	The floor was given to [Ms. Lima], who explained ...	relative clause
 *	According to [UNESCO], ...				attribution
 *	"...", said [Ms. Lima]					inversion
 *	Señaló [la delegada del Perú] que ...			the same, where verbs may come first
 *
 * A recogniser: words in, verdict out. The first that fits wins; what follows it is what was said, but for one more clause
 * with a subject and verb of its own (speech_next). */
#include <string.h>

#include "speech.h"

#define APPOSITION_MAX 45	/* words */
#define COMPLEMENT_MAX 6	/* "the president of the works council": lower-case words behind a role noun */
#define PREDICATE_MAX 30	/* words from a subject to its second verb */
#define BRACKET_MAX 12
#define AGENT_MAX 10		/* words from the participle to "by" */

static bool
is_known(const struct speakers *sp, const struct mention *m)
{
	return who_known(sp->who, m) != NULL;
}

/* "the president of the works council said": a complement in lower case between noun and verb. */
static bool
verb_after_complement(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct verb *v)
{
	if (k >= end || !in_list(ws, k, sp->lists.prepositions) || in_list(ws, k, sp->lists.conjunctions))
		return false;
	if (in_list(ws, k, sp->lists.auxiliaries))	/* "KML to circulate the addresses" */
		return false;
	for (size_t i = k + 1; i < end && i < k + 1 + COMPLEMENT_MAX && !(ws->w[i - 1].after & AFTER_ANY); i++) {
		if (in_list(ws, i, sp->lists.relatives))
			return false;
		if (i > k + 1 && !in_list(ws, i - 1, sp->lists.prepositions) && speech_verb(sp, ws, i, end, v))
			return true;
		if (in_list(ws, i, sp->lists.auxiliaries))
			return false;
	}
	return false;
}

/* ", Secretary for Trade, then said": the comma or bracket that ends an apposition, with a verb behind it. *tail is the
 * apposition's end. */
static bool
verb_after_apposition(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct verb *v, size_t *tail)
{
	for (size_t i = k; i + 1 < end && i < k + APPOSITION_MAX; i++) {
		if (ws->w[i].after & (AFTER_SEMICOLON | AFTER_COLON) || (i > k && in_list(ws, i, sp->lists.relatives)))
			return false;
		if (!ws->w[i].capital && in_list(ws, i, sp->lists.pronouns))	/* "The bank, he went on, buys" */
			return false;
		if (!(ws->w[i].after & (AFTER_COMMA | AFTER_CLOSE | AFTER_DASH)))
			continue;
		*tail = i + 1;
		if (speech_verb(sp, ws, i + 1, end, v))
			return true;
	}
	return false;
}

/* "Ms. Lima attended for this item and reported": behind what the subject did first, the verb of what it said. */
static bool
second_verb(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct verb *v)
{
	for (size_t i = k; i < end && i < k + PREDICATE_MAX; i++) {
		if (ws->w[i - 1].after & (AFTER_ANY & ~(AFTER_COMMA | AFTER_OPEN | AFTER_CLOSE)) || in_list(ws, i, sp->lists.relatives))
			return false;
		if (in_list(ws, i, sp->lists.conjunctions) && speech_verb(sp, ws, i + 1, end, v))
			return !v->weak && !v->base && !v->procedure;
	}
	return false;
}

static size_t
skip_bracket(const struct words *ws, size_t k, size_t end)
{
	for (size_t i = k; i < end && i < k + BRACKET_MAX; i++)
		if (ws->w[i].after & AFTER_CLOSE)
			return i + 1;
	return k;
}

static bool
verb_of_relative(const struct speakers *sp, const struct words *ws, size_t end, const struct mention *m, struct verb *v)
{
	size_t k = m->tail ? m->tail : m->end;

	if (k >= end || !(ws->w[k - 1].after & AFTER_COMMA) || !in_list(ws, k, sp->lists.relatives))
		return false;
	return speech_verb(sp, ws, k + 1, end, v) && !v->procedure;
}

/* "the leader [of the opposition], Ana Lima": behind the words in lower case that go with a role, where a comma follows. */
static size_t
complement_end(const struct words *ws, const struct mention *m, size_t end)
{
	size_t k = m->end;

	if (m->kind != MENTION_ROLE)
		return k;
	while (k < end && k < m->end + COMPLEMENT_MAX && !(ws->w[k - 1].after & AFTER_ANY) && !ws->w[k].capital)
		k++;
	return k > m->end && ws->w[k - 1].after & AFTER_COMMA ? k : m->end;
}

/* Behind the comma, dash or bracket at word k: "He, in turn, said", "Ms. Lima, who spoke next", "Fiji, for the island states,
 * supported". Takes an apposition's role into m. */
static bool
verb_set_off(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m, struct verb *v)
{
	size_t tail = 0;

	if (k >= end || !(ws->w[k - 1].after & (AFTER_COMMA | AFTER_DASH | AFTER_OPEN)) || m->kind == MENTION_PRONOUN)
		return false;
	if (in_list(ws, k, sp->lists.relatives) && verb_of_relative(sp, ws, end, m, v))
		return true;
	if (speech_verb(sp, ws, k, end, v))
		return true;
	if (!verb_after_apposition(sp, ws, k, end, v, &tail))
		return false;
	mention_apposition(sp, ws, k, tail, m);
	m->strong |= m->kind == MENTION_DELEGATION;
	return true;
}

/* The verb whose subject m is; false where m is nobody's subject. */
static bool
verb_of(const struct speakers *sp, const struct words *ws, size_t end, struct mention *m, struct verb *v)
{
	size_t k = m->tail ? m->tail : m->end;

	if (k < end && (ws->w[k - 1].after & AFTER_OPEN)) {
		size_t close = skip_bracket(ws, k, end);

		mention_apposition(sp, ws, k, close, m);
		k = close;
	}
	if (!(ws->w[k - 1].after & AFTER_ANY & ~(AFTER_CLOSE | AFTER_QUOTE | AFTER_STOP | AFTER_OPEN)) && speech_verb(sp, ws, k, end, v))
		return true;
	if (!(ws->w[k - 1].after & AFTER_ANY) && m->kind != MENTION_DELEGATION && m->kind != MENTION_PRONOUN &&
	    verb_after_complement(sp, ws, k, end, v))
		return true;
	if (k == m->end)
		k = complement_end(ws, m, end);
	return verb_set_off(sp, ws, k, end, m, v);
}

/* May the words from i on be a subject? */
static bool
may_begin(const struct speakers *sp, const struct words *ws, size_t i, size_t first)
{
	const struct word *before = &ws->w[i - (i > first)];

	if (!ws->w[i].capital && !in_list(ws, i, sp->lists.articles) && !in_list(ws, i, sp->lists.pronouns) &&
	    !in_list(ws, i, sp->lists.quantifiers))
		return false;
	if (!ws->w[i].capital && i > first && in_list(ws, i, sp->lists.pronouns))	/* "in case they asked": another clause's */
		return before->after & AFTER_ANY;
	if (i == first || ((before->after & AFTER_ANY) && !(before->capital && word_is_short(ws, i - 1, &sp->lists))))
		return true;
	return !before->capital || in_list(ws, i - 1, sp->lists.not_names);	/* not inside of a name: "United [States said]" */
}

/* "the views of [the Chair] noted": behind a preposition nobody is a subject, but "given to [Ms. Lima], who said". */
static bool
is_object(const struct speakers *sp, const struct words *ws, size_t i, size_t first)
{
	return i > first && !(ws->w[i - 1].after & AFTER_ANY) && in_list(ws, i - 1, sp->lists.prepositions);
}

static struct event
event(const struct mention *m, const struct verb *v, const char *rule)
{
	struct event e = { EVENT_NAMED, *m, v->act, rule, v->end, v->weak };

	if (m->kind == MENTION_PRONOUN || m->kind == MENTION_NONE)
		e.kind = EVENT_PRONOUN;
	if (v->procedure || (v->weak && m->kind == MENTION_BODY && m->noun.n > 0))	/* "The board agreed" */
		e.kind = EVENT_PROCEDURE;
	return e;
}

/* A weak verb needs a subject that is plainly a speaker, or has spoken before; a base form ("note") one in the plural. */
static bool
is_enough(const struct speakers *sp, const struct mention *m, const struct verb *v)
{
	if (v->base && !m->next && !rap_ends(m->text, "s") && !rap_ends(m->text, "ey"))
		return false;
	return !v->weak || m->strong || is_known(sp, m);
}

/* Is this plainly somebody, whatever the verb? */
static bool
has_name(const struct speakers *sp, const struct mention *m)
{
	return m->kind != MENTION_PRONOUN && (m->strong || is_known(sp, m) || (m->kind == MENTION_PERSON && m->end > m->first + 1));
}

static bool
find_active(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e, size_t *past)
{
	struct mention m;
	struct verb v, second;
	bool found;

	if (!may_begin(sp, ws, i, first) || !mention_read(sp, ws, i, end, &m))
		return false;
	*past = m.kind == MENTION_PRONOUN ? i + 1 : m.end;
	found = is_object(sp, ws, i, first) ? verb_of_relative(sp, ws, end, &m, &v) : verb_of(sp, ws, end, &m, &v);
	if ((!found || v.procedure) && i == first && has_name(sp, &m) && second_verb(sp, ws, found ? v.end : m.end, end, &second)) {
		v = second;
		found = true;
	}
	if (!found || !(is_enough(sp, &m, &v) || (i == first && m.kind == MENTION_PERSON && m.end > i + 1 && strstr(v.act, " mind"))))
		return false;		/* only people think, and raise questions */
	*e = event(&m, &v, "subject-and-verb-of-speech");
	return true;
}

/* The agent at k, behind "by". */
static bool
agent_at(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m)
{
	size_t from, tail;

	k = speech_adverbs(sp, ws, k, end);	/* "Intervino también la delegación" */
	if (k >= end || !mention_read(sp, ws, k, end, m) || m->kind == MENTION_PRONOUN)
		return false;
	from = complement_end(ws, m, end);
	if (from < end && (ws->w[from - 1].after & (AFTER_COMMA | AFTER_OPEN))) {
		for (tail = from; tail < end && tail < from + APPOSITION_MAX && !(ws->w[tail].after & (AFTER_COMMA | AFTER_CLOSE)); tail++)
			;
		m->tail = from;
		mention_apposition(sp, ws, from, tail < end ? tail + 1 : end, m);
	}
	return true;
}

/* "An [update] was given by": the noun of a light verb before the form of to be. Its act, NULL where there is none. */
static const char *
noun_before(const struct speakers *sp, const struct words *ws, size_t first, size_t i)
{
	const char *act = NULL;

	for (size_t k = i; k-- > first && k + AGENT_MAX > i;)
		if (word_match(ws, k, sp->lists.speech_nouns, &act))
			return act;
	return NULL;
}

/* The participle of the passive at k: "seconded", or "given" behind a noun that says what. */
static bool
participle_at(const struct speakers *sp, const struct words *ws, size_t first, size_t i, size_t k, size_t end, struct verb *v)
{
	const char *class = NULL;
	size_t n = k < end ? word_match(ws, k, sp->lists.participles, &class) : 0;

	if (n == 0)
		return speech_form(sp, ws, k, end, FORM_FINITE, v) && !v->procedure && !v->base;
	*v = (struct verb){ .act = class, .end = k + n, .weak = strstr(class, " weak") };
	if (strcmp(class, "light") == 0)
		v->act = noun_before(sp, ws, first, i);
	return v->act && strcmp(class, "procedure") != 0;
}

/* "noted [that]", "would [be] paid by": behind these words the agent is another verb's. */
static bool
opens_clause(const struct speakers *sp, const struct words *ws, size_t k)
{
	const char *class = NULL;

	return in_list(ws, k, sp->lists.relatives) || (word_match(ws, k, sp->lists.auxiliaries, &class) && (*class == 'b' || *class == 'h'));
}

/* "was seconded by the delegation of Peru": word i is the form of to be. */
static bool
find_passive(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e)
{
	const char *auxiliary = NULL;
	struct mention m;
	struct verb v;
	size_t n = word_match(ws, i, sp->lists.auxiliaries, &auxiliary), k;

	if (n == 0 || *auxiliary != 'b')
		return false;
	k = speech_adverbs(sp, ws, i + n, end);
	if (!participle_at(sp, ws, first, i, k, end, &v))
		return false;
	for (k = v.end; k < end && !(ws->w[k - 1].after & AFTER_ANY) && k < i + AGENT_MAX && !opens_clause(sp, ws, k); k++)
		if (in_list(ws, k, sp->lists.by) && agent_at(sp, ws, k + 1, end, &m)) {
			v.end = m.end;
			*e = event(&m, &v, "passive-with-agent");
			return is_enough(sp, &m, &v);
		}
	return false;
}

/* A source that is a speaker, and not a plan or an index. */
static bool
is_source(const struct speakers *sp, const struct mention *m)
{
	if (m->strong || is_known(sp, m) || who_is_affiliation(sp->who, m->name.n ? m->name : m->role))
		return true;
	return m->kind == MENTION_PERSON && who_is_name(m->name);
}

/* "According to the Treasurer", "Para o relator, Tadeu Amaral, ...". */
static bool
find_attribution(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e)
{
	struct verb said = { .act = "statement" };
	const char *class = "";
	struct mention m;
	size_t n;

	if (i != first && !(ws->w[i - 1].after & AFTER_COMMA))
		return false;
	n = word_match(ws, i, sp->lists.attributions, &class);
	if (n == 0 || i + n >= end)
		return false;
	if (!*class && mention_read(sp, ws, i + n, end, &m) && m.kind == MENTION_PRONOUN) {	/* "Segundo ele" */
		said.end = m.end;
		*e = event(&m, &said, "attribution");
		return true;
	}
	if (!agent_at(sp, ws, i + n, end, &m) || !is_source(sp, &m))
		return false;
	if (*class && (i != first || !m.strong || m.kind == MENTION_DELEGATION || !(ws->w[(m.tail ? m.tail : m.end) - 1].after & AFTER_COMMA)))
		return false;	/* "for" means a source before a person only */
	said.end = m.end;
	*e = event(&m, &said, "attribution");
	return true;
}

/* "...", dit-il; "...", a-t-elle dit; "...", disse ele; "...", afirmó. */
static bool
find_pronoun_behind(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct event *e)
{
	struct rap_str word = words_str(ws, i, i + 1);
	struct mention m = { 0 };
	struct verb v = { .act = "statement", .end = i + 1 };

	if (!rap_ends(word, "-il") && !rap_ends(word, "-elle") && !rap_ends(word, "-ils") && !rap_ends(word, "-elles")) {
		if (!speech_verb(sp, ws, i, end, &v) || v.weak || v.procedure)
			return false;
		if (v.end < end && !in_list(ws, v.end, sp->lists.pronouns) &&
		    (sp->lists.verbs_first.words != sp->lists.verbs.words || !(ws->w[v.end - 1].after & AFTER_ANY)))
			return false;
		if (v.end == end && sp->lists.verbs_first.words != sp->lists.verbs.words)
			return false;
	}
	*e = event(&m, &v, "verb-behind-quotation");
	return true;
}

/* "...", said Ms. Lima; "...", he said. */
static bool
find_inversion(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct event *e)
{
	struct mention m;
	struct verb v;

	if (ws->w[i - 1].after & AFTER_QUOTE && find_pronoun_behind(sp, ws, i, end, e))
		return true;
	if (!speech_verb(sp, ws, i, end, &v) || !agent_at(sp, ws, v.end, end, &m) || !is_enough(sp, &m, &v) || v.procedure || v.base)
		return false;
	if (!(ws->w[i - 1].after & AFTER_QUOTE) && (v.weak || (!m.strong && !is_known(sp, &m))))
		return false;
	v.end = m.end;
	*e = event(&m, &v, "verb-before-subject");
	return true;
}

/* "Asimismo señaló que", "Señaló la delegada del Perú que": Spanish and Portuguese may leave the subject out. */
static bool
find_verb_first(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct event *e)
{
	size_t k = speech_adverbs(sp, ws, first, end), n;
	const char *class = NULL;
	struct mention m = { 0 };
	struct verb v;

	n = k < end ? word_match(ws, k, sp->lists.verbs_first, &class) : 0;
	if (n == 0 || strstr(class, " ing") || strstr(class, " base"))
		return false;
	v = (struct verb){ .act = class, .end = k + n, .weak = strstr(class, " weak"), .procedure = strcmp(class, "procedure") == 0 };
	if (strcmp(class, "light") == 0)
		return false;
	if (v.end < end && !(ws->w[v.end - 1].after & AFTER_ANY) && agent_at(sp, ws, v.end, end, &m) && is_enough(sp, &m, &v)) {
		v.end = m.end;
		*e = event(&m, &v, "verb-before-subject");
		return true;
	}
	m = (struct mention){ 0 };
	*e = event(&m, &v, "verb-without-subject");
	return true;
}

/* Behind the last word that could be a verb of speech or begin an attribution: nobody's subject stands there. */
static size_t
speech_end(const struct speakers *sp, const struct words *ws, size_t first, size_t end)
{
	const struct lists *l = &sp->lists;
	uint32_t speech = l->verbs.bit | l->verbs_first.bit | l->participles.bit | l->attributions.bit;

	while (end > first && !(ws->w[end - 1].lists & speech))
		end--;
	return end;
}

/* "Ray would ask for more": somebody known is the subject of what is to be done. */
static bool
find_action(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct event *e)
{
	const char *class = NULL;
	struct mention m;

	if (!ws->w[first].capital || !mention_read(sp, ws, first, end, &m) || m.kind == MENTION_PRONOUN || m.kind == MENTION_BODY)
		return false;
	if (m.end >= end || (ws->w[m.end - 1].after & AFTER_ANY) || !word_match(ws, m.end, sp->lists.auxiliaries, &class) || *class != 'm')
		return false;
	*e = (struct event){ .kind = EVENT_ACTION, .who = m };
	return is_known(sp, &m);
}

/* "was proposed by Cllr Ray, [seconded] by Cllr Lund": a motion, which is nobody's speech. */
static bool
is_motion(const struct speakers *sp, const struct words *ws, const struct event *e, size_t end)
{
	const char *class = NULL;

	if (e->kind != EVENT_NAMED || strcmp(e->act, "proposal") != 0)
		return false;
	for (size_t k = e->end; k < end; k++)
		if (word_match(ws, k, sp->lists.procedure_words, &class) && *class == 'p')
			return true;
	return false;
}

/* The first event among the words [first, stop). */
static bool
find_event(const struct speakers *sp, const struct words *ws, size_t first, size_t stop, size_t end, struct event *e)
{
	const struct lists *l = &sp->lists;
	uint32_t source = l->attributions.bit | l->auxiliaries.bit, subject = l->articles.bit | l->pronouns.bit | l->quantifiers.bit;

	for (size_t i = first, past; i < stop; i = past) {
		const struct word *w = &ws->w[i];

		past = i + 1;
		if (w->quoted)
			continue;
		if (w->lists & source && (find_attribution(sp, ws, i, first, end, e) || find_passive(sp, ws, i, first, end, e)))
			return true;
		if (i > first && w[-1].after & (AFTER_QUOTE | AFTER_DASH | AFTER_COMMA) && find_inversion(sp, ws, i, end, e))
			return true;
		if ((w->capital || w->lists & subject) && find_active(sp, ws, i, first, end, e, &past))
			return true;
	}
	return false;
}

struct event
speech_find(const struct speakers *sp, const struct words *ws, size_t first, size_t end, bool half)
{
	struct event e = { 0 };
	size_t stop = speech_end(sp, ws, first, end);
	const char *class = NULL;

	if (word_match(ws, first, sp->lists.procedure, &class) && *class)
		return (struct event){ .kind = EVENT_PROCEDURE };
	if (!half && stop > first && find_verb_first(sp, ws, first, end, &e))
		return e;
	if (find_event(sp, ws, first, stop, end, &e)) {
		if (is_motion(sp, ws, &e, end))
			e.kind = EVENT_PROCEDURE;
		return e;
	}
	if (find_action(sp, ws, first, end, &e))
		return e;
	e = (struct event){ 0 };
	if (speech_procedure(sp, ws, first, end))
		e.kind = EVENT_PROCEDURE;
	return e;
}

/* ", and Ms. Odell stated": does word i join a clause with a speaker of its own? Only a plain one: much of what is said has
 * subjects and verbs. */
static bool
joins_clause(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct event *e)
{
	struct mention m;
	struct verb v;

	size_t n = ws->w[i].quoted || ws->w[i].capital ? 0 : word_match(ws, i, sp->lists.conjunctions, NULL);

	if (n == 0 || i + n >= end || (ws->w[i - 1].after & AFTER_ANY & ~AFTER_COMMA))
		return false;
	if (!mention_read(sp, ws, i + n, end, &m) || m.kind == MENTION_PRONOUN || !(m.strong || is_known(sp, &m)))
		return false;
	if (ws->w[m.end - 1].after & AFTER_ANY || !speech_form(sp, ws, speech_adverbs(sp, ws, m.end, end), end, FORM_FINITE, &v))
		return false;
	if (v.weak || v.base || v.procedure)
		return false;
	*e = event(&m, &v, "subject-and-verb-of-speech");
	return true;
}

bool
speech_next(const struct speakers *sp, const struct words *ws, size_t from, size_t end, size_t *at, struct event *e)
{
	for (size_t i = from > 0 ? from : 1; i < end; i++)
		if (joins_clause(sp, ws, i, end, e)) {
			*at = i;
			return true;
		}
	return false;
}
