/* pool.h - private to this stage: files as deflate data, piece by piece (pack.c), and threads that do it, whose results come in
 * the order of the pieces (pool.c). */
#ifndef POOL_H
#define POOL_H

#include <stdbool.h>
#include <stddef.h>

#include <zlib.h>

#define PIECE ((size_t)256 << 10)	/* bytes of a file that one thread takes: the zip file's bytes depend on it */

struct piece {
	const unsigned char *in;
	unsigned char *out;		/* raw deflate data: pieces of a file are joined by writing them one after the other */
	size_t n, packed;
	bool last;			/* of its file */
	unsigned long crc;
	bool done;
};

void pack_begin(z_stream *, int level);
void pack_piece(struct piece *, z_stream *);	/* in, n and last are set; out has room for 2 * PIECE */

/* A file that rap_forms_pack has packed: how much deflate data it has, from what place on, and of what. */
struct packed {
	uint64_t from, n;
	uint64_t size;
	unsigned long crc;
};
bool pack_look(int fd, uint64_t length, struct packed *);	/* false: it is a file as any other */

struct pool;
struct pool *pool_new(size_t threads, int level);
size_t pool_size(const struct pool *);		/* how many pieces there are */
struct piece *pool_room(struct pool *);		/* a free piece, NULL where all are in use: take one first */
void pool_give(struct pool *, struct piece *);	/* in, n, last are set */
struct piece *pool_take(struct pool *);		/* the oldest, done: waits for it; NULL where there is none */
void pool_drop(struct pool *);			/* that one */
void pool_free(struct pool *);

#endif
