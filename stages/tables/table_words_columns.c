/* table_words_columns.c - how far a table of words reaches, and its columns. A part of rap-tables. */
#include <stdlib.h>
#include <string.h>

#include "table_words.h"

#define LONGEST 4		/* lines of the caption */
#define BLANKS 1		/* blank lines, at most, between two lines of the table */
#define HEADINGS 8		/* lines of headings above the margin's first line, at most */

/* --- extent */

bool
words_named(const struct lines *lines, size_t i)
{
	size_t k = i;

	if (k > 0 && !lines->v[k].walled && (line_blank(&lines->v[k - 1]) || line_draws(&lines->v[k - 1])))
		k--;
	if (k > 0 && k < i && !lines->v[k].walled && (line_blank(&lines->v[k - 1]) || line_draws(&lines->v[k - 1])))
		k--;
	for (; k > 0 && i - k < LONGEST + 2 && !lines->v[k].walled && !line_blank(&lines->v[k - 1]); k--)
		if (caption_line(lines->v[k - 1].text, "table"))
			return true;
		else if (lines->v[k - 1].traits & GAPS)		/* no line of a caption but perhaps its first */
			return false;
	return false;
}

static bool
ends_table(const struct lines *lines, size_t i, size_t blanks)
{
	const struct line *line = &lines->v[i];

	return line->walled || line->taken || line->marked || note_word(line->text) || caption_line(line->text, "table") ||
	    caption_line(line->text, "figure") || blanks > BLANKS;
}

/* A line without wide blanks that begins on the left and runs into the second column is prose. */
static bool
is_prose(const struct segments *segs, size_t left, size_t second)
{
	return segs->n == 1 && segs->v[0].start <= left + 4 && segs->v[0].end > second + 1;
}

void
words_extent(struct words *w, size_t i)
{
	struct segments segs = { 0 };
	size_t blanks = 0, left = (size_t)-1, second = left;

	w->first = i;
	w->end = i + 1;
	for (; i < w->lines->n && (i == w->first || !ends_table(w->lines, i, blanks)); i++) {
		blanks = line_blank(&w->lines->v[i]) ? blanks + 1 : 0;
		if (blanks)
			continue;
		if (line_draws(&w->lines->v[i])) {
			w->rules++;
			w->end = i + 1;
			continue;
		}
		segments_find(&segs, w->lines->v[i].text);
		if (i > w->first && is_prose(&segs, left, second))
			break;
		if (left > segs.v[0].start)
			left = segs.v[0].start;
		if (segs.n > 1 && segs.v[1].start < second)
			second = segs.v[1].start;
		w->end = i + 1;
	}
	segments_free(&segs);
}

/* --- columns */

struct profile {		/* of each display column, over all lines */
	uint32_t *ink, *starts;
	uint32_t *words;	/* that begin there, behind one blank too */
	size_t width;
};

static void
widen(struct profile *p, size_t width)
{
	size_t k;

	if (width + 2 <= p->width)
		return;
	p->ink = rap_realloc(p->ink, 2 * width + 2, sizeof *p->ink);
	p->starts = rap_realloc(p->starts, 2 * width + 2, sizeof *p->starts);
	p->words = rap_realloc(p->words, 2 * width + 2, sizeof *p->words);
	for (k = p->width; k < 2 * width + 2; k++)
		p->ink[k] = p->starts[k] = p->words[k] = 0;
	p->width = 2 * width + 2;
}

/* A line's characters, and where its segments begin. */
static void
add_line(struct profile *p, struct rap_str text)
{
	struct cursor cur;
	size_t blanks = 2;

	for (cur = cursor_start(text); cur.c; cursor_next(&cur)) {
		if (rap_is_space(cur.c)) {
			blanks += cur.width;
			continue;
		}
		widen(p, cur.col + cur.width);
		p->starts[cur.col] += blanks > 1;
		p->words[cur.col] += blanks > 0;
		p->ink[cur.col]++;
		blanks = 0;
	}
}

/* The first line that begins at the margin. Those above are the headings', centred over columns that begin anywhere below:
 *
 *	                  Kept by the harbour
 *	                        master             Kept by others
 *	Lamps and their   All that stand on the   The two on the
 *	oil               northern mole           islands
 */
static size_t
body_of(const struct words *w)
{
	size_t i, left = (size_t)-1, body = w->first;

	for (i = w->first; i < w->end; i++)
		if (!cutting_skips(&w->lines->v[i]) && line_indent(&w->lines->v[i]) < left) {
			left = line_indent(&w->lines->v[i]);
			body = i;
		}
	return body - w->first <= HEADINGS && w->end - body > body - w->first ? body : w->first;
}

/* Of lines from on, that have text; how many there are in *n. */
static struct profile
profile_of(const struct words *w, size_t from, size_t *n)
{
	struct profile p = { .width = 0 };
	size_t i;

	for (*n = 0, i = from; i < w->end; i++)
		if (!cutting_skips(&w->lines->v[i])) {
			add_line(&p, w->lines->v[i].text);
			++*n;
		}
	return p;
}

static void
profile_free(struct profile *p)
{
	free(p->ink);
	free(p->starts);
	free(p->words);
}

/* Below headings of their own one line in ten may run over a column's start, and some may come up to it:
 *	Keeper   All that stand on the mole   Oil, wicks
 *	of the   and those of the northern    and matches
 *	lamps    quay with their two lanterns each spring
 */
static bool
may_begin(const struct profile *p, size_t k, size_t least, size_t n, bool below)
{
	return below ? (p->starts[k] >= least || (p->starts[k] && p->words[k] > least)) && p->ink[k - 1] <= n / 10 :
	    p->starts[k] >= least && p->ink[k - 1] <= n / 16;
}

/* Columns begin where segments of several lines begin. */
static struct columns
columns_of_starts(const struct profile *p, size_t n, bool below)
{
	struct columns columns = { NULL, 0 };
	size_t k, cap = 0, least = n / 5 > 2 ? n / 5 : 2;
	bool ink = false;	/* since the last column's start */

	for (k = 0; k < p->width; k++) {
		bool start = p->starts[k] && (columns.n == 0 || (ink && may_begin(p, k, least, n, below)));

		ink = (ink && !start) || p->ink[k] > 0;
		if (!start)
			continue;
		if (columns.n)
			columns.v[columns.n - 1].end = k - 1;
		columns_add(&columns, &cap, k, p->width);
	}
	return columns;
}

/* Or they are what two blanks part over all lines, each with something in half of them:
 *
 *	Berth       Holm    Skar    Fell
 *	Lamp        yes      no      -
 *	Crane        -       yes     x
 */
static struct columns
columns_of_gaps(const struct profile *p, size_t n)
{
	struct columns columns = { NULL, 0 };
	size_t k, cap = 0, start = 0, most = 0;
	bool filled = true;

	for (k = 0; k + 1 < p->width && filled; k++) {
		start = most || p->ink[k] ? start : k + 1;
		most = most < p->ink[k] ? p->ink[k] : most;
		if (!most || p->ink[k] || p->ink[k + 1])
			continue;
		filled = most * 2 >= n;
		columns_add(&columns, &cap, start, k);
		start = k + 1;
		most = 0;
	}
	if (!filled)
		columns.n = 0;
	return columns;
}

/* The columns of the lines below the headings are taken where there are more of them. */
static void
take_body(struct words *w, size_t body)
{
	size_t n;
	struct profile p = profile_of(w, body, &n);
	struct columns below = columns_of_starts(&p, n, true);

	if (below.n > w->columns.n) {
		struct columns all = w->columns;

		w->columns = below;
		below = all;
		w->body = body;
	}
	free(below.v);
	profile_free(&p);
}

/* The columns that wide blanks part are taken where there are more of them. */
void
words_columns(struct words *w)
{
	struct profile p = profile_of(w, w->first, &w->n);
	struct columns gaps = columns_of_gaps(&p, w->n);
	size_t body = body_of(w);

	w->columns = columns_of_starts(&p, w->n, false);
	if (body > w->first)
		take_body(w, body);
	if (gaps.n > w->columns.n) {
		struct columns starts = w->columns;

		w->columns = gaps;
		w->body = 0;
		gaps = starts;
	}
	free(gaps.v);
	profile_free(&p);
}
