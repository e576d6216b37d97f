/* label_explain.c - for --explain: why a form of words is a label, or is none: the rule, and what was counted. */
#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "label.h"

static const char *const forms[LABEL_FORMS] = {
	[LABEL_STOP] = "before a stop", [LABEL_COLON] = "before a colon", [LABEL_DASH] = "before a dash",
	[LABEL_ALONE] = "alone on their line", [LABEL_LETTER] = "of questions and answers",
	[LABEL_STOP_DASH] = "before a stop and a dash", [LABEL_COUNTED] = "behind a number",
	[LABEL_SIGNED] = "behind a sign", [LABEL_BRACKETS] = "in brackets", [LABEL_EMPHASIS] = "emphasised",
	[LABEL_ANGLES] = "before an angle bracket", [LABEL_TAB] = "before a tab",
};

static const char *const shapes[SHAPES] = {
	[SHAPE_TITLED] = "titles with capitals", [SHAPE_CAPS] = "capitals", [SHAPE_ROLE] = "offices or titles",
	[SHAPE_ARTICLE] = "words with an article", [SHAPE_NAME] = "capitalised words", [SHAPE_WORDS] = "other words",
	[SHAPE_NICK] = "small words", [SHAPE_BRACKET] = "names with brackets",
	    [SHAPE_APPOSITION] = "names with an office",
	[SHAPE_MARKED] = "names with a time or number", [SHAPE_NUMBERED] = "words with a number",
};

void
label_explain(const struct judge *j, const struct label *l, const struct verdict *v)
{
	struct seen *s = label_seen(j, l);
	const struct class *c = label_class(j, l->form, l->shape);

	if (!rap_explaining() || (s && s->told))
		return;
	if (s)
		s->told = true;
	rap_message(RAP_M_EXPLAIN, j->sp->doc->file, 0, 0,
	    "%slabel: %s: [%.*s] there %u times; %s %s: %u, %u different, %u come again, %u before I or you; paragraphs: %zu",
	    v->label ? "" : "no ", v->rule, RAP_FMT(l->name), s ? s->count : 0, shapes[l->shape], forms[l->form], c->labels,
	    c->distinct,
	    c->again, c->spoken, j->leaves);
}
