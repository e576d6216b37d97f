/* pages_margin.c - what stands within lines and is no text: the numbers of a transcript's lines in its margin, and page
 * marks in the midst of a line. Both become fw inside the line that they stood in, which stays one line.
 *
 *	 7        MR. COLE:  The witness may answer, if she has understood
 *	 8   what the question was. */
#include <string.h>

#include "pages.h"

#define HIGHEST 60	/* no page has more lines */
#define BESIDE 8	/* blank lines between a page's lines and its number */
#define LABEL 8		/* bytes of a line that may be a label and the blanks behind it */
#define SHIFT 3		/* columns by which the text behind two numbers differs, where they number no items */
#define PAGE 10		/* numbers that follow each other, at least, are a page's */

/* The number that a line begins with, alone or before a blank; 0 where there is none. Bytes that it takes in n. */
static unsigned
margin_number(const struct line *l, size_t *n)
{
	struct rap_str s = l->text;
	unsigned value = 0;
	size_t i = 0;

	if (l->kind != LINE_TEXT || l->is != NO_FURNITURE)
		return 0;
	while (i < s.n && i < 3 && pages_is_digit(s.s[i]))
		value = value * 10 + (unsigned)(s.s[i++] - '0');
	*n = i;
	if (i == 0 || i == 3 || s.s[0] == '0' || value > HIGHEST)
		return 0;
	return i == s.n || s.s[i] == ' ' || s.s[i] == '\t' ? value : 0;
}

/* Few lines may begin with the number 1, and the others are not asked for theirs. */
static bool
is_first(const struct line *l)
{
	return l->text.n > 0 && l->text.s[0] == '1';
}

/* The lines from 1 on, the next of them at *from or behind it, up to *to: each begins with the next number. */
static size_t
numbered_page(const struct pages *p, size_t *from, size_t *to)
{
	const struct line *first = &p->line[*from], *end = p->line + p->n;
	size_t n, count;
	unsigned number;

	while (first < end && !(is_first(first) && margin_number(first, &n) == 1))
		first++;
	*from = (size_t)(first - p->line);
	for (count = 0, *to = *from; *to < p->n; ++*to) {
		if (p->line[*to].kind == LINE_BLANK)
			continue;
		number = margin_number(&p->line[*to], &n);
		if (number != count + 1)
			break;
		count++;
	}
	return count;
}

static struct rap_str
behind_number(const struct line *l)
{
	size_t n = 0;

	return margin_number(l, &n) ? rap_trim(rap_cut(l->text, n, l->text.n)) : RAP_STR("");
}

/* How many of the lines go on within a sentence of the line before. */
static size_t
carried(const struct pages *p, size_t from, size_t to)
{
	struct rap_str last = RAP_STR("");
	size_t times = 0, len;

	for (; from < to; from++) {
		struct rap_str s = behind_number(&p->line[from]);

		if (p->line[from].kind != LINE_TEXT)
			continue;
		times += last.n >= 20 && !strchr(".?!:;", last.s[last.n - 1]) && s.n > 0 &&
		    rap_is_lower(rap_utf8_get(s.s, s.n, &len));
		last = s;
	}
	return times;
}

/* Three blanks, but those that stand behind "Q." at most. */
static bool
has_gap(struct rap_str s)
{
	for (size_t i = LABEL; i + 3 < s.n; i++)
		if (s.s[i] == '\t' || memcmp(s.s + i, "   ", 3) == 0)
			return true;
	return false;
}

static size_t
gaps(const struct pages *p, size_t from, size_t to)
{
	size_t times = 0;

	for (; from < to; from++)
		times += has_gap(behind_number(&p->line[from]));
	return times;
}

/* How many lines are empty behind their number, or begin elsewhere than the line before: the items of a list do not.
 *
 *	 3
 *	 4   called as a witness, testified as follows:
 *	 5                   DIRECT EXAMINATION */
static size_t
shifts(const struct pages *p, size_t from, size_t to)
{
	size_t times = 0, n, last = 0;

	for (; from < to; from++) {
		const struct line *l = &p->line[from];
		struct rap_str s = behind_number(l);
		size_t at = s.n > 0 ? l->lead + (size_t)(s.s - l->text.s) : 0;

		if (!margin_number(l, &n))
			continue;
		times += at == 0 || (last > 0 && (at > last ? at - last : last - at) >= SHIFT);
		last = at;
	}
	return times;
}

/* Two pages or more are numbered, and their lines are prose, not the rows of a table or the items of a list. */
static bool
is_numbered(const struct pages *p)
{
	size_t pages = 0, lines = 0, sentences = 0, rows = 0, shifted = 0, to, n;

	if (p->digits < 2 * PAGE)
		return false;
	for (size_t from = 0; from < p->n; from = to > from ? to : from + 1) {
		n = numbered_page(p, &from, &to);
		if (n < PAGE)
			continue;
		pages++;
		lines += n;
		sentences += carried(p, from, to);
		rows += gaps(p, from, to);
		shifted += shifts(p, from, to);
	}
	if ((pages < 2 && lines < 2 * PAGE) || rows * 6 > lines)
		return false;
	return (sentences >= 4 && sentences * 6 >= lines) || (sentences >= 2 && shifted * 4 >= lines);
}

static void
make_fw(struct pages *p, struct rap_node *n, const char *type)
{
	n->name = RAP_FW;
	rap_setz(p->doc, n, RAP_TYPE, type);
}

/* A page's number, right above or below its lines. */
static void
mark_page_number(struct pages *p, size_t i, size_t step)
{
	for (size_t k = 0; k < BESIDE && i < p->n && p->line[i].kind == LINE_BLANK; k++)
		i += step;
	if (i < p->n && p->line[i].kind == LINE_TEXT && p->line[i].text.n < 8 && pages_is_number(p, p->line[i].text))
		make_fw(p, p->line[i].node, "pageNum");
}

static void
cut_number(struct pages *p, struct line *l)
{
	struct rap_node *number = l->node, *text;
	size_t n;

	if (l->kind != LINE_TEXT || !margin_number(l, &n))
		return;
	text = n < l->text.n ? rap_split(p->doc, number, l->lead + n) : NULL;
	make_fw(p, number, "lineNum");
	if (text) {
		rap_add_before(number, text);
		rap_add_first(text, rap_remove(number));
	}
}

/* True: lines were cut, and are to be gathered anew. */
bool
pages_margin(struct pages *p)
{
	size_t from, to;

	if (!is_numbered(p))
		return false;
	for (from = 0; from < p->n; from = to > from ? to : from + 1) {
		if (numbered_page(p, &from, &to) < 2)
			continue;
		for (size_t i = from; i < to; i++)
			cut_number(p, &p->line[i]);
		mark_page_number(p, from - 1, (size_t)-1);
		mark_page_number(p, to, 1);
	}
	return true;
}

/* --- page marks */

/* The next "[[...]]" in the text from from on; its end in *end. */
static size_t
next_mark(struct rap_str s, size_t from, size_t *end)
{
	for (; from + 4 < s.n; from++) {
		const char *open = memchr(s.s + from, '[', s.n - from - 4), *close;

		if (!open)
			return s.n;
		from = (size_t)(open - s.s);
		close = open[1] == '[' ? memchr(open, ']', s.n - from < 40 ? s.n - from : 40) : NULL;
		if (close && close + 1 < s.s + s.n && close[1] == ']') {
			*end = (size_t)(close - s.s) + 2;
			return from;
		}
	}
	return s.n;
}

/* The pb of the mark, which is cut out of its line and becomes fw. */
static struct rap_node *
make_mark(struct pages *p, struct rap_node *mark, struct rap_str number)
{
	struct rap_node *pb = rap_elem(p->doc, RAP_PB);

	rap_set(p->doc, pb, RAP_N, number);
	make_fw(p, mark, "pageNum");
	return pb;
}

/* "[[Page 12]] The harbour master": the mark goes into the line that it opens. */
static struct rap_node *
cut_first(struct pages *p, struct line *l, size_t end, struct rap_str number)
{
	struct rap_node *mark = l->node, *rest = rap_add_before(mark, rap_split(p->doc, mark, end));
	struct rap_node *pb = make_mark(p, mark, number);

	rap_add_first(rest, rap_remove(mark));
	rap_add_first(rest, pb);
	return l->node = rest;
}

/* "the harbour master [[Page 12]] had asked for it": the line, without the mark in it, stays one. */
void
pages_marks_within(struct pages *p, struct line *l)
{
	struct rap_str s = pages_raw(l);
	size_t cut = 0, end = 0, at = next_mark(s, 0, &end);
	struct rap_node *piece = l->node, *mark;

	for (; at < s.n; at = next_mark(s, end, &end)) {
		struct rap_str number = pages_marked_number(p, rap_cut(s, at, end));

		if (!number.s || (at == l->lead && end == l->lead + l->text.n))
			continue;
		if (at == l->lead) {
			piece = cut_first(p, l, end, number);
			cut = end;
			continue;
		}
		mark = rap_split(p->doc, piece, at - cut);
		if (piece != l->node)
			rap_join(p->doc, l->node, piece);
		piece = end < l->lead + l->text.n ? rap_split(p->doc, mark, end - at) : l->node;
		rap_add(l->node, make_mark(p, mark, number));	/* to the end of what stands before them */
		rap_add(l->node, mark);
		cut = end;
	}
	if (piece != l->node)
		rap_join(p->doc, l->node, piece);
}
