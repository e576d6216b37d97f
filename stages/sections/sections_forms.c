/* sections_forms.c - blocks whose lines are entries by themselves are cut into lines before anything is judged: forms,
 * runs of links; and where lines were kept as they stand, the table of contents, and those that a colon announces.
 *
 *	Quorum: half of the members		CONTENTS
 *	Term:   two years			Preface                  iii
 *	Seat:   Port Maren			Chapter I. The Harbour     1 */
#include <string.h>

#include <rapporteur/tree.h>

#include "sections.h"

#define LINE_BYTES 80		/* of a line below words that announce a list */
#define BEGINNING 144		/* bytes in which the first line of a form ends */

/* The column of the text of the line that starts at byte *at, which goes on to the next line. */
static size_t
next_indent(struct rap_str own, size_t *at)
{
	size_t i = *at, len;
	const char *end;

	while (i < own.n && own.s[i] != '\n' && rap_is_space(rap_utf8_get(own.s + i, own.n - i, &len)))
		i += len;
	len = rap_width(rap_cut(own, *at, i));
	end = i < own.n ? memchr(own.s + i, '\n', own.n - i) : NULL;
	*at = end ? (size_t)(end - own.s) + 1 : own.n;
	return len;
}

static bool
is_link(struct rap_str t)
{
	return (rap_starts(t, "http://") || rap_starts(t, "https://") || rap_starts(t, "www.")) && !memchr(t.s, ' ', t.n);
}

/* Each line that stands where the first one does begins with a label, and there are two at least. */
static bool
is_form(struct rap_str own)
{
	size_t at = 0, labels = 0, indent = next_indent(own, &at), line = 0;

	for (at = 0; at < own.n; line = at) {
		size_t column = next_indent(own, &at);
		struct rap_str text = rap_trim(rap_cut(own, line, at));

		if (column < indent || (column == indent && !sections_label(text) && !is_link(text)))
			return false;
		labels += column == indent;
	}
	return labels > 1;
}

/* Whether the text came in one piece or line by line, its first line begins with a label or is a link. */
static bool
may_be_form(struct rap_str text)
{
	const char *end;
	size_t from = 0;

	text = rap_cut(text, 0, BEGINNING);
	while (from < text.n && text.s[from] == ' ')
		from++;
	text = rap_cut(text, from, text.n);
	if (text.n == 0 || (text.s[0] != 'h' && text.s[0] != 'w' && !memchr(text.s, ':', text.n)))
		return false;
	end = memchr(text.s, '\n', text.n);
	text = rap_trim(end ? rap_cut(text, 0, (size_t)(end - text.s)) : text);
	return is_link(text) || sections_label(text) > 0;
}

/* The text in one node where it is nothing but text: each cut moves the nodes behind it. */
static struct rap_str
one_text(struct rap_doc *doc, struct rap_node *leaf)
{
	struct rap_str own = rap_own(doc, leaf);

	for (const struct rap_node *n = leaf->first; n; n = n->next)
		if (n->name != RAP_CDATA)
			return own;
	while (leaf->first != leaf->last)
		rap_remove(leaf->last);
	leaf->first->text = own;
	return own;
}

/* Cuts the leaf where a line begins at the column of the first, or at every line. */
static void
cut(struct rap_doc *doc, struct rap_node *n, bool every)
{
	struct rap_str own = one_text(doc, n);
	size_t at = 0, from = 0, first = next_indent(own, &at);

	for (size_t line = at; line < own.n; line = at) {
		if (next_indent(own, &at) != first && !every)
			continue;
		n = rap_add_after(n, rap_split(doc, n, line - from));
		rap_unset(n, RAP_N);
		from = line;
	}
}

/* --- the table of contents */

/* "Preface   iii", "The Harbour . . . 12": a page number in figures of either kind, behind a gap or leaders */
static bool
ends_in_page(struct rap_str line)
{
	size_t n = line.n, from;

	while (n > 0 && ((line.s[n - 1] >= '0' && line.s[n - 1] <= '9') || strchr("ivxlc", line.s[n - 1])))
		n--;
	from = n;
	while (n > 0 && (line.s[n - 1] == ' ' || line.s[n - 1] == '.' || line.s[n - 1] == '\t'))
		n--;
	return from < line.n && n > 0 && (from - n > 1 || (from > n && line.s[from] <= '9'));
}

/* Three lines at least, and most of them end in a page number. */
static bool
is_contents(struct rap_str own)
{
	size_t lines = 0, pages = 0;

	for (size_t at = 0, line = 0; at < own.n; line = at) {
		struct rap_str text;

		next_indent(own, &at);
		text = rap_trim(rap_cut(own, line, at));
		lines += text.n > 0;
		pages += ends_in_page(text);
	}
	return lines > 2 && pages * 3 >= lines * 2;
}

/* "Present:" and short lines below it, without figures as an address has */
static bool
is_lead_and_lines(struct rap_str own)
{
	size_t lines = 0;
	bool lead = false;

	for (size_t at = 0, line = 0; at < own.n; line = at) {
		struct rap_str text;

		next_indent(own, &at);
		text = rap_trim(rap_cut(own, line, at));
		if (lines++ == 0) {
			lead = rap_ends(text, ":");
			continue;
		}
		if (!lead || text.n == 0 || text.n > LINE_BYTES || rap_ends(text, ":") || strchr(".!?-", text.s[text.n - 1]))
			return false;
		for (size_t i = 0; i < text.n; i++)
			if (text.s[i] >= '0' && text.s[i] <= '9')
				return false;
	}
	return lines > 2;
}

/* The first line ends in a colon; where lines are no nodes of their own, that is not known yet. */
static bool
may_lead(const struct rap_node *leaf)
{
	const struct rap_node *end = leaf->first->next;

	return !rap_is(end, RAP_CDATA) || !rap_eqz(end->text, "\n") || rap_ends(rap_trim(leaf->first->text), ":") ||
	    memchr(leaf->first->text.s, '\n', leaf->first->text.n);
}

static bool
is_contents_head(const struct sections *s, const struct rap_node *n)
{
	struct rap_str text = n && rap_is(n->first, RAP_CDATA) ? rap_trim(n->first->text) : (struct rap_str){ 0 };

	return text.n > 0 && rap_lexicon_find(s->words[WORDS_CONTENTS], text);
}

void
sections_forms(struct sections *s)
{
	const struct rap_node *before = NULL;

	for (struct rap_node *n = rap_body(s->doc)->first, *next; n; n = next) {
		next = n->next;
		if (!rap_is(n, RAP_AB) || !rap_is(n->first, RAP_CDATA))
			continue;
		if (rap_attr_is(n, RAP_TYPE, "block")) {
			if (may_be_form(n->first->text) && is_form(rap_own(s->doc, n)))
				cut(s->doc, n, false);
		} else if (rap_attr_is(n, RAP_TYPE, "keep") && ((is_contents_head(s, before) && is_contents(rap_own(s->doc, n))) ||
		    (may_lead(n) && is_lead_and_lines(rap_own(s->doc, n))))) {
			rap_setz(s->doc, n, RAP_TYPE, "block");
			cut(s->doc, n, true);
		}
		before = n;
	}
}
