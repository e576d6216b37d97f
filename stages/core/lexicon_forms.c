/* lexicon_forms.c - a line of a word list that stands for several entries: "put the {motion,item} to the vote". */
#include "lexicon_list.h"

#define MOST_BYTES ((size_t)1 << 20)	/* that one line may stand for: few brackets would fill the memory */

/* The group that s begins with, brackets and all; empty where it does not end, or has another in it. */
static struct rap_str
group_at(struct rap_str s)
{
	for (size_t i = 1; i < s.n && s.s[i] != '{'; i++)
		if (s.s[i] == '}')
			return rap_cut(s, 0, i + 1);
	return RAP_STR("");
}

static size_t
alternatives(struct rap_str group)
{
	size_t n = 1;

	for (size_t i = 0; i < group.n; i++)
		n += group.s[i] == ',';
	return n;
}

/* The i-th alternative of the group, of i < alternatives(group). */
static struct rap_str
alternative(struct rap_str group, size_t i)
{
	size_t from = 1, to;

	for (; i > 0; from++)
		i -= group.s[from] == ',';
	for (to = from; group.s[to] != ',' && group.s[to] != '}'; to++)
		;
	return rap_cut(group, from, to);
}

size_t
lexicon_forms(struct rap_str text, size_t class)
{
	size_t n = 1;

	for (size_t i = 0; i < text.n; i++) {
		struct rap_str group;

		if (text.s[i] != '{')
			continue;
		group = group_at(rap_cut(text, i, text.n));
		if (group.n == 0)
			return 0;
		i += group.n - 1;
		n *= alternatives(group);
		if (n > MOST_BYTES / (text.n + class))
			return 0;
	}
	return n;
}

/* A blank more behind one, or at the beginning, is where an alternative is empty: "is {,very} glad". */
static void
add_text(struct rap_buf *form, struct rap_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] != ' ' || (form->n > 0 && form->s[form->n - 1] != ' '))
			rap_buf_addc(form, text.s[i]);
}

/* "says", or "say:base", which has a class of its own. */
static void
add_alternative(struct rap_buf *form, struct rap_buf *class, struct rap_str alternative)
{
	const char *colon = memchr(alternative.s, ':', alternative.n);
	size_t n = colon ? (size_t)(colon - alternative.s) : alternative.n;

	add_text(form, rap_cut(alternative, 0, n));
	if (!colon)
		return;
	if (class->n > 0)
		rap_buf_addc(class, ' ');
	rap_buf_add(class, alternative.s + n + 1, alternative.n - n - 1);
}

void
lexicon_form(struct rap_str text, size_t i, struct rap_buf *form, struct rap_buf *class)
{
	for (size_t at = 0; at < text.n; at++) {
		struct rap_str group;
		size_t n;

		if (text.s[at] != '{') {
			add_text(form, rap_cut(text, at, at + 1));
			continue;
		}
		group = group_at(rap_cut(text, at, text.n));
		n = alternatives(group);
		add_alternative(form, class, alternative(group, i % n));
		i /= n;
		at += group.n - 1;
	}
}
