/* verify.c - rapporteur verify: proves of a bundle and its sources that nothing is lost. See verify.h for its parts.
 *
 * Sources are matched with rows of documents.csv by their sha256, and where a file has changed by its name. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/digest.h>
#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "crew.h"
#include "verify.h"

#define COMMAND "rapporteur verify"

struct check {
	const char *path;
	struct rap_store *bundle;
	struct rap_inputs_options options;
	struct document *documents;
	size_t n, cap;
	size_t *by_name;	/* documents in the order of their files' names */
	size_t column[8];	/* of documents.csv, as in wanted[] */
	size_t proved, failed;
};

/* --- documents.csv */
static const char *const wanted[8] = {
	"document", "source", "tei", "encoding", "sha256", "status", "bytes", "characters"
};

static bool
find_columns(struct check *c, const struct rap_row *header)
{
	for (size_t w = 0; w < 8; w++) {
		c->column[w] = NOWHERE;
		for (size_t i = 0; i < header->n; i++)
			if (rap_eqz(header->fields[i], wanted[w]))
				c->column[w] = i;
		if (c->column[w] == NOWHERE) {
			rap_message(RAP_M_BUNDLE, c->path, 0, 0, "documents.csv has no column %s", wanted[w]);
			return false;
		}
	}
	return true;
}

static bool
add_document(const struct rap_row *row, void *data)
{
	struct check *c = data;
	const char *field[8];
	struct document *d;

	if (row->number == 0)
		return find_columns(c, row);
	if (c->n == c->cap) {
		c->cap = c->cap ? 2 * c->cap : 64;
		c->documents = rap_realloc(c->documents, c->cap, sizeof(*c->documents));
	}
	for (size_t w = 0; w < 8; w++)
		field[w] = row->fields[c->column[w]].s;
	d = &c->documents[c->n++];
	*d = (struct document){
		.id = strdup(field[0]), .source = strdup(field[1]), .tei = strdup(field[2]), .encoding = strdup(field[3]),
		.sha256 = strdup(field[4]), .status = strdup(field[5]), .bytes = strtoul(field[6], NULL, 10),
		.characters = strtoul(field[7], NULL, 10),
	};
	return true;
}

/* --- which document a file is of */
static const char *
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static int
by_sha256(const void *a, const void *b)
{
	const struct document *x = a, *y = b;
	int order = strcmp(x->sha256, y->sha256);

	return order ? order : strcmp(x->source, y->source);
}

static int
by_base(const void *a, const void *b, void *documents)
{
	const struct document *d = documents;
	const struct document *x = &d[*(const size_t *)a], *y = &d[*(const size_t *)b];
	int order = strcmp(base_of(x->source), base_of(y->source));

	return order ? order : (x > y) - (x < y);
}

static void
sort(struct check *c)
{
	c->by_name = rap_alloc(c->n ? c->n : 1, sizeof(*c->by_name));
	if (c->n == 0)
		return;
	qsort(c->documents, c->n, sizeof(*c->documents), by_sha256);
	for (size_t i = 0; i < c->n; i++)
		c->by_name[i] = i;
	qsort_r(c->by_name, c->n, sizeof(*c->by_name), by_base, c->documents);
}

/* The first document of that sha256 and, where source is given, of that source or a later one. */
static size_t
lower_bound(const struct check *c, const char *sha256, const char *source)
{
	struct document key = { .sha256 = (char *)sha256, .source = (char *)source };
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_sha256(&c->documents[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Many documents may be one and the same file: the one of that name, else the first that no file has proved yet. */
static struct document *
find_by_sha256(struct check *c, const char *sha256, const char *path)
{
	size_t exact = lower_bound(c, sha256, path), first = lower_bound(c, sha256, ""), i;
	struct document *d = c->documents;

	if (exact < c->n && !d[exact].seen && strcmp(d[exact].sha256, sha256) == 0 && strcmp(d[exact].source, path) == 0)
		return &d[exact];
	if (first == c->n || strcmp(d[first].sha256, sha256) != 0)
		return NULL;
	for (i = first + d[first].next; i < c->n && strcmp(d[i].sha256, sha256) == 0; i++)
		if (!d[i].seen)
			break;
	d[first].next = i - first;
	return i < c->n && strcmp(d[i].sha256, sha256) == 0 ? &d[i] : NULL;
}

static struct document *
find_by_name(struct check *c, const char *path)
{
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(base_of(c->documents[c->by_name[middle]].source), base_of(path)) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < c->n; low++) {
		struct document *d = &c->documents[c->by_name[low]];

		if (strcmp(base_of(d->source), base_of(path)) != 0)
			return NULL;
		if (!d->seen)
			return d;
	}
	return NULL;
}

/* --- one source */
static struct document *
find(struct check *c, const struct rap_item *item)
{
	char sha256[65];
	struct document *d = NULL;

	if (item->bytes.s) {
		rap_digest(item->bytes, sha256);
		d = find_by_sha256(c, sha256, item->path);
	}
	return d ? d : find_by_name(c, item->path);
}

static void
check_source(struct check *c, const struct rap_item *item)
{
	struct document *d = find(c, item);

	if (!d) {
		rap_message(RAP_M_VERIFY, item->path, 0, 0, "no document of the bundle comes from this file");
		return;
	}
	d->seen = true;
	if (strcmp(d->status, "ok") != 0 && strncmp(d->status, "partial", 7) != 0) {
		rap_message(RAP_M_REPORT, item->path, 0, 0, "was not converted; %s", d->status);
		c->failed++;
	} else if (!item->bytes.s)
		rap_message(RAP_M_READ, item->path, 0, 0, "%s", item->reason);
	else if (document_check(c->bundle, d, item->path, item->bytes))
		c->proved++;
}

/* --- all */
static void
check_sources(struct check *c)
{
	struct rap_inputs *inputs = rap_inputs_open(&c->options);
	struct rap_item item;

	while (inputs && rap_inputs_next(inputs, &item)) {
		rap_inputs_load(inputs, &item);
		check_source(c, &item);
	}
	rap_inputs_close(inputs);
	for (size_t i = 0; i < c->n; i++)
		if (!c->documents[i].seen)
			rap_message(RAP_M_NO_SOURCE, c->documents[i].source, 0, 0, "%s", c->documents[i].id);
}

static void
check_all(struct check *c)
{
	char *within = rap_forms_bundle(c->path);
	json_t *package;

	c->bundle = rap_store_open(within);
	package = c->bundle ? package_load(c->bundle) : NULL;
	if (package) {
		package_check(c->bundle, package);
		keys_check(c->bundle);
		if (rap_store_rows(c->bundle, "documents.csv", add_document, c) == 0) {
			sort(c);
			check_sources(c);
		}
	}
	json_decref(package);
	if (c->bundle)
		rap_store_close(c->bundle);
	free(within);
}

static void
release(struct check *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct document *d = &c->documents[i];
		char *const fields[] = { d->id, d->source, d->tei, d->encoding, d->sha256, d->status };

		for (size_t k = 0; k < sizeof(fields) / sizeof(*fields); k++)
			free(fields[k]);
	}
	free(c->documents);
	free(c->by_name);
	rap_inputs_options_free(&c->options);
}

static bool
read_options(int argc, char **argv, struct check *c)
{
	bool options = true;

	for (int i = 1; i < argc; i++) {
		int from = i;

		if (options && argv[i][0] == '-' && argv[i][1]) {
			int taken = rap_inputs_option(argc, argv, &i, &c->options);

			if (strcmp(argv[i], "--") == 0)
				options = false;
			else if (taken < 0 || (taken == 0 && !rap_common_option(argc, argv, &i, VERIFY_USAGE))) {
				rap_usage(COMMAND, argc, argv, from, i);
				return false;
			}
		} else if (!c->path)
			c->path = argv[i];
		else
			rap_inputs_name(&c->options, argv[i]);
	}
	if (!c->path)
		rap_usage_missing(COMMAND, "OUT");
	else if (!rap_inputs_given(&c->options))
		rap_usage_missing(COMMAND, "a file, folder or archive");
	return c->path && rap_inputs_given(&c->options);
}

/* What the reading of a source warns of is no failure of the proof. */
int
verify(int argc, char **argv)
{
	struct check c = { .options = { .confine = confine } };
	int status;

	if (read_options(argc, argv, &c))
		check_all(&c);
	status = rap_worst() >= RAP_DATA ? rap_worst() : 0;
	if (status == 0)
		printf("%zu documents proved, %zu not converted: nothing is lost, every reference and checksum holds\n",
		    c.proved, c.failed);
	if (fflush(stdout) != 0) {
		rap_message(RAP_M_WRITE, "standard output", 0, 0, "%s", strerror(errno));
		status = rap_worst();
	}
	release(&c);
	return status;
}
