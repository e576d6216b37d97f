/* fuzz_source.c - the first promise, judged from the tree alone: nothing is lost, and each leaf says where it came from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/cells.h>
#include <rapporteur/fold.h>
#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

#include "fuzz.h"

struct source {
	uint32_t *c;		/* its characters */
	unsigned char *leaf;	/* how many leaves each is in */
	unsigned char *drawn;	/* it is in the ranges of something that only draws */
	size_t n;
};

static struct source
source_of(struct rap_str text)
{
	struct source s = { 0 };
	size_t len;

	s.c = rap_alloc(text.n + 1, sizeof(*s.c));
	s.leaf = rap_alloc(text.n + 1, 1);
	s.drawn = rap_alloc(text.n + 1, 1);
	for (size_t i = 0; i < text.n; i += len)
		s.c[s.n++] = rap_utf8_get(text.s + i, text.n - i, &len);
	return s;
}

/* The changes of characters that stages may make: a hyphen at a line end (fold.h), and one white space for another, where
 * lines were joined over a form feed. */
static bool
same(uint32_t leaf, uint32_t source)
{
	return leaf == source || (leaf == 0xAD && rap_is_dash(source)) || (rap_is_space(leaf) && rap_is_space(source));
}

/* Takes the next character of own, which must be what the source has at position at. */
static void
take(struct source *s, struct rap_str *own, size_t at, const char *name)
{
	size_t len;
	uint32_t c = rap_utf8_get(own->s, own->n, &len);

	fuzz_require(at < s->n, "a range lies within the source", name);
	fuzz_require(own->n > 0 && same(c, s->c[at]), "a leaf is the text of its ranges", name);
	*own = rap_cut(*own, len, own->n);
	if (s->leaf[at] < 2)
		s->leaf[at]++;
}

static void
check_leaf(struct source *s, struct rap_doc *doc, const struct rap_node *n, const char *name)
{
	struct rap_str own = rap_own(doc, n);
	size_t len;

	for (uint32_t i = 0; i < n->nsource; i++) {
		if (i > 0) {
			fuzz_require(rap_is_space(rap_utf8_get(own.s, own.n, &len)), "one line end between ranges", name);
			own = rap_cut(own, len, own.n);
		}
		for (size_t at = rap_ranges(n)[i].start; at < rap_ranges(n)[i].end; at++)
			take(s, &own, at, name);
	}
	fuzz_require(own.n == 0, "a leaf has no text beside its ranges", name);
}

static void
check_drawing(struct source *s, const struct rap_node *n, const char *name)
{
	for (uint32_t i = 0; i < n->nsource; i++) {
		struct rap_range r = rap_ranges(n)[i];

		fuzz_require(r.end <= s->n, "a range lies within the source", name);
		memset(s->drawn + r.start, 1, r.end - r.start);
	}
}

static void
check_node(struct source *s, struct rap_doc *doc, const struct rap_node *n)
{
	const char *name = rap_arena_copy(doc->arena, rap_name_str(doc, n->name)).s;

	if (rap_own(doc, n).n == 0)
		check_drawing(s, n, name);
	else
		check_leaf(s, doc, n, name);
}

static void
check_packed(struct source *s, struct rap_doc *doc, struct rap_cells *cells, const struct rap_node *row)
{
	for (const struct rap_node *cell = rap_first(cells, row); cell; cell = cell->next)
		if (cell->nsource > 0)
			check_node(s, doc, cell);
}

void
fuzz_check_source(struct rap_doc *doc, struct rap_str text)
{
	struct source s = source_of(text);
	struct rap_cells cells = { 0 };
	char place[64];

	for (struct rap_node *n = rap_body(doc); n; n = rap_walk(n, rap_body(doc))) {
		if (n->name == RAP_CELLS)
			check_packed(&s, doc, &cells, n->parent);
		else if (rap_is_elem(n) && n->nsource > 0)
			check_node(&s, doc, n);
	}
	rap_cells_free(&cells);
	for (size_t i = 0; i < s.n; i++) {
		snprintf(place, sizeof(place), "U+%04X at %zu", s.c[i], i);
		if (rap_is_space(s.c[i]))
			continue;
		fuzz_require(s.leaf[i] > 0 || (s.drawn[i] && rap_is_drawing(s.c[i])), "nothing is lost", place);
		fuzz_require(s.leaf[i] < 2, "nothing is in two leaves", place);
	}
	free(s.c);
	free(s.leaf);
	free(s.drawn);
}
