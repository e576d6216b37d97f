/* read_decode.c - bytes in any encoding to valid UTF-8. What an encoding does not know becomes U+FFFD, one for each
 * byte (each code unit in UTF-16 and UTF-32), and is counted. */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include <rapporteur/utf8.h>

#include "read.h"

enum { PIECE = 1 << 16 };

static void
replace(struct rap_buf *out, struct read_repairs *bad, size_t bytes)
{
	if (bad->count == 0)
		bad->first = out->n;
	bad->count += bytes;
	rap_buf_addz(out, "\xef\xbf\xbd");
}

void
read_repair_utf8(struct rap_str bytes, struct rap_buf *out, struct read_repairs *bad)
{
	for (size_t at = 0; at < bytes.n;) {
		size_t valid = rap_utf8_valid(bytes.s + at, bytes.n - at);

		rap_buf_add(out, bytes.s + at, valid);
		at += valid;
		if (at < bytes.n) {
			replace(out, bad, 1);
			at++;
		}
	}
}

/* Bytes to step over where iconv is at a loss. */
static size_t
unit_of(const char *encoding)
{
	return strncmp(encoding, "UTF-16", 6) == 0 ? 2 : strncmp(encoding, "UTF-32", 6) == 0 ? 4 : 1;
}

static void
convert(iconv_t cd, struct rap_str bytes, size_t unit, struct rap_buf *out, struct read_repairs *bad)
{
	char piece[PIECE], *in = (char *)(uintptr_t)bytes.s;
	size_t left = bytes.n;
	bool flush = false;

	while (left > 0 || !flush) {
		char *to = piece;
		size_t room = PIECE, done;

		flush = left == 0;	/* a last call, for encodings that have a state to leave */
		done = iconv(cd, flush ? NULL : &in, flush ? NULL : &left, &to, &room);
		rap_buf_add(out, piece, PIECE - room);
		if (done == (size_t)-1 && errno != E2BIG && !flush) {
			size_t skip = left < unit ? left : unit;

			replace(out, bad, skip);
			in += skip;
			left -= skip;
		}
	}
}

bool
read_decode(struct rap_str bytes, const char *encoding, struct rap_buf *out, struct read_repairs *bad)
{
	iconv_t cd;

	*bad = (struct read_repairs){ 0, 0 };
	if (strcmp(encoding, "UTF-8") == 0) {
		if (rap_utf8_valid(bytes.s, bytes.n) < bytes.n)
			read_repair_utf8(bytes, out, bad);
		return true;
	}
	cd = iconv_open("UTF-8", encoding);
	if (cd == (iconv_t)-1)
		return false;
	rap_buf_add(out, "", 0);
	convert(cd, bytes, unit_of(encoding), out, bad);
	iconv_close(cd);
	return true;
}
