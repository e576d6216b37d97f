/* inputs_walk.c - what a folder holds, and the folders in it, in the order of their names' bytes.
 *
 * Not fts(3): it holds some 300 bytes for each file of a folder; here it is the name and an offset. Links in a folder
 * are not followed: they may lead out of it, or round in a circle. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <rapporteur/message.h>

#include "archive.h"

struct level {			/* a folder that is being walked */
	struct rap_buf names;	/* each ends in NUL */
	size_t *start;		/* of each name, in order */
	size_t n, cap, next;
	size_t path;		/* the length of the walk's path without this folder's names */
};

struct walk {
	const struct rap_inputs_options *options;
	struct rap_buf path;	/* the folder, then the file */
	size_t root;		/* bytes of it that are the folder given, and its slash */
	struct level *levels;
	size_t n, cap;
	size_t taken;
	bool quiet;
};

/* --- one folder */
static void
level_add(struct level *l, const char *name)
{
	if (l->n == l->cap) {
		l->cap = l->cap ? 2 * l->cap : 64;
		l->start = rap_realloc(l->start, l->cap, sizeof(*l->start));
	}
	l->start[l->n++] = l->names.n;
	rap_buf_add(&l->names, name, strlen(name) + 1);
}

static int
by_bytes(const void *a, const void *b, void *names)
{
	const char *s = names;

	return strcmp(s + *(const size_t *)a, s + *(const size_t *)b);
}

static void
level_free(struct level *l)
{
	rap_buf_free(&l->names);
	free(l->start);
}

static void
tell(const struct walk *w, const char *why)
{
	if (!w->quiet)
		rap_message(RAP_M_READ, w->path.s, 0, 0, "%s", why);
}

/* Goes down into the folder at w->path. */
static bool
down(struct walk *w)
{
	int fd = open(w->path.s, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (w->n > 0 ? O_NOFOLLOW : 0));
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct level l = { .path = w->path.n };
	struct dirent *e;

	if (!dir) {
		tell(w, strerror(errno));
		return false;
	}
	while ((errno = 0, e = readdir(dir)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			level_add(&l, e->d_name);
	if (errno)
		tell(w, strerror(errno));
	closedir(dir);
	if (l.n > 0)
		qsort_r(l.start, l.n, sizeof(*l.start), by_bytes, l.names.s);
	if (w->n == w->cap) {
		w->cap = w->cap ? 2 * w->cap : 16;
		w->levels = rap_realloc(w->levels, w->cap, sizeof(*w->levels));
	}
	w->levels[w->n++] = l;
	return true;
}

/* --- the walk */
struct walk *
walk_open(const char *path, const struct rap_inputs_options *options, bool quiet)
{
	struct walk *w = rap_alloc(1, sizeof(*w));

	w->options = options;
	w->quiet = quiet;
	rap_buf_addz(&w->path, path);
	if (down(w)) {
		w->root = w->path.n + (w->path.s[w->path.n - 1] != '/');
		return w;
	}
	walk_close(w);
	return NULL;
}

/* Puts the next name of the folder at hand behind it. */
static void
step(struct walk *w, struct level *l)
{
	w->path.n = l->path;
	if (w->path.s[l->path - 1] != '/')
		rap_buf_addc(&w->path, '/');
	rap_buf_addz(&w->path, l->names.s + l->start[l->next++]);
}

const char *
walk_next(struct walk *w)
{
	while (w->n > 0) {
		struct level *l = &w->levels[w->n - 1];
		const char *within;
		struct stat st;

		if (l->next == l->n) {
			level_free(&w->levels[--w->n]);
			continue;
		}
		step(w, l);
		within = w->path.s + w->root;
		if (lstat(w->path.s, &st) < 0)
			tell(w, strerror(errno));
		else if (S_ISDIR(st.st_mode) && !is_hidden(within) && !options_exclude(w->options, within))
			down(w);
		else if (S_ISREG(st.st_mode) && (options_take(w->options, within) ||
		    (is_archive_name(within) && !is_hidden(within) && !options_exclude(w->options, within)))) {
			w->taken++;
			return w->path.s;
		}
	}
	return NULL;
}

size_t
walk_taken(const struct walk *w)
{
	return w->taken;
}

void
walk_close(struct walk *w)
{
	while (w->n > 0)
		level_free(&w->levels[--w->n]);
	rap_buf_free(&w->path);
	free(w->levels);
	free(w);
}
