/* crew.h - a crew of worker processes: requests go in at one end of a queue, replies come out at the other in the same order.
 *
 * The parent is one loop over poll(2); each worker has a socket, takes one request at a time, and is confined (confine.c).
 * A worker that crashes, takes too long or runs out of memory costs the task it has, and is replaced. The queue is short,
 * in tasks and in bytes, so memory does not grow with the run; it is as long as is needed for the others to go on while
 * one works at something large. */
#ifndef CREW_H
#define CREW_H

#include <stdint.h>
#include <sys/types.h>

#include <rapporteur/stages.h>

/* What a worker does with a request. It puts a number (frame.h), and then as many bytes, which come back: they may be
 * many times as long as the request, and are held by the parent alone. */
typedef void crew_work(struct rap_str request, struct rap_out *reply, const void *data);

struct crew_options {
	size_t workers;
	double timeout;		/* seconds for a task; 0: as long as it takes */
	uint64_t max_memory;	/* bytes of a worker; 0: no limit */
	crew_work *work;
	const void *data;	/* for work */
	void (*forget)(void *owner);	/* of tasks that are dropped unfinished */
};

struct task {
	struct rap_buf request;	/* emptied when the reply is there */
	struct rap_buf reply;
	enum task_state {
		TASK_WAITS, TASK_RUNS,
		TASK_DONE,	/* there is a reply */
		TASK_CRASHED, TASK_TIMEOUT, TASK_MEMORY
	} state;
	char why[128];		/* where there is no reply: what happened */
	double seconds;		/* that it took */
	void *owner;		/* what the caller keeps with it, freed by the caller */
};

struct crew;
struct crew *crew_new(const struct crew_options *);	/* NULL after a message */
void crew_free(struct crew *);		/* ends the workers; unfinished tasks are lost */

bool crew_has_room(struct crew *);
/* A new task at the end of the queue, for the caller to fill, where there is room. One that gets a state other than TASK_WAITS
 * is passed through to keep its place. */
struct task *crew_add(struct crew *);
struct task *crew_first(struct crew *);	/* the oldest task, if it is done, or nothing can be done for it; else NULL */
void crew_drop(struct crew *);		/* that task; frees its buffers */
bool crew_is_empty(const struct crew *);
/* Sends, receives, and waits for either for at most so many milliseconds, or until a signal comes. 0, or -1 after a message:
 * no worker can be started any more. */
int crew_wait(struct crew *, int milliseconds);

/* --- the process of a worker (crew_worker.c): reads requests from fd until there are none. Does not return. */
void crew_worker(int fd, const struct crew_options *) __attribute__((noreturn));
/* What a worker would load from files as it goes is loaded now: before crew_new. */
void prepare(const struct rap_read_options *);
/* Nothing but memory and open descriptors from here on (confine.c), as far as the kernel can do that. */
void confine(uint64_t max_memory);
uint64_t confine_space(void);		/* bytes of the process's address space, 0 where the kernel does not tell */
void confine_report(void);		/* in the parent: a note of what the kernel cannot do */

double now(void);			/* seconds of a clock that only goes on */

#endif
