/* tables.c - the stage rap-tables: find tables and their cells, and leave all other lines alone. It stands between
 * rap-pages, which has marked the furniture, and rap-blocks, which joins the lines that are left. */
#include <stdlib.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>
#include <rapporteur/stages.h>

#include "tables.h"

/* In the order of their evidence: what is drawn goes before what is only aligned. */
static const struct layout layouts[] = {
	{ "frame", BARS, recognise_frame, cut_frame },
	{ "pipes", BARS, recognise_pipes, cut_pipes },
	{ "ruled", RULE, recognise_ruled, cut_ruled },
	{ "tabs", TABS, recognise_tabs, cut_tabs },
	{ "blank", ENTRIES, recognise_blank, cut_blank },
	{ "words", GAPS, recognise_words, cut_words },
};

static void
explain(const struct lines *lines, const struct layout *layout, const struct verdict *v, bool built)
{
	if (rap_explaining())
		rap_message(RAP_M_EXPLAIN, lines->doc->file, v->first + 1, 0, "%s up to line %zu: %s: %s", layout->name, v->end,
		    built ? "table" : v->found ? "no table, text would be lost" : "no table", v->why);
}

/* The lines from i on, judged by one layout. Returns the line to go on from. */
static size_t
try_layout(struct lines *lines, const struct layout *layout, size_t i)
{
	struct verdict v = layout->recognise(lines, i);
	struct grid grid = { 0 };
	size_t end = v.end > i ? v.end : i + 1;
	bool built = false;

	if (v.found) {
		layout->cut(lines, &v, &grid);
		caption_find(lines, &v, &grid);
		notes_find(lines, &v, &grid);
		built = table_build(lines, &v, &grid);
		grid_free(&grid);
		if (built && v.end > end)
			end = v.end;
	}
	if (v.why)
		explain(lines, layout, &v, built);
	return end;
}

static void
number_tables(struct rap_doc *doc)
{
	struct rap_node *body = rap_body(doc), *node;
	size_t n = 0;

	for (node = body ? body->first : NULL; node; node = node->next)
		if (rap_is(node, RAP_TABLE))
			rap_set(doc, node, RAP_XML_ID, rap_arena_printf(doc->arena, "t%zu", ++n));
}

int
rap_tables(struct rap_doc *doc)
{
	struct lines lines;
	size_t i, k;

	lines_collect(&lines, doc);
	lines_unquote(&lines);
	for (k = 0; k < sizeof layouts / sizeof *layouts; k++)
		for (i = 0; i < lines.n; )
			if (!lines.v[i].taken && lines.v[i].traits & layouts[k].traits)
				i = try_layout(&lines, &layouts[k], i);
			else
				i++;
	tables_continue(doc);
	number_tables(doc);
	free(lines.v);
	return 0;
}
