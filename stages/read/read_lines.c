/* read_lines.c - the body: one ab for each line, one pb for each form feed. Last step of rap-read. */
#include <string.h>

#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

#include "read.h"

/* A leaf for text, which begins at character start; returns where it ends. */
static size_t
add_line(struct rap_doc *doc, struct rap_node *body, struct rap_str text, size_t start)
{
	struct rap_node *line = rap_add_new(doc, body, RAP_AB);
	size_t end = start + rap_utf8_count(text.s, text.n);

	rap_set(doc, line, RAP_TYPE, RAP_STR("line"));
	rap_source_set(doc, line, start, end);
	if (text.n > 0)
		rap_add(line, rap_cdata(doc, text));
	return end;
}

/* A line with form feeds in it: what stands between them are lines, where something does. "...page 3<FF>Agenda" */
static size_t
add_pages(struct rap_doc *doc, struct rap_node *body, struct rap_str line, size_t start)
{
	size_t at = 0;

	for (;;) {
		const char *feed = memchr(line.s + at, '\f', line.n - at);
		size_t stop = feed ? (size_t)(feed - line.s) : line.n;

		if (stop > at)
			start = add_line(doc, body, rap_cut(line, at, stop), start);
		if (!feed)
			return start;
		rap_source_set(doc, rap_add_new(doc, body, RAP_PB), start, start + 1);
		start++;
		at = stop + 1;
	}
}

void
read_lines(struct rap_doc *doc, struct rap_node *body, struct rap_str text)
{
	size_t start = 0;	/* in characters */

	for (size_t at = 0; at < text.n;) {
		const char *end = memchr(text.s + at, '\n', text.n - at);
		struct rap_str line = rap_cut(text, at, end ? (size_t)(end - text.s) : text.n);

		if (memchr(line.s, '\f', line.n))
			start = add_pages(doc, body, line, start);
		else
			start = add_line(doc, body, line, start);
		start++;	/* the line end */
		at += line.n + 1;
	}
}
