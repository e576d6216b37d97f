/* sections_heads.c - headings that no series of numbers shows: by their words ("Annex B"), their letters (CAPITALS, Title Case), their
 * place (centred, set out, underlined), and the title of the document. Each rule is asked in turn; the first that knows decides. */
#include <stdlib.h>
#include <string.h>

#include "sections.h"

#define HEAD_BYTES 300
#define SHORT_WORDS 14
#define TITLE_PAGE 12	/* blocks that may stand before a centred title */

/* --- which lines come again */

struct seen {			/* texts of short lines; open addressing */
	struct rap_str *text;
	unsigned *times;
	size_t size;
};

static uint64_t
hash(struct rap_str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * 1099511628211u;
	return h ^ h >> 29;
}

static unsigned *
times_of(struct seen *t, struct rap_str text)
{
	size_t i = hash(text) & (t->size - 1);

	while (t->text[i].s && !rap_eq(t->text[i], text))
		i = (i + 1) & (t->size - 1);
	t->text[i] = text;
	return &t->times[i];
}

static bool
is_short(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->text.n > 0 && b->text.n <= HEAD_BYTES && b->lines <= 3;
}

static void
count_repeated(struct sections *s, struct seen *t)
{
	size_t repeated = 0, capitals = 0;

	for (t->size = 64; t->size < 2 * s->n + 2; t->size *= 2)
		;
	t->text = rap_alloc(t->size, sizeof(*t->text));
	t->times = rap_alloc(t->size, sizeof(*t->times));
	for (size_t i = 0; i < s->n; i++)
		if (is_short(&s->block[i]))
			++*times_of(t, s->block[i].text);
	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		if (!is_short(b) || sections_ends_sentence(b) || b->mark.kind || !rap_is_upper(b->first))
			continue;
		capitals++;
		repeated += *times_of(t, b->text) > 1;
	}
	s->page.labels = repeated * 4 >= capitals && repeated > 1;
}

/* --- the rules */

struct place {
	const struct sections *s;
	struct block *b;
	const struct block *prev, *next;	/* NULL where there is none */
	unsigned times;				/* the same line in the document */
};

static bool
text_from(struct rap_str s, size_t i, uint32_t *c)
{
	size_t len;

	*c = rap_utf8_get(s.s + i, s.n - i, &len);
	return i < s.n;
}

/* "## Minutes": the signs only draw. Not so in "#12 Mill Lane", nor in "   # of boats" over a column. */
static bool
rule_markup(struct place *p)
{
	struct rap_str t = p->b->text;
	size_t n = 0;

	while (n < t.n && t.s[n] == '#')
		n++;
	if (n == 0 || n > 6 || p->b->lines > 1 || n == t.n || p->b->words == 0 || t.s > p->b->own.s)
		return false;
	if (t.s[n] >= '0' && t.s[n] <= '9')
		return false;
	p->b->rank = RANK_MARKUP + (unsigned)n - 1;
	p->b->body = (size_t)(t.s - p->b->own.s) + n;
	while (p->b->body < p->b->own.n && p->b->own.s[p->b->body] == ' ')
		p->b->body++;
	return true;
}

/* Bytes of a number, roman number, letter or number word at i ("5", "IV", "B", "three"), 0 for none. */
static size_t
number_at(const struct sections *s, struct rap_str t, size_t i)
{
	size_t n = 0, len;
	uint32_t c;

	len = rap_lexicon_match(s->words.numbers, rap_cut(t, i, t.n), NULL);
	if (len)
		return len;
	while (i + n < t.n && n < 12) {
		c = rap_utf8_get(t.s + i + n, t.n - i - n, &len);
		if (!rap_is_digit(c) && !(n > 0 && c == '.' && i + n + 1 < t.n && t.s[i + n + 1] >= '0' && t.s[i + n + 1] <= '9') &&
		    !(c < 0x80 && strchr("IVXLCABDEFGHJK", (int)c)))
			break;
		n += len;
	}
	return text_from(t, i + n, &c) && (rap_is_alpha(c) || rap_is_digit(c)) ? 0 : n;
}

static unsigned
class_rank(const char *class)
{
	return strcmp(class, "part") == 0 ? RANK_PART : strcmp(class, "chapter") == 0 ? RANK_CHAPTER : RANK_SECTION;
}

/* "Annex B", "Article 5. Duties of the Secretary", "DAY ONE"; not "Article 5 of the treaty says". */
static bool
rule_words(struct place *p)
{
	struct block *b = p->b;
	const char *class;
	size_t lead = (size_t)(b->text.s - b->own.s), word = rap_lexicon_match(p->s->words.sections, b->text, &class), n, i;
	uint32_t c = 0;

	if (word == 0 || b->words > SHORT_WORDS + 4)
		return false;
	for (i = word; i < b->text.n && b->text.s[i] == ' '; i++)
		;
	n = number_at(p->s, b->text, i);
	if (n == 0 || (sections_ends_sentence(b) && b->letters == LETTERS_SENTENCE))
		return false;
	for (i += n; i < b->text.n && strchr(".:) -\n", b->text.s[i]); i++)
		;
	if (text_from(b->text, i, &c)) {
		if (!rap_is_upper(c) && c < 0x2000)
			return false;
		b->label_from = lead;
		b->label_to = lead + i;
		while (rap_is_space((unsigned char)b->own.s[b->label_to - 1]))
			b->label_to--;
	}
	b->rank = class_rank(class);
	return true;
}

/* "Abstract", "Table of Contents": headings whatever they look like */
static bool
rule_known(struct place *p)
{
	struct rap_str t = p->b->text;

	if (t.n > 0 && t.s[t.n - 1] == ':')
		t.n--;
	if (!rap_lexicon_find(p->s->words.headings, t) || p->b->letters == LETTERS_NONE || p->b->gap == 0 || !p->next ||
	    !rap_is_upper(p->b->first))
		return false;
	p->b->rank = p->b->letters == LETTERS_CAPITALS ? RANK_CAPITALS : RANK_ARABIC;
	return true;
}

/* Whose line a label is, not a title: comes again, or is said to somebody, or stands glued to what is said. */
static bool
is_label(const struct place *p)
{
	const struct block *b = p->b;

	if (p->s->page.labels && ((p->times > 1 && b->words <= 4) || b->gap_after == 0 || b->words <= 4))
		return true;
	if (p->s->page.labels && b->words > 4 && b->last != ')' && b->gap_after > 0)
		return p->times > 3;
	return p->times > 2 || (b->last == ')' && b->letters != LETTERS_CAPITALS && p->s->page.labels);
}

/* "if (open) { close(); }": signs that programs have and headings have not */
static bool
has_code(struct rap_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr("{}<>=|\\", s.s[i]) && s.s[i])
			return true;
	return false;
}

/* "Friday, 14 March 2003", "Port Maren, 3 de mayo": days are not headings */
static bool
is_date(const struct place *p)
{
	struct rap_str t = p->b->text;
	bool inside = false, digit = false, month = false;
	size_t len;

	for (size_t i = 0; i < t.n && p->b->words <= 8; i += len) {
		uint32_t c = rap_utf8_get(t.s + i, t.n - i, &len);
		bool word = rap_is_alpha(c);

		digit |= rap_is_digit(c);
		month |= word && !inside && rap_lexicon_match(p->s->words.months, rap_cut(t, i, t.n), NULL);
		inside = word;
	}
	return digit && month;
}

static bool
may_be_head(const struct place *p)
{
	const struct block *b = p->b;

	if (has_code(b->text) || is_date(p))
		return false;
	return b->letters != LETTERS_NONE && b->mark.kind == RAP_MARK_NONE && p->next && b->last != ',' && b->last != ';' &&
	    !rap_is_dash(b->last) && b->first != '(' && b->first != '[' && b->first != '"' && b->first != 0x201C && b->first != 0xAB && b->first != 0xBB;
}

/* OLD BUSINESS */
static bool
rule_capitals(struct place *p)
{
	struct block *b = p->b;

	if (b->letters != LETTERS_CAPITALS || !may_be_head(p) || is_label(p) || b->words > 30 ||
	    (sections_ends_sentence(b) && b->last != '?' && b->last != '.'))
		return false;
	if (b->gap > 0 && b->gap_after > 0 && p->prev && p->prev->kind == BLOCK_TEXT && p->prev->last == ':' &&
	    p->next->letters == LETTERS_CAPITALS)
		return false;
	b->rank = RANK_CAPITALS;
	return true;
}

/* A line of dashes right below, about as long as the text. */
static bool
rule_underlined(struct place *p)
{
	size_t at = (size_t)(p->b - p->s->block) + 1;
	const struct block *line = p->b + 1;

	if (at >= p->s->n || !rap_is(line->node, RAP_MILESTONE) || p->b->lines > 2 || p->b->text.n > 120 || !may_be_head(p))
		return false;
	size_t drawn = rap_source_end(line->node) - rap_source_start(line->node), text = p->b->width - p->b->indent;

	if (rap_source_start(line->node) > rap_source_end(p->b->node) + 1 || drawn > text + 6 || text > drawn + 6)
		return false;
	p->b->rank = RANK_ARABIC - 2;
	return true;
}

/* In a document whose text is set in, a short line that is not. */
static bool
rule_set_out(struct place *p)
{
	struct block *b = p->b;

	if (p->s->page.indent < 2 || b->indent >= p->s->page.indent || !may_be_head(p) || sections_ends_sentence(b) ||
	    b->last == ':' || b->lines > 2 || b->gap == 0 || b->gap_after == 0 || b->words > SHORT_WORDS ||
	    !rap_is_upper(b->first))
		return false;
	b->rank = RANK_ARABIC;
	return p->times < 2 && !(p->s->page.labels && b->letters == LETTERS_CAPITALS);
}

static bool
rule_centred(struct place *p)
{
	struct block *b = p->b;

	if (!b->centred || !may_be_head(p) || sections_ends_sentence(b) || b->gap == 0 || b->words > 30 || is_label(p) ||
	    b->letters == LETTERS_SENTENCE)
		return false;
	b->rank = RANK_CAPITALS + 1;
	return true;
}

/* A short line with a capital, no stop at its end, and running text below:
 *	Future Work of the Committee
 *	The committee will meet again in spring to take up what was left open by the members... */
static bool
rule_short_line(struct place *p)
{
	struct block *b = p->b;
	bool title = b->letters == LETTERS_TITLE, joined = b->gap_after == 0 && !p->s->page.glued;

	if (!may_be_head(p) || is_label(p) || sections_ends_sentence(b) || b->last == ':' || b->lines > 2 ||
	    b->words > SHORT_WORDS + 2 || !rap_is_upper(b->first) || b->indent > p->s->page.indent + 2)
		return false;
	if (!sections_is_running(p->next) || joined || (p->prev && p->prev->last == ':' && p->prev->kind == BLOCK_TEXT))
		return false;
	if (!title && (b->words > 8 + 4 * !memchr(b->text.s, ',', b->text.n) || (p->prev && !sections_ends_sentence(p->prev) &&
	    p->prev->kind == BLOCK_TEXT)))
		return false;
	b->rank = RANK_ARABIC;
	b->cert = title ? "medium" : "low";
	b->rule = title ? "short-title-case-line" : "short-line-before-text";
	return true;
}

/* The document's paragraphs end in stops; this line has none, and blank lines around it:
 *
 *	Adoption of the harbour rules and election of the pilots' council
 *
 *	Mrs. Ferreira opened the sitting and... */
static bool
rule_unstopped(struct place *p)
{
	const struct sections *s = p->s;
	struct block *b = p->b;
	const struct block *text = p->next;

	if (!s->page.stopped || s->page.glued || !may_be_head(p) || b->words < 5 || b->words > 40 || sections_ends_sentence(b) ||
	    b->last == ':' || b->gap == 0 || b->gap_after == 0 || !rap_is_upper(b->first) || is_label(p) || b->lines > 2)
		return false;
	if (text->letters == LETTERS_NONE && text->next < s->n)		/* a file number between heading and text */
		text = &s->block[text->next];
	if (!sections_is_running(text) || (p->prev && p->prev->kind == BLOCK_TEXT && p->prev->last == ':'))
		return false;
	b->rank = RANK_ARABIC;
	b->cert = "low";
	b->rule = "line-without-stop";
	return true;
}

static void
judge(struct sections *s, struct seen *seen, size_t i)
{
	static bool (*const rules[])(struct place *) = {
		rule_markup, rule_words, rule_known, rule_underlined, rule_capitals, rule_centred, rule_set_out, rule_short_line,
		rule_unstopped
	};
	struct block *b = &s->block[i];
	struct place p = { .s = s, .b = b };

	if (!is_short(b))
		return;
	p.prev = b->prev < s->n ? &s->block[b->prev] : NULL;
	p.next = b->next < s->n ? &s->block[b->next] : NULL;
	p.times = *times_of(seen, b->text);
	for (size_t k = 0; k < sizeof(rules) / sizeof(*rules); k++)
		if (rules[k](&p)) {
			b->kind = BLOCK_HEAD;
			return;
		}
	b->label_from = b->label_to = b->body = 0;
}

void
sections_heads(struct sections *s)
{
	struct seen seen = { 0 };

	count_repeated(s, &seen);
	for (size_t i = 0; i < s->n; i++)
		judge(s, &seen, i);
	free(seen.text);
	free(seen.times);
}

/* --- the title: the first block, short, alone, and not one of the headings that carry on behind it */

static bool
is_title(const struct sections *s, const struct block *b, bool first)
{
	if (!is_short(b) && b->kind != BLOCK_HEAD)
		return false;
	if (b->text.n == 0 || b->next == s->n || b->mark.kind || b->letters == LETTERS_NONE || b->label_to > b->label_from)
		return false;
	if ((sections_ends_sentence(b) && b->last != '?') || b->last == ':' || b->last == ',' || b->last == ';')
		return false;
	if (!first)
		return b->centred && b->words > 1;
	return b->gap_after > 0 && b->words <= 40 && rap_lexicon_match(s->words.sections, b->text, NULL) == 0;
}

void
sections_title(struct sections *s)
{
	size_t i = 0;

	while (i < s->n && s->block[i].kind == BLOCK_AROUND)
		i++;
	if (i < s->n && is_title(s, &s->block[i], true)) {
		s->block[i].kind = BLOCK_TITLE;
		return;
	}
	/* a title page's small print may stand before: "Report 17        Port Maren, May 2004" */
	for (size_t small = 0; i < s->n && small < TITLE_PAGE && !sections_is_running(&s->block[i]); i++, small++)
		if (is_title(s, &s->block[i], false)) {
			s->block[i].kind = BLOCK_TITLE;
			return;
		}
}

/* --- captions: "Figure 3. The old harbour", "Table 2: Fees"; not "Figure 3 shows" */

static bool
is_caption(const struct sections *s, const struct block *b)
{
	size_t word = rap_lexicon_match(s->words.captions, b->text, NULL), i, n;
	uint32_t c;

	if (word == 0 || b->text.n > 400 || b->mark.kind)
		return false;
	for (i = word; i < b->text.n && (b->text.s[i] == ' ' || b->text.s[i] == '.'); i++)
		;
	n = number_at(s, b->text, i);
	if (n == 0)
		return false;
	return !text_from(b->text, i + n, &c) || c == '.' || c == ':' || c == 0x2013 || c == 0x2014;
}

void
sections_captions(struct sections *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->block[i].kind == BLOCK_TEXT && is_caption(s, &s->block[i]))
			s->block[i].kind = BLOCK_CAPTION;
}
