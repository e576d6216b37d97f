/* sections.h - what the parts of rap-sections share: the blocks of a document, what each looks like and what it is
 * taken for. */
#ifndef SECTIONS_H
#define SECTIONS_H

#include <rapporteur/lexicon.h>
#include <rapporteur/mark.h>
#include <rapporteur/slots.h>
#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

enum block_kind {
	BLOCK_TEXT,		/* a paragraph, as long as nothing better is known */
	BLOCK_TITLE,
	BLOCK_HEAD,
	BLOCK_CARRIED,		/* the rest of the heading or item before it */
	BLOCK_ITEM,		/* an item of a list */
	BLOCK_MORE,		/* a further paragraph of the item before it */
	BLOCK_CAPTION,
	BLOCK_QUOTE,
	BLOCK_DATE,		/* of a letter or sitting, with its place */
	BLOCK_SIGNATURE,
	BLOCK_BYLINE,		/* who wrote it, or speaks, below the title */
	BLOCK_KEEP,		/* keeps its lines */
	BLOCK_AROUND,		/* fw, pb, milestone, note: stands between blocks */
	BLOCK_OTHER		/* a table, or what is not ours */
};

enum letters {
	LETTERS_NONE,		/* hardly any letters: numbers, signs */
	LETTERS_CAPITALS,	/* THE WHOLE LINE */
	LETTERS_TITLE,		/* All Words that Count */
	LETTERS_SENTENCE	/* Just the first, or none */
};

struct block {			/* there may be millions: members are ordered so that little lies between them; blocks are
				counted in 32 bits, since each has a place in the source */
	struct rap_node *node;
	enum block_kind kind;
	struct rap_str own;		/* own text as it is */
	struct rap_str text;		/* the same without white space at its ends */
	struct rap_mark mark;		/* offsets in own */
	unsigned gap, gap_after;	/* blank lines before it and behind */
	size_t indent, width;		/* columns of the first line: before its text, up to its last character */
	size_t label;			/* bytes of the label that it begins with instead of a mark, "Quorum:"; else 0 */
	size_t words;			/* of long blocks by their beginning */
	enum letters letters;		/* of the text behind a number */
	uint32_t first, last;		/* first and last character of the text */
	uint32_t begins;		/* a bit for each word list that has entries with its first word */
	unsigned underlined;	/* the kind of line right below it, counted as they come, from 1 on; 0: none */
	unsigned hashes;		/* "#" or "=" signs before the text */
	unsigned times;			/* of a short line: how often it stands in the document */
	uint32_t alike;			/* and the first block with this text */
	uint32_t prev, next;		/* neighbours that are not around; the number of blocks where none */
	unsigned char lines;		/* counted up to a bound */
	bool stops;			/* it ends with a full stop, question mark or the like */
	bool digit, code;		/* has digits, signs that programs have and headings have not: "if (open) { close(); }" */
	bool centred;
	bool goes_out;			/* its second line begins left of its first: a paragraph with its first line set in */
	bool hangs;			/* its second line begins right of its first */
	/* what it is taken for */
	bool qa;			/* of a heading: questions and answers */
	bool speaks;			/* of a heading: the name of who says what is below */
	bool listed;			/* the contents or the agenda name it */
	bool unnamed;			/* neither of them does, with all of its words */
	bool announces;			/* of a heading: it is that of the contents or the agenda */
	bool agenda;			/* and of the agenda */
	bool entry;			/* of the agenda */
	bool unmarked;			/* item of a list without marks */
	enum { LIST_PLAIN, LIST_LABELLED, LIST_SET_IN, LIST_TERMS, LIST_CONTENTS } list;	/* of an unmarked one */
	unsigned rank;			/* of a heading: the smaller the stronger */
	uint32_t points_to;		/* of an entry of the contents: the heading that it names, 0 for none */
	uint32_t anchor;		/* of a footnote: the block that bears its mark */
	size_t anchor_from, anchor_to;	/* and where in own */
	struct series *series;		/* the numbered series it counts in */
	const char *cert, *rule;	/* of a guess */
	size_t label_from, label_to;	/* of a heading: the printed number, in own */
	size_t body;			/* where signs that only draw end ("## "), in own */
	size_t text_at;			/* of a heading that runs into its text: where the text starts, in own; else 0 */
};

struct series {			/* marks that count on: "1." "2." "3.", "(a)" "(b)" */
	struct series *next;	/* all of the document */
	struct rap_mark last;	/* the mark counted last */
	size_t first_block, last_block, indent;
	size_t n;		/* members */
	size_t titles;		/* members that read like titles */
	size_t stopped;		/* members that read like titles but for the stop at their end */
	size_t apart;		/* members that text follows, so that the next one stands apart */
	size_t chars;
	size_t hangs;		/* members whose lines hang */
	size_t goes_out;	/* members that are paragraphs with their first line set in */
	size_t glued;		/* members right below the text before them */
	size_t run_in;		/* members that begin with a title, and go on with text */
	bool begins;		/* with 1, a, i */
	bool headings;
};

enum words {		/* the word lists */
	WORDS_SECTIONS,
	WORDS_HEADINGS,
	WORDS_CAPTIONS,
	WORDS_CONTENTS,
	WORDS_AGENDA,
	WORDS_QUESTIONS,
	WORDS_CLOSINGS,
	WORDS_DOCUMENTS,
	WORDS_NOTES,
	WORDS_BYLINES,
	WORDS_STYLES,
	WORDS_LABELS,
	WORDS_NUMBERS,
	WORDS_BEGIN,	/* a block may begin with those above; those below stand anywhere */
	WORDS_SMALL = WORDS_BEGIN,
	WORDS_OPENERS,
	WORDS_LEADS,
	WORDS_MONTHS,
	WORDS_SELVES,
	WORDS_ONE,
	WORDS_NOTICES,
	WORDS_ENDINGS,
	WORDS_LISTS
};

struct page {			/* the document's habits */
	size_t right;		/* the widest line of a paragraph of several lines, 0 where there is none */
	size_t indent;		/* of most long paragraphs */
	bool glued;		/* no blank lines between most paragraphs */
	bool stopped;		/* long paragraphs end in a stop, nearly always */
	bool hanging;		/* text hangs behind labels */
	bool contents;		/* nearly all that the table of contents lists was found */
	bool labels;		/* short lines come again and again: somebody's name before what they say */
	bool names;		/* a line that may be a name comes again, above text that says "I" */
};

struct picked {			/* some of the blocks: what is not here has not what they have */
	uint32_t *at;
	size_t n;
};

struct sections {
	struct rap_doc *doc;
	struct block *block;
	size_t n;
	struct picked marked;		/* text with a mark, or that begins with a digit */
	struct picked labelled;		/* text with a label, */
	struct picked opening;		/* or that begins with a word of the lists */
	size_t *brief, briefs;		/* the blocks that may be headings by their length: what is not here is none of those */
	struct series *series;
	size_t notes;			/* footnotes so far */
	const struct rap_lexicon *words[WORDS_LISTS];
	const struct rap_lexicon_set *begin;	/* those that a block may begin with */
	uint64_t *small_words;		/* SMALL_WORDS of them, see sections_words.c */
	struct page page;
	bool english;
	size_t title;			/* the block that says so in words: no heading stands before it; 0 where there is none */
};

/* sections_look.c */
void sections_gather(struct sections *);
bool sections_ends_in_initials(const struct block *);	/* "the banks of the U.P." */
bool sections_is_numbered(const struct block *);	/* has a mark, and not the initial of "D. Orr", "M. Tardy" */
bool sections_is_running(const struct block *);		/* long enough, or finished enough, to be running text */

bool sections_char(struct rap_str, size_t i, uint32_t *c);	/* the character at byte i; false behind the end */
static inline size_t
sections_match(const struct sections *s, const struct block *b, enum words words, const char **class)	/* as rap_lexicon_match */
{
	return b->begins & (uint32_t)1 << words ? rap_lexicon_match(s->words[words], b->text, class) : 0;
}

bool sections_is_words(const struct sections *, const struct block *, enum words);	/* and no more but a colon */
size_t sections_number(const struct sections *, struct rap_str, size_t i);	/* bytes of "5", "IV", "B", "three" at i */

/* sections_signs.c: "## Minutes", "== Minutes ==" */
void sections_look_for_signs(struct block *);
size_t sections_signs_behind(const struct block *);	/* where those behind the heading start, in own; 0 for none */
void sections_label_behind_signs(struct block *);

/* sections_words.c */
#define SMALL_WORDS 64			/* kept in mind */
enum letters sections_letters(const struct sections *, struct rap_str);	/* of a part of a block */
void sections_look_at_words(const struct sections *, struct block *);

/* sections_run_in.c: headings that run into their text */
size_t sections_run_in(const struct block *);		/* where the text starts behind "2. Apologies: ", 0 for no title */
size_t sections_first_line(const struct sections *, const struct block *);	/* the same, behind a first line that is a title */
void sections_run_ins(struct sections *);
bool sections_speaks(const struct sections *, struct rap_str);	/* "I", "our" in its first words */

/* sections_turns.c: "12. Ines Rivas: I ask" */
void sections_turns(struct sections *);

/* sections_repeats.c */
void sections_repeats(struct sections *);
bool sections_is_name(const struct block *);	/* may be: "Ines Rivas" */
#define SECTIONS_HEAD 300		/* bytes of a heading, at most */
static inline bool
sections_is_short(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->text.n > 0 && b->text.n <= SECTIONS_HEAD && b->lines <= 3;
}
#define SECTIONS_HEAD_WORDS 8		/* words of a heading, whatever their length */

/* sections_bare.c: "3   Findings" is numbered */
void sections_bare_numbers(struct sections *);

/* sections_counted.c: "TOP 1 Begrüßung" */
void sections_counted(struct sections *);

/* sections_series.c: numbered series are headings, or items */
void sections_series(struct sections *);
void sections_series_free(struct sections *);

/* sections_heads.c */
enum { RANK_MARKUP = 1, RANK_PART = 10, RANK_CHAPTER = 20, RANK_SECTION = 30, RANK_CAPITALS = 40, RANK_ROMAN = 42,
	RANK_UPPER = 46, RANK_UNDERLINED = 46, RANK_ARABIC = 50, RANK_BELOW = 78, RANK_LOWER = 80, RANK_MOST = 100 };
void sections_heads(struct sections *);
/* Bytes of "Annex B. ", "Item 4 (a) " or "Third Part " that the text of the block begins with, the word's class in *class; 0 for none. */
size_t sections_word_and_number(const struct sections *, const struct block *, const char **class);

unsigned sections_class_rank(const char *class);	/* of a section word */

struct candidate {
	const struct sections *s;
	struct block *b;
	const struct block *prev, *next;	/* NULL where there is none */
	bool may;				/* nothing speaks against a heading */
};
bool sections_is_label(const struct candidate *);
bool sections_may_be_head(const struct candidate *);

/* sections_lines.c: rules of sections_heads.c for short lines */
bool sections_set_out(struct candidate *);
bool sections_short_line(struct candidate *);
bool sections_unstopped(struct candidate *);
bool sections_glued(struct candidate *);
bool sections_above_items(struct candidate *);
bool sections_set_apart(struct candidate *);
bool sections_reads_like_sentence(const struct candidate *);	/* "He closed the sitting", "It was late. The members" */
bool sections_is_text(const struct block *);		/* running text, or what announces a list */
void sections_colons(struct sections *);

/* sections_alike.c: what those rules do not take, but looks as what they took */
void sections_alike(struct sections *);

/* sections_articles.c: "Article 3. The lamps are lit..." */
void sections_articles(struct sections *);

/* sections_title.c */
/* "BOARD MEETING MINUTES", "Council Minutes, 3 May 2004": the line ends in what document it is, but for a date. */
bool sections_ends_in_document(const struct sections *, const struct block *);
void sections_title(struct sections *);
bool sections_is_byline(const struct sections *, const struct block *);	/* "By Ines Rivas" */

bool sections_was_centred(const struct block *);	/* lines that were joined because each of them stands in the middle */

/* sections_captions.c */
void sections_captions(struct sections *);

/* sections_address.c */
void sections_addresses(struct sections *);

/* sections_release.c: what a press release has before its title */
bool sections_is_notice(const struct sections *, const struct block *);	/* "PRESS RELEASE": what it is, not what it is called */
size_t sections_release(const struct sections *);	/* the block behind all that; the number of blocks where there is none */

/* sections_notes.c: footnotes */
void sections_notes(struct sections *);
void sections_anchor(struct sections *);
unsigned sections_superscript(uint32_t c);	/* a digit, the mark of a footnote, plus one; 0 for any other character */

/* sections_letter.c: dates, signatures, quotations */
void sections_letter(struct sections *);
void sections_bylines(struct sections *);		/* the same, once the title is known */
bool sections_is_date(const struct sections *, const struct block *);

/* sections_wrapped.c: headings of several blocks */
void sections_wrapped(struct sections *);

/* sections_levels.c */
void sections_levels(struct sections *);

/* sections_restarts.c: "SCENA PRIMA" below "ATTO SECONDO"; the n headings stand at these places */
void sections_restarts(struct block *, const size_t *at, size_t n);

/* sections_lists.c */
void sections_items(struct sections *);
void sections_unmarked(struct sections *);
void sections_set_in(struct sections *);

/* sections_forms.c: before the blocks are gathered */
void sections_forms(struct sections *);

/* sections_labelled.c: "Quorum: half of the members" */
void sections_labelled(struct sections *);
size_t sections_label(struct rap_str line);	/* the bytes of the label that a line begins with, its colon among them */

/* sections_terms.c: a term on a line, what it means set in below */
void sections_terms(struct sections *);

/* sections_contents.c: the table of contents, the agenda */
void sections_contents(struct sections *);
void sections_point(struct sections *);

/* sections_explain.c: what a block was taken for, for --explain */
void sections_explain(const struct rap_doc *, const struct block *);

/* sections_build.c */
void sections_build(struct sections *);

#endif
