/* records.c - rapporteur records: a document a line, as JSON, for Spark's pipe() and Hadoop streaming.
 *
 *	in	{"id": "a17", "text": "MINUTES ..."}
 *	out	{"id":"a17","status":"ok","title":"MINUTES","sections":4,"turns":12,"tables":1,"review":3,"tei":"<?xml ..."}
 *	or	{"id":"a17","status":"failed","error":"..."}
 *
 * A line out for each line in, in the same order; a line that is no record costs itself alone. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/filter.h>
#include <rapporteur/frame.h>
#include <rapporteur/message.h>
#include <rapporteur/out.h>

#include "convert.h"

/* --- in a worker */
static void
add_part(json_t *out, const struct rap_part *part)
{
	struct rap_out tei;

	json_object_set_new(out, "sections", json_integer((json_int_t)part->counts.sections));
	json_object_set_new(out, "turns", json_integer((json_int_t)part->counts.turns));
	json_object_set_new(out, "speakers", json_integer((json_int_t)part->counts.speakers));
	json_object_set_new(out, "tables", json_integer((json_int_t)part->counts.tables));
	json_object_set_new(out, "review", json_integer((json_int_t)part->counts.review));
	for (size_t i = 0; i < part->nfiles; i++)
		if (part->files[i].kind == RAP_PART_TEI) {
			rap_out_fd(&tei, -1, "");
			rap_put_bulk(&tei, part->files[i].bytes);
			json_object_set_new(out, "tei", json_stringn(tei.buf.s, tei.buf.n));
			rap_out_abandon(&tei);
		}
}

/* The text, through the same frames as a document of convert. */
static json_t *
convert_text(const char *id, struct rap_str text)
{
	struct rap_buf request = { 0 };
	struct rap_out reply;
	struct rap_str answer;
	bool well = true;
	struct document_options options = { .read.encoding = "UTF-8" };
	struct document d = { .src.path = id, .folder = "tei/" };
	struct rap_part part;
	json_t *out = json_object();

	rap_ids_give(NULL, id, d.src.id);
	document_request(&request, &d, text);
	rap_out_fd(&reply, -1, "");
	document_work(rap_buf_str(&request), &reply, &options);
	answer = rap_buf_str(&reply.buf);
	rap_unframe_number(&answer, &well);
	if (document_unpack(&d, answer, &part) == 0) {
		json_object_set_new(out, "status", json_string(d.state));
		if (part.counts.failed > 0)
			json_object_set_new(out, "error", json_string(d.reason));
		add_part(out, &part);
		rap_part_free(&part);
	}
	rap_buf_free(&request);
	rap_buf_free(&reply.buf);
	return out;
}

static json_t *
failure(const char *status, const char *why)
{
	return json_pack("{s:s, s:s}", "status", status, "error", why);
}

/* A request is a line; the reply is the line to print, without its id. */
static void
work(struct rap_str line, struct rap_out *reply, const void *data)
{
	json_error_t error;
	json_t *record = json_loadb(line.s, line.n, JSON_ALLOW_NUL, &error), *text = json_object_get(record, "text"), *out;
	const char *id = json_string_value(json_object_get(record, "id"));
	char *rest;

	(void)data;
	if (!record)
		out = failure("failed", error.text);
	else if (!json_is_string(text))
		out = failure("failed", "no \"text\" in it, or not a string");
	else
		out = convert_text(id ? id : "record", (struct rap_str){ json_string_value(text), json_string_length(text) });
	rest = json_dumps(out, JSON_COMPACT);
	rap_put_text(reply, rap_strz(rest ? rest : "{}"));
	free(rest);
	json_decref(out);
	json_decref(record);
}

/* --- in the parent */
/* The id of a record as JSON, or the number of its line where it has none; heap. The parent keeps it: a worker may crash. */
static char *
id_of(const char *line, size_t n, size_t number)
{
	json_t *record = json_loadb(line, n, JSON_ALLOW_NUL, NULL), *id = json_object_get(record, "id");
	char *text = id ? json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;
	struct rap_buf line_number = { 0 };

	json_decref(record);
	if (text)
		return text;
	rap_buf_addf(&line_number, "%zu", number);
	return line_number.s;
}

/* {"id":ID, and what follows the brace of rest */
static void
print(struct rap_out *out, const char *id, struct rap_str rest)
{
	rap_putz(out, "{\"id\":");
	rap_putz(out, id);
	rap_putc(out, rest.n > 2 ? ',' : ' ');
	rap_puts(out, rap_cut(rest, 1, rest.n));
	rap_putc(out, '\n');
}

static void
print_task(struct rap_out *out, const struct task *t)
{
	const char *status = t->state == TASK_TIMEOUT ? "timeout" : t->state == TASK_MEMORY ? "memory" : "failed";
	json_t *o = failure(status, t->why);
	char *text = json_dumps(o, JSON_COMPACT);

	print(out, t->owner, t->state == TASK_DONE ? rap_buf_str(&t->reply) : rap_strz(text));
	free(text);
	json_decref(o);
}

static void
drain(struct crew *crew, struct rap_out *out)
{
	struct task *t;

	while ((t = crew_first(crew))) {
		print_task(out, t);
		free(t->owner);
		crew_drop(crew);
	}
	rap_out_flush(out);
}

static void
run(struct crew *crew, struct rap_out *out)
{
	char *line = NULL;
	size_t room = 0, number = 0;
	ssize_t n = 0;

	while (!out->error && (n >= 0 || !crew_is_empty(crew))) {
		while (n >= 0 && crew_has_room(crew) && (n = getline(&line, &room, stdin)) >= 0) {
			struct task *t = crew_add(crew);

			t->owner = id_of(line, (size_t)n, ++number);
			rap_buf_add(&t->request, line, (size_t)n);
		}
		if (!crew_is_empty(crew) && crew_wait(crew, 1000) < 0)
			break;
		drain(crew, out);
	}
	free(line);
	if (ferror(stdin))
		rap_message(RAP_M_READ, "standard input", 0, 0, "%s", strerror(errno));
}

static bool
read_options(int argc, char **argv, struct convert_options *o)
{
	for (int i = 1; i < argc; i++) {
		int from = i;

		if (!crew_option(argc, argv, &i, o) && !rap_common_option(argc, argv, &i, RECORDS_USAGE)) {
			rap_usage("rapporteur records", argc, argv, from, i);
			return false;
		}
	}
	return true;
}

static void
run_all_lines(struct crew *crew)
{
	struct rap_out out;

	rap_out_fd(&out, STDOUT_FILENO, "standard output");
	run(crew, &out);
	rap_out_close(&out);
	crew_free(crew);
}

int
records(int argc, char **argv)
{
	struct convert_options o = convert_defaults();
	struct crew *crew = NULL;

	if (read_options(argc, argv, &o)) {
		o.crew.work = work;
		o.crew.forget = free;
		prepare(&o.document.read);
		confine_report();
		crew = rap_worst() < RAP_USAGE ? crew_new(&o.crew) : NULL;
	}
	if (crew)
		run_all_lines(crew);
	rap_people_done();
	free(o.people);
	return rap_worst();
}
