/* xlsx_check.c - whether a workbook holds all that was written into it.
 *
 * libxlsxwriter collects sheets in temporary files and does not look whether those could be written: where the disk was full
 * for a moment, a part of a sheet would be missing, and nobody would be told. So the finished file is read once more. */
#include <string.h>

#include <libxml/parser.h>
#include <minizip/unzip.h>

#include "forms.h"

struct reading {
	struct xlsx_counts counts;
	bool text;		/* within that of a cell */
};

static void
on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
	struct reading *r = data;

	(void)attributes;
	r->counts.rows += strcmp((const char *)name, "row") == 0;
	r->counts.cells += strcmp((const char *)name, "c") == 0;
	r->text = strcmp((const char *)name, "t") == 0;
}

static void
on_end(void *data, const xmlChar *name)
{
	struct reading *r = data;

	(void)name;
	r->text = false;
}

static void
on_text(void *data, const xmlChar *text, int n)
{
	struct reading *r = data;

	(void)text;
	r->counts.bytes += r->text ? (size_t)n : 0;
}

static void
ignore(void *data, const char *fmt, ...)
{
	(void)data, (void)fmt;
}

/* The file at hand in the zip: well-formed XML, and what it was. */
static bool
read_file(unzFile zip, struct reading *r)
{
	xmlSAXHandler handler = {
		.startElement = on_start, .endElement = on_end, .characters = on_text, .ignorableWhitespace = on_text,
		.error = ignore, .fatalError = ignore, .warning = ignore,
	};
	xmlParserCtxt *parser = xmlCreatePushParserCtxt(&handler, r, NULL, 0, NULL);
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
	struct reading got = { 0 };
	unzFile zip = unzOpen64(path);
	int status = zip ? unzGoToFirstFile(zip) : UNZ_BADZIPFILE;

	while (status == UNZ_OK)
		status = read_file(zip, &got) ? unzGoToNextFile(zip) : UNZ_BADZIPFILE;
	if (zip)
		unzClose(zip);
	return status == UNZ_END_OF_LIST_OF_FILE && memcmp(&got.counts, want, sizeof(*want)) == 0;
}
