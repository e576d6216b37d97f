/* residue.h - what the parts of rap-pages that look for web residue share: the phrases of a line, by their classes. */
#ifndef RESIDUE_H
#define RESIDUE_H

#include "pages.h"

#define PAGES_MENU 40	/* bytes of a line of a menu */

enum phrase {
	NO_PHRASE,
	PHRASE_LINE,	/* class "line": the whole line, wherever it stands; "marked": so it is with signs on both sides */
	PHRASE_SAID,	/* "aside", "credit": so goes the line, wherever it stands by itself */
	PHRASE_END,	/* "end", "count": the line begins with it, is it behind a number; at an end of the document */
	PHRASE_EDGE,	/* "edge": the whole line, at an end of the document beside another phrase */
	PHRASE_HOME,	/* "home": the same, the name of a site's first page or of its menu */
	PHRASE_TAIL,	/* "tail": the same, behind the text only */
	PHRASE_WITHIN,	/* "within": the line has it somewhere, at an end of the document */
	PHRASE_NOTE,	/* "note": the same, in a running paragraph too */
	PHRASE_OPENS	/* "opens", "stories": the whole line, at the end; "tags": the line begins with it; what follows it is
			residue too */
};

enum phrase pages_phrase(const struct pages *, size_t line);	/* the one in a line of bounded length */
void pages_ends(struct pages *);	/* pages_ends.c: what stands before the first and behind the last running paragraph */

#endif
