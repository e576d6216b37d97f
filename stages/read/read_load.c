/* read_load.c - a file's bytes, whole. First step of rap-read. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read.h"

enum { FIRST_PIECE = 1 << 16 };	/* of an input that does not say how long it is */

/* Room for what the file says it holds and one byte more, in which the end of the file is met without growing. */
static int
reserve(int fd, struct rap_buf *raw)
{
	struct stat st;

	if (fstat(fd, &st))
		return errno;
	if (S_ISDIR(st.st_mode))
		return EISDIR;
	if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > READ_MAX)
		return EFBIG;
	raw->cap = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size + 2 : FIRST_PIECE;
	raw->s = rap_alloc(raw->cap, 1);
	return 0;
}

static int
read_fd(int fd, struct rap_buf *raw)
{
	int error = reserve(fd, raw);
	ssize_t got;

	if (error)
		return error;
	for (;;) {
		if (raw->cap - raw->n < 2) {
			raw->cap *= 2;
			raw->s = rap_realloc(raw->s, raw->cap, 1);
		}
		got = read(fd, raw->s + raw->n, raw->cap - raw->n - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		raw->n += (size_t)got;
		if (raw->n > READ_MAX)
			return EFBIG;
	}
	raw->s[raw->n] = '\0';
	return got < 0 ? errno : 0;
}

int
read_load(const char *path, struct rap_buf *raw)
{
	int fd, error;

	if (strcmp(path, "-") == 0)
		return read_fd(STDIN_FILENO, raw);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	error = read_fd(fd, raw);
	close(fd);
	return error;
}
