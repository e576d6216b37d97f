/* label_dress.c - names that signs around them make labels, whatever stands behind:
 *
 *	[RIVAS] Text		**Ana Rivas:** Text	__Ana Rivas__: Text
 *	<Ana Rivas> Text	RIVAS> Text		minister for ports (Ana Rivas) (LP):
 *
 * Whether the document means them as labels, label_judge.c says. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define NAME_BYTES 100
#define OFFICE_BYTES 60		/* before a name in brackets */
#define HOLDER_WORDS 5		/* in them */

static const struct dress {
	const char *open, *close;
	enum label_form form;
} dresses[] = {
	{ "**", "**", LABEL_EMPHASIS }, { "__", "__", LABEL_EMPHASIS },
	{ "*", "*", LABEL_EMPHASIS }, { "_", "_", LABEL_EMPHASIS },
	{ "[", "]", LABEL_BRACKETS }, { "<", ">", LABEL_ANGLES }, { "", ">", LABEL_ANGLES },
};

/* Most lines begin with a letter, and have no ">" behind their first words. */
static const struct dress *
dress_of(struct rap_str line)
{
	size_t n = sizeof(dresses) / sizeof(*dresses) - 1;

	if (*line.s & 0x80 || rap_ascii[(unsigned char)*line.s] & RAP_CHAR_UPPER)
		return memchr(line.s, '>', line.n < NAME_BYTES ? line.n : NAME_BYTES) ? &dresses[n] : NULL;
	for (size_t i = 0; i < n; i++)
		if (rap_starts(line, dresses[i].open))
			return &dresses[i];
	return NULL;
}

/* Punctuation behind the closing sign is the label's, "**Rivas**: Text"; "[Rivas]: Text" has a form by it. */
static size_t
end_of(struct rap_str line, size_t at, enum label_form form)
{
	at += form == LABEL_EMPHASIS && at < line.n && strchr(":.", line.s[at]);
	return at == line.n || strchr(" \n", line.s[at]) ? at : 0;
}

bool
label_dressed(struct rap_str line, struct dressed *d)
{
	const struct dress *dress = line.n > 2 ? dress_of(line) : NULL;
	size_t open = dress ? strlen(dress->open) : 0, close;
	const char *found;

	if (!dress || open >= line.n)
		return false;
	found = memmem(line.s + open, (line.n < NAME_BYTES ? line.n : NAME_BYTES) - open, dress->close, strlen(dress->close));
	if (!found)
		return false;
	close = found - line.s;
	*d = (struct dressed){ open, close, end_of(line, close + strlen(dress->close), dress->form), dress->form };
	return close > open && d->end > 0 && line.s[open] != ' ' && line.s[close - 1] != ' ';
}

/* An office that no capital begins, and the name of who holds it in brackets, with a line to themselves. */
bool
label_held(struct speakers *sp, struct rap_str line, struct label *l)
{
	const char *open = memchr(line.s, '(', line.n), *close = open ? memchr(open, ')', line.s + line.n - open) : NULL;
	struct words *ws = &sp->words;
	struct rap_str office = open ? rap_trim(rap_cut(line, 0, open - line.s)) : line;

	line = rap_trim(line);
	if (!close || office.n > OFFICE_BYTES || !rap_ends(line, "):") || memchr(line.s, ':', line.n - 1))
		return false;
	words_read_some(ws, rap_cut(line, open + 1 - line.s, close - line.s), HOLDER_WORDS + 1);
	if (ws->n < 2 || ws->n > HOLDER_WORDS)
		return false;
	for (size_t k = 0; k < ws->n; k++)
		if (!ws->w[k].capital || ws->w[k].digit || (ws->w[k].after & AFTER_ANY && k + 1 < ws->n && !label_initial(ws, k)))
			return false;
	*l = (struct label){ .form = LABEL_COLON, .shape = SHAPE_BRACKET, .end = line.n, .words = ws->n, .capitals = ws->n,
	    .name = words_str(ws, 0, ws->n), .foreign = sp->foreign };
	l->core = rap_hash(l->name);
	return true;
}
