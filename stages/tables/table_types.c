/* table_types.c - what kind of thing a cell's text is: numbers stand with numbers. A part of rap-tables. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/lexicon.h>

#include "tables.h"

/* The first look: a digit, or a character that may be one of another script. */
static bool
may_have_digit(struct rap_str text)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		if ((text.s[i] >= '0' && text.s[i] <= '9') || (unsigned char)text.s[i] >= 0x80)
			return true;
	return false;
}

/* "0x05da", "U+20AC" */
static bool
is_hexadecimal(struct rap_str text)
{
	size_t i;

	if (text.n < 3 || !((text.s[0] == '0' && text.s[1] == 'x') || (text.s[0] == 'U' && text.s[1] == '+')))
		return false;
	for (i = 2; i < text.n; i++)
		if (!memchr("0123456789abcdefABCDEF", text.s[i], 22))
			return false;
	return true;
}

/* Mostly digits, with the signs that go with figures and three letters at most ("$0.9M", "12 km"); "$000's" is a
 * unit, and "1990's" a name. */
bool
text_is_number(struct rap_str text)
{
	size_t i, len, digits = 0, letters = 0;

	if (is_hexadecimal(text))
		return true;
	for (i = 0; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (rap_is_digit(c))
			digits++;
		else if (rap_is_alpha(c)) {
			if (++letters > 3)
				return false;
		} else if ((c == '\'' || c == 0x2019) && digits)
			return false;
	}
	return digits > 0 && digits >= letters;
}

bool
text_is_range(struct rap_str text)
{
	const struct rap_lexicon *words = rap_lexicon("tables", NULL, "range-words");
	size_t end;
	bool number = false;

	if (!may_have_digit(text))
		return false;
	for (text = rap_trim(text); text.n; text = rap_trim(rap_cut(text, end, text.n))) {
		const char *blank = memchr(text.s, ' ', text.n);
		struct rap_str word = rap_cut(text, 0, end = blank ? (size_t)(blank - text.s) : text.n);

		if (text_is_number(word))
			number = true;
		else if (!rap_lexicon_find(words, word))
			return false;
	}
	return number;
}

bool
text_is_year(struct rap_str text)
{
	long year = text_whole(rap_trim(text));

	return year >= 1800 && year < 2200;
}

long
text_whole(struct rap_str s)
{
	long value = 0;
	size_t k;

	for (k = 0; k < s.n && k < 9; k++) {
		if (s.s[k] < '0' || s.s[k] > '9')
			return -1;
		value = value * 10 + s.s[k] - '0';
	}
	return s.n && k == s.n ? value : -1;
}

/* --- header by types */

struct tally {			/* of one column */
	size_t numbers, texts, years;	/* below the first row */
	bool word, number, year;	/* in it */
};

static void
tally_cell(struct tally *t, bool first, struct rap_str text)
{
	bool number = text_is_number(text), year = number && text_is_year(text);

	if (first) {
		t->word |= !number;
		t->number |= number && !year;
		t->year |= year;
	} else {
		t->numbers += number;
		t->texts += !number;
		t->years += year;
	}
}

void
types_mark_header(const struct lines *lines, struct grid *grid, size_t row)
{
	struct tally *tally = rap_alloc(grid->cols + 1, sizeof *tally);
	struct grid_walk at = { 0 };
	size_t k, filled = 0;
	bool header = false;

	while (grid_next(grid, &at)) {
		if (at.row >= row)
			tally_cell(&tally[at.col], at.row == row, rap_cut(lines->v[at.piece.line].text, at.piece.a, at.piece.b));
		filled += at.row == row;
	}
	for (k = 0; k < grid->cols; k++)
		if (((tally[k].word && row == 0) || (tally[k].year && !tally[k].years)) && tally[k].numbers > tally[k].texts)
			header = true;
	for (k = 0; k < grid->cols; k++)
		if (tally[k].number)
			header = false;
	if (header && grid->nrows > row + 1 && filled > 1 && filled * 2 >= grid->cols) {
		grid->rows[row].label = true;
		grid->why = "words or years over figures are the header";
	}
	free(tally);
}
