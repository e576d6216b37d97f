/* pyx_write.c - the one writer of the stream. */
#include <rapporteur/pyx.h>
#include <rapporteur/source.h>

static void
escaped(struct rap_out *out, struct rap_str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (c > '\\' || (c != '\n' && c != '\t' && c != '\\'))
			continue;
		rap_put(out, s.s + from, i - from);
		rap_putc(out, '\\');
		rap_putc(out, c == '\n' ? 'n' : c == '\t' ? 't' : '\\');
		from = i + 1;
	}
	rap_put(out, s.s + from, s.n - from);
}

static void
line(struct rap_out *out, char kind, struct rap_str s)
{
	rap_putc(out, kind);
	escaped(out, s);
	rap_putc(out, '\n');
}

/* A name is not escaped: it came from a line and has no line end in it. */
static void
tag(struct rap_out *out, char kind, struct rap_str name)
{
	rap_putc(out, kind);
	rap_puts(out, name);
	rap_putc(out, '\n');
}

/* Value absent: it is the ranges. */
static void
attribute(struct rap_out *out, struct rap_str name, struct rap_str value, const struct rap_node *n, struct rap_buf *scratch)
{
	rap_putc(out, 'A');
	rap_puts(out, name);
	rap_putc(out, ' ');
	if (!value.s) {
		rap_buf_clear(scratch);
		rap_source_print(scratch, n);
		rap_puts(out, rap_buf_str(scratch));
	} else
		escaped(out, value);
	rap_putc(out, '\n');
}

static void
attributes(struct rap_out *out, const struct rap_doc *doc, const struct rap_node *n, struct rap_buf *scratch)
{
	for (const struct rap_attr *a = n->attrs; a; a = a->next)
		attribute(out, rap_name_str(doc, a->name), a->value, n, scratch);
	if (rap_source_trails(n))
		attribute(out, rap_name_str(doc, RAP_SOURCE), (struct rap_str){ NULL, 0 }, n, scratch);
}

/* What is written when the walk comes to n. */
static void
enter(struct rap_out *out, const struct rap_doc *doc, const struct rap_node *n, struct rap_buf *scratch)
{
	if (n->name == RAP_CDATA)
		line(out, '-', n->text);
	else if (n->name == RAP_PI)
		line(out, '?', n->text);
	else {
		tag(out, '(', rap_name_str(doc, n->name));
		attributes(out, doc, n, scratch);
	}
}

/* Closes n, and what ends with it; the node that comes next, NULL behind the root. */
static const struct rap_node *
leave(struct rap_out *out, const struct rap_doc *doc, const struct rap_node *n)
{
	for (;; n = n->parent) {
		if (rap_is_elem(n))
			tag(out, ')', rap_name_str(doc, n->name));
		if (n == doc->root)
			return NULL;
		if (n->next)
			return n->next;
	}
}

void
rap_pyx_write(struct rap_out *out, const struct rap_doc *doc)
{
	const struct rap_node *n = doc->root;
	struct rap_buf scratch = { 0 };

	while (n) {
		enter(out, doc, n, &scratch);
		n = n->first ? n->first : leave(out, doc, n);
	}
	rap_buf_free(&scratch);
}
