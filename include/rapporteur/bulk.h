/* bulk.h - text that may be many times as long as the source, held in memory.
 *
 * A table of short cells is ten to thirty times as long in TEI and CSV as in the source, and says the same again and again:
 * deflated it is shorter than the source. So what is put into such an output stays as it is while it is short, which
 * costs nothing, and is deflated from some length on. */
#ifndef RAPPORTEUR_BULK_H
#define RAPPORTEUR_BULK_H

#include "out.h"

struct rap_bulk {
	struct rap_str bytes;	/* borrowed: it, or zlib's data */
	uint64_t n;		/* its length */
	bool packed;
};

static inline struct rap_bulk rap_bulk_of(struct rap_str s) { return (struct rap_bulk){ s, s.n, false }; }
/* How long an output may become that belongs to a source of so many bytes: prose stays below it. */
static inline size_t rap_bulk_most(size_t source) { return ((size_t)1 << 20) + 2 * source; }

/* An output in memory that is deflated where it becomes longer than most; what was put, whose bytes (NULL where there are none)
 * are the caller's to free. */
void rap_out_bulk(struct rap_out *, size_t most);
struct rap_bulk rap_bulk_end(struct rap_out *);

struct rap_bulk_reader {
	struct rap_bulk bulk;
	uint64_t at;
	struct z_stream_s *z;
};
struct rap_bulk_reader rap_bulk_open(struct rap_bulk);
size_t rap_bulk_read(struct rap_bulk_reader *, char *s, size_t n);	/* the next n bytes; fewer at the end, and where it is damaged */
void rap_bulk_close(struct rap_bulk_reader *);

void rap_put_bulk(struct rap_out *, struct rap_bulk);
void rap_bulk_digest(struct rap_bulk, char hex[65]);

#endif
