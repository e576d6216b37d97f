/* table_pipes.h - tables whose columns are parted by bars: what table_pipes.c and table_pipes_cut.c share. */
#ifndef RAPPORTEUR_TABLE_PIPES_H
#define RAPPORTEUR_TABLE_PIPES_H

#include "table_bars.h"

struct pipes {			/* what one look over the lines of a run tells */
	size_t texts, rules;
	size_t columns;		/* of the first rule that has bars inside, else of the first line of text */
	bool joined;		/* there is such a rule */
	size_t fitting;		/* lines of text with so many cells */
	size_t headlines;	/* lines of text above the first rule below any */
	size_t figured;		/* those of them that have figures, years aside */
	size_t outer;		/* lines of text with bars at both ends */
	size_t halves;		/* with a bar at the beginning alone */
	size_t aligned;		/* lines of text whose bars stand below those of the line before */
	size_t tails;		/* lines of text with signs alone behind the last bar: "(see |lamps|)" */
	size_t over;		/* lines of text with more cells than columns */
	size_t empty, cells;	/* cells without text; all cells of lines of text */
	bool dump;		/* the first line is bytes in hexadecimal */
	bool single;		/* some have one bar alone */
	bool joints, strokes;	/* joints, strokes or arrows stand in a line of text */
	bool doubled;		/* the first line alone has bars that touch */
	size_t marked, heads;	/* lines of text whose cells all have marks; with those of headers */
	bool bare;		/* the first line has no text: what stands above a rule where there is no header */
	bool closed;		/* the last line is a rule */
	bool ended;		/* the line below it is one */
	bool framed;		/* a rule begins with a corner: what is left of a frame that is not whole, of a diagram */
};

struct pipes pipes_look_over(const struct lines *, size_t i, size_t end);
/* The line's bars, where it has too many for so many columns those outside code spans; 0 columns: not known. */
void pipes_find(struct bars *, const struct line *, size_t columns);
size_t pipes_cells(const struct bars *);	/* between them */
bool pipes_fits(const struct bars *, size_t columns);
/* Cell k between the bars, from the one at the line's beginning on: bytes [*from, *to); false behind the last. */
bool pipes_cell(const struct bars *, struct rap_str text, size_t k, size_t *from, size_t *to);
int pipes_row_mark(const struct bars *, struct rap_str text);	/* what all cells with text are */
/* --- table_pipes_cut.c */
void cut_pipes(const struct lines *, const struct verdict *, struct grid *);

#endif
