/* sink_folder.c - the bundle as a folder: the work folder in it, and how what is whole gets its final names.
 *
 * At the end the work folder holds the bundle as it is to stand in the folder. An earlier bundle goes, then each thing is
 * renamed to its place, the manifest last. A run that is killed in between leaves the new manifest in the work folder; the
 * next one knows by it what is ours. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rapporteur/message.h>

#include "bundle.h"
#include "sink.h"

#define OPEN_FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

/* --- the claim */
/* mkdir -p */
static int
make_folders(const char *dir)
{
	struct rap_buf path = { 0 };
	int result = 0;

	for (size_t i = 0; result == 0; i++) {
		if ((dir[i] == '/' || dir[i] == '\0') && path.n > 0 && mkdir(path.s, 0777) < 0 && errno != EEXIST)
			result = -1;
		if (dir[i] == '\0')
			break;
		rap_buf_addc(&path, dir[i]);
	}
	rap_buf_free(&path);
	return result;
}

static bool
is_empty(int dir)
{
	DIR *d = fdopendir(dup(dir));
	struct dirent *e;
	bool empty = true;

	while (d && empty && (e = readdir(d)))
		empty = strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
	if (d)
		closedir(d);
	return empty;
}

/* The work folder in folder dir, made where it is not there. */
static int
open_work(const char *out, int dir, bool force)
{
	int work = openat(dir, SINK_WORK, OPEN_FOLDER);

	if (work < 0 && errno == ENOENT) {
		if (!force && !is_empty(dir) && !sink_is_bundle(dir)) {
			rap_message(RAP_M_OUT_TAKEN, out, 0, 0, NULL);
			return -1;
		}
		if (mkdirat(dir, SINK_WORK, 0777) == 0)
			work = openat(dir, SINK_WORK, OPEN_FOLDER);
	}
	if (work < 0)
		rap_message(RAP_M_WRITE, out, 0, 0, "%s: %s", SINK_WORK, strerror(errno));
	else if (flock(work, LOCK_EX | LOCK_NB) < 0) {
		rap_message(RAP_M_BUSY, out, 0, 0, NULL);
		close(work);
		work = -1;
	}
	return work;
}

/* What was to be moved, and is moved in part, goes from both places. */
static void
clear(const struct rap_sink_options *o, int dir, int work)
{
	char *path = sink_path(o->out, SINK_WORK);

	if (sink_is_bundle(work))
		sink_remove_bundle(dir, work);
	sink_remove_all(path, o->keep_earlier ? SINK_EARLIER : NULL);
	free(path);
}

int
sink_claim(const struct rap_sink_options *o)
{
	int dir = make_folders(o->out) == 0 ? open(o->out, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	int work = -1;

	if (dir < 0)
		rap_message(RAP_M_WRITE, o->out, 0, 0, "%s", strerror(errno));
	else
		work = open_work(o->out, dir, o->force);
	if (work >= 0 && !o->from)
		clear(o, dir, work);
	if (dir >= 0)
		close(dir);
	return work;
}

void
sink_release(const char *out, int work)
{
	char *path = sink_path(out, SINK_WORK);

	rmdir(path);		/* fails, as it should, where there is something to resume */
	free(path);
	close(work);
}

/* --- files */
/* "tei/0001/a.xml": tei and tei/0001 are made. */
static int
make_parents(int at, const char *path)
{
	struct rap_buf parent = { 0 };
	int result = 0;

	for (size_t i = 0; path[i] && result == 0; i++) {
		if (path[i] == '/' && mkdirat(at, parent.s, 0777) < 0 && errno != EEXIST)
			result = -1;
		rap_buf_addc(&parent, path[i]);
	}
	rap_buf_free(&parent);
	return result;
}

static int
create(int at, const char *path)
{
	int flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(at, path, flags, 0666);

	if (fd < 0 && errno == ENOENT && make_parents(at, path) == 0)
		fd = openat(at, path, flags, 0666);
	return fd;
}

/* Nobody sees the file before its folder is moved, so it is written under its name. */
static int
keep_file(struct rap_sink *s, const struct rap_part_file *f)
{
	struct rap_buf path = { 0 };
	struct rap_out out;
	int result = -1, fd;

	rap_buf_add(&path, f->path.s, f->path.n);
	fd = create(s->at, path.s);
	if (fd >= 0) {
		rap_out_fd(&out, fd, path.s);
		rap_put_bulk(&out, f->bytes);
		result = rap_out_close(&out);
		s->broken = result < 0;
	} else
		sink_failed(s, path.s);
	rap_buf_free(&path);
	return result;
}

/* --- final names */
static int move_all(int from, int to);

/* A folder that is there already, with someone's own files in it, takes in what is ours. At most three deep. */
static int
move_into(int from, int to, const char *name)
{
	int source = openat(from, name, OPEN_FOLDER), target = openat(to, name, OPEN_FOLDER), result = -1;

	if (source >= 0 && target >= 0)
		result = move_all(source, target);
	if (result == 0)
		result = fsync(target);
	if (result == 0)
		result = unlinkat(from, name, AT_REMOVEDIR);
	if (source >= 0)
		close(source);
	if (target >= 0)
		close(target);
	return result;
}

static int
move_one(int from, int to, const char *name)
{
	if (renameat(from, name, to, name) == 0 || errno == ENOENT)
		return 0;
	return errno == EEXIST || errno == ENOTEMPTY ? move_into(from, to, name) : -1;
}

static int
move_all(int from, int to)
{
	DIR *d = fdopendir(dup(from));
	struct dirent *e;
	int result = d ? 0 : -1;

	while (d && result == 0 && (e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			result = move_one(from, to, e->d_name);
	if (d)
		closedir(d);
	return result;
}

static int
move_tables(int from, int to)
{
	int result = 0;

	for (int i = 0; i < RAP_PART_TABLES && result == 0; i++) {
		char name[32];

		snprintf(name, sizeof(name), "%s.csv", rap_part_table(i));
		result = move_one(from, to, name);
	}
	return result;
}

/* The manifest comes last: where it stands, all it names stands too. */
static int
move_bundle(int work, int dir)
{
	if (sink_is_bundle(dir)) {
		sink_remove_bundle(dir, dir);
		unlinkat(dir, SINK_PACKAGE, 0);
	}
	if (move_one(work, dir, "tei") < 0 || move_one(work, dir, "tables") < 0 || move_tables(work, dir) < 0 ||
	    fsync(work) < 0 || fsync(dir) < 0)
		return -1;
	return move_one(work, dir, SINK_PACKAGE) == 0 && fsync(dir) == 0 ? 0 : -1;
}

/* What is left is of no use, but for that of a part, and of a bundle with failures that may be tried again. */
static int
finish(struct rap_sink *s)
{
	int dir = open(s->out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int result = dir >= 0 ? move_bundle(s->at, dir) : -1;

	if (result < 0)
		sink_failed(s, s->out);
	else if (!s->part && s->state.counts.failed == 0)
		sink_remove_all(s->work, NULL);
	else {
		char *earlier = sink_path(s->work, SINK_EARLIER);

		sink_remove_all(earlier, NULL);
		rmdir(earlier);
		free(earlier);
	}
	if (dir >= 0)
		close(dir);
	return result;
}

const struct sink_form sink_folder = { .file = keep_file, .finish = finish };

/* --- what earlier runs left */
char *
rap_sink_work_of(const char *out)
{
	return sink_path(out, SINK_WORK);
}

char *
rap_sink_earlier_of(const char *out)
{
	return sink_path(out, SINK_WORK "/" SINK_EARLIER);
}

bool
rap_sink_is_whole(const char *out)
{
	int dir = open(out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool whole = dir >= 0 && sink_is_bundle(dir) && faccessat(dir, SINK_WORK "/documents.csv", F_OK, 0) != 0;

	if (dir >= 0)
		close(dir);
	return whole;
}

int
rap_sink_finish(const char *out)
{
	int dir = open(out, O_RDONLY | O_DIRECTORY | O_CLOEXEC), work, result = 0;
	char *path = sink_path(out, SINK_WORK);

	work = dir >= 0 ? openat(dir, SINK_WORK, OPEN_FOLDER) : -1;
	if (work >= 0 && sink_is_bundle(work)) {
		result = move_bundle(work, dir) == 0 ? 1 : -1;
		if (result < 0)
			rap_message(RAP_M_WRITE, out, 0, 0, "%s", strerror(errno));
	}
	if (work >= 0)
		close(work);
	if (dir >= 0)
		close(dir);
	free(path);
	return result;
}

void
rap_sink_forget(const char *out)
{
	char *path = sink_path(out, SINK_WORK);

	sink_remove_all(path, NULL);
	rmdir(path);
	free(path);
}

static int
set_aside(int work)
{
	DIR *d = fdopendir(dup(work));
	int earlier = mkdirat(work, SINK_EARLIER, 0777) == 0 ? openat(work, SINK_EARLIER, OPEN_FOLDER) : -1;
	int result = d && earlier >= 0 ? 0 : -1;
	struct dirent *e;

	while (result == 0 && (e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 && strcmp(e->d_name, SINK_EARLIER) != 0)
			result = renameat(work, e->d_name, earlier, e->d_name);
	if (d)
		closedir(d);
	if (earlier >= 0)
		close(earlier);
	return result;
}

char *
rap_sink_set_aside(const char *out)
{
	char *path = sink_path(out, SINK_WORK), *earlier = rap_sink_earlier_of(out);
	int work = open(path, OPEN_FOLDER);

	sink_remove_all(earlier, NULL);
	rmdir(earlier);
	if (work < 0 || set_aside(work) < 0) {
		rap_message(RAP_M_WRITE, path, 0, 0, "%s", strerror(errno));
		free(earlier);
		earlier = NULL;
	}
	if (work >= 0)
		close(work);
	free(path);
	return earlier;
}
