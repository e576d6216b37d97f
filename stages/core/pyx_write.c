/* pyx_write.c - the one writer of the stream. What is written for a node is put together right in the output's buffer. */
#include <rapporteur/block.h>
#include <rapporteur/cells.h>
#include <rapporteur/pyx.h>
#include <rapporteur/source.h>
#include <rapporteur/word.h>

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

/* Copies n bytes, or those before the first that is escaped; how many. There is room for a block more. */
static inline size_t
copy_plain(char *o, const char *s, size_t n)
{
	size_t i = 0;
	block plain;

	for (; n - i > 2 * BLOCK; i += 2 * BLOCK) {
		block a = block_at(s + i), b = block_at(s + i + BLOCK);

		memcpy(o + i, &a, BLOCK);
		memcpy(o + i + BLOCK, &b, BLOCK);
		if (block_any(escaped(a) | escaped(b)))
			break;
	}
	for (; n - i > BLOCK; i += BLOCK) {
		block b = block_at(s + i);

		memcpy(o + i, &b, BLOCK);
		if (block_any(escaped(b)))
			return i + block_first(escaped(b));
	}
	rap_word_copy(o + i, s + i, n - i);
	o[n] = '\n';		/* where the search ends */
	plain = escaped(block_at(o + i));
	return i + block_first(plain);
}

/* Bytes that are escaped often stand together. */
static size_t
put_escaped(struct rap_buf *b, struct rap_str s)
{
	size_t i = 0;

	for (; i < s.n && is_escaped(s.s[i]); i++) {
		rap_buf_addc(b, '\\');
		rap_buf_addc(b, s.s[i] == '\n' ? 'n' : s.s[i] == '\t' ? 't' : '\\');
	}
	return i;
}

/* The text before the first byte that is escaped; what is left. */
static inline struct rap_str
put_plain(struct rap_buf *b, struct rap_str s)
{
	size_t n;

	rap_buf_reserve(b, s.n + BLOCK);
	n = copy_plain(b->s + b->n, s.s, s.n);
	b->n += n;
	return (struct rap_str){ s.s + n, s.n - n };
}

static __attribute__((noinline)) void
escape_rest(struct rap_buf *b, struct rap_str s)
{
	while (s.n > 0) {
		s = rap_cut(s, put_escaped(b, s), s.n);
		s = put_plain(b, s);
	}
	rap_buf_addc(b, '\n');
}

/* The text, and a line end behind it. */
static void
escape(struct rap_buf *b, struct rap_str s)
{
	s = put_plain(b, s);
	if (s.n > 0)
		escape_rest(b, s);
	else
		b->s[b->n++] = '\n';
}

static void
line(struct rap_buf *b, char kind, struct rap_str s)
{
	rap_buf_addc(b, kind);
	escape(b, s);
}

static void
ranges(struct rap_buf *b, const struct rap_node *n)
{
	rap_source_print(b, n);
	rap_buf_addc(b, '\n');
}

static __attribute__((noinline)) void
tag_other(struct rap_buf *b, char kind, struct rap_str name, char end)
{
	rap_buf_addc(b, kind);
	rap_buf_add(b, name.s, name.n);
	rap_buf_addc(b, end);
}

/* The kind, the name, and what ends it. A name is not escaped: it came from a line and has no line end in it. */
static inline void
tag(struct rap_buf *b, char kind, const struct rap_doc *doc, uint32_t name, char end)
{
	const struct rap_known *known;
	char *o;

	if (name >= RAP_FIRST_OTHER) {
		tag_other(b, kind, rap_name_str(doc, name), end);
		return;
	}
	known = &rap_names_known[name];
	rap_buf_reserve(b, 1 + RAP_NAME_ROOM + 1);
	o = b->s + b->n;
	b->n += known->n + 2;
	o[0] = kind;
	memcpy(o + 1, known->s, RAP_NAME_ROOM);
	o[1 + known->n] = end;
}

static void
attributes(struct rap_buf *b, const struct rap_doc *doc, const struct rap_node *n)
{
	for (const struct rap_attr *a = n->attrs; a; a = a->next) {
		tag(b, 'A', doc, a->name, ' ');
		if (a->value.s)
			escape(b, a->value);
		else
			ranges(b, n);
	}
	if (rap_source_trails(n)) {
		tag(b, 'A', doc, RAP_SOURCE, ' ');
		ranges(b, n);
	}
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
		tag(b, '(', doc, n->name, '\n');
		attributes(b, doc, n);
	}
}

/* Closes n, and what ends with it; the node that comes next, NULL behind the root. */
static const struct rap_node *
leave(struct rap_buf *b, const struct rap_doc *doc, const struct rap_node *n)
{
	for (;; n = n->parent) {
		if (rap_is_elem(n))
			tag(b, ')', doc, n->name, '\n');
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
