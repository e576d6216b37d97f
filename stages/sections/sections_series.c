/* sections_series.c - marks that count on. A series is judged as a whole: titles with text between them are
 * headings, what stands line by line is a list. */
#include <stdlib.h>

#include "sections.h"

#define OPEN_SERIES 12		/* series that may wait for their next number at a time; the oldest is given up */
#define TITLE_BYTES 220
#define DEPTHS 8		/* of decimal numbers; deeper ones are judged one by one */
#define RUN_IN_TEXT 60		/* bytes: titles that run into their text have this mean length with it */
#define STOPPED_WORDS 10		/* of a title that ends in a stop */
#define TERM_WORDS 5
#define NUMBERED_TEXT 400	/* bytes: numbered paragraphs of this mean length are text, not items */

/* "(1) No person shall make, or cause to be made:" */
static bool
announces(const struct block *b)
{
	return b->last == ':' && b->mark.open && b->letters == LETTERS_SENTENCE && b->words > 4;
}

static bool
reads_like_title(const struct block *b)
{
	return b->mark.text < b->own.n && b->text.n <= TITLE_BYTES && b->words <= 30 && b->lines <= 4 &&
	    b->letters != LETTERS_NONE && b->last != ',' && b->last != ';' && !announces(b) &&
	    (b->last != '.' || b->letters == LETTERS_CAPITALS || (b->letters == LETTERS_TITLE && sections_ends_in_initials(b)));
}

static bool
stands_alone(const struct sections *s, const struct block *b)
{
	return b->gap > 0 || b->prev == s->n;
}

/* "4. Conveying Copies.": a title that a stop ends, where all of the series do and text stands below each. */
static bool
is_stopped_title(const struct sections *s, const struct block *b)
{
	struct rap_str text = rap_cut(b->own, b->mark.text, b->own.n);
	size_t len;

	return b->last == '.' && b->lines == 1 && stands_alone(s, b) && b->gap_after > 0 && b->words <= STOPPED_WORDS &&
	    b->letters != LETTERS_NONE && rap_is_upper(rap_utf8_get(text.s, text.n, &len)) &&
	    rap_lexicon_match(s->words[WORDS_OPENERS], text, NULL) == 0;
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

/* Text that no mark begins stands right behind block i; a list within it, right below it and deeper, is none. */
static bool
text_follows(const struct sections *s, size_t i)
{
	size_t next = s->block[i].next;
	bool within = next < s->n && s->block[next].mark.kind && s->block[next].gap == 0 &&
	    s->block[next].indent > s->block[i].indent + 1;

	return next < s->n && !within && (s->block[next].kind != BLOCK_TEXT || s->block[next].mark.kind == RAP_MARK_NONE ||
	    !rap_mark_alike(&s->block[i].mark, &s->block[next].mark)) && s->block[next].indent <= s->block[i].indent + 8;
}

static void
count_member(struct sections *s, struct series *se, size_t i)
{
	struct block *b = &s->block[i];
	bool over_text = sections_first_line(s, b) > 0;

	b->series = se;
	se->last = b->mark;
	se->last_block = i;
	se->n++;
	se->chars += b->text.n;
	se->goes_out += b->goes_out;
	se->hangs += b->hangs;
	se->glued += b->gap == 0;
	if (over_text || reads_like_title(b))
		se->titles++;
	else if (is_stopped_title(s, b))
		se->stopped++;
	else if (sections_run_in(b))
		se->run_in++;
	se->apart += over_text || text_follows(s, i);
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

/* The mark of an item: "(b)", "b.", "ii)", "3)"; "B." and "II." are those of titles. */
static bool
is_item_mark(const struct rap_mark *m)
{
	return m->open || m->close == ')' || (m->kind != RAP_MARK_ARABIC && !m->upper);
}

/* An item of a list within a list is set in as far as a centred title is; that begins with no such mark. */
static bool
is_counted(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->mark.kind > RAP_MARK_BULLET && b->mark.kind != RAP_MARK_DECIMAL &&
	    (!b->centred || is_item_mark(&b->mark));
}

/* Of the decimal numbers of each depth, whether one in three reads like a title: where paragraphs are numbered, one that
 * ends in a colon is no heading; and whether nearly all read so but for their stops. */
static void
count_decimals(const struct sections *s, bool titles[DEPTHS], bool stopped[DEPTHS])
{
	size_t n[DEPTHS] = { 0 }, title[DEPTHS] = { 0 }, stop[DEPTHS] = { 0 };

	for (size_t k = 0; k < s->marked.n; k++) {
		const struct block *b = &s->block[s->marked.at[k]];

		if (b->kind != BLOCK_TEXT || b->mark.kind != RAP_MARK_DECIMAL || b->mark.depth >= DEPTHS)
			continue;
		n[b->mark.depth]++;
		title[b->mark.depth] += reads_like_title(b);
		stop[b->mark.depth] += is_stopped_title(s, b) && text_follows(s, s->marked.at[k]);
	}
	for (size_t d = 0; d < DEPTHS; d++) {
		titles[d] = title[d] * 3 >= n[d];
		stopped[d] = stop[d] > 1 && stop[d] * 10 >= n[d] * 8;
	}
}

/* The first number of "3.2" */
static size_t
chapter_of(const struct block *b)
{
	size_t value = 0;

	for (size_t i = b->mark.start; i < b->mark.end && rap_is_digit((unsigned char)b->own.s[i]) && value < 1000; i++)
		value = value * 10 + (size_t)(b->own.s[i] - '0');
	return value;
}

/* "3.2" on a line by itself, in chapter 3, and below it the term that the lines below that explain, as standards have them:
 *	3.2
 *	lamp oil
 *	oil that burns without smoke */
static bool
stands_above_term(const struct sections *s, const struct block *b, size_t chapter)
{
	const struct block *term = b->mark.text >= b->own.n && b->next < s->n ? &s->block[b->next] : NULL;

	return term && chapter > 0 && chapter_of(b) == chapter && term->kind == BLOCK_TEXT && term->gap == 0 && term->next < s->n &&
	    s->block[term->next].kind == BLOCK_TEXT && !term->mark.kind && !s->block[term->next].mark.kind && !term->stops &&
	    term->lines == 1 && term->words <= TERM_WORDS && term->letters != LETTERS_NONE && term->last != ':' && term->last != ',';
}

/* "2.2.1" on a line by itself, and its title right below */
static bool
stands_above_title(const struct sections *s, const struct block *b)
{
	const struct block *title = b->mark.text >= b->own.n && b->next < s->n ? &s->block[b->next] : NULL;

	return title && title->kind == BLOCK_TEXT && title->gap == 0 && title->gap_after > 0 && title->next < s->n &&
	    !title->mark.kind && !title->stops && title->lines == 1 && title->words <= STOPPED_WORDS &&
	    title->letters != LETTERS_NONE && rap_is_upper(title->first) && title->last != ':' && title->last != ',';
}

/* A decimal number nests by itself: "2.4" needs no neighbours, only to read like a title and to stand before text. */
static void
take_decimal(struct sections *s, size_t i, const bool titles[DEPTHS], const bool stopped[DEPTHS], size_t chapter)
{
	struct block *b = &s->block[i];
	size_t next = b->next;
	bool alone = stands_alone(s, b) || s->page.glued;
	size_t len;
	uint32_t c = rap_utf8_get(b->own.s + b->mark.text, b->own.n - b->mark.text, &len);
	size_t depth = b->mark.depth < DEPTHS ? b->mark.depth : 0;

	if (!(titles[depth] && reads_like_title(b)) && !(stopped[depth] && is_stopped_title(s, b)) && !stands_above_title(s, b) &&
	    !stands_above_term(s, b, chapter))
		return;
	if (!alone || next == s->n || (rap_is_alpha(c) && !rap_is_upper(c) && !b->listed))
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
	bool stopped = se->n > 2 && se->stopped * 10 >= se->n * 8 && se->apart == se->n;

	if (stopped)
		return se->indent <= s->page.indent + 1;
	if (se->titles * 10 < se->n * 6 || se->apart * 2 < se->n)
		return false;
	if (se->n > 1 && se->glued + 1 >= se->n && se->apart == 1)	/* line on line, and text only behind the last */
		return false;
	if (s->page.indent > 2 && se->indent >= s->page.indent && first->letters != LETTERS_CAPITALS)
		return false;
	if (se->n > 1 || (se->begins && first->next < s->n && s->block[first->next].mark.kind == RAP_MARK_DECIMAL))
		return true;		/* "1. Terms" above "1.1 Rope" */
	return first->letters == LETTERS_CAPITALS || (first->letters == LETTERS_TITLE && !first->mark.letter && se->begins);
}

/* Long ones are items where they are set in, and their lines hang behind their numbers. */
static bool
is_items(const struct sections *s, const struct series *se)
{
	bool hang = se->indent > 0 && se->indent >= s->page.indent && se->hangs * 2 > se->n;
	bool deep = se->indent > s->page.indent + 1 && s->block[se->first_block].mark.close == ')' && se->begins;

	return se->n > 1 && se->goes_out * 2 < se->n && (se->chars < NUMBERED_TEXT * se->n || se->apart * 3 < se->n || hang || deep);
}

/* "1. Apologies: none were sent.", "2. Minutes: they were agreed." with blank lines between: headings that run into
 * their text, though each of them could be an item. */
static bool
are_run_in(const struct sections *s, const struct series *se)
{
	const struct rap_mark *m = &s->block[se->first_block].mark;

	if (se->run_in == 0 || se->n < 3 || !se->begins || se->goes_out * 2 >= se->n || m->open || m->close == ')')
		return false;
	if (m->kind != RAP_MARK_ARABIC && !m->upper)
		return false;
	return (se->run_in + se->titles) * 10 >= se->n * 8 && se->glued * 2 < se->n && se->chars >= RUN_IN_TEXT * se->n;
}

static void
judge_run_in(struct sections *s, struct block *b, size_t text_at)
{
	if (!text_at)
		return;
	b->kind = BLOCK_HEAD;
	b->rank = rank_of(&s->block[b->series->first_block].mark);
	b->text_at = text_at;
	b->cert = "medium";
	b->rule = "title-runs-into-text";
}

/* A bit for each dress of marks: "I.", "(a)", "1)". */
static uint64_t
dress_of(const struct rap_mark *m)
{
	unsigned kind = m->letter ? RAP_MARK_LETTER : m->kind;

	return 1ull << (kind * 8 + (m->open != 0) * 4 + (m->close == '.') * 2 + m->upper);
}

static void
judge(struct sections *s, struct block *b)
{
	const struct series *se = b->series;

	if (se->headings) {
		if (b->text.n > TITLE_BYTES || !reads_like_title(b) || se->run_in > se->titles)
			judge_run_in(s, b, sections_first_line(s, b) ? sections_first_line(s, b) : sections_run_in(b));
		if (b->kind == BLOCK_HEAD || b->text.n > TITLE_BYTES)
			return;
		b->kind = BLOCK_HEAD;
		b->rank = rank_of(&s->block[se->first_block].mark);
	} else if (is_items(s, se))
		b->kind = BLOCK_ITEM;
}

/* Which series are headings. The same style is the same thing: a number that stands alone, "I." before the only talk of a
 * day, is a heading where the others of its dress are. */
static void
judge_series(struct sections *s)
{
	uint64_t dress = 0;

	for (struct series *se = s->series; se; se = se->next) {
		const struct rap_mark *m = &s->block[se->first_block].mark;

		se->headings = is_headings(s, se) || are_run_in(s, se);
		if (se->headings && se->n > 1 && m->upper)
			dress |= dress_of(m);
	}
	for (struct series *se = s->series; se; se = se->next)
		if (se->n == 1 && (dress & dress_of(&s->block[se->first_block].mark)))
			se->headings = se->titles > 0 || sections_first_line(s, &s->block[se->first_block]) > 0;
}

/* "1.1 Children are led.", "1.2 Dogs stay outside.": sentences that count on line by line, or set in, are items. */
static bool
follows_decimal(const struct sections *s, const struct block *b, const struct block *next)
{
	return b->kind != BLOCK_HEAD && next->kind == BLOCK_TEXT && b->mark.kind == RAP_MARK_DECIMAL &&
	    rap_mark_follows(&b->mark, &next->mark) && b->indent == next->indent && b->text.n < NUMBERED_TEXT &&
	    next->text.n < NUMBERED_TEXT && (next->gap == 0 || b->indent > s->page.indent + 1);
}

static void
take_decimal_items(struct sections *s)
{
	for (size_t k = 0; k < s->marked.n; k++) {
		struct block *b = &s->block[s->marked.at[k]];

		if (b->mark.kind != RAP_MARK_DECIMAL)
			continue;
		if (b->kind == BLOCK_TEXT && b->next < s->n && follows_decimal(s, b, &s->block[b->next]))
			b->kind = BLOCK_ITEM;
		else if (b->kind == BLOCK_TEXT && b->prev < s->n && s->block[b->prev].kind == BLOCK_ITEM &&
		    follows_decimal(s, &s->block[b->prev], b))
			b->kind = BLOCK_ITEM;
	}
}

void
sections_series(struct sections *s)
{
	struct series *open[OPEN_SERIES + 1], *se;
	bool titles[DEPTHS], stopped[DEPTHS];
	size_t n = 0, chapter = 0;

	for (size_t k = 0; k < s->marked.n; k++) {
		size_t i = s->marked.at[k];
		struct block *b = &s->block[i];

		if (!is_counted(b))
			continue;
		se = series_of(open, n, b);
		if (!se)
			se = new_series(s, i);
		count_member(s, se, i);
		n = put_on_top(open, n, se);
	}
	judge_series(s);
	count_decimals(s, titles, stopped);
	for (size_t k = 0; k < s->marked.n; k++) {
		struct block *b = &s->block[s->marked.at[k]];

		if (b->series) {
			judge(s, b);
			chapter = b->kind == BLOCK_HEAD ? b->mark.value : chapter;
		} else if (b->kind == BLOCK_TEXT && b->mark.kind == RAP_MARK_DECIMAL)
			take_decimal(s, s->marked.at[k], titles, stopped, chapter);
	}
	take_decimal_items(s);
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
