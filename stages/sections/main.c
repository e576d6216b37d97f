/* rap-sections - find the title, sections, headings, lists, captions and notes. See rap-sections(1). */
#include <rapporteur/filter.h>
#include <rapporteur/stages.h>

int
main(int argc, char **argv)
{
	static const struct rap_filter filter = {
		.name = "rap-sections", .purpose = "find the title, sections, headings, lists, captions and notes", .stage = rap_sections
	};

	return rap_filter_main(argc, argv, &filter);
}
