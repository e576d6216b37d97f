/* xlsx_check.c - whether a workbook holds all that was written into it.
 *
 * libxlsxwriter collects sheets in temporary files and does not look whether those could be written: where the disk was full
 * for a moment, a part of a sheet would be missing, and nobody would be told. So the finished file is read once more. */
#include <string.h>

#include <libxml/parser.h>
#include <minizip/unzip.h>

#include "forms.h"

static void
count(void *data, const xmlChar *name, const xmlChar **attributes)
{
	struct xlsx_counts *c = data;

	(void)attributes;
	c->rows += strcmp((const char *)name, "row") == 0;
	c->cells += strcmp((const char *)name, "c") == 0;
}

static void
ignore(void *data, const char *fmt, ...)
{
	(void)data, (void)fmt;
}

/* The file at hand in the zip: well-formed XML, and what it was. */
static bool
read_file(unzFile zip, struct xlsx_counts *c)
{
	xmlSAXHandler handler = { .startElement = count, .error = ignore, .fatalError = ignore, .warning = ignore };
	xmlParserCtxt *parser = xmlCreatePushParserCtxt(&handler, c, NULL, 0, NULL);
	char block[65536];
	bool well = parser && unzOpenCurrentFile(zip) == UNZ_OK;
	int n = 0;

	if (parser)
		xmlCtxtUseOptions(parser, XML_PARSE_HUGE | XML_PARSE_NONET);
	while (well && (n = unzReadCurrentFile(zip, block, sizeof(block))) > 0)
		well = xmlParseChunk(parser, block, n, 0) == 0;
	well = well && n == 0 && xmlParseChunk(parser, NULL, 0, 1) == 0;
	if (parser)
		xmlFreeParserCtxt(parser);
	return unzCloseCurrentFile(zip) == UNZ_OK && well;
}

bool
xlsx_is_whole(const char *path, const struct xlsx_counts *want)
{
	struct xlsx_counts got = { 0 };
	unzFile zip = unzOpen64(path);
	int status = zip ? unzGoToFirstFile(zip) : UNZ_BADZIPFILE;

	while (status == UNZ_OK)
		status = read_file(zip, &got) ? unzGoToNextFile(zip) : UNZ_BADZIPFILE;
	if (zip)
		unzClose(zip);
	return status == UNZ_END_OF_LIST_OF_FILE && got.rows == want->rows && got.cells == want->cells;
}
