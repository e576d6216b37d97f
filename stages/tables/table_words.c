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
 * Two columns of prose look much the same, so that only what a caption or rules say to be a table is asked for. A column begins
 * where segments of several lines begin and no line has anything before. A line begins a row where its words had room in
 * the line above: had they carried it on, they would stand there. */
#include <stdlib.h>
#include <string.h>

#include "table_words.h"

/* --- lines as parts */

static struct rap_str
part_text(const struct words *w, size_t i, size_t k)
{
	return rap_trim(rap_cut(w->lines->v[i].text, w->parts[k].a, w->parts[k].b));
}

struct entry {			/* what a line has in a column */
	size_t start, end;	/* display columns; end is 0 where it has nothing */
	size_t word;		/* columns of its first word */
	bool low, colon;	/* begins in lower case; ends in a colon */
};

/* The column that has most of what stands in [start, end). */
static size_t
column_below(const struct columns *columns, const struct segment *seg)
{
	size_t k, best = 0, most = 0;

	for (k = 0; k < columns->n; k++) {
		size_t from = seg->start > columns->v[k].start ? seg->start : columns->v[k].start;
		size_t to = seg->end < columns->v[k].end ? seg->end : columns->v[k].end;

		if (to > from && to - from > most) {
			most = to - from;
			best = k;
		}
	}
	return best;
}

/* A line of headings as parts, each in the column that it stands over. */
static size_t
cut_heads(const struct columns *columns, struct rap_str text, struct part *parts)
{
	struct segments segs = { 0 };
	size_t k, n = 0;

	segments_find(&segs, text);
	for (k = 0; k < segs.n; k++) {
		size_t col = column_below(columns, &segs.v[k]);

		if (n > 0 && parts[n - 1].col >= col)
			parts[n - 1].b = segs.v[k].b;
		else
			parts[n++] = (struct part){ col, col + 1, segs.v[k].a, segs.v[k].b };
	}
	segments_free(&segs);
	return n;
}

static void
read_line(struct words *w, size_t i, struct entry *entries)
{
	struct rap_str text = w->lines->v[i].text;
	size_t k, len;

	for (k = 0; k < w->columns.n; k++)
		entries[k] = (struct entry){ 0 };
	w->nparts = (i < w->body ? cut_heads : columns_cut)(&w->columns, text, w->parts);
	for (k = 0; k < w->nparts; k++) {
		struct rap_str part = part_text(w, i, k);
		struct entry *e = &entries[w->parts[k].col];

		if (!part.n)
			continue;
		e->start = rap_width(rap_cut(text, 0, (size_t)(part.s - text.s)));
		e->end = rap_width(rap_cut(text, 0, (size_t)(part.s - text.s) + part.n));
		e->low = rap_is_lower(rap_utf8_get(part.s, part.n, &len)) || part.s[0] == '(';
		e->colon = rap_ends(part, ":");
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
	size_t k, filled = 0, capitals = 0;

	for (k = 0; k < w->columns.n; k++) {
		if (!e[k].end)
			continue;
		filled++;
		votes -= e[k].low && !w->low[k] ? 3 : 0;
		capitals += !e[k].low || w->low[k];
		if (!before[k].end)
			votes += 2;
		else
			votes += before[k].end + 1 + e[k].word <= w->right[k] ? 2 : -1;
	}
	if (before[0].end && e[0].start + 2 <= before[0].start)
		votes += 3;
	if (filled == 1 && !apart && !e[0].colon && !before[0].colon)
		votes -= 2;		/* a label alone carries on the one above, unless as "Harbours:" it heads what follows */
	if (capitals == w->columns.n && filled == capitals && !e[0].low)
		votes += 3;		/* all entries begin anew at once */
	return e[0].end && (votes + (filled == w->columns.n) > 0 || (w->regular && filled == w->columns.n));
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
	begins = r->rows == 0 || (w->coded && i == w->first + 1) || begins_row(w, r->before, r->now, r->apart);
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

/* Where the longest line of each column ends, and whether its entries are words in lower case: "passed". */
static void
measure(struct words *w)
{
	struct entry *e = rap_alloc(w->columns.n, sizeof *e);
	size_t *low = rap_alloc(w->columns.n, sizeof *low), *all = rap_alloc(w->columns.n, sizeof *all), i, k;

	w->right = rap_alloc(w->columns.n, sizeof *w->right);
	w->low = rap_alloc(w->columns.n, sizeof *w->low);
	w->parts = rap_alloc(w->columns.n, sizeof *w->parts);
	for (i = w->first; i < w->end; i++) {
		if (cutting_skips(&w->lines->v[i]))
			continue;
		read_line(w, i, e);
		for (k = 0; k < w->columns.n; k++) {
			if (w->right[k] < e[k].end)
				w->right[k] = e[k].end;
			all[k] += e[k].end > 0;
			low[k] += e[k].end > 0 && e[k].low;
		}
	}
	for (k = 0; k < w->columns.n; k++)
		w->low[k] = low[0] * 2 < all[0] && low[k] * 2 > all[k];	/* of prose, the first column has such too */
	free(low);
	free(all);
	free(e);
}

static void
words_free(struct words *w)
{
	free(w->columns.v);
	free(w->right);
	free(w->low);
	free(w->parts);
}

static struct words
look(const struct lines *lines, size_t i)
{
	struct words w = { .lines = lines };

	w.named = words_named(lines, i);
	w.end = w.named ? i : words_below_heads(lines, i);
	w.coded = w.end > i;
	if (w.coded)
		w.first = i;
	else
		words_extent(&w, i);
	words_columns(&w);
	if (w.columns.n > 1)
		measure(&w);
	return w;
}

/* What a pass over the lines tells. */
struct tally {
	size_t rows, full;
	size_t labels;		/* lines with an entry in the first column */
	size_t whole;		/* with one in each */
};

static struct tally
tally_rows(struct words *w)
{
	struct rowing r = start_rows(w);
	struct tally t = { 0, 0, 0, 0 };
	size_t i;

	for (i = w->first; i < w->end; i++) {
		if (cutting_skips(&w->lines->v[i])) {
			r.apart = true;
			continue;
		}
		step(w, &r, i);
		t.labels += r.now[0].end > 0;
		t.whole += count_entries(w, r.now) == w->columns.n;
	}
	t.rows = r.rows;
	t.full = r.full;
	end_rows(&r);
	return t;
}

/* Lines that begin with the bar of a note or quotation: "|  Note: the lamps". */
static size_t
barred(const struct words *w)
{
	size_t i, n = 0;

	for (i = w->first; i < w->end; i++)
		n += rap_starts(rap_trim(w->lines->v[i].text), "|");
	return n;
}

/* Messages between two parties: "  SYN  ---->", "  <---  ACK". */
static size_t
arrows(const struct words *w)
{
	size_t i, n = 0;

	for (i = w->first; i < w->end; i++) {
		struct rap_str t = w->lines->v[i].text;

		n += memmem(t.s, t.n, "-->", 3) || memmem(t.s, t.n, "<--", 3);
	}
	return n;
}

/* NULL, and regular set, where it is a table. Regular lines of two columns are prose, if by their words few of them begin
 * a row. */
static const char *
judge(struct words *w)
{
	struct tally t;

	if (w->columns.n < 2)
		return "words without columns";
	if (!w->named && !w->coded && (w->rules < 2 || !line_draws(&w->lines->v[w->end - 1])))
		return "words without caption and rules";
	t = tally_rows(w);
	if (barred(w) * 2 > w->n)
		return "bars before the words";
	if (arrows(w) * 3 > w->n)
		return "a drawing";
	w->regular = t.whole * 10 >= w->n * 9;
	if (w->columns.n == 2 && w->regular && t.rows * 3 < w->n)
		return "two columns of prose";
	if (w->regular)
		t = tally_rows(w);
	if (t.rows < 3 || t.full < 3)
		return "fewer than three rows of words";
	return t.full * 3 < t.rows * 2 ? "rows without entries" : NULL;
}

static struct verdict
recognise(const struct lines *lines, size_t i)
{
	struct verdict v = verdict_none(i, "blank");
	struct words w;

	if (!(i > 0 && line_draws(&lines->v[i - 1]) && is_full_rule(lines->v[i - 1].text)) && !words_named(lines, i) &&
	    words_below_heads(lines, i) == i)
		return v;
	w = look(lines, i);
	v.why = judge(&w);
	v.found = !v.why;
	v.end = w.end;
	if (v.found) {
		v.first -= i > 0 && line_draws(&lines->v[i - 1]) && !lines->v[i].walled && !lines->v[i - 1].taken;
		v.why = w.named ? "words in columns under a caption" : w.coded ? "words below their headings" :
		    "words in columns between rules";
		v.cert = "medium";
		v.rule = "columns-of-words";
	}
	words_free(&w);
	return v;
}

static void
cut(const struct lines *lines, const struct verdict *v, struct grid *grid)
{
	struct words w = look(lines, v->row);
	struct rowing r;
	size_t i, k, row = 0;

	(void)judge(&w);
	r = start_rows(&w);
	for (i = w.first; i < w.end; i++) {
		if (cutting_skips(&lines->v[i])) {
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
	grid->why = "the first row is the header";
	end_rows(&r);
	words_free(&w);
}

const struct layout layout_words = { "words", GAPS, recognise, cut, true };
