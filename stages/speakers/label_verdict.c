/* label_verdict.c - whether a label is one, from all that was counted: by the rules of label_judge.c and against those of
 * label_refuse.c. */
#include <rapporteur/filter.h>

#include "label.h"

/* A form that is nothing but a label: "Mr. RIVAS. Text". */
static bool
is_plain(const struct label *l)
{
	return l->form == LABEL_STOP && l->shape == SHAPE_TITLED && l->titled;
}

/* Why an accepted label is in doubt, NULL: it is not. */
static const char *
doubt_of(const struct evidence *e)
{
	const struct label *l = e->l;

	if (l->form == LABEL_ALONE && e->count == 1 && e->c->again == 0 && label_is_spoken(e))
		return "label-there-once-before-speech";
	if (e->count == 1 && l->shape != SHAPE_TITLED && l->shape != SHAPE_BRACKET && l->form != LABEL_LETTER)
		return "label-like-others-but-there-once";
	return NULL;
}

static struct verdict
decide(const struct evidence *e, const struct seen *s)
{
	const char *rule, *why;

	if (is_plain(e->l))
		return (struct verdict){ true, "title-capitals-and-stop", NULL };
	rule = label_rule(e, s);
	why = rule || rap_explaining() ? label_refused(e, s) : NULL;
	if (rule && !why)
		return (struct verdict){ true, rule, doubt_of(e) };
	return (struct verdict){ false, why ? why : "too-few-like-it", NULL };
}

static const struct sums *
sums_of(struct form *form)
{
	const struct class *of = form->classes;
	struct sums *sums = &form->sums;

	if (sums->known)
		return sums;
	sums->caps = label_both(&of[SHAPE_CAPS], &of[SHAPE_TITLED]);
	sums->roles = label_both(&of[SHAPE_ROLE], &of[SHAPE_ARTICLE]);
	for (int shape = 0; shape < SHAPES; shape++) {
		sums->all = label_both(&sums->all, &of[shape]);
		if (shape != SHAPE_NICK && shape != SHAPE_WORDS)
			sums->people = label_both(&sums->people, &of[shape]);
	}
	sums->known = true;
	return sums;
}

static struct verdict
judged(struct judge *j, const struct label *l, const struct seen *s)
{
	struct form *form = label_form_of(j, l->form);
	const struct class *of = form->classes;
	const struct sums *sums = sums_of(form);
	struct evidence e = { .j = j, .l = l, .form = form, .shape = l->shape, .of = of, .c = &of[l->shape],
		.all = &sums->all, .caps = &sums->caps, .roles = &sums->roles, .people = &sums->people,
		.count = s->count, .holder = s->holder };

	return decide(&e, s);
}

/* "ANNA (sings):" among many an "ANNA.": one name in capitals, with two signs behind it; "1. MR LUND:", who asks the first
 * question, among "MR LUND:". */
static struct verdict
judged_by_sign(struct judge *j, const struct label *l, struct verdict v)
{
	static const enum label_form signs[] = { LABEL_STOP, LABEL_COLON, LABEL_DASH, LABEL_STOP_DASH };
	struct label other = *l;
	const struct seen *s;

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs) && !v.label; i++) {
		other.form = signs[i];
		if (other.form != l->form && (s = label_seen(j, &other)) && s->count > 0 && judged(j, &other, s).label)
			v = (struct verdict){ true, "name-that-has-another-sign-elsewhere", "label-with-another-sign" };
	}
	return v;
}

/* "1. RIVAS: Paint.", "2. ITO: Ladder." one behind the other, below what they said, is a list of what they do. */
static bool
may_have_signs(enum label_form form, const struct seen *s)
{
	return form == LABEL_STOP || form == LABEL_COLON || (form == LABEL_COUNTED && !s->row && s->next == 0);
}

/* What tells labels of one form and name from each other: "Ana Rivas - Chief Executive" and "Ana Rivas", "The Chair" and
 * "Chair", "JUROR NO. 6" and "Juror No. 6". */
static uint64_t
look_of(const struct label *l)
{
	uint64_t look = (uint64_t)l->name.n << 32 | l->words << 24 | l->capitals << 16 | l->shape << 8;

	look |= (uint64_t)l->bare << 7 | (l->shape == SHAPE_NUMBERED && label_is_shouted(l->name)) << 6;
	return look | l->titled << 5 | l->article << 4 | l->office << 3 | l->foreign << 2 | l->whole << 1 | 1;
}

bool
label_accepted(struct judge *j, const struct label *l, const char **doubt)
{
	struct seen none = { 0 }, *counted = label_seen(j, l), *s = counted ? counted : &none;

	if (s->look != look_of(l)) {	/* else it was judged before */
		if (rap_explaining())
			label_hear(j, l->form);
		s->verdict = judged(j, l, s);
		if (!s->verdict.label && l->shape <= SHAPE_CAPS && may_have_signs(l->form, s))
			s->verdict = judged_by_sign(j, l, s->verdict);
		s->look = look_of(l);
		label_explain(j, l, &s->verdict);
	}
	*doubt = s->verdict.doubt;
	return s->verdict.label;
}
