/* label_find.c - where in a leaf's text a label may stand. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

/* Does the text before byte at end a sentence? Only then may a label stand in the midst of a leaf. */
bool
label_break(struct rap_str text, size_t at)
{
	size_t len;
	struct rap_str before = rap_trim(rap_cut(text, at > 200 ? at - 200 : 0, at));
	uint32_t c = before.n ? rap_utf8_last(before, &len) : 0;

	return c < 0x80 ? c && strchr(".?!:)]\"'-", (int)c) : !rap_is_alpha(c);
}

size_t
label_next_line(struct rap_str text, size_t at)
{
	const char *nl = at < text.n ? memchr(text.s + at, '\n', text.n - at) : NULL;

	return nl ? (size_t)(nl - text.s) + 1 : text.n;
}

/* "ana: text", "<ana> text", "[10:05] Ana: text" */
static bool
is_chat_line(struct rap_str line)
{
	while (line.n > 0 && line.s[0] == ' ')
		line = rap_cut(line, 1, line.n);
	if (line.n == 0)
		return false;
	return rap_ascii[line.s[0] & 0x7F] & RAP_CHAR_LOWER || line.s[0] == '<' || label_is_stamped(line);
}

/* The first line from at on that starts with what could be a label and lies where one may. false: none. A chat has no
 * stops at its lines' ends. */
bool
label_find(struct speakers *sp, struct rap_str text, size_t *at, struct label *l)
{
	for (; *at < text.n; *at = label_next_line(text, *at)) {
		if (*at > 0 && !is_chat_line(rap_cut(text, *at, text.n)) && !label_break(text, *at))
			continue;
		if (label_read(sp, text, *at, l) && (*at == 0 || l->shape != SHAPE_NAME)) {
			l->whole = *at == 0 && rap_trim(rap_cut(text, l->end, text.n)).n == 0;
			return true;
		}
	}
	return false;
}
