/* speech_procedure.c - sentences that tell what was done: it ends a turn, and is nobody's.
 *
 *	There being no comments, ...		a phrase that procedure begins with
 *	After a short debate, it was agreed ...	the same behind an adverbial
 *	The second reading was then adjourned	a noun of procedure, and what becomes of it */
#include <string.h>

#include "speech.h"

#define ADVERBIAL_MAX 14	/* words before the comma */
#define MODIFIERS_MAX 4		/* before the noun */
#define TOLD_MAX 3		/* words of "would then be" */
#define PREDICATE_MAX 10	/* from the noun to what becomes of it */

/* "The motion [had been] carried in May", "would be held": is one of the words [first, end), up to the next comma, such a one? */
static bool
has_auxiliary(const struct words *ws, size_t first, size_t end, const char *which)
{
	const char *class = NULL;

	for (size_t k = first; k < end && !(k > first && ws->w[k - 1].after & AFTER_ANY); k++)
		if (word_match(ws, k, LIST_AUXILIARIES, &class) && strstr(class, which))
			return true;
	return false;
}

/* "There was no further [business]", and not "There was no hurry": is there a noun of procedure among the words from k on? */
static bool
lacks_noun(const struct words *ws, size_t k, size_t end)
{
	const char *class = NULL;

	for (size_t far = k + MODIFIERS_MAX; k < end && k < far && !(ws->w[k - 1].after & AFTER_ANY & ~AFTER_COMMA); k++)
		if (word_match(ws, k, LIST_PROCEDURE_WORDS, &class) && (*class == 'n' || *class == 'a'))
			return true;
	return false;
}

size_t
speech_phrase_at(const struct words *ws, size_t k, size_t end, bool *always)
{
	const char *class = "";
	size_t n = word_match(ws, k, LIST_PROCEDURE, &class);

	*always = *class == 'a' || (*class == 'w' && k + n == end);
	if (*class == 'w')
		return *always ? n : 0;
	if (*class == 'n')
		return strcmp(class, "noun") == 0 && lacks_noun(ws, k + n, end) ? n : 0;
	return n;
}

/* Behind "The [motion]", with no verb and no mark before it; first: there is none. */
static size_t
noun_end(const struct words *ws, size_t first, size_t end)
{
	size_t far = first + MODIFIERS_MAX + 1 < end ? first + MODIFIERS_MAX + 1 : end, n;

	for (size_t k = first; k < far && !(k > first && ws->w[k - 1].after & AFTER_ANY); k++) {
		const char *class = NULL;

		if (!(word_lists(&ws->w[k]) & (LIST_PROCEDURE_WORDS | LIST_AUXILIARIES)))	/* nearly always */
			continue;
		if ((n = word_match(ws, k, LIST_PROCEDURE_WORDS, &class)) > 0 && *class == 'n')
			return k + n;
		if (in_list(ws, k, LIST_AUXILIARIES))
			break;
	}
	return first;
}

/* "The [motion], as amended, was [carried]". */
static bool
is_done(const struct words *ws, size_t first, size_t end)
{
	const char *class = NULL;
	size_t k = noun_end(ws, first, end);

	/* "It would be held": somebody says so */
	for (; k > first && k < end && k < first + MODIFIERS_MAX + PREDICATE_MAX &&
	    !(ws->w[k - 1].after & (AFTER_SEMICOLON | AFTER_COLON)); k++)
		if (word_match(ws, k, LIST_PROCEDURE_WORDS, &class) && *class == 'd')
			return !has_auxiliary(ws, k > TOLD_MAX ? k - TOLD_MAX : 0, k, "told");
	return false;
}

/* Does the sentence begin with what was done, behind an adverbial perhaps? */
static bool
tells_of_procedure(const struct words *ws, const struct sentence *s)
{
	bool done = s->lists & LIST_PROCEDURE_WORDS, phrase = s->lists & LIST_PROCEDURE, always;
	size_t first = s->first, end = s->end, k;

	if (done && is_done(ws, first, end))
		return true;
	k = phrase ? speech_adverbs(ws, first, end) : first;
	if (k < end && k > first && speech_phrase(ws, k, end, &always))
		return true;
	end = first + ADVERBIAL_MAX < end ? first + ADVERBIAL_MAX : end;
	for (k = first + 1; k < end && !(ws->w[k - 1].after & AFTER_COMMA); k++)
		if (phrase && in_list(ws, k, LIST_PRONOUNS) && speech_phrase(ws, k, s->end, &always))
			return true;		/* "After debate it was agreed" */
	return k < end && (speech_phrase(ws, k, s->end, &always) || (done && is_done(ws, k, s->end)));
}

/* "will be [painted]", "are to be [sent]" */
static bool
is_participle(const struct words *ws, size_t k, size_t end)
{
	const char *class = NULL;

	k = speech_adverbs(ws, k, end);
	return k < end && !ws->w[k].capital &&
	    (rap_ends(words_str(ws, k, k + 1), "ed") || word_match(ws, k, LIST_PARTICIPLES, NULL) ||
	    (word_match(ws, k, LIST_PROCEDURE_WORDS, &class) && (*class == 'd' || *class == 'f')));
}

bool
speech_to_be_done(const struct words *ws, const struct sentence *s)
{
	const char *class = NULL;
	size_t n;

	if (!(s->lists & LIST_AUXILIARIES) || ws->w[s->first].quoted || in_list(ws, s->first, LIST_PRONOUNS))
		return false;
	for (size_t k = s->first + 1; k + 2 < s->end && k < s->first + PREDICATE_MAX; k++) {
		if (ws->w[k - 1].after & AFTER_ANY)
			return false;
		if (!(word_begins(&ws->w[k]) & (LIST_AUXILIARIES | LIST_RELATIVES)))	/* nearly always */
			continue;
		if (in_list(ws, k, LIST_RELATIVES))
			return false;
		if ((n = word_match(ws, k, LIST_AUXILIARIES, &class)) > 0 && *class == 'm' && strstr(class, " future"))
			return k + n < s->end && word_match(ws, k + n, LIST_AUXILIARIES, &class) == 1 && *class == 'b' &&
			    is_participle(ws, k + n + 1, s->end);
	}
	return false;
}

bool
speech_procedure(const struct words *ws, const struct sentence *s, size_t begins)
{
	size_t far;

	if (ws->w[s->first].quoted)
		return false;
	if (!begins && !tells_of_procedure(ws, s))
		return false;
	far = s->first + (begins ? begins + 1 : MODIFIERS_MAX + PREDICATE_MAX);
	return !has_auxiliary(ws, s->first, far < s->end ? far : s->end, "had");	/* but "It was noted that it had" */
}

/* "(proposed Cllr Ray, [seconded] Cllr Lund)": the verb stands between two names. */
static bool
seconds_somebody(const struct speakers *sp, const struct words *ws, const struct event *e, size_t end)
{
	const char *class = rap_lexicon_find(list_words(sp->words.known, LIST_PROCEDURE_WORDS), e->verb);
	struct mention m;

	if (!class || *class != 'p')
		return false;
	return strcmp(e->rule, "verb-before-subject") == 0 ||
	    (e->end < end && mention_read(sp, ws, e->end, end, &m) && m.kind == MENTION_PERSON);
}

/* "was proposed by Cllr Ray, [seconded] by Cllr Lund": a motion, which is nobody's speech. */
bool
speech_moves(const struct speakers *sp, const struct words *ws, const struct sentence *s, const struct event *e)
{
	const char *class = NULL;
	size_t end = s->end;

	if (e->end == end && is_named(e->rule, "subject-and-verb-of-speech"))	/* "Cllr Lund seconded." */
		return true;
	if (!(s->lists & LIST_PROCEDURE_WORDS))
		return false;
	if (seconds_somebody(sp, ws, e, end))
		return true;
	for (size_t k = e->end; k < end; k++)
		if (word_match(ws, k, LIST_PROCEDURE_WORDS, &class) && *class == 'p')
			return true;
	return false;
}
