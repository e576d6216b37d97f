/* sections_notes.c - footnotes: blocks that begin with a mark which the text before them bears, superscript, or behind
 * a line that only draws as a number, a bracket or an asterisk:
 *
 *	The tower is the oldest of the coast.1
 *	________
 *	1 So the clerk; the keepers say otherwise.
 *
 * The block becomes a note, and the mark in the text a ref to it. */
#include <stdlib.h>

#include <rapporteur/tree.h>

#include "sections.h"

#define NUMBERS 1000		/* greater ones are no notes */

enum form { SUPERSCRIPT, BRACKETS, PLAIN, ASTERISK, FORMS };

struct place {			/* a mark in the text */
	size_t block, from, to;	/* bytes of own text */
};

struct notes {			/* where each mark was last seen; to == 0: nowhere */
	struct place place[FORMS][NUMBERS];
};

/* "¹" to "⁹" */
static unsigned
superscript(uint32_t c)
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
		return superscript(c);
	return c >= '0' && c <= '9' ? c - '0' + 1 : 0;
}

/* The number at i in one form; its bytes, 0 for none. */
static size_t
number_at(struct rap_str t, size_t i, enum form form, unsigned *value)
{
	size_t from = i, len;
	unsigned d;

	*value = 0;
	if (form == BRACKETS && (i >= t.n || t.s[i++] != '['))
		return 0;
	if (form == ASTERISK) {
		for (; i < t.n && t.s[i] == '*' && i < from + 4; i++)
			++*value;
		return i - from;
	}
	for (; i < t.n && (d = digit(form, rap_utf8_get(t.s + i, t.n - i, &len))) && i < from + 12; i += len)
		*value = *value * 10 + d - 1;
	if (form == BRACKETS && (i >= t.n || t.s[i++] != ']'))
		return 0;
	return *value > 0 && *value < NUMBERS && i > from + 2 * (form == BRACKETS) ? i - from : 0;
}

/* --- marks in the text */

/* Behind a word or its stop, and not within a number: "the coast.1 The", not "3.1". */
static bool
stands_behind_word(struct rap_str t, size_t i, size_t n, enum form form)
{
	uint32_t before, after = ' ';
	size_t len, stop = i;

	if (i == 0)
		return false;
	before = rap_utf8_last(rap_cut(t, 0, i), &len);
	if (form == SUPERSCRIPT || form == BRACKETS)
		return true;
	if (before == '.' || before == ',' || before == ')' || before == '"' || before == 0x201D)
		stop -= len;
	before = stop > 0 ? rap_utf8_last(rap_cut(t, 0, stop), &len) : 0;
	sections_char(t, i + n, &after);
	return (rap_is_lower(before) || (form == ASTERISK && rap_is_alpha(before))) &&
	    (i + n >= t.n || rap_is_space(after) || after == '.' || after == ',');
}

static bool
may_start(char c)
{
	return c == '[' || c == '*' || (c >= '0' && c <= '9') || (unsigned char)c >= 0xC2;
}

static void
look_for_marks(struct notes *notes, const struct block *b, size_t block)
{
	struct rap_str t = b->own;

	for (size_t i = 1, n; i < t.n; i += n ? n : 1) {
		n = 0;
		for (int form = 0; form < FORMS && n == 0 && may_start(t.s[i]); form++) {
			unsigned value;

			n = number_at(t, i, (enum form)form, &value);
			if (n && stands_behind_word(t, i, n, (enum form)form))
				notes->place[form][value] = (struct place){ block, i, i + n };
		}
	}
}

/* --- notes */

static bool
is_rule(const struct sections *s, size_t i)
{
	return i > 0 && rap_is(s->block[i - 1].node, RAP_MILESTONE);
}

/* The form of the mark that block i begins with, FORMS for none; *after a note, the others need no rule. */
static enum form
form_of(const struct sections *s, size_t i, bool after, unsigned *value)
{
	const struct block *b = &s->block[i];
	uint32_t next;

	if (b->kind != BLOCK_TEXT || b->text.n == 0 || !may_start(b->text.s[0]))
		return FORMS;
	for (int form = 0; form < FORMS; form++) {
		size_t n = number_at(b->text, 0, (enum form)form, value);

		if (!n || !sections_char(b->text, n, &next) || (form != SUPERSCRIPT && !after && !is_rule(s, i)))
			continue;
		if (form == SUPERSCRIPT || rap_is_space(next) || (form == ASTERISK && rap_is_alpha(next)))
			return (enum form)form;
	}
	return FORMS;
}

/* The block is a note: it stands between the others from now on, with the mark that it begins with as @n. */
static void
make_note(struct sections *s, size_t i, enum form form, const struct place *p)
{
	struct block *b = &s->block[i];
	struct rap_doc *doc = s->doc;

	b->kind = BLOCK_AROUND;
	b->anchor = p->block;
	b->anchor_from = p->from;
	b->anchor_to = p->to;
	b->node->name = RAP_NOTE;
	rap_setz(doc, b->node, RAP_TYPE, "footnote");
	rap_setz(doc, b->node, RAP_PLACE, "foot");
	if (form == PLAIN)
		rap_guess(doc, b->node, "medium", "number-behind-a-rule");
	rap_set(doc, b->node, RAP_N, rap_cut(s->block[p->block].own, p->from, p->to));
	rap_set(doc, b->node, RAP_XML_ID, rap_arena_printf(doc->arena, "fn%zu", ++s->notes));
}

static void
find_notes(struct sections *s, struct notes *notes)
{
	bool after = false;

	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];
		unsigned value;
		enum form form = form_of(s, i, after, &value);
		struct place *p = form < FORMS ? &notes->place[form][value] : NULL;

		if (b->kind == BLOCK_AROUND)
			continue;
		after = p && p->to > 0;
		if (after) {
			make_note(s, i, form, p);
			p->to = 0;
		} else if (b->kind == BLOCK_TEXT)
			look_for_marks(notes, b, i);
	}
}

/* Before anything else is known of the blocks. Texts are searched for marks only where some block may be a note. */
void
sections_notes(struct sections *s)
{
	struct notes *notes;
	unsigned value;
	size_t i = 0;

	while (i < s->n && (s->block[i].text.n == 0 || !may_start(s->block[i].text.s[0]) ||
	    form_of(s, i, false, &value) == FORMS))
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
