/* verify_keys.c - the keys of the tables: each row has its own, and each that points to another table's is there.
 *
 * More than datapackage.json declares: there, a key may not be empty in part (see stages/csv/bundle_package.c); here an
 * empty one points nowhere, and a speaker may be several, with spaces between. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/message.h>

#include "verify.h"

#define MAX_KEY 4		/* columns of the longest primary key */

static const struct keyed {
	const char *table;
	size_t nkey;		/* its first columns are the primary key; 0: it has none */
} tables[] = {
	{ "documents", 1 }, { "sections", 2 }, { "paragraphs", 2 }, { "turns", 2 },
	{ "speakers", 2 }, { "tables", 2 }, { "cells", MAX_KEY }, { "review", 0 },
};
#define TABLES (sizeof(tables) / sizeof(*tables))

/* Every table's document is one of documents.csv; these too point to a row of the same document. */
static const struct pointing {
	const char *table, *column, *to;
} pointings[] = {
	{ "sections", "parent", "sections" },
	{ "paragraphs", "section", "sections" },
	{ "paragraphs", "turn", "turns" },
	{ "turns", "section", "sections" },
	{ "turns", "speaker", "speakers" },
	{ "tables", "section", "sections" },
	{ "cells", "table", "tables" },
};

struct keys {			/* of one table: "document<TAB>section" and so on, sorted */
	const char *path;
	size_t nkey;
	struct rap_buf text;
	size_t *start;		/* of each key in text; they end in NUL */
	size_t n, cap;
};

/* --- collecting */
static bool
collect(const struct rap_row *row, void *data)
{
	struct keys *k = data;

	if (row->number == 0)
		return true;
	if (k->n == k->cap) {
		k->cap = k->cap ? 2 * k->cap : 256;
		k->start = rap_realloc(k->start, k->cap, sizeof(*k->start));
	}
	k->start[k->n++] = k->text.n;
	for (size_t i = 0; i < k->nkey && i < row->n; i++) {
		if (i > 0)
			rap_buf_addc(&k->text, '\t');
		rap_buf_add(&k->text, row->fields[i].s, row->fields[i].n);
	}
	rap_buf_addc(&k->text, '\0');
	return true;
}

static int
compare(const void *a, const void *b, void *text)
{
	const char *s = text;

	return strcmp(s + *(const size_t *)a, s + *(const size_t *)b);
}

static void
sort(struct keys *k)
{
	if (k->n == 0)
		return;
	qsort_r(k->start, k->n, sizeof(*k->start), compare, k->text.s);
	for (size_t i = 1; i < k->n; i++)
		if (strcmp(k->text.s + k->start[i - 1], k->text.s + k->start[i]) == 0) {
			rap_message(RAP_M_VERIFY, k->path, 0, 0, "two rows with the key %s", k->text.s + k->start[i]);
			return;
		}
}

static bool
has(const struct keys *k, const char *key)
{
	size_t low = 0, high = k->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(k->text.s + k->start[middle], key);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* --- following */
struct following {
	const char *table, *path;
	const struct keys *all;
	size_t column[sizeof(pointings) / sizeof(*pointings)];	/* where the header has each; NOWHERE: not this table's */
	struct rap_buf key;
};

static size_t
index_of(const char *table)
{
	size_t i = 0;

	while (strcmp(tables[i].table, table) != 0)
		i++;
	return i;
}

static void
find_columns(struct following *f, const struct rap_row *header)
{
	for (size_t p = 0; p < sizeof(pointings) / sizeof(*pointings); p++) {
		f->column[p] = NOWHERE;
		for (size_t i = 0; i < header->n && strcmp(pointings[p].table, f->table) == 0; i++)
			if (rap_eqz(header->fields[i], pointings[p].column))
				f->column[p] = i;
	}
}

/* One pointer of a row: false, and a message, where it leads nowhere. */
static bool
leads(struct following *f, const struct rap_row *row, struct rap_str id, const char *to)
{
	rap_buf_clear(&f->key);
	rap_buf_add(&f->key, row->fields[0].s, row->fields[0].n);
	if (id.s) {
		rap_buf_addc(&f->key, '\t');
		rap_buf_add(&f->key, id.s, id.n);
	}
	if (has(&f->all[index_of(to)], f->key.s ? f->key.s : ""))
		return true;
	rap_message(RAP_M_VERIFY, f->path, 0, 0, "row %zu points to %.*s, which is not in %s.csv", row->number,
	    RAP_FMT(id.s ? id : row->fields[0]), to);
	return false;
}

static bool
all_lead(struct following *f, const struct rap_row *row, struct rap_str ids, const char *to)
{
	size_t start = 0;

	for (size_t i = 0; i <= ids.n; i++)
		if (i == ids.n || ids.s[i] == ' ') {
			if (i > start && !leads(f, row, rap_cut(ids, start, i), to))
				return false;
			start = i + 1;
		}
	return true;
}

static bool
follow(const struct rap_row *row, void *data)
{
	struct following *f = data;
	bool well = true;

	if (row->number == 0) {
		find_columns(f, row);
		return true;
	}
	well = leads(f, row, rap_strz(NULL), "documents");
	for (size_t p = 0; well && p < sizeof(pointings) / sizeof(*pointings); p++)
		if (f->column[p] != NOWHERE)
			well = all_lead(f, row, row->fields[f->column[p]], pointings[p].to);
	return well;
}

void
keys_check(const struct rap_store *store)
{
	struct keys all[TABLES] = { { 0 } };
	char *paths[TABLES], name[32];
	bool well = true;

	for (size_t i = 0; i < TABLES; i++) {
		snprintf(name, sizeof(name), "%s.csv", tables[i].table);
		all[i].path = paths[i] = rap_store_name(store, name);
		all[i].nkey = tables[i].nkey;
		if (tables[i].nkey > 0)
			well = rap_store_rows(store, name, collect, &all[i]) == 0 && well;
		sort(&all[i]);
	}
	for (size_t i = 0; well && i < TABLES; i++) {
		struct following f = { .table = tables[i].table, .path = paths[i], .all = all };

		snprintf(name, sizeof(name), "%s.csv", tables[i].table);
		rap_store_rows(store, name, follow, &f);
		rap_buf_free(&f.key);
	}
	for (size_t i = 0; i < TABLES; i++) {
		rap_buf_free(&all[i].text);
		free(all[i].start);
		free(paths[i]);
	}
}
