/* sections_captions.c - the captions of figures, tables and pictures: by their words and numbers, by who took the picture, by
 * their width. */
#include <string.h>

#include "sections.h"

#define CAPTION 400		/* bytes */
#define CREDIT 80		/* bytes of who took a picture */
#define SOURCE 6		/* bytes of a source in one small word: "archive", not "it" */
#define HALVES 3		/* names with a dash behind them that may be half captions: more of them are who speaks */
#define NARROW 30		/* columns of a column of text, at least */
#define RARE 10			/* paragraphs of several lines to one caption that only its width shows */

/* --- "Figure 3. The old harbour", "Table 2: Fees"; not "Figure 3 shows" */

/* "Photo: the quay in winter", by itself; not one of the labels of a form */
static bool
is_labelled_caption(const struct sections *s, const struct block *b, size_t word)
{
	return b->label == word + 1 && (b->prev == s->n || s->block[b->prev].label == 0) &&
	    (b->next == s->n || s->block[b->next].label == 0) && b->gap_after > 0;
}

/* "Figure 2 : La digue", "Quadro 1 - Barcos por ano", "Figure 3 . The mole"; not "Figure 1 - the only one - shows" */
static bool
is_set_off(const struct block *b, size_t i)
{
	struct rap_str t = rap_cut(b->text, i, b->text.n);
	size_t len, sign;
	uint32_t c = rap_utf8_get(t.s, t.n, &sign);

	if (c != ':' && c != '.' && !rap_is_dash(c))
		return false;
	t = rap_cut(t, sign, t.n);
	return t.n > 1 && t.s[0] == ' ' && rap_is_upper(rap_utf8_get(t.s + 1, t.n - 1, &len));
}

static bool
is_caption(const struct sections *s, const struct block *b)
{
	size_t word, i, n;
	uint32_t c;

	if (b->text.n > CAPTION || b->mark.kind || !(word = sections_match(s, b, WORDS_CAPTIONS, NULL)))
		return false;
	for (i = word; i < b->text.n && (b->text.s[i] == ' ' || b->text.s[i] == '.'); i++)
		;
	n = sections_number(s, b->text, i);
	if (n == 0)
		return is_labelled_caption(s, b, word);
	if (!sections_char(b->text, i + n, &c) || c == '.' || c == ':' || c == 0x2013 || c == 0x2014)
		return true;
	return c == ' ' && is_set_off(b, i + n + 1);
}

/* --- who took the picture, at the end of what it shows:
 *
 *	The mole at low water. Photo: Teo Marsh
 *	Ines Rivas at the helm. (Photo: Lamp Gazette / Teo Marsh)	*/

static bool
is_names(const struct sections *s, struct rap_str names)
{
	enum letters letters = sections_letters(s, names);

	return letters == LETTERS_TITLE || letters == LETTERS_CAPITALS;
}

/* "Photo: Teo Marsh", "Photo by Teo Marsh / Harbour Archive", "Foto: archive", and nothing behind it; not "Picture an oil lamp" */
static bool
is_credit(const struct sections *s, struct rap_str t)
{
	const char *class = "";
	size_t n = rap_lexicon_match(s->words[WORDS_CAPTIONS], t, &class);
	struct rap_str names = rap_trim(rap_cut(t, n, t.n));
	bool colon = rap_starts(names, ":");

	if (rap_starts(t, "\xC2\xA9"))
		return t.n > 3;
	if (n == 0 || !class || strcmp(class, "picture") != 0 || names.n < 2)
		return false;
	names = rap_trim(rap_cut(names, colon || names.s[0] == '/', names.n));
	return is_names(s, names) || (colon && names.n >= SOURCE && !memchr(names.s, ' ', names.n));
}

/* "Photo: the mole at low water" */
static bool
names_picture(const struct sections *s, struct rap_str t)
{
	const char *class = "";
	size_t n = rap_lexicon_match(s->words[WORDS_CAPTIONS], t, &class);

	return n > 0 && class && strcmp(class, "picture") == 0 && n < t.n && t.s[n] == ':';
}

/* The same in brackets, anywhere: "(AP Photo/Teo Marsh)"; names alone may be those of who moved: "(Marsh/Odell)". */
static bool
is_bracketed_credit(const struct sections *s, struct rap_str t)
{
	for (size_t i = 0; i < t.n; i++)
		if ((i == 0 || t.s[i - 1] == ' ') && is_credit(s, rap_cut(t, i, t.n)))
			return true;
	return false;
}

/* The last sign of that kind in t; t.n where there is none. */
static size_t
last_sign(struct rap_str t, char sign)
{
	const char *at = t.n ? memrchr(t.s, sign, t.n) : NULL;

	return at ? (size_t)(at - t.s) : t.n;
}

/* Behind the last bracket, or the last stops or bars of the end of t, but for the one it ends in. */
static bool
ends_in_credit(const struct sections *s, struct rap_str t)
{
	struct rap_str end = rap_cut(t, t.n > CREDIT ? t.n - CREDIT : 0, t.n);
	size_t at;

	end.n -= end.s[end.n - 1] == '.';
	if (end.n > 1 && (end.s[end.n - 1] == ')' || end.s[end.n - 1] == ']')) {
		at = last_sign(end, end.s[end.n - 1] == ')' ? '(' : '[');
		if (at == 0 && end.s == t.s && names_picture(s, rap_cut(t, 1, t.n)))
			return true;
		return at + 2 < end.n && is_bracketed_credit(s, rap_cut(end, at + 1, end.n - 1));
	}
	for (size_t k = 0; k < 2; k++)
		for (struct rap_str rest = end; (at = last_sign(rest, ".|"[k])) < rest.n; rest.n = at)
			if (at + 1 < end.n && end.s[at + 1] == ' ' && is_credit(s, rap_cut(end, at + 2, end.n)))
				return true;
	return false;
}

/* "Ines Rivas -" between paragraphs: who is in the picture; who took it is lost. */
static bool
is_half_credit(const struct sections *s, const struct block *b)
{
	return b->lines == 1 && b->times < 2 && b->words > 1 && b->words <= 4 && rap_is_dash(b->last) && b->letters == LETTERS_TITLE &&
	    b->text.s[b->text.n - (b->last > 0x7F ? 4 : 2)] == ' ' && s->block[b->next].words > 2 * b->words;
}

/* By itself between paragraphs. */
static bool
stands_alone(const struct sections *s, const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->text.n > 0 && b->text.n <= CAPTION && !b->mark.kind && b->gap_after > 0 &&
	    (b->gap > 0 || b->prev == s->n) && b->next < s->n;
}

static void
take_credit(struct block *b)
{
	b->kind = BLOCK_CAPTION;
	b->cert = "medium";
	b->rule = "ends-in-who-took-the-picture";
}

static void
find_credits(struct sections *s)
{
	size_t half[HALVES + 1], halves = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		if (!stands_alone(s, b))
			continue;
		if (ends_in_credit(s, b->text))
			take_credit(b);
		else if (halves <= HALVES && is_half_credit(s, b))
			half[halves++] = i;
	}
	for (size_t k = 0; k < halves && halves <= HALVES; k++)
		take_credit(&s->block[half[k]]);
}

/* Columns of text are narrow; the words below a picture, one line far wider than the column, never were in one. Such lines
 * are rare, and stand apart or begin a page. */
static bool
is_wide(const struct sections *s, const struct block *b)
{
	bool apart;

	if (b->lines > 2 || b->text.n > CAPTION || b->kind != BLOCK_TEXT)
		return false;
	apart = (b->gap > 0 && b->lines == 1) || b->indent == s->page.indent + 1 || (b > s->block && rap_is(b[-1].node, RAP_PB));
	return apart && !b->mark.kind && b->last != ':' && b->last != '?' && b->words > 3 && b->letters != LETTERS_NONE &&
	    rap_is_upper(b->first) && !sections_was_centred(b);
}

static void
find_wide(struct sections *s)
{
	size_t wide = 0, wrapped = 0, widest = s->page.right * 14 / 10;	/* of the column */

	if (s->page.right < NARROW)
		return;
	for (size_t i = 0; i < s->n; i++)
		wide += s->block[i].width > widest && is_wide(s, &s->block[i]);
	for (size_t i = 0; i < s->n && wide > 0; i++)
		wrapped += s->block[i].kind == BLOCK_TEXT && s->block[i].lines > 2;
	for (size_t i = 1; i < s->n && wide > 0 && wide * RARE <= wrapped; i++) {
		struct block *b = &s->block[i];

		if (b->width <= widest || !is_wide(s, b))
			continue;
		b->kind = BLOCK_CAPTION;
		b->cert = "low";
		b->rule = "line-wider-than-the-column";
	}
}

void
sections_captions(struct sections *s)
{
	for (size_t k = 0; k < s->opening.n; k++) {
		struct block *b = &s->block[s->opening.at[k]];

		if (b->kind == BLOCK_TEXT && is_caption(s, b))
			b->kind = BLOCK_CAPTION;
	}
	find_credits(s);
	find_wide(s);
}
