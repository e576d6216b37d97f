/* convert_run.c - a run: documents go from the inputs through the crew into the sink, in their order, whatever worker is done
 * first. So the bundle has the same bytes for any number of workers.
 *
 * A document that fails costs itself alone: a message, and a row that says why. Now and then all is brought onto the disk,
 * and then the journal says so. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/digest.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>

#include "convert.h"

#define TICK 200		/* milliseconds */
#define PAUSE 0.5		/* seconds between two times that all is brought onto the disk, at least, */
#define SHARE 20		/* and so many times what that took */

static volatile sig_atomic_t stopped;

static void
on_signal(int number)
{
	stopped = number;
}

/* The second one ends us at once. */
static void
watch_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND };

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
}

/* --- one document in */
struct document *
run_next(struct run *r, struct rap_item *item)
{
	struct document *d;
	char id[256];

	for (; r->ordinal < r->from && rap_inputs_next(r->inputs, item); r->ordinal++)
		rap_ids_give(r->ids, item->path, id);	/* another part's, but the ids are those of the whole run */
	if (r->ordinal >= r->to || !rap_inputs_next(r->inputs, item))
		return NULL;
	d = document_new(item->path);
	rap_ids_give(r->ids, item->path, d->src.id);
	d->src.bytes = (size_t)item->size;
	if (r->many)
		snprintf(d->folder, sizeof(d->folder), "tei/%04zu/", r->ordinal / PER_FOLDER + 1);
	else
		strcpy(d->folder, "tei/");
	r->ordinal++;
	return d;
}

int
run_load(struct run *r, struct rap_item *item, struct document *d)
{
	if (rap_inputs_load(r->inputs, item) < 0) {
		snprintf(d->reason, sizeof(d->reason), "%s", item->reason);
		return -1;
	}
	d->src.bytes = item->bytes.n;
	rap_digest(item->bytes, d->src.sha256);
	return 0;
}

/* One that cannot be read keeps its place in the queue, so that its message comes in its turn. */
static void
feed(struct run *r)
{
	struct rap_item item;
	struct rap_part part;
	struct rap_out known;
	struct document *d;
	struct task *t;

	while (!r->ended && crew_has_room(r->crew)) {
		d = run_next(r, &item);
		if (!d) {
			r->ended = true;
			return;
		}
		t = crew_add(r->crew);
		t->owner = d;
		if (run_load(r, &item, d) < 0)
			t->state = TASK_CRASHED;
		else if (earlier_part(r->earlier, d, r->o->retry_failed, &part)) {
			rap_out_fd(&known, -1, "");
			rap_part_pack(&known, &part);
			t->reply = known.buf;
			rap_part_free(&part);
			d->known = true;
			t->state = TASK_DONE;
		} else
			document_request(&t->request, d, item.bytes);
	}
}

/* --- one document out */
static int
take(struct run *r, struct document *d, struct rap_part *part, double seconds)
{
	int result = rap_sink_add(r->sink, part);
	struct journal_entry e = { d->src.path, d->src.id, d->folder, d->src.sha256, d->state, d->reason, *rap_sink_state(r->sink) };

	if (result == 0)
		journal_note(r->journal, &e);
	r->progress.documents++;
	r->progress.failed += part->counts.failed && !d->known;
	r->progress.bytes += d->src.bytes;
	progress_status(&r->progress, d->src.path, d->state, seconds, d->src.bytes, part->counts.turns, d->reason);
	return result;
}

static int
drain(struct run *r)
{
	struct task *t;
	int result = 0;

	while (result == 0 && (t = crew_first(r->crew))) {
		struct document *d = t->owner;
		struct rap_part part;

		progress_hide(&r->progress);
		if (t->state == TASK_CRASHED && d->reason[0])
			document_unreadable(d, &part);
		else if (d->known)
			rap_part_unpack(&part, rap_buf_str(&t->reply));
		else
			document_reply(d, t, &part);
		result = take(r, d, &part, t->seconds);
		rap_part_free(&part);
		document_free(d);
		crew_drop(r->crew);
	}
	return result;
}

/* --- all of them */
static int
save(struct run *r)
{
	double began = now();
	int result = rap_sink_sync(r->sink);

	if (result == 0)
		result = journal_write(r->journal);
	r->synced = now();
	r->pause = SHARE * (r->synced - began);
	r->pause = r->pause > PAUSE ? r->pause : PAUSE;
	return result;
}

static int
go(struct run *r)
{
	int result = 0;

	r->synced = now();
	r->pause = PAUSE;
	while (result == 0 && !stopped) {
		feed(r);
		result = drain(r);
		if (r->ended && crew_is_empty(r->crew))
			break;
		if (result == 0)
			result = crew_wait(r->crew, TICK);
		if (result == 0 && now() - r->synced > r->pause)
			result = save(r);
		progress_show(&r->progress, false);
	}
	return result;
}

void
convert_summary(const struct rap_counts *c)
{
	fprintf(stderr, "rapporteur: %zu documents, %zu turns, %zu tables, %zu to review, %zu failed\n", c->documents,
	    c->turns, c->tables, c->review, c->failed);
}

/* Of failures before, nobody has heard in this run. */
void
convert_known_failures(size_t n)
{
	rap_message(RAP_M_GIVEN_UP, NULL, 0, 0, "%zu documents, by the run before; --retry-failed tries them again", n);
}

/* A run that was stopped, or that found no room, leaves all it has done behind to go on with. */
static void
end(struct run *r, int result)
{
	struct rap_counts counts = rap_sink_state(r->sink)->counts;

	progress_show(&r->progress, true);
	if (result == 0)
		result = save(r);
	if (result == 0 && stopped) {
		rap_message(RAP_M_STOPPED, NULL, 0, 0, "after %zu documents; --resume goes on", counts.documents);
		result = -1;
	}
	journal_end(r->journal);
	r->journal = NULL;
	if (result == 0)
		rap_forms_forget(r->o->named, &r->o->forms);
	if (result < 0)
		rap_sink_abandon(r->sink);
	else if (rap_sink_close(r->sink) == 0 && rap_forms_make(r->o->named, &r->o->forms) == 0) {
		if (counts.failed > r->progress.failed)
			convert_known_failures(counts.failed - r->progress.failed);
		convert_summary(&counts);
	}
	r->sink = NULL;
}

static void
run_inputs(struct run *r)
{
	int result;

	r->about = about(r->o);
	r->made = about_made(r->about);
	shard_bounds(r);
	r->ids = rap_ids_new();
	result = resume_open(r);
	if (result > 0 && rap_forms_make(r->o->named, &r->o->forms) == 0)
		rap_message(RAP_M_REPORT, r->o->named, 0, 0, "the bundle is whole; nothing is left to do");
	if (result == 0 && progress_begin(&r->progress, r->o->progress, r->o->status, r->o->resume) == 0) {
		if (r->many && r->o->shards == 0)
			progress_look_ahead(&r->progress, &r->o->inputs);
		end(r, go(r));
		progress_end(&r->progress);
	}
	if (r->sink)
		rap_sink_abandon(r->sink);
	journal_end(r->journal);
	earlier_free(r->earlier);
	rap_ids_free(r->ids);
	json_decref(r->about);
	free(r->made);
}

/* Workers are started first, while we have little that they would share. */
void
run_all(const struct convert_options *o)
{
	struct crew_options crew = o->crew;
	struct run r = { .o = o, .to = SIZE_MAX };

	crew.work = document_work;
	crew.data = &o->document;
	crew.forget = document_free;
	prepare(&o->document.read);
	confine_report();
	watch_signals();
	r.crew = crew_new(&crew);
	r.inputs = r.crew ? rap_inputs_open(&o->inputs) : NULL;
	if (r.inputs)
		run_inputs(&r);
	rap_inputs_close(r.inputs);
	if (r.crew)
		crew_free(r.crew);
}
