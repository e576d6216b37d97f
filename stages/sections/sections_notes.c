/* sections_notes.c - footnotes: blocks that begin with a mark which the text before them bears, superscript, or behind
 * a line that only draws as a number, a bracket or an asterisk, or below "Notes":
 *
 *	The tower is the oldest of the coast.1
 *	________
 *	1 So the clerk; the keepers say otherwise.
 *
 * The block becomes a note, and the mark in the text a ref to it. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/tree.h>

#include "sections.h"

#define NUMBERS 1000		/* greater ones are no notes */

enum form { SUPERSCRIPT, BRACKETS, DAGGER, ROUND, PLAIN, ASTERISK, FORMS };

enum reason { NO_REASON, BEHIND_RULE, BEHIND_NOTE, BELOW_HEADING };	/* why a number may begin a note */

struct place {			/* a mark in the text */
	size_t block, from, to;	/* bytes of own text */
};

struct notes {			/* where each mark was last seen; to == 0: nowhere */
	struct place place[FORMS][NUMBERS];
};

unsigned
sections_superscript(uint32_t c)
{
	if (c == 0xB9 || c == 0xB2 || c == 0xB3)
		return c == 0xB9 ? 2 : c - 0xB2 + 3;
	return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? c - 0x2070 + 1 : 0;
}

/* The digit in one of the forms, plus one; 0 for none. */
static unsigned
digit(enum form form, uint32_t c)
{
	if (form == SUPERSCRIPT)
		return sections_superscript(c);
	return c >= '0' && c <= '9' ? c - '0' + 1 : 0;
}

/* Asterisks, or daggers: one sign again and again. */
static size_t
signs_at(struct rap_str t, size_t from, enum form form, unsigned *value)
{
	size_t i = from, n = form == ASTERISK ? 1 : 3;
	char sign = '\0';

	for (*value = 0; i + n <= t.n && i < from + 4 * n; i += n) {
		if (form == ASTERISK ? t.s[i] != '*' : memcmp(t.s + i, "\xE2\x80", 2) != 0 ||
		    (t.s[i + 2] != '\xA0' && t.s[i + 2] != '\xA1') || (i > from && t.s[i + 2] != sign))
			break;			/* neither dagger nor double dagger */
		sign = t.s[i + n - 1];
		++*value;
	}
	*value += sign == '\xA1' ? 4 : 0;
	return i - from;
}

/* The number at i in one form; its bytes, 0 for none. */
static size_t
number_at(struct rap_str t, size_t i, enum form form, unsigned *value)
{
	bool enclosed = form == BRACKETS || form == ROUND;
	size_t from = i, len;
	unsigned d;

	if (form == ASTERISK || form == DAGGER)
		return signs_at(t, i, form, value);
	*value = 0;
	if (enclosed && (i >= t.n || t.s[i++] != (form == ROUND ? '(' : '[')))
		return 0;
	for (; i < t.n && (d = digit(form, rap_utf8_get(t.s + i, t.n - i, &len))) && i < from + 12; i += len)
		*value = *value * 10 + d - 1;
	if (enclosed && (i >= t.n || t.s[i++] != (form == ROUND ? ')' : ']')))
		return 0;
	return *value > 0 && *value < NUMBERS && i > from + 2 * enclosed ? i - from : 0;
}

/* --- marks in the text */

/* Behind a word or its stop, and not within a number: "the coast.1 The", "in 1836.1 The", not "3.1 times". */
static bool
stands_behind_word(struct rap_str t, size_t i, size_t n, enum form form)
{
	uint32_t before, after = ' ';
	size_t len, stop = i;

	if (i == 0)
		return false;
	before = rap_utf8_last(rap_cut(t, 0, i), &len);
	if (form != PLAIN && form != ASTERISK)
		return true;
	if (before == '.' || before == ',' || before == ')' || before == '"' || before == 0x201D)
		stop -= len;
	before = stop > 0 ? rap_utf8_last(rap_cut(t, 0, stop), &len) : 0;
	sections_char(t, i + n, &after);
	if (form == PLAIN && stop < i && rap_is_digit(before))
		return i + n >= t.n || (after == ' ' && sections_char(t, i + n + 1, &after) && rap_is_upper(after));
	return (rap_is_lower(before) || (form == ASTERISK && rap_is_alpha(before))) &&
	    (i + n >= t.n || rap_is_space(after) || after == '.' || after == ',');
}

static bool
may_start(char c)
{
	return c == '[' || c == '(' || c == '*' || (c >= '0' && c <= '9') || (unsigned char)c >= 0xC2;
}

/* The only form of a mark that may start at i. */
static enum form
form_at(struct rap_str t, size_t i)
{
	switch (t.s[i]) {
	case '[':
		return BRACKETS;
	case '(':
		return ROUND;
	case '*':
		return ASTERISK;
	case '\xE2':
		return i + 1 < t.n && t.s[i + 1] == '\x80' ? DAGGER : SUPERSCRIPT;
	default:
		return (unsigned char)t.s[i] < 0x80 ? PLAIN : SUPERSCRIPT;
	}
}

static void
look_for_marks(struct notes *notes, const struct block *b, size_t block)
{
	struct rap_str t = b->own;
	unsigned value;

	for (size_t i = 1, n; i < t.n; i += n ? n : 1) {
		enum form form = may_start(t.s[i]) ? form_at(t, i) : FORMS;

		n = form < FORMS ? number_at(t, i, form, &value) : 0;
		if (n && stands_behind_word(t, i, n, form))
			notes->place[form][value] = (struct place){ block, i, i + n };
	}
}

/* --- notes */

static bool
is_rule(const struct sections *s, size_t i)
{
	return i > 0 && rap_is(s->block[i - 1].node, RAP_MILESTONE);
}

/* The form of the mark that block i begins with, FORMS for none. */
static enum form
form_of(const struct sections *s, size_t i, enum reason reason, unsigned *value)
{
	const struct block *b = &s->block[i];
	enum form form;
	uint32_t next;
	size_t n;
	bool sure;

	if (b->kind != BLOCK_TEXT || b->text.n == 0 || !may_start(b->text.s[0]))
		return FORMS;
	form = form_at(b->text, 0);
	sure = form == SUPERSCRIPT || form == DAGGER;
	if (!sure && !reason && !is_rule(s, i))
		return FORMS;
	n = number_at(b->text, 0, form, value);
	if (!n || !sections_char(b->text, n, &next))
		return FORMS;
	return sure || rap_is_space(next) || (next == '.' && reason == BELOW_HEADING) || (form == ASTERISK && rap_is_alpha(next)) ?
	    form : FORMS;
}

/* The block is a note: it stands between the others from now on, with the mark that it begins with as @n. */
static void
make_note(struct sections *s, size_t i, enum form form, enum reason reason, const struct place *p)
{
	struct block *b = &s->block[i];
	struct rap_doc *doc = s->doc;

	b->kind = BLOCK_AROUND;
	b->anchor = (uint32_t)p->block;
	b->anchor_from = p->from;
	b->anchor_to = p->to;
	b->node->name = RAP_NOTE;
	rap_setz(doc, b->node, RAP_TYPE, "footnote");
	rap_setz(doc, b->node, RAP_PLACE, "foot");
	if (form == PLAIN || form == ROUND)
		rap_guess(doc, b->node, "medium", reason == BELOW_HEADING ? "number-below-notes" : "number-behind-a-rule");
	rap_set(doc, b->node, RAP_N, rap_cut(s->block[p->block].own, p->from, p->to));
	rap_set(doc, b->node, RAP_XML_ID, rap_arena_printf(doc->arena, "fn%zu", ++s->notes));
}

/* Below the heading numbers count from 1 on, and the text bears two of three in the same order: not a list of remarks. */
static bool
are_endnotes(const struct sections *s, const struct notes *notes, size_t heading)
{
	struct place last = { 0 };
	unsigned value, all = 0, borne = 0;

	if (s->block[heading].last == ':' || !sections_is_words(s, &s->block[heading], WORDS_NOTES))
		return false;
	for (size_t i = heading + 1; i < s->n; i++) {
		enum form form = form_of(s, i, BELOW_HEADING, &value);
		struct place p = form < FORMS ? notes->place[form][value] : last;

		if (s->block[i].kind == BLOCK_AROUND)
			continue;
		if (form == FORMS || form == ASTERISK || form == DAGGER || value != ++all)
			break;
		borne += p.to > 0 && (p.block > last.block || p.from >= last.from);
		last = p.to > 0 ? p : last;
	}
	return borne > 0 && borne * 3 >= all * 2;
}

static void
find_notes(struct sections *s, struct notes *notes)
{
	enum reason reason = NO_REASON;

	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];
		unsigned value;
		enum form form = form_of(s, i, reason, &value);
		struct place *p = form < FORMS ? &notes->place[form][value] : NULL;

		if (b->kind == BLOCK_AROUND)
			continue;
		if (p && p->to > 0) {
			make_note(s, i, form, reason, p);
			p->to = 0;
			reason = reason == BELOW_HEADING ? reason : BEHIND_NOTE;
			continue;
		}
		if (b->kind == BLOCK_TEXT)
			look_for_marks(notes, b, i);
		if (!p || reason != BELOW_HEADING)
			reason = are_endnotes(s, notes, i) ? BELOW_HEADING : NO_REASON;
	}
}

/* Before anything else is known of the blocks. Texts are searched for marks only where some block may be a note. */
void
sections_notes(struct sections *s)
{
	struct notes *notes;
	unsigned value;
	size_t i = 0;

	while (i < s->n && !sections_is_words(s, &s->block[i], WORDS_NOTES) && (s->block[i].text.n == 0 ||
	    !may_start(s->block[i].text.s[0]) || form_of(s, i, NO_REASON, &value) == FORMS))
		i++;
	if (i == s->n)
		return;
	notes = rap_alloc(1, sizeof(*notes));
	find_notes(s, notes);
	free(notes);
}

/* The leaf with the text of b, from byte *cut of it on; NULL where the text has become something else. An item stands
 * behind its label. */
static struct rap_node *
leaf_of(const struct block *b, size_t *cut)
{
	bool labelled = b->kind == BLOCK_ITEM && !b->unmarked;

	*cut = labelled ? b->mark.text : 0;
	if (b->kind != BLOCK_TEXT && b->kind != BLOCK_ITEM && b->kind != BLOCK_MORE)
		return NULL;
	return labelled ? b->node->next : b->node;
}

/* The marks in the text point to their notes; from the last one on, as rap_wrap wants it. */
void
sections_anchor(struct sections *s)
{
	for (size_t i = s->n; s->notes > 0 && i-- > 0; ) {
		const struct block *b = &s->block[i];
		size_t cut;
		struct rap_node *text = b->anchor_to ? leaf_of(&s->block[b->anchor], &cut) : NULL, *ref;

		if (!text || b->anchor_from < cut)
			continue;
		ref = rap_wrap(s->doc, text, b->anchor_from - cut, b->anchor_to - cut, RAP_REF);
		if (ref)
			rap_set(s->doc, ref, RAP_TARGET,
			    rap_arena_printf(s->doc->arena, "#%.*s", RAP_FMT(rap_attr(b->node, RAP_XML_ID))));
	}
}
