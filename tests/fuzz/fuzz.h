/* fuzz.h - what the fuzz entries share: bytes as a file, the stages, and the properties that have to hold. A property that
 * does not hold ends the process with abort(), which the fuzzer takes for a crash. */
#ifndef FUZZ_H
#define FUZZ_H

#include <rapporteur/pyx.h>
#include <rapporteur/stages.h>

#define FUZZ_STAGES 5
extern int (*const fuzz_stages[FUZZ_STAGES])(struct rap_doc *);

/* A file in memory that holds the bytes, open for reading at its start; name gets a path for it. The caller closes it. */
int fuzz_file(const void *data, size_t size, char name[32]);
void fuzz_require(bool holds, const char *property, const char *detail);

/* The document that the text of src makes after the first stages, each fed from the stream that the one before wrote; the
 * caller frees it. Frees doc. */
struct rap_doc *fuzz_through_stream(struct rap_doc *doc);

/* Each leaf is the text of its ranges, and each character of the source is in exactly one leaf or only draws. */
void fuzz_check_source(struct rap_doc *, struct rap_str text);
/* The document as XML, which must be valid, or at least well-formed; the caller frees the buffer. */
struct rap_buf fuzz_valid_xml(struct rap_doc *);
struct rap_buf fuzz_well_formed_xml(struct rap_doc *);

#endif
