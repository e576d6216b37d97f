/* filter.h - the main function that all filters share: options, reader, stage, writer. */
#ifndef RAPPORTEUR_FILTER_H
#define RAPPORTEUR_FILTER_H

#include "pyx.h"
#include "tree.h"

#define RAP_RELEASE "0.1.0"

struct rap_filter {
	const char *name;	/* "rap-pages" */
	const char *purpose;	/* one line for --help */
	int (*stage)(struct rap_doc *);
	const char *options;	/* of its own, " [--people FILE]"; NULL: none */
	bool (*option)(int argc, char **argv, int *i);	/* as rap_common_option, for these; NULL: none */
};

/* NAME [--lexicon DIR] [--explain] [FILE]: reads PYX from FILE or standard input, writes PYX to standard output. Returns the exit
 * status. --help and --version print to standard output. */
int rap_filter_main(int argc, char **argv, const struct rap_filter *);

/* Options common to all programs: --help, --version, --lexicon DIR, --explain. Looks at argv[*i]; 1 where it took it (and *i may
 * have moved on), 0 where not. --help prints usage and purpose, then exits. */
int rap_common_option(int argc, char **argv, int *i, const char *usage);
/* Says what of the command line is not understood: the arguments from argv[from] to argv[to], an option and its value; or what is
 * missing, such as "-o OUT". command is "rap-read", "rapporteur merge": its --help says more. */
void rap_usage(const char *command, int argc, char **argv, int from, int to);
void rap_usage_missing(const char *command, const char *what);

bool rap_explaining(void);	/* --explain was given: stages say why on standard error with RAP_M_EXPLAIN */

#endif
