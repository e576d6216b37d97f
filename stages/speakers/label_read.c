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
#define CAPS_GAP 2		/* behind capitals */
#define COLUMN_MIN 4		/* bytes of a name there: "Q." has blanks behind it, too */
#define LEADER_BYTES 160	/* of a line behind a label, searched for dots */
#define TRAIL_BYTES 80		/* of a line with a name and the time behind it */
#define NOWHERE ((size_t)-1)

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

/* "RIVAS: Text", "RIVAS (LP)", "RIVAS - Text", "RIVAS \xE2\x80\x94 Text", "RIVAS> Text", a tab, the blanks of a column:
 * the sign at byte i is one of them. */
static bool
may_end_name(struct rap_str line, size_t i)
{
	size_t len;

	switch (line.s[i]) {
	case '(': case ':': case '.': case '>': case '\t':
		return true;
	case '-': case '\xE2':
		return i > 0 && line.s[i - 1] == ' ' && rap_is_dash(rap_utf8_get(line.s + i, line.n - i, &len));
	case ' ':
		return line.n - i > CAPS_GAP && line.s[i + 1] == ' ';
	}
	return false;
}

/* Where a sign stands that may end a name, or the line ends; NOWHERE: before that there are too many words in small letters, as
 * in most lines. A look at the line's characters before they are read as words. */
static size_t
sign_of(struct rap_str line)
{
	char c = line.n > 2 ? line.s[1] : 0;

	if (c == '\t' || (line.s[0] == 'Q' ? c == ' ' || c == '\xC2' : c == ' ' && line.s[2] == ' '))
		return 1;		/* "Q But they told us last week", with a blank of any kind; "A   They did" */
	for (size_t i = 0, end, words = 0; i < line.n; i = end + 1) {
		end = label_letters_end(line, i, LABEL_ANY_CASE);
		if (end - i >= LONG_WORD && line.s[i] >= 'a' && line.s[i - 1] == ' ' && ++words == LONG_WORDS)
			return NOWHERE;
		if (end + 1 < line.n && line.s[end] == ' ' && line.s[end + 1] != ' ')	/* nearly always */
			continue;
		if (end == line.n || line.s[end] == '\n' || may_end_name(line, end))
			return end;
	}
	return line.n;
}

/* Most lines that no capital begins are none: "had come", "12 boats", "}, {", a dash and more. */
static bool
may_begin_name(struct rap_str line)
{
	size_t len;
	uint32_t c = line.n > 0 ? rap_utf8_get(line.s, line.n, &len) : ' ';

	return rap_is_upper(c) || c == '[' || (c < 0x80 ? !rap_is_ink((char)c) : rap_is_space(c));
}

/* The words of a line, or of the part of it that is no sign: a label, or none. */
static bool
read_words(struct speakers *sp, struct rap_str line, struct label_reading *r, struct label *l)
{
	struct words *ws = &sp->words;
	bool letter = line.n > 1 && (line.s[1] == ' ' || line.s[1] & 0x80);	/* "Q Why?", with a blank of any kind */

	words_read_some(ws, line, letter ? LETTER_WORDS : FIRST_WORDS);
	*l = (struct label){ 0 };
	return ws->n > 0 && label_starts(ws) && (label_letter(sp, ws, l) || label_named(sp, ws, r, l));
}

/* The same of a line behind what marks it, or up to it. */
static bool
read_line(struct speakers *sp, struct rap_str line, struct label_reading *r, struct label *l)
{
	return label_chat(sp, line, l) || (may_begin_name(line) && sign_of(line) != NOWHERE && read_words(sp, line, r, l));
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
	if (d.form == LABEL_ANGLES && label_next_line(line, d.end) - d.end < 2)		/* "<CODE BEGINS>" */
		return false;
	words_read_some(ws, rap_cut(line, d.from, d.to), FIRST_WORDS);
	*l = (struct label){ 0 };
	if (ws->n == 0 || !label_starts(ws) || !label_named(sp, ws, &r, l) ||
	    (l->form != LABEL_ALONE && l->form != LABEL_COLON))
		return false;
	l->form = d.form;
	l->end = d.end;
	return true;
}

/* "Ana Rivas  0:05", "**Ana Rivas** (0:05)": name and time have the line to themselves. */
static bool
read_with_trail(struct speakers *sp, struct rap_str line, size_t trail, struct label *l)
{
	struct label_reading r = { .whole = true };

	if (!(read_line(sp, rap_cut(line, 0, trail), &r, l) && l->form == LABEL_ALONE) &&
	    !(read_dressed(sp, rap_cut(line, 0, trail), l) && l->end == trail))
		return false;
	l->form = LABEL_ALONE;
	l->shape = SHAPE_MARKED;
	l->end = rap_trim(line).s + rap_trim(line).n - line.s;
	return true;
}

/* Behind the sign at byte i of capitals, a bracket whole; 0: no such sign. */
static size_t
capital_next(struct rap_str line, size_t i)
{
	unsigned char c = (unsigned char)line.s[i];
	const char *close = c == '[' || c == '(' ? memchr(line.s + i, c == '[' ? ']' : ')', line.n - i) : NULL;

	if (close)
		return (size_t)(close - line.s) + 1;
	return c >= 0x80 || rap_ascii[c] & RAP_CHAR_UPPER || strchr(" '.,-", c) ? i + 1 : 0;
}

/* "BRIDA  Who is it?", "BRIDA, [aside]  Who is it?": where the two blanks behind capitals begin; 0: there are none. */
static size_t
capitals_end(struct rap_str line)
{
	size_t i = 0;

	while (i + CAPS_GAP < line.n && !(line.s[i] == ' ' && line.s[i + 1] == ' '))
		if ((i = capital_next(line, i)) == 0)
			return 0;
	return i > 1 && i + CAPS_GAP < line.n && line.s[i + CAPS_GAP] != ' ' && !strchr(".:", line.s[i - 1]) ? i : 0;
}

/* "MRS LIMA      We have": where the blanks between the columns begin; NULL: there are none. */
static const char *
column_end(struct rap_str line)
{
	struct rap_str columns = rap_cut(line, 0, COLUMN_BYTES + GAP);
	size_t from = capitals_end(rap_cut(line, 0, TAB_BYTES));

	if (from > 0)
		return line.s + from;
	from = label_gap(columns, 0, GAP);

	for (; from < columns.n; from = label_gap(columns, label_blank_end(columns, from), GAP))
		if (from >= COLUMN_MIN && !strchr(".:", line.s[from - 1]))
			return from + GAP < line.n ? line.s + from : NULL;
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

/* "12. RIVAS Text" is read as "RIVAS: " is. */
bool
label_bare(struct speakers *sp, struct rap_str line, struct label *l)
{
	struct label_reading r = { .name_end = 0 };
	size_t end = label_bare_end(line);

	if (end == 0 || !read_line(sp, rap_arena_join(sp->doc->arena, rap_cut(line, 0, end), RAP_STR(": x")), &r, l) ||
	    l->form != LABEL_COLON || l->shape > SHAPE_CAPS)
		return false;
	l->end = end;
	l->bare = true;
	l->cue = (l->titled && !l->article) || line.s[end + 1] == '(';
	return true;
}

/* "12. Ana Rivas: text", "- Ana Rivas: text", "12. RIVAS Text" */
static bool
read_marked(struct speakers *sp, struct rap_str line, struct label *l)
{
	struct label_reading r = { .name_end = 0 };
	enum label_form form;
	size_t mark = label_mark(line, &form);
	struct rap_str rest = rap_cut(line, mark, line.n);

	if (mark == 0)
		return false;
	if ((!read_line(sp, rest, &r, l) || l->form != LABEL_COLON || l->shape == SHAPE_NICK) &&
	    !(form == LABEL_COUNTED && label_bare(sp, rest, l)))
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

/* What marks the line's first character, which is no small letter, or stands around the name or behind it. columns: a name may
 * end at a tab or the blanks of a column. */
static bool
read_signs(struct speakers *sp, struct rap_str line, bool columns, struct label_reading *r, struct label *l)
{
	size_t trail = r->whole && line.n < TRAIL_BYTES ? label_trail(line) : 0, lead;

	if (trail > 0 && read_with_trail(sp, line, trail, l))
		return true;
	if ((lead = label_lead(line)) > 0)
		return read_stamped(sp, line, lead, r, l);
	return read_dressed(sp, line, l) || (columns && read_tabbed(sp, line, l)) ||
	    (!(rap_ascii[(unsigned char)*line.s] & RAP_CHAR_UPPER) && read_marked(sp, line, l));
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

/* "President:  Mrs. Rivas . . . . . . (Norvania)", "INES .......... Ms. Lima": an entry of a list, which a leader fills. */
static bool
has_leader(struct rap_str text, const struct label *l)
{
	struct rap_str line = rap_cut(text, l->end, l->end + LEADER_BYTES);
	const char *end = l->form == LABEL_COLON || l->form == LABEL_STOP ? memchr(line.s, '\n', line.n) : line.s, *dot;

	line.n = end ? (size_t)(end - line.s) : line.n;
	for (end = line.s + line.n, dot = line.s; (dot = memchr(dot, '.', end - dot)); dot++)
		if (end - dot >= 10 && (memcmp(dot, "..........", 10) == 0 ||
		    (dot > line.s && dot[-1] == ' ' && memcmp(dot, ". . . . . ", 10) == 0)))
			return true;
	return false;
}

/* A look at the line's first characters. Most begin with a small letter, and those of a chat only are labels. */
bool
label_may_begin(struct rap_str text, size_t at)
{
	unsigned char c;

	at = label_blank_end(text, at);
	c = at < text.n ? (unsigned char)text.s[at] : '\n';
	if (rap_ascii[c] & RAP_CHAR_LOWER) {
		size_t end = label_letters_end(text, at, LABEL_SMALL);

		return end < text.n && text.s[end] != ' ' && label_nick(rap_cut(text, at, text.n)) > 0;
	}
	return rap_ascii[c] ? c != '\n' : c >= 0x80 || strchr("[(<>*_-", c);
}

/* "Ana Rivas", all of the line before byte end: it has no sign that marks or ends a label. "P1 Ana Rivas" has a number. */
static bool
is_plain(struct rap_str text, size_t at, struct rap_str line, size_t end)
{
	return (end < line.n ? line.s[end] == '\n' : at + end == text.n) &&
	    !(end > 1 && rap_ascii[(unsigned char)line.s[1]] & RAP_CHAR_DIGIT);
}

/* "Ana Rivas: I thank", with the sign at that byte: no name in a column goes on behind its colon. */
static bool
may_have_columns(struct rap_str line, size_t sign)
{
	return sign == line.n || line.s[sign] != ':' || memchr(line.s, '[', sign);
}

/* The line from its first character on, which is a capital of ASCII. */
static bool
read_name(struct speakers *sp, struct rap_str text, size_t at, struct label *l)
{
	struct label_reading r = { .whole = true };
	struct rap_str first = rap_cut(text, at, at + LABEL_BYTES), line;
	size_t sign = sign_of(first);

	if (sign >= LABEL_BYTES)		/* nearly always */
		return false;
	if (is_plain(text, at, first, sign))
		return read_words(sp, rap_cut(first, 0, sign), &r, l);
	if (label_again(sp, first, l))
		return true;
	line = line_at(text, at, &r.whole);
	if (!read_signs(sp, line, may_have_columns(first, sign), &r, l) && !read_words(sp, line, &r, l))
		return false;
	label_learn(sp, first, l);
	return true;
}

/* The same of any line, its end too where the label is whole; true: it begins with the label. */
static bool
read_at(struct speakers *sp, struct rap_str text, size_t at, struct label *l)
{
	struct label_reading r = { .name_end = 0 };
	struct rap_str line;
	unsigned class = at < text.n ? rap_ascii[(unsigned char)text.s[at]] : 0;

	if (class & RAP_CHAR_UPPER)
		return read_name(sp, text, at, l);
	line = line_at(text, at, &r.whole);
	if (line.n == 0 || class & RAP_CHAR_LOWER)
		return label_chat(sp, line, l) || (r.whole && label_held(sp, line, l));
	return read_signs(sp, line, true, &r, l) || read_line(sp, line, &r, l);
}

bool
label_read(struct speakers *sp, struct rap_str text, size_t at, struct label *l)
{
	size_t from = label_blank_end(text, at);
	bool whole;

	if (from == at && at < text.n && text.s[at] & 0x80 && label_wide(line_at(text, at, &whole), l)) {
		l->end += at;
		return !rap_lexicon_find(list_words(sp->words.known, LIST_NOT_LABELS), l->name);
	}
	if (!read_at(sp, text, from, l))
		return false;
	l->end += from;
	return !is_carried_on(text, l) && !has_leader(text, l);
}
