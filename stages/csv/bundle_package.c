/* bundle_package.c - the resources of datapackage.json: for each file of the bundle its bytes and sha256, for each table its
 * schema. A Frictionless Data Package, version 2, with the few keys that readers of version 1 want beside ("profile"). */
#include <string.h>

#include "bundle.h"

/* --- one resource */
json_t *
bundle_resource(const char *path, const char *mediatype)
{
	json_t *r = json_pack("{s:s, s:s}", "path", path, "mediatype", mediatype);

	if (!r)			/* the path is not UTF-8, or there is no memory */
		r = json_pack("{s:s}", "mediatype", mediatype);
	if (strcmp(mediatype, "text/csv") != 0)
		return r;
	json_object_set_new(r, "type", json_string("table"));
	json_object_set_new(r, "profile", json_string("tabular-data-resource"));
	json_object_set_new(r, "format", json_string("csv"));
	json_object_set_new(r, "encoding", json_string("utf-8"));
	json_object_set_new(r, "dialect", json_pack("{s:s}", "lineTerminator", "\r\n"));
	return r;
}

void
bundle_measured(json_t *resource, uint64_t bytes, const char *sha256)
{
	json_object_set_new(resource, "bytes", json_integer((json_int_t)bytes));
	json_object_set_new(resource, "hash", json_sprintf("sha256:%s", sha256));
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

json_t *
bundle_table_resource(enum bundle_table table, uint64_t bytes, const char *sha256)
{
	const struct bundle_schema *s = &bundle_schemas[table];
	char path[32];
	json_t *r;

	snprintf(path, sizeof(path), "%s.csv", s->name);
	r = bundle_resource(path, "text/csv");
	json_object_set_new(r, "description", json_string(s->about));
	bundle_measured(r, bytes, sha256);
	json_object_set_new(r, "schema", schema_of(s));
	return r;
}

/* --- as it is printed */
/* jansson prints a resource as a document of its own; ours stands two levels deep. Line ends are never within strings. */
static int
print_indented(const char *s, size_t n, void *data)
{
	struct rap_buf *out = data;

	for (size_t i = 0; i < n; i++) {
		rap_buf_addc(out, s[i]);
		if (s[i] == '\n')
			rap_buf_addz(out, "    ");
	}
	return 0;
}

void
bundle_print(struct rap_buf *out, json_t *resource)
{
	static const char before[] = "{\n      ";	/* the name stands here */
	struct rap_buf text = { 0 };

	json_dump_callback(resource, print_indented, &text, JSON_INDENT(2));
	json_decref(resource);
	if (text.n >= sizeof(before) - 1)
		rap_buf_add(out, text.s + sizeof(before) - 1, text.n - (sizeof(before) - 1));
	rap_buf_free(&text);
}
