/* table_grid.c - the grid that a cutter fills: rows, cells, and the pieces of lines that are the cells' text. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/source.h>

#include "tables.h"

static void *
grown(void *v, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return v;
	*cap = *cap ? *cap * 2 : 64;
	return rap_realloc(v, *cap, size);
}

/* --- a row that is whole */

/* The first cell of the last row. */
static size_t
first_cell(const struct grid *grid)
{
	size_t k = grid->ncells;

	while (k > 0 && grid->cells[k - 1].row + 1 == grid->nrows)
		k--;
	return k;
}

/* All of the row is a cell for each column, and a piece at most for each cell, from the row's line. */
static bool
is_plain(const struct grid *grid, const struct row *row, size_t first)
{
	size_t k, done = 0;
	uint32_t next = (uint32_t)first;

	for (k = first; k < grid->ncells; k++)
		if (grid->cells[k].col != k - first || grid->cells[k].rows != 1 || grid->cells[k].cols != 1 || grid->cells[k].label)
			return false;
	for (k = row->pieces; k < grid->npieces; k++) {
		const struct piece *p = &grid->pieces[k];

		if (p->line != row->line || p->cell < next || p->cell >= grid->ncells || p->a < done)
			return false;
		next = p->cell + 1;
		done = p->b;
	}
	return first < grid->ncells && grid->lines->v[row->line].node->nsource;
}

static void
pack(struct grid *grid, struct row *row, size_t first)
{
	const struct line *line = &grid->lines->v[row->line];
	size_t k, p = row->pieces, done = 0;

	row->packed = (uint32_t)grid->packed.n + 1;
	rap_cells_begin(&grid->packed, line->text.s, (uint32_t)rap_source_start(line->node) + line->lead,
	    (uint32_t)(grid->ncells - first));
	for (k = first; k < grid->ncells; k++) {
		const struct piece *piece = p < grid->npieces && grid->pieces[p].cell == k ? &grid->pieces[p++] : NULL;

		rap_cells_add(&grid->packed, piece ? piece->a - done : 0, piece ? piece->b - piece->a : 0);
		done = piece ? piece->b : done;
	}
	grid->ncells = first;
	grid->npieces = row->pieces;
}

void
grid_settle(struct grid *grid)
{
	struct row *row = grid->nrows ? &grid->rows[grid->nrows - 1] : NULL;
	size_t first;

	if (!grid->settles || !row || row->label || row->packed || grid->packed.n > UINT32_MAX / 2)
		return;
	first = first_cell(grid);
	if (is_plain(grid, row, first))
		pack(grid, row, first);
}

/* --- filling */

void
grid_row(struct grid *grid, size_t line, bool label)
{
	grid_settle(grid);
	grid->rows = grown(grid->rows, grid->nrows, &grid->caprows, sizeof *grid->rows);
	grid->rows[grid->nrows++] = (struct row){ .line = (uint32_t)line, .pieces = (uint32_t)grid->npieces, .label = label };
}

size_t
grid_cell(struct grid *grid, size_t col, size_t cols)
{
	grid->cells = grown(grid->cells, grid->ncells, &grid->capcells, sizeof *grid->cells);
	grid->cells[grid->ncells] = (struct cell){ .row = (uint32_t)grid->nrows - 1,
	    .col = (uint32_t)col, .rows = 1, .cols = (uint32_t)cols };
	if (grid->cols < col + cols)
		grid->cols = col + cols;
	return grid->ncells++;
}

/* The last piece ends one character before a in the same cell and line: "Port|s", a bar that is no edge. As two pieces they
 * would have a line end between them that the source lacks. */
static struct piece *
right_behind(const struct grid *grid, struct rap_str text, size_t cell, size_t line, size_t a)
{
	struct piece *last = grid->npieces ? &grid->pieces[grid->npieces - 1] : NULL;

	return last && cell != RESIDUE && last->cell == cell && last->line == line && last->b < a &&
	    rap_utf8_count(text.s + last->b, a - last->b) == 1 ? last : NULL;
}

void
grid_piece(struct grid *grid, const struct lines *lines, size_t cell, size_t line, size_t a, size_t b)
{
	struct rap_str text = lines->v[line].text, piece = rap_trim(rap_cut(text, a, b));
	struct piece *before;

	if (!piece.n)
		return;
	a = (size_t)(piece.s - text.s);
	if ((before = right_behind(grid, text, cell, line, a))) {
		before->b = (uint32_t)(a + piece.n);
		return;
	}
	grid->pieces = grown(grid->pieces, grid->npieces, &grid->cappieces, sizeof *grid->pieces);
	grid->pieces[grid->npieces++] = (struct piece){ (uint32_t)a, (uint32_t)(a + piece.n), (uint32_t)line,
	    (uint32_t)cell };
}

void
grid_pieces_first(struct grid *grid, size_t k)
{
	size_t n = grid->npieces, i;
	struct piece piece;

	for (i = 0; k < n && i < grid->nrows; i++)
		grid->rows[i].pieces += (uint32_t)(n - k);
	for (i = 0; k < n; k++, i++) {
		piece = grid->pieces[k];
		memmove(grid->pieces + i + 1, grid->pieces + i, (k - i) * sizeof piece);
		grid->pieces[i] = piece;
	}
}

/* --- cells in the order of a markup */

void
flow_row(struct flow *f, size_t line, bool label)
{
	grid_row(f->grid, line, label);
	f->col = 0;
}

size_t
flow_free(struct flow *f)
{
	while (f->col < f->width && f->until[f->col] >= f->grid->nrows)
		f->col++;
	return f->col;
}

size_t
flow_cell(struct flow *f, size_t cols, size_t rows)
{
	size_t cell = grid_cell(f->grid, flow_free(f), cols), k;

	f->grid->cells[cell].rows = (uint32_t)rows;
	if (f->cap < f->col + cols) {
		f->cap = 2 * (f->col + cols);
		f->until = rap_realloc(f->until, f->cap, sizeof *f->until);
	}
	for (k = f->col; k < f->col + cols; k++)
		f->until[k] = f->grid->nrows + rows - 1;
	if (f->width < f->col + cols)
		f->width = f->col + cols;
	f->col += cols;
	return cell;
}

void
flow_done(struct flow *f)
{
	struct grid *grid = f->grid;
	size_t k;

	for (k = 0; k < grid->ncells; k++)
		if (grid->cells[k].rows > grid->nrows - grid->cells[k].row)
			grid->cells[k].rows = (uint32_t)(grid->nrows - grid->cells[k].row);
	if (grid->nrows * grid->cols > 64 * grid->ncells)	/* nothing that anyone has drawn up */
		grid->nrows = 0;
	free(f->until);
}

void
grid_free(struct grid *grid)
{
	free(grid->rows);
	free(grid->cells);
	free(grid->pieces);
	rap_buf_free(&grid->packed);
}

/* --- reading */

/* The next piece of the packed row that the walk is in; empty cells have none. */
static bool
next_packed(const struct grid *grid, struct grid_walk *at)
{
	struct rap_cells_reader *r = &at->packed;

	while (rap_cells_next(r)) {
		at->col++;
		if (r->a == r->b)
			continue;
		at->piece = (struct piece){ (uint32_t)r->a, (uint32_t)r->b, grid->rows[at->row].line, PACKED };
		return true;
	}
	return false;
}

bool
grid_next(const struct grid *grid, struct grid_walk *at)
{
	const struct cell *cell;

	if (next_packed(grid, at))
		return true;
	while (at->rows < grid->nrows && grid->rows[at->rows].pieces <= at->loose) {
		at->row = at->rows++;
		if (!grid->rows[at->row].packed)
			continue;
		at->packed = rap_cells_read(grid->packed.s + grid->rows[at->row].packed - 1);
		at->col = (size_t)-1;
		if (next_packed(grid, at))
			return true;
	}
	if (at->loose == grid->npieces)
		return false;
	at->piece = grid->pieces[at->loose++];
	if (at->piece.cell < grid->ncells) {
		cell = &grid->cells[at->piece.cell];
		at->row = cell->row;
		at->col = cell->col;
	}
	return true;
}
