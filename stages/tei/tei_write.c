/* tei_write.c - a document's tree as XML: the end of the chain, or any point of it.
 *
 * Three kinds of element. A structural one (div, list, u, ...) has its children on lines of their own. A leaf is an
 * element with @source, or whatever stands in a structural element without being one: its text is folded (fold.h), and
 * no white space is added in it. All else is in a leaf, and its text is part of the leaf's. The walk has a stack of its
 * own, so that depth costs no C stack. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/cells.h>
#include <rapporteur/fold.h>
#include <rapporteur/source.h>
#include <rapporteur/stages.h>

#include "tei.h"

#define NAMESPACE "http://www.tei-c.org/ns/1.0"

struct open {			/* an element whose end tag is to come */
	enum { STRUCTURAL, LEAF, INLINE } kind;
	bool lines;		/* structural, and each child is on a line of its own */
	size_t leaf;		/* the place in the stack of the leaf that its text belongs to */
	/* of a leaf: */
	struct rap_fold fold;
	bool keeps_lines;	/* there is lb in it: a line end is white space like any other, see fold.h */
	bool broken;		/* lb was the last thing: the next white space is a line end */
};

struct writer {
	struct rap_out *out;
	struct rap_doc *doc;
	struct rap_xml_names names;
	struct rap_buf text;		/* folded, or an attribute's value */
	struct rap_cells cells;		/* of the row we are in */
	struct open *open;		/* the stack; [0] stands for what is around the root */
	size_t depth, cap;
};

/* --- what an element is */

static bool
is_structural(uint32_t name)
{
	switch (name) {
	case RAP_TEICORPUS: case RAP_TEI: case RAP_TEXT: case RAP_BODY: case RAP_DIV:
	case RAP_LIST: case RAP_TABLE: case RAP_ROW: case RAP_FIGURE: case RAP_U:
	case RAP_TEIHEADER: case RAP_FILEDESC: case RAP_TITLESTMT: case RAP_PUBLICATIONSTMT: case RAP_SOURCEDESC:
	case RAP_BIBL: case RAP_EXTENT: case RAP_ENCODINGDESC: case RAP_EDITORIALDECL: case RAP_NORMALIZATION:
	case RAP_HYPHENATION: case RAP_LISTPREFIXDEF: case RAP_PREFIXDEF: case RAP_APPINFO: case RAP_APPLICATION:
	case RAP_PROFILEDESC: case RAP_LANGUSAGE: case RAP_PARTICDESC: case RAP_LISTPERSON: case RAP_PERSON:
	case RAP_LISTORG: case RAP_ORG:
		return true;
	default:
		return false;
	}
}

static bool
is_blank(struct rap_str s)
{
	return rap_trim(s).n == 0;
}

/* said is a block around paragraphs, or a part of one. */
static bool
is_block_said(const struct rap_node *n, const struct open *parent)
{
	if (n->name != RAP_SAID || parent->kind != STRUCTURAL)
		return false;
	for (const struct rap_node *c = n->first; c; c = c->next)
		if (c->name == RAP_CDATA && !is_blank(c->text))
			return false;
	return true;
}

/* Whether lb is among what has its text in leaf. */
static bool
has_line_breaks(const struct rap_node *leaf)
{
	const struct rap_node *n = rap_walk(leaf, leaf);

	while (n && n->name != RAP_LB)
		n = n->nsource > 0 || is_structural(n->name) ? rap_walk_past(n, leaf) : rap_walk(n, leaf);
	return n != NULL;
}

static struct open
classify(const struct rap_node *n, const struct open *parent, size_t place)
{
	struct open e = { .leaf = parent->leaf };

	if (is_structural(n->name) || is_block_said(n, parent)) {
		e.kind = STRUCTURAL;
		e.lines = n->name != RAP_ROW && n->name != RAP_EXTENT;
	} else if (n->nsource > 0 || parent->kind == STRUCTURAL) {
		e.kind = LEAF;
		e.leaf = place;
		e.keeps_lines = has_line_breaks(n);
	} else
		e.kind = INLINE;
	return e;
}

static struct open *
push(struct writer *w, struct open e)
{
	if (w->depth == w->cap) {
		w->cap = 2 * w->cap + 64;
		w->open = rap_realloc(w->open, w->cap, sizeof(*w->open));
	}
	w->open[w->depth] = e;
	return &w->open[w->depth++];
}

/* --- text */

/* Each line end as a blank: in text that keeps its lines no hyphen is resolved. */
static void
fold_lines(struct rap_fold *f, struct rap_buf *out, struct rap_str t)
{
	while (t.n > 0) {
		const char *end = memchr(t.s, '\n', t.n);
		size_t n = end ? (size_t)(end - t.s) : t.n;

		rap_fold(f, out, rap_cut(t, 0, n));
		if (end)
			rap_fold(f, out, RAP_STR(" "));
		t = rap_cut(t, n + (end != NULL), t.n);
	}
}

static void
leaf_text(struct writer *w, struct open *leaf, struct rap_str t)
{
	rap_buf_clear(&w->text);
	if (leaf->keeps_lines)
		fold_lines(&leaf->fold, &w->text, t);
	else
		rap_fold(&leaf->fold, &w->text, t);
	if (w->text.n == 0)
		return;
	if (leaf->broken && w->text.s[0] == ' ')
		w->text.s[0] = '\n';
	leaf->broken = false;
	rap_xml_text(w->out, rap_buf_str(&w->text));
}

/* Text that stands where none should, between the children of a structural element: a line of its own. */
static void
stray_text(struct writer *w, const struct open *parent, struct rap_str t)
{
	rap_buf_clear(&w->text);
	rap_fold_str(&w->text, t);
	if (w->text.n == 0)
		return;
	rap_xml_text(w->out, rap_buf_str(&w->text));
	if (parent->lines)
		rap_putc(w->out, '\n');
}

static void
text(struct writer *w, struct rap_str t)
{
	struct open *parent = &w->open[w->depth - 1];

	if (parent->kind == STRUCTURAL)
		stray_text(w, parent, t);
	else
		leaf_text(w, &w->open[parent->leaf], t);
}

/* Before the start tag of an element whose text goes on where the text before it ends, waiting white space is written
 * ("said <name>Ana</name>") - unless it is a line end behind a hyphen, which the text to come will decide. Before an
 * element that has no part in the text (fw, pb) it goes on waiting, and stands behind it. */
static void
settle(struct writer *w, struct open *leaf)
{
	struct rap_fold *f = &leaf->fold;

	if (!f->pending || !f->started || (f->broke && (f->hyphen || f->soft)))
		return;
	rap_putc(w->out, leaf->broken ? '\n' : ' ');
	leaf->broken = false;
	*f = (struct rap_fold){ 0 };	/* more white space is no further blank, as at a start */
}

/* --- tags */

static void
attribute(struct writer *w, uint32_t name, struct rap_str value)
{
	rap_putc(w->out, ' ');
	rap_puts(w->out, rap_name_str(w->doc, name));
	rap_put(w->out, "=\"", 2);
	rap_xml_value(w->out, value);
	rap_putc(w->out, '"');
}

/* One as the document has it, unless the element has one that is written so already; value absent: it is the ranges. */
static void
own_attribute(struct writer *w, const struct rap_node *n, uint32_t own, struct rap_str value)
{
	uint32_t name = rap_xml_names_get(&w->names, own);

	if (rap_xml_names_again(&w->names, name))
		return;
	if (value.s) {
		attribute(w, name, value);
	} else {
		rap_buf_clear(&w->text);
		rap_source_print(&w->text, n);
		attribute(w, name, rap_buf_str(&w->text));
	}
}

static void
attributes(struct writer *w, const struct rap_node *n)
{
	w->names.element++;
	if ((n->name == RAP_TEI || n->name == RAP_TEICORPUS) && w->depth == 1) {
		attribute(w, RAP_XMLNS, RAP_STR(NAMESPACE));
		rap_xml_names_again(&w->names, RAP_XMLNS);
	}
	for (const struct rap_attr *a = n->attrs; a; a = a->next)
		own_attribute(w, n, a->name, a->value);
	if (rap_source_trails(n))
		own_attribute(w, n, RAP_SOURCE, (struct rap_str){ NULL, 0 });
}

static void
start_tag(struct writer *w, const struct rap_node *n)
{
	rap_putc(w->out, '<');
	rap_puts(w->out, rap_name_str(w->doc, rap_xml_names_get(&w->names, n->name)));
	attributes(w, n);
	rap_put(w->out, "/>", n->first ? 0 : 2);
	rap_put(w->out, ">", n->first ? 1 : 0);
}

static void
end_tag(struct writer *w, const struct rap_node *n)
{
	rap_put(w->out, "</", 2);
	rap_puts(w->out, rap_name_str(w->doc, rap_xml_names_get(&w->names, n->name)));
	rap_putc(w->out, '>');
}

static void
instruction(struct writer *w, struct rap_str t)
{
	const char *blank = memchr(t.s, ' ', t.n);
	size_t n = blank ? (size_t)(blank - t.s) : t.n;
	struct rap_str target = rap_xml_name(&w->text, rap_cut(t, 0, n));

	rap_xml_pi(w->out, target, rap_cut(t, n + (blank != NULL), t.n));
}

/* --- the walk */

static void
end_line(struct writer *w)
{
	if (w->open[w->depth - 1].lines)
		rap_putc(w->out, '\n');
}

/* Comes to n. True where its children are next. */
static bool
enter(struct writer *w, const struct rap_node *n)
{
	struct open e;

	if (n->name == RAP_CDATA) {
		text(w, n->text);
		return false;
	}
	if (n->name == RAP_PI) {
		instruction(w, n->text);
		end_line(w);
		return false;
	}
	e = classify(n, &w->open[w->depth - 1], w->depth);
	if (e.kind == INLINE && n->first)
		settle(w, &w->open[e.leaf]);
	if (n->name == RAP_LB && e.kind == INLINE)
		w->open[e.leaf].broken = true;
	start_tag(w, n);
	if (!n->first) {
		end_line(w);
		return false;
	}
	push(w, e);
	end_line(w);
	return true;
}

static void
leave(struct writer *w, const struct rap_node *n)
{
	w->depth--;
	end_tag(w, n);
	end_line(w);
}

static void
write_tree(struct writer *w, const struct rap_node *root)
{
	const struct rap_node *n = root;

	while (n) {
		if (enter(w, n)) {
			n = rap_first(&w->cells, n);
			continue;
		}
		while (n != root && !n->next)
			leave(w, n = n->parent);
		n = n == root ? NULL : n->next;
	}
}

/* --- documents */

static bool
is_block(const struct rap_node *n)
{
	switch (n->name) {
	case RAP_DIV: case RAP_P: case RAP_AB: case RAP_LIST: case RAP_TABLE: case RAP_U: case RAP_SAID: case RAP_QUOTE:
		return true;
	default:
		return false;
	}
}

/* TEI wants a block in every body. A document without a line of text has none: an empty paragraph stands in for it
 * while the document is written. */
static struct rap_node *
stand_in(struct rap_doc *doc)
{
	struct rap_node *body = rap_body(doc), *n = body ? body->first : NULL;

	while (n && !is_block(n))
		n = n->next;
	return body && !n ? rap_add_new(doc, body, RAP_P) : NULL;
}

static void
declaration(struct rap_out *out)
{
	rap_putz(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void
rap_tei_write(struct rap_out *out, struct rap_doc *doc, bool declare)
{
	struct writer w = { .out = out, .doc = doc, .names = { .doc = doc } };
	struct rap_node *p = stand_in(doc);

	if (declare)
		declaration(out);
	push(&w, (struct open){ .kind = STRUCTURAL, .lines = true });
	write_tree(&w, doc->root);
	if (p)
		rap_remove(p);
	free(w.open);
	rap_buf_free(&w.text);
	rap_cells_free(&w.cells);
	rap_xml_names_free(&w.names);
}
