/* table_blank_labels.c - what is known of the lines of a table aligned by blanks: labels and figures. A part of
 * rap-tables. */
#include "table_blank.h"

#define NARROW 18		/* columns in which no label is set over several lines */

static bool
begins_low(struct rap_str text)
{
	size_t len;

	return text.n && rap_is_lower(rap_utf8_get(text.s, text.n, &len));
}

/* More must follow: "Bread, flour,"  "Wages (of seamen"  "Oil-" */
static bool
runs_on(struct rap_str text)
{
	char last = text.n ? text.s[text.n - 1] : 0;

	if (last == ',' || last == '(' || last == '-' || last == '/' || last == '&')
		return true;
	while (text.n && text.s[text.n - 1] != '(' && text.s[text.n - 1] != ')')
		text.n--;
	return text.n && text.s[text.n - 1] == '(';
}

/* A heading that stands over the columns of figures: "            Males". */
static bool
stands_over(const struct stretch *s, const struct segments *segs, struct rap_str text)
{
	const struct segment *seg = &segs->v[0];
	size_t end, col = stretch_column(s, segs, 0, &end), middle = seg->start + seg->end;

	if (segs->n != 1 || seg->kind == NO_ENTRY || begins_low(rap_cut(text, seg->a, seg->b)) || text.s[seg->a] == '(')
		return false;
	if (end == col + 1 && (col == 0 || s->fills[col].words >= s->fills[col].numbers))
		return false;
	return end > col + 1 || (middle + 6 >= s->width && middle <= s->width + 6);
}

static bool
is_figures_alone(const struct stretch *s, const struct segments *segs)
{
	size_t end, col = stretch_column(s, segs, 0, &end);

	return segs->n == 1 && segs->v[0].kind == NUMBER && col > 0 && s->fills[col].numbers > s->fills[col].words;
}

static struct label
look_at(const struct stretch *s, const struct segments *segs, struct rap_str text)
{
	const struct segment *seg = &segs->v[0];
	struct rap_str words = rap_cut(text, seg->a, seg->b);
	const char *blank = memchr(words.s, ' ', words.n);
	struct label label = { 0, (uint32_t)seg->start, (uint32_t)seg->end, 0, NOTHING, 0, false, false };
	size_t end, col = stretch_column(s, segs, 0, &end);

	label.word = (uint32_t)rap_width(rap_cut(words, 0, blank ? (size_t)(blank - words.s) : words.n));
	label.flags = (uint8_t)((begins_low(words) ? LOW : 0) | (rap_ends(words, ":") ? COLON : 0) |
	    (runs_on(words) ? OPEN : 0) | (segs->n > 1 ? WORDS_TOO : 0));
	if (segments_row(segs) || is_figures_alone(s, segs))
		label.kind = col ? FIGURES : LABELLED;
	else if (stands_over(s, segs, text))
		label.kind = LABEL, label.flags |= ALONE;
	else if (col == 0)
		label.kind = LABEL;
	return label;
}

/* The widest label up to the columns of figures: where a line was full. */
static void
measure(struct rows *rows, const struct label *label, size_t figures)
{
	if (label->kind == FIGURES || label->end > figures)
		return;
	if (rows->right < label->end)
		rows->right = label->end;
	if (rows->left > label->start)
		rows->left = label->start;
}

/* The line has no label, and the next one has it, with the other entries:
 *
 *		       5 (with	   7 (with
 *	Oakum	   12
 *		         tow)	     tow)
 */
static bool
fills_next(const struct stretch *s, const struct segments *segs, const struct segments *next)
{
	size_t k, n = 0, end;

	if (stretch_column(s, segs, 0, &end) == 0 || next->n < 2 || stretch_column(s, next, 0, &end) > 0 ||
	    !segments_row(next))
		return false;
	for (k = 0; k < segs->n; k++) {
		size_t col = stretch_column(s, segs, k, &end);

		while (n < next->n && stretch_column(s, next, n, &end) < col)
			n++;
		if (n < next->n && stretch_column(s, next, n, &end) == col)
			return false;
	}
	return true;
}

void
rows_look(struct rows *rows, const struct stretch *s, const struct lines *lines, size_t body, size_t end)
{
	struct segments segs = { 0 }, next = { 0 };
	size_t i, opened = end;
	bool apart = false;

	rows->v = rap_alloc(end - body + 1, sizeof *rows->v);
	rows->left = s->width;
	for (i = body; i < end; i++) {
		struct label *label = &rows->v[rows->n];

		apart |= lines->v[i].marked || cutting_skips(&lines->v[i]);
		if (cutting_skips(&lines->v[i]))
			continue;
		stretch_segments(s, &segs, lines->v[i].text);
		if (!segs.n)
			continue;
		stretch_segments(s, &next, i + 1 < end ? lines->v[i + 1].text : RAP_STR(""));
		*label = look_at(s, &segs, lines->v[i].text);
		if (label->kind == NOTHING || (label->kind == FIGURES && fills_next(s, &segs, &next))) {
			opened = opened == end && fills_next(s, &segs, &next) ? i : end;
			continue;
		}
		label->line = opened < end ? opened : i;
		label->flags |= apart ? APART : 0;
		measure(rows, label, s->columns.v[1].start);
		apart = false;
		opened = end;
		rows->n++;
	}
	if (rows->right < rows->left + NARROW)
		rows->right = rows->left + NARROW < s->columns.v[1].start ? rows->left + NARROW : s->columns.v[1].start;
	segments_free(&segs);
	segments_free(&next);
}
