/* tei_corpus.c - ids of a document that becomes a part of a teiCorpus. Each document counts its own (s1, t1, u1), but in
 * the corpus' one XML document an id may be given once: there s1 of the document "minutes" is minutes.s1. */
#include <string.h>

#include <rapporteur/tree.h>

#include "tei.h"

/* Who asks and who answers is the same for all documents, and no id. */
static bool
is_common(struct rap_str pointer)
{
	return rap_eqz(pointer, "#question") || rap_eqz(pointer, "#answer");
}

static void
add_qualified(struct rap_buf *b, struct rap_str local, struct rap_str id)
{
	rap_buf_add(b, id.s, id.n);
	rap_buf_addc(b, '.');
	rap_buf_add(b, local.s, local.n);
}

/* The pointers in value, one blank between two. */
static void
add_pointers(struct rap_buf *b, struct rap_str value, struct rap_str id)
{
	while (value.n > 0) {
		const char *blank = memchr(value.s, ' ', value.n);
		size_t n = blank ? (size_t)(blank - value.s) : value.n;
		struct rap_str pointer = rap_cut(value, 0, n);

		if (rap_starts(pointer, "#") && !is_common(pointer)) {
			rap_buf_addc(b, '#');
			add_qualified(b, rap_cut(pointer, 1, n), id);
		} else
			rap_buf_add(b, pointer.s, n);
		if (blank)
			rap_buf_addc(b, ' ');
		value = rap_cut(value, n + (blank != NULL), value.n);
	}
}

static bool
is_pointer(uint32_t name)
{
	return name == RAP_WHO || name == RAP_REF || name == RAP_NEXT || name == RAP_PREV || name == RAP_TARGET;
}

static void
qualify(struct rap_doc *doc, struct rap_attr *a, struct rap_str id)
{
	struct rap_buf b = { 0 };

	if (a->name == RAP_XML_ID)
		add_qualified(&b, a->value, id);
	else
		add_pointers(&b, a->value, id);
	a->value = rap_arena_copy(doc->arena, rap_buf_str(&b));
	rap_buf_free(&b);
}

void
rap_tei_qualify(struct rap_doc *doc)
{
	struct rap_str id = rap_attr(doc->root, RAP_XML_ID);

	if (id.n == 0)
		return;
	for (struct rap_node *n = rap_walk(doc->root, doc->root); n; n = rap_walk(n, doc->root))
		for (struct rap_attr *a = rap_is_elem(n) ? n->attrs : NULL; a; a = a->next)
			if (a->name == RAP_XML_ID || is_pointer(a->name))
				qualify(doc, a, id);
}
