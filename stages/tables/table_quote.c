/* table_quote.c - lines in a quotation, as mail has them: the marks are set aside, so that a table in it is seen. A part
 * of rap-tables.
 *
 *	> | Port   | Ships |
 *	> |--------|-------|
 *	> | Bergen |    12 |
 */
#include "tables.h"

#define INDENT 3		/* blanks before the mark, at most */

/* Bytes up to the text: "> ", ">> ", "> > "; 0 where the line is not quoted. */
static size_t
marks(struct rap_str text)
{
	size_t i = 0, end = 0;

	while (i < text.n && i < INDENT && text.s[i] == ' ')
		i++;
	for (; i < text.n && (text.s[i] == '>' || (end && text.s[i] == ' ' && i == end)); i++)
		if (text.s[i] == '>')
			end = i + 1;
	return end;
}

/* A row of a table that begins "> 65 years" has others beside it that begin with something else. */
static bool
may_be_row(const struct line *line)
{
	return line->traits & (ENTRIES | BARS);
}

static void
set_aside(struct line *line)
{
	line->lead = marks(line->text);
	line->text = rap_cut(line->text, line->lead, line->text.n);
	line->traits = line_traits(line->text);
}

void
lines_unquote(struct lines *lines)
{
	size_t i, k, end;

	for (i = 0; i < lines->n; i = end > i ? end : i + 1) {
		for (end = i; end < lines->n && lines->v[end].traits & QUOTED && marks(lines->v[end].text); end++)
			;
		if (end < i + 2 || (i && may_be_row(&lines->v[i - 1])) || (end < lines->n && may_be_row(&lines->v[end])))
			continue;
		for (k = i; k < end; k++)
			set_aside(&lines->v[k]);
		lines->v[i].walled = true;
		if (end < lines->n)
			lines->v[end].walled = true;
	}
}
