/* read_prepare.c - opens all encodings that a document may turn out to be in, before a process gives up its right to open files:
 * the C library loads a module for each. */
#include <iconv.h>

#include "read.h"

/* Those that uchardet 0.0.7 names, as read_judge.c calls them, and those that it judges itself. What a later uchardet knows
 * besides, and iconv cannot open then, is judged as an unknown one is. */
static const char *const encodings[] = {
	"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE",
	"WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256",
	"WINDOWS-1257", "WINDOWS-1258", "WINDOWS-874", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6",
	"ISO-8859-7", "ISO-8859-8", "ISO-8859-10", "ISO-8859-13", "ISO-8859-15", "ISO-8859-16", "IBM850", "IBM852", "IBM855",
	"IBM862", "IBM865", "IBM866", "MACINTOSH", "MAC-CENTRALEUROPE", "MAC-CYRILLIC", "KOI8-R", "VISCII",
	"EUC-JP", "WINDOWS-31J", "ISO-2022-JP", "UHC", "JOHAB", "ISO-2022-KR", "GB18030", "ISO-2022-CN", "BIG5-HKSCS", "EUC-TW",
};

/* They stay open, or the modules might go again. */
static iconv_t kept[sizeof(encodings) / sizeof(*encodings) + 1];

void
rap_read_prepare(const struct rap_read_options *o)
{
	for (size_t i = 0; i < sizeof(encodings) / sizeof(*encodings); i++)
		if (!kept[i])
			kept[i] = iconv_open("UTF-8", encodings[i]);
	if (o->encoding && !kept[sizeof(encodings) / sizeof(*encodings)])
		kept[sizeof(encodings) / sizeof(*encodings)] = read_open(o->encoding);
}
