/* tables.c - the stage rap-tables: find tables and their cells, and leave all other lines alone. It stands between
 * rap-pages, which has marked the furniture, and rap-blocks, which joins the lines that are left. */
#include <stdlib.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>
#include <rapporteur/stages.h>

#include "tables.h"

/* In the order of their evidence: what is drawn goes before what is only aligned. */
static const struct layout *const layouts[] = {
	&layout_wiki, &layout_asciidoc, &layout_dokuwiki, &layout_list, &layout_csv, &layout_records,
	&layout_frame, &layout_pipes, &layout_ruled, &layout_tabs,
	&layout_blank, &layout_words,
};

/* One verdict says whether it is a table, another what its cells are. */
static void
explain(const struct lines *lines, const struct layout *layout, const struct verdict *v, const struct grid *grid, bool built)
{
	const char *file = lines->doc->file;
	size_t k, header = 0;

	if (!rap_explaining() || !v->why)
		return;
	rap_message(RAP_M_EXPLAIN, file, v->first + 1, 0, "%s up to line %zu: %s: %s", layout->name, v->end,
	    v->found ? "table" : "no table", v->why);
	for (k = 0; k < grid->nrows; k++)
		header += grid->rows[k].label;
	if (v->found && built)
		rap_message(RAP_M_EXPLAIN, file, v->first + 1, 0, "%s: cells: %zu rows, %zu of them header, %zu columns%s%s",
		    layout->name, grid->nrows, header, grid->cols, grid->why ? ": " : "", grid->why ? grid->why : "");
	else if (v->found)
		rap_message(RAP_M_EXPLAIN, file, v->first + 1, 0, "%s: cells: no table after all, as text would be lost",
		    layout->name);
}

/* The lines from i on, judged by one layout. Returns the line to go on from. */
static size_t
try_layout(struct lines *lines, const struct layout *layout, size_t i)
{
	struct verdict v = layout->recognise(lines, i);
	struct grid grid = { .lines = lines, .settles = layout->settles };
	size_t end = v.end > i ? v.end : i + 1;
	bool built = false;

	if (v.beside) {
		beside_part(lines, &v);
		v = layout->recognise(lines, i);
	}
	if (v.found) {
		layout->cut(lines, &v, &grid);
		grid_settle(&grid);
		caption_find(lines, &v, &grid);
		notes_find(lines, &v, &grid);
		built = table_build(lines, &v, &grid);
		if (built && v.end > end)
			end = v.end;
	}
	explain(lines, layout, &v, &grid, built);
	grid_free(&grid);
	return end;
}

/* The first line from i on that is free and has one of the traits. */
static size_t
next_line(const struct lines *lines, size_t i, unsigned traits)
{
	while (i < lines->n && (!(lines->v[i].traits & traits) || lines->v[i].taken))
		i++;
	return i;
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
		for (i = 0; (i = next_line(&lines, i, layouts[k]->traits)) < lines.n; )
			i = try_layout(&lines, layouts[k], i);
	tables_continue(doc);
	number_tables(doc);
	free(lines.v);
	return 0;
}
