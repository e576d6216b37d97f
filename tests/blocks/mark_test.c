/* mark_test.c - printed marks at a line's start, and which of them count on. Prints each failure; exit status 1 where there was one. */
#include <stdio.h>

#include <rapporteur/mark.h>

static int failures;

static void
is(const char *line, enum rap_mark_kind kind, unsigned value, size_t text)
{
	struct rap_mark m;

	rap_mark(rap_strz(line), &m);
	if (m.kind == kind && (kind == RAP_MARK_NONE || (m.value == value && m.text == text)))
		return;
	printf("\"%s\": kind %d, value %u, text at %zu\n", line, m.kind, m.value, m.text);
	failures++;
}

static void
follows(const char *line, const char *next, bool want)
{
	struct rap_mark a, b;

	rap_mark(rap_strz(line), &a);
	rap_mark(rap_strz(next), &b);
	if (rap_mark_follows(&a, &b) == want)
		return;
	printf("\"%s\" then \"%s\": not so\n", line, next);
	failures++;
}

int
main(void)
{
	is("- oars", RAP_MARK_BULLET, 0, 2);
	is("  * oars", RAP_MARK_BULLET, 0, 4);
	is("\xE2\x80\xA2oars", RAP_MARK_BULLET, 0, 3);
	is("o  oars", RAP_MARK_BULLET, 0, 3);
	is("o boats", RAP_MARK_NONE, 0, 0);
	is("-oars", RAP_MARK_NONE, 0, 0);
	is("3. Lamps", RAP_MARK_ARABIC, 3, 3);
	is("(12) Lamps", RAP_MARK_ARABIC, 12, 5);
	is("[4] Lamps", RAP_MARK_ARABIC, 4, 4);
	is("1.) Lamps", RAP_MARK_ARABIC, 1, 4);
	is("3 lamps", RAP_MARK_NONE, 0, 0);
	is("12345. Lamps", RAP_MARK_NONE, 0, 0);
	is("2.4 Lamps", RAP_MARK_DECIMAL, 4, 4);
	is("2.4.10. Lamps", RAP_MARK_DECIMAL, 10, 8);
	is("B.2 Lamps", RAP_MARK_DECIMAL, 2, 4);
	is("U.S. lamps", RAP_MARK_NONE, 0, 0);
	is("iv) Lamps", RAP_MARK_ROMAN, 4, 4);
	is("XIV. LAMPS", RAP_MARK_ROMAN, 14, 5);
	is("IIII. LAMPS", RAP_MARK_NONE, 0, 0);
	is("C. Lamps", RAP_MARK_LETTER, 3, 3);
	is("A: Yes.", RAP_MARK_NONE, 0, 0);
	is("Mr. Lamp", RAP_MARK_NONE, 0, 0);
	is("(c Lamps", RAP_MARK_NONE, 0, 0);
	is("", RAP_MARK_NONE, 0, 0);
	is("7.", RAP_MARK_ARABIC, 7, 2);
	follows("1. a", "2. b", true);
	follows("1. a", "3. b", false);
	follows("1. a", "2) b", false);
	follows("h) a", "i) b", true);
	follows("i) a", "j) b", true);
	follows("i) a", "ii) b", true);
	follows("I. a", "ii. b", false);
	follows("- a", "- b", false);
	return failures > 0;
}
