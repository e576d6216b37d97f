/* table_directive.c - what reStructuredText's directives that hold a table have in common. A part of rap-tables.
 *
 *	.. list-table:: Ships by port,
 *	   in hundreds
 *	   :header-rows: 1
 *
 *	   * - Port
 *
 * The directive and its options are residue, what stands behind it up to them is the caption, and all below is indented. */
#include <string.h>

#include "tables.h"

size_t
directive_begins(struct rap_str text, const char *const *names, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (rap_starts(text, names[k]))
			return strlen(names[k]);
	return 0;
}

size_t
directive_end(const struct lines *lines, size_t i)
{
	size_t end = i + 1, k, indent = line_indent(&lines->v[i]);

	for (k = end; k < lines->n && !lines->v[k].walled && !lines->v[k].taken; k++) {
		if (line_blank(&lines->v[k]))
			continue;
		if (line_indent(&lines->v[k]) <= indent)
			break;
		end = k + 1;
	}
	return end;
}

bool
directive_option(struct rap_str text)
{
	const char *end;

	text = rap_trim(text);
	end = text.n > 2 && text.s[0] == ':' && text.s[1] != ' ' ? memchr(text.s + 1, ':', text.n - 1) : NULL;
	return end && !memchr(text.s, ' ', (size_t)(end - text.s));
}

/* The first line below the directive, its title and its options. */
static size_t
body_of(const struct lines *lines, const struct verdict *v)
{
	size_t i = v->first + 1;

	while (i < v->end && !line_blank(&lines->v[i]))
		i++;
	return i;
}

struct rap_str
directive_value(const struct lines *lines, const struct verdict *v, const char *option)
{
	for (size_t i = v->first + 1, end = body_of(lines, v); i < end; i++) {
		struct rap_str text = rap_trim(lines->v[i].text);

		if (rap_starts(text, option))
			return rap_trim(rap_cut(text, strlen(option), text.n));
	}
	return RAP_STR("");
}

size_t
directive_number(const struct lines *lines, const struct verdict *v, const char *option)
{
	struct rap_str value = directive_value(lines, v, option);

	return value.n == 1 && value.s[0] >= '0' && value.s[0] <= '9' ? (size_t)(value.s[0] - '0') : 0;
}

size_t
directive_cut(const struct lines *lines, const struct verdict *v, struct grid *grid, size_t bytes,
    void (*cut_option)(const struct lines *, size_t, struct grid *))
{
	struct rap_str text = lines->v[v->first].text;
	size_t a = (size_t)(rap_trim(text).s - text.s), i, end = body_of(lines, v);
	bool options = false;

	grid_piece(grid, lines, RESIDUE, v->first, a, a + bytes);
	grid_piece(grid, lines, CAPTION, v->first, a + bytes, text.n);
	for (i = v->first + 1; i < end; i++) {
		options |= directive_option(lines->v[i].text);
		if (options && cut_option)
			cut_option(lines, i, grid);
		else
			grid_piece(grid, lines, options ? RESIDUE : CAPTION, i, 0, lines->v[i].text.n);
	}
	return end;
}
