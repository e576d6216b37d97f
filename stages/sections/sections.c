/* sections.c - rap_sections: says what each block is - title, heading, item, caption, paragraph - and builds the
 * tree of sections. Stands between rap-blocks, which made the blocks, and rap-speakers, which finds who speaks in
 * them. */
#include <stdlib.h>

#include <rapporteur/stages.h>

#include "sections.h"

static void
load_words(struct sections *s)
{
	struct rap_str tag = rap_attr(s->doc->root, RAP_XML_LANG);
	char lang[3] = "";

	if (tag.s && tag.n >= 2)
		for (size_t i = 0; i < 2; i++)
			lang[i] = tag.s[i];
	s->words = (struct words){
		.sections = rap_lexicon("sections", NULL, "section-words"),
		.numbers = rap_lexicon("sections", NULL, "number-words"),
		.headings = rap_lexicon("sections", NULL, "headings"),
		.captions = rap_lexicon("sections", NULL, "caption-words"),
		.small = rap_lexicon("sections", lang, "small-words"),
		.contents = rap_lexicon("sections", NULL, "contents-words"),
		.agenda = rap_lexicon("sections", NULL, "agenda-words"),
		.questions = rap_lexicon("sections", NULL, "question-words"),
		.openers = rap_lexicon("sections", lang, "sentence-openers"),
		.selves = rap_lexicon("sections", lang, "first-person"),
		.closings = rap_lexicon("sections", NULL, "closings"),
		.months = rap_lexicon("sections", NULL, "months"),
		.leads = rap_lexicon("sections", NULL, "announcements"),
	};
}

int
rap_sections(struct rap_doc *doc)
{
	struct sections s = { .doc = doc };

	if (!rap_body(doc))
		return 0;
	load_words(&s);
	sections_forms(doc);
	sections_gather(&s);
	sections_repeats(&s);
	sections_contents(&s);
	sections_captions(&s);
	sections_letter(&s);
	sections_series(&s);
	sections_items(&s);
	sections_title(&s);
	sections_run_ins(&s);
	sections_labelled(&s);
	sections_terms(&s);
	sections_heads(&s);
	sections_wrapped(&s);
	sections_levels(&s);
	sections_unmarked(&s);
	sections_set_in(&s);
	sections_build(&s);
	sections_point(&s);
	sections_anchor(&s);
	sections_series_free(&s);
	free(s.block);
	return 0;
}
