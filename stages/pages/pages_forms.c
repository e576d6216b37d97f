/* pages_forms.c - residue that is known by its form, with a few words: trails and bars of links, imprints, who took a
 * picture, where else to read. */
#include <string.h>

#include "pages.h"

#define NAMES 8		/* words of who took a picture, at most */

/* At i stands a sign that parts the links of a trail. */
static bool
parts_links(struct rap_str s, size_t i, uint32_t c, bool bars)
{
	return i > 0 && s.s[i - 1] == ' ' &&
	    (c == 0xBB || c == 0x203A || c == '>' || c == 0x2192 || (bars && (c == '|' || c == '/')));
}

/* "Home » News » Harbour": a trail of links; between bars only where no other line stands by it, as a table's would.
 * A trail that begins with the site's first page may have but two links: "Home > Minutes", "Inicio / Actas". */
bool
pages_is_trail(const struct pages *p, const struct line *l, bool by_itself)
{
	struct rap_str s = l->text;
	const char *class = "";
	size_t n = 0, len;
	bool home;

	if (s.n > 300 || !s.n || s.s[0] == '|')
		return false;
	home = pages_begins(l, WORDS_RESIDUE) && rap_lexicon_match(p->words[WORDS_RESIDUE], s, &class) > 0 &&
	    strcmp(class, "home") == 0;
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		by_itself &= !rap_is_digit(c);		/* "Tel. 12 34 | Fax 12 35 | Pier 4" is a letterhead's */
		n += parts_links(s, i, c, home || (by_itself && c == '|'));
	}
	return n >= (home ? 1 : 2);
}

/* "© 2021 Port Maren Gazette", "Copyright 2020-2021 by the Harbour Press", "(c) 2021 M. Cole": at an end of the
 * document. "Copyright of the guide: 2021 was agreed" goes on like a sentence. */
bool
pages_is_imprint(struct rap_str s)
{
	static const char *const starts[] = { "\xC2\xA9", "Copyright ", "COPYRIGHT ", "(c) 1", "(c) 2", "(C) 1", "(C) 2" };
	bool digits = false, begins = false;
	size_t word = rap_starts(s, "Copyright ") ? strlen("Copyright ") : 0;

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		begins |= rap_starts(s, starts[i]);
	if (word > 0 && word < s.n && s.s[word] >= 'a' && s.s[word] <= 'z' && !rap_starts(rap_cut(s, word, s.n), "by "))
		return false;
	for (size_t i = 2; begins && i < s.n; i++)
		digits |= pages_is_digit(s.s[i]);
	return s.n < 160 && digits;
}

/* "Facebook | X | WhatsApp | Email": names of networks, and words that stand beside them on a bar */
bool
pages_is_share_bar(const struct pages *p, struct rap_str s)
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

/* Where nothing but signs is left of a line: "Read more »", "Comments (12)". */
bool
pages_only_signs(struct rap_str s)
{
	size_t len;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (rap_is_alpha(c) || (rap_is_digit(c) && !memchr(s.s, '(', i)))
			return false;
	}
	return s.n < 16;
}

static bool
ends_in_stop(struct rap_str s)
{
	size_t len;
	uint32_t c = rap_utf8_last(s, &len);

	return c == '.' || c == ':' || c == ';' || c == '!';
}

/* What follows "Photo:" in "Photo: Marta Cole / Harbour Archive": names alone; "Photo: The ferry leaves the quay" is a
 * caption. */
static bool
is_names(struct rap_str s)
{
	size_t words = 0, len;
	bool inside = false, names = true;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);
		bool letter = rap_is_alpha(c);

		if (letter && !inside) {
			names &= rap_is_upper(c) || (s.n - i > 3 && (s.s[i + 2] == ' ' || s.s[i + 3] == ' '));	/* "de", "for" */
			words++;
		}
		inside = letter || c == '\'' || c == 0x2019;
	}
	return names && words > 0 && words <= NAMES && !ends_in_stop(s);
}

/* A phrase of the classes that say how the line goes on, n bytes of it from start on. */
bool
pages_is_said(struct rap_str s, size_t start, size_t n, const char *class)
{
	struct rap_str rest = rap_trim(rap_cut(s, start + n, s.n));

	if (strcmp(class, "credit") == 0)
		return is_names(rap_cut(rest, pages_first_letter(rest), rest.n));
	return strcmp(class, "aside") == 0 && rest.n > 8 && !ends_in_stop(s);
}
