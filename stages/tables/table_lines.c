/* table_lines.c - the body's lines as an array, each with what one scan of its bytes tells. First step of
 * rap-tables. */
#include <stdlib.h>

#include <rapporteur/source.h>

#include "tables.h"

/* What a byte can tell about its line. */
enum { ELSE, BLANK, TAB, BAR, PLUS, DASH, DOT, DRAW, DIGIT };
static const unsigned char byte_class[256] = {
	[' '] = BLANK, ['\t'] = TAB, ['|'] = BAR, ['+'] = PLUS, ['-'] = DASH, ['='] = DASH, ['_'] = DASH, ['.'] = DOT,
	[':'] = DRAW, ['*'] = DRAW, ['~'] = DASH, ['\''] = DRAW, ['`'] = DRAW, [','] = DRAW,
	['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT, ['5'] = DIGIT, ['6'] = DIGIT,
	['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT,
};

/* Box drawing is U+2500..U+257F: E2 94 80 to E2 95 BF; the dashes U+2010..U+2015 are E2 80 90 to E2 80 95. */
static unsigned char
class_at(struct rap_str s, size_t i)
{
	if (i + 2 < s.n && (unsigned char)s.s[i] == 0xE2) {
		unsigned char second = (unsigned char)s.s[i + 1], third = (unsigned char)s.s[i + 2];

		if (second == 0x94 || second == 0x95)
			return BAR;
		if (second == 0x80 && third >= 0x90 && third <= 0x95)
			return DASH;
	}
	return byte_class[(unsigned char)s.s[i]];
}

struct scan {
	unsigned traits;
	size_t blanks, dots, dashes;	/* in the run that ends here; one blank between two dots does not end a run of dots */
	bool started, other, plus;	/* a character that is not white, one that does not draw, a plus was met */
};

static void
scan_blank(struct scan *scan, bool tab)
{
	scan->blanks++;
	scan->dashes = 0;
	if (scan->blanks > 1)
		scan->dots = 0;
	if (tab && scan->started)
		scan->traits |= TABS;
}

static void
scan_ink(struct scan *scan, unsigned char class)
{
	if (scan->started && scan->blanks > 1)
		scan->traits |= GAPS;
	scan->blanks = 0;
	scan->started = true;
	scan->dots = class == DOT ? scan->dots + 1 : 0;
	scan->dashes = class == DASH ? scan->dashes + 1 : 0;
	if (scan->dots >= 3)
		scan->traits |= LEADERS;
	if (class == BAR)
		scan->traits |= BARS;
	scan->plus |= class == PLUS;
	if (class == BAR || class == PLUS || scan->dashes >= 2)
		scan->traits |= RULE;
	if (class == DIGIT)
		scan->traits |= DIGITS;
	if (class == ELSE || class == DIGIT)
		scan->other = true;
}

unsigned
line_traits(struct rap_str s)
{
	struct scan scan = { 0 };
	size_t i, step;

	for (i = 0; i < s.n; i += step) {
		unsigned char class = class_at(s, i);

		step = (unsigned char)s.s[i] == 0xE2 && class != ELSE ? 3 : 1;
		if (class == BLANK || class == TAB)
			scan_blank(&scan, class == TAB);
		else
			scan_ink(&scan, class);
		if (class == ELSE)		/* the rest of a word tells nothing new */
			while (i + step < s.n && byte_class[(unsigned char)s.s[i + step]] == ELSE && s.s[i + step] != '\xE2')
				step++;
	}
	if (scan.other)
		return scan.traits & ~(unsigned)RULE;
	return scan.plus ? scan.traits | BARS : scan.traits;
}

static void
add_line(struct lines *lines, size_t *cap, struct rap_node *node)
{
	struct rap_str own = rap_own(lines->doc, node), ink = rap_trim(own);
	struct line *line;

	if (lines->n == *cap) {
		*cap = *cap ? *cap * 2 : 256;
		lines->v = rap_realloc(lines->v, *cap, sizeof *lines->v);
	}
	line = &lines->v[lines->n++];
	line->node = node;
	line->text = rap_cut(own, 0, ink.n ? (size_t)(ink.s - own.s) + ink.n : 0);
	line->traits = line_traits(line->text);
	line->marked = line->walled = line->taken = false;
}

/* A line that this stage can cut: as rap-read made it, all its text from one range. */
bool
line_is(const struct rap_node *node)
{
	return rap_is(node, RAP_AB) && rap_attr_is(node, RAP_TYPE, "line") && node->nsource <= 1 &&
	    node->first == node->last && (!node->first || node->first->name == RAP_CDATA);
}

void
lines_collect(struct lines *lines, struct rap_doc *doc)
{
	struct rap_node *body = rap_body(doc), *node;
	bool marked = false, walled = false;
	size_t cap = 0;

	*lines = (struct lines){ doc, NULL, 0 };
	for (node = body ? body->first : NULL; node; node = node->next) {
		if (rap_is(node, RAP_FW) && rap_attr_is(node, RAP_TYPE, "header"))
			reclaim_header(doc, node);
		if (line_is(node)) {
			add_line(lines, &cap, node);
			lines->v[lines->n - 1].marked = marked;
			lines->v[lines->n - 1].walled = walled;
			marked = walled = false;
		} else if (rap_is(node, RAP_FW) || rap_is(node, RAP_PB))
			marked = true;
		else
			walled = true;
	}
}

bool
line_blank(const struct line *line)
{
	return line->text.n == 0;
}

bool
line_draws(const struct line *line)
{
	return line->traits & RULE && !(line->traits & BARS);
}

size_t
lines_next(const struct lines *lines, size_t i)
{
	bool blank = false, marked = false;

	for (i++; i < lines->n; i++) {
		const struct line *line = &lines->v[i];

		if (line->walled || line->taken)
			return lines->n;
		marked |= line->marked;
		if (!line_blank(line))
			return blank && !marked ? lines->n : i;
		blank = true;
	}
	return lines->n;
}

size_t
lines_fit(const struct lines *lines, size_t i)
{
	size_t end = i;

	while (end < lines->n && !line_blank(&lines->v[end]) && !lines->v[end].taken && (end == i || !lines->v[end].walled))
		end++;
	return end;
}

/* --- a walk by display columns */

void
cursor_look(struct cursor *cur)
{
	cur->c = rap_utf8_get(cur->text.s + cur->at, cur->text.n - cur->at, &cur->len);
	if (cur->c == '\t')
		cur->width = 8 - cur->col % 8;
	else if (cur->c < 0x80)
		cur->width = 1;
	else
		cur->width = rap_width(rap_cut(cur->text, cur->at, cur->at + cur->len));
}

struct cursor
cursor_start(struct rap_str text)
{
	struct cursor cur = { text, 0, 0, 0, 0, 0 };

	cursor_look(&cur);
	return cur;
}

void
cursor_next(struct cursor *cur)
{
	cur->at += cur->len;
	cur->col += cur->width;
	cursor_look(cur);
}
