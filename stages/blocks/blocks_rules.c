/* blocks_rules.c - does a line carry on the block before it? The rules are asked in order; the first that knows
 * decides. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>

#include "rules.h"

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
says(const struct lines *ls, struct rap_str s, const char *what)
{
	const char *class = "";
	size_t n = rap_lexicon_match(ls->motions, s = rap_trim(s), &class);
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
	    !says(p->open->all, p->next->text, "seconds") || !says(p->open->all, p->last->text, "moves"))
		return ASK_ON;
	return JOIN;
}

/* The line prints the dash within itself, as a sentence has it: "in March - when the ferries came - and" */
static bool
has_dash_within(const struct line *l, struct rap_str dash)
{
	struct rap_str s = rap_cut(l->text, 1, l->text.n);

	for (const char *at; s.n > dash.n && (at = memmem(s.s, s.n, dash.s, dash.n)); s = rap_cut(s, (size_t)(at - s.s) + dash.n, s.n))
		if (at > s.s && at[-1] == ' ' && at + dash.n < s.s + s.n && at[dash.n] == ' ')
			return true;
	return false;
}

/* A dash of the sentence, which goes on in lower case: another dash is in it, or no list begins with such long ones. */
static bool
is_dash_within(const struct place *p)
{
	const struct rap_mark *m = &p->next->mark;
	const struct line *behind = p->next + 1, *end = p->open->all->line + p->open->all->n;
	struct rap_str dash = rap_cut(p->next->text, m->start, m->end), rest = rap_cut(p->next->text, m->text, p->next->text.n);
	size_t len;

	if (!rap_is_dash(m->bullet) || rest.n == 0 || (behind < end && rap_mark_alike(m, &behind->mark)))
		return false;
	return has_dash_within(p->next, dash) || has_dash_within(p->last, dash) ||
	    (m->bullet > 0x7F && rap_is_lower(rap_utf8_get(rest.s, rest.n, &len)));
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
	    (p->next->mark.kind != RAP_MARK_BULLET || is_dash_within(p)))
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
	[MARK] = { rule_mark, "mark" }, [UNWRAPPED] = { rule_unwrapped, "lines-are-paragraphs" },
	[OVERLONG] = { rules_overlong, "overlong-line" }, [CENTRED] = { rules_centred, "centred-lines" },
	[FIRST_LINE] = { rules_first_line, "first-line-set-in" },
	[ITEM] = { rules_item, "item" }, [INDENT] = { rules_indent, "indent" }, [FULL] = { rules_full, "full-line" }
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
	if ((last->indent | next->indent) >= SET_IN)	/* either is */
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

/* Most lines of most documents. */
static bool
runs(const struct lines *all, const struct line *l)
{
	return l->indent == all->base && l->indent < SET_IN && l->width <= l->right && l->mark.kind == RAP_MARK_NONE &&
	    !(l->seam | l->entry | l->keep) && (!l->starts_upper || l->width > LONGEST_NAMED);
}

/* The next line carries on running text behind a full line: no rule but the last has anything to say. */
static bool
runs_on(const struct open_block *open, const struct line *next)
{
	const struct line *last = open->last;

	return last->runs && next->runs && next->follows && body_indent(open) == next->indent && !open->over &&
	    open->first->mark.kind == RAP_MARK_NONE && last->width + 1 + next->first > last->right;
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
blocks_carries_on(const struct open_block *open, struct line *next)
{
	struct place p;
	enum answer a = ASK_ON;
	int i = 0;

	next->runs = runs(open->all, next);
	if (runs_on(open, next) && !rap_explaining())
		return (struct verdict){ true, NULL, NULL };
	p = (struct place){ .open = open, .last = open->last, .next = next, .right = open->last->right };
	for (unsigned ask = rules_for(&p); a == ASK_ON && ask; ask &= ask - 1) {
		i = __builtin_ctz(ask);
		a = rules[i].ask(&p);
	}
	if (a != ASK_ON && rap_explaining())
		explain(&p, rules[i].name, a);
	return (struct verdict){ a == JOIN, p.cert, p.rule };
}
