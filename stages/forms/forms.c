/* forms.c - which forms are asked for, where they go, and that they are made. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <rapporteur/message.h>

#include "forms.h"

/* The value of --NAME VALUE or --NAME=VALUE; "" where it is missing, NULL where argv[*i] is another option. */
static const char *
value_of(int argc, char **argv, int *i, const char *name)
{
	size_t n = strlen(name);

	if (strncmp(argv[*i], name, n) != 0)
		return NULL;
	if (argv[*i][n] == '=')
		return argv[*i] + n + 1;
	if (argv[*i][n] != '\0')
		return NULL;
	return *i + 1 < argc ? argv[++*i] : "";
}

int
rap_forms_option(int argc, char **argv, int *i, struct rap_forms *forms)
{
	struct tm day;
	const char *value, *end;

	if (strcmp(argv[*i], "--excel") == 0)
		return forms->excel = true;
	if (strcmp(argv[*i], "--xlsx") == 0)
		return forms->xlsx = true;
	if (strcmp(argv[*i], "--bag") == 0)
		return forms->bag = true;
	if ((value = value_of(argc, argv, i, "--compress"))) {
		forms->level = strlen(value) == 1 && *value >= '1' ? *value - '0' : -1;
		return forms->level >= 1 && forms->level <= 9 ? 1 : -1;
	}
	if (!(value = value_of(argc, argv, i, "--date")))
		return 0;
	forms->date = value;
	end = strptime(value, "%Y-%m-%d", &day);
	return end && !*end && strlen(value) == 10 ? 1 : -1;
}

/* --- places */
static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
rap_forms_is_zip(const char *out)
{
	return rap_ends(rap_strz(out), ".zip") && !is_folder(out);
}

int
rap_forms_level(const char *out, const struct rap_forms *forms)
{
	return !rap_forms_is_zip(out) ? 0 : forms->level ? forms->level : 1;
}

/* A bag of ours, new or whole, or a folder that is empty. */
static bool
may_be_bag(const char *out)
{
	char *data = path_in(out, "data");
	bool may = !is_folder(out) || is_folder(data) || rmdir(out) == 0;

	free(data);
	return may;
}

/* Nothing, or a bundle. */
static bool
may_be_zip(const char *out)
{
	struct rap_store *store = access(out, F_OK) == 0 ? rap_store_open(out) : NULL;
	struct rap_store_file *package = store ? rap_store_file(store, "datapackage.json") : NULL;
	bool may = package || access(out, F_OK) < 0;

	if (package)
		rap_store_end(package);
	if (store)
		rap_store_close(store);
	return may;
}

/* A folder beside the zip file: "bundle" is what becomes the file, "done" what has become it and goes. */
static char *
zip_folder(const char *out, const char *what)
{
	const char *slash = strrchr(out, '/'), *base = slash ? slash + 1 : out;
	struct rap_buf path = { 0 };

	rap_buf_addf(&path, "%.*s.%s.%s", (int)(base - out), out, base, what);
	return path.s;
}

/* A kill while the folder is removed must not leave half a bundle in the place of one: it gets another name first. */
static void
remove_done(const char *out, const char *top)
{
	char *done = zip_folder(out, "done");

	if (!top || rename(top, done) == 0)
		files_remove(done);
	free(done);
}

/* What the bundle, or the bag, is while it is made. */
static char *
top_of(const char *out)
{
	return rap_forms_is_zip(out) ? zip_folder(out, "bundle") : strdup(out);
}

char *
rap_forms_place(const char *out, const struct rap_forms *forms, bool force)
{
	char *top = top_of(out), *place;
	bool may = force || ((!rap_forms_is_zip(out) || may_be_zip(out)) && (!forms->bag || may_be_bag(top)));

	if (!may)
		rap_message(RAP_M_OUT_TAKEN, out, 0, 0, NULL);
	else if (rap_forms_is_zip(out))
		remove_done(out, NULL);
	place = may ? path_in(top, forms->bag ? "data" : "") : NULL;
	free(top);
	return place;
}

char *
rap_forms_bundle(const char *out)
{
	char *tag = path_in(out, "bagit.txt");
	bool bag = access(tag, F_OK) == 0;

	free(tag);
	return path_in(out, bag ? "data" : "");
}

/* --- an earlier bundle's */
static void
forget_file(const char *dir, const char *name)
{
	char *path = path_in(dir, name);

	unlink(path);
	free(path);
}

void
rap_forms_forget(const char *out, const struct rap_forms *forms)
{
	static const char *const tags[] = { "tagmanifest-sha256.txt", "manifest-sha256.txt", "bag-info.txt", "bagit.txt" };
	char *top = top_of(out), *bundle = path_in(top, forms->bag ? "data" : ""), *excel = path_in(bundle, "excel");

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags) && forms->bag; i++)
		forget_file(top, tags[i]);
	if (!forms->excel)
		form_excel_forget(excel);
	if (!forms->xlsx)
		forget_file(bundle, "bundle.xlsx");
	free(excel);
	free(bundle);
	free(top);
}

/* --- making */
/* The day that SOURCE_DATE_EPOCH names, as reproducible-builds.org has it. */
static const char *
date_of(const struct rap_forms *forms, char day[16])
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t seconds = epoch ? (time_t)strtoll(epoch, NULL, 10) : 0;
	struct tm tm;

	if (forms->date || !epoch || !*epoch)
		return forms->date;
	return gmtime_r(&seconds, &tm) && strftime(day, 16, "%Y-%m-%d", &tm) > 0 ? day : NULL;
}

int
rap_forms_sheets(const char *bundle, const struct rap_forms *forms)
{
	bool zip = rap_forms_is_zip(bundle);
	struct rap_str stem = rap_cut(rap_strz(bundle), 0, strlen(bundle) - (zip ? 4 : 0));
	struct rap_buf excel = { 0 }, xlsx = { 0 };
	struct rap_store *store = rap_store_open(bundle);
	int result = store ? 0 : -1;

	rap_buf_addf(&excel, "%.*s%s", RAP_FMT(stem), zip ? "-excel" : "/excel");
	rap_buf_addf(&xlsx, "%.*s%s", RAP_FMT(stem), zip ? ".xlsx" : "/bundle.xlsx");
	if (result == 0 && forms->excel)
		result = form_excel(store, excel.s);
	if (result == 0 && forms->xlsx)
		result = form_xlsx(store, xlsx.s);
	if (store)
		rap_store_close(store);
	rap_buf_free(&excel);
	rap_buf_free(&xlsx);
	return result;
}

/* A bag in a zip file has one folder around it, as RFC 8493 wants it: "NAME/bagit.txt". */
static int
make_zip(const char *top, const char *out, const struct rap_forms *forms)
{
	const char *slash = strrchr(out, '/'), *base = slash ? slash + 1 : out;
	struct rap_str stem = rap_cut(rap_strz(base), 0, strlen(base) - 4);
	struct rap_buf prefix = { 0 };
	int result;

	rap_buf_addf(&prefix, "%.*s", forms->bag ? (int)stem.n : 0, stem.s);
	result = form_zip(top, out, prefix.n > 0 ? prefix.s : "", forms);
	if (result == 0)
		remove_done(out, top);
	rap_buf_free(&prefix);
	return result;
}

static int
make_all(const char *top, const char *out, const struct rap_forms *forms)
{
	char *bundle = path_in(top, forms->bag ? "data" : ""), day[16];
	int result = forms->excel || forms->xlsx ? rap_forms_sheets(bundle, forms) : 0;

	if (result == 0 && forms->bag)
		result = form_bag(top, date_of(forms, day));
	if (result == 0 && rap_forms_is_zip(out))
		result = make_zip(top, out, forms);
	free(bundle);
	return result;
}

int
rap_forms_make(const char *out, const struct rap_forms *forms)
{
	char *top = top_of(out);
	int result = is_folder(top) ? make_all(top, out, forms) : 0;

	free(top);
	return result;
}
