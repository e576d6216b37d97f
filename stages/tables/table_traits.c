/* table_traits.c - what a line has that a table may be made of. Every line of every document comes by here, so that its
 * bytes are looked at in blocks, in a loop that compilers turn into a few vector instructions. A part of rap-tables. */
#include <string.h>

#include "tables.h"

#define BLOCK 32
#define FIGURE 16		/* bytes of words before the figure of an entry, at most */
#define ENTRY 40		/* bytes of such an entry */
#define PROSE 3			/* words more than figures behind gaps: the rest need not be looked at */
#define JUSTIFIED 3		/* blanks between two words of justified prose, at most */

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

/* The same for n bytes: the last block overlaps the one before it, or is what there is of one. */
static unsigned
text_traits(const unsigned char *s, size_t n)
{
	unsigned char few[BLOCK + 2] = { 0 };
	unsigned traits = n > 1 && (s[n - 1] == '|' || s[n - 2] == '|') ? BARS : 0;
	size_t i, last = n > sizeof few ? n - sizeof few : 0;

	if (n < sizeof few)
		s = memcpy(few, s, n);
	for (i = 0; ; i = i + BLOCK < last ? i + BLOCK : last) {
		traits |= block_traits(s + i);
		if (i == last)
			return traits;
	}
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

/* What begins at text, up to the next gap, is no word: a figure, a sign for no entry ("-", "n/a"), a few words with a
 * figure among the first ("at least 50"). */
static bool
begins_entry(struct rap_str text)
{
	bool letters = false, figure = false;
	size_t i;

	for (i = 0; i < text.n && i < ENTRY; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (i < FIGURE && (c >= '0' && c <= '9'))
			figure = true;
		letters |= (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
		if (is_blank(text.s[i]) && is_blank(text.s[i + 1]))	/* no blank ends a line */
			break;
	}
	if (figure || !letters)
		return i < ENTRY || !letters;
	return i <= 4 && (text.s[0] == 'n' || text.s[0] == 'N');
}

/* The segment at byte i, behind a gap that begins at byte gap, begins a sentence of prose with two blanks before each. */
static bool
begins_sentence(struct rap_str text, size_t gap, size_t i)
{
	return gap && i - gap == 2 && strchr(".?!:\"", text.s[gap - 1]) && text.s[i] >= 'A' && text.s[i] <= 'Z';
}

/* ENTRIES, for a line that has gaps, tabs or leaders. Prose with double spaces or ellipses has words behind them all, and
 * justified prose more words than figures, behind narrow gaps:
 *
 *	observed  in  August,  0.65%.  This rise  follows
 */
static unsigned
entry_traits(struct rap_str text, size_t step)
{
	size_t i = 0, gap, dots, entries = 0, words = 0;
	bool wide = false;

	for (;;) {
		while (i < text.n && !is_blank(text.s[i]) && text.s[i] != '.')
			i += step;
		if (i >= text.n)
			return entries && (wide || words <= entries + 1) ? ENTRIES : 0;
		for (gap = i; gap > 0 && (is_blank(text.s[gap - 1]) || text.s[gap - 1] == '.'); gap--)
			;
		for (i = gap, dots = 0; i < text.n && (is_blank(text.s[i]) || text.s[i] == '.'); i++)
			dots += text.s[i] == '.';
		if (dots > 2 && (i - gap > dots + 1 || (i < text.n && begins_entry(rap_cut(text, i, text.n)))))
			return ENTRIES;		/* "Bergen   ......": dots alone are an entry */
		if (i == text.n)
			continue;
		gap += dots == 1 && text.s[gap] == '.';
		if (text.s[i - 1] == '\t' && begins_entry(rap_cut(text, i, text.n)))
			return ENTRIES;
		if (i - gap < 2 || begins_sentence(text, gap, i))
			continue;
		wide |= i - gap > JUSTIFIED;
		words += text.s[i] >= 'a' && text.s[i] <= 'z';
		entries += begins_entry(rap_cut(text, i, text.n));
		if (words > entries + PROSE && !wide)
			return 0;
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

/* What the first characters tell. */
static unsigned
first_trait(struct rap_str text)
{
	if (text.n < 3)
		return text.n && text.s[0] == '>' ? QUOTED : 0;
	switch (text.s[0]) {
	case '>':
		return QUOTED;
	case '|':
		return text.s[1] == '=' ? MARKUP : 0;
	case '^':
		return text.s[text.n - 1] == '^' || text.s[text.n - 1] == '|' ? MARKUP : 0;
	case '-':
		return text.s[1] == '[' ? MARKUP : 0;
	case '.':
		return text.s[1] == '.' && text.s[2] == ' ' ? MARKUP : 0;
	case '*':
		return text.s[1] == '*' && text.s[text.n - 1] == '*' ? MARKUP : 0;
	}
	return 0;
}

unsigned
line_traits(struct rap_str text)
{
	unsigned traits;
	size_t i;

	for (i = 0; i < text.n && is_blank(text.s[i]); i++)
		;
	text = rap_cut(text, i, text.n);
	traits = rule_traits(text) | text_traits((const unsigned char *)text.s, text.n) |
	    first_trait(text);
	if (!(traits & (GAPS | TABS | LEADERS)) || (traits & BARS && is_chart_line(text)))
		return traits;
	return traits | entry_traits(text, traits & TABS ? 1 : 2);
}
