/* qa_turns.c - questions and answers that nobody marked: in a div[@type="qa"] without labels, what asks is #question,
 * what follows it #answer.
 *
 *	Q&A Session:
 *	Who mends the pier?			a question: its last sentence asks
 *	The harbour board does. It has funds.	an answer, to the next question
 *	And the mast? That was sold.		both in one paragraph, and more than once
 *
 * Where a question or an answer ends is judged by what is printed, so all but plain ones are in doubt. */
#include <rapporteur/mark.h>
#include <rapporteur/utf8.h>

#include "speakers.h"

#define BEFORE_QUESTION 2	/* sentences that may lead up to a question, "Costs rose. Then fees did. Why?" */
#define ANSWERS_MAX 64		/* paragraphs of an answer that are counted apart */
#define CUTS_MAX 16		/* of one paragraph; each reads the rest of it again */

enum part { PART_NONE, PART_QUESTION, PART_ANSWER };

struct session {
	struct speakers *sp;
	struct rap_node *u;		/* the open turn */
	enum part part;			/* what it is */
	size_t paragraphs;		/* of the answer so far */
	size_t usual;			/* paragraphs most answers take that a question ends; 0: none is */
	const struct rap_node *last;	/* the session's last paragraph with a question in it */
	bool behind;			/* the walk is past it: only the usual length tells where the answer ends */
};

/* Does the sentence ask? A mark of any script, quotation marks and brackets behind it. */
static bool
asks(struct rap_str sentence)
{
	size_t len;

	for (sentence = rap_trim(sentence); sentence.n > 0; sentence.n -= len) {
		uint32_t c = rap_utf8_last(sentence, &len);

		if (c == '?' || c == 0x37E || c == 0x61F || c == 0xFF1F)
			return true;
		if (rap_is_alpha(c) || rap_is_digit(c) || c == '.' || c == '!')
			return false;
	}
	return false;
}

static bool
sentence_asks(const struct words *ws, size_t i)
{
	return asks(rap_cut(ws->text, ws->s[i].from, ws->s[i].to));
}

/* How a paragraph is made: statements before the first question, questions in a row, statements behind them, and the
 * questions it ends with. */
struct look {
	size_t sentences;
	size_t first;		/* the first sentence that asks; sentences where none does */
	size_t behind;		/* the first behind that run */
	size_t closing;		/* where the run starts that the paragraph ends with; sentences where there is none */
	size_t next;		/* where a question starts behind statements; sentences where none does */
	const char *opening;	/* "question", "answer": as the first words tell; NULL */
};

static bool
starts_line(const struct words *ws, size_t i)
{
	return i > 0 && ws->s[i].first > 0 && ws->w[ws->s[i].first - 1].after & AFTER_LINE;
}

/* Do line starts tell anything? Not where each sentence has a line of its own. */
static bool
has_telling_lines(const struct words *ws)
{
	size_t starts = 0;

	for (size_t i = 1; i < ws->ns; i++)
		starts += starts_line(ws, i);
	return starts > 0 && starts * 2 < ws->ns;
}

/* Sentence i starts a line, and asks or leads up to what does: "has funds.\nThe mast was sold. To whom?" */
static bool
leads_to_question(const struct words *ws, size_t i)
{
	size_t end = i + BEFORE_QUESTION < ws->ns ? i + BEFORE_QUESTION + 1 : ws->ns;

	if (!starts_line(ws, i))
		return false;
	for (size_t k = i; k < end; k++)
		if (sentence_asks(ws, k))
			return true;
	return false;
}

/* Where the next question starts behind the first sentence: with a line, else with what the paragraph ends with. */
static size_t
next_question(const struct words *ws, size_t closing)
{
	if (has_telling_lines(ws) && !sentence_asks(ws, 0))
		for (size_t i = 1; i < ws->ns; i++)
			if (leads_to_question(ws, i))
				return i;
	return closing > 0 ? closing : ws->ns;
}

static struct look
look_at(struct speakers *sp, struct rap_str text)
{
	struct words *ws = &sp->words;
	struct look l = { 0 };

	words_read(ws, text);
	words_sentences(ws);
	l.sentences = l.first = l.closing = ws->ns;
	while (l.closing > 0 && sentence_asks(ws, l.closing - 1))
		l.closing--;
	for (l.first = 0; l.first < ws->ns && !sentence_asks(ws, l.first);)
		l.first++;
	for (l.behind = l.first; l.behind < ws->ns && sentence_asks(ws, l.behind);)
		l.behind++;
	l.next = next_question(ws, l.closing);
	if (ws->n > 0 && !word_match(ws, 0, LIST_QA_OPENINGS, &l.opening))
		l.opening = NULL;
	return l;
}

/* The part that the paragraph's beginning is, behind a part; *cut: sentences of it that are, the rest is the other
 * part. */
static enum part
judge(const struct look *l, enum part before, size_t *cut)
{
	bool question = l->opening && *l->opening == 'q', answer = l->opening && *l->opening == 'a';

	*cut = l->sentences;
	if (before == PART_QUESTION && l->first > 0 &&
	    !(l->closing < l->sentences && l->first <= BEFORE_QUESTION && !answer)) {
		*cut = l->next;		/* an answer, and the next question behind it */
		return PART_ANSWER;
	}
	if (l->closing < l->sentences && !answer)
		return PART_QUESTION;
	if (l->first < l->sentences && l->first <= BEFORE_QUESTION && !answer) {
		*cut = l->behind;
		return PART_QUESTION;
	}
	if (question)
		return PART_QUESTION;
	return before == PART_NONE ? PART_NONE : PART_ANSWER;
}

/* The part that the paragraph ends with, one whose beginning is cut off. */
static enum part
last_part(const struct look *l)
{
	return l->closing < l->sentences ? PART_QUESTION : PART_ANSWER;
}

/* A new turn before leaf. doubt: the rule that judged, NULL where the print is plain. */
static void
open_part(struct session *s, struct rap_node *leaf, enum part part, const char *doubt)
{
	struct speakers *sp = s->sp;

	s->u = rap_elem(sp->doc, RAP_U);
	rap_set(sp->doc, s->u, RAP_XML_ID, turn_id(sp, ++sp->turns, 1));
	rap_set(sp->doc, s->u, RAP_WHO, who_ref(sp->who, who_part(sp, part == PART_QUESTION ? "question" : "answer")));
	rap_add_before(leaf, s->u);
	if (doubt)
		rap_guess(sp->doc, s->u, "medium", doubt);
	s->part = part;
	s->paragraphs = 0;
}

/* Puts the paragraph into the turn of its part, a new one unless the open one is of that part. */
static void
add_part(struct session *s, struct rap_node *leaf, enum part part, const char *doubt)
{
	struct rap_str text = rap_own(s->sp->doc, leaf);
	bool is_whole = label_break(text, text.n);

	if (!s->u || s->part != part)
		open_part(s, leaf, part, doubt);
	explain(s->sp, part == PART_QUESTION ? "question" : "answer",
	    rap_strz(doubt ? doubt : "asks, or behind what asks"), text);
	leaf->name = RAP_SEG;
	rap_unset(leaf, RAP_TYPE);
	rap_unset(leaf, RAP_N);
	rap_add(s->u, rap_remove(leaf));
	s->paragraphs += is_whole;
}

/* Cuts the paragraph before a sentence; the rest is a paragraph of its own. */
static struct rap_node *
cut_before(struct session *s, struct rap_node *leaf, size_t sentence)
{
	return rap_add_after(leaf, rap_split(s->sp->doc, leaf, s->sp->words.s[sentence].from));
}

/* The rest of a paragraph behind a cut: questions and answers take turns in it. */
static void
read_rest(struct session *s, struct rap_node *rest)
{
	for (size_t cuts = 1; rest; cuts++) {
		struct look l = look_at(s->sp, speakers_text(s->sp, rest));
		enum part part = s->part == PART_QUESTION ? PART_ANSWER : PART_QUESTION;
		size_t cut = part == PART_ANSWER ? l.next : l.behind;
		struct rap_node *leaf = rest;

		rest = cut < l.sentences && cuts < CUTS_MAX ? cut_before(s, leaf, cut) : NULL;
		add_part(s, leaf, part, "question-and-answer-in-one-paragraph");
	}
}

static void
read_paragraph(struct session *s, struct rap_node *leaf)
{
	struct rap_str text = speakers_text(s->sp, leaf);
	struct look l = look_at(s->sp, text);
	struct rap_node *rest = NULL;
	size_t cut;
	enum part part = judge(&l, s->part, &cut);
	const char *doubt = NULL;

	if (s->behind && part == PART_ANSWER && s->part == PART_ANSWER && s->usual && s->paragraphs >= s->usual) {
		explain(s->sp, "behind-the-last-answer", RAP_STR(""), text);
		s->u = NULL;		/* a session may have no end that shows */
		s->part = PART_NONE;
		return;
	}
	s->behind = s->behind || leaf == s->last;
	if (part == PART_NONE)
		return;
	if (cut < l.sentences) {
		rest = cut_before(s, leaf, cut);
		doubt = "question-and-answer-in-one-paragraph";
	} else if (part == PART_QUESTION && l.closing == l.sentences)
		doubt = "question-by-its-first-words";
	add_part(s, leaf, part, doubt);
	read_rest(s, rest);
}

static bool
is_paragraph(const struct rap_node *n)
{
	return rap_is(n, RAP_P) && n->nsource > 0;
}

/* "2. Questions and Answers" */
static bool
is_heading(const struct speakers *sp, struct rap_node *head)
{
	struct rap_str text = head ? rap_trim(rap_own(sp->doc, head)) : RAP_STR("");
	struct rap_mark mark;
	size_t len;

	if (rap_mark(text, &mark))
		text = rap_cut(text, mark.text, text.n);
	while (text.n > 0 && !rap_is_alpha(rap_utf8_last(text, &len)))
		text.n -= len;
	return text.n > 0 && rap_lexicon_find(sp->lists.qa_headings, text);
}

static bool
is_session(const struct speakers *sp, struct rap_node *n)
{
	if (!rap_is(n, RAP_DIV) || rap_child(n, RAP_U))
		return false;
	return rap_attr_is(n, RAP_TYPE, "qa") || is_heading(sp, rap_child(n, RAP_HEAD));
}

/* Judges the session's paragraphs without changing them: counts in seen how many an answer takes that a question ends,
 * and returns the last one with a question in it. */
static const struct rap_node *
survey(struct speakers *sp, struct rap_node *div, size_t seen[ANSWERS_MAX])
{
	const struct rap_node *last = NULL;
	enum part part = PART_NONE;
	size_t paragraphs = 0, cut;

	for (struct rap_node *n = div->first; n && !rap_is(n, RAP_DIV); n = n->next) {
		if (!is_paragraph(n))
			continue;
		struct rap_str text = speakers_text(sp, n);
		struct look l = look_at(sp, text);
		enum part next = judge(&l, part, &cut);

		/* not where the rest is on the next page */
		paragraphs += next == PART_ANSWER && label_break(text, text.n);
		if (next == PART_QUESTION || cut < l.sentences) {
			last = n;
			seen[paragraphs < ANSWERS_MAX ? paragraphs : ANSWERS_MAX - 1]++;
			paragraphs = cut < l.sentences && next == PART_QUESTION;
		}
		part = cut < l.sentences ? last_part(&l) : next;
	}
	return last;
}

/* The most frequent number of paragraphs; 0 where none was counted. */
static size_t
usual_answer(const size_t seen[ANSWERS_MAX])
{
	size_t best = 0;

	for (size_t i = 1; i < ANSWERS_MAX; i++)
		if (seen[i] > (best ? seen[best] : 0))
			best = i;
	return best;
}

static void
read_session(struct session *s, struct rap_node *div)
{
	size_t unused[ANSWERS_MAX] = { 0 };
	struct rap_node *next;

	rap_setz(s->sp->doc, div, RAP_TYPE, "qa");
	s->u = NULL;
	s->part = PART_NONE;
	s->last = survey(s->sp, div, unused);
	s->behind = false;
	for (struct rap_node *n = div->first; n && !rap_is(n, RAP_DIV); n = next) {
		next = n->next;
		if (is_paragraph(n))
			read_paragraph(s, n);
		else if (s->u &&
		    (rap_is(n, RAP_LIST) || rap_is(n, RAP_TABLE) || rap_is(n, RAP_PB) || rap_is(n, RAP_FW)))
			rap_add(s->u, rap_remove(n));
	}
}

void
qa_turns(struct speakers *sp)
{
	struct session s = { .sp = sp };
	struct rap_node *body = rap_body(sp->doc);
	size_t seen[ANSWERS_MAX] = { 0 };
	bool any = false;

	for (struct rap_node *n = body; n; n = speakers_next_block(n, body))
		if (is_session(sp, n)) {
			survey(sp, n, seen);
			any = true;
		}
	if (!any)
		return;
	s.usual = usual_answer(seen);
	for (struct rap_node *n = body; n; n = speakers_next_block(n, body))
		if (is_session(sp, n))
			read_session(&s, n);
}
