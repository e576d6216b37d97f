/* crew_worker.c - the process of a worker: reads a request, works, writes the reply, until its socket ends.
 *
 * Without memory it ends with status RAP_SYSTEM, and the parent knows why. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <jansson.h>
#include <libxml/xmlmemory.h>

#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>

#include "crew.h"

/* --- libraries that would tell us of a lack of memory in many ways do it in one */
static void *
get(size_t n)
{
	return rap_alloc(n, 1);
}

static void *
get_more(void *old, size_t n)
{
	return rap_realloc(old, n, 1);
}

static char *
copy(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(rap_realloc(NULL, n, 1), s, n);
}

static void *
get_raw(size_t n)
{
	return rap_realloc(NULL, n, 1);
}

/* --- frames */
static bool
read_all(int fd, char *s, size_t n)
{
	while (n > 0) {
		ssize_t got = read(fd, s, n);

		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		if (got > 0) {
			s += got;
			n -= (size_t)got;
		}
	}
	return true;
}

/* One request; false where there is none. Buffers are given back: one long document shall not weigh on those behind it. */
static bool
serve(int fd, const struct crew_options *o)
{
	struct rap_buf request = { 0 };
	struct rap_out reply;
	uint64_t length;
	bool well = read_all(fd, (char *)&length, sizeof(length));

	if (well) {
		request.s = rap_realloc(NULL, (size_t)length + 1, 1);
		request.n = (size_t)length;
		well = read_all(fd, request.s, request.n);
	}
	if (well) {
		rap_out_fd(&reply, fd, "");
		o->work(rap_buf_str(&request), &reply, o->data);
		rap_out_flush(&reply);
		well = !reply.error;
		rap_buf_free(&reply.buf);
	}
	rap_buf_free(&request);
	return well;
}

void
crew_worker(int fd, const struct crew_options *o)
{
	struct rap_buf messages = { 0 };

	/* The terminal sends these to all of its processes: the parent says what becomes of us. */
	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_DFL);
	if (fd != 3 && dup2(fd, 3) == 3)
		fd = 3;
	close_range(4, ~0u, 0);
	close(STDIN_FILENO);
	close(STDOUT_FILENO);
	rap_message_collect(&messages);
	xmlMemSetup(free, get_raw, get_more, copy);
	json_set_alloc_funcs(get, free);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	confine(o->max_memory);
	while (serve(fd, o))
		;
	_exit(0);
}
