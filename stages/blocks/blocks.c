/* blocks.c - join lines into paragraphs, items and heading candidates. */
#include <rapporteur/stages.h>

int
rap_blocks(struct rap_doc *doc)
{
	(void)doc;
	return 0;
}
