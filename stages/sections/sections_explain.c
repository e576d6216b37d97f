/* sections_explain.c - says on standard error what a block was taken for, by which rule, and its first words. */
#include <rapporteur/filter.h>
#include <rapporteur/fold.h>
#include <rapporteur/message.h>

#include "sections.h"

#define EXPLAIN_MAX 100		/* bytes of the words behind a decision */

/* For --explain: "heading, capitals: OLD BUSINESS" */
void
sections_explain(const struct rap_doc *doc, const struct block *k)
{
	static const char *const kinds[] = { [BLOCK_TITLE] = "title, first-line", [BLOCK_HEAD] = "heading, ",
		[BLOCK_ITEM] = "item, mark", [BLOCK_MORE] = "item, set-in-as-its-text", [BLOCK_CAPTION] = "caption, ",
		[BLOCK_QUOTE] = "quotation, set-in-between-quotation-marks" };
	const char *kind = k->kind < sizeof(kinds) / sizeof(*kinds) ? kinds[k->kind] : NULL, *rule = k->rule;
	struct rap_buf words = { 0 };

	if (!kind || !rap_explaining())
		return;
	if (!rule && k->kind == BLOCK_HEAD)
		rule = "numbered";
	if (!rule && k->kind == BLOCK_CAPTION)
		rule = "caption-word-and-number";
	rap_fold_str(&words, rap_cut(k->own, 0, EXPLAIN_MAX));
	rap_message(RAP_M_EXPLAIN, doc->file, 0, 0, "%s%s: %.*s", kind, rule ? rule : "", RAP_FMT(rap_buf_str(&words)));
	rap_buf_free(&words);
}
