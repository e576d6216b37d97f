/* sections_labelled.c - lists whose items begin with a label of their own and hang behind it:
 *	Quorum:  Half of the members,
 *	         rounded up.
 *	Term:    Two years.
 * Not a conversation: there the same labels come again. */
#include "sections.h"

#define LABEL_BYTES 48

/* The label of a block that begins "Label: text", without the colon; absent where it has none. */
static struct rap_str
label_of(const struct block *b)
{
	struct rap_str none = { NULL, 0 };
	size_t i = 0, words = 1;

	if (b->kind != BLOCK_TEXT || b->mark.kind != RAP_MARK_NONE || !rap_is_upper(b->first))
		return none;
	for (; i < b->text.n && i < LABEL_BYTES && b->text.s[i] != ':' && b->text.s[i] != '\n' && b->text.s[i] != '.'; i++)
		words += b->text.s[i] == ' ';
	if (i + 1 >= b->text.n || b->text.s[i] != ':' || words > 5 || (b->text.s[i + 1] != ' ' && b->text.s[i + 1] != '\n'))
		return none;
	return rap_cut(b->text, 0, i);
}

/* The second line begins right of the first. */
static bool
hangs(const struct block *b)
{
	size_t i = 0, from, len;

	if (b->lines < 2)
		return false;
	while (i < b->text.n && b->text.s[i] != '\n')
		i++;
	for (from = ++i; i < b->text.n && rap_is_space(rap_utf8_get(b->text.s + i, b->text.n - i, &len)); i += len)
		;
	return rap_width(rap_cut(b->text, from, i)) > b->indent;
}

/* The end of the run of labelled blocks from first on; *n of them, some of which hang and all of which differ from
 * the one before. */
static size_t
run(const struct sections *s, size_t first, size_t *n, bool *hang)
{
	struct rap_str before = { NULL, 0 }, label;
	size_t i;

	*hang = false;
	*n = 0;
	for (i = first; i < s->n; i = s->block[i].next) {
		label = label_of(&s->block[i]);
		if (!label.s || s->block[i].indent != s->block[first].indent || (before.s && rap_eq(before, label)))
			break;
		*hang |= hangs(&s->block[i]);
		++*n;
		before = label;
	}
	return i;
}

void
sections_labelled(struct sections *s)
{
	for (size_t i = 0, next; i < s->n; i = next) {
		size_t n, end;
		bool hang;

		next = i + 1;
		if (!label_of(&s->block[i]).s)
			continue;
		end = run(s, i, &n, &hang);
		for (size_t k = i; n >= 2 && hang && k < s->n && k != end; k = s->block[k].next) {
			s->block[k].kind = BLOCK_ITEM;
			s->block[k].unmarked = true;
			s->block[k].list = LIST_LABELLED;
		}
		next = end > i ? end : next;
	}
}
