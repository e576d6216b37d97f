/* table_grid.c - the grid that a cutter fills: rows, cells, and the pieces of lines that are the cells' text. */
#include <stdlib.h>
#include <string.h>

#include "tables.h"

static void *
grown(void *v, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return v;
	*cap = *cap ? *cap * 2 : 64;
	return rap_realloc(v, *cap, size);
}

void
grid_row(struct grid *grid, size_t line, bool label)
{
	grid->rows = grown(grid->rows, grid->nrows, &grid->caprows, sizeof *grid->rows);
	grid->rows[grid->nrows++] = (struct row){ (uint32_t)line, label, NULL };
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

void
grid_piece(struct grid *grid, const struct lines *lines, size_t cell, size_t line, size_t a, size_t b)
{
	struct rap_str text = lines->v[line].text, piece = rap_trim(rap_cut(text, a, b));

	if (!piece.n)
		return;
	a = (size_t)(piece.s - text.s);
	grid->pieces = grown(grid->pieces, grid->npieces, &grid->cappieces, sizeof *grid->pieces);
	grid->pieces[grid->npieces++] = (struct piece){ (uint32_t)a, (uint32_t)(a + piece.n), (uint32_t)line,
	    (uint32_t)cell };
}

void
grid_pieces_first(struct grid *grid, size_t k)
{
	size_t n = grid->npieces, i;
	struct piece piece;

	for (i = 0; k < n; k++, i++) {
		piece = grid->pieces[k];
		memmove(grid->pieces + i + 1, grid->pieces + i, (k - i) * sizeof piece);
		grid->pieces[i] = piece;
	}
}

void
grid_span_first(struct grid *grid, size_t rows)
{
	size_t *to = rap_alloc(grid->ncells + 1, sizeof *to), k, kept = 0;

	for (k = 0; k < grid->ncells; k++) {
		bool first = k > 0 && grid->cells[k].row != grid->cells[k - 1].row && grid->cells[k].row < rows;

		to[k] = first ? 0 : kept;
		if (!first)
			grid->cells[kept++] = grid->cells[k];
	}
	for (k = 0; k < grid->npieces; k++)
		grid->pieces[k].cell = to[grid->pieces[k].cell];
	grid->ncells = kept;
	grid->cells[0].rows = rows;
	free(to);
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
}
