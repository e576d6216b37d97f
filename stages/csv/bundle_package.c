/* bundle_package.c - datapackage.json: for each file of the bundle its bytes and sha256, for each table its schema.
 *
 * A Frictionless Data Package, version 2, with the few keys that readers of version 1 want beside ("profile"). The
 * records of a bundle's many files are kept in the journal, one line each, and not in memory: see bundle_folder.c. */
#include <errno.h>
#include <string.h>

#include <rapporteur/digest.h>
#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "bundle.h"

#define SCHEMA_URL "https://datapackage.org/profiles/2.0/datapackage.json"

/* --- one resource */
json_t *
bundle_resource(const char *name, const char *path, const char *mediatype)
{
	json_t *r = json_pack("{s:s, s:s, s:s}", "name", name, "path", path, "mediatype", mediatype);

	if (!r)			/* the path is not UTF-8, or there is no memory */
		r = json_pack("{s:s, s:s}", "name", name, "mediatype", mediatype);
	if (strcmp(mediatype, "text/csv") != 0)
		return r;
	json_object_set_new(r, "type", json_string("table"));
	json_object_set_new(r, "profile", json_string("tabular-data-resource"));
	json_object_set_new(r, "format", json_string("csv"));
	json_object_set_new(r, "encoding", json_string("utf-8"));
	json_object_set_new(r, "dialect", json_pack("{s:s}", "lineTerminator", "\r\n"));
	return r;
}

int
bundle_measure(const char *dir, json_t *resource)
{
	const char *name = json_string_value(json_object_get(resource, "path"));
	char *path = bundle_path(dir, name ? name : "");
	char hash[] = "sha256:0000000000000000000000000000000000000000000000000000000000000000";
	uint64_t bytes;
	int result = rap_digest_file(path, hash + 7, &bytes);

	if (result < 0)
		rap_message(RAP_M_SYSTEM_CALL, path, 0, 0, "cannot be read again: %s", strerror(errno));
	json_object_set_new(resource, "bytes", json_integer((json_int_t)bytes));
	json_object_set_new(resource, "hash", json_string(hash));
	free(path);
	return result;
}

/* --- the schemas of our own tables */
static json_t *
key_of(const struct bundle_schema *s, int n)
{
	json_t *key = json_array();

	for (int i = 0; s->columns[i].name && (n < 0 || i < n); i++)
		if (n >= 0 || s->columns[i].key)
			json_array_append_new(key, json_string(s->columns[i].name));
	return key;
}

/* Only keys that are never empty are declared: readers of both versions refuse a composite key that is empty in part, as
 * the section of a paragraph before the first heading is. rapporteur verify checks those too. */
static json_t *
schema_of(const struct bundle_schema *s)
{
	const struct bundle_schema *parent = &bundle_schemas[s->parent];
	json_t *fields = json_array(), *schema = json_pack("{s:o}", "fields", fields), *primary = key_of(s, -1);

	for (const struct bundle_column *c = s->columns; c->name; c++)
		json_array_append_new(fields, json_pack("{s:s, s:s, s:s}", "name", c->name, "type",
		    c->integer ? "integer" : "string", "description", c->about));
	if (json_array_size(primary) > 0)
		json_object_set(schema, "primaryKey", primary);
	json_decref(primary);
	if (s->nparent > 0)
		json_object_set_new(schema, "foreignKeys", json_pack("[{s:o, s:{s:s, s:o}}]", "fields",
		    key_of(s, s->nparent), "reference", "resource", parent->name, "fields", key_of(s, s->nparent)));
	return schema;
}

/* --- the file */
struct printer {
	struct rap_out out;
	bool more;		/* a resource stands before the next */
};

/* jansson prints a resource as a document of its own; ours stands two levels deep. Line ends are never within strings. */
static int
print_indented(const char *s, size_t n, void *data)
{
	struct rap_out *out = data;

	for (size_t i = 0; i < n; i++) {
		rap_putc(out, s[i]);
		if (s[i] == '\n')
			rap_putz(out, "    ");
	}
	return 0;
}

static void
print_resource(struct printer *p, json_t *resource)
{
	rap_putz(&p->out, p->more ? ",\n    " : "\n    ");
	json_dump_callback(resource, print_indented, &p->out, JSON_INDENT(2));
	json_decref(resource);
	p->more = true;
}

static int
print_table_resource(struct printer *p, const char *dir, const struct bundle_schema *s)
{
	struct rap_buf path = { 0 };
	json_t *r;
	int result;

	rap_buf_addf(&path, "%s.csv", s->name);
	r = bundle_resource(s->name, path.s, "text/csv");
	json_object_set_new(r, "description", json_string(s->about));
	result = bundle_measure(dir, r);
	json_object_set_new(r, "schema", schema_of(s));
	print_resource(p, r);
	rap_buf_free(&path);
	return result;
}

static void
print_journal(struct printer *p, FILE *journal)
{
	char *line = NULL;
	size_t room = 0;
	json_t *resource;

	rewind(journal);
	while (getline(&line, &room, journal) > 0)
		if ((resource = json_loads(line, 0, NULL)))
			print_resource(p, resource);
	free(line);
}

int
bundle_package(struct rap_bundle *b)
{
	struct printer p = { .more = false };
	char *path = bundle_path(b->dir, BUNDLE_PACKAGE);
	int result = rap_out_file(&p.out, path);

	rap_putz(&p.out, "{\n  \"$schema\": \"" SCHEMA_URL "\",\n  \"name\": \"rapporteur-bundle\",\n"
	    "  \"profile\": \"data-package\",\n  \"rapporteur\": \"" RAP_RELEASE "\",\n  \"resources\": [");
	for (int i = 0; result == 0 && i < BUNDLE_TABLES; i++)
		result = print_table_resource(&p, b->dir, &bundle_schemas[i]);
	if (result == 0) {
		print_journal(&p, b->journal);
		rap_putz(&p.out, "\n  ]\n}\n");
		result = rap_out_close(&p.out);
	} else
		rap_out_abandon(&p.out);
	if (result == 0)
		bundle_journal_remove(b->dir);
	free(path);
	return result;
}
