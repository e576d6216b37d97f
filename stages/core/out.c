/* out.c - output that is flushed, closed and checked; files get their names when they are whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/message.h>
#include <rapporteur/out.h>

#define FLUSH_AT 65536u		/* measured: larger buffers gain nothing in a pipe */

void
rap_out_fd(struct rap_out *o, int fd, const char *name)
{
	*o = (struct rap_out){ .fd = fd, .name = name, .most = fd >= 0 ? FLUSH_AT : SIZE_MAX };
}

static char *
part_name(const char *path)
{
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	struct rap_buf b = { 0 };

	rap_buf_add(&b, path, (size_t)(base - path));
	rap_buf_addf(&b, ".%s.part", base);
	return b.s;
}

int
rap_out_file(struct rap_out *o, const char *path)
{
	struct rap_buf copy = { 0 };

	rap_buf_addz(&copy, path);
	*o = (struct rap_out){ .path = copy.s, .part = part_name(path), .name = copy.s, .most = FLUSH_AT };
	o->fd = open(o->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (o->fd >= 0)
		return 0;
	rap_message(RAP_M_WRITE, path, 0, 0, "%s", strerror(errno));
	free(o->path);
	free(o->part);
	*o = (struct rap_out){ .fd = -1, .error = errno ? errno : EIO };
	return -1;
}

static void
write_all(struct rap_out *o, const char *s, size_t size)
{
	size_t done = 0;

	while (!o->error && done < size) {
		ssize_t n = write(o->fd, s + done, size - done);

		if (n > 0)
			done += (size_t)n;
		else if (n < 0 && errno != EINTR)
			o->error = errno;
	}
}

void
rap_out_flush(struct rap_out *o)
{
	if (o->fd < 0)
		return;		/* it stays in memory */
	write_all(o, o->buf.s, o->buf.n);
	rap_buf_clear(&o->buf);
}

void
rap_out_full(struct rap_out *o)
{
	if (o->error)
		rap_buf_clear(&o->buf);
	else if (o->packing)
		o->packing->pack(o);
	else
		rap_out_flush(o);
}

void
rap_put(struct rap_out *o, const char *s, size_t n)
{
	o->total += n;
	if (o->error)
		return;
	if (o->fd >= 0 && n >= FLUSH_AT) {	/* what is long is not copied */
		rap_out_flush(o);
		write_all(o, s, n);
		return;
	}
	rap_buf_add(&o->buf, s, n);
	if (o->buf.n >= o->most)
		rap_out_full(o);
}

void
rap_putc(struct rap_out *o, char c)
{
	rap_put(o, &c, 1);
}

void
rap_putz(struct rap_out *o, const char *z)
{
	rap_put(o, z, strlen(z));
}

void
rap_puts(struct rap_out *o, struct rap_str s)
{
	rap_put(o, s.s, s.n);
}

static void
release(struct rap_out *o)
{
	free(o->path);
	free(o->part);
	rap_buf_free(&o->buf);
	if (o->packing)
		o->packing->abandon(o);
	o->path = o->part = NULL;
	o->fd = -1;
}

int
rap_out_close(struct rap_out *o)
{
	int error;

	rap_out_flush(o);
	if (o->path && !o->error && fsync(o->fd) != 0 && errno != EINVAL && errno != EROFS)
		o->error = errno;
	if (o->fd >= 0 && close(o->fd) != 0 && !o->error)
		o->error = errno;
	if (o->path && !o->error && rename(o->part, o->path) != 0)
		o->error = errno;
	error = o->error;
	if (error) {
		rap_message(RAP_M_WRITE, o->name, 0, 0, "%s", strerror(error));
		if (o->part)
			unlink(o->part);
	}
	release(o);
	return error ? -1 : 0;
}

void
rap_out_abandon(struct rap_out *o)
{
	if (o->fd >= 0)
		close(o->fd);
	if (o->part)
		unlink(o->part);
	release(o);
}
