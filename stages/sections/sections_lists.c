/* sections_lists.c - items that bullets begin, their further paragraphs, and lists without marks. Numbered items
 * are judged by their series (sections_series.c). */
#include <stdlib.h>
#include <string.h>

#include "sections.h"

#define ENTRY_BYTES 200
#define QUOTED 150	/* bytes: paragraphs of a quotation have this mean length at least */

/* A further paragraph of the item before it: set in as deep as the item's text, without a mark. */
static bool
is_more(const struct block *item, const struct block *b)
{
	size_t text = item->indent + (item->mark.text - item->mark.start);

	return b->kind == BLOCK_TEXT && b->mark.kind == RAP_MARK_NONE && b->indent > item->indent + 1 && b->gap <= 2 &&
	    (!b->centred || b->indent == text) && !b->goes_out && b->indent <= text + 4;
}

/* "- the first"; not a dash in a sentence that happens to begin a line:
 *	The harbour master
 *	- as everybody knew - had gone. */
static bool
is_bulleted(const struct sections *s, const struct block *b)
{
	const struct block *prev = b->prev < s->n ? &s->block[b->prev] : NULL;
	const struct block *next = b->next < s->n ? &s->block[b->next] : NULL;
	size_t len;

	if (b->kind != BLOCK_TEXT || b->mark.kind != RAP_MARK_BULLET || b->mark.text >= b->own.n)
		return false;
	if (!rap_is_dash(b->mark.bullet) || (prev && rap_mark_alike(&prev->mark, &b->mark)) ||
	    (next && rap_mark_alike(&next->mark, &b->mark)))
		return true;
	return !prev || prev->stops || prev->last == ':' || prev->kind != BLOCK_TEXT ||
	    !rap_is_lower(rap_utf8_get(b->own.s + b->mark.text, b->own.n - b->mark.text, &len));
}

void
sections_items(struct sections *s)
{
	size_t item = s->n;

	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		if (b->kind == BLOCK_AROUND)
			continue;
		if (is_bulleted(s, b))
			b->kind = BLOCK_ITEM;
		if (b->kind == BLOCK_ITEM)
			item = i;
		else if (item < s->n && is_more(&s->block[item], b))
			b->kind = BLOCK_MORE;
		else
			item = s->n;
	}
}

/* The last word before the stop is one that points down: "... follow the links below." */
static bool
points_down(const struct sections *s, const struct block *b)
{
	struct rap_str t = b->text, word;
	size_t from, len;

	if (b->last == ':')
		return true;
	while (t.n > 0 && !rap_is_alpha(rap_utf8_last(t, &len)))
		t.n -= len;
	for (from = t.n; from > 0 && rap_is_alpha(rap_utf8_last(rap_cut(t, 0, from), &len)); )
		from -= len;
	word = rap_cut(t, from, t.n);
	return word.n > 0 && rap_lexicon_find(s->words[WORDS_LEADS], word);
}

static bool
is_entry(const struct block *b, unsigned gap, size_t indent)
{
	bool text, stops;

	if (b->text.n > ENTRY_BYTES || b->gap != gap || b->indent != indent || b->lines > 3 || b->last == ':')
		return false;
	text = b->kind == BLOCK_TEXT || (b->kind == BLOCK_HEAD && b->cert && gap == 0);		/* line on line: no heading */
	stops = b->stops && !(b->last == ';' && gap == 0 && rap_is_upper(b->first) && !b->code);	/* "lamp = 1;" */
	return text && !stops && !b->centred && b->letters != LETTERS_NONE && !sections_is_numbered(b);
}

/* "... ;" on the line above, and the stop of the whole list: "the clerk." */
static bool
is_last_entry(const struct sections *s, const struct block *b, size_t indent)
{
	return b->kind == BLOCK_TEXT && s->block[b->prev].last == ';' && b->last == '.' && b->gap == 0 && b->indent == indent &&
	    !sections_is_numbered(b) && b->text.n <= ENTRY_BYTES;
}

/* The end of the run of entries that starts at block i; how far apart they are on two pages says nothing. */
static size_t
run_of_entries(const struct sections *s, size_t i, size_t *n)
{
	unsigned gap = s->block[s->block[i].next < s->n ? s->block[i].next : i].gap;
	size_t indent = s->block[i].indent;

	for (*n = 0; i < s->n; i = s->block[i].next, ++*n) {
		bool over_page = *n > 0 && s->block[i - 1].kind == BLOCK_AROUND;

		if (!is_entry(&s->block[i], *n == 0 || over_page ? s->block[i].gap : gap, indent))
			break;
	}
	if (*n > 0 && i < s->n && is_last_entry(s, &s->block[i], indent)) {
		++*n;
		i = s->block[i].next;
	}
	return i;
}

/* An entry, and something as short in the same column below it. */
static bool
may_begin_entries(const struct sections *s, const struct block *first)
{
	const struct block *second = &s->block[first->next];

	return first->text.n <= ENTRY_BYTES && first->next < s->n && second->text.n <= ENTRY_BYTES &&
	    second->indent == first->indent && is_entry(first, first->gap, first->indent);
}

/* Two entries that stand line on line, or three with blank lines between, behind words that announce them. */
void
sections_unmarked(struct sections *s)
{
	for (size_t i = s->title; i < s->n; i++) {
		const struct block *lead = &s->block[i];
		size_t first = lead->next, n, end;

		if (lead->kind != BLOCK_TEXT || first >= s->n || !may_begin_entries(s, &s->block[first]) || !points_down(s, lead))
			continue;
		end = run_of_entries(s, first, &n);
		if (n < 2 || (n < 3 && s->block[s->block[first].next].gap > 0))
			continue;
		for (size_t k = first; k < s->n && k != end; k = s->block[k].next) {
			s->block[k].kind = BLOCK_ITEM;
			s->block[k].cert = s->block[k].rule = NULL;
			s->block[k].mark.kind = RAP_MARK_NONE;
			s->block[k].unmarked = true;
		}
	}
}

/* --- paragraphs set in behind a colon, at least two of them: items, or a quotation, which says whole sentences at length */

static bool
is_set_in(const struct block *b, size_t indent)
{
	return b->kind == BLOCK_TEXT && b->mark.kind == RAP_MARK_NONE && b->indent == indent && b->gap > 0 && !b->centred &&
	    !b->goes_out && b->first != '"' && b->first != 0x201C && b->first != 0xAB;
}

/* The end of the run of such paragraphs from first on; items that are set in deeper belong to the one before them. */
static size_t
run_of_set_in(const struct sections *s, size_t first, size_t *n)
{
	size_t i = first, indent = s->block[first].indent;

	for (*n = 0; i < s->n; i = s->block[i].next) {
		const struct block *b = &s->block[i];
		bool below = *n > 0 && (b->kind == BLOCK_ITEM || b->kind == BLOCK_MORE) && b->indent > indent;

		if (!below && !is_set_in(b, indent))
			break;
		*n += !below;
	}
	return i;
}

static bool
is_quotation(const struct sections *s, size_t first, size_t end)
{
	size_t n = 0, bytes = 0;

	for (size_t i = first; i < s->n && i != end; i = s->block[i].next, n++) {
		const struct block *b = &s->block[i];

		if (b->kind != BLOCK_TEXT || !rap_is_upper(b->first) || !b->stops || b->last == ';')
			return false;
		bytes += b->text.n;
	}
	return bytes >= QUOTED * n;
}

static void
take_set_in(struct block *b, bool quotation)
{
	b->kind = quotation ? BLOCK_QUOTE : BLOCK_ITEM;
	b->cert = quotation ? "medium" : NULL;
	b->rule = quotation ? "sentences-set-in-after-colon" : NULL;
	b->unmarked = !quotation;
	b->list = LIST_SET_IN;
}

void
sections_set_in(struct sections *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct block *lead = &s->block[i];
		size_t first = lead->next, n, end;
		bool quotation;

		if (lead->kind != BLOCK_TEXT || lead->last != ':' || first >= s->n || s->block[first].indent < lead->indent + 2)
			continue;
		end = run_of_set_in(s, first, &n);
		if (n < 2)
			continue;
		quotation = is_quotation(s, first, end);
		for (size_t k = first; k < s->n && k != end; k = s->block[k].next)
			if (s->block[k].kind == BLOCK_TEXT)
				take_set_in(&s->block[k], quotation);
	}
}
