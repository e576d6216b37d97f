/* zip.c - a bundle's folder as one zip file: the same bytes from any number of workers and of threads. TEI files are deflated by
 * the workers that make them (pack.c), all else by threads.
 *
 * minizip writes it, since it takes data that is deflated already (libarchive does not, and libzip holds all entries until
 * the end). Entries stand in the order of their names' bytes, their time is the first that the format knows. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <minizip/zip.h>
#include <rapporteur/message.h>
#include <zlib.h>

#include "forms.h"
#include "pool.h"

#define TIME_OF_ALL 0x00210000u			/* 1980-01-01 00:00 */
#define MODE_OF_ALL (0100644ul << 16)		/* rw-r--r-- for Unix */
#define MADE_BY (3ul << 8 | 20)			/* Unix, version 2.0 */
#define UTF8_NAMES (1ul << 11)
#define LARGE 0xF0000000u			/* deflated, this may come to 4 GiB */

struct entry {			/* one that is given and not written yet */
	char *name;
	bool large;
};

struct packing {
	zipFile zip;
	struct pool *pool;
	const char *path;	/* for messages */
	const char *prefix;
	int level;
	struct entry *waiting;	/* a ring, as long as the pool's pieces at most */
	size_t first, n, cap;
	uint64_t entries;	/* given in all */
	bool open;		/* the first of them is being written */
	uint64_t size;		/* of it, so far */
	unsigned long crc;
};

static int
failed(const struct packing *p)
{
	rap_message(RAP_M_WRITE, p->path, 0, 0, "%s", errno ? strerror(errno) : "minizip failed");
	return -1;
}

/* --- out */
static int
open_entry(struct packing *p, const struct entry *e)
{
	zip_fileinfo info = { .dosDate = TIME_OF_ALL, .external_fa = MODE_OF_ALL };
	char *name = path_in(p->prefix, e->name);
	int status = zipOpenNewFileInZip4_64(p->zip, name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED, p->level, 1, -MAX_WBITS,
	    8, Z_DEFAULT_STRATEGY, NULL, 0, MADE_BY, UTF8_NAMES, e->large);

	free(name);
	p->open = status == ZIP_OK;
	p->size = 0;
	p->crc = crc32(0, NULL, 0);
	return p->open ? 0 : failed(p);
}

static int
close_entry(struct packing *p)
{
	p->open = false;
	free(p->waiting[p->first++ % p->cap].name);
	p->n--;
	return zipCloseFileInZipRaw64(p->zip, p->size, p->crc) == ZIP_OK ? 0 : failed(p);
}

/* The oldest piece goes into the file. */
static int
write_piece(struct packing *p)
{
	struct piece *piece = pool_take(p->pool);
	int result = p->open ? 0 : open_entry(p, &p->waiting[p->first % p->cap]);

	if (result == 0 && zipWriteInFileInZip(p->zip, piece->out, (unsigned)piece->packed) != ZIP_OK)
		result = failed(p);
	p->size += piece->n;
	p->crc = crc32_combine(p->crc, piece->crc, (z_off_t)piece->n);
	if (result == 0 && piece->last)
		result = close_entry(p);
	pool_drop(p->pool);
	return result;
}

/* --- in */
static void
add_waiting(struct packing *p, const char *name, uint64_t size)
{
	p->entries++;
	p->waiting[(p->first + p->n++) % p->cap] = (struct entry){ strdup(name), size >= LARGE };
}

/* Exactly as much as the file was found to have: the last piece is known by it. */
static int
read_piece(int fd, struct piece *piece, uint64_t left)
{
	size_t want = left < PIECE ? (size_t)left : PIECE;
	ssize_t got;

	for (piece->n = 0; piece->n < want; piece->n += (size_t)got) {
		got = read(fd, (char *)(uintptr_t)piece->in + piece->n, want - piece->n);
		if (got == 0)
			errno = EIO;
		if (got <= 0)
			return -1;
	}
	piece->last = left == want;
	return 0;
}

static int
add_pieces(struct packing *p, int fd, uint64_t left)
{
	bool last = false;

	while (!last) {
		struct piece *piece;

		while (!(piece = pool_room(p->pool)))
			if (write_piece(p) < 0)
				return -1;
		if (read_piece(fd, piece, left) < 0)
			return -1;
		left -= piece->n;
		last = piece->last;
		pool_give(p->pool, piece);
	}
	return 0;
}

/* All that is given. */
static int
write_waiting(struct packing *p)
{
	int result = 0;

	while (result == 0 && p->n > 0)
		result = write_piece(p);
	return result;
}

/* One that a worker has deflated. */
static int
add_packed(struct packing *p, int fd, const struct packed *packed, const char *name)
{
	char block[65536];
	uint64_t done = 0;
	int result = write_waiting(p);

	add_waiting(p, name, packed->size);
	if (result == 0)
		result = open_entry(p, &p->waiting[p->first % p->cap]);
	while (result == 0 && done < packed->n) {
		uint64_t left = packed->n - done;
		ssize_t n = pread(fd, block, left < sizeof(block) ? (size_t)left : sizeof(block), (off_t)(packed->from + done));

		errno = n == 0 ? EIO : errno;
		if (n <= 0)
			return -1;
		done += (uint64_t)n;
		if (zipWriteInFileInZip(p->zip, block, (unsigned)n) != ZIP_OK)
			result = failed(p);
	}
	p->size = packed->size;
	p->crc = packed->crc;
	return result == 0 ? close_entry(p) : -1;
}

static int
add_file(const char *path, const char *name, uint64_t size, void *data)
{
	struct packing *p = data;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW), result;
	struct packed packed;

	if (fd < 0)
		return files_failed(path);
	errno = 0;
	if (files_may_be_packed(name) && pack_look(fd, size, &packed))
		result = add_packed(p, fd, &packed, name);
	else {
		add_waiting(p, name, size);
		result = add_pieces(p, fd, size);
	}
	if (result < 0 && errno)
		files_failed(path);
	close(fd);
	return result;
}

/* --- the file */
static int
write_all(struct packing *p, const char *dir)
{
	int result = files_each(dir, "", add_file, p);

	if (result == 0)
		result = write_waiting(p);
	for (; p->n > 0; p->n--)
		free(p->waiting[p->first++ % p->cap].name);
	return result;
}

int
form_zip(const char *dir, const char *path, const char *prefix, const struct rap_forms *forms)
{
	struct packing p = { .path = path, .prefix = prefix, .level = rap_forms_level(path, forms) };
	char *part = part_of(path);
	int result = -1;

	p.zip = zipOpen64(part, APPEND_STATUS_CREATE);
	p.pool = p.zip ? pool_new(forms->workers, p.level) : NULL;
	if (p.pool) {
		p.cap = pool_size(p.pool) + 1;
		p.waiting = rap_alloc(p.cap, sizeof(*p.waiting));
		result = write_all(&p, dir);
		pool_free(p.pool);
	} else
		failed(&p);
	errno = 0;
	if (p.zip && zipClose(p.zip, NULL) != ZIP_OK && result == 0)
		result = failed(&p);
	if (result == 0 && zip_end(part, p.entries) < 0)
		result = failed(&p);
	if (result == 0)
		result = files_settle(part, path) == 0 ? 0 : failed(&p);
	if (result < 0)
		unlink(part);
	free(p.waiting);
	free(part);
	return result;
}
