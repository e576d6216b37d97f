/* zip_end.c - the end of a zip file with more entries than two bytes count.
 *
 * minizip 1.1 says so in larger numbers only where the file is larger than 4 GiB. Where it is not, the record that has them, and
 * the one that leads there, are put before the last one (APPNOTE.TXT 4.3.14 to 4.3.16). */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "forms.h"

enum { END = 22, LEADER = 20, RECORD = 56, MOST_ENTRIES = 0xFFFF };

static uint64_t
number(const unsigned char *s)
{
	return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 | (uint64_t)s[3] << 24;
}

static void
put(struct rap_buf *out, uint64_t n, int bytes)
{
	for (int i = 0; i < bytes; i++)
		rap_buf_addc(out, (char)(n >> 8 * i));
}

static void
put_record(struct rap_buf *out, uint64_t entries, uint64_t size, uint64_t offset)
{
	rap_buf_addz(out, "PK\x06\x06");
	put(out, RECORD - 12, 8);		/* bytes behind this number */
	put(out, 3 << 8 | 45, 2);		/* made on Unix, by version 4.5, which is needed to read it */
	put(out, 45, 2);
	put(out, 0, 8);				/* disks */
	put(out, entries, 8);
	put(out, entries, 8);
	put(out, size, 8);			/* of the directory, and its place */
	put(out, offset, 8);
}

static int
rewrite(int fd, uint64_t entries)
{
	off_t at = lseek(fd, 0, SEEK_END) - END;
	unsigned char end[END], before[LEADER];
	struct rap_buf out = { 0 };
	ssize_t done;

	if (at < LEADER || pread(fd, end, END, at) != END || pread(fd, before, LEADER, at - LEADER) != LEADER)
		return -1;
	if (memcmp(before, "PK\x06\x07", 4) == 0)
		return 0;
	put_record(&out, entries, number(end + 12), number(end + 16));
	rap_buf_addz(&out, "PK\x06\x07");
	put(&out, 0, 4);
	put(&out, (uint64_t)at, 8);		/* where the record is */
	put(&out, 1, 4);			/* disks */
	rap_buf_add(&out, (char *)end, END);
	done = pwrite(fd, out.s, out.n, at);
	errno = done >= 0 && (size_t)done != out.n ? ENOSPC : errno;
	done -= (ssize_t)out.n;
	rap_buf_free(&out);
	return done == 0 ? 0 : -1;
}

int
zip_end(const char *path, uint64_t entries)
{
	int fd = entries >= MOST_ENTRIES ? open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW) : -1, result;

	if (fd < 0)
		return entries >= MOST_ENTRIES ? -1 : 0;
	errno = EIO;
	result = rewrite(fd, entries);
	close(fd);
	return result;
}
