/* sections_bare.c - numbers of headings that no stop follows:
 *
 *	1   Introduction
 *	1.1   The committee was set up on 3 February...
 *	2   What was found
 *
 * A line that begins so may be anything, "12 Mill Lane". It is numbered where the numbers count from 1 on, apart from the
 * text, and most of them have decimal numbers below them; or there are three at least, and seven in ten have decimals or
 * text below; or two, the first of which is a heading whatever it looks like. */
#include "sections.h"

#define TITLE_WORDS 14
#define COLON_WORDS 10		/* "2 Apologies:" */
#define HIGHEST 99

/* The number that the block begins with, its bytes in *n; 0 for none. */
static unsigned
number_of(const struct block *b, size_t *n)
{
	unsigned value = 0;
	bool quoted;
	uint32_t c = 0;
	size_t i = 0;

	while (i < b->text.n && i < 3 && b->text.s[i] >= '0' && b->text.s[i] <= '9')
		value = value * 10 + (unsigned)(b->text.s[i++] - '0');
	*n = i;
	if (value == 0 || value > HIGHEST || b->text.s[0] == '0' || i >= b->text.n || (b->text.s[i] != ' ' && b->text.s[i] != '\t'))
		return 0;
	while (i < b->text.n && (b->text.s[i] == ' ' || b->text.s[i] == '\t'))
		i++;
	quoted = i < b->text.n && b->text.s[i] == '"';
	return quoted || (sections_char(b->text, i, &c) && rap_is_upper(c)) ? value : 0;
}

static unsigned
title_number(const struct block *b)
{
	size_t n;

	if (b->kind != BLOCK_TEXT || b->mark.kind || !rap_is_digit(b->first) || b->lines > 2 || b->words > TITLE_WORDS ||
	    (b->stops && b->last != '?') ||
	    (b->last == ':' && b->words > COLON_WORDS) || b->last == ',' || b->last == ';' || b->centred ||
	    (b->gap == 0 && b->gap_after == 0))
		return 0;
	return number_of(b, &n);
}

/* The 3 of "3.2" */
static unsigned
chapter_of(const struct block *b)
{
	unsigned value = 0;

	for (size_t i = 0; b->mark.kind == RAP_MARK_DECIMAL && i < 3 && b->text.s[i] >= '0' && b->text.s[i] <= '9'; i++)
		value = value * 10 + (unsigned)(b->text.s[i] - '0');
	return value;
}

struct count {
	unsigned last;			/* number so far */
	unsigned nested, followed;	/* of them: with decimals of theirs below, with text right below and no decimals */
	bool in_nested, in_followed;	/* what the last one is */
	bool known;			/* the first is a heading whatever it looks like: "1 Introduction" */
};

static bool
is_believed(const struct count *c)
{
	return c->nested * 2 > c->last || (c->known && c->last > 1 && c->nested + c->followed == c->last) ||
	    (c->last > 2 && (c->nested + c->followed) * 10 >= c->last * 7);
}

/* Text, a table, a list: not the next number, as in a list of short lines. */
static bool
is_above_text(const struct sections *s, const struct block *title)
{
	const struct block *b = title->next < s->n ? &s->block[title->next] : NULL;

	return b && b->mark.kind != RAP_MARK_DECIMAL && title_number(b) == 0;
}

static bool
is_known(const struct sections *s, const struct block *b)
{
	size_t n;

	number_of(b, &n);
	return rap_lexicon_find(s->words[WORDS_HEADINGS], rap_trim(rap_cut(b->text, n, b->text.n)));
}

static void
count(struct count *c, const struct sections *s, const struct block *b)
{
	if (title_number(b) == c->last + 1) {
		c->known |= c->last == 0 && is_known(s, b);
		c->last++;
		c->in_nested = false;
		c->followed += c->in_followed = is_above_text(s, b);
	} else if (c->last > 0 && !c->in_nested && chapter_of(b) == c->last) {
		c->in_nested = true;
		c->nested++;
		c->followed -= c->in_followed;
	}
}

static void
mark(struct block *b, unsigned value)
{
	size_t n, lead = (size_t)(b->text.s - b->own.s);

	number_of(b, &n);
	b->mark = (struct rap_mark){ .kind = RAP_MARK_ARABIC, .start = lead, .end = lead + n, .value = value, .depth = 1 };
	for (b->mark.text = b->mark.end; b->own.s[b->mark.text] == ' ' || b->own.s[b->mark.text] == '\t'; )
		b->mark.text++;
}

void
sections_bare_numbers(struct sections *s)
{
	struct count c = { 0 };
	unsigned next = 1;

	for (size_t k = 0; k < s->marked.n; k++)
		count(&c, s, &s->block[s->marked.at[k]]);
	for (size_t k = 0; k < s->marked.n && is_believed(&c) && next <= c.last; k++)
		if (title_number(&s->block[s->marked.at[k]]) == next)
			mark(&s->block[s->marked.at[k]], next++);
}
