/* sections_terms.c - lists of terms that stand on a line of their own, with what they mean set in below:
 *
 *	Quay
 *
 *	   A wall of stone at which boats are made fast.
 *
 *	Sluice
 *
 *	   A gate that keeps water in.
 *
 * Term and meaning are one item, and further paragraphs that are set in as deep belong to it. In a play the names of who
 * speaks look alike; but there hardly any text stands where the names do. */
#include "sections.h"

#define TERM_BYTES 60
#define TERM_WORDS 6
#define CAPITAL_WORDS 3
#define DEEPEST 12		/* columns from the term to its meaning, at most */
#define TERMS 3			/* in a document, at least */

static const struct block *
block_at(const struct sections *s, size_t i)
{
	return i < s->n ? &s->block[i] : NULL;
}

static bool
is_meaning(const struct block *term, const struct block *b)
{
	return b && b->kind == BLOCK_TEXT && b->indent > term->indent + 1 && b->indent <= term->indent + DEEPEST && b->gap <= 1 &&
	    !b->centred && !b->goes_out && (!b->code || b->lines == 1) && b->first != '"' && b->first != 0x201C;
}

static bool
is_term(const struct sections *s, const struct block *b, size_t column)
{
	return b->kind == BLOCK_TEXT && b->mark.kind == RAP_MARK_NONE && b->text.n > 0 && b->text.n <= TERM_BYTES && b->lines == 1 &&
	    b->words <= TERM_WORDS && b->indent == column && !b->centred && !b->code && !b->listed && !b->underlined &&
	    !b->hashes && (b->first == '[' || b->first == '-' || rap_is_alpha(b->first)) && b->letters != LETTERS_NONE &&
	    b->last != ':' && b->last != ',' && !b->stops && (b->letters != LETTERS_CAPITALS || b->words <= CAPITAL_WORDS) &&
	    is_meaning(b, block_at(s, b->next));
}

/* Terms have text beside them that stands where they do, and most of what they mean is text. Terms come
 * again where each section explains its own ("Type", "Length"); where they say "I" and "you", too, they speak. Left of most
 * text they are terms only where as much text stands beside them, and none is a heading whatever it looks like. */
static bool
has_terms(const struct sections *s, size_t column)
{
	size_t terms = 0, running = 0, beside = 0, again = 0, speaks = 0;

	for (size_t k = 0; k < s->briefs; k++) {
		const struct block *b = &s->block[s->brief[k]];

		if (!is_term(s, b, column))
			continue;
		if (column < s->page.indent && sections_is_words(s, b, WORDS_HEADINGS))
			return false;
		terms++;
		again += b->times > 1;
		speaks += sections_speaks(s, s->block[b->next].text);
		running += sections_is_running(&s->block[b->next]) || s->block[b->next].words > TERM_WORDS;
	}
	for (size_t i = 0; i < s->n && terms >= TERMS; i++)
		beside += s->block[i].indent == column && sections_is_running(&s->block[i]);
	return terms >= TERMS && (again * 2 < terms || speaks * 4 < terms) && running * 3 >= terms &&
	    beside * (column < s->page.indent ? 1 : 3) >= terms;
}

/* The meaning is in the term's item: joined to it, or where a page ends between them, a paragraph of it. */
static void
take(struct sections *s, size_t i)
{
	struct block *term = &s->block[i], *meaning = &s->block[term->next];

	term->kind = BLOCK_ITEM;
	term->unmarked = true;
	term->list = LIST_TERMS;
	meaning->kind = term->next == i + 1 ? BLOCK_CARRIED : BLOCK_MORE;
	for (size_t k = meaning->next; k < s->n && s->block[k].kind == BLOCK_TEXT && s->block[k].mark.kind == RAP_MARK_NONE &&
	    s->block[k].indent == meaning->indent; k = s->block[k].next)
		s->block[k].kind = BLOCK_MORE;
}

void
sections_terms(struct sections *s)
{
	size_t column = s->page.indent;

	if (!has_terms(s, column) && (column < 2 || !has_terms(s, column = 0)))
		return;
	for (size_t k = 0; k < s->briefs; k++)
		if (is_term(s, &s->block[s->brief[k]], column))
			take(s, s->brief[k]);
}
