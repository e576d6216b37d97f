/* pages_breaks.c - form feeds that were made blanks on the way: a document set without indents in which a line now and
 * then begins with one blank, once a page, in mid-sentence too. A pb goes before each, as for a form feed.
 *
 *	the pilots agreed to bring the matter
 *	 before the board in spring. Until then */
#include "pages.h"

#define SHORTEST_PAGE 15	/* lines */
#define INTERLOPER 40		/* bytes: the longest header that may be met in mid-sentence */

struct blanks {
	size_t lines, marks, deeper;
	size_t far;		/* marks at least a page behind the one before */
	size_t within;		/* marks within a sentence: it goes on behind the blank, or has not ended before it */
	size_t last;
	bool open;		/* the line of text before ends in a letter or a comma */
};

static struct rap_str
raw_of(const struct rap_node *n)
{
	bool line = rap_is(n, RAP_AB) && rap_attr_is(n, RAP_TYPE, "line");

	return line && n->first && n->first->name == RAP_CDATA ? n->first->text : RAP_STR("");
}

/* One blank, and then something else. */
static bool
is_blank_first(struct rap_str s)
{
	return s.n > 1 && s.s[0] == ' ' && s.s[1] != ' ' && s.s[1] != '\t';
}

static void
count(struct rap_str s, struct blanks *b)
{
	uint32_t end;
	size_t len;
	bool open = b->open;

	b->lines++;
	if (s.n > 1) {
		end = rap_utf8_last(rap_trim(s), &len);
		b->open = s.n > INTERLOPER && (rap_is_lower(end) || end == ',');
	}
	b->deeper += s.n > 1 && (s.s[0] == '\t' || (s.s[0] == ' ' && !is_blank_first(s)));
	if (!is_blank_first(s))
		return;
	b->far += b->lines - b->last >= SHORTEST_PAGE || b->marks == 0;
	b->within += open || rap_is_lower(rap_utf8_get(s.s + 1, s.n - 1, &len));
	b->last = b->lines;
	b->marks++;
}

void
pages_breaks(struct pages *p)
{
	struct rap_node *body = rap_body(p->doc), *n;
	struct blanks b = { 0 };

	for (n = body->first; n && n->name != RAP_PB; n = n->next)
		count(raw_of(n), &b);
	if (n || b.marks < 3 || b.within == 0 || b.far * 3 < b.marks * 2 || b.marks * SHORTEST_PAGE > b.lines ||
	    b.deeper * 20 > b.lines)
		return;
	for (n = body->first; n; n = n->next)
		if (is_blank_first(raw_of(n)))
			rap_guess(p->doc, rap_add_before(n, rap_elem(p->doc, RAP_PB)), "medium", "form-feed-made-a-blank");
	p->blanks_break = true;
}

static bool
is_text(const struct pages *p, size_t i)
{
	return i < p->n && p->line[i].kind == LINE_TEXT && p->line[i].is == NO_FURNITURE;
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

		if (p->line[i].kind != LINE_BREAK || !is_text(p, i - 1) || !is_text(p, i + 1) || !is_text(p, i + 2))
			continue;
		if (l->text.n > INTERLOPER || before.n <= INTERLOPER || l->text.n * 3 > p->line[i + 2].text.n * 2 ||
		    !rap_is_alpha(rap_utf8_last(before, &len)) || !rap_is_upper(rap_utf8_get(l->text.s, l->text.n, &len)))
			continue;
		l->is = HEADER;
		l->rule = "short-line-in-mid-sentence";
	}
}
