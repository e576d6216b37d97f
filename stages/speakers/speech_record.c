/* speech_record.c - summary records: in numbered paragraphs, most of which begin with a speaker, a paragraph without one goes
 * on with the speaker before it.
 *
 *	7. Ms. Ito (Japan), speaking on behalf of the Group of Six, said that the plan was late.
 *	8. The second phase would begin in June. The Group would pay for it. */
#include "speech_turns.h"

#define DIVISION_DEPTH 32	/* elements from a leaf to its division */
#define NUMBERED_MIN 6		/* paragraphs that make a record */

const struct rap_node *
speech_record_number(const struct rap_node *leaf)
{
	return rap_is(leaf, RAP_ITEM) && leaf->prev && rap_is(leaf->prev, RAP_LABEL) ? leaf->prev : NULL;
}

void
speech_record_count(struct speech *s, enum event_kind first)
{
	s->numbered++;
	s->opened += first == EVENT_NAMED || first == EVENT_PRONOUN;
}

static bool
is_record(const struct speech *s)
{
	return s->numbered >= NUMBERED_MIN && 2 * s->opened >= s->numbered;
}

bool
speech_record_follows(const struct speech *s, const struct rap_node *leaf)
{
	const struct rap_node *number = speech_record_number(leaf);

	if (!number || !s->turn.number || !is_record(s))
		return false;
	return number->prev && (number->prev == s->turn.leaf || number->prev == s->turn.last);
}

bool
speech_is_own_body(const struct speech *s, const struct mention *m)
{
	struct rap_str name = m->name.n ? m->name : m->role, opening = s->turn.opening;

	if (!is_record(s) || !s->turn.number || m->next || m->delegate || name.n == 0)
		return false;
	if (m->kind == MENTION_BODY ? m->noun.n == 0 || m->role.n != m->noun.n : m->kind != MENTION_DELEGATION)
		return false;
	for (size_t i = 0; i + name.n <= opening.n; i++)
		if (rap_eq(rap_cut(opening, i, i + name.n), name))
			return true;
	return false;
}

const struct rap_node *
speech_division(const struct rap_node *leaf)
{
	const struct rap_node *n = leaf->parent;

	for (int i = 0; n && i < DIVISION_DEPTH && !rap_is(n, RAP_DIV) && !rap_is(n, RAP_BODY); i++)
		n = n->parent;
	return n;
}
