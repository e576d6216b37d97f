/* source.h - provenance: which characters of the source an element's text is.
 *
 * THE CONTRACT OF THE STREAM. An element with @source is a leaf. Its own text - the text in it and in descendants that
 * have no @source themselves - is the raw text of its ranges, joined by one line end between two ranges. Character for
 * character: the own text has as many characters as its ranges have, plus one for each place between two ranges. So any
 * stage can cut a leaf by counting. White space is folded and hyphens are resolved only on output (fold.h). A stage
 * changes characters only one for one; the one such change is the hyphen at a line end, see fold.h. So a blank that
 * extraction lost is not put in as a character: the leaf gets two ranges that touch (char=0,20 char=20,50), and what stands
 * between two ranges is a space.
 *
 *	(ab
 *	Atype line
 *	Asource src:char=120,137
 *	-  the committee a-
 *	)ab
 *
 * A container with @source but no text of its own (table, milestone) says where the characters are that only draw:
 * whatever in its ranges is in no leaf must be a drawing character (rap_is_drawing).
 *
 * Positions count characters (code points) of the decoded source from 0, each line end as one; ranges are half-open, and
 * print as RFC 5147 fragments behind the prefix "src": src:char=120,345 src:char=360,401.
 *
 * A position is at most RAP_POSITION_MOST; rap-read takes no document that long. Of a stream, an @source that is beyond is
 * kept as it is, as one that is not of our form.
 *
 * Offsets below are bytes of the own text, on a character's border. */
#ifndef RAPPORTEUR_SOURCE_H
#define RAPPORTEUR_SOURCE_H

#include "tree.h"

#define RAP_POSITION_MOST (UINT32_MAX - 1)

void rap_source_set(struct rap_doc *, struct rap_node *, size_t start, size_t end);	/* the one range [start, end) */
void rap_source_add(struct rap_doc *, struct rap_node *, size_t start, size_t end);	/* one more, at the end */
bool rap_source_parse(struct rap_doc *, struct rap_node *, struct rap_str value);	/* false: not of our form */
void rap_source_print(struct rap_buf *, const struct rap_node *);		/* the attribute's value */
bool rap_source_trails(const struct rap_node *);	/* @source stands behind the attributes in n->attrs */
size_t rap_source_start(const struct rap_node *);	/* smallest start, 0 where there is none */
size_t rap_source_end(const struct rap_node *);		/* greatest end */

/* The own text in one piece: the own bytes where it is one text node or several that stand in memory as one, else built in the
 * arena at each call. */
struct rap_str rap_own_pieces(struct rap_doc *, const struct rap_node *);	/* for rap_own, below */
static inline struct rap_str
rap_own(struct rap_doc *doc, const struct rap_node *leaf)
{
	const struct rap_node *first = leaf->first;

	return rap_is(first, RAP_CDATA) && !first->next ? first->text : rap_own_pieces(doc, leaf);
}

/* The next text node of the own text of leaf after n (n == leaf to begin), NULL at the end. */
struct rap_node *rap_own_next(const struct rap_node *n, const struct rap_node *leaf);

/* Cut a leaf. The bytes [off, end) of its own text leave it, with the elements behind the cut, for a new element of the
 * same name and attributes, without xml:id, which is returned and stands in no place yet. White space at the cut stays
 * where it is; where the cut falls beside the line end that stands between two ranges, that line end is dropped. Where
 * the cut would fall inside an inline child, it falls before it. Costs O(off), so cut long leaves from the front. */
struct rap_node *rap_split(struct rap_doc *, struct rap_node *leaf, size_t off);

/* A new leaf called name with the bytes [a, b) of leaf's own text and their ranges; leaf is not changed. Meant for a
 * stage that replaces a line by several leaves. Costs O(b): cut long leaves with rap_split. */
struct rap_node *rap_slice(struct rap_doc *, const struct rap_node *leaf, size_t a, size_t b, uint32_t name);

/* Join: src's own text and ranges go to the end of dst behind one line end, and src (if anywhere) is removed from its
 * place for good: it may become the text node of that line end. Where dst ends just one character before src starts the two ranges become one. Children of src that are
 * elements come along. Amortised O(src). */
void rap_join(struct rap_doc *, struct rap_node *dst, struct rap_node *src);

/* Put the bytes [a, b) of leaf's own text into a new element without @source and return it. Elements that lie wholly in
 * the span go in with it. NULL where the span is empty or cuts through an element. Wrap the spans of a leaf from the last to
 * the first, or it costs a walk over those before. */
struct rap_node *rap_wrap(struct rap_doc *, struct rap_node *leaf, size_t a, size_t b, uint32_t name);

/* Characters that only draw, when they stand in the @source of a table, head or milestone: | + - = _ : . * ~ # ^ ` ' "
 * / \ , dashes U+2010..U+2015, middle dots and leaders U+00B7 U+2024..U+2026 U+22EF U+2022, the box drawing and block
 * elements U+2500..U+259F, U+2212 minus, U+FE4D..U+FE4F, U+FF5C. The set is part of the promise and closed. */
bool rap_is_drawing(uint32_t c);

#endif
