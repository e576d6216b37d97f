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

/* May the words from i on be a subject? */
static bool
may_begin(const struct words *ws, size_t i, size_t first)
{
	const struct word *before = &ws->w[i - (i > first)];

	if (!ws->w[i].capital && !in_list(ws, i, LISTS_OF_SUBJECTS))
		return false;
	if (!ws->w[i].capital && i > first && in_list(ws, i, LIST_PRONOUNS))	/* "in case they asked": another clause's */
		return before->after & AFTER_ANY;
	if (i == first || ((before->after & AFTER_ANY) &&
	    !(before->after & AFTER_STOP && before->capital && word_is_short(ws, i - 1))))	/* but "Q: Ms. Lima asked" */
		return true;
	return !before->capital || in_list(ws, i - 1, LIST_NOT_NAMES);	/* not inside of a name: "United [States said]" */
}

/* "the views of [the Chair] noted": behind a preposition nobody is a subject, but "given to [Ms. Lima], who said". */
static bool
is_object(const struct words *ws, size_t i, size_t first)
{
	return i > first && !(ws->w[i - 1].after & AFTER_ANY) && in_list(ws, i - 1, LIST_PREPOSITIONS) &&
	    !(i == first + 1 && in_list(ws, first, LIST_CONJUNCTIONS));		/* "And [Ana Lima] asked" */
}

void
speech_event(struct event *e, const struct verb *v, const char *rule)
{
	const struct mention *m = &e->who;
	bool procedure = v->procedure ||
	    ((v->weak || v->decision) && m->kind == MENTION_BODY && m->noun.n > 0);	/* "The board agreed" */

	e->kind = procedure ? EVENT_PROCEDURE : m->kind == MENTION_PRONOUN || m->kind == MENTION_NONE ? EVENT_PRONOUN : EVENT_NAMED;
	e->act = v->act;
	e->rule = procedure ? "verb-of-procedure" : rule;
	e->end = v->end;
	e->verb = procedure ? (struct rap_str){ 0 } : v->text;
	e->weak = !procedure && v->weak;
	e->told = v->told;
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

/* Whom the words from i on name, where that may be a subject; opening: whom the sentence begins with. */
static bool
read_subject(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, const struct mention *opening,
    struct mention *m)
{
	if (i > first || !ws->w[i].capital)
		return may_begin(ws, i, first) && mention_read(sp, ws, i, end, m);
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
thinks(const struct words *ws, const struct mention *m, const struct verb *v)
{
	const char *class = "";

	if (!strstr(v->act, " mind"))
		return false;
	if (m->kind == MENTION_PERSON)
		return m->end > m->first + 1;
	return m->kind == MENTION_ROLE && m->common && word_match(ws, m->first, LIST_ARTICLES, &class) && *class == 'a';
}

/* Is this a whole name of somebody, or a body by its noun? */
static bool
is_whole(const struct mention *m)
{
	return m->kind == MENTION_BODY ? m->noun.n > 0 : m->kind == MENTION_PERSON && who_is_name(m->name);
}

/* The event's subject stands at word i: what it does. */
static bool
find_active(const struct speakers *sp, const struct words *ws, const struct sentence *s, size_t i, struct event *e)
{
	size_t first = s->first, end = s->end;
	struct mention *m = &e->who;
	struct verb v, second;
	bool object = is_object(ws, i, first), found;

	found = object ? speech_verb_of_relative(ws, end, m, &v) : speech_verb_of(sp, ws, end, m, &v);
	if ((!found || v.procedure) && m->kind != MENTION_PRONOUN && is_main(ws, i, first) &&
	    (i == first || !ws->w[m->end - 1].caps) &&
	    ((found && speech_verb_by(sp, ws, v.end, s, &second)) ||
	    speech_second_verb(ws, found ? v.end : m->end, s, &second)) && has_name(sp, m)) {
		v = second;
		found = true;
	}
	if (!found || speech_is_owner(m))
		return false;
	if ((v.procedure && speech_called(sp, ws, &v, i, end, e)) || (object && speech_answer(sp, ws, i, first, v.end, end, e)))
		return true;
	if (v.weak)		/* "The board thought it "a joke"", "The Red Circle estimates that" */
		v.weak = !(is_whole(m) && speech_quotes(ws, v.end, end, 0)) && !(who_is_name(m->name) && speech_says_that(ws, v.end, end));
	if (v.weak && m->common && !m->name.n && !m->counted && i == first && !v.base && !thinks(ws, m, &v)) {
		*e = (struct event){ .kind = EVENT_PROCEDURE, .rule = "nobody-that-is-named" };	/* "Members supported it" */
		speech_object(sp, ws, v.end, end, &e->who);
		return true;
	}
	if (!speech_is_enough(sp, m, &v) && !(v.weak && speech_quotes(ws, v.end, end, AFTER_COLON)) &&
	    !(is_main(ws, i, first) && thinks(ws, m, &v)))
		return false;
	speech_event(e, &v, "subject-and-verb-of-speech");
	return true;
}

static bool
is_he_or_she(const struct mention *m)
{
	return m->kind == MENTION_PRONOUN && (m->gender == 'm' || m->gender == 'f');
}

/* 'Fisher Joe Hill put it bluntly: "No boat, no island."': whom the sentence names first says what it quotes behind a colon. */
static bool
find_introduced(const struct speakers *sp, const struct words *ws, const struct sentence *s, const struct mention *opening,
    struct event *e)
{
	struct verb said = { .act = "statement" };
	struct mention *m = &e->who;

	if (!speech_quotes(ws, s->first + 1, s->end, AFTER_COLON))
		return false;
	if (opening->kind == MENTION_PERSON || is_he_or_she(opening))
		*m = *opening;
	else if (!speech_tells_of(sp, ws, s, m) || m->kind != MENTION_PERSON)	/* "The owner, Joe Hill, was blunt" */
		return false;
	if (ws->w[m->end - 1].after & AFTER_COLON || !(has_name(sp, m) || is_he_or_she(m)))
		return false;
	said.end = m->end;
	speech_event(e, &said, "quotation-behind-a-colon");
	return true;
}

/* Behind the sentence's last word that could be a verb of speech or begin an attribution, which stands first, behind a word or
 * behind a comma: nobody's subject stands there. */
static size_t
speech_end(const struct words *ws, const struct sentence *s)
{
	const struct word *first = &ws->w[s->first], *w = &ws->w[s->end], *speech = &ws->w[s->speech];

	if (!(s->lists & LIST_ATTRIBUTIONS))
		return s->speech;
	while (w > speech && !(word_lists(w - 1) & LIST_ATTRIBUTIONS && (w <= first + 2 || w[-2].after & AFTER_COMMA)))
		w--;
	return (size_t)(w - ws->w);
}

#define BEHIND (AFTER_QUOTE | AFTER_DASH | AFTER_COMMA)	/* marks behind which a verb may come first */

/* What the sentence says of who speaks from word i on; *past: where to go on if it says nothing. */
static bool
event_at(const struct speakers *sp, const struct words *ws, const struct sentence *s, size_t i, const struct mention *opening,
    struct event *e, size_t *past)
{
	size_t first = s->first, end = s->end;
	const struct word *w = &ws->w[i];
	unsigned before = i > first ? w[-1].after : 0;
	uint32_t lists = word_lists(w);

	if (before & AFTER_COMMA && (w->quoted ? w[-1].quoted : !w->plain) && speech_aside(sp, ws, i, end, e))
		return true;
	if (w->quoted || before & AFTER_OPEN)	/* "carried (Ray and Lund opposed)" */
		return false;
	if (lists & LIST_ATTRIBUTIONS && speech_attribution(sp, ws, i, first, end, e))
		return true;
	if (lists & LIST_AUXILIARIES && s->lists & LIST_BY && speech_passive(sp, ws, i, first, end, e))
		return true;
	if (before & BEHIND && speech_inversion(sp, ws, i, first, end, e))
		return true;
	if (!(w->capital || lists & LISTS_OF_SUBJECTS) || !read_subject(sp, ws, i, first, end, opening, &e->who))
		return false;
	*past = e->who.kind == MENTION_PRONOUN ? i + 1 : e->who.end;
	return find_active(sp, ws, s, i, e);
}

/* The first word from i on, before stop, at which event_at may find anything: by its lists, or the mark before it. */
static size_t
next_place(const struct words *ws, size_t i, size_t stop, uint32_t lists)
{
	const struct word *w = &ws->w[i], *end = &ws->w[stop];

	while (w < end && !(w[-1].after & BEHIND) && (w->quoted || !(w->capital || word_lists(w) & lists)))
		w++;
	return (size_t)(w - ws->w);
}

/* The first event in the sentence. Nearly always, if there is one, it is that of whom the sentence begins with. */
static bool
find_event(const struct speakers *sp, const struct words *ws, const struct sentence *s, const struct mention *opening,
    struct event *e)
{
	uint32_t lists = LISTS_OF_SUBJECTS | LIST_ATTRIBUTIONS | (s->lists & LIST_BY ? LIST_AUXILIARIES : 0);
	size_t stop = speech_end(ws, s);

	for (size_t i = s->first, past; i < stop; i = next_place(ws, past, stop, lists)) {
		past = i + 1;
		if (event_at(sp, ws, s, i, opening, e, &past))
			return true;
	}
	return false;
}

/* What find_event found, unless it is a motion, or somebody tells of what was done. */
static void
weigh(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct event *e)
{
	struct event told;

	if (e->kind == EVENT_PROCEDURE && speech_trailing(sp, ws, s->first, s->end, &told))
		*e = told;
	else if (speech_is_motion(sp, ws, s, e)) {
		e->kind = EVENT_PROCEDURE;
		e->rule = "motion";
	}
}

/* "The meeting was opened by [the Chair]": who did what was done; no mention where it does not say. */
static void
find_agent(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct mention *m)
{
	for (size_t k = first + 1; k + 1 < end; k++)
		if (in_list(ws, k, LIST_BY) && mention_read(sp, ws, k + 1, end, m) && m->strong && m->kind != MENTION_PRONOUN)
			return;
	m->kind = MENTION_NONE;
	m->text = RAP_STR("");
}

/* What nobody says is procedure, too, but for what somebody known is to do. */
static void
become_procedure(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct event *e)
{
	if (e->weak && !is_known(sp, &e->who))
		speech_told(e, EVENT_NONE, NULL);
	if (e->kind == EVENT_ACTION)
		return;
	e->kind = EVENT_PROCEDURE;
	e->rule = "procedure";
	e->weak = false;
	if (s->lists & LIST_BY && e->who.kind == MENTION_NONE)
		find_agent(sp, ws, s->first, s->end, &e->who);
}

/* "Discussion ensued.", "It was noted that it rains.": of what begins as procedure, does nothing tell of speech behind that? But "It
 * was reported by the clerk". */
static bool
is_plain_procedure(const struct words *ws, const struct sentence *s, size_t begins)
{
	return begins > 0 && s->speech <= s->first + begins && !(s->lists & (LIST_ATTRIBUTIONS | LIST_SPEECH_NOUNS | LIST_BY)) &&
	    !(ws->marks & AFTER_QUOTE) && speech_procedure(ws, s, begins);
}

/* "For Iceland", "For the EU": does a sentence that begins so name somebody behind a preposition? Few do. */
static inline bool
may_be_view(const struct words *ws, size_t first, size_t end)
{
	const struct word *w = &ws->w[first];

	return first + 2 < end && word_begins(w) & LIST_PREPOSITIONS &&
	    (w[1].capital || (word_begins(w + 1) & LIST_ARTICLES && w[2].capital));
}

void
speech_find(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct event *e)
{
	struct mention opening;		/* whom the sentence names first, in a capital letter; of no kind: nobody */
	bool always;
	size_t first = s->first, end = s->end, begins = speech_phrase(ws, first, end, &always);
	bool inverted = s->lists & LIST_VERBS_FIRST || in_list(ws, first, LIST_BY);

	if (always || (!inverted && is_plain_procedure(ws, s, begins))) {
		*e = (struct event){ .kind = EVENT_PROCEDURE, .rule = "procedure" };
		return;
	}
	if (inverted && !s->half && !ws->w[first].quoted && s->lists & LISTS_OF_SPEECH && speech_verb_first(sp, ws, s, e))
		return;
	if (!ws->w[first].capital || !mention_read(sp, ws, first, end, &opening))
		opening.kind = MENTION_NONE;
	if (s->lists & LIST_SPEECH_NOUNS && (opening.kind == MENTION_NONE || speech_is_owner(&opening)) &&
	    speech_owner(sp, ws, s, e))
		return;
	if (opening.kind == MENTION_NONE && may_be_view(ws, first, end) && speech_view(sp, ws, first, end, e))
		return;
	if (find_event(sp, ws, s, &opening, e)) {
		weigh(sp, ws, s, e);
		return;
	}
	if ((ws->w[first].quoted && speech_quoted(sp, ws, first, end, e)) || find_introduced(sp, ws, s, &opening, e))
		return;
	if (!speech_subject(sp, ws, first, &opening, end, e))
		speech_told(e, EVENT_NONE, NULL);
	if (s->lists & (LIST_PROCEDURE | LIST_PROCEDURE_WORDS) && speech_procedure(ws, s, begins))
		become_procedure(sp, ws, s, e);
}
