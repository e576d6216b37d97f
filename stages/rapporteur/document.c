/* document.c - one document through the fused chain: from its bytes, in a worker, to its part.
 *
 * What a pipe of the filters does between processes is done here by calling their functions one after the other; the
 * TEI files have the same bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/forms.h>
#include <rapporteur/frame.h>
#include <rapporteur/message.h>
#include <rapporteur/out.h>

#include "document.h"

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

struct document *
document_new(const char *path)
{
	struct document *d = rap_alloc(1, sizeof(*d));
	struct rap_buf copy = { 0 };

	rap_buf_addz(&copy, path);
	d->src.path = copy.s;
	return d;
}

void
document_free(void *document)
{
	struct document *d = document;

	free((char *)(uintptr_t)d->src.path);
	free(d);
}

static void
set_state(struct document *d, const char *state, const char *reason)
{
	snprintf(d->state, sizeof(d->state), "%s", state);
	snprintf(d->reason, sizeof(d->reason), "%s", reason);
}

/* --- in the worker */
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

static void
fail(struct document *d, struct rap_part *part)
{
	strcpy(d->state, "failed");
	rap_part_fail(part, &d->src, d->state, d->reason, NULL, rap_bulk_of(RAP_STR("")));
}

/* A document that our own schema refuses is our defect: it is kept for whoever repairs it, under another name. */
static void
finish(struct document *d, struct rap_doc *doc, struct rap_bulk xml, struct rap_part *part)
{
	char why[512] = "";
	bool valid = rap_tei_valid(xml, why, sizeof(why)) == 0;
	struct rap_buf path = { 0 };

	rap_buf_addf(&path, "%s%s%s", d->folder, d->src.id, valid ? ".xml" : ".invalid.xml");
	if (valid) {
		set_state(d, d->src.damage[0] ? "partial" : "ok", d->src.damage);
		rap_part_make(part, doc, &d->src, path.s, xml);
	} else {
		rap_message(RAP_M_INVALID, d->src.path, 0, 0, "%s: %s", path.s, why);
		set_state(d, "failed", "output is not valid");
		rap_part_fail(part, &d->src, d->state, d->reason, path.s, xml);
	}
	rap_buf_free(&path);
}

/* Of a bundle that is to be a zip file: the TEI file deflated. gz has it then. */
static void
pack_files(struct rap_part *part, int level, struct rap_buf *gz)
{
	for (size_t i = 0; i < part->nfiles && level > 0; i++)
		if (part->files[i].kind == RAP_PART_TEI && rap_forms_pack(part->files[i].bytes, level, gz))
			part->files[i].bytes = rap_bulk_of(rap_buf_str(gz));
}

/* What came of it, and the part. Nothing of it is copied: it may be many times as long as the source. */
static void
answer(struct rap_out *reply, const struct document *d, const struct rap_buf *messages, const struct rap_part *part)
{
	struct rap_buf head = { 0 };

	rap_frame_number(&head, (uint64_t)rap_worst());
	rap_frame_text(&head, rap_buf_str(messages));
	rap_frame_text(&head, rap_strz(d->state));
	rap_frame_text(&head, rap_strz(d->reason));
	rap_put_number(reply, head.n + rap_part_packed(part));
	rap_puts(reply, rap_buf_str(&head));
	rap_part_pack(reply, part);
	rap_buf_free(&head);
}

static void
convert_bytes(struct document *d, struct rap_str bytes, const struct document_options *o, const struct rap_buf *messages,
    struct rap_out *reply)
{
	struct rap_doc *doc = rap_read_bytes(d->src.path, bytes, &o->read, NULL, &d->src, d->reason, sizeof(d->reason));
	struct rap_part part;
	struct rap_bulk xml = { 0 };
	struct rap_buf gz = { 0 };
	struct rap_out out;

	if (doc && analyse(doc, d->reason, sizeof(d->reason)) == 0) {
		rap_out_bulk(&out, rap_bulk_most(d->src.text.n));
		rap_tei_write(&out, doc, true);
		xml = rap_bulk_end(&out);
		finish(d, doc, xml, &part);
	} else
		fail(d, &part);
	if (doc)
		rap_doc_free(doc);
	pack_files(&part, o->level, &gz);
	answer(reply, d, messages, &part);	/* while the XML, which the part borrows, is there */
	rap_part_free(&part);
	rap_buf_free(&gz);
	free((char *)(uintptr_t)xml.bytes.s);
}

void
document_work(struct rap_str request, struct rap_out *reply, const void *options)
{
	struct rap_buf path = { 0 }, messages = { 0 };
	struct document d = { 0 };
	struct rap_str text;
	bool well = true;

	text = rap_unframe_text(&request, &well);
	rap_buf_add(&path, text.s, text.n);
	d.src.path = path.s;
	text = rap_unframe_text(&request, &well);
	snprintf(d.src.id, sizeof(d.src.id), "%.*s", RAP_FMT(text));
	text = rap_unframe_text(&request, &well);
	snprintf(d.folder, sizeof(d.folder), "%.*s", RAP_FMT(text));
	rap_message_collect(&messages);
	convert_bytes(&d, request, options, &messages, reply);
	rap_buf_free(&path);
	rap_message_collect(NULL);
	rap_buf_free(&messages);
}

/* --- in the parent */
void
document_request(struct rap_buf *request, const struct document *d, struct rap_str bytes)
{
	rap_frame_text(request, rap_strz(d->src.path));
	rap_frame_text(request, rap_strz(d->src.id));
	rap_frame_text(request, rap_strz(d->folder));
	rap_buf_add(request, bytes.s, bytes.n);
}

int
document_unpack(struct document *d, struct rap_str reply, struct rap_part *part)
{
	bool well = true;
	int worst = (int)rap_unframe_number(&reply, &well);
	struct rap_str text = rap_unframe_text(&reply, &well);

	rap_message_hand_on(text, worst);
	text = rap_unframe_text(&reply, &well);
	snprintf(d->state, sizeof(d->state), "%.*s", RAP_FMT(text));
	text = rap_unframe_text(&reply, &well);
	snprintf(d->reason, sizeof(d->reason), "%.*s", RAP_FMT(text));
	return well ? rap_part_unpack(part, reply) : -1;
}

void
document_reply(struct document *d, struct task *t, struct rap_part *part)
{
	static const char *const states[] = {
		[TASK_DONE] = "failed", [TASK_CRASHED] = "failed", [TASK_TIMEOUT] = "timeout", [TASK_MEMORY] = "memory"
	};

	if (t->state == TASK_DONE && document_unpack(d, rap_buf_str(&t->reply), part) == 0)
		return;
	set_state(d, states[t->state], t->state == TASK_DONE ? "its process answered nonsense" : t->why);
	rap_message(RAP_M_GIVEN_UP, d->src.path, 0, 0, "%s: %s", d->state, d->reason);
	rap_part_fail(part, &d->src, d->state, d->reason, NULL, rap_bulk_of(RAP_STR("")));
}

void
document_unreadable(struct document *d, struct rap_part *part)
{
	const char *name = strcmp(d->src.path, "-") == 0 ? "standard input" : d->src.path;

	rap_message(RAP_M_READ, name, 0, 0, "%s", d->reason);
	fail(d, part);
}
