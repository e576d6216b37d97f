/* about.c - what decides the bytes of a bundle, besides the inputs: the version, the encoding, the word lists. */
#include <fts.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/digest.h>
#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "convert.h"

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* The names and bytes of all files in a folder. */
static void
digest_folder(const char *dir, char digest[65])
{
	char *roots[] = { (char *)(uintptr_t)dir, NULL };
	FTS *walk = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, by_name);
	struct rap_buf text = { 0 };
	FTSENT *e;
	uint64_t bytes;

	while (walk && (e = fts_read(walk)))
		if (e->fts_info == FTS_F && rap_digest_file(e->fts_path, digest, &bytes) == 0)
			rap_buf_addf(&text, "%s %s\n", digest, e->fts_path + strlen(dir));
	if (walk)
		fts_close(walk);
	rap_digest(rap_buf_str(&text), digest);
	rap_buf_free(&text);
}

void
about_file(struct convert_options *o, const char *path)
{
	struct rap_buf all = { 0 };
	char digest[65] = "";
	uint64_t bytes;

	rap_digest_file(path, digest, &bytes);		/* that it cannot be read is told by who reads it */
	rap_buf_addf(&all, "%s %s", o->people ? o->people : "", digest);
	free(o->people);
	o->people = all.s;
}

static const char *const making[] = { "encoding", "list of people", "set of word lists" };

char *
about_made(const json_t *about)
{
	json_t *made = json_object();
	char *text;

	for (size_t i = 0; i < sizeof(making) / sizeof(*making); i++)
		json_object_set(made, making[i], json_object_get(about, making[i]));
	text = json_dumps(made, 0);
	json_decref(made);
	return text;
}

bool
about_same(const json_t *now, const json_t *then, const char *bundle)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)now, key, value)
		if (!json_equal(value, json_object_get(then, key))) {
			rap_message(RAP_M_JOURNAL, bundle, 0, 0, "it had another %s", key);
			return false;
		}
	return true;
}

json_t *
about(const struct convert_options *o)
{
	char lists[65] = "those compiled in";

	if (o->lexicon)
		digest_folder(o->lexicon, lists);
	return json_pack("{s:s, s:s?, s:s?, s:s, s:i}", "rapporteur", RAP_RELEASE, "encoding", o->document.read.encoding,
	    "list of people", o->people, "set of word lists", lists, "compression", o->document.level);
}
