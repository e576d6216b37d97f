/* blocks_glue_small.c - words in small letters that were glued: "socalled", "policymakersdecided". Nothing in them shows it, and
 * the document may print "may be" and "maybe". So they are looked for only where it is known that words were glued, parted
 * only where they are long and printed apart more often, and marked where they are short. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/lexicon.h>

#include "counts.h"
#include "glue.h"

#define SHORTEST 7	/* letters of a word that may be two */
#define LONG 14		/* of one that no language has beside its two halves */
#define DOUBTED 11	/* of one that is marked where the document prints both halves, though never together, */
#define HALF 4		/* of either half then */
#define RARE 100	/* lines for each that is marked: where there are more, they are the language's own */
#define LONGEST 64
#define MOST 8		/* spots in a line: where there are more it is no prose */

enum { WORD = 1, TOGETHER, APART };	/* what is counted: a word, a pair's letters as one word, a pair */

struct last_word {
	uint64_t hash;
	bool open;		/* nothing but a blank or a line end stands behind it */
};

/* Goes on from the hash of the letters before: so a pair's letters have the hash that they have as one word. */
static uint64_t
hash_on(uint64_t h, struct rap_str s)
{
	for (size_t i = 0; i < s.n; i++)
		h = rap_lexicon_hash(h, (unsigned char)s.s[i]);
	return h;
}

static uint64_t
hash_of(struct rap_str s)
{
	return hash_on(RAP_LEXICON_HASH, s);
}

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The next word of small letters alone, at or behind *at, which becomes its end; empty at the end of the line. */
static struct rap_str
next_word(struct rap_str s, size_t *at)
{
	size_t from, to = *at;

	while (to < s.n) {
		for (from = to; from < s.n && !is_small(s.s[from]); from++)
			;
		for (to = from; to < s.n && is_small(s.s[to]); to++)
			;
		*at = to;
		if (to > from && (from == 0 || s.s[from - 1] == ' ') && (to == s.n || strchr(" ,.;:!?)", s.s[to])))
			return rap_cut(s, from, to);
	}
	return RAP_STR("");
}

/* The words of a line and its pairs; of a pair over a line end, too. */
static void
count_line(struct rap_slots *c, struct rap_str s, struct last_word *before)
{
	size_t at = 0, end = 0;
	struct rap_str w;

	for (size_t lead = s.n - rap_trim(s).n; (w = next_word(s, &at)).n > 0; end = at) {
		uint64_t h = hash_of(w);
		size_t from = at - w.n;

		counts_add(c, counts_key(WORD, h, 0), 1);
		if (before->open && from == (end ? end + 1 : lead)) {
			counts_add(c, counts_key(TOGETHER, hash_on(before->hash, w), 0), 1);
			counts_add(c, counts_key(APART, before->hash, h), 1);
		}
		*before = (struct last_word){ h, at == s.n || s.s[at] == ' ' };
	}
	before->open &= end == s.n;
}

/* The document prints both more than once. */
static bool
are_halves(const struct rap_slots *c, struct rap_str w, size_t k, uint64_t a, uint64_t b)
{
	return w.n >= DOUBTED && k >= HALF && w.n - k >= HALF && counts_times(c, counts_key(WORD, a, 0)) > 1 &&
	    counts_times(c, counts_key(WORD, b, 0)) > 1;
}

/* Where w falls apart into two words, and how often they are printed one behind the other; 0 where it does not. */
static size_t
seam_of(const struct rap_slots *c, struct rap_str w, size_t *times)
{
	size_t seam = 0;

	*times = 0;
	for (size_t k = 2; k + 2 <= w.n; k++) {
		uint64_t a = hash_of(rap_cut(w, 0, k)), b = hash_of(rap_cut(w, k, w.n));
		size_t apart = counts_times(c, counts_key(APART, a, b));

		if (apart > *times || (seam == 0 && are_halves(c, w, k, a, b))) {
			*times = apart;
			seam = k;
		}
	}
	return seam;
}

static enum glued
judge(const struct rap_slots *c, struct rap_str w, size_t *seam)
{
	uint64_t h = hash_of(w);
	size_t glued, together, apart;

	if (w.n < SHORTEST || w.n > LONGEST)
		return GLUED_NONE;
	glued = counts_times(c, counts_key(WORD, h, 0));
	together = counts_times(c, counts_key(TOGETHER, h, 0));
	if (together <= glued && (glued > 1 || w.n < DOUBTED))
		return GLUED_NONE;
	*seam = seam_of(c, w, &apart);
	if (apart > 1 && apart > glued && w.n >= LONG)
		return GLUED_PARTED;
	return *seam && (apart > 1 || (glued == 1 && w.n >= DOUBTED)) ? GLUED_DOUBTED : GLUED_NONE;
}

static size_t
doubts(const struct rap_slots *c, struct rap_str s)
{
	size_t n = 0, at = 0, seam;
	struct rap_str w;

	while ((w = next_word(s, &at)).n > 0)
		n += judge(c, w, &seam) == GLUED_DOUBTED;
	return n;
}

static void
mend_line(struct rap_doc *doc, const struct rap_slots *c, struct line *l, bool mark)
{
	size_t spot[MOST], n = 0, at = 0, seam;
	enum glued is, most = GLUED_NONE;
	struct rap_str w;

	while ((w = next_word(l->text, &at)).n > 0) {
		if ((is = judge(c, w, &seam)) == GLUED_NONE)
			continue;
		if (is == GLUED_PARTED && n == MOST)
			return;
		if (is == GLUED_PARTED)
			spot[n++] = at - w.n + seam;
		most = is > most && (mark || is == GLUED_PARTED) ? is : most;
	}
	while (n-- > 0)
		glue_part(doc, l, spot[n]);
	l->glued = most > l->glued ? most : l->glued;
}

void
glue_small(struct rap_doc *doc, struct lines *ls)
{
	struct rap_slots c = COUNTS;
	struct last_word before = { 0, false };
	size_t doubted = 0;

	for (size_t i = 0; i < ls->n; i++)
		if (ls->line[i].kind == LINE_TEXT)
			count_line(&c, ls->line[i].text, &before);
	for (size_t i = 0; i < ls->n; i++)
		if (ls->line[i].kind == LINE_TEXT && !ls->line[i].keep)
			doubted += doubts(&c, ls->line[i].text);
	for (size_t i = 0; i < ls->n; i++)
		if (ls->line[i].kind == LINE_TEXT && !ls->line[i].keep)
			mend_line(doc, &c, &ls->line[i], doubted * RARE <= ls->n + RARE);
	rap_slots_free(&c);
}
