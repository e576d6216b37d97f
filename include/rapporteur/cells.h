/* cells.h - the cells of a table's row in a few bytes.
 *
 * A cell as an element with a text node is 120 bytes, and a table has one for every few bytes of the source. So where the
 * cells of a row are plain, which is nearly always - each has its text from one stretch of the same line, or is empty, and there
 * are no attributes but @source - the row is packed: its one child, RAP_CELLS, says where in the line they are. It stands in a tree of our
 * own making only, never in a stream. Whoever walks into rows takes rap_first where it would take node->first, and has
 * the cells of one row at a time as elements:
 *
 *	struct rap_cells cells = { 0 };
 *	for (cell = rap_first(&cells, row); cell; cell = cell->next)
 *		...
 *	rap_cells_free(&cells);
 *
 * They are for reading: what is changed in them is lost with the next row. Whoever changes cells unpacks the row before. */
#ifndef RAPPORTEUR_CELLS_H
#define RAPPORTEUR_CELLS_H

#include "tree.h"

/* --- packing. The bytes of a row, appended to a buffer, which may be moved afterwards */

/* A row of n cells, one at least, from the line that is at text, and whose first character is start in the source. The line
 * stays, as the texts of a tree do. */
void rap_cells_begin(struct rap_buf *, const char *text, uint32_t start, uint32_t n);
void rap_cells_add(struct rap_buf *, size_t gap, size_t n);	/* a cell's text: bytes behind that of the cell before, and bytes */

struct rap_node *rap_cells_node(struct rap_doc *, struct rap_str packed);	/* a RAP_CELLS for a row, with a row's bytes */

/* --- reading */
struct rap_cells_reader {
	const char *at;
	const char *text;	/* the line */
	uint32_t start, left;	/* see above; cells to come */
	size_t a, b;		/* the present cell's bytes in the line; a == b: it is empty */
};
struct rap_cells_reader rap_cells_read(const char *packed);
bool rap_cells_next(struct rap_cells_reader *);		/* false behind the last cell */

/* --- the cells as elements */
struct rap_cells {		/* zero-initialised */
	struct rap_cell_nodes *v;
	size_t cap;
};
struct rap_node *rap_cells_of(struct rap_cells *, const struct rap_node *row);	/* of a packed row */
void rap_cells_free(struct rap_cells *);

/* The first child; of a packed row its first cell, which lives until the same is asked of another row. */
static inline struct rap_node *
rap_first(struct rap_cells *cells, const struct rap_node *n)
{
	return n->first && n->first->name == RAP_CELLS ? rap_cells_of(cells, n) : n->first;
}

void rap_cells_unpack(struct rap_doc *, struct rap_node *row);	/* for good; another row stays as it is */

#endif
