/* speech_clause.c - from a subject forward to its verb of speech, over what may stand between.
 *
 *	[Ms. Ana Lima], Secretary for Trade, then said ...	an apposition
 *	[The president] of the works council said ...		a complement
 *	[Ms. Lima], who spoke next, ...				a relative clause
 *	[Ms. Lima] joined the meeting and reported ...		what the subject did first */
#include <string.h>

#include "speech.h"

#define COMPLEMENT_MAX 6	/* "the president of the works council": lower-case words behind a role noun */
#define PREDICATE_MAX 30	/* words from a subject to its second verb */
#define BRACKET_MAX 12
#define OFFICE_MAX 8		/* words of an office before "who" */
#define OBJECT_MAX 6		/* from "opened" to what was said: "the first day by asking" */

/* "the president of the works council said": a complement in lower case between noun and verb. */
static bool
verb_after_complement(const struct words *ws, size_t k, size_t end, struct verb *v)
{
	if (k >= end || !in_list(ws, k, LIST_PREPOSITIONS) || in_list(ws, k, LIST_CONJUNCTIONS))
		return false;
	if (in_list(ws, k, LIST_AUXILIARIES))	/* "KML to circulate the addresses" */
		return false;
	for (size_t i = k + 1; i < end && i < k + 1 + COMPLEMENT_MAX && !(ws->w[i - 1].after & AFTER_ANY); i++) {
		if (in_list(ws, i, LIST_RELATIVES))
			return false;
		if (i > k + 1 && !in_list(ws, i - 1, LIST_PREPOSITIONS | LIST_ADVERBS) &&
		    speech_verb(ws, i, end, v))		/* "the General Licence for [more] details" */
			return true;
		if (in_list(ws, i, LIST_AUXILIARIES))
			return false;
	}
	return false;
}

/* "Then came Ana Lima, of the Lamp Office, [who] explained": behind the relative pronoun at word k. */
static bool
verb_of_person_told_of(const struct words *ws, size_t k, size_t end, struct verb *v)
{
	return in_list(ws, k, LIST_RELATIVES) && speech_verb(ws, k + 1, end, v) && !v->procedure && !v->weak && !v->base;
}

/* ", Secretary for Trade, then said": the comma or bracket that ends an apposition, with a verb behind it. *tail is the
 * apposition's end. What a dash begins a dash ends: "Bus shelter - the clerk, Ms. Lima, said" names no shelter. */
static bool
verb_after_apposition(const struct words *ws, size_t k, size_t end, struct verb *v, size_t *tail)
{
	unsigned ends = ws->w[k - 1].after & AFTER_DASH ? AFTER_DASH : AFTER_COMMA | AFTER_CLOSE | AFTER_DASH;

	for (size_t i = k; i + 1 < end && i < k + APPOSITION_MAX; i++) {
		if (ws->w[i].after & AFTER_COLON || (i > k && ws->w[i - 1].after & AFTER_ANY && in_list(ws, i, LIST_RELATIVES)))
			return false;		/* but "Ana Lima, one of three who had asked, said" */
		if (!ws->w[i].capital && (i == k || ws->w[i - 1].after & AFTER_COMMA) && in_list(ws, i, LIST_PRONOUNS))
			return false;	/* "The bank, he went on, buys" */
		if (!(ws->w[i].after & ends))
			continue;
		*tail = i + 1;
		if (speech_verb(ws, i + 1, end, v) || verb_of_person_told_of(ws, i + 1, end, v))
			return true;
	}
	return false;
}

/* "Ms. Lima attended for this item and reported": behind what the subject did first, the verb of what it said. */
bool
speech_second_verb(const struct words *ws, size_t k, const struct sentence *s, struct verb *v)
{
	uint32_t joins = LIST_RELATIVES | LIST_CONJUNCTIONS;
	size_t end = s->end, far = k + PREDICATE_MAX < s->speech ? k + PREDICATE_MAX : s->speech;

	for (size_t i = k; i < far; i++) {
		const struct word *w = &ws->w[i];

		if (!(w[-1].after & AFTER_ANY) && !(word_lists(w) & joins))	/* nearly always */
			continue;
		if (w[-1].after & (AFTER_ANY & ~(AFTER_COMMA | AFTER_OPEN | AFTER_CLOSE)) || in_list(ws, i, LIST_RELATIVES))
			return false;
		if (w[-1].after & AFTER_COMMA && speech_form(ws, i, end, FORM_ING, v))	/* "sent a mail, saying" */
			return !v->weak && !v->procedure;
		if (in_list(ws, i, LIST_CONJUNCTIONS) && speech_verb(ws, i + 1, end, v))
			return !v->weak && !v->base && !v->procedure;
	}
	return false;
}

bool
speech_verb_by(const struct speakers *sp, const struct words *ws, size_t k, const struct sentence *s, struct verb *v)
{
	bool bare = s->speech > k + 1 && speech_drops_subjects(sp);	/* "abriu a sessão defendendo que" */

	for (size_t i = k + 1; i < s->speech && i < k + OBJECT_MAX && !(ws->w[i - 1].after & AFTER_ANY); i++)
		if ((bare || in_list(ws, i - 1, LIST_BY)) && speech_form(ws, i, s->end, FORM_ING, v))
			return !v->weak && !v->procedure && *v->act != 't';	/* "closed by thanking all" is procedure */
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

/* "Ana Lima, [mayor of Ladrillo], who said": behind the office that stands between commas at word k; k: there is none. */
static size_t
behind_office(const struct words *ws, size_t k, size_t end, const struct mention *m)
{
	size_t far = k + OFFICE_MAX < end ? k + OFFICE_MAX : end, i = k;

	if (m->kind != MENTION_PERSON || k >= end || ws->w[k].capital || !(word_lists(&ws->w[k]) & LIST_ROLES))
		return k;
	while (i < far && !(ws->w[i].after & AFTER_ANY))
		i++;
	return i < far && ws->w[i].after & AFTER_COMMA ? i + 1 : k;
}

bool
speech_verb_of_relative(const struct words *ws, size_t end, const struct mention *m, struct verb *v)
{
	size_t k = m->tail ? m->tail : m->end;

	if (k >= end || !(ws->w[k - 1].after & AFTER_COMMA))
		return false;
	k = behind_office(ws, k, end, m);
	if (k >= end || !in_list(ws, k, LIST_RELATIVES))
		return false;
	return speech_verb(ws, k + 1, end, v) && !v->procedure;
}

/* "the leader [of the opposition], Ana Lima": behind the words in lower case that go with a role, where a comma follows. */
size_t
speech_complement_end(const struct words *ws, const struct mention *m, size_t end)
{
	size_t k = m->end;

	if (m->kind != MENTION_ROLE)
		return k;
	while (k < end && k < m->end + COMPLEMENT_MAX && !(ws->w[k - 1].after & AFTER_ANY) && !ws->w[k].capital)
		k++;
	while (k < end && k > m->end && k < m->end + COMPLEMENT_MAX && !(ws->w[k - 1].after & AFTER_ANY) && ws->w[k].capital)
		k++;		/* "a diplomat [in Port Marin], speaking softly, said" */
	return k > m->end && ws->w[k - 1].after & AFTER_COMMA ? k : m->end;
}

/* "supported [by Samoa]", "The road opens in May, said [the Mayor]": is the verb before word k somebody else's? */
static bool
has_subject_behind(const struct speakers *sp, const struct words *ws, size_t k, size_t end)
{
	struct mention m;

	if (k >= end || ws->w[k - 1].after & AFTER_ANY)
		return false;
	if (in_list(ws, k, LIST_BY))
		return true;
	return mention_read(sp, ws, k, end, &m) && m.strong && (m.end == end || ws->w[m.end - 1].after & AFTER_CLOSE);
}

/* Behind the comma, dash or bracket at word k: "He, in turn, said", "Ms. Lima, who spoke next", "Fiji, for the island states,
 * supported". Takes an apposition's role into m. */
static bool
verb_set_off(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m, struct verb *v)
{
	size_t tail = 0;

	if (k >= end || !(ws->w[k - 1].after & (AFTER_COMMA | AFTER_DASH | AFTER_OPEN)) || m->kind == MENTION_PRONOUN)
		return false;
	if (ws->w[k].digit && k + 1 < end && ws->w[k].after & AFTER_COMMA)	/* "Ana Lima, 61, said" */
		k++;
	if (in_list(ws, k, LIST_RELATIVES) && speech_verb_of_relative(ws, end, m, v))
		return true;
	if (!(ws->w[k - 1].after & AFTER_OPEN) && speech_verb(ws, k, end, v) && !in_list(ws, k, LIST_ROLES) &&
	    !has_subject_behind(sp, ws, v->end, end))
		return true;	/* "Fiji, supported by Samoa, asked", "Ms. Lima, chair of it, asked": the second one */
	if (!verb_after_apposition(ws, k, end, v, &tail))
		return false;
	mention_apposition(sp, ws, k, tail, m);
	m->strong |= m->kind == MENTION_DELEGATION;
	return true;
}

/* "The president of the works council [said]", but not "Number of member [states]". */
static bool
may_have_complement(const struct mention *m)
{
	if (m->kind == MENTION_PERSON)
		return m->strong || m->end > m->first + 1;
	return m->kind != MENTION_DELEGATION && m->kind != MENTION_PRONOUN;
}

/* "Une propriétaire [privée] a dit": behind the adjective at k, where the noun's article is of a language that has them there. */
static bool
verb_after_adjective(const struct words *ws, size_t k, size_t end, const struct mention *m, struct verb *v)
{
	uint32_t grammar = LIST_PREPOSITIONS | LIST_AUXILIARIES | LIST_ADVERBS | LIST_RELATIVES |
	    LIST_PRONOUNS | LIST_CONJUNCTIONS | LIST_VERBS | LIST_PARTICIPLES;
	const char *class = "";

	if (m->noun.n == 0 || k + 1 >= end || ws->w[k].capital || word_begins(&ws->w[k]) & grammar ||
	    ws->w[k].after & AFTER_ANY)
		return false;
	if (m->role.n > m->noun.n && m->name.n == 0 && ws->w[k - 1].capital)	/* "A member from the Moor Road [depot] asked" */
		return speech_verb(ws, k + 1, end, v);
	if (!word_match(ws, m->first, LIST_ARTICLES, &class) || !*class || *class == 'w' || strcmp(class, "any") == 0)
		return false;
	return speech_verb(ws, k + 1, end, v);
}

/* The verb whose subject m is; false where m is nobody's subject. */
bool
speech_verb_of(const struct speakers *sp, const struct words *ws, size_t end, struct mention *m, struct verb *v)
{
	size_t k = m->tail ? m->tail : m->end;

	if (k < end && (ws->w[k - 1].after & AFTER_OPEN)) {
		size_t close = skip_bracket(ws, k, end);

		mention_apposition(sp, ws, k, close, m);
		k = close;
	}
	if (!(ws->w[k - 1].after & AFTER_ANY & ~(AFTER_CLOSE | AFTER_QUOTE | AFTER_STOP | AFTER_OPEN)) &&
	    speech_verb(ws, k, end, v))
		return true;
	if (!(ws->w[k - 1].after & AFTER_ANY) && may_have_complement(m) && verb_after_complement(ws, k, end, v))
		return true;
	if (k == m->end && !(ws->w[k - 1].after & AFTER_ANY) && verb_after_adjective(ws, k, end, m, v))
		return true;
	if (k == m->end && ws->w[k - 1].after & AFTER_COLON && (m->strong || is_known(sp, m)) && speech_verb(ws, k, end, v))
		return !v->base;		/* "Rivas: thanked the clerk", but not "Rivas: ask the clerk" */
	if (k == m->end)
		k = speech_complement_end(ws, m, end);
	return verb_set_off(sp, ws, k, end, m, v);
}
