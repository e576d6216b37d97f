/* label_dress.c - names that signs around them make labels, whatever stands behind:
 *
 *	[RIVAS] Text		**Ana Rivas:** Text	__Ana Rivas__: Text
 *	<Ana Rivas> Text	RIVAS> Text		minister for ports (Ana Rivas) (LP):
 *
 * or that have none, but a number before them: "12. RIVAS Text". Whether the document means them as labels, label_judge.c says. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define NAME_BYTES 100
#define OFFICE_BYTES 60		/* before a name in brackets */
#define HOLDER_WORDS 5		/* in them */
#define BARE_WORDS 3		/* in capitals, before what is said on the same line without a sign */

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

struct rap_str
label_holder(struct speakers *sp, struct rap_str label)
{
	const char *open = memchr(label.s, '(', label.n), *close = open ? memchr(open, ')', label.s + label.n - open) : NULL;
	struct rap_str name = close ? rap_trim(rap_cut(label, open + 1 - label.s, close - label.s)) : RAP_STR("");
	struct words *ws = &sp->words;

	words_read_some(ws, name, HOLDER_WORDS + 1);
	for (size_t k = 0; k < ws->n; k++)
		if (!ws->w[k].capital || ws->w[k].digit || ws->w[k].after & (AFTER_ANY & ~AFTER_STOP))
			return RAP_STR("");
	return ws->n >= 2 && ws->n <= HOLDER_WORDS ? name : RAP_STR("");
}

/* An office that no capital begins, and the name of who holds it in brackets, with a line to themselves. */
bool
label_held(struct speakers *sp, struct rap_str line, struct label *l)
{
	struct rap_str holder;

	line = rap_trim(line);
	if (!rap_ends(line, "):") || memchr(line.s, ':', line.n - 1))
		return false;
	holder = label_holder(sp, line);
	if (holder.n == 0 || (size_t)(holder.s - line.s) > OFFICE_BYTES)
		return false;
	*l = (struct label){ .form = LABEL_COLON, .shape = SHAPE_BRACKET, .end = line.n, .words = sp->words.n,
	    .capitals = sp->words.n, .name = holder, .foreign = sp->foreign };
	l->core = rap_hash(l->name);
	return true;
}

/* The end of the word in capitals at byte i; i: it is none, or a single letter. */
static size_t
capitals_word(struct rap_str line, size_t i)
{
	size_t from = i, len = 0, letters = 0;

	for (; i < line.n && line.s[i] != ' '; i += len, letters++)
		if (!rap_is_upper(rap_utf8_get(line.s + i, line.n - i, &len)) && line.s[i] != '-' && line.s[i] != '\'')
			return from;
	return letters > 1 && i < line.n ? i : from;
}

/* "FRAU HOLM Guten Tag!", "FRAU HOLM (ruft) Guten Tag!": where the capitals end; 0: none do, or no other text follows. */
size_t
label_bare_end(struct rap_str line)
{
	size_t end = 0, next = 0, i, len;

	for (size_t words = 0; words < BARE_WORDS && (i = capitals_word(line, next)) > next; words++) {
		end = i;
		next = i + 1;
	}
	if (end == 0 || next >= line.n || (line.s[next] != '(' && !rap_is_upper(rap_utf8_get(line.s + next, line.n - next, &len))))
		return 0;
	i = next + (line.s[next] != '(' ? len : 1);
	return i < line.n && (line.s[i] == ' ' || rap_is_lower(rap_utf8_get(line.s + i, line.n - i, &len))) ? end : 0;
}
