/* read_clean.c - one kind of line end, and no character that XML 1.0 forbids but the form feed, which is a page's end.
 *
 * Text that needs nothing of this is only looked at. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "read.h"

enum kind {
	PLAIN,
	RETURN,		/* CR, with a LF after it where there is one */
	CONTROL,	/* C0 but TAB, LF, CR, FF */
	LEAD_C2,	/* of U+0085 */
	LEAD_E2,	/* of U+2028, U+2029 */
	LEAD_EF		/* of U+FFFE, U+FFFF */
};

/* What may have to be changed, by first byte. */
static const unsigned char kinds[256] = {
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,	/* 00..07 */
	CONTROL, PLAIN, PLAIN, CONTROL, PLAIN, RETURN, CONTROL, CONTROL,	/* 08 TAB LF VT FF CR 0E 0F */
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL, CONTROL,
	[0xc2] = LEAD_C2, [0xe2] = LEAD_E2, [0xef] = LEAD_EF
};

enum change { NONE, LINE_END, FORBIDDEN };

/* What becomes of the character at s, a first byte that is not PLAIN; *len is set to its bytes. */
static enum change
change_at(const char *s, size_t n, size_t *len)
{
	*len = 1;
	switch (kinds[(unsigned char)*s]) {
	case RETURN:
		*len = n > 1 && s[1] == '\n' ? 2 : 1;
		return LINE_END;
	case CONTROL:
		return FORBIDDEN;
	case LEAD_C2:
		*len = 2;
		return n > 1 && s[1] == '\x85' ? LINE_END : NONE;
	case LEAD_E2:
		*len = 3;
		return n > 2 && s[1] == '\x80' && (s[2] == '\xa8' || s[2] == '\xa9') ? LINE_END : NONE;
	case LEAD_EF:
		*len = 3;
		return n > 2 && s[1] == '\xbf' && (s[2] == '\xbe' || s[2] == '\xbf') ? FORBIDDEN : NONE;
	default:
		return NONE;
	}
}

/* Bytes from at on that are plain whatever they are in, eight at a time: 20 to 7F. */
static size_t
plain_run(const char *text, size_t at, size_t n)
{
	const uint64_t blanks = 0x2020202020202020u, high = 0x8080808080808080u;
	uint64_t word;

	for (; at + 8 <= n; at += 8) {
		memcpy(&word, text + at, 8);
		if (((word - blanks) | word) & high)	/* below 20 a byte borrows */
			break;
	}
	return at;
}

/* From at on, the next byte whose kind is not PLAIN; n at the end. */
static size_t
next_special(const char *text, size_t at, size_t n)
{
	while (at < n) {
		size_t end;

		at = plain_run(text, at, n);
		for (end = n - at < 8 ? n : at + 8; at < end; at++)
			if (kinds[(unsigned char)text[at]] != PLAIN)
				return at;
	}
	return n;
}

void
read_forbidden(struct rap_str text, struct read_repairs *bad)
{
	size_t len;

	*bad = (struct read_repairs){ 0, 0 };
	for (size_t at = next_special(text.s, 0, text.n); at < text.n; at = next_special(text.s, at + len, text.n)) {
		if (change_at(text.s + at, text.n - at, &len) == FORBIDDEN) {
			if (bad->count++ == 0)
				bad->first = at;
		}
	}
}

struct rap_str
read_clean(struct rap_arena *arena, char *text, size_t n, size_t forbidden)
{
	char *out = forbidden ? rap_arena_get(arena, n + 2 * forbidden, 1) : text;	/* a byte may become three */
	size_t done = 0, to = 0, at, len;

	for (at = next_special(text, 0, n); at < n; at = next_special(text, at + len, n)) {
		enum change change = change_at(text + at, n - at, &len);

		if (change == NONE)
			continue;
		if (out + to != text + done)
			memmove(out + to, text + done, at - done);
		to += at - done;
		to += change == LINE_END ? rap_utf8_put(out + to, '\n') : rap_utf8_put(out + to, RAP_REPLACEMENT);
		done = at + len;
	}
	if (out + to != text + done)
		memmove(out + to, text + done, n - done);
	to += n - done;
	return (struct rap_str){ out, to };
}

void
read_place(struct rap_str text, size_t at, size_t *line, size_t *col)
{
	size_t start = 0, len;

	*line = 1;
	for (size_t i = 0; i < at; i += len) {
		len = 1;
		if (text.s[i] == '\n' || change_at(text.s + i, text.n - i, &len) == LINE_END) {
			++*line;
			start = i + len;
		}
	}
	*col = at < start ? 1 : rap_utf8_count(text.s + start, at - start) + 1;
}
