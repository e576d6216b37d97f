/* label_lead.c - what may stand on a label's line besides the name: the time, a number, a mark.
 *
 *	[00:12:05] Ana: text		12/03/2021, 10:05 - Ana Rivas: text	12:03 <ana> text
 *	Anf. 4 ANA RIVAS (K): text	Q12 Ana Rivas: text			Ana Rivas  0:05
 *	12. Ana Rivas: text		- Ana Rivas: text			>> RIVAS: text
 *	01.03 Ana Rivas (LP): text	14.05 Ana Rivas (LP): text
 *	議長：text			○議長（森一郎君）　text */
#include <string.h>

#include "label_line.h"
#include "speakers.h"

#define NUMBER_DIGITS 5		/* of the number of a speech or a question */
#define SIGN_BYTES 6		/* before a name */
#define SHORT_WORD 5		/* letters of the word before it, "Anf." */
#define WIDE_BYTES 120		/* of a name without spaces, with its bracket */
#define SPACED_BYTES 160	/* of a name in a script without capitals, with its bracket */
#define SPACED_WORDS 6
#define NICK_BYTES 32		/* in angle brackets */
#define SMALL_BYTES 24		/* before a colon */

static bool
is_digit_at(struct rap_str s, size_t i)
{
	return i < s.n && rap_ascii[s.s[i] & 0x7F] & RAP_CHAR_DIGIT && (unsigned char)s.s[i] < 0x80;
}

static size_t
digits_at(struct rap_str s, size_t i)
{
	size_t n = 0;

	while (is_digit_at(s, i + n))
		n++;
	return n;
}

/* "12/03/2021, ", "2021-03-12 ", "2021-03-12T": bytes of the date at byte i with what parts it from the time; 0:
 * none. */
static size_t
date_bytes(struct rap_str s, size_t i)
{
	size_t from = i, parts = 0, n;

	while ((n = digits_at(s, i)) > 0 && n <= 4) {
		i += n;
		if (++parts == 3 || i >= s.n || !strchr("/-.", s.s[i]))
			break;
		i++;
	}
	if (parts < 3)
		return 0;
	i += i < s.n && strchr(",T", s.s[i]);
	return label_blank_end(s, i) - from;
}

/* "10:05", "00:10:05.120", "10:05 AM" at byte i; 0: no time. */
static size_t
time_bytes(struct rap_str s, size_t i)
{
	static const char *const halves[] = { "am", "pm", "a.m.", "p.m.", "AM", "PM" };
	size_t from = i, parts = 0, n = digits_at(s, i);

	if (n == 0 || n > 2)
		return 0;
	for (i += n; i < s.n && s.s[i] == ':' && digits_at(s, i + 1) == 2 && parts < 2; parts++)
		i += 3;
	if (parts == 0)
		return 0;
	if (i < s.n && strchr(".,", s.s[i]) && digits_at(s, i + 1) > 0)
		i += 1 + digits_at(s, i + 1);
	n = label_blank_end(s, i);
	for (size_t k = 0; k < sizeof(halves) / sizeof(*halves); k++)
		if (rap_starts(rap_cut(s, n, s.n), halves[k]))
			return n + strlen(halves[k]) - from;
	return i - from;
}

/* A time at byte i with its date and brackets; 0: none. */
static size_t
stamp_bytes(struct rap_str s, size_t i)
{
	size_t from = i, n;
	char close = i < s.n && s.s[i] == '[' ? ']' : i < s.n && s.s[i] == '(' ? ')' : 0;

	if (!close && !is_digit_at(s, i))
		return 0;
	i += close != 0;
	i += date_bytes(s, i);
	n = time_bytes(s, i);
	i += n;
	if (n == 0 || (close && (i >= s.n || s.s[i++] != close)))
		return 0;
	return i - from;
}

/* "Q12 ", "Anf. 4 ": the number of a speech or a question. */
static size_t
number_bytes(struct rap_str s)
{
	size_t i = 1, n;

	if (s.n == 0 || !(rap_ascii[s.s[0] & 0x7F] & RAP_CHAR_UPPER) || (unsigned char)s.s[0] >= 0x80)
		return 0;
	while (i < s.n && i < SHORT_WORD && (unsigned char)s.s[i] < 0x80 &&
	    rap_ascii[(unsigned char)s.s[i]] & RAP_CHAR_LOWER)
		i++;
	if (i > 1) {
		if (i + 1 >= s.n || s.s[i] != '.' || s.s[i + 1] != ' ')
			return 0;
		i += 2;
	}
	n = digits_at(s, i);
	i += n;
	if (n == 0 || n > NUMBER_DIGITS)
		return 0;
	i += i < s.n && strchr(".)", s.s[i]);
	return i < s.n && s.s[i] == ' ' ? label_blank_end(s, i) : 0;
}

/* "01.03 ", "14.05 ": an item and a speech in it, or a time, before a name and its colon. */
static size_t
point_bytes(struct rap_str s)
{
	size_t n = digits_at(s, 0), i = n + 1, end;

	if (n == 0 || n > 2 || i >= s.n || s.s[n] != '.' || digits_at(s, i) != 2)
		return 0;
	end = i + 2;
	return end < s.n && s.s[end] == ' ' && memchr(s.s + end, ':', s.n - end) ? label_blank_end(s, end) : 0;
}

/* "12. ", "(12) ", "12   ": a number that counts the labels. */
static size_t
count_bytes(struct rap_str s)
{
	size_t i = s.n > 0 && s.s[0] == '(', n = digits_at(s, i), end = i + n;

	if (n == 0 || n > NUMBER_DIGITS || end + 1 >= s.n || !strchr(i ? ")" : ".) ", s.s[end]) || s.s[end + 1] != ' ')
		return 0;
	return label_blank_end(s, end + 1);
}

/* "- ", "-- ", ">> ", "\xE2\x80\xA2 ": what is the same before each label. */
static size_t
sign_bytes(struct rap_str s)
{
	size_t i = 0, len;
	uint32_t c;

	for (; i < s.n && i < SIGN_BYTES; i += len) {
		c = rap_utf8_get(s.s + i, s.n - i, &len);
		if (c == ' ')
			break;
		if (c != '>' && c != '*' && c != 0x2022 && !rap_is_dash(c))
			return 0;
	}
	return i > 0 && i < s.n && s.s[i] == ' ' ? label_blank_end(s, i) : 0;
}

size_t
label_mark(struct rap_str line, enum label_form *form)
{
	size_t n = count_bytes(line);

	*form = n > 0 ? LABEL_COUNTED : LABEL_SIGNED;
	n = n > 0 ? n : sign_bytes(line);
	return n < line.n ? n : 0;
}

size_t
label_lead(struct rap_str line)
{
	size_t n, len;

	if (line.n > 0 && rap_ascii[(unsigned char)*line.s] & RAP_CHAR_UPPER)
		return number_bytes(line);
	if ((n = stamp_bytes(line, 0)) == 0)
		return is_digit_at(line, 0) ? point_bytes(line) : 0;
	if (n >= line.n)
		return 0;
	if (line.s[n] != ' ')
		return 0;
	n = label_blank_end(line, n);
	if (n + 1 < line.n && rap_is_dash(rap_utf8_get(line.s + n, line.n - n, &len)) && n + len < line.n &&
	    line.s[n + len] == ' ')
		n = label_blank_end(line, n + len);
	return n < line.n ? n : 0;
}

bool
label_is_stamped(struct rap_str line)
{
	return stamp_bytes(line, 0) > 0;
}

/* "0:05", "[0:05]", "0:05 p.m.": could a time end here? Most lines end in another letter. */
static bool
may_end_stamp(struct rap_str line)
{
	char c = line.n > 1 ? line.s[line.n - 1] : ' ';

	return c == ']' || c == ')' || c == 'm' || c == 'M' || (c == '.' && line.s[line.n - 2] == 'm') ||
	    is_digit_at(line, line.n - 1);
}

size_t
label_trail(struct rap_str line)
{
	size_t end = line.n;

	while (end > 0 && !rap_is_ink(line.s[end - 1]) && strchr(" \r\n", line.s[end - 1]))
		end--;
	if (end > 0 && line.s[end - 1] == ':')
		end--;
	if (!may_end_stamp(rap_cut(line, 0, end)) || !memchr(line.s, ':', end))
		return 0;
	for (size_t i = 1; i + 3 < end; i++)
		if (line.s[i] == ' ' && line.s[i + 1] != ' ' &&
		    stamp_bytes(rap_cut(line, 0, end), i + 1) == end - i - 1)
			return i;
	return 0;
}

/* Bytes of "<ana>", "< @ana>"; 0: none. */
static size_t
angle_bytes(struct rap_str s, struct rap_str *nick)
{
	size_t i = 1, from;

	if (s.n < 4 || s.s[0] != '<')
		return 0;
	while (i < s.n && strchr(" @+%~&", s.s[i]))
		i++;
	for (from = i; i < s.n && i < NICK_BYTES && !strchr(" <>/=\"", s.s[i]); i++)
		;
	if (i < from + 2 || i >= s.n || s.s[i] != '>' || (i + 1 < s.n && s.s[i + 1] != ' '))
		return 0;
	*nick = rap_cut(s, from, i);
	return i + 1;
}

static bool
is_nick_sign(char c)
{
	return c == '_' || c == '-' || c == '.' || c == '|';
}

size_t
label_nick(struct rap_str s)
{
	size_t i = label_letters_end(s, 0, LABEL_SMALL);

	while (i < s.n && i < SMALL_BYTES &&
	    (rap_ascii[(unsigned char)s.s[i]] & (RAP_CHAR_LOWER | RAP_CHAR_DIGIT) || is_nick_sign(s.s[i])))
		i++;
	if (i > SMALL_BYTES)
		return 0;
	return i > 1 && i < s.n && s.s[i] == ':' && rap_ascii[(unsigned char)s.s[0]] & RAP_CHAR_LOWER ? i : 0;
}

/* "ana: text", "carl_x: text" */
static bool
read_nick(struct rap_str line, struct label *l)
{
	size_t i = label_nick(line);

	if (i == 0 || i + 2 >= line.n || line.s[i + 1] != ' ')
		return false;
	*l = (struct label){ .form = LABEL_COLON, .shape = SHAPE_NICK, .end = i + 1, .name = rap_cut(line, 0, i),
	    .words = 1 };
	l->speech = memchr(line.s + i + 2, ' ', line.n - i - 2) != NULL;
	return true;
}

/* "<ana> text", "ana: text" */
bool
label_chat(const struct speakers *sp, struct rap_str line, struct label *l)
{
	struct rap_str nick;
	size_t n;

	if (line.n == 0 || (line.s[0] != '<' && !(rap_ascii[line.s[0] & 0x7F] & RAP_CHAR_LOWER)))
		return false;
	n = angle_bytes(line, &nick);
	if (n > 0) {
		*l = (struct label){ .form = LABEL_COLON, .shape = SHAPE_NICK, .end = n, .name = nick, .words = 1 };
		l->speech = n < line.n && memchr(line.s + n + 1, ' ', line.n - n - 1);
	} else if (!read_nick(line, l))
		return false;
	l->core = rap_hash(l->name);
	return !rap_lexicon_find(list_words(sp->words.known, LIST_NOT_LABELS), l->name);
}

static bool
is_caseless(uint32_t c)
{
	bool georgian = c >= 0x10D0 && c <= 0x10FF;	/* has capitals that are for whole lines only */

	return c > 0x7F && rap_is_alpha(c) && (georgian || (!rap_is_upper(c) && !rap_is_lower(c)));
}

/* "רונית כהן (העבודה):": in scripts with spaces and without capitals, a name of few words before a colon. */
static bool
spaced_name(struct rap_str line, struct label *l)
{
	size_t len = 0, i, words = 1, open = 0;
	uint32_t c = 0;

	for (i = 0; i < line.n && i < SPACED_BYTES && words <= SPACED_WORDS; i += len) {
		c = rap_utf8_get(line.s + i, line.n - i, &len);
		if (c == '(' && i > 0 && open == 0)
			open = i;
		words += c == ' ' && open == 0;
		if (!is_caseless(c) && (i == 0 || !strchr(" \"'.-()/", c < 0x80 ? (int)c : ':')))
			break;
	}
	if (c != ':' || i == 0 || words > SPACED_WORDS)
		return false;
	*l = (struct label){ .form = LABEL_COLON, .shape = open ? SHAPE_BRACKET : SHAPE_NAME, .end = i + 1,
	    .foreign = true };
	l->name = rap_trim(rap_cut(line, 0, open ? open : i));
	l->core = rap_hash(l->name);
	l->words = l->capitals = words;
	return true;
}

/* Bytes of the circle that the line begins with. */
static size_t
circle_bytes(struct rap_str line)
{
	size_t len = 0;
	uint32_t c = line.n > 0 && line.s[0] & 0x80 ? rap_utf8_get(line.s, line.n, &len) : 0;

	return c == 0x25CB || c == 0x25EF || c == 0x25CF || c == 0x3007 ? len : 0;
}

/* In scripts that know neither capitals nor spaces: a name, with its bracket, before a wide colon, or between a circle and
 * a wide space. */
bool
label_wide(struct rap_str line, struct label *l)
{
	size_t len = 0, from = circle_bytes(line), i, end = 0;
	uint32_t c = 0;
	bool inside = false;

	for (i = from; i < line.n && i < WIDE_BYTES; i += len) {
		c = rap_utf8_get(line.s + i, line.n - i, &len);
		if (c == ' ' && from && i + 1 < line.n && line.s[i + 1] != ' ')
			continue;
		if (c == 0xFF08 ? end == 0 : c == 0xFF09 ? !inside : !is_caseless(c))
			break;
		inside = c == 0xFF08 || (inside && c != 0xFF09);
		if (!inside && c != 0xFF09)
			end = i + len;
	}
	if (from && c == ' ')		/* "○의장 김진수  text" */
		c = 0x3000;
	if (end == 0 || inside || c != (from ? 0x3000 : 0xFF1A))
		return end > 0 && from == 0 && spaced_name(line, l);
	*l = (struct label){ .form = from ? LABEL_SIGNED : LABEL_COLON, .shape = SHAPE_NAME, .end = i + len, .foreign = true };
	l->name = rap_cut(line, from, end);
	l->core = rap_hash(l->name);
	l->words = l->capitals = 1;
	return true;
}
