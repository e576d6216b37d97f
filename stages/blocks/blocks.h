/* blocks.h - what the parts of rap-blocks share: the lines of a document and its layout, measured once. */
#ifndef BLOCKS_H
#define BLOCKS_H

#include <rapporteur/lexicon.h>
#include <rapporteur/mark.h>
#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

enum line_kind {
	LINE_TEXT,	/* ab[@type="line"] with something in it */
	LINE_RULE,	/* the same, but it only draws: "-----", "* * *" */
	LINE_AROUND,	/* fw, pb, milestone, note: a paragraph may run over it */
	LINE_WALL	/* table and whatever else: no paragraph runs over it */
};

enum seam {		/* what the reading order says of a line and the one before it */
	SEAM_USUAL,	/* nothing */
	SEAM_JOIN,	/* the two halves of a sentence, put together again */
	SEAM_BREAK,	/* they did not stand together */
	SEAM_DOUBTED	/* nor did these, and nothing but the layout says that one is behind the other */
};

enum glued {		/* words that stand in the line as one: "PilotOffice" */
	GLUED_NONE,
	GLUED_DOUBTED,	/* perhaps */
	GLUED_PARTED	/* they were, and are parted now */
};

struct line {
	struct rap_node *node;
	struct rap_str text;		/* without white space at its end */
	struct rap_mark mark;		/* of a LINE_TEXT */
	enum line_kind kind;
	uint32_t blanks;		/* blank lines right before it */
	uint32_t lead;			/* bytes of white space at its start, 4096 at most */
	uint32_t indent, width;		/* columns: before its first character, up to its last (indent included) */
	uint32_t first;			/* columns of its first word */
	uint32_t right;			/* the column where lines are wrapped hereabouts, 0 where they are not */
	enum seam seam;
	enum glued glued;
	bool follows;			/* right below a LINE_TEXT in the text as it is printed, and one itself */
	bool entry;			/* of a table of contents: ends in a leader and a page number */
	bool quoted;			/* "> The quay is too short.": what somebody else wrote */
	bool fence;			/* "```" around lines of a program */
	bool keep;			/* one of the lines of a block that keeps its lines */
	bool ends_sentence;		/* ". ! ? : ;" at the end; quotes and brackets behind it do not count */
	bool starts_lower;		/* a letter that is no capital, right at the start */
	bool starts_upper;		/* a capital, quotes and brackets before it do not count */
	bool has_gap;			/* four blanks within it */
	bool has_hyphen;		/* right at the end: whether it divides a word says blocks_hyphen */
	bool runs;			/* running text: as it is measured, only a full line is asked for before it and behind it */
	bool may_hump;			/* false: no small letter stands before a capital, "PilotOffice" */
	bool may_draw;			/* false: unless set in it does not; it begins and ends as prose does, and has no gap */
	bool may_code;			/* false: it has no '=', and does not end as lines of programs do, but for "END" */
	bool may_open;			/* false: no lines behind it keep their lines because of it: "{" */
};

#define ANY_WRAPPED 100	/* columns: nobody wraps longer lines by hand */

struct lines {
	struct line *line;
	size_t n, texts, bytes;		/* texts: those that are LINE_TEXT; bytes of their text */
	const char *file;		/* for messages */
	const struct rap_lexicon *motions;	/* words that say who moved */
	uint32_t column;		/* where lines are wrapped, 0 where lines are paragraphs */
	uint32_t margin, widest;	/* the least indent, and the width of the widest line that anyone may have wrapped */
	uint32_t longest;		/* the width of the widest one */
	uint32_t base, set_in;		/* indents of lines that carry on and of first lines; equal where these are not set in */
	bool hangs;			/* lines that hang below others do so behind full ones, nearly always */
	bool spaced;			/* blank lines part the paragraphs: a short line alone does not end one */
};

/* A block that is being put together, in lines; furniture is left out. */
struct open_block {
	const struct line *first, *second, *last;	/* second is NULL while there is one line */
	bool over;					/* something stands between last and the line in question: fw, pb */
	const struct lines *all;
};

struct verdict {
	bool join;
	const char *cert, *rule;	/* of a guess; NULL where the layout says so plainly */
};

/* blocks_lines.c: the lines, and what the text says at their borders */
void blocks_gather(struct rap_doc *, struct lines *);		/* takes the blank lines out of the tree */
const struct line *blocks_next_text(const struct lines *, size_t i);	/* behind line i, fw and pb left out; NULL: none */
bool blocks_starts_upper(struct rap_str);	/* as in struct line */
size_t blocks_hyphen(struct rap_str);		/* offset of the hyphen that a word ends with at the line's end, else 0 */

/* blocks_scan.c: what a line's bytes are */
/* Sets has_gap and may_hump, and may_code for '='; true: nothing but printable ASCII. */
bool blocks_scan(struct line *, struct rap_str);
bool blocks_has(struct rap_str, struct rap_str part);	/* part is not empty */
size_t blocks_letters(struct rap_str);		/* of ASCII there are so many at least */
size_t blocks_prose(struct rap_str);		/* the same for these, blanks, full stops and commas together */
bool blocks_all_capitals(struct rap_str);	/* letters, none of them lower case */

bool blocks_is_entry(struct rap_str);		/* blocks_entry.c; the text has no white space at its end */
void blocks_close_up(struct lines *);	/* blocks_typescript.c: blank lines of double spacing are none */
void blocks_measure(struct lines *);		/* blocks_measure.c: sets right */
/* Line b was cut off from the one before it within a sentence. */
static inline bool blocks_is_cut_off(const struct line *b) { return b->starts_lower && !b[-1].ends_sentence; }
/* The column before which nine in ten of the lines end; widths, up to widest, has how many are of each width. */
uint32_t blocks_column(const size_t *widths, uint32_t widest, size_t lines);
size_t blocks_most_frequent(const size_t *count, size_t n);	/* the first of n with the greatest count */
void blocks_find_kept(struct lines *);		/* blocks_keep.c: sets keep */
void blocks_find_programs(struct lines *);	/* blocks_program.c: the same, over blank lines */
bool blocks_are_code(const struct line *, size_t lines);	/* blocks_code.c: half of them and no fewer than two */
bool blocks_is_statement(const struct line *);	/* "depth = 3;", alone on its line */
bool blocks_are_dialog(const struct line *, size_t lines);	/* "QUIT", "221 Bye" */
void blocks_order(struct rap_doc *, struct lines *);	/* order_move.c: lines into reading order, seam */
struct verdict blocks_carries_on(const struct open_block *, struct line *next);	/* blocks_rules.c */

/* blocks_hyphen.c: what the document says about the words that a line end cuts in two */
struct hyphens;
struct hyphens *blocks_hyphens_new(const struct lines *);
void blocks_hyphens_free(struct hyphens *);
/* Joins line b to block behind its last line a, which ends in a hyphen: that is resolved. */
void blocks_join_divided(struct rap_doc *, const struct hyphens *, struct rap_node *block, const struct line *a,
    struct line *b);
void blocks_join_spaced(struct rap_doc *, struct rap_node *a, struct rap_node *b);	/* with a space for the line end */

void blocks_glue(struct rap_doc *, struct lines *);	/* blocks_glue.c: words that extraction glued together, glued */

#endif
