/* blocks_hyphen.c - words that a line end cuts in two: "coun-" / "try". Joined where the document prints the word
 * in one elsewhere or both sides are in lower case, kept where it prints it with the hyphen. The decision is
 * written into the hyphen and the line end, one character for one (fold.h). */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/lexicon.h>

#include "blocks.h"
#include "wanted.h"

struct cut {
	struct rap_str left, right;	/* "coun", "try" */
};

struct hyphens {
	struct cut *cut;	/* all cuts of the document */
	size_t n, size, lines;
	struct wanted words;	/* in lower case: what the cuts might make, together and with a hyphen */
	bool divides;		/* the document divides words at line ends; else it only breaks lines at hyphens */
};

/* A character of a word; hyphens and apostrophes too. */
static bool
in_word(uint32_t c)
{
	return rap_is_alpha(c) || rap_is_digit(c) || c == '-' || c == 0x2010 || c == '\'' || c == 0x2019;
}

/* The longest word is bounded: no language cuts longer ones. */
#define LONGEST 128

static struct rap_str
word_before(struct rap_str s, size_t end)
{
	size_t from = end, len;

	while (from > 0 && end - from < LONGEST && in_word(rap_utf8_last(rap_cut(s, 0, from), &len)))
		from -= len;
	return rap_cut(s, from, end);
}

static struct rap_str
word_at(struct rap_str s, size_t from)
{
	size_t end = from, len;

	while (end < s.n && end - from < LONGEST && in_word(rap_utf8_get(s.s + end, s.n - end, &len)))
		end += len;
	return rap_cut(s, from, end);
}

static struct rap_str
first_word(struct rap_str s)
{
	s = rap_trim(s);
	return word_at(s, 0);
}

/* "counter" + "-" + "measures" in lower case into buf; glue is "" or "-". */
static struct rap_str
compose(struct rap_buf *buf, struct rap_str left, const char *glue, struct rap_str right)
{
	rap_buf_clear(buf);
	rap_lower(buf, left);
	rap_buf_addz(buf, glue);
	rap_lower(buf, right);
	return rap_buf_str(buf);
}

static void
add_cut(struct hyphens *h, struct rap_str left, struct rap_str right)
{
	if (h->n == h->size) {
		h->size = h->size ? h->size * 2 : 16;
		h->cut = rap_realloc(h->cut, h->size, sizeof(*h->cut));
	}
	h->cut[h->n++] = (struct cut){ left, right };
}

static void
find_cuts(struct hyphens *h, const struct lines *ls)
{
	h->lines = ls->texts;
	for (const struct line *l = ls->line, *end = l + ls->n, *next; l < end; l++) {
		size_t cut = l->has_hyphen ? blocks_hyphen(l->text) : 0;

		if (cut > 0 && (next = blocks_next_text(ls, (size_t)(l - ls->line))))
			add_cut(h, word_before(l->text, cut), first_word(next->text));
	}
}

static void
want_words(struct hyphens *h, struct rap_buf *buf)
{
	for (size_t i = 0; i < h->n; i++) {
		wanted_add(&h->words, compose(buf, h->cut[i].left, "", h->cut[i].right));
		wanted_add(&h->words, compose(buf, h->cut[i].left, "-", h->cut[i].right));
	}
}

struct counter {
	struct wanted *words;
	struct rap_buf buf;
};

/* A wanted word may begin at at. The line's last word does not count where it ends in a hyphen. */
static void
count_word(void *data, struct rap_str s, size_t at)
{
	struct counter *c = data;
	struct rap_str w;
	size_t len;

	if (at > 0 && in_word(rap_utf8_last(rap_cut(s, 0, at), &len)))
		return;
	w = word_at(s, at);
	if (w.n <= LONGEST && !(at + w.n == s.n && blocks_hyphen(s)))
		wanted_count(c->words, compose(&c->buf, w, "", RAP_STR("")));
}

/* A document that divides words has many lines that end in hyphens, and prints most of the words in one elsewhere. One
 * that does not has only "well-" / "known" there:  both are told apart over the whole document. */
static bool
divides_words(const struct hyphens *h, struct rap_buf *buf)
{
	size_t together = 0, hyphened = 0;

	if (h->lines < 30 || h->n * 30 >= h->lines)
		return true;
	for (size_t i = 0; i < h->n; i++) {
		together += wanted_seen(&h->words, compose(buf, h->cut[i].left, "", h->cut[i].right)) > 0;
		hyphened += wanted_seen(&h->words, compose(buf, h->cut[i].left, "-", h->cut[i].right)) > 0;
	}
	return together > hyphened;
}

struct hyphens *
blocks_hyphens_new(const struct lines *ls)
{
	struct hyphens *h = rap_alloc(1, sizeof(*h));
	struct counter c = { .words = &h->words };

	find_cuts(h, ls);
	want_words(h, &c.buf);
	if (h->words.used > 0)
		wanted_prepare(&h->words);
	for (const struct line *l = ls->line, *end = l + (h->words.used > 0 ? ls->n : 0); l < end; l++)
		if (l->kind == LINE_TEXT)
			wanted_search(&h->words, l->text, count_word, &c);
	h->divides = h->words.used > 0 && divides_words(h, &c.buf);
	rap_buf_free(&c.buf);
	return h;
}

void
blocks_hyphens_free(struct hyphens *h)
{
	wanted_free(&h->words);
	free(h->cut);
	free(h);
}

enum decision {
	AS_IT_IS,	/* "Anglo-" / "Dutch", "it will be--" / "could be": the hyphen stays, the line end goes */
	TOGETHER,	/* "har-" / "bour" */
	APART		/* "pre-" / "and post-war", and a dash with a blank before it */
};

/* A dash with a blank before it is no hyphen: "the ferry -" / "late as ever" */
static bool
stands_free(struct rap_str s)
{
	size_t len;

	while (s.n > 0 && rap_is_dash(rap_utf8_last(s, &len)))
		s.n -= len;
	return s.n == 0 || rap_is_space(rap_utf8_last(s, &len));
}

static enum decision
decide(const struct hyphens *h, const struct line *a, const struct line *b)
{
	size_t cut = blocks_hyphen(a->text), together, hyphened;
	struct rap_str left, right = first_word(b->text);
	struct rap_buf buf = { 0 };

	if (cut == 0)
		return stands_free(a->text) ? APART : AS_IT_IS;
	if (rap_lexicon_find(rap_lexicon("blocks", NULL, "conjunctions"), right))
		return APART;
	left = word_before(a->text, cut);
	together = wanted_seen(&h->words, compose(&buf, left, "", right));
	hyphened = wanted_seen(&h->words, compose(&buf, left, "-", right));
	rap_buf_free(&buf);
	if (together != hyphened)
		return together > hyphened ? TOGETHER : AS_IT_IS;
	return h->divides && b->starts_lower && !blocks_all_capitals(left) ? TOGETHER : AS_IT_IS;
}

/* The hyphen at the end of text node c becomes U+00AD; white space behind it stays. */
static void
soften(struct rap_doc *doc, struct rap_node *c)
{
	struct rap_str all = c ? c->text : RAP_STR("");
	size_t len, end = all.n;

	while (end > 0 && rap_is_space(rap_utf8_last(rap_cut(all, 0, end), &len)))
		end -= len;
	rap_utf8_last(rap_cut(all, 0, end), &len);
	if (end < len)
		return;
	c->text = rap_cut(all, 0, end - len);
	c = rap_add_after(c, rap_cdata(doc, RAP_STR("\xC2\xAD")));
	if (end < all.n)
		rap_add_after(c, rap_cdata(doc, rap_cut(all, end, all.n)));
}

static struct rap_node *
last_text(struct rap_node *block)
{
	struct rap_node *c = block->last;

	while (c && (c->name != RAP_CDATA || c->text.n == 0))
		c = c->prev;
	return c;
}

void
blocks_join_spaced(struct rap_doc *doc, struct rap_node *a, struct rap_node *b)
{
	struct rap_node *seam = rap_add(a, rap_cdata(doc, RAP_STR("")));	/* the line end comes in a node of its own */

	rap_join(doc, a, b);
	if (rap_is(seam->next, RAP_CDATA) && rap_eqz(seam->next->text, "\n"))
		seam->next->text = RAP_STR(" ");
}

void
blocks_join_divided(struct rap_doc *doc, const struct hyphens *h, struct rap_node *block, const struct line *a, struct line *b)
{
	enum decision d = decide(h, a, b);

	if (d == TOGETHER)
		soften(doc, last_text(block));
	if (d == APART)
		blocks_join_spaced(doc, block, b->node);
	else
		rap_join(doc, block, b->node);
}
