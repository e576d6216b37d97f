/* stages.h - what each stage does to a document. A stage is one function over one document's tree; a filter program is a
 * reader, that function and a writer; the driver calls the functions one after the other. Each takes what the one before
 * it leaves, passes on what it does not know, and works (on less) where an earlier one was left out. 0, or -1 where the
 * document could not be treated (a message says why; the tree is still whole).
 *
 * What stands in TEI/text/body after each:
 *
 * rap-read	ab[@type="line"] for each line (blank ones too, with empty text), raw; pb for each form feed.
 * rap_pages	some of these are fw[@type="header|footer|pageNum|lineNum|residue"]; pb[@n] added; numbers of lines
 *		stay in their line. Two columns of prose are
 *		unwoven, each line cut in two; nothing else is moved.
 * rap_tables	runs of lines are table/row/cell, table/head for the caption; the rest unchanged.
 * rap_blocks	lines are ab[@type="block"], one a paragraph, item or heading candidate, raw text with its line ends and
 *		indents in it; @n is the number of blank lines before it (left out where 0); ab[@type="keep"] keeps its
 *		lines; milestone[@unit="rule"] for lines that only draw. fw, pb inside a block where it runs over them.
 *		No blank lines are left. Where the columns of pages took turns, lines are moved into reading order.
 * rap_sections	body/head[@type="title"], div[@xml:id][@n]/head/label, p, list/label+item, figure/head, note,
 *		ab[@type] with lb for blocks that keep their lines. No ab[@type="block"] is left.
 * rap_speakers	note[@type="speaker"] + u[@who]/seg, said[@who] (inside p, or around ps), particDesc. */
#ifndef RAPPORTEUR_STAGES_H
#define RAPPORTEUR_STAGES_H

#include "bulk.h"
#include "out.h"
#include "tree.h"

/* --- rap-read (stages/read) */
struct rap_input {		/* what is known of a document's source; for documents.csv and the header */
	const char *path;	/* as given; "-" is standard input */
	char id[256];		/* of the document: the name without extension made an XML name, distinct in a run */
	char encoding[64];	/* as iconv names it: "UTF-8", "WINDOWS-1252" */
	char sha256[65];	/* of the bytes as they are in the file, hexadecimal */
	char language[16];	/* BCP 47, "und" where it cannot be told */
	size_t bytes;		/* of the file as it is */
	size_t characters;	/* of the decoded text */
	char damage[192];	/* why only a part could be read: "damaged gzip data: ..."; "" where all was */
	struct rap_str text;	/* the decoded text: UTF-8, LF line ends, form feeds kept; lives in the document */
};
struct rap_read_options {
	const char *encoding;	/* NULL: find out; else a name that iconv knows */
	uint64_t most;		/* bytes that a gzip file may expand to; 0: as many as any document may have */
	bool quiet;		/* do not report what was repaired or guessed: verify decodes a second time */
};
bool rap_encoding_known(const char *name);	/* can be that option */
/* Loads what reading may need from files, the encodings: afterwards it does without, in this process and those it forks. */
void rap_read_prepare(const struct rap_read_options *);

/* The ids given so far in a run, so that two inputs of the same name get "minutes" and "minutes-2". Case does not tell two
 * ids apart, since it does not tell two files apart everywhere. */
struct rap_ids;
struct rap_ids *rap_ids_new(void);
void rap_ids_free(struct rap_ids *);
void rap_ids_give(struct rap_ids *, const char *path, char id[256]);	/* ids NULL: what path alone gives */

/* Reads path (or standard input for "-") whole, ungzips, decodes, and makes the document with its header and lines. NULL
 * where that fails: a message was printed. ids gives src->id, set in any case; where ids is NULL, src->id stays what the
 * caller has set it to, unless that is empty. reason (of size bytes) says in one phrase what failed; it is "" where
 * nothing did, and is also set where only the first part of a damaged gzip file could be read. */
struct rap_doc *rap_read(const char *path, const struct rap_read_options *, struct rap_ids *, struct rap_input *src,
    char *reason, size_t size);
/* The same from memory, for a file called path. */
struct rap_doc *rap_read_bytes(const char *path, struct rap_str bytes, const struct rap_read_options *, struct rap_ids *,
    struct rap_input *src, char *reason, size_t size);
/* The decoded text alone, which lives in the arena: all of src but id and language. With src->encoding of an earlier
 * reading as the option, it is the same text. 0, or -1 where it fails. */
int rap_read_text(const char *path, const struct rap_read_options *, struct rap_arena *, struct rap_input *src,
    char *reason, size_t size);

/* --- the analysis */
int rap_pages(struct rap_doc *);
int rap_tables(struct rap_doc *);
int rap_blocks(struct rap_doc *);
int rap_sections(struct rap_doc *);
int rap_speakers(struct rap_doc *);
/* The people of an archive (rap-speakers(1), PEOPLE): read once, before the first document and before any fork; each call adds.
 * What is wrong in the file is a message. */
void rap_people_read(const char *file);
void rap_people_done(void);

/* --- rap-tei (stages/tei) */
/* Writes the document as XML: an XML declaration where declare, the tree with leaves folded (fold.h), one line a block. */
void rap_tei_write(struct rap_out *, struct rap_doc *, bool declare);
/* 0 where the bytes are valid against schemas/rapporteur.rng (compiled in); else -1 and the first error in why. */
int rap_tei_valid(struct rap_bulk xml, char *why, size_t size);

/* --- rap-csv (stages/csv): the tables of a bundle: part.h, sink.h */

#endif
