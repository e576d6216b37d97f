/* pages_ends.c - the ends of a document that was a web page: menus, trails, share bars above the first running
 * paragraph; forms, comments, other stories, imprints behind the last one. */
#include <string.h>

#include "residue.h"

#define ENDS 80		/* lines of text that the end of a document may take */
#define SENTENCE 25	/* bytes of a sentence that ends a text, at least */
#define NOTE 12		/* lines of a paragraph that is a note */
#define ENTRY 24	/* bytes of three words that may be an entry of one */
#define LONG 60		/* bytes of a line that is of a running text */
#define TOP 20		/* lines of text at the start that may name the site */
#define CONTENTS 120	/* lines at the start among which a list of contents may stand */
#define NEAR 4		/* lines within which a page's words stand together */

/* A line of text right beside line i, on either side, blank lines aside, has a phrase too. */
static bool
has_company(const struct pages *p, size_t i)
{
	for (int step = -1; step <= 1; step += 2) {
		size_t k = i + (size_t)step;

		while (k < p->n && p->line[k].kind == LINE_BLANK && k + NEAR > i && k < i + NEAR)
			k += (size_t)step;
		if (k < p->n && p->line[k].kind == LINE_TEXT && (pages_phrase(p, k) != NO_PHRASE ||
		    pages_is_bar(p, k)))
			return true;
	}
	return false;
}

static size_t
blanks(struct rap_str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.s[i] == ' ';
	return n;
}

/* One word or two, or three short ones, which may be a part of a site: "Our Harbour". */
static bool
may_be_entry(struct rap_str s)
{
	size_t n = blanks(s);

	return n < 2 || (n == 2 && s.n <= ENTRY);
}

/* What lines may be a menu: how many of them are phrases, and whether one leads home or is residue by itself. */
struct menu {
	size_t end, phrases;	/* end: behind the last phrase */
	bool home;
};

/* Short lines without a stop that stand together from line i on, phrases or words that a page may call its parts by. */
static struct menu
menu_at(const struct pages *p, size_t i, size_t to)
{
	struct menu m = { i, 0, false };

	for (size_t from = i; i < to && i - from < ENDS; i++) {
		struct rap_str s = p->line[i].text;
		enum phrase found;

		if (s.n == 0 || s.n > PAGES_MENU || (strchr(".:;", s.s[s.n - 1]) && !rap_ends(s, "...")))
			break;
		found = pages_phrase(p, i);
		if (found == NO_PHRASE && !may_be_entry(s))
			break;
		m.phrases += found != NO_PHRASE;
		m.home |= found == PHRASE_HOME || found == PHRASE_LINE;
		if (found != NO_PHRASE)
			m.end = i + 1;
	}
	return m;
}

/* Two of three of the lines from line i on are phrases, or two of five where one of them leads home: all of them are a
 * menu, whatever a page calls its parts. It begins with a phrase, or right below residue. Its end; i where there is
 * none. */
static size_t
menu_end(const struct pages *p, size_t i, size_t to)
{
	bool begins = pages_phrase(p, i) != NO_PHRASE || (i > 0 && p->line[i - 1].is == RESIDUE);
	struct menu m = menu_at(p, i, begins ? to : i);
	size_t lines = m.end - i;

	if (lines < 3 || !(m.phrases * 3 >= lines * 2 || (m.home && m.phrases > 2 && m.phrases * 5 >= lines * 2)))
		return i;
	return m.end;
}

/* The phrase of line i, at an end of the document. */
static enum phrase
phrase_of(const struct pages *p, size_t i)
{
	enum phrase found = pages_phrase(p, i);
	bool leans = found == PHRASE_EDGE || found == PHRASE_HOME || found == PHRASE_TAIL;

	return leans && !has_company(p, i) ? NO_PHRASE : found;
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
	size_t first = pages_first_letter(s), len;

	if (to - from != 1 || s.n < SENTENCE || !strchr(".!?", s.s[s.n - 1]) ||
	    !rap_is_upper(rap_utf8_get(s.s + first, s.n - first, &len)))
		return false;
	return blanks(s) >= 4;
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
		else if (pages_is_imprint(p->line[from].text) || pages_is_bar(p, from))
			found = PHRASE_WITHIN;
	return found;
}

/* A line of words by itself above others, which a list near the start named, and which does not come again: no list of
 * other stories, but a part of it. */
static bool
was_announced(const struct pages *p, size_t i)
{
	size_t next = i + 1;
	bool named = false;

	while (next < p->n && p->line[next].kind == LINE_BLANK)
		next++;
	if (next == i + 1 || next >= p->n || !memchr(p->line[i].text.s, ' ', p->line[i].text.n) ||
	    (i > 0 && p->line[i - 1].kind == LINE_TEXT) || pages_phrase(p, next) != NO_PHRASE)
		return false;
	for (size_t k = next; k < p->n; k++)
		if (rap_eq(p->line[k].text, p->line[i].text))
			return false;		/* the name of a part of the site, above each story */
	for (size_t k = 0; k < i && k < CONTENTS && !named; k++)
		named = pages_is_text(p, k) && rap_eq(p->line[k].text, p->line[i].text) &&
		    (pages_is_text(p, k + 1) || (k > 0 && pages_is_text(p, k - 1)));
	return named;
}

/* The line stood among the residue of the start: the name of the site, which comes again above its address. */
static bool
names_site(const struct pages *p, size_t line)
{
	size_t seen = 0;

	for (size_t i = 0; i < line && seen < TOP; i++) {
		seen += p->line[i].kind == LINE_TEXT;
		if (p->line[i].is == RESIDUE && rap_eq(p->line[i].text, p->line[line].text))
			return true;
	}
	return false;
}

/* The first line of residue of the lines [from, to), one of which has a phrase. */
static size_t
residue_start(const struct pages *p, size_t from, size_t to)
{
	while (from < to && menu_end(p, from, to) == from && group_phrase(p, from, from + 1) == NO_PHRASE &&
	    !names_site(p, from))
		from++;
	return from;
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
			start = residue_start(p, start, i + 1);
			t.from = start;
			t.last = t.last ? t.last : i;
			t.opens = found == PHRASE_OPENS;
		}
		seen += i + 1 - start;
		i = group_start(p, i);
	}
	return t;
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
		return pages_is_digit(s.s[0]);
	return found != NO_PHRASE || pages_is_imprint(s) || pages_is_bar(p, i);
}

/* A long line, a sentence, or one that is carried on in small letters. */
static bool
is_prose(const struct pages *p, size_t i)
{
	struct rap_str s = p->line[i].text;

	if (pages_phrase(p, i) != NO_PHRASE || pages_is_bar(p, i) || pages_is_trail(p, &p->line[i], false))
		return false;
	return s.n >= LONG || is_sentence(p, i, i + 1) || pages_is_carried_on(p, i);
}

/* "By Ana Lima" stands above the trail: then a title does, too. */
static bool
has_byline_above(const struct pages *p, size_t trail)
{
	for (size_t i = 0, len; i < trail; i++) {
		struct rap_str t = p->line[i].text;
		size_t n = t.n <= PAGES_SHORT ? rap_lexicon_match(p->words[WORDS_BY], t, NULL) : 0;

		if (n > 0 && n + 1 < t.n && rap_is_upper(rap_utf8_get(t.s + n + 1, t.n - n - 1, &len)))
			return true;
	}
	return false;
}

/* "Lamp Gazette", "Home > News > Quays", and the title below: what stands above a trail of links is the page's frame, but
 * for the title that the trail ends in. */
static void
mark_above_trail(struct pages *p, size_t trail)
{
	struct rap_str s = p->line[trail].text;
	size_t below = trail + 1;

	while (below < p->n && p->line[below].kind == LINE_BLANK)
		below++;
	if (below >= p->n || is_prose(p, below) || is_residue_at_start(p, below) || memchr(s.s, '|', s.n) ||
	    has_byline_above(p, trail))
		return;
	for (size_t i = 0; i < trail; i++)
		if (p->line[i].text.n <= PAGES_SHORT && !memmem(s.s, s.n, p->line[i].text.s, p->line[i].text.n))
			pages_mark_residue(&p->line[i], "above-the-trail");
}

/* Lines that stand together above the text; a menu may stand among them. */
static void
mark_above(struct pages *p, size_t from, size_t to)
{
	size_t menu = from;

	for (size_t i = from; i < to; i++) {
		bool trail = pages_is_trail(p, &p->line[i], to - from == 1);

		if (i >= menu)
			menu = menu_end(p, i, to);
		if (i < menu || trail || is_residue_at_start(p, i))
			pages_mark_residue(&p->line[i], "residue-at-the-start");
		if (trail)
			mark_above_trail(p, i);
	}
}

/* A running paragraph may be a note: "This site uses cookies to count its visitors." */
static bool
is_note(const struct pages *p, size_t from, size_t to)
{
	return to - from <= NOTE && group_phrase(p, from, to) == PHRASE_NOTE;
}

static void
mark_start(struct pages *p)
{
	size_t seen = 0, end;

	for (size_t i = 0; i < p->n && seen < ENDS; i = end + (p->line[i].kind != LINE_TEXT)) {
		size_t prose = end = i;

		if (p->line[i].kind != LINE_TEXT)
			continue;
		if (!is_running(p, i, &end))
			prose = end;
		else if (is_note(p, i, end)) {
			for (; prose < end; prose++)
				pages_mark_residue(&p->line[prose], "residue-at-the-start");
		} else
			while (prose < end && prose - i < ENDS && !is_prose(p, prose))
				prose++;
		mark_above(p, i, prose);
		if (prose < end)
			return;
		seen += end - i;
	}
}

/* Two words and more of it, whole: not "Port Harbour" in "Port Harbours". */
static bool
has_whole(struct rap_str s, struct rap_str name)
{
	const char *at = memmem(s.s, s.n, name.s, name.n);
	unsigned char end = at && at + name.n < s.s + s.n ? (unsigned char)at[name.n] : ' ';

	return at && memchr(name.s, ' ', name.n) && at > s.s && at[-1] == ' ' && end < 0x80 && !rap_is_alpha(end) &&
	    !rap_is_digit(end);
}

/* An imprint at the end has the words of line i. */
static bool
is_in_imprint(const struct pages *p, size_t i)
{
	struct rap_str name = p->line[i].text;
	size_t seen = 0;

	for (size_t k = p->n; k-- > i + 1 && seen < ENDS; ) {
		struct rap_str s = p->line[k].text;

		seen += p->line[k].kind == LINE_TEXT;
		if (p->line[k].is == RESIDUE && pages_is_imprint(s) && has_whole(s, name))
			return true;
	}
	return false;
}

/* Above a menu stands the name of the site, where the imprint has it too: "Port Maren Gazette", "Home | News |
 * Sport". */
static void
mark_site(struct pages *p)
{
	size_t i = 0, next;

	while (i < p->n && (p->line[i].kind != LINE_TEXT || p->line[i].is == RESIDUE))
		i++;
	for (next = i + 1; next < p->n && p->line[next].kind == LINE_BLANK; next++)
		;
	if (next < p->n && p->line[next].is == RESIDUE && p->line[i].text.n <= PAGES_MENU && is_in_imprint(p, i))
		pages_mark_residue(&p->line[i], "residue-at-the-start");
}

void
pages_ends(struct pages *p)
{
	mark_start(p);
	mark_tail(p);
	mark_site(p);
}
