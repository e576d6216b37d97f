/* sink_load.c - a part again, from the files of a bundle that was written, in whole or in part: so much of each stream as lies
 * between two states of the sink. Nothing is converted for it. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

#include "sink.h"

#define RESOURCES RAP_PART_TABLES
#define LONGEST ((uint64_t)1 << 34)	/* of what one document adds to one stream; more is a journal that lies */

/* DIR/NAME, opened for reading, no link followed at its end. */
static int
open_in(const char *dir, const char *name)
{
	char *path = sink_path(dir, name);
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	free(path);
	return fd;
}

/* The bytes [from, to) of a file; the arena's. */
static bool
load(struct rap_arena *arena, const char *dir, const char *name, uint64_t from, uint64_t to, struct rap_bulk *bytes)
{
	int fd = from <= to && to - from < LONGEST ? open_in(dir, name) : -1;
	size_t n = fd >= 0 ? (size_t)(to - from) : 0, done = 0;
	char *s = rap_realloc(NULL, n + 1, 1);
	ssize_t got = 1;

	rap_arena_own(arena, s);
	while (fd >= 0 && done < n && got > 0) {
		got = pread(fd, s + done, n - done, (off_t)(from + done));
		done += got > 0 ? (size_t)got : 0;
	}
	if (fd >= 0)
		close(fd);
	*bytes = rap_bulk_of((struct rap_str){ s, n });
	return fd >= 0 && done == n;
}

static bool
load_rows(struct rap_part *part, const char *files, const struct rap_sink_state *from, const struct rap_sink_state *to)
{
	bool well = true;

	for (int i = 0; i < RAP_PART_TABLES && well; i++) {
		struct rap_buf name = { 0 };

		rap_buf_addf(&name, "%s.csv", rap_part_table(i));
		well = load(part->arena, files, name.s, from->length[i], to->length[i], &part->rows[i]);
		rap_buf_free(&name);
	}
	return well;
}

/* --- files, as their resources tell of them */
/* The value of "key": "..." or "key": 7 in the text of a resource, on a line of its own. */
static json_t *
value_of(struct rap_str about, const char *key)
{
	const char *at = memmem(about.s, about.n, key, strlen(key));

	if (!at)
		return NULL;
	at += strlen(key);
	return json_loadb(at, (size_t)(about.s + about.n - at), JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, NULL);
}

/* Paths are those that we wrote, but the file may have come from anywhere. */
static bool
is_within(const char *path)
{
	return path[0] != '/' && !strstr(path, "..") && (strncmp(path, "tei/", 4) == 0 || strncmp(path, "tables/", 7) == 0);
}

/* A TEI file may be packed (forms.h): it has as many bytes as it has. */
static uint64_t
length_of(const char *dir, const char *name, uint64_t bytes)
{
	int fd = open_in(dir, name);
	char begin[2];
	struct stat st;

	if (fd >= 0 && pread(fd, begin, 2, 0) == 2 && memcmp(begin, "\x1f\x8b", 2) == 0 && fstat(fd, &st) == 0)
		bytes = (uint64_t)st.st_size;
	if (fd >= 0)
		close(fd);
	return bytes;
}

static bool
load_file(struct rap_part *part, const char *files, enum rap_part_kind kind, struct rap_str about)
{
	json_t *path = value_of(about, "\"path\": "), *bytes = value_of(about, "\n      \"bytes\": ");
	const char *name = json_string_value(path);
	struct rap_part_file *f;
	bool well = name && is_within(name) && json_is_integer(bytes);

	part->files = rap_realloc(part->files, part->nfiles + 1, sizeof(*part->files));
	f = &part->files[part->nfiles];
	if (well) {
		*f = (struct rap_part_file){ .kind = kind, .about = about };
		f->path = rap_arena_copy(part->arena, rap_strz(name));
		well = load(part->arena, files, name, 0, length_of(files, name, (uint64_t)json_integer_value(bytes)), &f->bytes);
		part->nfiles++;
	}
	json_decref(path);
	json_decref(bytes);
	return well;
}

/* ",\n    {\n      "name": "table-7",\n      " and what about holds, again and again. */
static bool
load_files(struct rap_part *part, const char *files, struct rap_str text)
{
	static const char begins[] = ",\n    {\n      \"name\": \"", ends[] = "\",\n      ";
	bool well = true;

	while (well && text.n > 0) {
		const char *about, *next;
		enum rap_part_kind kind;

		well = rap_starts(text, begins);
		text = rap_cut(text, sizeof(begins) - 1, text.n);
		kind = rap_starts(text, "tei-") ? RAP_PART_TEI : RAP_PART_TABLE;
		about = well ? memmem(text.s, text.n, ends, sizeof(ends) - 1) : NULL;
		if (!about)
			return false;
		text = rap_cut(text, (size_t)(about - text.s) + sizeof(ends) - 1, text.n);
		next = memmem(text.s, text.n, begins, sizeof(begins) - 1);
		well = load_file(part, files, kind, rap_cut(text, 0, next ? (size_t)(next - text.s) : text.n));
		text = rap_cut(text, next ? (size_t)(next - text.s) : text.n, text.n);
	}
	return well;
}

static void
take_away(struct rap_counts *c, const struct rap_counts *before)
{
	c->documents -= before->documents;
	c->failed -= before->failed;
	c->sections -= before->sections;
	c->paragraphs -= before->paragraphs;
	c->turns -= before->turns;
	c->speakers -= before->speakers;
	c->tables -= before->tables;
	c->review -= before->review;
}

int
rap_part_load(struct rap_part *part, const char *files, const char *work, const struct rap_sink_state *from,
    const struct rap_sink_state *to)
{
	struct rap_bulk resources;

	*part = (struct rap_part){ .counts = to->counts, .arena = rap_arena_new() };
	take_away(&part->counts, &from->counts);
	if (load_rows(part, files, from, to) &&
	    load(part->arena, work, "resources", from->length[RESOURCES], to->length[RESOURCES], &resources) &&
	    load_files(part, files, resources.bytes))
		return 0;
	rap_part_free(part);
	return -1;
}
