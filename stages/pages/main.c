/* rap-pages - mark page furniture: running headers, footers, page numbers, web residue. See rap-pages(1). */
#include <rapporteur/filter.h>
#include <rapporteur/stages.h>

int
main(int argc, char **argv)
{
	static const struct rap_filter filter = {
		.name = "rap-pages",
		.purpose = "mark page furniture: running headers, footers, page numbers, web residue",
		.stage = rap_pages
	};

	return rap_filter_main(argc, argv, &filter);
}
