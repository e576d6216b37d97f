/* confine.c - what a worker may do: compute, and use the descriptors it has. It reads documents that anyone may have made.
 *
 * What it needs from files (encodings, word lists, tables of the locale) is loaded before. Landlock then keeps it from all
 * files; seccomp from all system calls but the few below, among them none that opens or asks for anything by name. The limit on
 * memory is that of its address space. */
#include <errno.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <jansson.h>
#include <seccomp.h>

#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>

#include "crew.h"

/* An address sanitizer needs more memory, and more system calls, than it lets its program have. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

void
prepare(const struct rap_read_options *o)
{
	rap_read_prepare(o);
	rap_lexicon_prepare();
	json_object_seed(0);		/* asks the system for chance */
}

/* --- files */
#define ALL_OF_FILES ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)	/* as of the first version */

static int
landlock_version(void)
{
	return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static void
confine_files(void)
{
	struct landlock_ruleset_attr attr = { .handled_access_fs = ALL_OF_FILES };
	int rules = landlock_version() < 1 ? -1 : (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);

	if (rules < 0)
		return;
	syscall(SYS_landlock_restrict_self, rules, 0);
	close(rules);
}

/* --- system calls; rapporteur(1) lists them */
static const int allowed[] = {
	SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(write),	/* of the descriptors it has */
	SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk),
	SCMP_SYS(futex),
	SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(tgkill),	/* abort(3) */
	SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),	/* where the kernel does not tell the time without a call */
	SCMP_SYS(exit), SCMP_SYS(exit_group),
};

static void
confine_calls(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));

	for (size_t i = 0; filter && i < sizeof(allowed) / sizeof(*allowed); i++)
		seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	if (filter)
		seccomp_load(filter);
	seccomp_release(filter);
}

/* --- all */
uint64_t
confine_space(void)
{
	unsigned long long pages = 0;
	FILE *f = fopen("/proc/self/statm", "re");

	if (f && fscanf(f, "%llu", &pages) != 1)
		pages = 0;
	if (f)
		fclose(f);
	return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

void
confine(uint64_t max_memory)
{
	struct rlimit memory = { max_memory, max_memory }, none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	if (SANITIZED)
		return;
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (max_memory > 0)
		setrlimit(RLIMIT_AS, &memory);
	confine_files();
	confine_calls();
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
