/* crew.c - the parent's side of a crew: the queue, and the loop over its workers' sockets. See crew.h. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <rapporteur/message.h>

#include "crew.h"

#define QUEUE_TASKS 64u			/* a worker */
#define QUEUE_BYTES (16u << 20)		/* of requests and replies */
#define BLOCK 65536u

struct worker {
	pid_t pid;
	int fd;
	struct task *task;	/* NULL: idle */
	size_t sent;		/* bytes of its frame, length included */
	struct rap_buf in;	/* what came of the reply's frame */
	double since;
	bool late;		/* killed by us */
};

struct crew {
	struct crew_options options;
	uint64_t space;		/* bytes of the parent's address space before it holds any document */
	struct worker *workers;
	struct pollfd *polls;
	struct task *queue;	/* a ring */
	size_t room, first, n;
	size_t next;		/* tasks from the first that have been given out or passed through */
};

double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* --- workers */
static void
close_others(const struct crew *c)
{
	for (size_t i = 0; i < c->options.workers; i++)
		if (c->workers[i].fd >= 0)
			close(c->workers[i].fd);
}

/* In the child: documents that the parent holds are in its address space, too, and none of what it may use. */
static void
start_worker(const struct crew *c, int fd)
{
	struct crew_options o = c->options;
	uint64_t space = o.max_memory > 0 ? confine_space() : 0;

	if (space > c->space)
		o.max_memory += space - c->space;
	crew_worker(fd, &o);
}

static int
start(struct crew *c, struct worker *w)
{
	int pair[2];

	w->fd = -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0) {
		rap_message(RAP_M_SYSTEM_CALL, NULL, 0, 0, "socketpair: %s", strerror(errno));
		return -1;
	}
	w->pid = fork();
	if (w->pid == 0) {
		close_others(c);
		close(pair[0]);
		start_worker(c, pair[1]);
	}
	close(pair[1]);
	if (w->pid < 0) {
		rap_message(RAP_M_SYSTEM_CALL, NULL, 0, 0, "fork: %s", strerror(errno));
		close(pair[0]);
		return -1;
	}
	w->fd = pair[0];
	return 0;
}

/* Ends a worker; what waitpid tells of it. */
static int
stop(struct worker *w)
{
	int status = 0;

	if (w->fd < 0)
		return 0;
	shutdown(w->fd, SHUT_RDWR);	/* the worker ends whatever close says */
	close(w->fd);
	w->fd = -1;
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	rap_buf_free(&w->in);
	return status;
}

struct crew *
crew_new(const struct crew_options *options)
{
	struct crew *c = rap_alloc(1, sizeof(*c));
	bool well = true;

	c->options = *options;
	c->space = options->max_memory > 0 ? confine_space() : 0;
	c->room = QUEUE_TASKS * options->workers;
	c->queue = rap_alloc(c->room, sizeof(*c->queue));
	c->polls = rap_alloc(options->workers, sizeof(*c->polls));
	c->workers = rap_alloc(options->workers, sizeof(*c->workers));
	for (size_t i = 0; i < options->workers; i++)
		c->workers[i].fd = -1;
	for (size_t i = 0; i < options->workers && well; i++)
		well = start(c, &c->workers[i]) == 0;
	if (well)
		return c;
	crew_free(c);
	return NULL;
}

void
crew_free(struct crew *c)
{
	for (size_t i = 0; c->workers && i < c->options.workers; i++) {
		if (c->workers[i].task)
			kill(c->workers[i].pid, SIGKILL);
		stop(&c->workers[i]);
	}
	while (c->n > 0) {
		c->options.forget(c->queue[c->first].owner);
		crew_drop(c);
	}
	free(c->workers);
	free(c->polls);
	free(c->queue);
	free(c);
}

/* --- the queue */
static struct task *
at(struct crew *c, size_t i)
{
	return &c->queue[(c->first + i) % c->room];
}

static size_t
held(struct crew *c)
{
	size_t bytes = 0;

	for (size_t i = 0; i < c->n; i++)
		bytes += at(c, i)->request.cap + at(c, i)->reply.cap;
	return bytes;
}

bool
crew_has_room(struct crew *c)
{
	return c->n < c->room && (c->n <= c->options.workers || held(c) < QUEUE_BYTES);
}

struct task *
crew_add(struct crew *c)
{
	struct task *t = at(c, c->n++);

	*t = (struct task){ .state = TASK_WAITS };
	return t;
}

struct task *
crew_first(struct crew *c)
{
	struct task *t = at(c, 0);

	return c->n > 0 && t->state != TASK_WAITS && t->state != TASK_RUNS ? t : NULL;
}

void
crew_drop(struct crew *c)
{
	rap_buf_free(&at(c, 0)->request);
	rap_buf_free(&at(c, 0)->reply);
	c->first = (c->first + 1) % c->room;
	c->n--;
	c->next -= c->next > 0;
}

bool
crew_is_empty(const struct crew *c)
{
	return c->n == 0;
}

static struct task *
next_waiting(struct crew *c)
{
	while (c->next < c->n && at(c, c->next)->state != TASK_WAITS)
		c->next++;
	return c->next < c->n ? at(c, c->next++) : NULL;
}

/* --- a task, from giving out to the reply */
static void
settle(struct worker *w, enum task_state state)
{
	struct task *t = w->task;

	t->state = state;
	t->seconds = now() - w->since;
	rap_buf_free(&t->request);
	w->task = NULL;
}

/* The frame is the length in eight bytes, then the request: the length is sent with the first bytes of it. */
static void
send_some(struct worker *w)
{
	struct rap_buf *request = &w->task->request;
	uint64_t length = request->n;
	char *const parts[2] = { (char *)&length, request->s };
	size_t off = w->sent < sizeof(length) ? w->sent : sizeof(length);
	struct iovec iov[2] = {
		{ parts[0] + off, sizeof(length) - off },
		{ parts[1] + (w->sent - off), request->n - (w->sent - off) },
	};
	struct msghdr message = { .msg_iov = iov, .msg_iovlen = 2 };
	ssize_t n = sendmsg(w->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);

	if (n > 0)
		w->sent += (size_t)n;	/* that the worker is gone shows when we read */
}

static bool
all_sent(const struct worker *w)
{
	return !w->task || w->sent == w->task->request.n + sizeof(uint64_t);
}

static void
give(struct crew *c, struct worker *w)
{
	w->task = next_waiting(c);
	if (!w->task)
		return;
	w->task->state = TASK_RUNS;
	w->since = now();
	w->sent = 0;
	w->late = false;
	send_some(w);
}

static void
reply_came(struct worker *w)
{
	uint64_t length;

	if (!w->task || w->in.n < sizeof(length))
		return;
	memcpy(&length, w->in.s, sizeof(length));
	if (w->in.n - sizeof(length) < length)
		return;
	memmove(w->in.s, w->in.s + sizeof(length), (size_t)length);
	w->in.n = (size_t)length;
	w->task->reply = w->in;
	w->in = (struct rap_buf){ 0 };
	settle(w, TASK_DONE);
}

/* What its end means for the task it had. */
static void
bury(struct crew *c, struct worker *w, int status)
{
	struct task *t = w->task;

	if (!t)
		return;
	if (w->late) {
		snprintf(t->why, sizeof(t->why), "not done after %g seconds", c->options.timeout);
		settle(w, TASK_TIMEOUT);
	} else if (WIFEXITED(status) && WEXITSTATUS(status) == RAP_SYSTEM) {
		snprintf(t->why, sizeof(t->why), "needs more than %llu MiB of memory",
		    (unsigned long long)(c->options.max_memory >> 20));
		settle(w, TASK_MEMORY);
	} else {
		if (WIFSIGNALED(status))
			snprintf(t->why, sizeof(t->why), "its process ended by signal %d (%s)", WTERMSIG(status),
			    strsignal(WTERMSIG(status)));
		else
			snprintf(t->why, sizeof(t->why), "its process ended with status %d", WEXITSTATUS(status));
		settle(w, TASK_CRASHED);
	}
}

static int
replace(struct crew *c, struct worker *w)
{
	bury(c, w, stop(w));
	return start(c, w);
}

static int
receive(struct crew *c, struct worker *w)
{
	char block[BLOCK];
	ssize_t n;

	do {
		n = recv(w->fd, block, sizeof(block), MSG_DONTWAIT);
		if (n > 0)
			rap_buf_add(&w->in, block, (size_t)n);
	} while (n == (ssize_t)sizeof(block));
	if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		return replace(c, w);
	reply_came(w);
	return 0;
}

/* --- the loop */
static void
kill_late(struct crew *c)
{
	double limit = now() - c->options.timeout;

	for (size_t i = 0; c->options.timeout > 0 && i < c->options.workers; i++) {
		struct worker *w = &c->workers[i];

		if (!w->task || w->since > limit || w->late)
			continue;
		w->late = true;
		kill(w->pid, SIGKILL);	/* its socket then ends */
	}
}

static int
until_late(const struct crew *c, int milliseconds)
{
	double t = now(), left = milliseconds / 1e3;

	for (size_t i = 0; c->options.timeout > 0 && i < c->options.workers; i++) {
		const struct worker *w = &c->workers[i];

		if (w->task && !w->late && w->since + c->options.timeout - t < left)
			left = w->since + c->options.timeout - t;
	}
	return left > 0 ? (int)(left * 1e3) + 1 : 0;
}

int
crew_wait(struct crew *c, int milliseconds)
{
	int result = 0;

	for (size_t i = 0; i < c->options.workers; i++) {
		struct worker *w = &c->workers[i];

		if (!w->task)
			give(c, w);
		c->polls[i] = (struct pollfd){ .fd = w->fd, .events = all_sent(w) ? POLLIN : POLLIN | POLLOUT };
	}
	if (poll(c->polls, c->options.workers, until_late(c, milliseconds)) < 0)
		return 0;	/* a signal: the caller knows which */
	for (size_t i = 0; i < c->options.workers && result == 0; i++) {
		if (c->polls[i].revents & POLLOUT && !all_sent(&c->workers[i]))
			send_some(&c->workers[i]);
		if (c->polls[i].revents & ~POLLOUT)
			result = receive(c, &c->workers[i]);
		if (!c->workers[i].task && c->workers[i].fd >= 0)
			give(c, &c->workers[i]);
	}
	kill_late(c);
	return result;
}
