/* verify.h - private to rapporteur verify: what its parts give one another.
 *
 * verify.c matches sources with documents; verify_package.c holds the files against datapackage.json; verify_keys.c
 * follows the tables' keys; verify_document.c proves one document, with verify_tei.c reading its
 * TEI, verify_leaf.c comparing each leaf with its ranges and verify_cover.c counting what no leaf has. */
#ifndef VERIFY_H
#define VERIFY_H

#include <jansson.h>
#include <rapporteur/stages.h>
#include <rapporteur/store.h>

#include "rapporteur.h"

#define NOWHERE SIZE_MAX

/* --- the files (verify_package.c, verify_keys.c); failures are told with rap_message */
json_t *package_load(const struct rap_store *);				/* NULL after a message */
void package_check(const struct rap_store *, const json_t *package);	/* bytes, hashes, the tables' form */
void keys_check(const struct rap_store *);		/* keys are unique and lead somewhere */

/* --- the decoded source (verify_source.c) */
struct source {
	const char *path;
	struct rap_str text;
	size_t characters;
	size_t *marks;		/* byte of every 256th character */
};
void source_open(struct source *, const char *path, struct rap_str text);
void source_close(struct source *);
size_t source_byte(const struct source *, size_t character);
void source_place(const struct source *, size_t character, size_t *line, size_t *col);

/* --- failures of one document: the first in the source is told, and the first of the TEI file itself */
struct failure {
	size_t at, end;		/* characters; at == NOWHERE: none */
	char *what;		/* heap; NULL: none */
	size_t line;		/* in the TEI file */
	char *broken;		/* what is wrong there; heap; NULL: none */
};
/* end == NOWHERE: from there on */
void fail_at(struct failure *, size_t at, size_t end, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
void fail_tei(struct failure *, size_t line, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* --- ranges */
struct range {
	size_t start, end;
	const char *element;	/* its name, for messages; lives as long as the parser */
};
struct ranges {
	struct range *a;
	size_t n, cap;
};
void ranges_add(struct ranges *, struct range);
/* Every character that is no space is in one leaf, or draws and is in a container (verify_cover.c). Sorts both. */
void cover_check(const struct source *, struct ranges *leaves, struct ranges *containers, struct failure *);

/* --- one leaf: its text against its ranges (verify_leaf.c) */
struct leaf {
	const struct source *source;
	const struct range *ranges;	/* in reading order; set before each call: the array may move */
	size_t first, n;		/* where they stand in it */
	size_t range, at, byte;		/* where the comparison is: character at of the source, in that range */
	bool started;			/* a character has been compared */
	bool space;			/* white space of the text waits */
	bool gap, broke;		/* white space of the source was passed, with a line end in it */
	bool hyphen;			/* the last character passed was a hyphen or soft hyphen */
	bool dropped;			/* and a hyphen that the text has not */
	bool ended, failed;
};
void leaf_open(struct leaf *);
bool leaf_text(struct leaf *, struct rap_str text);		/* false: differs, at leaf->at */
bool leaf_close(struct leaf *, bool underlined);		/* false: the source has more, at leaf->at */

/* --- the TEI file (verify_tei.c): its leaves, its pointers, and what they cover of the source */
void tei_check(const struct rap_store *, const char *tei, const struct source *, struct failure *);

/* --- one document (verify_document.c): true where all holds */
struct document {		/* a row of documents.csv */
	char *id, *source, *tei, *encoding, *sha256, *status;
	size_t bytes, characters;
	size_t next;		/* of those with the same sha256 (see verify.c) */
	bool seen;
};
bool document_check(const struct rap_store *, const struct document *, const char *path, struct rap_str bytes);

#endif
