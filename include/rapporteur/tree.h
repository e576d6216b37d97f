/* tree.h - one document as a tree of TEI elements and text.
 *
 * Ownership: every node, attribute and text of a document lives in its arena and goes with rap_doc_free. A node is in one
 * place of one tree or in none. Nothing here recurses: a tree may be a million deep. Functions that take a struct rap_str
 * keep the view, not a copy: the bytes must live as long as the document (source buffer, arena or literal). */
#ifndef RAPPORTEUR_TREE_H
#define RAPPORTEUR_TREE_H

#include <stdint.h>

#include "arena.h"
#include "str.h"

/* A name is a small number, equal for equal spellings within one document. */
enum rap_name {
	RAP_NONE,		/* no name */
	RAP_CDATA,		/* a text node: .text is its text */
	RAP_PI,			/* a processing instruction: .text is "target data" */
	RAP_CELLS,		/* the cells of a row, packed, see cells.h: in .text is where they are */
#define RAP_NAME(id, spelling) RAP_##id,
#include "names.def"
#undef RAP_NAME
	RAP_FIRST_OTHER		/* names met at run time start here */
};

struct rap_range {		/* characters [start, end) of the decoded source; see source.h for their limit */
	uint32_t start, end;
};

struct rap_attr {
	struct rap_attr *next;
	uint32_t name;
	struct rap_str value;	/* .s == NULL only for RAP_SOURCE whose value is the node's ranges */
};

/* There may be a node for every three bytes of a table, so nodes are small: an element is 64 bytes, and a text node (also
 * called so here: a processing instruction, packed cells) ends before what only an element has. What may be read of any node stands
 * first; of a text node first is NULL and nsource 0. */
struct rap_node {
	struct rap_node *parent, *prev, *next, *first;
	uint32_t name;			/* enum rap_name, or a document's own number from RAP_FIRST_OTHER on */
	uint32_t nsource;		/* ranges in reading order, see rap_ranges */
	union {
		struct rap_str text;		/* of RAP_CDATA, RAP_PI and RAP_CELLS alone */
		struct {			/* of an element alone */
			struct rap_node *last;
			struct rap_attr *attrs;	/* in the order of their appearance. A @source whose value is the ranges has
						no record where it stands behind all others: see rap_source_trails */
		};
	};
	union {				/* of an element alone */
		struct rap_range one;		/* where nsource is 1 */
		struct rap_range *many;		/* where it is more */
	} source;
};

struct rap_doc {
	struct rap_arena *arena;
	struct rap_node *root;		/* the TEI element, or whatever the stream's root is */
	const char *file;		/* the source's name as given, for messages */
	struct rap_names *names;	/* of this document */
	struct rap_node *elems, *texts;	/* nodes that were dropped, chained by next: the next new ones */
};

struct rap_doc *rap_doc_new(const char *file);		/* file is copied; NULL: "-" */
void rap_doc_free(struct rap_doc *);

uint32_t rap_name_of(struct rap_doc *, struct rap_str spelling);		/* interned, added where new */
struct rap_str rap_name_other(const struct rap_doc *, uint32_t name);	/* for rap_name_str, of one that is not known */
#define RAP_NAME_ROOM 24u
extern const struct rap_known { char s[RAP_NAME_ROOM]; size_t n; } rap_names_known[];	/* zeroes behind their n bytes */
static inline struct rap_str
rap_name_str(const struct rap_doc *doc, uint32_t name)
{
	return name < RAP_FIRST_OTHER ? (struct rap_str){ rap_names_known[name].s, rap_names_known[name].n } :
	    rap_name_other(doc, name);
}

struct rap_node *rap_elem(struct rap_doc *, uint32_t name);		/* in no place yet */
struct rap_node *rap_elems(struct rap_doc *, uint32_t name, size_t n);	/* n of them, an array: a table's cells */
struct rap_node *rap_cdata(struct rap_doc *, struct rap_str text);	/* a text node, in no place yet */
struct rap_node *rap_add(struct rap_node *parent, struct rap_node *child);		/* as last child; returns child */
struct rap_node *rap_add_first(struct rap_node *parent, struct rap_node *child);
struct rap_node *rap_add_before(struct rap_node *ref, struct rap_node *node);
struct rap_node *rap_add_after(struct rap_node *ref, struct rap_node *node);
struct rap_node *rap_remove(struct rap_node *);		/* out of its place, with its children; returns it */
void rap_move_children(struct rap_node *from, struct rap_node *to);	/* to the end of to, order kept */
void rap_drop(struct rap_doc *, struct rap_node *);	/* out of its place for good: it and what is in it become new nodes.
							Texts stay: a view of one may be kept */
struct rap_node *rap_add_new(struct rap_doc *, struct rap_node *parent, uint32_t name);	/* new last child element */
struct rap_node *rap_add_text(struct rap_doc *, struct rap_node *parent, uint32_t name, const char *text);
						/* the same with text in it; text is copied */

void rap_set(struct rap_doc *, struct rap_node *, uint32_t name, struct rap_str value);
void rap_setz(struct rap_doc *, struct rap_node *, uint32_t name, const char *value);	/* value is copied */
struct rap_pair { uint32_t name; struct rap_str value; };
/* Those of an element that has none so far, in that order and each once; not those whose value is absent. */
void rap_set_new(struct rap_doc *, struct rap_node *, const struct rap_pair *, size_t count);
void rap_unset(struct rap_node *, uint32_t name);

/* A judgement: @cert ("medium" or "low", which is kept; a high one is not written) and @resp="rule:RULE", which names the rule that
 * guessed in words joined by hyphens ("short-title-case-line"); review.csv prints them as the reason. */
void rap_guess(struct rap_doc *, struct rap_node *, const char *cert, const char *rule);
struct rap_str rap_rule(struct rap_doc *, const char *rule);	/* the value of @resp; absent where there is no rule */

static inline bool rap_is(const struct rap_node *n, uint32_t name) { return n && n->name == name; }
static inline const struct rap_range *
rap_ranges(const struct rap_node *n)		/* nsource of them */
{
	return n->nsource > 1 ? n->source.many : &n->source.one;
}

static inline bool rap_is_elem(const struct rap_node *n) { return n && n->name > RAP_CELLS; }

static inline struct rap_str
rap_attr(const struct rap_node *n, uint32_t name)	/* absent (.s NULL) where there is none */
{
	const struct rap_attr *a = rap_is_elem(n) ? n->attrs : NULL;

	while (a && a->name != name)
		a = a->next;
	return a ? a->value : (struct rap_str){ NULL, 0 };
}

/* Asked of every line and block, with a literal. */
static inline bool
rap_attr_is(const struct rap_node *n, uint32_t name, const char *value)
{
	struct rap_str v = rap_attr(n, name);

	return v.s && rap_eqz(v, value);
}

/* Walks. All return NULL at the end; root is the place to stay within (NULL: everywhere). */
struct rap_node *rap_walk_up(const struct rap_node *, const struct rap_node *root);	/* for the next two, where a parent ends */
static inline struct rap_node *
rap_walk_past(const struct rap_node *n, const struct rap_node *root)	/* next in document order, children skipped */
{
	return n && n != root && n->next ? n->next : rap_walk_up(n, root);
}

static inline struct rap_node *
rap_walk(const struct rap_node *n, const struct rap_node *root)		/* the same with them */
{
	return n->first ? n->first : rap_walk_past(n, root);
}

struct rap_node *rap_find(struct rap_node *root, uint32_t name);	/* first descendant of that name, NULL if none */
struct rap_node *rap_child(const struct rap_node *, uint32_t name);	/* first child of that name */
struct rap_node *rap_body(const struct rap_doc *);	/* TEI/text/body, NULL where the stream has none */

#endif
