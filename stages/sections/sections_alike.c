/* sections_alike.c - headings that only the others of the document show: the same dress is the same thing. A short line by
 * itself is a heading where others are, whatever stands below; so is what is asked where the document asks and answers. Asked
 * when the rules of sections_heads.c have spoken. */
#include <stdlib.h>
#include <string.h>

#include "sections.h"

#define HEAD_WORDS SECTIONS_HEAD_WORDS
#define FEW_WORDS 3		/* of a line that is a title whatever its letters */
#define SEVERAL 3		/* headings of one dress */
#define FEW_HEADS 2		/* that let what is asked or said in a few words be one */
#define LONG_TEXT 100		/* bytes of a paragraph below it */
#define CATCH_WORDS 6
#define PLAIN_WORDS 6		/* of a line that has the letters of a sentence */
#define QUESTION_WORDS 18
#define ANSWERS 3		/* paragraphs to one question, at most */
#define ANSWER 400		/* bytes of one that are read */
#define SPOKEN 4		/* one answer in so many says "I" in an interview */

/* "Who pays?", "¿Y ahora qué?", "'We will not move'": what is asked or said in a few words, and is no paragraph among others. */
static bool
is_catchword(const struct block *b)
{
	bool quoted = (b->first == '\'' || b->first == '"' || b->first == 0xAB || b->first == 0x2018 || b->first == 0x201C) &&
	    (b->last == '\'' || b->last == '"' || b->last == 0xBB || b->last == 0x2019 || b->last == 0x201D);
	bool asked = b->last == '?' && (rap_is_upper(b->first) || b->first == 0xBF);
	size_t inside = b->text.n > 4 ? b->text.n - 4 : 0;

	return (quoted || asked) && b->words <= CATCH_WORDS && !memchr(b->text.s, '.', inside) && !memchr(b->text.s, '!', inside);
}

/* How the headings of the document are set, so far. */
struct dress {
	size_t heads;			/* without numbers, at the rank of plain lines */
	bool sentences;			/* several of them have the letters of sentences: "Powers of inspectors" */
};

/* What stands above goes on in no line: "Present: Ines Rivas, Teo Marsh" neither. */
static bool
has_ended(const struct block *above)
{
	return !above || above->kind != BLOCK_TEXT || above->stops || above->label > 0;
}

static bool
has_letters_of_title(const struct candidate *p, const struct dress *dress)
{
	const struct block *b = p->b;

	if (b->letters != LETTERS_SENTENCE)
		return b->letters == LETTERS_TITLE;
	return (b->words <= FEW_WORDS && p->next->kind != BLOCK_HEAD) ||
	    (dress->sentences && b->words <= PLAIN_WORDS && has_ended(p->prev) && !memchr(b->text.s, ',', b->text.n));
}

static bool
is_dressed(const struct sections *s, size_t i, const struct dress *dress)
{
	const struct block *b = i < s->n ? &s->block[i] : NULL;
	struct candidate p = { .s = s, .b = &s->block[i] };

	if (!b || b->gap == 0 || b->gap_after == 0 || b->lines > 1 || b->words > HEAD_WORDS || b->indent != s->page.indent ||
	    b->kind != BLOCK_TEXT || b->next >= s->n || b->stops || b->last == ':' || b->times > 1 || b->entry)
		return false;
	p.prev = b->prev < s->n ? &s->block[b->prev] : NULL;
	p.next = &s->block[b->next];
	return has_letters_of_title(&p, dress) && rap_is_upper(b->first) && !b->digit && sections_may_be_head(&p) &&
	    !sections_reads_like_sentence(&p) && !(p.prev && p.prev->kind == BLOCK_TEXT && p.prev->last == ':');
}

/* Not a column of names, where one such line stands below another; of two, the second may be a heading below the first. */
static bool
stands_by_itself(const struct sections *s, const struct block *b, const struct dress *dress)
{
	const struct block *second = &s->block[b->next];

	if (is_dressed(s, b->prev, dress))
		return false;
	return !is_dressed(s, b->next, dress) || (dress->sentences && second->next < s->n &&
	    sections_is_text(&s->block[second->next]));
}

static void
take_plain(struct block *b, const char *rule)
{
	b->kind = BLOCK_HEAD;
	b->rank = RANK_ARABIC;
	b->cert = "low";
	b->rule = rule;
}

/* Between two paragraphs, in a document with such headings; fewer of them than those: else somebody is asked. */
static void
take_catchwords(struct sections *s, const struct picked *lines, size_t heads)
{
	size_t n = 0;

	for (int take = 0; take < 2; take++)
		for (size_t k = 0; k < lines->n && n <= heads; k++) {
			struct block *b = &s->block[lines->at[k]];

			if (b->kind != BLOCK_TEXT || !is_catchword(b) || b->prev == s->n || b->next == s->n ||
			    !sections_is_running(&s->block[b->prev]) || s->block[b->next].kind != BLOCK_TEXT ||
			    s->block[b->next].text.n < LONG_TEXT)
				continue;
			n += !take;
			if (!take)
				continue;
			take_plain(b, "line-like-other-headings");
		}
}

/* --- "When does the night bus run?", above what answers it, and so on through the document */

static bool
is_question(const struct sections *s, const struct block *b)
{
	const struct block *answer = b->last == '?' && b->next < s->n ? &s->block[b->next] : NULL;

	return answer && b->kind == BLOCK_TEXT && b->gap > 0 && b->lines <= 2 && b->words <= QUESTION_WORDS && b->words > 1 &&
	    b->mark.kind == RAP_MARK_NONE && b->times < 2 && b->indent == s->page.indent && !b->label &&
	    (rap_is_upper(b->first) || b->first == 0xBF) && answer->last != '?' &&
	    (answer->kind != BLOCK_TEXT || answer->stops || sections_is_text(answer));
}

/* One answer in so many says "I": an interview, whose questions are said by somebody. */
static bool
is_interview(const struct sections *s)
{
	size_t n = 0, said = 0;

	for (size_t k = 0; k < s->briefs; k++) {
		const struct block *b = &s->block[s->brief[k]];

		if (!is_question(s, b))
			continue;
		n++;
		said += rap_lexicon_within(s->words[WORDS_ONE], rap_cut(s->block[b->next].text, 0, ANSWER));
	}
	return said * SPOKEN >= n;
}

/* Where not too many paragraphs stand below each; in a session of questions they are what somebody says. */
static void
take_questions(struct sections *s)
{
	size_t n = 0, text = 0;
	bool session = false;

	for (size_t k = 0; k < s->briefs; k++)
		n += is_question(s, &s->block[s->brief[k]]);
	for (size_t i = 0; i < s->n && n >= SEVERAL; i++) {
		text += s->block[i].kind == BLOCK_TEXT && sections_is_running(&s->block[i]);
		session |= s->block[i].qa || s->block[i].speaks;
	}
	if (n < SEVERAL || session || n * ANSWERS < text || is_interview(s))
		return;
	for (size_t k = 0; k < s->briefs; k++)
		if (is_question(s, &s->block[s->brief[k]]))
			take_plain(&s->block[s->brief[k]], "question-above-its-answer");
}

static struct dress
dress_of(const struct sections *s)
{
	struct dress dress = { 0 };
	size_t sentences = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct block *b = &s->block[i];

		if (b->kind != BLOCK_HEAD || b->rank != RANK_ARABIC || b->mark.kind)
			continue;
		dress.heads++;
		sentences += b->letters == LETTERS_SENTENCE && b->gap > 0 && b->gap_after > 0;
	}
	dress.sentences = sentences >= SEVERAL;
	return dress;
}

/* What stands below a line that proved to be a heading no longer goes on behind it. */
static void
ask_again(struct sections *s, struct block *b)
{
	struct candidate p = { .s = s, .b = b, .prev = &s->block[b->prev], .next = b->next < s->n ? &s->block[b->next] : NULL };

	p.may = b->kind == BLOCK_TEXT && sections_is_short(b) && sections_may_be_head(&p);
	if (p.may && sections_short_line(&p))
		b->kind = BLOCK_HEAD;
}

/* Lines of a few words by themselves, each of them once, where most of the text stands. */
static void
pick_lines(const struct sections *s, struct picked *lines)
{
	for (size_t k = 0; k < s->briefs; k++) {
		const struct block *b = &s->block[s->brief[k]];

		if (b->words <= HEAD_WORDS && b->lines <= 1 && b->gap > 0 && b->gap_after > 0 && b->times <= 1 && !b->mark.kind &&
		    b->indent == s->page.indent && b->kind == BLOCK_TEXT)
			lines->at[lines->n++] = (uint32_t)s->brief[k];
	}
}

static void
take_dressed(struct sections *s, const struct picked *lines, const struct dress *dress)
{
	size_t others = 0;

	for (size_t k = 0; k < lines->n; k++)
		others += is_dressed(s, lines->at[k], dress);
	for (size_t k = 0; k < lines->n && others <= dress->heads * 2; k++) {
		struct block *b = &s->block[lines->at[k]];

		if (!is_dressed(s, lines->at[k], dress) || !stands_by_itself(s, b, dress))
			continue;
		take_plain(b, "line-like-other-headings");
		ask_again(s, &s->block[b->next]);
	}
}

void
sections_alike(struct sections *s)
{
	struct picked lines = { 0 };
	struct dress dress;

	if (s->page.labels || s->page.contents)
		return;
	take_questions(s);
	dress = dress_of(s);
	if (dress.heads < FEW_HEADS)
		return;
	lines.at = rap_realloc(NULL, s->briefs + 1, sizeof(*lines.at));
	pick_lines(s, &lines);
	take_catchwords(s, &lines, dress.heads);
	if (dress.heads >= SEVERAL)
		take_dressed(s, &lines, &dress);
	free(lines.at);
}
