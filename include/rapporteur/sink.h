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
/* Opens a bundle in folder out, which is made. Refused where out holds something else than a bundle or what is left of a run,
 * unless force. With from, what is in the work folder is kept as far as from says; NULL: from the start, and what is left
 * of an earlier run is removed. NULL after a message. */
struct rap_sink *rap_sink_open(const char *out, bool force, const struct rap_sink_state *from);
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
