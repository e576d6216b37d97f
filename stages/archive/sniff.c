/* sniff.c - what the first bytes of a file tell: whether to ask libarchive what it is, and texts that are no documents. */
#include <string.h>

#include <zlib.h>

#include "archive.h"

static bool
is_binary(struct rap_str head)
{
	for (size_t i = 0; i < head.n; i++) {
		unsigned char c = (unsigned char)head.s[i];

		if (c < 0x20 && !(c >= '\t' && c <= '\r'))
			return true;
	}
	return rap_starts(head, "BZh");
}

/* The beginning of what gzip data holds, where that can be seen. */
static struct rap_str
expand(struct rap_str head, char out[HEAD])
{
	z_stream z = { .next_in = (Bytef *)(uintptr_t)head.s, .avail_in = (uInt)head.n, .next_out = (Bytef *)out, .avail_out = HEAD };

	if (inflateInit2(&z, 15 + 16) != Z_OK)
		return rap_strz(NULL);
	inflate(&z, Z_SYNC_FLUSH);
	inflateEnd(&z);
	return (struct rap_str){ out, HEAD - z.avail_out };
}

/* Most files are texts, also in gzip data and in UTF-16: no archive begins as those do. */
bool
may_be_archive(struct rap_str head)
{
	char out[HEAD];
	struct rap_str within;

	if (rap_starts(head, "\xFF\xFE") || rap_starts(head, "\xFE\xFF") || !is_binary(head))
		return false;
	if (!rap_starts(head, "\x1f\x8b"))
		return true;
	within = expand(head, out);
	return within.n == 0 || is_binary(within);
}

/* "From lena@example.org Mon Mar  2 10:15:00 1998", then "Subject: the lamps": letters, not a document. */
const char *
refused_text(struct rap_str head)
{
	const char *end = head.n > 0 ? memchr(head.s, '\n', head.n) : NULL;
	struct rap_str first, next;
	size_t colons = 0, name = 0;

	if (!end || !rap_starts(head, "From "))
		return NULL;
	first = rap_cut(head, 0, (size_t)(end - head.s));
	next = rap_cut(head, first.n + 1, head.n);
	for (size_t i = 0; i < first.n; i++)
		colons += first.s[i] == ':';
	while (name < next.n && next.s[name] > ' ' && next.s[name] < 0x7F && next.s[name] != ':')
		name++;
	if (colons < 2 || name == 0 || name == next.n || next.s[name] != ':')
		return NULL;
	return "a mailbox (mbox); convert its letters to text files first";
}

