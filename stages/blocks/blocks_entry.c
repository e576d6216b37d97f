/* blocks_entry.c - lines of a table of contents: "2 The Quay . . . . . . . . 14", "Preface ........ iv" */
#include "blocks.h"

#define PAGE_BYTES 6		/* of the longest page number */
#define LEADER_DOTS 3

static bool
is_page(char c)
{
	return (c >= '0' && c <= '9') || c == 'i' || c == 'v' || c == 'x' || c == 'l';
}

/* The dots of the leader that the text ends with, an ellipsis for three. */
static size_t
dots_at_end(struct rap_str s)
{
	size_t len, n = 0;

	for (; s.n > 0; s.n -= len) {
		uint32_t c = rap_utf8_last(s, &len);

		if (c != '.' && c != 0xB7 && c != 0x2026 && !rap_is_space(c))
			break;
		n += c == 0x2026 ? 3 : !rap_is_space(c);
	}
	return s.n > 0 ? n : 0;
}

bool
blocks_is_entry(struct rap_str s)
{
	size_t page = 0;

	while (page < s.n && page <= PAGE_BYTES && is_page(s.s[s.n - 1 - page]))
		page++;
	return page > 0 && page <= PAGE_BYTES && dots_at_end(rap_cut(s, 0, s.n - page)) >= LEADER_DOTS;
}
