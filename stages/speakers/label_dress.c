/* label_dress.c - names that signs around them make labels, whatever stands behind:
 *
 *	[RIVAS] Text		**Ana Rivas:** Text	__Ana Rivas__: Text
 *	<Ana Rivas> Text	RIVAS> Text
 *
 * Whether the document means them as labels, label_judge.c says. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define NAME_BYTES 100

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
