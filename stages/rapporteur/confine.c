/* confine.c - what a worker may do: compute, and use the descriptors it has. It reads documents that anyone may have made.
 *
 * Landlock keeps it from files, but for the folder of the C library's encodings, which are loaded when they are met, and the
 * word lists that the user gave. seccomp keeps it from sockets, other processes and whatever else it never needs. The limit
 * on memory is that of its address space. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <seccomp.h>

#include <rapporteur/message.h>

#include "crew.h"

/* An address sanitizer needs more memory, and more system calls, than it lets its program have. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

/* --- files */
#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define ALL_OF_FILES ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)	/* as of the first version */

static int
landlock_version(void)
{
	return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static void
allow_reading(int rules, const char *path)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = READING };

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

/* "/usr/lib/x86_64-linux-gnu/gconv" beside the C library */
static void
allow_encodings(int rules)
{
	Dl_info libc;
	struct rap_buf path = { 0 };
	const char *slash;

	if (!dladdr((void *)(uintptr_t)iconv_open, &libc) || !(slash = strrchr(libc.dli_fname, '/')))
		return;
	rap_buf_add(&path, libc.dli_fname, (size_t)(slash - libc.dli_fname));
	rap_buf_addz(&path, "/gconv");
	allow_reading(rules, path.s);
	rap_buf_free(&path);
}

static bool
confine_files(const char *readable)
{
	struct landlock_ruleset_attr attr = { .handled_access_fs = ALL_OF_FILES };
	int rules = landlock_version() < 1 ? -1 : (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);
	bool well;

	if (rules < 0)
		return false;
	allow_encodings(rules);
	if (readable)
		allow_reading(rules, readable);
	well = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return well;
}

/* --- system calls */
static const int allowed[] = {		/* the memory's, the descriptors', and what the C library asks of itself */
	SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(fstat),
	SCMP_SYS(newfstatat), SCMP_SYS(stat), SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(getdents64),
	SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk),
	SCMP_SYS(futex), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
	SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
	SCMP_SYS(getrandom), SCMP_SYS(prlimit64), SCMP_SYS(sched_yield), SCMP_SYS(rseq), SCMP_SYS(exit), SCMP_SYS(exit_group),
};

/* Files are opened for reading alone, whether there is landlock or not. */
static void
allow_opening(scmp_filter_ctx filter)
{
	const uint64_t writing = O_ACCMODE | O_CREAT | O_TRUNC;

	seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, writing, 0));
	seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, writing, 0));
}

static bool
confine_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool well = filter;

	if (well)
		allow_opening(filter);

	for (size_t i = 0; well && i < sizeof(allowed) / sizeof(*allowed); i++)
		seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	well = well && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return well;
}

/* --- all */
void
confine(const char *readable, uint64_t max_memory)
{
	struct rlimit memory = { max_memory, max_memory }, none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	if (SANITIZED)
		return;
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	confine_files(readable);
	confine_calls();
	if (max_memory > 0)
		setrlimit(RLIMIT_AS, &memory);
}

void
confine_report(void)
{
	uint32_t action = SECCOMP_RET_ERRNO;

	if (SANITIZED)
		return;
	if (landlock_version() < 1)
		rap_message(RAP_M_REPORT, NULL, 0, 0, "workers may read files: this kernel has no landlock");
	if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) < 0)
		rap_message(RAP_M_REPORT, NULL, 0, 0, "workers are not kept from the network: this kernel has no seccomp");
}
