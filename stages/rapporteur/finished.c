/* finished.c - whether a bundle that is there is what this run would make: what --resume has to know of one that came to its end
 * and keeps no journal, a zip file above all.
 *
 * datapackage.json says how it was made, documents.csv of what: the inputs are listed and read beside it, row by row. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>
#include <rapporteur/store.h>

#include "convert.h"

#define BEGIN 16384u		/* bytes of datapackage.json in which it says so */

enum { DOCUMENT, SOURCE, SHA256, STATUS, WANTED };
static const char *const wanted[WANTED] = { "document", "source", "sha256", "status" };

struct looking {
	struct run *run;
	const char *bundle;
	size_t column[WANTED];
	size_t failed;
	bool same;
};

/* --- how it was made */
static json_t *
value_of(struct rap_str text, const char *key)
{
	const char *at = memmem(text.s, text.n, key, strlen(key));

	return at ? json_loadb(at + strlen(key), text.n - (size_t)(at - text.s) - strlen(key), JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK,
	    NULL) : NULL;
}

static json_t *
read_made(const struct rap_store *store)
{
	struct rap_store_file *file = rap_store_file(store, "datapackage.json");
	char begin[BEGIN];
	ssize_t n = file ? rap_store_read(file, begin, sizeof(begin)) : 0;
	struct rap_str text = { begin, n > 0 ? (size_t)n : 0 };
	json_t *version = value_of(text, "\n  \"rapporteur\": "), *made = value_of(text, "\n  \"made\": ");

	if (file)
		rap_store_end(file);
	if (!json_is_object(made)) {
		json_decref(made);
		made = json_object();
	}
	json_object_set_new(made, "rapporteur", version ? version : json_null());
	return made;
}

static bool
made_alike(const struct run *r, const struct rap_store *store, const char *bundle)
{
	json_t *then = read_made(store), *now = json_loads(r->made, 0, NULL);
	bool same;

	json_object_set_new(now, "rapporteur", json_string(RAP_RELEASE));
	same = about_same(now, then, bundle);
	json_decref(then);
	json_decref(now);
	return same;
}

/* --- of what */
static void __attribute__((format(printf, 2, 3)))
differs(struct looking *l, const char *fmt, ...)
{
	char why[300];
	va_list args;

	va_start(args, fmt);
	vsnprintf(why, sizeof(why), fmt, args);
	va_end(args);
	rap_message(RAP_M_REPORT, l->bundle, 0, 0, "%s; all is converted anew", why);
	l->same = false;
}

static bool
find_columns(struct looking *l, const struct rap_row *header)
{
	for (size_t w = 0; w < WANTED; w++) {
		l->column[w] = header->n;
		for (size_t i = 0; i < header->n; i++)
			if (rap_eqz(header->fields[i], wanted[w]))
				l->column[w] = i;
		if (l->column[w] == header->n)
			differs(l, "its documents.csv has no column %s", wanted[w]);
	}
	return l->same;
}

static bool
is_failure(const char *status)
{
	return strcmp(status, "ok") != 0 && !rap_starts(rap_strz(status), "partial");
}

static bool
add_row(const struct rap_row *row, void *data)
{
	struct looking *l = data;
	struct rap_item item;
	struct document *d;

	if (row->number == 0)
		return find_columns(l, row);
	l->failed += is_failure(row->fields[l->column[STATUS]].s);
	d = run_next(l->run, &item);
	if (d)
		run_load(l->run, &item, d);
	if (!d)
		differs(l, "it has %s, which is not given now", row->fields[l->column[SOURCE]].s);
	else if (!rap_eqz(row->fields[l->column[DOCUMENT]], d->src.id))
		differs(l, "it has no document of %s in this place", d->src.path);
	else if (!rap_eqz(row->fields[l->column[SHA256]], d->src.sha256))
		differs(l, "%s is another file than then", d->src.path);
	if (d)
		document_free(d);
	return l->same;
}

static void
look_for_more(struct looking *l)
{
	struct rap_item item;
	struct document *d = run_next(l->run, &item);

	if (!d)
		return;
	differs(l, "it has no document of %s", d->src.path);
	document_free(d);
}

/* --- all */
static bool
has_file(const struct rap_store *store, const char *name)
{
	struct rap_store_file *file = rap_store_file(store, name);

	if (file)
		rap_store_end(file);
	return file;
}

/* Those of a folder are made anew in any case. */
static void
look_at_forms(struct looking *l, const struct rap_store *store)
{
	const struct rap_forms *forms = &l->run->o->forms;

	if (forms->bag != rap_store_is_bag(store))
		differs(l, "it is %s bag", forms->bag ? "no" : "a");
	else if (forms->excel != has_file(store, "excel/files.csv"))
		differs(l, "it was made %s --excel", forms->excel ? "without" : "with");
	else if (forms->xlsx != has_file(store, "bundle.xlsx"))
		differs(l, "it was made %s --xlsx", forms->xlsx ? "without" : "with");
}

int
finished_look(struct run *r, const char *bundle)
{
	struct rap_store *store = rap_store_open(bundle);
	struct looking l = { .run = r, .bundle = bundle, .same = true };
	bool alike = store && made_alike(r, store, bundle);

	if (alike && rap_forms_is_zip(bundle))
		look_at_forms(&l, store);
	if (alike && l.same && rap_store_rows(store, "documents.csv", add_row, &l) < 0)
		alike = false;
	if (alike && l.same)
		look_for_more(&l);
	if (alike && l.same && l.failed > 0 && r->o->retry_failed)
		differs(&l, "documents in it have failed");
	if (alike && l.same && l.failed > 0)
		convert_known_failures(l.failed);
	if (store)
		rap_store_close(store);
	return alike ? l.same : -1;
}
