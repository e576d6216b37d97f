/* journal.c - what of a run is done, as JSON lines. See journal.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/message.h>
#include <rapporteur/utf8.h>

#include "journal.h"

#define COUNTS 8

/* --- the state, as JSON and back */
static void
counts_of(const struct rap_counts *c, size_t counts[COUNTS])
{
	const size_t all[COUNTS] = { c->documents, c->failed, c->sections, c->paragraphs, c->turns, c->speakers, c->tables,
	    c->review };

	memcpy(counts, all, sizeof(all));
}

static void
add_state(json_t *line, const struct rap_sink_state *s)
{
	json_t *length = json_array(), *counts = json_array();
	size_t n[COUNTS];

	for (int i = 0; i < RAP_SINK_STREAMS; i++)
		json_array_append_new(length, json_integer((json_int_t)s->length[i]));
	counts_of(&s->counts, n);
	for (int i = 0; i < COUNTS; i++)
		json_array_append_new(counts, json_integer((json_int_t)n[i]));
	json_object_set_new(line, "length", length);
	json_object_set_new(line, "files", json_pack("[I, I]", (json_int_t)s->files[0], (json_int_t)s->files[1]));
	json_object_set_new(line, "counts", counts);
}

static bool
get_numbers(const json_t *line, const char *key, uint64_t *numbers, size_t n)
{
	const json_t *array = json_object_get(line, key);

	for (size_t i = 0; i < n; i++) {
		const json_t *number = json_array_get(array, i);

		if (!json_is_integer(number) || json_integer_value(number) < 0)
			return false;
		numbers[i] = (uint64_t)json_integer_value(number);
	}
	return true;
}

static bool
get_state(const json_t *line, struct rap_sink_state *s)
{
	uint64_t c[COUNTS];

	if (!get_numbers(line, "length", s->length, RAP_SINK_STREAMS) || !get_numbers(line, "files", s->files, 2) ||
	    !get_numbers(line, "counts", c, COUNTS))
		return false;
	s->counts = (struct rap_counts){ c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7] };
	return true;
}

/* --- writing */
struct journal {
	char *path;
	int fd;
	struct rap_buf lines;
};

static struct journal *
open_for_writing(const char *work, int flags)
{
	struct journal *j = rap_alloc(1, sizeof(*j));
	struct rap_buf path = { 0 };

	rap_buf_addf(&path, "%s/" JOURNAL_NAME, work);
	j->path = path.s;
	j->fd = open(j->path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC | flags, 0666);
	if (j->fd >= 0)
		return j;
	rap_message(RAP_M_WRITE, j->path, 0, 0, "%s", strerror(errno));
	journal_end(j);
	return NULL;
}

static void
add_line(struct journal *j, json_t *line)
{
	char *text = json_dumps(line, JSON_COMPACT);

	if (text)
		rap_buf_addf(&j->lines, "%s\n", text);
	free(text);
	json_decref(line);
}

struct journal *
journal_create(const char *work, const json_t *run, const struct rap_sink_state *state)
{
	struct journal *j = open_for_writing(work, O_CREAT | O_TRUNC);
	json_t *line = j ? json_deep_copy(run) : NULL;

	if (!j)
		return NULL;
	add_state(line, state);
	add_line(j, line);
	if (journal_write(j) == 0)
		return j;
	journal_end(j);
	return NULL;
}

struct journal *
journal_continue(const char *work, uint64_t length)
{
	struct journal *j = open_for_writing(work, 0);

	if (j && ftruncate(j->fd, (off_t)length) == 0 && lseek(j->fd, 0, SEEK_END) >= 0)
		return j;
	if (j)
		rap_message(RAP_M_WRITE, j->path, 0, 0, "%s", strerror(errno));
	journal_end(j);
	return NULL;
}

/* A path may be any bytes; JSON is UTF-8. */
json_t *
journal_text(const char *bytes)
{
	struct rap_buf clean = { 0 };
	json_t *text;

	rap_utf8_mend(&clean, rap_strz(bytes));
	text = json_stringn(clean.s ? clean.s : "", clean.n);
	rap_buf_free(&clean);
	return text;
}

void
journal_note(struct journal *j, const struct journal_entry *e)
{
	json_t *line = json_pack("{s:o, s:s, s:s, s:s, s:s, s:o}", "path", journal_text(e->path), "id", e->id, "folder", e->folder,
	    "sha256", e->sha256, "state", e->state, "reason", journal_text(e->reason));

	add_state(line, &e->after);
	add_line(j, line);
}

int
journal_write(struct journal *j)
{
	size_t done = 0;
	int error = 0;

	while (done < j->lines.n && !error) {
		ssize_t n = write(j->fd, j->lines.s + done, j->lines.n - done);

		if (n > 0)
			done += (size_t)n;
		else if (n < 0 && errno != EINTR)
			error = errno;
	}
	rap_buf_clear(&j->lines);
	if (!error && fdatasync(j->fd) != 0)
		error = errno;
	if (error)
		rap_message(RAP_M_WRITE, j->path, 0, 0, "%s", strerror(error));
	return error ? -1 : 0;
}

void
journal_end(struct journal *j)
{
	if (!j)
		return;
	if (j->fd >= 0)
		close(j->fd);
	free(j->path);
	rap_buf_free(&j->lines);
	free(j);
}

/* --- reading */
struct journal_reader {
	FILE *file;
	char *text;
	size_t room;
	json_t *run, *line;
	uint64_t position, length;
	struct rap_sink_state before, after;
};

/* The next line, if it is whole: a kill may cut the last. */
static json_t *
read_line(struct journal_reader *r)
{
	ssize_t n = getline(&r->text, &r->room, r->file);

	if (n <= 0 || r->text[n - 1] != '\n')
		return NULL;
	r->position = r->length;
	r->length += (uint64_t)n;
	return json_loads(r->text, 0, NULL);
}

struct journal_reader *
journal_open(const char *work)
{
	struct journal_reader *r = rap_alloc(1, sizeof(*r));
	struct rap_buf path = { 0 };
	int fd;

	rap_buf_addf(&path, "%s/" JOURNAL_NAME, work);
	fd = open(path.s, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	r->file = fd >= 0 ? fdopen(fd, "r") : NULL;
	rap_buf_free(&path);
	r->run = r->file ? read_line(r) : NULL;
	if (r->run && get_state(r->run, &r->after))
		return r;
	journal_close(r);
	return NULL;
}

const json_t *
journal_run(const struct journal_reader *r)
{
	return r->run;
}

bool
journal_next(struct journal_reader *r, struct journal_entry *e)
{
	uint64_t length = r->length;
	int well;

	r->before = r->after;
	json_decref(r->line);
	r->line = read_line(r);
	well = r->line && json_unpack(r->line, "{s:s, s:s, s:s, s:s, s:s, s:s}", "path", &e->path, "id", &e->id, "folder",
	    &e->folder, "sha256", &e->sha256, "state", &e->state, "reason", &e->reason) == 0 && get_state(r->line, &r->after);
	if (well)
		e->after = r->after;
	else {
		r->after = r->before;
		r->length = length;
	}
	return well;
}

const struct rap_sink_state *
journal_before(const struct journal_reader *r)
{
	return &r->before;
}

const struct rap_sink_state *
journal_state(const struct journal_reader *r)
{
	return &r->after;
}

uint64_t
journal_position(const struct journal_reader *r)
{
	return r->position;
}

uint64_t
journal_length(const struct journal_reader *r)
{
	return r->length;
}

void
journal_go_behind(struct journal_reader *r, uint64_t position)
{
	fseeko(r->file, (off_t)position, SEEK_SET);
	r->length = position;
	json_decref(r->line);
	r->line = read_line(r);
	if (!r->line || !get_state(r->line, &r->after))
		r->after = (struct rap_sink_state){ 0 };
}

void
journal_close(struct journal_reader *r)
{
	if (!r)
		return;
	if (r->file)
		fclose(r->file);
	json_decref(r->run);
	json_decref(r->line);
	free(r->text);
	free(r);
}
