/* sections_series.c - marks that count on. A series is judged as a whole: titles with text between them are
 * headings, what stands line by line is a list. */
#include <stdlib.h>

#include "sections.h"

#define OPEN_SERIES 12		/* series that may wait for their next number at a time; the oldest is given up */
#define TITLE_BYTES 220
#define NUMBERED_TEXT 400	/* bytes: numbered paragraphs of this mean length are text, not items */

static bool
reads_like_title(const struct block *b)
{
	return b->mark.text < b->own.n && b->text.n <= TITLE_BYTES && b->words <= 30 && b->lines <= 4 &&
	    b->letters != LETTERS_NONE && b->last != ',' && b->last != ';' &&
	    (b->last != '.' || b->letters == LETTERS_CAPITALS);
}

static bool
starts_series(const struct rap_mark *m)
{
	return m->value == 1 || m->letter == 1;
}

static bool
near(size_t a, size_t b)
{
	return (a > b ? a - b : b - a) <= 2;
}

/* Members stand line on line, or apart: what stands apart does not count on a list of lines. */
static bool
stands_alike(const struct series *se, const struct block *b)
{
	return se->n > 1 && (se->glued + 1 >= se->n) == (b->gap == 0);
}

/* Among the open series, youngest first, the one that b counts on; where several might, one that stands as b does:
 *	3. the last ferry
 *
 *	4. Lessons                                     */
static struct series *
series_of(struct series **open, size_t n, const struct block *b)
{
	struct series *found = NULL;

	while (n-- > 0)
		if (near(open[n]->indent, b->indent) && rap_mark_follows(&open[n]->last, &b->mark)) {
			if (stands_alike(open[n], b))
				return open[n];
			found = found ? found : open[n];
		}
	return found;
}

static struct series *
new_series(struct sections *s, size_t i)
{
	struct series *n = rap_alloc(1, sizeof(*n));
	struct block *b = &s->block[i];

	*n = (struct series){ .next = s->series, .first_block = i, .indent = b->indent, .begins = starts_series(&b->mark) };
	s->series = n;
	return n;
}

/* Text that no mark begins stands right behind block i. */
static bool
text_follows(const struct sections *s, size_t i)
{
	size_t next = s->block[i].next;

	return next < s->n && (s->block[next].kind != BLOCK_TEXT || s->block[next].mark.kind == RAP_MARK_NONE ||
	    !rap_mark_alike(&s->block[i].mark, &s->block[next].mark)) && s->block[next].indent <= s->block[i].indent + 8;
}

static void
count_member(struct sections *s, struct series *se, size_t i)
{
	struct block *b = &s->block[i];

	b->series = se;
	se->last = b->mark;
	se->last_block = i;
	se->n++;
	se->chars += b->text.n;
	se->goes_out += b->goes_out;
	se->glued += b->gap == 0;
	se->titles += reads_like_title(b);
	se->apart += text_follows(s, i);
}

/* The series goes to the top of the open ones: it is the youngest now. */
static size_t
put_on_top(struct series **open, size_t n, struct series *se)
{
	size_t i = 0, to = 0;

	for (; i < n; i++)
		if (open[i] != se)
			open[to++] = open[i];
	if (to == OPEN_SERIES)
		for (to = 0; to + 1 < OPEN_SERIES; to++)
			open[to] = open[to + 1];
	open[to++] = se;
	return to;
}

static bool
is_counted(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->mark.kind > RAP_MARK_BULLET && b->mark.kind != RAP_MARK_DECIMAL && !b->centred;
}

/* A decimal number nests by itself: "2.4" needs no neighbours, only to read like a title and to stand before text. */
static void
take_decimal(struct sections *s, size_t i)
{
	struct block *b = &s->block[i];
	size_t next = b->next;
	bool alone = b->gap > 0 || s->page.glued;
	size_t len;
	uint32_t c = rap_utf8_get(b->own.s + b->mark.text, b->own.n - b->mark.text, &len);

	if (!reads_like_title(b) || !alone || next == s->n || (rap_is_alpha(c) && !rap_is_upper(c)))
		return;
	if (s->page.indent > 2 && b->indent >= s->page.indent)
		return;
	b->kind = BLOCK_HEAD;
	b->rank = RANK_ARABIC + 2 * (b->mark.depth - 1);
}

static unsigned
rank_of(const struct rap_mark *m)
{
	switch (m->kind) {
	case RAP_MARK_ROMAN:
		return m->upper ? RANK_ROMAN : RANK_LOWER + 2;
	case RAP_MARK_LETTER:
		return m->upper ? RANK_UPPER : RANK_LOWER;
	default:
		return m->open || m->close == ')' ? RANK_LOWER - 2 : RANK_ARABIC;
	}
}

/* "1. Welcome", text, "2. Accounts", text */
static bool
is_headings(const struct sections *s, const struct series *se)
{
	const struct block *first = &s->block[se->first_block];

	if (se->titles * 10 < se->n * 6 || se->apart * 2 < se->n)
		return false;
	if (s->page.indent > 2 && se->indent >= s->page.indent && first->letters != LETTERS_CAPITALS)
		return false;
	if (se->n > 1)
		return true;
	return first->letters == LETTERS_CAPITALS || (first->letters == LETTERS_TITLE && !first->mark.letter && se->begins);
}

static bool
is_items(const struct series *se)
{
	return se->n > 1 && se->goes_out * 2 < se->n && (se->chars < NUMBERED_TEXT * se->n || se->apart * 3 < se->n);
}

static void
judge(struct sections *s, struct block *b)
{
	const struct series *se = b->series;

	if (is_headings(s, se) && b->text.n <= TITLE_BYTES) {
		b->kind = BLOCK_HEAD;
		b->rank = rank_of(&s->block[se->first_block].mark);
	} else if (is_items(se))
		b->kind = BLOCK_ITEM;
}

void
sections_series(struct sections *s)
{
	struct series *open[OPEN_SERIES + 1], *se;
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		if (!is_counted(b))
			continue;
		se = series_of(open, n, b);
		if (!se)
			se = new_series(s, i);
		count_member(s, se, i);
		n = put_on_top(open, n, se);
	}
	for (size_t i = 0; i < s->n; i++)
		if (s->block[i].series)
			judge(s, &s->block[i]);
		else if (s->block[i].kind == BLOCK_TEXT && s->block[i].mark.kind == RAP_MARK_DECIMAL)
			take_decimal(s, i);
}

void
sections_series_free(struct sections *s)
{
	while (s->series) {
		struct series *next = s->series->next;

		free(s->series);
		s->series = next;
	}
}
