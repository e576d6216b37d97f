/* table_lines.c - the body's lines as an array. First step of rap-tables. */
#include <stdlib.h>

#include <rapporteur/source.h>

#include "tables.h"

/* The first look: a character of ASCII that is not white. */
static bool
is_ink(char c)
{
	return c > ' ';
}

static void
add_line(struct lines *lines, size_t *cap, struct rap_node *node)
{
	struct rap_str own = node->first ? node->first->text : RAP_STR("");
	struct line *line;
	size_t len;

	if (lines->n == *cap) {
		*cap = *cap ? *cap * 2 : 256;
		lines->v = rap_realloc(lines->v, *cap, sizeof *lines->v);
	}
	line = &lines->v[lines->n++];
	line->node = node;
	while (own.n > 0 && !is_ink(own.s[own.n - 1]) && rap_is_space(rap_utf8_last(own, &len)))
		own.n -= len;
	line->text = own;
	line->traits = line_traits(line->text);
	line->lead = 0;
	line->marked = line->walled = line->taken = false;
}

/* A line that this stage can cut: as rap-read made it, all its text from one range. */
bool
line_is(const struct rap_node *node)
{
	return rap_is(node, RAP_AB) && rap_attr_is(node, RAP_TYPE, "line") && node->nsource <= 1 &&
	    node->first == node->last && (!node->first || node->first->name == RAP_CDATA);
}

void
lines_collect(struct lines *lines, struct rap_doc *doc)
{
	struct rap_node *body = rap_body(doc), *node;
	bool marked = false, walled = false;
	size_t cap = 0;

	*lines = (struct lines){ doc, NULL, 0 };
	for (node = body ? body->first : NULL; node; node = node->next) {
		if (rap_is(node, RAP_FW) && rap_attr_is(node, RAP_TYPE, "header"))
			reclaim_header(doc, node);
		if (line_is(node)) {
			add_line(lines, &cap, node);
			lines->v[lines->n - 1].marked = marked;
			lines->v[lines->n - 1].walled = walled;
			marked = walled = false;
		} else if (rap_is(node, RAP_FW) || rap_is(node, RAP_PB))
			marked = true;
		else
			walled = true;
	}
}

bool
line_blank(const struct line *line)
{
	return line->text.n == 0;
}

bool
line_draws(const struct line *line)
{
	return line->traits & RULE && !(line->traits & BARS);
}

size_t
lines_next(const struct lines *lines, size_t i)
{
	bool blank = false, marked = false;

	for (i++; i < lines->n; i++) {
		const struct line *line = &lines->v[i];

		if (line->walled || line->taken)
			return lines->n;
		marked |= line->marked;
		if (!line_blank(line))
			return blank && !marked ? lines->n : i;
		blank = true;
	}
	return lines->n;
}

size_t
lines_fit(const struct lines *lines, size_t i)
{
	size_t end = i;

	while (end < lines->n && !line_blank(&lines->v[end]) && !lines->v[end].taken && (end == i || !lines->v[end].walled))
		end++;
	return end;
}

/* --- a walk by display columns */

void
cursor_look(struct cursor *cur)
{
	cur->c = rap_utf8_get(cur->text.s + cur->at, cur->text.n - cur->at, &cur->len);
	if (cur->c == '\t')
		cur->width = 8 - cur->col % 8;
	else if (cur->c < 0x80)
		cur->width = 1;
	else
		cur->width = rap_width(rap_cut(cur->text, cur->at, cur->at + cur->len));
}

struct cursor
cursor_start(struct rap_str text)
{
	struct cursor cur = { text, 0, 0, 0, 0, 0 };

	cursor_look(&cur);
	return cur;
}

void
cursor_next(struct cursor *cur)
{
	cur->at += cur->len;
	cur->col += cur->width;
	cursor_look(cur);
}

size_t
line_indent(const struct line *line)
{
	struct cursor cur = cursor_start(line->text);

	while (cur.c && rap_is_space(cur.c))
		cursor_next(&cur);
	return cur.col;
}
