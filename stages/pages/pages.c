/* pages.c - mark page furniture: running headers, footers, page numbers, web residue. */
#include <rapporteur/stages.h>

int
rap_pages(struct rap_doc *doc)
{
	(void)doc;
	return 0;
}
