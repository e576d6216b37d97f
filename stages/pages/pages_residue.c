/* pages_residue.c - what a web page leaves around the text that was taken from it: share bars, newsletter boxes,
 * form labels, lists of other stories, and the settings a site's generator keeps at the top of a file. Phrases
 * (lexicon residue) count together with the place: most of them only at the ends of the document, beyond the first
 * and the last running paragraph. */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

#define ENDS 80		/* lines of text that the end of a document may take */
#define SENTENCE 25	/* bytes of a sentence that ends a text, at least */
#define NOTE 12		/* lines of a paragraph that is a note */
#define MARKED 32	/* bytes of a line between signs */
#define MENU 40		/* bytes of a line of a menu */
#define CONTENTS 120	/* lines at the start among which a list of contents may stand */
#define NEAR 4		/* lines within which a page's words stand together */

enum phrase {
	NO_PHRASE,
	PHRASE_LINE,	/* class "line": the whole line, wherever it stands; "marked": so it is with signs on both sides */
	PHRASE_SAID,	/* "aside", "credit": so goes the line, wherever it stands by itself */
	PHRASE_END,	/* "end", "count": the line begins with it, is it behind a number; at an end of the document */
	PHRASE_EDGE,	/* "edge": the whole line, at an end of the document beside another phrase */
	PHRASE_TAIL,	/* "tail": the same, behind the text only */
	PHRASE_WITHIN,	/* "within": the line has it somewhere, at an end of the document */
	PHRASE_NOTE,	/* "note": the same, in a running paragraph too */
	PHRASE_OPENS	/* "opens", "stories": the whole line, at the end; what follows it is residue too */
};

enum part { PART, START, WHOLE };	/* of the line: what a phrase is */

static const struct {
	const char *class;
	enum phrase phrase;
	enum part least;
} classes[] = {
	{ "line", PHRASE_LINE, WHOLE }, { "edge", PHRASE_EDGE, WHOLE }, { "tail", PHRASE_TAIL, WHOLE },
	{ "opens", PHRASE_OPENS, WHOLE }, { "stories", PHRASE_OPENS, WHOLE }, { "end", PHRASE_END, START },
	{ "within", PHRASE_WITHIN, PART }, { "note", PHRASE_NOTE, PART }
};

static enum phrase
class_of(const char *class, enum part part)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (strcmp(classes[i].class, class) == 0)
			return part >= classes[i].least ? classes[i].phrase : NO_PHRASE;
	return NO_PHRASE;
}

/* Where a line's first word begins: leading bullets and quotes do not count. */
size_t
pages_first_letter(struct rap_str s)
{
	size_t len, i = 0;

	while (i < s.n && !rap_is_alpha(rap_utf8_get(s.s + i, s.n - i, &len)))
		i += len;
	return i;
}

/* The phrase of n bytes at start, by its class. */
static enum phrase
phrase_at(struct rap_str s, size_t start, size_t n, const char *class)
{
	if (pages_is_said(s, start, n, class))
		return PHRASE_SAID;
	if (!pages_only_signs(rap_cut(s, start + n, s.n)))
		return class_of(class, START);
	if (strcmp(class, "marked") == 0)
		return start > 0 && start + n < s.n && s.n < MARKED ? PHRASE_LINE : NO_PHRASE;
	if (strcmp(class, "count") == 0)
		return start > 0 && s.s[0] >= '0' && s.s[0] <= '9' ? PHRASE_END : NO_PHRASE;
	return class_of(strcmp(class, "aside") == 0 ? "line" : class, WHOLE);
}

/* The phrase that the line begins with. */
static enum phrase
first_phrase(const struct pages *p, struct rap_str s)
{
	const char *class;
	size_t start = pages_first_letter(s), n = rap_lexicon_match(p->words[WORDS_RESIDUE], rap_cut(s, start, s.n), &class);

	return n > 0 ? phrase_at(s, start, n, class) : NO_PHRASE;
}

/* The phrase in a line of bounded length. */
static enum phrase
any_phrase(const struct pages *p, struct rap_str s)
{
	const char *class;
	enum phrase found = s.n <= 400 ? first_phrase(p, s) : NO_PHRASE;
	size_t len, start = pages_first_letter(s);
	bool inside = true;

	for (size_t i = start; s.n <= 400 && i < s.n && found == NO_PHRASE; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (!inside && rap_lexicon_match(p->words[WORDS_RESIDUE], rap_cut(s, i, s.n), &class) > 0)
			found = class_of(class, PART);
		inside = rap_is_alpha(c) || rap_is_digit(c);
	}
	return found;
}

enum strength
pages_strength(const struct pages *p, struct rap_str s)
{
	enum phrase found = any_phrase(p, s);

	if (found == PHRASE_LINE || found == PHRASE_WITHIN || found == PHRASE_NOTE)
		return STRONG;
	return found == NO_PHRASE ? NO_STRENGTH : WEAK;
}

/* A line of text right beside line i, on either side, blank lines aside, has a phrase too. */
static bool
has_company(const struct pages *p, size_t i)
{
	for (int step = -1; step <= 1; step += 2) {
		size_t k = i + (size_t)step;

		while (k < p->n && p->line[k].kind == LINE_BLANK && k + NEAR > i && k < i + NEAR)
			k += (size_t)step;
		if (k < p->n && p->line[k].kind == LINE_TEXT && (any_phrase(p, p->line[k].text) != NO_PHRASE ||
		    pages_is_bar(p, p->line[k].text)))
			return true;
	}
	return false;
}

/* One word or two, which may be a part of a site: "Our Harbour". */
static bool
may_be_entry(struct rap_str s)
{
	const char *blank = memchr(s.s, ' ', s.n);

	return !blank || !memchr(blank + 1, ' ', (size_t)(s.s + s.n - blank - 1));
}

/* Lines that stand together, short ones without a stop, two of three of which are phrases: all of them are, whatever a page calls
 * its parts. */
static bool
is_menu(const struct pages *p, size_t from, size_t to)
{
	size_t phrases = 0;

	if (to - from < 3 || to - from > ENDS)
		return false;
	for (size_t i = from; i < to; i++) {
		struct rap_str s = p->line[i].text;

		if (s.n == 0 || s.n > MENU || strchr(".:;", s.s[s.n - 1]))
			return false;
		if (any_phrase(p, s) != NO_PHRASE)
			phrases++;
		else if (!may_be_entry(s))
			return false;
	}
	return phrases * 3 >= (to - from) * 2;
}

/* The phrase of line i, at an end of the document. */
static enum phrase
phrase_of(const struct pages *p, size_t i)
{
	enum phrase found = any_phrase(p, p->line[i].text);

	return (found == PHRASE_EDGE || found == PHRASE_TAIL) && !has_company(p, i) ? NO_PHRASE : found;
}

/* A blank line of double spacing: the sentence of the line before it goes on behind it. */
static bool
is_spacing(const struct pages *p, size_t i)
{
	size_t len;

	return i > 0 && i + 1 < p->n && p->line[i].kind == LINE_BLANK && p->line[i - 1].kind == LINE_TEXT &&
	    p->line[i - 1].text.n >= 40 && p->line[i + 1].kind == LINE_TEXT &&
	    rap_is_lower(rap_utf8_last(p->line[i - 1].text, &len)) &&
	    rap_is_lower(rap_utf8_get(p->line[i + 1].text.s, p->line[i + 1].text.n, &len));
}

/* Running text: lines that stand together and are long, or end like sentences. */
static size_t
group_bytes(const struct pages *p, size_t i, size_t *end, bool *stop)
{
	size_t bytes = 0, len;

	for (; i < p->n && (p->line[i].kind == LINE_TEXT || is_spacing(p, i)); i++) {
		uint32_t c = rap_utf8_last(p->line[i].text, &len);

		bytes += p->line[i].text.n;
		*stop = c == '.' || c == '!' || c == '?' || c == 0x201D || c == '"';
	}
	*end = i;
	return bytes;
}

static bool
is_running(const struct pages *p, size_t i, size_t *end)
{
	bool stop = false;
	size_t bytes = group_bytes(p, i, end, &stop);

	return bytes >= 160 || (bytes >= 60 && stop);
}

/* "The meeting rose at ten." Behind such a line there may be residue; it belongs to the text, however short it is. */
static bool
is_sentence(const struct pages *p, size_t from, size_t to)
{
	struct rap_str s = p->line[from].text;
	size_t first = pages_first_letter(s), blanks = 0, len;

	if (to - from != 1 || s.n < SENTENCE || !strchr(".!?", s.s[s.n - 1]) ||
	    !rap_is_upper(rap_utf8_get(s.s + first, s.n - first, &len)))
		return false;
	for (size_t i = 0; i < s.n; i++)
		blanks += s.s[i] == ' ';
	return blanks >= 4;
}

/* --- the end of the document, upward: [from, n) may be residue */

struct tail {
	size_t from;		/* the first line of residue there, n where none */
	size_t last;		/* the last line with a phrase */
	bool opens;
};

static size_t
group_start(const struct pages *p, size_t last)
{
	while (last > 0 && (p->line[last - 1].kind == LINE_TEXT || is_spacing(p, last - 1)))
		last--;
	return last;
}

/* Any line of [from, to) that has a phrase of the ends. */
static enum phrase
group_phrase(const struct pages *p, size_t from, size_t to)
{
	enum phrase found = NO_PHRASE, one;

	for (; from < to && found == NO_PHRASE; from++)
		if ((one = phrase_of(p, from)) != NO_PHRASE)
			found = one;
		else if (pages_is_imprint(p->line[from].text) || pages_is_bar(p, p->line[from].text))
			found = PHRASE_WITHIN;
	return found;
}

/* A line of words by itself above others, which a list near the start named, and which does not come again: no list of other stories, but a part of it. */
static bool
was_announced(const struct pages *p, size_t i)
{
	size_t next = i + 1;
	bool named = false;

	while (next < p->n && p->line[next].kind == LINE_BLANK)
		next++;
	if (next == i + 1 || !memchr(p->line[i].text.s, ' ', p->line[i].text.n) || next >= p->n || (i > 0 && p->line[i - 1].kind == LINE_TEXT) ||
	    any_phrase(p, p->line[next].text) != NO_PHRASE)
		return false;
	for (size_t k = next; k < p->n; k++)
		if (rap_eq(p->line[k].text, p->line[i].text))
			return false;		/* the name of a part of the site, above each story */
	for (size_t k = 0; k < i && k < CONTENTS && !named; k++)
		named = pages_is_text(p, k) && rap_eq(p->line[k].text, p->line[i].text) &&
		    (pages_is_text(p, k + 1) || (k > 0 && pages_is_text(p, k - 1)));
	return named;
}

static struct tail
find_tail(const struct pages *p)
{
	struct tail t = { p->n, 0, false };
	size_t seen = 0, end;

	for (size_t i = p->n; i-- > 0 && seen < ENDS; ) {
		size_t start;
		enum phrase found;

		if (p->line[i].kind != LINE_TEXT)
			continue;
		start = group_start(p, i);
		found = i + 1 - start > ENDS ? NO_PHRASE : group_phrase(p, start, i + 1);
		if (found == NO_PHRASE && (is_running(p, start, &end) || is_sentence(p, start, i + 1) || was_announced(p, start)))
			break;
		if (found != NO_PHRASE) {
			while (!is_menu(p, start, i + 1) && group_phrase(p, start, start + 1) == NO_PHRASE)
				start++;
			t.from = start;
			t.last = t.last ? t.last : i;
			t.opens = found == PHRASE_OPENS;
		}
		seen += i + 1 - start;
		i = group_start(p, i);
	}
	return t;
}

void
pages_mark_residue(struct line *l, const char *rule)
{
	if (l->kind == LINE_TEXT && l->is == NO_FURNITURE)
		pages_guess(l, RESIDUE, rule);
}

static void
mark_tail(struct pages *p)
{
	struct tail t = find_tail(p);
	bool opens = t.opens;

	for (size_t i = t.from; i < p->n; i++) {
		opens |= phrase_of(p, i) == PHRASE_OPENS;
		if (i <= t.last || opens)
			pages_mark_residue(&p->line[i], "residue-at-the-end");
	}
}

/* --- the start, down to the first running paragraph */

/* What opens a list of comments is their number there: "12 comments". */
static bool
is_residue_at_start(const struct pages *p, size_t i)
{
	struct rap_str s = p->line[i].text;
	enum phrase found = phrase_of(p, i);

	if (found == PHRASE_OPENS || found == PHRASE_TAIL)
		return s.s[0] >= '0' && s.s[0] <= '9';
	return found != NO_PHRASE || pages_is_imprint(s) || pages_is_bar(p, s);
}

static void
mark_start(struct pages *p)
{
	size_t seen = 0, from, end;
	bool menu;

	for (size_t i = 0; i < p->n && seen < ENDS; i++) {
		if (p->line[i].kind != LINE_TEXT)
			continue;
		if (is_running(p, i, &end)) {
			if (end - i > NOTE || group_phrase(p, i, end) != PHRASE_NOTE)
				return;
			for (; i < end; i++, seen++)
				pages_mark_residue(&p->line[i], "residue-at-the-start");
			continue;
		}
		from = i;
		menu = is_menu(p, from, end);
		for (; i < end; i++, seen++)
			if (menu || is_residue_at_start(p, i) || pages_is_trail(&p->line[i], end - from == 1))
				pages_mark_residue(&p->line[i], "residue-at-the-start");
	}
}

void
pages_residue(struct pages *p)
{
	bool stories = false;

	mark_start(p);
	mark_tail(p);
	for (size_t i = 0; i < p->odds; i++) {
		struct line *l = &p->line[p->odd[i]];
		enum phrase phrase;

		if (l->begins == 0)
			continue;
		phrase = pages_begins(l, WORDS_RESIDUE) && (l->text.n < MENU || l->alone) ? first_phrase(p, l->text) : NO_PHRASE;
		stories |= phrase == PHRASE_OPENS;
		if (phrase == PHRASE_LINE || (phrase == PHRASE_SAID && l->alone))
			pages_mark_residue(l, phrase == PHRASE_LINE ? "residue-phrase" : "residue-by-its-form");
		else if (pages_begins(l, WORDS_SHARE) && pages_is_share_bar(p, l->text))
			pages_mark_residue(l, "share-bar");
	}
	pages_boxes(p);
	pages_links(p, stories);
}
