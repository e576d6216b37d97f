/* pages_residue.c - what a web page leaves around the text that was taken from it: share bars, newsletter boxes,
 * form labels, lists of other stories, and the settings a site's generator keeps at the top of a file. Phrases
 * (lexicon residue) count together with the place: most of them only at the ends of the document, beyond the first
 * and the last running paragraph. */
#include <string.h>

#include "residue.h"

#define MARKED 32	/* bytes of a line between signs */

enum part { PART, START, WHOLE };	/* of the line: what a phrase is */

static const struct {
	const char *class;
	enum phrase phrase;
	enum part least;
} classes[] = {
	{ "line", PHRASE_LINE, WHOLE }, { "edge", PHRASE_EDGE, WHOLE }, { "home", PHRASE_HOME, WHOLE },
	{ "tail", PHRASE_TAIL, WHOLE }, { "opens", PHRASE_OPENS, WHOLE }, { "stories", PHRASE_OPENS, WHOLE },
	{ "tags", PHRASE_OPENS, START }, { "end", PHRASE_END, START },
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

/* The phrase of n bytes at start, by its class. "Share this: Mail Print" is a bar behind a whole line. */
static enum phrase
phrase_at(const struct pages *p, struct rap_str s, size_t start, size_t n, const char *class)
{
	struct rap_str rest = rap_cut(s, start + n, s.n);

	if (pages_is_said(s, start, n, class))
		return PHRASE_SAID;
	if (!pages_only_signs(rest))
		return class_of(class, pages_is_share_bar(p, rest) ? WHOLE : START);
	if (strcmp(class, "marked") == 0)
		return start > 0 && start + n < s.n && s.n < MARKED ? PHRASE_LINE : NO_PHRASE;
	if (strcmp(class, "count") == 0)
		return start > 0 && pages_is_digit(s.s[0]) ? PHRASE_END : NO_PHRASE;
	return class_of(strcmp(class, "aside") == 0 ? "line" : class, WHOLE);
}

/* The phrase that the line begins with. */
static enum phrase
first_phrase(const struct pages *p, struct rap_str s)
{
	const char *class;
	size_t start = pages_first_letter(s), n = rap_lexicon_match(p->words[WORDS_RESIDUE], rap_cut(s, start, s.n), &class);

	return n > 0 ? phrase_at(p, s, start, n, class) : NO_PHRASE;
}

/* The phrase in a line of bounded length. */
static enum phrase
find_phrase(const struct pages *p, struct rap_str s)
{
	const char *class;
	enum phrase found = s.n <= 400 ? first_phrase(p, s) : NO_PHRASE;
	size_t len, i = pages_first_letter(s);
	bool inside = true;

	while (s.n <= 400 && i < s.n && found == NO_PHRASE) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (!inside && !rap_is_space(c) && rap_lexicon_match(p->words[WORDS_RESIDUE], rap_cut(s, i, s.n), &class) > 0)
			found = class_of(class, PART);
		inside = rap_is_alpha(c) || rap_is_digit(c);
		i = inside ? rap_skip_word(s, i + len) : i + len;
	}
	return found;
}

enum phrase
pages_phrase(const struct pages *p, size_t line)
{
	struct line *l = &p->line[line];

	if (l->phrase == 0)
		l->phrase = (unsigned char)(1 + find_phrase(p, l->text));
	return l->phrase - 1;
}

enum strength
pages_strength(const struct pages *p, size_t line)
{
	enum phrase found = pages_phrase(p, line);

	if (found == PHRASE_LINE || found == PHRASE_WITHIN || found == PHRASE_NOTE)
		return STRONG;
	return found == NO_PHRASE ? NO_STRENGTH : WEAK;
}

void
pages_mark_residue(struct line *l, const char *rule)
{
	if (l->kind == LINE_TEXT && l->is == NO_FURNITURE)
		pages_guess(l, RESIDUE, rule);
}

void
pages_residue(struct pages *p)
{
	bool stories = false;

	pages_ends(p);
	for (size_t i = 0; i < p->odds; i++) {
		struct line *l = &p->line[p->odd[i]];
		enum phrase phrase;

		if (l->begins == 0)
			continue;
		phrase = NO_PHRASE;
		if (pages_begins(l, WORDS_RESIDUE) && (l->text.n < PAGES_MENU || l->alone))
			phrase = first_phrase(p, l->text);
		stories |= phrase == PHRASE_OPENS;
		if (phrase == PHRASE_LINE || (phrase == PHRASE_SAID && l->alone))
			pages_mark_residue(l, phrase == PHRASE_LINE ? "residue-phrase" : "residue-by-its-form");
		else if (pages_begins(l, WORDS_SHARE) && pages_is_share_bar(p, l->text))
			pages_mark_residue(l, "share-bar");
	}
	pages_boxes(p);
	pages_links(p, stories);
}
