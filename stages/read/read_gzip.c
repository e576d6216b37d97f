/* read_gzip.c - gzip data, expanded as far as it goes: a file that is cut short still gives its first part. */
#include <string.h>
#include <zlib.h>

#include "read.h"

enum { PIECE = 1 << 16 };

bool
read_is_gzip(struct rap_str raw)
{
	return rap_starts(raw, "\x1f\x8b\x08");
}

/* Feeds z, whose avail_in is narrower than our sizes; left is what of raw it has not been given yet. */
static void
feed(z_stream *z, size_t *left)
{
	if (z->avail_in == 0) {
		z->avail_in = *left < PIECE ? (uInt)*left : PIECE;
		*left -= z->avail_in;
	}
}

/* One member. Z_STREAM_END where it came to its end, checksum and all. */
static int
expand_member(z_stream *z, size_t *left, size_t most, struct rap_buf *out)
{
	char piece[PIECE];
	int status = Z_OK;

	while (status == Z_OK) {
		feed(z, left);
		z->next_out = (Bytef *)piece;
		z->avail_out = PIECE;
		status = inflate(z, Z_NO_FLUSH);
		rap_buf_add(out, piece, PIECE - z->avail_out);
		if (out->n > most)
			return Z_MEM_ERROR;
	}
	return status;
}

static const char *
wrong(int status)
{
	switch (status) {
	case Z_STREAM_END:
		return NULL;
	case Z_BUF_ERROR:
		return "ends too early";
	case Z_MEM_ERROR:
		return "expands to too much";
	default:
		return "broken block or checksum";
	}
}

/* Blocks on tape and some writers fill up with NULs after the last member. */
static bool
only_nul(const char *s, size_t n)
{
	return n == 0 || (s[0] == '\0' && memcmp(s, s + 1, n - 1) == 0);
}

const char *
read_gunzip(struct rap_str raw, size_t most, struct rap_buf *out)
{
	z_stream z = { .next_in = (Bytef *)(uintptr_t)raw.s };
	size_t left = raw.n;
	const char *why = NULL;

	if (inflateInit2(&z, 15 + 16) != Z_OK)
		return "zlib does not start";
	do {
		struct rap_str rest = { (const char *)z.next_in, left + z.avail_in };

		if (!read_is_gzip(rest)) {
			why = only_nul(rest.s, rest.n) ? NULL : "other data after it, left out";
			break;
		}
		why = wrong(expand_member(&z, &left, most, out));
	} while (!why && inflateReset(&z) == Z_OK && left + z.avail_in > 0);
	inflateEnd(&z);
	return why;
}
