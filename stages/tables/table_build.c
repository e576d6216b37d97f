/* table_build.c - a grid becomes a table element in the place of its lines. Last step of rap-tables.
 *
 * Every character of the table's lines is in a piece of a cell (or of the caption), or is white space, or only
 * draws: that is checked here for whatever a cutter made, before anything is changed. */
#include <rapporteur/source.h>

#include "tables.h"

/* The bytes [a, b) of a line hold nothing that would be lost. */
static bool
only_draws(struct rap_str text, size_t a, size_t b)
{
	size_t len;

	for (; a < b; a += len) {
		uint32_t c = rap_utf8_get(text.s + a, b - a, &len);

		if (!rap_is_space(c) && !rap_is_drawing(c))
			return false;
	}
	return true;
}

static bool
nothing_lost(const struct lines *lines, const struct verdict *v, const struct grid *grid)
{
	struct grid_walk at = { 0 };
	bool more = grid_next(grid, &at);
	size_t i;

	for (i = v->first; i < v->end; i++) {
		size_t done = 0;

		for (; more && at.piece.line == i; more = grid_next(grid, &at)) {
			if (at.piece.a < done || !only_draws(lines->v[i].text, done, at.piece.a))
				return false;
			done = at.piece.b;
		}
		if (!only_draws(lines->v[i].text, done, lines->v[i].text.n))
			return false;
	}
	return !more;
}

/* Every row has a cell, and no cell stands before the one it follows. */
static bool
well_formed(const struct grid *grid)
{
	size_t k = 0, r, cells;

	for (r = 0; r < grid->nrows; r++) {
		for (cells = k; k < grid->ncells && grid->cells[k].row == r; k++)
			;
		if ((k > cells) == (grid->rows[r].packed > 0))
			return false;
	}
	return k == grid->ncells && grid->nrows > 0;
}

/* --- pieces become leaves */

/* Character positions along one line, found by counting on from the last place asked for. */
struct place {
	size_t line, byte, chars;
};

static size_t
chars_at(const struct lines *lines, struct place *at, size_t line, size_t byte)
{
	struct rap_str text = lines->v[line].text;

	if (at->line != line)
		*at = (struct place){ line, 0, rap_source_start(lines->v[line].node) + lines->v[line].lead };
	at->chars += rap_utf8_count(text.s + at->byte, byte - at->byte);
	at->byte = byte;
	return at->chars;
}

static void
add_piece(const struct lines *lines, struct place *at, const struct piece *piece, struct rap_node *leaf)
{
	struct rap_doc *doc = lines->doc;
	const struct line *line = &lines->v[piece->line];
	struct rap_node *part = leaf->first ? rap_elem(doc, leaf->name) : leaf;

	rap_add(part, rap_cdata(doc, rap_cut(line->text, piece->a, piece->b)));
	if (line->node->nsource) {
		size_t start = chars_at(lines, at, piece->line, piece->a);

		rap_source_set(doc, part, start, chars_at(lines, at, piece->line, piece->b));
	}
	if (part != leaf)
		rap_join(doc, leaf, part);
}

static void
span(struct rap_doc *doc, struct rap_node *node, uint32_t name, size_t n)
{
	rap_set(doc, node, name, rap_arena_printf(doc->arena, "%zu", n));
}

static struct rap_node *
make_cells(struct rap_doc *doc, const struct grid *grid)
{
	struct rap_node *cells = rap_elems(doc, RAP_CELL, grid->ncells);
	size_t k;

	for (k = 0; k < grid->ncells; k++) {
		if (grid->cells[k].rows > 1)
			span(doc, &cells[k], RAP_ROWS, grid->cells[k].rows);
		if (grid->cells[k].cols > 1)
			span(doc, &cells[k], RAP_COLS, grid->cells[k].cols);
		if (grid->cells[k].label)
			rap_setz(doc, &cells[k], RAP_ROLE, "label");
	}
	return cells;
}

/* The bytes [a, b) of the line's own text become fw before it, and so before its row. */
static void
add_residue(const struct lines *lines, size_t line, size_t a, size_t b)
{
	struct rap_node *node = lines->v[line].node, *fw = rap_slice(lines->doc, node, a, b, RAP_FW);

	rap_setz(lines->doc, fw, RAP_TYPE, "residue");
	rap_add_before(node, fw);
}

static void
add_quotation_marks(const struct lines *lines, const struct verdict *v)
{
	size_t i;

	for (i = v->first; i < v->end; i++)
		if (lines->v[i].lead)
			add_residue(lines, i, 0, lines->v[i].lead);
}

/* What becomes of line has been cut out of it: its text goes on in that, and the node that held it in a cell. */
static void
text_done(const struct lines *lines, size_t line)
{
	struct rap_node *node = lines->v[line].node;

	if (node->first)
		rap_drop(lines->doc, node->first);
}

static void
fill_cells(const struct lines *lines, const struct grid *grid, struct rap_node *cells, struct rap_node *table)
{
	struct place at = { (size_t)-1, 0, 0 };
	struct rap_node *head = NULL;
	size_t k;

	for (k = 0; k < grid->npieces - grid->notepieces; k++) {
		const struct piece *piece = &grid->pieces[k];
		size_t lead = lines->v[piece->line].lead;

		if (k > 0 && piece->line != piece[-1].line)
			text_done(lines, piece[-1].line);
		if (piece->cell == RESIDUE) {
			add_residue(lines, piece->line, lead + piece->a, lead + piece->b);
			continue;
		}
		if (piece->cell == CAPTION && !head)
			head = rap_add_first(table, rap_elem(lines->doc, RAP_HEAD));
		add_piece(lines, &at, piece, piece->cell == CAPTION ? head : &cells[piece->cell]);
	}
}

static void
add_notes(const struct lines *lines, const struct grid *grid, struct rap_node *notes)
{
	struct place at = { (size_t)-1, 0, 0 };
	struct rap_node *note = NULL;
	size_t k, first = grid->npieces - grid->notepieces;

	for (k = first; k < grid->npieces; k++) {
		const struct piece *piece = &grid->pieces[k];

		if (k == first || piece->cell != piece[-1].cell) {
			const char *type = note_word(rap_cut(lines->v[piece->line].text, piece->a, piece->b));

			note = rap_add_new(lines->doc, notes, RAP_NOTE);
			rap_setz(lines->doc, note, RAP_TYPE, type ? type : "footnote");
		}
		add_piece(lines, &at, piece, note);
	}
}

/* --- the table in its place */

/* Lines [*done, end) give their nodes back: those of a million lines are those of the rows that stand for them. */
static void
drop_lines(struct lines *lines, size_t *done, size_t end)
{
	for (; *done < end; ++*done) {
		rap_drop(lines->doc, lines->v[*done].node);
		lines->v[*done].node = NULL;
		lines->v[*done].taken = true;
	}
}

/* Furniture and page breaks from *node up to (not including) the line's node go to the end of the table, before its
 * next row. */
static void
take_marks(struct rap_node **node, const struct rap_node *upto, struct rap_node *table)
{
	while (*node && *node != upto) {
		struct rap_node *next = (*node)->next;

		if (!rap_is(*node, RAP_AB))
			rap_add(table, rap_remove(*node));
		*node = next;
	}
}

/* The cells of a packed row. Whether a table goes on with another is asked of its header: that is unpacked. */
static void
add_packed(struct rap_doc *doc, struct rap_node *node, const struct grid *grid, size_t r)
{
	const struct row *row = &grid->rows[r];

	if (!row->packed)
		return;
	rap_add(node, rap_cells_node(doc, rap_cut(rap_buf_str(&grid->packed), row->packed - 1, grid->packed.n)));
	if (row->label)
		rap_cells_unpack(doc, node);
}

static void
place_rows(struct lines *lines, const struct verdict *v, const struct grid *grid, struct rap_node *cells,
    struct rap_node *table)
{
	struct rap_node *node = table->next, *row;
	size_t r, k = 0, done = v->first;

	for (r = 0; r < grid->nrows; r++) {
		take_marks(&node, lines->v[grid->rows[r].line].node, table);
		drop_lines(lines, &done, grid->rows[r].line);
		row = rap_add_new(lines->doc, table, RAP_ROW);
		if (grid->rows[r].label)
			rap_setz(lines->doc, row, RAP_ROLE, "label");
		if (grid->rows[r].doubt)
			rap_guess(lines->doc, row, "medium", grid->rows[r].doubt);
		add_packed(lines->doc, row, grid, r);
		for (; k < grid->ncells && grid->cells[k].row == r; k++)
			rap_add(row, &cells[k]);
	}
	take_marks(&node, lines->v[v->end - 1].node, table);
	drop_lines(lines, &done, v->end);
}

/* The whole lines as ranges: one for each run of lines that nothing interrupts. */
static void
set_extent(const struct lines *lines, const struct verdict *v, struct rap_node *table)
{
	size_t i, start = 0, end = 0;
	bool open = false;

	for (i = v->first; i < v->end; i++) {
		const struct rap_node *node = lines->v[i].node;

		if (!node->nsource)
			continue;
		if (open && rap_source_start(node) > end + 1) {
			rap_source_add(lines->doc, table, start, end);
			open = false;
		}
		if (!open)
			start = rap_source_start(node);
		end = rap_source_end(node);
		open = true;
	}
	if (open)
		rap_source_add(lines->doc, table, start, end);
}

bool
table_build(struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct rap_doc *doc = lines->doc;
	struct rap_node *table, *notes, *cells;

	if (!well_formed(grid) || !nothing_lost(lines, v, grid))
		return false;
	table = rap_add_before(lines->v[v->first].node, rap_elem(doc, RAP_TABLE));
	rap_setz(doc, table, RAP_XML_ID, "t");	/* its number is set when all are found */
	rap_setz(doc, table, RAP_REND, v->rend);
	span(doc, table, RAP_ROWS, grid->nrows);
	span(doc, table, RAP_COLS, grid->cols);
	if (v->cert)
		rap_guess(doc, table, v->cert, v->rule);
	notes = rap_elem(doc, RAP_TABLE);	/* holds them until the rows are there */
	cells = make_cells(doc, grid);
	add_quotation_marks(lines, v);
	fill_cells(lines, grid, cells, table);
	add_notes(lines, grid, notes);		/* while the lines are there to be asked */
	set_extent(lines, v, table);
	place_rows(lines, v, grid, cells, table);
	if (grid->packed.s)
		rap_arena_own(doc->arena, grid->packed.s);
	grid->packed = (struct rap_buf){ 0 };
	rap_move_children(notes, table);
	rap_drop(doc, notes);
	return true;
}
