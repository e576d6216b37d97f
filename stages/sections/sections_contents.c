/* sections_contents.c - the table of contents: the short lines behind "Contents" up to the first heading they
 * name. They are a list, not headings of the body. */
#include "sections.h"

/* A block of contents, text behind the number without leaders and page number: "3.  Fees ........ 12" is "Fees". */
static struct rap_str
title_of(const struct block *b)
{
	struct rap_str t = rap_cut(b->own, b->mark.kind ? b->mark.text : 0, b->own.n);
	size_t len, end = t.n;
	uint32_t c;

	for (c = 0; end > 0; end -= len) {
		c = rap_utf8_last(rap_cut(t, 0, end), &len);
		if (!rap_is_digit(c) && !rap_is_space(c) && c != '.' && c != 0x2026 && c != 0xB7)
			break;
	}
	return rap_trim(rap_cut(t, 0, end));
}

static bool
is_entry(const struct sections *s, const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->text.n > 0 && b->text.n <= 300 && b->lines <= 3 &&
	    !(sections_is_running(b) && b->mark.kind == RAP_MARK_NONE && title_of(b).n + 2 > b->text.n) &&
	    !rap_lexicon_find(s->words.contents, b->text);
}

static bool
is_contents_head(const struct sections *s, const struct block *b)
{
	struct rap_str t = b->text;

	if (t.n > 0 && t.s[t.n - 1] == ':')
		t.n--;
	return b->kind == BLOCK_TEXT && t.n <= 60 && rap_lexicon_find(s->words.contents, t) != NULL;
}

/* The block behind the contents that start at first: the one that their first entry names, or that stands further
 * off. */
static size_t
contents_end(const struct sections *s, size_t first, size_t *n)
{
	struct rap_str named = title_of(&s->block[first]);
	size_t i = first, second = s->block[first].next;
	unsigned gap = second < s->n ? s->block[second].gap : 0;

	for (*n = 0; i < s->n && is_entry(s, &s->block[i]); i = s->block[i].next) {
		const struct block *b = &s->block[i];
		bool over_page = i > 0 && s->block[i - 1].kind == BLOCK_AROUND;

		if (i != first && (rap_eq(title_of(b), named) || (b->gap > gap && !over_page)))
			break;
		++*n;
	}
	return i;
}

void
sections_contents(struct sections *s)
{
	for (size_t i = 0; i < s->n; i++) {
		size_t first = s->block[i].next, n, end;

		if (!is_contents_head(s, &s->block[i]) || first >= s->n)
			continue;
		end = contents_end(s, first, &n);
		if (n < 3)
			continue;
		s->block[i].kind = BLOCK_HEAD;
		s->block[i].rank = s->block[i].letters == LETTERS_CAPITALS ? RANK_CAPITALS : RANK_ARABIC;
		for (size_t k = first; k < s->n && k != end; k = s->block[k].next) {
			s->block[k].kind = BLOCK_ITEM;
			s->block[k].unmarked = true;
			s->block[k].list = LIST_CONTENTS;
			s->block[k].mark.kind = RAP_MARK_NONE;
		}
		i = end > i ? end - 1 : i;
	}
}
