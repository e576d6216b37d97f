/* sink_prune.c - before a stopped run goes on: files in the work folder that were written behind the last state of its journal.
 * They may be half, and the documents they are of may be gone by now. */
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "sink.h"

struct kept {			/* hashes of the paths to keep, sorted */
	uint64_t *a;
	size_t n, cap;
};

static int
compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* "      "path": "tei/minutes.xml"," */
static void
keep(struct kept *k, const char *line)
{
	json_t *path = json_loads(line, JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, NULL);

	if (k->n == k->cap) {
		k->cap = k->cap ? 2 * k->cap : 256;
		k->a = rap_realloc(k->a, k->cap, sizeof(*k->a));
	}
	k->a[k->n++] = rap_hash(rap_strz(json_string_value(path)));
	json_decref(path);
}

static void
read_resources(struct kept *k, const char *path)
{
	static const char key[] = "      \"path\": ";
	FILE *f = fopen(path, "re");
	char *line = NULL;
	size_t room = 0;

	while (f && getline(&line, &room, f) > 0)
		if (strncmp(line, key, sizeof(key) - 1) == 0)
			keep(k, line + sizeof(key) - 1);
	free(line);
	if (f)
		fclose(f);
	if (k->n > 0)
		qsort(k->a, k->n, sizeof(*k->a), compare);
}

static void
prune(const struct kept *k, const char *work, const char *name)
{
	char *root = sink_path(work, name), *roots[] = { root, NULL };
	FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, NULL);
	size_t skip = strlen(work) + 1;
	FTSENT *e;

	while (walk && (e = fts_read(walk))) {
		uint64_t hash = rap_hash(rap_strz(e->fts_path + skip));

		if (e->fts_info != FTS_D && e->fts_info != FTS_DP &&
		    (k->n == 0 || !bsearch(&hash, k->a, k->n, sizeof(*k->a), compare)))
			unlink(e->fts_path);
	}
	if (walk)
		fts_close(walk);
	free(root);
}

void
sink_prune(const char *work, const char *resources)
{
	struct kept k = { 0 };

	read_resources(&k, resources);
	prune(&k, work, "tei");
	prune(&k, work, "tables");
	free(k.a);
}
