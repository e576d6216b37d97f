/* speech_credit.c - to whom a turn is credited: the identities that its naming words mean, each word kept with its
 * place. */
#include <rapporteur/utf8.h>

#include "speech_turns.h"

/* The character of the source at this byte of the leaf's text. Asked for in ascending order, it costs one walk a
 * leaf. */
static size_t
source_at(struct reading *r, size_t byte)
{
	struct place *p = &r->place;
	const struct rap_node *leaf = r->leaf;
	const struct rap_range *ranges = rap_ranges(leaf);

	if (byte < p->byte)
		*p = (struct place){ 0 };
	p->chars += rap_utf8_count(r->ws->text.s + p->byte, byte - p->byte);
	p->byte = byte;
	for (; p->range + 1 < leaf->nsource; p->range++) {
		size_t chars = ranges[p->range].end - ranges[p->range].start;

		if (p->chars <= p->before + chars)
			break;
		p->before += chars + 1;
	}
	return ranges[p->range].start + (p->chars - p->before);
}

/* The words that name w are one more of its names, and this is where they stand. */
static void
keep_alias(struct reading *r, const struct mention *m, struct who *w)
{
	const struct words *ws = r->ws;
	struct rap_str text = m->next ? m->name : m->text;
	struct rap_range *at = who_alias(r->speech->sp->who, w, text);

	if (!at || text.n == 0)
		return;
	at->start = source_at(r, text.s - ws->text.s);
	at->end = source_at(r, text.s - ws->text.s + text.n);
}

/* "#sp1 #sp2" */
static struct rap_str
both_refs(const struct speakers *sp, struct rap_str a, struct rap_str b)
{
	return rap_arena_join(sp->doc->arena, rap_arena_join(sp->doc->arena, a, RAP_STR(" ")), b);
}

/* Of two who could be meant, both. */
static struct credit
credit_one(struct reading *r, const struct mention *m)
{
	struct speakers *sp = r->speech->sp;
	struct who_found found = who_find(sp->who, m);
	struct who *w = who_mention_found(sp->who, m, found);
	struct credit c = { who_ref(sp->who, w), w, found.doubt, found.who };

	keep_alias(r, m, w);
	if (found.other)
		c.ref = both_refs(sp, c.ref, who_ref(sp->who, found.other));
	return c;
}

/* Those who speak with m. */
static void
credit_others(struct reading *r, const struct mention *m, struct credit *c)
{
	struct speakers *sp = r->speech->sp;
	struct mention part = *m;

	while (part.next && mention_read_next(sp, r->ws, m->end, &part)) {
		struct credit more = credit_one(r, &part);

		c->doubt = more.doubt ? more.doubt : c->doubt;
		c->ref = both_refs(sp, c->ref, more.ref);
	}
}

struct credit
speech_credit(struct reading *r, const struct mention *m)
{
	struct credit c = credit_one(r, m);

	if (m->next)
		credit_others(r, m, &c);
	return c;
}
