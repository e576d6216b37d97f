/* pool.c - threads that deflate. The pieces are a ring: given at its head, taken at its tail. */
#include <pthread.h>
#include <stdlib.h>
#include <zlib.h>

#include <rapporteur/str.h>

#include "pool.h"

enum { MOST_THREADS = 64 };

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t ready, done;
	pthread_t threads[MOST_THREADS];
	size_t nthreads;
	int level;
	struct piece *ring;
	size_t size, head, tail, next;	/* counted on and on; next is the first that no thread has */
	bool ended;
};

static void *
work(void *data)
{
	struct pool *pool = data;
	z_stream z = { 0 };

	pack_begin(&z, pool->level);
	pthread_mutex_lock(&pool->lock);
	while (!pool->ended) {
		struct piece *p = &pool->ring[pool->next % pool->size];

		if (pool->next == pool->head) {
			pthread_cond_wait(&pool->ready, &pool->lock);
			continue;
		}
		pool->next++;
		pthread_mutex_unlock(&pool->lock);
		pack_piece(p, &z);
		pthread_mutex_lock(&pool->lock);
		p->done = true;
		pthread_cond_signal(&pool->done);
	}
	pthread_mutex_unlock(&pool->lock);
	deflateEnd(&z);
	return NULL;
}

struct pool *
pool_new(size_t threads, int level)
{
	struct pool *pool = rap_alloc(1, sizeof(*pool));

	threads = threads < 1 ? 1 : threads > MOST_THREADS ? MOST_THREADS : threads;
	pool->level = level;
	pool->size = 2 * threads + 2;
	pool->ring = rap_alloc(pool->size, sizeof(*pool->ring));
	for (size_t i = 0; i < pool->size; i++) {
		pool->ring[i].in = rap_alloc(PIECE, 1);
		pool->ring[i].out = rap_alloc(2 * PIECE, 1);
	}
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->ready, NULL);
	pthread_cond_init(&pool->done, NULL);
	while (pool->nthreads < threads && pthread_create(&pool->threads[pool->nthreads], NULL, work, pool) == 0)
		pool->nthreads++;
	if (pool->nthreads > 0)
		return pool;
	pool_free(pool);
	return NULL;
}

size_t
pool_size(const struct pool *pool)
{
	return pool->size;
}

struct piece *
pool_room(struct pool *pool)
{
	return pool->head - pool->tail < pool->size ? &pool->ring[pool->head % pool->size] : NULL;
}

void
pool_give(struct pool *pool, struct piece *p)
{
	pthread_mutex_lock(&pool->lock);
	p->done = false;
	pool->head++;
	pthread_cond_signal(&pool->ready);
	pthread_mutex_unlock(&pool->lock);
}

struct piece *
pool_take(struct pool *pool)
{
	struct piece *p = &pool->ring[pool->tail % pool->size];

	if (pool->tail == pool->head)
		return NULL;
	pthread_mutex_lock(&pool->lock);
	while (!p->done)
		pthread_cond_wait(&pool->done, &pool->lock);
	pthread_mutex_unlock(&pool->lock);
	return p;
}

void
pool_drop(struct pool *pool)
{
	pool->tail++;
}

void
pool_free(struct pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	pool->ended = true;
	pthread_cond_broadcast(&pool->ready);
	pthread_mutex_unlock(&pool->lock);
	for (size_t i = 0; i < pool->nthreads; i++)
		pthread_join(pool->threads[i], NULL);
	for (size_t i = 0; i < pool->size; i++) {
		free((void *)(uintptr_t)pool->ring[i].in);
		free(pool->ring[i].out);
	}
	pthread_mutex_destroy(&pool->lock);
	pthread_cond_destroy(&pool->ready);
	pthread_cond_destroy(&pool->done);
	free(pool->ring);
	free(pool);
}
