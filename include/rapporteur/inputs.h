/* inputs.h - the documents of a run, one after the other: files, what folders hold, the members of archives.
 *
 * The order is that of the names given (arguments, then the list), folders walked in the order of their names' bytes,
 * archives in the order in which they hold their members: the same on every machine. Links are not followed out of a
 * folder. Memory is constant but for the document at hand and the names in the folders it stands in.
 *
 * A name within an archive is only ever printed and made into an id, never a path that is opened or written. */
#ifndef RAPPORTEUR_INPUTS_H
#define RAPPORTEUR_INPUTS_H

#include <stdint.h>

#include "str.h"

struct rap_list {		/* zero-initialised is empty; the strings are borrowed */
	const char **a;
	size_t n, cap;
};

struct rap_inputs_options {	/* zero-initialised, then rap_inputs_option and rap_inputs_name; free with ..._free */
	struct rap_list names;		/* files, folders, archives, "-" for standard input */
	const char *list;		/* a file of such names, "-" for standard input; NULL: none */
	bool nul;			/* they end in NUL, not in a line end */
	struct rap_list include, exclude;	/* patterns, see rapporteur(1); none: texts by their names' endings */
	uint64_t max_size;		/* bytes of one document; 0: the default, as below */
	uint64_t max_ratio;		/* how many times its size an archive may expand to */
	uint64_t max_members;		/* of one archive */
	/* What the process that reads an archive may do is limited by this, and its memory to so many bytes; NULL: by nothing. */
	void (*confine)(uint64_t max_memory);
};

#define RAP_INPUTS_USAGE "[--files-from FILE] [-0] [--include PATTERN] [--exclude PATTERN] [--max-size N] " \
    "[--max-ratio N] [--max-members N]"

/* Looks at argv[*i]: 1 where it is an option of ours (and *i may have moved on), 0 where not, -1 where its value is
 * missing or no number. */
int rap_inputs_option(int argc, char **argv, int *i, struct rap_inputs_options *);
void rap_inputs_name(struct rap_inputs_options *, const char *name);
bool rap_inputs_given(const struct rap_inputs_options *);	/* names, or a list of them */
void rap_inputs_options_free(struct rap_inputs_options *);

struct rap_item {
	const char *path;	/* to print: "minutes.txt", "1994.zip/may/minutes.txt", "-"; until the next one */
	uint64_t size;		/* of its bytes; 0 where that is not known beforehand */
	struct rap_str bytes;	/* after rap_inputs_load, until the next one; absent before */
	const char *reason;	/* why it cannot be read; NULL: it can, as far as one knows */
};

struct rap_inputs;

/* NULL after a message (the list cannot be read). The options must live as long. */
struct rap_inputs *rap_inputs_open(const struct rap_inputs_options *);
/* The next document: 1, or 0 at the end. Only names and sizes: content is not read but for a look at what it is. What
 * costs no document (a folder that cannot be read) is told with rap_message; an item's reason is not: that is the
 * caller's. */
int rap_inputs_next(struct rap_inputs *, struct rap_item *);
/* The content of the item just given. 0, or -1 and item->reason. */
int rap_inputs_load(struct rap_inputs *, struct rap_item *);
/* Once more from the start, quietly: the same items again. Standard input as a document cannot be read twice. */
void rap_inputs_rewind(struct rap_inputs *);
void rap_inputs_close(struct rap_inputs *);		/* NULL is allowed */

#endif
