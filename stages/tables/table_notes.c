/* table_notes.c - the notes and sources directly below a table. A part of rap-tables.
 *
 *	Source: Harbour office, 1912.		a word of the list, see lexicon/, with a colon, a stop or a number
 *	* Without the fishing fleet.		a mark that stands in the table too
 *	a/ Estimated.
 *	b Without boats.			where a figure has it: "1,204b"
 */
#include <string.h>

#include <rapporteur/lexicon.h>

#include "tables.h"

#define LONGEST 8		/* lines of a note: a longer paragraph is none */
#define MOST 40			/* notes */

/* The first look, which the rows of tables fail: a colon or a stop before any wide blank. */
static bool
may_be_note(struct rap_str text)
{
	size_t i;

	for (i = 0; i < text.n && text.s[i] != ':' && text.s[i] != '.'; i++)
		if (i > 0 && text.s[i] == ' ' && text.s[i - 1] == ' ')
			return false;
	return i < text.n;
}

const char *
note_word(struct rap_str text)
{
	const char *type;
	size_t n, i;

	text = rap_trim(text);
	if (!may_be_note(text))
		return NULL;
	n = rap_lexicon_match(rap_lexicon("tables", NULL, "note-words"), text, &type);
	for (i = n; i < text.n && i < n + 4 && (text.s[i] == ' ' || (text.s[i] >= '0' && text.s[i] <= '9')); i++)
		;
	return n && i < text.n && (text.s[i] == ':' || text.s[i] == '.') ? type : NULL;
}

static bool
is_small(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Signs that are marks wherever they stand: "*", "**", a dagger. */
static size_t
sign_mark(struct rap_str text)
{
	size_t i, len;

	for (i = 0; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (c != '*' && c != 0x2020 && c != 0x2021 && c != 0xA7)
			break;
	}
	return i;
}

/* A letter or a number of two digits at most with a sign behind it, and perhaps before: "a/", "12/", "\\1\\", "(a)", "2)". */
static size_t
enclosed_mark(struct rap_str text)
{
	size_t open = text.n && (text.s[0] == '\\' || text.s[0] == '('), i = open;

	while (i < text.n && i < open + 2 && is_small(text.s[i]))
		i++;
	if (i == open || i + 1 >= text.n)
		return 0;
	return open ? (text.s[i] == (text.s[0] == '(' ? ')' : '\\') ? i + 1 : 0) : text.s[i] == '/' || text.s[i] == ')' ? i + 1 : 0;
}

size_t
note_letter(struct rap_str text)
{
	size_t len;

	text = rap_trim(text);
	return text.n > 3 && is_small(text.s[0]) && text.s[1] == ' ' &&
	    rap_is_upper(rap_utf8_get(text.s + 2, text.n - 2, &len)) ? 1 : 0;
}

/* The piece ends in the mark, with something before it; a letter alone follows a figure, "1,204a", and a figure a
 * letter, "Holm1". */
static bool
has_mark(struct rap_str piece, struct rap_str mark, bool letter)
{
	char before;

	if (!letter)
		return piece.n > mark.n && memmem(piece.s, piece.n, mark.s, mark.n);
	if (piece.n < 2 || piece.s[piece.n - 1] != mark.s[0])
		return false;
	before = piece.s[piece.n - 2];
	return mark.s[0] <= '9' ? (before | 0x20) >= 'a' && (before | 0x20) <= 'z' : before >= '0' && before <= '9';
}

static bool
in_table(const struct lines *lines, const struct grid *grid, struct rap_str mark, bool letter)
{
	struct grid_walk at = { 0 };

	while (grid_next(grid, &at) && at.loose <= grid->npieces - grid->notepieces)
		if (has_mark(rap_cut(lines->v[at.piece.line].text, at.piece.a, at.piece.b), mark, letter))
			return true;
	return false;
}

static bool
begins_note(const struct lines *lines, const struct grid *grid, size_t i)
{
	struct rap_str text = rap_trim(lines->v[i].text);
	size_t n = sign_mark(text), letter;

	if (note_word(text))
		return true;
	n = n ? n : enclosed_mark(text);
	letter = n ? 0 : note_letter(text);
	return n + letter && in_table(lines, grid, rap_cut(text, 0, n + letter), letter);
}

/* Line i has a mark, in the table or not: among notes it begins one. */
static bool
has_form(const struct lines *lines, size_t i)
{
	return enclosed_mark(rap_trim(lines->v[i].text)) > 0;
}

/* Where the note that begins at line i ends: at a blank line, or at the next note. */
static size_t
note_end(const struct lines *lines, const struct grid *grid, size_t i)
{
	size_t end, fit = lines_fit(lines, i);

	for (end = i + 1; end < fit && end - i <= LONGEST && !lines->v[end].marked && !has_form(lines, end) &&
	    !begins_note(lines, grid, end); end++)
		;
	return end;
}

void
notes_find(const struct lines *lines, struct verdict *v, struct grid *grid)
{
	size_t i, k, end, notes;

	for (notes = 0; notes < MOST; notes++, v->end = end) {
		i = v->end;
		if (i < lines->n && line_blank(&lines->v[i]) && !lines->v[i].walled)
			i++;
		if (i >= lines->n || line_blank(&lines->v[i]) || lines->v[i].walled || lines->v[i].marked || lines->v[i].taken ||
		    !(begins_note(lines, grid, i) || (notes && i == v->end && has_form(lines, i))))
			return;
		end = note_end(lines, grid, i);
		if (end - i > LONGEST)
			return;
		k = grid->npieces;
		for (; i < end; i++)
			grid_piece(grid, lines, NOTE(notes), i, 0, lines->v[i].text.n);
		grid->notepieces += grid->npieces - k;
	}
}
