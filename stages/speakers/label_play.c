/* label_play.c - plays whose speakers' names are no capitals:
 *
 *	ACT I. SCENE I. The mole at night.
 *	[Enter ODELL with a lamp, and INES.]
 *	Odell. Who goes there?
 *	Ines. It is the wind.
 *
 * "Well. It was not Tom." looks the same. So the headings have to be a play's, and the name one that the cast or a stage
 * direction prints in capitals. */
#include <string.h>

#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "label.h"

#define SCENES 2	/* headings of a play, at least */
#define OFTEN 12	/* leaves to a label, at most: speeches in verse are of many lines */
#define SCENE_BYTES 40	/* of a heading of two words */
#define SHORT_LEAST 3	/* letters of a name cut short, "Ham."; but "Lady R." */
#define NAME_LEAST 2	/* letters of a name in capitals: not "I" */

/* "Second Act", "Erster Aufzug": two words, the number before. */
static bool
is_numbered_scene(const struct speakers *sp, struct rap_str text)
{
	const char *blank;

	if (text.n > SCENE_BYTES)
		return false;
	text = rap_trim(text);
	text.n -= text.n > 0 && text.s[text.n - 1] == '.';
	blank = text.n > 0 ? memchr(text.s, ' ', text.n) : NULL;
	return blank && rap_lexicon_find(sp->lists.scenes, rap_cut(text, blank + 1 - text.s, text.n));
}

/* "SCENE II", "Acte premier": the number may be missing. */
bool
label_is_scene(const struct speakers *sp, struct rap_str text)
{
	return rap_lexicon_match(sp->lists.scenes, text, NULL) > 0;
}

/* A paragraph is one only where the heading of an act stood before. */
void
label_count_scene(struct judge *j, struct rap_str text, bool heading)
{
	if (heading || j->scenes > 0)
		j->scenes += label_is_scene(j->sp, text) || is_numbered_scene(j->sp, text);
}

bool
label_begins_scene(const struct judge *j, struct rap_str text)
{
	return label_is_scene(j->sp, text) || is_numbered_scene(j->sp, text);
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

/* The key of a word of the cast; of one that is cut short: "Ham." for HAMISH. */
static uint64_t
cast_key(uint64_t hash, bool cut)
{
	return (cut ? ~hash : hash) | 1;
}

/* What the word may be cut to. */
static void
cast_cuts(struct judge *j, struct rap_str word)
{
	uint64_t hash = RAP_LEXICON_HASH;
	size_t letters = 0, len;

	for (size_t i = 0; i < word.n; i += len) {
		if (letters++ == 1 || letters > SHORT_LEAST)
			rap_slot(&j->cast, cast_key(hash, true));
		hash = rap_lexicon_hash(hash, rap_to_lower(rap_utf8_get(word.s + i, word.n - i, &len)));
	}
}

/* The next byte from i on of a capital, of one of the few signs that stand among them, or of what is not ASCII. */
static size_t
next_capital(struct rap_str text, size_t i)
{
	for (; i < text.n; i += RAP_WORD) {
		uint64_t w = rap_word_of_text(text.s + i, text.n - i);
		uint64_t capital = (w & ~(w << 1) & RAP_WORD_OF(0x40u)) << 1 | rap_word_wide(w);

		if (capital)
			return i + (unsigned)__builtin_ctzll(capital) / 8;
	}
	return text.n;
}

/* Could a word in capitals begin with byte i, which is not ASCII or one of theirs? Not "Odell", nor "I". */
static bool
may_be_capitals(struct rap_str text, size_t i)
{
	unsigned char next = i + 1 < text.n ? (unsigned char)text.s[i + 1] : ' ';

	return text.s[i] & 0x80 || next >= 0x80 || rap_ascii[next] & RAP_CHAR_UPPER;
}

static bool
is_small(struct rap_str text, size_t i)
{
	return i < text.n && rap_ascii[text.s[i] & 0x7F] & RAP_CHAR_LOWER && !(text.s[i] & 0x80);
}

/* All words in capitals, where the document is a play. */
void
label_cast(struct judge *j, struct rap_str text)
{
	uint64_t hash;
	bool capitals;

	for (size_t i = next_capital(text, 0), end; i < text.n; i = next_capital(text, end)) {
		if (!may_be_capitals(text, i)) {	/* nearly always */
			end = i + 1;
			continue;
		}
		end = read_word(text, i, &hash, &capitals);
		if (!capitals || (i > 0 && is_small(text, i - 1)) || rap_slot_of(&j->cast, cast_key(hash, false)))
			continue;
		rap_slot(&j->cast, cast_key(hash, false));
		cast_cuts(j, rap_cut(text, i, end));
	}
}

bool
label_has_scene(const struct judge *j)
{
	return j->scenes > 0;
}

bool
label_is_play(const struct judge *j)
{
	return j->scenes >= SCENES;
}

/* The name's last word of more than a letter is one of the cast, or the first letters of one; or its last letter begins
 * one. */
static bool
is_of_cast(const struct evidence *e)
{
	uint64_t hash = 0, word = 0;
	struct rap_str name = e->l->name;
	bool capitals;

	for (size_t i = 0, end; i < name.n; i = end) {
		end = read_word(name, i, &word, &capitals);
		hash = end - i < NAME_LEAST ? hash : word;
	}
	return hash && (rap_slot_of(&e->j->cast, cast_key(hash, false)) || (e->count > 1 &&
	    (rap_slot_of(&e->j->cast, cast_key(hash, true)) || rap_slot_of(&e->j->cast, cast_key(word, true)))));
}

/* "Ines. Odell." below the heading of a scene, where "INES." is before what she says: who is there. */
static bool
is_among_capitals(const struct evidence *e)
{
	return e->shape > SHAPE_CAPS && e->caps->again >= SCENES && e->caps->labels * 2 > e->people->labels;
}

/* A name of the cast, or several who speak at once, among labels that take turns. */
bool
label_of_play(const struct evidence *e)
{
	const struct class *people = e->people;

	return label_is_play(e->j) && !is_among_capitals(e) && people->again >= SCENES && people->labels * OFTEN >= e->j->leaves &&
	    (is_of_cast(e) || label_is_everybody(e));
}

/* "All. God save him!", "Both. We are." */
bool
label_is_everybody(const struct evidence *e)
{
	return rap_lexicon_find(e->j->sp->lists.everybody, e->l->name);
}
