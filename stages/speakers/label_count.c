/* label_count.c - how often each form of words that could be a label stands in the document, and how often its class
 * does. One hash table, no second look at the text. */
#include <stdlib.h>

#include <rapporteur/utf8.h>

#include "label.h"

#define HASH_STEP 0x9E3779B97F4A7C15u	/* odd: forms fall far apart */

struct judge *
label_judge_new(const struct speakers *sp)
{
	struct judge *j = rap_alloc(1, sizeof(*j));

	j->sp = sp;
	j->cap = 64;
	j->slots = rap_alloc(j->cap, sizeof(*j->slots));
	return j;
}

void
label_judge_free(struct judge *j)
{
	free(j->slots);
	free(j);
}

static uint64_t
hash(const struct label *l)
{
	return l->core ^ l->form * HASH_STEP;
}

static struct seen *
find(const struct judge *j, const struct label *l, uint64_t h)
{
	size_t i = h & (j->cap - 1);

	while (j->slots[i].name.s && (j->slots[i].hash != h || j->slots[i].form != l->form))
		i = (i + 1) & (j->cap - 1);
	return &j->slots[i];
}

static void
grow(struct judge *j)
{
	struct seen *old = j->slots;
	size_t cap = j->cap;

	j->cap = 2 * cap;
	j->slots = rap_alloc(j->cap, sizeof(*j->slots));
	for (size_t i = 0; i < cap; i++)
		if (old[i].name.s) {
			struct label l = { .form = old[i].form };

			*find(j, &l, old[i].hash) = old[i];
		}
	free(old);
}

static void
count_empty(struct judge *j, const struct label *l)
{
	j->classes[l->form][l->shape].empty++;
	find(j, l, hash(l))->empty++;
}

/* Label h stands behind the last one: as it did the time before? */
static void
count_order(struct judge *j, const struct label *l, uint64_t h)
{
	struct seen *s = find(j, &j->last, hash(&j->last));
	struct order *o = &j->orders[l->form];

	if (!s->name.s || j->last.form != l->form)
		return;
	o->behind += s->next != 0;
	o->same += s->next == h;
	s->next = h;
}

void
label_count(struct judge *j, const struct label *l, bool behind, bool spoken)
{
	uint64_t h = hash(l);
	struct seen *s = find(j, l, h);
	struct class *c = &j->classes[l->form][l->shape];

	if (behind && l->form == LABEL_ALONE)
		count_empty(j, &j->last);
	count_order(j, l, h);
	c->spoken += spoken;
	if (l->shape == SHAPE_NICK)	/* "port: 80": no chat, where nearly all that follows is one word */
		c->empty += !l->speech;
	j->last = *l;
	c->labels++;
	if (s->name.s) {
		s->count++;
		s->spoken += spoken;
		if (s->count == 2) {
			c->again++;
			c->single--;
		}
		return;
	}
	*s = (struct seen){ .name = l->name, .hash = h, .count = 1, .spoken = spoken, .form = l->form,
	    .shape = l->shape };
	c->distinct++;
	c->single++;
	if (2 * ++j->n > j->cap)
		grow(j);
}

void
label_count_leaf(struct judge *j, size_t lines, bool spoken)
{
	j->leaves++;
	j->lines += lines;
	if (!spoken)
		return;
	find(j, &j->last, hash(&j->last))->spoken++;
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
	return find(j, l, hash(l));
}

size_t
label_times(const struct judge *j, const struct label *l)
{
	return label_seen(j, l)->count;
}
