/* fold.h - the documented normalisation: from a leaf's raw text in the stream to its text in TEI and CSV.
 *
 * 1. White space (Unicode White_Space) at the ends of a leaf goes; a run of it inside becomes one U+0020.
 * 2. A hyphen before a line end: rap-blocks writes its decision into the two characters, one for one.
 *	"coun<U+00AD><LF>try"	join: both go, "country"
 *	"well-<LF>known"	keep: the line end goes, "well-known"
 *	"pre-<SP>and post-"	leave: the line end was made a space, "pre- and post-"
 *    Between "hyphen" and "line end" there may be other white space.
 * 3. U+00AD elsewhere goes.
 * 4. Between two ranges that touch, "the Pilot" and "Office said", a space stands that the source lacks (source.h): the line
 *    end between ranges, made a space by rap-blocks, which parts words that were glued.
 * 5. Characters that XML forbids are U+FFFD since rap-read. Everything else stays.
 *
 * rapporteur verify reads the rule the other way: a hyphen at a line end of the source may be gone, kept, or kept with a
 * space. In a leaf that keeps its lines (an element with lb in it, see below) nothing changes but this: white space is
 * folded, and lb stands where the line ends. */
#ifndef RAPPORTEUR_FOLD_H
#define RAPPORTEUR_FOLD_H

#include "str.h"

struct rap_fold {		/* zero-initialised at a leaf's start */
	bool started;		/* some character has been written */
	bool pending;		/* white space waits for the next character */
	bool broke;		/* and has a line end in it */
	bool hyphen, soft;	/* the last character was a hyphen, a U+00AD */
};

/* Appends text, folded, to out. May be called for the own text of a leaf in several pieces. */
void rap_fold(struct rap_fold *, struct rap_buf *out, struct rap_str text);
void rap_fold_str(struct rap_buf *out, struct rap_str text);	/* a whole leaf at once */
bool rap_fold_is_done(struct rap_str text);	/* plain ASCII that it would not change; false where it may be so */

#endif
