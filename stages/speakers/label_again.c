/* label_again.c - labels that were read before. A transcript has the same few names before its colons again and again, and
 * items are read for their list and for themselves:
 *
 *	RIVAS: I rise		RIVAS: You may		Vice President: Tom Ito
 *
 * What such a label is says what stands before its colon; of what stands behind, that it is plain text. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "label_line.h"
#include "speakers.h"

#define KNOWN_BYTES 48		/* up to the colon */
#define SIGN_BYTES 100		/* of a line, in which another sign may end the label: "RIVAS: see> Text" */
#define KNOWN 65536		/* labels */

struct known {
	uint64_t key;
	struct label label;
};

void
label_labels_begin(struct speakers *sp)
{
	sp->labels = (struct rap_slots)RAP_SLOTS(struct known);
}

/* Behind the colon, where a blank and a letter follow it; 0: there is none, or the line has more signs that make labels. */
static size_t
colon_end(struct rap_str line)
{
	const char *colon = memchr(line.s, ':', line.n < KNOWN_BYTES ? line.n : KNOWN_BYTES);
	size_t end = colon ? (size_t)(colon - line.s) + 1 : 0, next = end > 0 ? rap_skip_space(line, end) : 0;

	if (next == end || next == line.n || !(rap_ascii[(unsigned char)line.s[next]] & (RAP_CHAR_UPPER | RAP_CHAR_LOWER)) ||
	    memchr(colon + 1, '\n', next - end))
		return 0;
	return memchr(line.s, '>', line.n < SIGN_BYTES ? line.n : SIGN_BYTES) ? 0 : end;
}

static uint64_t
key_of(struct rap_str line, size_t end)
{
	uint64_t key = rap_hash(rap_cut(line, 0, end));

	return key + (key == 0);
}

bool
label_again(const struct speakers *sp, struct rap_str line, struct label *l)
{
	size_t end = sp->labels.used > 0 ? colon_end(line) : 0;
	const struct known *k = end > 0 ? rap_slot_of(&sp->labels, key_of(line, end)) : NULL;

	if (!k || k->label.end != end || memcmp(k->label.name.s, line.s, end) != 0)
		return false;
	*l = k->label;
	l->name.s = line.s;
	return true;
}

void
label_learn(struct speakers *sp, struct rap_str line, const struct label *l)
{
	struct known *k;

	if (l->form != LABEL_COLON || l->shape == SHAPE_NICK || l->name.s != line.s || l->end != l->name.n + 1 ||
	    sp->labels.used == KNOWN || colon_end(line) != l->end)
		return;
	k = rap_slot(&sp->labels, key_of(line, l->end));
	k->label = *l;
}
