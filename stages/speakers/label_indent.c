/* label_indent.c - in a script names stand far in, what is said less far, and what happens at the margin.
 *
 *			ANNA
 *		We sail at noon.
 *
 *	She takes the lamp.			nobody says that
 *
 * In verse the first words may stand far in, where they end another's line. */
#include "label_flow.h"

#define COLUMN 4		/* blanks by which one column differs from the next, at least */

/* The blanks before the line at byte at. */
static size_t
blanks_at(struct rap_str text, size_t at)
{
	size_t i = at;

	while (i < text.n && text.s[i] == ' ')
		i++;
	return i - at;
}

/* The fewest blanks before a line of the text, or the most. */
static size_t
indent_of(struct rap_str text, bool most)
{
	size_t indent = blanks_at(text, 0);

	for (size_t at = label_next_line(text, 0); at < text.n; at = label_next_line(text, at)) {
		size_t blanks = blanks_at(text, at);

		if (most ? blanks > indent : blanks < indent)
			indent = blanks;
	}
	return indent;
}

void
label_indent_begin(struct flow *f, struct rap_str label, bool alone)
{
	f->label_indent = alone ? blanks_at(label, 0) : 0;
	f->indent = 0;
}

void
label_indent_said(struct flow *f, struct rap_str text)
{
	size_t indent = f->label_indent > COLUMN ? indent_of(text, false) : 0;

	f->indent = indent >= COLUMN && indent + COLUMN <= f->label_indent ? indent : 0;
	if (f->indent > 0 && (f->least_indent == 0 || f->indent < f->least_indent))
		f->least_indent = f->indent;
}

bool
label_is_action(const struct flow *f, struct rap_str text)
{
	return f->indent > 0 && indent_of(text, true) + COLUMN <= f->least_indent;
}
