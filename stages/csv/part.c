/* part.c - all that one document adds to a bundle, from its tree. See part.h for the contract. */
#include <string.h>

#include "bundle.h"

const char *
rap_part_table(int table)
{
	return bundle_schemas[table].name;
}

void
rap_counts_add(struct rap_counts *sum, const struct rap_counts *c)
{
	sum->documents += c->documents;
	sum->failed += c->failed;
	sum->sections += c->sections;
	sum->paragraphs += c->paragraphs;
	sum->turns += c->turns;
	sum->speakers += c->speakers;
	sum->tables += c->tables;
	sum->review += c->review;
}

/* --- what the printers share */
struct bundle_csv *
bundle_row(struct bundle_page *page, enum bundle_table table)
{
	struct bundle_csv *csv = &page->csv[table];

	bundle_put(csv, page->document);
	return csv;
}

void
bundle_put_id(struct bundle_page *page, struct bundle_csv *csv, enum bundle_kind kind, size_t index)
{
	rap_buf_clear(&page->id);
	bundle_id(&page->id, page->model, kind, index);
	bundle_put(csv, rap_buf_str(&page->id));
}

void
bundle_put_text(struct bundle_page *page, struct bundle_csv *csv, const struct rap_node *leaf)
{
	rap_buf_clear(&page->text);
	if (leaf)
		bundle_text(&page->text, leaf);
	bundle_put(csv, rap_buf_str(&page->text));
}

void
bundle_put_span(struct bundle_csv *csv, const struct bundle_thing *t)
{
	if (t->start <= t->end) {
		bundle_number(csv, t->start);
		bundle_number(csv, t->end);
		return;
	}
	bundle_putz(csv, "");
	bundle_putz(csv, "");
}

/* --- files */
void
bundle_add_file(struct rap_part *part, enum rap_part_kind kind, const char *path, struct rap_bulk bytes, json_t *resource)
{
	struct rap_part_file *f;
	struct rap_buf about = { 0 };
	char sha256[65];

	rap_bulk_digest(bytes, sha256);
	bundle_measured(resource, bytes.n, sha256);
	bundle_print(&about, resource);
	part->files = rap_realloc(part->files, part->nfiles + 1, sizeof(*part->files));
	f = &part->files[part->nfiles++];
	*f = (struct rap_part_file){ kind, rap_arena_copy(part->arena, rap_strz(path)), bytes, rap_buf_str(&about) };
	if (about.s)
		rap_arena_own(part->arena, about.s);
}

static void
add_tei(struct rap_part *part, const char *tei, struct rap_bulk xml)
{
	if (tei && *tei)
		bundle_add_file(part, RAP_PART_TEI, tei, xml, bundle_resource(tei, "application/tei+xml"));
}

/* --- the part */
#define UNKNOWN_SIZE (8u << 20)		/* of a source */

static void
begin(struct bundle_page *page, struct rap_part *part, const struct rap_input *src)
{
	*part = (struct rap_part){ .counts = { .documents = 1 }, .arena = rap_arena_new() };
	page->part = part;
	page->most = rap_bulk_most(src ? src->text.n : UNKNOWN_SIZE);
	for (int i = 0; i < BUNDLE_TABLES; i++)
		bundle_csv_open(&page->csv[i], bundle_columns(i), page->most);
}

static void
end(struct bundle_page *page)
{
	for (int i = 0; i < BUNDLE_TABLES; i++)
		page->part->rows[i] = bundle_csv_close(&page->csv[i], page->part->arena);
	rap_buf_free(&page->text);
	rap_buf_free(&page->id);
}

static size_t
count_turns(const struct bundle_list *turns)
{
	size_t n = 0;

	for (size_t i = 0; i < turns->n; i++)
		n += turns->a[i].head == i;
	return n;
}

static void
count(struct rap_counts *c, const struct bundle_model *model)
{
	c->sections = model->list[SECTION].n;
	c->paragraphs = model->list[PARAGRAPH].n;
	c->turns = count_turns(&model->list[TURN]);
	c->speakers = model->list[SPEAKER].n;
	c->tables = model->list[TABLE].n;
	c->review = model->list[JUDGED].n;
}

void
rap_part_make(struct rap_part *part, struct rap_doc *doc, const struct rap_input *src, const char *tei, struct rap_bulk xml)
{
	struct bundle_model model;
	struct bundle_page page = { .doc = doc, .model = &model, .document = rap_attr(doc->root, RAP_XML_ID) };

	begin(&page, part, src);
	add_tei(part, tei, xml);
	bundle_model_make(&model, doc);
	count(&part->counts, &model);
	bundle_document(&page, src, tei ? tei : "");
	bundle_sections(&page);
	bundle_paragraphs(&page);
	bundle_turns(&page);
	bundle_speakers(&page);
	bundle_tables(&page);
	bundle_review(&page);
	bundle_model_free(&model);
	end(&page);
}

void
rap_part_fail(struct rap_part *part, const struct rap_input *src, const char *state, const char *reason, const char *tei,
    struct rap_bulk xml)
{
	struct bundle_page page = { .document = rap_strz(src->id) };

	begin(&page, part, src);
	add_tei(part, tei, xml);
	part->counts.failed = 1;
	bundle_failed_document(&page, src, state, reason);
	end(&page);
}

void
rap_part_free(struct rap_part *part)
{
	rap_arena_free(part->arena);
	free(part->files);
	*part = (struct rap_part){ 0 };
}
