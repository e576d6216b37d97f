/* read.h - the steps of rap-read, in the order in which a file goes through them.
 *
 *	read_load	a file's bytes
 *	read_gunzip	the same, expanded
 *	read_judge	which encoding they are in
 *	read_decode	valid UTF-8
 *	read_clean	line ends LF, nothing that XML forbids
 *	read_language	which language it is
 *	read_header	the teiHeader
 *	read_lines	one ab for each line, one pb for each form feed */
#ifndef READ_H
#define READ_H

#include <iconv.h>

#include <rapporteur/stages.h>

/* Bytes of one document. A longer one is refused: libxml2 counts in int, and no single input (a gzip bomb, /dev/zero)
 * is to take the machine. */
#define READ_MAX ((size_t)2 << 30)

struct read_repairs {		/* what was replaced by U+FFFD */
	size_t count;
	size_t first;		/* offset of the first in the text that the step took or gave, see there */
};

/* The whole of path ("-": standard input) into raw. 0, or the errno of what failed. */
int read_load(const char *path, struct rap_buf *raw);

bool read_is_gzip(struct rap_str raw);
/* Puts into out what raw expands to, as far as that goes, and no farther than to somewhat more than most bytes. NULL where all is
 * well, else what is wrong. */
const char *read_gunzip(struct rap_str raw, size_t most, struct rap_buf *out);

struct read_encoding {
	char name[64];		/* as --encoding takes it: the same name decodes the same bytes again */
	size_t bom;		/* bytes of the byte order mark */
	char rival[64];		/* another encoding that was named; "" where there is no doubt */
};
/* wanted: the user's word, NULL to find out. False where wanted is no encoding that we know. */
iconv_t read_open(const char *wanted);	/* an encoding, under any of its names; (iconv_t)-1 */
bool read_judge(struct rap_str bytes, const char *wanted, struct read_encoding *);
struct read_western {
	const char *encoding;	/* the one that fits best, NULL where none does */
	bool certain;		/* every byte of it does */
	size_t high, letters;	/* bytes outside ASCII, letters in it */
};
/* Is this single-byte text of western Europe? */
struct read_western read_western(struct rap_str sample);

/* Decodes bytes (without their mark) to UTF-8 in out; out->s stays NULL where bytes already are that. bad->first is an
 * offset in the decoded text. False where the encoding is unknown. */
bool read_decode(struct rap_str bytes, const char *encoding, struct rap_buf *out, struct read_repairs *bad);
void read_repair_utf8(struct rap_str bytes, struct rap_buf *out, struct read_repairs *bad);

/* How many characters of valid UTF-8 text XML forbids, and the offset of the first. */
void read_forbidden(struct rap_str text, struct read_repairs *bad);
/* Makes line ends LF and forbidden characters U+FFFD. Writes to text itself where forbidden is 0, since then it can
 * only shrink, else to new memory in the arena. */
struct rap_str read_clean(struct rap_arena *, char *text, size_t n, size_t forbidden);
/* Line and column, from 1, of the byte at in text; every kind of line end counts. */
void read_place(struct rap_str text, size_t at, size_t *line, size_t *col);

/* The BCP 47 code of text's language, "und" where it cannot be told. */
void read_language(struct rap_str text, char code[16]);
const char *read_language_name(const char *code);

/* The document's name for people: the last part of path, valid UTF-8 without control characters. In the arena. */
struct rap_str read_file_name(struct rap_arena *, const char *path);
struct rap_node *read_header(struct rap_doc *, const struct rap_input *);
struct rap_node *read_corpus_header(struct rap_doc *);	/* of a teiCorpus */
void read_lines(struct rap_doc *, struct rap_node *body, struct rap_str text);

#endif
