/* stream.c - fuzz entry: any bytes as a stream into every stage. What comes out can be written, read and written alike, and its
 * XML is well-formed. */
#include <unistd.h>

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	char name[32];
	int fd = fuzz_file(data, size, name);
	struct rap_pyx *in = rap_pyx_open(fd, "memory");
	struct rap_out around;
	struct rap_doc *doc;

	rap_out_fd(&around, -1, "memory");
	while (rap_pyx_read(in, &doc, &around) > 0) {
		struct rap_doc *end = fuzz_through_stream(doc);
		struct rap_buf xml = fuzz_well_formed_xml(end);

		rap_buf_free(&xml);
		rap_doc_free(end);
	}
	rap_out_abandon(&around);
	rap_pyx_close(in);
	close(fd);
	return 0;
}
