/* pages_stamps.c - lines without a page number that say by their words or their form that they are of the page and not
 * of the text, where nothing but lines tells pages: who signs or initials each page, that it is a draft, that the
 * minutes go on, in which file they are, when they were printed. They have to come again, a page apart.
 *
 *	Chairman's initials ........
 *	DRAFT - subject to confirmation
 *	Minutes of the spring meeting (continued)
 *	S:\\Board\\Minutes\\spring final.docx                    */
#include <string.h>

#include "pages.h"

#define LONGEST 120		/* bytes */
#define FORM_RUN 4		/* dots or low lines in a row, to be written on */

static bool
is_run(struct rap_str s, size_t i)
{
	size_t n = 1;

	while (n < FORM_RUN && i + n < s.n && s.s[i + n] == s.s[i])
		n++;
	return n == FORM_RUN;
}

/* A run of dots or low lines that somebody is to write on. */
static bool
has_room_to_write(struct rap_str s)
{
	static const char signs[] = { '_', '.' };

	for (size_t k = 0; k < sizeof(signs); k++)
		for (const char *at = memchr(s.s, signs[k], s.n); at;
		    at = memchr(at + 1, signs[k], (size_t)(s.s + s.n - at - 1)))
			if (is_run(s, (size_t)(at - s.s)))
				return true;
	return false;
}

static bool
has(struct rap_str s, const char *part)
{
	size_t n = strlen(part);

	for (const char *at = memchr(s.s, part[0], s.n), *end = s.s + s.n; at && (size_t)(end - at) >= n;
	    at = memchr(at + 1, part[0], (size_t)(end - at - 1)))
		if (memcmp(at, part, n) == 0)
			return true;
	return false;
}

/* "spring.docx" */
static bool
is_file(struct rap_str s)
{
	static const char *const ends[] = { ".doc", ".docx", ".odt", ".pdf", ".rtf", ".wpd", ".DOC", ".PDF" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (rap_ends(s, ends[i]))
			return true;
	return false;
}

/* "21/04/2023, 10:14": a date in numbers and a time of day */
static bool
is_printing_time(struct rap_str s)
{
	size_t dates = 0, times = 0;

	for (size_t i = 1; i + 1 < s.n; i++) {
		bool between = pages_is_digit(s.s[i - 1]) && pages_is_digit(s.s[i + 1]);

		dates += between && (s.s[i] == '/' || s.s[i] == '-' || s.s[i] == '.');
		times += between && s.s[i] == ':';
	}
	return dates >= 2 && times >= 1;
}

/* How often a line has to come to be furniture by its form: it names a file, the time of printing, or an address. */
static size_t
by_form(struct rap_str s)
{
	bool colon = memchr(s.s, ':', s.n), stop = memchr(s.s, '.', s.n);

	if ((colon && has(s, ":\\")) || (stop && is_file(s)))
		return 2;
	if ((colon && (has(s, "://") || is_printing_time(s))) || (stop && (has(s, "www.") || memchr(s.s, '@', s.n))))
		return 3;
	return 0;
}

/* The last word, without brackets: "continued" of "Minutes of the meeting (continued)" */
static struct rap_str
last_word(struct rap_str s)
{
	size_t from;

	while (s.n > 0 && (s.s[s.n - 1] == ')' || s.s[s.n - 1] == '.'))
		s.n--;
	for (from = s.n; from > 0 && s.s[from - 1] != ' ' && s.s[from - 1] != '('; from--)
		;
	return rap_cut(s, from, s.n);
}

static bool
stands_by_itself(const struct pages *p, size_t i)
{
	return (i == 0 || p->line[i - 1].kind != LINE_TEXT) && (i + 1 == p->n || p->line[i + 1].kind != LINE_TEXT);
}

/* How often line i has to come to be furniture by its words; 0 where they say nothing of the kind. */
static size_t
by_words(const struct pages *p, size_t i)
{
	const struct rap_lexicon *list = p->words[WORDS_STAMPS];
	struct rap_str s = p->line[i].text, rest;
	const char *class = "";
	size_t n, len;

	if (has_room_to_write(s))
		return rap_lexicon_within(list, s) ? 3 : 0;
	n = pages_begins(&p->line[i], WORDS_STAMPS) ? rap_lexicon_match(list, s, &class) : 0;
	rest = rap_trim(rap_cut(s, n, s.n));
	if (n > 0 && strcmp(class, "sign") == 0 && rap_eq(rest, RAP_STR(":")))
		return 3;
	if (n > 0 && strcmp(class, "draft") == 0 && (rest.n == 0 || !rap_is_alpha(rap_utf8_get(rest.s, rest.n, &len))))
		return 2;
	if (!rap_ends(s, ")") && !stands_by_itself(p, i))
		return 0;
	class = rap_lexicon_find(list, last_word(s));
	return class && strcmp(class, "goes-on") == 0 ? 3 : 0;
}

static bool
ends_in_stop(struct rap_str s)
{
	return s.s[s.n - 1] == '.' && s.n > 1 && s.s[s.n - 2] != '.';
}

static size_t
least_times(const struct pages *p, size_t i)
{
	const struct line *l = &p->line[i];
	size_t times;

	if (l->kind != LINE_TEXT || l->is || !l->alone || l->text.n > LONGEST || ends_in_stop(l->text) ||
	    pages_is_carried_on(p, i))
		return 0;
	times = by_form(l->text);
	return times > 0 ? times : by_words(p, i);
}

bool
pages_stamps(struct pages *p)
{
	struct rap_slots g = RAP_SLOTS(struct group);
	bool found = false;

	if (p->pages > 1)
		return false;
	for (size_t n = 0; n < p->odds; n++) {
		struct line *l = &p->line[p->odd[n]];

		l->stamp = l->twin ? (unsigned char)least_times(p, p->odd[n]) : 0;
		if (l->stamp > 0 && pages_key(l))
			pages_step(p, rap_slot(&g, l->key), p->odd[n]);
	}
	for (size_t n = 0; n < p->odds; n++) {
		struct line *l = &p->line[p->odd[n]];
		struct group *k = l->stamp > 0 && pages_key(l) ? rap_slot(&g, l->key) : NULL;

		if (k && k->times >= l->stamp && !k->bad && !pages_is_passage(p, k)) {
			pages_mark_like(l, FOOTER, "stamp-that-comes-again", k);
			l->guess = found = true;
		}
	}
	rap_slots_free(&g);
	return found;
}
