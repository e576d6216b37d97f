/* files.c - the files of a bundle's folder, and of those in it, in the order of their names' bytes. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rapporteur/digest.h>
#include <rapporteur/message.h>
#include <zlib.h>

#include "forms.h"

enum { DEEPEST = 32 };		/* ours are three deep; what was put there by others may be deeper */

struct folder {
	char *name;		/* "tei/0001", "" for the top */
	struct dirent **entries;
	int n, next;
};

struct walk {
	const char *dir;
	struct folder folders[DEEPEST];
	int depth;
	files_fn *fn;
	void *data;
};

char *
path_in(const char *dir, const char *name)
{
	struct rap_buf path = { 0 };

	rap_buf_addz(&path, dir);
	rap_buf_addz(&path, *dir && *name ? "/" : "");
	rap_buf_addz(&path, name);
	return path.s;
}

char *
part_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	struct rap_buf part = { 0 };

	rap_buf_addf(&part, "%.*s.%s.part", (int)(base - path), path, base);
	return part.s;
}

static int
sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), result = fd >= 0 ? fsync(fd) : -1;

	if (fd >= 0)
		close(fd);
	return result;
}

int
files_sync_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	int result = folder ? sync_folder(folder) : -1;

	free(folder);
	return result;
}

int
files_settle(const char *part, const char *path)
{
	int fd = open(part, O_RDONLY | O_CLOEXEC), result = -1;
	struct stat st;

	if (fd >= 0 && fstat(fd, &st) == 0)
		result = S_ISDIR(st.st_mode) ? syncfs(fd) : fsync(fd);
	if (fd >= 0)
		close(fd);
	return result == 0 && rename(part, path) == 0 ? files_sync_name(path) : -1;
}

int
files_failed(const char *path)
{
	rap_message(RAP_M_SYSTEM_CALL, path, 0, 0, "cannot be read again: %s", strerror(errno));
	return -1;
}

/* "tei/0001/minutes.xml", "data/tei/minutes.xml" */
bool
files_may_be_packed(const char *name)
{
	struct rap_str s = rap_strz(name);

	return (rap_starts(s, "tei/") || rap_starts(s, "data/tei/")) && rap_ends(s, ".xml");
}

int
files_digest(const char *path, const char *name, char sha256[65], uint64_t *bytes)
{
	gzFile file = files_may_be_packed(name) ? gzopen(path, "rbe") : NULL;	/* which reads plain files, too */
	struct rap_digest *digest;
	char block[65536];
	int n;

	if (!file)
		return rap_digest_file(path, sha256, bytes);
	digest = rap_digest_new();
	for (*bytes = 0; (n = gzread(file, block, sizeof(block))) > 0; *bytes += (uint64_t)n)
		rap_digest_add(digest, block, (size_t)n);
	rap_digest_end(digest, sha256);
	if (gzclose(file) == Z_OK && n == 0)
		return 0;
	errno = errno ? errno : EIO;
	return -1;
}

/* Names that begin with a dot are of the system, or of a run. */
static int
is_shown(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static int
enter(struct walk *w, char *name)
{
	struct folder *f = &w->folders[w->depth++];
	char *path = path_in(w->dir, name);
	int result = 0;

	*f = (struct folder){ .name = name };
	f->n = scandir(path, &f->entries, is_shown, alphasort);
	if (f->n < 0)
		result = files_failed(path);
	free(path);
	return result;
}

static void
leave(struct walk *w)
{
	struct folder *f = &w->folders[--w->depth];

	for (int i = 0; i < f->n; i++)
		free(f->entries[i]);
	free(f->entries);
	free(f->name);
}

static int
visit(struct walk *w, char *name)
{
	char *path = path_in(w->dir, name);
	struct stat st;
	int result = 0;

	if (lstat(path, &st) < 0)
		result = files_failed(path);
	else if (S_ISREG(st.st_mode))
		result = w->fn(path, name, (uint64_t)st.st_size, w->data);
	free(path);
	if (result == 0 && S_ISDIR(st.st_mode) && w->depth < DEEPEST)
		return enter(w, name);
	free(name);
	return result;
}

int
files_each(const char *dir, const char *sub, files_fn *fn, void *data)
{
	struct walk w = { .dir = dir, .fn = fn, .data = data };
	int result = enter(&w, path_in(sub, ""));

	while (w.depth > 0 && result == 0) {
		struct folder *f = &w.folders[w.depth - 1];

		if (f->next == f->n)
			leave(&w);
		else
			result = visit(&w, path_in(f->name, f->entries[f->next++]->d_name));
	}
	while (w.depth > 0)
		leave(&w);
	return result;
}

/* --- removing */
static int
remove_any(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st, (void)kind, (void)ftw;
	return remove(path);
}

void
files_remove(const char *dir)
{
	nftw(dir, remove_any, 16, FTW_DEPTH | FTW_PHYS);
}
