/* forms.c - which forms are asked for, where they go, and that they are made. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <rapporteur/message.h>

#include "forms.h"

int
rap_forms_option(int argc, char **argv, int *i, struct rap_forms *forms)
{
	struct tm day;
	const char *end;

	if (strcmp(argv[*i], "--excel") == 0)
		return forms->excel = true;
	if (strcmp(argv[*i], "--xlsx") == 0)
		return forms->xlsx = true;
	if (strcmp(argv[*i], "--bag") == 0)
		return forms->bag = true;
	if (strncmp(argv[*i], "--date=", 7) == 0)
		forms->date = argv[*i] + 7;
	else if (strcmp(argv[*i], "--date") == 0 && *i + 1 < argc)
		forms->date = argv[++*i];
	else
		return 0;
	end = strptime(forms->date, "%Y-%m-%d", &day);
	return end && !*end && strlen(forms->date) == 10 ? 1 : -1;
}

/* --- places */
static bool
is_zip(const char *out)
{
	return rap_ends(rap_strz(out), ".zip");
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static char *
path_of(const char *out, size_t n, const char *behind)
{
	struct rap_buf path = { 0 };

	rap_buf_addf(&path, "%.*s%s", (int)n, out, behind);
	return path.s;
}

/* A bag of ours, new or whole, or a folder that is empty. */
static bool
may_be_bag(const char *out)
{
	char *data = path_of(out, strlen(out), "/data");
	bool may = !is_folder(out) || is_folder(data) || rmdir(out) == 0;

	free(data);
	return may;
}

char *
rap_forms_place(const char *out, const struct rap_forms *forms, bool force)
{
	if (!forms->bag)
		return strdup(out);
	if (is_zip(out))
		rap_message(RAP_M_USAGE, NULL, 0, 0, "a bag is a folder: --bag does not go with %s", out);
	else if (!force && !may_be_bag(out))
		rap_message(RAP_M_OUT_TAKEN, out, 0, 0, NULL);
	else
		return path_of(out, strlen(out), "/data");
	return NULL;
}

char *
rap_forms_bundle(const char *out)
{
	char *tag = path_of(out, strlen(out), "/bagit.txt");
	bool bag = access(tag, F_OK) == 0;

	free(tag);
	return path_of(out, strlen(out), bag ? "/data" : "");
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

static int
make_sheets(const char *bundle, const struct rap_forms *forms)
{
	bool zip = is_zip(bundle);
	size_t n = strlen(bundle) - (zip ? 4 : 0);
	char *excel = path_of(bundle, n, zip ? "-excel" : "/excel");
	char *xlsx = path_of(bundle, n, zip ? ".xlsx" : "/bundle.xlsx");
	struct rap_store *store = rap_store_open(bundle);
	int result = store ? 0 : -1;

	if (result == 0 && forms->excel)
		result = form_excel(store, excel);
	if (result == 0 && forms->xlsx)
		result = form_xlsx(store, xlsx);
	if (store)
		rap_store_close(store);
	free(excel);
	free(xlsx);
	return result;
}

int
rap_forms_make(const char *out, const struct rap_forms *forms)
{
	char *bundle = path_of(out, strlen(out), forms->bag ? "/data" : ""), day[16];
	int result = forms->excel || forms->xlsx ? make_sheets(bundle, forms) : 0;

	if (result == 0 && forms->bag)
		result = form_bag(out, date_of(forms, day));
	free(bundle);
	return result;
}
