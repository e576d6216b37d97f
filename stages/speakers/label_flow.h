/* label_flow.h - what the files that make a transcript's turns share: label_leaves.c counts labels, label_said.c builds turns,
 * label_turns.c walks the document. */
#ifndef RAPPORTEUR_SPEAKERS_LABEL_FLOW_H
#define RAPPORTEUR_SPEAKERS_LABEL_FLOW_H

#include "speakers.h"

struct label_leaf {
	const struct rap_node *leaf;
	struct rap_str text;
	size_t from, n;		/* what could be labels in it */
	bool office;		/* of the name on the line above */
};

struct label_kept_leaves {	/* in the order of the document */
	struct label_leaf *v;
	size_t n, cap, passed;	/* passed: those that were met again */
};

struct label_found {		/* what could be labels, so that no leaf need be searched again */
	struct label_kept_leaves flow, heads;
	struct label_kept *labels;
	size_t n, cap;
	const struct rap_node **lists;		/* whose items begin with what could be labels, in the order of the document */
	size_t nlists, lists_cap, lists_passed;
	size_t bare;		/* the first so many leaves of flow have none that the judge accepts */
	size_t dashes;		/* leaves and lists that may begin with one */
	bool more;		/* what is not among them may begin a turn, too */
};

struct flow {
	struct speakers *sp;
	struct judge *judge;
	struct rap_node *u;		/* the open turn, NULL: none */
	struct rap_node *last;		/* its last piece, for @next */
	struct rap_str who;		/* of the last label */
	struct who *asks, *answers;	/* whom "Q." and "A." mean in a hearing, NULL: nobody said */
	bool told_asks;			/* the record told who asks */
	struct who *named;		/* who speaks now, by a title and name; NULL: "Q.", "A." or an office */
	struct rap_str sworn;		/* the last paragraph is a name: a witness may be sworn in the next one */
	size_t turn, pieces;
	size_t leaves, said;		/* paragraphs of the document but for those of documents read into it, and those in turns */
	bool letters;			/* of a question or answer began a turn: then it is known whether these are */
	bool minutes;			/* with questions and answers here and there */
	bool brief;			/* the open turn has one paragraph: a question in the midst of minutes, or its answer */
	const char *goes_on;		/* behind a heading: the last speaker may still speak; the rule's name */
	bool inserts;			/* a document follows: it may have headings, and the speaker does not go on behind them */
	size_t label_indent, indent;	/* blanks before the label alone on its line, and before each line below; 0: none */
	size_t least_indent;		/* the least of the latter so far */
	bool dashes_tell;		/* what begins with a dash is nobody's */
	bool told;			/* the record told something behind the turn: it goes on only where somebody is addressed */
	size_t listed;			/* so many labels alone on their lines stand right before, with nothing said below */
	struct address address;		/* no label stands anywhere: what the title says */
	struct label_found found;
};

/* --- label_leaves.c */
bool label_is_flow(const struct rap_node *);		/* a leaf that may be said */
/* "Tom Ito (Lota), Ben Hart (Oskar)", or one, "Jane Odell", without a stop */
bool label_is_names(struct speakers *, struct rap_str text, bool one);
bool label_is_underlined(const struct rap_node *head);	/* a heading for sure */
bool label_is_initial(struct rap_str text);		/* begins with a capital and a stop: "A." */
bool label_is_numbered(struct rap_doc *, const struct rap_node *head);	/* and the number is nobody's initial */
/* Counts all labels of the document; how many leaves it has. */
size_t label_leaves_count(struct speakers *, struct judge *, struct label_found *);

/* --- label_found.c: what counting keeps, in the order of the document, and who asks for it */
void label_keep(struct label_found *, const struct label_search *, const struct label *);	/* on the line where the search is */
void label_keep_leaf(struct label_kept_leaves *, struct label_leaf);
void label_keep_list(struct label_found *, const struct rap_node *list);
/* The leaf with what could be labels in it, NULL: it is not kept. Asked for in the order of the document. */
const struct label_leaf *label_found_leaf(struct label_found *, const struct rap_node *leaf);
const struct label_leaf *label_found_next(const struct label_found *, const struct rap_node *leaf);	/* it is not passed yet */
const struct label_leaf *label_found_head(struct label_found *, const struct rap_node *head);
/* To search the leaf for labels: those kept, where it is not NULL. */
struct label_search label_search_of(const struct label_found *, const struct label_leaf *);
/* Is none of them one? */
bool label_leaf_is_bare(const struct label_found *, struct judge *, const struct label_leaf *);
bool label_found_any(const struct label_found *, struct judge *);	/* one at least is a label, be it of an item or a heading */
bool label_found_said(const struct label_found *, struct judge *);	/* one of what may be said begins with one */
bool label_found_before(struct label_found *, struct judge *, const struct rap_node *);	/* a leaf with one before that node */
bool label_found_list(struct label_found *, const struct rap_node *list);	/* asked for in the order of the document */
void label_found_free(struct label_found *);

/* --- label_indent.c: a script has names, what is said and what happens in columns of their own */
void label_indent_begin(struct flow *, struct rap_str label, bool alone);
void label_indent_said(struct flow *, struct rap_str text);	/* the first words behind the label */
bool label_is_action(const struct flow *, struct rap_str text);

/* --- label_dash.c */
bool label_dashes_tell(struct flow *, struct rap_node *body);	/* "- Applause.": what begins with a dash is the record's */
bool label_dash_tells(const struct flow *, const struct rap_node *);	/* a block that begins so */

/* --- label_items.c */
bool label_may_speak(struct speakers *, const struct rap_node *list);	/* items begin with what could be labels */
bool label_read_item(struct speakers *, struct rap_node *item, struct label *);	/* with the form that its mark gives it */
bool label_find_item(struct speakers *, struct rap_node *item, struct label_search *, struct label *);	/* label_find in such a one */
bool label_dissolve_list(struct speakers *, struct judge *, struct rap_node *list);	/* true: they are labels, its items leaves */

/* --- label_tree.c */
/* Makes the label of each division whose heading is one stand among the blocks, as note[@type="speaker"], and the items of
 * such a list. labels: there are any in the document; where not, divisions and lists may tell so of themselves. false: there is
 * none. */
bool label_dissolve(struct speakers *, struct judge *, struct label_found *, bool labels);

/* --- label_hearing.c */
/* A paragraph without a label, or a heading: it may say who asks or answers from here on. */
void label_hearing(struct flow *, struct rap_node *leaf);
/* "(By Mr. Odell)" may be the first words of the text. */
void label_hearing_aside(struct flow *, const struct rap_node *leaf, struct rap_str text);
struct who *label_party(struct flow *, const char *part);	/* who asks or answers now */
void label_answered(struct flow *, struct who *named);	/* "A." stands right behind what that one said, NULL: nobody by name */
/* "answer" for "THE WITNESS" in a hearing; NULL: somebody's name. */
const char *label_witness(struct flow *, struct rap_str name);

/* --- label_said.c */
struct rap_node *label_open(struct flow *);		/* the next piece of the turn, in no place yet */
struct rap_node *label_next(struct flow *, struct rap_str who);	/* the first piece of the next turn */
void label_close(struct flow *);
/* A division, its heading or a time mark ends a piece. No label may follow, and the same speaker go on behind it. */
void label_end(struct flow *, const char *rule);
/* note is a label: it starts a turn. l: as it was read, NULL for a heading or a list's mark. */
void label_begin(struct flow *, struct rap_node *note, const struct label *l, const char *doubt);
/* The leaf of that text goes to the open turn: what is said, and stage directions between; stage: all of it is one. */
void label_add_said(struct flow *, struct rap_node *leaf, struct rap_str text, bool stage);
void label_add_stage(struct flow *, struct rap_node *leaf);	/* before the turn's first words, else in it for now */
void label_become_stage(struct flow *, struct rap_node *leaf);
bool label_is_insertion(const struct flow *, struct rap_str text, bool stage);	/* "[The statement of Ms. Ito follows:]" */
bool label_announces(struct flow *, struct rap_str text);	/* "... be printed in the Record, as follows:" */

#endif
