/* inputs.c - which files a run takes: those named, and in a folder named those that look like text documents.
 *
 * A folder is walked in the order of its names' bytes, so a run is the same on every machine. Links in it are not
 * followed: they may lead out of it, or round in a circle. */
#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <rapporteur/message.h>
#include <rapporteur/str.h>

#include "rapporteur.h"

static void
add(struct inputs *in, const char *path)
{
	struct rap_buf copy = { 0 };

	if (in->n == in->cap) {
		in->cap = in->cap ? 2 * in->cap : 64;
		in->a = rap_realloc(in->a, in->cap, sizeof(*in->a));
	}
	rap_buf_addz(&copy, path);
	in->a[in->n++] = copy.s;
}

static bool
is_document(const char *name, size_t n)
{
	static const char *const endings[] = { ".txt", ".text", ".txt.gz", ".text.gz" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t m = strlen(endings[i]);

		if (n > m && strcasecmp(name + n - m, endings[i]) == 0)
			return name[0] != '.';
	}
	return false;
}

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void
take(struct inputs *in, const FTSENT *e)
{
	switch (e->fts_info) {
	case FTS_F:
		if (e->fts_level == FTS_ROOTLEVEL || is_document(e->fts_name, e->fts_namelen))
			add(in, e->fts_path);
		break;
	case FTS_DNR:
	case FTS_ERR:
		rap_message(RAP_M_READ, e->fts_path, 0, 0, "%s", strerror(e->fts_errno));
		break;
	case FTS_DC:
		rap_message(RAP_M_READ, e->fts_path, 0, 0, "folder within itself");
		break;
	default:		/* whatever was named and is no file: reading it says why */
		if (e->fts_level == FTS_ROOTLEVEL && e->fts_info != FTS_D && e->fts_info != FTS_DP)
			add(in, e->fts_path);
	}
}

void
inputs_add(struct inputs *in, const char *path)
{
	char *roots[] = { (char *)path, NULL };
	size_t before = in->n;
	FTS *walk;
	FTSENT *e;

	if (strcmp(path, "-") == 0 || !*path) {
		add(in, path);
		return;
	}
	walk = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
	if (!walk) {
		rap_message(RAP_M_READ, path, 0, 0, "%s", strerror(errno));
		return;
	}
	while ((e = fts_read(walk)))
		if (e->fts_info == FTS_D && e->fts_level > FTS_ROOTLEVEL && e->fts_name[0] == '.')
			fts_set(walk, e, FTS_SKIP);
		else
			take(in, e);
	fts_close(walk);
	if (in->n == before)
		rap_message(RAP_M_READ, path, 0, 0, "no .txt, .text, .txt.gz or .text.gz in this folder");
}

void
inputs_free(struct inputs *in)
{
	for (size_t i = 0; i < in->n; i++)
		free(in->a[i]);
	free(in->a);
}
