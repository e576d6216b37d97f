/* sections_letter.c - what letters, releases and minutes have besides text: the line with date and place, the closing
 * with the names of those who sign, a quotation that is set in. */
#include <string.h>

#include "sections.h"

#define DATE_WORDS 10
#define POST_WORDS 4		/* "Chief harbour correspondent, Lota" */
#define SHORT_DATE 8		/* words: whatever they are */
#define PLACE_WORDS 6
#define SIGNERS 6		/* lines behind a closing */
#define NAME_BYTES 80
#define NAME_WORDS 5
#define FAR_IN 20		/* columns */
#define LEADER 8		/* signs of a line to write on */

static bool
has_year(struct rap_str t)
{
	size_t digits = 0;

	for (size_t i = 0; i < t.n && digits < 4; i++)
		digits = t.s[i] >= '0' && t.s[i] <= '9' ? digits + 1 : 0;
	return digits == 4;
}

/* "Ciudad de Puerto Maren, 4 de agosto de 2016": the day right behind the comma, and not much before it */
static bool
is_place_and_day(const struct block *b)
{
	const char *comma = memchr(b->text.s, ',', b->text.n);
	size_t spaces = 0;

	if (!comma || comma + 2 >= b->text.s + b->text.n || comma[2] < '0' || comma[2] > '9' || !has_year(b->text))
		return false;
	for (const char *p = b->text.s; p < comma; p++)
		spaces += *p == ' ';
	return spaces < PLACE_WORDS && b->words <= DATE_WORDS && b->letters != LETTERS_CAPITALS;
}

/* "Friday, 14 March 2003", "Port Maren, 3 de mayo": days are not headings */
bool
sections_is_date(const struct sections *s, const struct block *b)
{
	return b->digit && (b->words <= SHORT_DATE || is_place_and_day(b)) &&
	    rap_lexicon_within(s->words[WORDS_MONTHS], b->text);
}

/* "Port Maren, 14 March 2003", "Puerto Maren, 3 de mayo de 2003.", by itself; not "SITTING OF 12 MARCH" or
 * "Minutes of 12 March 2003", which are titles */
static bool
is_dateline(const struct sections *s, const struct block *b)
{
	if (b->kind != BLOCK_TEXT || !b->digit || b->lines > 1 || b->words > DATE_WORDS || b->mark.kind)
		return false;
	return (rap_is_upper(b->first) || rap_is_digit(b->first)) &&
	    (!b->stops || (b->last == '.' && is_place_and_day(b))) && b->last != ':' && b->last != ',' &&
	    (b->letters != LETTERS_CAPITALS || memchr(b->text.s, ',', b->text.n)) && sections_is_date(s, b) &&
	    !sections_match(s, b, WORDS_DOCUMENTS, NULL) && !sections_ends_in_document(s, b);
}

/* "Respectfully submitted," and nothing else on the line */
static bool
is_closing(const struct sections *s, const struct block *b)
{
	struct rap_str t = b->text;

	if (b->kind != BLOCK_TEXT || b->lines > 1 || t.n > NAME_BYTES || !(b->begins & 1u << WORDS_CLOSINGS))
		return false;
	if (t.n > 0 && (b->last == ',' || b->last == ':' || b->last == '.'))
		t.n--;
	return rap_lexicon_find(s->words[WORDS_CLOSINGS], t) != NULL;
}

static bool
is_signer(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->text.n <= NAME_BYTES && b->lines <= 2 && !sections_is_numbered(b) && b->gap <= 3 &&
	    b->words <= 8 && rap_is_upper(b->first) && !b->stops;
}

static void
take_signature(struct sections *s, size_t i)
{
	s->block[i].kind = BLOCK_SIGNATURE;
	i = s->block[i].next;
	for (size_t n = 0; n < SIGNERS && i < s->n && is_signer(&s->block[i]); n++, i = s->block[i].next)
		s->block[i].kind = BLOCK_SIGNATURE;
}

static bool
draws(char c)
{
	return c == '.' || c == '_';
}

static bool
has_leader(struct rap_str t)
{
	size_t i = LEADER - 1, run = 0;

	while (i < t.n && !draws(t.s[i]))
		i += LEADER;		/* whoever looks at every byte so far apart meets each leader */
	for (i -= LEADER - 1; i < t.n && run < LEADER; i++)
		run = draws(t.s[i]) ? run + 1 : 0;
	return run == LEADER;
}

/* "Signed ................ Chair", "____________ (Clerk)": a line to write on, short, and most of it leader */
static bool
is_line_to_sign(const struct block *b)
{
	if (b->kind != BLOCK_TEXT || b->lines > 1 || b->text.n > 2 * NAME_BYTES || b->words > 8)
		return false;
	return b->letters != LETTERS_CAPITALS && !rap_is_digit(b->last) && has_leader(b->text);
}

static void
sign(struct block *b)
{
	b->kind = BLOCK_SIGNATURE;
	b->cert = "medium";
	b->rule = "names-at-the-end";
}

/* "Port Maren, 14 March 2003", and the names of those who sign are all that is left. */
static void
take_last_names(struct sections *s, size_t date)
{
	size_t i = s->block[date].next, n = 0;

	if (s->block[date].prev == s->n || !sections_is_running(&s->block[s->block[date].prev]) ||
	    (i < s->n && is_closing(s, &s->block[i])))
		return;
	while (i < s->n && n < SIGNERS && (is_signer(&s->block[i]) || is_line_to_sign(&s->block[i]))) {
		i = s->block[i].next;
		n++;
	}
	if (i < s->n)
		return;
	for (i = s->block[date].next; i < s->n; i = s->block[i].next)
		sign(&s->block[i]);
}

/* The office and the name of who signs, at the end of the document:
 *	The clerk of the harbour,
 *	Ines Rivas                   */
static void
take_office_and_name(struct sections *s)
{
	size_t name = s->n, office;

	while (name > 0 && s->block[name - 1].kind == BLOCK_AROUND)
		name--;
	office = name-- > 0 ? s->block[name].prev : s->n;
	if (office == s->n || !is_signer(&s->block[name]) || s->block[name].gap > 0 || s->block[name].letters != LETTERS_TITLE ||
	    s->block[name].digit || s->block[name].words > NAME_WORDS || !is_signer(&s->block[office]))
		return;
	if (s->block[office].last != ',' || s->block[office].gap == 0 || s->block[office].prev == s->n ||
	    !sections_is_running(&s->block[s->block[office].prev]))
		return;
	for (size_t i = office; i <= name; i = s->block[i].next)
		sign(&s->block[i]);
}

static bool
opens(uint32_t c)
{
	return c == '"' || c == 0x201C || c == 0xAB;
}

static bool
closes(uint32_t c)
{
	return c == '"' || c == 0x201D || c == 0xBB;
}

/* Set in behind a colon, between quotation marks. */
static bool
is_quotation(const struct sections *s, const struct block *b)
{
	const struct block *lead = b->prev < s->n ? &s->block[b->prev] : NULL;

	return b->kind == BLOCK_TEXT && opens(b->first) && lead && lead->kind == BLOCK_TEXT && lead->last == ':' &&
	    b->indent > lead->indent + 1 && closes(b->last) && b->text.n > 2;
}

/* The last lines of a letter or memorandum, set far in: the name of whoever writes it. */
static void
take_set_in_names(struct sections *s)
{
	size_t i = s->n, names = 0;

	while (i > 0 && names <= SIGNERS && (s->block[i - 1].kind == BLOCK_AROUND || (is_signer(&s->block[i - 1]) &&
	    s->block[i - 1].indent >= s->page.indent + FAR_IN)))
		names += s->block[--i].kind != BLOCK_AROUND;
	if (i == 0 || names == 0 || names > SIGNERS || !sections_is_running(&s->block[i - 1]))
		return;
	for (; i < s->n; i++)
		if (s->block[i].kind == BLOCK_TEXT)
			sign(&s->block[i]);
}

/* "9:30 Welcome", "10.15 - 11.00 Break", "14 h 30" */
static bool
begins_with_time(const struct block *b)
{
	struct rap_str t = b->text;
	size_t i = 0, from;

	while (i < t.n && i < 3 && rap_is_digit((unsigned char)t.s[i]))
		i++;
	if (i == 0 || i > 2 || i + 3 >= t.n || !strchr(":.h", t.s[i]))
		return false;
	for (from = ++i; i < t.n && rap_is_digit((unsigned char)t.s[i]); )
		i++;
	return i - from == 2 && i < t.n && !rap_is_digit((unsigned char)t.s[i]) && t.s[i] != '.';
}

/* "Tuesday, 3 May", apart from what stands above it, and below it what happens when:
 *	9:30 Welcome
 *	10:15 The lamps of the north	*/
static bool
is_day_of_programme(const struct sections *s, const struct block *b)
{
	const struct block *first = b->next < s->n ? &s->block[b->next] : NULL;
	const struct block *second = first && first->next < s->n ? &s->block[first->next] : NULL;

	return second && b->gap > 0 && first->kind == BLOCK_TEXT && begins_with_time(first) && begins_with_time(second);
}

void
sections_letter(struct sections *s)
{
	take_set_in_names(s);
	take_office_and_name(s);
	for (size_t i = 0; i < s->n; i++) {
		struct block *b = &s->block[i];

		if (b->lines > 1 && !opens(b->first))
			continue;
		if (is_dateline(s, b) && is_day_of_programme(s, b)) {
			b->kind = BLOCK_HEAD;
			b->rank = RANK_ARABIC;
			b->rule = "day-above-times";
			b->cert = "medium";
		} else if (is_dateline(s, b)) {
			b->kind = BLOCK_DATE;
			b->cert = has_year(b->text) ? NULL : "medium";
			b->rule = "dateline-without-year";
			take_last_names(s, i);
		} else if (is_closing(s, b))
			take_signature(s, i);
		else if (is_line_to_sign(b) && (!b->digit || b->prev < s->n)) {
			b->kind = BLOCK_SIGNATURE;
			b->cert = "medium";
			b->rule = "line-to-sign-on";
		} else if (is_quotation(s, b))
			b->kind = BLOCK_QUOTE;
	}
}

/* --- who wrote it */

/* A line of the title page: short, by itself, no sentence. */
static bool
is_front_line(const struct block *b)
{
	return b->kind == BLOCK_TEXT && b->lines == 1 && b->words <= SHORT_DATE && !b->stops && !b->mark.kind && !b->label;
}

/* The blocks from i on up to the date, where there are few and each is a line of the title page; 0: there is none. */
static size_t
front_lines(const struct sections *s, size_t i)
{
	size_t n = 0;

	while (i < s->n && n < SIGNERS && is_front_line(&s->block[i])) {
		i = s->block[i].next;
		n++;
	}
	return i < s->n && s->block[i].kind == BLOCK_DATE ? n : 0;
}

/* What the writer is, right below the name: "Staff writer", and then a blank line. */
static bool
is_post(const struct sections *s, size_t i)
{
	const struct block *b = i < s->n ? &s->block[i] : NULL;

	return b && is_front_line(b) && b->gap == 0 && b->gap_after > 0 && b->words <= POST_WORDS && !b->digit;
}

/* "By Ines Rivas" below the title; or a name with its style, and whatever stands between it and the date:
 *	           DREDGING OF THE OUTER BASIN
 *
 *	                HON. INES RIVAS
 *	                 of port maren
 *	              Friday, 14 March 2003 */
void
sections_bylines(struct sections *s)
{
	size_t i = 0, n;
	bool by;

	while (i < s->n && s->block[i].kind != BLOCK_TITLE)
		i++;
	while (i < s->n && s->block[i].kind == BLOCK_TITLE)
		i = s->block[i].next;
	if (i >= s->n || !is_front_line(&s->block[i]))
		return;
	by = sections_is_byline(s, &s->block[i]);
	if (!by && sections_match(s, &s->block[i], WORDS_STYLES, NULL) == 0)
		return;
	n = front_lines(s, i);
	if (n == 0 && !by)
		return;
	n = n > 0 ? n : is_post(s, s->block[i].next) ? 2 : 1;
	s->block[i].kind = BLOCK_BYLINE;
	s->block[i].cert = "medium";
	s->block[i].rule = "name-below-the-title";
	for (; n > 1; n--)
		s->block[i = s->block[i].next].kind = BLOCK_CARRIED;
}
