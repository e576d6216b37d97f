/* about.c - what decides the bytes of a bundle, besides the inputs: the version, the encoding, the word lists. */
#include <fts.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/digest.h>
#include <rapporteur/filter.h>

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

json_t *
about(const struct convert_options *o)
{
	char lists[65] = "those compiled in";

	if (o->lexicon)
		digest_folder(o->lexicon, lists);
	return json_pack("{s:s, s:s?, s:s?, s:s}", "rapporteur", RAP_RELEASE, "encoding", o->read.encoding,
	    "list of people", o->people, "set of word lists", lists);
}
