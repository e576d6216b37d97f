/* rap-tei - the stream as XML, at any point of the chain, validated. See rap-tei(1). */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>
#include <rapporteur/pyx.h>
#include <rapporteur/stages.h>

#include "tei.h"

#define USAGE "rap-tei [--no-validate] [FILE]\nwrite the documents of a stream as TEI XML and validate them"
#define CORPUS_END "</teiCorpus>\n"

struct job {
	const char *file;	/* its name, for messages */
	bool validate;
	struct rap_out out;
	struct rap_buf corpus;	/* the start of the teiCorpus we are in, empty outside of one */
	bool judged;		/* it was validated, with the first of its documents */
};

static void
validate(struct job *j, const struct rap_doc *doc, struct rap_str xml)
{
	struct rap_buf whole = { 0 };
	char why[512];

	if (j->corpus.n > 0 && !j->judged) {	/* the corpus' header has no validity of its own */
		rap_buf_add(&whole, j->corpus.s, j->corpus.n);
		rap_buf_add(&whole, xml.s, xml.n);
		rap_buf_addz(&whole, CORPUS_END);
		xml = rap_buf_str(&whole);
		j->judged = true;
	}
	if (rap_tei_valid(rap_bulk_of(xml), why, sizeof(why)) != 0) {
		struct rap_str id = rap_attr(doc->root, RAP_XML_ID);

		rap_message(RAP_M_INVALID, j->file, 0, 0, "%.*s%s%s", (int)id.n, id.n > 0 ? id.s : "", id.n > 0 ? ": " : "",
		    why);
	}
	rap_buf_free(&whole);
}

static void
convert(struct job *j, struct rap_doc *doc)
{
	struct rap_out xml;

	if (j->corpus.n > 0)
		rap_tei_qualify(doc);
	rap_out_fd(&xml, -1, NULL);
	rap_tei_write(&xml, doc, j->corpus.n == 0);
	rap_puts(&j->out, rap_buf_str(&xml.buf));
	if (j->validate)
		validate(j, doc, rap_buf_str(&xml.buf));
	rap_out_abandon(&xml);
}

/* The tree's XML without the end tag of its root. */
static void
add_start(struct rap_buf *b, struct rap_doc *doc)
{
	struct rap_out xml;

	rap_add(doc->root, rap_cdata(doc, RAP_STR("")));	/* so that there is an end tag in any case */
	rap_out_fd(&xml, -1, NULL);
	rap_tei_write(&xml, doc, true);
	rap_buf_add(b, xml.buf.s, xml.buf.n - (sizeof(CORPUS_END) - 1));
	rap_out_abandon(&xml);
}

static void
begin_corpus(struct job *j, struct rap_str lines)
{
	struct rap_doc *doc = rap_pyx_parse(lines, j->file);

	add_start(&j->corpus, doc);
	rap_doc_free(doc);
	rap_puts(&j->out, rap_buf_str(&j->corpus));
	j->judged = false;
}

static void
end_corpus(struct job *j)
{
	if (j->corpus.n > 0)
		rap_putz(&j->out, CORPUS_END);
	rap_buf_clear(&j->corpus);
}

/* Lines of the stream that stand outside of TEI elements: the end of a teiCorpus, the start of one with its header. */
static void
between(struct job *j, struct rap_str lines)
{
	static const char end[] = ")teiCorpus\n", start[] = "(teiCorpus\n";

	if (rap_starts(lines, end)) {
		end_corpus(j);
		lines = rap_cut(lines, sizeof(end) - 1, lines.n);
	}
	if (rap_starts(lines, start)) {
		end_corpus(j);
		begin_corpus(j, lines);
	} else if (lines.n > 0) {
		rap_message(RAP_M_OUTSIDE, j->file, 0, 0, "%.*s", (int)strcspn(lines.s, "\n"), lines.s);
	}
}

static void
run(struct job *j, int fd)
{
	struct rap_pyx *in = rap_pyx_open(fd, j->file);
	struct rap_doc *doc;
	struct rap_out around;
	bool more = true;

	rap_out_fd(&j->out, STDOUT_FILENO, "standard output");
	while (more && !j->out.error) {
		rap_out_fd(&around, -1, NULL);
		more = rap_pyx_read(in, &doc, &around) > 0;
		between(j, rap_buf_str(&around.buf));
		rap_out_abandon(&around);
		if (more) {
			convert(j, doc);
			rap_doc_free(doc);
		}
	}
	if (j->corpus.n > 0)
		rap_message(RAP_M_UNBALANCED, j->file, 0, 0, "the stream ends in teiCorpus");
	end_corpus(j);
	rap_out_close(&j->out);
	rap_pyx_close(in);
	rap_buf_free(&j->corpus);
}

/* 0, or -1 after a message. */
static int
read_options(int argc, char **argv, struct job *j)
{
	for (int i = 1; i < argc; i++) {
		int from = i;

		if (rap_common_option(argc, argv, &i, USAGE))
			continue;
		if (strcmp(argv[i], "--no-validate") == 0) {
			j->validate = false;
		} else if (strcmp(argv[i], "--") == 0 && i + 1 < argc && !j->file) {
			j->file = argv[++i];
		} else if (j->file || (argv[i][0] == '-' && argv[i][1])) {
			rap_usage("rap-tei", argc, argv, from, i);
			return -1;
		} else {
			j->file = argv[i];
		}
	}
	return 0;
}

int
main(int argc, char **argv)
{
	struct job j = { .validate = true };
	int fd = STDIN_FILENO;

	rap_program("rap-tei");
	if (read_options(argc, argv, &j) != 0)
		return rap_worst();
	if (j.file && strcmp(j.file, "-") != 0)
		fd = open(j.file, O_RDONLY | O_CLOEXEC);
	else
		j.file = "standard input";
	if (fd < 0) {
		rap_message(RAP_M_READ, j.file, 0, 0, "%s", strerror(errno));
		return rap_worst();
	}
	run(&j, fd);
	if (fd > STDIN_FILENO)
		close(fd);
	return rap_worst();
}
