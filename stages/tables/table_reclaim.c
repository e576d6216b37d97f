/* table_reclaim.c - headers of tables that rap-pages took for running headers, because they come again on every page,
 * become lines again. A part of rap-tables.
 *
 *	District      Wells    Depth		             Exports   Imports
 *	-----------  ------  -------		              tons       tons
 *						Bergen          12         17
 *
 * On the left a rule below draws columns; on the right the lines stand over the figures of the row below. */
#include <stdlib.h>

#include <rapporteur/source.h>

#include "table_blank.h"

#define TALLEST 4		/* lines of such a header */
#define WRAPPED 3		/* lines below it up to the first row of figures: its label may run over two */

static bool
is_header(const struct rap_node *node)
{
	return rap_is(node, RAP_FW) && rap_attr_is(node, RAP_TYPE, "header") && node->nsource <= 1 &&
	    node->first == node->last;
}

static void
make_line(struct rap_doc *doc, struct rap_node *fw)
{
	fw->name = RAP_AB;
	rap_unset(fw, RAP_CERT);
	rap_unset(fw, RAP_RESP);
	rap_setz(doc, fw, RAP_TYPE, "line");
}

static bool
over_rule(struct rap_doc *doc, const struct rap_node *fw, const struct rap_node *rule)
{
	struct columns columns;

	if (!line_is(rule) || !(line_traits(rap_own(doc, rule)) & RULE) || !(line_traits(rap_own(doc, fw)) & GAPS))
		return false;
	columns = columns_of_rule(rap_own(doc, rule));
	free(columns.v);
	return columns.n > 1;
}

/* Each heading, and there are two at least, stands over an entry of its own; none is a number, but for years: "Annual
 * report     24" is a running header. */
static bool
fits(const struct segments *heads, struct rap_str text, const struct segments *row)
{
	size_t h, r = 0;

	if (heads->n < 2 || heads->n > row->n || heads->n + 1 < row->n)
		return false;
	for (h = 0; h < heads->n; h++, r++) {
		const struct segment *head = &heads->v[h];

		if (head->kind != WORDS && !text_is_year(rap_cut(text, head->a, head->b)))
			return false;
		while (r < row->n && row->v[r].end <= head->start)
			r++;
		if (r == row->n || row->v[r].start >= head->end)
			return false;
	}
	return true;
}

/* The first row of figures at or below node, if it is near. */
static bool
over_figures(struct rap_doc *doc, const struct rap_node *fw, const struct rap_node *node)
{
	struct segments heads = { 0 }, row = { 0 };
	struct rap_str text = rap_own(doc, fw);
	size_t k;
	bool found = false;

	segments_find(&heads, text);
	for (k = 0; k < WRAPPED && !found && heads.n > 1 && node && line_is(node); k++, node = node->next) {
		segments_find(&row, rap_own(doc, node));
		if (!row.n)
			break;
		found = segments_row(&row);
	}
	found = found && fits(&heads, text, &row);
	segments_free(&heads);
	segments_free(&row);
	return found;
}

/* A line right above headings over figures, and no wider than they are together, heads them all:
 *
 *	                   Limits for ships
 *	               laden    unladen    tugs
 *	Bergen            12         17       -
 */
static bool
over_headings(struct rap_doc *doc, const struct rap_node *fw, const struct rap_node *below)
{
	struct segments heads = { 0 }, all = { 0 };
	bool over = false;

	if (line_is(below) && over_figures(doc, below, below->next)) {
		segments_find(&all, rap_own(doc, fw));
		segments_find(&heads, rap_own(doc, below));
		over = all.n == 1 && all.v[0].kind == WORDS && all.v[0].start >= heads.v[0].start &&
		    all.v[0].end <= heads.v[heads.n - 1].end;
	}
	segments_free(&heads);
	segments_free(&all);
	return over;
}

void
reclaim_header(struct rap_doc *doc, struct rap_node *fw)
{
	struct rap_node *last = fw, *below;
	size_t k;

	for (k = 1; k < TALLEST && last->next && is_header(last->next); k++)
		last = last->next;
	below = last->next;
	if (!is_header(fw) || !below || !(over_rule(doc, last, below) || over_figures(doc, last, below) ||
	    over_headings(doc, last, below)))
		return;
	for (; fw != below; fw = fw->next)
		make_line(doc, fw);
}
