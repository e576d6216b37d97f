/* roll_acronyms.c - letters in brackets behind the body that they stand for.
 *
 *	the World Fish Union (WFU) */
#include "mention.h"
#include "speech.h"

#define NAME_MAX 20		/* words of a name that has an acronym */

/* The first word of the name that the acronym at word k stands for: capitalised words and particles before it, from the
 * one with its first letter on. k where there is none. */
static size_t
defined_from(const struct words *ws, size_t k)
{
	size_t at = k, i = k;

	while (i-- > 0 && i + NAME_MAX >= k) {
		if (i + 1 < k && ws->w[i].after & (AFTER_ANY & ~AFTER_COMMA))
			break;
		if (!ws->w[i].capital && !in_list(ws, i, LIST_PARTICLES | LIST_PREPOSITIONS))
			break;
		if (ws->w[i].capital && ws->text.s[ws->w[i].start] == ws->text.s[ws->w[k].start])
			at = i;
	}
	return at;
}

/* "World Fish Union", not "Border Relay": the short names of things say nothing. */
static bool
names_body(const struct words *ws, size_t from, size_t to)
{
	const char *class = "";

	for (size_t k = from; k < to; k++)
		if (word_match(ws, k, LIST_ROLES, &class) && mention_role_kind(class) == MENTION_BODY)
			return true;
	return false;
}

void
roll_acronyms(struct speakers *sp, const struct words *ws)
{
	const struct word *w = ws->w, *end = w + ws->n;

	if (!(ws->marks & AFTER_OPEN && ws->lists & LIST_ROLES) || ws->n < 3)		/* nearly always */
		return;
	for (w += 2; w < end; w++) {
		size_t from, k;

		if (!w->caps || w->end - w->start < 3 || !(w->after & AFTER_CLOSE) || !(w[-1].after & AFTER_OPEN))
			continue;
		k = (size_t)(w - ws->w);
		from = defined_from(ws, k);
		if (from + 1 < k && names_body(ws, from, k))
			who_define(sp->who, words_str(ws, from, k), words_str(ws, k, k + 1));
	}
}
