/* load.c - a file's bytes, whole. */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rapporteur/load.h>

enum { FIRST_PIECE = 1 << 16 };	/* of an input that does not say how long it is */

/* Room for what the file says it holds and one byte more, in which the end of the file is met without growing. */
static int
reserve(int fd, uint64_t most, struct rap_buf *raw)
{
	size_t room = FIRST_PIECE;
	struct stat st;

	if (fstat(fd, &st))
		return errno;
	if (S_ISDIR(st.st_mode))
		return EISDIR;
	if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > most)
		return EFBIG;
	if (S_ISREG(st.st_mode) && st.st_size > 0)
		room = (size_t)st.st_size + 2;
	raw->cap = raw->n + room;
	raw->s = rap_realloc(raw->s, raw->cap, 1);
	return 0;
}

int
rap_load_fd(int fd, uint64_t most, struct rap_buf *raw)
{
	size_t before = raw->n;
	int error = reserve(fd, most, raw);
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
		if (raw->n - before > most)
			return EFBIG;
	}
	raw->s[raw->n] = '\0';
	return got < 0 ? errno : 0;
}
