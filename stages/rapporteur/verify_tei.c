/* verify_tei.c - the TEI file, read by libxml2 as a stream of events: no tree, no entities, no network, and no recursion.
 *
 * Each leaf (an element with @source in the text) is compared with its ranges as its text comes; ids and pointers are
 * collected and compared at the end. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <rapporteur/message.h>

#include "verify.h"

struct open {			/* an element */
	const char *name;
	size_t leaf;		/* the leaf that its text belongs to, NOWHERE for none */
	size_t first, n;	/* its own ranges, in the pool; n == 0: it is no leaf */
};
struct pointer {
	char *id;
	const char *attribute;	/* NULL: the id itself */
	size_t line;
};
struct reader {
	const struct source *source;
	struct failure *failure;
	struct ranges pool;	/* of the leaves that are open */
	struct ranges leaves, containers;
	struct open *open;
	size_t depth, room;
	struct leaf *leaf;	/* a stack too: a leaf may stand in a leaf */
	size_t nleaf, leaf_room;
	struct pointer *pointers;
	size_t npointers, pointer_room;
	size_t text;		/* depth of the text element, 0 outside of it */
	xmlParserCtxtPtr parser;
};

static size_t
line_of(const struct reader *r)
{
	return (size_t)xmlSAX2GetLineNumber(r->parser);
}

/* --- attributes */
struct value {			/* of an attribute: not NUL-terminated */
	const char *s;
	size_t n;
};

static struct value
attribute(const xmlChar **attributes, int n, const char *prefix, const char *name)
{
	for (int i = 0; i < n; i++) {
		const xmlChar **a = attributes + 5 * i;
		bool same_prefix = prefix ? a[1] && strcmp((const char *)a[1], prefix) == 0 : !a[1];

		if (same_prefix && strcmp((const char *)a[0], name) == 0)
			return (struct value){ (const char *)a[3], (size_t)(a[4] - a[3]) };
	}
	return (struct value){ NULL, 0 };
}

static void
add_pointer(struct reader *r, const char *s, size_t n, const char *attribute)
{
	struct rap_buf id = { 0 };

	if (r->npointers == r->pointer_room) {
		r->pointer_room = r->pointer_room ? 2 * r->pointer_room : 64;
		r->pointers = rap_realloc(r->pointers, r->pointer_room, sizeof(*r->pointers));
	}
	rap_buf_add(&id, s, n);
	r->pointers[r->npointers++] = (struct pointer){ id.s, attribute, line_of(r) };
}

/* "#chair #kenya": each must be an id of this document. */
static void
add_pointers(struct reader *r, struct value v, const char *attribute)
{
	size_t i = 0, start;

	while (i < v.n) {
		start = i;
		while (i < v.n && v.s[i] != ' ')
			i++;
		if (i > start && (v.s[start] != '#' || i == start + 1))
			fail_tei(r->failure, line_of(r), "@%s is no pointer to an id: %.*s", attribute, (int)(i - start),
			    v.s + start);
		else if (i > start)
			add_pointer(r, v.s + start + 1, i - start - 1, attribute);
		i++;
	}
}

static size_t
number(struct value v, size_t *i)
{
	size_t n = 0, start = *i;

	while (*i < v.n && *i - start < 18 && v.s[*i] >= '0' && v.s[*i] <= '9')
		n = 10 * n + (size_t)(v.s[(*i)++] - '0');
	return *i == start ? NOWHERE : n;
}

static bool
expect(struct value v, size_t *i, const char *what)
{
	size_t n = strlen(what);

	if (v.n - *i < n || memcmp(v.s + *i, what, n) != 0)
		return false;
	*i += n;
	return true;
}

/* @source into the pool. False where it is not of our form, or leads out of the source. */
static bool
add_ranges(struct reader *r, struct value v, const char *name)
{
	size_t i = 0;

	while (i < v.n) {
		struct range range = { NOWHERE, NOWHERE, name };

		if (!expect(v, &i, "src:char="))
			return false;
		range.start = number(v, &i);
		if (!expect(v, &i, ","))
			return false;
		range.end = number(v, &i);
		if (range.end == NOWHERE || range.start > range.end || range.end > r->source->characters)
			return false;
		ranges_add(&r->pool, range);
		if (i < v.n && !expect(v, &i, " "))
			return false;
	}
	return true;
}

/* --- elements */
static struct open *
push(struct reader *r, const char *name)
{
	struct open *o;

	if (r->depth == r->room) {
		r->room = r->room ? 2 * r->room : 64;
		r->open = rap_realloc(r->open, r->room, sizeof(*r->open));
	}
	o = &r->open[r->depth];
	*o = (struct open){ name, r->depth > 0 ? r->open[r->depth - 1].leaf : NOWHERE, r->pool.n, 0 };
	r->depth++;
	return o;
}

/* The pool moves as it grows. */
static struct leaf *
leaf_at(struct reader *r, size_t index)
{
	struct leaf *l = &r->leaf[index];

	l->ranges = r->pool.a + l->first;
	return l;
}

static void
begin_leaf(struct reader *r, struct open *o)
{
	if (r->nleaf == r->leaf_room) {
		r->leaf_room = r->leaf_room ? 2 * r->leaf_room : 16;
		r->leaf = rap_realloc(r->leaf, r->leaf_room, sizeof(*r->leaf));
	}
	o->n = r->pool.n - o->first;
	o->leaf = r->nleaf++;
	r->leaf[o->leaf] = (struct leaf){ .source = r->source, .first = o->first, .n = o->n };
	leaf_open(leaf_at(r, o->leaf));
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nnamespaces,
    const xmlChar **namespaces, int nattributes, int ndefaulted, const xmlChar **attributes)
{
	static const char *const pointing[] = { "who", "ref", "next", "prev" };
	struct reader *r = data;
	struct value id = attribute(attributes, nattributes, "xml", "id");
	struct value source = attribute(attributes, nattributes, NULL, "source");
	struct open *o = push(r, (const char *)name);

	(void)prefix, (void)uri, (void)nnamespaces, (void)namespaces, (void)ndefaulted;
	if (id.s)
		add_pointer(r, id.s, id.n, NULL);
	for (size_t i = 0; i < sizeof(pointing) / sizeof(*pointing); i++)
		add_pointers(r, attribute(attributes, nattributes, NULL, pointing[i]), pointing[i]);
	if (r->text == 0 && strcmp(o->name, "text") == 0)
		r->text = r->depth;
	if (r->text > 0 && source.s && !add_ranges(r, source, o->name))
		fail_tei(r->failure, line_of(r), "@source is not in the source: %.*s", (int)(source.n > 200 ? 200 : source.n),
		    source.s);
	else if (r->text > 0 && source.s)
		begin_leaf(r, o);
	if (strcmp(o->name, "lb") == 0 && o->leaf != NOWHERE && !attribute(attributes, nattributes, NULL, "break").s)
		r->leaf[o->leaf].space = true;
}

static bool
is_container(const char *name)
{
	return strcmp(name, "table") == 0 || strcmp(name, "row") == 0 || strcmp(name, "milestone") == 0 ||
	    strcmp(name, "head") == 0;
}

/* A leaf's ranges are its text; those of a container say only where its lines are drawn. */
static void
end_leaf(struct reader *r, const struct open *o)
{
	struct leaf *l = leaf_at(r, --r->nleaf);
	bool container = !l->started && is_container(o->name);

	if (!container && !l->failed && !leaf_close(l, strcmp(o->name, "head") == 0))
		fail_at(r->failure, l->at, NOWHERE, "the text of %s ends before its range", o->name);
	for (size_t i = 0; i < o->n; i++)
		ranges_add(container ? &r->containers : &r->leaves, r->pool.a[o->first + i]);
	r->pool.n = o->first;
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reader *r = data;
	struct open *o = &r->open[--r->depth];

	(void)name, (void)prefix, (void)uri;
	if (o->n > 0)
		end_leaf(r, o);
	if (r->text > r->depth)
		r->text = 0;
}

static bool
is_blank(const char *s, size_t n)
{
	return strspn(s, " \t\r\n") >= n;
}

static void
on_text(void *data, const xmlChar *s, int n)
{
	struct reader *r = data;
	struct rap_str text = { (const char *)s, (size_t)n };
	const struct open *o = &r->open[r->depth - 1];
	struct leaf *l;

	if (r->text == 0)
		return;
	if (o->leaf == NOWHERE) {
		if (!is_blank(text.s, text.n))
			fail_tei(r->failure, line_of(r), "there is text in %s, which has no @source", o->name);
		return;
	}
	l = leaf_at(r, o->leaf);
	if (!l->failed && !leaf_text(l, text))
		fail_at(r->failure, l->at, NOWHERE, "the text of %s differs from its range", l->ranges->element);
}

static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	struct reader *r = data;

	(void)name, (void)external, (void)system;
	fail_tei(r->failure, line_of(r), "a document type declaration, which we never write");
	xmlStopParser(r->parser);
}

static void
on_error(void *data, xmlErrorPtr error)
{
	struct reader *r = data;
	struct rap_str what = rap_trim(rap_strz(error->message));

	if (error->level >= XML_ERR_ERROR)
		fail_tei(r->failure, (size_t)error->line, "%.*s", (int)what.n, what.s);
}

/* --- ids and pointers */
static int
compare(const void *a, const void *b)
{
	const struct pointer *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	if (order == 0)		/* the ids first */
		order = (x->attribute != NULL) - (y->attribute != NULL);
	return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* Sorted, each id stands before the pointers to it. */
static void
resolve(struct reader *r)
{
	const char *known = NULL;

	if (r->npointers > 0)
		qsort(r->pointers, r->npointers, sizeof(*r->pointers), compare);
	for (size_t i = 0; i < r->npointers; i++) {
		const struct pointer *p = &r->pointers[i];
		bool same = known && strcmp(known, p->id) == 0;

		if (!p->attribute && same)
			fail_tei(r->failure, p->line, "xml:id=\"%s\" stands twice", p->id);
		else if (!p->attribute)
			known = p->id;
		else if (!same)
			fail_tei(r->failure, p->line, "@%s=\"#%s\" leads nowhere", p->attribute, p->id);
	}
}

/* --- the file */
static void
parse(struct reader *r, const struct rap_store *store, const char *tei)
{
	struct rap_store_file *file = rap_store_file(store, tei);
	char block[65536];
	ssize_t n = -1;

	while (file && (n = rap_store_read(file, block, sizeof(block))) > 0)
		if (xmlParseChunk(r->parser, block, (int)n, 0) != 0)
			break;
	if (n < 0)
		fail_tei(r->failure, 0, "cannot be read: %s", strerror(errno));
	else
		xmlParseChunk(r->parser, NULL, 0, 1);
	if (file)
		rap_store_end(file);
}

static void
release(struct reader *r)
{
	xmlFreeParserCtxt(r->parser);
	for (size_t i = 0; i < r->npointers; i++)
		free(r->pointers[i].id);
	free(r->pointers);
	free(r->pool.a);
	free(r->leaves.a);
	free(r->containers.a);
	free(r->open);
	free(r->leaf);
}

void
tei_check(const struct rap_store *store, const char *tei, const struct source *source, struct failure *failure)
{
	xmlSAXHandler handler = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start, .endElementNs = on_end,
		.characters = on_text, .cdataBlock = on_text, .ignorableWhitespace = on_text,
		.internalSubset = on_doctype, .serror = on_error,
	};
	struct reader r = { .source = source, .failure = failure };

	r.parser = xmlCreatePushParserCtxt(&handler, &r, NULL, 0, tei);
	if (!r.parser) {
		rap_message(RAP_M_MEMORY, tei, 0, 0, NULL);
		return;
	}
	xmlCtxtUseOptions(r.parser, XML_PARSE_NONET | XML_PARSE_HUGE);
	parse(&r, store, tei);
	if (r.parser->wellFormed) {
		resolve(&r);
		cover_check(source, &r.leaves, &r.containers, failure);
	}
	release(&r);
}
