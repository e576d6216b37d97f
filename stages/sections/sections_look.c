/* sections_look.c - the blocks as an array, what each looks like, and the habits of the whole document. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/tree.h>

#include "sections.h"

#define SHOWN 240	/* bytes of a line whose columns are counted; a longer one is just long */
#define WIDEST 200	/* columns of a line that may be wrapped */
#define LINES 5		/* that are counted of a block: nobody asks for more, */
#define LONG_LINES 3		/* nor for more than these where it is too long for a heading */

/* An ab of another type is somebody else's: a filter of the user's own has judged it. */
static enum block_kind
kind_of(const struct rap_node *n)
{
	struct rap_str type = rap_is(n, RAP_AB) ? rap_attr(n, RAP_TYPE) : (struct rap_str){ 0 };

	if (rap_is(n, RAP_AB) && (!type.s || rap_eqz(type, "block") || rap_eqz(type, "line")))
		return BLOCK_TEXT;
	if (rap_is(n, RAP_AB) && rap_eqz(type, "keep"))
		return BLOCK_KEEP;
	if (rap_is(n, RAP_FW) || rap_is(n, RAP_PB) || rap_is(n, RAP_MILESTONE) || rap_is(n, RAP_NOTE) || rap_is(n, RAP_FIGURE))
		return BLOCK_AROUND;
	return BLOCK_OTHER;
}

/* The first of them ends at line_end, NULL where the text ends there. */
static unsigned char
count_lines(struct rap_str text, const char *line_end)
{
	unsigned char n = 1, most = text.n > SECTIONS_HEAD ? LONG_LINES : LINES;

	for (const char *p = line_end, *end = text.s + text.n; p && n < most; p = memchr(p + 1, '\n', (size_t)(end - p) - 1))
		n++;
	return n;
}

/* Where the second line begins: left of the first, or right of it. */
static void
look_at_second_line(struct block *b, const char *line_end)
{
	size_t from = (size_t)(line_end - b->own.s) + 1, i = rap_skip_space(b->own, from), indent;

	if (i >= b->own.n)
		return;
	indent = i > from ? rap_width(rap_cut(b->own, from, i)) : 0;
	b->goes_out = indent < b->indent;
	b->hangs = indent > b->indent;
}

static unsigned
attr_number(const struct rap_node *n, uint32_t name)
{
	struct rap_str v = rap_attr(n, name);
	unsigned number = 0;

	for (size_t i = 0; i < v.n && i < 6 && v.s[i] >= '0' && v.s[i] <= '9'; i++)
		number = number * 10 + (unsigned)(v.s[i] - '0');
	return number;
}

/* With a stop, whatever quotation marks, brackets and marks of footnotes stand behind it. */
static bool
ends_sentence(const struct block *b)
{
	struct rap_str t = b->text;
	uint32_t c = b->last;
	size_t len;

	while (t.n > 0 && (c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB || (c >= 0x2018 && c <= 0x201F) ||
	    (c >= 0x80 && sections_superscript(c)) || c == ' ' || c == 0xA0 || c == 0x202F)) {	/* "... la mer. »" */
		t.n -= rap_utf8_last(t, &len) ? len : 1;
		c = rap_utf8_last(t, &len);
	}
	return c == '.' || c == '!' || c == '?' || c == ';' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
	    c == 0x61F || c == 0x6D4 || c == 0x964;
}

/* Sets the text, and in which column it starts: nearly always blanks stand before it, and a line end behind, at most. */
static void
trim(struct block *b)
{
	size_t blanks = 0, end = b->own.n, lead;

	while (blanks < end && b->own.s[blanks] == ' ')
		blanks++;
	end -= end > blanks && b->own.s[end - 1] == '\n';
	b->text = rap_trim(rap_cut(b->own, blanks, end));
	lead = (size_t)(b->text.s - b->own.s);
	b->indent = lead == blanks ? lead : rap_width(rap_cut(b->own, 0, lead));
}

/* All that a block shows by itself. */
static void
look(struct sections *s, struct block *b)
{
	struct rap_str line;
	size_t len, lead;
	const char *end;

	b->own = rap_own(s->doc, b->node);
	trim(b);
	b->gap = attr_number(b->node, RAP_N);
	rap_unset(b->node, RAP_N);
	if (b->text.n == 0)
		return;
	lead = (size_t)(b->text.s - b->own.s);
	end = memchr(b->text.s, '\n', b->text.n);
	line = rap_cut(b->own, 0, end ? (size_t)(end - b->own.s) : lead + b->text.n);
	b->width = line.n > SHOWN ? line.n : rap_width(line);
	b->lines = count_lines(b->text, end);
	if (end)
		look_at_second_line(b, end);
	b->first = rap_utf8_get(b->text.s, b->text.n, &len);
	b->last = rap_utf8_last(b->text, &len);
	b->stops = ends_sentence(b);
	b->begins = rap_lexicon_begins(s->begin, b->text);
	if (!rap_mark_is_word(b->text) && !rap_mark_sought(b->own, &b->mark) && b->first == 'o' && s->english)
		rap_mark_o(b->own, &b->mark);
	b->label = b->mark.kind ? 0 : sections_label(b->text);
	sections_look_at_words(s, b);
	sections_look_for_signs(b);
}

/* A line of dashes right below, about as long as the text. */
static bool
is_underlined(const struct sections *s, size_t i)
{
	const struct block *b = &s->block[i], *line = b + 1;
	size_t drawn, text = b->width - b->indent;

	if (b->kind != BLOCK_TEXT || i + 1 >= s->n || !rap_is(line->node, RAP_MILESTONE))
		return false;
	drawn = rap_source_end(line->node) - rap_source_start(line->node);
	return rap_source_start(line->node) <= rap_source_end(b->node) + 1 && drawn <= text + 6 && text <= drawn + 6;
}

#define UNDERLINES 3		/* kinds of lines below headings that are told apart */

/* Which kind of line stands below block i: the first kind that the document uses is that of its strongest headings. */
static unsigned
underline_of(const struct sections *s, size_t i, struct rap_str kinds[UNDERLINES])
{
	struct rap_str kind = rap_attr(s->block[i + 1].node, RAP_REND);
	unsigned k = 0;

	kind = kind.s ? kind : RAP_STR("dashes");
	while (k + 1 < UNDERLINES && kinds[k].s && !rap_eq(kinds[k], kind))
		k++;
	kinds[k] = kind;
	return k + 1;
}

/* Neighbours and gaps, furniture left out. */
static void
link_blocks(struct sections *s)
{
	struct rap_str kinds[UNDERLINES] = { { NULL, 0 } };
	size_t last = s->n;

	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		b->prev = b->next = (uint32_t)s->n;
		b->underlined = is_underlined(s, i) ? underline_of(s, i, kinds) : 0;
		b->gap_after = 9;
		if (b->kind == BLOCK_AROUND)
			continue;
		b->prev = (uint32_t)last;
		if (last < s->n) {
			s->block[last].next = (uint32_t)i;
			s->block[last].gap_after = b->gap;
		}
		last = i;
	}
}

/* Most text is in long paragraphs, which the rules for short lines pass over; what few blocks have is asked of these. */
static void
pick_blocks(struct sections *s)
{
	uint32_t *at = rap_realloc(NULL, s->n + 1, 3 * sizeof(*at));

	s->brief = rap_realloc(NULL, s->n + 1, sizeof(*s->brief));
	s->marked.at = at;
	s->labelled.at = at + s->n + 1;
	s->opening.at = at + 2 * (s->n + 1);
	for (size_t i = 0; i < s->n; i++) {
		const struct block *b = &s->block[i];

		if (b->kind != BLOCK_TEXT)
			continue;
		if (b->mark.kind || rap_is_digit(b->first))
			s->marked.at[s->marked.n++] = (uint32_t)i;
		if (b->label)
			s->labelled.at[s->labelled.n++] = (uint32_t)i;
		if (b->begins)
			s->opening.at[s->opening.n++] = (uint32_t)i;
		if (sections_is_short(b) || b->words <= SECTIONS_HEAD_WORDS)
			s->brief[s->briefs++] = i;
	}
}

/* The column that nine in ten of n lines stay within, so many of each width; 0 where there are none. */
static size_t
right_margin(const uint32_t widths[WIDEST], size_t n)
{
	size_t w = WIDEST, beyond = 0;

	while (n > 0 && w > 0 && (beyond += widths[--w]) * 10 <= n)
		;
	return n ? w : 0;
}

/* How wide first lines of paragraphs of several lines are, the most frequent indent among long paragraphs, and whether
 * blank lines part them. */
static void
measure(struct sections *s)
{
	uint32_t widths[WIDEST] = { 0 };
	size_t count[64] = { 0 }, best = 0, glued = 0, parted = 0, stopped = 0, of = 0, wrapped = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		if (b->kind != BLOCK_TEXT || b->mark.kind || !sections_is_running(b))
			continue;
		of += b->text.n >= 200;
		stopped += b->text.n >= 200 && b->stops;
		if (b->indent < 64 && ++count[b->indent] > count[best])
			best = b->indent;
		glued += b->gap == 0;
		parted += b->gap > 0;
		if (b->lines > 1 && b->width < WIDEST) {
			widths[b->width]++;
			wrapped++;
		}
	}
	s->page.right = right_margin(widths, wrapped);
	s->page.indent = best;
	s->page.glued = glued > parted;
	s->page.stopped = of >= 5 && stopped * 10 >= of * 9;
}

/* As far from the left as from the right margin. */
static bool
is_centred(const struct page *page, const struct block *b)
{
	size_t after = page->right > b->width ? page->right - b->width : 0;

	return page->right && b->indent >= page->indent + 6 &&
	    (b->indent > after ? b->indent - after : after - b->indent) <= 8;
}

#define COLUMNS 64

/* What stands in the middle of the page, but not where text of several lines begins, too: what options and terms mean
 * is set in as far. */
static void
find_centred(struct sections *s)
{
	bool column[COLUMNS] = { false };

	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		b->centred = is_centred(&s->page, b);
		if (b->lines > 1 && b->indent > s->page.indent && b->indent < COLUMNS && b->stops && !b->goes_out && !b->hangs)
			column[b->indent] = true;
	}
	for (size_t i = 0; i < s->n; i++)
		if (s->block[i].centred && s->block[i].indent < COLUMNS && column[s->block[i].indent])
			s->block[i].centred = false;
}

void
sections_gather(struct sections *s)
{
	struct rap_node *n, *body = rap_body(s->doc);
	size_t most = 0;

	for (n = body->first; n; n = n->next)
		most++;
	s->block = rap_realloc(NULL, most + 1, sizeof(*s->block));
	for (n = body->first; n; n = n->next) {
		struct block *b = &s->block[s->n++];

		*b = (struct block){ .node = n, .kind = kind_of(n) };
		if (b->kind == BLOCK_TEXT || b->kind == BLOCK_KEEP)
			look(s, b);
	}
	s->block[s->n] = (struct block){ 0 };	/* behind the last one, where neighbours are asked for */
	sections_notes(s);
	link_blocks(s);
	pick_blocks(s);
	measure(s);
	find_centred(s);
}

/* "... of Port Maren and the U.P." */
bool
sections_ends_in_initials(const struct block *b)
{
	struct rap_str t = b->text;

	return t.n > 4 && t.s[t.n - 3] == '.' && t.s[t.n - 2] >= 'A' && t.s[t.n - 2] <= 'Z' && t.s[t.n - 4] >= 'A' &&
	    t.s[t.n - 4] <= 'Z';
}

bool
sections_is_running(const struct block *b)
{
	return b->kind == BLOCK_TEXT && (b->text.n >= 200 || b->lines > 2 || (b->stops && b->words >= 6));
}

bool
sections_char(struct rap_str s, size_t i, uint32_t *c)
{
	size_t len;

	*c = rap_utf8_get(s.s + i, s.n - i, &len);
	return i < s.n;
}

bool
sections_is_numbered(const struct block *b)
{
	return b->mark.kind && !(b->mark.letter > 0 && b->mark.upper && b->mark.close == '.' && !b->mark.open);
}

bool
sections_is_words(const struct sections *s, const struct block *b, enum words words)
{
	struct rap_str t = b->text;

	if (!(b->begins & (uint32_t)1 << words))
		return false;
	if (b->last == ':')
		t = rap_trim(rap_cut(t, 0, t.n - 1));
	return rap_lexicon_find(s->words[words], t);
}

/* Bytes of a number, roman number, letter or number word at i ("5", "IV", "B", "three"), 0 for none. */
size_t
sections_number(const struct sections *s, struct rap_str t, size_t i)
{
	size_t n = 0, len;
	uint32_t c;

	len = rap_lexicon_match(s->words[WORDS_NUMBERS], rap_cut(t, i, t.n), NULL);
	if (len)
		return len;
	while (i + n < t.n && n < 12) {
		c = rap_utf8_get(t.s + i + n, t.n - i - n, &len);
		if (!rap_is_digit(c) && !(n > 0 && c == '.' && i + n + 1 < t.n && t.s[i + n + 1] >= '0' && t.s[i + n + 1] <= '9') &&
		    !(c < 0x80 && strchr("IVXLCABDEFGHJK", (int)c)))
			break;
		n += len;
	}
	if (n > 0 && i + n + 1 < t.n && t.s[i + n] == '\xC2' && strchr("\xBA\xAA\xB0", t.s[i + n + 1]))
		n += 2;				/* "3º" */
	else if (n > 0 && (rap_starts(rap_cut(t, i + n, t.n), "er ") || rap_starts(rap_cut(t, i + n, t.n), "er.")))
		n += 2;				/* "1er" */
	return sections_char(t, i + n, &c) && (rap_is_alpha(c) || rap_is_digit(c)) ? 0 : n;
}
