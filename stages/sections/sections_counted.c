/* sections_counted.c - headings that begin with one word and a number, whatever the language calls it, where the numbers count
 * from 1 on and text stands between:
 *
 *	TOP 1 Begrüßung
 *
 *	Der Vorsitzende öffnet die Sitzung.
 *
 *	TOP 2 Bericht
 *
 * Not who speaks: "Pilot 1" would come again. */
#include "sections.h"

#define TITLE_WORDS 14
#define WORD_BYTES 24
#define MEMBERS 3		/* at least */
#define HIGHEST 99

struct counted {
	uint64_t hash;
	size_t before;			/* the member found last */
	unsigned last;
	bool broken;			/* a number was left out, or came again */
};

/* The number behind the first word of the line, *end behind it and its punctuation; 0 where there is none. */
static unsigned
number_of(const struct block *b, size_t *word, size_t *end)
{
	struct rap_str t = b->text;
	size_t i = 0, from;
	unsigned value = 0;
	uint32_t c;

	while (i < t.n && i < WORD_BYTES && t.s[i] != ' ' && t.s[i] != '\n')
		i++;
	*word = *end = i;
	if (i == t.n || i == WORD_BYTES)
		return 0;
	from = ++i;
	while (i < t.n && i < from + 2 && t.s[i] >= '0' && t.s[i] <= '9')
		value = value * 10 + (unsigned)(t.s[i++] - '0');
	while (i < t.n && (t.s[i] == '.' || t.s[i] == ':' || t.s[i] == ')'))
		i++;
	*end = i;
	if (i >= t.n)
		return value;
	return t.s[i] == ' ' && sections_char(t, rap_skip_space(t, i), &c) && (rap_is_upper(c) || rap_is_dash(c)) ? value : 0;
}

static bool
may_count(const struct sections *s, const struct block *b)
{
	return b->digit && sections_is_short(b) && b->mark.kind == RAP_MARK_NONE && !b->hashes && !b->code &&
	    rap_is_upper(b->first) && (!b->stops || b->last == '?') && b->last != ',' && b->gap > 0 && b->times < 2 && b->next < s->n &&
	    b->words <= TITLE_WORDS && !sections_is_date(s, b);
}

/* Its word, where the line is one that counts; NULL where it is not. */
static struct counted *
counted_of(const struct sections *s, struct rap_slots *words, const struct block *b, unsigned *value, size_t *end)
{
	size_t word;

	if (!may_count(s, b) || (*value = number_of(b, &word, end)) == 0 || *value > HIGHEST || word < 2 ||
	    (b->label > 0 && b->label != *end))
		return NULL;
	return rap_slot(words, rap_hash(rap_cut(b->text, 0, word)) | 1);
}

static void
count(struct counted *w, const struct sections *s, size_t i, unsigned value)
{
	bool below = w->last > 0 && s->block[w->before].next == i;	/* a line right below the one before: a list */

	w->broken |= value != w->last + 1 || below;
	w->last = value;
	w->before = i;
}

static void
take(struct block *b, size_t end)
{
	b->kind = BLOCK_HEAD;
	b->rank = RANK_SECTION;
	b->cert = "medium";
	b->rule = "word-that-counts";
	if (end >= b->text.n)
		return;
	b->label_from = (size_t)(b->text.s - b->own.s);
	b->label_to = b->label_from + end;
}

void
sections_counted(struct sections *s)
{
	struct rap_slots words = RAP_SLOTS(struct counted);
	struct counted *w;
	unsigned value, most = 0;
	size_t end;

	if (s->page.labels)
		return;
	for (size_t k = 0; k < s->briefs; k++)
		if ((w = counted_of(s, &words, &s->block[s->brief[k]], &value, &end))) {
			count(w, s, s->brief[k], value);
			most = w->last > most ? w->last : most;
		}
	for (size_t k = 0; k < s->briefs && most >= MEMBERS; k++) {
		w = counted_of(s, &words, &s->block[s->brief[k]], &value, &end);
		if (w && !w->broken && w->last >= MEMBERS)
			take(&s->block[s->brief[k]], end);
	}
	rap_slots_free(&words);
}
