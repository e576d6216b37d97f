/* blocks_glue_small.c - words in small letters that were glued: "socalled", "policymakersdecided". Nothing in them shows
 * it, and the document may print "may be" and "maybe". So they are looked for only where it is known that words were
 * glued, parted only where they are long and printed apart more often, and marked where they are short.
 *
 * The text is read once: each word gets a number, and the document becomes a row of numbers, in which the pairs are
 * counted that would make another word of it. */
#include <stdlib.h>

#include <rapporteur/word.h>

#include "counts.h"
#include "glue.h"

#define SHORTEST 7	/* letters of a word that may be two */
#define LONG 14		/* of one that no language has beside its two halves */
#define DOUBTED 11	/* of one that is marked where the document prints both halves, though never together, */
#define HALF 4		/* of either half then */
#define RARE 100	/* lines for each that is marked: where there are more, they are the language's own */
#define LONGEST 64
#define DIFFERENT 24	/* bytes of text for each word that was not printed before, or more */
#define MOST 8		/* spots in a line: where there are more it is no prose */

struct small {			/* a word of small letters */
	struct rap_str text;	/* where it is printed first */
	size_t times, seam;
	enum glued is;
	bool begins;		/* another word begins with it, and goes on with a third one */
};

struct number {			/* of a word, by its hash */
	uint64_t key;
	size_t at;
};

struct parts {			/* a word that two others make */
	size_t whole, first, second;
	size_t seam;
};

struct row {			/* the words as they are printed: the number doubled, 1 more where a blank or a line end alone */
	uint32_t *at;		/* stands before it; LINE_END */
	size_t n, size;
};
#define LINE_END UINT32_MAX

struct smalls {
	struct small *word;
	size_t n, size;
	struct rap_slots numbers, pairs;
	struct row row;
	struct parts *parts;	/* of one word one behind the other */
	size_t n_parts, parts_size;
};

/* Room for one more of n. */
static void *
room(void *v, size_t n, size_t *size, size_t width)
{
	if (n < *size)
		return v;
	*size = *size ? *size * 2 : 256;
	return rap_realloc(v, *size, width);
}

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static const bool is_behind[256] = {	/* what a word may end before */
	[' '] = true, [','] = true, ['.'] = true, [';'] = true, [':'] = true, ['!'] = true, ['?'] = true, [')'] = true
};

static size_t
small_end(struct rap_str s, size_t from)
{
	uint64_t other = 0;

	for (; from < s.n; from += RAP_WORD)
		if ((other = rap_word_not_small(rap_word_of_text(s.s + from, s.n - from))))
			return from + (size_t)__builtin_ctzll(other) / RAP_WORD;
	return s.n;
}

/* The next word of small letters alone, at or behind *at, which becomes its end; empty at the end of the line. */
static struct rap_str
next_word(struct rap_str s, size_t *at)
{
	size_t from, to = *at;

	while (to < s.n) {
		for (from = to; from < s.n && !is_small(s.s[from]); from++)
			;
		*at = to = small_end(s, from);
		if (to > from && (from == 0 || s.s[from - 1] == ' ') && (to == s.n || is_behind[(unsigned char)s.s[to]]))
			return rap_cut(s, from, to);
	}
	return RAP_STR("");
}

static struct small *
find(const struct smalls *ss, struct rap_str text)
{
	const struct number *n = rap_slot_of(&ss->numbers, rap_hash(text) | 1);

	return n ? &ss->word[n->at] : NULL;
}

/* The word's number, of a new one too. */
static size_t
number_of(struct smalls *ss, struct rap_str text)
{
	size_t known = ss->numbers.used;
	struct number *n = rap_slot(&ss->numbers, rap_hash(text) | 1);

	if (ss->numbers.used > known) {
		ss->word = room(ss->word, ss->n, &ss->size, sizeof(*ss->word));
		ss->word[ss->n] = (struct small){ .text = text };
		n->at = ss->n++;
	}
	return n->at;
}

static void
print(struct row *r, uint32_t what)
{
	r->at = room(r->at, r->n, &r->size, sizeof(*r->at));
	r->at[r->n++] = what;
}

/* *open: nothing but a blank or a line end stands behind the word before. */
static void
read_line(struct smalls *ss, const struct line *l, bool *open)
{
	struct rap_str w;
	size_t at = 0, end = 0;

	for (; (w = next_word(l->text, &at)).n > 0; end = at) {
		size_t number = number_of(ss, w), from = at - w.n;

		ss->word[number].times++;
		print(&ss->row, (uint32_t)number * 2 + (*open && from == (end ? end + 1 : l->lead)));
		*open = at == l->text.n || l->text.s[at] == ' ';
	}
	*open &= end == l->text.n;
	print(&ss->row, LINE_END);
}

static uint64_t
pair_key(size_t first, size_t second)
{
	return counts_key(0, first + 1, second + 1);
}

/* The document prints what w falls apart into: how often one behind the other, is counted. */
static void
take_apart(struct smalls *ss, const struct small *w)
{
	for (size_t seam = 1; seam < w->text.n; seam++) {
		struct small *a = find(ss, rap_cut(w->text, 0, seam));
		const struct small *b = a ? find(ss, rap_cut(w->text, seam, w->text.n)) : NULL;
		struct parts p;

		if (!b)
			continue;
		a->begins = true;
		ss->parts = room(ss->parts, ss->n_parts, &ss->parts_size, sizeof(*ss->parts));
		p = (struct parts){ (size_t)(w - ss->word), (size_t)(a - ss->word), (size_t)(b - ss->word), seam };
		ss->parts[ss->n_parts++] = p;
		counts_add(&ss->pairs, pair_key(p.first, p.second), 0);
	}
}

static void
count_pairs(struct smalls *ss)
{
	size_t before = 0;

	for (const uint32_t *at = ss->row.at, *end = at + ss->row.n; at < end; at++) {
		struct count *c;

		if (*at == LINE_END)
			continue;
		if (*at & 1 && ss->word[before].begins && (c = rap_slot_of(&ss->pairs, pair_key(before, *at / 2))))
			c->times++;
		before = *at / 2;
	}
}

/* The document prints both more than once. */
static bool
are_halves(const struct smalls *ss, const struct parts *p, size_t letters)
{
	return letters >= DOUBTED && p->seam >= HALF && letters - p->seam >= HALF && ss->word[p->first].times > 1 &&
	    ss->word[p->second].times > 1;
}

/* The word of p[0] to p[n - 1]: where it falls apart, the two are printed most often one behind the other. */
static enum glued
judge(const struct smalls *ss, const struct parts *p, size_t n, struct small *w)
{
	size_t together = 0, apart = 0, letters = w->text.n;

	for (; n > 0; n--, p++) {
		size_t times = counts_times(&ss->pairs, pair_key(p->first, p->second));

		together += times;
		if (p->seam >= 2 && p->seam + 2 <= letters && (times > apart || (w->seam == 0 && are_halves(ss, p, letters)))) {
			apart = times;
			w->seam = p->seam;
		}
	}
	if (together <= w->times && (w->times > 1 || letters < DOUBTED))
		return GLUED_NONE;
	if (apart > 1 && apart > w->times && letters >= LONG)
		return GLUED_PARTED;
	return w->seam && (apart > 1 || (w->times == 1 && letters >= DOUBTED)) ? GLUED_DOUBTED : GLUED_NONE;
}

/* True where some words were glued, or may be. */
static bool
judge_all(struct smalls *ss)
{
	bool some = false;

	for (size_t i = 0; i < ss->n; i++)
		if (ss->word[i].text.n >= SHORTEST && ss->word[i].text.n <= LONGEST)
			take_apart(ss, &ss->word[i]);
	if (ss->n_parts == 0)
		return false;
	count_pairs(ss);
	for (size_t i = 0, to; i < ss->n_parts; i = to) {
		struct small *w = &ss->word[ss->parts[i].whole];

		for (to = i + 1; to < ss->n_parts && ss->parts[to].whole == ss->parts[i].whole; to++)
			;
		w->is = judge(ss, &ss->parts[i], to - i, w);
		some |= w->is != GLUED_NONE;
	}
	return some;
}

static void
mend_line(struct rap_doc *doc, const struct smalls *ss, struct line *l, bool mark)
{
	size_t spot[MOST], n = 0, at = 0;
	enum glued most = GLUED_NONE;
	struct rap_str s;

	while ((s = next_word(l->text, &at)).n > 0) {
		const struct small *w = find(ss, s);

		if (w->is == GLUED_PARTED && n == MOST)
			return;
		if (w->is == GLUED_PARTED)
			spot[n++] = at - s.n + w->seam;
		most = w->is > most && (mark || w->is == GLUED_PARTED) ? w->is : most;
	}
	while (n-- > 0)
		glue_part(doc, l, spot[n]);
	l->glued = most > l->glued ? most : l->glued;
}

/* How many words of the line that begins at *at are not sure to be one, or, with any, are two for sure as well; *at is
 * behind it then. */
static size_t
spots(const struct smalls *ss, size_t *at, bool any)
{
	size_t n = 0;

	for (; ss->row.at[*at] != LINE_END; ++*at) {
		enum glued is = ss->word[ss->row.at[*at] / 2].is;

		n += any ? is != GLUED_NONE : is == GLUED_DOUBTED;
	}
	++*at;
	return n;
}

static void
mend(struct rap_doc *doc, const struct smalls *ss, struct lines *ls)
{
	struct line *end = ls->line + ls->n;
	size_t doubted = 0, at = 0, n;

	for (const struct line *l = ls->line; l < end; l++)
		if (l->kind == LINE_TEXT) {
			n = spots(ss, &at, false);
			doubted += l->keep ? 0 : n;
		}
	at = 0;
	for (struct line *l = ls->line; l < end; l++)
		if (l->kind == LINE_TEXT && spots(ss, &at, true) > 0 && !l->keep)
			mend_line(doc, ss, l, doubted * RARE <= ls->n + RARE);
}

void
glue_small(struct rap_doc *doc, struct lines *ls)
{
	struct smalls ss = { .numbers = RAP_SLOTS(struct number), .pairs = COUNTS };
	bool open = false;

	rap_slots_room(&ss.numbers, ls->bytes / DIFFERENT);
	for (const struct line *l = ls->line; l < ls->line + ls->n; l++)
		if (l->kind == LINE_TEXT)
			read_line(&ss, l, &open);
	if (judge_all(&ss))
		mend(doc, &ss, ls);
	rap_slots_free(&ss.numbers);
	rap_slots_free(&ss.pairs);
	free(ss.word);
	free(ss.row.at);
	free(ss.parts);
}
