/* speech_subject.c - whom a sentence tells of that nobody says: who is to act, or did, and so ends what another said.
 *
 *	[Ray] would ask for more
 *	[A member, Jim Stein,] was recognized
 *	Later, [Ms. Lima] left the room */
#include "speech.h"

#define ADVERBIAL_MAX 12		/* words before a comma and the subject */
#define NAME_MAX 6		/* words of a name in an apposition */

/* The event is none of speech; of no kind: it is nobody's. */
void
speech_told(struct event *e, enum event_kind kind, const char *rule)
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
	e->weak = e->told = false;
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

/* "The first speaker was [Ms. Ana Lima].": is the name behind the form of to be that of who has the office m? It is m then, and
 * the event its. */
static bool
is_named_behind(const struct speakers *sp, const struct words *ws, size_t end, struct mention *m)
{
	const char *class = "";
	struct mention name;

	if (m->kind != MENTION_ROLE || m->name.n > 0 || m->end + 1 >= end || ws->w[m->end - 1].after & AFTER_ANY ||
	    word_match(ws, m->end, LIST_AUXILIARIES, &class) != 1 || *class != 'b' || !ws->w[m->end + 1].capital)
		return false;
	if (!mention_read(sp, ws, m->end + 1, end, &name) || name.kind != MENTION_PERSON ||
	    !(name.strong || who_is_name(name.name)))
		return false;
	*m = name;
	m->strong = true;
	return true;
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

/* "Later, [Ms. Lima] left": where the words begin that stand behind an adverbial and its comma; end where there is none. */
static size_t
adverbial_end(const struct words *ws, size_t first, size_t end)
{
	size_t k = first + 1;

	while (k < end && k < first + ADVERBIAL_MAX && !(ws->w[k - 1].after & AFTER_ANY))
		k++;
	return k < end && ws->w[k - 1].after & AFTER_COMMA ? k : end;
}

/* Whom they name. */
static bool
read_behind_adverbial(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct mention *m)
{
	size_t k = adverbial_end(ws, first, end);

	return k < end && ws->w[k].capital && mention_read(sp, ws, k, end, m);
}

/* "AL will chair": letters that are somebody's. */
static bool
is_initials_of(const struct speakers *sp, const struct mention *m)
{
	const struct who *known = m->noun.n == 0 ? who_known(sp->who, m) : NULL;

	return known && who_is_person(known);
}

static bool
is_question(const struct words *ws, size_t end)
{
	size_t at = ws->w[end - 1].end;

	return at < ws->text.n && ws->text.s[at] == '?';
}

/* "Ray: [I can fetch it]", "Ray: [who has it?]": does a speaker say the words [k, end), and not the minutes what is to be done? */
static bool
has_own_words(const struct words *ws, size_t k, size_t end)
{
	if (is_question(ws, end))
		return true;
	while (k < end && (ws->w[k].quoted || !in_list(ws, k, LIST_FIRST_PERSON)))
		k++;
	return k < end;
}

/* "Ray would ask for more": somebody known is the subject of what is to be done. "Ms. Lima left the room": of what was done. Where
 * only whoever is known counts, it is weak: speech_judge asks. */
bool
speech_subject(const struct speakers *sp, const struct words *ws, size_t first, const struct mention *opening, size_t end,
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
	else if (is_named_behind(sp, ws, end, m)) {
		speech_told(e, EVENT_SUBJECT, "somebody-else-acts");
		return true;
	} else
		read_behind_office(sp, ws, end, m);
	if (m->end >= end || (ws->w[m->end - 1].after & AFTER_ANY & ~AFTER_COLON & ~(m->name.n ? AFTER_COMMA : 0)))
		return false;
	if (ws->w[m->end - 1].after & AFTER_COLON && is_known(sp, m) && has_own_words(ws, m->end, end)) {
		speech_event(e, &(struct verb){ .act = is_question(ws, end) ? "question" : "statement", .end = m->end },
		    SPEECH_OWN_WORDS);
		return true;
	}
	if (ws->w[m->end - 1].after & AFTER_COLON)	/* "Ray: fetch the ladder" */
		kind = EVENT_ACTION;
	else if (word_match(ws, m->end, LIST_AUXILIARIES, &class) && *class == 'm')
		kind = EVENT_ACTION;
	else if (ws->w[m->end].capital || in_list(ws, m->end, LIST_PREPOSITIONS))
		return false;
	speech_told(e, kind, kind == EVENT_ACTION ? "somebody-else-is-to-act" : "somebody-else-acts");
	e->weak = kind == EVENT_ACTION || !(m->strong || is_introduced(ws, m));
	return true;
}

/* "Less pleased was [Bob Treen].", "Más duro se mostró el portavoz, [Ramiro Quesada].": the whole name at word k, behind the
 * sentence's verb, with its end behind it or a comma. */
static bool
stands_behind(const struct speakers *sp, const struct words *ws, const struct sentence *s, size_t k, struct mention *m)
{
	/* "[The] manager Ana Lima", but not "books of the publisher Ana Lima" */
	bool office = in_list(ws, k - 1, LIST_ROLES) && in_list(ws, k - 2, LIST_ARTICLES) &&
	    !in_list(ws, k - 2, LIST_PREPOSITIONS) && !(k > s->first + 2 && in_list(ws, k - 3, LIST_PREPOSITIONS));

	if (ws->w[k - 1].after & AFTER_ANY ? !(ws->w[k - 1].after & AFTER_COMMA) || !(s->lists & LIST_ROLES) :
	    !office && !in_list(ws, k - 1, LIST_AUXILIARIES))
		return false;
	return mention_read(sp, ws, k, s->end, m) && m->kind == MENTION_PERSON && who_is_name(m->name) && !m->next &&
	    (m->end == s->end || ws->w[m->end - 1].after & AFTER_COMMA);
}

bool
speech_ends_with(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct mention *m)
{
	size_t k = s->first + 2;

	while (k < s->end && !(ws->w[k].capital && stands_behind(sp, ws, s, k, m)))
		k++;
	return k < s->end;
}

/* "told [Ana Lima], 83", "told [Ana Lima], chairman": does a comma behind m lead to an age or an office? A relative clause is enough
 * where m stands behind no preposition. */
static bool
is_explained(const struct words *ws, const struct sentence *s, const struct mention *m, bool relative)
{
	size_t k = m->end;

	if (k + 1 >= s->end || !(ws->w[k - 1].after & AFTER_COMMA))
		return false;
	return ws->w[k].digit || ws->w[k + 1].digit || word_lists(&ws->w[k]) & (LIST_ROLES | (relative ? LIST_RELATIVES : 0));
}

/* "When [Ana Lima] opened it", "que [Ana Lima] abriu", "told [Ana Lima], 83", and not "The robbers shot [Ana Lima]", to whom
 * something was done, nor "in Santa Rosa", "books of the publisher Ana Lima": a place, or who does not matter. */
static bool
is_told_of(const struct words *ws, const struct sentence *s, const struct mention *m)
{
	const char *class = "";
	size_t k = m->first;

	if (k > s->first + 1 && !ws->w[k - 1].capital && in_list(ws, k - 2, LIST_ARTICLES) &&
	    !(word_lists(&ws->w[k - 1]) & LISTS_OF_GRAMMAR))
		k -= 2;
	if (k == s->first)
		return true;
	if (word_match(ws, k - 1, LIST_PREPOSITIONS, &class))
		return *class == 'd' || is_explained(ws, s, m, false);
	return is_explained(ws, s, m, true);
}

/* Is m a person by a whole name, or by one that is known? */
static bool
is_person_by_name(const struct speakers *sp, const struct mention *m)
{
	return m->kind == MENTION_PERSON && !m->next && (who_is_name(m->name) || is_known(sp, m));
}

bool
speech_names_one(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct mention *m)
{
	struct mention found;

	m->kind = MENTION_NONE;
	for (size_t k = s->first; k < s->end; k++) {
		if (!ws->w[k].capital || ws->w[k].quoted || !mention_read(sp, ws, k, s->end, &found))
			continue;
		k = found.end - 1;
		if (!is_person_by_name(sp, &found) || !is_told_of(ws, s, &found))
			continue;
		if (m->kind != MENTION_NONE && !rap_eq(m->name, found.name))
			return false;
		*m = found;
	}
	return m->kind != MENTION_NONE;
}

bool
speech_tells_of(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct mention *m)
{
	uint32_t joins = LIST_ADVERBS | LIST_CONJUNCTIONS;
	size_t begins = s->first + !!(ws->w[s->first].alone & joins), k;	/* "[But] Ray Hill" */

	if (!mention_read(sp, ws, begins, s->end, m)) {
		k = adverbial_end(ws, s->first, s->end);
		if (k == s->end || !mention_read(sp, ws, k, s->end, m))
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
