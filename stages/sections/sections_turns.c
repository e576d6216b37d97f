/* sections_turns.c - numbers and bullets that stand before whoever speaks are no marks of headings or items:
 *
 *	11. Ines Rivas: I ask for the vote.
 *	12. The Chair: Our clerk will call it.
 *	13. Ines Rivas: I thank you.
 *
 * Speakers speak again, headings do not: more than one name comes again, few are there once, and the texts say "I". The
 * blocks are left as they are, for rap-speakers. */
#include <string.h>

#include "sections.h"

#define NAME_BYTES 80
#define NAME_WORDS 10
#define FEWEST 3		/* turns */
#define MANY 4			/* speakers who come again: one who says "I" is enough */

struct name {
	uint64_t key;
	size_t times;
};

struct turns {			/* blocks of one kind of mark */
	struct rap_slots names;
	size_t n, again, single, speaks;
	size_t marks;		/* blocks with such a mark, with a name or without */
};

static bool
is_counted(const struct block *b)
{
	return b->kind == BLOCK_TEXT && (b->mark.kind == RAP_MARK_ARABIC || b->mark.kind == RAP_MARK_BULLET) &&
	    b->mark.text < b->own.n;
}

/* Bytes of "Ines Rivas:" in t, which has no mark; 0: it begins with no name. */
static size_t
name_bytes(struct rap_str t)
{
	size_t words = 1, len;

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

static void
count(const struct sections *s, struct turns *t, const struct block *b)
{
	struct rap_str text = rap_cut(b->own, b->mark.text, b->own.n);
	size_t n = name_bytes(text);
	struct name *name;

	t->marks++;
	if (n == 0)
		return;
	name = rap_slot(&t->names, rap_hash(rap_cut(text, 0, n)) | 1);
	t->again += ++name->times == 2;
	t->single += name->times == 1;
	t->single -= name->times == 2;
	t->speaks += sections_speaks(s, rap_cut(text, n, text.n));
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
	struct turns turns[2] = { { .names = RAP_SLOTS(struct name) }, { .names = RAP_SLOTS(struct name) } };
	bool are[2];

	for (size_t i = 0; i < s->n; i++)
		if (is_counted(&s->block[i]))
			count(s, &turns[s->block[i].mark.kind == RAP_MARK_BULLET], &s->block[i]);
	for (size_t k = 0; k < 2; k++) {
		are[k] = are_turns(&turns[k]);
		rap_slots_free(&turns[k].names);
	}
	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		if (is_counted(b) && are[b->mark.kind == RAP_MARK_BULLET] &&
		    name_bytes(rap_cut(b->own, b->mark.text, b->own.n)))
			b->mark = (struct rap_mark){ .kind = RAP_MARK_NONE };
	}
}
