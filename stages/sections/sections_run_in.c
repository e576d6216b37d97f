/* sections_run_in.c - headings that run into their text, on one line with it:
 *
 *	2. Apologies for absence: Mr. Oyelaran and Ms. Brandt had sent apologies.
 *	PORT MAREN: Port Maren has two quays and...
 *	Q&A Session: What does the council mean to do about the tower?
 *
 * The block is cut behind the title; its rest is a paragraph (sections_build.c). Numbered ones are judged with their
 * series (sections_series.c). */
#include <stdlib.h>
#include <string.h>

#include "sections.h"

#define TITLE_BYTES 110
#define TITLE_WORDS 14
#define SENTENCE_WORDS 8	/* of a title that a full stop ends: "3. Quorum. Half of the members..." */
#define LABEL_BYTES 64
#define LABEL_TEXT 40		/* bytes of text behind a label in capitals */
#define READ 400		/* bytes of the text that are searched for words of a speaker */

static size_t
text_start(const struct block *b)
{
	return b->mark.kind ? b->mark.text : (size_t)(b->text.s - b->own.s);
}

/* "Apologies" before a stop may be a title; "Mr" and "No" are not. */
static bool
is_whole_word(struct rap_str t, size_t from, size_t stop)
{
	size_t n = 0, len;

	for (; stop > from && rap_is_alpha(rap_utf8_last(rap_cut(t, 0, stop), &len)); stop -= len)
		n++;
	return n >= 4;
}

/* The sign c before byte next ends a title that began at from: "4. Budget: the clerk", "4. Budget. The clerk said",
 * "4. Budget - The clerk said". */
static bool
ends_title(struct rap_str t, size_t from, size_t i, size_t behind, uint32_t c, size_t words)
{
	size_t next = rap_skip_space(t, behind);
	uint32_t after;

	if (!sections_char(t, next, &after))
		return false;
	if (c == ':')
		return next > behind;
	if (c == '.')
		return (next > behind || rap_is_dash(after)) && words <= SENTENCE_WORDS && is_whole_word(t, from, i) &&
		    (rap_is_upper(after) || rap_is_dash(after));
	return rap_is_dash(c) && i > from && t.s[i - 1] == ' ' && next > behind && words <= SENTENCE_WORDS + 1 &&
	    rap_is_upper(after);
}

/* A title at the start of a numbered block, that a colon or stop ends. */
size_t
sections_run_in(const struct block *b)
{
	struct rap_str t = b->own;
	size_t from = text_start(b), words = 1, len;
	uint32_t c;

	if (from >= t.n || !rap_is_upper(rap_utf8_get(t.s + from, t.n - from, &len)))
		return 0;
	for (size_t i = from; (i = rap_skip_word(t, i)) < t.n && i < from + TITLE_BYTES && words <= TITLE_WORDS; i += len) {
		c = rap_utf8_get(t.s + i, t.n - i, &len);
		if (rap_class(c) > RAP_CHAR_SPACE)	/* a letter that is not of ASCII */
			continue;
		if (c == '"' || c == ';' || c == '?' || c == '!')
			return 0;
		words += rap_is_space(c);
		if ((c == ':' || c == '.' || rap_is_dash(c)) && ends_title(t, from, i, i + len, c, words))
			return rap_skip_space(t, i + len);
		if (c == ':' || (c == '.' && is_whole_word(t, from, i)))
			return 0;
	}
	return 0;
}

/* A first line that is a title and was taken for the beginning of its paragraph:
 *	II. Harbour Dues and What Becomes of Them
 *	The dues are paid each month to the harbour office, and... */
size_t
sections_first_line(const struct sections *s, const struct block *b)
{
	struct rap_str t = b->own, line;
	size_t from = text_start(b), next, len;
	const char *end = from < t.n ? memchr(t.s + from, '\n', t.n - from) : NULL;
	enum letters letters;

	if (!end || (size_t)(end - t.s) - from > TITLE_BYTES)
		return 0;
	line = rap_cut(t, from, (size_t)(end - t.s));
	next = rap_skip_space(t, (size_t)(end - t.s));
	if (next >= t.n || !rap_is_upper(rap_utf8_get(t.s + next, t.n - next, &len)) ||
	    !rap_is_alpha(rap_utf8_last(rap_trim(line), &len)))
		return 0;
	letters = sections_letters(s, line);
	return letters == LETTERS_TITLE || letters == LETTERS_CAPITALS ? next : 0;
}

/* --- labels in capitals: headings, or whoever speaks */

struct seen {
	uint64_t label;		/* its hash */
	bool before;		/* it has come */
};

struct labels {
	struct rap_slots seen;	/* of the labels so far */
	size_t n;
	size_t echoes;		/* labels that their text names again: "PORT MAREN: Port Maren has..." */
	size_t speaks;		/* texts in which somebody means himself */
	size_t chars;
	bool again;		/* a label comes again */
};

/* Where the text starts behind "PORT MAREN:"; 0 where no such label stands there. */
static size_t
label_end(const struct block *b)
{
	struct rap_str t = b->text;
	size_t i, letters = 0, words = 1, len;

	if (b->kind != BLOCK_TEXT || b->label == 0)
		return 0;
	for (i = 0; i < t.n && i < LABEL_BYTES && t.s[i] != ':'; i += len) {
		uint32_t c = rap_utf8_get(t.s + i, t.n - i, &len);

		if (rap_is_lower(c) || c == '.' || c == '(' || c == '\n')
			return 0;
		letters += rap_is_upper(c);
		words += rap_is_space(c);
	}
	if (i >= t.n || t.s[i] != ':' || letters < 4 || words > 6 || t.n < i + LABEL_TEXT || rap_skip_space(t, i + 1) == i + 1)
		return 0;
	return rap_skip_space(t, i + 1);
}

static bool
echoes(struct rap_str text, size_t at)
{
	size_t i = 0, a, b;

	for (; i < 4 && at + i < text.n; ) {
		uint32_t x = rap_utf8_get(text.s + i, text.n - i, &a), y = rap_utf8_get(text.s + at + i, text.n - at - i, &b);

		if (rap_to_lower(x) != rap_to_lower(y))
			return false;
		i += a;
	}
	return true;
}

bool
sections_speaks(const struct sections *s, struct rap_str text)
{
	return rap_lexicon_within(s->words[WORDS_SELVES], rap_cut(text, 0, READ));
}

static void
note_label(struct labels *l, struct rap_str label)
{
	struct seen *seen = rap_slot(&l->seen, rap_hash(label) | 1);

	l->again |= seen->before;
	seen->before = true;
}

static void
look_at_label(const struct sections *s, struct labels *l, const struct block *b)
{
	size_t at = label_end(b);

	if (!at)
		return;
	l->n++;
	l->chars += b->text.n;
	l->echoes += echoes(b->text, at);
	l->speaks += sections_speaks(s, rap_cut(b->text, at, b->text.n));
	note_label(l, rap_cut(b->text, 0, at));
}

/* Each label stands once; the texts name it again, or are long and nobody speaks in them. */
static bool
are_headings(const struct labels *l)
{
	if (l->n < 2 || l->again)
		return false;
	return l->echoes * 2 >= l->n || (l->speaks == 0 && l->chars >= 250 * l->n);
}

static void
run_in(struct block *b, size_t text_at, const char *rule)
{
	b->kind = BLOCK_HEAD;
	b->rank = RANK_BELOW;
	b->text_at = (size_t)(b->text.s - b->own.s) + text_at;
	b->cert = "medium";
	b->rule = rule;
}

/* "Q&A Session: How many boats..." */
static void
find_questions(const struct sections *s, struct block *b)
{
	size_t n, at;

	if (b->kind != BLOCK_TEXT || b->label == 0)
		return;
	n = sections_match(s, b, WORDS_QUESTIONS, NULL);
	if (!n || n >= b->text.n || b->text.s[n] != ':' || (at = rap_skip_space(b->text, n + 1)) >= b->text.n || at == n + 1)
		return;
	run_in(b, at, "heading-word-runs-into-text");
	b->cert = NULL;
	b->qa = true;
}

void
sections_run_ins(struct sections *s)
{
	struct labels l = { .seen = RAP_SLOTS(struct seen) };

	for (size_t k = 0; k < s->labelled.n; k++)
		find_questions(s, &s->block[s->labelled.at[k]]);
	for (size_t k = 0; k < s->labelled.n; k++)
		look_at_label(s, &l, &s->block[s->labelled.at[k]]);
	rap_slots_free(&l.seen);
	for (size_t k = 0; k < s->labelled.n && are_headings(&l); k++) {
		struct block *b = &s->block[s->labelled.at[k]];

		if (label_end(b))
			run_in(b, label_end(b), "label-runs-into-text");
	}
}
