/* sink.h - private to this stage: a bundle that is being written, in one of its forms.
 *
 * sink.c keeps the streams and writes datapackage.json; a form says what becomes of whole files, and how the bundle gets its
 * final names. sink_folder.c is the form of a folder. */
#ifndef SINK_H
#define SINK_H

#include <rapporteur/out.h>
#include <rapporteur/sink.h>

#define SINK_WORK ".rapporteur"
#define SINK_PACKAGE "datapackage.json"
#define SINK_EARLIER "earlier"	/* in the work folder: a run before this one */
#define SINK_JOURNAL "journal"	/* the caller's */

struct sink_form {
	int (*file)(struct rap_sink *, const struct rap_part_file *);	/* keeps a whole file; 0, or -1 after a message */
	int (*finish)(struct rap_sink *);	/* all is whole and on the disk: final names; 0, or -1 after a message */
};

struct rap_sink {
	const struct sink_form *form;
	char *out, *work;		/* folders */
	bool part;			/* see sink.h */
	const char *made;
	int at;				/* the work folder, locked */
	struct {
		char *path;
		struct rap_out out;
	} stream[RAP_SINK_STREAMS];
	struct rap_sink_state state;
	bool broken;			/* something could not be written, and a message said so */
};

int sink_failed(struct rap_sink *, const char *path);	/* says what errno means for a file that is written; -1 */
char *sink_path(const char *dir, const char *name);	/* DIR/NAME, heap */

/* --- the form of a folder (sink_folder.c) */
extern const struct sink_form sink_folder;
/* Makes folder out and its work folder, or takes them over; what is in the latter is removed where the options say so. The work
 * folder, locked, or -1 after a message. */
int sink_claim(const struct rap_sink_options *);
void sink_release(const char *out, int work);		/* the work folder, if it is empty, and the lock */

/* Removes the files that the stream of resources, cut to where one goes on, does not name (sink_prune.c). */
void sink_prune(const char *work, const char *resources);

/* --- removing what is ours (sink_remove.c) */
bool sink_is_bundle(int dir);				/* it holds a manifest that we made */
void sink_remove_bundle(int dir, int manifest);		/* the files in dir that the manifest in folder manifest names */
void sink_remove_all(const char *dir, const char *but);	/* whatever folder dir holds, no link followed; but: one name in it */

#endif
