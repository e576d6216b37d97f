/* rapporteur - the driver: the whole chain over files and folders, and the proof of what it made. See rapporteur(1). */
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>

#include "rapporteur.h"

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "convert", convert },
	{ "merge", merge },
	{ "records", records },
	{ "verify", verify },
	{ "export", export },
	{ "diff", diff },
};

#define USAGE CONVERT_USAGE "\n       " MERGE_USAGE "\n       " RECORDS_USAGE "\n       " VERIFY_USAGE "\n       " EXPORT_USAGE \
    "\n       " DIFF_USAGE
static const char help[] = USAGE "\n"
    "turns raw text documents into TEI XML and CSV tables, and proves that nothing is lost";

static const struct command *
find(const char *name)
{
	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

int
main(int argc, char **argv)
{
	const struct command *command;
	int i = 1, status = 0;

	rap_program("rapporteur");
	while (i < argc && argv[i][0] == '-' && rap_common_option(argc, argv, &i, help))
		i++;
	command = i < argc ? find(argv[i]) : NULL;
	if (command)
		status = command->run(argc - i, argv + i);
	else if (i < argc)
		rap_message(RAP_M_USAGE, NULL, 0, 0, "no command %s; there are convert, merge, records, verify, export and diff", argv[i]);
	else
		rap_message(RAP_M_USAGE, NULL, 0, 0, "no command is given; there are convert, merge, records, verify, export and diff");
	rap_lexicon_done();
	return command ? status : rap_worst();
}
