/* sections_lines.c - headings that only their place among other lines shows: short, without a stop, above their text.
 * These rules are asked last (sections_heads.c), and what they find is mostly a guess. */
#include <string.h>

#include "sections.h"

#define SHORT_WORDS 14
#define GLUED_WORDS 10
#define ABOVE_WORDS SECTIONS_HEAD_WORDS
#define TEXT_WORDS 6
#define COLON_WORDS 4		/* of text that announces a list */
#define NOUN_WORDS 2		/* "The flour": too few for a sentence */
#define SEVERAL 3		/* headings of one dress */
#define PARAGRAPH 24		/* bytes: where lines are paragraphs, one that is shorter is no sentence */

/* Ends as text does, and not as the question in "What Will It Cost?" */
static bool
is_stopped(const struct block *b)
{
	return b->stops && (b->last != '?' || b->letters == LETTERS_SENTENCE);
}

/* In a document whose text is set in, a short line that is not. */
bool
sections_set_out(struct candidate *p)
{
	struct block *b = p->b;

	if (p->s->page.indent < 2 || b->indent >= p->s->page.indent || !p->may || b->stops ||
	    b->last == ':' || b->lines > 2 || b->gap == 0 || b->gap_after == 0 || b->words > SHORT_WORDS ||
	    !rap_is_upper(b->first))
		return false;
	b->rank = RANK_ARABIC;
	return p->b->times < 2 && !(p->s->page.labels && b->letters == LETTERS_CAPITALS);
}

/* "He closed the sitting", "It was late. The members" */
bool
sections_reads_like_sentence(const struct candidate *p)
{
	struct rap_str t = p->b->text;

	if (p->b->words > NOUN_WORDS && rap_lexicon_match(p->s->words[WORDS_OPENERS], t, NULL))
		return true;
	for (size_t i = 3; i + 2 < t.n; i++)
		if (t.s[i] == '.' && (t.s[i + 1] == ' ' || t.s[i + 1] == '"') && rap_is_lower((unsigned char)t.s[i - 1] & 0x7F) &&
		    rap_is_lower((unsigned char)t.s[i - 2] & 0x7F) && rap_is_lower((unsigned char)t.s[i - 3] & 0x7F))
			return true;
	return false;
}

bool
sections_is_text(const struct block *b)
{
	return sections_is_running(b) || (b->kind == BLOCK_TEXT && b->letters == LETTERS_SENTENCE && rap_is_upper(b->first) &&
	    ((b->last == ':' && b->words >= COLON_WORDS) || (b->lines > 1 && b->words >= TEXT_WORDS)));
}

/* The line right below the title */
static bool
is_subtitle(const struct sections *s, const struct block *b)
{
	return b->gap == 0 && b->lines == 1 && b->gap_after > 0 && b->prev < s->n && s->block[b->prev].kind == BLOCK_TITLE;
}

/* "Present: Ines Rivas, Teo Marsh": all of it, though no stop ends it */
static bool
is_labelled(const struct block *b)
{
	return b->label > 0 && b->label < b->text.n && b->last != ',' && b->last != ';';
}

/* A short line with a capital, no stop at its end, and running text below:
 *	Future Work of the Committee
 *	The committee will meet again in spring to take up what was left open by the members... */
bool
sections_short_line(struct candidate *p)
{
	struct block *b = p->b;
	bool title = b->letters == LETTERS_TITLE, joined = b->gap_after == 0 && !p->s->page.glued;

	if (!p->may || is_stopped(b) || b->last == ':' || b->lines > 2 || b->entry ||
	    (b->label > 0 && b->gap == 0 && p->prev && p->prev->label > 0) ||	/* "To: all pilots", "Subject: oil" */
	    b->words > SHORT_WORDS + 2 || !rap_is_upper(b->first) || b->indent > p->s->page.indent + 2)
		return false;
	if (!sections_is_text(p->next) || joined || sections_is_label(p) || sections_reads_like_sentence(p) ||
	    (p->prev && p->prev->last == ':' && p->prev->kind == BLOCK_TEXT) ||
	    (p->prev && p->prev->kind == BLOCK_TITLE && (b->gap == 0 || (!title && b->words > 1))))
		return false;
	if (!title && (b->words > 8 + 4 * !memchr(b->text.s, ',', b->text.n) || (p->prev && !p->prev->stops &&
	    p->prev->kind == BLOCK_TEXT && !is_subtitle(p->s, p->prev) && !is_labelled(p->prev))))
		return false;
	b->rank = RANK_ARABIC;
	b->cert = title ? "medium" : "low";
	b->rule = title ? "short-title-case-line" : "short-line-before-text";
	return true;
}

/* Of a title: "of", "and", which names hardly have */
static bool
has_small_word(struct rap_str title)
{
	for (size_t i = 1; i < title.n; i++)
		if (title.s[i - 1] == ' ' && rap_is_lower((unsigned char)title.s[i] & 0x7F))
			return true;
	return false;
}

/* A title right above its text, with a word in it that names have not:
 *	About the Office of Pilots
 *	The Office of Pilots keeps the charts of the harbour, and... */
bool
sections_glued(struct candidate *p)
{
	struct block *b = p->b;
	const struct block *text = p->next;

	if (!p->may || b->letters != LETTERS_TITLE || b->gap == 0 || b->gap_after > 0 || b->lines > 1 || b->stops ||
	    b->last == ':' || b->words < 3 || b->words > GLUED_WORDS || b->entry || sections_is_label(p) || sections_reads_like_sentence(p))
		return false;
	if (text->kind != BLOCK_TEXT || text->lines < 2 || !sections_is_running(text) || !rap_is_upper(text->first) ||
	    text->indent != b->indent || !has_small_word(b->text))
		return false;
	b->rank = RANK_ARABIC;
	b->cert = "low";
	return true;
}

/* One line that has no more than a title has, where titles stand. */
static bool
is_plain(const struct candidate *p)
{
	const struct block *b = p->b;

	return p->may && b->lines <= 1 && !b->stops && b->last != ':' && b->words <= ABOVE_WORDS && !b->entry &&
	    rap_is_upper(b->first) && b->indent <= p->s->page.indent + 2 && !sections_is_label(p);
}

/* "Harbour Dues" above the question "3. Mrs. Rivas asked the Minister what plans there are.", and no list */
static bool
is_title_apart(const struct candidate *p)
{
	const struct block *item = p->next;

	return p->b->letters == LETTERS_TITLE && p->b->gap_after > 0 && item->next < p->s->n &&
	    p->s->block[item->next].kind != BLOCK_ITEM;
}

/* "What we need" above bullets */
bool
sections_above_items(struct candidate *p)
{
	struct block *b = p->b;

	if (b->gap == 0 || !p->may || p->next->kind != BLOCK_ITEM || !is_plain(p) || sections_reads_like_sentence(p))
		return false;
	if ((p->next->mark.kind != RAP_MARK_BULLET && !is_title_apart(p)) ||
	    p->next->indent < b->indent)
		return false;
	if (p->prev && (p->prev->kind == BLOCK_ITEM ? b->gap_after == 0 : p->prev->kind == BLOCK_TEXT && !p->prev->stops &&
	    !is_labelled(p->prev)))
		return false;			/* else it may part the items of one list */
	b->rank = RANK_ARABIC;
	b->cert = "low";
	return true;
}

/* Further from what stands above it than from what stands below, as the titles of poems are. */
bool
sections_set_apart(struct candidate *p)
{
	struct block *b = p->b;

	if (!p->prev || b->gap < 2 || b->gap_after == 0 || b->gap_after >= b->gap || !is_plain(p) || rap_is(b[-1].node, RAP_PB) ||
	    rap_is(b[-1].node, RAP_FW))
		return false;
	b->rank = RANK_ARABIC;
	return p->next->kind == BLOCK_KEEP || (p->next->kind == BLOCK_TEXT && sections_is_running(p->next));
}

static bool
is_unstopped(const struct block *b)
{
	return b->words <= 40 && b->lines <= 2 && b->gap > 0 && b->last != ':' && !b->stops;
}

/* "The Chair:", "Ines Rivas" for the second time, on a line by itself */
static bool
says_who_speaks(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->lines == 1 && b->words <= SHORT_WORDS && !b->stops &&
	    (b->times > 1 || b->last == ':');
}

static const struct block *
behind_who_speaks(const struct sections *s, const struct block *b)
{
	return says_who_speaks(b) && b->next < s->n ? &s->block[b->next] : b;
}

/* The text that stands below, behind a file number, the next heading, and whoever speaks. */
static const struct block *
text_below(const struct candidate *p)
{
	const struct sections *s = p->s;
	const struct block *text = behind_who_speaks(s, p->next);

	if (text->next < s->n && (text->letters == LETTERS_NONE ||
	    ((p->b->letters == LETTERS_SENTENCE || s->page.labels) && is_unstopped(text))))
		text = behind_who_speaks(s, &s->block[text->next]);
	return text;
}

/* The document's paragraphs end in stops; this line has none, and blank lines around it:
 *
 *	Adoption of the harbour rules and election of the pilots' council
 *
 *	Mrs. Ferreira opened the sitting and... */
bool
sections_unstopped(struct candidate *p)
{
	const struct sections *s = p->s;
	struct block *b = p->b;

	if (!s->page.stopped || !p->may || b->words < 5 || b->words > 40 || b->stops || b->entry || b->last == ':' ||
	    !rap_is_upper(b->first) || sections_is_label(p) || b->lines > 2 || sections_reads_like_sentence(p))
		return false;
	if ((b->gap == 0 || b->gap_after == 0) && (s->page.right || !s->page.glued || !p->prev || p->prev->text.n < PARAGRAPH))
		return false;
	if (!sections_is_running(text_below(p)) || (p->prev && p->prev->kind == BLOCK_TEXT && p->prev->last == ':'))
		return false;
	b->rank = RANK_ARABIC;
	b->cert = "low";
	return true;
}

/* --- lines that a colon ends, each of them once, with text below in which nobody speaks:
 *
 *	Matters arising:
 *
 *	The clerk had written to the pilots, and no answer had come. */

static bool
has_colon(const struct sections *s, const struct block *b)
{
	const struct block *text = b->last == ':' && b->next < s->n ? &s->block[b->next] : NULL;

	return text && b->kind == BLOCK_TEXT && b->mark.kind == RAP_MARK_NONE && b->gap > 0 && b->lines == 1 &&
	    b->words <= ABOVE_WORDS && b->letters != LETTERS_NONE && !b->code && rap_is_upper(b->first) &&
	    b->indent == s->page.indent &&
	    text->kind == BLOCK_TEXT && text->mark.kind == RAP_MARK_NONE && text->stops &&
	    text->letters == LETTERS_SENTENCE && text->indent == b->indent;
}

void
sections_colons(struct sections *s)
{
	size_t n = 0, speaks = 0;

	for (size_t i = 0; i < s->briefs && !s->page.labels; i++) {
		const struct block *b = &s->block[s->brief[i]];

		if (!has_colon(s, b))
			continue;
		n++;
		speaks += b->times > 1 || sections_speaks(s, s->block[b->next].text);
	}
	for (size_t i = 0; i < s->briefs && n >= SEVERAL && speaks * 10 <= n; i++) {
		struct block *b = &s->block[s->brief[i]];

		if (!has_colon(s, b))
			continue;
		b->kind = BLOCK_HEAD;
		b->rank = RANK_ARABIC;
		b->cert = "low";
		b->rule = "line-with-colon-above-text";
	}
}
