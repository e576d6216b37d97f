/* convert.c - rapporteur convert: the fused chain, document by document, into one bundle.
 *
 * What a pipe of the filters does between processes is done here by calling their functions one after the other; the
 * TEI files have the same bytes. A document that fails costs itself alone: a message, and a row that says why. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>
#include <rapporteur/sink.h>

#include "rapporteur.h"

#define PER_FOLDER 1000u	/* TEI files in one folder: more are slow to list, and awkward to look at */

struct run {
	const char *out;	/* the bundle's folder */
	bool force;
	struct rap_read_options read;
	struct rap_inputs_options options;
	struct rap_inputs *inputs;
	struct rap_ids *ids;
	struct rap_sink *sink;
	size_t done;		/* inputs before this one */
	bool many;		/* more than PER_FOLDER */
};

static const struct {
	const char *name;
	int (*run)(struct rap_doc *);
} chain[] = {
	{ "pages", rap_pages },
	{ "tables", rap_tables },
	{ "blocks", rap_blocks },
	{ "sections", rap_sections },
	{ "speakers", rap_speakers },
};

/* --- command line */
static bool
read_options(int argc, char **argv, struct run *r)
{
	bool options = true;
	int taken;

	for (int i = 1; i < argc; i++) {
		const char *arg = argv[i];

		if (!options || arg[0] != '-' || !arg[1])
			rap_inputs_name(&r->options, arg);
		else if ((taken = rap_inputs_option(argc, argv, &i, &r->options)) != 0) {
			if (taken < 0)
				return false;
		}
		else if (rap_common_option(argc, argv, &i, CONVERT_USAGE))
			continue;
		else if (strcmp(arg, "--") == 0)
			options = false;
		else if (strcmp(arg, "--force") == 0)
			r->force = true;
		else if (strcmp(arg, "-o") == 0 && i + 1 < argc)
			r->out = argv[++i];
		else if (strcmp(arg, "--encoding") == 0 && i + 1 < argc)
			r->read.encoding = argv[++i];
		else if (strncmp(arg, "--encoding=", 11) == 0)
			r->read.encoding = arg + 11;
		else
			return false;
	}
	return r->out && *r->out;
}

/* --- one document */
static int
analyse(struct rap_doc *doc, char *reason, size_t size)
{
	for (size_t i = 0; i < sizeof(chain) / sizeof(*chain); i++)
		if (chain[i].run(doc) < 0) {
			snprintf(reason, size, "the stage %s could not treat it", chain[i].name);
			return -1;
		}
	return 0;
}

/* "tei/minutes.xml", in a run of many documents "tei/0007/minutes.xml" */
static void
place(const struct run *r, const char *id, const char *ending, struct rap_buf *path)
{
	rap_buf_addz(path, "tei/");
	if (r->many)
		rap_buf_addf(path, "%04zu/", r->done / PER_FOLDER + 1);
	rap_buf_addf(path, "%s%s", id, ending);
}

static int
add(struct run *r, struct rap_part *part)
{
	int result = rap_sink_add(r->sink, part);

	rap_part_free(part);
	return result;
}

static int
fail(struct run *r, const struct rap_input *src, const char *reason)
{
	struct rap_part part;

	rap_part_fail(&part, src, "failed", reason, NULL, RAP_STR(""));
	return add(r, &part);
}

/* A document that our own schema refuses is our defect: it is kept for whoever repairs it, under another name. */
static int
finish(struct run *r, struct rap_doc *doc, const struct rap_input *src, struct rap_str xml)
{
	char why[512] = "";
	bool valid = rap_tei_valid(xml.s, xml.n, why, sizeof(why)) == 0;
	struct rap_buf path = { 0 };
	struct rap_part part;
	int result;

	place(r, src->id, valid ? ".xml" : ".invalid.xml", &path);
	if (valid) {
		rap_part_make(&part, doc, src, path.s, xml);
	} else {
		rap_message(RAP_M_INVALID, src->path, 0, 0, "%s: %s", path.s, why);
		rap_part_fail(&part, src, "failed", "output is not valid", path.s, xml);
	}
	result = add(r, &part);
	rap_buf_free(&path);
	return result;
}

static int
unread(struct run *r, const struct rap_item *item)
{
	struct rap_input src = { .path = item->path, .bytes = item->size };

	rap_ids_give(r->ids, item->path, src.id);
	rap_message(RAP_M_READ, strcmp(item->path, "-") == 0 ? "standard input" : item->path, 0, 0, "%s", item->reason);
	return fail(r, &src, item->reason);
}

/* -1 only where going on makes no sense: the disk is full. */
static int
one(struct run *r, struct rap_item *item)
{
	const char *path = item->path;
	struct rap_input src = { .path = path };
	char reason[256] = "";
	struct rap_doc *doc;
	struct rap_out xml;
	int result;

	if (rap_inputs_load(r->inputs, item) < 0)
		return unread(r, item);
	doc = rap_read_bytes(path, item->bytes, &r->read, r->ids, &src, reason, sizeof(reason));
	if (!doc)
		return fail(r, &src, reason);
	if (analyse(doc, reason, sizeof(reason)) == 0) {
		rap_out_fd(&xml, -1, path);
		rap_tei_write(&xml, doc, true);
		result = finish(r, doc, &src, rap_buf_str(&xml.buf));
		rap_out_abandon(&xml);
	} else
		result = fail(r, &src, reason);
	rap_doc_free(doc);
	return result;
}

/* --- all of them */
static void
summary(struct rap_counts c)
{
	fprintf(stderr, "rapporteur: %zu documents, %zu turns, %zu tables, %zu to review, %zu failed\n", c.documents,
	    c.turns, c.tables, c.review, c.failed);
}

/* Looks ahead so far as to know whether the folder tei/ is divided. */
static bool
are_many(struct rap_inputs *inputs)
{
	struct rap_item item;
	size_t n = 0;

	while (n <= PER_FOLDER && rap_inputs_next(inputs, &item))
		n++;
	rap_inputs_rewind(inputs);
	return n > PER_FOLDER;
}

static void
all(struct run *r)
{
	struct rap_counts counts;
	struct rap_item item;
	int result = 0;

	r->sink = rap_sink_open(r->out, r->force, NULL);
	if (!r->sink)
		return;
	r->ids = rap_ids_new();
	r->many = are_many(r->inputs);
	for (r->done = 0; result == 0 && rap_inputs_next(r->inputs, &item); r->done++)
		result = one(r, &item);
	counts = rap_sink_state(r->sink)->counts;
	if (result == 0)
		result = rap_sink_close(r->sink);
	else
		rap_sink_abandon(r->sink);
	if (result == 0)
		summary(counts);
	rap_ids_free(r->ids);
}

int
convert(int argc, char **argv)
{
	struct run r = { 0 };

	if (read_options(argc, argv, &r) && rap_inputs_given(&r.options)) {
		if ((r.inputs = rap_inputs_open(&r.options)))
			all(&r);
	} else if (rap_worst() < RAP_DATA)
		rap_message(RAP_M_USAGE, NULL, 0, 0, "%s", CONVERT_USAGE);
	rap_inputs_close(r.inputs);
	rap_inputs_options_free(&r.options);
	return rap_worst();
}
