/* part.h - all that one document adds to a bundle: made from the document alone, in memory, so that it can be made by
 * one process, sent through a pipe and put into the bundle by another (sink.h).
 *
 * Nothing in a part depends on what other documents there are, but for the path of its TEI file, which the maker is told. */
#ifndef RAPPORTEUR_PART_H
#define RAPPORTEUR_PART_H

#include "bulk.h"
#include "stages.h"

enum { RAP_PART_TABLES = 8 };		/* documents, sections, paragraphs, turns, speakers, tables, cells, review */
const char *rap_part_table(int table);	/* "documents", ... */
bool rap_part_integers(int table, size_t column);	/* the column, from 0, holds numbers */

struct rap_counts { size_t documents, failed, sections, paragraphs, turns, speakers, tables, review; };
void rap_counts_add(struct rap_counts *sum, const struct rap_counts *);

struct rap_part_file {
	enum rap_part_kind { RAP_PART_TEI, RAP_PART_TABLE } kind;
	struct rap_str path;	/* in the bundle: "tei/0001/minutes.xml", "tables/minutes-t1.csv" */
	struct rap_bulk bytes;
	struct rap_str about;	/* its resource in datapackage.json, as it is printed there, behind its name */
};

struct rap_part {
	struct rap_counts counts;	/* documents is 1 */
	struct rap_bulk rows[RAP_PART_TABLES];	/* of each CSV file, whole rows with their CR LF */
	struct rap_part_file *files;
	size_t nfiles;
	struct rap_arena *arena;	/* where all of it lives; of an unpacked part NULL: it borrows */
};

/* The part of a document. src may be NULL (rap-csv in a pipe): then the header's figures are used. tei is the TEI file's path
 * in the bundle, NULL or "" for none, and xml its bytes, borrowed. */
void rap_part_make(struct rap_part *, struct rap_doc *, const struct rap_input *src, const char *tei, struct rap_bulk xml);
/* The part of a document that failed: its row in documents.csv with the status "STATE: REASON", such as "failed: cannot be
 * read". A TEI file that was made, and is not valid, is kept: tei as above, xml is borrowed. */
void rap_part_fail(struct rap_part *, const struct rap_input *src, const char *state, const char *reason, const char *tei,
    struct rap_bulk xml);
void rap_part_free(struct rap_part *);

/* The same as one run of so many bytes, and back. An unpacked part borrows the bytes, but for its list of files.
 * rap_part_unpack: 0, or -1 where the bytes are none that rap_part_pack wrote. */
size_t rap_part_packed(const struct rap_part *);
void rap_part_pack(struct rap_out *, const struct rap_part *);
int rap_part_unpack(struct rap_part *, struct rap_str bytes);

#endif
