/* rap-speakers - find who said what. See rap-speakers(1). */
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/stages.h>

static bool
people_option(int argc, char **argv, int *i)
{
	if (strncmp(argv[*i], "--people=", 9) == 0)
		rap_people_read(argv[*i] + 9);
	else if (strcmp(argv[*i], "--people") == 0 && *i + 1 < argc)
		rap_people_read(argv[++*i]);
	else
		return false;
	return true;
}

int
main(int argc, char **argv)
{
	static const struct rap_filter filter = {
		.name = "rap-speakers", .purpose = "find who said what", .stage = rap_speakers,
		.options = " [--people FILE]", .option = people_option,
	};
	int status = rap_filter_main(argc, argv, &filter);

	rap_people_done();
	return status;
}
