/* label_line.h - looks at a line's characters, before it is read as words: for label_read.c and label_lead.c. */
#ifndef RAPPORTEUR_SPEAKERS_LABEL_LINE_H
#define RAPPORTEUR_SPEAKERS_LABEL_LINE_H

#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

/* Behind the small letters of ASCII from byte i on. */
static inline size_t
label_small_end(struct rap_str s, size_t i)
{
	for (uint64_t other; s.n - i >= RAP_WORD; i += RAP_WORD)
		if ((other = rap_word_not_small(rap_word_of_text(s.s + i, RAP_WORD))))
			return i + (size_t)__builtin_ctzll(other) / 8;
	while (i < s.n && rap_ascii[(unsigned char)s.s[i]] & RAP_CHAR_LOWER)
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

#endif
