/* convert.h - private to rapporteur convert and its kin: a run, from its options to its end.
 *
 * convert.c reads the options; convert_run.c is the loop from the inputs through the crew into the sink; resume.c goes on with
 * a run that was stopped; shard.c takes one part of the inputs; merge.c joins the parts. */
#ifndef CONVERT_H
#define CONVERT_H

#include <rapporteur/forms.h>
#include <rapporteur/inputs.h>
#include <rapporteur/sink.h>

#include "crew.h"
#include "document.h"
#include "journal.h"
#include "progress.h"
#include "rapporteur.h"

#define PER_FOLDER 1000u	/* TEI files in one folder: more are slow to list, and awkward to look at */

struct convert_options {
	const char *out;		/* the bundle's folder */
	const char *named;		/* what was given: the same, or a bag that has it in it */
	bool force, resume, retry_failed;
	const char *status, *progress;	/* NULL: none; "": as the terminal is */
	char *people;			/* digests of the files given with --people; heap, NULL: none */
	const char *lexicon;		/* a folder; NULL: the lists that are compiled in */
	size_t shard, shards;		/* this part, from 1, of how many; 0: all */
	struct rap_inputs_options inputs;
	struct rap_forms forms;
	struct document_options document;
	struct crew_options crew;
};

struct run {
	const struct convert_options *o;
	struct rap_inputs *inputs;
	struct rap_ids *ids;
	struct rap_sink *sink;
	struct crew *crew;
	struct journal *journal;
	struct earlier *earlier;	/* an earlier run that differs; NULL: none */
	struct progress progress;
	json_t *about;			/* what has to be the same to go on: the journal's first line */
	char *made;			/* of it what datapackage.json tells */
	size_t ordinal;			/* of the next input, from 0, in the whole run */
	size_t from, to;		/* the inputs of this part: [from, to) */
	bool many;			/* more than PER_FOLDER inputs in the whole run */
	bool ended;			/* no more inputs */
	double synced, pause;		/* when all was last on the disk, and how long until the next time */
};

/* --- convert.c */
struct convert_options convert_defaults(void);
bool crew_option(int argc, char **argv, int *i, struct convert_options *);	/* -j and other limits, --lexicon */

/* --- convert_run.c */
void convert_summary(const struct rap_counts *);
void convert_known_failures(size_t n);	/* a message */
void run_all(const struct convert_options *);
/* The next input of this part, with its id and place; NULL at the end. Its bytes are not loaded. */
struct document *run_next(struct run *, struct rap_item *);
int run_load(struct run *, struct rap_item *, struct document *);	/* its bytes and sha256; -1 and its reason */

/* --- resume.c */
/* Opens sink and journal: anew, or where a run was stopped that had the same options. What it has done of the inputs is
 * passed over. 0, or -1 after a message; 1 where nothing is left to do. */
int resume_open(struct run *);
/* The part that an earlier run has made of the same source, and the state and reason it gave it; false: none. */
bool earlier_part(struct earlier *, struct document *, bool retry_failed, struct rap_part *);
void earlier_free(struct earlier *);		/* NULL is allowed */

/* --- finished.c */
/* Whether the bundle, a folder or a zip file without a journal, is what this run would make: 1; 0 where it is not, after a note that
 * says why; -1 after a message where it was made in another way. Inputs are read up to where they differ. */
int finished_look(struct run *, const char *bundle);

/* --- about.c: what has to be the same in a run that goes on, and in the parts of one; keys are words for messages */
json_t *about(const struct convert_options *);
char *about_made(const json_t *about);		/* that of it by which the bundle is another, as JSON for datapackage.json; heap */
bool about_same(const json_t *now, const json_t *then, const char *bundle);	/* all that now says; false after a message */
void about_file(struct convert_options *, const char *path);	/* one more file of people */

/* --- shard.c */
#define SHARD_PART "part"		/* keys that a part's journal alone has */
#define SHARD_PARTS "number of parts"
#define SHARD_INPUTS "list of inputs"
bool shard_option(struct convert_options *, const char *value);	/* "3/8", "auto": false where it is neither */
void shard_bounds(struct run *);		/* from, to, many, and the listing's digest in about */

#endif
