/* label_judge.c - does the document mean a form of words as a label? Counted over the whole of it: speakers speak again,
 * headings and notes do not. One hash table, no second look at the text. */
#include <stdlib.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define LISTED 4	/* labels alone are a list where nothing is said behind all but one of so many */

struct seen {
	struct rap_str name;	/* borrowed from the document's text */
	uint64_t hash;
	uint32_t count, empty;	/* empty: alone on its line with the next label right behind, nothing is said */
	uint8_t form, shape;
};

struct class {			/* labels of one form and shape */
	size_t labels;		/* all of them */
	size_t distinct;
	size_t again;		/* distinct ones that are there more than once */
	size_t single;		/* those that are there once */
	size_t empty;		/* labels behind which nothing is said */
};

struct judge {
	struct seen *slots;
	size_t n, cap;
	struct class classes[LABEL_FORMS][SHAPES];
	struct label last;	/* that was counted */
	size_t leaves;		/* paragraphs of the document */
};

struct judge *
label_judge_new(void)
{
	struct judge *j = rap_alloc(1, sizeof(*j));

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
	return rap_hash(l->name) ^ l->form;
}

static struct seen *
find(const struct judge *j, const struct label *l, uint64_t h)
{
	size_t i = h & (j->cap - 1);

	while (j->slots[i].name.s && (j->slots[i].hash != h || j->slots[i].form != l->form || !rap_eq(j->slots[i].name, l->name)))
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
			struct label l = { .form = old[i].form, .name = old[i].name };

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

void
label_count(struct judge *j, const struct label *l, bool behind)
{
	uint64_t h = hash(l);
	struct seen *s = find(j, l, h);
	struct class *c = &j->classes[l->form][l->shape];

	if (behind && l->form == LABEL_ALONE)
		count_empty(j, &j->last);
	j->last = *l;
	c->labels++;
	if (s->name.s) {
		s->count++;
		if (s->count == 2) {
			c->again++;
			c->single--;
		}
		return;
	}
	*s = (struct seen){ .name = l->name, .hash = h, .count = 1, .form = l->form, .shape = l->shape };
	c->distinct++;
	c->single++;
	if (2 * ++j->n > j->cap)
		grow(j);
}

void
label_count_leaf(struct judge *j)
{
	j->leaves++;
}

/* A form that is nothing but a label: "Mr. RIVAS. Text". */
static bool
is_plain(const struct label *l)
{
	return l->form == LABEL_STOP && l->shape == SHAPE_TITLED;
}

/* Speakers alternate: two or more come again, and most labels are theirs. */
static bool
alternates(const struct class *c)
{
	return c->again >= 2 && c->labels >= 4 && c->single * 2 <= c->labels;
}

static struct class
both(const struct class *a, const struct class *b)
{
	return (struct class){ a->labels + b->labels, a->distinct + b->distinct, a->again + b->again, a->single + b->single,
		a->empty + b->empty };
}

/* Labels are at least one in so many of the document's leaves. */
static bool
is_frequent(const struct judge *j, const struct class *c, size_t leaves)
{
	return c->labels >= j->leaves / leaves;
}

/* What is needed for a form that other text has too, on the same line as the text: "Yes. I did.", "Moved: Rivas". */
static bool
is_plausible(const struct judge *j, const struct label *l, const struct class *c, size_t count)
{
	if (l->form == LABEL_STOP || l->form == LABEL_DASH)
		return count > 1 && is_frequent(j, c, l->shape == SHAPE_CAPS ? 4 : 2);
	return l->form == LABEL_ALONE || is_frequent(j, c, l->shape == SHAPE_NAME ? 5 : 10);
}

/* A list of names is no transcript: in one, nothing is said behind nearly all labels, of this class or of all classes,
 * since "Chair" stands among names there. */
static bool
is_list(const struct class *of, enum label_shape shape)
{
	size_t labels = 0, empty = 0;

	for (size_t i = 0; i < SHAPES; i++) {
		labels += of[i].labels;
		empty += of[i].empty;
	}
	return of[shape].empty * LISTED >= of[shape].labels * (LISTED - 1) || empty * LISTED >= labels * (LISTED - 1);
}

bool
label_accepted(const struct judge *j, const struct label *l, bool *doubtful)
{
	const struct class *of = j->classes[l->form], *c = &of[l->shape];
	struct class caps = both(&of[SHAPE_CAPS], &of[SHAPE_TITLED]), roles = both(&of[SHAPE_ROLE], &of[SHAPE_ARTICLE]);
	const struct seen *s = find(j, l, hash(l));
	size_t count = s->name.s ? s->count : 0;

	*doubtful = count == 1 && l->shape != SHAPE_TITLED && l->shape != SHAPE_BRACKET && l->form != LABEL_LETTER;
	if (is_plain(l))
		return true;
	if (l->form == LABEL_ALONE && (is_list(of, l->shape) || (s->name.s && s->empty * 2 > s->count)))
		return false;
	if (l->form == LABEL_LETTER)
		return c->again >= 2 || (c->again == 1 && (c->labels > 2 || j->classes[LABEL_COLON][SHAPE_TITLED].again));
	if (l->form == LABEL_STOP || l->form == LABEL_DASH)
		return alternates(l->shape <= SHAPE_CAPS ? &caps : c) && is_plausible(j, l, c, count);
	switch (l->shape) {
	case SHAPE_BRACKET:
		return c->labels >= (c->again ? 3 : 5) || roles.again + caps.again > 0;
	case SHAPE_TITLED:
		return c->labels >= 2 || alternates(&caps);
	case SHAPE_ROLE:
		return c->labels >= 2 && is_plausible(j, l, c, count);
	case SHAPE_ARTICLE:
		return roles.again > 0 && (count > 1 || roles.labels >= 4);
	case SHAPE_CAPS:
		return (alternates(&caps) || (caps.again == 1 && caps.distinct == 1 && caps.labels >= 3)) && is_plausible(j, l, &caps, count);
	default:	/* "Ana Rivas Lima" once, among "La presidenta" again and again */
		if (roles.again > 0 && roles.labels >= 3)
			return true;
		if (count > 1 && of[SHAPE_BRACKET].labels >= 3)
			return true;
		return alternates(c) && is_plausible(j, l, c, count) && (l->form != LABEL_ALONE || count > 1);
	}
}
