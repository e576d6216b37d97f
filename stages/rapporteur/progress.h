/* progress.h - how far a run is: for people on a terminal, for programs as JSON lines, and a line a document for --status. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <rapporteur/inputs.h>
#include <rapporteur/out.h>

enum progress_form { PROGRESS_NONE, PROGRESS_LINE, PROGRESS_JSON };

struct progress {
	enum progress_form form;
	double began, shown;		/* seconds; shown: when a line was last printed */
	size_t documents, failed, skipped;	/* skipped: done by an earlier run */
	uint64_t bytes;			/* of sources, done in this run */
	uint64_t before;		/* of those that are skipped */
	uint64_t total;			/* of all of them; 0: not known */
	struct rap_inputs *ahead;	/* a second look at the inputs, ahead of the first; NULL: none, or it is at the end */
	uint64_t ahead_bytes;
	bool standing;			/* a line stands on the terminal */
	struct rap_out status;		/* --status; fd -1: none */
};

/* p is zero but for skipped and total. wanted: "", "json", "none" or "line"; "": a line where standard error is a
 * terminal. status: a file, "-" for standard output, or NULL. 0, or -1 after a message. */
int progress_begin(struct progress *, const char *wanted, const char *status, bool append);
/* total is to become known while the run is on: names and sizes are looked at a thousand at a time, whenever something is
 * shown. Nothing is counted where nothing is shown, or where the list of names can be read but once. */
void progress_look_ahead(struct progress *, const struct rap_inputs_options *);
void progress_show(struct progress *, bool last);	/* the first call, then at most twice a second, and the last */
void progress_hide(struct progress *);		/* before a message is printed */
void progress_status(struct progress *, const char *path, const char *state, double seconds, uint64_t bytes, size_t turns,
    const char *reason);
int progress_end(struct progress *);		/* 0, or -1 after a message: the status file could not be written */

#endif
