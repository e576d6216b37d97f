/* label_count.c - how often each form of words that could be a label stands in the document, and how often its class
 * does. No second look at the text. */
#include <stdlib.h>

#include "label.h"

#define HASH_STEP 0x9E3779B97F4A7C15u	/* odd: forms fall far apart */

struct judge *
label_judge_new(const struct speakers *sp)
{
	struct judge *j = rap_alloc(1, sizeof(*j));

	j->sp = sp;
	j->seen = (struct rap_slots)RAP_SLOTS(struct seen);
	j->cast = (struct rap_slots)RAP_SLOTS(uint64_t);
	return j;
}

void
label_judge_free(struct judge *j)
{
	rap_slots_free(&j->seen);
	rap_slots_free(&j->cast);
	free(j);
}

static uint64_t
key_in(enum label_form form, uint64_t core)
{
	uint64_t key = core ^ form * HASH_STEP;

	return key + (key == 0);
}

static uint64_t
key_of(const struct label *l)
{
	return key_in(l->form, l->core);
}

static struct seen *
slot_of(struct judge *j, const struct label *l)
{
	return rap_slot(&j->seen, key_of(l));
}

static void
count_empty(struct judge *j, const struct label *l)
{
	j->classes[l->form][l->shape].empty++;
	slot_of(j, l)->empty++;
}

/* The label stands behind the last one: as it did the time before? */
static void
count_order(struct judge *j, const struct label *l)
{
	struct seen *s = label_seen(j, &j->last);
	struct order *o = &j->orders[l->form];

	if (!s || j->last.form != l->form)
		return;
	o->behind += s->next != 0;
	o->same += s->next == key_of(l);
	s->next = key_of(l);
}

void
label_count_text(struct judge *j, const struct label *l, bool sentence, bool name)
{
	if (name)
		slot_of(j, l)->names++;
	j->entries[l->form].texts++;
	j->entries[l->form].sentences += sentence;
}

void
label_count_listed(struct judge *j)
{
	count_empty(j, &j->last);
}

void
label_count(struct judge *j, const struct label *l, bool behind, bool spoken)
{
	struct class *c = &j->classes[l->form][l->shape];
	struct seen *s;

	if (behind && l->form == LABEL_ALONE)
		count_empty(j, &j->last);
	count_order(j, l);
	if (l->holder)
		((struct seen *)rap_slot(&j->seen, key_in(l->form, l->holder)))->holder = true;
	s = slot_of(j, l);
	c->spoken += spoken;
	c->articles += l->article;
	c->whole += l->whole;
	if (l->shape == SHAPE_NICK)	/* "port: 80": no chat, where nearly all that follows is one word */
		c->empty += !l->speech;
	j->last = *l;
	c->labels++;
	s->spoken += spoken;
	if (++s->count == 1) {
		c->distinct++;
		c->single++;
	} else if (s->count == 2) {
		c->again++;
		c->single--;
	}
}

void
label_count_leaf(struct judge *j, size_t lines, bool spoken)
{
	j->leaves++;
	j->lines += lines;
	if (!spoken)
		return;
	slot_of(j, &j->last)->spoken++;
	j->classes[j->last.form][j->last.shape].spoken++;
}

void
label_count_numbered(struct judge *j)
{
	j->numbered++;
}

struct seen *
label_seen(const struct judge *j, const struct label *l)
{
	return rap_slot_of(&j->seen, key_of(l));
}

size_t
label_times(const struct judge *j, const struct label *l)
{
	const struct seen *s = label_seen(j, l);

	return s ? s->count : 0;
}

struct class
label_both(const struct class *a, const struct class *b)
{
	return (struct class){ a->labels + b->labels, a->distinct + b->distinct, a->again + b->again,
	    a->single + b->single, a->empty + b->empty, a->spoken + b->spoken, a->articles + b->articles,
	    a->whole + b->whole };
}

struct class
label_all(const struct class *of)
{
	struct class all = { 0 };

	for (size_t i = 0; i < SHAPES; i++)
		all = label_both(&all, &of[i]);
	return all;
}

bool
label_alternate(const struct class *c)
{
	return c->again >= 2 && c->labels >= 4 && c->single * 2 <= c->labels;
}
