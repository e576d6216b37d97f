/* verify_leaf.c - a leaf's text against its ranges: fold.h read the other way.
 *
 * The source says "the pre-\n  war  years"; the text may say "the pre-war years", "the prewar years" or "the pre- war
 * years", and nothing else. Both are read once, side by side, while the parser hands the text over in pieces. */
#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

#include "verify.h"

#define SOFT_HYPHEN 0xADu

static bool
is_hyphen(uint32_t c)
{
	return c == '-' || c == 0x2010 || c == 0x2011 || c == SOFT_HYPHEN;
}

/* --- the source's side: its ranges, one line end between two */
static void
settle(struct leaf *l)
{
	l->at = l->ranges[l->range].start;
	l->byte = source_byte(l->source, l->at);
}

void
leaf_open(struct leaf *l)
{
	if (l->n > 0)
		settle(l);
	l->ended = l->n == 0;
}

/* The next character of the ranges, 0 at their end. */
static uint32_t
peek(const struct leaf *l, size_t *len)
{
	const struct rap_str text = l->source->text;

	*len = 0;
	if (l->ended)
		return 0;
	if (l->at < l->ranges[l->range].end)
		return rap_utf8_get(text.s + l->byte, text.n - l->byte, len);
	return l->range + 1 < l->n ? '\n' : 0;
}

static void
advance(struct leaf *l, size_t len)
{
	if (len > 0) {
		l->byte += len;
		l->at++;
	} else if (++l->range < l->n)
		settle(l);
	else
		l->ended = true;
}

/* White space with a line end in it, and then more: only there may a hyphen go. */
static bool
at_line_end(const struct leaf *l, size_t len)
{
	struct leaf ahead = *l;
	bool line_end = false;
	uint32_t c;

	advance(&ahead, len);
	while ((c = peek(&ahead, &len)) != 0 && (rap_is_space(c) || c == SOFT_HYPHEN)) {
		line_end |= c == '\n';
		advance(&ahead, len);
	}
	return line_end && c != 0;
}

/* --- both sides */
/* Whether what stands between the last character and this one is the same on both sides. */
static bool
same_gap(const struct leaf *l)
{
	bool glued = l->broke && l->hyphen;

	if (!l->started)
		return true;
	if (l->dropped)
		return !l->space;
	return glued || l->space == l->gap;
}

static void
pass(struct leaf *l, uint32_t s)
{
	if (rap_is_space(s)) {
		l->gap = true;
		l->broke |= s == '\n';
	} else
		l->hyphen = true;
}

/* Passes what the text leaves out, up to c in the source. */
static bool
match(struct leaf *l, uint32_t c)
{
	size_t len;
	uint32_t s;

	while ((s = peek(l, &len)) != c) {
		bool drop = is_hyphen(s) && s != SOFT_HYPHEN && !l->gap && !l->dropped && at_line_end(l, len);

		if (s == 0 || !(rap_is_space(s) || s == SOFT_HYPHEN || drop))
			return false;
		l->dropped |= drop;
		pass(l, s);
		advance(l, len);
	}
	if (!same_gap(l))
		return false;
	advance(l, len);
	l->hyphen = is_hyphen(c);
	l->gap = l->broke = l->dropped = l->space = false;
	return l->started = true;
}

bool
leaf_text(struct leaf *l, struct rap_str text)
{
	size_t len;

	for (size_t i = 0; i < text.n && !l->failed; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (rap_is_space(c))
			l->space = true;
		else
			l->failed = !match(l, c);
	}
	return !l->failed;
}

/* What the source has behind the text must be white space; in a heading, the line under it may be drawn. */
bool
leaf_close(struct leaf *l, bool underlined)
{
	size_t len;
	uint32_t s;
	bool new_line = false;

	while (!l->failed && (s = peek(l, &len)) != 0) {
		new_line |= s == '\n';
		if (!rap_is_space(s) && s != SOFT_HYPHEN && !(underlined && new_line && rap_is_drawing(s)))
			l->failed = true;
		else
			advance(l, len);
	}
	return !l->failed;
}
