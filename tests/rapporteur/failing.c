/* failing.c - preloaded by every-write-fails.sh: of the calls by which a process changes what is on the disk, the one numbered
 * FAIL_AT fails with FAIL_WITH (ENOSPC, EIO); the number of them goes to the file FAIL_COUNT at the end. Workers are spared. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
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
	if (getpid() != parent || ++count != fail_at)
		return 0;
	errno = getenv("FAIL_WITH") ? atoi(getenv("FAIL_WITH")) : ENOSPC;
	return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAILING(type, name, params, args) type name params { return fails() ? (type)-1 : REAL(name) args; }

FAILING(int, fsync, (int fd), (fd))
FAILING(int, fdatasync, (int fd), (fd))
FAILING(int, syncfs, (int fd), (fd))
FAILING(int, ftruncate, (int fd, off_t n), (fd, n))
FAILING(int, mkdir, (const char *p, mode_t m), (p, m))
FAILING(int, mkdirat, (int d, const char *p, mode_t m), (d, p, m))
FAILING(int, rename, (const char *a, const char *b), (a, b))
FAILING(int, renameat, (int d, const char *a, int e, const char *b), (d, a, e, b))

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
