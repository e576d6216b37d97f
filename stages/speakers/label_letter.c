/* label_letter.c - labels that are a letter or a word for a question or an answer.
 *
 *	Q. Were you there?		Question: Were you there?		QUESTION
 *	A    No.			Q    -- whether they knew? */
#include "label_line.h"
#include "speakers.h"

#define INITIAL_BYTES 4		/* a character takes no more */

/* "Q    -- whether they knew?": what was cut off goes on, behind blanks and the dash before byte next. */
static bool
is_cut_in(const struct words *ws, size_t next)
{
	size_t i = ws->w[0].end, dash = 0, len;

	for (; i < next; i += len) {
		uint32_t c = rap_utf8_get(ws->text.s + i, next - i, &len);

		if (c != ' ' && c != '.' && c != 0x2026 && !rap_is_dash(c))
			return false;
		dash += c != ' ';
	}
	return dash > 0 && ws->text.s[ws->w[0].end] == ' ';
}

/* "QUESTION" alone on its line, and what is asked below; a letter there may be anything. */
static bool
is_part_alone(const struct words *ws)
{
	const struct word *w = &ws->w[0];

	return ws->n == 1 && w->caps && !w->after && w->end - w->start > INITIAL_BYTES && in_list(ws, 0, LIST_QUESTIONS) &&
	    label_is_blank(ws->text, w->end, ws->text.n);
}

/* "Q. ", "A: ", "Q   text", "Question:", in any language's words. */
bool
label_letter(const struct speakers *sp, const struct words *ws, struct label *l)
{
	const struct word *w = &ws->w[0];
	size_t next = ws->n > 1 ? ws->w[1].start : 0;
	bool letter = w->end - w->start == 1, bare, wide;

	if (is_part_alone(ws)) {
		*l = (struct label){ .form = LABEL_LETTER, .shape = SHAPE_CAPS, .end = w->end, .name = words_str(ws, 0, 1) };
		l->core = rap_hash(l->name);
		return true;
	}
	if (ws->n < 2 || !in_list(ws, 0, LIST_QUESTIONS))
		return false;
	/* "R. RIVAS (LP).", in a language without lists "R. Rivas (LP)." */
	if (letter && w->after & AFTER_STOP && (ws->w[1].caps || (sp->foreign && ws->w[1].capital)) &&
	    ws->w[1].after & (AFTER_OPEN | AFTER_STOP))
		return false;
	bare = !(w->after & (letter ? AFTER_STOP | AFTER_COLON : AFTER_COLON));
	wide = next > w->end + 2 || ws->text.s[w->end] == '\t';	/* "A    No." */
	if (bare && ((!wide && ws->text.s[w->start] != 'Q') || (!(wide && is_cut_in(ws, next)) &&
	    (!label_is_blank(ws->text, w->end, next) || !ws->w[1].capital))))
		return false;
	if (!letter && !(w->after & AFTER_COLON))
		return false;
	l->form = LABEL_LETTER;
	l->shape = bare && next < w->end + 2 ? SHAPE_WORDS : SHAPE_CAPS;	/* "Q How many?" */
	l->end = bare ? w->end : label_signs_end(ws, 0);
	l->name = words_str(ws, 0, 1);
	l->core = rap_hash(l->name);
	return true;
}
