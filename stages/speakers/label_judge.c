/* label_judge.c - does the document mean a form of words as a label? Counted over the whole of it: speakers speak again,
 * headings and notes do not. One hash table, no second look at the text. */
#include <stdlib.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define LISTED 4	/* labels alone are a list where nothing is said behind all but one of so many */
#define NUMBERED 8	/* headings with a number that make a text of numbered sections */
#define SPOKEN 8	/* one label in so many before a speaker's own words makes it no such text */

struct seen {
	struct rap_str name;	/* borrowed from the document's text */
	uint64_t hash;
	uint32_t count, empty;	/* empty: alone on its line with the next label right behind, nothing is said */
	uint32_t spoken;	/* alone on its line, and words of a speaker's own stand behind */
	uint8_t form, shape;
};

struct class {			/* labels of one form and shape */
	size_t labels;		/* all of them */
	size_t distinct;
	size_t again;		/* distinct ones that are there more than once */
	size_t single;		/* those that are there once */
	size_t empty;		/* labels behind which nothing is said */
	size_t spoken;		/* labels behind which a speaker's own words stand */
};

struct judge {
	struct seen *slots;
	size_t n, cap;
	struct class classes[LABEL_FORMS][SHAPES];
	struct label last;	/* that was counted */
	size_t leaves, lines;	/* paragraphs of the document, and their lines */
	size_t numbered;	/* headings with a number */
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
label_count(struct judge *j, const struct label *l, bool behind, bool spoken)
{
	uint64_t h = hash(l);
	struct seen *s = find(j, l, h);
	struct class *c = &j->classes[l->form][l->shape];

	if (behind && l->form == LABEL_ALONE)
		count_empty(j, &j->last);
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
	*s = (struct seen){ .name = l->name, .hash = h, .count = 1, .spoken = spoken, .form = l->form, .shape = l->shape };
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

size_t
label_times(const struct judge *j, const struct label *l)
{
	return find(j, l, hash(l))->count;
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
		a->empty + b->empty, a->spoken + b->spoken };
}

/* Labels are at least one in so many of the document's leaves. */
static bool
is_frequent(const struct judge *j, const struct class *c, size_t leaves)
{
	return c->labels >= j->leaves / leaves;
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

/* "3.2. Base" and "Base: the number that entries are counted from": in a text of numbered sections few of what could be
 * labels stand before "I" or "you". */
static bool
is_treatise(const struct judge *j, const struct class *of)
{
	size_t labels = 0, spoken = 0;

	for (size_t i = 0; i < SHAPES; i++) {
		labels += of[i].labels;
		spoken += of[i].spoken;
	}
	return j->numbered >= NUMBERED && spoken * SPOKEN < labels;
}

/* All classes of one form, those that stand for each other taken together. */
struct evidence {
	const struct judge *j;
	const struct label *l;
	const struct class *of, *c;	/* all of the form, the one of the shape */
	struct class caps, roles;
	size_t count;			/* of the label itself */
	bool spoken;			/* "I", "our" behind it each time */
};

/* "Yes. I did.", "Mr. President. Thank you": a stop is before other text too. */
static bool
accept_stop(const struct evidence *e)
{
	const struct class *caps = &e->caps, *c = e->c;
	struct class offices = both(&e->roles, &e->of[SHAPE_APPOSITION]), people = both(&offices, &e->of[SHAPE_NAME]);

	switch (e->l->shape) {
	case SHAPE_TITLED: case SHAPE_CAPS:
		return alternates(caps) && is_frequent(e->j, caps, e->count > 1 ? 4 : 3) && (e->count > 1 || e->l->words > 1);
	case SHAPE_ROLE: case SHAPE_APPOSITION:
		if (c->again + e->of[SHAPE_NAME].again >= 2 && e->count > 1)
			return is_frequent(e->j, &people, 2);
		return offices.again > 0 && offices.again + offices.distinct >= 4 && offices.labels >= 4 && is_frequent(e->j, &offices, 3);
	default:
		return alternates(&people) && e->count > 1 && is_frequent(e->j, &people, 2);
	}
}

/* Capitals, and all names where no list knows the language: one who comes again among others that are there once may be the
 * chair, where labels are every third paragraph. */
static bool
has_chair(const struct evidence *e, const struct class *c)
{
	return c->again == 1 && c->labels >= 3 && (c->distinct == 1 || (c->single * 2 <= c->labels && is_frequent(e->j, c, 3)));
}

/* Few labels, but nearly all say "I" or "our", and somebody comes again, has a title, or most have brackets. */
static bool
speak_for_themselves(const struct evidence *e)
{
	const struct class *of = e->of;
	struct class named = both(&of[SHAPE_NAME], &of[SHAPE_BRACKET]), all = both(&named, &e->roles);

	if (e->j->classes[LABEL_STOP][SHAPE_TITLED].labels > 0)		/* the record has a form of its own */
		return false;
	if (!e->spoken || all.labels < 2 || all.spoken * 4 < all.labels * 3 || !is_frequent(e->j, &all, 6))
		return false;
	return all.again > 0 || e->roles.labels >= 2 || (all.labels >= 3 && of[SHAPE_BRACKET].labels * 2 >= all.labels);
}

/* "Ana Rivas Lima" once, among "La presidenta" again and again; "Erstens:" among them is no speaker. */
static bool
accept_name(const struct evidence *e)
{
	const struct class *c = e->c;

	if (e->roles.labels >= 3 && ((e->roles.again > 0 && e->l->words > 1) || e->count > 1))
		return true;
	if (e->count > 1 && e->of[SHAPE_BRACKET].labels >= 3)
		return true;
	if (speak_for_themselves(e))
		return true;
	if (e->l->form == LABEL_ALONE)
		return alternates(c) && e->count > 1;
	return (alternates(c) || (e->l->foreign && has_chair(e, c))) && is_frequent(e->j, c, 5);
}

/* Before a colon, or alone on a line. "Moved: Rivas" is no label. */
static bool
accept_line(const struct evidence *e)
{
	const struct class *c = e->c, *caps = &e->caps, *roles = &e->roles;
	bool alone = e->l->form == LABEL_ALONE, frequent = alone || is_frequent(e->j, c, 10);
	bool lone = alone && e->spoken && e->l->titled;	/* "The Speaker" once, and a speech */

	switch (e->l->shape) {
	case SHAPE_BRACKET:
		return c->labels >= (c->again ? 3 : 5) || roles->again + caps->again > 0 || speak_for_themselves(e);
	case SHAPE_APPOSITION:
		return c->again >= 2 || e->of[SHAPE_BRACKET].labels + roles->labels >= 3 || caps->again > 0;
	case SHAPE_TITLED:
		return c->labels >= 2 || alternates(caps) || e->j->classes[LABEL_LETTER][SHAPE_CAPS].again >= 2;
	case SHAPE_CAPS:
		return (alternates(caps) || has_chair(e, caps)) && (alone || is_frequent(e->j, caps, 10));
	case SHAPE_ROLE:
		return (c->labels + e->of[SHAPE_TITLED].labels >= 2 && frequent) || lone;
	case SHAPE_ARTICLE:
		return (roles->again > 0 && (e->count > 1 || roles->labels >= 3)) || lone;
	case SHAPE_WORDS:
		return e->count > 1 && (c->again >= 2 || e->of[SHAPE_NAME].again + roles->again + caps->again > 0 ||
		    e->of[SHAPE_BRACKET].labels >= 3) && frequent;
	case SHAPE_NICK:
		return c->again >= 2 && c->labels * 2 >= e->j->lines && c->empty * 2 <= c->labels;
	default:
		return accept_name(e);
	}
}

static bool
accept_letter(const struct evidence *e)
{
	return e->c->again >= 2 || (e->c->again == 1 && (e->c->labels > 2 || e->j->classes[LABEL_COLON][SHAPE_TITLED].again));
}

/* Why an accepted label is in doubt, NULL: it is not. */
static const char *
doubt_of(const struct evidence *e)
{
	const struct label *l = e->l;

	if (l->form == LABEL_ALONE && e->count == 1 && e->spoken && e->c->again == 0)
		return "label-there-once-before-speech";
	if (e->count == 1 && l->shape != SHAPE_TITLED && l->shape != SHAPE_BRACKET && l->form != LABEL_LETTER)
		return "label-like-others-but-there-once";
	return NULL;
}

bool
label_accepted(const struct judge *j, const struct label *l, const char **doubt)
{
	const struct class *of = j->classes[l->form];
	const struct seen *s = find(j, l, hash(l));
	struct evidence e = { .j = j, .l = l, .of = of, .c = &of[l->shape], .caps = both(&of[SHAPE_CAPS], &of[SHAPE_TITLED]),
		.roles = both(&of[SHAPE_ROLE], &of[SHAPE_ARTICLE]), .count = s->name.s ? s->count : 0,
		.spoken = s->name.s && s->spoken == s->count };

	*doubt = doubt_of(&e);
	if (is_plain(l))
		return true;
	if (!l->foreign && l->form != LABEL_LETTER && is_treatise(j, of))
		return false;
	if (l->form == LABEL_ALONE && !(e.spoken && l->titled) && (is_list(of, l->shape) || (s->name.s && s->empty * 2 > s->count)))
		return false;
	if (l->form == LABEL_LETTER)
		return accept_letter(&e);
	return l->form == LABEL_STOP || l->form == LABEL_DASH ? accept_stop(&e) : accept_line(&e);
}
