/* table_traits.c - what a line has that a table may be made of. Every line of every document comes by here, so that its
 * bytes are looked at in blocks, in a loop that compilers turn into a few vector instructions. A part of rap-tables. */
#include <string.h>

#include "tables.h"

#define BLOCK 32

/* The traits that two or three bytes together show. s has BLOCK + 2 bytes. Box drawing is U+2500..U+257F, E2 94 80 to
 * E2 95 BF; the wide bar is U+FF5C, EF BD 9C. */
static unsigned
block_traits(const unsigned char *s)
{
	unsigned char traits = 0;

	for (size_t k = 0; k < BLOCK; k++) {
		unsigned char a = s[k], b = s[k + 1], c = s[k + 2];
		bool bar = (a == '|') | ((a == 0xE2) & ((b & 0xFE) == 0x94)) | ((a == 0xEF) & (b == 0xBD) & (c == 0x9C));

		traits |= bar * BARS;
		traits |= (a == '\t') * TABS;
		traits |= ((a == ' ') & (b == ' ')) * GAPS;
		traits |= ((a == '.') & (c == '.') & ((b == '.') | (b == ' '))) * LEADERS;
	}
	return traits;
}

/* What a character is to a rule. */
enum { TEXT, BLANK, JOINT, PLUS, STROKE, DOT };
static const unsigned char ascii_class[128] = {
	[' '] = BLANK, ['\t'] = BLANK, ['|'] = JOINT, ['+'] = PLUS, ['-'] = STROKE, ['='] = STROKE, ['_'] = STROKE,
	['~'] = STROKE, ['.'] = DOT, [':'] = DOT, ['*'] = DOT, ['\''] = DOT, ['`'] = DOT, [','] = DOT,
};

static unsigned char
class_of(uint32_t c)
{
	if (c < 0x80)
		return ascii_class[c];
	if (c >= 0x2500 && c <= 0x257F)
		return JOINT;
	return c >= 0x2010 && c <= 0x2015 ? STROKE : TEXT;
}

/* RULE, with BARS where a plus stands in it, for a line that only draws; else nothing, as the first letter tells. */
static unsigned
rule_traits(struct rap_str text)
{
	size_t i, len, strokes = 0;
	bool rule = false, plus = false;

	for (i = 0; i < text.n; i += len) {
		unsigned char class = class_of(rap_utf8_get(text.s + i, text.n - i, &len));

		if (class == TEXT)
			return 0;
		strokes = class == STROKE ? strokes + 1 : 0;
		plus |= class == PLUS;
		rule |= class == JOINT || class == PLUS || strokes > 1;
	}
	return (rule ? RULE : 0) | (plus ? BARS : 0);
}

static bool
is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/* What begins at text, up to the next gap, is no word: a figure, a sign for no entry ("-", "n/a"), words with a figure
 * ("at least 50"). */
static bool
begins_entry(struct rap_str text)
{
	size_t i, len, letters = 0;

	for (i = 0; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (rap_is_digit(c))
			return true;
		letters += rap_is_alpha(c);
		if (is_blank(text.s[i]) && is_blank(text.s[i + 1]))	/* no blank ends a line */
			break;
	}
	return letters == 0 || (letters <= 3 && (rap_starts(text, "n") || rap_starts(text, "N")));
}

/* Two figures side by side may be two entries: "Tallow  1,844,000  11.1 1,148,000". */
static bool
parts_figures(char before, char after)
{
	return strchr("0123456789.%)", before) && strchr("0123456789.$(+-", after);
}

/* ENTRIES, for a line that has gaps, tabs or leaders: prose with double spaces or ellipses has words behind them all. */
static unsigned
entry_traits(struct rap_str text)
{
	size_t i = 0, gap, dots;

	for (;;) {
		while (i < text.n && !is_blank(text.s[i]) && text.s[i] != '.')
			i++;
		for (gap = i, dots = 0; i < text.n && (is_blank(text.s[i]) || text.s[i] == '.'); i++)
			dots += text.s[i] == '.';
		if (dots > 2 && i - gap > dots + 1)	/* "Bergen   ......": dots alone are an entry */
			return ENTRIES;
		if (i == text.n)
			return 0;
		if (dots > 2 || i - gap > dots + 1 || text.s[i - 1] == '\t' ? begins_entry(rap_cut(text, i, text.n)) :
		    gap && i - gap == dots + 1 && parts_figures(text.s[gap - 1], text.s[i]))
			return ENTRIES;
	}
}

/* A line of a chart, which is no row: "40 |      *    *" */
static bool
is_chart_line(struct rap_str text)
{
	const char *bar = memchr(text.s, '|', text.n);

	for (; bar && bar < text.s + text.n; bar++)
		if (!strchr(" |*+ox.", *bar))
			return false;
	return bar != NULL;
}

unsigned
line_traits(struct rap_str text)
{
	unsigned char last[BLOCK + 2];
	unsigned traits;
	size_t i;

	for (i = 0; i < text.n && is_blank(text.s[i]); i++)
		;
	text = rap_cut(text, i, text.n);
	traits = rule_traits(text);
	for (i = 0; i < text.n; i += BLOCK) {
		const unsigned char *block = (const unsigned char *)text.s + i;

		if (text.n - i < sizeof last) {
			memset(last, 0, sizeof last);
			block = memcpy(last, block, text.n - i);
		}
		traits |= block_traits(block);
	}
	if (!(traits & (GAPS | TABS | LEADERS)) || (traits & BARS && is_chart_line(text)))
		return traits;
	return traits | entry_traits(text);
}
