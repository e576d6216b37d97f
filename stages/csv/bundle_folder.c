/* bundle_folder.c - the folder a bundle goes into: whether it may, what an earlier bundle left there, and the journal.
 *
 * The journal .rapporteur.part is the mark of a run that is not finished: a line of JSON for each table and TEI file that
 * has its final name, as it will stand in datapackage.json. A run that was killed leaves it behind, and the next run
 * knows by it that the folder is ours and which files are. Nothing but the files that a manifest or a journal names, and
 * that have the names we give, is ever removed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rapporteur/message.h>

#include "bundle.h"

/* --- folders */
int
bundle_folder(const char *dir, const char *name)
{
	char *path = bundle_path(dir, name);
	int result = mkdir(path, 0777);

	if (result < 0 && errno == EEXIST)
		result = 0;
	if (result < 0)
		rap_message(RAP_M_WRITE, path, 0, 0, "%s", strerror(errno));
	free(path);
	return result;
}

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
	if (result < 0)
		rap_message(RAP_M_WRITE, path.s, 0, 0, "%s", strerror(errno));
	rap_buf_free(&path);
	return result;
}

static bool
is_empty(DIR *d)
{
	struct dirent *e;

	rewinddir(d);
	while ((e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			return false;
	return true;
}

/* --- removing what is ours */
/* "tei/a.xml", "tei/0001/a.xml", "tables/a-t1.csv", "turns.csv": the names that we give. */
static bool
is_ours(const char *path)
{
	struct rap_str p = rap_strz(path);
	struct rap_buf name = { 0 };
	bool ours = false;

	if (rap_starts(p, "tei/") || rap_starts(p, "tables/"))
		return rap_ends(p, p.s[1] == 'e' ? ".xml" : ".csv");
	for (int i = 0; i < BUNDLE_TABLES && !ours; i++) {
		rap_buf_clear(&name);
		rap_buf_addf(&name, "%s.csv", bundle_schemas[i].name);
		ours = rap_eqz(p, name.s);
	}
	rap_buf_free(&name);
	return ours;
}

/* Goes down folder by folder, no link followed: a hostile manifest's path stays within dir. */
static void
remove_within(int dir, const char *path)
{
	int at = dup(dir), down;
	const char *slash;

	while (at >= 0 && (slash = strchr(path, '/'))) {
		char *name = strndup(path, (size_t)(slash - path));
		bool up = !name || strcmp(name, "..") == 0;

		down = up ? -1 : openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		close(at);
		free(name);
		at = down;
		path = slash + 1;
	}
	if (at >= 0) {
		unlinkat(at, path, 0);
		close(at);
	}
}

static void
remove_resource(int dir, json_t *resource)
{
	const char *path = json_string_value(json_object_get(resource, "path"));

	if (path && is_ours(path))
		remove_within(dir, path);
}

static json_t *
load_package(int dir)
{
	int fd = openat(dir, BUNDLE_PACKAGE, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	json_t *package = fd >= 0 ? json_loadfd(fd, 0, NULL) : NULL;

	if (fd >= 0)
		close(fd);
	if (package && !json_object_get(package, "rapporteur")) {
		json_decref(package);
		package = NULL;
	}
	return package;
}

static void
remove_package(int dir, json_t *package)
{
	json_t *resource;
	size_t i;

	json_array_foreach(json_object_get(package, "resources"), i, resource)
		remove_resource(dir, resource);
}

static void
remove_journalled(int dir, FILE *journal)
{
	char *line = NULL;
	size_t room = 0;

	while (getline(&line, &room, journal) > 0) {
		json_t *resource = json_loads(line, 0, NULL);

		remove_resource(dir, resource);
		json_decref(resource);
	}
	free(line);
}

static FILE *
old_journal(int dir)
{
	int fd = openat(dir, BUNDLE_JOURNAL, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	return fd >= 0 ? fdopen(fd, "r") : NULL;
}

/* --- the journal of this run */
FILE *
bundle_journal_open(const char *dir)
{
	char *path = bundle_path(dir, BUNDLE_JOURNAL);
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	FILE *journal = fd >= 0 ? fdopen(fd, "w+") : NULL;

	if (!journal)
		rap_message(RAP_M_WRITE, path, 0, 0, "%s", strerror(errno));
	free(path);
	return journal;
}

int
bundle_journal(struct rap_bundle *b, json_t *resource)
{
	int result = bundle_measure(b->dir, resource);

	if (result == 0 && (json_dumpf(resource, b->journal, JSON_COMPACT) < 0 || putc('\n', b->journal) == EOF ||
	    fflush(b->journal) == EOF)) {
		rap_message(RAP_M_WRITE, BUNDLE_JOURNAL, 0, 0, "%s", strerror(errno));
		result = -1;
	}
	json_decref(resource);
	return result;
}

void
bundle_journal_remove(const char *dir)
{
	char *path = bundle_path(dir, BUNDLE_JOURNAL);

	unlink(path);
	free(path);
}

/* --- the claim */
/* The manifest goes last, and not before the journal marks the folder as ours. */
static int
clear(const char *dir, int fd, json_t *package, FILE *journal)
{
	FILE *mark;

	if (journal)
		remove_journalled(fd, journal);
	if (package)
		remove_package(fd, package);
	mark = bundle_journal_open(dir);
	if (!mark)
		return -1;
	fclose(mark);
	if (package)
		unlinkat(fd, BUNDLE_PACKAGE, 0);
	return 0;
}

int
rap_bundle_claim(const char *dir, bool force)
{
	DIR *d = make_folders(dir) == 0 ? opendir(dir) : NULL;
	json_t *package = d ? load_package(dirfd(d)) : NULL;
	FILE *journal = d ? old_journal(dirfd(d)) : NULL;
	int result = -1;

	if (!d)
		rap_message(RAP_M_WRITE, dir, 0, 0, "%s", strerror(errno));
	else if (!package && !journal && !force && !is_empty(d))
		rap_message(RAP_M_OUT_TAKEN, dir, 0, 0, NULL);
	else
		result = clear(dir, dirfd(d), package, journal);
	if (journal)
		fclose(journal);
	json_decref(package);
	if (d)
		closedir(d);
	return result;
}
