/* sections_wrapped.c - headings that stand in several blocks: a number on a line of its own, then the title; a title that
 * goes on below without a blank line.
 *
 *	DAY ONE
 *	Fisheries and the Law of the Sea
 *
 *	II. The Duties of Keepers of Lights and Bells in
 *	(Foggy) Weather
 *
 *	Annex B
 *	(informative)
 *	How lamps are cleaned */
#include "sections.h"

#define TITLE_BYTES 160
#define ASIDE_WORDS 3
#define TERM_WORDS 5

/* "DAY ONE", "Annex B", "IV." and nothing else */
static bool
is_label_only(const struct sections *s, const struct block *b)
{
	if (b->mark.kind)
		return b->mark.text >= b->own.n;
	return b->label_to == 0 && (sections_match(s, b, WORDS_SECTIONS, NULL) > 0 || sections_match(s, b, WORDS_NUMBERS, NULL) > 0) &&
	    b->rank <= RANK_SECTION && b->rank >= RANK_PART;
}

/* "(informative)" below such a label */
static bool
is_aside_of(const struct sections *s, const struct block *label, const struct block *b)
{
	return b->first == '(' && b->last == ')' && b->words <= ASIDE_WORDS && b->lines == 1 && b->gap <= 1 && b->kind == BLOCK_TEXT &&
	    !b->mark.kind && is_label_only(s, label);
}

/* Could be (the rest of) a title: short, no stop, no number; a heading only where that was a guess. */
static bool
is_title_like(const struct sections *s, const struct block *b)
{
	bool head = b->kind == BLOCK_HEAD && !b->qa && !b->text_at && b->rank >= RANK_CAPITALS;

	return (b->kind == BLOCK_TEXT || head) && !b->mark.kind && b->text.n > 0 && b->text.n <= TITLE_BYTES && b->lines <= 3 &&
	    b->letters != LETTERS_NONE && (!b->stops || sections_ends_in_initials(b)) && b->last != ':' && b->last != ',' && b->times < 2 &&
	    sections_match(s, b, WORDS_SECTIONS, NULL) == 0;
}

/* The title below a label that stands alone. */
static bool
is_title_of(const struct sections *s, const struct block *label, const struct block *b)
{
	if (b->next >= s->n || !is_label_only(s, label) || b->gap > 1 || !is_title_like(s, b))
		return false;
	if (label->centred != b->centred && label->gap_after > 0)
		return false;
	if (label->mark.kind == RAP_MARK_DECIMAL && b->gap == 0 && b->words <= TERM_WORDS)
		return true;				/* "3.2", "lamp oil" */
	return b->letters != LETTERS_SENTENCE || (rap_is_upper(b->first) && b->words <= 12 &&
	    (b->gap_after > 0 || s->block[b->next].kind == BLOCK_HEAD));
}

/* The line is full, and the next goes on as no new heading or text would. */
static bool
goes_on(const struct sections *s, const struct block *head, const struct block *b)
{
	bool full = s->page.right && head->width * 10 >= s->page.right * 7;

	if (b->gap > 0 || b->listed || !full || !is_title_like(s, b) || b->next >= s->n || b->letters == LETTERS_SENTENCE)
		return false;
	return (b->first == '(' || !rap_is_upper(b->first) || b->letters == head->letters) && !head->stops &&
	    sections_is_running(&s->block[b->next]);
}

/* Two lines of capitals, or centred ones, where the first cannot be all:
 *	RULES OF THE SOCIETY OF LAMP KEEPERS AND OF
 *	PILOTS                                          */
static bool
is_second_line(const struct sections *s, const struct block *head, const struct block *b)
{
	struct rap_str t = head->text;
	size_t from = t.n, len;

	if (b->gap > 0 || b->kind != BLOCK_HEAD || b->letters != LETTERS_CAPITALS || head->letters != LETTERS_CAPITALS ||
	    head->mark.kind || b->mark.kind || b->label_to > 0 || b->centred != head->centred)
		return false;
	while (from > 0 && rap_is_alpha(rap_utf8_last(rap_cut(t, 0, from), &len)))
		from -= len;
	return from < t.n && rap_lexicon_find(s->words[WORDS_SMALL], rap_cut(t, from, t.n));
}

/* THE LAMP KEEPERS' GUILD
 * RULES OF THE HOUSE             - the title, as long as its lines stand line on line, apart from the rest */
static bool
is_more_title(const struct sections *s, const struct block *title, const struct block *b)
{
	return title->kind == BLOCK_TITLE && title->letters == LETTERS_CAPITALS && b->letters == LETTERS_CAPITALS && b->gap == 0 &&
	    b->gap_after > 0 && (b->kind == BLOCK_HEAD || b->kind == BLOCK_TEXT) && !b->mark.kind && !b->underlined && !b->stops &&
	    b->lines == 1 && !sections_is_notice(s, b) && !sections_is_date(s, b);
}

static void
take_label(struct block *head)
{
	head->label_from = (size_t)(head->text.s - head->own.s);
	head->label_to = head->label_from + head->text.n;
}

void
sections_wrapped(struct sections *s)
{
	for (size_t i = 0; i + 1 < s->n; i++) {
		struct block *head = &s->block[i], *b = head + 1;

		if ((head->kind != BLOCK_HEAD && head->kind != BLOCK_TITLE) || head->next != i + 1 || head->text_at || head->body)
			continue;
		if (head->kind == BLOCK_HEAD && is_aside_of(s, head, b)) {
			b->kind = BLOCK_CARRIED;
			if (b->next == i + 2 && b->next < s->n && is_title_of(s, head, b + 1))
				b[1].kind = BLOCK_CARRIED;
			take_label(head);
		} else if (head->kind == BLOCK_HEAD && is_title_of(s, head, b)) {
			b->kind = BLOCK_CARRIED;
			take_label(head);
		} else if ((head->mark.kind && goes_on(s, head, b)) || is_second_line(s, head, b) || is_more_title(s, head, b)) {
			b->kind = BLOCK_CARRIED;
			head->cert = "medium";
			head->rule = "title-goes-on-below";
		}
	}
}
