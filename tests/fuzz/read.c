/* read.c - fuzz entry: any bytes as a file, under any encoding, whole or as gzip data. The first byte chooses the encoding.
 * What is read is strict UTF-8 without anything that XML forbids, and every character of it stands in a line. */
#include <unistd.h>

#include <rapporteur/utf8.h>

#include "fuzz.h"

static const char *const encodings[] = { NULL, NULL, NULL, "UTF-8", "UTF-16LE", "UTF-16", "UTF-32BE", "WINDOWS-1252",
	"ISO-8859-15", "SHIFT_JIS", "GB18030", "EUC-KR", "UTF-7", "ISO-2022-JP", "MACINTOSH", "NO-SUCH-ENCODING" };

static void
check_text(struct rap_str text)
{
	size_t len;

	fuzz_require(rap_utf8_valid(text.s, text.n) == text.n, "the text is strict UTF-8", "");
	for (size_t i = 0; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		fuzz_require(rap_is_xml(c) || c == '\f', "no character that XML forbids is left", "");
		fuzz_require(c != '\r' && c != 0x85 && c != 0x2028, "line ends are line feeds", "");
	}
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct rap_input src = { 0 };
	struct rap_ids *ids = rap_ids_new();
	char name[32], reason[200];

	if (size > 0) {
		struct rap_read_options options = { .encoding = encodings[data[0] % (sizeof(encodings) / sizeof(*encodings))] };
		int fd = fuzz_file(data + 1, size - 1, name);
		struct rap_doc *doc = rap_read(name, &options, ids, &src, reason, sizeof(reason));

		if (doc) {
			check_text(src.text);
			fuzz_check_source(doc, src.text);
			rap_doc_free(doc);
		}
		close(fd);
	}
	rap_ids_free(ids);
	return 0;
}
