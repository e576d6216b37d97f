/* blocks_lines.c - the lines of a document as an array, and what their text says at its borders. */
#include <stdlib.h>

#include <rapporteur/tree.h>

#include "blocks.h"

static struct rap_str
trim_end(struct rap_str s)
{
	size_t len;

	while (s.n > 0 && rap_is_space(rap_utf8_last(s, &len)))
		s.n -= len;
	return s;
}

/* Quotes and brackets that may stand around a sentence. */
static bool
is_wrapping(uint32_t c)
{
	return c == '"' || c == '\'' || c == '(' || c == ')' || c == '[' || c == ']' || c == 0xAB || c == 0xBB ||
	    c == 0xA1 || c == 0xBF || (c >= 0x2018 && c <= 0x201F) || c == '*' || c == '_' || c == '`';
}

bool
blocks_ends_sentence(struct rap_str s)
{
	uint32_t c;
	size_t len;

	for (s = trim_end(s); s.n > 0 && is_wrapping(c = rap_utf8_last(s, &len)); )
		s.n -= len;
	c = rap_utf8_last(s, &len);
	return s.n > 0 && (c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == 0x2026 || c == 0x3002 ||
	    c == 0xFF01 || c == 0xFF1F || c == 0x61F || c == 0x6D4 || c == 0x964);
}

static uint32_t
first_char(struct rap_str s, bool past_wrapping)
{
	size_t len;
	uint32_t c = 0;

	for (size_t i = 0; i < s.n; i += len) {
		c = rap_utf8_get(s.s + i, s.n - i, &len);
		if (!rap_is_space(c) && !(past_wrapping && is_wrapping(c)))
			return c;
	}
	return 0;
}

bool
blocks_starts_lower(struct rap_str s)
{
	uint32_t c = first_char(s, false);

	return rap_is_alpha(c) && !rap_is_upper(c);
}

bool
blocks_starts_upper(struct rap_str s)
{
	return rap_is_upper(first_char(s, true));
}

bool
blocks_all_capitals(struct rap_str s)
{
	size_t len, upper = 0;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (rap_is_lower(c))
			return false;
		upper += rap_is_upper(c);
	}
	return upper > 1;
}

size_t
blocks_hyphen(struct rap_str s)
{
	size_t len, before;
	uint32_t c;

	s = trim_end(s);
	c = rap_utf8_last(s, &len);
	if (s.n <= len || (c != '-' && c != 0x2010))
		return 0;
	s.n -= len;
	return rap_is_alpha(rap_utf8_last(s, &before)) ? s.n : 0;
}

/* A line that only draws: one character, at least three times, and nothing but it and white space. Stops only draw
 * from five on: "..." is an omission. */
static bool
is_rule(struct rap_str s)
{
	uint32_t sign = first_char(s, false), c;
	size_t len, n = 0;

	if (!rap_is_drawing(sign) || sign == '\'' || sign == '"' || sign == '`')
		return false;
	for (size_t i = 0; i < s.n; i += len) {
		c = rap_utf8_get(s.s + i, s.n - i, &len);
		if (!rap_is_space(c) && c != sign)
			return false;
		n += c == sign;
	}
	return n >= (sign == '.' ? 5u : 3u);
}

static enum line_kind
kind_of(const struct rap_node *n)
{
	if (rap_is(n, RAP_AB) && rap_attr_is(n, RAP_TYPE, "line"))
		return LINE_TEXT;
	if (rap_is(n, RAP_FW) || rap_is(n, RAP_PB) || rap_is(n, RAP_MILESTONE) || rap_is(n, RAP_NOTE))
		return LINE_AROUND;
	return LINE_WALL;
}

/* Columns are counted over the part of a line that can matter; a line of megabytes is just long. */
#define COUNTED 4096

static void
look(struct rap_doc *doc, struct line *l)
{
	struct rap_str own = trim_end(rap_own(doc, l->node)), shown = rap_cut(own, 0, COUNTED), rest;
	size_t lead = 0, word = 0, len;

	while (lead < shown.n && rap_is_space(rap_utf8_get(shown.s + lead, shown.n - lead, &len)))
		lead += len;
	rest = rap_cut(shown, lead, shown.n);
	while (word < rest.n && !rap_is_space(rap_utf8_get(rest.s + word, rest.n - word, &len)))
		word += len;
	l->text = own;
	l->indent = (uint32_t)rap_width(rap_cut(shown, 0, lead));
	l->width = (uint32_t)rap_width(shown);
	l->first = (uint32_t)rap_width(rap_cut(rest, 0, word));
	rap_mark(shown, &l->mark);
	if (shown.n < COUNTED && is_rule(own))
		l->kind = LINE_RULE;
}

void
blocks_gather(struct rap_doc *doc, struct lines *lines)
{
	struct rap_node *n, *next;
	uint32_t blanks = 0;
	size_t most = 0;

	for (n = rap_body(doc)->first; n; n = n->next)
		most++;
	lines->line = rap_alloc(most + 1, sizeof(*lines->line));
	for (n = rap_body(doc)->first; n; n = next) {
		struct line *l = &lines->line[lines->n];

		next = n->next;
		*l = (struct line){ .node = n, .kind = kind_of(n), .blanks = blanks };
		if (l->kind == LINE_TEXT)
			look(doc, l);
		if (l->kind == LINE_TEXT && l->text.n == 0) {
			blanks++;
			rap_remove(n);
			continue;
		}
		blanks = 0;
		lines->n++;
	}
}
