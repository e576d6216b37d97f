/* export.c - rapporteur export: the forms for spreadsheets, of a bundle that is there already. */
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "rapporteur.h"

#define COMMAND "rapporteur export"

static bool
read_options(int argc, char **argv, const char **bundle, struct rap_forms *forms)
{
	int i = 1, from;

	for (; i < argc && argv[i][0] == '-' && strcmp(argv[i], "--") != 0; i++) {
		from = i;
		if (!rap_common_option(argc, argv, &i, EXPORT_USAGE) &&
		    (rap_forms_option(argc, argv, &i, forms) <= 0 || forms->bag)) {
			rap_usage(COMMAND, argc, argv, from, i);
			return false;
		}
	}
	i += i < argc && strcmp(argv[i], "--") == 0;
	*bundle = argv[i];
	if (i == argc)
		rap_usage_missing(COMMAND, "OUT");
	else if (i + 1 < argc)
		rap_usage(COMMAND, argc, argv, i + 1, i + 1);
	else if (!forms->excel && !forms->xlsx)
		rap_usage_missing(COMMAND, "--excel or --xlsx");
	return i + 1 == argc && (forms->excel || forms->xlsx);
}

int
export(int argc, char **argv)
{
	struct rap_forms forms = { 0 };
	const char *bundle;

	if (read_options(argc, argv, &bundle, &forms))
		rap_forms_sheets(bundle, &forms);
	return rap_worst();
}
