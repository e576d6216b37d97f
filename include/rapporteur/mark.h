/* mark.h - the printed mark that a line begins with: a bullet, "3.", "(iv)", "B)", "2.4.1". Blocks begin at marks,
 * lists and numbered headings are made of them. */
#ifndef RAPPORTEUR_MARK_H
#define RAPPORTEUR_MARK_H

#include <stdint.h>

#include "str.h"

enum rap_mark_kind {
	RAP_MARK_NONE,
	RAP_MARK_BULLET,
	RAP_MARK_ARABIC,	/* "3.", "12)", "(4)", "3.-", "3º", "3 - Title" */
	RAP_MARK_DECIMAL,	/* "2.4", "2.4.1.", "B.1": at least two numbers, or an annex' letter and one */
	RAP_MARK_ROMAN,		/* "iv.", "(II)": letter is the value as a letter where it could be one ("i.", "V)") */
	RAP_MARK_LETTER		/* "a)", "B." */
};

struct rap_mark {
	enum rap_mark_kind kind;
	uint32_t bullet;	/* the bullet's character */
	size_t start, end;	/* its bytes, punctuation included; start is behind leading white space */
	size_t text;		/* where the text behind it starts; the line's length where there is none */
	unsigned value;		/* 3 for "3.", "iii.", "c)"; of a decimal mark the last number */
	unsigned letter;	/* of a roman mark of one letter: its place in the alphabet, else 0 */
	unsigned depth;		/* numbers in a decimal mark, else 1 */
	bool upper;		/* letters and roman numbers: in capitals */
	char open, close;	/* '(' or '[' before, '.', ')', ']', ':' or '-' behind; 0 where none, '.' for an ordinal sign */
};

/* Fills mark, kind RAP_MARK_NONE where the line begins with none. White space or the line's end must follow a
 * mark, but for bullets that are nothing else ("\xE2\x80\xA2text"). A number without punctuation is a mark only
 * where it is decimal. */
static inline bool rap_mark(struct rap_str line, struct rap_mark *);

/* Where two marks are of one series: the same kind, case and punctuation, for bullets the same character. */
bool rap_mark_alike(const struct rap_mark *, const struct rap_mark *);

/* next counts on from mark: alike, and the value greater by one. "h." is followed by "i." */
bool rap_mark_follows(const struct rap_mark *mark, const struct rap_mark *next);

bool rap_mark_sought(struct rap_str line, struct rap_mark *mark);	/* rap_mark of any line */

/* "o the first": a bullet with one blank behind it, for who knows that in the document's language "o" is no word. */
bool rap_mark_o(struct rap_str line, struct rap_mark *mark);

extern const unsigned char rap_mark_letter[256];	/* 1 for a letter of ASCII, 3 for one of a roman number, "CILVXcilvx" */

/* "The pilots": two letters that are no roman number. Nearly every line begins so, and has no mark: whose
 * mark is RAP_MARK_NONE already asks this before rap_mark_sought. */
static inline bool
rap_mark_is_word(struct rap_str line)
{
	const unsigned char *letter = rap_mark_letter;

	return line.n > 1 && (letter[(unsigned char)line.s[0]] & letter[(unsigned char)line.s[1]]) == 1;
}

static inline bool
rap_mark(struct rap_str line, struct rap_mark *mark)
{
	if (!rap_mark_is_word(line))
		return rap_mark_sought(line, mark);
	*mark = (struct rap_mark){ .kind = RAP_MARK_NONE };
	return false;
}

#endif
