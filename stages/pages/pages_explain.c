/* pages_explain.c - for --explain: what was decided, by which rule, and by which lines. Rows are the source's lines. */
#include <rapporteur/filter.h>
#include <rapporteur/fold.h>
#include <rapporteur/message.h>

#include "pages.h"

#define EXPLAIN_MAX 100		/* bytes of the words behind a decision */

/* Of the source, from 1; of a break the row behind it. */
static size_t
row_of(const struct pages *p, const struct line *l)
{
	return (size_t)(l - p->line) + 1 - l->page + (l->kind == LINE_BREAK);
}

static void
say(const struct pages *p, const struct line *l, const char *what, const char *why)
{
	struct rap_buf words = { 0 };

	rap_fold_str(&words, rap_cut(l->text, 0, EXPLAIN_MAX));
	rap_message(RAP_M_EXPLAIN, p->doc->file, row_of(p, l), 0, "%s, %s: %.*s", what, why, RAP_FMT(rap_buf_str(&words)));
	rap_buf_free(&words);
}

static void
explain_line(const struct pages *p, const struct line *l)
{
	static const char *const kinds[] = { [HEADER] = "header", [FOOTER] = "footer", [PAGE_NUMBER] = "page number",
		[RESIDUE] = "residue" };
	struct rap_buf why = { 0 };

	rap_buf_addz(&why, l->rule);
	if (l->times > 0)
		rap_buf_addf(&why, ", one of %zu from line %zu on", (size_t)l->times, row_of(p, &p->line[l->like]));
	say(p, l, kinds[l->is], why.s);
	rap_buf_free(&why);
}

static void
explain_break(const struct pages *p, const struct line *l)
{
	struct rap_str number = rap_attr(l->node, RAP_N), rule = rap_attr(l->node, RAP_RESP);
	struct rap_buf what = { 0 };

	rap_buf_addz(&what, rule.s ? "page break, form-feed-made-a-blank" : "page break, form feed");
	if (number.s)
		rap_buf_addf(&what, ": page %.*s, as its furniture prints", RAP_FMT(number));
	rap_message(RAP_M_EXPLAIN, p->doc->file, row_of(p, l), 0, "%s", what.s);
	rap_buf_free(&what);
}

void
pages_explain(const struct pages *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->line[i].kind == LINE_BREAK)
			explain_break(p, &p->line[i]);
		else if (p->line[i].is != NO_FURNITURE)
			explain_line(p, &p->line[i]);
}

/* Once for all lines of the group, of those that come again. */
void
pages_explain_refused(const struct pages *p, struct group *k, const char *why)
{
	struct rap_buf text = { 0 };

	if (!rap_explaining() || k->told || k->times < 2)
		return;
	k->told = true;
	rap_buf_addf(&text, "%u times, the last in line %zu; %s", (unsigned)k->times, row_of(p, &p->line[k->last]), why);
	say(p, &p->line[k->first], "no furniture", text.s);
	rap_buf_free(&text);
}

void
pages_explain_gutter(const struct pages *p, size_t from, size_t to, size_t column, const char *why)
{
	if (rap_explaining())
		rap_message(RAP_M_EXPLAIN, p->doc->file, row_of(p, &p->line[from]), 0,
		    "gutter before column %zu, down to line %zu: %s",
		    column + 1, row_of(p, &p->line[to - 1]), why);
}
