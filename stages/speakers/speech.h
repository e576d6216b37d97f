/* speech.h - what the files of reported speech share: verbs, subjects, procedure. */
#ifndef RAPPORTEUR_SPEAKERS_SPEECH_H
#define RAPPORTEUR_SPEAKERS_SPEECH_H

#include "speakers.h"

enum speech_form { FORM_FINITE, FORM_PARTICIPLE, FORM_BASE, FORM_ING };

struct verb {
	const char *act;	/* "statement", with what the list says behind it */
	size_t end;		/* words */
	bool weak;		/* says other things too: its subject has to be plainly a speaker */
	bool base;		/* "note": its subject is in the plural */
	bool procedure;		/* what a chair does and nobody says */
};

/* --- speech_verb.c */
size_t speech_adverbs(const struct speakers *, const struct words *, size_t k, size_t end);	/* behind them */
bool speech_verb(const struct speakers *, const struct words *, size_t k, size_t end, struct verb *);	/* behind adverbs */
bool speech_form(const struct speakers *, const struct words *, size_t k, size_t end, enum speech_form, struct verb *);

/* --- speech_procedure.c */
/* Do the words [first, end) tell what was done, and nothing that anybody said? */
bool speech_procedure(const struct speakers *, const struct words *, size_t first, size_t end);

/* --- roll.c */
bool roll_heading(const struct speakers *, const struct words *);	/* "Present": names follow */
/* Makes those known whom the text names as being there; headed: it stands below such a heading. True where it is nothing
 * but "Present:" itself. */
bool roll_read(struct speakers *, const struct words *, bool headed);
void roll_acronyms(struct speakers *, const struct words *);	/* bodies whose short name the text tells */
void roll_elected(struct speakers *, const struct words *, const struct sentence *);	/* who has an office from now on */

#endif
