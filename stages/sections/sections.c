/* sections.c - rap_sections: says what each block is - title, heading, item, caption, paragraph - and builds the
 * tree of sections. Stands between rap-blocks, which made the blocks, and rap-speakers, which finds who speaks in
 * them. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/stages.h>

#include "sections.h"

static void
load_words(struct sections *s)
{
	static const struct { const char *name; bool of_language; } lists[] = {
		[WORDS_SECTIONS] = { "section-words", false }, [WORDS_HEADINGS] = { "headings", false },
		[WORDS_CAPTIONS] = { "caption-words", false }, [WORDS_CONTENTS] = { "contents-words", false },
		[WORDS_AGENDA] = { "agenda-words", false }, [WORDS_QUESTIONS] = { "question-words", false },
		[WORDS_OPENERS] = { "sentence-openers", true }, [WORDS_CLOSINGS] = { "closings", false },
		[WORDS_DOCUMENTS] = { "document-words", false }, [WORDS_NOTES] = { "note-words", false },
		[WORDS_BYLINES] = { "bylines", false }, [WORDS_STYLES] = { "styles", false }, [WORDS_LABELS] = { "title-labels", false },
		[WORDS_NUMBERS] = { "number-words", false }, [WORDS_SMALL] = { "small-words", true },
		[WORDS_LEADS] = { "announcements", false }, [WORDS_MONTHS] = { "months", false },
		[WORDS_SELVES] = { "first-person", true }, [WORDS_ONE] = { "one-person", true }, [WORDS_NOTICES] = { "notices", false },
		[WORDS_ENDINGS] = { "document-endings", false }
	};
	struct rap_str tag = rap_attr(s->doc->root, RAP_XML_LANG);
	char lang[3] = "";

	if (tag.s && tag.n >= 2)
		for (size_t i = 0; i < 2; i++)
			lang[i] = tag.s[i];
	s->english = strcmp(lang, "en") == 0;
	for (size_t i = 0; i < WORDS_LISTS; i++)
		s->words[i] = rap_lexicon("sections", lists[i].of_language ? lang : NULL, lists[i].name);
	s->begin = rap_lexicon_set(s->words, WORDS_BEGIN);
}

int
rap_sections(struct rap_doc *doc)
{
	uint64_t small_words[SMALL_WORDS] = { 0 };
	struct sections s = { .doc = doc, .small_words = small_words };

	if (!rap_body(doc))
		return 0;
	load_words(&s);
	sections_forms(&s);
	sections_gather(&s);
	sections_turns(&s);
	sections_repeats(&s);
	sections_contents(&s);
	sections_captions(&s);
	sections_letter(&s);
	sections_bare_numbers(&s);
	sections_series(&s);
	sections_items(&s);
	sections_title(&s);
	sections_bylines(&s);
	sections_run_ins(&s);
	sections_articles(&s);
	sections_labelled(&s);
	sections_addresses(&s);
	sections_terms(&s);
	sections_counted(&s);
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
	free(s.brief);
	free(s.marked.at);
	return 0;
}
