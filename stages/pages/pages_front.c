/* pages_front.c - what programs that keep texts put around them: the settings of a site's generator at the top of a
 * file, the technical lines of a mail, marks of a wiki, lines of nothing but tags.
 *
 *	---
 *	title: Spring meeting
 *	tags: [harbour, minutes]
 *	---                                                                        */
#include <string.h>

#include "pages.h"

#define MOST_SETTINGS 80	/* lines between two fences */

/* "slug: harbour-news": a key without capitals, and a sign behind it */
static bool
is_setting(struct rap_str s, char sign)
{
	size_t i = 0;

	while (i < s.n && ((s.s[i] >= 'a' && s.s[i] <= 'z') || s.s[i] == '_' || s.s[i] == '-' || s.s[i] == '.'))
		i++;
	while (sign == '=' && i > 0 && i < s.n && s.s[i] == ' ')
		i++;
	return i > 0 && i < s.n && s.s[i] == sign && (i + 1 == s.n || s.s[i + 1] == ' ');
}

/* The first line of text, which the file begins with. */
static size_t
first_text(const struct pages *p)
{
	size_t i = 0;

	while (i < p->n && p->line[i].kind == LINE_BLANK)
		i++;
	return i;
}

static void
mark(struct pages *p, size_t from, size_t to, const char *rule)
{
	for (; from < to; from++)
		pages_mark_residue(&p->line[from], rule);
}

/* Between two fences: settings, and the lists and lines that belong to them. */
static void
mark_fenced(struct pages *p, size_t from)
{
	struct rap_str fence = p->line[from].text;
	char sign = rap_eqz(fence, "+++") ? '=' : ':';
	size_t i, settings = 0;

	if (!rap_eqz(fence, "---") && sign == ':')
		return;
	for (i = from + 1; i < p->n && i - from < MOST_SETTINGS && !rap_eq(p->line[i].text, fence); i++)
		settings += is_setting(p->line[i].text, sign);
	if (i < p->n && settings > 0 && rap_eq(p->line[i].text, fence))
		mark(p, from, i + 1, "settings-at-the-start");
}

/* Three settings or more that the file opens with, without fences. */
static void
mark_settings(struct pages *p, size_t from)
{
	size_t i;

	for (i = from; i < p->n && p->line[i].kind == LINE_TEXT; i++)
		if (!is_setting(p->line[i].text, ':'))
			return;
	if (i - from >= 3)
		mark(p, from, i, "settings-at-the-start");
}

/* "-*- mode: text; coding: utf-8 -*-", "-- doc: harbour; lang: en; mode: text; --": what an editor keeps at the top of
 * a file, on one line or two; its keys are asked for, since a sentence may have semicolons. */
static size_t
editor_settings_end(const struct pages *p, size_t from)
{
	size_t keys = 0, signs = 0, to;

	for (to = from; to < p->n && to - from < 2 && p->line[to].kind == LINE_TEXT; to++) {
		struct rap_str s = p->line[to].text;

		for (size_t i = 0; i + 7 < s.n && s.n < 200; i++) {
			keys += memcmp(s.s + i, "mode: ", 6) == 0 || memcmp(s.s + i, "coding: ", 8) == 0;
			keys += rap_ends(s, "mode:") && i == 0;
			signs += to == from && i < pages_first_letter(s) &&
			    (memcmp(s.s + i, "-*- ", 4) == 0 || memcmp(s.s + i, "-- ", 3) == 0);
		}
		if (keys > 0 && signs > 0 && (rap_ends(s, " -*-") || rap_ends(s, " --")))
			return to + 1;
	}
	return from;
}

/* An editor's settings, and the further ones that stand right below. */
static void
mark_editor(struct pages *p, size_t from)
{
	size_t to = editor_settings_end(p, from);

	while (to > from && to < p->n && p->line[to].kind == LINE_TEXT && p->line[to].text.n < 200 &&
	    is_setting(rap_cut(p->line[to].text, pages_first_letter(p->line[to].text), p->line[to].text.n), ':'))
		to++;
	mark(p, from, to, "settings-at-the-start");
}

/* The key of a mail's line: "Message-ID" of "Message-ID: <12@port>" */
static struct rap_str
mail_key(struct rap_str s)
{
	const char *colon = s.n ? memchr(s.s, ':', s.n < 40 ? s.n : 40) : NULL;

	return colon ? rap_cut(s, 0, (size_t)(colon - s.s)) : RAP_STR("");
}

/* A mail's head: lines with keys from the list, one of which no person would write. */
static void
mark_mail(struct pages *p, size_t from)
{
	bool technical = false;
	size_t i;

	for (i = from; i < p->n && p->line[i].kind == LINE_TEXT; i++) {
		const char *class = rap_lexicon_find(p->words[WORDS_MAIL], mail_key(p->line[i].text));

		if (!class && i == from)
			return;
		technical |= class && strcmp(class, "technical") == 0;
	}
	if (technical && i - from >= 3)
		mark(p, from, i, "mail-head");
}

/* The end of the tag of HTML at i: "<br>", "</div>", "<!-- note -->"; i itself where there is none, as in
 * "<http://port.example>" and in "<berth>", which is a sample of something else. */
static size_t
tag_end(const struct pages *p, struct rap_str s, size_t i)
{
	size_t at = i + 1, name;
	const char *close;

	at += at < s.n && (s.s[at] == '/' || s.s[at] == '!');
	for (name = at; at < s.n && (rap_is_alpha((unsigned char)s.s[at]) || rap_is_digit((unsigned char)s.s[at])); at++)
		;
	if (s.s[name - 1] == '!' ? !rap_starts(rap_cut(s, name, s.n), "--") : at == name)
		return i;
	if (s.s[name - 1] != '!' && (at == s.n || !memchr(" >/", s.s[at], 3) ||
	    !rap_lexicon_find(p->words[WORDS_HTML], rap_cut(s, name, at))))
		return i;
	close = memchr(s.s + at, '>', s.n - at);
	if (close && s.s[at] == ' ' && !memchr(s.s + at, '=', (size_t)(close - s.s) - at) && close[-1] != '/')
		return i;		/* "<name of the harbour>" */
	return close ? (size_t)(close - s.s) + 1 : i;
}

/* Tags, and no text beside them. */
static bool
is_tags(const struct pages *p, struct rap_str s)
{
	size_t i = 0, end;

	while (i < s.n) {
		if (s.s[i] == ' ') {
			i++;
			continue;
		}
		if (s.s[i] != '<' || (end = tag_end(p, s, i)) == i)
			return false;
		i = end;
	}
	return s.n > 0;
}

/* "[[Category:Minutes]]", "__NOTOC__" */
static bool
is_wiki_mark(const struct pages *p, struct rap_str s)
{
	const char *colon;

	if (rap_starts(s, "__") && rap_ends(s, "__") && s.n > 6)
		return !memchr(s.s, ' ', s.n) && rap_is_upper((unsigned char)s.s[2]);
	if (s.n < 6 || !rap_starts(s, "[[") || !rap_ends(s, "]]"))
		return false;
	colon = memchr(s.s, ':', s.n);
	return colon && rap_lexicon_find(p->words[WORDS_WIKI], rap_cut(s, 2, (size_t)(colon - s.s)));
}

void
pages_front(struct pages *p)
{
	size_t from = first_text(p);

	if (from < p->n) {
		mark_fenced(p, from);
		mark_settings(p, from);
		mark_mail(p, from);
		mark_editor(p, from);
	}
	for (size_t i = 0; i < p->odds; i++) {
		struct line *l = &p->line[p->odd[i]];

		if (l->sign && l->text.n > 2 && l->text.n < 200 && (is_tags(p, l->text) || is_wiki_mark(p, l->text)))
			pages_mark_residue(l, "markup-line");
	}
}
