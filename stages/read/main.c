/* rap-read - turn files of any encoding into documents of lines. See rap-read(1). */
#include <string.h>
#include <unistd.h>

#include <rapporteur/filter.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>
#include <rapporteur/stages.h>

#include "read.h"

#define SYNOPSIS "rap-read [--encoding NAME] [--lexicon DIR] [FILE...]"

static const char help[] =
    SYNOPSIS "\nturn files of any encoding into documents of lines, each with its place in the source";

struct options {
	struct rap_read_options read;
	char **files;		/* the operands, moved to the front of argv */
	int count;
};

static bool
take_encoding(int argc, char **argv, int *i, struct options *o)
{
	const char *arg = argv[*i];

	if (strncmp(arg, "--encoding=", 11) == 0)
		o->read.encoding = arg + 11;
	else if (strcmp(arg, "--encoding") == 0 && *i + 1 < argc)
		o->read.encoding = argv[++*i];
	else
		return false;
	return true;
}

static bool
read_options(int argc, char **argv, struct options *o)
{
	bool only_files = false;

	o->files = argv + 1;
	for (int i = 1; i < argc; i++) {
		bool file = only_files || argv[i][0] != '-' || !argv[i][1];
		int from = i;

		if (file) {
			o->files[o->count++] = argv[i];
		} else if (strcmp(argv[i], "--") == 0) {
			only_files = true;
		} else if (!take_encoding(argc, argv, &i, o) && !rap_common_option(argc, argv, &i, help)) {
			rap_usage("rap-read", argc, argv, from, i);
			return false;
		}
	}
	if (o->read.encoding && !rap_encoding_known(o->read.encoding)) {
		rap_message(RAP_M_UNKNOWN_ENCODING, NULL, 0, 0, "%s", o->read.encoding);
		return false;
	}
	return true;
}

static void
open_corpus(struct rap_out *out)
{
	struct rap_doc *doc = rap_doc_new(NULL);

	doc->root = read_corpus_header(doc);
	rap_putz(out, "(teiCorpus\nAxmlns http://www.tei-c.org/ns/1.0\n");
	rap_pyx_write(out, doc);
	rap_doc_free(doc);
}

/* Several files travel as one teiCorpus, which is opened when the first of them could be read: it is never empty. */
static void
run(const struct options *o)
{
	struct rap_ids *ids = rap_ids_new();
	struct rap_out out;
	bool open = false;

	rap_out_fd(&out, STDOUT_FILENO, "standard output");
	for (int i = 0; i < o->count && !out.error; i++) {
		struct rap_input src;
		char reason[256];
		struct rap_doc *doc = rap_read(o->files[i], &o->read, ids, &src, reason, sizeof reason);

		if (!doc)
			continue;
		if (o->count > 1 && !open) {
			open_corpus(&out);
			open = true;
		}
		rap_pyx_write(&out, doc);
		rap_doc_free(doc);
	}
	if (open)
		rap_putz(&out, ")teiCorpus\n");
	rap_out_close(&out);
	rap_ids_free(ids);
}

int
main(int argc, char **argv)
{
	static char *standard_input[] = { "-" };
	struct options o = { .count = 0 };

	rap_program("rap-read");
	if (read_options(argc, argv, &o)) {
		if (o.count == 0) {
			o.files = standard_input;
			o.count = 1;
		}
		run(&o);
	}
	rap_lexicon_done();
	return rap_worst();
}
