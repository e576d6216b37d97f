/* verify_package.c - the files of a bundle against datapackage.json: their bytes, their sha256, the form of the tables. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/digest.h>
#include <rapporteur/message.h>

#include "verify.h"

static size_t
read_more(void *block, size_t n, void *file)
{
	ssize_t got = rap_store_read(file, block, n);

	return got < 0 ? (size_t)-1 : (size_t)got;
}

json_t *
package_load(const struct rap_store *store)
{
	char *path = rap_store_name(store, "datapackage.json");
	struct rap_store_file *file = rap_store_file(store, "datapackage.json");
	json_error_t error = { 0 };
	json_t *package = file ? json_load_callback(read_more, file, 0, &error) : NULL;
	bool ours = json_object_get(package, "rapporteur") && json_is_array(json_object_get(package, "resources"));

	if (!file)
		rap_message(RAP_M_BUNDLE, path, 0, 0, "%s", strerror(errno));
	else if (!package)
		rap_message(RAP_M_BUNDLE, path, error.line > 0 ? (size_t)error.line : 0, 0, "%s", error.text);
	else if (!ours)
		rap_message(RAP_M_BUNDLE, path, 0, 0, "rapporteur did not make it");
	if (file)
		rap_store_end(file);
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
check_header(const struct rap_row *row, void *data)
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
ignore(const struct rap_row *row, void *data)
{
	(void)row, (void)data;
	return false;
}

static void
check_table(const struct rap_store *store, const char *name, const char *path, const json_t *resource)
{
	struct header header = { path, json_object_get(json_object_get(resource, "schema"), "fields") };
	bool headless = json_is_false(json_object_get(json_object_get(resource, "dialect"), "header"));

	rap_store_rows(store, name, headless ? ignore : check_header, &header);
}

/* 0, or -1 and errno. */
static int
digest_of(const struct rap_store *store, const char *name, char sha256[65], uint64_t *bytes)
{
	struct rap_store_file *file = rap_store_file(store, name);
	struct rap_digest *digest = rap_digest_new();
	char block[65536];
	ssize_t n = -1;

	for (*bytes = 0; file && (n = rap_store_read(file, block, sizeof(block))) > 0; *bytes += (uint64_t)n)
		rap_digest_add(digest, block, (size_t)n);
	rap_digest_end(digest, sha256);
	if (file && rap_store_end(file) < 0 && n == 0) {
		errno = EIO;
		return -1;
	}
	return n == 0 ? 0 : -1;
}

static void
check_resource(const struct rap_store *store, const json_t *resource)
{
	const char *name = json_string_value(json_object_get(resource, "path"));
	const char *hash = json_string_value(json_object_get(resource, "hash"));
	const char *type = json_string_value(json_object_get(resource, "type"));
	json_int_t size = json_integer_value(json_object_get(resource, "bytes"));
	char *path = rap_store_name(store, name ? name : ""), sha256[65];
	uint64_t bytes;

	if (!name || !hash || !is_within(name))
		rap_message(RAP_M_BUNDLE, path, 0, 0, "a resource without a path in the bundle, or without a hash");
	else if (digest_of(store, name, sha256, &bytes) < 0)
		rap_message(RAP_M_VERIFY, path, 0, 0, "datapackage.json names it, but it cannot be read");
	else if (bytes != (uint64_t)size || strncmp(hash, "sha256:", 7) != 0 || strcmp(hash + 7, sha256) != 0)
		rap_message(RAP_M_VERIFY, path, 0, 0, "its bytes are not those that datapackage.json tells of");
	if (name && is_within(name) && type && strcmp(type, "table") == 0)
		check_table(store, name, path, resource);
	free(path);
}

void
package_check(const struct rap_store *store, const json_t *package)
{
	json_t *resource;
	size_t i;

	json_array_foreach(json_object_get(package, "resources"), i, resource)
		check_resource(store, resource);
}
