/* table_notes.c - the notes and sources directly below a table. A part of rap-tables.
 *
 *	Source: Harbour office, 1912.		a word of the list, see lexicon/, with a colon, a stop or a number
 *	* Without the fishing fleet.		a mark that stands in the table too
 *	a/ Estimated.
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

/* The mark that the line begins with: "*", "**", "†", "a/", "12/", "\1\"; empty where there is none. */
static struct rap_str
mark_of(struct rap_str text)
{
	size_t i, len;

	text = rap_trim(text);
	for (i = 0; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (c != '*' && c != 0x2020 && c != 0x2021 && c != 0xA7)
			break;
	}
	if (i)
		return rap_cut(text, 0, i);
	if (text.n > 2 && text.s[0] == '\\')
		for (i = 1; i < text.n && i < 4; i++)
			if (text.s[i] == '\\')
				return rap_cut(text, 0, i + 1);
	for (i = 0; i < text.n && i < 2 && ((text.s[i] >= 'a' && text.s[i] <= 'z') || (text.s[i] >= '0' && text.s[i] <= '9')); i++)
		;
	return rap_cut(text, 0, i && i + 1 < text.n && text.s[i] == '/' ? i + 1 : 0);
}

static bool
in_table(const struct lines *lines, const struct grid *grid, struct rap_str mark)
{
	size_t k;

	for (k = 0; k < grid->npieces - grid->notepieces; k++) {
		const struct piece *p = &grid->pieces[k];

		if (memmem(lines->v[p->line].text.s + p->a, p->b - p->a, mark.s, mark.n))
			return true;
	}
	return false;
}

static bool
begins_note(const struct lines *lines, const struct grid *grid, size_t i)
{
	struct rap_str mark;

	if (note_word(lines->v[i].text))
		return true;
	mark = mark_of(lines->v[i].text);
	return mark.n && in_table(lines, grid, mark);
}

/* Where the note that begins at line i ends: at a blank line, or at the next note. */
static size_t
note_end(const struct lines *lines, const struct grid *grid, size_t i)
{
	size_t end, fit = lines_fit(lines, i);

	for (end = i + 1; end < fit && end - i <= LONGEST && !lines->v[end].marked && !begins_note(lines, grid, end); end++)
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
		    !begins_note(lines, grid, i))
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
