/* read_load.c - a file's bytes, whole. First step of rap-read. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/load.h>

#include "read.h"

int
read_load(const char *path, struct rap_buf *raw)
{
	int fd, error;

	if (strcmp(path, "-") == 0)
		return rap_load_fd(STDIN_FILENO, READ_MAX, raw);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	error = rap_load_fd(fd, READ_MAX, raw);
	close(fd);
	return error;
}
