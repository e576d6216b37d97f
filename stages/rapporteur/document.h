/* document.h - one document of a run: what the parent knows of it, and its way through a worker (document.c). */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include <rapporteur/part.h>

#include "crew.h"

struct document {
	struct rap_input src;		/* path (owned), id, sha256, bytes */
	char folder[32];		/* of its TEI file: "tei/", "tei/0001/" */
	char state[16];			/* ok, partial, failed, timeout, memory */
	char reason[256];
	bool known;			/* an earlier run has converted it; the task's reply is its part alone */
};

struct document *document_new(const char *path);
void document_free(void *document);

struct document_options {
	struct rap_read_options read;
	int level;		/* TEI files are packed, so small (forms.h); 0: they are not */
};

/* The request for a worker; what a worker does with it (a crew_work whose data is a struct document_options); and what comes
 * back, which borrows the task's reply: the part, and the messages, which are printed. Where nothing came back, a part that
 * says why. */
void document_request(struct rap_buf *request, const struct document *, struct rap_str bytes);
crew_work document_work;
void document_reply(struct document *, struct task *, struct rap_part *);
int document_unpack(struct document *, struct rap_str reply, struct rap_part *);	/* of document_work; -1: it is none */
/* The part of one that cannot be read, with its message; reason says why. */
void document_unreadable(struct document *, struct rap_part *);

#endif
