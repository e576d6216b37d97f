/* resume.c - going on with a run that was stopped.
 *
 * The journal says what is done, document by document. While the inputs are the same, what is done stays where it is, and the
 * run goes on behind it. Where one is not (its bytes have changed, or it failed and is to be tried again), the earlier run is
 * set aside and a new one begins, which takes from it whatever is the same: nothing is converted twice. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "convert.h"

/* --- an earlier run, set aside */
struct known {			/* a document of it, by the hash of its path: 16 bytes each */
	uint64_t hash;
	uint64_t before;	/* position of the line before its own */
};

struct earlier {
	char *work, *files;	/* folders: of the journal, and of what it made */
	struct journal_reader *journal;
	struct known *a;	/* sorted */
	size_t n, cap;
};

static uint64_t
hash_of(const char *path)
{
	return rap_hash(rap_strz(path));
}

static int
by_hash(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* What it made is beside its journal, or, where it had come to its end, the bundle in folder out. */
static struct earlier *
earlier_open(char *work, const char *out)
{
	struct earlier *e = rap_alloc(1, sizeof(*e));
	struct journal_entry entry;
	struct rap_buf files = { 0 };
	uint64_t before = 0;

	rap_buf_addf(&files, "%s/documents.csv", work);
	if (access(files.s, F_OK) == 0)
		out = work;
	rap_buf_clear(&files);
	rap_buf_addz(&files, out);
	e->work = work;
	e->files = files.s;
	e->journal = journal_open(work);
	while (e->journal && journal_next(e->journal, &entry)) {
		if (e->n == e->cap) {
			e->cap = e->cap ? 2 * e->cap : 256;
			e->a = rap_realloc(e->a, e->cap, sizeof(*e->a));
		}
		e->a[e->n++] = (struct known){ hash_of(entry.path), before };
		before = journal_position(e->journal);
	}
	if (e->n > 0)
		qsort(e->a, e->n, sizeof(*e->a), by_hash);
	return e;
}

void
earlier_free(struct earlier *e)
{
	if (!e)
		return;
	journal_close(e->journal);
	free(e->work);
	free(e->files);
	free(e->a);
	free(e);
}

/* A path as the journal has it. */
static bool
is_path(const char *path, const char *journalled)
{
	json_t *text = journal_text(path);
	bool same = strcmp(json_string_value(text), journalled) == 0;

	json_decref(text);
	return same;
}

static bool
is_failure(const char *state)
{
	return strcmp(state, "ok") != 0 && strcmp(state, "partial") != 0;
}

static bool
is_same(const struct document *d, const struct journal_entry *e, bool retry_failed)
{
	return is_path(d->src.path, e->path) && strcmp(d->src.id, e->id) == 0 && strcmp(d->folder, e->folder) == 0 &&
	    strcmp(d->src.sha256, e->sha256) == 0 && !(retry_failed && is_failure(e->state));
}

bool
earlier_part(struct earlier *e, struct document *d, bool retry_failed, struct rap_part *part)
{
	json_t *text = e ? journal_text(d->src.path) : NULL;
	struct known key = { .hash = text ? hash_of(json_string_value(text)) : 0 }, *found;
	struct journal_entry entry;

	json_decref(text);
	found = e && e->n > 0 ? bsearch(&key, e->a, e->n, sizeof(*e->a), by_hash) : NULL;
	if (!found)
		return false;
	journal_go_behind(e->journal, found->before);
	if (!journal_next(e->journal, &entry) || !is_same(d, &entry, retry_failed) ||
	    rap_part_load(part, e->files, e->work, journal_before(e->journal), &entry.after) < 0)
		return false;
	snprintf(d->state, sizeof(d->state), "%s", entry.state);
	snprintf(d->reason, sizeof(d->reason), "%s", entry.reason);
	return true;
}

/* --- this run */
static int
open_sink(struct run *r, const struct rap_sink_state *from, bool keep_earlier)
{
	struct rap_sink_options o = {
		.out = r->o->out, .force = r->o->force, .from = from, .keep_earlier = keep_earlier, .part = r->o->shards > 0,
		.made = r->made,
	};

	r->sink = rap_sink_open(&o);
	return r->sink ? 0 : -1;
}

static int
begin(struct run *r, bool keep_earlier)
{
	if (open_sink(r, NULL, keep_earlier) < 0 || rap_sink_sync(r->sink) < 0)
		return -1;
	r->journal = journal_create(rap_sink_work(r->sink), r->about, rap_sink_state(r->sink));
	return r->journal ? 0 : -1;
}

static void
rewind_inputs(struct run *r)
{
	rap_inputs_rewind(r->inputs);
	rap_ids_free(r->ids);
	r->ids = rap_ids_new();
	r->ordinal = 0;
	r->progress.skipped = 0;
	r->progress.before = 0;
}

/* Once more from the first input, beside what the earlier run has done. */
static int
begin_beside(struct run *r)
{
	char *earlier = rap_sink_set_aside(r->o->out);

	if (!earlier)
		return -1;
	r->earlier = earlier_open(earlier, r->o->out);
	rewind_inputs(r);
	return begin(r, true);
}

/* How far the inputs are those of the journal: true where all of it is. */
static bool
follow(struct run *r, struct journal_reader *journal)
{
	struct journal_entry entry;
	struct rap_item item;
	struct document *d;
	bool same = true;

	while (same && journal_next(journal, &entry)) {
		d = run_next(r, &item);
		same = d && (run_load(r, &item, d), is_same(d, &entry, r->o->retry_failed));
		r->progress.skipped += same;
		r->progress.before += same ? d->src.bytes : 0;
		if (d)
			document_free(d);
	}
	return same;
}

static int
go_on(struct run *r, struct journal_reader *journal)
{
	char *earlier;

	if (!about_same(r->about, journal_run(journal), r->o->out))
		return -1;
	if (!follow(r, journal))
		return begin_beside(r);
	if (open_sink(r, journal_state(journal), true) < 0)
		return -1;
	r->journal = journal_continue(rap_sink_work(r->sink), journal_length(journal));
	earlier = rap_sink_earlier_of(r->o->out);
	r->earlier = earlier_open(earlier, r->o->out);
	return r->journal ? 0 : -1;
}

static bool
has_more(struct run *r)
{
	struct rap_item item;
	struct document *d = run_next(r, &item);

	if (d)
		document_free(d);
	return d;
}

/* The run has come to its end, and has left a bundle alone. */
static int
go_on_behind_bundle(struct run *r, const char *bundle)
{
	int same = finished_look(r, bundle);

	if (same != 0)
		return same;
	rewind_inputs(r);
	return begin(r, false);
}

/* The run has come to its end. Its failures are tried again where that is asked for, and so is what differs. */
static int
go_on_behind(struct run *r, struct journal_reader *journal)
{
	size_t failed;

	if (!about_same(r->about, journal_run(journal), r->o->out))
		return -1;
	if (!follow(r, journal) || has_more(r))
		return begin_beside(r);
	failed = journal_state(journal)->counts.failed;
	if (failed > 0)
		convert_known_failures(failed);
	else if (r->o->shards == 0)
		rap_sink_forget(r->o->out);	/* left by a run that was killed at its very end */
	return 1;
}

int
resume_open(struct run *r)
{
	struct journal_reader *journal;
	char *work;
	int result;

	if (!r->o->resume)
		return begin(r, false);
	if (rap_sink_finish(r->o->out) < 0)
		return -1;
	work = rap_sink_work_of(r->o->out);
	journal = journal_open(work);
	free(work);
	if (rap_sink_is_whole(r->o->out))
		result = journal ? go_on_behind(r, journal) : go_on_behind_bundle(r, r->o->out);
	else if (journal)
		result = go_on(r, journal);
	else if (rap_forms_is_zip(r->o->named) && access(r->o->named, F_OK) == 0)
		result = go_on_behind_bundle(r, r->o->named);
	else
		result = begin(r, false);
	journal_close(journal);
	return result;
}
