/* blocks.c - rap_blocks: lines become blocks, one a paragraph, item or heading candidate. Stands between
 * rap-tables, which has taken the lines of tables away, and rap-sections, which says what each block is. */
#include <stdlib.h>

#include <rapporteur/stages.h>

#include "blocks.h"

struct builder {
	struct rap_doc *doc;
	struct lines lines;
	struct hyphens *hyphens;
	struct rap_node *block;		/* the open one, NULL for none */
	struct open_block open;
	size_t around;			/* where what stands behind it begins: fw, pb; the line's own index where none */
};

static uint32_t
widest_gap(const struct lines *ls, size_t from, size_t to)
{
	uint32_t most = 0;

	for (; from < to; from++)
		most = ls->line[from].blanks > most ? ls->line[from].blanks : most;
	return most;
}

/* Words of line l that were glued, or may be, are said of the block that it is in. */
static void
guess_glued(struct builder *b, const struct line *l)
{
	if (l->glued == GLUED_PARTED)
		rap_guess(b->doc, b->block, "medium", "words-apart-as-printed-elsewhere");
	else if (l->glued == GLUED_DOUBTED)
		rap_guess(b->doc, b->block, "low", "words-perhaps-glued");
}

static struct rap_str
digits(struct rap_doc *doc, uint32_t gap)
{
	static const char few[] = "123456789";

	return gap <= 9 ? (struct rap_str){ few + gap - 1, 1 } : rap_arena_printf(doc->arena, "%u", (unsigned)gap);
}

/* Line i begins a block. The blank lines around furniture before it count as one gap, the widest. */
static void
begin(struct builder *b, size_t i)
{
	struct line *l = &b->lines.line[i];
	uint32_t gap = widest_gap(&b->lines, b->around, i + 1);

	rap_set(b->doc, l->node, RAP_TYPE, l->keep ? RAP_STR("keep") : RAP_STR("block"));
	if (gap)
		rap_set(b->doc, l->node, RAP_N, digits(b->doc, gap));
	if (l->seam == SEAM_DOUBTED)
		rap_guess(b->doc, l->node, "low", "columns-took-turns");
	b->block = l->node;
	guess_glued(b, l);
	b->open = (struct open_block){ .first = l, .last = l, .all = &b->lines };
}

static void
carry_on(struct builder *b, size_t i, struct verdict v)
{
	struct line *l = &b->lines.line[i];
	const struct line *last = b->open.last;

	for (; b->around < i; b->around++)
		rap_add(b->block, rap_remove(b->lines.line[b->around].node));
	if (last->has_hyphen && !last->keep)
		blocks_join_divided(b->doc, b->hyphens, b->block, last, l);
	else
		rap_join(b->doc, b->block, l->node);
	if (v.rule)
		rap_guess(b->doc, b->block, v.cert, v.rule);
	guess_glued(b, l);
	if (!b->open.second)
		b->open.second = l;
	b->open.last = l;
}

static void
take_text(struct builder *b, size_t i)
{
	struct verdict v = { false, NULL, NULL };

	b->open.over = b->around < i;
	if (b->block)
		v = blocks_carries_on(&b->open, &b->lines.line[i]);
	if (v.join)
		carry_on(b, i, v);
	else
		begin(b, i);
	b->around = i + 1;
}

/* What a line is drawn with, where that is no dash: the headings above rules of one kind are of one level. */
static const char *
drawn_with(struct rap_str text)
{
	static const struct { char sign, name[8]; } names[] = {
		{ '=', "equals" }, { '~', "tildes" }, { '*', "stars" }, { '^', "carets" }, { '+', "pluses" }, { '.', "dots" },
		{ '#', "hashes" }, { ':', "colons" }
	};

	text = rap_trim(text);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (names[i].sign == text.s[0])
			return names[i].name;
	return NULL;
}

/* A line that only draws: the characters stand in the @source of a milestone that has no text. */
static void
take_rule(struct builder *b, struct line *l)
{
	const char *name = drawn_with(l->text);

	if (name)
		rap_setz(b->doc, l->node, RAP_REND, name);
	l->node->name = RAP_MILESTONE;
	while (l->node->first)
		rap_remove(l->node->first);
	rap_unset(l->node, RAP_TYPE);
	rap_setz(b->doc, l->node, RAP_UNIT, "rule");
}

static void
take(struct builder *b, size_t i)
{
	struct line *l = &b->lines.line[i];

	switch (l->kind) {
	case LINE_TEXT:
		take_text(b, i);
		return;
	case LINE_AROUND:
		return;
	case LINE_RULE:
		take_rule(b, l);
		/* fall through */
	case LINE_WALL:
		b->block = NULL;
		b->around = i + 1;
	}
}

int
rap_blocks(struct rap_doc *doc)
{
	struct builder b = { .doc = doc };

	if (!rap_body(doc))
		return 0;
	b.lines.file = doc->file;
	b.lines.motions = rap_lexicon("blocks", NULL, "motion-words");
	blocks_gather(doc, &b.lines);
	blocks_measure(&b.lines);
	blocks_find_kept(&b.lines);
	blocks_order(doc, &b.lines);
	blocks_glue(doc, &b.lines);
	b.hyphens = blocks_hyphens_new(&b.lines);
	for (size_t i = 0; i < b.lines.n; i++)
		take(&b, i);
	blocks_hyphens_free(b.hyphens);
	free(b.lines.line);
	return 0;
}
