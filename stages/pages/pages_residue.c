/* pages_residue.c - what a web page leaves around the text that was taken from it: share bars, newsletter boxes,
 * form labels, lists of other stories, and the settings a site's generator keeps at the top of a file. Phrases
 * (lexicon residue) count together with the place: most of them only at the ends of the document, beyond the first
 * and the last running paragraph. */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

#define ENDS 80		/* lines of text that the end of a document may take */

enum phrase {
	NO_PHRASE,
	PHRASE_LINE,	/* class "line": the whole line, wherever it stands */
	PHRASE_END,	/* "end": the line begins with it, at an end of the document */
	PHRASE_WITHIN,	/* "within": the line has it somewhere, at an end of the document */
	PHRASE_NOTE,	/* "note": the same, in a running paragraph too */
	PHRASE_OPENS	/* "opens", "stories": the whole line, at the end; what follows it is residue too */
};

static enum phrase
class_of(const char *class, bool whole, bool start)
{
	if (strcmp(class, "within") == 0)
		return PHRASE_WITHIN;
	if (strcmp(class, "note") == 0)
		return PHRASE_NOTE;
	if (strcmp(class, "end") == 0)
		return start ? PHRASE_END : NO_PHRASE;
	if (!whole)
		return NO_PHRASE;
	return strcmp(class, "opens") == 0 || strcmp(class, "stories") == 0 ? PHRASE_OPENS : PHRASE_LINE;
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

/* The phrase that the line is, whole. */
static enum phrase
whole_phrase(const struct pages *p, struct rap_str s)
{
	const char *class;
	size_t start = pages_first_letter(s), n = rap_lexicon_match(p->words[WORDS_RESIDUE], rap_cut(s, start, s.n), &class);

	return n > 0 && start + n + 2 >= s.n ? class_of(class, true, true) : NO_PHRASE;
}

/* The phrase in a line of bounded length. */
static enum phrase
phrase_of(const struct pages *p, struct rap_str s)
{
	const char *class;
	enum phrase found = NO_PHRASE;
	size_t len, n, start = pages_first_letter(s);
	bool inside = false;

	if (s.n > 400)
		return NO_PHRASE;
	for (size_t i = start; i < s.n && found == NO_PHRASE; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		n = !inside ? rap_lexicon_match(p->words[WORDS_RESIDUE], rap_cut(s, i, s.n), &class) : 0;
		if (n > 0)
			found = class_of(class, i == start && i + n + 2 >= s.n, i == start);
		inside = rap_is_alpha(c) || rap_is_digit(c);
	}
	return found;
}

/* "Home » News » Harbour": a trail of links; between bars only where no other line stands by it, as a table's would */
static bool
is_trail(const struct line *l, bool by_itself)
{
	struct rap_str s = l->text;
	size_t n = 0, len;

	if (s.n > 300 || !s.n || s.s[0] == '|')
		return false;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		by_itself &= !rap_is_digit(c);		/* "Tel. 12 34 | Fax 12 35 | Pier 4" is a letterhead's */
		n += i > 0 && (c == 0xBB || c == 0x203A || c == '>' || c == 0x2192 || (c == '|' && by_itself)) && s.s[i - 1] == ' ';
	}
	return n >= 2;
}

/* "© 2021 Port Maren Gazette", "Copyright 2020-2021 by the Harbour Press": at an end of the document */
static bool
is_imprint(struct rap_str s)
{
	size_t n = rap_starts(s, "\xC2\xA9") ? 2 : rap_starts(s, "Copyright ") || rap_starts(s, "COPYRIGHT ") ? 10 : 0;
	bool digits = false;

	for (size_t i = n; n && i < s.n; i++)
		digits |= s.s[i] >= '0' && s.s[i] <= '9';
	return n > 0 && s.n < 160 && digits;
}

/* "Facebook | X | WhatsApp | Email": names of networks, and words that stand beside them on a bar */
static bool
is_share_bar(const struct pages *p, struct rap_str s)
{
	size_t networks = 0, words = 0, n, len;
	const char *class;

	for (size_t i = 0; s.n < PAGES_BAR && i < s.n; i += len) {
		if (!rap_is_alpha(rap_utf8_get(s.s + i, s.n - i, &len)))
			continue;
		n = rap_lexicon_match(p->words[WORDS_SHARE], rap_cut(s, i, s.n), &class);
		if (n == 0)
			return false;
		len = n;
		words++;
		networks += strcmp(class, "network") == 0;
	}
	return networks > 1 || (networks == 1 && words > 1);
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
		if ((one = phrase_of(p, p->line[from].text)) != NO_PHRASE)
			found = one;
		else if (is_imprint(p->line[from].text))
			found = PHRASE_WITHIN;
	return found;
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
		if (found == NO_PHRASE && is_running(p, start, &end))
			break;
		if (found != NO_PHRASE) {
			while (phrase_of(p, p->line[start].text) == NO_PHRASE && !is_imprint(p->line[start].text))
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
		opens |= phrase_of(p, p->line[i].text) == PHRASE_OPENS;
		if (i <= t.last || opens)
			pages_mark_residue(&p->line[i], "residue-at-the-end");
	}
}

/* --- the start, down to the first running paragraph */

static void
mark_start(struct pages *p)
{
	size_t seen = 0, from, end;

	for (size_t i = 0; i < p->n && seen < ENDS; i++) {
		enum phrase found;

		if (p->line[i].kind != LINE_TEXT)
			continue;
		if (is_running(p, i, &end)) {
			if (group_phrase(p, i, end) != PHRASE_NOTE)
				return;
			for (; i < end; i++, seen++)
				pages_mark_residue(&p->line[i], "residue-at-the-start");
			continue;
		}
		from = i;
		for (; i < end; i++, seen++) {
			found = phrase_of(p, p->line[i].text);
			if ((found != NO_PHRASE && found != PHRASE_OPENS) || is_trail(&p->line[i], end - from == 1) ||
			    is_imprint(p->line[i].text))
				pages_mark_residue(&p->line[i], "residue-at-the-start");
		}
	}
}

void
pages_residue(struct pages *p)
{
	bool stories = false;

	mark_start(p);
	mark_tail(p);
	for (size_t i = 0; i < p->n; i++) {
		struct line *l = &p->line[i];
		enum phrase phrase;

		if (l->begins == 0)
			continue;
		phrase = pages_begins(l, WORDS_RESIDUE) && l->text.n < 60 ? whole_phrase(p, l->text) : NO_PHRASE;
		stories |= phrase == PHRASE_OPENS;
		if (phrase == PHRASE_LINE)
			pages_mark_residue(l, "residue-phrase");
		else if (pages_begins(l, WORDS_SHARE) && is_share_bar(p, l->text))
			pages_mark_residue(l, "share-bar");
	}
	pages_links(p, stories);
}
