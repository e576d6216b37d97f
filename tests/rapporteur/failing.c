/* failing.c - preloaded by every-write-fails.sh: of the calls by which a process changes what is on the disk, the one numbered
 * FAIL_AT fails with FAIL_WITH (ENOSPC, EIO); the number of them goes to the file FAIL_COUNT at the end. Workers are spared. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pid_t parent;
static long count, fail_at;

__attribute__((constructor)) static void
begin(void)
{
	const char *at = getenv("FAIL_AT");

	parent = getpid();
	fail_at = at ? atol(at) : 0;
}

__attribute__((destructor)) static void
end(void)
{
	FILE *f = getenv("FAIL_COUNT") && getpid() == parent ? fopen(getenv("FAIL_COUNT"), "w") : NULL;

	if (f) {
		fprintf(f, "%ld\n", count);
		fclose(f);
	}
}

static int
fails(void)
{
	if (getenv("FAIL_KILL") || getpid() != parent || ++count != fail_at)
		return 0;
	errno = getenv("FAIL_WITH") ? atoi(getenv("FAIL_WITH")) : ENOSPC;
	return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAILING(type, name, params, args) type name params { return fails() ? (type)-1 : REAL(name) args; }

FAILING(int, fsync, (int fd), (fd))
FAILING(int, syncfs, (int fd), (fd))
FAILING(int, ftruncate, (int fd, off_t n), (fd, n))
FAILING(int, mkdir, (const char *p, mode_t m), (p, m))
FAILING(int, mkdirat, (int d, const char *p, mode_t m), (d, p, m))
FAILING(int, rename, (const char *a, const char *b), (a, b))
FAILING(int, renameat, (int d, const char *a, int e, const char *b), (d, a, e, b))

FAILING(ssize_t, pwrite, (int fd, const void *s, size_t n, off_t at), (fd, s, n, at))
FAILING(ssize_t, writev, (int fd, const struct iovec *v, int n), (fd, v, n))
FAILING(int, fallocate, (int fd, int mode, off_t at, off_t n), (fd, mode, at, n))
FAILING(int, linkat, (int d, const char *a, int e, const char *b, int flags), (d, a, e, b, flags))

/* With FAIL_KILL, the process is killed in its place, at the call FAIL_AT of this one alone: a journal has been written then. */
int
fdatasync(int fd)
{
	if (getenv("FAIL_KILL") && getpid() == parent && ++count == fail_at)
		kill(parent, SIGKILL);
	return fails() ? -1 : REAL(fdatasync)(fd);
}

/* Of a file that was written: it is closed all the same. */
int
close(int fd)
{
	struct stat st;
	int flags = fcntl(fd, F_GETFL), failed;

	failed = flags >= 0 && (flags & O_ACCMODE) != O_RDONLY && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && fails();
	return REAL(close)(fd) == 0 && !failed ? 0 : -1;
}

ssize_t
write(int fd, const void *s, size_t n)
{
	return fd > 2 && fails() ? -1 : REAL(write)(fd, s, n);
}

int
open(const char *path, int flags, ...)
{
	va_list ap;
	mode_t mode;

	va_start(ap, flags);
	mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return flags & O_CREAT && fails() ? -1 : REAL(open)(path, flags, mode);
}

int
openat(int dir, const char *path, int flags, ...)
{
	va_list ap;
	mode_t mode;

	va_start(ap, flags);
	mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return flags & O_CREAT && fails() ? -1 : REAL(openat)(dir, path, flags, mode);
}
