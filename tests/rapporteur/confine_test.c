/* confine_test.c - what a worker may not do once it is confined, and that it can do without: every call that would open a file,
 * make a connection or touch another process fails; texts in any encoding are read all the same, and lists from a folder. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <rapporteur/lexicon.h>

#include "../../stages/rapporteur/crew.h"

static int failures;

static void
expect(bool holds, const char *what)
{
	if (!holds) {
		dprintf(2, "confine_test: %s\n", what);
		failures++;
	}
}

static void
denied(long result, const char *what)
{
	expect(result == -1 && (errno == EPERM || errno == EACCES), what);
}

static void
files_are_denied(int folder)
{
	struct stat st;

	denied(open("/etc/passwd", O_RDONLY), "open for reading");
	denied(syscall(SYS_open, "/dev/null", O_RDONLY), "the old open");
	denied(openat(folder, "new", O_WRONLY | O_CREAT, 0666), "openat for writing");
	denied(open("/proc/self/mem", O_RDWR), "open of its own memory");
	denied(stat("/etc/passwd", &st), "stat");
	denied(fstat(folder, &st), "fstat");
	denied(access("/etc/passwd", R_OK), "access");
	denied(unlinkat(folder, "lists", AT_REMOVEDIR), "unlinkat");
	denied(mkdirat(folder, "new", 0777), "mkdirat");
	denied(renameat(folder, "lists", folder, "new"), "renameat");
	denied(symlinkat("/etc", folder, "new"), "symlinkat");
	denied(ftruncate(folder, 0), "ftruncate");
	denied(syscall(SYS_getdents64, folder, &st, sizeof(st)), "getdents64");
	denied(ioctl(1, 0x5413, &st), "ioctl");
	denied(dup(1), "dup");
}

static void
others_are_denied(void)
{
	int pair[2];

	denied(socket(AF_INET, SOCK_STREAM, 0), "socket");
	denied(socket(AF_UNIX, SOCK_DGRAM, 0), "socket of this machine");
	denied(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), "socketpair");
	denied(pipe(pair), "pipe");
	denied(connect(1, (struct sockaddr *)&(struct sockaddr){ .sa_family = AF_INET }, sizeof(struct sockaddr)), "connect");
	denied(fork(), "fork");
	denied(syscall(SYS_clone, 0, 0, 0, 0, 0), "clone");
	denied(execl("/bin/true", "true", (char *)NULL), "execve");
	denied(kill(getppid(), 0), "kill");
	denied(ptrace(PTRACE_TRACEME, 0, 0, 0), "ptrace");
	denied(syscall(SYS_io_uring_setup, 1, pair), "io_uring_setup");
	denied(setrlimit(RLIMIT_AS, &(struct rlimit){ RLIM_INFINITY, RLIM_INFINITY }), "setrlimit");
}

static void
reading_goes_on(void)
{
	static const char sjis[] = "\x93\xfa\x96\x7b\x8c\xea", koi8[] = "\xf0\xd2\xc9\xd7\xc5\xd4";
	static const struct { const char *encoding, *bytes; size_t characters; } texts[] = {
		{ "SHIFT_JIS", sjis, 3 }, { "KOI8-R", koi8, 6 }, { "MACINTOSH", "caf\x8e", 4 }, { "WINDOWS-1256", "\xc7\xe1", 2 },
		{ "EUC-KR", "\xc7\xd1\xb1\xdb", 2 }, { "GB18030", "\xd6\xd0\xce\xc4", 2 }, { "IBM037", "\xc1\xc2", 2 },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct rap_read_options o = { .encoding = texts[i].encoding };
		struct rap_input src = { 0 };
		char reason[256];
		struct rap_doc *doc = rap_read_bytes("text", rap_strz(texts[i].bytes), &o, NULL, &src, reason, sizeof(reason));

		expect(doc && src.characters == texts[i].characters, texts[i].encoding);
		rap_doc_free(doc);
	}
	expect(rap_lexicon_find(rap_lexicon("speakers", "en", "speech-verbs"), RAP_STR("jabbered")), "a list of the folder");
	free(rap_alloc(8 << 20, 1));
}

static int
in_worker(int folder)
{
	confine((uint64_t)1 << 30);
	files_are_denied(folder);
	others_are_denied();
	reading_goes_on();
	return failures > 0;
}

int
main(void)
{
	struct rap_read_options o = { .encoding = "IBM037" };
	const char *scratch = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	int folder = open(scratch, O_RDONLY | O_DIRECTORY), status = 0;
	pid_t worker;

	if (getenv("SANITIZED")) {
		puts("a sanitized worker is not confined");
		return 77;
	}
	rap_lexicon_dir("tests/rapporteur/lists");
	prepare(&o);
	worker = fork();
	if (worker == 0)
		_exit(in_worker(folder));
	waitpid(worker, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
