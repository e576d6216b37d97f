/* blocks_rules_layout.c - the rules that see where a line stands below the block before it, and how long they are. */
#include "rules.h"

/* A line far longer than the others was never wrapped: a paragraph of its own. But extraction may have put the next
 * line's words behind it, within a sentence, and the paragraph goes on below:
 *	the boats were counted at the outer wall, and the keeper wrote them into a book that he kept for the
 *	Harbour Board, which never asked for it. */
enum answer
rules_overlong(struct place *p)
{
	const struct lines *all = p->open->all;
	const struct line *behind = p->next + 1;
	bool wrapped = p->open->second || (behind < all->line + all->n && behind->follows);

	if (p->last->width <= p->right + p->right / 2)
		return ASK_ON;
	if (!is_open(p))
		return BREAK;
	return p->next->starts_lower || (wrapped && p->next->width * 2 > p->right) ? JOIN : BREAK;
}

static bool
is_centred(const struct line *l, uint32_t right)
{
	uint32_t left = l->indent, after = right > l->width ? right - l->width : 0;

	return (left > after ? left - after : after - left) <= 4;
}

/* A full line of the text, with others right below, only looks centred. */
static bool
begins_text(const struct lines *all, const struct line *l)
{
	return l->indent <= all->base && l->starts_upper && l + 1 < all->line + all->n && l[1].follows;
}

/*	        The Harbour Commission of Port Maren
 *	                 Rules of Procedure            */
enum answer
rules_centred(struct place *p)
{
	bool both = is_centred(p->last, p->right) && is_centred(p->next, p->right);

	if (begins_text(p->open->all, p->next))
		return ASK_ON;
	if (both && (p->last->indent >= SET_IN || p->next->indent >= SET_IN) && p->last->indent != p->next->indent &&
	    is_open(p) && !is_full(p))
		return guess(p, "medium", "centred-lines");
	return ASK_ON;
}

/* A numbered heading right above a first line that is set in as far as its number is wide; an item's lines would hang
 * there:
 *	3. Pilotage
 *	   The pilots of the outer harbour were heard in the
 *	spring, and again in autumn. */
static bool
is_under_heading(const struct place *p)
{
	const struct lines *all = p->open->all;
	const struct line *behind = p->next + 1;
	bool hangs = behind < all->line + all->n && behind->follows && behind->indent == p->next->indent;

	return !p->open->second && p->open->first->mark.kind != RAP_MARK_NONE && p->open->first->indent == all->base &&
	    !is_full(p) && !hangs && p->next->starts_upper && is_open(p);
}

/* The document sets first lines in, and this is one. */
enum answer
rules_first_line(struct place *p)
{
	const struct lines *all = p->open->all;

	if (all->set_in == all->base || p->next->indent != all->set_in)
		return ASK_ON;
	if (is_under_heading(p))
		return BREAK;
	if (p->open->second ? p->open->second->indent == all->set_in : p->open->first->indent < all->set_in)
		return ASK_ON;			/* hanging lines happen to stand there */
	return is_open(p) && p->next->starts_lower && is_full(p) ? ASK_ON : BREAK;
}

/* "  A. Whether the pilots": a paragraph whose first line is set in, with a number; its lines go back to the margin. In
 * what is set in as a whole, a law or a letter, they go back as far. */
static bool
is_numbered_paragraph(const struct place *p)
{
	const struct lines *all = p->open->all;

	return all->set_in > all->base && p->next->indent >= all->base &&
	    p->open->first->indent == p->next->indent + all->set_in - all->base;
}

/* A line in the middle, behind the end of what somebody says:
 *	     A.   I did.
 *	                 CROSS-EXAMINATION */
static bool
is_far_in(const struct place *p)
{
	return !is_open(p) && !is_full(p) && p->next->indent >= p->open->first->indent + SET_IN &&
	    is_centred(p->next, p->right);
}

/* An item: its lines hang behind the mark, or stand under it. */
enum answer
rules_item(struct place *p)
{
	const struct line *first = p->open->first;

	if (first->mark.kind == RAP_MARK_NONE || is_numbered_paragraph(p))
		return ASK_ON;
	if (p->next->indent < first->indent)
		return is_full(p) && is_open(p) && p->next->starts_lower && p->next->indent == p->open->all->base ? JOIN : BREAK;
	if (p->open->second && p->next->indent > p->open->second->indent)
		return BREAK;
	if (p->next->indent > first->indent)
		return is_far_in(p) ? BREAK : JOIN;
	if (is_full(p) || (is_open(p) && p->next->starts_lower))
		return JOIN;
	return is_open(p) && is_nearly_full(p) && first->mark.close == ')' ? JOIN : BREAK;	/* no heading */
}

/* One blank is no indent where the line before is full and its sentence goes on: it was left over from a page's text.
 *	The lamps of the outer wall are lit by the keeper of the
 *	 Harbour Board, and those of the mole by the pilots. */
static bool
is_stray_blank(const struct place *p)
{
	uint32_t before = p->last->indent, next = p->next->indent;

	return p->open->second && is_full(p) && is_open(p) && next != before && (next == before + 1 || before == next + 1);
}

/* The indent changes: a first line set in or out begins a block. */
enum answer
rules_indent(struct place *p)
{
	const struct line *first = p->open->first, *second = p->open->second;

	if (is_stray_blank(p))
		return ASK_ON;
	if (second && p->next->indent != second->indent)
		return BREAK;
	if (!second && p->next->indent > first->indent)		/* hanging */
		return is_full(p) && (is_open(p) || p->open->all->hangs) ? JOIN : BREAK;
	return ASK_ON;
}

/* A line that is not full ends its block, unless the sentence goes on. */
enum answer
rules_full(struct place *p)
{
	bool roomy = p->last->width + 1 + p->next->first < p->right - p->right / 5;

	if (p->last->indent * 2 > p->right && p->next->indent * 2 > p->right && p->next->starts_upper)
		return BREAK;			/* the name and the office of whoever signs */
	if (is_full(p) || (p->next->starts_lower && (is_open(p) || (is_nearly_full(p) && !rap_ends(p->last->text, ":")))))
		return JOIN;
	if (p->open->all->spaced && !is_open(p) && p->last->width * 3 > p->right * 2)
		return JOIN;
	return !is_open(p) || roomy ? BREAK : JOIN;
}
