/* pool.h - private to this stage: threads that deflate pieces of files, whose results come in the order of the pieces. */
#ifndef POOL_H
#define POOL_H

#include <stdbool.h>
#include <stddef.h>

#define PIECE ((size_t)256 << 10)	/* bytes of a file that one thread takes: the zip file's bytes depend on it */

struct piece {
	unsigned char *in, *out;	/* raw deflate data: pieces of a file are joined by writing them one after the other */
	size_t n, packed;
	bool last;			/* of its file */
	unsigned long crc;
	bool done;
};

struct pool;
struct pool *pool_new(size_t threads, int level);
size_t pool_size(const struct pool *);		/* how many pieces there are */
struct piece *pool_room(struct pool *);		/* a free piece, NULL where all are in use: take one first */
void pool_give(struct pool *, struct piece *);	/* in, n, last are set */
struct piece *pool_take(struct pool *);		/* the oldest, done: waits for it; NULL where there is none */
void pool_drop(struct pool *);			/* that one */
void pool_free(struct pool *);

#endif
