/* bundle.h - private to this stage: the tables of a bundle, from one walk over a document's tree to its part (part.h).
 *
 * bundle_walk.c makes a model of a document (what there is and where it stands); each csv_NAME.c prints one table from
 * it; csv_columns.c says what the columns are, for the header row and for datapackage.json alike. sink.c puts parts into a
 * bundle. */
#ifndef BUNDLE_H
#define BUNDLE_H

#include <stdio.h>

#include <jansson.h>
#include <rapporteur/cells.h>
#include <rapporteur/out.h>
#include <rapporteur/part.h>

/* --- the tables and their columns (csv_columns.c) */
enum bundle_table {
	DOCUMENTS, SECTIONS, PARAGRAPHS, TURNS, SPEAKERS, TABLES, CELLS, REVIEW, BUNDLE_TABLES = RAP_PART_TABLES
};
struct bundle_column {
	const char *name;	/* NULL ends a table's columns */
	bool integer;		/* else a string */
	bool key;		/* part of the primary key */
	const char *about;
};
struct bundle_schema {
	const char *name, *about;
	const struct bundle_column *columns;
	enum bundle_table parent;	/* the table that its first nparent columns point to; itself for none */
	int nparent;
};
extern const struct bundle_schema bundle_schemas[BUNDLE_TABLES];

/* --- writing CSV, into memory (csv_write.c) */
struct bundle_csv {
	struct rap_out out;
	size_t columns;
	size_t fields;		/* written in this row so far */
};

void bundle_csv_open(struct bundle_csv *, size_t columns, size_t most);	/* see bulk.h */
size_t bundle_columns(enum bundle_table);		/* csv_columns.c */
void bundle_csv_header(struct bundle_csv *, enum bundle_table);
void bundle_put(struct bundle_csv *, struct rap_str);
void bundle_putz(struct bundle_csv *, const char *);
void bundle_number(struct bundle_csv *, size_t);
void bundle_end(struct bundle_csv *);			/* of the row; missing fields are empty */
struct rap_bulk bundle_csv_close(struct bundle_csv *, struct rap_arena *);	/* what was written, the arena's */

/* --- the model of a document (bundle_walk.c) */
enum bundle_kind { SECTION, PARAGRAPH, TURN, TABLE, SPEAKER, JUDGED, BUNDLE_KINDS };
#define NOTHING SIZE_MAX

struct bundle_thing {
	const struct rap_node *node;
	size_t in[BUNDLE_KINDS];	/* the nearest enclosing thing of each kind, NOTHING for none */
	size_t start, end;		/* characters of the source; start > end: none */
	size_t head, more;		/* of a turn: first piece of its chain, next piece; NOTHING for none */
	size_t ahead;			/* of a guess: the next paragraph to come when it began */
};
struct bundle_list {
	struct bundle_thing *a;
	size_t n, cap;
};
struct bundle_model {
	struct bundle_list list[BUNDLE_KINDS];
};

void bundle_model_make(struct bundle_model *, const struct rap_doc *);
void bundle_model_free(struct bundle_model *);
void bundle_chain(struct bundle_model *);		/* bundle_chain.c: joins the pieces of turns */
/* The id of a thing, as the tables print it; empty for NOTHING. Appended to out. */
void bundle_id(struct rap_buf *out, const struct bundle_model *, enum bundle_kind, size_t index);

/* --- texts (bundle_text.c), folded, appended to out */
void bundle_text(struct rap_buf *out, const struct rap_node *leaf);	/* own text; a line end for lb */
void bundle_text_without(struct rap_buf *out, const struct rap_node *leaf, uint32_t name);	/* the same, but elements */
int bundle_compare(struct rap_str a, struct rap_str b);	/* in the order of their bytes, for qsort and its kin */
void bundle_speech(struct rap_buf *out, const struct rap_node *turn);	/* the leaves of a turn, one a line */

/* --- the part (part.c) */
struct bundle_page {		/* what the printers of tables are given */
	const struct rap_doc *doc;
	const struct bundle_model *model;
	struct rap_str document;	/* its id */
	struct rap_part *part;
	struct bundle_csv csv[BUNDLE_TABLES];
	size_t most;			/* how long a table becomes before it is packed */
	struct rap_buf text, id;	/* scratch */
};

struct bundle_csv *bundle_row(struct bundle_page *, enum bundle_table);	/* starts a row with the document's id */
void bundle_put_id(struct bundle_page *, struct bundle_csv *, enum bundle_kind, size_t index);
void bundle_put_text(struct bundle_page *, struct bundle_csv *, const struct rap_node *leaf);	/* NULL: empty */
void bundle_put_span(struct bundle_csv *, const struct bundle_thing *);	/* start, end */

/* csv_documents.c and so on */
void bundle_document(struct bundle_page *, const struct rap_input *, const char *tei);
void bundle_failed_document(struct bundle_page *, const struct rap_input *, const char *state, const char *reason);
void bundle_sections(struct bundle_page *);
void bundle_paragraphs(struct bundle_page *);
void bundle_turns(struct bundle_page *);
void bundle_speakers(struct bundle_page *);
void bundle_tables(struct bundle_page *);
void bundle_review(struct bundle_page *);
const struct rap_node *bundle_speaker_name(const struct rap_node *speaker);	/* the element that holds it, or NULL */
const char *bundle_paragraph_kind(const struct rap_node *);	/* p, seg, item, caption, ...; NULL: not a paragraph */

/* --- tables as grids (bundle_grid.c) */
struct bundle_grid {
	const struct rap_node *table, *line, *cell;	/* line is the row element */
	struct rap_cells line_cells;	/* what is in it */
	size_t row, column;		/* of the cell, from 0 */
	size_t rows, columns;		/* of the table, once measured */
	size_t cells;
	bool spans;			/* rows and cols attributes count */
	bool filed;			/* small enough to be written as a rectangle */
	size_t *held;			/* for each column, the first row in which it is free */
	size_t width, room;
};

void bundle_grid_make(struct bundle_grid *, const struct rap_node *table);
bool bundle_grid_next(struct bundle_grid *);		/* the next cell; false at the end, then it starts again */
void bundle_grid_free(struct bundle_grid *);
size_t bundle_span(const struct rap_node *cell, uint32_t name);	/* rows or cols, 1 where absent or nonsense */
/* --- the type of a table's column (csv_column_types.c); zero-initialised */
struct bundle_type {
	unsigned kinds, dates;		/* that every cell so far fits */
	bool seen, points;		/* a cell that is not empty; one with a '.' in it */
	char unit;
};
void bundle_type_add(struct bundle_type *, struct rap_str cell);
json_t *bundle_type_field(const struct bundle_type *, const char *name);
/* --- csv_dates.c */
unsigned bundle_dates(struct rap_str cell);		/* the forms of a date that it has, a bit for each */
json_t *bundle_dates_field(unsigned dates, const char *name);	/* a string where these tell none */

/* --- tables/DOC-T.csv (csv_table_file.c): its path in the bundle goes to path */
void bundle_table_file(struct bundle_page *, struct bundle_grid *, struct rap_str id, struct rap_buf *path);

/* --- resources of datapackage.json (bundle_package.c), without the name: the sink numbers them */
json_t *bundle_resource(const char *path, const char *mediatype);
json_t *bundle_table_resource(enum bundle_table, uint64_t bytes, const char *sha256);	/* of one of our own tables */
void bundle_measured(json_t *resource, uint64_t bytes, const char *sha256);
void bundle_print(struct rap_buf *out, json_t *resource);	/* as it stands behind its name; takes the reference */
/* Adds a file to a part, its bytes and its resource measured; takes the reference. */
void bundle_add_file(struct rap_part *, enum rap_part_kind, const char *path, struct rap_bulk bytes, json_t *resource);

#endif
