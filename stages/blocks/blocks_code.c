/* blocks_code.c - lines of programs and of settings, told from prose by their signs alone: no language is known. */
#include <string.h>

#include "blocks.h"

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

/* "waiting.append(ship)": a name and brackets, the last of which is the last sign */
static bool
is_call(struct rap_str s)
{
	size_t end = name_end(s, 0);

	return end > 1 && end < s.n && s.s[end] == '(';
}

/* "quay = north", "depth += 3", "if (depth == 0)"; a line of signs alone is none. */
static bool
is_assignment(struct rap_str s, size_t sign)
{
	size_t end = name_end(s, 0);

	if (sign == 0 || sign + 1 >= s.n)
		return false;
	if (s.s[sign + 1] == '=' && sign + 2 < s.n && s.s[sign + 2] == ' ')
		return true;
	return end > 0 && end + 2 >= sign && s.s[end] == ' ' && s.s[sign + 1] == ' ' && sign + 2 < s.n;
}

/* "    store.open(path);", "    }" and the two above */
static bool
is_code(struct rap_str line)
{
	char last = line.s[line.n - 1];
	struct rap_str s;
	const char *sign;

	if (last == '{' || last == '}')
		return true;
	if (last == ';' && line.n > 1 && memchr(")]\"", line.s[line.n - 2], 3))
		return true;
	sign = memchr(line.s, '=', line.n);
	if (!sign && last != ')')
		return false;
	s = rap_trim(line);
	return (last == ')' && is_call(s)) || (sign && is_assignment(s, (size_t)(sign - s.s)));
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
