/* sections_articles.c - articles whose number and text are one paragraph, as laws, resolutions and contracts have them:
 *
 *	SECTION 1. Findings. The harbour is narrow and...
 *	ARTÍCULO 2º.- Los prácticos llevarán un farol...
 *	Art. 3º A pesca é livre...
 *
 * The number is the label of a section, with the title behind it where most have one; the rest is its first paragraph. Two
 * at least must count on: "Section 5 of the act" counts nothing. */
#include <stdlib.h>

#include "sections.h"

#define TITLE_WORDS 6
#define TITLE_BYTES 72

enum { CLASSES = 3 };		/* part, chapter, section */

struct article {
	size_t block;
	const char *class;
	unsigned rank;
	size_t label, text;	/* in the block's text: where the number ends, where what is behind it starts */
	size_t behind;		/* where the text behind the title starts; 0 where there is none */
	unsigned value;		/* 0: a number in words, or roman */
};

struct count {
	size_t n, on, titled;
	unsigned last;
};

static unsigned
value_of(struct rap_str number)
{
	unsigned value = 0;

	for (size_t i = 0; i < number.n && i < 6 && number.s[i] >= '0' && number.s[i] <= '9'; i++)
		value = value * 10 + (unsigned)(number.s[i] - '0');
	return value;
}

/* The end of ".", ":", ".-", " - " behind the number; i itself where there is none. */
static size_t
punctuation(struct rap_str t, size_t i)
{
	size_t end = i, len;

	for (size_t at = i; at < t.n && at < i + 8; at += len) {
		uint32_t c = rap_utf8_get(t.s + at, t.n - at, &len);

		if (c == '.' || c == ':' || c == ')' || rap_is_dash(c))
			end = at + len;
		else if (c != ' ')
			break;
	}
	return end;
}

/* Where the text behind "Findings. " starts, 0 where no title stands there. */
static size_t
title_end(struct rap_str t, size_t from)
{
	size_t words = 1, letters = 0, next, len;

	for (size_t i = from; i < t.n && i < from + TITLE_BYTES && words <= TITLE_WORDS; i += len) {
		uint32_t c = rap_utf8_get(t.s + i, t.n - i, &len);

		if (rap_is_alpha(c)) {
			letters++;
			continue;
		}
		if (c == ',' || c == ';' || c == ':' || c == '"')
			return 0;
		if (c == '.' && letters > 3 && (next = rap_skip_space(t, i + 1)) > i + 1 && next < t.n)
			return rap_is_upper(rap_utf8_get(t.s + next, t.n - next, &len)) ? next : 0;
		words += rap_is_space(c);
		letters = 0;
	}
	return 0;
}

static bool
is_article(const struct sections *s, size_t block, struct article *a)
{
	const struct block *b = &s->block[block];
	struct rap_str t = b->text;
	size_t i, n;

	a->block = block;
	if (b->kind != BLOCK_TEXT || (i = sections_match(s, b, WORDS_SECTIONS, &a->class)) == 0)
		return false;
	for (a->rank = sections_class_rank(a->class); i < t.n && (t.s[i] == ' ' || t.s[i] == '.'); i++)
		;
	n = sections_number(s, t, i);
	a->value = value_of(rap_cut(t, i, i + n));
	a->label = punctuation(t, i + n);
	if (n == 0 || (a->label == i + n && (unsigned char)t.s[i + n - 1] < 0x80))	/* "3º" */
		return false;
	a->text = rap_skip_space(t, a->label);
	a->behind = title_end(t, a->text);
	if (a->behind && rap_lexicon_match(s->words[WORDS_OPENERS], rap_cut(t, a->text, t.n), NULL))
		a->behind = 0;			/* "The pilots. They are..." */
	return a->text > a->label && a->text < t.n;
}

/* Running text, or what announces some; not "Article 5. Duties of the Keepers", a title by itself. */
static bool
is_text(const struct block *b, const struct article *a)
{
	if (a->behind || b->text.n >= 200 || b->lines > 2)
		return true;
	return b->letters == LETTERS_SENTENCE && (b->stops || (b->last == ':' && b->words > TITLE_WORDS));
}

static size_t
class_of(const struct article *a)
{
	return a->rank == RANK_PART ? 0 : a->rank == RANK_CHAPTER ? 1 : 2;
}

static void
count(struct count *c, const struct article *a)
{
	c->on += c->n > 0 && (a->value == c->last + 1 || (a->value == 0 && c->last == 0));
	c->n++;
	c->titled += a->behind > 0;
	c->last = a->value;
}

static bool
are_articles(const struct count *c)
{
	return c->n > 1 && c->on * 2 >= c->n - 1;
}

static void
take(struct block *b, const struct article *a, bool titled)
{
	size_t lead = (size_t)(b->text.s - b->own.s);

	b->kind = BLOCK_HEAD;
	b->rank = a->rank;
	b->label_from = lead;
	b->label_to = lead + a->label;
	b->text_at = lead + (titled && a->behind ? a->behind : a->text);
	b->cert = "medium";
	b->rule = "number-runs-into-text";
}

/* Where one class at least counts on. */
static void
take_all(const struct sections *s, const struct article *v, size_t n, const struct count counts[CLASSES])
{
	for (const struct article *a = v; a < v + n; a++) {
		const struct count *c = &counts[class_of(a)];
		struct block *b = &s->block[a->block];

		if (are_articles(c) && is_text(b, a))
			take(b, a, c->titled * 10 >= c->n * 6);
	}
}

void
sections_articles(struct sections *s)
{
	struct count counts[CLASSES] = { { 0 } };
	struct article *v = rap_realloc(NULL, s->opening.n + 1, sizeof(*v));
	size_t n = 0;

	for (size_t k = 0; k < s->opening.n; k++)
		if (is_article(s, s->opening.at[k], &v[n])) {
			count(&counts[class_of(&v[n])], &v[n]);
			n++;
		}
	if (are_articles(&counts[0]) || are_articles(&counts[1]) || are_articles(&counts[2]))
		take_all(s, v, n, counts);
	free(v);
}
