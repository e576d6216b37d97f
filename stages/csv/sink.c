/* sink.c - the streams of a bundle that is being written, and datapackage.json at the end. See sink.h for the contract. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/digest.h>
#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "bundle.h"
#include "sink.h"

#define SCHEMA_URL "https://datapackage.org/profiles/2.0/datapackage.json"
#define RESOURCES RAP_PART_TABLES	/* the stream behind those of the tables */

char *
sink_path(const char *dir, const char *name)
{
	struct rap_buf path = { 0 };

	rap_buf_addf(&path, "%s/%s", dir, name);
	return path.s;
}

int
sink_failed(struct rap_sink *s, const char *path)
{
	rap_message(RAP_M_WRITE, path, 0, 0, "%s", strerror(errno));
	s->broken = true;
	return -1;
}

/* --- opening */
static char *
stream_path(const char *work, int i)
{
	struct rap_buf path = { 0 };

	if (i == RESOURCES)
		rap_buf_addf(&path, "%s/resources", work);
	else
		rap_buf_addf(&path, "%s/%s.csv", work, rap_part_table(i));
	return path.s;
}

/* A stream that is gone on with ends where the state says: what was written behind is cut off. */
static int
open_stream(struct rap_sink *s, int i, bool fresh)
{
	char *path = s->stream[i].path = stream_path(s->work, i);
	int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | (fresh ? O_CREAT | O_TRUNC : 0);
	int fd = open(path, flags, 0666);
	off_t length = (off_t)s->state.length[i];

	rap_out_fd(&s->stream[i].out, fd, path);
	if (fd < 0)
		return sink_failed(s, path);
	if (lseek(fd, 0, SEEK_END) < length) {
		rap_message(RAP_M_JOURNAL, path, 0, 0, "shorter than the journal says");
		return -1;
	}
	if (ftruncate(fd, length) < 0 || lseek(fd, length, SEEK_SET) < 0)
		return sink_failed(s, path);
	return 0;
}

static void
put(struct rap_sink *s, int stream, struct rap_bulk bytes)
{
	struct rap_out *out = &s->stream[stream].out;
	uint64_t before = out->total;

	rap_put_bulk(out, bytes);
	s->state.length[stream] += out->total - before;
}

static void
put_headers(struct rap_sink *s)
{
	for (int i = 0; i < BUNDLE_TABLES; i++) {
		struct rap_arena *arena = rap_arena_new();
		struct bundle_csv csv;

		bundle_csv_header(&csv, i);
		put(s, i, bundle_csv_close(&csv, arena));
		rap_arena_free(arena);
	}
}

struct rap_sink *
rap_sink_open(const struct rap_sink_options *o)
{
	struct rap_sink *s;
	int at = sink_claim(o);
	bool well = true;

	if (at < 0)
		return NULL;
	s = rap_alloc(1, sizeof(*s));
	*s = (struct rap_sink){ .form = &sink_folder, .out = sink_path(o->out, ""), .at = at,
	    .part = o->part, .made = o->made };
	s->work = sink_path(o->out, SINK_WORK);
	if (o->from)
		s->state = *o->from;
	for (int i = 0; i < RAP_SINK_STREAMS; i++)
		well = open_stream(s, i, !o->from) == 0 && well;
	if (!well) {
		rap_sink_abandon(s);
		return NULL;
	}
	if (o->from)
		sink_prune(s->work, s->stream[RESOURCES].path);
	else
		put_headers(s);
	return s;
}

/* --- adding */
/* A full disk shows here, not at the end of a run of days. */
static int
check(struct rap_sink *s)
{
	for (int i = 0; i < RAP_SINK_STREAMS && !s->broken; i++)
		if (s->stream[i].out.error) {
			errno = s->stream[i].out.error;
			sink_failed(s, s->stream[i].path);
		}
	return s->broken ? -1 : 0;
}

/* The tables' resources stand before those of the files. */
static void
put_resource(struct rap_sink *s, const char *kind, uint64_t number, struct rap_str about)
{
	struct rap_buf name = { 0 };

	rap_buf_addf(&name, ",\n    {\n      \"name\": \"%s-%llu\",\n      ", kind, (unsigned long long)number);
	put(s, RESOURCES, rap_bulk_of(rap_buf_str(&name)));
	put(s, RESOURCES, rap_bulk_of(about));
	rap_buf_free(&name);
}

static int
add_file(struct rap_sink *s, const struct rap_part_file *f)
{
	if (s->form->file(s, f) < 0)
		return -1;
	put_resource(s, f->kind == RAP_PART_TEI ? "tei" : "table", ++s->state.files[f->kind], f->about);
	return 0;
}

int
rap_sink_add(struct rap_sink *s, const struct rap_part *part)
{
	for (size_t i = 0; i < part->nfiles; i++)
		if (s->broken || add_file(s, &part->files[i]) < 0)
			return -1;
	for (int i = 0; i < RAP_PART_TABLES; i++)
		put(s, i, part->rows[i]);
	rap_counts_add(&s->state.counts, &part->counts);
	return check(s);
}

const struct rap_sink_state *
rap_sink_state(const struct rap_sink *s)
{
	return &s->state;
}

const char *
rap_sink_work(const struct rap_sink *s)
{
	return s->work;
}

/* One call for all files: to wait for each of a hundred thousand by itself would take longer than to convert them. */
int
rap_sink_sync(struct rap_sink *s)
{
	for (int i = 0; i < RAP_SINK_STREAMS; i++)
		rap_out_flush(&s->stream[i].out);
	if (check(s) < 0)
		return -1;
	return syncfs(s->at) == 0 ? 0 : sink_failed(s, s->work);
}

/* --- closing */
static int
put_tables(struct rap_sink *s, struct rap_out *out)
{
	for (int i = 0; i < BUNDLE_TABLES; i++) {
		struct rap_buf text = { 0 };
		char sha256[65];
		uint64_t bytes;

		if (rap_digest_file(s->stream[i].path, sha256, &bytes) < 0)
			return sink_failed(s, s->stream[i].path);
		rap_buf_addf(&text, "%s    {\n      \"name\": \"%s\",\n      ", i > 0 ? ",\n" : "\n", rap_part_table(i));
		bundle_print(&text, bundle_table_resource(i, bytes, sha256));
		rap_puts(out, rap_buf_str(&text));
		rap_buf_free(&text);
	}
	return 0;
}

/* The resources of the files, which may be more than memory holds. */
static int
put_files(struct rap_sink *s, struct rap_out *out)
{
	int fd = s->stream[RESOURCES].out.fd;
	char block[65536];
	off_t at = 0;
	ssize_t n;

	while ((n = pread(fd, block, sizeof(block), at)) > 0) {
		rap_put(out, block, (size_t)n);
		at += n;
	}
	return n == 0 ? 0 : sink_failed(s, s->stream[RESOURCES].path);
}

static int
write_package(struct rap_sink *s)
{
	char *path = sink_path(s->work, SINK_PACKAGE);
	struct rap_out out;
	int result = rap_out_file(&out, path);

	if (result == 0) {
		rap_putz(&out, "{\n  \"$schema\": \"" SCHEMA_URL "\",\n  \"name\": \"rapporteur-bundle\",\n"
		    "  \"profile\": \"data-package\",\n  \"rapporteur\": \"" RAP_RELEASE "\",\n");
		if (s->made) {
			rap_putz(&out, "  \"made\": ");
			rap_putz(&out, s->made);
			rap_putz(&out, ",\n");
		}
		rap_putz(&out, "  \"resources\": [");
		result = put_tables(s, &out) < 0 || put_files(s, &out) < 0 ? -1 : 0;
		rap_putz(&out, "\n  ]\n}\n");
		if (result == 0)
			result = rap_out_close(&out);
		else
			rap_out_abandon(&out);
	}
	free(path);
	return result;
}

void
rap_sink_abandon(struct rap_sink *s)
{
	for (int i = 0; i < RAP_SINK_STREAMS; i++) {
		rap_out_flush(&s->stream[i].out);
		rap_out_abandon(&s->stream[i].out);
		free(s->stream[i].path);
	}
	sink_release(s->out, s->at);
	free(s->out);
	free(s->work);
	free(s);
}

int
rap_sink_close(struct rap_sink *s)
{
	int result = s->broken ? -1 : rap_sink_sync(s);

	if (result == 0)
		result = write_package(s);
	if (result == 0)
		result = s->form->finish(s);
	rap_sink_abandon(s);
	return result;
}
