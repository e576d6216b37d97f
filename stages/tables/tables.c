/* tables.c - find tables and their cells. */
#include <rapporteur/stages.h>

int
rap_tables(struct rap_doc *doc)
{
	(void)doc;
	return 0;
}
