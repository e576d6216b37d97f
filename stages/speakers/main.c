/* rap-speakers - find who said what. See rap-speakers(1). */
#include <rapporteur/filter.h>
#include <rapporteur/stages.h>

int
main(int argc, char **argv)
{
	static const struct rap_filter filter = { "rap-speakers", "find who said what", rap_speakers };

	return rap_filter_main(argc, argv, &filter);
}
