/* blocks_code.c - lines of programs and of settings, told from prose by their signs alone: no language is known. */
#include <string.h>

#include "blocks.h"

/* The last sign but for white space, and the one before it. */
static bool
ends_in(struct rap_str s, const char *before, char last)
{
	return s.n > 1 && s.s[s.n - 1] == last && strchr(before, s.s[s.n - 2]) && s.s[s.n - 2] != '\0';
}

static bool
is_name(char c)
{
	uint32_t u = (unsigned char)c < 0x80 ? (unsigned char)c : 0;

	return rap_is_alpha(u) || rap_is_digit(u) || strchr("_.[]$@", c) != NULL;
}

/* Bytes of a name, of a field or of an element from from on: "ship.berth", "quay[3]". */
static size_t
name_end(struct rap_str s, size_t from)
{
	while (from < s.n && s.s[from] != '\0' && is_name(s.s[from]))
		from++;
	return from;
}

/* "waiting.append(ship)": a name, brackets, and nothing else. */
static bool
is_call(struct rap_str s)
{
	size_t end = name_end(s, 0);

	return end > 1 && end < s.n && s.s[end] == '(' && s.s[s.n - 1] == ')';
}

/* "quay = north", "depth += 3", "if (depth == 0)"; a line of signs alone is none. */
static bool
is_assignment(struct rap_str s)
{
	const char *sign = memchr(s.s, '=', s.n);
	size_t at = sign ? (size_t)(sign - s.s) : s.n, end = name_end(s, 0);

	if (at == 0 || at + 1 >= s.n)
		return false;
	if (s.s[at + 1] == '=' && at + 2 < s.n && s.s[at + 2] == ' ')
		return true;
	return end > 0 && end + 2 >= at && s.s[end] == ' ' && s.s[at + 1] == ' ' && at + 2 < s.n;
}

/* "    store.open(path);", "    }" and the two above */
static bool
is_code(struct rap_str line)
{
	struct rap_str s = rap_trim(line);
	char c = s.n ? s.s[s.n - 1] : 0;

	return c == '{' || c == '}' || ends_in(s, ")]\"", ';') || is_call(s) || is_assignment(s);
}

bool
blocks_are_code(const struct line *l, size_t lines)
{
	size_t code = 0;

	for (size_t i = 0; i < lines && (code + lines - i) * 2 >= lines; i++) {
		if (l[i].mark.kind != RAP_MARK_NONE)
			return false;
		code += is_code(l[i].text);
	}
	return code >= 2 && code * 2 >= lines;
}
