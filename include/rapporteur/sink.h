/* sink.h - where parts go: a bundle that is being written, in the order in which parts are given.
 *
 * All is written in a work folder, OUT/.rapporteur, and gets its final name when it is whole. So whoever looks at OUT sees
 * no half file, and an earlier bundle there stays until the new one takes its place. What is in the work folder:
 *
 *	documents.csv ... review.csv, resources		streams: files that only grow
 *	tei/..., tables/...				whole files, one or more a part
 *	journal						of the caller, see stages/rapporteur/journal.c
 *
 * The lengths of the streams after a document are all that is needed to go on from there: rap_sink_state. */
#ifndef RAPPORTEUR_SINK_H
#define RAPPORTEUR_SINK_H

#include "part.h"

enum { RAP_SINK_STREAMS = RAP_PART_TABLES + 1 };	/* the tables, and the resources of datapackage.json */

struct rap_sink_state {
	uint64_t length[RAP_SINK_STREAMS];
	uint64_t files[2];		/* of each enum rap_part_kind so far: they are numbered in datapackage.json */
	struct rap_counts counts;
};

struct rap_sink;
struct rap_sink_options {
	const char *out;		/* a folder, which is made */
	bool force;			/* whatever is in it; else it has to be empty, a bundle, or what is left of a run */
	const struct rap_sink_state *from;	/* go on from there; NULL: from the start, what is left of a run is removed */
	bool keep_earlier;		/* but for what rap_sink_set_aside has set aside */
	const char *made;		/* how the bundle is made, a JSON object for datapackage.json, borrowed; NULL: nothing is said */
	bool part;			/* of several: what rap_part_load needs stays in the work folder, as it does where documents failed */
};
struct rap_sink *rap_sink_open(const struct rap_sink_options *);	/* NULL after a message */

/* What a run left that was stopped while it gave the files their final names: 1 where that is all done now, 0 where there was
 * nothing of that kind, -1 after a message. */
int rap_sink_finish(const char *out);
void rap_sink_forget(const char *out);		/* removes the work folder */
/* Sets what is in the work folder aside, in place of what has been before, and says where: heap. NULL after a message. */
char *rap_sink_set_aside(const char *out);
bool rap_sink_is_whole(const char *out);	/* out holds a bundle, and no newer one is being written */
char *rap_sink_work_of(const char *out);	/* the name of its work folder; heap */
char *rap_sink_earlier_of(const char *out);	/* and of what was set aside */

/* The part between two states again, from the files in folder files, and the resources in folder work (the same, while a bundle
 * is not complete). 0, or -1 where they are not as they were. */
int rap_part_load(struct rap_part *, const char *files, const char *work, const struct rap_sink_state *from,
    const struct rap_sink_state *to);

/* Adds what a document adds. 0, or -1 after a message: the disk is full; it makes no sense to go on. */
int rap_sink_add(struct rap_sink *, const struct rap_part *);
const struct rap_sink_state *rap_sink_state(const struct rap_sink *);
const char *rap_sink_work(const struct rap_sink *);	/* the work folder */
/* All that was added is on the disk when this returns 0; -1 after a message. */
int rap_sink_sync(struct rap_sink *);
/* Writes datapackage.json with the bytes and sha256 of every file, and gives all files their final names. 0, or -1 after a
 * message. Frees the sink. */
int rap_sink_close(struct rap_sink *);
/* Closes the files and leaves the work folder as it is, to be resumed or removed. Frees the sink. */
void rap_sink_abandon(struct rap_sink *);

#endif
