/* table_blank.h - tables aligned by blanks and leaders: what table_segments.c, table_stretch.c and table_blank.c
 * share. */
#ifndef RAPPORTEUR_TABLE_BLANK_H
#define RAPPORTEUR_TABLE_BLANK_H

#include "tables.h"

#define RULE_COLUMNS 10		/* dashes beside words that are a rule and no entry, at least */

enum kind { WORDS, NUMBER, NO_ENTRY };	/* NO_ENTRY: "......", "-", "n/a" */

struct segment {		/* what stands between two wide blanks or leaders */
	size_t a, b;		/* bytes */
	size_t start, end;	/* display columns */
	enum kind kind;
	bool dots;		/* nothing but dots: no text */
};
struct segments {		/* of one line; zero-initialised, used again line after line */
	struct segment *v;
	size_t n, cap;
	bool leader;		/* a leader ran between two of them */
};
void segments_find(struct segments *, struct rap_str text);
enum kind segment_kind(struct rap_str);
void segments_put(struct segments *, struct segment);
void segments_insert(struct segments *, size_t k, struct segment);
void segments_free(struct segments *);
/* A row of data: more than one segment, and a number or a sign for none after the first. */
bool segments_row(const struct segments *);

/* A stretch of lines that may be a table's body, with its columns. */
struct stretch {
	size_t first, end;	/* from its first row to behind its last */
	size_t rows, leaders;	/* rows of data; those with leaders */
	size_t segments;	/* of the last row */
	size_t figures;		/* display column where its second one begins */
	size_t most;		/* of the row that has most; rows with less than half as many do not make columns */
	size_t width;		/* display columns */
	struct columns columns;
	uint32_t *at;		/* for each display column the column that it is nearest to; width long */
	struct fill *fills;	/* for each column */
	struct {
		size_t *v;
		size_t n;
	} rivers;		/* gaps of one blank: the display columns behind them */
	size_t entries;		/* of all rows, also of those that make no columns */
	size_t misfits;		/* rows with two segments in one column, or one over two */
	size_t idle;		/* lines of text that are no rows */
	size_t items;		/* of them those that begin with the mark of an item */
	bool ordered;		/* columns run into one another: a full row's segments belong to them by their order */
	bool paired;		/* labels and values: it has no header */
	bool ruled;		/* a rule stands in or around it */
};
struct fill {			/* what stands in one column */
	size_t numbers, words, none;
	size_t right, left, centre;	/* entries that end, start, are centred where the one above is */
	size_t last_end, last_start;
	size_t rising;		/* whole numbers not below the one above */
	size_t marked;		/* with a decimal mark or a grouping one, as no page number has */
	size_t colons;		/* entries that end in a colon */
	size_t stops;		/* words that end in a full stop */
	size_t code;		/* entries that end in a semicolon or a brace, begin a comment of code, or are a place in it */
	size_t runs;		/* bars of a chart */
	size_t items;		/* words that begin with the mark of an item */
	size_t bars;		/* entries that begin or end with a bar */
	size_t with_next;	/* rows that have an entry in the next column too */
	long last;
};
/* False where line i begins none; end is set all the same. */
bool stretch_find(struct stretch *, const struct lines *, size_t i);
void stretch_free(struct stretch *);
/* A line's segments, where a label that runs into a figure ends before it. */
void stretch_segments(const struct stretch *, struct segments *, struct rap_str text);
/* --- table_blank_judge.c: why it is no table, NULL where it is one; named: a caption stands above */
const char *stretch_fault(const struct stretch *, const struct lines *, bool named);

/* --- table_beside.c: where prose ends that stands beside the stretch; 0 where none does */
size_t beside_ends(const struct stretch *, const struct lines *);

/* --- table_extent.c */
void stretch_end(struct stretch *, const struct lines *, struct segments *);	/* the rows are counted, too */
bool segments_years(const struct segments *, struct rap_str text);
bool line_of_years(const struct lines *, size_t i);
/* The first line of the body: the first row, or lines of labels alone between the header and it. */
size_t stretch_body(const struct stretch *, const struct lines *);
/* A line with gaps that does not only draw; then its segments are in the third. */
bool line_segments(const struct stretch *, const struct line *, struct segments *);
bool stretch_counts(const struct stretch *, const struct segments *);	/* a row that makes columns */
/* --- table_rivers.c */
void rivers_find(struct stretch *, const struct lines *);
void rivers_part(const struct stretch *, struct segments *, struct rap_str text);	/* segments that run over one */
/* --- table_stretch_columns.c */
/* A gap between columns is where at most one row in so many has something. */
void stretch_columns(struct stretch *, const struct lines *, struct segments *, size_t one_in);
void stretch_map(struct stretch *);		/* once columns are known, or others: each display column's nearest */
/* The column that segment k of a line belongs to, and in *end the one behind the last where it spans several. */
size_t stretch_column(const struct stretch *, const struct segments *, size_t k, size_t *end);

/* --- table_blank_rows.c: which lines of the body make one row */
struct label {			/* of a line that has one, or figures */
	size_t line;
	uint32_t start, end;	/* display columns of its first segment */
	uint32_t word;		/* columns that its first word takes */
	enum { NOTHING, LABEL, LABELLED, FIGURES } kind : 8;	/* a label alone, figures with one, figures alone */
	uint8_t flags;
	bool begins;		/* a row begins here */
	bool doubt;		/* or might: a table of another fashion costs nearly the same */
};
struct rows {
	struct label *v;
	size_t n;
	size_t left, right;	/* display columns of the labels */
};
/* --- table_blank_labels.c: the labels, of which none begins a row yet */
enum { LOW = 1, COLON = 2, OPEN = 4, APART = 8, WORDS_TOO = 16, ALONE = 32 };	/* flags */
void rows_look(struct rows *, const struct stretch *, const struct lines *, size_t body, size_t end);
void rows_find(struct rows *, const struct stretch *, const struct lines *, size_t body, size_t end);
void rows_free(struct rows *);

/* --- rows and cells of such a table: table_blank_head.c, table_blank_cut.c */
struct cutting {
	const struct lines *lines;
	const struct verdict *v;
	struct grid *grid;
	struct stretch s;
	size_t body;		/* its first line */
	struct segments segs;	/* of the present line */
	size_t row;		/* the present row's first cell */
	size_t head;		/* rows of the header */
};
bool cutting_skips(const struct line *);	/* blank, or a rule */
void cutting_row(struct cutting *, size_t line, bool label);	/* begins one, with a cell for each column */
void cutting_add(struct cutting *, size_t line);	/* the segments go to the present row's cells */
void cutting_header(struct cutting *);
void cut_blank(const struct lines *, const struct verdict *, struct grid *);
void cutting_header_done(struct cutting *);	/* once the body is cut too */

#endif
