/* store.c - a finished bundle's files, from a folder or, by minizip, from a zip file. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <minizip/unzip.h>
#include <rapporteur/message.h>
#include <rapporteur/store.h>

#define MAX_NAME 4096u		/* bytes of a name in a zip file */

struct entry {			/* of a zip file's directory */
	char *name;
	unz64_file_pos at;
};

struct rap_store {
	char *path;
	bool zip;
	struct entry *entries;	/* in the order of their names */
	size_t n, cap;
	char *prefix;		/* of the bundle's names: "NAME/data/" in a bag, else "" */
};

struct rap_store_file {
	int fd;			/* -1: zip */
	unzFile zip;
};

/* --- the directory of a zip file */
static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static bool
add_entry(struct rap_store *s, unzFile zip)
{
	char name[MAX_NAME + 1];
	struct entry *e;

	if (unzGetCurrentFileInfo64(zip, NULL, name, sizeof(name), NULL, 0, NULL, 0) != UNZ_OK)
		return false;
	name[MAX_NAME] = '\0';
	if (s->n == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 64;
		s->entries = rap_realloc(s->entries, s->cap, sizeof(*s->entries));
	}
	e = &s->entries[s->n];
	if (unzGetFilePos64(zip, &e->at) != UNZ_OK || !(e->name = strdup(name)))
		return false;
	s->n++;
	return true;
}

/* "minutes/data/datapackage.json": a bag. */
static void
find_prefix(struct rap_store *s)
{
	static const char package[] = "/data/datapackage.json";

	for (size_t i = 0; i < s->n; i++) {
		const char *slash = strchr(s->entries[i].name, '/');

		if (slash && strcmp(slash, package) == 0) {
			s->prefix = strndup(s->entries[i].name, (size_t)(slash - s->entries[i].name) + strlen("/data/"));
			return;
		}
	}
}

static bool
read_directory(struct rap_store *s)
{
	unzFile zip = unzOpen64(s->path);
	int status = zip ? unzGoToFirstFile(zip) : UNZ_BADZIPFILE;

	while (status == UNZ_OK)
		status = add_entry(s, zip) ? unzGoToNextFile(zip) : UNZ_BADZIPFILE;
	if (zip)
		unzClose(zip);
	if (s->n > 0)
		qsort(s->entries, s->n, sizeof(*s->entries), by_name);
	find_prefix(s);
	return status == UNZ_END_OF_LIST_OF_FILE;
}

/* --- the bundle */
struct rap_store *
rap_store_open(const char *path)
{
	struct rap_store *s = rap_alloc(1, sizeof(*s));
	struct stat st;

	s->path = strdup(path);
	if (stat(path, &st) < 0)
		st.st_mode = 0;
	s->zip = S_ISREG(st.st_mode);
	if (S_ISDIR(st.st_mode) || (s->zip && read_directory(s)))
		return s;
	rap_message(RAP_M_BUNDLE, path, 0, 0, "neither a folder nor a whole zip file");
	rap_store_close(s);
	return NULL;
}

void
rap_store_close(struct rap_store *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->entries[i].name);
	free(s->entries);
	free(s->prefix);
	free(s->path);
	free(s);
}

bool
rap_store_is_bag(const struct rap_store *s)
{
	return s->prefix;
}

char *
rap_store_name(const struct rap_store *s, const char *name)
{
	struct rap_buf full = { 0 };

	rap_buf_addf(&full, "%s/%s", s->path, name);
	return full.s;
}

/* --- a file */
static unzFile
open_entry(const struct rap_store *s, const char *name)
{
	struct rap_buf full = { 0 };
	struct entry key, *e;
	unzFile zip;

	rap_buf_addf(&full, "%s%s", s->prefix ? s->prefix : "", name);
	key.name = full.s;
	e = s->n > 0 ? bsearch(&key, s->entries, s->n, sizeof(key), by_name) : NULL;
	zip = e ? unzOpen64(s->path) : NULL;
	rap_buf_free(&full);

	if (zip && unzGoToFilePos64(zip, &e->at) == UNZ_OK && unzOpenCurrentFile(zip) == UNZ_OK)
		return zip;
	errno = e ? EIO : ENOENT;
	if (zip)
		unzClose(zip);
	return NULL;
}

struct rap_store_file *
rap_store_file(const struct rap_store *s, const char *name)
{
	struct rap_store_file file = { .fd = -1 }, *f;
	char *path = rap_store_name(s, name);

	if (s->zip)
		file.zip = open_entry(s, name);
	else
		file.fd = open(path, O_RDONLY | O_CLOEXEC);
	free(path);
	if (!file.zip && file.fd < 0)
		return NULL;
	f = rap_alloc(1, sizeof(*f));
	*f = file;
	return f;
}

ssize_t
rap_store_read(struct rap_store_file *f, void *block, size_t n)
{
	ssize_t got;

	if (f->fd >= 0) {
		do
			got = read(f->fd, block, n);
		while (got < 0 && errno == EINTR);
		return got;
	}
	got = unzReadCurrentFile(f->zip, block, (unsigned)(n < 1u << 20 ? n : 1u << 20));
	if (got < 0)
		errno = EIO;
	return got < 0 ? -1 : got;
}

int
rap_store_end(struct rap_store_file *f)
{
	int result = 0;

	if (f->fd >= 0)
		close(f->fd);
	else {
		result = unzCloseCurrentFile(f->zip) == UNZ_OK ? 0 : -1;
		unzClose(f->zip);
	}
	free(f);
	return result;
}
