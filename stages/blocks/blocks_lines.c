/* blocks_lines.c - the lines of a document as an array, and what their text says at its borders. */
#include <stdlib.h>

#include <rapporteur/tree.h>
#include <rapporteur/word.h>

#include "blocks.h"

static struct rap_str
trim_end(struct rap_str s)
{
	size_t len;

	while (s.n > 0 && !rap_is_ink(s.s[s.n - 1]) && rap_is_space(rap_utf8_last(s, &len)))
		s.n -= len;
	return s;
}

enum { WRAPS = 1, STOPS = 2, DIVIDES = 4, COUNTS = 8, OPENS = 16 };	/* what a character at a line's border may be */

/* Nearly every line ends in a letter that is none of these, and is asked nothing more. */
static const unsigned char border[128] = {
	['"'] = WRAPS, ['\''] = WRAPS, ['('] = WRAPS, [')'] = WRAPS, ['['] = WRAPS, [']'] = WRAPS, ['*'] = WRAPS, ['_'] = WRAPS,
	['`'] = WRAPS, ['.'] = STOPS, ['!'] = STOPS, ['?'] = STOPS, [':'] = STOPS, [';'] = STOPS, ['-'] = DIVIDES,
	['0'] = COUNTS, ['1'] = COUNTS, ['2'] = COUNTS, ['3'] = COUNTS, ['4'] = COUNTS, ['5'] = COUNTS, ['6'] = COUNTS,
	['7'] = COUNTS, ['8'] = COUNTS, ['9'] = COUNTS, ['i'] = COUNTS, ['v'] = COUNTS, ['x'] = COUNTS, ['l'] = COUNTS,
	['{'] = OPENS, ['}'] = OPENS, ['N'] = OPENS, ['D'] = OPENS
};

/* Quotes and brackets that may stand around a sentence. */
static bool
is_wrapping(uint32_t c)
{
	if (c < 0x80)
		return border[c] == WRAPS;
	return (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0xA1 || c == 0xBF;
}

/* s has no white space at its end. */
static bool
ends_sentence(struct rap_str s)
{
	uint32_t c;
	size_t len;

	while (is_wrapping(c = rap_utf8_last(s, &len)))
		s.n -= len;
	switch (c) {
	case 0x2026: case 0x3002: case 0xFF01: case 0xFF1F: case 0x61F: case 0x6D4: case 0x964:
		return true;
	default:
		return c < 0x80 && border[c] == STOPS;
	}
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
blocks_starts_upper(struct rap_str s)
{
	return rap_is_upper(first_char(s, true));
}

static bool
ends_in_hyphen(struct rap_str s)
{
	size_t len;
	uint32_t c = rap_utf8_last(s, &len);

	return c == '-' || c == 0x2010 || c == 0x2011;
}

size_t
blocks_hyphen(struct rap_str s)
{
	size_t len, before;
	uint32_t c = rap_utf8_last(s, &len);

	if ((c != '-' && c != 0x2010) || s.n <= len)
		return 0;
	s.n -= len;
	return rap_is_alpha(rap_utf8_last(s, &before)) ? s.n : 0;
}

/* A line that only draws: one character, the first, at least three times, and nothing but it and white space. Stops only
 * draw from five on: "..." is an omission. */
static bool
is_rule(struct rap_str s, uint32_t first)
{
	size_t len, n = 0;

	if (!rap_is_drawing(first) || first == '\'' || first == '"' || first == '`')
		return false;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (!rap_is_space(c) && c != first)
			return false;
		n += c == first;
	}
	return n >= (first == '.' ? 5u : 3u);
}

static bool
is_line(const struct rap_node *n)
{
	return rap_is(n, RAP_AB) && rap_eq(rap_attr(n, RAP_TYPE), RAP_STR("line"));
}

static enum line_kind
kind_of(const struct rap_node *n)
{
	if (rap_is(n, RAP_FW) || rap_is(n, RAP_PB) || rap_is(n, RAP_MILESTONE) || rap_is(n, RAP_NOTE))
		return LINE_AROUND;
	return LINE_WALL;
}

/* Columns are counted over the part of a line that can matter; a line of megabytes is just long. */
#define COUNTED 4096

/* Bytes at the start of s, up to eight, that are printable ASCII without blanks. */
static size_t
ink_before(const char *s, size_t n)
{
	uint64_t w, other;

	if (n < RAP_WORD)
		return 0;
	w = rap_word_of_text(s, RAP_WORD);
	other = rap_word_wide(w) | rap_word_below(w, '!') | rap_word_has(w, 0x7F);
	return other ? (size_t)__builtin_ctzll(other) / RAP_WORD : RAP_WORD;
}

/* Bytes of the character at s, which is not ASCII, where it is a letter of Latin script, a dash or a quotation mark. */
static size_t
plain_bytes(struct rap_str s)
{
	if ((unsigned char)s.s[0] >= 0xC3 && (unsigned char)s.s[0] <= 0xCB)
		return 2;
	return rap_starts(s, "\xE2\x80") && s.n > 2 && (unsigned char)s.s[2] >= 0x90 && (unsigned char)s.s[2] <= 0xA7 ? 3 : 0;
}

/* Columns of the word at from, which is not of printable ASCII alone. */
static size_t
word_width(struct rap_str s, size_t from)
{
	size_t columns = ink_before(s.s + from, s.n - from), end = from + columns, len = 1;

	for (; end < s.n; end += len, columns++)
		if ((len = rap_is_ink(s.s[end]) ? 1 : plain_bytes(rap_cut(s, end, s.n))) == 0)
			break;
	if (end >= s.n || s.s[end] == ' ')
		return columns;
	for (len = 1; end < s.n; end += len, len = 1)
		if (!rap_is_ink(s.s[end]) && rap_is_space(rap_utf8_get(s.s + end, s.n - end, &len)))
			break;
	return rap_width(rap_cut(s, from, end));
}

/* The same where the line is printable ASCII: up to the blank, which stands within the first bytes, nearly always. */
static size_t
plain_word_width(struct rap_str s, size_t from)
{
	uint64_t blank = s.n - from >= RAP_WORD ? rap_word_has(rap_word_of_text(s.s + from, RAP_WORD), ' ') : 0;
	const char *at;

	if (blank)
		return (size_t)__builtin_ctzll(blank) / RAP_WORD;
	at = memchr(s.s + from, ' ', s.n - from);
	return (at ? (size_t)(at - s.s) : s.n) - from;
}

/* The line's columns, lead bytes of white space at its start. Blanks and printable ASCII have as many as bytes. */
static void
measure(struct line *l, struct rap_str s, size_t lead, bool blanks, bool plain)
{
	size_t narrow = plain && blanks ? s.n : rap_width_narrow(s);

	l->indent = (uint32_t)(blanks ? lead : rap_width(rap_cut(s, 0, lead)));
	l->width = (uint32_t)(narrow ? narrow : rap_width_wide(s));
	l->may_draw = !narrow;
	l->first = (uint32_t)(plain && blanks ? plain_word_width(s, lead) : word_width(s, lead));
}

static void
look_at_end(struct line *l, struct rap_str own)
{
	unsigned char c = (unsigned char)own.s[own.n - 1];

	switch (c < 0x80 ? border[c] : WRAPS | DIVIDES) {
	case 0:
		return;
	case STOPS:
		l->ends_sentence = true;
		l->may_code |= c == ';';
		return;
	case COUNTS:
		l->entry = blocks_is_entry(own);
		return;
	case OPENS:			/* "BEGIN", "END" */
		l->may_open = true;
		l->may_code |= c >= '{';
		return;
	default:
		l->may_code |= c == ')';
		l->ends_sentence = ends_sentence(own);
		l->has_hyphen = ends_in_hyphen(own);
	}
}

/* Letters, digits and stops. */
static bool
ends_as_prose(char last)
{
	return rap_ascii[(unsigned char)last] || last == '.' || last == ',';
}

/* "> The quay is too short.": what somebody else wrote, in a letter that answers it. Set in and alone it compares, "  > 2 gates",
 * and ">> RIVAS:" says in captions who speaks. */
static bool
is_quoted(struct rap_str inked)
{
	return inked.s[0] == '>' && (inked.n == 1 || inked.s[1] == ' ');
}

/* A line that begins with no letter. */
static void
look_at_signs(struct line *l, struct rap_str own, struct rap_str inked, uint32_t first)
{
	l->quoted = is_quoted(inked);
	l->fence = rap_starts(inked, "```");
	l->may_open |= inked.s[0] == '<' || inked.s[0] == '/';
	if (own.n < COUNTED && is_rule(own, first))
		l->kind = LINE_RULE;
}

static void
look(struct line *l, struct rap_str own)
{
	struct rap_str shown = own.n > COUNTED ? rap_cut(own, 0, COUNTED) : own, inked;
	size_t blanks = 0, lead, len;
	uint32_t first;
	bool letter, plain;
	int class;

	while (blanks < shown.n && shown.s[blanks] == ' ')
		blanks++;
	lead = rap_skip_space(shown, blanks);
	inked = (struct rap_str){ own.s + lead, own.n - lead };
	plain = blocks_scan(l, inked);
	first = rap_utf8_get(inked.s, inked.n, &len);
	class = rap_class(first);
	letter = class & (RAP_CHAR_UPPER | RAP_CHAR_LOWER);
	l->text = own;
	l->lead = (uint32_t)lead;
	measure(l, shown, lead, lead == blanks, plain);
	l->starts_upper = letter ? class == RAP_CHAR_UPPER : blocks_starts_upper(inked);
	l->starts_lower = letter && !l->starts_upper;
	l->may_draw |= !letter || l->has_gap || !ends_as_prose(own.s[own.n - 1]);
	look_at_end(l, own);
	if (!rap_mark_is_word(inked))
		rap_mark_sought(rap_cut(inked, 0, shown.n - lead), &l->mark);
	if (!letter)
		look_at_signs(l, own, inked, first);
}

static struct rap_str
own_text(struct rap_doc *doc, const struct rap_node *n)
{
	if (!n->first)
		return RAP_STR("");
	return n->first->name == RAP_CDATA && !n->first->next ? n->first->text : rap_own(doc, n);
}

/* What the lines are all together. */
static void
reckon(struct lines *ls, const struct line *l)
{
	ls->texts++;
	ls->bytes += l->text.n;
	ls->margin = l->indent < ls->margin ? l->indent : ls->margin;
	ls->longest = l->width > ls->longest ? l->width : ls->longest;
	if (l->width <= ANY_WRAPPED && l->width > ls->widest)
		ls->widest = l->width;
}

void
blocks_gather(struct rap_doc *doc, struct lines *lines)
{
	struct rap_node *n, *next;
	uint32_t blanks = 0;
	struct line *l;
	bool english = rap_attr_is(doc->root, RAP_XML_LANG, "en");
	size_t most = 0;

	for (n = rap_body(doc)->first; n; n = n->next)
		most++;
	lines->line = l = rap_realloc(NULL, most + 1, sizeof(*lines->line));
	lines->margin = UINT32_MAX;
	for (n = rap_body(doc)->first; n; n = next) {
		struct rap_str own = RAP_STR("");
		bool line = is_line(n);

		next = n->next;
		if (line && (own = trim_end(own_text(doc, n))).n == 0) {
			blanks++;
			rap_remove(n);
			continue;
		}
		*l = (struct line){ .node = n, .kind = line ? LINE_TEXT : kind_of(n), .blanks = blanks };
		if (line)
			look(l, own);
		if (l->kind == LINE_TEXT) {
			l->follows = blanks == 0 && l > lines->line && l[-1].kind == LINE_TEXT;
			reckon(lines, l);
		}
		if (line && own.s[l->lead] == 'o' && english && !rap_mark_is_word(rap_cut(own, l->lead, own.n)))
			rap_mark_o(rap_cut(own, l->lead, own.n), &l->mark);
		blanks = 0;
		l++;
	}
	lines->n = (size_t)(l - lines->line);
}

const struct line *
blocks_next_text(const struct lines *ls, size_t i)
{
	while (++i < ls->n && ls->line[i].kind == LINE_AROUND)
		;
	return i < ls->n && ls->line[i].kind == LINE_TEXT ? &ls->line[i] : NULL;
}
