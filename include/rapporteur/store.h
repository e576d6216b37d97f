/* store.h - a finished bundle, read: a folder, or a zip file that holds the same. */
#ifndef RAPPORTEUR_STORE_H
#define RAPPORTEUR_STORE_H

#include <sys/types.h>

#include "str.h"

struct rap_store;

struct rap_store *rap_store_open(const char *path);	/* NULL after a message */
void rap_store_close(struct rap_store *);
bool rap_store_is_bag(const struct rap_store *);	/* a zip file with a bag, whose bundle is in NAME/data/ */
char *rap_store_name(const struct rap_store *, const char *name);	/* to print: "bundle.zip/turns.csv"; heap */

/* A file in it, under its name in datapackage.json. Several may be open at once. */
struct rap_store_file;
struct rap_store_file *rap_store_file(const struct rap_store *, const char *name);	/* NULL and errno */
ssize_t rap_store_read(struct rap_store_file *, void *, size_t);	/* 0 at the end, -1 and errno */
int rap_store_end(struct rap_store_file *);	/* closes it. 0, or -1 where its checksum in the zip file is wrong */

/* --- tables (rows.c) */
struct rap_row {		/* fields are NUL-terminated too, and live until the callback returns */
	struct rap_str *fields;
	size_t n, cap;
	size_t number;		/* 0 is the first, most often the header */
};
typedef bool rap_row_fn(const struct rap_row *, void *);	/* false: enough */
/* Reads a CSV file row by row. 0, or -1 after a message: not to be read, not CSV, rows of different lengths. */
int rap_store_rows(const struct rap_store *, const char *name, rap_row_fn *, void *);

#endif
