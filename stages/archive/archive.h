/* archive.h - private to this stage: the parts that inputs.c puts together.
 *
 * inputs_options.c	the options, and which names they take
 * inputs_names.c	the names given: arguments, then a list
 * inputs_walk.c	what a folder holds, in order
 * sniff.c		what the first bytes of a file tell
 * archive_open.c	libarchive as we use it
 * archive_read.c	an archive's members
 * reader.c		the same in a process of its own */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <rapporteur/inputs.h>

/* --- limits; rapporteur(1) documents them */
#define MAX_SIZE ((uint64_t)2 << 30)	/* of a document; libxml2 counts in int */
#define MAX_RATIO 200u
#define MAX_MEMBERS 1000000u
#define FREE_SIZE ((uint64_t)16 << 20)	/* an archive may expand to this much whatever its ratio */
#define MAX_NAME 4096u			/* bytes of a member's name */
#define MAX_AGAIN 100u			/* damaged members of a zip file after which the rest is given up */
#define MAX_PARTS 100u			/* folders within one another in a member's name */

/* --- which names are taken: path is the way within the folder or the archive */
bool options_take(const struct rap_inputs_options *, const char *path);		/* a document */
bool options_exclude(const struct rap_inputs_options *, const char *path);	/* it, or a folder around it */
uint64_t options_most(const struct rap_inputs_options *);			/* bytes of a document */
bool is_archive_name(const char *path);
bool is_hidden(const char *path);		/* ".profile", "a/.git/b.txt" */
const char *base_of(const char *path);

/* --- the names given */
struct names;
struct names *names_open(const struct rap_inputs_options *);	/* NULL after a message */
const char *names_next(struct names *);				/* NULL at the end */
void names_rewind(struct names *);
void names_close(struct names *);

/* --- a folder */
struct walk;
struct walk *walk_open(const char *path, const struct rap_inputs_options *, bool quiet);	/* NULL after a message */
const char *walk_next(struct walk *);		/* the path of the next file that is taken; NULL at the end */
size_t walk_taken(const struct walk *);
void walk_close(struct walk *);

/* --- an archive. What it is read from: an open file, or bytes in memory; both stay the caller's */
struct members_source {
	const char *path;	/* for the items' names */
	int fd;			/* -1: bytes */
	uint64_t size;		/* of the file */
	struct rap_str bytes;
};

#define HEAD 4096u		/* bytes that show what a file is */
bool may_be_archive(struct rap_str head);	/* the first bytes are not those of text, nor of a text's gzip data */
const char *refused_text(struct rap_str head);	/* why not to take a text: a mailbox; NULL */
void members_prepare(void);		/* what needs files, before the process may not open any */
struct archive;
struct archive_entry;
struct archive *archive_open(const struct members_source *, bool *well);	/* for archive_read_free in any case */
int archive_header(struct archive *, struct archive_entry **);		/* as archive_read_next_header */
const char *archive_name(struct archive_entry *);	/* "a/b.txt"; NULL: it cannot be told */
struct members;
/* NULL where it is no archive: a document then, which may be gzip data. */
struct members *members_open(const struct members_source *, const struct rap_inputs_options *);
int members_next(struct members *, struct rap_item *);
int members_load(struct members *, struct rap_item *);
void members_close(struct members *);

/* --- the same, by a process of its own, for a file */
struct reader;
struct reader *reader_open(const struct members_source *, const struct rap_inputs_options *);
int reader_next(struct reader *, struct rap_item *);
int reader_load(struct reader *, struct rap_item *);
const char *reader_path(const struct reader *);	/* of the archive */
size_t reader_taken(const struct reader *);
void reader_close(struct reader *);

#endif
