/* blocks_glue.c - words that lost the blank between them when the text was taken from its page: "the PilotOffice said".
 * Parted only where the document prints them apart elsewhere ("the Pilot Office") and more often; marked where it prints
 * both words for themselves, or such a word but once; never where programs are printed. Names are written so too ("McAllen",
 * "JavaScript"), and are left alone.
 *
 * A blank cannot be put in, since characters change only one for one (source.h). The line becomes two ranges instead, that
 * touch, and what stands between two ranges is a space: the source attribute says where it was put in. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/lexicon.h>

#include "glue.h"
#include "wanted.h"

#define SHORTEST 3	/* letters of either word */
#define LONGEST 64	/* bytes of both */
#define MOST 8		/* in a line: where there are more it is no prose */
#define RARE 100	/* lines for each that may be marked: where there are more, such are this document's names */

struct spot {		/* "PilotOffice" in a line */
	size_t line, from, seam, to;
	size_t glued, apart;	/* times that "PilotOffice" is printed, and "Pilot Office" */
	bool halves;		/* "Pilot" and "Office" are more than once */
};

struct glue {
	const struct lines *lines;
	struct spot *spot;
	size_t n, size;
	size_t identifiers;	/* "maxQueueLength", "port_MaxLength" */
	struct wanted words;
	const struct rap_lexicon *humps;	/* "JavaScript" */
	struct rap_buf buf;
};

static bool
is_seam(struct rap_str s, size_t i)
{
	return s.s[i] >= 'A' && s.s[i] <= 'Z' && s.s[i - 1] >= 'a' && s.s[i - 1] <= 'z';
}

/* White space, quotes and brackets; behind a word stops too, but not those of an address. */
static bool
is_border(struct rap_str s, size_t i, bool behind)
{
	if (s.s[i] == ' ' || strchr("()\"'", s.s[i]))
		return true;
	return behind && strchr(",.;:!?", s.s[i]) && (i + 1 == s.n || s.s[i + 1] == ' ');
}

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Two words of small letters around seam, of which the first may have a capital too; else to is 0. */
static struct spot
spot_at(struct rap_str s, size_t seam)
{
	struct spot p = { .from = seam, .seam = seam, .to = seam + 1 }, none = { .to = 0 };

	while (p.from > 0 && seam - p.from < LONGEST && is_small(s.s[p.from - 1]))
		p.from--;
	p.from -= p.from > 0 && s.s[p.from - 1] >= 'A' && s.s[p.from - 1] <= 'Z';
	while (p.to < s.n && p.to - seam < LONGEST && is_small(s.s[p.to]))
		p.to++;
	if (seam - p.from < SHORTEST || p.to - seam < SHORTEST)
		return none;
	return (p.from > 0 && !is_border(s, p.from - 1, false)) || (p.to < s.n && !is_border(s, p.to, true)) ? none : p;
}

/* Another seam in the word before this one, or a sign that joins words in programs */
static bool
in_identifier(struct rap_str s, size_t seam)
{
	size_t from = seam;

	while (from > 0 && seam - from < LONGEST && is_small(s.s[from - 1]))
		from--;
	return from > 1 && (s.s[from - 1] == '_' || is_seam(s, from - 1));
}

static void
add(struct glue *g, struct spot p)
{
	if (g->n == g->size) {
		g->size = g->size ? g->size * 2 : 16;
		g->spot = rap_realloc(g->spot, g->size, sizeof(*g->spot));
	}
	g->spot[g->n++] = p;
}

static void
look(struct glue *g, size_t line)
{
	struct rap_str s = g->lines->line[line].text;
	size_t n = g->n;

	for (size_t i = 1; i < s.n; i++) {
		struct spot p;

		if (!is_seam(s, i))
			continue;
		p = spot_at(s, i);
		p.line = line;
		if (p.to > 0 && !rap_lexicon_find(g->humps, rap_cut(s, p.from, p.to)))
			add(g, p);
		else if (p.to == 0)
			g->identifiers += in_identifier(s, i);
	}
	if (g->n - n > MOST)
		g->n = n;
}

static struct rap_str
compose(struct glue *g, struct rap_str a, const char *glue, struct rap_str b)
{
	rap_buf_clear(&g->buf);
	rap_buf_add(&g->buf, a.s, a.n);
	rap_buf_addz(&g->buf, glue);
	rap_buf_add(&g->buf, b.s, b.n);
	return rap_buf_str(&g->buf);
}

static void
halves(const struct glue *g, const struct spot *p, struct rap_str *a, struct rap_str *b)
{
	struct rap_str s = g->lines->line[p->line].text;

	*a = rap_cut(s, p->from, p->seam);
	*b = rap_cut(s, p->seam, p->to);
}

static bool
is_letter(char c)
{
	return is_small((char)(c | 0x20)) || (unsigned char)c >= 0x80;
}

/* The letters from at on. */
static struct rap_str
word_at(struct rap_str s, size_t at)
{
	size_t end = at;

	while (end < s.n && end - at < LONGEST && is_letter(s.s[end]))
		end++;
	return rap_cut(s, at, end);
}

/* A wanted word may begin at at, or two of them. */
static void
count(void *data, struct rap_str s, size_t at)
{
	struct glue *g = data;
	struct rap_str word = word_at(s, at), next;

	if (word.n == LONGEST || (at > 0 && is_letter(s.s[at - 1])))
		return;
	wanted_count(&g->words, word);
	next = at + word.n < s.n && s.s[at + word.n] == ' ' ? word_at(s, at + word.n + 1) : RAP_STR("");
	if (next.n > 0 && next.n < LONGEST)
		wanted_count(&g->words, compose(g, word, " ", next));
}

/* The last word of line i and the first one behind it, which begins with a capital where the two are wanted. */
static void
count_over_end(struct glue *g, size_t i)
{
	struct rap_str s = g->lines->line[i].text;
	const struct line *next = is_letter(s.s[s.n - 1]) ? blocks_next_text(g->lines, i) : NULL;
	size_t from = s.n;

	if (!next || next->text.s[next->lead] < 'A' || next->text.s[next->lead] > 'Z')
		return;
	while (from > 0 && s.n - from < LONGEST && is_letter(s.s[from - 1]))
		from--;
	if (s.n - from < LONGEST)
		wanted_count(&g->words, compose(g, rap_cut(s, from, s.n), " ", word_at(next->text, next->lead)));
}

/* All words that are wanted by now; over_ends: some are two. */
static void
search(struct glue *g, bool over_ends)
{
	wanted_prepare(&g->words);
	for (size_t i = 0; i < g->lines->n; i++) {
		if (g->lines->line[i].kind != LINE_TEXT)
			continue;
		wanted_search(&g->words, g->lines->line[i].text, count, g);
		if (over_ends)
			count_over_end(g, i);
	}
}

/* How often the words are printed, glued and apart. */
static void
count_words(struct glue *g)
{
	struct rap_str a, b;

	for (struct spot *p = g->spot; p < g->spot + g->n; p++) {
		halves(g, p, &a, &b);
		wanted_add(&g->words, compose(g, a, "", b));
		wanted_add(&g->words, compose(g, a, " ", b));
	}
	search(g, true);
	for (struct spot *p = g->spot; p < g->spot + g->n; p++) {
		halves(g, p, &a, &b);
		p->glued = wanted_seen(&g->words, compose(g, a, "", b));
		p->apart = wanted_seen(&g->words, compose(g, a, " ", b));
		p->halves = p->apart == 0 && p->glued == 1 && g->n * RARE <= g->lines->n + RARE;
	}
	wanted_free(&g->words);
}

/* The longer or the shorter half: the longer one is found sooner, and mostly it is printed nowhere else. */
static struct rap_str
half(const struct glue *g, const struct spot *p, bool longer)
{
	struct rap_str a, b;

	halves(g, p, &a, &b);
	return (a.n > b.n) == longer ? a : b;
}

static void
count_halves(struct glue *g, bool longer)
{
	for (const struct spot *p = g->spot; p < g->spot + g->n; p++)
		if (p->halves)
			wanted_add(&g->words, half(g, p, longer));
	if (g->words.used == 0)
		return;
	search(g, false);
	for (struct spot *p = g->spot; p < g->spot + g->n; p++)
		p->halves = p->halves && wanted_seen(&g->words, half(g, p, longer)) > 1;
	wanted_free(&g->words);
}

static enum glued
judge(const struct glue *g, const struct spot *p)
{
	if (p->apart > p->glued || (p->apart > 0 && p->glued == 1))
		return GLUED_PARTED;
	if (p->glued != 1 || g->n * RARE > g->lines->n + RARE)
		return GLUED_NONE;
	return p->halves || (p->seam - p->from > SHORTEST && p->to - p->seam > SHORTEST) ? GLUED_DOUBTED : GLUED_NONE;
}

void
glue_part(struct rap_doc *doc, struct line *l, size_t seam)
{
	blocks_join_spaced(doc, l->node, rap_split(doc, l->node, seam));
	l->text = rap_cut(rap_own(doc, l->node), 0, l->text.n + 1);
}

/* From the last to the first, so that the places in a line stay right. True where some were glued, as far as one can
 * tell: a word whose halves are printed nowhere else, "PostScript", proves nothing. */
static bool
mend(struct rap_doc *doc, struct glue *g, struct lines *ls)
{
	bool some = false;

	for (size_t i = g->n; i-- > 0; ) {
		struct line *l = &ls->line[g->spot[i].line];
		enum glued is = judge(g, &g->spot[i]);

		if (is == GLUED_PARTED)
			glue_part(doc, l, g->spot[i].seam);
		l->glued = is > l->glued ? is : l->glued;
		some |= is == GLUED_PARTED || g->spot[i].halves;
	}
	return some;
}

void
blocks_glue(struct rap_doc *doc, struct lines *ls)
{
	struct glue g = { .lines = ls, .humps = rap_lexicon("blocks", NULL, "humps") };

	for (const struct line *l = ls->line, *end = l + ls->n; l < end; l++)
		if (l->may_hump && l->kind == LINE_TEXT && !l->keep)
			look(&g, (size_t)(l - ls->line));
	if (g.n > 0 && g.identifiers * 4 <= g.n) {
		count_words(&g);
		count_halves(&g, true);
		count_halves(&g, false);
		if (mend(doc, &g, ls))
			glue_small(doc, ls);
	}
	rap_buf_free(&g.buf);
	free(g.spot);
}
