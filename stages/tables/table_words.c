/* table_words.c - tables of words, whose columns only blanks show, under a caption. A part of rap-tables.
 *
 *	Table 4. Officers of the harbour
 *
 *	Office              Duties                    Appointed by
 *	Harbour master      Berths, pilotage and      The council
 *	                    the tides
 *	Keeper of the       Lamps, oil; reports       The board of
 *	northern light      each quarter              lights
 *
 * Two columns of prose look much the same, so that only what a caption says to be a table is asked for. A column begins
 * where segments of several lines begin and no line has anything before. A line begins a row where its words had room in
 * the line above: had they carried it on, they would stand there. */
#include <stdlib.h>

#include "table_blank.h"

#define LONGEST 4		/* lines of the caption */
#define BLANKS 1		/* blank lines, at most, between two lines of the table */

struct words {
	const struct lines *lines;
	size_t first, end;	/* lines */
	size_t n;		/* of them that have text */
	struct columns columns;
	size_t *right;		/* for each column, where its longest line ends */
	struct part *parts;	/* of the present line */
	size_t nparts;
};

/* --- extent */

static bool
under_caption(const struct lines *lines, size_t i)
{
	size_t k = i;

	if (k > 0 && !lines->v[k].walled && (line_blank(&lines->v[k - 1]) || line_draws(&lines->v[k - 1])))
		k--;
	if (k > 0 && k < i && !lines->v[k].walled && (line_blank(&lines->v[k - 1]) || line_draws(&lines->v[k - 1])))
		k--;
	for (; k > 0 && i - k < LONGEST + 2 && !lines->v[k].walled && !line_blank(&lines->v[k - 1]); k--)
		if (caption_line(lines->v[k - 1].text, "table"))
			return true;
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
is_prose(const struct line *line, const struct segments *segs, size_t left, size_t second)
{
	return !line_draws(line) && segs->n == 1 && segs->v[0].start <= left + 4 && segs->v[0].end > second + 1;
}

static void
find_extent(struct words *w, size_t i)
{
	struct segments segs = { 0 };
	size_t blanks = 0, left = (size_t)-1, second = left;

	w->first = i;
	w->end = i + 1;
	for (; i < w->lines->n && (i == w->first || !ends_table(w->lines, i, blanks)); i++) {
		blanks = line_blank(&w->lines->v[i]) ? blanks + 1 : 0;
		if (blanks)
			continue;
		segments_find(&segs, w->lines->v[i].text);
		if (i > w->first && is_prose(&w->lines->v[i], &segs, left, second))
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
	for (k = p->width; k < 2 * width + 2; k++)
		p->ink[k] = p->starts[k] = 0;
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
		p->ink[cur.col]++;
		blanks = 0;
	}
}

static struct profile
profile_of(struct words *w)
{
	struct profile p = { NULL, NULL, 0 };
	size_t i;

	for (i = w->first; i < w->end; i++) {
		if (line_blank(&w->lines->v[i]) || line_draws(&w->lines->v[i]))
			continue;
		add_line(&p, w->lines->v[i].text);
		w->n++;
	}
	return p;
}

static void
find_columns(struct words *w)
{
	struct profile p = profile_of(w);
	size_t k, cap = 0, least = w->n / 5 > 2 ? w->n / 5 : 2;
	bool ink = false;	/* since the last column's start */

	for (k = 0; k < p.width; k++) {
		bool start = p.starts[k] && (w->columns.n == 0 || (ink && p.starts[k] >= least && p.ink[k - 1] == 0));

		ink = (ink && !start) || p.ink[k] > 0;
		if (!start)
			continue;
		if (w->columns.n == cap) {
			cap = cap ? cap * 2 : 8;
			w->columns.v = rap_realloc(w->columns.v, cap, sizeof *w->columns.v);
		}
		if (w->columns.n)
			w->columns.v[w->columns.n - 1].end = k - 1;
		w->columns.v[w->columns.n++] = (struct column){ k, p.width };
	}
	free(p.ink);
	free(p.starts);
}

/* --- lines as parts */

static struct rap_str
part_text(const struct words *w, size_t i, size_t k)
{
	return rap_trim(rap_cut(w->lines->v[i].text, w->parts[k].a, w->parts[k].b));
}

struct entry {			/* what a line has in a column */
	size_t start, end;	/* display columns; end is 0 where it has nothing */
	size_t word;		/* columns of its first word */
	bool low;
};

static void
read_line(struct words *w, size_t i, struct entry *entries)
{
	struct rap_str text = w->lines->v[i].text;
	size_t k, len;

	for (k = 0; k < w->columns.n; k++)
		entries[k] = (struct entry){ 0, 0, 0, false };
	w->nparts = columns_cut(&w->columns, text, w->parts);
	for (k = 0; k < w->nparts; k++) {
		struct rap_str part = part_text(w, i, k);
		struct entry *e = &entries[w->parts[k].col];

		if (!part.n)
			continue;
		e->start = rap_width(rap_cut(text, 0, (size_t)(part.s - text.s)));
		e->end = rap_width(rap_cut(text, 0, (size_t)(part.s - text.s) + part.n));
		e->low = rap_is_lower(rap_utf8_get(part.s, part.n, &len)) || part.s[0] == '(';
		while (len < part.n && part.s[len] != ' ')
			len++;
		e->word = rap_width(rap_cut(part, 0, len));
	}
}

/* The line with entries e begins a row, the line above having those of before. */
static bool
begins_row(const struct words *w, const struct entry *before, const struct entry *e, bool apart)
{
	int votes = apart ? 3 : 0;
	size_t k, filled = 0;

	for (k = 0; k < w->columns.n; k++) {
		if (!e[k].end)
			continue;
		filled++;
		votes -= e[k].low ? 3 : 0;
		if (!before[k].end)
			votes += 2;
		else
			votes += before[k].end + 1 + e[k].word <= w->right[k] ? 2 : -1;
	}
	if (before[0].end && e[0].start + 2 <= before[0].start)
		votes += 3;
	return e[0].end && votes + (filled == w->columns.n) > 0;
}

/* --- rows */

struct rowing {			/* goes over the lines of a table */
	struct entry *before, *now;
	bool apart;
	size_t rows, full;	/* so far; of them those that begin with two entries at least */
};

static size_t
count_entries(const struct words *w, const struct entry *e)
{
	size_t k, n = 0;

	for (k = 0; k < w->columns.n; k++)
		n += e[k].end > 0;
	return n;
}

/* The next line: true where it begins a row. The lines above the first label are one, the header. */
static bool
step(struct words *w, struct rowing *r, size_t i)
{
	struct entry *swap = r->before;
	bool begins;

	r->before = r->now;
	r->now = swap;
	read_line(w, i, r->now);
	begins = r->rows == 0 || begins_row(w, r->before, r->now, r->apart);
	r->rows += begins;
	r->full += begins && count_entries(w, r->now) > 1;
	r->apart = false;
	return begins;
}

static struct rowing
start_rows(const struct words *w)
{
	return (struct rowing){ rap_alloc(w->columns.n, sizeof(struct entry)), rap_alloc(w->columns.n, sizeof(struct entry)),
	    false, 0, 0 };
}

static void
end_rows(struct rowing *r)
{
	free(r->before);
	free(r->now);
}

static bool
skips(const struct line *line)
{
	return line_blank(line) || line_draws(line);
}

/* Where the longest line of each column ends. */
static void
measure(struct words *w)
{
	struct entry *e = rap_alloc(w->columns.n, sizeof *e);
	size_t i, k;

	w->right = rap_alloc(w->columns.n, sizeof *w->right);
	w->parts = rap_alloc(w->columns.n, sizeof *w->parts);
	for (i = w->first; i < w->end; i++) {
		if (skips(&w->lines->v[i]))
			continue;
		read_line(w, i, e);
		for (k = 0; k < w->columns.n; k++)
			if (w->right[k] < e[k].end)
				w->right[k] = e[k].end;
	}
	free(e);
}

static void
words_free(struct words *w)
{
	free(w->columns.v);
	free(w->right);
	free(w->parts);
}

static struct words
look(const struct lines *lines, size_t i)
{
	struct words w = { .lines = lines };

	find_extent(&w, i);
	find_columns(&w);
	if (w.columns.n > 1)
		measure(&w);
	return w;
}

static const char *
fault(struct words *w)
{
	struct rowing r;
	size_t i, labels = 0, both = 0;

	if (w->columns.n < 2)
		return "words without columns";
	r = start_rows(w);
	for (i = w->first; i < w->end; i++) {
		if (skips(&w->lines->v[i])) {
			r.apart = true;
			continue;
		}
		step(w, &r, i);
		labels += r.now[0].end > 0;
		both += r.now[0].end && count_entries(w, r.now) > 1;
	}
	end_rows(&r);
	if (r.rows < 3 || r.full < 3)
		return "fewer than three rows of words";
	if (r.full * 3 < r.rows * 2)
		return "rows without entries";
	if (w->columns.n == 2 && both * 10 > w->n * 9 && r.rows * 3 < w->n && labels * 10 > w->n * 9)
		return "two columns of prose";
	return NULL;
}

struct verdict
recognise_words(const struct lines *lines, size_t i)
{
	struct verdict v = { i, i + 1, i, false, NULL, "blank", NULL, NULL };
	struct words w;

	if (!under_caption(lines, i))
		return v;
	w = look(lines, i);
	v.why = fault(&w);
	v.found = !v.why;
	v.end = w.end;
	if (v.found) {
		v.why = "words in columns under a caption";
		v.cert = "medium";
		v.rule = "columns-of-words-under-a-caption";
	}
	words_free(&w);
	return v;
}

void
cut_words(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct words w = look(lines, v->row);
	struct rowing r = start_rows(&w);
	size_t i, k, row = 0;

	for (i = w.first; i < w.end; i++) {
		if (skips(&lines->v[i])) {
			r.apart = true;
			continue;
		}
		if (step(&w, &r, i)) {
			grid_row(grid, i, r.rows == 1);
			row = grid->ncells;
			for (k = 0; k < w.columns.n; k++)
				grid_cell(grid, k, 1);
		}
		for (k = 0; k < w.nparts; k++)
			grid_piece(grid, lines, row + w.parts[k].col, i, w.parts[k].a, w.parts[k].b);
	}
	end_rows(&r);
	words_free(&w);
}
