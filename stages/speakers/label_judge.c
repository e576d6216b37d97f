/* label_judge.c - does the document mean a form of words as a label? Judged by what label_count.c counted over the
 * whole of it: speakers speak again, headings and notes do not. What no count of its own makes one, label_refuse.c says. */
#include "label.h"

#define FEW 3		/* labels that take turns in a short record */

/* Labels are at least one in so many of the document's leaves. */
static bool
is_frequent(const struct judge *j, const struct class *c, size_t leaves)
{
	return c->labels >= j->leaves / leaves;
}

/* "La presidenta. I thank": an office with its article is no sentence, and nobody is spoken to so. Where it comes again
 * and others as well say "I", names before a stop are labels, too, however long the speeches are. */
static const char *
accept_long_speeches(const struct evidence *e, const struct seen *s)
{
	struct class offices = label_both(e->roles, &e->of[SHAPE_TITLED]), brackets = e->of[SHAPE_BRACKET];
	unsigned shapes = LABEL_OF_ROLES | LABEL_OF(SHAPE_TITLED) | LABEL_OF(SHAPE_BRACKET);

	offices = label_both(&offices, &brackets);
	if (offices.articles < FEW || offices.again == 0 || !label_spoken(e, shapes, 4, offices.labels))
		return NULL;
	if (e->l->article)
		return "offices-with-articles";
	return e->l->words > 1 && e->l->capitals > 1 && !e->l->titled && (s->count > 1 || label_was_spoken(e)) ?
	    "names-among-offices-with-articles" : NULL;
}

/* Every other paragraph begins so, and few of them are there once: "SOLDIER. Halt!" */
static bool
are_nearly_all(const struct evidence *e, const struct class *c)
{
	return is_frequent(e->j, c, 2) && c->single * 4 <= c->labels;
}

/* "Mr. Odell. Thank you, Chairwoman Ito. I will be brief.": three or more take turns, some of them again and again, and a
 * quarter says "I", however many paragraphs each speech has. */
static bool
is_hearing(const struct evidence *e, const struct class *offices)
{
	return label_alternate(offices) && offices->distinct >= FEW && is_frequent(e->j, offices, 12) &&
	    label_spoken(e, LABEL_OF(SHAPE_ROLE) | LABEL_OF(SHAPE_APPOSITION) | LABEL_OF(SHAPE_ARTICLE), 4, offices->labels);
}

/* "Yes. I did.", "Mr. President. Thank you": a stop is before other text too. */
static const char *
accept_stop(const struct evidence *e)
{
	const struct class *caps = e->caps, *c = e->c;
	struct class offices = label_both(e->roles, &e->of[SHAPE_APPOSITION]);
	struct class people = label_both(&offices, &e->of[SHAPE_NAME]), all = label_both(&people, &e->of[SHAPE_BRACKET]);
	bool comes = e->count > 1 || label_is_everybody(e);		/* "All." may be there once */

	if (label_of_play(e))
		return "names-of-the-cast-take-turns";
	switch (e->shape) {
	case SHAPE_TITLED: case SHAPE_CAPS:
		return label_alternate(caps) && is_frequent(e->j, caps, e->count > 1 ? 4 : 3) &&
		    (comes || e->l->words > 1 || are_nearly_all(e, caps) || e->l->office ||
		    (e->l->form == LABEL_DASH && caps->single * 4 <= caps->labels)) ?
		    "capitals-take-turns" : NULL;
	case SHAPE_ROLE: case SHAPE_APPOSITION:
		if (e->count > 2 && label_class(e->j, LABEL_ALONE, SHAPE_BRACKET)->labels + e->of[SHAPE_BRACKET].labels > 2 &&
		    is_frequent(e->j, e->people, 4))
			return "office-among-names-with-brackets";
		if (c->again + e->of[SHAPE_NAME].again >= 2 && e->count > 1 && is_frequent(e->j, &people, 2))
			return "offices-and-names-take-turns";
		if (offices.again > 0 && offices.again + offices.distinct >= 4 && offices.labels >= 4 &&
		    is_frequent(e->j, &offices, 3))
			return "offices-take-turns";
		return is_hearing(e, &offices) ? "offices-take-turns-in-long-speeches" : NULL;
	case SHAPE_BRACKET:
		if (c->labels >= (c->again || (e->l->foreign && e->roles->again) ? 3 : 5) && is_frequent(e->j, e->people, 3) &&
		    label_spoken(e, LABEL_OF(SHAPE_BRACKET), 3, c->labels))
			return "names-with-brackets";
		/* fall through */
	default:
		if (comes && label_alternate(&all) && is_frequent(e->j, &all, label_is_play(e->j) ? 3 : 2))
			return "names-take-turns";
		return label_is_everybody(e) && is_hearing(e, &offices) ? "several-at-once-among-others" : NULL;
	}
}

/* Capitals, and all names where no list knows the language: one who comes again among others that are there once may be
 * the chair, where labels are every third paragraph. */
static bool
has_chair(const struct evidence *e, const struct class *c, unsigned shapes)
{
	if (c->again != 1 || c->labels < 3)
		return false;
	if (e->l->form == LABEL_ALONE && c->distinct == 1 && !label_spoken(e, shapes, 2, c->labels))
		return false;		/* "CRITERION", again and again */
	return c->distinct == 1 || (c->single * 2 <= c->labels && is_frequent(e->j, c, 3));
}

/* Few labels, but nearly all say "I" or "our", and somebody comes again, has a title, or most have brackets. */
static bool
speak_for_themselves(const struct evidence *e)
{
	const struct class *of = e->of;
	struct class named = label_both(&of[SHAPE_NAME], &of[SHAPE_BRACKET]), all = label_both(&named, e->roles);
	unsigned shapes = LABEL_OF_ROLES | LABEL_OF(SHAPE_NAME) | LABEL_OF(SHAPE_BRACKET);

	if (label_class(e->j, LABEL_STOP, SHAPE_TITLED)->labels > 0)		/* the record has a form of its own */
		return false;
	if (all.labels < 2 || !is_frequent(e->j, &all, 6))
		return false;
	if (all.again == 0 && e->roles->labels < 2 && (all.labels < 3 || of[SHAPE_BRACKET].labels * 2 < all.labels))
		return false;
	return label_spoken(e, shapes, 4, all.labels * 3) && label_is_spoken(e);
}

/* "The garden", "The kitchen" above what is told of them: no title, no office and no bracket is among what stands so. */
static bool
is_place(const struct evidence *e)
{
	const struct class *of = e->of;

	return e->l->form == LABEL_ALONE && !e->l->foreign && !label_is_play(e->j) &&
	    of[SHAPE_TITLED].labels + of[SHAPE_ROLE].labels + of[SHAPE_BRACKET].labels == 0;
}

/* "LOAD", "DIVIDE" alone on their lines here and there in a long text, and never "I" or "you" behind. */
static bool
is_rare(const struct evidence *e)
{
	return !is_frequent(e->j, e->caps, 10) && !label_spoken(e, LABEL_OF_CAPS, 1, 1);
}

/* All that may be names together take turns, whatever each looks like; alone on their lines, half of them before "I" or
 * "you". */
static bool
people_take_turns(const struct evidence *e)
{
	const struct class *all = e->people;

	if (!label_alternate(all) || !is_frequent(e->j, all, 3) || (e->shape == SHAPE_ARTICLE && is_place(e)))
		return false;
	if (e->count < 2 && e->l->form == LABEL_ALONE && !e->l->titled && !e->l->foreign && !label_is_spoken(e))
		return false;		/* "Conference Participants" among those who speak */
	if (e->count < 2 && e->shape != SHAPE_ROLE && e->shape != SHAPE_BRACKET &&
	    (e->l->capitals < 2 || e->c->again == 0))
		return false;
	return e->l->form != LABEL_ALONE || label_spoken(e, LABEL_OF_PEOPLE, 2, all->labels);
}

/* "Ana Rivas Lima" once, among "La presidenta" again and again; "Erstens:" among them is no speaker. */
static const char *
accept_name(const struct evidence *e)
{
	const struct class *c = e->c;

	if (e->roles->labels >= 3 && ((e->roles->again > 0 && e->l->words > 1) || e->count > 1))
		return "name-among-offices";
	if ((e->count > 1 || e->holder) && e->of[SHAPE_BRACKET].labels >= 3)
		return "name-among-names-with-brackets";
	if (e->count > 1 && e->of[SHAPE_APPOSITION].again >= 2)
		return "name-among-names-with-offices";
	if (speak_for_themselves(e))
		return "few-labels-but-they-say-I";
	if (e->l->form == LABEL_ALONE)
		return label_alternate(c) && e->count > 1 ? "names-take-turns" : NULL;
	if (!is_frequent(e->j, c, 5))
		return NULL;
	return label_alternate(c) ? "names-take-turns" :
	    e->l->foreign && has_chair(e, c, LABEL_OF(e->shape)) ? "one-comes-again-among-others" : NULL;
}

static const char *
accept_marked(const struct class *c)
{
	return c->labels >= 3 && c->again > 0 && c->single * 2 <= c->labels ? "time-or-number-with-each-name" : NULL;
}

/* "P1:", "Speaker 2:", but not "Step 1:"; "JUROR NO. 6: I do." once, among "THE COURT:" and the like. */
static const char *
accept_numbered(const struct evidence *e)
{
	if (label_alternate(e->caps) && is_frequent(e->j, e->caps, 10) && label_is_shouted(e->l->name) && label_is_spoken(e))
		return "capitals-take-turns";
	return label_alternate(e->c) && is_frequent(e->j, e->people, 3) &&
	    label_spoken(e, LABEL_OF(SHAPE_NUMBERED), 4, e->c->labels) ? "numbered-speakers-take-turns" : NULL;
}

static const char *
accept_bracket(const struct evidence *e)
{
	size_t labels = e->c->labels;

	if (labels >= 5 || (labels >= 3 && (e->c->again || (e->people->again && label_spoken(e, LABEL_OF_PEOPLE, 1, 1)))))
		return "names-with-brackets";
	if (e->roles->again + e->caps->again > 0)
		return "name-with-brackets-among-others";
	return speak_for_themselves(e) ? "few-labels-but-they-say-I" : NULL;
}

static bool
accept_words(const struct evidence *e)
{
	if (e->count < 2 || !is_frequent(e->j, e->c, 10))
		return false;
	if (e->l->form == LABEL_ALONE)		/* "Sēdes vadītāja" among "A. Liepa (ZS)" */
		return e->count >= FEW && e->of[SHAPE_BRACKET].labels + e->of[SHAPE_APPOSITION].labels >= FEW;
	return e->c->again >= 2 || e->of[SHAPE_NAME].again + e->roles->again + e->caps->again > 0 ||
	    e->of[SHAPE_BRACKET].labels >= 3;
}

/* "Lota Harbour Board" alone on its line, and a street behind: no office is ever before "I" or "you". */
static bool
is_address(const struct evidence *e)
{
	return e->l->form == LABEL_ALONE && !e->l->foreign && !label_spoken(e, LABEL_OF_ROLES | LABEL_OF(SHAPE_TITLED), 1, 1);
}

/* "ana: text", "<ana> text", "<Ben> text" */
static const char *
accept_chat(const struct judge *j)
{
	struct class angles = label_all(label_class(j, LABEL_ANGLES, 0)),
	    all = label_both(label_class(j, LABEL_COLON, SHAPE_NICK), &angles);

	return all.again >= 2 && all.labels * 2 >= j->lines && all.empty * 2 <= all.labels ?
	    "half-of-all-lines-are-a-chat" : NULL;
}

/* "The Speaker" once, and a speech */
static bool
is_lone(const struct evidence *e)
{
	return e->l->form == LABEL_ALONE && e->l->titled && label_is_spoken(e);
}

static const char *
accept_shape(const struct evidence *e)
{
	const struct class *c = e->c, *caps = e->caps, *roles = e->roles;
	bool alone = e->l->form == LABEL_ALONE, frequent = alone || is_frequent(e->j, c, 10);

	switch (e->shape) {
	case SHAPE_BRACKET:
		return accept_bracket(e);
	case SHAPE_APPOSITION:
		return c->again >= 2 || e->of[SHAPE_BRACKET].labels + roles->labels >= 3 || caps->again > 0 ?
		    "names-with-offices" : NULL;
	case SHAPE_TITLED:
		return c->labels >= 2 || label_alternate(caps) || label_class(e->j, LABEL_LETTER, SHAPE_CAPS)->again >= 2 ?
		    "titles-with-capitals" : NULL;
	case SHAPE_CAPS:
		if (!alone && !is_frequent(e->j, caps, 10))
			return NULL;
		if (!label_alternate(caps) && !has_chair(e, caps, LABEL_OF_CAPS))
			return NULL;
		return alone && is_rare(e) ? NULL : label_alternate(caps) ? "capitals-take-turns" : "one-comes-again-among-others";
	case SHAPE_ROLE:
		if (e->of[SHAPE_BRACKET].labels >= 3 && !alone)
			return "office-among-names-with-brackets";
		return c->labels + e->of[SHAPE_TITLED].labels >= 2 && frequent && !is_address(e) ? "offices" : is_lone(e) ?
		    "office-alone-before-a-speech" : NULL;
	case SHAPE_ARTICLE:
		return roles->again > 0 && (e->count > 1 || roles->labels >= 3) && !is_place(e) ? "offices" :
		    e->l->foreign && is_lone(e) ?
		    "office-alone-before-a-speech" : NULL;	/* "The garden" is none where the offices are known */
	case SHAPE_WORDS:
		if (e->l->form == LABEL_STOP_DASH)		/* "Several members.- Hear, hear!" */
			return label_alternate(e->people) && is_frequent(e->j, e->people, 3) ?
			    "names-of-all-kinds-take-turns" : NULL;
		return accept_words(e) ? "words-that-come-again" : NULL;
	case SHAPE_MARKED:
		return accept_marked(c);
	case SHAPE_NUMBERED:
		return accept_numbered(e);
	case SHAPE_NICK:
		return accept_chat(e->j);
	default:
		return accept_name(e);
	}
}

/* "Secretary of State Adam Lis:" once, with a paragraph to itself as the names with brackets have. Words in small letters
 * may be anything, "Egy dologra emlékeztetek:", unless a list has them, "Głos z sali:", and these stand among names of any
 * kind. */
static bool
is_set_alike(const struct evidence *e)
{
	const struct class *names = &e->of[SHAPE_BRACKET];
	bool known;

	if (e->l->form != LABEL_COLON || !e->l->whole || e->l->words < 2)
		return false;
	known = rap_lexicon_find(list_words(e->j->sp->words.known, LIST_ROLES), e->l->name);
	names = known ? e->people : names;
	return names->again >= 2 && 2 * names->whole > names->labels && (e->shape != SHAPE_WORDS || known);
}

/* "Deputies: Hear, hear." once, among those who take turns. */
static bool
call_together(const struct evidence *e)
{
	return e->l->form == LABEL_COLON && label_is_everybody(e) && label_alternate(e->people) && is_frequent(e->j, e->people, 3);
}

/* Before a colon, a stop and a dash, or alone on a line. "Moved: Rivas" is no label. */
static const char *
accept_line(const struct evidence *e)
{
	const char *rule = accept_shape(e);

	if (!rule && call_together(e))
		rule = "several-at-once-among-others";
	if (!rule && e->shape != SHAPE_NICK && e->shape != SHAPE_NUMBERED && people_take_turns(e))
		rule = "names-of-all-kinds-take-turns";
	return rule || !is_set_alike(e) ? rule : "paragraph-to-itself-as-names-with-brackets";
}

/* Whether "I" or "you" stands behind letters matters neither here nor in label_refuse.c: --explain alone counts it. */
static const char *
accept_letter(const struct evidence *e)
{
	const struct class *c = e->c;

	if (e->shape == SHAPE_WORDS)		/* "Q How many?" among "THE MAYOR: Nine." */
		return e->caps->again || label_class(e->j, LABEL_COLON, SHAPE_TITLED)->again ?
		    "letters-of-questions-and-answers" : NULL;
	if (e->all->distinct < 2 && !is_frequent(e->j, e->all, 8))
		return NULL;		/* nobody asks: "A    tail" above a drawing */
	return c->again >= 2 || (c->again == 1 && (c->labels > 2 || label_class(e->j, LABEL_COLON, SHAPE_TITLED)->again)) ?
	    "letters-of-questions-and-answers" : NULL;
}

/* What stands behind labels of the form ends as sentences do, all but a quarter: "* Repairs: the lamp" is a change. */
static bool
ends_sentences(const struct form *form)
{
	return form->entries.sentences * 4 >= form->entries.texts * 3;
}

/* Whoever speaks says "I", here and there at least, or most have an office or title and say sentences: ">> Clerk: HILL." */
static bool
are_speakers(const struct evidence *e)
{
	struct class offices = label_both(e->roles, &e->of[SHAPE_TITLED]);

	if (e->l->foreign)
		return ends_sentences(e->form);
	return (offices.again >= 2 && offices.labels * 2 > e->people->labels && ends_sentences(e->form)) ||
	    label_spoken(e, LABEL_OF_PEOPLE, 4, e->people->labels);
}

/* Signs around a name or before it: "[RIVAS] Text", "12. Ana Rivas: Text". Those who speak take turns. */
static const char *
accept_dressed(const struct evidence *e)
{
	const struct class *all = e->people;
	bool offices = e->roles->again > 0 && all->labels >= FEW && all->single * 2 <= all->labels;

	if (e->l->form == LABEL_ANGLES && accept_chat(e->j))
		return accept_chat(e->j);
	if (e->l->form == LABEL_ANGLES && all->whole * 2 > all->labels)	/* "<CODE BEGINS>", and code below */
		return NULL;
	if (!(label_alternate(all) || offices) || !is_frequent(e->j, all, 6) || !are_speakers(e))
		return NULL;
	return e->count > 1 || e->c->again > 0 || e->shape < SHAPE_NAME ||
	    ((e->l->capitals > 1 || e->shape == SHAPE_NUMBERED) && label_is_spoken(e)) ?
	    "names-with-signs-take-turns" : NULL;
}

/* "Ana Rivas: I thank", "Tom Ito (Lota): You ask": an excerpt in which nobody speaks twice, but nearly all say "I" or "you".
 * Alone on their lines "System Requirements" and "File Locking" look like names, too; of people one at least has a title, an
 * office or a bracket. */
static const char *
accept_excerpt(const struct evidence *e)
{
	const struct class *all = e->people;

	if (e->shape == SHAPE_ARTICLE && !e->l->foreign)	/* "The slipway" */
		return NULL;
	if (all->labels < FEW || !is_frequent(e->j, all, 6) || e->of[SHAPE_WORDS].labels * 2 > all->labels ||
	    (e->l->capitals <= 1 && e->shape >= SHAPE_NAME))
		return NULL;
	if (!label_spoken(e, LABEL_OF_PEOPLE, 4, all->labels * 3) || !label_is_spoken(e))
		return NULL;
	return e->l->form != LABEL_ALONE || label_spoken(e, LABEL_OF(SHAPE_TITLED) | LABEL_OF(SHAPE_BRACKET) |
	    LABEL_OF(SHAPE_APPOSITION) | LABEL_OF(SHAPE_ROLE), 1, 1) ? "all-are-there-once-but-say-I" : NULL;
}

const char *
label_rule(const struct evidence *e, const struct seen *s)
{
	enum label_form form = e->l->form;
	bool before_stop = form == LABEL_STOP || form == LABEL_DASH;
	const char *rule = form == LABEL_LETTER ? accept_letter(e) : form >= LABEL_COUNTED ? accept_dressed(e) :
	    before_stop ? accept_stop(e) : accept_line(e);

	if (!rule && (before_stop || form >= LABEL_COUNTED))
		rule = accept_long_speeches(e, s);
	if (!rule && form != LABEL_LETTER && e->shape != SHAPE_WORDS && e->shape != SHAPE_NICK)
		rule = accept_excerpt(e);
	return rule;
}
