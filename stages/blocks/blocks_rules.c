/* blocks_rules.c - does a line carry on the block before it? The rules are asked in order; the first that knows
 * decides. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>

#include "blocks.h"

enum answer { ASK_ON, JOIN, BREAK };

struct place {
	const struct open_block *open;
	const struct line *last, *next;
	uint32_t right;			/* the wrap column here, 0 for none */
	const char *cert, *rule;	/* set by a rule that guesses */
};

static enum answer
guess(struct place *p, const char *cert, const char *rule)
{
	p->cert = cert;
	p->rule = rule;
	return JOIN;
}

/* The next line's first word had no room behind the last line. */
static bool
is_full(const struct place *p)
{
	return p->right && p->last->width + 1 + p->next->first > p->right;
}

static bool
is_open(const struct place *p)
{
	return !p->last->ends_sentence;
}

/* A word less would have filled it: close to the column, in a text that is not justified. */
static bool
is_nearly_full(const struct place *p)
{
	return p->last->width * 4 >= p->right * 3;
}

/* Where the lines of the block after its first one begin. */
static uint32_t
body_indent(const struct open_block *b)
{
	return b->second ? b->second->indent : b->first->indent;
}

/* The reading order was restored, and knows. */
static enum answer
rule_seam(struct place *p)
{
	if (p->next->seam == SEAM_JOIN)
		return guess(p, "medium", "sentence-over-columns");
	return p->next->seam == SEAM_USUAL ? ASK_ON : BREAK;
}

/* An entry of a table of contents ends with its page number; what stands above it, behind the entry before, is its own:
 *	1.2  Duties of the Harbour Master . . . . . . .  4
 *	1.3  Dredging of the Outer Basin and of the
 *	     Pilots' Channel  . . . . . . . . . . . . .  7 */
static enum answer
rule_entry(struct place *p)
{
	const struct line *first = p->open->first;

	if (p->last->entry)
		return BREAK;
	if (!p->next->entry || p->next->blanks || p->next->mark.kind || p->next->indent < first->indent)
		return ASK_ON;
	return first->mark.kind || (first > p->open->all->line && first[-1].entry) ? JOIN : ASK_ON;
}

/* Lines that keep their lines stand together, and never with others. */
static enum answer
rule_kept(struct place *p)
{
	if (p->last->keep && p->next->keep)
		return p->next->blanks == 0 && !p->open->over ? JOIN : BREAK;
	return p->last->keep || p->next->keep ? BREAK : ASK_ON;
}

/* Where first lines are set in, a long line at the margin is no first line, even if a sentence begins with it. */
static bool
is_not_set_in(const struct place *p)
{
	const struct lines *all = p->open->all;

	return all->set_in > all->base && p->next->indent == all->base && p->open->first->indent == all->set_in &&
	    p->next->mark.kind == RAP_MARK_NONE && !blocks_all_capitals(p->next->text) && p->next->right &&
	    p->next->width * 5 > p->next->right * 4;
}

/* A page ends within a sentence:
 *	The harbour master said that the
 *	                                                   [page 7]
 *	quay would be closed in March. */
static enum answer
rule_page_break(struct place *p)
{
	bool long_enough = is_full(p) || p->open->second || p->last->width >= 40;

	if (!p->open->over)
		return ASK_ON;
	if (is_not_set_in(p))
		return guess(p, "medium", "runs-over-page-break");
	if (p->next->mark.kind != RAP_MARK_NONE || !is_open(p) || !long_enough)
		return BREAK;
	if (p->next->starts_lower)
		return guess(p, "medium", "runs-over-page-break");
	if (is_full(p) && p->next->indent == body_indent(p->open) && !blocks_all_capitals(p->next->text) &&
	    p->next->right && p->next->width * 2 > p->next->right)
		return guess(p, "low", "runs-over-page-break");
	return BREAK;
}

static enum answer
rule_blank_lines(struct place *p)
{
	return p->next->blanks ? BREAK : ASK_ON;
}

#define LONGEST_NAMED 60	/* columns of a line that says who moved */

/* Not "Proposed budget for the year" and "Second quarter": a colon or a capital is behind the words. */
static bool
says(struct rap_str s, const char *what)
{
	const char *class = "";
	size_t n = rap_lexicon_match(rap_lexicon("blocks", NULL, "motion-words"), s = rap_trim(s), &class);
	struct rap_str who = rap_trim(rap_cut(s, n, s.n));

	return n > 0 && strcmp(class, what) == 0 && who.n > 0 && (who.s[0] == ':' || blocks_starts_upper(who));
}

/* Who moved and who seconded is said in one paragraph:
 *	Moved: O. Orde
 *	Seconded: P. Cole      */
static enum answer
rule_motion(struct place *p)
{
	if (p->open->second || p->next->indent != p->last->indent || p->last->mark.kind != RAP_MARK_NONE ||
	    !says(p->next->text, "seconds") || !says(p->last->text, "moves"))
		return ASK_ON;
	return JOIN;
}

/* A mark begins a block, but not where a sentence just had its number or dash come first on a line:
 *	as they are set out in paragraph
 *	7. of the annex */
static enum answer
rule_mark(struct place *p)
{
	const struct line *first = p->open->first;
	bool listed = rap_mark_alike(&first->mark, &p->next->mark) || rap_mark_follows(&first->mark, &p->next->mark);

	if (p->next->mark.kind == RAP_MARK_NONE)
		return ASK_ON;
	if (is_full(p) && (is_open(p) || rap_ends(p->last->text, ";")) && !listed && p->next->indent == body_indent(p->open) &&
	    p->next->mark.kind != RAP_MARK_BULLET)
		return JOIN;
	return BREAK;
}

/* Two lines alone between blank ones, as a title stands over two. */
static bool
is_pair(const struct place *p)
{
	const struct lines *all = p->open->all;
	const struct line *behind = p->next + 1;

	return !p->open->second && !p->open->first->follows && !(behind < all->line + all->n && behind->follows);
}

/* Where lines are paragraphs, one that begins in lower case was cut off from the one before. */
static enum answer
rule_unwrapped(struct place *p)
{
	if (p->right)
		return ASK_ON;
	if (is_open(p) && p->next->starts_lower && (p->last->width >= 40 || is_pair(p)))
		return guess(p, "medium", "line-begins-in-lower-case");
	return BREAK;
}

/* A line far longer than the others was never wrapped: a paragraph of its own. But extraction may have put the next line's
 * words behind it, within a sentence, and the paragraph goes on below:
 *	the boats were counted at the outer wall, and the keeper wrote them into a book that he kept for the
 *	Harbour Board, which never asked for it. */
static enum answer
rule_overlong(struct place *p)
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

#define SET_IN 8	/* columns: so far one of two centred lines is set in at least */

/*	        The Harbour Commission of Port Maren
 *	                 Rules of Procedure            */
static enum answer
rule_centred(struct place *p)
{
	bool both = is_centred(p->last, p->right) && is_centred(p->next, p->right);

	if (both && (p->last->indent >= SET_IN || p->next->indent >= SET_IN) && p->last->indent != p->next->indent && is_open(p) &&
	    !is_full(p))
		return guess(p, "medium", "centred-lines");
	return ASK_ON;
}

/* A numbered heading right above a first line that is set in as far as its number is wide; an item's lines would hang there:
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
static enum answer
rule_first_line(struct place *p)
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

/* "  A. Whether the pilots": a paragraph whose first line is set in, with a number; its lines go back to the margin. In what is
 * set in as a whole, a law or a letter, they go back as far. */
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
	return !is_open(p) && !is_full(p) && p->next->indent >= p->open->first->indent + SET_IN && is_centred(p->next, p->right);
}

/* An item: its lines hang behind the mark, or stand under it. */
static enum answer
rule_item(struct place *p)
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
static enum answer
rule_indent(struct place *p)
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
static enum answer
rule_full(struct place *p)
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

enum rule {
	SEAM, ENTRY, KEPT, PAGE_BREAK, BLANK_LINES, MOTION, MARK, UNWRAPPED, OVERLONG, CENTRED, FIRST_LINE, ITEM, INDENT, FULL
};

static const struct {
	enum answer (*ask)(struct place *);
	const char *name;
} rules[] = {
	[SEAM] = { rule_seam, "reading-order" }, [ENTRY] = { rule_entry, "entry-of-contents" },
	[KEPT] = { rule_kept, "kept-lines" }, [PAGE_BREAK] = { rule_page_break, "page-break" },
	[BLANK_LINES] = { rule_blank_lines, "blank-line" }, [MOTION] = { rule_motion, "moved-and-seconded" },
	[MARK] = { rule_mark, "mark" }, [UNWRAPPED] = { rule_unwrapped, "lines-are-paragraphs" }, [OVERLONG] = { rule_overlong, "overlong-line" },
	[CENTRED] = { rule_centred, "centred-lines" }, [FIRST_LINE] = { rule_first_line, "first-line-set-in" },
	[ITEM] = { rule_item, "item" }, [INDENT] = { rule_indent, "indent" }, [FULL] = { rule_full, "full-line" }
};

/* The rules that may have something to say of lines that something is known of, a bit for each. */
static unsigned
rules_for_known(const struct place *p)
{
	const struct line *last = p->last, *next = p->next;

	return (unsigned)(next->seam != SEAM_USUAL) << SEAM | (unsigned)(last->entry | next->entry) << ENTRY |
	    (unsigned)(last->keep | next->keep) << KEPT | (unsigned)p->open->over << PAGE_BREAK;
}

/* The same of where lines stand and how long they are. */
static unsigned
rules_for_layout(const struct place *p)
{
	const struct line *last = p->last, *next = p->next;
	const struct lines *all = p->open->all;
	unsigned rules = 1u << FULL;

	if (p->right == 0)
		rules |= 1u << UNWRAPPED;
	if (last->width > p->right)
		rules |= 1u << OVERLONG;
	if ((last->indent | next->indent) >= SET_IN)	/* a power of two: either is */
		rules |= 1u << CENTRED;
	if (next->indent == all->set_in && all->set_in != all->base)
		rules |= 1u << FIRST_LINE;
	if (next->indent != body_indent(p->open))
		rules |= 1u << INDENT;
	return rules;
}

/* Nearly always few. */
static unsigned
rules_for(const struct place *p)
{
	const struct line *last = p->last, *next = p->next;
	unsigned rules = rules_for_layout(p);

	if (next->seam | last->entry | next->entry | last->keep | next->keep | p->open->over)
		rules |= rules_for_known(p);
	if (next->blanks > 0)
		rules |= 1u << BLANK_LINES;
	if (next->starts_upper && last->width <= LONGEST_NAMED && next->width <= LONGEST_NAMED)
		rules |= 1u << MOTION;
	if (next->mark.kind != RAP_MARK_NONE)
		rules |= 1u << MARK;
	if (p->open->first->mark.kind != RAP_MARK_NONE)
		rules |= 1u << ITEM;
	return rules;
}

/* "indent: begins a block: The pilots have met" */
static void
explain(const struct place *p, const char *name, enum answer a)
{
	struct rap_str s = rap_trim(p->next->text);

	rap_message(RAP_M_EXPLAIN, p->open->all->file, 0, 0, "%s: %s: %.*s", name, a == JOIN ? "goes on" : "begins a block",
	    (int)rap_utf8_skip(s.s, s.n, 40), s.s);
}

struct verdict
blocks_carries_on(const struct open_block *open, const struct line *next)
{
	struct place p = { .open = open, .last = open->last, .next = next, .right = open->last->right };
	enum answer a = ASK_ON;
	int i = 0;

	for (unsigned ask = rules_for(&p); a == ASK_ON && ask; ask &= ask - 1) {
		i = __builtin_ctz(ask);
		a = rules[i].ask(&p);
	}
	if (rap_explaining() && a != ASK_ON)
		explain(&p, rules[i].name, a);
	return (struct verdict){ a == JOIN, p.cert, p.rule };
}
