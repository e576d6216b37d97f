/* sink_remove.c - removing what earlier runs left: the files that a manifest of ours names, under the names that we give, and
 * what is in a work folder. Nothing else is ever removed, whatever a manifest says. */
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bundle.h"
#include "sink.h"

/* "tei/a.xml", "tei/0001/a.xml", "tables/a-t1.csv", "turns.csv": the names that we give. */
static bool
is_ours(const char *path)
{
	struct rap_str p = rap_strz(path);

	if (rap_starts(p, "tei/"))
		return rap_ends(p, ".xml");
	if (rap_starts(p, "tables/"))
		return rap_ends(p, ".csv");
	for (int i = 0; i < RAP_PART_TABLES; i++) {
		size_t n = strlen(rap_part_table(i));

		if (p.n == n + 4 && rap_starts(p, rap_part_table(i)) && rap_ends(p, ".csv"))
			return true;
	}
	return false;
}

/* Goes down folder by folder, no link followed: a hostile manifest's path stays within dir. A folder that becomes empty goes. */
static void
remove_within(int dir, const char *path, int flags)
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
		unlinkat(at, path, flags);
		close(at);
	}
}

static FILE *
open_package(int dir)
{
	int fd = openat(dir, SINK_PACKAGE, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	return fd >= 0 ? fdopen(fd, "r") : NULL;
}

/* It says so in its first lines. */
bool
sink_is_bundle(int dir)
{
	FILE *package = open_package(dir);
	char begin[1024];
	size_t n = package ? fread(begin, 1, sizeof(begin), package) : 0;

	if (package)
		fclose(package);
	return memmem(begin, n, "\"rapporteur\": \"", 15);
}

/* tei/0001, then tei, where nothing is left in them. */
static void
remove_parents(int dir, const char *path)
{
	char *parent = strdup(path), *slash;

	while (parent && (slash = strrchr(parent, '/'))) {
		*slash = '\0';
		remove_within(dir, parent, AT_REMOVEDIR);
	}
	free(parent);
}

/* "      "path": "tei/minutes.xml"," */
static void
remove_named(int dir, const char *line)
{
	const char *value = strstr(line, "\"path\": \"");
	json_t *path = value ? json_loads(value + 8, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, NULL) : NULL;
	const char *name = json_string_value(path);

	if (name && is_ours(name)) {
		remove_within(dir, name, 0);
		remove_parents(dir, name);
	}
	json_decref(path);
}

/* Line by line, as we print it: of a hundred thousand documents it is more than memory should hold. */
void
sink_remove_bundle(int dir, int manifest)
{
	FILE *package = open_package(manifest);
	char *line = NULL;
	size_t room = 0;

	while (package && getline(&line, &room, package) > 0)
		remove_named(dir, line);
	free(line);
	if (package)
		fclose(package);
}

void
sink_remove_all(const char *dir, const char *but)
{
	char *roots[] = { (char *)dir, NULL };
	FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, NULL);
	FTSENT *e;

	while (walk && (e = fts_read(walk)))
		if (e->fts_level == 1 && but && strcmp(e->fts_name, but) == 0)
			fts_set(walk, e, FTS_SKIP);
		else if (e->fts_level > FTS_ROOTLEVEL && e->fts_info != FTS_D)
			unlinkat(AT_FDCWD, e->fts_path, e->fts_info == FTS_DP ? AT_REMOVEDIR : 0);
	if (walk)
		fts_close(walk);
}
