/* merge.c - rapporteur merge: the parts of a run, made by convert --shard, joined into the bundle that one run makes of all.
 *
 * A part keeps its journal. By it each document's share is read again and goes through the same sink, in the same order, so
 * the bytes are the same, too. So is the journal: where documents failed, it stays, and convert --retry-failed goes on with it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "convert.h"

#define COMMAND "rapporteur merge"
#define AT_ONCE 1000		/* documents that the journal tells of in one go */

struct piece {
	const char *dir;
	char *work;
	struct journal_reader *journal;
	size_t part, parts;
};

struct merge {
	const char *out;
	bool force;
	struct rap_forms forms;
	struct piece *pieces;
	size_t n;
};

/* --- what is given */
static int
open_piece(struct piece *p)
{
	const json_t *run;

	p->work = rap_sink_work_of(p->dir);
	p->journal = journal_open(p->work);
	if (!p->journal || !rap_sink_is_whole(p->dir)) {
		rap_message(RAP_M_PARTS, p->dir, 0, 0, p->journal ? "it is not done; convert --resume goes on with it" :
		    "no part that convert --shard made");
		return -1;
	}
	run = journal_run(p->journal);
	p->part = (size_t)json_integer_value(json_object_get(run, SHARD_PART));
	p->parts = (size_t)json_integer_value(json_object_get(run, SHARD_PARTS));
	return 0;
}

static int
by_part(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	return (x->part > y->part) - (x->part < y->part);
}

/* All that two parts' first lines say is the same, but for which part they are and how their bundles begin. */
static bool
of_one_run(const struct piece *a, const struct piece *b)
{
	static const char *const own[] = { SHARD_PART, "length", "files", "counts" };
	const json_t *x = journal_run(a->journal), *y = journal_run(b->journal);
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)x, key, value) {
		bool is_own = false;

		for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
			is_own = is_own || strcmp(key, own[i]) == 0;
		if (!is_own && !json_equal(value, json_object_get(y, key))) {
			rap_message(RAP_M_PARTS, b->dir, 0, 0, "it has another %s than %s", key, a->dir);
			return false;
		}
	}
	return true;
}

static int
check(struct merge *m)
{
	qsort(m->pieces, m->n, sizeof(*m->pieces), by_part);
	for (size_t i = 1; i < m->n; i++) {
		if (!of_one_run(&m->pieces[0], &m->pieces[i]))
			return -1;
		if (m->pieces[i].part == m->pieces[i - 1].part) {
			rap_message(RAP_M_PARTS, m->pieces[i].dir, 0, 0, "it is part %zu, as is %s", m->pieces[i].part,
			    m->pieces[i - 1].dir);
			return -1;
		}
	}
	for (size_t i = 0; i < m->pieces[0].parts; i++)
		if (i >= m->n || m->pieces[i].part != i + 1) {
			rap_message(RAP_M_PARTS, NULL, 0, 0, "part %zu of %zu is missing", i + 1, m->pieces[0].parts);
			return -1;
		}
	return 0;
}

/* --- joining */
/* That of one run: what tells a part is left out. */
static struct journal *
begin_journal(const struct piece *p, struct rap_sink *sink)
{
	json_t *run = json_deep_copy(journal_run(p->journal));
	struct journal *j;

	json_object_del(run, SHARD_PART);
	json_object_del(run, SHARD_PARTS);
	json_object_del(run, SHARD_INPUTS);
	j = journal_create(rap_sink_work(sink), run, rap_sink_state(sink));
	json_decref(run);
	return j;
}

/* What the journal tells of is on the disk first. */
static int
save(struct rap_sink *sink, struct journal *journal)
{
	return rap_sink_sync(sink) == 0 ? journal_write(journal) : -1;
}

static int
add_piece(struct rap_sink *sink, struct journal *journal, struct piece *p)
{
	struct journal_entry e;
	struct rap_part part;
	int result = 0;

	for (size_t n = 1; result == 0 && journal_next(p->journal, &e); n++) {
		if (rap_part_load(&part, p->dir, p->work, journal_before(p->journal), &e.after) < 0) {
			rap_message(RAP_M_PARTS, p->dir, 0, 0, "its files are not as they were written: %s", e.path);
			return -1;
		}
		result = rap_sink_add(sink, &part);
		rap_part_free(&part);
		e.after = *rap_sink_state(sink);
		journal_note(journal, &e);
		if (result == 0 && n % AT_ONCE == 0)
			result = save(sink, journal);
	}
	return result == 0 ? save(sink, journal) : result;
}

static int
add_all(struct merge *m, struct rap_sink *sink)
{
	struct journal *journal = begin_journal(&m->pieces[0], sink);
	int result = journal ? 0 : -1;

	for (size_t i = 0; i < m->n && result == 0; i++)
		result = add_piece(sink, journal, &m->pieces[i]);
	journal_end(journal);
	return result;
}

static void
join(struct merge *m)
{
	char *place = rap_forms_place(m->out, &m->forms, m->force);
	char *made = about_made(journal_run(m->pieces[0].journal));
	struct rap_sink *sink = NULL;
	struct rap_counts counts;
	int result;

	if (place)
		sink = rap_sink_open(&(struct rap_sink_options){ .out = place, .force = m->force, .made = made });
	free(place);
	if (!sink) {
		free(made);
		return;
	}
	result = add_all(m, sink);
	counts = rap_sink_state(sink)->counts;
	if (result == 0)
		rap_forms_forget(m->out, &m->forms);
	if (result < 0)
		rap_sink_abandon(sink);
	else if (rap_sink_close(sink) == 0 && rap_forms_make(m->out, &m->forms) == 0) {
		if (counts.failed > 0)
			rap_message(RAP_M_GIVEN_UP, NULL, 0, 0, "%zu documents, in the parts", counts.failed);
		convert_summary(&counts);
	}
	free(made);
}

static bool
read_option(int argc, char **argv, int *i, struct merge *m)
{
	int taken = rap_forms_option(argc, argv, i, &m->forms);

	if (taken != 0)
		return taken > 0;
	if (strcmp(argv[*i], "--force") == 0)
		return m->force = true;
	return rap_common_option(argc, argv, i, MERGE_USAGE);
}

static bool
read_options(int argc, char **argv, struct merge *m)
{
	bool options = true;

	m->pieces = rap_alloc((size_t)argc, sizeof(*m->pieces));
	for (int i = 1; i < argc; i++) {
		int from = i;

		if (options && strcmp(argv[i], "--") == 0)
			options = false;
		else if (options && argv[i][0] == '-') {
			if (!read_option(argc, argv, &i, m)) {
				rap_usage(COMMAND, argc, argv, from, i);
				return false;
			}
		} else if (!m->out)
			m->out = argv[i];
		else
			m->pieces[m->n++].dir = argv[i];
	}
	if (m->n == 0)
		rap_usage_missing(COMMAND, m->out ? "PART" : "OUT");
	return m->n > 0;
}

int
merge(int argc, char **argv)
{
	struct merge m = { .forms.workers = convert_defaults().crew.workers };
	bool well = read_options(argc, argv, &m);

	for (size_t i = 0; i < m.n && well; i++)
		well = open_piece(&m.pieces[i]) == 0;
	if (well && check(&m) == 0)
		join(&m);
	for (size_t i = 0; i < m.n; i++) {
		journal_close(m.pieces[i].journal);
		free(m.pieces[i].work);
	}
	free(m.pieces);
	return rap_worst();
}
