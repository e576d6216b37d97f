/* speech_verb.c - the group of words that is a verb of speech: with its auxiliary, its adverbs, or as a light verb and a noun.
 *
 *	also [noted]
 *	had [asked], is [recommending], would like to [thank], ended by [telling]
 *	[gave] a short verbal [update]			the noun says what is done */
#include <string.h>

#include "speech.h"

#define ADVERBS_MAX 4
#define LIGHT_MAX 6		/* words from a light verb to its noun */
#define CLAUSE_MAX 8		/* words behind "denied" that tell whether a clause is there */
#define VERDICT_MAX 5	/* words from "called" to "a waste" */
#define QUOTE_FAR 40		/* words from a verb to the quotation that it needs */

size_t
speech_adverbs(const struct words *ws, size_t k, size_t end)
{
	const char *class = NULL;
	size_t n;

	for (int i = 0; i < ADVERBS_MAX && k < end && (n = word_match(ws, k, LIST_ADVERBS, &class)) > 0 && *class != 'o'; i++)
		k += n;		/* "le", an object, may be an article too */
	return k < end ? k : end;
}

/* What an auxiliary asks for: the kind of form behind it. */
static enum speech_form
form_behind(const char *auxiliary)
{
	switch (*auxiliary) {
	case 'h':		/* "have" */
		return FORM_PARTICIPLE;
	case 't':		/* "to" */
		return FORM_BASE;
	}
	return FORM_ING;	/* "be", "by" */
}

/* The words behind the act in a class, "weak" and "ing" of "statement weak ing": a bit for each, by its first letter. */
#define MARK(letter) (1u << ((letter) & 31))

static unsigned
marks_of(const char *class)
{
	unsigned marks = 0;

	while ((class = strchr(class, ' ')))
		marks |= MARK(*++class);
	return marks;
}

static bool
has_form(unsigned marks, enum speech_form form)
{
	switch (form) {
	case FORM_BASE:
		return marks & MARK('b');
	case FORM_ING:
		return marks & MARK('i');
	default:
		return !(marks & MARK('i'));
	}
}

/* The noun of "gave a short verbal [update]" within the words [k, end): its act, NULL where there is none. */
static const char *
light_noun(const struct words *ws, size_t *k, size_t end)
{
	const char *act = NULL;
	size_t n;

	for (size_t i = *k; i < end && i < *k + LIGHT_MAX && !(ws->w[i - 1].after & AFTER_ANY & ~AFTER_COMMA); i++) {
		if ((n = word_match(ws, i, LIST_SPEECH_NOUNS, &act)) > 0) {
			*k = i + n;
			return act;
		}
		if (i > *k && in_list(ws, i, LIST_RELATIVES | LIST_AUXILIARIES))
			break;
	}
	return NULL;
}

/* The list a form is looked up in: English has no forms of its own for the participle. */
static size_t
match_form(const struct words *ws, size_t k, enum speech_form form, const char **class)
{
	size_t n = form == FORM_PARTICIPLE ? word_match(ws, k, LIST_PARTICIPLES, class) : 0;

	return n ? n : word_match(ws, k, LIST_VERBS, class);
}

bool
speech_quotes_at(const struct words *ws, size_t k, size_t end, unsigned behind)
{
	for (size_t far = k + QUOTE_FAR; k < end && k < far; k++)
		if ((ws->w[k - 1].after & behind) == behind && ws->w[k].quoted)
			return true;
	return false;
}

/* Does what the list says begin with that act? */
static inline bool
is_act(const char *class, const char *act)
{
	return *class == *act && strncmp(class, act, strlen(act)) == 0;
}

/* "called [the plan] a waste of money": does an object stand at word k, with what it is called behind? */
static bool
has_verdict(const struct words *ws, size_t k, size_t end)
{
	size_t far = k + VERDICT_MAX < end ? k + VERDICT_MAX : end;
	const char *class = "";

	for (size_t i = k + 1; i < far && !(ws->w[i - 1].after & AFTER_ANY); i++)
		if (word_match(ws, i, LIST_ARTICLES, &class) && *class == 'a')
			return in_list(ws, k, LIST_ARTICLES | LIST_PRONOUNS);
	return false;
}

/* "admitted [that]", "denied [taking it]", "admitted [the roof leaked, and was] old": what is said follows word k; "admitted fraud"
 * is a plea, and "denied the request" a decision. */
static bool
is_said_behind(const struct words *ws, size_t k, size_t end)
{
	size_t far = k + CLAUSE_MAX < end ? k + CLAUSE_MAX : end;

	if (k >= end || ws->w[k - 1].after & AFTER_ANY || ws->w[k].capital || in_list(ws, k, LIST_PRONOUNS))
		return true;
	for (size_t i = k; i < far; i++) {
		if (ws->w[i].quoted || in_list(ws, i, LIST_AUXILIARIES) || rap_ends(words_str(ws, i, i + 1), "ing"))
			return true;
		if (ws->w[i].alone & LIST_PREPOSITIONS && !in_list(ws, i, LIST_ARTICLES | LIST_PARTICLES))
			return false;
		if (rap_eq(words_str(ws, i, i + 1), RAP_STR("that")))
			return true;
		if (ws->w[i].after & AFTER_ANY)
			return false;
	}
	return false;
}

/* "The Loss RLE [reports] may", "SNMP [requests] are": things, as the verb behind word k tells. */
static bool
is_plural(const struct words *ws, size_t k, size_t end)
{
	const char *class = "";

	return end == k + 1 && !(ws->w[k].after & AFTER_ANY) && rap_ends(words_str(ws, k, end), "s") &&
	    word_match(ws, end, LIST_AUXILIARIES, &class) && strchr("bhmp", *class) &&
	    !rap_eq(words_str(ws, end, end + 1), RAP_STR("to"));
}

/* "accused [the firm] of": whom, and of what, behind the verb that ends before word k. */
static bool
has_of(const struct words *ws, size_t k, size_t end)
{
	for (size_t i = k + 1; i < end && i < k + CLAUSE_MAX && !(ws->w[i - 1].after & AFTER_ANY); i++)
		if (rap_eq(words_str(ws, i, i + 1), RAP_STR("of")))
			return true;
	return false;
}

/* Of a verb at word k that ends at v->end: does what such a one needs not stand around it? Most need nothing. */
static bool
lacks_object(const struct words *ws, size_t k, size_t end, unsigned marks, const struct verb *v)
{
	bool quotation = k > 0 && ws->w[k - 1].after & AFTER_QUOTE;

	if (v->base && in_list(ws, k, LIST_ATTENDANCE))	/* "Members present: Ana Lima" */
		return true;
	if (marks & MARK('q') && !speech_quotes(ws, v->end, end, 0) && !has_verdict(ws, v->end, end) &&
	    !(quotation && ws->w[k - 1].after & (AFTER_COMMA | AFTER_ASK)))	/* 'called it "a joke"' */
		return true;
	if (marks & MARK('o') && v->end < end && rap_eq(words_str(ws, v->end, v->end + 1), RAP_STR("of")))	/* "accused of" */
		return true;
	/* 'denied it', '"No," admitted the mayor' */
	return marks & MARK('c') && !quotation && !is_said_behind(ws, v->end, end);
}

bool
speech_form(const struct words *ws, size_t k, size_t end, enum speech_form form, struct verb *v)
{
	const char *class = NULL;
	unsigned marks;
	size_t n;

	if (k >= end || !(word_lists(&ws->w[k]) & LISTS_OF_SPEECH) || ws->w[k].capital || ws->w[k].quoted)
		return false;
	n = match_form(ws, k, form, &class);
	if (n == 0 || !has_form(marks = marks_of(class), form))
		return false;
	*v = (struct verb){ .act = class, .end = k + n, .weak = marks & MARK('w'), .keen = marks & MARK('k'),
	    .base = marks & MARK('b') && form == FORM_FINITE, .decision = marks & MARK('d') };
	if (form == FORM_FINITE && v->end < end && ws->w[v->end].alone & LIST_AUXILIARIES && is_plural(ws, k, v->end))
		return false;
	if (marks & (MARK('b') | MARK('q') | MARK('c') | MARK('o')) && lacks_object(ws, k, end, marks, v))
		return false;
	if (marks & MARK('o'))
		v->weak = !has_of(ws, v->end, end);	/* "accused them of it" */
	v->procedure = is_act(class, "procedure");
	if (is_act(class, "light"))
		v->act = light_noun(ws, &v->end, end);
	v->text = words_str(ws, k, v->end);
	return v->act != NULL;
}

/* "..., la demande", "et la demande": an article there, and no object. */
static bool
begins_clause(const struct words *ws, size_t k)
{
	return k == 0 || (ws->w[k - 1].after & AFTER_ANY) || in_list(ws, k - 1, LIST_CONJUNCTIONS);
}

/* "would like to [thank]": the verb behind the auxiliary at k. */
static bool
behind_auxiliary(const struct words *ws, size_t k, size_t end, struct verb *v)
{
	const char *auxiliary = NULL;
	size_t n = k >= end || ws->w[k].capital ? 0 : word_match(ws, k, LIST_AUXILIARIES, &auxiliary);

	if (n == 0 || !speech_form(ws, speech_adverbs(ws, k + n, end), end, form_behind(auxiliary), v))
		return false;
	if (v->keen && !strstr(auxiliary, " keen"))	/* "vient de connaître" is no question */
		return false;
	v->past = strstr(auxiliary, "had");
	v->told = v->past || *auxiliary == 'b';
	return !(v->past && v->procedure);	/* "He had attended the fair": told, and not done here */
}

bool
speech_says_that(const struct words *ws, size_t k, size_t end)
{
	struct rap_str word = k + 1 < end ? words_str(ws, k, k + 1) : RAP_STR("");

	return !(ws->w[k - 1].after & AFTER_ANY) && (rap_eq(word, RAP_STR("that")) || rap_eq(word, RAP_STR("que")));
}

/* "[hotly] disputed", "[rotundamente] niega": an adverb that no list has, as its end tells, before a verb of what somebody says;
 * but "unanimously urged" is a decision, and "the Peru [family] said" has a noun there. */
static bool
is_manner(const struct words *ws, size_t k, size_t end)
{
	const uint32_t none = LIST_PROCEDURE_WORDS | LIST_ROLES | LIST_SPEECH_NOUNS;
	struct rap_str word = words_str(ws, k, k + 1);
	const char *class = "";

	if (k + 1 >= end || ws->w[k].capital || ws->w[k].after & AFTER_ANY || in_list(ws, k, none) ||
	    !(rap_ends(word, "ly") || rap_ends(word, "mente")))
		return false;
	return word_match(ws, k + 1, LIST_VERBS, &class) && !(marks_of(class) & MARK('w')) && !is_act(class, "procedure") &&
	    !is_act(class, "light");
}

bool
speech_verb(const struct words *ws, size_t k, size_t end, struct verb *v)
{
	const char *class = NULL;
	struct verb said;
	size_t n;

	if (k >= end)
		return false;
	if (!(word_lists(&ws->w[k]) & (LIST_VERBS | LIST_ADVERBS | LIST_AUXILIARIES)) && !is_manner(ws, k++, end))
		return false;
	for (int i = 0; i <= ADVERBS_MAX && k < end; i++, k += n) {
		/* "se mostró" begins with what is an adverb here */
		if (word_lists(&ws->w[k]) & LIST_VERBS && speech_form(ws, k, end, FORM_FINITE, v)) {
			if (v->procedure && behind_auxiliary(ws, k, end, &said) && said.end > v->end)
				*v = said;				/* "opened by saying" */
			return true;
		}
		if ((n = word_match(ws, k, LIST_ADVERBS, &class)) == 0 || (*class == 'o' && begins_clause(ws, k)))
			break;
		if (ws->w[k].longer & LIST_AUXILIARIES && behind_auxiliary(ws, k, end, v))	/* "se limitó a decir" */
			return true;
	}
	return behind_auxiliary(ws, k, end, v);
}
