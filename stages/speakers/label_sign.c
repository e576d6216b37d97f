/* label_sign.c - where a label ends, by the signs behind its words: a stop may be that of "Dr.", a dash stand for the rest of a
 * word. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define LONG_WORD 4		/* letters of capitals that are no honorific */
#define CAPS_WORDS 4
#define ASIDES 2		/* commas behind a name in capitals: "ROSINE, aside, to Tom." */
#define TITLED_WORDS 4		/* of a title and name with a stop, alone on their line */

static bool
is_sign(char c)
{
	return c == ')' || c == '.' || c == ']' || c == ':' || c == '-';
}

size_t
label_signs_end(const struct words *ws, size_t k)
{
	size_t at = ws->w[k].end, next = k + 1 < ws->n ? ws->w[k + 1].start : ws->text.n;

	while (at < next && is_sign(ws->text.s[at]))
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

/* The stop or colon behind word k stands before any quotation mark there: RIVAS: "No." */
static bool
is_before_quote(const struct words *ws, size_t k)
{
	size_t at = ws->w[k].end;

	while (at < ws->text.n && strchr(")] ", ws->text.s[at]))
		at++;
	return at < ws->text.n && strchr(":.", ws->text.s[at]);
}

bool
label_initial(const struct words *ws, size_t k)
{
	const struct word *w = &ws->w[k];
	size_t len;

	rap_utf8_get(ws->text.s + w->start, w->end - w->start, &len);
	return w->capital && len == w->end - w->start && w->after & AFTER_STOP;
}

/* "ПРЕДС. ИВАН ГЕРОВ:", "VICE.-PRES. RIVAS:": capitals go on behind word k, up to a colon. */
static bool
is_caps_to_colon(const struct words *ws, size_t k)
{
	size_t end = k + 1 + CAPS_WORDS < ws->n ? k + 1 + CAPS_WORDS : ws->n;

	while (++k < end && ws->w[k].caps)
		if (ws->w[k].after & AFTER_ANY)
			return ws->w[k].after & AFTER_COLON;
	return false;
}

/* "Dr. G.W. Rivas": "G.W" is one word. */
static bool
has_stop(const struct word *w, struct rap_str text)
{
	return memchr(text.s + w->start, '.', w->end - w->start);
}

/* "K.P": letters, each with a stop behind it. */
static bool
is_initials(const struct words *ws, size_t k)
{
	const struct word *w = &ws->w[k];
	size_t i = w->start, len;

	while (i < w->end) {
		if (!rap_is_upper(rap_utf8_get(ws->text.s + i, w->end - i, &len)))
			return false;
		i += len;
		if (i < w->end && ws->text.s[i++] != '.')
			return false;
	}
	return w->after & AFTER_STOP;
}

/* "MAG. KOS:", "J. Silva:", "Dr. Lima:": a stop that does not end the label. "Kos M. P. Thank you": one that does. */
static bool
is_inner_stop(const struct words *ws, size_t k)
{
	if (ws->w[k].after & AFTER_COMMA)
		return true;
	if (k > 0 && k + 1 < ws->n && ws->w[k + 1].digit && ws->w[k + 1].after & AFTER_COLON)
		return true;			/* "JUROR NO. 6:" */
	if (k + 1 < ws->n && k > 1 && label_initial(ws, k) && label_initial(ws, k - 1) &&
	    !(ws->w[k - 2].after & AFTER_STOP) && !label_initial(ws, k + 1) && !ws->w[k + 1].caps)
		return false;			/* "SHRI K. P. RAO" goes on */
	if (k == 1 && k + 1 < ws->n && ws->w[0].caps && !ws->w[0].after && ws->w[k].caps && !ws->w[k + 1].caps &&
	    is_initials(ws, k))
		return false;			/* "RAO K.P. Thank you" */
	if (k == 0 && k + 1 < ws->n && ws->w[k].caps && ws->w[k + 1].caps &&
	    ws->w[k].end - ws->w[k].start <= LONG_WORD)
		return true;
	return label_initial(ws, k) || has_stop(&ws->w[k], ws->text) || word_is_short(ws, k);
}

/* "RIVAS.- Text", "President. – Text" */
static bool
is_stop_and_dash(const struct words *ws, size_t k)
{
	bool initial = label_initial(ws, k);
	size_t at = ws->w[k].end + initial, len;

	if (initial && !(ws->w[k].after & AFTER_CLOSE))		/* "J.-P. Rivas", but "RIVAS (J.).-" */
		return false;
	while (at < ws->text.n && strchr(")]", ws->text.s[at]))
		at++;
	if (at >= ws->text.n || ws->text.s[at++] != '.')
		return false;
	at += at < ws->text.n && ws->text.s[at] == ' ';
	return at < ws->text.n && rap_is_dash(rap_utf8_get(ws->text.s + at, ws->text.n - at, &len));
}

/* "RIVAS \xE2\x80\x94 ...and so", "RIVAS \xE2\x80\x94 \"No\"": of what stands behind word k, the dash comes first. */
static bool
is_dash_first(const struct words *ws, size_t k)
{
	size_t at = ws->w[k].end, len;

	while (at < ws->text.n && strchr(")] ", ws->text.s[at]))
		at++;
	return at < ws->text.n && rap_is_dash(rap_utf8_get(ws->text.s + at, ws->text.n - at, &len));
}

bool
label_half(const struct words *ws, size_t k)
{
	size_t at = ws->w[k].end;

	return at + 2 < ws->text.n && ws->text.s[at] == '-' && ws->text.s[at + 1] == ' ' && k + 1 < ws->n &&
	    ws->w[k + 1].start == at + 2 && !ws->w[k + 1].capital && !ws->w[k].caps;
}

/* "M. Rivas.", "La presidenta." alone on a line: no sentence is so short. */
static bool
is_titled(const struct words *ws)
{
	return ws->n <= TITLED_WORDS && (in_list(ws, 0, LIST_HONORIFICS) || (in_list(ws, 0, LIST_ARTICLES) &&
	    ws->n > 1 && in_list(ws, 1, LIST_ROLES)));
}

/* "The :file: sign": a colon behind a blank and before none belongs to what follows. */
static bool
is_colon_of_next(const struct words *ws, size_t k)
{
	size_t next = k + 1 < ws->n ? ws->w[k + 1].start : 0;

	return next > ws->w[k].end + 1 && ws->text.s[next - 1] == ':' && ws->text.s[next - 2] == ' ';
}

enum label_form
label_form_after(const struct words *ws, size_t k, bool inside,
    const struct label_reading *r)
{
	unsigned after = ws->w[k].after;
	bool last = k + 1 == ws->n;

	if (!last && (inside || !after))
		return LABEL_NONE;
	if (k == 0 && ws->w[k].caps && after & AFTER_STOP && is_caps_to_colon(ws, k))
		return LABEL_NONE;
	if (label_half(ws, k))
		after &= ~AFTER_DASH;
	if (after & AFTER_DASH && is_dash_first(ws, k))
		after &= ~(AFTER_STOP | AFTER_COLON | AFTER_QUOTE | AFTER_ASK);
	if (after & (AFTER_ASK | AFTER_SEMICOLON) ||
	    (after & AFTER_QUOTE && !r->appositions && !is_before_quote(ws, k)))
		return LABEL_FORMS;
	if (after & AFTER_COLON)
		return is_colon_of_next(ws, k) ? LABEL_FORMS : LABEL_COLON;
	if (after & AFTER_STOP && is_stop_and_dash(ws, k))
		return LABEL_STOP_DASH;
	if (after & AFTER_STOP && (after & (AFTER_CLOSE | AFTER_DASH) || !is_inner_stop(ws, k)))
		return !last ? LABEL_STOP : r->whole && (ws->w[k].caps || after & AFTER_CLOSE || is_titled(ws) ||
		    (r->appositions >= 1 && r->appositions <= ASIDES && ws->w[0].caps)) ? LABEL_ALONE : LABEL_FORMS;
	if (after & AFTER_DASH)
		return last && !r->name_end ? LABEL_FORMS : LABEL_DASH;	/* behind a bracket, at a line's end too */
	if (last)
		return r->whole && !(after & AFTER_COMMA) ? LABEL_ALONE : LABEL_FORMS;
	return LABEL_NONE;
}
