/* speech_find.c - who speaks in a sentence of reported speech: a subject and a verb of speech, found by light grammar.
 *
 *	In turn, [the delegation of Peru] noted ...		subject, then verb
 *	[Ms. Ana Lima], Secretary for Trade, then said ...	with an apposition between
 *	The proposal was seconded by [the delegation of Peru]	passive with its agent
 *	The floor was given to [Ms. Lima], who explained ...	relative clause
 *	According to [UNESCO], ...				attribution
 *	"...", said [Ms. Lima]					inversion
 *	Señaló [la delegada del Perú] que ...			the same, where verbs may come first
 *
 * A recogniser: words in, verdict out. The first that fits wins; what follows it is what was said. */
#include <string.h>

#include "speakers.h"

#define APPOSITION_MAX 45	/* words */
#define COMPLEMENT_MAX 6	/* "the president of the works council": lower-case words behind a role noun */
#define ADVERBS_MAX 4
#define BRACKET_MAX 12

static size_t
skip_adverbs(const struct speakers *sp, const struct words *ws, size_t k, size_t end)
{
	size_t n;

	for (int i = 0; i < ADVERBS_MAX && k < end && (n = word_match(ws, k, sp->lists.adverbs, NULL)) > 0; i++)
		k += n;
	return k < end ? k : end;
}

/* The class of the verb of speech at k, behind adverbs; NULL where there is none. */
static const char *
verb_at(const struct speakers *sp, const struct words *ws, size_t k, size_t end)
{
	const char *class = NULL;

	k = skip_adverbs(sp, ws, k, end);
	if (k >= end || ws->w[k].capital || ws->w[k].quoted || word_match(ws, k, sp->lists.verbs, &class) == 0)
		return NULL;
	return class;
}

/* "the president of the works council said": a complement in lower case between noun and verb. */
static const char *
verb_after_complement(const struct speakers *sp, const struct words *ws, size_t k, size_t end)
{
	const char *class = NULL;

	if (k >= end || !in_list(ws, k, sp->lists.prepositions) || in_list(ws, k, sp->lists.conjunctions))
		return NULL;
	for (size_t i = k + 1; i < end && i < k + 1 + COMPLEMENT_MAX && !(ws->w[i - 1].after & AFTER_ANY); i++) {
		if (in_list(ws, i, sp->lists.be) || in_list(ws, i, sp->lists.relatives))
			return NULL;
		if (i > k + 1 && (class = verb_at(sp, ws, i, end)))
			return class;
	}
	return NULL;
}

/* ", Secretary for Trade, then said": the comma or bracket that ends an apposition, with a verb behind it. *tail is the
 * apposition's end. */
static const char *
verb_after_apposition(const struct speakers *sp, const struct words *ws, size_t k, size_t end, size_t *tail)
{
	const char *class;

	for (size_t i = k; i + 1 < end && i < k + APPOSITION_MAX; i++) {
		if (ws->w[i].after & (AFTER_SEMICOLON | AFTER_COLON) || in_list(ws, i, sp->lists.relatives))
			return NULL;
		if (!(ws->w[i].after & (AFTER_COMMA | AFTER_CLOSE | AFTER_DASH)))
			continue;
		class = verb_at(sp, ws, i + 1, end);
		*tail = i + 1;
		if (class)
			return class;
	}
	return NULL;
}

static size_t
skip_bracket(const struct words *ws, size_t k, size_t end)
{
	for (size_t i = k; i < end && i < k + BRACKET_MAX; i++)
		if (ws->w[i].after & AFTER_CLOSE)
			return i + 1;
	return k;
}

static const char *
verb_of_relative(const struct speakers *sp, const struct words *ws, size_t end, const struct mention *m)
{
	size_t k = m->tail ? m->tail : m->end;

	if (k >= end || !(ws->w[k - 1].after & AFTER_COMMA) || !in_list(ws, k, sp->lists.relatives))
		return NULL;
	return verb_at(sp, ws, k + 1, end);
}

/* The class of the verb whose subject m is, NULL where m is nobody's subject. Takes an apposition's role into m. */
static const char *
verb_of(const struct speakers *sp, const struct words *ws, size_t end, struct mention *m)
{
	size_t k = m->tail ? m->tail : m->end, tail = 0;
	const char *class;

	if (k < end && (ws->w[k - 1].after & AFTER_OPEN))
		k = skip_bracket(ws, k, end);
	if (!(ws->w[k - 1].after & AFTER_ANY & ~(AFTER_CLOSE | AFTER_QUOTE | AFTER_STOP)) && (class = verb_at(sp, ws, k, end)))
		return class;
	if (!(ws->w[k - 1].after & AFTER_ANY) && m->kind != MENTION_DELEGATION && m->kind != MENTION_PRONOUN &&
	    (class = verb_after_complement(sp, ws, k, end)))
		return class;
	if (k >= end || !(ws->w[k - 1].after & (AFTER_COMMA | AFTER_DASH | AFTER_OPEN)) || m->kind == MENTION_PRONOUN)
		return NULL;
	if (in_list(ws, k, sp->lists.relatives))
		return verb_of_relative(sp, ws, end, m);
	class = verb_at(sp, ws, k, end);	/* "He, in turn, said" */
	if (class || !(class = verb_after_apposition(sp, ws, k, end, &tail)))
		return class;
	mention_apposition(sp, ws, k, tail, m);
	m->strong |= m->kind == MENTION_DELEGATION;	/* "Fiji, for the island states, supported" */
	return class;
}

/* May the words from i on be a subject? */
static bool
may_begin(const struct speakers *sp, const struct words *ws, size_t i, size_t first)
{
	const struct word *before = &ws->w[i - (i > first)];

	if (!ws->w[i].capital && !in_list(ws, i, sp->lists.articles) && !in_list(ws, i, sp->lists.pronouns))
		return false;
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
event(enum event_kind kind, const struct mention *m, const char *act, const char *rule)
{
	struct event e = { kind, *m, act, rule };

	if (kind == EVENT_NAMED && m->kind == MENTION_PRONOUN)
		e.kind = EVENT_PRONOUN;
	if (act && strcmp(act, "procedure") == 0)
		e.kind = EVENT_PROCEDURE;
	return e;
}

/* A weak verb needs a subject that is plainly a speaker, or has spoken before; a base form ("note") one in the plural. */
static bool
is_enough(const struct speakers *sp, const struct mention *m, const char *class)
{
	if (!class || (strstr(class, " base") && !m->next && !rap_ends(m->text, "s") && !rap_ends(m->text, "ey")))
		return false;
	return !strstr(class, " weak") || m->strong || who_known(sp->who, m);
}

static bool
find_active(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e, size_t *past)
{
	struct mention m;
	const char *class;

	if (!may_begin(sp, ws, i, first) || !mention_read(sp, ws, i, end, &m))
		return false;
	*past = m.kind == MENTION_PRONOUN ? i + 1 : m.end;
	class = is_object(sp, ws, i, first) ? verb_of_relative(sp, ws, end, &m) : verb_of(sp, ws, end, &m);
	if (!is_enough(sp, &m, class))
		return false;
	*e = event(EVENT_NAMED, &m, class, "subject-and-verb-of-speech");
	return true;
}

/* Words between "by" and the words that name somebody: none. The agent at k. */
static bool
agent_at(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m)
{
	size_t tail = 0;

	if (k >= end || !mention_read(sp, ws, k, end, m) || m->kind == MENTION_PRONOUN)
		return false;
	if (m->end < end && (ws->w[m->end - 1].after & AFTER_COMMA)) {
		for (tail = m->end; tail < end && tail < m->end + APPOSITION_MAX && !(ws->w[tail].after & AFTER_COMMA); tail++)
			;
		mention_apposition(sp, ws, m->end, tail < end ? tail + 1 : end, m);
	}
	return true;
}

/* "was seconded by the delegation of Peru": word i is the form of to be. */
static bool
find_passive(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct event *e)
{
	const char *class = NULL;
	struct mention m;
	size_t k, n;

	if (!in_list(ws, i, sp->lists.be))
		return false;
	k = skip_adverbs(sp, ws, i + 1, end);
	n = k < end ? word_match(ws, k, sp->lists.participles, &class) : 0;
	if (n == 0)	/* English has no forms of its own for them */
		n = k < end ? word_match(ws, k, sp->lists.verbs, &class) : 0;
	if (n == 0 || strcmp(class, "procedure") == 0)
		return false;
	for (k += n; k < end && !(ws->w[k - 1].after & AFTER_ANY) && k < i + ADVERBS_MAX + COMPLEMENT_MAX; k++)
		if (in_list(ws, k, sp->lists.by) && agent_at(sp, ws, k + 1, end, &m)) {
			*e = event(EVENT_NAMED, &m, class, "passive-with-agent");
			return is_enough(sp, &m, class);
		}
	return false;
}

static bool
find_attribution(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e)
{
	struct mention m;
	size_t n;

	if (i != first && !(ws->w[i - 1].after & AFTER_COMMA))
		return false;
	n = word_match(ws, i, sp->lists.attributions, NULL);
	if (n == 0 || i + n >= end || !mention_read(sp, ws, i + n, end, &m) || m.kind == MENTION_PRONOUN)
		return false;
	*e = event(EVENT_NAMED, &m, "statement", "attribution");
	return true;
}

/* "...", said Ms. Lima. */
static bool
find_inversion(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e)
{
	const char *class = NULL;
	struct mention m;
	size_t n;

	if (i == first || !(ws->w[i - 1].after & AFTER_QUOTE) || ws->w[i].capital || ws->w[i].quoted)
		return false;
	n = word_match(ws, i, sp->lists.verbs, &class);
	if (n == 0 || !agent_at(sp, ws, i + n, end, &m) || !is_enough(sp, &m, class))
		return false;
	*e = event(EVENT_NAMED, &m, class, "verb-after-quotation");
	return true;
}

/* "Asimismo señaló que", "Señaló la delegada del Perú que": Spanish and Portuguese may leave the subject out. */
static bool
find_verb_first(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct event *e)
{
	size_t k = skip_adverbs(sp, ws, first, end), n;
	const char *class = NULL;
	struct mention m = { 0 };

	n = k < end ? word_match(ws, k, sp->lists.verbs_first, &class) : 0;
	if (n == 0)
		return false;
	if (k + n < end && !(ws->w[k + n - 1].after & AFTER_ANY) && agent_at(sp, ws, k + n, end, &m) && is_enough(sp, &m, class)) {
		*e = event(EVENT_NAMED, &m, class, "verb-before-subject");
		return true;
	}
	*e = event(EVENT_PRONOUN, &m, class, "verb-without-subject");
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

struct event
speech_find(const struct speakers *sp, const struct words *ws, size_t first, size_t end, bool half)
{
	struct event e = { 0 };
	size_t stop = speech_end(sp, ws, first, end);

	if (!half && stop > first && find_verb_first(sp, ws, first, end, &e))
		return e;
	for (size_t i = first, past; i < stop; i = past) {
		past = i + 1;
		if (ws->w[i].quoted)
			continue;
		if (find_attribution(sp, ws, i, first, end, &e) || find_passive(sp, ws, i, end, &e) ||
		    find_inversion(sp, ws, i, first, end, &e) || find_active(sp, ws, i, first, end, &e, &past))
			return e;
	}
	e = (struct event){ 0 };
	if (word_match(ws, first, sp->lists.procedure, NULL))
		e.kind = EVENT_PROCEDURE;
	return e;
}
