/* speakers.c - find who said what. */
#include <rapporteur/stages.h>

int
rap_speakers(struct rap_doc *doc)
{
	(void)doc;
	return 0;
}
