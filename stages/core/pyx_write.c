/* pyx_write.c - the one writer of the stream. What is written for a node is put together right in the output's buffer. */
#include <rapporteur/block.h>
#include <rapporteur/cells.h>
#include <rapporteur/pyx.h>
#include <rapporteur/source.h>

#define PIECE 512u	/* bytes that there is room for at a time: half for escaped ones, half for what stands behind them */

static inline block
escaped(block b)
{
	return (block)(b == '\n') | (block)(b == '\t') | (block)(b == '\\');
}

static inline bool
is_escaped(char c)
{
	return c == '\n' || c == '\t' || c == '\\';
}

/* The first byte that is escaped, of which there is one; there are two blocks behind it. */
static size_t
first_escaped(const char *s)
{
	for (size_t i = 0;; i += 2 * BLOCK) {
		block a = escaped(block_at(s + i)), b = escaped(block_at(s + i + BLOCK));

		if (block_any(a | b))
			return i + (block_any(a) ? block_first(a) : BLOCK + block_first(b));
	}
}

static inline char *
put_escaped(char *o, char c)
{
	*o++ = '\\';
	*o++ = c == '\n' ? 'n' : c == '\t' ? 't' : '\\';
	return o;
}

/* The text, and a line end behind it. Bytes that are escaped often stand together. */
static void
escape(struct rap_buf *b, struct rap_str s)
{
	size_t i = 0, n, at;

	do {
		char *o;

		rap_buf_reserve(b, PIECE + 2 * BLOCK);
		o = b->s + b->n;
		for (size_t most = i + PIECE / 4; i < s.n && i < most && is_escaped(s.s[i]); i++)
			o = put_escaped(o, s.s[i]);
		b->n = (size_t)(o - b->s);
		n = s.n - i < PIECE / 2 ? s.n - i : PIECE / 2;
		if (n > 0)
			memcpy(o, s.s + i, n);
		o[n] = '\n';		/* where the search ends */
		at = first_escaped(o);
		b->n += at;
		i += at;
	} while (i < s.n);
	b->s[b->n++] = '\n';
}

static void
line(struct rap_buf *b, char kind, struct rap_str s)
{
	rap_buf_addc(b, kind);
	escape(b, s);
}

/* The kind, the name, and what ends it. A name is not escaped: it came from a line and has no line end in it. */
static void
tag(struct rap_buf *b, char kind, struct rap_str name, char end)
{
	char *o;

	rap_buf_reserve(b, name.n + 2);
	o = b->s + b->n;
	b->n += name.n + 2;
	o[0] = kind;
	memcpy(o + 1, name.s, name.n);
	o[name.n + 1] = end;
}

/* Value absent: it is the ranges. */
static void
attribute(struct rap_buf *b, struct rap_str name, struct rap_str value, const struct rap_node *n)
{
	tag(b, 'A', name, ' ');
	if (value.s) {
		escape(b, value);
		return;
	}
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
		tag(b, '(', rap_name_str(doc, n->name), '\n');
		attributes(b, doc, n);
	}
}

/* Closes n, and what ends with it; the node that comes next, NULL behind the root. */
static const struct rap_node *
leave(struct rap_buf *b, const struct rap_doc *doc, const struct rap_node *n)
{
	for (;; n = n->parent) {
		if (rap_is_elem(n))
			tag(b, ')', rap_name_str(doc, n->name), '\n');
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
	struct rap_buf *b = &out->buf;

	while (n) {
		size_t before = b->n;

		enter(b, doc, n);
		first = rap_first(&cells, n);
		n = first ? first : leave(b, doc, n);
		rap_out_grown(out, before);
	}
	rap_cells_free(&cells);
}
