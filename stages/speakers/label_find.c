/* label_find.c - where in a leaf's text a label may stand. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define BLANKS_MAX 200		/* before a line, that are looked behind */

/* The last character of the text before byte at that is no blank; 0 where there is none near. */
static uint32_t
last_before(struct rap_str text, size_t at)
{
	size_t from = at > BLANKS_MAX ? at - BLANKS_MAX : 0, len;
	struct rap_str before;

	while (at > from && (text.s[at - 1] == ' ' || text.s[at - 1] == '\n'))
		at--;
	if (at > from && rap_is_ink(text.s[at - 1]))	/* nearly always */
		return (unsigned char)text.s[at - 1];
	before = rap_trim(rap_cut(text, from, at));
	return before.n ? rap_utf8_last(before, &len) : 0;
}

/* Does the text before byte at end a sentence? Only then may a label stand in the midst of a leaf. */
bool
label_break(struct rap_str text, size_t at)
{
	uint32_t c = last_before(text, at);

	switch (c) {
	case '.': case '?': case '!': case ':': case ')': case ']': case '"': case '\'': case '-':
		return true;
	}
	return c >= 0x80 && !rap_is_alpha(c);
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

bool
label_is_blank(struct rap_str text, size_t from, size_t to)
{
	return rap_skip_space(rap_cut(text, 0, to), from) >= to;
}

/* A chat has no stops at its lines' ends. */
static bool
may_stand(struct rap_str text, size_t at)
{
	return at == 0 || is_chat_line(rap_cut(text, at, text.n)) || label_break(text, at);
}

/* The label stands on the line at which the search is. */
static bool
found(struct label_search *s, struct label *l)
{
	l->whole = s->at == 0 && label_is_blank(s->text, l->end, s->text.n);
	return true;
}

/* The next of those kept that still stands in the text behind a line's start. */
static bool
find_kept(struct label_search *s, struct label *l)
{
	for (; s->nkept > 0; s->kept++, s->nkept--) {
		size_t at = s->text.n - s->kept->left;

		if (s->kept->left > s->text.n || at < s->at || !may_stand(s->text, at))
			continue;
		s->at = at;
		s->next = label_next_line(s->text, at);
		*l = s->kept->label;
		l->end += at;
		return found(s, l);
	}
	return false;
}

/* "minister for ports (Ana Rivas) (LP):" is all of a line: one that no capital begins, and that ends so. */
static bool
may_be_held(const struct label_search *s)
{
	size_t end = s->next - (s->next > s->at && s->text.s[s->next - 1] == '\n');

	return end > s->at + 1 && s->text.s[end - 1] == ':' && s->text.s[end - 2] == ')';
}

bool
label_find(struct speakers *sp, struct label_search *s, struct label *l)
{
	if (s->kept)
		return find_kept(s, l);
	for (; s->at < s->text.n; s->at = s->next) {
		s->next = label_next_line(s->text, s->at);
		s->lines++;
		if ((label_may_begin(s->text, s->at) || may_be_held(s)) && may_stand(s->text, s->at) &&
		    label_read(sp, s->text, s->at, l) &&
		    (s->at == 0 || l->shape != SHAPE_NAME || (sp->play && l->form == LABEL_STOP)))
			return found(s, l);
	}
	return false;
}
