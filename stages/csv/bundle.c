/* bundle.c - the tables of a bundle: opened, filled document by document, closed. See stages.h for the contract. */
#include <string.h>

#include "bundle.h"

/* --- what the printers share */
struct bundle_csv *
bundle_row(struct bundle_page *page, enum bundle_table table)
{
	struct bundle_csv *csv = &page->bundle->csv[table];

	bundle_put(csv, page->document);
	return csv;
}

void
bundle_put_id(struct bundle_page *page, struct bundle_csv *csv, enum bundle_kind kind, size_t index)
{
	struct rap_buf *id = &page->bundle->id;

	rap_buf_clear(id);
	bundle_id(id, page->model, kind, index);
	bundle_put(csv, rap_buf_str(id));
}

void
bundle_put_text(struct bundle_page *page, struct bundle_csv *csv, const struct rap_node *leaf)
{
	struct rap_buf *text = &page->bundle->text;

	rap_buf_clear(text);
	if (leaf)
		bundle_text(text, leaf);
	bundle_put(csv, rap_buf_str(text));
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

/* --- opening */
static bool
open_table(struct rap_bundle *b, enum bundle_table table)
{
	const struct bundle_column *columns = bundle_schemas[table].columns;
	struct bundle_csv *csv = &b->csv[table];
	char name[32];
	size_t n = 0;

	while (columns[n].name)
		n++;
	snprintf(name, sizeof(name), "%s.csv", bundle_schemas[table].name);
	if (bundle_csv_open(csv, b->dir, name, n) < 0)
		return false;
	for (size_t i = 0; i < n; i++)
		bundle_putz(csv, columns[i].name);
	bundle_end(csv);
	return true;
}

struct rap_bundle *
rap_bundle_open(const char *dir)
{
	struct rap_bundle *b = rap_alloc(1, sizeof(*b));
	bool well = true;

	b->dir = strdup(dir);
	b->journal = bundle_journal_open(dir);
	well = b->dir && b->journal;
	for (int i = 0; well && i < BUNDLE_TABLES; i++)
		well = open_table(b, i);
	if (well)
		return b;
	rap_bundle_abandon(b);
	return NULL;
}

/* --- filling */
int
rap_bundle_file(struct rap_bundle *b, const char *path)
{
	char name[32];

	snprintf(name, sizeof(name), "tei-%zu", ++b->files[1]);
	if (bundle_journal(b, bundle_resource(name, path, "application/tei+xml")) == 0)
		return 0;
	b->broken = true;
	return -1;
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
count(struct rap_bundle *b, const struct bundle_model *model, size_t rows[BUNDLE_TABLES])
{
	b->counts.documents++;
	b->counts.sections += rows[SECTIONS] = model->list[SECTION].n;
	b->counts.paragraphs += rows[PARAGRAPHS] = model->list[PARAGRAPH].n;
	b->counts.turns += rows[TURNS] = count_turns(&model->list[TURN]);
	b->counts.speakers += rows[SPEAKERS] = model->list[SPEAKER].n;
	b->counts.tables += rows[TABLES] = model->list[TABLE].n;
	b->counts.review += rows[REVIEW] = model->list[JUDGED].n;
}

/* A full disk shows here, not at the end of a run of days. */
static int
state(const struct rap_bundle *b)
{
	bool broken = b->broken;

	for (int i = 0; i < BUNDLE_TABLES; i++)
		broken = broken || b->csv[i].out.error;
	return broken ? -1 : 0;
}

int
rap_bundle_add(struct rap_bundle *b, struct rap_doc *doc, const struct rap_input *src, const char *tei)
{
	struct bundle_model model;
	struct bundle_page page = { b, doc, &model, rap_attr(doc->root, RAP_XML_ID) };
	size_t rows[BUNDLE_TABLES] = { 0 };

	if (tei && *tei && rap_bundle_file(b, tei) < 0)
		return -1;
	bundle_model_make(&model, doc);
	count(b, &model, rows);
	bundle_document(&page, src, tei ? tei : "", rows);
	bundle_sections(&page);
	bundle_paragraphs(&page);
	bundle_turns(&page);
	bundle_speakers(&page);
	bundle_tables(&page);
	bundle_review(&page);
	bundle_model_free(&model);
	return state(b);
}

int
rap_bundle_fail(struct rap_bundle *b, const struct rap_input *src, const char *reason)
{
	struct bundle_page page = { .bundle = b, .document = rap_strz(src->id) };

	b->counts.documents++;
	b->counts.failed++;
	bundle_failed_document(&page, src, reason);
	return state(b);
}

struct rap_counts
rap_bundle_counts(const struct rap_bundle *b)
{
	return b->counts;
}

/* --- closing */
static void
release(struct rap_bundle *b)
{
	for (int i = 0; i < BUNDLE_TABLES; i++)
		bundle_csv_abandon(&b->csv[i]);
	if (b->journal)
		fclose(b->journal);
	rap_buf_free(&b->text);
	rap_buf_free(&b->id);
	free(b->dir);
	free(b);
}

int
rap_bundle_close(struct rap_bundle *b)
{
	int result = b->broken ? -1 : 0;

	for (int i = 0; i < BUNDLE_TABLES && !b->broken; i++)
		if (bundle_csv_close(&b->csv[i]) < 0)
			result = -1;
	if (result == 0)
		result = bundle_package(b);
	release(b);
	return result;
}

void
rap_bundle_abandon(struct rap_bundle *b)
{
	release(b);
}
