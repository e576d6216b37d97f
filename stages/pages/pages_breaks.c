/* pages_breaks.c - form feeds that were made blanks on the way: a document set without indents in which a line now and
 * then begins with one blank, once a page, in mid-sentence too. A pb goes before each, as for a form feed.
 *
 *	the pilots agreed to bring the matter
 *	 before the board in spring. Until then */
#include "pages.h"

#define SHORTEST_PAGE 15	/* lines */
#define FEW 3			/* such lines */
#define INTERLOPER 40		/* bytes: the longest header that may be met in mid-sentence */

struct blanks {
	size_t lines, marks;
	size_t far;		/* marks at least a page behind the one before */
	size_t within;		/* marks within a sentence: it goes on behind the blank, or has not ended before it */
	size_t last;
	bool open;		/* the line of text before ends in a letter or a comma */
};

/* One blank, and then something else. */
static bool
is_blank_first(struct rap_str s)
{
	return s.n > 1 && s.s[0] == ' ' && s.s[1] != ' ' && s.s[1] != '\t';
}

/* One blank now and then is all the white space that lines begin with: what can be told without the lines between. */
static bool
may_be_breaks(const struct pages *p)
{
	size_t marks = 0, deeper = 0;

	for (const struct line *l = p->line; p->indented >= FEW && l < p->line + p->n && deeper * 20 <= p->n; l++)
		if (l->lead > 0) {
			struct rap_str s = pages_raw(l);
			bool mark = is_blank_first(s);

			marks += mark;
			deeper += !mark && s.n > 1 && (s.s[0] == ' ' || s.s[0] == '\t');
		}
	return marks >= FEW && marks * SHORTEST_PAGE <= p->n && deeper * 20 <= p->n;
}

static void
count(const struct line *l, struct blanks *b)
{
	struct rap_str s = pages_raw(l);
	uint32_t end;
	size_t len;
	bool open = b->open;

	b->lines++;
	if (s.n > 1) {
		end = rap_utf8_last(l->text, &len);
		b->open = s.n > INTERLOPER && (rap_is_lower(end) || end == ',');
	}
	if (!is_blank_first(s))
		return;
	b->far += b->lines - b->last >= SHORTEST_PAGE || b->marks == 0;
	b->within += open || rap_is_lower(rap_utf8_get(s.s + 1, s.n - 1, &len));
	b->last = b->lines;
	b->marks++;
}

bool
pages_breaks(struct pages *p)
{
	struct blanks b = { 0 };

	if (p->pages > 1 || !may_be_breaks(p))
		return false;
	for (size_t i = 0; i < p->n; i++)
		count(&p->line[i], &b);
	if (b.within == 0 || b.far * 3 < b.marks * 2)
		return false;
	for (size_t i = 0; i < p->n; i++) {
		struct rap_node *n = p->line[i].node;

		if (is_blank_first(pages_raw(&p->line[i])))
			rap_guess(p->doc, rap_add_before(n, rap_elem(p->doc, RAP_PB)), "medium", "form-feed-made-a-blank");
	}
	p->blanks_break = true;
	return true;
}

/* A header met once, where it stands within a sentence:
 *	since the harbour master met with the Coast
 *	 Gazette
 *	Guard in the spring of that year, the pilots */
void
pages_interlopers(struct pages *p)
{
	size_t len;

	for (size_t i = 1; p->blanks_break && i + 2 < p->n; i++) {
		struct line *l = &p->line[i + 1];
		struct rap_str before = p->line[i - 1].text;

		if (p->line[i].kind != LINE_BREAK || !pages_is_text(p, i - 1) || !pages_is_text(p, i + 1) || !pages_is_text(p, i + 2))
			continue;
		if (l->text.n > INTERLOPER || before.n <= INTERLOPER || l->text.n * 3 > p->line[i + 2].text.n * 2 ||
		    !rap_is_alpha(rap_utf8_last(before, &len)) || !rap_is_upper(rap_utf8_get(l->text.s, l->text.n, &len)))
			continue;
		pages_guess(l, HEADER, "short-line-in-mid-sentence");
	}
}
