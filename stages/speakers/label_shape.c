/* label_shape.c - what the words of a label look like: in capitals, with a title before them, capitalised, or nobody's
 * name. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define NAME_WORDS 14		/* of a line that is all label, with an article before them */
#define ALONE_WORDS 8		/* without one */
#define GIVEN_WORDS 3
#define NUMBER_DIGITS 3
#define NUMBER_LETTERS 2	/* before a number, "P1" */
#define DEGREE_LETTERS 4
#define INITIAL_BYTES 4		/* a character takes no more */
#define OFFICE_WORDS 3		/* alone on their line, in a language without lists: "Sēdes vadītāja" */
#define APPOSITION_WORDS 3	/* an office stands among the first so many words behind the comma */

/* "That was the view of the Board of Trustees and", a line that goes on: no name begins or ends like that. */
bool
label_is_cut(const struct speakers *sp, const struct words *ws, size_t end)
{
	bool article = in_list(ws, 0, LIST_ARTICLES);

	if (end > (article ? NAME_WORDS : ALONE_WORDS))
		return true;
	if (!(sp->foreign && ws->w[end - 1].capital) &&		/* "Horvat, Ante" */
	    in_list(ws, end - 1, LIST_PREPOSITIONS | LIST_PARTICLES))
		return true;
	return in_list(ws, 0, LIST_NOT_NAMES) && !article && !label_initial(ws, 0);
}

/* Is word k an article: "A visitor", but not "A. Rivas"? */
bool
label_article(const struct words *ws, size_t k)
{
	return in_list(ws, k, LIST_ARTICLES) && !label_initial(ws, k);
}

struct look {			/* how many words are what */
	size_t caps, names, lower, titles, initials;
	bool article, number;
	bool office;		/* one of caps is a title or an office */
	bool body;		/* one of the titles is that of a body, "The library" */
};

/* "Speaker 2", "P1", "SPEAKER_00": word k is a number at the name's end, or ends in one. */
static bool
is_number(const struct words *ws, size_t k, size_t end)
{
	const struct word *w = &ws->w[k];
	size_t digits = 0;

	while (digits < w->end - w->start && rap_ascii[ws->text.s[w->end - 1 - digits] & 0x7F] & RAP_CHAR_DIGIT)
		digits++;
	if (k + 1 < end || digits == 0 || digits > NUMBER_DIGITS)
		return false;
	return k > 0 ? digits == w->end - w->start : w->capital && w->end - w->start - digits <= NUMBER_LETTERS;
}

static bool
is_title(const struct words *ws, size_t k)
{
	return in_list(ws, k, LIST_HONORIFICS | LIST_ROLES);
}

static bool
is_body(const struct words *ws, size_t k)
{
	const char *class = "";

	return word_match(ws, k, LIST_ROLES, &class) && strncmp(class, "body", 4) == 0;
}

/* Is word k in no name, which goes on behind it or ends there? */
bool
label_no_name(const struct speakers *sp, const struct words *ws, size_t k, bool goes_on)
{
	const struct word *w = &ws->w[k];

	if (goes_on && w->digit)
		return true;
	/* nearly always */
	if (!(word_begins(w) & (LIST_PRONOUNS | LIST_FIRST_PERSON | LIST_AUXILIARIES | LIST_VERBS)))
		return false;
	if (in_list(ws, k, LIST_PRONOUNS) && !in_list(ws, k, LIST_ARTICLES) &&	/* "le" is both, and "IL PILOTA" Italian */
	    !(sp->foreign && w->caps && k == 0 && goes_on && ws->w[1].caps))
		return true;
	if (!w->caps && w->end - w->start > 1 && (k == 0 ? goes_on : !w->capital && !label_half(ws, k - 1)) &&
	    in_list(ws, k, LIST_FIRST_PERSON))
		return true;		/* "Ich frage die Regierung:" */
	if (sp->foreign || !goes_on || k == 0 || w->capital)
		return false;
	return w->alone & LIST_VERBS ||	/* "Mr. Adan asked the Minister for Ports:" */
	    (in_list(ws, k, LIST_AUXILIARIES) && !in_list(ws, k, LIST_PARTICLES));
		/* "The Board is the body of the Harbour"; but "The Secretary to the Board" */
}

/* false: words that are in no name. */
static bool
look_at(const struct speakers *sp, const struct words *ws, size_t end, struct look *look)
{
	bool complement = false;	/* "Vote of the board": the board is no title here */

	for (size_t k = 0; k < end; k++) {
		const struct word *w = &ws->w[k];
		bool article;

		if (word_begins(w) == 0 && !w->digit && w->end - w->start > INITIAL_BYTES) {	/* in no list, as most names */
			*(w->caps ? &look->caps : w->capital ? &look->names : &look->lower) += 1;
			continue;
		}
		article = in_list(ws, k, LIST_ARTICLES);

		if (k + 1 < end && label_initial(ws, k) && !in_list(ws, k, LIST_HONORIFICS)) {
			/* "A. Rivas", "I. Rivas": no article, no pronoun */
			look->initials++;
			continue;
		}
		if (w->digit && !(look->number = is_number(ws, k, end)))
			return false;
		if (w->digit && k > 0)
			continue;
		if (label_no_name(sp, ws, k, k + 1 < end))
			return false;
		if (w->caps) {
			look->caps++;
			look->titles += k == 0 && end > 1 && in_list(ws, k, LIST_HONORIFICS);
			look->office |= is_title(ws, k);
		} else if (!complement && is_title(ws, k)) {
			look->titles++;
			look->body |= is_body(ws, k);
		} else if (w->capital)
			look->names++;
		else
			look->lower += !article && !in_list(ws, k, LIST_PARTICLES);
		complement |= k > 0 && !w->capital && !article && in_list(ws, k, LIST_PREPOSITIONS);
	}
	return true;
}

/* Without word lists: "Předseda výboru Petr Malý", an office and a name; "De voorzitter", an office. */
static bool
foreign_shape(const struct words *ws, size_t end, const struct look *look, struct label *l)
{
	bool alone = l->form == LABEL_ALONE && end <= OFFICE_WORDS;

	if ((l->form != LABEL_COLON && l->form != LABEL_STOP_DASH && !alone) || look->lower > 2 || !ws->w[0].capital)
		return false;
	l->shape = look->names >= 2 && ws->w[end - 1].capital ? SHAPE_NAME : SHAPE_WORDS;
	return true;
}

/* "From the Chair", "On Harbours": what is told of, and nobody's name; but "Ben Hart". */
static bool
is_phrase(const struct words *ws, size_t end, const struct label *l)
{
	const char *class = "body";

	if (end < 2 || ws->w[0].caps || label_initial(ws, 0) || !(ws->w[0].alone & LIST_PREPOSITIONS))
		return false;
	if (l->form != LABEL_ALONE && !in_list(ws, 1, LIST_ARTICLES | LIST_ROLES))
		return false;		/* "Per Olsen: I thank" */
	word_match(ws, 0, LIST_PARTICLES, &class);
	return *class && !(word_begins(&ws->w[0]) & (LIST_ARTICLES | LIST_HONORIFICS));
}

/* "All. Long live the Duke!", "Both: No.": a single word that is an article elsewhere. */
static bool
is_everybody(const struct speakers *sp, const struct words *ws, size_t end, const struct label *l)
{
	return end == 1 && l->form != LABEL_ALONE && !ws->w[0].caps && word_begins(&ws->w[0]) & LIST_ARTICLES &&
	    rap_lexicon_find(sp->lists.everybody, words_str(ws, 0, 1));
}

bool
label_shape(const struct speakers *sp, const struct words *ws, size_t end, struct label *l)
{
	struct look look = { .article = label_article(ws, 0) };

	if (is_everybody(sp, ws, end, l)) {
		l->shape = SHAPE_NAME;
		return true;
	}
	if (!look_at(sp, ws, end, &look) || (!sp->foreign && is_phrase(ws, end, l)))
		return false;
	if (end == 1 && l->form == LABEL_STOP && !ws->w[0].caps && in_list(ws, 0, LIST_FIRST_PERSON))
		return false;			/* "Danke. Ich" */
	look.titles += look.article;
	if (look.number) {
		l->shape = SHAPE_NUMBERED;
		return l->form == LABEL_COLON && look.lower == 0 && ws->w[0].capital;
	}
	/* "The OBM asked a pilot.", "The HARBOUR Address List." */
	if (look.caps && look.article && look.titles == 1 && !look.office &&
	    (look.lower || (l->form == LABEL_STOP && !sp->foreign)))
		return false;
	if (look.caps && (look.titles || !look.lower)) {
		l->shape = look.titles ? SHAPE_TITLED : SHAPE_CAPS;
		return look.lower <= 2 && (look.titles || look.names <= 1);
	}
	look.names += look.initials;
	if (look.lower > (look.titles >= 2 ? 3 : look.article ? 2 : 0) || look.titles + look.names == 0)
		return (sp->foreign || l->form == LABEL_STOP_DASH) && foreign_shape(ws, end, &look, l);
	if (look.body && look.titles == look.article + 1u && l->form == LABEL_ALONE && !sp->foreign)
		return false;		/* above what is told of it */
	l->shape = look.titles > look.article ? SHAPE_ROLE : look.titles ? SHAPE_ARTICLE : SHAPE_NAME;
	return ws->w[0].capital;
}

/* "Dr. Eva Brandt, MA (LP):", "Tom Ito, QC:": word k is a degree or the like, and the last of the name. */
static bool
is_degree(const struct words *ws, size_t k)
{
	const struct word *w = &ws->w[k];

	return w->capital && !w->digit && w->end - w->start <= DEGREE_LETTERS && w->end - w->start > 1 &&
	    rap_ascii[ws->text.s[w->end - 1] & 0x7F] & RAP_CHAR_UPPER && w->after & (AFTER_OPEN | AFTER_COLON);
}

/* Is what stands behind the name's comma an office: "Ana Lima, rapporteur for trade. I thank"? Then the label is as
 * good as one with brackets. "Mr Speaker, dear members of the house: three things" is not. */
bool
label_apposition(const struct words *ws, size_t end, struct label *l)
{
	bool name = false;

	for (size_t k = 0; k < end; k++)
		name = name || (ws->w[k].capital && !is_title(ws, k) && !in_list(ws, k, LIST_ARTICLES));
	if (!name && (l->form != LABEL_ALONE || !(word_begins(&ws->w[0]) & LIST_ARTICLES)))
		return false;
	if (l->form == LABEL_ALONE && l->shape <= SHAPE_CAPS && ws->n <= ALONE_WORDS && !ws->w[end].capital)
		return true;		/* "ROSINE, aside" */
	if (l->form == LABEL_ALONE && ws->text.s[rap_trim(ws->text).n - 1] != ')')
		return false;
	if (l->form == LABEL_STOP_DASH) {		/* "Ana Lima, on behalf of the Harbour Group. – I thank" */
		l->shape = l->shape == SHAPE_CAPS ? SHAPE_CAPS : SHAPE_APPOSITION;
		return true;
	}
	if ((l->shape == SHAPE_CAPS && l->form == LABEL_COLON) || is_degree(ws, end) ||
	    (end > 2 && label_initial(ws, end - 1) && label_initial(ws, end - 2)))
		return true;
	for (size_t k = end; k < end + APPOSITION_WORDS && k < ws->n; k++)
		if (in_list(ws, k, LIST_ROLES)) {
			l->office = true;
			l->shape = l->shape == SHAPE_CAPS ? SHAPE_CAPS : SHAPE_APPOSITION;
			return true;
		}
	return false;
}

/* Are the words behind a name's dash, to the line's end, an office: "Ana Rivas - Lota Partners - Analyst"? */
bool
label_is_office(const struct words *ws, size_t end)
{
	if (end < 2 || end == ws->n || ws->n > NAME_WORDS ||
	    ws->w[ws->n - 1].after & (AFTER_STOP | AFTER_ASK | AFTER_COMMA))
		return false;
	for (size_t k = 0; k < ws->n; k++)
		if (ws->w[k].digit || (!ws->w[k].capital && (k < end ||
		    !in_list(ws, k, LIST_PARTICLES | LIST_PREPOSITIONS | LIST_ARTICLES | LIST_CONJUNCTIONS))))
			return false;
	return true;
}

/* "Rivas, Ana (LP)", "Rivas, Ana:", and with an office behind, "Rivas, Ana, clerk": where the name ends, and that what stands
 * behind its first comma is no office. Else end. */
size_t
label_inverted(const struct words *ws, size_t end, size_t commas, bool *inverted)
{
	unsigned stops = commas > 1 ? AFTER_OPEN | AFTER_COMMA : AFTER_OPEN | AFTER_COLON | AFTER_DASH;
	size_t k = end;

	while (k < ws->n && k < end + GIVEN_WORDS && ws->w[k].capital &&
	    !(ws->w[k].after & (AFTER_ANY & ~stops))) {
		if (ws->w[k++].after & stops)
			break;
	}
	*inverted = end <= GIVEN_WORDS && k > end && (k == ws->n || ws->w[k - 1].after & stops);
	return *inverted ? k : end;
}
