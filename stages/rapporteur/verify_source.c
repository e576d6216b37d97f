/* verify_source.c - the decoded source by characters, as ranges count it. */
#include <stdlib.h>

#include <rapporteur/utf8.h>

#include "verify.h"

#define STEP 256u		/* characters from one mark to the next: how far source_byte walks at most */

void
source_open(struct source *s, const char *path, struct rap_str text)
{
	size_t byte = 0;

	s->path = path;
	s->text = text;
	s->characters = rap_utf8_count(text.s, text.n);
	s->marks = rap_alloc(s->characters / STEP + 1, sizeof(*s->marks));
	for (size_t i = 0; i <= s->characters / STEP; i++) {
		s->marks[i] = byte;
		byte += rap_utf8_skip(text.s + byte, text.n - byte, STEP);
	}
}

void
source_close(struct source *s)
{
	free(s->marks);
}

size_t
source_byte(const struct source *s, size_t character)
{
	size_t byte;

	if (character >= s->characters)
		return s->text.n;
	byte = s->marks[character / STEP];
	return byte + rap_utf8_skip(s->text.s + byte, s->text.n - byte, character % STEP);
}

void
source_place(const struct source *s, size_t character, size_t *line, size_t *col)
{
	size_t byte = source_byte(s, character), start = 0;

	*line = 1;
	for (size_t i = 0; i < byte; i++)
		if (s->text.s[i] == '\n') {
			++*line;
			start = i + 1;
		}
	*col = rap_utf8_count(s->text.s + start, byte - start) + 1;
}
