/* out.h - output that is flushed, closed and checked. The first error sticks; later writes do nothing. */
#ifndef RAPPORTEUR_OUT_H
#define RAPPORTEUR_OUT_H

#include <stdint.h>

#include "str.h"

struct rap_out;

struct rap_packing {		/* of an output that is deflated in memory: asked through these, so that not every program loads zlib */
	void (*pack)(struct rap_out *);		/* the buffer goes to the deflated data */
	void (*abandon)(struct rap_out *);
};

struct rap_out {
	int fd;
	int error;		/* errno of the first failure, 0 while all is well */
	uint64_t total;		/* bytes taken so far */
	const char *name;	/* for messages; borrowed */
	char *path, *part;	/* for files: final and temporary name, owned */
	struct rap_buf buf;
	size_t most;		/* bytes in it when it is written, or packed */
	struct rap_packing *packing;	/* see bulk.h; NULL */
};

/* An open descriptor: standard output, say. fd -1: memory, all that is put stays in .buf (free it with rap_buf_free). */
void rap_out_fd(struct rap_out *, int fd, const char *name);
/* A file that gets its name only when it is whole: written as DIR/.NAME.part, then fsync and rename. 0, or -1. */
int rap_out_file(struct rap_out *, const char *path);
void rap_put(struct rap_out *, const char *s, size_t n);
void rap_putc(struct rap_out *, char c);
void rap_putz(struct rap_out *, const char *z);
void rap_puts(struct rap_out *, struct rap_str);
void rap_put_field(struct rap_out *, struct rap_str);	/* of a CSV row: in quotation marks where it must be */
void rap_out_full(struct rap_out *);		/* for rap_put and rap_out_grown: the buffer is written, or packed */
/* What was put together right in its buffer, which was so long before, is put. */
static inline void
rap_out_grown(struct rap_out *o, size_t before)
{
	o->total += o->buf.n - before;
	if (o->buf.n >= o->most || o->error)
		rap_out_full(o);
}

void rap_out_flush(struct rap_out *);		/* what was put so far is written; see .error */
/* Flush, check, close (standard output too), rename. Says what failed (RAP_M_WRITE) and returns -1; 0 when all is well. */
int rap_out_close(struct rap_out *);
void rap_out_abandon(struct rap_out *);		/* close without a word and remove the temporary file */

#endif
