/* chain.c - fuzz entry: any bytes through the whole chain. After each stage nothing is lost; at the end the document is valid,
 * and it is the same, byte for byte, when the stages are fed through the stream. */
#include <unistd.h>

#include "fuzz.h"

static struct rap_doc *
read_it(const char *name, struct rap_input *src)
{
	struct rap_ids *ids = rap_ids_new();
	struct rap_read_options options = { 0 };
	char reason[200];
	struct rap_doc *doc = rap_read(name, &options, ids, src, reason, sizeof(reason));

	rap_ids_free(ids);
	return doc;
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct rap_input src = { 0 };
	char name[32];
	int fd = fuzz_file(data, size, name);
	struct rap_doc *doc = read_it(name, &src), *piped = read_it(name, &(struct rap_input){ 0 });

	if (doc) {
		for (int i = 0; i < FUZZ_STAGES; i++) {
			fuzz_stages[i](doc);
			fuzz_check_source(doc, src.text);
		}
		piped = fuzz_through_stream(piped);
		struct rap_buf a = fuzz_valid_xml(doc), b = fuzz_valid_xml(piped);
		fuzz_require(rap_eq(rap_buf_str(&a), rap_buf_str(&b)), "piped equals fused", "");
		rap_buf_free(&a);
		rap_buf_free(&b);
	}
	rap_doc_free(doc);
	rap_doc_free(piped);
	close(fd);
	return 0;
}
