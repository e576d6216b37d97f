/* verify_document.c - one document: its source, decoded as it was for the conversion, against its row and its TEI. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/message.h>
#include <rapporteur/utf8.h>

#include "verify.h"

#define EXCERPT 40u		/* characters of the source shown */

/* --- the first failures */
static char *
format(const char *fmt, va_list args)
{
	char *what;

	return vasprintf(&what, fmt, args) < 0 ? rap_alloc(1, 1) : what;
}

void
fail_at(struct failure *f, size_t at, size_t end, const char *fmt, ...)
{
	va_list args;

	if (f->what && f->at <= at)
		return;
	va_start(args, fmt);
	free(f->what);
	f->what = format(fmt, args);
	f->at = at;
	f->end = end;
	va_end(args);
}

void
fail_tei(struct failure *f, size_t line, const char *fmt, ...)
{
	va_list args;

	if (f->broken)
		return;
	va_start(args, fmt);
	f->broken = format(fmt, args);
	f->line = line;
	va_end(args);
}

/* What stands there, on one line. */
static void
add_excerpt(struct rap_buf *out, const struct source *s, size_t at, size_t n)
{
	size_t from = source_byte(s, at), to = source_byte(s, at + n);

	rap_buf_addz(out, " \"");
	for (size_t i = from; i < to; i++)
		rap_buf_addc(out, s->text.s[i] == '\n' || s->text.s[i] == '\t' ? ' ' : s->text.s[i]);
	rap_buf_addz(out, "\"");
}

/* minutes.txt:12:5: data: verification failed: characters 120,133 "the committee": in no element */
static void
tell_at(const struct failure *f, const struct source *s)
{
	struct rap_buf where = { 0 };
	size_t line, col, n = f->end == NOWHERE ? EXCERPT : f->end - f->at;

	source_place(s, f->at, &line, &col);
	if (f->end == NOWHERE)
		rap_buf_addf(&where, "from character %zu on", f->at);
	else
		rap_buf_addf(&where, "characters %zu,%zu", f->at, f->end);
	add_excerpt(&where, s, f->at, n < EXCERPT ? n : EXCERPT);
	rap_message(RAP_M_VERIFY, s->path, line, col, "%s: %s", where.s, f->what);
	rap_buf_free(&where);
}

/* --- the document's row */
static bool
same_as_row(const struct document *d, const struct rap_input *src, const char *path)
{
	if (strcmp(d->sha256, src->sha256) != 0)
		rap_message(RAP_M_VERIFY, path, 0, 0, "not the file that was converted as %s: its sha256 differs", d->id);
	else if (d->bytes != src->bytes || d->characters != src->characters)
		rap_message(RAP_M_VERIFY, path, 0, 0, "%zu bytes and %zu characters, but documents.csv says %zu and %zu",
		    src->bytes, src->characters, d->bytes, d->characters);
	else
		return true;
	return false;
}

static bool
check_tei(const struct rap_store *bundle, const struct document *d, const char *path, struct rap_str text)
{
	char *tei = rap_store_name(bundle, d->tei);
	struct failure f = { 0 };
	struct source source;
	bool well;

	source_open(&source, path, text);
	tei_check(bundle, d->tei, &source, &f);
	if (f.what)
		tell_at(&f, &source);
	if (f.broken)
		rap_message(RAP_M_VERIFY, tei, f.line, 0, "%s", f.broken);
	well = !f.what && !f.broken;
	source_close(&source);
	free(f.what);
	free(f.broken);
	free(tei);
	return well;
}

bool
document_check(const struct rap_store *bundle, const struct document *d, const char *path, struct rap_str bytes)
{
	struct rap_read_options options = { .encoding = *d->encoding ? d->encoding : NULL, .quiet = true };
	struct rap_input src = { .path = path };
	char reason[256];
	struct rap_doc *doc = rap_read_bytes(path, bytes, &options, NULL, &src, reason, sizeof(reason));
	bool well = doc && same_as_row(d, &src, path);

	if (well && *d->tei)
		well = check_tei(bundle, d, path, src.text);
	rap_doc_free(doc);
	return well;
}
