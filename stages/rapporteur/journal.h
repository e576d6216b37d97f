/* journal.h - what of a run is done: a file of JSON lines in the work folder, so that a run that was stopped can go on.
 *
 *	{"rapporteur": "0.1.0", "encoding": null, ..., "length": [...], "files": [0, 0], "counts": [...]}
 *	{"path": "minutes.txt", "id": "minutes", "folder": "tei/", "sha256": "...", "state": "ok", "reason": "", "length": [...], ...}
 *
 * The first line is about the run, each other about a document that is done; all end in the state of the bundle (sink.h)
 * behind it, from which one can go on. A line is written when what it tells of is on the disk. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdio.h>

#include <jansson.h>
#include <rapporteur/sink.h>

#define JOURNAL_NAME "journal"

/* --- writing */
struct journal;
struct journal *journal_create(const char *work, const json_t *run, const struct rap_sink_state *);	/* NULL after a message */
struct journal *journal_continue(const char *work, uint64_t length);	/* what is behind so many bytes is cut off */
struct journal_entry {
	const char *path, *id, *folder, *sha256, *state, *reason;
	struct rap_sink_state after;
};
void journal_note(struct journal *, const struct journal_entry *);	/* kept until journal_write */
int journal_write(struct journal *);		/* 0, or -1 after a message */
void journal_end(struct journal *);		/* closes it; what was not written is dropped; NULL is allowed */

json_t *journal_text(const char *bytes);	/* a name of a file as JSON has it: what is not UTF-8 is U+FFFD */

/* --- reading */
struct journal_reader;
struct journal_reader *journal_open(const char *work);	/* NULL: there is none, or its first line is not whole */
const json_t *journal_run(const struct journal_reader *);	/* of its first line */
/* The next document; its texts live until the next one. false at the end, or where a line is not whole. */
bool journal_next(struct journal_reader *, struct journal_entry *);
const struct rap_sink_state *journal_before(const struct journal_reader *);	/* the state before that document */
const struct rap_sink_state *journal_state(const struct journal_reader *);	/* behind the line just read */
uint64_t journal_position(const struct journal_reader *);	/* of the line just read */
uint64_t journal_length(const struct journal_reader *);		/* up to the end of the line just read */
void journal_go_behind(struct journal_reader *, uint64_t position);	/* the next document is the one behind that line */
void journal_close(struct journal_reader *);			/* NULL is allowed */

#endif
