/* fuzz_common.c - files in memory, the stream between stages, XML that is judged. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <libxml/parser.h>

#include "fuzz.h"

int (*const fuzz_stages[FUZZ_STAGES])(struct rap_doc *) = { rap_pages, rap_tables, rap_blocks, rap_sections, rap_speakers };

void
fuzz_require(bool holds, const char *property, const char *detail)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s: %s\n", property, detail);
	abort();
}

int
fuzz_file(const void *data, size_t size, char name[32])
{
	int fd = memfd_create("fuzz", 0);

	fuzz_require(fd >= 0 && write(fd, data, size) == (ssize_t)size, "a file in memory can be had", "");
	lseek(fd, 0, SEEK_SET);
	snprintf(name, 32, "/proc/self/fd/%d", fd);
	return fd;
}

static struct rap_doc *
written_and_read(struct rap_doc *doc)
{
	struct rap_out first, second;
	struct rap_doc *again = NULL;
	char name[32];

	rap_out_fd(&first, -1, "memory");
	rap_pyx_write(&first, doc);
	int fd = fuzz_file(first.buf.s, first.buf.n, name);
	struct rap_pyx *in = rap_pyx_open(fd, "memory");
	fuzz_require(rap_pyx_read(in, &again, NULL) == 1, "a stream that was written can be read", "");
	rap_out_fd(&second, -1, "memory");
	rap_pyx_write(&second, again);
	fuzz_require(rap_eq(rap_buf_str(&first.buf), rap_buf_str(&second.buf)), "reading and writing changes nothing", "");
	rap_pyx_close(in);
	close(fd);
	rap_out_abandon(&first);
	rap_out_abandon(&second);
	rap_doc_free(doc);
	return again;
}

struct rap_doc *
fuzz_through_stream(struct rap_doc *doc)
{
	for (int i = 0; i < FUZZ_STAGES; i++) {
		doc = written_and_read(doc);
		fuzz_stages[i](doc);
	}
	return written_and_read(doc);
}

static struct rap_buf
xml_of(struct rap_doc *doc)
{
	struct rap_out out;

	rap_out_fd(&out, -1, "memory");
	rap_tei_write(&out, doc, true);
	return out.buf;
}

struct rap_buf
fuzz_valid_xml(struct rap_doc *doc)
{
	struct rap_buf xml = xml_of(doc);
	char why[500];

	fuzz_require(rap_tei_valid(rap_bulk_of(rap_buf_str(&xml)), why, sizeof(why)) == 0, "the document is valid", why);
	return xml;
}

struct rap_buf
fuzz_well_formed_xml(struct rap_doc *doc)
{
	struct rap_buf xml = xml_of(doc);
	int options = XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
	xmlDocPtr parsed = xmlReadMemory(xml.s, (int)xml.n, NULL, NULL, options);

	fuzz_require(parsed != NULL, "the document is well-formed", xmlGetLastError() ? xmlGetLastError()->message : "");
	xmlFreeDoc(parsed);
	return xml;
}
