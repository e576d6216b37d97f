/* sections_labelled.c - lists whose items begin with a label of their own:
 *	Quorum:  Half of the members,
 *	         rounded up.
 *	Term:    Two years.
 * What hangs behind the label is the item's, in however many blocks it came. Not a conversation: there the same labels
 * come again, and what is said ends in a stop. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/block.h>
#include <rapporteur/tree.h>

#include "sections.h"

#define LABEL_BYTES 72
#define LABEL_WORDS 9
#define TERM_BYTES 40

/* The bytes of the label with its colon that a line begins with, 0 for none. */
size_t
sections_label(struct rap_str line)
{
	size_t n = line.n < LABEL_BYTES ? line.n : LABEL_BYTES, words = 1, len;
	const char *colon;

	if (n == 0 || !rap_is_upper(rap_utf8_get(line.s, line.n, &len)) || !(colon = memchr(line.s, ':', n)))
		return 0;
	n = (size_t)(colon - line.s);
	for (size_t i = 0; i < n; i++) {
		if (line.s[i] == '\n' || line.s[i] == '.' || line.s[i] == '"')
			return 0;
		words += line.s[i] == ' ';
	}
	if (n + 1 >= line.n || words > LABEL_WORDS || (line.s[n + 1] != ' ' && line.s[n + 1] != '\n'))
		return 0;
	return n + 1;
}

/* Where two blanks stand among the first bytes, 0 where they do not. */
static size_t
wide_gap(struct rap_str text)
{
	size_t i = 0;

	while (i + BLOCK < text.n && i < TERM_BYTES && !block_any((block_at(text.s + i) | block_at(text.s + i + 1)) == ' '))
		i += BLOCK;
	for (; i + 1 < text.n && i < TERM_BYTES; i++)
		if (text.s[i] == ' ' && text.s[i + 1] == ' ')
			return i;
	return 0;
}

/* "x (A)  Is x in A bits": a short term, then two blanks; not two sentences. */
static size_t
term_in(struct rap_str text)
{
	size_t n = wide_gap(text);

	if (n == 0 || memchr(text.s, '\n', n) || (strchr(".!?:;,", text.s[n - 1]) && !(n > 2 && text.s[n - 2] == '.')))
		return 0;
	return n;
}

static size_t
label_of(const struct block *b)
{
	return b->kind == BLOCK_TEXT ? b->label : 0;
}

static size_t
term_of(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->mark.kind == RAP_MARK_NONE && b->text.n > 0 ? term_in(b->text) : 0;
}

/* --- lists */

/* Block i goes on with what block item began: right below, set in, without a mark. */
static bool
hangs_below(const struct sections *s, size_t item, size_t i)
{
	const struct block *b = i < s->n ? &s->block[i] : NULL;

	return b && b->kind == BLOCK_TEXT && b->gap == 0 && b->mark.kind == RAP_MARK_NONE && b->prev + 1 == i &&
	    b->indent > s->block[item].indent + 1;
}

/* Its second line begins right of its first, or the next block does. */
static bool
hangs(const struct sections *s, size_t i)
{
	return s->block[i].hangs || hangs_below(s, i, s->block[i].next);
}

struct run {
	size_t end;		/* the block behind it */
	size_t n, hang;		/* entries; those that hang */
};

/* The run of entries from first on, at one indent, each label another than the one before. */
static struct run
run_from(const struct sections *s, size_t first, size_t (*label)(const struct block *))
{
	struct run r = { .end = first };
	struct rap_str before = { NULL, 0 }, text;

	while (r.end < s->n && s->block[r.end].indent == s->block[first].indent && label(&s->block[r.end])) {
		const struct block *b = &s->block[r.end];

		text = rap_cut(b->text, 0, label(b));
		if (before.s && rap_eq(before, text))
			break;
		before = text;
		r.hang += hangs(s, r.end);
		r.n++;
		for (size_t item = r.end, i = b->next; ; i = s->block[i].next) {
			r.end = i;
			if (!hangs_below(s, item, i))
				break;
		}
	}
	return r;
}

/* A single entry: two blanks behind its colon, and its lines hang; or a line alone, where others hang. */
static bool
is_single(const struct sections *s, const struct block *b, const struct run *r)
{
	size_t n = label_of(b);
	bool wide = n > 0 && n + 1 < b->text.n && b->text.s[n] == ' ' && b->text.s[n + 1] == ' ';

	if (!wide || r->n != 1 || b->gap == 0 || memchr(b->text.s, ' ', n))
		return false;
	return r->hang || (s->page.hanging && b->lines == 1 && b->gap_after > 0 && !b->stops);
}

static void
take(struct sections *s, size_t first, size_t end, size_t (*label)(const struct block *))
{
	for (size_t k = first; k < s->n && k != end; k = s->block[k].next) {
		struct block *b = &s->block[k];

		if (b->indent != s->block[first].indent || !label(b)) {
			b->kind = BLOCK_CARRIED;
			continue;
		}
		b->kind = BLOCK_ITEM;
		b->unmarked = true;
		b->list = LIST_LABELLED;
	}
}

static void
take_runs(struct sections *s, size_t (*label)(const struct block *), size_t least)
{
	for (size_t i = s->title, next; i < s->n; i = next) {
		struct run r;

		next = i + 1;
		if (!label(&s->block[i]))
			continue;
		r = run_from(s, i, label);
		if ((r.n >= least && r.hang) || (least == 2 && is_single(s, &s->block[i], &r)))
			take(s, i, r.end, label);
		next = r.end > i ? r.end : next;
	}
}

static bool
half_speak(const struct sections *s, size_t labels)
{
	size_t speaks = 0;

	for (size_t k = 0; k < s->labelled.n; k++) {
		const struct block *b = &s->block[s->labelled.at[k]];
		size_t n = label_of(b);

		speaks += n && sections_speaks(s, rap_cut(b->text, n, b->text.n));
	}
	return speaks * 2 >= labels;
}

/* Two labels at least come again, or the chair's alone and half of the texts say "I"; and most of what stands behind labels
 * ends in a stop. */
static bool
is_conversation(const struct sections *s)
{
	struct seen { uint64_t hash; size_t times; };
	struct rap_slots seen = RAP_SLOTS(struct seen);
	size_t labels = 0, stops = 0, again = 0;

	for (size_t k = 0; k < s->labelled.n; k++) {
		const struct block *b = &s->block[s->labelled.at[k]];
		size_t n = label_of(b);
		struct seen *label;

		if (!n)
			continue;
		label = rap_slot(&seen, rap_hash(rap_cut(b->text, 0, n)) | 1);
		again += ++label->times == 2;
		stops += b->stops;
		labels++;
	}
	rap_slots_free(&seen);
	return again > 0 && stops * 10 >= labels * 6 && (again > 1 || half_speak(s, labels));
}

void
sections_labelled(struct sections *s)
{
	for (size_t k = 0; k < s->labelled.n && !s->page.hanging; k++)
		s->page.hanging = label_of(&s->block[s->labelled.at[k]]) && hangs(s, s->labelled.at[k]);
	if (s->labelled.n > 0 && !is_conversation(s))
		take_runs(s, label_of, 2);
	take_runs(s, term_of, 3);
}
