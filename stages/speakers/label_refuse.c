/* label_refuse.c - what makes words of a label's form none, however often they come again: lists of names, entries of forms,
 * terms of a text in numbered sections. */
#include "label.h"

#define LISTED 4	/* labels alone are a list where nothing is said behind all but one of so many */
#define NUMBERED 8	/* headings with a number that make a text of numbered sections */
#define FEW 3		/* texts behind labels that can tell */
#define MANY 12		/* labels, of which more than one in so many stands before a speaker's own words */
#define ORDERED 12	/* labels that come again, in one order */
#define RARE 20		/* leaves, in such a text, to one of what could be labels */
#define CUES 8		/* capitals without a sign, of which one at least is a speaker's for sure */
#define SPOKEN 8	/* one label in so many before a speaker's own words makes it no such text */

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
 * labels stand before "I" or "you", or there are few of them at all. */
static bool
is_treatise(const struct evidence *e)
{
	return e->j->numbered >= NUMBERED &&
	    (e->all->labels * RARE < e->j->leaves || !label_spoken(e, LABEL_OF_ALL, SPOKEN, e->all->labels));
}

/* "Description", "Remedy", "Cause", again and again, and never "I" or "you" behind: the entries of a form. Alone on their
 * lines, few of them are enough: an address has "Lota Harbour Board" there, too. */
static bool
is_form(const struct evidence *e)
{
	const struct class *all = e->all;

	return (all->labels >= MANY || (e->l->form == LABEL_ALONE && !label_alternate(all))) &&
	    !label_spoken(e, LABEL_OF_ALL, MANY, all->labels);
}

/* "Name:", "Vendor:", "Release:", and again "Name:", "Vendor:", "Release:": each has the same one behind it always. */
static bool
is_ordered(const struct evidence *e)
{
	const struct class *all = e->all;
	const struct order *o = &e->form->order;

	return all->again > 2 && o->behind >= ORDERED && o->same * ORDERED >= o->behind * (ORDERED - 1) &&
	    !label_spoken(e, LABEL_OF_ALL, 4, all->labels);
}

/* "Files: debian/rules", "License: GPL", "From: ana@lota.example": what stands behind most of them ends as no sentence does,
 * and few say "I" or "you". */
static bool
has_no_sentences(const struct evidence *e)
{
	enum label_form form = e->l->form;
	const struct entries *of = &e->form->entries;

	return form != LABEL_LETTER && form != LABEL_ANGLES && of->texts >= FEW && of->sentences * 2 < of->texts &&
	    !label_spoken(e, LABEL_OF_ALL, 2, e->all->labels);
}

/* "1. PIER We need a new one.": headwords in capitals. Among the cues of a play some have a remark behind them, "3. JOST (ruft)
 * Ist da wer?", or an honorific. */
static bool
is_headword(const struct evidence *e)
{
	return e->l->bare && e->form->cues * CUES < e->form->bare;
}

const char *
label_refused(const struct evidence *e, const struct seen *s)
{
	const struct label *l = e->l;

	if (!l->foreign && l->form != LABEL_LETTER && is_treatise(e))
		return "text-of-numbered-sections";
	if (!l->foreign && l->form != LABEL_LETTER && is_form(e))
		return "nobody-says-I-or-you";
	if (l->form != LABEL_LETTER && is_ordered(e))
		return "always-in-one-order";
	if (l->shape != SHAPE_NICK && l->shape != SHAPE_MARKED && has_no_sentences(e))
		return "no-sentences-behind";
	if (s->names > 0 && s->names == s->count)	/* "Chair: Jane Odell" */
		return "office-and-its-holder";
	if (is_headword(e))
		return "headwords-behind-numbers";
	if (l->form == LABEL_BRACKETS && s->empty * 2 > s->count)	/* "[Ana Rivas]" above what she changed */
		return "head-of-lists";
	if (l->form != LABEL_ALONE || (l->titled && label_is_spoken(e)))
		return NULL;
	return is_list(e->of, l->shape) || s->empty * 2 > s->count ? "list-of-names" : NULL;
}
