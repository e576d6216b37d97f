/* table_blank_rows.c - which lines of a table aligned by blanks make one row. A part of rap-tables.
 *
 * A label may run over several lines, with the figures on the first, the last or the middle of them, and a line of a
 * label alone may be a heading inside the table:
 *
 *	Wages and pensions       12		Fisheries
 *	of seamen				Wages and pensions
 *	Fuel                      7		of seamen                12
 *
 * A table keeps to one fashion. So all its lines are parted into rows in each fashion, at the least cost: it costs to
 * join two lines where the second one's first word had room on the first, to part them before a small letter, to have
 * a label without figures. The cheapest fashion is the table's. */
#include <stdlib.h>

#include "table_blank.h"

#define MOST 6			/* lines of a label above its figures, or below */
#define NEARLY 4		/* two fashions that cost nearly the same: either may be meant */
#define NEVER 10000
#define NARROW 16		/* columns */

enum fashion { FIRST, LAST, MIDDLE, FASHIONS };

/* --- costs */

/* The second line's first word had room on the first. */
static int
had_room(const struct rows *rows, const struct label *x, const struct label *y)
{
	size_t needs = x->end + 1 + y->word, width = rows->right - rows->left + 1;
	size_t room = rows->right > needs ? rows->right - needs : 0, cost = room ? 2 + 20 * room / width : 0;

	if (width < NARROW && cost < 10)
		cost = 10;		/* no label is set over several lines where there is so little room */
	return cost > 16 ? 16 : (int)cost;
}

/* The label at k heads rows: the next one is indented under it.
 *
 *	Crews, by age
 *	 Seamen
 *	  Under 20             12
 */
static bool
heads_deeper(const struct rows *rows, size_t k)
{
	return k + 1 < rows->n && rows->v[k + 1].kind == LABELLED && rows->v[k + 1].start > rows->v[k].start;
}

/* The rows from line k on are indented alike under a heading, as no wrapped label is:
 *
 *	Spending
 *	  Wages ......... $0.7M
 *	  Coal ..........  0.2M
 */
static bool
indented_alike(const struct rows *rows, size_t k)
{
	const struct label *y = &rows->v[k];

	return !(y->flags & LOW) && k + 1 < rows->n && y[1].kind == LABELLED && !(y[1].flags & LOW) && y[1].start == y->start;
}

/* Line k carries on the label of the line before. */
static int
join_cost(const struct rows *rows, size_t k)
{
	const struct label *y = &rows->v[k], *x = y - 1;
	int cost = 0;

	if (y->kind == FIGURES)
		return y->flags & APART ? 4 : 0;
	if (x->kind == FIGURES) {
		cost = y->flags & APART ? 4 : 0;
		if (k < 2 || x[-1].kind == FIGURES)
			return cost + 3;
		x--;
	} else
		cost = y->flags & APART ? 14 : 0;
	cost += had_room(rows, x, y);
	cost += y->flags & WORDS_TOO && x->flags & WORDS_TOO && !(y->flags & LOW) && y->start <= x->start ? 5 : 0;
	cost += x->flags & COLON ? 12 : 0;
	cost -= y->flags & LOW ? 6 : 0;
	cost -= x->flags & OPEN ? 4 : 0;
	if (y->start < x->start)
		cost += x->kind == LABEL && y->kind == LABEL ? 4 : 10;
	else if (y->start > x->start)
		cost += y->kind != LABEL ? (indented_alike(rows, k) ? 9 : 3) : heads_deeper(rows, k) ? 8 : -3;
	return (x->flags | y->flags) & ALONE ? NEVER : cost;
}

/* Line k begins a row. */
static int
part_cost(const struct rows *rows, size_t k)
{
	int cost = rows->v[k].flags & LOW && !(rows->v[k].flags & APART) ? 8 : 0;

	return cost + (k > 0 && rows->v[k - 1].flags & OPEN ? 4 : 0);
}

/* Line k is a row without figures. */
static int
own_cost(const struct rows *rows, size_t k)
{
	const struct label *label = &rows->v[k];
	bool heads = k + 1 < rows->n && rows->v[k + 1].kind != FIGURES && rows->v[k + 1].start > label->start;

	if (label->flags & ALONE)
		return 0;
	return 7 - (label->flags & COLON ? 4 : 0) - (heads ? 3 : 0) - (label->flags & WORDS_TOO ? 7 : 0);
}

/* The lines between figures at f and at g: up to a they carry on f's label, from b on they begin g's. Marks what begins
 * a row, if so told. */
static int
cost_between(struct rows *rows, size_t a, size_t b, size_t from, size_t g, bool mark)
{
	int cost = 0;
	size_t k;

	for (k = from; k <= g; k++) {
		bool joined = k < a || k > b;
		int join = joined || (k > a && k < b) ? join_cost(rows, k) : NEVER;
		int part = joined ? NEVER : part_cost(rows, k) + (k < b ? own_cost(rows, k) : 0);

		if (k == rows->n)
			break;
		cost += join < part ? join : part;
		if (mark)
			rows->v[k].begins = part <= join;
	}
	return cost;
}

static bool
fits_fashion(enum fashion fashion, bool bare, size_t above, size_t below)
{
	bool even = above == below || (bare ? above + 1 == below || above == below + 1 : above == below + 1);

	if (fashion == MIDDLE || (bare && above && below))
		return even;
	return fashion == FIRST ? above == 0 : below == 0;
}

/* --- the cheapest way */

struct way {			/* to a line of figures with so many lines of its label above */
	int cost[MOST + 1];
};
struct step {			/* lines below the figures before, and above them */
	uint8_t below[MOST + 1], above[MOST + 1];
};

static size_t
at_most(size_t k)
{
	return k < MOST ? k : MOST;
}

/* From the figures at f (none: rows->n) to those at g, over the lines from on. */
static struct way
step_on(struct rows *rows, enum fashion fashion, const struct way *way, size_t f, size_t from, size_t g, struct step *step)
{
	bool start = f == rows->n, end = g == rows->n;
	size_t k = g - from, above, below, r;
	struct way next;

	for (r = 0; r <= MOST; r++)
		next.cost[r] = NEVER;
	for (below = 0; below <= (start ? 0 : at_most(k)); below++) {
		size_t best = MOST + 1;

		for (above = 0; above <= MOST; above++)
			if ((start ? above == 0 : fits_fashion(fashion, rows->v[f].kind == FIGURES, above, below)) &&
			    (best > MOST || way->cost[above] < way->cost[best]))
				best = above;
		for (r = 0; best <= MOST && r <= (end ? 0 : at_most(k - below)); r++) {
			int cost = way->cost[best] + cost_between(rows, from + below, g - r, from, g, false);

			if (!end && rows->v[g].kind == FIGURES && r == 0)
				cost += 3;
			if (cost < next.cost[r]) {
				next.cost[r] = cost;
				step->below[r] = (uint8_t)below;
				step->above[r] = (uint8_t)best;
			}
		}
	}
	return next;
}

static size_t
next_figures(const struct rows *rows, size_t k)
{
	while (k < rows->n && rows->v[k].kind == LABEL)
		k++;
	return k;
}

/* The cost of the fashion; the steps are kept where steps is given, one for each line of figures and one for the end. */
static int
go(struct rows *rows, enum fashion fashion, struct step *steps)
{
	struct way way = { { 0 } };
	struct step step;
	size_t f = rows->n, from = 0, g, n = 0;

	do {
		g = next_figures(rows, from);
		way = step_on(rows, fashion, &way, f, from, g, steps ? &steps[n++] : &step);
		f = g;
		from = g + 1;
	} while (g < rows->n);
	return way.cost[0] + (fashion == MIDDLE ? 4 : 0);
}

/* Back from the end, marking what begins a row. */
static void
mark_rows(struct rows *rows, const struct step *steps, size_t n)
{
	size_t g = rows->n, r = 0;

	while (n-- > 0) {
		size_t from = g, below = steps[n].below[r], above = steps[n].above[r];

		while (from > 0 && rows->v[from - 1].kind == LABEL)
			from--;
		cost_between(rows, from + below, g - r, from, g, true);
		g = from - 1;
		r = above;
	}
}

static void
part(struct rows *rows, enum fashion fashion, size_t figures)
{
	struct step *steps = rap_alloc(figures, sizeof *steps);

	go(rows, fashion, steps);
	mark_rows(rows, steps, figures);
	free(steps);
}

/* In the cheapest fashion; in doubt is what another, nearly as cheap, parts otherwise. */
static void
part_cheapest(struct rows *rows, size_t figures)
{
	enum fashion fashion, best = FIRST;
	int cost[FASHIONS];
	size_t k;

	for (fashion = FIRST; fashion < FASHIONS; fashion++) {
		cost[fashion] = go(rows, fashion, NULL);
		if (cost[fashion] < cost[best])
			best = fashion;
	}
	fashion = best == FIRST ? LAST : FIRST;
	if (cost[fashion] <= cost[best] + NEARLY)
		part(rows, fashion, figures);
	for (k = 0; k < rows->n; k++)
		rows->v[k].doubt = rows->v[k].begins;
	part(rows, best, figures);
	for (k = 0; k < rows->n; k++)
		rows->v[k].doubt = cost[fashion] <= cost[best] + NEARLY && rows->v[k].doubt != rows->v[k].begins;
}

void
rows_find(struct rows *rows, const struct stretch *s, const struct lines *lines, size_t body, size_t end)
{
	size_t k, figures = 1, whole = 0;

	*rows = (struct rows){ 0 };
	rows_look(rows, s, lines, body, end);
	for (k = 0; k < rows->n; k++) {
		figures += rows->v[k].kind != LABEL;
		whole += rows->v[k].begins = rows->v[k].kind == LABELLED;
	}
	if (whole < rows->n)		/* else each line is a row */
		part_cheapest(rows, figures);
}

void
rows_free(struct rows *rows)
{
	free(rows->v);
	*rows = (struct rows){ 0 };
}
