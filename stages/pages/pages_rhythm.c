/* pages_rhythm.c - pages that nothing marks but the rhythm of the lines: a page number, or a line with one, that
 * counts on by one at even distances; then the lines that come again right beside it. */
#include <stdlib.h>

#include <rapporteur/word.h>

#include "pages.h"

#define SHORTEST_PAGE 15	/* lines */
#define LEAST_TEXT 1200		/* characters of a page whose lines are paragraphs */
#define BESIDE 3		/* lines of text from the page number where a header may stand */
#define BLANKS 8		/* lines between two lines of one passage */
#define PROSE 40		/* bytes of a line of it */
#define PASSAGE 4		/* lines that stand beside a line again and again */
#define LONGEST_TITLE 80	/* bytes */
#define LONGEST_GLUED 132	/* bytes of a line with a number that stands between the lines of the text */

/* "Page 3 of 7", "p. 4": a page word and a number, and nothing else */
static bool
names_page(const struct pages *p, struct rap_str s)
{
	return rap_is_alpha((unsigned char)(s.n ? s.s[0] : 0)) && pages_is_number(p, s) &&
	    rap_lexicon_match(p->words[WORDS_PAGES], s, NULL) > 0;
}

bool
pages_has_digit(struct rap_str s)
{
	size_t i = 0;

	while (i + RAP_WORD <= s.n && !rap_word_below(rap_word(s.s + i) ^ RAP_WORD_OF('0'), 10))
		i += RAP_WORD;
	while (i < s.n && !pages_is_digit(s.s[i]))
		i++;
	return i < s.n;
}

/* "HBR-0041878": capitals and four digits or more in one word, as documents are stamped with that are handed in to a
 * court */
static bool
is_stamp(struct rap_str s)
{
	size_t i = 0, letters;

	while (i < s.n && ((s.s[i] >= 'A' && s.s[i] <= 'Z') || ((s.s[i] == '-' || s.s[i] == '_') && i > 0)))
		i++;
	letters = i;
	while (i < s.n && pages_is_digit(s.s[i]))
		i++;
	return letters > 0 && i == s.n && i - letters >= 4 && s.n <= 24;
}

/* Of a line that stands alone: a number by itself, or with page words in the line: "Port Maren Gazette        page
 * 7" */
static bool
may_number(const struct pages *p, struct line *l)
{
	if (l->kind != LINE_TEXT || l->is || l->text.n > PAGES_KEYED || !(pages_has_digit(l->text) || pages_is_roman(l->text)))
		return false;
	if (pages_is_number(p, l->text) || is_stamp(l->text))
		return true;
	if (memchr(l->text.s, '/', l->text.n) && pages_key(l) && l->total)
		return true;		/* "https://port.example/minutes      3/12" */
	return rap_lexicon_within(p->words[WORDS_PAGES], l->text);
}

/* Where a page's text was taken without its white space, the line stands right between those of the text:
 *	the county officer would visit the site and
 *	Council minutes, spring meeting, page 3 of 9
 *	would then advise the council in writing. */
static bool
may_be_glued(struct rap_str s)
{
	return s.n <= PAGES_FEW || (s.n <= LONGEST_GLUED && pages_is_digit(s.s[s.n - 1]));
}

/* A quarter longer or shorter at most. */
static bool
is_alike(size_t a, size_t b)
{
	return a * 4 <= b * 5 && b * 4 <= a * 5;
}

/* A page has so many lines, or where lines are whole paragraphs so many characters. */
static bool
may_be_page(size_t lines, size_t characters)
{
	return lines >= SHORTEST_PAGE || characters >= LEAST_TEXT;
}

static size_t
characters(const struct pages *p, size_t from, size_t to)
{
	return rap_source_start(p->line[to].node) - rap_source_start(p->line[from].node);
}

void
pages_step(struct pages *p, struct group *k, size_t i)
{
	if (k->times++ == 0)
		k->first = i;
	else {
		size_t distance = i - k->last, extent = characters(p, k->last, i);

		k->bad |= !may_be_page(distance, extent);
		k->steps++;
		k->counts += pages_counts_on(&p->line[k->last], &p->line[i]);
		k->regular += k->distance == 0 || is_alike(distance, k->distance) || is_alike(extent, k->extent);
		k->distance = distance;
		k->extent = extent;
	}
	k->previous = k->last;
	k->last = i;
}

static size_t
text_beside(const struct pages *p, size_t i, int step)
{
	for (size_t blanks = 0; blanks < BLANKS; blanks++) {
		i += (size_t)step;
		if (i < p->n && p->line[i].kind == LINE_TEXT)
			return i;
	}
	return p->n;
}

/* The lines beside the lines a and b are the same: four of them, or fewer of which one is prose. */
static bool
is_passage(const struct pages *p, size_t a, size_t b)
{
	bool prose = false;
	size_t same = 0;

	for (int step = -1; step <= 1; step += 2) {
		size_t at = text_beside(p, a, step), other = text_beside(p, b, step);

		for (; same < PASSAGE && at < p->n && other < p->n && rap_eq(p->line[at].text, p->line[other].text); same++) {
			prose |= p->line[at].text.n >= PROSE && pages_is_carried_on(p, at);
			at = text_beside(p, at, step);
			other = text_beside(p, other, step);
		}
	}
	return same == PASSAGE || prose;
}

bool
pages_is_passage(const struct pages *p, struct group *k)
{
	if (!k->asked && k->times > 1)
		k->passage = is_passage(p, k->first, k->last) || is_passage(p, k->previous, k->last);
	k->asked = true;
	return k->passage;
}

/* "1" below the first page, "2" below the second and last one; or in words, "Page 1 of 2". */
static bool
is_whole(const struct pages *p, const struct group *k)
{
	const struct line *first = &p->line[k->first];
	size_t behind = k->last + 1;

	while (behind < p->n && p->line[behind].kind != LINE_TEXT)
		behind++;
	return behind == p->n && first->number == 1 && may_be_page(k->first, characters(p, 0, k->first)) &&
	    ((first->alone && pages_is_number(p, first->text)) || (first->total && p->line[k->last].total));
}

static void
count(struct pages *p, struct rap_slots *g, size_t i)
{
	struct line *l = &p->line[i];
	struct group *k = rap_slot(g, pages_key(l));

	pages_step(p, k, i);
	k->named = l->alone && names_page(p, l->text);
}

/* Pages of even length; of any length where a line says "Page 2" and the next one "Page 3". */
static bool
is_rhythm(const struct pages *p, const struct group *k)
{
	if (k->times < 2 || k->counts * 10 < k->steps * 8)
		return false;
	if (k->named || (k->times == 2 && !k->bad && is_whole(p, k)))
		return true;
	return k->times >= 3 && !k->bad && k->regular * 10 >= k->steps * 7;
}

/* The text above line i, furniture and blank lines aside, ends within a sentence: what goes on below is that. */
static bool
is_within(const struct pages *p, size_t i)
{
	size_t len, from = i;

	while (i-- > 0 && from - i < 2 * BESIDE + 2)
		if (pages_is_text(p, i))
			return rap_is_lower(rap_utf8_last(p->line[i].text, &len));
	return false;
}

/* Left and right pages may have different words, and some have none. What goes on in small letters, or is carried on
 * so, is rather text. */
static bool
comes_again(const struct pages *p, size_t i, const struct group *at, size_t numbers)
{
	if ((pages_is_carried_on(p, i) && !is_within(p, i)) || (p->line[i].text.s[0] >= 'a' && p->line[i].text.s[0] <= 'z'))
		return at->times > 2 && at->times + 1 >= numbers;
	return at->times > 1 && (at->times * 2 > numbers || (at->times > 2 && at->times * 3 >= numbers));
}

/* A page's number, and the words that it stands with. */
static bool
is_numbered(struct line *l)
{
	return l->is == PAGE_NUMBER || l->is == FOOTER || (l->is == HEADER && pages_number(l) != NO_NUMBER);
}

/* "Minutes of 4 May 1998", by itself next to a page's number alone; it may come but once. */
static bool
repeats_title(struct pages *p, size_t i, size_t number)
{
	return number < p->n && p->line[number].is == PAGE_NUMBER && p->line[i].alone && pages_title_words(p, i);
}

/* Counts the lines of text that stand beside the page numbers, before or behind (step -1 or +1); with mark, makes
 * those furniture that come again at most page numbers. */
static void
beside(struct pages *p, struct rap_slots *g, size_t i, int step, size_t numbers, bool mark)
{
	size_t seen = 0;

	for (size_t k = i + step; k < p->n && seen < BESIDE; k += step) {
		struct line *l = &p->line[k];
		struct group *at;

		if (l->kind != LINE_TEXT)
			continue;
		if (l->is == PAGE_NUMBER)
			return;			/* of the next page */
		seen++;
		if (l->is || !pages_key(l))
			continue;
		at = rap_slot(g, l->key + (step > 0));
		at->times += !mark;
		at->first = k;
		if (mark && (comes_again(p, k, at, numbers) || (seen == 1 && repeats_title(p, k, i))))
			pages_mark(l, step > 0 ? HEADER : FOOTER, "comes-again-beside-page-numbers");
	}
}

/* Of the same letters, in capitals or not: a title may have the words of the header in capitals. */
static bool
is_same(const struct line *a, const struct line *b)
{
	return a->text.n > 3 && b->text.n > 3 && memcmp(a->text.s + 1, b->text.s + 1, 2) == 0;
}

/* The title stands below line i, apart from it: a line with a capital and without a stop. */
bool
pages_has_title_below(const struct pages *p, size_t i)
{
	size_t len, k = i + 1;

	while (k < p->n && p->line[k].kind == LINE_BLANK)
		k++;
	return k > i + 1 && pages_is_text(p, k) && p->line[k].text.n <= LONGEST_TITLE && !rap_ends(p->line[k].text, ".") &&
	    rap_is_upper(rap_utf8_get(p->line[k].text.s, p->line[k].text.n, &len));
}

/* The header of the first page stands below no page number, the footer of the last one above none. Without a number it
 * may be the title; it is none where that stands below it:
 *	PORT MAREN HARBOUR BOARD
 *
 *	Minutes of the spring meeting                        */
static bool
is_at_end(const struct pages *p, struct line *l, const struct group *at, int step)
{
	const struct line *other = &p->line[at->first];

	if (step < 0 || l->number != NO_NUMBER)
		return is_same(l, other);
	return l != other && rap_eq(l->text, other->text) && pages_has_title_below(p, (size_t)(l - p->line));
}

static void
at_end(struct pages *p, struct rap_slots *g, int step, size_t numbers)
{
	for (size_t i = step > 0 ? 0 : p->n - 1, seen = 0; i < p->n && seen < BESIDE; i += step) {
		struct line *l = &p->line[i];
		struct group *at;

		if (l->kind != LINE_TEXT)
			continue;
		seen++;
		if (l->is || !pages_key(l))
			continue;
		at = rap_slot(g, l->key + (step > 0));
		if (!comes_again(p, i, at, numbers) || !is_at_end(p, l, at, step))
			continue;
		pages_mark(l, step > 0 ? HEADER : FOOTER, "comes-again-beside-page-numbers");
		return;
	}
}

static bool
ends_numbered(const struct pages *p)
{
	size_t i = p->n;

	while (i > 0 && p->line[i - 1].kind != LINE_TEXT)
		i--;
	return i > 0 && is_numbered(&p->line[i - 1]);
}

/* The first page's header and the last one's footer count where there are but two pages. */
static void
find_beside(struct pages *p, size_t numbers)
{
	struct rap_slots g = RAP_SLOTS(struct group);

	for (int mark = 0; mark < 2; mark++) {
		for (size_t n = 0; n < p->odds; n++)
			if (is_numbered(&p->line[p->odd[n]])) {
				beside(p, &g, p->odd[n], 1, numbers, mark);
				beside(p, &g, p->odd[n], -1, numbers, mark);
			}
		if (numbers == 2 && !mark) {
			beside(p, &g, (size_t)-1, 1, numbers, false);
			if (!ends_numbered(p))		/* what stands above it was counted */
				beside(p, &g, p->n, -1, numbers, false);
		}
	}
	at_end(p, &g, 1, numbers);
	at_end(p, &g, -1, numbers);
	rap_slots_free(&g);
}

void
pages_beside(struct pages *p)
{
	size_t numbers = 0;

	for (size_t i = 0; i < p->odds && p->pages == 1; i++)
		numbers += is_numbered(&p->line[p->odd[i]]);
	if (numbers > 1)
		find_beside(p, numbers);
}

void
pages_rhythm(struct pages *p)
{
	struct rap_slots g = RAP_SLOTS(struct group);
	if (p->pages > 1)
		return;
	for (size_t k = 0; k < p->odds; k++) {
		struct line *l = &p->line[p->odd[k]];

		if ((l->numbers = l->twin && (l->alone || may_be_glued(l->text)) && may_number(p, l) && pages_key(l)))
			count(p, &g, p->odd[k]);
	}
	for (size_t i = 0; i < p->odds; i++) {
		struct line *l = &p->line[p->odd[i]];

		struct group *k = l->numbers ? rap_slot(&g, l->key) : NULL;

		if (k && is_rhythm(p, k))
			pages_mark_like(l, pages_is_number(p, l->text) ? PAGE_NUMBER : FOOTER, "number-that-counts-on", k);
		else if (k)
			pages_explain_refused(p, k, "its number does not count on by one, or pages would be uneven or short");
	}
	rap_slots_free(&g);
}
