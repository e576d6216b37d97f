/* reader.c - an archive's members, read by a process of their own (archive_read.c does the work in it).
 *
 * The code that takes archives apart is large and meets what anyone may have made. Here it may crash, hang or ask for all
 * the memory: that costs the archive, whose row says why, and not the run. The process is asked for one thing at a time,
 * "next" or "load", and answers with a frame behind its length. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <rapporteur/frame.h>
#include <rapporteur/message.h>

#include "archive.h"

#define PATIENCE 600000		/* milliseconds for one answer */
#define MAX_MEMORY ((uint64_t)2 << 30)	/* of its address space; the largest of the programs' dictionaries is 1 GiB */

enum { ASK_NEXT = 'n', ASK_LOAD = 'l' };

struct reader {
	pid_t pid;
	int fd;			/* -1: it has gone, and said why */
	char *path;		/* of the archive */
	uint64_t size;
	size_t taken;
	struct rap_buf answer;	/* what the item at hand borrows */
	struct rap_buf item;	/* its path and reason, which outlast an answer to "load" */
	char reason[128];
};

/* --- either side */
static bool
send_all(int fd, const void *data, size_t n)
{
	const char *s = data;
	ssize_t sent;

	for (; n > 0; s += sent, n -= (size_t)sent) {
		sent = write(fd, s, n);
		if (sent < 0 && errno == EINTR)
			sent = 0;
		else if (sent <= 0)
			return false;
	}
	return true;
}

/* False where the other side has gone, or is silent for too long (timeout -1: it may be). */
static bool
receive_all(int fd, void *data, size_t n, int timeout)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	char *s = data;
	ssize_t got;

	for (; n > 0; s += got, n -= (size_t)got) {
		int ready = timeout < 0 ? 1 : poll(&wait, 1, timeout);

		got = ready > 0 ? read(fd, s, n) : 0;
		if ((ready < 0 || got < 0) && errno == EINTR)
			got = 0;
		else if (ready <= 0 || got <= 0)
			return false;
	}
	return true;
}

/* --- the process */
static bool
answer(int fd, struct rap_buf *frame, struct rap_str bytes)
{
	uint64_t n = frame->n + bytes.n;
	bool well = send_all(fd, &n, sizeof(n)) && send_all(fd, frame->s, frame->n) && send_all(fd, bytes.s, bytes.n);

	rap_buf_clear(frame);
	return well;
}

static void
frame_item(struct rap_buf *frame, int result, const struct rap_item *item)
{
	rap_frame_number(frame, (uint64_t)(result + 1));
	rap_frame_number(frame, item->size);
	rap_frame_number(frame, item->reason != NULL);
	rap_frame_text(frame, rap_strz(item->path ? item->path : ""));
	rap_frame_text(frame, rap_strz(item->reason ? item->reason : ""));
	rap_frame_number(frame, item->bytes.n);		/* which come behind, as a text does */
}

static void
serve(int fd, const struct members_source *source, const struct rap_inputs_options *options)
{
	struct members *members = members_open(source, options);
	struct rap_buf frame = { 0 };
	struct rap_item item = { 0 };
	char ask;

	rap_frame_number(&frame, members != NULL);
	while (answer(fd, &frame, item.bytes) && members && receive_all(fd, &ask, 1, -1)) {
		int result = ask == ASK_NEXT ? members_next(members, &item) : members_load(members, &item);

		frame_item(&frame, result, &item);
	}
	_exit(0);
}

/* With two descriptors, and the standard ones, from here on. */
static void
begin(int fd, const struct members_source *source, const struct rap_inputs_options *options)
{
	enum { OWN = 3, ARCHIVE = 4 };
	struct members_source own = { .path = source->path, .fd = ARCHIVE, .size = source->size };
	int archive = fcntl(source->fd, F_DUPFD, 16);

	fd = fcntl(fd, F_DUPFD, 16);
	dup2(fd, OWN);
	dup2(archive, ARCHIVE);
	close_range(ARCHIVE + 1, ~0u, 0);
	members_prepare();
	if (options->confine)
		options->confine(MAX_MEMORY);
	serve(OWN, &own, options);
}

/* --- this side */
static bool
ask(struct reader *r, char what)
{
	uint64_t n;

	if (r->fd < 0 || (what && !send_all(r->fd, &what, 1)) || !receive_all(r->fd, &n, sizeof(n), PATIENCE))
		return false;
	if (n > 2 * MAX_SIZE)
		return false;
	rap_buf_clear(&r->answer);
	if (r->answer.cap < n + 1)
		r->answer.s = rap_realloc(r->answer.s, r->answer.cap = (size_t)n + 1, 1);
	r->answer.n = (size_t)n;
	return receive_all(r->fd, r->answer.s, (size_t)n, PATIENCE);
}

static void
stop(struct reader *r, int *status)
{
	*status = 0;
	if (r->fd < 0)
		return;
	close(r->fd);
	r->fd = -1;
	kill(r->pid, SIGKILL);
	while (waitpid(r->pid, status, 0) < 0 && errno == EINTR)
		;
}

/* The item at hand, or the archive where there is none, cannot be read: the process has gone. */
static void
give_up(struct reader *r, struct rap_item *item)
{
	int status;

	stop(r, &status);
	if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL)
		snprintf(r->reason, sizeof(r->reason), "the archive made its reader crash (%s); it cannot be read further",
		    strsignal(WTERMSIG(status)));
	else
		snprintf(r->reason, sizeof(r->reason), "the archive took its reader too long or too much memory; it cannot be read "
		    "further");
	item->reason = r->reason;
	item->bytes = rap_strz(NULL);
}

/* Path and reason are copied: an answer to "load" comes to lie over them. */
static int
take_item(struct reader *r, struct rap_item *item)
{
	struct rap_str in = rap_buf_str(&r->answer), path, reason;
	bool well = true, has_reason;
	int result = (int)rap_unframe_number(&in, &well) - 1;
	size_t behind;

	item->size = rap_unframe_number(&in, &well);
	has_reason = rap_unframe_number(&in, &well);
	path = rap_unframe_text(&in, &well);
	reason = rap_unframe_text(&in, &well);
	item->bytes = rap_unframe_text(&in, &well);
	rap_buf_clear(&r->item);
	rap_buf_add(&r->item, path.s, path.n);
	rap_buf_addc(&r->item, '\0');
	behind = r->item.n;
	rap_buf_add(&r->item, reason.s, reason.n);
	item->path = r->item.s;
	item->reason = has_reason ? r->item.s + behind : NULL;
	if (result < 0)
		item->bytes = rap_strz(NULL);
	return result;
}

struct reader *
reader_open(const struct members_source *source, const struct rap_inputs_options *options)
{
	struct reader *r = rap_alloc(1, sizeof(*r));
	struct rap_str first;
	bool well = true;
	int ends[2];

	r->fd = -1;
	r->path = strdup(source->path);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0) {
		rap_message(RAP_M_SYSTEM_CALL, r->path, 0, 0, "socketpair: %s", strerror(errno));
		return r;
	}
	r->pid = fork();
	if (r->pid == 0)
		begin(ends[1], source, options);
	close(ends[1]);
	if (r->pid < 0) {
		rap_message(RAP_M_SYSTEM_CALL, r->path, 0, 0, "fork: %s", strerror(errno));
		close(ends[0]);
		return r;
	}
	r->fd = ends[0];
	first = ask(r, 0) ? rap_buf_str(&r->answer) : rap_strz(NULL);
	if (first.s && rap_unframe_number(&first, &well) == 0) {
		reader_close(r);
		return NULL;
	}
	return r;		/* gone or not: it is an archive, and the next answer tells */
}

int
reader_next(struct reader *r, struct rap_item *item)
{
	int result;

	*item = (struct rap_item){ .path = r->path };
	if (r->fd < 0)
		return 0;
	if (ask(r, ASK_NEXT)) {
		result = take_item(r, item);
		item->bytes = rap_strz(NULL);
	} else {
		give_up(r, item);
		result = 1;
	}
	r->taken += result == 1;
	return result;
}

int
reader_load(struct reader *r, struct rap_item *item)
{
	if (item->reason)
		return -1;
	if (ask(r, ASK_LOAD))
		return take_item(r, item);
	give_up(r, item);
	return -1;
}

const char *
reader_path(const struct reader *r)
{
	return r->path;
}

size_t
reader_taken(const struct reader *r)
{
	return r->taken;
}

void
reader_close(struct reader *r)
{
	int status;

	stop(r, &status);
	rap_buf_free(&r->answer);
	rap_buf_free(&r->item);
	free(r->path);
	free(r);
}
