/* sections_signs.c - headings that plain markup shows by signs before them, and in some kinds behind them too. The signs only
 * draw:
 *
 *	## Minutes			(Markdown)
 *	== Minutes			(AsciiDoc)
 *	== Minutes ==			(wikis)
 */
#include "sections.h"

#define MOST_SIGNS 6

/* The signs that the text ends in: as many as it begins with, behind a blank or of a pair that has none. */
static size_t
closing_signs(struct rap_str t, size_t n)
{
	size_t end = t.n;

	while (end > n && t.s[end - 1] == t.s[0])
		end--;
	return t.n - end == n && (t.s[0] == '=' || t.s[end - 1] == ' ') ? n : 0;	/* "# Lamps in C#" */
}

/* "3 boats", "12 or more"; not "2019 in figures", "1. Boats" */
static bool
is_count(struct rap_str s)
{
	size_t digits = 0;

	while (digits < s.n && rap_is_digit((unsigned char)s.s[digits]))
		digits++;
	return digits > 0 && digits < 4 && digits < s.n && s.s[digits] == ' ';
}

/* Not "#12 Mill Lane", "#define LAMPS", nor "   # of boats" over a column, nor "=> done" and "= 3;" in a program, nor "= 3 boats" of a sum, nor
 * "=== modified file 'lamps.txt'" of a list of changes. */
static bool
opens_heading(const struct block *b, size_t n)
{
	char sign = b->text.s[0], next = b->text.n > n ? b->text.s[n] : 0;

	if (n == 0 || n > MOST_SIGNS || next == 0 || b->lines > 1 || b->words == 0 || b->indent > 0)
		return false;
	if (sign == '#')
		return (next < '0' || next > '9') && (n > 1 || (next != '!' && !rap_is_lower((unsigned char)next)));
	if ((n == 1 && is_count(rap_cut(b->text, n + 1, b->text.n))) ||
	    (b->last == '\'' && b->text.n > n + 1 && rap_is_lower((unsigned char)b->text.s[n + 1] & 0x7F)))
		return false;
	return b->last != ';' && (next == ' ' || (n > 1 && closing_signs(b->text, n)));
}

void
sections_look_for_signs(struct block *b)
{
	size_t n = 0;

	if (b->first != '#' && b->first != '=')
		return;
	while (n < b->text.n && b->text.s[n] == b->text.s[0])
		n++;
	if (!opens_heading(b, n))
		return;
	b->hashes = (unsigned)n;
	b->body = (size_t)(b->text.s - b->own.s) + n;
	while (b->body < b->own.n && b->own.s[b->body] == ' ')
		b->body++;
}

size_t
sections_signs_behind(const struct block *b)
{
	size_t n = b->hashes ? closing_signs(b->text, b->hashes) : 0, at = (size_t)(b->text.s - b->own.s) + b->text.n - n;

	return n > 0 && at > b->body ? at : 0;
}

/* "2012.07.10", "2019." */
static bool
is_year(struct rap_str s)
{
	size_t digits = 0;

	while (digits < s.n && s.s[digits] >= '0' && s.s[digits] <= '9')
		digits++;
	return digits >= 4;
}

/* "## 2.1 Counting": the number is the label; not the initial of "## D. Orr", nor a date. */
void
sections_label_behind_signs(struct block *b)
{
	struct rap_str rest = rap_cut(b->own, b->body, b->own.n);
	struct rap_mark m;

	if (!rap_mark(rest, &m) || m.kind == RAP_MARK_BULLET || m.text >= rest.n || (m.letter > 0 && m.upper && m.close == '.') ||
	    is_year(rap_cut(rest, m.start, m.end)))
		return;
	b->label_from = b->body + m.start;
	b->label_to = b->body + m.end;
}
