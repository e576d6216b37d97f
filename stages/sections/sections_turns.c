/* sections_turns.c - numbers and bullets that stand before whoever speaks are no marks of headings or items:
 *
 *	11. Ines Rivas: I ask for the vote.
 *	12. The Chair: Our clerk will call it.
 *	13. Ines Rivas: I thank you.
 *
 *	○議長（森一郎君）　text		I. Rivas (LP). I ask for the vote.
 *
 * Speakers speak again, headings do not: more than one name comes again, few are there once, and the texts say "I". The
 * blocks are left as they are, for rap-speakers. */
#include <string.h>

#include "sections.h"

#define NAME_BYTES 80
#define NAME_WORDS 10
#define SURNAME_WORDS 3
#define FEWEST 3		/* turns */
#define MANY 4			/* speakers who come again: one who says "I" is enough */

struct name {
	uint64_t key;
	size_t times;
};

enum { NUMBERS, BULLETS, INITIALS, KINDS };

struct turns {			/* blocks of one kind of mark */
	struct rap_slots names;
	size_t n, again, single, speaks;
	size_t marks;		/* blocks with such a mark, with a name or without */
};

/* Which of them the block's mark is; KINDS: none. */
static int
kind_of(const struct block *b)
{
	if (b->kind != BLOCK_TEXT || b->mark.text >= b->own.n)
		return KINDS;
	switch (b->mark.kind) {
	case RAP_MARK_ARABIC:
		return NUMBERS;
	case RAP_MARK_BULLET:
		return BULLETS;
	case RAP_MARK_LETTER: case RAP_MARK_ROMAN:
		return b->mark.upper && b->mark.close == '.' && b->mark.end == b->mark.start + 2 ? INITIALS : KINDS;
	default:
		return KINDS;
	}
}

/* Bytes of "Rivas (LP)." in t, which has an initial before it; 0: it begins with no name. */
static size_t
surname_bytes(struct rap_str t)
{
	const char *open = memchr(t.s, '(', t.n < NAME_BYTES ? t.n : NAME_BYTES);
	size_t len, n = open ? (size_t)(open - t.s) : 0, words = 0;

	for (size_t i = 0; i < n; i += len) {
		uint32_t c = rap_utf8_get(t.s + i, t.n - i, &len);

		if (i == 0 || t.s[i - 1] == ' ')
			words++;
		if (!rap_is_alpha(c) && c != ' ' && c != '-')
			return 0;
		if ((i == 0 || t.s[i - 1] == ' ') && !rap_is_upper(c))
			return 0;
	}
	open = n > 0 && words <= SURNAME_WORDS ? memchr(t.s + n, ')', t.n - n < NAME_BYTES ? t.n - n : NAME_BYTES) : NULL;
	n = open ? (size_t)(open - t.s) + 1 : 0;
	return n > 0 && n + 1 < t.n && t.s[n] == '.' && t.s[n + 1] == ' ' ? n + 1 : 0;
}

/* Bytes of "議長（森一郎君）" before a wide space, two blanks or a wide colon in t, in a script without capitals; 0: it
 * begins with no name. */
static size_t
wide_bytes(struct rap_str t)
{
	size_t len = 0;

	for (size_t i = 0; i < t.n && i < NAME_BYTES; i += len) {
		uint32_t c = rap_utf8_get(t.s + i, t.n - i, &len);

		if (c == 0x3000 || c == 0xFF1A || (c == ' ' && i + 1 < t.n && t.s[i + 1] == ' '))
			return i;
		if (c == ' ')
			continue;
		if (c < 0x80 || (!rap_is_alpha(c) && c != 0xFF08 && c != 0xFF09))
			return 0;
	}
	return 0;
}

/* Bytes of "Ines Rivas:" in t, which has no mark; 0: it begins with no name. */
static size_t
name_bytes(struct rap_str t)
{
	size_t words = 1, len;

	if (t.s[0] & 0x80 && !rap_is_upper(rap_utf8_get(t.s, t.n, &len)))
		return wide_bytes(t);
	if (!memchr(t.s, ':', t.n < NAME_BYTES ? t.n : NAME_BYTES) || !rap_is_upper(rap_utf8_get(t.s, t.n, &len)))
		return 0;
	for (size_t i = 0; i + 1 < t.n && i < NAME_BYTES && words <= NAME_WORDS; i += len) {
		uint32_t c = rap_utf8_get(t.s + i, t.n - i, &len);

		if (c == ':')
			return t.s[i + 1] == ' ' || t.s[i + 1] == '\n' ? i + 1 : 0;
		if (c == ';' || c == '?' || c == '!' || c == '"' || rap_is_digit(c))
			return 0;
		words += rap_is_space(c);
	}
	return 0;
}

static size_t
label_bytes(struct rap_str text, int kind)
{
	return kind == INITIALS ? surname_bytes(text) : name_bytes(text);
}

/* An initial is part of the name. */
static uint64_t
key_of(const struct block *b, size_t n, int kind)
{
	return rap_hash(rap_cut(b->own, kind == INITIALS ? b->mark.start : b->mark.text, b->mark.text + n)) | 1;
}

static void
count(const struct sections *s, struct turns *t, const struct block *b, int kind)
{
	struct rap_str text = rap_cut(b->own, b->mark.text, b->own.n);
	size_t n = label_bytes(text, kind);
	struct name *name;

	t->marks++;
	if (n == 0)
		return;
	name = rap_slot(&t->names, key_of(b, n, kind));
	t->again += ++name->times == 2;
	t->single += name->times == 1;
	t->single -= name->times == 2;
	/* brackets say as much as "I" */
	t->speaks += kind == INITIALS || wide_bytes(text) > 0 || sections_speaks(s, rap_cut(text, n, text.n));
	t->n++;
}

static bool
are_turns(const struct turns *t)
{
	if (t->n < FEWEST || t->n * 4 < t->marks * 3 || t->single * 2 > t->n)
		return false;
	if (t->again >= MANY)
		return t->speaks > 0;
	return t->again >= 2 ? t->speaks * 4 >= t->n : t->again == 1 && t->single > 0 && t->speaks * 2 >= t->n;
}

void
sections_turns(struct sections *s)
{
	struct turns turns[KINDS];
	bool are[KINDS + 1] = { false }, some = false;

	for (int kind = 0; kind < KINDS; kind++)
		turns[kind] = (struct turns){ .names = RAP_SLOTS(struct name) };
	for (size_t k = 0; k < s->marked.n; k++) {
		const struct block *b = &s->block[s->marked.at[k]];
		int kind = kind_of(b);

		if (kind != KINDS)
			count(s, &turns[kind], b, kind);
	}
	for (int kind = 0; kind < KINDS; kind++) {
		some |= are[kind] = are_turns(&turns[kind]);
		rap_slots_free(&turns[kind].names);
	}
	for (size_t k = 0; some && k < s->marked.n; k++) {
		struct block *b = &s->block[s->marked.at[k]];
		int kind = kind_of(b);

		if (are[kind] && label_bytes(rap_cut(b->own, b->mark.text, b->own.n), kind))
			b->mark = (struct rap_mark){ .kind = RAP_MARK_NONE };
	}
}
