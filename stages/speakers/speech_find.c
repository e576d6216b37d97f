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
 * A recogniser: words in, verdict out. The first that fits wins; what follows it is what was said, but for further clauses
 * with a subject and verb of their own (speech_next.c). */
#include <string.h>

#include "speech.h"

#define ADVERBIAL_MAX 12		/* words before a comma and the subject */
#define TRAILING_MAX 16		/* words at the end of a sentence that say who told it */
#define QUOTED_MIN 3		/* words of a quotation; fewer may be a title */
#define NAME_MAX 6		/* words of a name in an apposition */

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
	if (i == first || ((before->after & AFTER_ANY) &&
	    !(before->after & AFTER_STOP && before->capital && word_is_short(ws, i - 1, &sp->lists))))	/* but "Q: Ms. Lima asked" */
		return true;
	return !before->capital || in_list(ws, i - 1, sp->lists.not_names);	/* not inside of a name: "United [States said]" */
}

/* "the views of [the Chair] noted": behind a preposition nobody is a subject, but "given to [Ms. Lima], who said". */
static bool
is_object(const struct speakers *sp, const struct words *ws, size_t i, size_t first)
{
	return i > first && !(ws->w[i - 1].after & AFTER_ANY) && in_list(ws, i - 1, sp->lists.prepositions) &&
	    !(i == first + 1 && in_list(ws, first, sp->lists.conjunctions));		/* "And [Ana Lima] asked" */
}

void
speech_event(struct event *e, const struct verb *v, const char *rule)
{
	const struct mention *m = &e->who;
	bool procedure = v->procedure || (v->weak && m->kind == MENTION_BODY && m->noun.n > 0);	/* "The board agreed" */

	e->kind = procedure ? EVENT_PROCEDURE : m->kind == MENTION_PRONOUN || m->kind == MENTION_NONE ? EVENT_PRONOUN : EVENT_NAMED;
	e->act = v->act;
	e->rule = procedure ? "verb-of-procedure" : rule;
	e->end = v->end;
	e->verb = procedure ? (struct rap_str){ 0 } : v->text;
	e->weak = !procedure && v->weak;
}

/* The event is none of speech; of no kind: it is nobody's. */
static void
event_told(struct event *e, enum event_kind kind, const char *rule)
{
	if (kind == EVENT_NONE) {
		e->who.kind = MENTION_NONE;
		e->who.text = RAP_STR("");
	}
	e->kind = kind;
	e->act = NULL;
	e->rule = rule;
	e->end = 0;
	e->verb = (struct rap_str){ 0 };
	e->weak = false;
}

/* A weak verb needs a subject that is plainly a speaker, or has spoken before; a base form ("note") one in the plural. */
bool
speech_is_enough(const struct speakers *sp, const struct mention *m, const struct verb *v)
{
	if (v->base && !m->next && !rap_ends(m->text, "s") && !rap_ends(m->text, "ey"))
		return false;
	return !v->weak || m->strong || (m->common && m->counted) || is_known(sp, m) ||
	    (sp->delegations && m->kind == MENTION_DELEGATION);
}

/* Is this plainly somebody, whatever the verb? */
static bool
has_name(const struct speakers *sp, const struct mention *m)
{
	return m->kind != MENTION_PRONOUN && (m->strong || (m->kind == MENTION_PERSON && m->end > m->first + 1) || is_known(sp, m));
}

/* "The Chair recognized [Ms. Lima], who said": behind the verb of procedure v, somebody who speaks. */
static bool
find_called(const struct speakers *sp, const struct words *ws, const struct verb *v, size_t end, struct event *e)
{
	struct event called;
	struct mention *m = &called.who;
	struct verb said;

	if (!v->procedure || !mention_read(sp, ws, v->end, end, m) || !speech_verb_of_relative(sp, ws, end, m, &said))
		return false;
	speech_event(&called, &said, "subject-and-verb-of-speech");
	if (called.kind != EVENT_NAMED)
		return false;
	*e = called;
	return true;
}

/* Whom the words from i on name, where that may be a subject; opening: whom the sentence begins with. */
static bool
read_subject(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, const struct mention *opening,
    struct mention *m)
{
	if (i > first || !ws->w[i].capital)
		return may_begin(sp, ws, i, first) && mention_read(sp, ws, i, end, m);
	if (opening->kind != MENTION_NONE)
		*m = *opening;
	return opening->kind != MENTION_NONE;
}

/* May the clause at word i be the sentence's own: behind its topic ("Roof: Ms. Lima opened"), or behind an adverbial? */
static bool
is_main(const struct words *ws, size_t i, size_t first)
{
	return i == first || ws->w[i - 1].after & (AFTER_COLON | AFTER_DASH) ||
	    (ws->w[i - 1].after & AFTER_COMMA && i < first + ADVERBIAL_MAX);
}

/* "Ana Lima doubted it", "A resident doubted it": only people think, and raise questions. */
static bool
thinks(const struct speakers *sp, const struct words *ws, const struct mention *m, const struct verb *v)
{
	const char *class = "";

	if (!strstr(v->act, " mind"))
		return false;
	if (m->kind == MENTION_PERSON)
		return m->end > m->first + 1;
	return m->kind == MENTION_ROLE && m->common && word_match(ws, m->first, sp->lists.articles, &class) && *class == 'a';
}

/* Is this a whole name of somebody, or a body by its noun? */
static bool
is_whole(const struct mention *m)
{
	return m->kind == MENTION_BODY ? m->noun.n > 0 : m->kind == MENTION_PERSON && who_is_name(m->name);
}

/* The event's subject stands at word i: what it does. */
static bool
find_active(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e)
{
	struct mention *m = &e->who;
	struct verb v, second;
	bool found;

	found = is_object(sp, ws, i, first) ? speech_verb_of_relative(sp, ws, end, m, &v) : speech_verb_of(sp, ws, end, m, &v);
	if ((!found || v.procedure) && m->kind != MENTION_PRONOUN && is_main(ws, i, first) && (i == first || !ws->w[m->end - 1].caps) &&
	    ((found && speech_verb_by(sp, ws, v.end, end, &second)) ||
	    speech_second_verb(sp, ws, found ? v.end : m->end, end, &second)) && has_name(sp, m)) {
		v = second;
		found = true;
	}
	if (!found)
		return false;
	if (find_called(sp, ws, &v, end, e))
		return true;
	if (v.weak && is_whole(m) && speech_quotes(ws, v.end, end, 0))	/* "The board thought it "a joke"" */
		v.weak = false;
	if (v.weak && m->common && !m->name.n && !m->counted && i == first && !v.base && !thinks(sp, ws, m, &v)) {
		*e = (struct event){ .kind = EVENT_PROCEDURE, .rule = "nobody-that-is-named" };	/* "Members supported it" */
		return true;
	}
	if (!speech_is_enough(sp, m, &v) && !(v.weak && speech_quotes(ws, v.end, end, AFTER_COLON)) &&
	    !(is_main(ws, i, first) && thinks(sp, ws, m, &v)))
		return false;
	speech_event(e, &v, "subject-and-verb-of-speech");
	return true;
}

/* 'Fisher Joe Hill put it bluntly: "No boat, no island."': whom the sentence names first says what it quotes behind a colon. */
static bool
find_introduced(const struct speakers *sp, const struct words *ws, const struct mention *opening, size_t end, struct event *e)
{
	struct verb said = { .act = "statement" };

	if (opening->kind != MENTION_PERSON || ws->w[opening->end - 1].after & AFTER_COLON)
		return false;
	said.end = opening->end;
	if (!speech_quotes(ws, opening->end, end, AFTER_COLON) || !has_name(sp, opening))
		return false;
	e->who = *opening;
	speech_event(e, &said, "quotation-behind-a-colon");
	return true;
}

/* '"Let them come," [growled] Joe Hill.': the word behind the quotation with which the sentence begins, where it may be a verb that
 * no list has; 0: there is none. */
static size_t
verb_behind_quotation(const struct speakers *sp, const struct words *ws, size_t first, size_t end)
{
	size_t k = first;

	while (k < end && ws->w[k].quoted)
		k++;
	if (k < first + QUOTED_MIN || k >= end || !(ws->w[k - 1].after & (AFTER_COMMA | AFTER_ASK)) || ws->w[k].capital ||
	    ws->w[k].digit || ws->w[k].lists & (sp->lists.of_grammar | sp->lists.roles.bit) || rap_ends(words_str(ws, k, k + 1), "ing"))
		return 0;
	return k;
}

/* '"Let them come," growled Joe Hill.', '"Que vengan", retrucó.' */
static bool
find_quoted(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct event *e)
{
	struct verb v = { .act = "statement" };
	size_t k = verb_behind_quotation(sp, ws, first, end);
	struct mention *m = &e->who;

	if (k == 0)
		return false;
	v.text = words_str(ws, k, k + 1);
	v.end = k + 1;
	if (v.end == end && sp->lists.verbs_first.words == sp->lists.verbs.words) {	/* its subject may be left out */
		*m = (struct mention){ 0 };
		speech_event(e, &v, "verb-behind-quotation");
		return true;
	}
	if (v.end == end || ws->w[k].after & AFTER_ANY || !ws->w[v.end].capital || !mention_read(sp, ws, v.end, end, m) ||
	    m->kind != MENTION_PERSON || !(m->strong || who_is_name(m->name)))
		return false;
	v.end = m->end;
	speech_event(e, &v, "verb-before-subject");
	return true;
}

size_t
speech_end(const struct speakers *sp, const struct words *ws, const struct sentence *s)
{
	size_t end = s->lists & sp->lists.of_speech ? s->end : s->first;

	while (end > s->first && !(word_lists(&ws->w[end - 1]) & sp->lists.of_speech))
		end--;
	return end;
}

/* "A member, [Jim Stein,] was": behind the name in the apposition to the role m, which becomes a person. */
static size_t
take_name(const struct speakers *sp, const struct words *ws, size_t end, struct mention *m)
{
	size_t k = m->end;

	while (k < end && k < m->end + NAME_MAX && !(ws->w[k].after & AFTER_ANY & ~AFTER_STOP))
		k++;
	if (k >= end || !(ws->w[k].after & AFTER_COMMA))
		return m->end;
	mention_apposition(sp, ws, m->end, k + 1, m);
	if (m->kind != MENTION_PERSON)
		return m->end;
	m->strong = true;
	m->common = false;
	return k + 1;
}

/* "[Claire Vasseur], an ecologist at Brenne, follows them", "[Owner Ines Hill] bought it": a whole name, with more about it. */
static bool
is_introduced(const struct words *ws, const struct mention *m)
{
	return m->kind == MENTION_PERSON && (m->noun.n > 0 || ws->w[m->end - 1].after & AFTER_COMMA) && who_is_name(m->name);
}

/* "Driver of the school bus, [Ray Hill] gave up": the name behind what its bearer does. */
static void
read_behind_office(const struct speakers *sp, const struct words *ws, size_t end, struct mention *m)
{
	size_t k = speech_complement_end(ws, m, end);
	struct mention name;

	if (k == m->end || !ws->w[k].capital || !mention_read(sp, ws, k, end, &name) || name.kind != MENTION_PERSON ||
	    name.noun.n > 0 || !who_is_name(name.name))
		return;
	name.role = m->role;
	name.noun = m->noun;
	*m = name;
}

/* "Later, [Ms. Lima] left": whom the words behind an adverbial name. */
static bool
read_behind_adverbial(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct mention *m)
{
	size_t k = first + 1;

	while (k < end && k < first + ADVERBIAL_MAX && !(ws->w[k - 1].after & AFTER_ANY))
		k++;
	return k < end && ws->w[k - 1].after & AFTER_COMMA && ws->w[k].capital && mention_read(sp, ws, k, end, m);
}

/* "AL will chair": letters that are somebody's. */
static bool
is_initials_of(const struct speakers *sp, const struct mention *m)
{
	const struct who *known = m->noun.n == 0 ? who_known(sp->who, m) : NULL;

	return known && who_is_person(known);
}

/* "Ray would ask for more": somebody known is the subject of what is to be done. "Ms. Lima left the room": of what was done. */
static bool
find_subject(const struct speakers *sp, const struct words *ws, size_t first, const struct mention *opening, size_t end,
    struct event *e)
{
	enum event_kind kind = EVENT_SUBJECT;
	const char *class = NULL;
	struct mention *m = &e->who;

	if (opening->kind == MENTION_NONE ? !read_behind_adverbial(sp, ws, first, end, m) : opening->kind == MENTION_PRONOUN)
		return false;
	if (opening->kind != MENTION_NONE)
		*m = *opening;
	if (m->kind == MENTION_PRONOUN || (m->kind == MENTION_BODY && !is_initials_of(sp, m)))
		return false;
	if (m->kind == MENTION_ROLE && ws->w[m->end - 1].after & AFTER_COMMA)	/* "A member, Jim Stein, was recognized" */
		m->end = take_name(sp, ws, end, m);
	else
		read_behind_office(sp, ws, end, m);
	if (m->end >= end || (ws->w[m->end - 1].after & AFTER_ANY & ~AFTER_COLON & ~(m->name.n ? AFTER_COMMA : 0)))
		return false;
	if (ws->w[m->end - 1].after & AFTER_COLON)	/* "Ray: fetch the ladder" */
		kind = EVENT_ACTION;
	else if (word_match(ws, m->end, sp->lists.auxiliaries, &class) && *class == 'm')
		kind = EVENT_ACTION;
	else if (ws->w[m->end].capital || in_list(ws, m->end, sp->lists.prepositions))
		return false;
	if (!(kind == EVENT_SUBJECT && (m->strong || is_introduced(ws, m))) && !is_known(sp, m))
		return false;
	event_told(e, kind, kind == EVENT_ACTION ? "somebody-else-is-to-act" : "somebody-else-acts");
	return true;
}

bool
speech_tells_of(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct mention *m)
{
	size_t k = s->first + 1, begins = s->first + !!(ws->w[s->first].alone & (sp->lists.adverbs.bit | sp->lists.conjunctions.bit));

	if (!mention_read(sp, ws, begins, s->end, m)) {	/* "[But] Ray Hill" */
		while (k < s->end && k < s->first + ADVERBIAL_MAX && !(ws->w[k - 1].after & AFTER_ANY))
			k++;
		if (k >= s->end || !(ws->w[k - 1].after & AFTER_COMMA) || !mention_read(sp, ws, k, s->end, m))
			return false;
	}
	if (m->kind == MENTION_ROLE && ws->w[m->end - 1].after & AFTER_COMMA)
		m->end = take_name(sp, ws, s->end, m);
	else if (m->kind == MENTION_ROLE)
		read_behind_office(sp, ws, s->end, m);
	else if (m->kind != MENTION_PERSON || !who_is_name(m->name) || m->next)
		return false;
	return m->end < s->end && !ws->w[m->end].capital && (m->strong || m->kind == MENTION_PERSON);
}

/* "was proposed by Cllr Ray, [seconded] by Cllr Lund": a motion, which is nobody's speech. */
static bool
is_motion(const struct speakers *sp, const struct words *ws, const struct event *e, size_t end)
{
	const char *class = NULL;

	if (e->kind != EVENT_NAMED || !(is_named(e->act, "proposal") || is_named(e->rule, "passive-with-agent")))
		return false;
	if (e->end == end && is_named(e->rule, "subject-and-verb-of-speech"))	/* "Cllr Lund seconded." */
		return true;
	for (size_t k = e->end; k < end; k++)
		if (word_match(ws, k, sp->lists.procedure_words, &class) && *class == 'p')
			return true;
	return false;
}

/* "The city approved it, [the clerk said]", "..., [according to the clerk]": who tells of it at the sentence's end. */
static bool
find_trailing(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct event *e)
{
	struct mention *m = &e->who;
	struct verb v;

	for (size_t i = end - 1; i > first && i + TRAILING_MAX > end; i--) {
		if (!(ws->w[i - 1].after & AFTER_COMMA) || ws->w[i].quoted)
			continue;
		if (speech_attribution(sp, ws, i, first, end, e) || speech_inversion(sp, ws, i, first, end, e))
			return true;
		if (mention_read(sp, ws, i, end, m) && speech_verb(sp, ws, m->end, end, &v) && v.end == end && !v.procedure && !v.base) {
			speech_event(e, &v, "subject-and-verb-of-speech");
			return speech_is_enough(sp, m, &v);
		}
	}
	return false;
}

#define BEHIND (AFTER_QUOTE | AFTER_DASH | AFTER_COMMA)	/* marks behind which a verb may come first */

/* What the sentence says of who speaks from word i on; *past: where to go on if it says nothing. */
static bool
event_at(const struct speakers *sp, const struct words *ws, const struct sentence *s, size_t i, const struct mention *opening,
    struct event *e, size_t *past)
{
	size_t first = s->first, end = s->end;
	const struct lists *l = &sp->lists;
	const struct word *w = &ws->w[i];
	unsigned before = i > first ? w[-1].after : 0;
	uint32_t lists = word_lists(w);

	if (w->quoted && i > first && w[-1].quoted && before & AFTER_COMMA && speech_aside(sp, ws, i, end, e))
		return true;
	if (w->quoted || before & AFTER_OPEN)	/* "carried (Ray and Lund opposed)" */
		return false;
	if (lists & l->attributions.bit && speech_attribution(sp, ws, i, first, end, e))
		return true;
	if (lists & l->auxiliaries.bit && s->lists & l->by.bit && speech_passive(sp, ws, i, first, end, e))
		return true;
	if (before & BEHIND && speech_inversion(sp, ws, i, first, end, e))
		return true;
	if (!(w->capital || lists & l->of_subjects) || !read_subject(sp, ws, i, first, end, opening, &e->who))
		return false;
	*past = e->who.kind == MENTION_PRONOUN ? i + 1 : e->who.end;
	return find_active(sp, ws, i, first, end, e);
}

/* The first word from i on, before stop, at which event_at may find anything: by its lists, or the mark before it. */
static size_t
next_place(const struct words *ws, size_t i, size_t stop, uint32_t lists)
{
	while (i < stop && !(word_lists(&ws->w[i]) & lists) && !ws->w[i].capital && !ws->w[i].quoted && !(ws->w[i - 1].after & BEHIND))
		i++;
	return i;
}

/* The first event in the sentence. Nearly always, if there is one, it is that of whom the sentence begins with. */
static bool
find_event(const struct speakers *sp, const struct words *ws, const struct sentence *s, const struct mention *opening, struct event *e)
{
	const struct lists *l = &sp->lists;
	uint32_t lists = l->of_subjects | l->attributions.bit | (s->lists & l->by.bit ? l->auxiliaries.bit : 0);
	size_t stop = s->lists & l->of_speech ? s->end : s->first;

	for (size_t i = s->first, past; i < stop; i = next_place(ws, past, stop, lists)) {
		past = i + 1;
		if (event_at(sp, ws, s, i, opening, e, &past))
			return true;
		if (i == s->first)
			stop = speech_end(sp, ws, s);
	}
	return false;
}

/* What find_event found, unless it is a motion, or somebody tells of what was done. */
static void
weigh(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct event *e)
{
	struct event told;

	if (e->kind == EVENT_PROCEDURE && find_trailing(sp, ws, s->first, s->end, &told))
		*e = told;
	else if (is_motion(sp, ws, e, s->end)) {
		e->kind = EVENT_PROCEDURE;
		e->rule = "motion";
	}
}

void
speech_find(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct event *e)
{
	struct mention opening;		/* whom the sentence names first, in a capital letter; of no kind: nobody */
	const struct lists *l = &sp->lists;
	bool always;
	size_t first = s->first, end = s->end, begins = speech_phrase(sp, ws, first, end, &always);
	bool inverted = s->lists & l->verbs_first.bit || in_list(ws, first, l->by);

	if (always) {
		*e = (struct event){ .kind = EVENT_PROCEDURE, .rule = "procedure" };
		return;
	}
	if (inverted && !s->half && !ws->w[first].quoted && s->lists & l->of_speech && speech_verb_first(sp, ws, s, e))
		return;
	if (!ws->w[first].capital || !mention_read(sp, ws, first, end, &opening))
		opening.kind = MENTION_NONE;
	if (find_event(sp, ws, s, &opening, e)) {
		weigh(sp, ws, s, e);
		return;
	}
	if ((ws->w[first].quoted && find_quoted(sp, ws, first, end, e)) || find_introduced(sp, ws, &opening, end, e))
		return;
	if (!find_subject(sp, ws, first, &opening, end, e))
		event_told(e, EVENT_NONE, NULL);
	if (e->kind != EVENT_ACTION && s->lists & (l->procedure.bit | l->procedure_words.bit) && speech_procedure(sp, ws, s, begins)) {
		e->kind = EVENT_PROCEDURE;
		e->rule = "procedure";
	}
}
