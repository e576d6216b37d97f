/* table_bars.h - lines with vertical bars, shared by the framed and the unframed layouts. */
#ifndef RAPPORTEUR_TABLE_BARS_H
#define RAPPORTEUR_TABLE_BARS_H

#include "tables.h"

struct bar {			/* a vertical bar, or in a rule a joint; small: a line may hold nothing else */
	uint32_t at;		/* bytes */
	uint32_t col;		/* display column */
	uint32_t len : 30;	/* bytes */
	uint32_t ruled : 1;	/* the segment that ends here, since the bar before, is a rule */
	uint32_t strong : 1;	/* and is drawn with = or double or heavy lines */
};
struct bars {			/* of one line; zero-initialised, freed by bars_free, used again line after line */
	struct bar *v;
	size_t n, cap;
	bool lead, trail;	/* the line's first, last character is one */
	bool corner;		/* the first is, and a joint, not a bar */
	bool rule;		/* every segment is a rule: +---+---+ or |:--|--:| or ---+--- */
	bool some;		/* some segment is */
	bool strong;		/* some segment is drawn with = or double or heavy lines */
};
void bars_find(struct bars *, struct rap_str text);
void bars_free(struct bars *);

bool is_bar(uint32_t c);
bool is_joint(uint32_t c);	/* plus and box drawing that is neither a plain bar nor a plain dash */
bool is_stroke(uint32_t c);	/* what rules are made of */
bool is_strong(uint32_t c);

/* The run of lines with bars that begins at i, over page breaks; i where the line has none. */
size_t bars_run(const struct lines *, size_t i);

/* --- table_frame_cut.c */
void cut_frame(const struct lines *, const struct verdict *, struct grid *);

#endif
