/* label_form.c - what could be a transcript's label, by its form alone: where it ends and what its words look like.
 *
 *	Mr. RIVAS of Lota. Text		The PRESIDING OFFICER (Ms. Ito). Text	[Mr. Rivas]. Text
 *	RIVAS: Text			Ana Lima (Reform): Text			El señor PRESIDENTE.- Text
 *	RIVAS, [aside]			La presidenta
 *	Ana Lima, rapporteur. Text	ana: text				Иванова М. П. Text
 *
 * Whether the document means it as one, label_judge.c says. */
#include <string.h>

#include "label_line.h"
#include "speakers.h"

#define LOWER_WORDS 3
#define SCENE_WORDS 3		/* of the heading of a scene: "SCENE THE SECOND" */
#define AHEAD 3			/* words behind one that may tell whether the label ends with it */
#define TWO_THINGS 4		/* blanks between them */
#define PARTY_BYTES 5		/* "kok", "vihr" */
#define CUT_WORDS 3		/* of a name cut short to its first letter: "Sir John B." */

/* A capital, behind a bracket or none. */
bool
label_starts(const struct words *ws)
{
	size_t at = ws->w[0].start;

	return ws->w[0].capital && (at == 0 || label_is_blank(ws->text, 0, at > 0 && ws->text.s[at - 1] == '[' ? at - 1 : at));
}

/* "Mr. OKAFOR, Mr. Speaker, I rise": a comma where a stop was meant. */
static bool
is_comma_for_stop(const struct words *ws, size_t k)
{
	return ws->w[k].caps && k + 2 < ws->n && in_list(ws, 0, LIST_HONORIFICS) &&
	    in_list(ws, k + 1, LIST_HONORIFICS) && in_list(ws, k + 2, LIST_HONORIFICS | LIST_ROLES);
}

/* Is word k of no name and no office? label_shape lets pass LOWER_WORDS of them at most. */
static bool
is_common(const struct words *ws, size_t k)
{
	const struct word *w = &ws->w[k];
	uint32_t label = LIST_ARTICLES | LIST_PARTICLES | LIST_ROLES | LIST_HONORIFICS;

	return !w->capital && !w->caps && !w->digit && !(word_begins(w) & label);
}

/* So many words of a line may be a label's. */
static size_t
most_words(const struct words *ws, const struct label_reading *r)
{
	return (r->dressed || memchr(ws->text.s, '(', ws->text.n) ? BRACKET_WORDS : LABEL_WORDS) + 2;
}

/* Reads the words that word k and what may stand behind a label there are judged by: most lines are none by their first
 * ones, and a colon tells enough alone. */
static void
look_ahead(struct words *ws, size_t k, const struct label_reading *r)
{
	size_t ahead = ws->w[k].after & ~AFTER_COLON ? AHEAD : 1, most = k + 2 + ahead;

	if (k + ahead < ws->n || ws->at == ws->text.n)
		return;
	if (most > LABEL_WORDS + 2 && most > most_words(ws, r))
		most = most_words(ws, r);
	words_more(ws, most);
}

/* "ANNA LIND (M) replik:": one word in small letters between bracket and colon, and no verb of speech. */
static bool
is_remark(const struct words *ws, size_t k)
{
	const struct word *w = &ws->w[k];

	return w->after & AFTER_COLON && !w->capital && !w->digit && !(w->alone & LIST_VERBS);
}

/* Reads form and end of the label; false where there is none. */
static bool
read_form(const struct speakers *sp, struct words *ws, struct label_reading *r, struct label *l)
{
	bool inside = false;
	size_t lower = 0, last = 0;

	for (size_t k = 0; k < ws->n && k < (inside ? BRACKET_WORDS : LABEL_WORDS) && l->form == LABEL_NONE; k++) {
		unsigned after;

		look_ahead(ws, k, r);
		after = ws->w[k].after;
		if (after == 0 && k + 1 < ws->n && (inside || r->name_end == 0)) {	/* it goes on, as nearly always */
			if (!inside && ((lower += is_common(ws, k)) > LOWER_WORDS || label_no_name(sp, ws, k, true)))
				return false;
			continue;
		}
		/* "Chair Ana Rivas (Chile) opened": words behind the bracket */
		if (r->name_end && !inside && !r->appositions && !is_remark(ws, k))
			return false;
		if (after & AFTER_CLOSE)
			inside = false;
		l->form = k + 1 == r->cut ? LABEL_STOP : label_form_after(ws, k, inside, r);
		if (r->name_end == 0 && (lower += is_common(ws, k)) > LOWER_WORDS)
			return false;
		last = k;
		if (!inside && r->name_end == 0 && (l->form || (after & (AFTER_OPEN | AFTER_COMMA))))
			r->name_end = k + 1;
		if (!inside && l->form == LABEL_NONE && after & AFTER_COMMA && !(after & AFTER_OPEN)) {
			if (is_comma_for_stop(ws, k))
				l->form = LABEL_STOP;
			r->appositions += l->form == LABEL_NONE;
		}
		inside = inside || (after & AFTER_OPEN);
	}
	l->end = label_signs_end(ws, last);
	if (l->form == LABEL_DASH && r->whole)
		words_more(ws, most_words(ws, r));
	if (l->form == LABEL_DASH && r->whole && label_is_office(ws, r->name_end)) {
		l->form = LABEL_ALONE;
		r->office = true;
	}
	if (l->form == LABEL_STOP && r->appositions > 1)	/* "ANA RIVAS, clerk, read the minutes. They were" */
		return false;
	return l->form != LABEL_NONE && l->form != LABEL_FORMS && r->name_end > 0;
}

static bool
has_bracket(const struct words *ws, const struct label_reading *r)
{
	return r->name_end < ws->n && ws->w[r->name_end - 1].after & AFTER_OPEN;
}

/* "Schluss der Sitzung: 17.20", "(Applause)", "INT. HARBOUR OFFICE": what the record tells begins so. */
static bool
is_record(const struct words *ws, const struct label *l)
{
	const char *class;
	size_t n = word_match(ws, 0, LIST_NARRATIVE, &class);

	return n > 0 && (n > 1 || n == l->words || (*class == '^' && l->form == LABEL_ALONE && ws->w[0].after & AFTER_STOP));
}

/* "The Council divided:": the last word is one of the record. */
static bool
ends_as_record(const struct words *ws, size_t end)
{
	const char *class;

	return end > 1 && !ws->w[end - 1].capital && word_match(ws, end - 1, LIST_NARRATIVE, &class) &&
	    *class == '#';
}

/* "Subject:", "Terms of reference:" are before anything. */
static bool
is_not_label(const struct speakers *sp, const struct words *ws, const struct label *l)
{
	if (l->words == 1)
		return in_list(ws, 0, LIST_NOT_LABELS);
	return word_begins(&ws->w[0]) & LIST_NOT_LABELS && rap_lexicon_find(list_words(sp->words.known, LIST_NOT_LABELS), l->name);
}

/* "Mr. President. ..." is spoken to: a title and a stop make a label only with capitals, or where others are like it.
 * "Guests Present:" heads a list of those who are there, "Hon. Members:" is a speaker. "By Mr. RIVAS:" names an author. */
static bool
is_stopped(const struct speakers *sp, const struct words *ws, const struct label *l)
{
	size_t last = l->words - 1;

	return is_not_label(sp, ws, l) || (l->words <= SCENE_WORDS && label_is_scene(sp, l->name)) || is_record(ws, l) ||
	    ends_as_record(ws, l->words) || (last > 0 && !sp->foreign && in_list(ws, 0, LIST_BY)) ||
	    (l->form == LABEL_STOP && l->shape == SHAPE_ARTICLE) ||
	    (l->form == LABEL_COLON && last > 0 && in_list(ws, last, LIST_ATTENDANCE) &&
	    in_list(ws, last, LIST_NOT_LABELS) && !in_list(ws, last - 1, LIST_HONORIFICS));
}

/* Word k's letters, in small ones. */
static uint64_t
hash_of(const struct words *ws, size_t k)
{
	const struct word *w = &ws->w[k];
	uint64_t h = RAP_LEXICON_HASH;
	size_t len;

	if (w->plain)
		return w->hash;
	for (size_t i = w->start; i < w->end; i += len)
		h = rap_lexicon_hash(h, rap_to_lower(rap_utf8_get(ws->text.s + i, ws->text.n - i, &len)));
	return h;
}

/* The name's words behind article and honorific. */
static uint64_t
core_of(const struct words *ws, size_t k, size_t end)
{
	uint64_t h = RAP_LEXICON_WORD;

	while (k + 1 < end && (label_article(ws, k) || in_list(ws, k, LIST_HONORIFICS)))
		k++;
	for (; k < end; k++)
		h = rap_lexicon_eight(h, hash_of(ws, k));
	return h;
}

/* "The Minister for Ports ([Tom Ito])": who holds the office before the bracket, by two capitalised words or more. */
static uint64_t
holder_of(const struct words *ws, size_t k)
{
	size_t first = k, names = 0;

	for (; k < ws->n && ws->w[k].capital && !ws->w[k].digit; k++) {
		names += !in_list(ws, k, LIST_HONORIFICS);
		if (ws->w[k].after & AFTER_ANY & ~AFTER_STOP)
			return ws->w[k].after & AFTER_CLOSE && names > 1 ? core_of(ws, first, k + 1) : 0;
	}
	return 0;
}

/* The masthead's "Pilots' Committee            R. Odell" is two things that share a line; names have no "A > B" in
 * them, nor "CMP Rt, #0". */
static bool
is_one_name(const struct words *ws, const struct label *l)
{
	struct rap_str line = rap_trim(rap_cut(ws->text, 0, l->end));

	for (size_t i = 0; i < l->name.n; i++)
		if (!rap_ascii[(unsigned char)l->name.s[i]] && strchr("<>=|{}\\`@$#", l->name.s[i]))
			return false;
	return l->form != LABEL_ALONE || (!memchr(line.s, '#', line.n) && label_gap(line, 0, TWO_THINGS) == line.n);
}

/* "ADA MOLL (sworn)": the record tells in the bracket what is done with the one named. */
static bool
is_told_of(const struct words *ws, const struct label_reading *r)
{
	const char *class;

	return has_bracket(ws, r) && word_match(ws, r->name_end, LIST_NARRATIVE, &class) && *class == '(';
}

/* "Committee (2nd Day)", "Annex (3)": what a number goes with in brackets, unless that is a time, is nobody. */
static bool
is_numbered(const struct words *ws, const struct label_reading *r)
{
	const struct word *w = &ws->w[r->name_end];

	if (!has_bracket(ws, r) || !(rap_ascii[ws->text.s[w->start] & 0x7F] & RAP_CHAR_DIGIT) ||	/* "RIVAS (M5S)" */
	    ws->text.s[w[-1].end] == ':')		/* "REP. RIVAS: (83rd)" */
		return false;
	return !memchr(ws->text.s + w->start, ':', ws->text.n - w->start);
}

/* "Ana Rivas lp:", in a language without lists: a party's letters behind a name of capitalised words. */
static bool
has_party(const struct words *ws, size_t end, const struct label *l)
{
	const struct word *w = &ws->w[end - 1];

	if (l->form != LABEL_COLON || end < 3 || w->capital || w->digit || w->end - w->start > PARTY_BYTES ||
	    in_list(ws, end - 1, LIST_PARTICLES | LIST_ROLES))
		return false;
	for (size_t k = 0; k + 1 < end; k++)
		if (!ws->w[k].capital || ws->w[k].caps)
			return false;
	return true;
}

/* "The record consists of: ", "N(LIST)" alone on its line. */
static bool
ends_openly(const struct speakers *sp, const struct words *ws, const struct label_reading *r, const struct label *l)
{
	const struct word *last = &ws->w[r->name_end - 1];

	if (l->form == LABEL_COLON)
		return !sp->foreign && r->name_end > 1 && !last->capital && last->alone & LIST_PREPOSITIONS;
	return l->form == LABEL_ALONE && last->after & AFTER_OPEN && ws->text.s[last->end] == '(';
}

static bool
read_named(const struct speakers *sp, struct words *ws, struct label_reading *r, struct label *l)
{
	if (!read_form(sp, ws, r, l))
		return false;
	if ((l->form == LABEL_ALONE && r->appositions == 2) ||
	    ((l->form == LABEL_ALONE || l->form == LABEL_COLON) && r->appositions == 1))
		r->name_end = label_inverted(ws, r->name_end, r->appositions, &r->office);
	if (!label_shape(sp, ws, r->name_end, l) || ends_openly(sp, ws, r, l))
		return false;
	if (l->form == LABEL_ALONE && !r->dressed && l->shape > SHAPE_CAPS && label_is_cut(sp, ws, r->name_end))
		return false;
	if (r->office)
		l->shape = l->shape == SHAPE_CAPS ? SHAPE_CAPS : SHAPE_APPOSITION;
	else if (r->appositions > 0 && !(has_bracket(ws, r) && l->form == LABEL_COLON) &&
	    !label_apposition(ws, r->name_end, l))
		return false;			/* "Ana Rivas (LP), for the committee:" */
	if (l->form == LABEL_ALONE)
		l->end = rap_trim(ws->text).s + rap_trim(ws->text).n - ws->text.s;
	if (l->shape >= SHAPE_ROLE && l->shape < SHAPE_BRACKET && has_bracket(ws, r) && (l->form != LABEL_STOP || sp->foreign))
		l->shape = SHAPE_BRACKET;
	else if (sp->foreign && has_party(ws, r->name_end, l)) {
		l->shape = SHAPE_BRACKET;
		r->name_end--;
	}
	l->name = words_str(ws, 0, r->name_end);
	l->words = r->name_end;
	l->core = core_of(ws, 0, r->name_end);
	l->holder = has_bracket(ws, r) ? holder_of(ws, r->name_end) : 0;
	while (l->capitals < r->name_end && ws->w[l->capitals].capital)
		l->capitals++;
	l->article = label_article(ws, 0);
	l->titled = l->article || in_list(ws, 0, LIST_HONORIFICS);
	l->foreign = sp->foreign;
	return is_one_name(ws, l) && !is_stopped(sp, ws, l) && !is_numbered(ws, r) && !is_told_of(ws, r);
}

/* "Lady R. Who's there?", "Lady R. Hush. Who's there?": in a play a name may be cut short to its first letter, so that it
 * looks as if it went on. Words up to that letter; 0: it has none. */
static size_t
cut_name(const struct words *ws)
{
	for (size_t k = 1; k + 1 < ws->n && k < CUT_WORDS && ws->w[k].capital; k++)
		if (label_initial(ws, k) && !label_initial(ws, k + 1))
			return ws->w[k + 1].caps ? 0 : k + 1;
	return 0;
}

/* "Motion: that the pier be mended", "Agenda": a single word that heads anything. */
static bool
is_heading(const struct words *ws)
{
	return (ws->n == 1 || ws->w[0].after & AFTER_COLON) && in_list(ws, 0, LIST_NOT_LABELS);
}

bool
label_named(const struct speakers *sp, struct words *ws, struct label_reading *r, struct label *l)
{
	struct label_reading cut = { .whole = r->whole };
	bool named = !is_heading(ws) && read_named(sp, ws, r, l);

	if (!sp->play || (named && l->form != LABEL_STOP))
		return named;
	words_more(ws, CUT_WORDS + 1);
	if ((cut.cut = cut_name(ws)) == 0 || (named && l->words <= cut.cut))
		return named;
	*l = (struct label){ 0 };
	*r = cut;
	return read_named(sp, ws, r, l);
}
