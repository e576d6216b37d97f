/* sections_release.c - what a press release has before its title: what kind of paper it is, when it may be printed, whom to
 * ask. None of that is the title, and none of it a heading.
 *
 *	FOR IMMEDIATE RELEASE
 *	Contact: Ines Rivas, 555-0142
 *	press@quay.example
 *
 *	HARBOUR BOARD TO REPAIR THE MOLE */
#include <string.h>

#include "sections.h"

#define NOTICE 40		/* bytes */
#define FIRST_BLOCKS 6		/* among which it says what it is */
#define CONTACT 120		/* bytes of whom to ask, and where */
#define PHONE 6			/* digits */

static struct rap_str
without_signs(struct rap_str t)
{
	while (t.n > 0 && strchr(":-*<>", t.s[t.n - 1]))
		t = rap_trim(rap_cut(t, 0, t.n - 1));
	while (t.n > 0 && strchr("-*<>", t.s[0]))
		t = rap_trim(rap_cut(t, 1, t.n));
	return t;
}

bool
sections_is_notice(const struct sections *s, const struct block *b)
{
	struct rap_str t = b->text;
	const char *class;

	if (t.n == 0 || t.n > NOTICE || b->lines > 1)
		return false;
	t = without_signs(t);
	class = t.n > 0 ? rap_lexicon_find(s->words[WORDS_NOTICES], t) : NULL;
	return class && class[0] == '\0';
}

/* "For release: 10:00 a.m.", "Contact: Ines Rivas": the class of what the line begins with, NULL for none. The last line counts
 * where the name of who releases it stands above. */
static const char *
class_of(const struct sections *s, const struct block *b)
{
	const char *class, *end = b->lines == 2 ? memchr(b->text.s, '\n', b->text.n) : NULL;
	struct rap_str t = without_signs(end ? rap_cut(b->text, (size_t)(end - b->text.s), b->text.n) : b->text), rest;
	size_t n = rap_lexicon_match(s->words[WORDS_NOTICES], t = rap_trim(t), &class);

	if (n == 0 && end) {
		t = without_signs(b->text);
		n = rap_lexicon_match(s->words[WORDS_NOTICES], t, &class);
	}
	rest = rap_trim(rap_cut(t, n, t.n));
	if (n == 0 || t.n > CONTACT || (rest.n > 0 && class[0] == '\0' && strchr(":-/|", rest.s[0]) == NULL &&
	    !rap_is_digit((unsigned char)rest.s[0]) && !rap_starts(rest, "No")))
		return NULL;
	return class;
}

/* An address or telephone number in a short line: where to ask. */
static bool
is_address(const struct block *b)
{
	size_t digits = 0;

	if (b->text.n > CONTACT || b->stops)
		return false;
	for (size_t i = 0; i < b->text.n && b->digit; i++)
		digits += b->text.s[i] >= '0' && b->text.s[i] <= '9';
	return digits >= PHONE || memchr(b->text.s, '@', b->text.n);
}

/* The first block that says that it is a release; s->n where none does. */
static size_t
find_notice(const struct sections *s)
{
	for (size_t i = 0, n = 0; i < s->n && n < FIRST_BLOCKS; i++) {
		const struct block *b = &s->block[i];
		const char *class;

		if (b->kind == BLOCK_AROUND)
			continue;
		if (b->kind == BLOCK_TEXT && b->text.n <= CONTACT && (class = class_of(s, b)) && strcmp(class, "contact") != 0)
			return i;
		if (sections_is_running(b))
			return s->n;
		n++;
	}
	return s->n;
}

size_t
sections_release(const struct sections *s)
{
	bool contact = false;		/* the block before says whom to ask: what stands right below goes on */
	size_t i = find_notice(s);

	for (; i < s->n; i++) {
		const struct block *b = &s->block[i];
		const char *class;

		if (b->kind == BLOCK_AROUND || b->kind == BLOCK_DATE)
			continue;
		if (b->kind != BLOCK_TEXT)
			break;
		if ((class = class_of(s, b)))
			contact = strcmp(class, "contact") == 0;
		else if (is_address(b) || b->label == b->text.n)
			contact = true;
		else if (!contact || b->gap > 0)
			break;
	}
	return i;
}
