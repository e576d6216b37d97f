/* store.c - a finished bundle's files, from a folder or a zip file.
 *
 * libzip reads it: minizip 1.1, which writes ours, opens no entry that stands behind 4 GiB, and libarchive none by its name. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rapporteur/message.h>
#include <rapporteur/store.h>
#include <zip.h>

struct rap_store {
	char *path;
	zip_t *zip;		/* NULL: a folder */
	char *prefix;		/* of the bundle's names: "NAME/data/" in a bag, else "" */
};

struct rap_store_file {
	int fd;			/* -1: an entry of a zip file */
	zip_file_t *entry;
	bool damaged;		/* all of it was read, and is not what its checksum says */
};

/* "minutes/data/datapackage.json": a bag. */
static void
find_prefix(struct rap_store *s)
{
	static const char package[] = "/data/datapackage.json";

	for (zip_int64_t i = 0, n = zip_get_num_entries(s->zip, 0); i < n; i++) {
		const char *name = zip_get_name(s->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW), *slash = name ? strchr(name, '/') : NULL;

		if (slash && strcmp(slash, package) == 0) {
			s->prefix = strndup(name, (size_t)(slash - name) + strlen("/data/"));
			return;
		}
	}
}

static bool
open_zip(struct rap_store *s)
{
	s->zip = zip_open(s->path, ZIP_RDONLY, NULL);
	if (s->zip)
		find_prefix(s);
	return s->zip;
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
	if (S_ISDIR(st.st_mode) || (S_ISREG(st.st_mode) && open_zip(s)))
		return s;
	rap_message(RAP_M_BUNDLE, path, 0, 0, "neither a folder nor a whole zip file");
	rap_store_close(s);
	return NULL;
}

void
rap_store_close(struct rap_store *s)
{
	if (s->zip)
		zip_discard(s->zip);
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
static zip_file_t *
open_entry(const struct rap_store *s, const char *name)
{
	struct rap_buf full = { 0 };
	zip_file_t *file;
	zip_int64_t at;

	rap_buf_addf(&full, "%s%s", s->prefix ? s->prefix : "", name);
	at = zip_name_locate(s->zip, full.s, ZIP_FL_ENC_RAW);
	rap_buf_free(&full);
	file = at >= 0 ? zip_fopen_index(s->zip, (zip_uint64_t)at, 0) : NULL;
	errno = at >= 0 ? EIO : ENOENT;
	return file;
}

struct rap_store_file *
rap_store_file(const struct rap_store *s, const char *name)
{
	struct rap_store_file file = { .fd = -1 }, *f;
	char *path = rap_store_name(s, name);

	if (s->zip)
		file.entry = open_entry(s, name);
	else
		file.fd = open(path, O_RDONLY | O_CLOEXEC);
	free(path);
	if (!file.entry && file.fd < 0)
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
	if (f->damaged)
		return 0;
	got = zip_fread(f->entry, block, n);
	if (got >= 0)
		return got;
	f->damaged = zip_error_code_zip(zip_file_get_error(f->entry)) == ZIP_ER_CRC;	/* told by rap_store_end */
	errno = EIO;
	return f->damaged ? 0 : -1;
}

int
rap_store_end(struct rap_store_file *f)
{
	int result = f->damaged ? -1 : 0;

	if (f->fd >= 0)
		close(f->fd);
	else if (zip_fclose(f->entry) != 0)
		result = -1;
	free(f);
	return result;
}
