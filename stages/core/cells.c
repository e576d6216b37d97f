/* cells.c - packed rows (the contract is in cells.h).
 *
 * A row is a head as it lies in memory, then for each cell two numbers, in seven bits a byte, the last one below 0x80. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/cells.h>
#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

struct head {
	const char *text;
	uint32_t start, n;
};

struct rap_cell_nodes {
	struct rap_node cell, text;
};

void
rap_cells_begin(struct rap_buf *b, const char *text, uint32_t start, uint32_t n)
{
	struct head head = { text, start, n };

	rap_buf_add(b, (const char *)&head, sizeof(head));
}

static void
put(struct rap_buf *b, size_t n)
{
	for (; n >= 0x80; n >>= 7)
		rap_buf_addc(b, (char)(n | 0x80));
	rap_buf_addc(b, (char)n);
}

void
rap_cells_add(struct rap_buf *b, size_t gap, size_t n)
{
	put(b, gap);
	put(b, n);
}

struct rap_node *
rap_cells_node(struct rap_doc *doc, struct rap_str packed)
{
	struct rap_node *n = rap_cdata(doc, packed);

	n->name = RAP_CELLS;
	return n;
}

struct rap_cells_reader
rap_cells_read(const char *packed)
{
	struct head head;

	memcpy(&head, packed, sizeof(head));
	return (struct rap_cells_reader){ packed + sizeof(head), head.text, head.start, head.n, 0, 0 };
}

static size_t
get(const char **at)
{
	size_t n = 0;
	unsigned shift = 0;
	unsigned char c;

	do {
		c = (unsigned char)*(*at)++;
		n |= (size_t)(c & 0x7F) << shift;
		shift += 7;
	} while (c & 0x80);
	return n;
}

bool
rap_cells_next(struct rap_cells_reader *r)
{
	if (r->left == 0)
		return false;
	r->left--;
	r->a = r->b + get(&r->at);
	r->b = r->a + get(&r->at);
	return true;
}

/* Counts characters on to the present cell, and over it: *chars is where the one before ended. */
static struct rap_range
range(const struct rap_cells_reader *r, size_t before, uint32_t *chars)
{
	uint32_t start = *chars + (uint32_t)rap_utf8_count(r->text + before, r->a - before);

	*chars = start + (uint32_t)rap_utf8_count(r->text + r->a, r->b - r->a);
	return (struct rap_range){ start, *chars };
}

struct rap_node *
rap_cells_of(struct rap_cells *cells, const struct rap_node *row)
{
	struct rap_cells_reader r = rap_cells_read(row->first->text.s);
	struct rap_node *parent = row->first->parent, *prev = NULL;	/* parent is row */
	uint32_t chars = r.start;
	size_t before = 0;

	if (r.left > cells->cap) {
		cells->cap = r.left;
		cells->v = rap_realloc(cells->v, cells->cap, sizeof(*cells->v));
	}
	for (struct rap_cell_nodes *v = cells->v; rap_cells_next(&r); prev = &v++->cell, before = r.b) {
		v->cell = (struct rap_node){ .parent = parent, .prev = prev, .name = RAP_CELL };
		if (prev)
			prev->next = &v->cell;
		if (r.a == r.b)
			continue;
		v->text = (struct rap_node){ .parent = &v->cell, .name = RAP_CDATA, .text = { r.text + r.a, r.b - r.a } };
		v->cell.first = v->cell.last = &v->text;
		v->cell.nsource = 1;
		v->cell.source.one = range(&r, before, &chars);
	}
	return &cells->v->cell;
}

void
rap_cells_free(struct rap_cells *cells)
{
	free(cells->v);
	*cells = (struct rap_cells){ 0 };
}

void
rap_cells_unpack(struct rap_doc *doc, struct rap_node *row)
{
	struct rap_cells cells = { 0 };

	if (!row->first || row->first->name != RAP_CELLS)
		return;
	for (struct rap_node *c = rap_cells_of(&cells, row), *cell; c; c = c->next) {
		cell = rap_add_new(doc, row, RAP_CELL);
		if (c->first)
			rap_add(cell, rap_cdata(doc, c->first->text));
		if (c->nsource)
			rap_source_set(doc, cell, c->source.one.start, c->source.one.end);
	}
	rap_drop(doc, row->first);
	rap_cells_free(&cells);
}
