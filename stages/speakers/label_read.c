/* label_read.c - a line, or the part of it behind numbers, times and other signs, is read as a label; what a label may
 * look like says label_form.c. */
#include <string.h>

#include "label_line.h"
#include "speakers.h"

#define LABEL_BYTES 240		/* no label is longer */
#define LONG_WORD 4		/* letters; particles in a name have fewer */
#define LONG_WORDS 5		/* so many in small letters are no name and no office */
#define TAB_BYTES 100		/* of a name before a tab */
#define COLUMN_BYTES 40		/* of one before the blanks of a column */
#define GAP 3			/* blanks that end a column */
#define COLUMN_MIN 4		/* bytes of a name there: "Q." has blanks behind it, too */
#define LEADER_BYTES 160	/* of a line behind a label, searched for dots */
#define TRAIL_BYTES 80		/* of a line with a name and the time behind it */

/* The end of the line, of the next one where a bracket is open; NULL: it lies behind so many bytes. */
static const char *
line_end(const char *s, size_t room)
{
	const char *nl = room ? memchr(s, '\n', room) : NULL, *open = nl ? memchr(s, '(', nl - s) : NULL;

	if (!open || memchr(open, ')', nl - open) || nl == s + room - 1 || !memchr(nl + 1, ')', s + room - nl - 1))
		return nl;
	return memchr(nl + 1, '\n', s + room - nl - 1);
}

/* The line at byte at, cut to what a label can take; *whole: all of it. */
static struct rap_str
line_at(struct rap_str text, size_t at, bool *whole)
{
	size_t room = text.n - at < LABEL_BYTES ? text.n - at : LABEL_BYTES;
	const char *nl = line_end(text.s + at, room);

	*whole = nl || room == text.n - at;
	if (nl)
		room = nl - text.s - at;
	while (!*whole && room > 0 && ((unsigned char)text.s[at + room] & 0xC0) == 0x80)
		room--;
	return rap_cut(text, at, at + room);
}

/* "RIVAS: Text", "RIVAS (LP)", "RIVAS - Text", "RIVAS \xE2\x80\x94 Text": the sign at byte i is one of them. */
static bool
may_end_name(struct rap_str line, size_t i)
{
	char c = line.s[i];
	size_t len;

	return c == '(' || c == ':' || c == '.' || ((c == '-' || c == '\xE2') && i > 0 && line.s[i - 1] == ' ' &&
	    rap_is_dash(rap_utf8_get(line.s + i, line.n - i, &len)));
}

/* A look at the line's characters before they are read as words: most lines begin with a small letter, or have too many
 * words in small letters before anything that may end a name. */
static bool
may_be_label(struct rap_str line)
{
	size_t i = label_blank_end(line, 0), end, words = 0;
	unsigned char c = i < line.n ? (unsigned char)line.s[i] : ' ';
	bool begins = true;		/* no word that begins with a capital counts */

	if (rap_is_ink((char)c) && !(rap_ascii[c] & RAP_CHAR_UPPER) && c != '[')	/* "had come", "12 boats", "}, {" */
		return false;
	if (i + 2 < line.n && (line.s[i + 1] == '\t' || (line.s[i + 1] == ' ' && (c == 'Q' || line.s[i + 2] == ' '))))
		return true;		/* "Q But they told us last week", "A   They did" */
	for (;; i = end + 1) {
		end = label_small_end(line, i);
		words += begins && end - i >= LONG_WORD;
		if (words == LONG_WORDS || end == line.n)
			return words < LONG_WORDS;
		begins = line.s[end] == ' ';
		if (!begins && may_end_name(line, end))
			return true;
	}
}

/* The line without what marks it: a label, or none. */
static bool
read_line(struct speakers *sp, struct rap_str line, struct label_reading *r, struct label *l)
{
	struct words *ws = &sp->words;
	size_t blank = label_blank_end(line, 0);

	if (label_chat(sp, rap_cut(line, blank, line.n), l)) {
		l->end += blank;
		return true;
	}
	if (!may_be_label(line))
		return false;
	words_read_some(ws, line, FIRST_WORDS);
	*l = (struct label){ 0 };
	return ws->n > 0 && label_start(ws, l) && (label_letter(sp, ws, l) || label_named(sp, ws, r, l));
}

/* "Ana Rivas  0:05": name and time have the line to themselves. */
static bool
read_with_trail(struct speakers *sp, struct rap_str line, size_t trail, struct label *l)
{
	struct label_reading r = { .whole = true };

	if (!read_line(sp, rap_cut(line, 0, trail), &r, l) || l->form != LABEL_ALONE)
		return false;
	l->shape = SHAPE_MARKED;
	l->end = rap_trim(line).s + rap_trim(line).n - line.s;
	return true;
}

/* "[RIVAS] Text", "**Ana Rivas:** Text" */
static bool
read_dressed(struct speakers *sp, struct rap_str line, struct label *l)
{
	struct words *ws = &sp->words;
	struct label_reading r = { .whole = true, .dressed = true };
	struct dressed d;

	if (!label_dressed(line, &d))
		return false;
	words_read_some(ws, rap_cut(line, d.from, d.to), FIRST_WORDS);
	*l = (struct label){ 0 };
	if (ws->n == 0 || !label_start(ws, l) || !label_named(sp, ws, &r, l) ||
	    (l->form != LABEL_ALONE && l->form != LABEL_COLON))
		return false;
	l->form = d.form;
	l->end = d.end;
	return true;
}

/* "MRS LIMA      We have": where the blanks between the columns begin, of which each GAPth byte is one; NULL: there are none. */
static const char *
column_end(struct rap_str line)
{
	for (size_t i = GAP; i + 1 < line.n && i < COLUMN_BYTES; i += GAP) {
		size_t from = i;

		if (line.s[i] != ' ' || (line.s[i - 1] != ' ' && line.s[i + 1] != ' '))
			continue;
		while (from > 0 && line.s[from - 1] == ' ')
			from--;
		if (from >= COLUMN_MIN && !strchr(".:", line.s[from - 1]) && from + GAP < line.n && memcmp(line.s + from, "   ", GAP) == 0)
			return line.s + from;
	}
	return NULL;
}

/* "Ana Rivas", a tab or the blanks of a column, and what is said */
static bool
read_tabbed(struct speakers *sp, struct rap_str line, struct label *l)
{
	const char *tab = memchr(line.s, '\t', line.n < TAB_BYTES ? line.n : TAB_BYTES);
	struct label_reading r = { .whole = true };

	tab = tab ? tab : column_end(line);
	if (!tab || !read_line(sp, rap_cut(line, 0, tab - line.s), &r, l) || l->form != LABEL_ALONE)
		return false;
	l->form = LABEL_TAB;
	return true;
}

/* "12. Ana Rivas: text", "- Ana Rivas: text" */
static bool
read_marked(struct speakers *sp, struct rap_str line, struct label *l)
{
	struct label_reading r = { .name_end = 0 };
	enum label_form form;
	size_t mark = label_mark(line, &form);

	if (mark == 0 || !read_line(sp, rap_cut(line, mark, line.n), &r, l) || l->form != LABEL_COLON ||
	    l->shape == SHAPE_NICK)
		return false;
	l->form = form;
	l->end += mark;
	return true;
}

/* "[10:05] Ana: text" */
static bool
read_stamped(struct speakers *sp, struct rap_str line, size_t lead, struct label_reading *r, struct label *l)
{
	if (!read_line(sp, rap_cut(line, lead, line.n), r, l) || l->form == LABEL_LETTER)
		return false;
	l->shape = SHAPE_MARKED;
	l->end += lead;
	return true;
}

/* The line from its first character on, its end too where the label is whole; true: it begins with the label. */
static bool
read_signs(struct speakers *sp, struct rap_str line, struct label_reading *r, struct label *l)
{
	unsigned char c = line.n > 0 ? (unsigned char)*line.s : ' ';
	unsigned class = c < 0x80 ? rap_ascii[c] : 0;
	size_t lead;

	if (class & RAP_CHAR_LOWER)
		return false;
	if ((lead = label_lead(line)) > 0)
		return read_stamped(sp, line, lead, r, l);
	return read_dressed(sp, line, l) || read_tabbed(sp, line, l) ||
	    (!(class & RAP_CHAR_UPPER) && read_marked(sp, line, l));
}

/* The line below goes on in a small letter: the first line of a paragraph, not a label alone on it.
 *	The members of the harbour council
 *	who had come by boat were thanked. */
static bool
is_carried_on(struct rap_str text, const struct label *l)
{
	size_t next = label_next_line(text, l->end), len;

	return l->form == LABEL_ALONE && l->shape != SHAPE_CAPS && next < text.n &&
	    rap_is_lower(rap_utf8_get(text.s + next, text.n - next, &len));
}

/* "President:  Mrs. Rivas . . . . . . (Norvania)": an entry of a list, which a leader fills. */
static bool
has_leader(struct rap_str text, const struct label *l)
{
	struct rap_str line = rap_cut(text, l->end, l->end + LEADER_BYTES);
	const char *end = l->form == LABEL_COLON ? memchr(line.s, '\n', line.n) : line.s;

	line.n = end ? (size_t)(end - line.s) : line.n;
	return memmem(line.s, line.n, " . . . . . ", 11) || memmem(line.s, line.n, "..........", 10);
}

/* A look at the first character. Most lines begin with a small letter, and those of a chat only are labels. */
bool
label_may_begin(struct rap_str text, size_t at)
{
	unsigned char c;

	at = label_blank_end(text, at);
	c = at < text.n ? (unsigned char)text.s[at] : '\n';
	if (rap_ascii[c] & RAP_CHAR_LOWER)
		return label_nick(rap_cut(text, at, text.n)) > 0;
	return rap_ascii[c] ? c != '\n' : c >= 0x80 || strchr("[(<>*_-", c);
}

bool
label_read(struct speakers *sp, struct rap_str text, size_t at, struct label *l)
{
	struct label_reading r = { .name_end = 0 };
	struct rap_str line;
	size_t blank, trail;

	if (!label_may_begin(text, at))
		return false;
	line = line_at(text, at, &r.whole);
	blank = label_blank_end(line, 0);
	trail = r.whole && line.n < TRAIL_BYTES ? label_trail(line) : 0;
	if (line.n > 0 && line.s[0] & 0x80 && label_wide(line, l)) {
		l->start += at;
		l->end += at;
		return !rap_lexicon_find(sp->lists.not_labels.words, l->name);
	}
	if (trail > 0 && read_with_trail(sp, line, trail, l))
		;
	else if (read_signs(sp, rap_cut(line, blank, line.n), &r, l)) {
		l->start = 0;
		l->end += blank;
	} else if (!read_line(sp, line, &r, l))
		return false;
	l->start += at;
	l->end += at;
	return !is_carried_on(text, l) && !has_leader(text, l);
}
