/* progress.c - how far a run is. See progress.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include <rapporteur/message.h>

#include "crew.h"
#include "journal.h"
#include "progress.h"

#define OFTEN 0.5	/* seconds between two lines */
#define AHEAD 1000	/* inputs that are looked at between them */

static int
open_status(struct progress *p, const char *status, bool append)
{
	int fd = strcmp(status, "-") == 0 ? STDOUT_FILENO :
	    open(status, O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC), 0666);

	if (fd < 0) {
		rap_message(RAP_M_WRITE, status, 0, 0, "%s", strerror(errno));
		return -1;
	}
	rap_out_fd(&p->status, fd, fd == STDOUT_FILENO ? "standard output" : status);
	return 0;
}

int
progress_begin(struct progress *p, const char *wanted, const char *status, bool append)
{
	p->began = now();
	p->shown = p->began - OFTEN;	/* the first is shown at once: who waits for a long document sees that it is at work */
	rap_out_fd(&p->status, -1, "");
	if (strcmp(wanted, "json") == 0)
		p->form = PROGRESS_JSON;
	else if (strcmp(wanted, "line") == 0 || (!*wanted && isatty(STDERR_FILENO)))
		p->form = PROGRESS_LINE;
	return status ? open_status(p, status, append) : 0;
}

void
progress_look_ahead(struct progress *p, const struct rap_inputs_options *inputs)
{
	if (p->form == PROGRESS_NONE || (inputs->list && strcmp(inputs->list, "-") == 0))
		return;
	p->ahead = rap_inputs_open(inputs);
	if (p->ahead)
		rap_inputs_rewind(p->ahead);	/* what is to be said of the inputs is said by the first look */
}

static void
look_further(struct progress *p)
{
	struct rap_item item;

	for (size_t i = 0; i < AHEAD; i++) {
		if (!rap_inputs_next(p->ahead, &item)) {
			p->total = p->ahead_bytes;
			rap_inputs_close(p->ahead);
			p->ahead = NULL;
			return;
		}
		p->ahead_bytes += item.size;
	}
}

/* Seconds that are left, as the bytes so far have gone; negative: not known. */
static double
left(const struct progress *p, double passed)
{
	uint64_t done = p->before + p->bytes;

	if (p->total < done || p->bytes == 0)
		return -1;
	return passed * (double)(p->total - done) / (double)p->bytes;
}

static void
show_line(struct progress *p, double passed)
{
	double seconds = left(p, passed);
	struct rap_buf line = { 0 };

	rap_buf_addf(&line, "\r%zu documents", p->documents);
	if (p->skipped > 0)
		rap_buf_addf(&line, " (%zu done before)", p->skipped);
	rap_buf_addf(&line, ", %.1f MB/s, %zu failed", passed > 0 ? (double)p->bytes / 1e6 / passed : 0, p->failed);
	if (seconds >= 0)
		rap_buf_addf(&line, ", %ld:%02ld left", (long)seconds / 60, (long)seconds % 60);
	rap_buf_addz(&line, "\033[K");
	fwrite(line.s, 1, line.n, stderr);
	rap_buf_free(&line);
	p->standing = true;
}

static void
show_json(const struct progress *p, double passed)
{
	double seconds = left(p, passed);
	json_t *o = json_pack("{s:I, s:I, s:I, s:I, s:f}", "documents", (json_int_t)p->documents, "failed", (json_int_t)p->failed,
	    "skipped", (json_int_t)p->skipped, "bytes", (json_int_t)p->bytes, "seconds", passed);
	char *text;

	if (seconds >= 0)
		json_object_set_new(o, "left", json_real(seconds));
	text = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(6));
	fprintf(stderr, "%s\n", text ? text : "");
	free(text);
	json_decref(o);
}

void
progress_show(struct progress *p, bool last)
{
	double t = now();

	rap_out_flush(&p->status);	/* what is done can be read while a long document is at work */
	if (!last && t - p->shown < OFTEN)
		return;
	p->shown = t;
	if (p->ahead && !last)
		look_further(p);
	if (p->form == PROGRESS_LINE && !last)
		show_line(p, t - p->began);
	if (p->form == PROGRESS_JSON)
		show_json(p, t - p->began);
	if (last)
		progress_hide(p);
}

void
progress_hide(struct progress *p)
{
	if (p->standing)
		fputs("\r\033[K", stderr);
	p->standing = false;
}

void
progress_status(struct progress *p, const char *path, const char *state, double seconds, uint64_t bytes, size_t turns,
    const char *reason)
{
	json_t *o;
	char *text;

	if (p->status.fd < 0)
		return;
	o = json_pack("{s:o, s:s, s:f, s:I, s:I, s:o}", "path", journal_text(path), "state", state, "seconds", seconds, "bytes",
	    (json_int_t)bytes, "turns", (json_int_t)turns, "reason", journal_text(reason));
	text = json_dumps(o, JSON_COMPACT | JSON_REAL_PRECISION(6));
	rap_putz(&p->status, text ? text : "");
	rap_putc(&p->status, '\n');
	free(text);
	json_decref(o);
}

int
progress_end(struct progress *p)
{
	rap_inputs_close(p->ahead);
	return p->status.fd < 0 ? 0 : rap_out_close(&p->status);
}
