/* filter.c - the main function that all filters share. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/filter.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>

#define ROOM 98304u		/* bytes that wait to be written: nearly never more */

static bool explaining;

bool
rap_explaining(void)
{
	return explaining;
}

/* For --help and --version: what a full disk or closed pipe does to them is an error too. */
static void
print_and_exit(const char *fmt, const char *text)
{
	printf(fmt, text, RAP_RELEASE);
	if (fflush(stdout) != 0)
		rap_message(RAP_M_WRITE, "standard output", 0, 0, "%s", strerror(errno));
	exit(rap_worst());
}

int
rap_common_option(int argc, char **argv, int *i, const char *usage)
{
	const char *arg = argv[*i];

	if (strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0)
		print_and_exit("usage: %s\n", usage);
	if (strcmp(arg, "--version") == 0 || strcmp(arg, "-V") == 0)
		print_and_exit("%s %s\n", rap_program_name());
	if (strcmp(arg, "--explain") == 0) {
		explaining = true;
		return 1;
	}
	if (strncmp(arg, "--lexicon=", 10) == 0) {
		rap_lexicon_dir(arg + 10);
		return 1;
	}
	if (strcmp(arg, "--lexicon") == 0 && *i + 1 < argc) {
		rap_lexicon_dir(argv[++*i]);
		return 1;
	}
	return 0;
}

static void
not_understood(const char *command, const char *what)
{
	rap_message(RAP_M_USAGE, NULL, 0, 0, "%.200s; %s --help says more", what, command);
}

void
rap_usage(const char *command, int argc, char **argv, int from, int to)
{
	struct rap_buf what = { 0 };

	for (int i = from; i <= to && i < argc; i++)
		rap_buf_addf(&what, "%s%s", i > from ? " " : "", argv[i]);
	not_understood(command, what.s);
	rap_buf_free(&what);
}

void
rap_usage_missing(const char *command, const char *what)
{
	struct rap_buf missing = { 0 };

	rap_buf_addf(&missing, "%s is missing", what);
	not_understood(command, missing.s);
	rap_buf_free(&missing);
}

struct options {
	const char *file;	/* NULL: standard input */
};

static bool
read_options(int argc, char **argv, const struct rap_filter *f, const char *usage, struct options *o)
{
	for (int i = 1; i < argc; i++) {
		int from = i;

		if (rap_common_option(argc, argv, &i, usage) || (f->option && f->option(argc, argv, &i)))
			continue;
		if (strcmp(argv[i], "--") == 0 && i + 1 < argc && !o->file) {
			o->file = argv[++i];
		} else if (o->file || (argv[i][0] == '-' && argv[i][1])) {
			rap_usage(f->name, argc, argv, from, i);
			return false;
		} else
			o->file = argv[i];
	}
	return true;
}

static void
run(int fd, const char *name, int (*stage)(struct rap_doc *))
{
	struct rap_pyx *in = rap_pyx_open(fd, name);
	struct rap_doc *doc;
	struct rap_out out;

	rap_out_fd(&out, STDOUT_FILENO, "standard output");
	rap_buf_reserve(&out.buf, ROOM);
	while (!out.error && rap_pyx_read(in, &doc, &out) > 0) {
		stage(doc);
		rap_pyx_write(&out, doc);
		rap_doc_free(doc);
	}
	rap_out_close(&out);
	rap_pyx_close(in);
}

int
rap_filter_main(int argc, char **argv, const struct rap_filter *f)
{
	struct rap_buf usage = { 0 };
	struct options o = { 0 };
	int fd = STDIN_FILENO;

	rap_program(f->name);
	rap_buf_addz(&usage, f->name);
	rap_buf_addz(&usage, " [--lexicon DIR] [--explain]");
	rap_buf_addz(&usage, f->options ? f->options : "");
	rap_buf_addz(&usage, " [FILE]\n");
	rap_buf_addz(&usage, f->purpose);
	if (read_options(argc, argv, f, usage.s, &o)) {
		if (o.file && strcmp(o.file, "-") != 0)
			fd = open(o.file, O_RDONLY | O_CLOEXEC);
		if (fd < 0)
			rap_message(RAP_M_READ, o.file, 0, 0, "%s", strerror(errno));
		else
			run(fd, o.file ? o.file : "standard input", f->stage);
		if (fd > STDIN_FILENO)
			close(fd);
	}
	rap_lexicon_done();
	rap_buf_free(&usage);
	return rap_worst();
}
