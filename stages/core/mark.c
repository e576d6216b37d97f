/* mark.c - the printed mark that a line begins with: a bullet, a number, a letter. See mark.h. */
#include <rapporteur/mark.h>
#include <rapporteur/utf8.h>

enum { LE = 1, RO = 3 };
const unsigned char rap_mark_letter[256] = {
	['A'] = LE, LE, RO, LE, LE, LE, LE, LE, RO, LE, LE, RO, LE, LE, LE, LE, LE, LE, LE, LE, LE, RO, LE, RO, LE, LE,
	['a'] = LE, LE, RO, LE, LE, LE, LE, LE, RO, LE, LE, RO, LE, LE, LE, LE, LE, LE, LE, LE, LE, RO, LE, RO, LE, LE
};

/* Bullets that are ordinary characters elsewhere: white space must follow. */
static bool
is_plain_bullet(uint32_t c)
{
	switch (c) {
	case '-': case '*': case '+': case 0x2013: case 0x2014: case 0x2212: case 0xB7:
		return true;
	default:
		return false;
	}
}

/* Bullets and nothing else, none below the first; the last four are the symbol fonts' that word processors leave in the
 * private use area. */
static const uint32_t sure_bullets[] = {
	0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6, 0x25BA, 0x25B8,
	0x25CB, 0x25CF, 0x25D8, 0x25E6, 0x25C6, 0x25C7, 0x2666, 0x2713, 0x2714, 0x2794, 0x27A2, 0x27A4, 0x2B9A,
	0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC, 0
};

static bool
among(const uint32_t *set, uint32_t c)
{
	while (*set && *set != c)
		set++;
	return c && *set == c;
}

/* The byte at i, 0 behind the end. */
static char
at(struct rap_str s, size_t i)
{
	return i < s.n ? s.s[i] : 0;
}

static bool
is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
ends_here(struct rap_str s, size_t i)
{
	size_t len;

	return i >= s.n || rap_is_space(rap_utf8_get(s.s + i, s.n - i, &len));
}

static bool
bullet(struct rap_str s, struct rap_mark *m)
{
	size_t len;
	uint32_t c = rap_utf8_get(s.s + m->start, s.n - m->start, &len);
	size_t end = m->start + len;
	/* "o  the first, o  the second": a letter as a bullet has a wide gap behind it */
	bool letter = c == 'o' && at(s, end) == ' ' && at(s, end + 1) == ' ';

	if (c == '-' && at(s, end) == '-')
		end++;				/* "-- the first" */
	if (!letter && !(c >= sure_bullets[0] && among(sure_bullets, c)) && !(is_plain_bullet(c) && ends_here(s, end)))
		return false;
	m->kind = RAP_MARK_BULLET;
	m->bullet = end - m->start > len ? 0x2014 : c;
	m->end = end;
	return true;
}

/* "A.2", "B.1.4": the letter of an annex before numbers; the bytes of "A." */
static size_t
annex_letter(struct rap_str s, size_t i)
{
	return at(s, i) >= 'A' && at(s, i) <= 'Z' && at(s, i + 1) == '.' && is_ascii_digit(at(s, i + 2)) ? 2 : 0;
}

/* "2.4.1" from i on: sets depth and value, returns the end; i where there is no number of at most four digits. */
static size_t
numbers(struct rap_str s, size_t i, struct rap_mark *m)
{
	size_t end = i, digits;

	for (m->depth = 0;; i++) {
		m->value = 0;
		for (digits = 0; is_ascii_digit(at(s, i)); i++, digits++)
			m->value = digits < 6 ? m->value * 10 + (unsigned)(s.s[i] - '0') : m->value;
		if (digits == 0 || digits > 4)
			break;
		m->depth++;
		end = i;
		if (at(s, i) != '.' || !is_ascii_digit(at(s, i + 1)))
			break;
	}
	m->kind = m->depth > 1 ? RAP_MARK_DECIMAL : RAP_MARK_ARABIC;
	return end;
}

static unsigned
roman_digit(char c)
{
	switch (c | 0x20) {
	case 'i': return 1;
	case 'v': return 5;
	case 'x': return 10;
	case 'l': return 50;
	case 'c': return 100;
	default: return 0;
	}
}

static bool
is_ascii_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Writes value, at most 399, as a roman number in lower case and compares: "iiii", "vx" and "ic" are none. */
static bool
is_roman(const char *s, size_t n, unsigned value)
{
	static const struct { unsigned value; char text[3]; } steps[] = {
		{ 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" },
		{ 1, "i" }
	};
	size_t used = 0;

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		while (value >= steps[i].value) {
			for (const char *t = steps[i].text; *t; t++, used++)
				if (used >= n || (s[used] | 0x20) != *t)
					return false;
			value -= steps[i].value;
		}
	return used == n;
}

/* A run of letters of one case from i on: one letter, or a roman number. */
static size_t
letters(struct rap_str s, size_t i, struct rap_mark *m)
{
	size_t n = 0;
	unsigned value = 0, last = 0, digit;

	m->upper = is_ascii_letter(at(s, i)) && !(s.s[i] & 0x20);
	for (; is_ascii_letter(at(s, i + n)) && !(s.s[i + n] & 0x20) == m->upper && n < 9; n++) {
		digit = roman_digit(s.s[i + n]);
		value += digit > last ? digit - 2 * last : digit;
		last = digit;
	}
	m->depth = 1;
	m->letter = n == 1 ? (unsigned)((s.s[i] | 0x20) - 'a' + 1) : 0;
	if (value > 0 && value < 400 && is_roman(s.s + i, n, value) && (n > 1 || value <= 10)) {
		m->kind = RAP_MARK_ROMAN;
		m->value = value;
		return i + n;
	}
	m->kind = RAP_MARK_LETTER;
	m->value = m->letter;
	return n == 1 ? i + 1 : i;
}

/* The punctuation behind a number: its end. "1.", "1.)", and as minutes in Spanish have it, "1.-", "2º", "3.º" */
static size_t
punctuation(struct rap_str s, size_t end, struct rap_mark *m)
{
	switch (at(s, end)) {
	case '.': case ')': case ']': case ':':
		m->close = s.s[end++];
		end += m->close == '.' && at(s, end) == ')';
	}
	if (m->kind == RAP_MARK_ARABIC && (m->close == '.' || !m->close) && end + 1 < s.n && at(s, end) == '\xC2' &&
	    (at(s, end + 1) == '\xBA' || at(s, end + 1) == '\xAA' || at(s, end + 1) == '\xB0')) {
		m->close = '.';
		end += 2;
		end += at(s, end) == '.';
	}
	return end + (m->close == '.' && at(s, end) == '-');
}

/* "1 - Welcome", "IV – Old business", "II - nos demais casos": a dash between blanks, and a capital behind it or, behind a
 * roman number, any letter. Not "1 - 5", nor the letter of "A - Yes.", which answers. The dash's end, or i. */
static size_t
spaced_dash(struct rap_str s, size_t i, const struct rap_mark *m)
{
	size_t len, end = i + 1;
	uint32_t c = at(s, i) == ' ' ? rap_utf8_get(s.s + end, s.n - end, &len) : 0;

	if ((c != '-' && c != 0x2013 && c != 0x2014) || m->open || m->close || m->value >= 100 || at(s, end + len) != ' ' ||
	    !(m->kind == RAP_MARK_ARABIC || (m->kind == RAP_MARK_ROMAN && m->upper)))
		return i;
	end += len;
	c = rap_utf8_get(s.s + end + 1, s.n - end - 1, &len);
	return rap_is_upper(c) || (m->kind == RAP_MARK_ROMAN && rap_is_alpha(c)) ? end : i;
}

static bool
numbered(struct rap_str s, struct rap_mark *m)
{
	size_t i = m->start, end, letter;

	m->open = at(s, i) == '(' || at(s, i) == '[' ? s.s[i] : 0;
	i += m->open != 0;
	letter = annex_letter(s, i);
	end = letter || is_ascii_digit(at(s, i)) ? numbers(s, i + letter, m) : letters(s, i, m);
	if (end == i || end == i + letter)
		return false;
	if (letter) {
		m->kind = RAP_MARK_DECIMAL;
		m->depth++;
		m->upper = true;
	}
	end = punctuation(s, end, m);
	if (at(s, end) == ' ' && spaced_dash(s, end, m) > end) {
		end = spaced_dash(s, end, m);
		m->close = '-';
	}
	if ((m->open == '(') != (m->close == ')') && m->open)
		return false;
	if ((m->open == '[') != (m->close == ']'))
		return false;
	if (m->close == ':' && m->kind != RAP_MARK_ARABIC && m->kind != RAP_MARK_DECIMAL)
		return false;			/* "A: Yes." answers */
	m->end = end;
	return ends_here(s, end) && (m->close || m->kind == RAP_MARK_DECIMAL);
}

/* "A pilot", "I ask", "l'acta", "où": the letter is a word, or begins one, and nothing behind it makes it a mark. */
static bool
is_letter_and_word(struct rap_str s)
{
	if (s.n < 3 || !is_ascii_letter(s.s[0]))
		return false;
	return s.s[1] == ' ' ? is_ascii_letter(s.s[2]) : s.s[1] == '\'' || (unsigned char)s.s[1] >= 0x80;
}

bool
rap_mark_sought(struct rap_str line, struct rap_mark *mark)
{
	size_t start = rap_skip_space(line, 0);
	struct rap_str text = rap_cut(line, start, line.n);
	bool may = text.n > 0 && !rap_mark_is_word(text) && !is_letter_and_word(text);

	*mark = (struct rap_mark){ .start = start };
	if (may && (bullet(line, mark) || ((unsigned char)*text.s < 0x80 && numbered(line, mark)))) {
		mark->text = rap_skip_space(line, mark->end);
		return true;
	}
	*mark = (struct rap_mark){ .kind = RAP_MARK_NONE };
	return false;
}

bool
rap_mark_o(struct rap_str line, struct rap_mark *mark)
{
	size_t start = rap_skip_space(line, 0);

	if (at(line, start) != 'o' || at(line, start + 1) != ' ' || start + 2 >= line.n)
		return false;
	*mark = (struct rap_mark){ .kind = RAP_MARK_BULLET, .bullet = 'o', .start = start, .end = start + 1,
		.text = rap_skip_space(line, start + 1) };
	return true;
}

static bool
same_dress(const struct rap_mark *a, const struct rap_mark *b)
{
	return a->open == b->open && a->close == b->close && a->upper == b->upper;
}

bool
rap_mark_alike(const struct rap_mark *a, const struct rap_mark *b)
{
	if (a->kind == RAP_MARK_BULLET || b->kind == RAP_MARK_BULLET)
		return a->kind == b->kind && a->bullet == b->bullet;
	if (a->kind == b->kind)
		return same_dress(a, b) && a->depth == b->depth;
	return a->letter && b->letter && same_dress(a, b);
}

bool
rap_mark_follows(const struct rap_mark *mark, const struct rap_mark *next)
{
	if (mark->kind == RAP_MARK_BULLET || !rap_mark_alike(mark, next))
		return false;
	return (mark->kind == next->kind && next->value == mark->value + 1) ||
	    (mark->letter && next->letter == mark->letter + 1);
}
