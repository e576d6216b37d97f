/* sections_contents.c - the table of contents and the agenda: short lines behind "Contents" or "Agenda" that name the
 * headings further on. They are a list, not headings of the body; what they name is a heading there, and each line of
 * a table of contents points to its section. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/tree.h>

#include "sections.h"

#define ENTRY_BYTES 300
#define AGENDA_BLOCKS 80	/* blocks behind the word that may be of an agenda */
#define LISTED 4		/* lines of contents that are to be believed, at least */
#define BEGINNING 4		/* letters that titles are told apart by */
#define AGENDA_WORDS 3		/* a heading that an agenda names has so many at least */

struct entry {			/* a title that is announced, by its hash */
	uint64_t hash;
	size_t block, head;	/* that announces it, and the heading of these */
	bool contents;		/* rather than an agenda */
	bool whole;		/* with the number that stands before it */
};

struct table {
	struct rap_slots entries;
	size_t longest;		/* bytes of a title */
	size_t listed, found;	/* lines of contents; those whose heading was found */
	uint64_t first;		/* a bit for the first letter of each, */
	uint64_t ends[64];	/* and for what it begins with, one for its last letter */
};

/* Where the page number of the front matter starts, "Preface    iii", else the text's end. */
static size_t
before_roman(struct rap_str t)
{
	size_t n = t.n;

	while (n > 0 && strchr("ivxl", t.s[n - 1]))
		n--;
	return n > 1 && t.s[n - 1] == ' ' && (t.s[n - 2] == ' ' || t.s[n - 2] == '.') ? n : t.n;
}

/* Text behind the number without leaders and page number: "3.  Fees ........ 12" is "Fees". */
static struct rap_str
title_in(struct rap_str t)
{
	size_t len, end;

	t = rap_trim(t);
	for (end = before_roman(t); end > 0; end -= len) {
		uint32_t c = rap_utf8_last(rap_cut(t, 0, end), &len);

		if (!rap_is_digit(c) && !rap_is_space(c) && c != '.' && c != 0x2026 && c != 0xB7)
			break;
	}
	return rap_trim(rap_cut(t, 0, end));
}

static struct rap_str
title_of(const struct block *b)
{
	return title_in(rap_cut(b->own, b->mark.kind ? b->mark.text : 0, b->own.n));
}

/* The same for titles that differ in case, white space and signs alone, "(3) Fees" and "3. FEES"; 0 for none. */
static uint64_t
title_hash(struct rap_str t)
{
	uint64_t h = RAP_LEXICON_HASH;
	size_t len;
	bool space = false;

	for (size_t i = 0; i < t.n; i += len) {
		uint32_t c = rap_utf8_get(t.s + i, t.n - i, &len);
		int class = rap_class(c);

		if (class <= RAP_CHAR_SPACE) {
			space = h != RAP_LEXICON_HASH;
			continue;
		}
		h = space ? rap_lexicon_hash(h, ' ') : h;
		h = rap_lexicon_hash(h, class == RAP_CHAR_UPPER ? rap_to_lower(c) : c);
		space = false;
	}
	return t.n < 3 ? 0 : h | 1;
}

/* Titles are told apart by their first and last letters before all of them is hashed. */
static uint64_t
first_bit(struct rap_str title)
{
	size_t len;

	return (uint64_t)1 << (rap_to_lower(rap_utf8_get(title.s, title.n, &len)) & 63);
}

static uint64_t *
ends_from(struct table *t, struct rap_str title)
{
	uint64_t h = RAP_LEXICON_HASH;
	size_t letters = 0, len;

	for (size_t i = 0; i < title.n && letters < BEGINNING; i += len) {
		uint32_t c = rap_utf8_get(title.s + i, title.n - i, &len);

		if (rap_class(c) <= RAP_CHAR_SPACE)
			continue;
		h = rap_lexicon_hash(h, rap_to_lower(c));
		letters++;
	}
	return &t->ends[(h ^ h >> 32) & 63];
}

/* All of them where the title ends in a sign, which does not tell. */
static uint64_t
last_bit(struct rap_str title)
{
	size_t len;
	uint32_t c = rap_utf8_last(title, &len);

	return rap_class(c) > RAP_CHAR_SPACE ? (uint64_t)1 << (rap_to_lower(c) & 63) : UINT64_MAX;
}

static void
announce(struct table *t, struct rap_str title, struct entry as)
{
	uint64_t hash = title.n <= SECTIONS_HEAD ? title_hash(title) : 0;	/* no heading is longer */
	size_t known = t->entries.used;
	struct entry *e;

	if (!hash)
		return;
	e = rap_slot(&t->entries, hash);
	t->first |= first_bit(title);
	*ends_from(t, title) |= last_bit(title);
	t->longest = title.n > t->longest ? title.n : t->longest;
	if (t->entries.used > known) {
		*e = as;
		e->hash = hash;
	}
}

static bool
is_entry(const struct sections *s, const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->text.n > 0 && b->text.n <= ENTRY_BYTES && b->lines <= 3 &&
	    !(sections_is_running(b) && b->mark.kind == RAP_MARK_NONE && title_of(b).n + 2 > b->text.n) &&
	    !sections_is_words(s, b, WORDS_CONTENTS);
}

/* "The Harbour" in "Chapter I. The Harbour    12"; absent where there is no label. */
static struct rap_str
title_behind_label(const struct sections *s, const struct block *b)
{
	size_t n = sections_word_and_number(s, b, NULL);

	return n > 0 ? title_in(rap_cut(b->text, n, b->text.n)) : (struct rap_str){ 0 };
}

/* The block behind the contents that start at first: the one that their first entry names, or that stands further
 * off. */
static size_t
contents_end(const struct sections *s, size_t first, size_t *n)
{
	uint64_t named = title_hash(title_of(&s->block[first]));
	size_t i = first, second = s->block[first].next;
	unsigned gap = second < s->n ? s->block[second].gap : 0;

	for (*n = 0; i < s->n && is_entry(s, &s->block[i]); i = s->block[i].next) {
		const struct block *b = &s->block[i];
		bool over_page = i > 0 && s->block[i - 1].kind == BLOCK_AROUND;

		if (i != first && (title_hash(title_of(b)) == named || (b->gap > gap && !over_page)))
			break;
		++*n;
	}
	return i;
}

/* The contents behind block i; returns the last block that is theirs. */
static size_t
take_contents(struct sections *s, struct table *t, size_t i)
{
	size_t first = s->block[i].next, n, end;

	if (first >= s->n)
		return i;
	end = contents_end(s, first, &n);
	if (n < 3)
		return i;
	s->block[i].kind = BLOCK_HEAD;
	s->block[i].rank = s->block[i].letters == LETTERS_CAPITALS ? RANK_CAPITALS : RANK_ARABIC;
	s->block[i].announces = true;
	for (size_t k = first; k < s->n && k != end; k = s->block[k].next) {
		announce(t, title_in(s->block[k].text), (struct entry){ .block = k, .head = i, .contents = true, .whole = true });
		announce(t, title_of(&s->block[k]), (struct entry){ .block = k, .head = i, .contents = true });
		announce(t, title_behind_label(s, &s->block[k]), (struct entry){ .block = k, .head = i, .contents = true });
		t->listed++;
		s->block[k].kind = BLOCK_ITEM;
		s->block[k].unmarked = true;
		s->block[k].list = LIST_CONTENTS;
		s->block[k].mark.kind = RAP_MARK_NONE;
	}
	return end > i ? end - 1 : i;
}

/* "Single item: Election of the harbour master (file 12)": what stands behind the colon, up to the bracket */
static struct rap_str
item_in(struct rap_str t)
{
	size_t from = 0, end;

	for (size_t i = 0; i + 1 < t.n && i < 40 && from == 0; i++)
		if (t.s[i] == ':' && t.s[i + 1] == ' ')
			from = i + 2;
	for (end = from; end < t.n && !(t.s[end] == ' ' && end + 1 < t.n && t.s[end + 1] == '('); end++)
		;
	return title_in(rap_cut(t, from, end));
}

static void
take_agenda(struct sections *s, struct table *t, size_t i)
{
	size_t k = s->block[i].next;

	s->block[i].announces = s->block[i].agenda = true;
	for (size_t n = 0; n < AGENDA_BLOCKS && k < s->n; n++, k = s->block[k].next) {
		const struct block *b = &s->block[k];
		struct rap_str title, item;

		if (b->kind != BLOCK_TEXT || b->text.n > 2 * ENTRY_BYTES || b->times > 2)
			return;
		title = title_of(b);
		item = item_in(title);
		announce(t, title, (struct entry){ .block = k, .head = i, .whole = true });
		if (item.n < title.n)
			announce(t, item, (struct entry){ .block = k, .head = i, .whole = true });
	}
}

static bool
is_agenda_head(const struct sections *s, const struct block *b)
{
	size_t n;

	if (b->kind != BLOCK_TEXT || b->mark.kind || b->text.n > 80 || b->stops)
		return false;
	n = sections_match(s, b, WORDS_AGENDA, NULL);
	return n > 0 && (n + 1 >= b->text.n || b->letters == LETTERS_CAPITALS);
}

/* "Election of the harbour master" with the number of its file on a line below, "281-00001/12" */
static struct rap_str
without_file_number(struct rap_str title)
{
	const char *end = memrchr(title.s, '\n', title.n);
	size_t from = end ? (size_t)(end - title.s) : title.n, len;

	for (size_t i = from; i < title.n; i += len)
		if (rap_is_alpha(rap_utf8_get(title.s + i, title.n - i, &len)))
			return title;
	return rap_cut(title, 0, from);
}

/* A short line that was announced is a heading; the first that an entry names is its section's. */
static void
look_up(struct sections *s, struct table *t, size_t i, bool whole)
{
	struct block *b = &s->block[i];
	size_t from = whole || !b->mark.kind ? (size_t)(b->text.s - b->own.s) : b->mark.text;
	struct rap_str line = rap_trim(rap_cut(b->own, from, b->own.n)), title;
	struct entry *e;

	if (!(t->first & first_bit(line)))
		return;
	line = without_file_number(line);
	title = title_in(line);
	if (title.n > 2 * t->longest || !(*ends_from(t, title) & last_bit(title)))	/* twice: more white space may be in it */
		return;
	e = rap_slot_of(&t->entries, title_hash(title));
	b->unnamed = whole && !b->mark.kind && !e;
	if (!e || (whole && !e->whole) || b->listed || s->block[e->block].entry || i <= e->block)
		return;
	if (!e->contents && (b->words < AGENDA_WORDS || b->times > 2 || b->mark.kind))
		return;
	t->found += e->contents;
	b->listed = s->block[e->head].listed = true;
	from = rap_skip_space(b->own, (size_t)(line.s + line.n - b->own.s));
	b->text_at = from < b->own.n ? from : 0;	/* the number of the file is no title */
	s->block[e->block].entry = true;
	if (e->contents)
		s->block[e->block].points_to = (uint32_t)i;
}

/* First the lines with an entry's number, "6.1 init"; then those with its words alone. */
static void
look_all_up(struct sections *s, struct table *t)
{
	for (int whole = 1; whole >= 0; whole--)
		for (size_t i = 0; i < s->briefs; i++) {
			const struct block *b = &s->block[s->brief[i]];

			if (sections_is_short(b) && !b->unnamed && b->letters != LETTERS_NONE && (!b->stops || b->mark.kind))
				look_up(s, t, s->brief[i], whole);
		}
}

void
sections_contents(struct sections *s)
{
	struct table t = { .entries = RAP_SLOTS(struct entry) };

	for (size_t k = 0, behind = 0; k < s->opening.n; k++) {
		size_t i = s->opening.at[k];
		struct block *b = &s->block[i];
		bool contents;

		if (i < behind || !(b->begins & (1u << WORDS_CONTENTS | 1u << WORDS_AGENDA)))
			continue;
		contents = b->kind == BLOCK_TEXT && b->text.n <= 60 && sections_is_words(s, b, WORDS_CONTENTS);
		if (!contents && !is_agenda_head(s, b))
			continue;
		if (contents)
			behind = take_contents(s, &t, i) + 1;
		else
			take_agenda(s, &t, i);
	}
	if (t.entries.used)
		look_all_up(s, &t);
	s->page.contents = t.listed >= LISTED && t.found * 10 >= t.listed * 8;
	rap_slots_free(&t.entries);
}

static bool
is_text(const struct rap_node *leaf)
{
	for (const struct rap_node *n = leaf->first; n; n = n->next)
		if (n->name != RAP_CDATA)
			return false;
	return true;
}

/* Where a title was joined to the label above it, the heading is there. */
static const struct block *
heading_of(const struct sections *s, size_t i)
{
	while (i > 0 && s->block[i].kind == BLOCK_CARRIED)
		i--;
	return &s->block[i];
}

/* The entry's words become a ref to the section that they name. */
void
sections_point(struct sections *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];
		struct rap_node *item = b->node, *div = b->points_to ? heading_of(s, b->points_to)->node->parent : NULL, *ref;
		struct rap_str own, title;
		size_t from;

		if (!div || div->name != RAP_DIV || !is_text(item))
			continue;
		own = rap_own(s->doc, item);
		title = title_in(own);
		from = title.n > 0 ? (size_t)(title.s - own.s) : 0;
		ref = rap_wrap(s->doc, item, from, from + title.n, RAP_REF);
		if (ref)
			rap_set(s->doc, ref, RAP_TARGET,
			    rap_arena_printf(s->doc->arena, "#%.*s", RAP_FMT(rap_attr(div, RAP_XML_ID))));
	}
}
