/* label.h - what is counted of labels over a whole document (label_count.c) and heard behind them (label_hear.c), to judge them
 * by (label_judge.c, label_refuse.c, label_verdict.c) and to tell why (label_explain.c). */
#ifndef RAPPORTEUR_SPEAKERS_LABEL_H
#define RAPPORTEUR_SPEAKERS_LABEL_H

#include <rapporteur/slots.h>

#include "speakers.h"

struct verdict {
	bool label;
	const char *rule;	/* why, in words */
	const char *doubt;	/* why it is in doubt all the same; NULL: it is not */
};

struct seen {
	uint64_t key;		/* of form and name */
	uint32_t count, empty;	/* empty: alone on its line with the next label right behind, nothing is said */
	uint32_t spoken;	/* so often a speaker's own words are known to stand behind it */
	uint32_t unheard;	/* texts behind it in which they are not looked for yet */
	uint32_t texts;		/* the last one of all, counted from 1 */
	uint32_t names;		/* an office, and nothing but a name stands behind it */
	uint64_t next;		/* key of the one behind it last time; 0: none yet */
	unsigned char first;	/* shape when first seen: "Ana Rivas - Chief Executive", later "Ana Rivas" */
	bool told;		/* --explain has told why it is a label, or none */
	bool row;		/* its number stood right behind one with another, at least once */
	bool holder;		/* stands in brackets behind an office: "The Minister for Ports (Tom Ito)" */
	uint64_t look;		/* of the label that was judged last; 0: none was */
	struct verdict verdict;	/* on that one */
};

struct class {			/* labels of one form and shape */
	uint32_t labels;		/* all of them */
	uint32_t distinct;
	uint32_t again;		/* distinct ones that are there more than once */
	uint32_t single;		/* those that are there once */
	uint32_t empty;		/* labels behind which nothing is said */
	uint32_t articles;	/* labels that begin with an article */
	uint32_t whole;		/* labels that are all of their paragraph */
	uint32_t spoken, unheard, texts;	/* as of one label */
};

struct order {			/* labels of one form that come again */
	size_t behind;		/* so often another one stood behind */
	size_t same;		/* the same one as the time before */
};

struct entries {		/* labels of one form */
	size_t texts;		/* so often text stood behind one on its line or the next */
	size_t sentences;	/* and ended as sentences do */
};

struct sums {			/* classes of one form, those that stand for each other taken together */
	bool known;
	struct class all, caps, roles, people;	/* people: all that may be names */
};

struct form {			/* of labels */
	struct class classes[SHAPES];
	struct order order;
	struct entries entries;
	size_t bare, cues;	/* labels without a sign; those of them that only a speaker has */
	bool heard;		/* all that stands behind them */
	struct sums sums;	/* added up when the first of them is judged: by then all are counted */
};

struct judge {
	struct speakers *sp;
	struct rap_slots seen;	/* labels counted so far */
	struct form *forms[LABEL_FORMS];	/* NULL: nothing has it, as nearly all */
	struct label last;	/* that was counted */
	size_t leaves, lines;	/* paragraphs of the document, and their lines */
	size_t numbered;	/* headings with a number */
	size_t scenes;		/* headings of acts and scenes */
	size_t heard, loud;	/* of what stands behind labels, so many without a small letter */
	struct rap_slots cast;	/* of a play: its words in capitals */
	struct label_text *texts;	/* in which a speaker's own words are looked for when that is asked */
	size_t ntexts, cap;
};

struct label_text {
	struct rap_str text;	/* behind a label */
	uint64_t key;		/* of the label */
	uint32_t of_label, of_class;	/* the one before of the same label, and of the same form and shape; 0: none */
	unsigned char form, shape;
	bool heard;
};

struct form *label_form_of(struct judge *, enum label_form);	/* made where it is not there yet */

static inline const struct class *
label_class(const struct judge *j, enum label_form form, enum label_shape shape)
{
	static const struct class none[SHAPES];

	return &(j->forms[form] ? j->forms[form]->classes : none)[shape];
}

struct evidence {		/* what tells whether a label is one */
	struct judge *j;
	const struct label *l;
	const struct form *form;
	enum label_shape shape;
	const struct class *of, *c;	/* all of the form, the one of the shape */
	const struct class *all, *caps, *roles, *people;	/* as in sums */
	size_t count;			/* of the label itself */
	bool holder;			/* it stands in brackets behind an office, too */
};

/* --- label_hear.c: whether a speaker's own words stand behind labels, "I" or "our", is looked up as far as a rule asks */
#define LABEL_OF(shape) (1u << (shape))
#define LABEL_OF_CAPS (LABEL_OF(SHAPE_CAPS) | LABEL_OF(SHAPE_TITLED))	/* those of struct sums */
#define LABEL_OF_ROLES (LABEL_OF(SHAPE_ROLE) | LABEL_OF(SHAPE_ARTICLE))
#define LABEL_OF_ALL (LABEL_OF(SHAPES) - 1)
#define LABEL_OF_PEOPLE (LABEL_OF_ALL & ~(LABEL_OF(SHAPE_NICK) | LABEL_OF(SHAPE_WORDS)))
/* Do they stand behind so many labels of the form and those shapes that so many times as many are of or more? */
bool label_spoken(const struct evidence *, unsigned shapes, size_t times, size_t of);
bool label_is_spoken(const struct evidence *);		/* behind this one, always */
bool label_was_spoken(const struct evidence *);		/* ever */
void label_hear_later(struct judge *, const struct label *, uint64_t key, struct rap_str said);	/* keeps what stands behind it */
void label_hear(struct judge *, enum label_form);	/* all of the form now */

struct class label_both(const struct class *, const struct class *);	/* taken together */
struct class label_all(const struct class *of);		/* all classes of a form */
bool label_alternate(const struct class *);	/* two speakers or more come again, and most labels are theirs */

/* label_judge.c: the rule by which the label is one; NULL: it is none. */
const char *label_rule(const struct evidence *, const struct seen *);

/* label_refuse.c: why no label of that form and shape counts, whatever its class; NULL: it may. */
const char *label_refused(const struct evidence *, const struct seen *);

/* label_play.c */
bool label_is_everybody(const struct evidence *);	/* several at once */
bool label_of_play(const struct evidence *);	/* a name of the cast, before what is said in a play */

/* NULL: never counted */
struct seen *label_seen(const struct judge *, const struct label *);
void label_explain(const struct judge *, const struct label *, const struct verdict *);	/* once for each label */

#endif
