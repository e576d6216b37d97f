/* speech_inversion.c - the speaker behind the verb of what is quoted, or before it without an article.
 *
 *	"...", said [Ms. Lima]
 *	"...", dit-[il]
 *	"...", rebateu [o petista]		a noun that no list has
 *	"...", growled [Joe Hill]		a verb that no list has
 *	"...", [officials] said
 *	..., [the clerk said]			at the sentence's end */
#include <string.h>

#include "mention.h"
#include "speech.h"

#define QUOTED_MIN 3		/* words of a quotation; fewer may be a title */
#define TRAILING_MAX 16		/* words at the end of a sentence that say who told it */
#define ADVERBIAL_MAX 9		/* words before a comma and a subject */
#define NOUNS_MAX 3		/* "said a passing harbour clerk" */

/* "confie [une retraitée]", "said [a passing cyclist]": behind what is quoted and its verb, somebody whom no list may have. */
static bool
somebody_behind(const struct words *ws, size_t k, size_t end, struct mention *m)
{
	uint32_t grammar = LIST_PREPOSITIONS | LIST_AUXILIARIES | LIST_RELATIVES | LIST_PRONOUNS | LIST_CONJUNCTIONS;
	const char *class = "";
	size_t noun = k + 1;

	if (noun >= end || !word_match(ws, k, LIST_ARTICLES, &class) || *class != 'a' || ws->w[k].after & AFTER_ANY)
		return false;
	for (size_t i = noun; i <= noun + NOUNS_MAX && i <= end; i++) {
		if (i > noun && (i == end || ws->w[i - 1].after & AFTER_ANY || ws->w[i].alone & grammar)) {
			*m = (struct mention){ .kind = MENTION_ROLE, .first = k, .end = i, .common = true,
			    .text = words_str(ws, k, i) };
			m->role = m->noun = words_str(ws, noun, i);
			return true;
		}
		if (ws->w[i].capital || ws->w[i].digit || ws->w[i].alone & grammar)
			break;
	}
	return false;
}

/* "dit-il", "a-t-elle" */
static bool
is_turned_round(struct rap_str word)
{
	return rap_ends(word, "-il") || rap_ends(word, "-elle") || rap_ends(word, "-ils") || rap_ends(word, "-elles");
}

/* '"No", respondió entre risas [la intendenta]': behind a preposition and a word or two. */
static bool
agent_behind_adverbial(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m)
{
	if (k + 2 >= end || !in_list(ws, k, LIST_PREPOSITIONS) || ws->w[k + 1].capital)
		return false;
	for (size_t i = k + 2; i < end && i < k + ADVERBIAL_MAX && !(ws->w[i - 1].after & AFTER_ANY); i++)
		if ((in_list(ws, i, LIST_ARTICLES) || ws->w[i].capital) && !in_list(ws, i - 1, LIST_PREPOSITIONS) &&
		    !(ws->w[i].capital && ws->w[i - 1].capital))	/* but "respondió a preguntas de la jueza" */
			return speech_agent_at(sp, ws, i, end, m);
	return false;
}

/* '"No", dijo.', '"No", dijo, y se fue', '"No", dijo [al salir]': nobody is behind the verb that ends before word k. */
static bool
stands_alone(const struct speakers *sp, const struct words *ws, size_t k, size_t end)
{
	struct mention m;

	if (ws->w[k - 1].after & AFTER_ANY)
		return true;
	return in_list(ws, k, LIST_PREPOSITIONS) && !in_list(ws, k, LIST_ARTICLES) &&
	    !agent_behind_adverbial(sp, ws, k, end, &m);
}

static char
turned_round_gender(struct rap_str word)
{
	return rap_ends(word, "-il") ? 'm' : rap_ends(word, "-elle") ? 'f' : 0;
}

/* "...", dit-il; "...", a-t-elle dit; "...", disse ele; "...", afirmó. said: the verb at word i, NULL: it is none. */
static bool
find_pronoun_behind(const struct speakers *sp, const struct words *ws, size_t i, size_t end, const struct verb *said,
    struct event *e)
{
	struct rap_str word = words_str(ws, i, i + 1);
	struct verb v = { .act = "statement", .end = i + 1, .text = word };

	if (!is_turned_round(word)) {
		if (!said || said->procedure)
			return false;
		v = *said;
		if (speech_pronoun_at(sp, ws, v.end, end, &e->who)) {
			v.weak = false;
			speech_event(e, &v, "verb-behind-quotation");
			return true;
		}
		if (!speech_drops_subjects(sp) || (v.end < end && (v.weak || !stands_alone(sp, ws, v.end, end))))
			return false;
		v.weak &= !(ws->w[i - 1].after & (AFTER_COMMA | AFTER_ASK));
	}
	e->who = (struct mention){ .gender = turned_round_gender(word) };
	speech_event(e, &v, "verb-behind-quotation");
	return true;
}

/* Does the list say of the verb no more than that, and that somebody says it? */
static bool
is_plain_act(const char *act)
{
	return !strchr(act, ' ') && !is_named(act, "procedure") && !is_named(act, "light");
}

/* "Les quais, a-t-elle [ajouté], ferment", "Les quais, [ajoute]-t-elle, ferment", where nothing is quoted: the verb's act;
 * NULL: that is none of speech, "semble-t-il". */
static const char *
turned_round_act(const struct speakers *sp, const struct words *ws, size_t i, size_t end)
{
	struct rap_str word = words_str(ws, i, i + 1);
	const char *dash = memchr(word.s, '-', word.n), *act;
	struct verb v;

	if (i + 1 < end && !(ws->w[i].after & AFTER_ANY))
		return speech_form(ws, i + 1, end, FORM_PARTICIPLE, &v) && v.end == i + 2 && !v.procedure ? v.act : NULL;
	act = rap_lexicon_find(list_words(sp->words.known, LIST_VERBS), rap_cut(word, 0, (size_t)(dash - word.s)));
	return act && is_plain_act(act) ? act : NULL;
}

/* "« An island, dit-il, empties »", "« An island, poursuit le maire, empties »": who says it, between commas. */
bool
speech_aside(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct event *e)
{
	struct verb v = { .act = "statement", .end = i + 1, .text = words_str(ws, i, i + 1) };
	struct mention *m = &e->who;
	size_t n = word_match(ws, i, LIST_VERBS, &v.act);

	*m = (struct mention){ 0 };
	if (is_turned_round(v.text)) {			/* "a-t-il ajouté" */
		v.act = ws->w[i].quoted ? "statement" : turned_round_act(sp, ws, i, end);
		if (!v.act)
			return false;
		m->gender = turned_round_gender(v.text);
		v.end += i + 1 < end && !(ws->w[i].after & AFTER_ANY);
	} else if (!ws->w[i].quoted || n == 0 || !is_plain_act(v.act) ||
	    !speech_agent_at(sp, ws, i + n, end, m) || !(m->strong || is_known(sp, m)))
		return false;
	v.end = m->end ? m->end : v.end;
	if (!(ws->w[v.end - 1].after & (AFTER_COMMA | AFTER_STOP)))
		return false;
	speech_event(e, &v, "verb-within-quotation");
	return true;
}

/* "...", [officials] said, [police] said: many, without an article. Elsewhere the sentence ends with the verb, or begins with no
 * more than an adverbial: "On the roof, [trustees] said it leaked". */
static bool
bare_plural(const struct words *ws, size_t i, size_t first, size_t end, struct mention *m,
    struct verb *v)
{
	const char *class = NULL;
	size_t n = word_match(ws, i, LIST_ROLES, &class);
	bool body = n > 0 && is_named(class, "body bare");

	if (n == 0 || ws->w[i].capital || !(body || is_named(class, "one")) || !speech_verb(ws, i + n, end, v) || v->weak)
		return false;
	*m = (struct mention){ .kind = body ? MENTION_BODY : MENTION_ROLE, .first = i, .end = i + n, .common = true,
		.text = words_str(ws, i, i + n) };
	m->role = m->noun = m->text;
	return (body || rap_ends(m->role, "s")) &&
	    (ws->w[i - 1].after & AFTER_QUOTE || v->end == end || i < first + ADVERBIAL_MAX);
}

/* "The quay is closed, a indiqué [le maire]": who spoke last, by an office. */
static bool
epithet_behind(const struct speakers *sp, const struct words *ws, const struct verb *v, size_t end, struct mention *m)
{
	return !v->weak && !v->procedure && speech_pronoun_at(sp, ws, v->end, end, m) && m->end > v->end + 1;
}

/* '"No", dijo el panadero [mientras] barría' */
static bool
begins_dependent(const struct words *ws, size_t k)
{
	const char *class = "";

	return word_match(ws, k, LIST_PREPOSITIONS, &class) && *class == 'd';
}

/* '"No", rebateu [o petista]': a definite noun that no list has, which is the last speaker. */
static bool
definite_behind(const struct words *ws, const struct verb *v, size_t end, struct mention *m)
{
	size_t noun = v->end + 1, last = noun;
	const char *class = "";

	if (v->procedure || noun >= end || !word_match(ws, v->end, LIST_ARTICLES, &class) || *class == 'a' ||
	    ws->w[v->end].after & AFTER_ANY)
		return false;
	while (last + 1 < end && last < noun + NOUNS_MAX && !(ws->w[last].after & AFTER_ANY) && !begins_dependent(ws, last + 1))
		last++;
	for (size_t k = noun; k <= last; k++)
		if (ws->w[k].capital || ws->w[k].digit ||
		    word_begins(&ws->w[k]) & (LISTS_OF_GRAMMAR | LIST_ROLES | LIST_DELEGATIONS))
			return false;
	if (last + 1 < end && !(ws->w[last].after & (AFTER_COMMA | AFTER_SEMICOLON)) && !begins_dependent(ws, last + 1))
		return false;
	*m = (struct mention){ .kind = MENTION_PRONOUN, .first = v->end, .end = last + 1, .strong = true,
	    .text = words_str(ws, v->end, last + 1) };
	return true;
}

/* "De lo contrario, [advirtió], habrá paro", "..., [diz].": a verb that stands alone, where its subject may be left out. */
static bool
verb_alone(const struct speakers *sp, const struct words *ws, size_t i, size_t end, const struct verb *v)
{
	return speech_drops_subjects(sp) && v->end == i + 1 && !v->weak && !v->procedure && !v->base &&
	    ws->w[i - 1].after & AFTER_COMMA && (v->end == end || ws->w[i].after & AFTER_COMMA);
}

/* "...", said Ms. Lima; "...", he said. */
bool
speech_inversion(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t end, struct event *e)
{
	bool quote = ws->w[i - 1].after & (ws->dialogue ? AFTER_QUOTE | AFTER_DASH | AFTER_COMMA : AFTER_QUOTE);
	struct mention *m = &e->who;
	struct verb v, plural;
	bool found;

	if (!quote && !(word_lists(&ws->w[i]) & (LIST_VERBS | LIST_ADVERBS | LIST_AUXILIARIES | LIST_ROLES)))	/* nearly always */
		return false;
	found = speech_verb(ws, i, end, &v);
	if (quote && find_pronoun_behind(sp, ws, i, end, found ? &v : NULL, e))
		return true;
	if (bare_plural(ws, i, first, end, m, &plural)) {
		speech_event(e, &plural, "subject-and-verb-of-speech");
		return true;
	}
	if (!found || (v.procedure && !(quote && ws->w[i - 1].after & (AFTER_COMMA | AFTER_ASK))) || v.base)
		return false;
	if (!quote && verb_alone(sp, ws, i, end, &v)) {
		*m = (struct mention){ 0 };
		speech_event(e, &v, "verb-without-subject");
		return true;
	}
	if (v.procedure) {			/* "...," began the Chair */
		v.procedure = false;
		v.act = "statement";
	}
	if (quote ? definite_behind(ws, &v, end, m) : epithet_behind(sp, ws, &v, end, m)) {
		speech_event(e, &v, "verb-before-subject");
		return true;
	}
	if (!speech_agent_at(sp, ws, v.end, end, m) && !(quote && agent_behind_adverbial(sp, ws, v.end, end, m)) &&
	    !(quote && (speech_name_behind_noun(sp, ws, v.end, end, m) || (!v.weak && somebody_behind(ws, v.end, end, m)))))
		return false;
	if (!(quote && (m->kind == MENTION_PERSON || m->common)) && !speech_is_enough(sp, m, &v))
		return false;
	if (!quote && (v.weak || !(m->strong || is_known(sp, m) || (m->kind == MENTION_PERSON && who_is_name(m->name)))))
		return false;
	v.end = m->end;
	speech_event(e, &v, "verb-before-subject");
	return true;
}

/* '"Let them come," [growled] Joe Hill.': the word behind the quotation with which the sentence begins, where it may be a verb that
 * no list has; 0: there is none. */
static size_t
verb_behind_quotation(const struct words *ws, size_t first, size_t end)
{
	size_t k = first;

	while (k < end && ws->w[k].quoted)
		k++;
	if (k < first + QUOTED_MIN || k >= end || !(ws->w[k - 1].after & (AFTER_COMMA | AFTER_ASK)) || ws->w[k].capital ||
	    ws->w[k].digit || word_begins(&ws->w[k]) & (LISTS_OF_GRAMMAR | LIST_ROLES) ||
	    rap_ends(words_str(ws, k, k + 1), "ing"))
		return 0;
	return k;
}

/* '"Let them come," growled Joe Hill.', '"Que vengan", retrucó.' */
bool
speech_quoted(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct event *e)
{
	struct verb v = { .act = "statement" };
	size_t k = verb_behind_quotation(ws, first, end);
	struct mention *m = &e->who;

	if (k == 0)
		return false;
	v.text = words_str(ws, k, k + 1);
	v.end = k + 1;
	if (v.end == end && speech_drops_subjects(sp)) {
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

/* "The city approved it, [the clerk said]", "..., [according to the clerk]": who tells of it at the sentence's end. */
bool
speech_trailing(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct event *e)
{
	struct mention *m = &e->who;
	struct verb v;

	for (size_t i = end - 1; i > first && i + TRAILING_MAX > end; i--) {
		if (!(ws->w[i - 1].after & AFTER_COMMA) || ws->w[i].quoted)
			continue;
		if (speech_attribution(sp, ws, i, first, end, e) || speech_inversion(sp, ws, i, first, end, e))
			return true;
		if (mention_read(sp, ws, i, end, m) && speech_verb(ws, m->end, end, &v) && v.end == end &&
		    !v.procedure && !v.base) {
			speech_event(e, &v, "subject-and-verb-of-speech");
			return speech_is_enough(sp, m, &v);
		}
	}
	return false;
}
