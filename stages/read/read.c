/* read.c - from a file to a document: bytes, expanded, decoded, cleaned, cut into lines. First stage of the chain. */
#include <stdio.h>
#include <string.h>

#include <rapporteur/digest.h>
#include <rapporteur/message.h>
#include <rapporteur/utf8.h>

#include "read.h"

/* Where an input goes wrong. */
struct trouble {
	const char *path;
	bool quiet;
	char *reason;
	size_t size;
};

static int
fail(const struct trouble *t, enum rap_msg kind, const char *why)
{
	rap_message(kind, t->path, 0, 0, "%s", why);
	snprintf(t->reason, t->size, "%s", why);
	return -1;
}

static void
report_repairs(const struct trouble *t, enum rap_msg kind, struct rap_str text, const struct read_repairs *bad,
    const char *in, const char *what)
{
	size_t line, col;

	if (bad->count == 0 || t->quiet)
		return;
	read_place(text, bad->first, &line, &col);
	rap_message(kind, t->path, line, col, "%zu %s%s", bad->count, in, what);
}

static void
report_doubt(const struct trouble *t, const struct read_encoding *e)
{
	if (!e->rival[0] || t->quiet)
		return;
	rap_message(RAP_M_GUESSED_ENCODING, t->path, 0, 0, "%s rather than %s", e->name, e->rival);
}

/* Puts what raw expands to in its place; -1 where that is nothing, or too much. The reason stays set where the end is
 * missing. */
static int
expand(const struct trouble *t, const struct rap_read_options *options, struct rap_buf *raw)
{
	size_t most = options && options->most > 0 && options->most < READ_MAX ? (size_t)options->most : READ_MAX;
	struct rap_buf out = { NULL, 0, 0 };
	const char *why = read_gunzip(rap_buf_str(raw), most, &out);

	rap_buf_free(raw);
	*raw = out;
	if (out.n > most)
		return fail(t, RAP_M_READ, most < READ_MAX ? "it expands to more than --max-size" : "it expands to more than 2 GiB");
	if (!why)
		return 0;
	snprintf(t->reason, t->size, "damaged gzip data: %s", why);
	if (out.n == 0 || !t->quiet)
		rap_message(RAP_M_GZIP, t->path, 0, 0, "%s", why);
	return out.n == 0 ? -1 : 0;
}

/* Line ends and forbidden characters. The bytes of text are the arena's, and may be changed. */
static void
settle(const struct trouble *t, struct rap_arena *arena, struct rap_str text, struct rap_input *src)
{
	struct read_repairs bad;

	read_forbidden(text, &bad);
	report_repairs(t, RAP_M_BAD_CHAR, text, &bad, "", bad.count == 1 ? "character" : "characters");
	src->text = read_clean(arena, (char *)(uintptr_t)text.s, text.n, bad.count);
	src->characters = rap_utf8_count(src->text.s, src->text.n);
}

/* From a file's bytes, which the arena owns from here on, to src->text. Text that is clean UTF-8 stays where it is. */
static int
decode(const struct trouble *t, struct rap_buf *raw, const char *wanted, struct rap_arena *arena, struct rap_input *src)
{
	struct rap_buf out = { NULL, 0, 0 };
	struct read_encoding e;
	struct read_repairs bad;
	struct rap_str text;

	rap_arena_own(arena, raw->s);
	if (!read_judge(rap_buf_str(raw), wanted, &e))
		return fail(t, RAP_M_UNKNOWN_ENCODING, wanted);
	snprintf(src->encoding, sizeof src->encoding, "%s", e.name);
	text = rap_cut(rap_buf_str(raw), e.bom, raw->n);
	if (!read_decode(text, e.name, &out, &bad))
		return fail(t, RAP_M_DECODE, e.name);
	if (out.s) {
		rap_arena_own(arena, out.s);
		text = rap_buf_str(&out);
	}
	report_doubt(t, &e);
	report_repairs(t, RAP_M_BAD_BYTES, text, &bad, "in ", e.name);
	settle(t, arena, text, src);
	return 0;
}

/* raw is the file as it is, heap, and taken over. */
static int
text_of(const struct trouble *t, struct rap_buf *raw, const struct rap_read_options *options, struct rap_arena *arena,
    struct rap_input *src)
{
	src->bytes = raw->n;
	rap_digest(rap_buf_str(raw), src->sha256);
	if (read_is_gzip(rap_buf_str(raw)) && expand(t, options, raw) != 0) {
		rap_buf_free(raw);
		return -1;
	}
	snprintf(src->damage, sizeof src->damage, "%s", t->size > 0 ? t->reason : "");
	return decode(t, raw, options ? options->encoding : NULL, arena, src);
}

static struct trouble
trouble_of(const char *path, const struct rap_read_options *options, char *reason, size_t size)
{
	if (size > 0)
		reason[0] = '\0';
	return (struct trouble){ strcmp(path, "-") == 0 ? "standard input" : path, options && options->quiet, reason, size };
}

int
rap_read_text(const char *path, const struct rap_read_options *options, struct rap_arena *arena, struct rap_input *src,
    char *reason, size_t size)
{
	struct trouble t = trouble_of(path, options, reason, size);
	struct rap_buf raw = { NULL, 0, 0 };
	int error = read_load(path, &raw);

	src->path = path;
	if (error) {
		rap_buf_free(&raw);
		return fail(&t, RAP_M_READ, strerror(error));
	}
	return text_of(&t, &raw, options, arena, src);
}

/* The tree above the lines, and the lines. */
static void
build(struct rap_doc *doc, struct rap_input *src)
{
	read_language(src->text, src->language);
	doc->root = rap_elem(doc, RAP_TEI);
	rap_set(doc, doc->root, RAP_XMLNS, RAP_STR("http://www.tei-c.org/ns/1.0"));
	rap_setz(doc, doc->root, RAP_XML_ID, src->id);
	rap_setz(doc, doc->root, RAP_XML_LANG, src->language);
	rap_add(doc->root, read_header(doc, src));
	read_lines(doc, rap_add_new(doc, rap_add_new(doc, doc->root, RAP_TEXT), RAP_BODY), src->text);
}

/* An input that nothing is known of but its id. */
static void
begin(struct rap_input *src, const char *path, struct rap_ids *ids)
{
	struct rap_input fresh = { .path = path, .language = "und" };

	if (ids || !src->id[0])
		rap_ids_give(ids, path, fresh.id);
	else
		memcpy(fresh.id, src->id, sizeof fresh.id);
	*src = fresh;
}

struct rap_doc *
rap_read(const char *path, const struct rap_read_options *options, struct rap_ids *ids, struct rap_input *src,
    char *reason, size_t size)
{
	struct rap_doc *doc = rap_doc_new(path);

	begin(src, path, ids);
	if (rap_read_text(path, options, doc->arena, src, reason, size) != 0) {
		rap_doc_free(doc);
		return NULL;
	}
	build(doc, src);
	return doc;
}

struct rap_doc *
rap_read_bytes(const char *path, struct rap_str bytes, const struct rap_read_options *options, struct rap_ids *ids,
    struct rap_input *src, char *reason, size_t size)
{
	struct trouble t = trouble_of(path, options, reason, size);
	struct rap_doc *doc = rap_doc_new(path);
	struct rap_buf raw = { NULL, 0, 0 };

	begin(src, path, ids);
	rap_buf_add(&raw, bytes.s, bytes.n);
	if (text_of(&t, &raw, options, doc->arena, src) != 0) {
		rap_doc_free(doc);
		return NULL;
	}
	build(doc, src);
	return doc;
}
