/* label_form.c - what could be a transcript's label, by its form alone: where it ends and what its words look like.
 *
 *	Mr. RIVAS of Lota. Text		The PRESIDING OFFICER (Ms. Ito). Text	[Mr. Rivas]. Text
 *	RIVAS: Text			Ana Lima (Reform): Text			El señor PRESIDENTE.- Text
 *	RIVAS, [aside]			La presidenta				Q. Text
 *
 * Whether the document means it as one, label_judge.c says. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define LABEL_BYTES 240		/* no label is longer */
#define LABEL_WORDS 14
#define ALONE_WORDS 8		/* without an article before them */

/* The line at byte at, cut to what a label can take; *whole: all of it. */
static struct rap_str
line_at(struct rap_str text, size_t at, bool *whole)
{
	size_t room = text.n - at < LABEL_BYTES ? text.n - at : LABEL_BYTES;
	const char *nl = room ? memchr(text.s + at, '\n', room) : NULL;

	*whole = nl || room == text.n - at;
	if (nl)
		room = nl - text.s - at;
	while (!*whole && room > 0 && ((unsigned char)text.s[at + room] & 0xC0) == 0x80)
		room--;
	return rap_cut(text, at, at + room);
}

/* Bytes behind word k that still are the label's: its punctuation, with the closing bracket before it. */
static size_t
label_end(const struct words *ws, size_t k)
{
	size_t at = ws->w[k].end, next = k + 1 < ws->n ? ws->w[k + 1].start : ws->text.n;

	while (at < next && strchr(").]:-", ws->text.s[at]))
		at++;
	for (size_t i = at, len; i < next; i += len) {		/* "RIVAS - Text", "RIVAS : Texte" */
		uint32_t c = rap_utf8_get(ws->text.s + i, next - i, &len);

		if (c == ':' || rap_is_dash(c))
			at = i + len;
		else if (!rap_is_space(c))
			break;
	}
	return at;
}

static bool
is_blank(struct rap_str text, size_t a, size_t b)
{
	return rap_trim(rap_cut(text, a, b)).n == 0;
}

/* The form that word k's punctuation gives the label; LABEL_NONE: it goes on; LABEL_FORMS: it is none. */
static enum label_form
form_after(const struct speakers *sp, const struct words *ws, size_t k, bool inside, bool whole)
{
	unsigned after = ws->w[k].after;
	bool last = k + 1 == ws->n;

	if (inside && !last)
		return LABEL_NONE;
	if (after & (AFTER_QUOTE | AFTER_ASK | AFTER_SEMICOLON))
		return LABEL_FORMS;
	if (after & AFTER_COLON)
		return LABEL_COLON;
	if (after & AFTER_STOP && (!word_is_short(ws, k, &sp->lists) || (after & (AFTER_CLOSE | AFTER_DASH))))
		return !last ? LABEL_STOP : whole && ws->w[k].caps ? LABEL_ALONE : LABEL_FORMS;
	if (after & AFTER_DASH)
		return last ? LABEL_FORMS : LABEL_DASH;
	if (last)
		return whole && !(after & AFTER_COMMA) ? LABEL_ALONE : LABEL_FORMS;
	if (after & AFTER_COMMA && !(after & AFTER_OPEN))
		return LABEL_FORMS;
	return LABEL_NONE;
}

/* "That was the view of the Board of Trustees and", a line that goes on: no name begins or ends like that. */
static bool
is_cut_line(const struct speakers *sp, const struct words *ws, size_t first, size_t end)
{
	if (end - first > (in_list(ws, first, sp->lists.articles) ? LABEL_WORDS : ALONE_WORDS) || in_list(ws, end - 1, sp->lists.prepositions) || in_list(ws, end - 1, sp->lists.particles))
		return true;
	return in_list(ws, first, sp->lists.not_names) && !in_list(ws, first, sp->lists.articles);
}

/* What words [first, end) look like. false: nobody's name. */
static bool
shape_of(const struct speakers *sp, const struct words *ws, size_t first, size_t end, enum label_shape *shape)
{
	size_t caps = 0, names = 0, lower = 0, titles = 0;
	bool complement = false;	/* "Vote of the board": the board is no title here */
	bool article = in_list(ws, first, sp->lists.articles);

	for (size_t k = first; k < end; k++) {
		const struct word *w = &ws->w[k];

		if (w->digit || in_list(ws, k, sp->lists.pronouns))
			return false;
		if (w->caps) {
			caps++;
			titles += k == first && k + 1 < end && in_list(ws, k, sp->lists.honorifics);
		} else if (!complement && (in_list(ws, k, sp->lists.honorifics) || in_list(ws, k, sp->lists.roles)))
			titles++;
		else if (w->capital)
			names++;
		else
			lower += !in_list(ws, k, sp->lists.particles) && !in_list(ws, k, sp->lists.articles);
		complement |= k > first && !w->capital && in_list(ws, k, sp->lists.prepositions);
	}
	titles += article;
	if (caps && (titles || !lower)) {
		*shape = titles ? SHAPE_TITLED : SHAPE_CAPS;
		return lower <= 2 && (titles || names <= 1);
	}
	if (lower > (titles >= 2 ? 3 : article ? 2 : 0) || titles + names == 0)
		return false;
	*shape = titles > article ? SHAPE_ROLE : titles ? SHAPE_ARTICLE : SHAPE_NAME;
	return ws->w[first].capital;
}

/* "Q. ", "A: ", "Q   text". */
static bool
read_letter(const struct words *ws, struct label *l)
{
	const struct word *w = &ws->w[0];
	size_t next = ws->n > 1 ? ws->w[1].start : 0;

	if (w->end - w->start != 1 || !strchr("QAPR", ws->text.s[w->start]) || ws->n < 2)
		return false;
	if (!(w->after & (AFTER_STOP | AFTER_COLON)) && (ws->text.s[w->start] != 'Q' || next < w->end + 2))
		return false;
	l->form = LABEL_LETTER;
	l->shape = SHAPE_CAPS;
	l->start = w->start;
	l->end = label_end(ws, 0);
	l->name = words_str(ws, 0, 1);
	return true;
}

/* "Mr. President. ..." is spoken to: a title and a stop make a label only with capitals. */
static bool
is_stopped(const struct speakers *sp, const struct label *l)
{
	return rap_lexicon_find(sp->lists.not_labels.words, l->name) || (l->form == LABEL_STOP && l->shape >= SHAPE_ROLE && l->shape != SHAPE_NAME);
}

/* Where the label's first character is; false where the line starts with something else. */
static bool
label_start(const struct words *ws, struct label *l)
{
	const struct word *w = &ws->w[0];

	l->start = w->start;
	if (l->start > 0 && ws->text.s[l->start - 1] == '[')
		l->start--;
	return w->capital && is_blank(ws->text, 0, l->start);
}

/* Reads form and end of the label, and its name's end in words; 0 where there is none. */
static size_t
read_form(const struct speakers *sp, const struct words *ws, bool whole, struct label *l)
{
	size_t name_end = 0;
	bool inside = false;

	for (size_t k = 0; k < ws->n && k < LABEL_WORDS && l->form == LABEL_NONE; k++) {
		if (name_end && !inside)	/* "Chair Ana Rivas (Chile) opened": words behind the bracket */
			return 0;
		if (ws->w[k].after & AFTER_CLOSE)
			inside = false;
		l->form = form_after(sp, ws, k, inside, whole);
		l->end = label_end(ws, k);
		if (!inside && name_end == 0 && (l->form || (ws->w[k].after & AFTER_OPEN)))
			name_end = k + 1;
		inside = inside || (ws->w[k].after & AFTER_OPEN);
	}
	return l->form == LABEL_NONE || l->form == LABEL_FORMS ? 0 : name_end;
}

static bool
read_name(const struct speakers *sp, const struct words *ws, bool whole, struct label *l)
{
	size_t name_end = read_form(sp, ws, whole, l);

	if (name_end == 0 || !shape_of(sp, ws, 0, name_end, &l->shape))
		return false;
	if (l->form == LABEL_ALONE && l->shape > SHAPE_CAPS && is_cut_line(sp, ws, 0, name_end))
		return false;
	if (l->form == LABEL_ALONE)
		l->end = rap_trim(ws->text).s + rap_trim(ws->text).n - ws->text.s;
	if (l->shape >= SHAPE_ROLE && name_end < ws->n && (ws->w[name_end - 1].after & AFTER_OPEN) && l->form != LABEL_STOP)
		l->shape = SHAPE_BRACKET;
	l->name = words_str(ws, 0, name_end);
	return !is_stopped(sp, l);
}

/* A look at the line's first character: most lines begin with a small letter. */
static bool
may_start(struct rap_str text, size_t at)
{
	unsigned char c;

	while (at < text.n && text.s[at] == ' ')
		at++;
	c = at < text.n ? (unsigned char)text.s[at] : ' ';
	return c >= 0x80 || !(rap_ascii[c] & (RAP_CHAR_LOWER | RAP_CHAR_DIGIT));
}

bool
label_read(struct speakers *sp, struct rap_str text, size_t at, struct label *l)
{
	struct words *ws = &sp->words;
	bool whole;

	if (!may_start(text, at))
		return false;
	words_read_some(ws, line_at(text, at, &whole), LABEL_WORDS + 2);
	*l = (struct label){ 0 };
	if (ws->n == 0 || !label_start(ws, l) || !(read_letter(ws, l) || read_name(sp, ws, whole, l)))
		return false;
	l->start += at;
	l->end += at;
	return true;
}
