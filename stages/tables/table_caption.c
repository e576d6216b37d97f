/* table_caption.c - the caption directly above or below a table: "Table 3. ...", "Cuadro 1: ...", ": ...". A part of
 * rap-tables.
 *
 * A line is a caption by its first word (a list, see lexicon/) and a number, or a colon, after which no sentence
 * goes on:
 *
 *	Table 3. Ships by port		is one
 *	Table 3 shows the ships by port	is none
 */
#include <rapporteur/lexicon.h>

#include <string.h>

#include "tables.h"

#define LONGEST 4		/* lines of a caption: a longer paragraph is none */
#define TITLE_LEFT 4		/* columns that a title in the middle is set in at least */
#define OFF_CENTRE 4		/* columns that it may be off the middle */

/* "3", "3.2", "A-1", "IV", "12a" */
static size_t
number_length(struct rap_str text)
{
	size_t i, len;
	bool digit = false, roman = true;

	for (i = 0; i < text.n && i < 12; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (rap_is_space(c) || c == ':' || c == '|' || c == 0x2014 || c == 0x2013 || (c == '.' && (i + 1 == text.n ||
		    text.s[i + 1] == ' ')))
			break;
		digit |= rap_is_digit(c);
		roman &= c < 0x80 && strchr("IVXLC", (int)c) != NULL;
	}
	return digit || roman || (i == 1 && rap_is_upper((unsigned char)text.s[0])) ? i : 0;
}

/* What follows the number: a mark, the line's end, a wide blank, or a word that does not go on in lower case. */
static bool
title_follows(struct rap_str rest)
{
	struct rap_str word = rap_trim(rest);
	size_t len;

	if (!word.n || word.s[0] == '.' || word.s[0] == ':' || word.s[0] == '|' || word.s[0] == '(')
		return true;
	return word.s > rest.s && !rap_is_lower(rap_utf8_get(word.s, word.n, &len)) && word.s[0] != ',' && word.s[0] != ';';
}

/* The first look, which nearly all lines fail: behind the first word a figure, a capital, the first letter of "no."; or a
 * colon in it. */
static bool
may_be_caption(struct rap_str text)
{
	const char *blank = text.n ? memchr(text.s, ' ', text.n) : NULL;
	size_t word = blank ? (size_t)(blank - text.s) : text.n;

	if (!blank || word + 1 >= text.n)
		return text.n > 0;
	return (text.s[word + 1] | 0x20) == 'n' || !(text.s[word + 1] >= 'a' && text.s[word + 1] <= 'z') ||
	    memchr(text.s, ':', word);
}

bool
caption_line(struct rap_str text, const char *class)
{
	const char *found;
	size_t n, number, i;

	text = rap_trim(text);
	if (!may_be_caption(text))
		return false;
	for (i = 0; i < text.n && i < 3 && (text.s[i] == '*' || text.s[i] == '_'); i++)	/* "**Table 2.** Ships" */
		;
	text = rap_cut(text, i, text.n);
	n = rap_lexicon_match(rap_lexicon("tables", NULL, "caption-words"), text, &found);
	if (!n || strcmp(found, class) != 0)
		return false;
	text = rap_trim(rap_cut(text, n, text.n));
	if (text.n && text.s[0] == ':')
		return true;
	number = number_length(text);
	return number && title_follows(rap_cut(text, number, text.n));
}

/* pandoc's ": Ships by port", below the table */
static bool
colon_line(struct rap_str text)
{
	text = rap_trim(text);
	return text.n > 2 && text.s[0] == ':' && text.s[1] == ' ';
}

/* Markup before a caption: org's, with a short form of it or without, "#+CAPTION[Ships]: Ships by port", and
 * reStructuredText's. Bytes that it takes, 0 for none. */
static size_t
caption_markup(struct rap_str text)
{
	static const char *const words[] = { "#+caption", "#+CAPTION", "#+Caption", ".. table:" };
	size_t k, at = 0, indent = (size_t)(rap_trim(text).s - text.s);
	const char *close;

	for (k = 0; k < sizeof words / sizeof *words && !at; k++)
		if (rap_starts(rap_cut(text, indent, text.n), words[k]))
			at = indent + strlen(words[k]);
	if (at && at < text.n && text.s[at] == '[' && (close = memchr(text.s + at, ']', text.n - at)))
		at = (size_t)(close - text.s) + 1;
	return at && at < text.n && text.s[at] == ':' ? at + 1 : 0;
}

/* org's "#+NAME: ships", and "#+TBLFM: ..." below */
static bool
keyword_line(const struct line *line)
{
	struct rap_str text = rap_trim(line->text);

	return rap_starts(text, "#+") && memchr(text.s, ':', text.n) && !line->taken;
}

static bool
starts_caption(const struct line *line, bool below)
{
	return caption_line(line->text, "table") || (!below && caption_markup(line->text)) || (below && colon_line(line->text));
}

static void
take(const struct lines *lines, struct grid *grid, size_t first, size_t end)
{
	size_t i;
	bool directive = first < end && rap_starts(rap_trim(lines->v[first].text), "..");

	for (i = first; i < end; i++) {
		size_t from = i == first && colon_line(lines->v[i].text) ? 1 + (size_t)(rap_trim(lines->v[i].text).s -
		    lines->v[i].text.s) : 0, markup = caption_markup(lines->v[i].text);

		if (markup)
			grid_piece(grid, lines, RESIDUE, i, 0, from = markup);
		grid_piece(grid, lines, (keyword_line(&lines->v[i]) && !markup) || (directive && directive_option(lines->v[i].text)) ?
		    RESIDUE : CAPTION, i, from, lines->v[i].text.n);
	}
}

/* The paragraph above, one blank line between at most. */
static bool
caption_above(const struct lines *lines, struct verdict *v, struct grid *grid)
{
	size_t first, end = v->first, pieces = grid->npieces;

	if (end && !lines->v[end].walled && line_blank(&lines->v[end - 1]))
		end--;
	for (first = end; first > 0 && end - first < LONGEST; first--) {
		const struct line *line = &lines->v[first - 1];

		if (line_blank(line) || line->taken || lines->v[first].walled || lines->v[first].marked)
			return false;
		if (starts_caption(line, false))
			break;
	}
	if (first == 0 || end - first >= LONGEST)
		return false;
	v->first = first - 1;
	take(lines, grid, v->first, end);
	grid_pieces_first(grid, pieces);
	return true;
}

/* A title in the middle over a rule, as printers set one without "Table 3":
 *	               LIGHTS BY PORT
 *	          [In thousands of crowns]
 *	---------------------------------------------- */
static bool
is_title_over(const struct line *rule, const struct line *title)
{
	size_t left = line_indent(title), right = rap_width(title->text);
	size_t from = line_indent(rule), to = rap_width(rule->text);

	if (left < from + TITLE_LEFT || right > to || rap_ends(title->text, "."))
		return false;
	return left - from <= to - right + OFF_CENTRE && to - right <= left - from + OFF_CENTRE;
}

static bool
title_over_rule(const struct lines *lines, struct verdict *v, struct grid *grid)
{
	size_t first = v->first, pieces = grid->npieces;
	const struct line *rule = &lines->v[first];

	if (!is_full_rule(rule->text))
		return false;
	while (first > 0 && v->first - first < LONGEST && !lines->v[first].walled && !lines->v[first].marked &&
	    !line_blank(&lines->v[first - 1]) && !lines->v[first - 1].taken && is_title_over(rule, &lines->v[first - 1]))
		first--;
	if (first == v->first || (first > 0 && !line_blank(&lines->v[first - 1]) && !lines->v[first].walled))
		return false;
	take(lines, grid, first, v->first);
	grid_pieces_first(grid, pieces);
	v->first = first;
	return true;
}

static void
caption_below(const struct lines *lines, struct verdict *v, struct grid *grid)
{
	size_t first = v->end, end;

	if (first < lines->n && line_blank(&lines->v[first]) && !lines->v[first].walled)
		first++;
	if (first >= lines->n || !starts_caption(&lines->v[first], true))
		return;
	end = lines_fit(lines, first);
	if (lines->v[first].walled || lines->v[first].marked || end - first > LONGEST)
		return;
	take(lines, grid, first, end);
	v->end = end;
}

/* org's keywords directly above and below, where no caption stands among them. */
static void
keywords(const struct lines *lines, struct verdict *v, struct grid *grid)
{
	size_t pieces = grid->npieces, first = v->first;

	while (first > 0 && v->first - first < LONGEST && !lines->v[first].walled && keyword_line(&lines->v[first - 1]) &&
	    !caption_markup(lines->v[first - 1].text))
		first--;
	take(lines, grid, first, v->first);
	grid_pieces_first(grid, pieces);
	for (v->first = first; v->end < lines->n && !lines->v[v->end].walled && keyword_line(&lines->v[v->end]); v->end++)
		take(lines, grid, v->end, v->end + 1);
}

void
caption_find(const struct lines *lines, struct verdict *v, struct grid *grid)
{
	keywords(lines, v, grid);
	if (!caption_above(lines, v, grid) && !title_over_rule(lines, v, grid))
		caption_below(lines, v, grid);
}
