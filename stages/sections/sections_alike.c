/* sections_alike.c - headings that only the others of the document show: the same dress is the same thing. A short line by
 * itself is a heading where others are, whatever stands below; so is what is asked where the document asks and answers. Asked
 * when the rules of sections_heads.c have spoken. */
#include <string.h>

#include "sections.h"

#define HEAD_WORDS SECTIONS_HEAD_WORDS
#define FEW_WORDS 3		/* of a line that is a title whatever its letters */
#define SEVERAL 3		/* headings of one dress */
#define FEW_HEADS 2		/* that let what is asked or said in a few words be one */
#define LONG_TEXT 100		/* bytes of a paragraph below it */
#define CATCH_WORDS 6

/* "Who pays?", "¿Y ahora qué?", "'We will not move'": what is asked or said in a few words, and is no paragraph among others. */
static bool
is_catchword(const struct block *b)
{
	bool quoted = (b->first == '\'' || b->first == '"' || b->first == 0xAB || b->first == 0x2018 || b->first == 0x201C) &&
	    (b->last == '\'' || b->last == '"' || b->last == 0xBB || b->last == 0x2019 || b->last == 0x201D);
	bool asked = b->last == '?' && (rap_is_upper(b->first) || b->first == 0xBF);
	size_t inside = b->text.n > 4 ? b->text.n - 4 : 0;

	return (quoted || asked) && b->words <= CATCH_WORDS && !memchr(b->text.s, '.', inside) && !memchr(b->text.s, '!', inside);
}

static bool
is_dressed(const struct sections *s, size_t i)
{
	const struct block *b = i < s->n ? &s->block[i] : NULL;
	struct candidate p = { .s = s, .b = &s->block[i] };

	if (!b || b->gap == 0 || b->gap_after == 0 || b->lines > 1 || b->words > HEAD_WORDS || b->indent != s->page.indent ||
	    b->kind != BLOCK_TEXT || b->next >= s->n || b->stops || b->last == ':' || b->times > 1 || b->entry)
		return false;
	p.prev = b->prev < s->n ? &s->block[b->prev] : NULL;
	p.next = &s->block[b->next];
	return (b->letters == LETTERS_TITLE || (b->letters == LETTERS_SENTENCE && b->words <= FEW_WORDS &&
	    p.next->kind != BLOCK_HEAD)) && rap_is_upper(b->first) && !b->digit && sections_may_be_head(&p) &&
	    !sections_reads_like_sentence(&p) && !(p.prev && p.prev->kind == BLOCK_TEXT && p.prev->last == ':');
}

/* Not a column of names, where one such line stands below another. */
static bool
stands_by_itself(const struct sections *s, const struct block *b)
{
	return !is_dressed(s, b->prev) && !is_dressed(s, b->next);
}

/* Between two paragraphs, in a document with such headings; fewer of them than those: else somebody is asked. */
static void
take_catchwords(struct sections *s, size_t heads)
{
	size_t n = 0;

	for (int take = 0; take < 2; take++)
		for (size_t k = 0; k < s->briefs && n <= heads; k++) {
			struct block *b = &s->block[s->brief[k]];

			if (b->kind != BLOCK_TEXT || b->lines > 1 || b->mark.kind || b->times > 1 || b->gap == 0 || b->gap_after == 0 ||
			    b->indent != s->page.indent || !is_catchword(b) || b->prev == s->n || b->next == s->n ||
			    !sections_is_running(&s->block[b->prev]) || s->block[b->next].kind != BLOCK_TEXT ||
			    s->block[b->next].text.n < LONG_TEXT)
				continue;
			n += !take;
			if (!take)
				continue;
			b->kind = BLOCK_HEAD;
			b->rank = RANK_ARABIC;
			b->cert = "low";
			b->rule = "line-like-other-headings";
		}
}

void
sections_alike(struct sections *s)
{
	size_t heads = 0, others = 0;

	for (size_t i = 0; i < s->n; i++)
		heads += s->block[i].kind == BLOCK_HEAD && s->block[i].rank == RANK_ARABIC && !s->block[i].mark.kind;
	if (s->page.labels || s->page.contents)
		return;
	if (heads >= FEW_HEADS)
		take_catchwords(s, heads);
	if (heads < SEVERAL)
		return;
	for (size_t i = 0; i < s->briefs; i++)
		others += is_dressed(s, s->brief[i]);
	for (size_t i = 0; i < s->briefs && others <= heads * 2; i++) {
		struct block *b = &s->block[s->brief[i]];

		if (!is_dressed(s, s->brief[i]) || !stands_by_itself(s, b))
			continue;
		b->kind = BLOCK_HEAD;
		b->rank = RANK_ARABIC;
		b->cert = "low";
		b->rule = "line-like-other-headings";
	}
}
