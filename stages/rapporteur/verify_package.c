/* verify_package.c - the files of a bundle against datapackage.json: their bytes, their sha256, the form of the tables. */
#include <string.h>

#include <rapporteur/digest.h>
#include <rapporteur/message.h>

#include "verify.h"

json_t *
package_load(const char *dir)
{
	char *path = path_in(dir, "datapackage.json");
	json_error_t error;
	json_t *package = json_load_file(path, 0, &error);
	bool ours = json_object_get(package, "rapporteur") && json_is_array(json_object_get(package, "resources"));

	if (!package)
		rap_message(RAP_M_BUNDLE, path, error.line > 0 ? (size_t)error.line : 0, 0, "%s", error.text);
	else if (!ours)
		rap_message(RAP_M_BUNDLE, path, 0, 0, "rapporteur did not make it");
	free(path);
	if (ours)
		return package;
	json_decref(package);
	return NULL;
}

/* "tei/0001/a.xml", but not "../a.xml": a bundle's manifest must not make us read what is elsewhere. */
static bool
is_within(const char *path)
{
	const char *part = path;

	while (part && *part) {
		size_t n = strcspn(part, "/");

		if (n == 0 || (n == 1 && part[0] == '.') || (n == 2 && memcmp(part, "..", 2) == 0))
			return false;
		part = part[n] ? part + n + 1 : NULL;
	}
	return path[0];
}

/* --- the columns are those that the schema names */
struct header {
	const char *path;
	json_t *fields;
};

static bool
check_header(const struct row *row, void *data)
{
	const struct header *h = data;
	json_t *field;
	size_t i;

	json_array_foreach(h->fields, i, field) {
		const char *name = json_string_value(json_object_get(field, "name"));

		if (i < row->n && name && rap_eqz(row->fields[i], name))
			continue;
		rap_message(RAP_M_VERIFY, h->path, 0, 0, "column %zu is not %s", i + 1, name ? name : "named");
		break;
	}
	return false;
}

static bool
ignore(const struct row *row, void *data)
{
	(void)row, (void)data;
	return false;
}

static void
check_table(const char *path, const json_t *resource)
{
	struct header header = { path, json_object_get(json_object_get(resource, "schema"), "fields") };
	bool headless = json_is_false(json_object_get(json_object_get(resource, "dialect"), "header"));

	csv_rows(path, headless ? ignore : check_header, &header);
}

static void
check_resource(const char *dir, const json_t *resource)
{
	const char *name = json_string_value(json_object_get(resource, "path"));
	const char *hash = json_string_value(json_object_get(resource, "hash"));
	const char *type = json_string_value(json_object_get(resource, "type"));
	json_int_t size = json_integer_value(json_object_get(resource, "bytes"));
	char *path, sha256[65];
	uint64_t bytes;

	if (!name || !hash || !is_within(name)) {
		rap_message(RAP_M_BUNDLE, dir, 0, 0, "a resource without a path in the bundle, or without a hash: %s",
		    name ? name : "");
		return;
	}
	path = path_in(dir, name);
	if (rap_digest_file(path, sha256, &bytes) < 0)
		rap_message(RAP_M_VERIFY, path, 0, 0, "datapackage.json names it, but it cannot be read");
	else if (bytes != (uint64_t)size || strncmp(hash, "sha256:", 7) != 0 || strcmp(hash + 7, sha256) != 0)
		rap_message(RAP_M_VERIFY, path, 0, 0, "its bytes are not those that datapackage.json tells of");
	if (type && strcmp(type, "table") == 0)
		check_table(path, resource);
	free(path);
}

void
package_check(const char *dir, const json_t *package)
{
	json_t *resource;
	size_t i;

	json_array_foreach(json_object_get(package, "resources"), i, resource)
		check_resource(dir, resource);
}
