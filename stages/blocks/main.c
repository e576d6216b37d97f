/* rap-blocks - join lines into paragraphs, items and heading candidates. See rap-blocks(1). */
#include <rapporteur/filter.h>
#include <rapporteur/stages.h>

int
main(int argc, char **argv)
{
	static const struct rap_filter filter = {
		.name = "rap-blocks", .purpose = "join lines into paragraphs, items and heading candidates", .stage = rap_blocks
	};

	return rap_filter_main(argc, argv, &filter);
}
