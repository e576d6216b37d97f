/* sections_title.c - the title of the document. */
#include <string.h>

#include "sections.h"

#define FIRST_LINES 5		/* blocks among which the title may say what document it is */
#define SINGLE_WORDS 3		/* of sections that are called as shortly as the first */
#define ALIKE 2			/* of them, at least */
#define BYLINE_WORDS 8
#define SHORT_TITLE 12		/* words of one that is written as a sentence */
#define TITLE_PAGE 12	/* blocks that may stand before a centred title */

/* --- the title: the first block, short, alone, and not one of the headings that carry on behind it */

/* "RESPONSE" above its text, and more such lines below: no title is a single word right above text where its sections are called
 * so, too. */
static bool
has_many_alike(const struct sections *s, const struct block *b)
{
	size_t alike = 0;

	for (size_t k = 0; k < s->briefs; k++) {
		const struct block *other = &s->block[s->brief[k]];

		alike += other != b && other->letters == LETTERS_CAPITALS && other->indent == b->indent && other->lines == 1 &&
		    other->words <= SINGLE_WORDS && !other->mark.kind && !other->stops && other->gap_after == b->gap_after &&
		    other->next < s->n && sections_is_running(&s->block[other->next]);
	}
	return alike >= ALIKE;
}

/* The first of several headings of one plain style: underlined, or with as many signs before it. */
static bool
is_one_of_many(const struct sections *s, const struct block *b)
{
	if (b->words == 1 && b->letters == LETTERS_CAPITALS && sections_is_running(&s->block[b->next]))
		return has_many_alike(s, b);
	for (size_t i = b->next; i < s->n && (b->underlined || b->hashes); i = s->block[i].next)
		if (b->hashes ? s->block[i].hashes == b->hashes : s->block[i].underlined == b->underlined)
			return true;
	return false;
}

/* The second line of a title in capitals, or a line that says what the title is of, then a blank line:
 *	THE HARBOUR GAZETTE
 *	Quarterly of the Society of Pilots, spring 1998 */
static bool
goes_on(const struct sections *s, const struct block *b)
{
	const struct block *second = &s->block[b->next];

	return b->letters == LETTERS_CAPITALS && second->gap == 0 && second->gap_after > 0 && sections_is_short(second) &&
	    !second->mark.kind && (second->letters == LETTERS_CAPITALS ||
	    (b->words > 1 && second->letters == LETTERS_TITLE && !second->stops && second->last != ':' && second->last != ','));
}

bool
sections_was_centred(const struct block *b)
{
	return rap_attr_is(b->node, RAP_RESP, "rule:centred-lines");
}

/* In the middle of the page, wherever most of the text stands: program text and forms are set in far. */
static bool
is_midway(const struct sections *s, const struct block *b)
{
	size_t after = s->page.right > b->width ? s->page.right - b->width : 0;

	return b->centred || sections_was_centred(b) || (b->indent >= 4 && (b->indent > after ? b->indent - after : after - b->indent) <= 2);
}

static bool
may_be_title(const struct sections *s, const struct block *b, bool first)
{
	if (!sections_is_short(b) || (first && b->times > 1) || b->listed)
		return false;
	if (b->text.n == 0 || b->next == s->n || b->mark.kind || b->label_to > b->label_from)
		return false;
	if (b->letters == LETTERS_NONE && !sections_match(s, b, WORDS_DOCUMENTS, NULL))		/* "ATA N.º 4/2019" */
		return false;
	if ((b->stops && b->last != '?') || b->last == ':' || b->last == ',' || b->last == ';')
		return false;
	if (first && sections_is_words(s, b, WORDS_HEADINGS) && sections_is_running(&s->block[b->next]))
		return false;				/* "Abstract" */
	return first || b->words > 1;
}

/* What stands left and right on a title page: "Report 17        Port Maren, May 2004" */
static bool
is_masthead(const struct block *b)
{
	const char *end = b->text.n ? memchr(b->text.s, '\n', b->text.n) : NULL;

	return b->kind == BLOCK_KEEP ||
	    (b->text.n && memmem(b->text.s, end ? (size_t)(end - b->text.s) : b->text.n, "    ", 4));
}

bool
sections_is_byline(const struct sections *s, const struct block *b)
{
	return sections_match(s, b, WORDS_BYLINES, NULL) > 0 && b->words > 1 && b->words <= BYLINE_WORDS && b->lines <= 2 &&
	    !b->stops && b->letters != LETTERS_SENTENCE;
}

/* A line below it, and then a blank one; not the number and street of an address. What is written as a sentence is a title where
 * names stand below, or who wrote it. */
static bool
has_subtitle(const struct sections *s, const struct block *b)
{
	const struct block *second = &s->block[b->next];

	if (b->letters == LETTERS_SENTENCE && (!rap_is_upper(b->first) || b->words > SHORT_TITLE ||
	    second->letters != LETTERS_TITLE || second->words < 2))
		return false;
	if (second->kind == BLOCK_DATE)
		return second->gap == 0 && second->gap_after > 0;
	return second->gap == 0 && second->gap_after > 0 && sections_is_short(second) && second->lines == 1 && !second->stops &&
	    !second->mark.kind && !rap_is_digit(second->first) && second->last != ',';
}

/* The first block of the document, or the first behind notices and dates. */
static bool
is_title(const struct sections *s, const struct block *b, bool behind)
{
	if (!may_be_title(s, b, true) || is_one_of_many(s, b) || is_masthead(b))
		return false;
	return (b->gap_after > 0 || b->hashes || goes_on(s, b) || ((behind || b->words > 2) && has_subtitle(s, b))) && b->words <= 40 &&
	    sections_match(s, b, WORDS_SECTIONS, NULL) == 0;
}

/* A title as wide as the text, with nothing but the masthead before it, and a heading behind. */
static bool
is_below_masthead(const struct sections *s, const struct block *b)
{
	const struct block *next = &s->block[b->next];
	bool right_below = b->prev < s->n && is_masthead(&s->block[b->prev]);

	if (b->gap == 0 || b->gap_after == 0 || next->kind != BLOCK_TEXT || next->stops || next->lines > 1)
		return false;
	return right_below ? next->indent <= b->indent && !sections_is_notice(s, b) :
	    b->letters != LETTERS_SENTENCE && (next->indent < b->indent || b->hangs);
}

/* "HEADLINE: Bridge opens a year early" */
static void
cut_label(const struct sections *s, struct block *b)
{
	size_t n = b->label < b->text.n ? b->label : 0;

	if (n < 2 || sections_match(s, b, WORDS_LABELS, NULL) + 1 != n)
		return;
	b->label_from = (size_t)(b->text.s - b->own.s);
	b->label_to = b->label_from + n;
}

static void
take_title(const struct sections *s, struct block *b, const char *rule)
{
	b->kind = BLOCK_TITLE;
	cut_label(s, b);
	b->rule = rule;
	b->cert = rule ? "medium" : NULL;
}

bool
sections_ends_in_document(const struct sections *s, const struct block *b)
{
	struct rap_str text = rap_trim(b->text);

	for (size_t i = 1; i < text.n; i++) {
		size_t n = text.s[i - 1] == ' ' ? rap_lexicon_match(s->words[WORDS_ENDINGS], rap_cut(text, i, text.n), NULL) : 0;
		struct rap_str rest = rap_trim(rap_cut(text, i + n, text.n));

		if (n > 0)
			return rest.n == 0 || strchr(",:(-\xE2", rest.s[0]) || rap_is_digit((unsigned char)rest.s[0]);
	}
	return false;
}

static bool
names_document(const struct sections *s, const struct block *b)
{
	return may_be_title(s, b, true) && b->words <= 40 && b->lines <= 2 && rap_is_upper(b->first) &&
	    (sections_match(s, b, WORDS_DOCUMENTS, NULL) || sections_ends_in_document(s, b));
}

/* The line that says what document it is, below the name of whoever wrote it; it may be glued to that:
 *	Guild of Pilots
 *	Minutes of the annual general meeting */
static size_t
find_document_words(const struct sections *s)
{
	for (size_t i = 0, lines = 0; i < s->n && lines < FIRST_LINES; i++) {
		const struct block *b = &s->block[i];

		if (b->kind == BLOCK_AROUND)
			continue;
		if (b->mark.kind || b->hashes || b->underlined || (b->kind == BLOCK_TEXT && b->stops && sections_is_running(b)))
			return s->n;
		lines++;
		if (names_document(s, b))
			return i;
	}
	return s->n;
}

void
sections_title(struct sections *s)
{
	bool masthead = false;
	size_t i = find_document_words(s);

	if (i < s->n) {
		take_title(s, &s->block[i], i > 0 ? "line-that-names-a-document" : NULL);
		s->title = i;
		return;
	}
	i = sections_release(s);
	if (i < s->n && is_title(s, &s->block[i], true)) {
		take_title(s, &s->block[i], NULL);
		s->title = i;
		return;
	}
	for (i = 0; i < s->n && s->block[i].kind == BLOCK_AROUND; i++)
		;
	if (i < s->n && is_title(s, &s->block[i], false) && !sections_is_notice(s, &s->block[i])) {
		take_title(s, &s->block[i], NULL);
		return;
	}
	for (size_t small = 0; i < s->n && small < TITLE_PAGE; i++, small++) {
		struct block *b = &s->block[i];

		if (may_be_title(s, b, false) && (is_midway(s, b) || (masthead && is_below_masthead(s, b)))) {
			take_title(s, b, is_midway(s, b) ? NULL : "line-below-masthead");
			return;
		}
		masthead |= is_masthead(b);
		if (!is_masthead(b) && sections_is_running(b))
			return;
	}
}
