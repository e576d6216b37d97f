/* sections_heads.c - headings that no series of numbers shows: by their words ("Annex B"), their letters
 * (CAPITALS, Title Case), their place (centred, set out, underlined), and the title of the document. Each rule is
 * asked in turn; the first that knows decides. */
#include <stdlib.h>
#include <string.h>

#include "sections.h"

#define SHORT_WORDS 14
#define CENTRED_WORDS 2		/* of a centred line that is no title by its letters: "Preamble" */
#define SEVERAL 3		/* headings that are set alike: nothing to doubt */
#define TALLY_DIGITS 3

/* --- the rules */

/* "## Minutes" */
static bool
rule_markup(struct candidate *p)
{
	if (p->b->hashes == 0)
		return false;
	p->b->rank = RANK_MARKUP + p->b->hashes - 1;
	sections_label_behind_signs(p->b);
	return true;
}

unsigned
sections_class_rank(const char *class)
{
	return strcmp(class, "part") == 0 ? RANK_PART : strcmp(class, "chapter") == 0 ? RANK_CHAPTER : RANK_SECTION;
}

/* The " (a)" of "Item 4 (a)" */
static size_t
bracketed(struct rap_str t)
{
	size_t i = t.n > 0 && t.s[0] == ' ';

	if (i + 2 >= t.n || t.s[i] != '(')
		return 0;
	for (size_t n = i + 1; n < t.n && n < i + 6; n++)
		if (t.s[n] == ')')
			return n + 1;
	return 0;
}

/* Bytes of "Item 4 (a)", without what stands behind it */
static size_t
word_and_number(const struct sections *s, const struct block *b, const char **class)
{
	size_t word = sections_match(s, b, WORDS_SECTIONS, class), n, i;

	for (i = word; i < b->text.n && (b->text.s[i] == ' ' || (i == word && b->text.s[i] == '.')); i++)
		;
	n = word > 0 ? sections_number(s, b->text, i) : 0;
	n += word > 0 ? bracketed(rap_cut(b->text, i + n, b->text.n)) : 0;
	return n > 0 ? i + n : 0;
}

/* Bytes of "Third Part", "TERCERA PARTE" */
static size_t
number_and_word(const struct sections *s, const struct block *b, const char **class)
{
	size_t number = sections_match(s, b, WORDS_NUMBERS, NULL), word;

	if (number == 0 || number + 1 >= b->text.n || b->text.s[number] != ' ' || !rap_is_upper(b->first))
		return 0;
	word = rap_lexicon_match(s->words[WORDS_SECTIONS], rap_cut(b->text, number + 1, b->text.n), class);
	return word > 0 ? number + 1 + word : 0;
}

size_t
sections_word_and_number(const struct sections *s, const struct block *b, const char **class)
{
	size_t i = word_and_number(s, b, class);

	if (i == 0 && (i = number_and_word(s, b, class)) == 0)
		return 0;
	while (i < b->text.n && strchr(".:) -\n", b->text.s[i]))
		i++;
	return i;
}

/* "Annex B", "Article 5. Duties of the Secretary", "DAY ONE"; not "Article 5 of the treaty says". */
static bool
rule_words(struct candidate *p)
{
	struct block *b = p->b;
	const char *class;
	size_t lead = (size_t)(b->text.s - b->own.s), i = sections_word_and_number(p->s, b, &class);
	uint32_t c = 0;

	if (i == 0 || b->words > SHORT_WORDS + 4 || (b->stops && b->letters == LETTERS_SENTENCE))
		return false;
	if (sections_char(b->text, i, &c)) {
		if (!rap_is_upper(c) && c < 0x2000)
			return false;
		b->label_from = lead;
		b->label_to = lead + i;
		while (rap_is_space((unsigned char)b->own.s[b->label_to - 1]))
			b->label_to--;
	}
	b->rank = sections_class_rank(class);
	return true;
}

/* Footnotes stand between the blocks: right below "Notes" there may be nothing else. */
static bool
is_above_notes(const struct candidate *p)
{
	return p->b + 1 < p->s->block + p->s->n && rap_is(p->b[1].node, RAP_NOTE);
}

/* "Abstract", "Table of Contents": headings whatever they look like */
static bool
rule_known(struct candidate *p)
{
	struct block *b = p->b;
	bool qa = sections_is_words(p->s, b, WORDS_QUESTIONS);

	if (!qa && ((b->gap == 0 && p->prev) || !sections_is_words(p->s, b, WORDS_HEADINGS)))
		return false;
	if (b->letters == LETTERS_NONE || (!p->next && !is_above_notes(p)) || !rap_is_upper(b->first))
		return false;
	b->qa = qa;
	b->rank = b->letters == LETTERS_CAPITALS && b->text.n > 5 ? RANK_CAPITALS : RANK_ARABIC;
	return true;
}

/* A number that nothing but the contents shows to be one: "1 Introduction", "A   Participants"; not "A Note on Tides" */
static void
label_bare(const struct sections *s, struct block *b)
{
	size_t n = sections_number(s, b->text, 0);

	if (n == 0 || n + 1 >= b->text.n || b->text.s[n] != ' ' || (!rap_is_digit(b->first) && b->text.s[n + 1] != ' '))
		return;
	b->label_from = (size_t)(b->text.s - b->own.s);
	b->label_to = b->label_from + n;
}

/* The contents or the agenda name it. */
static bool
rule_listed(struct candidate *p)
{
	struct block *b = p->b;

	if ((!b->listed && !(b->agenda && b->gap + (b->letters == LETTERS_CAPITALS) > 0)) || b->stops || !p->next)
		return false;
	if (!b->mark.kind)
		label_bare(p->s, b);
	b->rank = b->letters == LETTERS_CAPITALS ? RANK_CAPITALS : RANK_ARABIC;
	b->cert = p->s->page.contents || b->announces ? NULL : "medium";
	return true;
}

/* Whose line a label is, not a title: comes again, or is said to somebody, or stands glued to what is said. */
bool
sections_is_label(const struct candidate *p)
{
	const struct block *b = p->b;

	if (p->s->page.names && sections_is_name(b) && p->next && sections_speaks(p->s, p->next->text))
		return true;
	if (p->s->page.labels && ((p->b->times > 1 && b->words <= 4) || b->gap_after == 0 || b->words <= 4))
		return true;
	if (p->s->page.labels && b->words > 4 && b->last != ')' && b->gap_after > 0)
		return p->b->times > 3;
	return p->b->times > 2 || (b->last == ')' && b->letters != LETTERS_CAPITALS && p->s->page.labels);
}

static bool
opens_quote(uint32_t c)
{
	return c == '(' || c == '[' || c == '"' || c == 0x201C || c == 0xAB || c == 0xBB;
}

/* Set in behind a colon, where the text is not centred: an example, a command, "LAMP_OIL" */
static bool
is_announced(const struct candidate *p)
{
	return p->prev && p->prev->kind == BLOCK_TEXT && p->prev->last == ':' && p->prev->letters == LETTERS_SENTENCE &&
	    p->b->indent > p->prev->indent + 1 && !p->b->centred;
}

/* "YEAS--54", "Abstentions \xE2\x80\x93 3": how many have voted so, and no heading; "ANNUAL REPORT - 2019" is one. */
static bool
is_tally(const struct block *b)
{
	struct rap_str t = b->text;
	size_t digits = 0, len;

	while (t.n > 0 && rap_is_digit((unsigned char)t.s[t.n - 1])) {
		digits++;
		t.n--;
	}
	if (digits == 0 || digits > TALLY_DIGITS || t.n == 0)
		return false;
	t.n -= t.s[t.n - 1] == ' ';
	if (!rap_is_dash(rap_utf8_last(t, &len)))
		return false;
	return len > 1 || t.n < b->text.n - digits || rap_ends(t, "--");
}

bool
sections_may_be_head(const struct candidate *p)
{
	const struct block *b = p->b;

	if (b->letters == LETTERS_NONE || b->mark.kind != RAP_MARK_NONE || !p->next || b->code)
		return false;
	if (b->last == ',' || b->last == ';' || rap_is_dash(b->last) || opens_quote(b->first) || is_announced(p))
		return false;
	if (p->prev && p->prev->kind == BLOCK_TITLE && sections_is_byline(p->s, b))
		return false;
	return !sections_is_date(p->s, b) && !sections_is_notice(p->s, b) && !(rap_is_digit(b->last) && is_tally(b));
}

/* Right below the title, and above the date: whose document it is. */
static bool
is_institution(const struct candidate *p)
{
	const struct block *above = p->prev;

	if (!above || p->next->kind != BLOCK_DATE)
		return false;
	return above->kind == BLOCK_TITLE || (above->prev < p->s->n && p->s->block[above->prev].kind == BLOCK_TITLE &&
	    !sections_is_running(above));
}

/* "PM4 2XY", "A-12/B": digits, and no word of three letters. */
static bool
is_code(const struct block *b)
{
	size_t run = 0;

	for (size_t i = 0; i < b->text.n && run < 3; i++) {
		unsigned char c = (unsigned char)b->text.s[i];

		run = c >= 0x80 || rap_ascii[c] & (RAP_CHAR_UPPER | RAP_CHAR_LOWER) ? run + 1 : 0;
	}
	return b->digit && run < 3;
}

/* The last one of short lines that stand together, "Mill Lane", "Port Maren", "USA": the end of an address, or of a list. */
static bool
ends_short_lines(const struct candidate *p)
{
	const struct block *above = p->prev;

	return p->b->gap == 0 && p->b->gap_after > 0 && above && above->gap == 0 && above->kind == BLOCK_TEXT && above->lines == 1 &&
	    !above->stops && above->indent == p->b->indent && above->words <= SECTIONS_HEAD_WORDS;
}

/* OLD BUSINESS */
static bool
rule_capitals(struct candidate *p)
{
	struct block *b = p->b;

	if (b->letters != LETTERS_CAPITALS || !p->may || sections_is_label(p) || is_institution(p) || b->words > 30 ||
	    (b->stops && b->last != '?' && b->last != '.') || memchr(b->text.s, '_', b->text.n))
		return false;			/* "LAMP_AT_DUSK" is a name in a program */
	if (ends_short_lines(p) || is_code(b) || (b->stops && sections_letters(p->s, b->text) != LETTERS_CAPITALS))
		return false;			/* "THE CLERK OF THE HARBOUR BOARD, INES RIVAS" with "Thank you." below */
	if (b->gap > 0 && b->gap_after > 0 && p->prev && p->prev->kind == BLOCK_TEXT && p->prev->last == ':' &&
	    p->next->letters == LETTERS_CAPITALS)
		return false;
	b->rank = RANK_CAPITALS;
	return true;
}

/* Nothing stands below it, but a heading before it has the same line below: its section is empty. */
static bool
ends_empty(const struct candidate *p)
{
	const struct block *b = p->b;

	if (p->next || !b->underlined)
		return false;
	while (b > p->s->block)
		if ((--b)->kind == BLOCK_HEAD && b->underlined == p->b->underlined)
			return true;
	return false;
}

static bool
rule_underlined(struct candidate *p)
{
	p->b->rank = RANK_UNDERLINED + p->b->underlined;
	return p->b->underlined && p->b->lines <= 2 && p->b->text.n <= 120 && (p->may || ends_empty(p));
}

static bool
rule_centred(struct candidate *p)
{
	struct block *b = p->b;

	if (!b->centred || !p->may || b->stops || b->gap == 0 || b->words > 30 || sections_is_label(p))
		return false;
	if (b->letters == LETTERS_SENTENCE && (b->words > CENTRED_WORDS || !rap_is_upper(b->first) || b->gap_after == 0))
		return false;
	b->rank = RANK_CAPITALS + 1;
	return true;
}

/* "FIRST: MINUTES OF THE LAST MEETING", "SEGUNDO.- OBRAS" */
static void
label_in_words(const struct sections *s, struct block *b)
{
	size_t n = b->label_to || b->mark.kind || b->body ? 0 : sections_match(s, b, WORDS_NUMBERS, NULL), end = n;

	while (end < b->text.n && strchr(".:)-", b->text.s[end]))
		end++;
	if (n == 0 || end == n || end + 1 >= b->text.n || b->text.s[end] != ' ')
		return;
	b->label_from = (size_t)(b->text.s - b->own.s);
	b->label_to = b->label_from + end;
}

/* Nothing but text, and most lines are: "The harbour was closed." */
static bool
is_sentence(const struct block *b)
{
	return b->letters == LETTERS_SENTENCE && !b->hashes && !b->underlined && b->words > 4 && b->stops;
}

/* The first rules ask for one of these, the others for a line that may be a heading. */
static bool
is_shown(const struct block *b)
{
	const uint32_t words = 1u << WORDS_SECTIONS | 1u << WORDS_QUESTIONS | 1u << WORDS_HEADINGS;

	return b->hashes || b->underlined || b->listed || b->agenda || b->begins & words;
}

static void
judge(struct sections *s, size_t i)
{
	static const struct { bool (*is_head)(struct candidate *); const char *name; } rules[] = {
		{ rule_markup, "number-signs" }, { rule_words, "section-word-and-number" }, { rule_known, "heading-word" },
		{ rule_underlined, "underlined-line" }, { rule_listed, "announced-line" }, { rule_capitals, "capitals" },
		{ rule_centred, "centred-line" }, { sections_set_out, "set-out-line" }, { sections_short_line, "short-line" },
		{ sections_unstopped, "line-without-stop" }, { sections_glued, "title-right-above-text" },
		{ sections_above_items, "line-above-items" }, { sections_set_apart, "line-set-apart" }
	};
	struct block *b = &s->block[i];
	struct candidate p = { .s = s, .b = b };

	if (!sections_is_short(b) || is_sentence(b))
		return;
	p.prev = b->prev < s->n ? &s->block[b->prev] : NULL;
	p.next = b->next < s->n ? &s->block[b->next] : NULL;
	p.may = sections_may_be_head(&p);
	for (size_t k = 0; (p.may || is_shown(b)) && k < sizeof(rules) / sizeof(*rules); k++)
		if (rules[k].is_head(&p)) {
			b->kind = BLOCK_HEAD;
			b->rule = b->rule ? b->rule : rules[k].name;
			label_in_words(s, b);
			return;
		}
	b->label_from = b->label_to = 0;
}

/* --- doubt: how a line is set shows a heading where the document sets several so, apart from the text */

enum { SET_CAPITALS, SET_CENTRED, SET_OUT, SET_APART, SETTINGS };

/* By which of these rules alone b is a heading; SETTINGS where by another. */
static int
setting_of(const struct block *b)
{
	static const char *const names[] = { [SET_CAPITALS] = "capitals", [SET_CENTRED] = "centred-line",
		[SET_OUT] = "set-out-line", [SET_APART] = "line-set-apart" };
	int i = 0;

	if (b->kind != BLOCK_HEAD || b->cert || !b->rule || b->listed || b->label_to > 0)
		return SETTINGS;
	while (i < SETTINGS && strcmp(names[i], b->rule) != 0)
		i++;
	return i;
}

/* The table of contents lists the headings, and not this one. */
static void
disprove(struct block *b)
{
	if (b->cert[0] == 'l') {
		b->kind = BLOCK_TEXT;
		b->cert = b->rule = NULL;
	} else
		b->cert = "low";
}

static void
doubt(struct sections *s)
{
	size_t count[SETTINGS + 1] = { 0 };

	for (size_t i = 0; i < s->briefs; i++)
		count[setting_of(&s->block[s->brief[i]])]++;
	for (size_t i = 0; i < s->briefs; i++) {
		struct block *b = &s->block[s->brief[i]];
		int setting = setting_of(b);
		bool glued = b->gap == 0 && b->gap_after == 0 && !s->page.glued && b->prev < s->n;

		if (setting < SETTINGS && (count[setting] < SEVERAL || glued))
			b->cert = "medium";
	}
	for (size_t i = 0; i < s->n && s->page.contents; i++)
		if (s->block[i].kind == BLOCK_HEAD && !s->block[i].listed && s->block[i].cert)
			disprove(&s->block[i]);
}

void
sections_heads(struct sections *s)
{
	for (size_t i = 0; i < s->briefs; i++)
		if (s->brief[i] >= s->title)
			judge(s, s->brief[i]);
	sections_colons(s);
	sections_alike(s);
	doubt(s);
}
