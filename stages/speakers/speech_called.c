/* speech_called.c - who speaks behind what the subject did: whom it called, whom it was asked by.
 *
 *	The Chair recognized [Ms. Lima], who said ...
 *	The Chair gave the floor to [Ms. Lima].			what follows is hers
 *	In answer to Mr. Rey, who asked why, [Ms. Lima] said ...
 *	Members challenged [Mr. Odell] on this.			nobody's, but "he" is he */
#include <string.h>

#include "speech.h"

#define GIVEN_MAX 12		/* from "was given" to who asked */
#define ANSWER_MAX 60		/* words from who asked to who answers */

/* "The Chair opened the debate and [gave the floor] to Ms. Lima": behind those words among [i, end), whom they call, as the
 * event's subject. */
static bool
has_floor(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct mention *m)
{
	const char *class = "";
	size_t n = 0, k = i;

	while (k < end && !((n = word_match(ws, k, LIST_VERBS, &class)) > 0 && strcmp(class, "procedure floor") == 0))
		k++;
	if (k >= end)
		return false;
	k = speech_adverbs(ws, k + n, end);
	k += k < end && in_list(ws, k, LIST_PREPOSITIONS);
	return k < end && mention_read(sp, ws, k, end, m) && m->kind != MENTION_PRONOUN;
}

/* "The Chair recognized [Ms. Lima], who said": behind the verb of procedure v, somebody who speaks. */
bool
speech_called(const struct speakers *sp, const struct words *ws, const struct verb *v, size_t i, size_t end, struct event *e)
{
	struct event called;
	struct mention *m = &called.who;
	struct verb said;
	bool floor;

	floor = has_floor(sp, ws, i, end, m);
	if (!floor && !mention_read(sp, ws, v->end, end, m))
		return false;
	if (speech_verb_of_relative(ws, end, m, &said)) {
		speech_event(&called, &said, "subject-and-verb-of-speech");
		floor = called.kind == EVENT_NAMED;
	} else if (floor)				/* "he" is Ms. Lima's from now on */
		speech_event(&called, v, "verb-of-procedure");
	if (floor)
		*e = called;
	return floor;
}

/* "In answer to Mr. Rey, who asked why, [Ms. Lima] said": behind what was asked, which ends at word k at the earliest, whoever
 * speaks; the asker stands at word i, behind a preposition. */
bool
speech_answer(const struct speakers *sp, const struct words *ws, size_t i, size_t first, size_t k, size_t end, struct event *e)
{
	const char *class = "";
	struct mention m;
	struct verb v;

	for (size_t j = i > first + GIVEN_MAX ? i - GIVEN_MAX : first; j < i; j++)
		if (word_match(ws, j, LIST_AUXILIARIES, &class) && *class == 'b')
			return false;		/* "The floor was given to Mr. Rey, who asked" */
	for (size_t most = k + ANSWER_MAX; k + 1 < end && k < most; k++)
		if (ws->w[k].after & AFTER_COMMA && mention_read(sp, ws, k + 1, end, &m) &&
		    speech_verb_of(sp, ws, end, &m, &v) && !v.base && !v.procedure) {
			e->who = m;
			speech_event(e, &v, "subject-and-verb-of-speech");
			return true;
		}
	return false;
}

/* "Members challenged [Mr. Odell] on this": whom a verb that ends before word k has for its object; of no kind: nobody. */
void
speech_object(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m)
{
	if (k >= end || ws->w[k - 1].after & AFTER_ANY || !mention_read(sp, ws, k, end, m) || m->kind == MENTION_PRONOUN ||
	    !(m->strong || is_known(sp, m)))
		*m = (struct mention){ 0 };
}
