/* csv_documents.c - documents.csv: one row for each source, failed ones too. The figures are those of the TEI header. */
#include <rapporteur/utf8.h>

#include "bundle.h"

static const struct rap_node *
typed(const struct rap_node *parent, uint32_t name, uint32_t attr, const char *value)
{
	const struct rap_node *n = parent ? parent->first : NULL;

	while (n && !(n->name == name && rap_attr_is(n, attr, value)))
		n = n->next;
	return n;
}

static struct rap_str
quantity(const struct rap_node *bibl, const char *unit)
{
	const struct rap_node *n = typed(rap_child(bibl, RAP_EXTENT), RAP_MEASURE, RAP_UNIT, unit);

	return n ? rap_attr(n, RAP_QUANTITY) : rap_strz(NULL);
}

/* A file's name may be any bytes; a CSV file is UTF-8. */
static void
put_bytes(struct bundle_csv *csv, const char *bytes)
{
	struct rap_buf clean = { 0 };

	rap_utf8_mend(&clean, rap_strz(bytes));
	bundle_put(csv, rap_buf_str(&clean));
	rap_buf_free(&clean);
}

static void
put_counts(struct bundle_csv *csv, const struct rap_counts *c)
{
	const size_t counts[] = { c->sections, c->paragraphs, c->turns, c->speakers, c->tables, c->review };

	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		bundle_number(csv, counts[i]);
}

/* "ok", "partial: damaged gzip data" */
static void
put_status(struct bundle_csv *csv, const char *state, const char *reason)
{
	struct rap_buf status = { 0 };

	rap_buf_addz(&status, state);
	if (*reason)
		rap_buf_addf(&status, ": %s", reason);
	put_bytes(csv, status.s);
	rap_buf_free(&status);
}

void
bundle_document(struct bundle_page *page, const struct rap_input *src, const char *tei)
{
	const struct rap_node *header = rap_child(page->doc->root, RAP_TEIHEADER);
	const struct rap_node *desc = rap_child(header, RAP_FILEDESC);
	const struct rap_node *bibl = rap_child(rap_child(desc, RAP_SOURCEDESC), RAP_BIBL);
	const struct rap_node *language = rap_child(rap_child(rap_child(header, RAP_PROFILEDESC), RAP_LANGUSAGE),
	    RAP_LANGUAGE);
	struct bundle_csv *csv = bundle_row(page, DOCUMENTS);

	if (src)
		put_bytes(csv, src->path);
	else
		bundle_put_text(page, csv, typed(bibl, RAP_TITLE, RAP_TYPE, "file"));
	bundle_putz(csv, tei);
	bundle_put_text(page, csv, rap_child(rap_child(desc, RAP_TITLESTMT), RAP_TITLE));
	bundle_put(csv, language ? rap_attr(language, RAP_IDENT) : rap_strz(NULL));
	bundle_put_text(page, csv, typed(bibl, RAP_NOTE, RAP_TYPE, "encoding"));
	bundle_put(csv, quantity(bibl, "bytes"));
	bundle_put(csv, quantity(bibl, "characters"));
	bundle_put_text(page, csv, typed(bibl, RAP_IDNO, RAP_TYPE, "sha256"));
	put_counts(csv, &page->part->counts);
	put_status(csv, src && src->damage[0] ? "partial" : "ok", src ? src->damage : "");
	bundle_end(csv);
}

/* What is known of a source that failed: little, and why. */
void
bundle_failed_document(struct bundle_page *page, const struct rap_input *src, const char *state, const char *reason)
{
	struct bundle_csv *csv = bundle_row(page, DOCUMENTS);

	put_bytes(csv, src->path);
	for (int i = 0; i < 3; i++)
		bundle_putz(csv, "");		/* tei, title, language */
	bundle_putz(csv, src->encoding);
	bundle_number(csv, src->bytes);
	bundle_number(csv, src->characters);
	bundle_putz(csv, src->sha256);
	put_counts(csv, &page->part->counts);
	put_status(csv, state, reason);
	bundle_end(csv);
}
