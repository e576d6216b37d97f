/* inputs_options.c - the options of the inputs, and which names of files and members they take. */
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <rapporteur/inputs.h>

#include "archive.h"

/* --- options */
static void
list_add(struct rap_list *list, const char *s)
{
	if (list->n == list->cap) {
		list->cap = list->cap ? 2 * list->cap : 16;
		list->a = rap_realloc(list->a, list->cap, sizeof(*list->a));
	}
	list->a[list->n++] = s;
}

void
rap_inputs_name(struct rap_inputs_options *o, const char *name)
{
	list_add(&o->names, name);
}

bool
rap_inputs_given(const struct rap_inputs_options *o)
{
	return o->names.n > 0 || o->list;
}

void
rap_inputs_options_free(struct rap_inputs_options *o)
{
	free(o->names.a);
	free(o->include.a);
	free(o->exclude.a);
}

/* "20", "64M", "2G": K, M and G are powers of 1024. */
static int
read_number(const char *s, uint64_t *number)
{
	static const char units[] = "KMG";
	const char *unit;
	char *end;
	unsigned long long n;

	errno = 0;
	n = strtoull(s, &end, 10);
	unit = *end ? strchr(units, *end) : NULL;
	if (end == s || *s == '-' || errno || n == 0 || (*end && (!unit || end[1])))
		return -1;
	for (const char *u = units; unit && u <= unit; u++)
		if (n > UINT64_MAX >> 10)
			return -1;
		else
			n <<= 10;
	*number = n;
	return 1;
}

/* The value of --NAME VALUE or --NAME=VALUE; NULL where argv[*i] is another option, or the value is missing. */
static const char *
value_of(int argc, char **argv, int *i, const char *name)
{
	size_t n = strlen(name);

	if (strncmp(argv[*i], name, n) != 0)
		return NULL;
	if (argv[*i][n] == '=')
		return argv[*i] + n + 1;
	return argv[*i][n] == '\0' && *i + 1 < argc ? argv[++*i] : NULL;
}

int
rap_inputs_option(int argc, char **argv, int *i, struct rap_inputs_options *o)
{
	const struct { const char *name; uint64_t *number; } numbers[] = {
		{ "--max-size", &o->max_size }, { "--max-ratio", &o->max_ratio }, { "--max-members", &o->max_members },
	};
	const char *value;

	if (strcmp(argv[*i], "-0") == 0) {
		o->nul = true;
		return 1;
	}
	if ((value = value_of(argc, argv, i, "--files-from"))) {
		o->list = value;
		return 1;
	}
	if ((value = value_of(argc, argv, i, "--include"))) {
		list_add(&o->include, value);
		return 1;
	}
	if ((value = value_of(argc, argv, i, "--exclude"))) {
		list_add(&o->exclude, value);
		return 1;
	}
	for (size_t k = 0; k < sizeof(numbers) / sizeof(*numbers); k++)
		if ((value = value_of(argc, argv, i, numbers[k].name)))
			return read_number(value, numbers[k].number);
	return 0;
}

uint64_t
options_most(const struct rap_inputs_options *o)
{
	return o->max_size > 0 && o->max_size < MAX_SIZE ? o->max_size : MAX_SIZE;
}

/* --- names */
const char *
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* "." and ".." are no names of anything. */
bool
is_hidden(const char *path)
{
	while (*path) {
		size_t n = strcspn(path, "/");

		if (path[0] == '.' && n > 1 && !(n == 2 && path[1] == '.'))
			return true;
		path += n + (path[n] == '/');
	}
	return false;
}

static bool
ends_in(const char *name, const char *const *endings, size_t count)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < count; i++) {
		size_t m = strlen(endings[i]);

		if (n > m && strcasecmp(name + n - m, endings[i]) == 0)
			return true;
	}
	return false;
}

#define ENDS_IN(name, endings) ends_in(name, endings, sizeof(endings) / sizeof(*(endings)))

bool
is_archive_name(const char *path)
{
	static const char *const endings[] = {
		".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".tzst",
		".tar.lz", ".tar.lz4", ".tar.z", ".7z", ".rar", ".cab", ".cpio", ".lzh", ".lha", ".xar", ".iso",
	};

	return ENDS_IN(base_of(path), endings);
}

static bool
is_text_name(const char *path)
{
	static const char *const endings[] = {
		".txt", ".text", ".txt.gz", ".text.gz", ".txt.bz2", ".text.bz2", ".txt.xz", ".text.xz", ".txt.zst", ".text.zst",
	};

	return ENDS_IN(base_of(path), endings);
}

/* A pattern with a slash is for the whole path, any other for the last part of it; "*" matches slashes too. */
static bool
matches(const struct rap_list *patterns, const char *path)
{
	for (size_t i = 0; i < patterns->n; i++) {
		const char *pattern = patterns->a[i];

		if (fnmatch(pattern, strchr(pattern, '/') ? path : base_of(path), FNM_CASEFOLD) == 0)
			return true;
	}
	return false;
}

bool
options_exclude(const struct rap_inputs_options *o, const char *path)
{
	struct rap_buf part = { 0 };
	bool excluded = false;

	if (o->exclude.n == 0)
		return false;
	for (size_t i = 0; !excluded && path[i]; i++) {
		rap_buf_addc(&part, path[i]);
		if (path[i + 1] == '/' || path[i + 1] == '\0')
			excluded = matches(&o->exclude, part.s);
	}
	rap_buf_free(&part);
	return excluded;
}

bool
options_take(const struct rap_inputs_options *o, const char *path)
{
	if (is_hidden(path))
		return false;
	if (o->include.n > 0 ? !matches(&o->include, path) : !is_text_name(path))
		return false;
	return !options_exclude(o, path);
}
