/* export.c - rapporteur export: the forms for spreadsheets, of a bundle that is there already. */
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "rapporteur.h"

static bool
read_options(int argc, char **argv, const char **bundle, struct rap_forms *forms)
{
	int i = 1;

	for (; i < argc && argv[i][0] == '-' && strcmp(argv[i], "--") != 0; i++)
		if (!rap_common_option(argc, argv, &i, EXPORT_USAGE) && rap_forms_option(argc, argv, &i, forms) <= 0)
			return false;
	i += i < argc && strcmp(argv[i], "--") == 0;
	*bundle = argv[i];
	return i + 1 == argc && (forms->excel || forms->xlsx) && !forms->bag;
}

int
export(int argc, char **argv)
{
	struct rap_forms forms = { 0 };
	const char *bundle;

	if (!read_options(argc, argv, &bundle, &forms))
		rap_message(RAP_M_USAGE, NULL, 0, 0, "%s", EXPORT_USAGE);
	else
		rap_forms_sheets(bundle, &forms);
	return rap_worst();
}
