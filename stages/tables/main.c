/* rap-tables - find tables and their cells. See rap-tables(1). */
#include <rapporteur/filter.h>
#include <rapporteur/stages.h>

int
main(int argc, char **argv)
{
	static const struct rap_filter filter = {
		.name = "rap-tables", .purpose = "find tables and their cells", .stage = rap_tables
	};

	return rap_filter_main(argc, argv, &filter);
}
