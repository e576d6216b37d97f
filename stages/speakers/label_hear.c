/* label_hear.c - do a speaker's own words stand behind labels, "I" or "our"? All words of a text are read for that, so it is
 * looked up when a rule asks, and no further than it takes to answer. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/filter.h>

#include "label.h"

#define SPOKEN_BYTES 400	/* of a paragraph, to tell a speech */
#define TEXTS_MAX 65536		/* more are looked at before it is asked */

static struct class *
class_of(struct judge *j, const struct label_text *t)
{
	return &label_form_of(j, t->form)->classes[t->shape];
}

static struct seen *
label_of(struct judge *j, const struct label_text *t)
{
	return rap_slot(&j->seen, t->key);
}

/* "I", "our"; behind an office or a bracket a question, too: "Ana Rivas (Lota) (Reform): Is that so?" */
static bool
is_own(struct judge *j, const struct label_text *t)
{
	bool titled = t->shape == SHAPE_BRACKET || t->shape == SHAPE_APPOSITION ||
	    (t->shape <= SHAPE_ROLE && t->form == LABEL_COLON);

	return (titled && memchr(t->text.s, '?', t->text.n)) || speech_is_own(j->sp, t->text);
}

static void
hear(struct judge *j, struct label_text *t)
{
	bool own = is_own(j, t);

	t->heard = true;
	class_of(j, t)->spoken += own;
	class_of(j, t)->unheard--;
	label_of(j, t)->spoken += own;
	label_of(j, t)->unheard--;
}

/* "Q. Where?" is judged without it. */
void
label_hear_later(struct judge *j, const struct label *l, uint64_t key, struct rap_str said)
{
	struct label_text t = { .text = rap_cut(said, 0, SPOKEN_BYTES), .key = key, .form = (unsigned char)l->form,
	    .shape = (unsigned char)l->shape };
	struct class *c;
	struct seen *s;

	if (said.n == 0 || (l->form == LABEL_LETTER && !rap_explaining()))
		return;
	c = class_of(j, &t);
	s = label_of(j, &t);
	c->unheard++;
	s->unheard++;
	if (j->ntexts == TEXTS_MAX) {
		hear(j, &t);
		return;
	}
	if (j->ntexts == j->cap) {
		j->cap = j->cap ? 2 * j->cap : 64;
		j->texts = rap_realloc(j->texts, j->cap, sizeof(*j->texts));
	}
	t.of_class = c->texts;
	t.of_label = s->texts;
	j->texts[j->ntexts] = t;
	c->texts = s->texts = (uint32_t)++j->ntexts;
}

/* One more text behind a label of those shapes; there is one. */
static void
hear_one(struct judge *j, struct class *classes, unsigned shapes)
{
	struct class *c = classes;
	struct label_text *t;

	for (; !(shapes & 1) || c->unheard == 0; shapes >>= 1)
		c++;
	do {
		t = &j->texts[c->texts - 1];
		c->texts = t->of_class;
	} while (t->heard);
	hear(j, t);
}

bool
label_spoken(const struct evidence *e, unsigned shapes, size_t times, size_t of)
{
	struct class *classes = label_form_of(e->j, e->l->form)->classes;

	for (;;) {
		size_t spoken = 0, unheard = 0;

		for (int shape = 0; shape < SHAPES; shape++)
			if (shapes & LABEL_OF(shape)) {
				spoken += classes[shape].spoken;
				unheard += classes[shape].unheard;
			}
		if (spoken * times >= of || (spoken + unheard) * times < of)
			return spoken * times >= of;
		hear_one(e->j, classes, shapes);
	}
}

/* Hears what stands behind this label until it is known whether that is so at least so often. */
static bool
is_spoken(const struct evidence *e, size_t least)
{
	struct seen *s = label_seen(e->j, e->l);

	while (s && s->unheard > 0 && s->spoken < least && s->spoken + s->unheard >= least) {
		struct label_text *t = &e->j->texts[s->texts - 1];

		s->texts = t->of_label;
		if (!t->heard)
			hear(e->j, t);
	}
	return s && s->spoken >= least;
}

bool
label_is_spoken(const struct evidence *e)
{
	return e->count > 0 && is_spoken(e, e->count);
}

bool
label_was_spoken(const struct evidence *e)
{
	return is_spoken(e, 1);
}

void
label_hear(struct judge *j, enum label_form form)
{
	struct form *f = label_form_of(j, form);

	for (size_t i = 0; i < j->ntexts && !f->heard; i++)
		if (j->texts[i].form == form && !j->texts[i].heard)
			hear(j, &j->texts[i]);
	f->heard = true;
}
