/* pages.h - what the parts of rap-pages share: the lines of a document with their places on their pages. */
#ifndef PAGES_H
#define PAGES_H

#include <rapporteur/lexicon.h>
#include <rapporteur/slots.h>
#include <rapporteur/source.h>
#include <rapporteur/tree.h>
#include <rapporteur/utf8.h>

enum line_kind {
	LINE_OTHER,		/* not ours: furniture already, or what a filter put there */
	LINE_BLANK,
	LINE_TEXT,
	LINE_BREAK		/* pb */
};

enum furniture { NO_FURNITURE, HEADER, FOOTER, PAGE_NUMBER, RESIDUE };

#define PAGES_BAR 160		/* bytes: a longer line is no bar of words */
#define PAGES_SHORT 48		/* bytes: a longer line within a paragraph is no phrase, whatever it begins with */
#define PAGES_FEW 12		/* bytes of a line that may be a page's number and its signs: "- 12 -" */
#define PAGES_EDGE 4		/* lines of text from a page's edge where furniture may stand */
#define PAGES_KEYED 300		/* bytes: longer lines are not furniture, and have no key */

struct line {			/* small: there are many, and each is written once whole */
	struct rap_node *node;
	struct rap_str text;	/* without white space at its ends */
	size_t lead;		/* bytes of white space before it */
	const char *rule;	/* by which it is furniture */
	uint64_t key;		/* of the text with numbers folded, equal for "page 7" and "page 12"; 0: nothing to tell */
	uint32_t number;	/* the last number in it, but 3 of "3 of 7" wherever that stands; NO_NUMBER where there is none */
	uint32_t like, times;	/* the first line of its words, numbers not counted, and how many there are; 0: it stands for
				itself */
	uint32_t page;		/* counted by the breaks before it */
	uint32_t above, below;	/* lines of text before it and behind it on its page; 0 where there is but one page */
	uint32_t sum;		/* of its letters, where its key may be asked for; else 0 */
	unsigned char kind;	/* enum line_kind */
	unsigned char is;	/* enum furniture */
	unsigned char begins;	/* a bit for each word list that has entries with its first word, bullets before it aside;
				0 where it is longer than PAGES_BAR; in the midst of a paragraph, of bars alone */
	unsigned char stamp;	/* so often it has to come to be a stamp of pages, 0: it says nothing of the kind */
	unsigned char phrase, bar;	/* what pages_phrase, pages_is_bar say, plus one; 0: not asked yet */
	bool guess;		/* which a person should look at */
	bool titled;		/* has the words of the title, and may come again as a header (pages_title.c) */
	bool total;		/* its number is such a 3 */
	bool keyed;		/* key and number are there; ask for them by pages_key, pages_number */
	bool numbers;		/* may say its page's number, as pages_rhythm found */
	bool sign;		/* it is text, and begins with no letter or digit */
	bool alone;		/* nothing stands right above or nothing right below it */
	bool twin;		/* another line near the edge of a page may have its key, or where breaks part no pages,
				another of the odd lines */
	bool narrow;		/* a quarter shorter than the lines of text right above and right below it */
};

#define NO_NUMBER UINT32_MAX

enum words {		/* the word lists */
	WORDS_SHARE,
	WORDS_LANGUAGES,
	WORDS_BARS,		/* those above make bars, which may stand anywhere */
	WORDS_RESIDUE = WORDS_BARS,
	WORDS_PAGES,
	WORDS_STAMPS,
	WORDS_BEGIN,		/* what begins with those above is known of each line that is short or stands alone */
	WORDS_NUMBERS = WORDS_BEGIN,
	WORDS_MAIL,
	WORDS_WIKI,
	WORDS_HTML,
	WORDS_BY,		/* asked of few lines */
	WORDS_LISTS
};

struct word {			/* of the title, in lower case */
	uint64_t key;
};

struct pages {
	struct rap_doc *doc;
	struct line *line;	/* and one behind them, of no kind */
	size_t n, pages;	/* pages by breaks: 1 where there is no break */
	size_t *odd, odds;	/* lines that stand alone, have PAGES_FEW bytes, begin or end with a digit, or begin with a
				sign or a word of the lists: prose has few */
	struct rap_slots title;	/* struct word: those that the document begins with */
	size_t digits, indented;	/* lines that begin with a digit; with white space */
	size_t below_title;	/* the line behind them; 0: not looked for yet */
	bool blanks_break;	/* pages_breaks found where pages begin */
	const struct rap_lexicon *words[WORDS_LISTS];
	const struct rap_lexicon_set *begin, *bars;	/* those before WORDS_BEGIN, WORDS_BARS */
};

/* What is known of all lines of one key; small, since tables of them are half empty. */
struct group {
	uint64_t key;
	uint32_t first, previous, last;	/* lines; previous is the last but one */
	bool told;		/* --explain said why its lines are no furniture */
	uint32_t times;
	uint32_t steps, counts;	/* distances between neighbours; those in which the number counts on by one */
	uint32_t place;		/* of the first, as above or below */
	uint32_t same_place;	/* how many stand there */
	uint32_t near;		/* how many come within two pages of the one before */
	uint32_t distance, extent;	/* lines, characters from the last but one to the last */
	uint32_t regular;		/* steps as long as the one before */
	uint32_t within, clear;	/* how many stand within a sentence; those that blank lines part from it */
	uint32_t same;		/* steps between two of the same number */
	bool named;		/* the lines are a page word and a number, and nothing else */
	bool asked, passage;	/* pages_is_passage was; what it said */
	bool bad;		/* a step too short for a page */
	uint32_t marked;		/* the line made furniture last, plus one */
};

bool pages_breaks(struct pages *);			/* pages_breaks.c: pb where a blank tells of a form feed; lines to be
							gathered anew */
void pages_interlopers(struct pages *);			/* headers that such a page begins with, within a sentence */
void pages_gather(struct pages *);			/* pages_lines.c */
void pages_twins(struct pages *);			/* pages_twins.c */
uint64_t pages_key(struct line *);			/* its key; made for the lines that are asked for it */
uint32_t pages_number(struct line *);
bool pages_is_roman(struct rap_str);		/* "xii" */
/* The second of two lines of one key is a page later, or two: where left and right pages differ in their words, each
 * comes on every other page. */
bool pages_counts_on(const struct line *first, const struct line *second);
/* A line of the group: the step from the one before, where nothing but lines tells pages, to its steps, counts,
 * regular, bad. */
void pages_step(struct pages *, struct group *, size_t i);
/* The lines of the group come with the same lines beside them: a passage that comes again. */
bool pages_is_passage(const struct pages *, struct group *);
bool pages_is_number(const struct pages *, struct rap_str);	/* "12", "- 12 -", "Page 3 of 9", "xii" and nothing else */

void pages_repeat(struct pages *);			/* pages_repeat.c: furniture on pages that breaks part */
void pages_numbers_in_words(struct pages *);		/* pages_marks.c: "Page two" */
bool pages_has_digit(struct rap_str);
void pages_rhythm(struct pages *);			/* pages_rhythm.c: the same where nothing but lines tells pages */
bool pages_stamps(struct pages *);			/* pages_stamps.c: initials, draft marks, file names; true: some */
void pages_beside(struct pages *);			/* and what comes again beside such numbers */
bool pages_has_title_below(const struct pages *, size_t line);
void pages_chain(struct pages *);			/* pages_chain.c: a number that counts with the pages, whatever the words */
void pages_titles(struct pages *);			/* pages_title.c: the title's words on even pages */
size_t pages_title_words(struct pages *, size_t line);	/* most of them, below the title itself */
bool pages_is_entry(const struct pages *, const struct line *);
void pages_within(struct pages *);			/* pages_within.c: what comes again within sentences */
bool pages_labels(struct pages *);			/* pages_labels.c: labels in a column of their own; true: rewritten */
void pages_columns(struct pages *);			/* pages_columns.c: two columns of prose */
void pages_marks(struct pages *);			/* pages_marks.c: "[[Page 12]]" */
struct rap_str pages_marked_number(const struct pages *, struct rap_str mark);	/* absent where it is none */
bool pages_margin(struct pages *);			/* pages_margin.c: numbers of lines; to be gathered anew */
bool pages_fifth(struct pages *);			/* pages_fifth.c: those of every fifth or tenth line; to be gathered anew */
void pages_marks_within(struct pages *, struct line *);
void pages_residue(struct pages *);			/* pages_residue.c: what web pages leave around a text */
/* pages_links.c: what of it stands in the middle, known by the rest; stories: some line may begin a list of other
 * stories */
void pages_links(struct pages *, bool stories);
enum strength { NO_STRENGTH, WEAK, STRONG };		/* of a line's phrase: at the ends, or in any box */
enum strength pages_strength(const struct pages *, size_t line);
void pages_boxes(struct pages *);			/* pages_boxes.c: boxes in the midst of the text */
bool pages_is_bar(const struct pages *, size_t line);
bool pages_is_trail(const struct pages *, const struct line *, bool by_itself);	/* pages_forms.c */
bool pages_is_imprint(struct rap_str);
bool pages_is_share_bar(const struct pages *, struct rap_str);
bool pages_only_signs(struct rap_str);		/* no letters, and digits in brackets only */
bool pages_is_said(struct rap_str, size_t start, size_t n, const char *class);
size_t pages_first_letter(struct rap_str);		/* bullets and quotes before it do not count */
void pages_mark_residue(struct line *, const char *rule);
/* pages_explain.c: for --explain, what was decided and by which lines */
void pages_explain(const struct pages *);
void pages_explain_refused(const struct pages *, struct group *, const char *why);
void pages_explain_gutter(const struct pages *, size_t from, size_t to, size_t column, const char *why);
void pages_front(struct pages *);			/* pages_front.c: settings, a mail's head, lines of markup */

static inline bool
pages_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A line's text with the white space at its ends. Nothing is built: lines of one text node are all that rap-read
 * makes. */
static inline struct rap_str
pages_raw(const struct line *l)
{
	const struct rap_node *first = l->kind == LINE_OTHER ? NULL : l->node->first;

	if (first && first->name == RAP_FW)		/* its number in the margin */
		first = first->next;
	return first && first->name == RAP_CDATA ? first->text : RAP_STR("");
}

static inline void
pages_mark(struct line *l, enum furniture is, const char *rule)
{
	l->is = is;
	l->rule = rule;
}

static inline void
pages_guess(struct line *l, enum furniture is, const char *rule)
{
	pages_mark(l, is, rule);
	l->guess = true;
}

/* The same by the lines of its group. */
static inline void
pages_mark_like(struct line *l, enum furniture is, const char *rule, const struct group *k)
{
	pages_mark(l, is, rule);
	l->like = k->first;
	l->times = k->times;
}

/* The line's first word is the first of an entry of that list. */
static inline bool
pages_begins(const struct line *l, enum words words)
{
	return l->begins >> words & 1;
}

static inline bool
pages_is_text(const struct pages *p, size_t i)		/* i may be n */
{
	return i < p->n && p->line[i].kind == LINE_TEXT && p->line[i].is == NO_FURNITURE;
}

/* The line below goes on with it in small letters. */
static inline bool
pages_is_carried_on(const struct pages *p, size_t i)
{
	return i + 1 < p->n && p->line[i + 1].text.n > 0 && p->line[i + 1].text.s[0] >= 'a' && p->line[i + 1].text.s[0] <= 'z';
}

#endif
