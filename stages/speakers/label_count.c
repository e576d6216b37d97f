/* label_count.c - how often each form of words that could be a label stands in the document, and how often its class
 * does. No second look at the text. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/utf8.h>

#include "label.h"

#define RARE 2		/* paragraphs to a letter of a question or answer: fewer such letters stand in what is no transcript */
#define LOUD 8		/* texts without a small letter, of which one at most has some */
#define LOUD_LEAST 16	/* bytes of a text that can tell */
#define LOUD_BYTES 64	/* that are looked at */

struct judge *
label_judge_new(struct speakers *sp)
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
	for (size_t i = 0; i < LABEL_FORMS; i++)
		free(j->forms[i]);
	rap_slots_free(&j->seen);
	rap_slots_free(&j->cast);
	free(j->texts);
	free(j);
}

struct form *
label_form_of(struct judge *j, enum label_form form)
{
	if (!j->forms[form])
		j->forms[form] = rap_alloc(1, sizeof(*j->forms[form]));
	return j->forms[form];
}

static uint64_t
key_in(enum label_form form, uint64_t core)
{
	uint64_t key = core ^ form * RAP_SCATTER;

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
	label_form_of(j, l->form)->classes[l->shape].empty++;
	slot_of(j, l)->empty++;
}

/* The label stands behind the last one: as it did the time before? */
static void
count_order(struct judge *j, const struct label *l)
{
	struct seen *s = label_seen(j, &j->last);
	struct order *o = &label_form_of(j, l->form)->order;

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
	label_form_of(j, l->form)->entries.texts++;
	label_form_of(j, l->form)->entries.sentences += sentence;
}

void
label_count_listed(struct judge *j)
{
	count_empty(j, &j->last);
}

bool
label_is_shouted(struct rap_str text)
{
	text = rap_cut(text, 0, LOUD_BYTES);
	return !nobody_has_small(text, 0) && rap_in_capitals(text);	/* the first is quick, and nearly always enough */
}

static void
count_loud(struct judge *j, struct rap_str said)
{
	if (said.n < LOUD_LEAST)
		return;
	j->heard++;
	j->loud += label_is_shouted(said);
}

/* "WE HAVE A QUORUM." behind nearly all labels: captions. */
bool
label_is_loud(const struct judge *j)
{
	return j->loud >= LOUD && j->loud * LOUD >= j->heard * (LOUD - 1);
}

void
label_count(struct judge *j, const struct label *l, bool behind, struct rap_str said)
{
	struct class *c = &label_form_of(j, l->form)->classes[l->shape];
	struct seen *s;

	if (behind && l->form == LABEL_ALONE)
		count_empty(j, &j->last);
	count_order(j, l);
	if (l->holder)
		((struct seen *)rap_slot(&j->seen, key_in(l->form, l->holder)))->holder = true;
	s = slot_of(j, l);
	s->row |= l->form == LABEL_COUNTED && j->last.form == l->form;
	count_loud(j, said);
	label_form_of(j, l->form)->bare += l->bare;
	label_form_of(j, l->form)->cues += l->cue;
	c->articles += l->article;
	c->whole += l->whole;
	if (l->shape == SHAPE_NICK)	/* "port: 80": no chat, where nearly all that follows is one word */
		c->empty += !l->speech;
	j->last = *l;
	c->labels++;
	if (++s->count == 1) {
		c->distinct++;
		c->single++;
		s->first = (unsigned char)l->shape;
	} else if (s->count == 2) {
		c->again++;
		label_form_of(j, l->form)->classes[s->first].single--;
	}
	label_hear_later(j, l, s->key, said);
}

void
label_count_leaf(struct judge *j, size_t lines, struct rap_str said)
{
	j->leaves++;
	j->lines += lines;
	if (said.n > 0)
		label_hear_later(j, &j->last, key_of(&j->last), said);
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
	return (struct class){ .labels = a->labels + b->labels, .distinct = a->distinct + b->distinct, .again = a->again + b->again,
	    .single = a->single + b->single, .empty = a->empty + b->empty, .articles = a->articles + b->articles,
	    .whole = a->whole + b->whole };
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

bool
label_letters_are_rare(const struct judge *j)
{
	return label_all(label_class(j, LABEL_LETTER, 0)).labels < j->leaves / RARE;
}
