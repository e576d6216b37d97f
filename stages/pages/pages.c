/* pages.c - rap_pages: says which lines are page furniture. Stands behind rap-read, whose lines it renames to fw;
 * nothing is moved but the columns of prose, so that a paragraph may later run on over them. */
#include <stdlib.h>

#include <rapporteur/filter.h>
#include <rapporteur/stages.h>

#include "pages.h"

static void
write_line(struct pages *p, struct line *l)
{
	static const char *const types[] = { "", "header", "footer", "pageNum", "residue" };

	l->node->name = RAP_FW;
	rap_setz(p->doc, l->node, RAP_TYPE, types[l->is]);
	if (l->guess)
		rap_guess(p->doc, l->node, "medium", l->rule);
}

/* A page's number, where its furniture prints one, goes to the pb that the page began with. */
static void
number_breaks(struct pages *p)
{
	struct rap_node *pb = NULL;

	for (size_t i = 0; i < p->n && p->pages > 1; i++) {
		struct line *l = &p->line[i];

		if (l->kind == LINE_BREAK)
			pb = l->node;
		if (!pb || l->is == NO_FURNITURE || l->is == RESIDUE || pages_number(l) == NO_NUMBER)
			continue;
		if (l->is == PAGE_NUMBER || l->below == 0) {
			rap_set(p->doc, pb, RAP_N, pages_is_roman(l->text) ? l->text :
			    rap_arena_printf(p->doc->arena, "%u", (unsigned)l->number));
			pb = NULL;
		}
	}
}

static void
load_words(struct pages *p)
{
	static const char *const names[] = { [WORDS_SHARE] = "share-words", [WORDS_LANGUAGES] = "language-names",
		[WORDS_RESIDUE] = "residue", [WORDS_PAGES] = "page-words", [WORDS_STAMPS] = "page-stamps",
		[WORDS_NUMBERS] = "number-words", [WORDS_MAIL] = "mail-keys",
		[WORDS_WIKI] = "wiki-words",
		[WORDS_HTML] = "html-elements", [WORDS_BY] = "by-words" };

	for (size_t i = 0; i < WORDS_LISTS; i++)
		p->words[i] = rap_lexicon("pages", NULL, names[i]);
	p->begin = rap_lexicon_set(p->words, WORDS_BEGIN);
	p->bars = rap_lexicon_set(p->words, WORDS_BARS);
}

int
rap_pages(struct rap_doc *doc)
{
	struct pages p = { .doc = doc, .title = RAP_SLOTS(struct word) };
	bool breaks, margin, fifth;

	if (!rap_body(doc))
		return 0;
	load_words(&p);
	pages_gather(&p);
	breaks = pages_breaks(&p);
	margin = pages_margin(&p);
	fifth = !margin && pages_fifth(&p);
	if (breaks || margin || fifth)
		pages_gather(&p);
	pages_interlopers(&p);
	pages_numbers_in_words(&p);
	pages_repeat(&p);
	pages_rhythm(&p);
	pages_chain(&p);
	pages_beside(&p);
	if (pages_stamps(&p))
		pages_beside(&p);
	pages_within(&p);
	pages_titles(&p);
	pages_marks(&p);
	pages_front(&p);
	pages_residue(&p);
	number_breaks(&p);
	if (rap_explaining())
		pages_explain(&p);
	for (struct line *l = p.line, *end = l + p.n; l < end; l++)
		if (l->is != NO_FURNITURE)
			write_line(&p, l);
	if (!pages_labels(&p))
		pages_columns(&p);
	free(p.line);
	free(p.odd);
	rap_slots_free(&p.title);
	return 0;
}
