/* blocks_code.c - lines of programs and of settings, told from prose by their signs alone: no language is known; and what
 * programs say to each other. */
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

/* "quay = north", "depth += 3", "quay ::= berth", "if (depth == 0)"; a line of signs alone is none. */
static bool
is_assignment(struct rap_str s, size_t sign)
{
	size_t end = name_end(s, 0);

	if (sign == 0 || sign + 1 >= s.n)
		return false;
	if (s.s[sign - 1] == ':' || (s.s[sign + 1] == '=' && sign + 2 < s.n && s.s[sign + 2] == ' '))
		return true;
	return end > 0 && end + 2 >= sign && s.s[end] == ' ' && s.s[sign + 1] == ' ' && sign + 2 < s.n;
}

/* "    store.open(path);", "    int depth = 3;", "    }" and the two above */
static bool
is_code(struct rap_str line)
{
	char last = line.s[line.n - 1];
	struct rap_str s;
	const char *sign;

	if (last == '{' || last == '}')
		return true;
	if (last == ';' && line.n > 1 && memchr(")]}\"", line.s[line.n - 2], 4))
		return true;
	sign = memchr(line.s, '=', line.n);
	if (sign && last == ';')
		return true;
	if (!sign && last != ')')
		return false;
	s = rap_trim(line);
	return (last == ')' && is_call(s)) || (sign && is_assignment(s, (size_t)(sign - s.s)));
}

bool
blocks_is_statement(const struct line *l)
{
	char last = l->text.s[l->text.n - 1];

	return l->may_code && l->mark.kind == RAP_MARK_NONE && last != ')' && is_code(l->text);
}

/* --- what two programs say to each other:
 *	220 mail.quay.example ready
 *	HELO client.example
 *	250 OK
 */

/* "250 OK", "250-SIZE" */
static bool
is_reply(struct rap_str s)
{
	return s.n > 4 && s.s[0] >= '1' && s.s[0] <= '5' && rap_is_digit((unsigned char)s.s[1]) && rap_is_digit((unsigned char)s.s[2]) &&
	    (s.s[3] == ' ' || s.s[3] == '-') && s.s[4] != ' ';
}

/* "QUIT", "RCPT TO:<ines@quay.example>", and what a prompt stands before: "C: NOOP" */
static bool
is_order(struct rap_str s)
{
	size_t i = 0;

	while (i < s.n && s.s[i] >= 'A' && s.s[i] <= 'Z')
		i++;
	return i > 2 && i < 9 && (i == s.n || s.s[i] == ' ');
}

/* "GET /lamps HTTP/1.1", "HTTP/1.1 200 OK"; not "HTTP/2 and HTTP/3 servers" */
static bool
names_version(struct rap_str s)
{
	static const char name[] = "HTTP/";
	const char *blank = memchr(s.s, ' ', s.n), *last = memrchr(s.s, ' ', s.n);

	if (blank && rap_starts(s, name))
		return is_reply(rap_cut(s, (size_t)(blank - s.s) + 1, s.n));
	return last && is_order(s) && rap_starts(rap_cut(s, (size_t)(last - s.s) + 1, s.n), name);
}

/* Three lines or more, nearly all of them replies and orders and some of either; or lines below such a version. */
bool
blocks_are_dialog(const struct line *l, size_t lines)
{
	size_t replies = 0, orders = 0;
	struct rap_str first = rap_trim(l[0].text);

	if (first.n == 0 || !(rap_is_digit((unsigned char)first.s[0]) || rap_is_upper((unsigned char)first.s[0])))
		return false;
	if (!is_reply(first) && !is_order(first) && !rap_starts(first, "HTTP/"))
		return false;
	if (lines > 1 && names_version(first))
		return true;
	for (size_t i = 0; i < lines && (replies + orders + lines - i) * 4 >= lines * 3; i++) {
		struct rap_str s = rap_trim(l[i].text);

		replies += is_reply(s);
		orders += is_order(s);
	}
	return lines > 2 && replies > 0 && orders > 0 && (replies + orders) * 4 >= lines * 3;
}

bool
blocks_are_code(const struct line *l, size_t lines)
{
	size_t code = 0;

	for (size_t i = 0; i < lines && (code + lines - i) * 2 >= lines; i++) {
		if (l[i].mark.kind != RAP_MARK_NONE)
			return false;
		code += l[i].may_code && is_code(l[i].text);
	}
	return code >= 2 && code * 2 >= lines;
}
