/* rap-csv - the end of the chain: a document stream in, the CSV files of a bundle out. See rap-csv(1). */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/filter.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>
#include <rapporteur/sink.h>

#define USAGE "rap-csv -o DIR [--force] [--lexicon DIR] [--explain] [FILE]"
static const char help[] = USAGE "\nthe end of the chain: writes the CSV files of a bundle into the folder DIR";

struct options {
	const char *dir, *file;
	bool force;
};

static bool
read_options(int argc, char **argv, struct options *o)
{
	for (int i = 1; i < argc; i++) {
		int from = i;

		if (rap_common_option(argc, argv, &i, help))
			continue;
		if (strcmp(argv[i], "-o") == 0 && i + 1 < argc)
			o->dir = argv[++i];
		else if (strcmp(argv[i], "--force") == 0)
			o->force = true;
		else if ((argv[i][0] == '-' && argv[i][1]) || o->file) {
			rap_usage("rap-csv", argc, argv, from, i);
			return false;
		} else
			o->file = argv[i];
	}
	if (!o->dir)
		rap_usage_missing("rap-csv", "-o DIR");
	return o->dir;
}

static int
add_all(struct rap_pyx *in, struct rap_sink *sink)
{
	struct rap_doc *doc;
	struct rap_part part;
	int result = 0;

	while (result == 0 && rap_pyx_read(in, &doc, NULL) == 1) {
		rap_part_make(&part, doc, NULL, NULL, rap_bulk_of(RAP_STR("")));
		result = rap_sink_add(sink, &part);
		rap_part_free(&part);
		rap_doc_free(doc);
	}
	return result;
}

static void
run(const struct options *o)
{
	bool standard = !o->file || strcmp(o->file, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(o->file, O_RDONLY | O_CLOEXEC);
	struct rap_sink *sink;
	struct rap_pyx *in;

	if (fd < 0) {
		rap_message(RAP_M_READ, o->file, 0, 0, "%s", strerror(errno));
		return;
	}
	sink = rap_sink_open(&(struct rap_sink_options){ .out = o->dir, .force = o->force });
	if (!sink)
		return;
	in = rap_pyx_open(fd, standard ? "standard input" : o->file);
	if (add_all(in, sink) == 0)
		rap_sink_close(sink);
	else
		rap_sink_abandon(sink);
	rap_pyx_close(in);
	if (!standard)
		close(fd);
}

int
main(int argc, char **argv)
{
	struct options o = { 0 };

	rap_program("rap-csv");
	if (read_options(argc, argv, &o))
		run(&o);
	rap_lexicon_done();
	return rap_worst();
}
