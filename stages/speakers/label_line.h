/* label_line.h - looks at a line's characters, before it is read as words: for label_read.c and label_lead.c. */
#ifndef RAPPORTEUR_SPEAKERS_LABEL_LINE_H
#define RAPPORTEUR_SPEAKERS_LABEL_LINE_H

#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#define LABEL_SMALL 0u
#define LABEL_ANY_CASE 0x20u		/* in ASCII, what makes a small letter of a capital */

/* Behind the letters of ASCII from byte i on, small ones or of any case. */
static inline size_t
label_letters_end(struct rap_str s, size_t i, unsigned any_case)
{
	for (uint64_t other; s.n - i >= RAP_WORD; i += RAP_WORD)
		if ((other = rap_word_not_small(rap_word_of_text(s.s + i, RAP_WORD) | RAP_WORD_OF(any_case))))
			return i + (size_t)__builtin_ctzll(other) / 8;
	while (i < s.n && (unsigned char)((s.s[i] | any_case) - 'a') < 26)
		i++;
	return i;
}

static inline size_t
label_blank_end(struct rap_str s, size_t i)
{
	while (i < s.n && s.s[i] == ' ')
		i++;
	return i;
}

/* Where the first run of so many blanks begins from byte i on, whose every so many bytes one is looked at; the line's length:
 * there is none. */
static inline size_t
label_gap(struct rap_str s, size_t i, size_t blanks)
{
	for (i += blanks - 1; i < s.n; i += blanks) {
		size_t from = i, end = i + 1;

		if (s.s[i] != ' ')
			continue;
		while (from > 0 && s.s[from - 1] == ' ')
			from--;
		while (end < s.n && end < from + blanks && s.s[end] == ' ')
			end++;
		if (end - from >= blanks)
			return from;
	}
	return s.n;
}

#endif
