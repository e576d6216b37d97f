/* tables.h - what the parts of rap-tables share.
 *
 *	tables.c	the stage: each layout in turn over the lines that are still free
 *	table_lines.c	the body's lines as an array
 *	table_traits.c	what one scan of a line's bytes tells
 *	table_quote.c	the marks of quoted lines set aside
 *	table_LAYOUT.c	layout_LAYOUT: a recogniser (lines in, verdict out; it changes nothing) and a cutter (lines in, grid
 *			out)
 *	table_grid.c	the grid: rows and cells as places in lines; rows that are whole are packed
 *	table_caption.c	the caption above or below
 *	table_notes.c	notes and sources below
 *	table_build.c	a grid becomes elements, once it is proved that no character would be lost
 *
 * Cost: a recogniser that finds nothing says how far it looked, and is not asked again before that line; so every
 * layout looks at every line a fixed number of times, whatever the input. */
#ifndef RAPPORTEUR_TABLES_H
#define RAPPORTEUR_TABLES_H

#include <rapporteur/cells.h>
#include <rapporteur/tree.h>
#include <rapporteur/utf8.h>

enum trait {			/* of a line, from one scan of its bytes */
	BARS = 1,		/* a vertical bar or box drawing; a plus in a line that only draws */
	TABS = 2,		/* a tab after the first character that is not white */
	GAPS = 4,		/* two blanks together after it */
	LEADERS = 8,		/* three dots together, or two with a blank between */
	RULE = 16,		/* nothing but characters that draw, two dashes or equals signs together among them */
	ENTRIES = 32,		/* behind gaps, tabs or leaders there may be other things than words */
	QUOTED = 64,		/* the first character is > */
	MARKUP = 128		/* "|===", "^ Port ^ Ships ^", "-[ RECORD 1 ]--", "*** 1. row ***", ".. list" */
};

struct line {
	struct rap_node *node;	/* the ab; NULL once a table is in its place */
	struct rap_str text;	/* its own text, white space at the end cut off; empty for a blank line */
	uint32_t lead;		/* bytes of its own text before text: the marks of a quotation */
	uint8_t traits;
	bool marked;		/* a page break or furniture stands between the line before and this one */
	bool walled;		/* something else does, or a table: no table runs over it */
	bool taken;		/* it is in a table already */
};

struct lines {
	struct rap_doc *doc;
	struct line *v;
	size_t n;
};

struct verdict {
	size_t first, end;	/* lines [first, end): looked at; the table's where one was found. end > first */
	size_t row;		/* the first row of figures, where the layout knows one */
	bool found;
	const char *why;	/* for --explain */
	const char *rend;	/* the layout's name in table/@rend */
	const char *cert, *rule;	/* see rap_guess; NULL for what is plainly printed */
	size_t beside;		/* the display column at which prose ends that stands beside a table and must be parted from it; or 0 */
	void *kept;		/* what the recogniser of a table found out, for its cutter, which frees it; or NULL */
};

/* What every recogniser begins with: line i alone was looked at, and is no table. */
static inline struct verdict
verdict_none(size_t i, const char *rend)
{
	return (struct verdict){ .first = i, .end = i + 1, .row = i, .rend = rend };
}

/* --- table_lines.c */
void lines_collect(struct lines *, struct rap_doc *);		/* v is freed by the caller */
bool line_is(const struct rap_node *);		/* an ab that this stage can cut */
bool line_blank(const struct line *);
size_t line_indent(const struct line *);	/* display columns */
bool line_draws(const struct line *);		/* a rule without bars: dashes, equals signs */
size_t lines_next(const struct lines *, size_t i);	/* the line that may carry on a table after i: the next one, or the
						next behind a page break; n where a blank line or a wall ends it */
size_t lines_fit(const struct lines *, size_t i);	/* end of the run of nonblank free lines that begins at i */

/* --- table_traits.c */
unsigned line_traits(struct rap_str text);	/* white space at its end does not count */

/* --- table_quote.c */
void lines_unquote(struct lines *);	/* the marks of quoted lines are no text of theirs from here on */

/* --- table_reclaim.c: fw that is a table's header becomes lines again */
void reclaim_header(struct rap_doc *, struct rap_node *fw);

/* A walk over a line's characters that knows display columns. */
struct cursor {
	struct rap_str text;
	size_t at, len;		/* the present character's first byte and bytes */
	size_t col, width;	/* its first column and columns */
	uint32_t c;		/* it; 0 at the end */
};
struct cursor cursor_start(struct rap_str text);
void cursor_next(struct cursor *);
void cursor_look(struct cursor *);	/* after at and col were set by hand */

/* --- table_grid.c */
struct cell {			/* small numbers: there may be as many as a tenth of the source's bytes */
	uint32_t row, col;
	uint32_t rows, cols : 31;	/* the span, 1 and 1 as a rule */
	uint32_t label : 1;
};
struct piece {			/* bytes [a, b) of a line, white space at the ends cut off */
	uint32_t a, b;
	uint32_t line;
	uint32_t cell;		/* or CAPTION, RESIDUE, or the NOTE it belongs to */
};
#define CAPTION UINT32_MAX
#define RESIDUE (UINT32_MAX - 1)	/* markup that is no text of the table: "#+NAME:" */
#define PACKED (UINT32_MAX - 2)	/* see grid_next */
#define NOTE(k) (UINT32_MAX - 3 - (uint32_t)(k))
struct row {
	uint32_t line;		/* its first line */
	uint32_t pieces;	/* that stand before it, loose ones, among all in grid->pieces */
	uint32_t packed;	/* where its cells are in grid->packed, counted from 1; 0: they are loose */
	bool label;
	const char *doubt;	/* the rule by which its cells are a guess; NULL for none */
};
struct grid {
	struct row *rows;
	struct cell *cells;	/* by row, in a row by column */
	struct piece *pieces;	/* by line, in a line from left to right */
	size_t nrows, ncells, npieces;
	size_t caprows, capcells, cappieces;
	size_t notepieces;	/* the last pieces, of notes */
	const struct lines *lines;
	bool settles;		/* see struct layout: plain rows are packed (cells.h) as soon as they are whole, and their cells
				and pieces are no longer in the arrays */
	struct rap_buf packed;
	size_t cols;		/* the widest row's columns */
	const char *why;	/* for --explain: how its header was told; may be NULL */
};
void grid_row(struct grid *, size_t line, bool label);
void grid_settle(struct grid *);		/* the last row is whole too */
size_t grid_cell(struct grid *, size_t col, size_t cols);	/* a new one in the last row */
void grid_piece(struct grid *, const struct lines *, size_t cell, size_t line, size_t a, size_t b);
void grid_pieces_first(struct grid *, size_t k);	/* the pieces from k on (a few) go before the others */
void grid_free(struct grid *);

/* A walk over all pieces, loose and packed, by line: zero-initialised; false behind the last one. */
struct grid_walk {
	struct piece piece;	/* the present one; its cell is PACKED in a packed row */
	size_t row, col;	/* of its cell, where it has one */
	size_t loose, rows;	/* pieces taken from the array, and rows come by */
	struct rap_cells_reader packed;
};
bool grid_next(const struct grid *, struct grid_walk *);

/* --- table_marks.c: marks inside cells, "_. Port" */
enum { CELL_UNMARKED, CELL_MARKED, CELL_HEAD };	/* CELL_HEAD: of a header */
struct cell_mark {
	int kind;		/* CELL_UNMARKED, CELL_MARKED, CELL_HEAD */
	size_t lead, trail;	/* bytes of the cell at its beginning and end that are the mark and blanks outside it */
};
struct cell_mark mark_of_cell(struct rap_str cell);

/* Cells in the order of a markup, beside those of rows above that reach down. */
struct flow {
	struct grid *grid;	/* the rest is zero to begin with */
	size_t col;		/* where the row has come to */
	size_t *until;		/* for each column the first row that no cell above reaches over */
	size_t width, cap;
};
void flow_row(struct flow *, size_t line, bool label);
size_t flow_free(struct flow *);	/* the next free column of the row */
size_t flow_cell(struct flow *, size_t cols, size_t rows);
void flow_done(struct flow *);		/* spans that reach too far are cut */

/* --- table_columns.c: columns as stretches of display columns */
struct column {
	size_t start, end;
};
struct columns {
	struct column *v;	/* from left to right, freed by the caller */
	size_t n;
};
void columns_add(struct columns *, size_t *cap, size_t start, size_t end);	/* at the end; v has room for *cap */
struct part {			/* a stretch of a line that lies in columns [col, end) */
	size_t col, end;
	size_t a, b;		/* bytes */
};
/* Cuts a line between its columns, at a blank in each gap; where a gap has none the columns on either side are one
 * part. parts has room for columns.n; returns how many. Every byte of the line is in a part. */
size_t columns_cut(const struct columns *, struct rap_str text, struct part *parts);
/* A rule that draws columns: "----  -----  ===". Its runs, n = 0 where it is none. */
struct columns columns_of_rule(struct rap_str text);
bool is_full_rule(struct rap_str text);		/* one run of strokes, and nothing else */

/* --- table_directive.c: reStructuredText's directives, ".. list-table:: Ships" */
size_t directive_begins(struct rap_str text, const char *const *names, size_t n);	/* bytes of the one; 0 for none */
size_t directive_end(const struct lines *, size_t i);	/* of the lines indented below the directive in line i */
bool directive_option(struct rap_str text);	/* ":widths: 10 20" */
struct rap_str directive_value(const struct lines *, const struct verdict *, const char *option);	/* empty where it is not there */
size_t directive_number(const struct lines *, const struct verdict *, const char *option);	/* 0 where it is not there */
/* The directive, its caption and options become pieces; cut_option, where given, cuts the lines from the first option on that
 * would be residue. Returns the line that the body begins at. */
size_t directive_cut(const struct lines *, const struct verdict *, struct grid *, size_t bytes,
    void (*cut_option)(const struct lines *, size_t i, struct grid *));

/* --- the layouts */
struct layout {
	const char *name;
	unsigned traits;	/* of which a line must have one for the recogniser to be asked */
	struct verdict (*recognise)(const struct lines *, size_t i);
	void (*cut)(const struct lines *, const struct verdict *, struct grid *);
	bool settles;		/* the cutter comes back to no cell of a row once it has begun the next, unless it is a label */
};
extern const struct layout layout_wiki, layout_asciidoc, layout_dokuwiki, layout_list, layout_csv, layout_records, layout_frame,
    layout_pipes, layout_ruled, layout_tabs, layout_blank, layout_words;

/* --- table_types.c: what a cell's text is */
bool text_is_number(struct rap_str);	/* 1,250.0  $0.9M  -12 %  (3)  2004-05  12/31 */
bool text_is_range(struct rap_str);	/* numbers and words of ranges: at least 50, $9,594 or less */
bool text_is_year(struct rap_str);	/* 1800 to 2199 */
long text_whole(struct rap_str);	/* a whole number of digits alone, as page numbers are; -1 where it is none */
/* Marks a row as header where it has words over numbers (if it is the first row), or years over other numbers. */
void types_mark_header(const struct lines *, struct grid *, size_t row);

/* --- table_caption.c: the caption's lines become pieces of CAPTION, and the verdict's extent takes them in */
bool caption_line(struct rap_str text, const char *class);	/* starts like "Table 3." (class "table"), "Figure 2:" */
void caption_find(const struct lines *, struct verdict *, struct grid *);

/* --- table_notes.c: the notes' lines become pieces of NOTEs, and the verdict's extent takes them in */
const char *note_word(struct rap_str text);	/* starts like "Source:": the note's type; NULL where it does not */
size_t note_letter(struct rap_str text);	/* bytes of a letter or digit alone before a capital: "a Estimated." */
void notes_find(const struct lines *, struct verdict *, struct grid *);

/* --- table_build.c: false, and nothing done, where a character would be lost */
bool table_build(struct lines *, const struct verdict *, struct grid *);

/* --- table_beside.c: lines [first, end) are parted at the display column of the verdict: prose before, a table behind */
void beside_part(struct lines *, const struct verdict *);

/* --- table_continue.c: tables that a page break cut in two become one */
void tables_continue(struct rap_doc *);
bool continued_line(struct rap_str text);	/* "(continued)", and nothing else */

#endif
