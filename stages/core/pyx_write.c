/* pyx_write.c - the one writer of the stream. What is written for a node is put together in a buffer, and handed over whole. */
#include <rapporteur/cells.h>
#include <rapporteur/pyx.h>
#include <rapporteur/source.h>
#include <rapporteur/word.h>

static bool
is_escaped(char c)
{
	return c == '\n' || c == '\t' || c == '\\';
}

/* The first byte from i on that is escaped, the length where there is none. */
static size_t
next_escaped(struct rap_str s, size_t i)
{
	while (i < s.n) {
		size_t end = i + RAP_WORD;

		if (end <= s.n && !rap_word_below(rap_word(s.s + i), ' ') && !rap_word_has(rap_word(s.s + i), '\\')) {
			i = end;
			continue;
		}
		for (; i < s.n && i < end; i++)
			if (is_escaped(s.s[i]))
				return i;
	}
	return s.n;
}

static void
escape(struct rap_buf *b, struct rap_str s)
{
	for (size_t i = 0, next; i < s.n; i = next) {
		next = next_escaped(s, i);
		rap_buf_add(b, s.s + i, next - i);
		if (next == s.n)
			break;
		rap_buf_addc(b, '\\');
		rap_buf_addc(b, s.s[next] == '\n' ? 'n' : s.s[next] == '\t' ? 't' : '\\');
		next++;
	}
}

static void
line(struct rap_buf *b, char kind, struct rap_str s)
{
	rap_buf_addc(b, kind);
	escape(b, s);
	rap_buf_addc(b, '\n');
}

/* A name is not escaped: it came from a line and has no line end in it. */
static void
tag(struct rap_buf *b, char kind, struct rap_str name)
{
	rap_buf_addc(b, kind);
	rap_buf_add(b, name.s, name.n);
	rap_buf_addc(b, '\n');
}

/* Value absent: it is the ranges. */
static void
attribute(struct rap_buf *b, struct rap_str name, struct rap_str value, const struct rap_node *n)
{
	rap_buf_addc(b, 'A');
	rap_buf_add(b, name.s, name.n);
	rap_buf_addc(b, ' ');
	if (value.s)
		escape(b, value);
	else
		rap_source_print(b, n);
	rap_buf_addc(b, '\n');
}

static void
attributes(struct rap_buf *b, const struct rap_doc *doc, const struct rap_node *n)
{
	for (const struct rap_attr *a = n->attrs; a; a = a->next)
		attribute(b, rap_name_str(doc, a->name), a->value, n);
	if (rap_source_trails(n))
		attribute(b, rap_name_str(doc, RAP_SOURCE), (struct rap_str){ NULL, 0 }, n);
}

/* What is written when the walk comes to n. */
static void
enter(struct rap_buf *b, const struct rap_doc *doc, const struct rap_node *n)
{
	if (n->name == RAP_CDATA)
		line(b, '-', n->text);
	else if (n->name == RAP_PI)
		line(b, '?', n->text);
	else {
		tag(b, '(', rap_name_str(doc, n->name));
		attributes(b, doc, n);
	}
}

/* Closes n, and what ends with it; the node that comes next, NULL behind the root. */
static const struct rap_node *
leave(struct rap_buf *b, const struct rap_doc *doc, const struct rap_node *n)
{
	for (;; n = n->parent) {
		if (rap_is_elem(n))
			tag(b, ')', rap_name_str(doc, n->name));
		if (n == doc->root)
			return NULL;
		if (n->next)
			return n->next;
	}
}

void
rap_pyx_write(struct rap_out *out, const struct rap_doc *doc)
{
	const struct rap_node *n = doc->root, *first;
	struct rap_cells cells = { 0 };
	struct rap_buf b = { 0 };

	while (n) {
		rap_buf_clear(&b);
		enter(&b, doc, n);
		first = rap_first(&cells, n);
		n = first ? first : leave(&b, doc, n);
		rap_put(out, b.s, b.n);
	}
	rap_buf_free(&b);
	rap_cells_free(&cells);
}
