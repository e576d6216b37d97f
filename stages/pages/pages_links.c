/* pages_links.c - what of a web page's frame stands in the middle of a text, and is known by what the page has
 * elsewhere or by its form: lists of other stories, names of the page's section, bars of languages. */
#include <string.h>

#include "pages.h"

#define LONGEST 160	/* bytes of a link's words */
#define KICKER 24	/* bytes of a section's name */
#define KICKERS 3	/* links that it comes again in */
#define TOP 16		/* lines where it may stand */

static size_t
next_text(const struct pages *p, size_t i)
{
	while (++i < p->n && p->line[i].kind == LINE_BLANK)
		;
	return i;
}

/* "- Harbour Council argues over herring": a bullet, a capital, no stop, by itself */
static bool
is_link(const struct line *l)
{
	size_t at = pages_first_letter(l->text), len;

	if (l->kind != LINE_TEXT || l->is || l->text.n > LONGEST || at < 2 || at > 4 || l->text.s[at - 1] != ' ')
		return false;
	return !strchr(".;:", l->text.s[l->text.n - 1]) && rap_is_upper(rap_utf8_get(l->text.s + at, l->text.n - at, &len)) &&
	    !pages_is_digit(l->text.s[0]);
}

/* A phrase of class "stories", and two links or more behind it:
 *	Related stories
 *	- Harbour Council argues over herring
 *	- Harbour New mole to open in May               */
static void
mark_stories(struct pages *p, size_t i)
{
	const char *class = "";
	struct rap_str s = p->line[i].text;
	size_t n = s.n < PAGES_SHORT ? rap_lexicon_match(p->words[WORDS_RESIDUE], s, &class) : 0, links = 0, k;

	if (n == 0 || n + 2 < s.n || strcmp(class, "stories") != 0)
		return;
	for (k = next_text(p, i); k < p->n && is_link(&p->line[k]); k = next_text(p, k))
		links++;
	for (; links >= 2 && i < k; i++)
		pages_mark_residue(&p->line[i], "related-stories");
}

/* A short line above the text that comes again three times among the links below it: the section that the story is
 * of. */
static void
mark_kicker(struct pages *p, size_t i)
{
	struct line *l = &p->line[i];
	size_t times = 0;

	if (l->kind != LINE_TEXT || l->is || l->text.n > KICKER)
		return;
	for (size_t k = p->n; k-- > i + 1 && times < KICKERS; )
		times += p->line[k].is == RESIDUE && rap_eq(p->line[k].text, l->text);
	if (times >= KICKERS)
		pages_mark_residue(l, "section-name-of-the-links");
}

/* How many names of languages a line has, each in its own language; 0 where it has anything else but bars and
 * brackets. */
static size_t
languages(const struct pages *p, struct rap_str s, size_t *bars)
{
	size_t names = 0, len, n;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (rap_is_alpha(c)) {
			n = rap_lexicon_match(p->words[WORDS_LANGUAGES], rap_cut(s, i, s.n), NULL);
			if (n == 0)
				return 0;
			len = n;
			names++;
		} else if (c == '|' || c == '/' || c == '[' || c == ']' || c == 0xB7 || c == 0x2022)
			++*bars;
		else if (!rap_is_space(c))
			return 0;
	}
	return names;
}

/* "English | español | português", on one line or on several that stand together. */
static size_t
mark_languages(struct pages *p, size_t i)
{
	size_t names = 0, bars = 0, to, here;

	for (to = i; to < p->n && p->line[to].kind == LINE_TEXT && p->line[to].text.n < PAGES_BAR; to++, names += here)
		if ((here = languages(p, p->line[to].text, &bars)) == 0)
			break;
	for (size_t k = i; k < to && names >= 2 && bars >= 1; k++)
		pages_mark_residue(&p->line[k], "language-bar");
	return to > i ? to : i + 1;
}

void
pages_links(struct pages *p, bool stories)
{
	size_t top = 0, residue = 0, next = 0;

	for (size_t i = 0; stories && i < p->odds; i++)
		if (pages_begins(&p->line[p->odd[i]], WORDS_RESIDUE) && p->line[p->odd[i]].is == NO_FURNITURE)
			mark_stories(p, p->odd[i]);
	for (const struct line *l = p->line, *end = l + p->n; l < end && residue < KICKERS; l++)
		residue += l->is == RESIDUE;
	for (size_t i = 0; i < p->n && top < TOP && residue >= KICKERS; i++) {
		mark_kicker(p, i);
		top += p->line[i].kind == LINE_TEXT;
	}
	for (size_t i = 0; i < p->odds; i++)
		if (p->odd[i] >= next && pages_begins(&p->line[p->odd[i]], WORDS_LANGUAGES))
			next = mark_languages(p, p->odd[i]);
}
