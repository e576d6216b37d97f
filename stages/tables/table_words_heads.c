/* table_words_heads.c - tables of words without caption and rules, which their headings tell. A part of rap-tables. */
#include <stdlib.h>
#include <string.h>

#include "table_words.h"

#define WIDEST 30		/* columns of a heading, at most; an entry may be twice as wide */

/* --- codes */

/* A number or a letter alone, a name in capitals: what a table explains, line by line. The mark of an item, "1." and "(a)", is
 * none. */
static bool
is_code(struct rap_str s)
{
	size_t i;

	if (text_is_number(s))
		return s.s[s.n - 1] != '.' && s.s[s.n - 1] != ')';
	for (i = 0; i < s.n; i++)
		if (!(s.s[i] >= 'A' && s.s[i] <= 'Z') && !(s.s[i] >= '0' && s.s[i] <= '9') && s.s[i] != '_')
			return false;
	return s.n == 1;
}

/* Headings: short, and neither figures nor the ends of sentences. */
static bool
are_headings(const struct segments *segs, struct rap_str text)
{
	size_t k;

	for (k = 0; k < segs->n; k++) {
		char last = text.s[segs->v[k].b - 1];

		if (segs->v[k].b - segs->v[k].a < 2 || segs->v[k].kind != WORDS ||
		    segs->v[k].end - segs->v[k].start > WIDEST || strchr(".,;:?!)", last))
			return false;
	}
	return segs->n > 1;
}

/* A row of such a table: a code below the first heading, and text where the other headings begin; or what carries one on. */
static int
row_below(const struct segments *heads, const struct segments *segs, struct rap_str text)
{
	const struct segment *head = &heads->v[0], *code = &segs->v[0];
	size_t k, h;

	if (segs->n == 1)
		return code->start == heads->v[heads->n - 1].start ? 0 : -1;
	if (!is_code(rap_cut(text, code->a, code->b)) || code->start > head->end || code->end + 1 < head->start)
		return -1;
	for (k = h = 1; k < segs->n; k++, h++) {
		while (h < heads->n && heads->v[h].start < segs->v[k].start)
			h++;
		if (h == heads->n || heads->v[h].start != segs->v[k].start)
			return -1;
	}
	return 1;
}

/* A line of headings, apart from what is above, and three lines or more of codes and what they mean, up to a blank one:
 *
 *	Code    Meaning
 *	0       The lamp is lit
 *	1       The lamp is out
 *	2       Not known
 */
static size_t
words_coded(const struct lines *lines, size_t i)
{
	struct segments heads = { 0 }, segs = { 0 };
	size_t k = i + 1, rows = 0;
	int row = 1;

	segments_find(&heads, lines->v[i].text);
	if (are_headings(&heads, lines->v[i].text)) {
		k += k < lines->n && line_blank(&lines->v[k]);
		for (; k < lines->n && !line_blank(&lines->v[k]) && !lines->v[k].walled && !lines->v[k].taken && row >= 0; k++) {
			segments_find(&segs, lines->v[k].text);
			row = row_below(&heads, &segs, lines->v[k].text);
			rows += row > 0;
		}
	}
	segments_free(&heads);
	segments_free(&segs);
	return rows > 2 && row >= 0 ? k : i;
}

/* --- columns under headings */

static struct rap_str
segment_text(const struct segments *segs, size_t k, struct rap_str text)
{
	return rap_cut(text, segs->v[k].a, segs->v[k].b);
}

/* A name as programs have them: "--lamp-oil", "port.name", "lamp_2" */
static bool
is_symbol(struct rap_str s)
{
	bool sign = false;

	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == ' ')
			return false;
		sign |= strchr("_-./0123456789", s.s[i]) && (i == 0 || s.s[i] != '.' || i + 1 < s.n);
	}
	return sign;
}

static bool
has_letter(struct rap_str s)
{
	size_t i, len;

	for (i = 0; i < s.n; i += len)
		if (rap_is_alpha(rap_utf8_get(s.s + i, s.n - i, &len)))
			return true;
	return false;
}

struct under {			/* what stands under a heading */
	size_t n, figures, symbols, capitals;
	size_t again;		/* entries that are as the one before */
	bool as_head;		/* one is as the heading: that is an entry too */
	struct rap_str last;
};

static void
look_under(struct under *u, struct rap_str head, struct rap_str s)
{
	u->n++;
	u->figures += text_is_number(s);
	u->symbols += is_symbol(s);
	u->capitals += rap_in_capitals(s);
	u->again += rap_eq(u->last, s);
	u->as_head |= rap_eq(head, s);
	u->last = s;
}

/* Each segment begins where a heading does, and those of a row are one for each but perhaps one: 1; those that carry it on, 0. */
static int
row_under(const struct segments *heads, struct rap_str above, const struct segments *segs, struct rap_str text,
    struct under *under)
{
	size_t k, h;

	for (k = h = 0; k < segs->n; k++, h++) {
		while (h < heads->n && heads->v[h].start < segs->v[k].start)
			h++;
		if (h == heads->n || heads->v[h].start != segs->v[k].start || segs->v[k].end - segs->v[k].start > WIDEST + WIDEST)
			return -1;
	}
	if (segs->v[0].start != heads->v[0].start)
		return 0;
	if (segs->n + 1 < heads->n || segs->n < 3)
		return -1;
	for (k = h = 0; k < segs->n; k++, h++) {
		while (heads->v[h].start < segs->v[k].start)
			h++;
		look_under(&under[h], segment_text(heads, h, above), segment_text(segs, k, text));
	}
	return 1;
}

/* The headings are of another kind than what is below, or a column says the same again and again, as none does of names that
 * are only set side by side. */
static bool
are_headed(const struct segments *heads, struct rap_str text, const struct under *under, size_t rows)
{
	size_t k, capitals = 0, below = 0;
	bool told = under[0].symbols == rows, entry = false;

	for (k = 0; k < heads->n; k++) {
		capitals += rap_in_capitals(segment_text(heads, k, text));
		entry |= under[k].as_head || !has_letter(segment_text(heads, k, text));
		below += under[k].capitals * 2 > under[k].n;
		told |= k > 0 && under[k].n + 1 >= rows && (under[k].figures == under[k].n || under[k].again * 2 > rows);
	}
	return !entry && (told || (capitals == heads->n && below * 2 < heads->n));
}

/* Three headings or more, apart from what is above, and three lines or more of entries that begin where they do:
 *
 *	Port          Country       Tongue        Since
 *	Bergen        Norway        Norwegian     1070
 *	Malaga        Spain         Spanish       1487
 *	Gdansk        Poland        Polish        997
 */
static size_t
words_headed(const struct lines *lines, size_t i)
{
	struct segments heads = { 0 }, segs = { 0 };
	struct under *under = NULL;
	size_t k = i + 1, rows = 0;
	int row = 0;

	segments_find(&heads, lines->v[i].text);
	if (heads.n > 2 && are_headings(&heads, lines->v[i].text)) {
		under = rap_alloc(heads.n, sizeof *under);
		for (; k < lines->n && !line_blank(&lines->v[k]) && !lines->v[k].walled && !lines->v[k].taken && row >= 0; k++) {
			segments_find(&segs, lines->v[k].text);
			row = row_under(&heads, lines->v[i].text, &segs, lines->v[k].text, under);
			rows += row > 0;
		}
	}
	if (rows < 3 || row < 0 || rows * 2 < k - i - 1 || !are_headed(&heads, lines->v[i].text, under, rows))
		k = i;
	free(under);
	segments_free(&heads);
	segments_free(&segs);
	return k;
}

/* A part of the text begins at byte k, behind two blanks. */
static bool
begins_at(struct rap_str text, size_t k)
{
	return k > 1 && k < text.n && text.s[k] != ' ' && text.s[k - 1] == ' ' && text.s[k - 2] == ' ';
}

/* The first look, which prose with wide blanks fails: a part of the next line begins where one of this does. */
static bool
may_be_heads(const struct lines *lines, size_t i)
{
	struct rap_str text = lines->v[i].text, below;
	size_t k, next = i + 1;

	next += next < lines->n && line_blank(&lines->v[next]);
	if (next >= lines->n || (i > 0 && !lines->v[i].walled && !line_blank(&lines->v[i - 1])))
		return false;
	below = lines->v[next].text;
	for (k = 2; k < text.n; k++)
		if ((text.s[k] & 0x80) || text.s[k] == '\t' || (begins_at(text, k) && begins_at(below, k)))
			return true;	/* what is not ASCII is looked at closely */
	return false;
}

size_t
words_below_heads(const struct lines *lines, size_t i)
{
	size_t end;

	if (!may_be_heads(lines, i))
		return i;
	end = words_coded(lines, i);
	return end > i ? end : words_headed(lines, i);
}
