/* pages_within.c - headers and footers that give themselves away by standing within sentences: lines that come again,
 * numbers not counted, twice where the text before has not ended and the text behind goes on in lower case. Such pages
 * need no marks and no even lengths; where they are even, or begin with the document's title, once is enough.
 *
 *	the pilots asked the board to have the
 *
 *	Harbour Board, spring meeting       page 4
 *
 *	channel sounded before the winter. */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

#define MOST 4			/* lines of a footer and a header together */
#define LONGEST 100		/* bytes of a line of furniture */
#define TOP 4			/* lines that a document begins with */
#define PROSE 40		/* bytes of a line that ends within a sentence, at least */
#define SHORTEST_PAGE 15	/* lines above a header that stands there once */

struct within {			/* lines that stand within a sentence once, by key */
	struct rap_slots groups;
	bool first[256], last[256];	/* what they begin and end with, as sign has it: few other lines need a key */
	bool bytes[LONGEST + 1];	/* how long they are, where no blank line parts them from the text */
	bool glued;		/* some are so */
	size_t direct;		/* times that a sentence goes on behind a blank line, and nothing stands within it */
	size_t times;		/* times that something does */
};

/* Equal for lines of equal keys. */
static unsigned char
sign(char at)
{
	unsigned char c = (unsigned char)at;

	if (c >= 0x80)
		return 0x80;	/* the same letter in the other case may have another first byte, or be of ASCII */
	return pages_is_digit(at) ? '0' : (unsigned char)rap_to_lower(c);
}

static bool
is_open(const struct line *l)
{
	size_t len;
	uint32_t c = rap_utf8_last(l->text, &len);

	return l->text.n >= PROSE && (rap_is_lower(c) || c == ',' || c == '-');
}

static bool
goes_on(const struct line *l)
{
	size_t len;

	return rap_is_lower(rap_utf8_get(l->text.s, l->text.n, &len));
}

static bool
may_be(const struct line *l)
{
	return l->kind == LINE_TEXT && l->is == NO_FURNITURE && l->text.n <= LONGEST && !goes_on(l) &&
	    (!rap_ends(l->text, ".") || rap_ends(l->text, "..."));
}

/* The next line of text behind i, n where there is none; furniture that is known already is passed over. */
static size_t
next_text(const struct pages *p, size_t i)
{
	while (++i < p->n && !pages_is_text(p, i))
		;
	return i;
}

/* Line i is a quarter shorter than the line of text beside it: no line of the same paragraph. */
static bool
is_short(const struct pages *p, size_t i, size_t beside)
{
	return p->line[i].text.n * 4 < p->line[beside].text.n * 3;
}

/* Lines behind i that stand within a sentence, up to MOST; their places in at. A blank line stands above them, and below,
 * unless the last of them is short. */
static size_t
interlopers(const struct pages *p, size_t i, size_t at[MOST])
{
	size_t n = 0, next, last = i;

	next = next_text(p, i);
	for (; n < MOST && next < p->n && may_be(&p->line[next]); next = next_text(p, next))
		at[n++] = last = next;
	if (n == 0 || next >= p->n || !goes_on(&p->line[next]) || p->line[next].text.n < PROSE / 2)
		return 0;
	return next > last + 1 || is_short(p, last, next) ? n : 0;
}

/* The short line right below line i, which goes on right below it:
 *	and the road to the mill was to be mended with
 *	Minutes of the Drainage Board
 *	stones from the old pier before the winter                       */
static size_t
glued(const struct pages *p, size_t i, size_t at[MOST])
{
	if (i + 1 >= p->n || !p->line[i + 1].narrow || !pages_is_text(p, i) || !pages_is_text(p, i + 2) ||
	    !is_open(&p->line[i]) || !may_be(&p->line[i + 1]) || !goes_on(&p->line[i + 2]))
		return 0;
	at[0] = i + 1;
	return 1;
}

static struct group *
group_of(struct pages *p, struct within *w, size_t i)
{
	uint64_t key = pages_key(&p->line[i]);

	return key ? rap_slot(&w->groups, key) : NULL;
}

/* The sentence of line i goes on behind the next blank line. */
static bool
is_spaced(const struct pages *p, size_t i)
{
	return i + 2 < p->n && p->line[i + 1].kind == LINE_BLANK && pages_is_text(p, i + 2) && goes_on(&p->line[i + 2]);
}

/* Line i ends within a sentence, and no text stands right below it. Asked of each line before others are looked for: to
 * look on from each of a million blank lines would be quadratic. */
static bool
is_cut(const struct pages *p, size_t i)
{
	return !pages_is_text(p, i + 1) && pages_is_text(p, i) && is_open(&p->line[i]);
}

/* In double spacing any line stands alone; this one is of a sentence itself. */
static bool
is_part(const struct within *w, const struct line *l)
{
	return w->direct > w->times && is_open(l);
}

/* Not right above or below it, but for what stands within the sentence with it, is there a line of the text. */
static bool
stands_clear(const struct pages *p, size_t i)
{
	while (i + 1 < p->n && p->line[i + 1].kind == LINE_TEXT && !goes_on(&p->line[i + 1]))
		i++;
	return p->line[i].alone && !(i + 1 < p->n && pages_is_text(p, i + 1));
}

/* Line i stands within a sentence. */
static void
note(struct pages *p, struct within *w, size_t i)
{
	struct group *k = group_of(p, w, i);
	struct rap_str s = p->line[i].text;

	if (!k)
		return;
	k->within++;
	k->clear += stands_clear(p, i);
	w->first[sign(s.s[0])] = w->last[sign(s.s[s.n - 1])] = true;
	if (!p->line[i].alone)
		w->glued = w->bytes[s.n] = true;
}

/* Of most lines it is plain that nothing stands below them within their sentence. */
static bool
may_be_parted(const struct line *l)
{
	return l->kind == LINE_TEXT && (l[1].kind != LINE_TEXT || l[1].is != NO_FURNITURE || l[1].narrow);
}

/* True: lines stand within sentences. */
static bool
count_within(struct pages *p, struct within *w)
{
	size_t at[MOST], n;
	bool found = false;

	for (size_t i = 0; i < p->n; i++) {
		bool cut;

		if (!may_be_parted(&p->line[i]))
			continue;
		cut = is_cut(p, i);
		n = cut ? interlopers(p, i, at) : glued(p, i, at);
		w->times += n > 0;
		w->direct += cut && n == 0 && is_spaced(p, i);
		found |= n > 0;
		while (n-- > 0)
			note(p, w, at[n]);
	}
	return found;
}

/* The group of a line that may be furniture, NULL of any other. */
static struct group *
candidate(struct pages *p, struct within *w, size_t i)
{
	const struct line *l = &p->line[i];
	struct rap_str s = l->text;

	if (!(l->alone || (s.n <= LONGEST && w->bytes[s.n])) || s.n == 0 || !w->first[sign(s.s[0])] ||
	    !w->last[sign(s.s[s.n - 1])])
		return NULL;
	return may_be(l) && !is_part(w, l) ? group_of(p, w, i) : NULL;
}

/* The next line that may be furniture behind *at, which counts lines, or odd ones where all stand alone; its line in i. */
static struct group *
next_candidate(struct pages *p, struct within *w, size_t *at, size_t *i)
{
	struct group *k = NULL;

	for (; !k && *at < (w->glued ? p->n : p->odds); ++*at)
		k = candidate(p, w, *i = w->glued ? *at : p->odd[*at]);
	return k;
}

/* How often each line comes that stands within a sentence once. */
static void
count(struct pages *p, struct within *w)
{
	struct group *k;
	size_t i;

	for (size_t at = 0; (k = next_candidate(p, w, &at, &i)); ) {
		const struct line *l = &p->line[i], *last = &p->line[k->last];

		k->same += k->times > 0 && l->number == last->number && !pages_is_number(p, l->text);
		pages_step(p, k, i);
	}
}

/* The line is one of the first of the document, which the pages behind it have again. */
static bool
is_title(const struct pages *p, size_t i)
{
	size_t above = 0;

	for (; i > 0 && above < TOP; i--)
		above += p->line[i - 1].kind == LINE_TEXT;
	return above < TOP;
}

/* Twice within a sentence, and a quarter of the times; once, where pages would be even, or where the document begins with
 * it. The numbers are the same, or count on: "9:42 A.M." and "9:49 A.M." do neither. */
static bool
is_furniture(struct pages *p, struct group *k)
{
	if (k->clear > 0 && k->clear * 3 >= k->times && !k->bad && !pages_is_entry(p, &p->line[k->first]) &&
	    (k->times > 1 || k->first >= SHORTEST_PAGE) && pages_title_words(p, k->first))
		return true;
	if (k->times < 2 || k->within < 1 || (k->counts + k->same) * 3 < k->steps * 2)
		return false;
	if (pages_is_entry(p, &p->line[k->first]) || pages_is_passage(p, k))
		return false;
	if (k->clear >= 2 && k->clear * 4 >= k->times)
		return true;
	if (k->bad)
		return false;
	return is_title(p, k->first) || (k->times > 2 && k->regular * 10 >= k->steps * 7) ||
	    (k->within >= 2 && k->counts == k->steps);
}

/* The first of them stays where it is the title, but not above one. */
static bool
stays(const struct pages *p, const struct group *k, size_t i)
{
	return i == k->first && k->same > k->counts && is_title(p, i) &&
	    !(rap_eq(p->line[i].text, p->line[k->last].text) && pages_has_title_below(p, i));
}

static void
mark(struct pages *p, struct within *w)
{
	struct group *k;
	size_t i;

	for (size_t at = 0; (k = next_candidate(p, w, &at, &i)); ) {
		struct line *l = &p->line[i];

		if (!is_furniture(p, k))
			pages_explain_refused(p, k, "comes within sentences, but mostly elsewhere, or its numbers do not count on");
		else if (!stays(p, k, i)) {
			pages_mark_like(l, pages_is_number(p, l->text) ? PAGE_NUMBER : HEADER, "comes-again-within-sentences", k);
			l->guess = true;
		}
	}
}

void
pages_within(struct pages *p)
{
	struct within w = { .groups = RAP_SLOTS(struct group) };

	if (count_within(p, &w)) {
		count(p, &w);
		mark(p, &w);
	}
	rap_slots_free(&w.groups);
}
