/* characters.h - what is known of each character, for utf8.c: tools/characters.c prints it from libunistring when the programs
 * are built, so that no program need load that library, which costs more than a small document. */
#ifndef CHARACTERS_H
#define CHARACTERS_H

#include <stdint.h>

#define CHARACTERS 0x110000u
#define CHARACTERS_PAGE 128u		/* characters whose kinds stand together; many pages are alike */

enum { CHARACTERS_ALPHA = 16 };		/* beside RAP_CHAR_...: a letter, or a digit that is not of ASCII */

/* What characters have in common. */
struct character_kind {
	uint16_t classes;		/* RAP_CHAR_..., of which one may have several, and CHARACTERS_ALPHA */
	uint16_t width;			/* columns */
	int32_t lower;			/* to be added for the small letter */
};

extern const struct character_kind character_kinds[];
extern const unsigned char character_pages[][CHARACTERS_PAGE];		/* the kind of each */
extern const unsigned char character_page[CHARACTERS / CHARACTERS_PAGE];	/* the page of each CHARACTERS_PAGE */

#endif
