/* label_play.c - plays whose speakers' names are no capitals:
 *
 *	ACT I. SCENE I. The mole at night.
 *	[Enter ODELL with a lamp, and INES.]
 *	Odell. Who goes there?
 *	Ines. It is the wind.
 *
 * "Well. It was not Tom." looks the same. So the headings have to be a play's, and the name one that the cast or a stage
 * direction prints in capitals. */
#include <rapporteur/utf8.h>

#include "label.h"

#define SCENES 2	/* headings of a play, at least */
#define OFTEN 12	/* leaves to a label, at most: speeches in verse are of many lines */
#define NAME_LEAST 2	/* letters of a name in capitals: not "I" */

/* "SCENE II", "Acte premier": the number may be missing. */
bool
label_is_scene(const struct speakers *sp, struct rap_str text)
{
	return rap_lexicon_match(sp->lists.scenes, text, NULL) > 0;
}

void
label_count_scene(struct judge *j, struct rap_str heading)
{
	j->scenes += label_is_scene(j->sp, heading);
}

/* The letters from byte i on, in *hash as small ones; behind them. *capitals: none of them is small. */
static size_t
read_word(struct rap_str s, size_t i, uint64_t *hash, bool *capitals)
{
	size_t from = i, letters = 0, len;

	*hash = RAP_LEXICON_HASH;
	for (*capitals = true; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (!rap_is_alpha(c))
			break;
		*hash = rap_lexicon_hash(*hash, rap_to_lower(c));
		*capitals &= rap_is_upper(c);
		letters++;
	}
	*capitals &= letters >= NAME_LEAST;
	return i > from ? i : from + 1;
}

/* All words in capitals, where the document is a play. */
void
label_cast(struct judge *j, struct rap_str text)
{
	uint64_t hash;
	bool capitals;

	for (size_t i = 0; i < text.n; ) {
		i = read_word(text, i, &hash, &capitals);
		if (capitals)
			rap_slot(&j->cast, hash | 1);
	}
}

bool
label_is_play(const struct judge *j)
{
	return j->scenes >= SCENES;
}

/* The name's last word is one of the cast, and the labels take turns. */
bool
label_of_play(const struct evidence *e)
{
	const struct class *people = e->people;
	uint64_t hash = 0;
	bool capitals;

	if (!label_is_play(e->j) || people->again < SCENES || people->labels * OFTEN < e->j->leaves)
		return false;
	for (size_t i = 0, end; i < e->l->name.n; i = end) {
		uint64_t word;

		end = read_word(e->l->name, i, &word, &capitals);
		hash = word == RAP_LEXICON_HASH ? hash : word;
	}
	return hash && rap_slot_of(&e->j->cast, hash | 1);
}
