/* pages_labels.c - a transcript whose labels have a column of their own, some of them on two lines or more, is rewritten: each
 * label is one, with what is said behind it, and all lines begin where lines of text do.
 *
 *	MAYOR STAMP:          I call the council to order. The
 *	                      clerk will call the roll.
 *	HARBOUR MASTER        The mole is sound, and so is the
 *	TOM BRIDGES:          lamp at its end.
 *
 * Where no label is on two lines, nothing is done: then each is one already. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/source.h>

#include "pages.h"

#define LEFTMOST 6	/* bytes that a label may be set in */
#define WIDEST 44	/* columns: where what is said may begin at most */
#define GUTTER 2	/* blanks before it */
#define FEW 4		/* labels that make a column */
#define LONG 2		/* lines below each label */
#define PIECES 4	/* lines of a label */
#define SAMPLE 512	/* lines */
#define STEP 8
#define PROSE 24	/* bytes of a line that may be of prose */

struct cells {			/* of a line */
	struct rap_str left, right;	/* without and with the blanks before it */
	size_t label, end, cut;		/* bytes: the left one begins and ends, the right one begins */
};

struct labelled {		/* a label's last line: "TOM BRIDGES:" */
	uint64_t key;
	size_t times;
};

static bool
may_have_label(const struct pages *p, size_t i)
{
	const struct line *l = &p->line[i];

	return pages_is_text(p, i) && l->node->first && l->node->first->name == RAP_CDATA && !l->node->first->next;
}

/* The column behind the blanks behind the line's first colon; 0 where they are too few. */
static size_t
column_of(const struct line *l)
{
	struct rap_str s = pages_raw(l);
	size_t most = s.n < WIDEST ? s.n : WIDEST, at;
	const char *colon = l->lead <= LEFTMOST ? memchr(s.s, ':', most) : NULL;

	if (!colon)
		return 0;
	for (at = (size_t)(colon - s.s) + 1; at < s.n && s.s[at] == ' '; at++)
		;
	if (at == s.n || at <= (size_t)(colon - s.s) + GUTTER)
		return 0;
	at = rap_utf8_count(s.s, at);
	return at < WIDEST ? at : 0;
}

/* Cuts the line at the column; false where its words run over it. */
static bool
cut_line(const struct pages *p, size_t i, size_t column, struct cells *c)
{
	const struct line *l = &p->line[i];
	struct rap_str s = pages_raw(l);

	if (!may_have_label(p, i) || memchr(s.s, '\t', s.n))
		return false;
	c->cut = rap_utf8_skip(s.s, s.n, column);
	for (size_t k = 1; k <= GUTTER && c->cut < s.n; k++)
		if (s.s[c->cut - k] != ' ')
			return false;
	c->left = rap_trim(rap_cut(s, 0, c->cut));
	c->right = rap_cut(s, c->cut, s.n);
	c->label = l->lead;
	c->end = c->left.n ? (size_t)(c->left.s - s.s) + c->left.n : 0;
	return c->left.n == 0 || (l->lead <= LEFTMOST && !memmem(c->left.s, c->left.n, "   ", 3));
}

/* A label begins on line i: on so many lines it stands. 0: none does. */
static size_t
label_lines(const struct pages *p, size_t i, size_t column)
{
	struct cells c;
	size_t len;

	for (size_t k = 0; k < PIECES && i + k < p->n; k++) {
		if (!cut_line(p, i + k, column, &c) || c.left.n == 0 || (c.right.n > 0 && *c.right.s == ' '))
			return 0;
		if (k == 0 && (c.right.n == 0 || !rap_is_upper(rap_utf8_get(c.left.s, c.left.n, &len))))
			return 0;
		if (rap_ends(c.left, ":"))
			return k + 1;
	}
	return 0;
}

/* A label is on two lines, half of what stands behind labels is as long as lines of prose, and two speakers come again; or one
 * does, and they all speak at length. */
static bool
is_transcript(const struct pages *p, size_t column)
{
	struct rap_slots seen = RAP_SLOTS(struct labelled);
	size_t labels = 0, again = 0, wrapped = 0, prose = 0, below = 0, n;
	struct cells c;

	for (size_t i = 0; i < p->n; i += n ? n : 1) {
		if ((n = label_lines(p, i, column)) == 0) {
			below += cut_line(p, i, column, &c) && c.left.n == 0;
			continue;
		}
		labels++;
		wrapped += n > 1;
		cut_line(p, i, column, &c);
		prose += c.right.n >= PROSE;
		cut_line(p, i + n - 1, column, &c);
		again += ++((struct labelled *)rap_slot(&seen, rap_hash(c.left)))->times == 2;
	}
	rap_slots_free(&seen);
	return wrapped > 0 && (again > 1 || (again > 0 && below >= LONG * labels)) && prose * 2 >= labels;
}

/* Bytes [from, to) of the line's own text as a line of its own, in no place yet. */
static struct rap_node *
piece(struct pages *p, const struct line *l, size_t from, size_t to)
{
	struct rap_node *n = rap_slice(p->doc, l->node, from, to, RAP_AB);

	rap_setz(p->doc, n, RAP_TYPE, "line");
	return n;
}

/* Joined by a blank, as words of a line are. */
static void
join_words(struct pages *p, struct rap_node *label, struct rap_node *more)
{
	rap_join(p->doc, label, more);
	if (more->name == RAP_CDATA)		/* it became the line end between them */
		more->text = RAP_STR(" ");
}

/* The line is what it has from byte from on. */
static void
keep_from(struct pages *p, struct line *l, size_t from)
{
	struct rap_str s = pages_raw(l);
	struct rap_node *rest = from < s.n ? piece(p, l, from, s.n) : NULL;

	if (rest)
		rap_add_before(l->node, rest);
	rap_remove(l->node);
	l->node = rest;
}

/* An empty line stands before line i. */
static void
part(struct pages *p, size_t i)
{
	struct line *l = &p->line[i];
	const struct rap_node *before = l->node->prev;

	if (before && before->first && l->kind == LINE_TEXT)
		rap_add_before(l->node, piece(p, l, pages_raw(l).n, pages_raw(l).n));
}

/* The label on n lines from line i on becomes one, and what stands beside it follows, up to the next one. */
static size_t
rewrite(struct pages *p, size_t i, size_t n, size_t column)
{
	struct line *l = &p->line[i];
	struct rap_node *label;
	struct cells c = { .end = 0 };
	size_t k;

	part(p, i);
	cut_line(p, i, column, &c);
	label = rap_add_before(l->node, piece(p, l, c.label, c.end));
	for (k = 1; k < n; k++) {
		cut_line(p, i + k, column, &c);
		join_words(p, label, piece(p, &l[k], c.label, c.end));
		keep_from(p, &l[k], c.cut);
	}
	cut_line(p, i, column, &c);
	join_words(p, label, piece(p, l, c.cut, pages_raw(l).n));
	rap_remove(l->node);
	l->node = label;
	for (k = i + n; k < p->n; k++) {
		if (p->line[k].kind == LINE_BLANK)
			continue;
		if (!cut_line(p, k, column, &c) || c.left.n > 0)
			break;
		keep_from(p, &p->line[k], c.cut);
	}
	if (k < p->n)
		part(p, k);
	return k - i;
}

/* Most texts have no line like it: of a long one every so many are asked. */
static bool
may_have_column(const struct pages *p)
{
	for (size_t i = 0; i < p->n; i += i < SAMPLE ? 1 : STEP)
		if (pages_is_text(p, i) && column_of(&p->line[i]) > 0)
			return true;
	return false;
}

bool
pages_labels(struct pages *p)
{
	size_t starts[WIDEST] = { 0 }, column = 0, n;

	if (!may_have_column(p))
		return false;
	for (size_t i = 0; i < p->n; i++)
		if (pages_is_text(p, i) && (n = column_of(&p->line[i])) > 0 && ++starts[n] > starts[column])
			column = n;
	if (starts[column] < FEW || !is_transcript(p, column))
		return false;
	for (size_t i = 0; i < p->n; i += n ? n : 1)
		if ((n = label_lines(p, i, column)) > 0)
			n = rewrite(p, i, n, column);
	return true;
}
