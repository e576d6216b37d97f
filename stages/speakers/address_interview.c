/* address_interview.c - an interview without labels: its title or its lead says that it is one, and paragraphs that ask take
 * turns with paragraphs that say "I".
 *
 *	Nets and silt: an interview with harbour director Piet Aarden
 *
 *	How did you come to the harbour?
 *
 *	By bus. I was nineteen and I needed work.
 *
 * A list of frequent questions is made alike, but nobody calls it an interview. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "address.h"

#define QUESTION 400		/* bytes */
#define QUESTIONS 3		/* at least */
#define LEAD 800		/* bytes of a paragraph that may say what follows */
#define OFFICE 4		/* words before the guest's name */
#define SPOKEN 4		/* one answer in so many says "I" */

struct interview {
	size_t questions, answers, spoken;
	size_t most;		/* paragraphs in the longest answer but the last */
};

/* "Is the pier a mistake?" */
static bool
asks(struct speakers *sp, struct rap_node *n)
{
	struct rap_str text = rap_is(n, RAP_P) && n->nsource > 0 ? speakers_text(sp, n) : RAP_STR("");

	if (text.n > 0 && text.s[text.n - 1] != '?')	/* nearly always */
		text = rap_is_ink(text.s[text.n - 1]) ? RAP_STR("") : rap_trim(text);
	return rap_ends(text, "?") && rap_trim(text).n < QUESTION;
}

/* "interview with [harbour director] Ana Lima": m->kind is MENTION_NONE where nobody is named. In "told in an interview with the
 * Lota Courier" the paper is. */
static void
read_guest(struct speakers *sp, size_t i, size_t behind, struct mention *m)
{
	const struct words *ws = &sp->words;
	size_t before = i > 0 && in_list(ws, i - 1, LIST_ARTICLES) ? i - 1 : i;

	if (before > 0 && in_list(ws, before - 1, LIST_PREPOSITIONS))
		return;
	if (behind >= ws->n || !in_list(ws, behind, LIST_PREPOSITIONS))
		return;
	for (size_t k = behind + 1; k < ws->n && k <= behind + OFFICE; k++) {
		if (address_speaker(sp, k, m) && m->kind == MENTION_PERSON)
			return;
		if (ws->w[k].after & AFTER_ANY)
			break;
	}
	m->kind = MENTION_NONE;
}

/* Do the words say that it is an interview, and with whom? */
static bool
tells_interview(struct speakers *sp, struct rap_str text, struct mention *m)
{
	const struct words *ws = &sp->words;
	size_t n;

	m->kind = MENTION_NONE;
	words_read(&sp->words, text);
	for (size_t i = 0; i < ws->n; i++) {
		const char *kind = address_kind(sp, i, &n);

		if (!kind || strcmp(kind, "interview") != 0)
			continue;
		read_guest(sp, i, i + n, m);
		return true;
	}
	return false;
}

static bool
find_lead(struct speakers *sp, struct rap_node *body, struct mention *m)
{
	size_t leaves = 0;
	bool found = false;

	m->kind = MENTION_NONE;
	for (struct rap_node *n = body; n && leaves < ADDRESS_FRONT && m->kind == MENTION_NONE; n = speakers_next_leaf(n, body)) {
		struct rap_str text = address_text(sp, n);

		leaves += text.n > 0;
		found |= text.n > 0 && text.n <= LEAD && tells_interview(sp, text, m);
	}
	return found;
}

/* hear: it is asked who says "I". */
static struct interview
survey(struct speakers *sp, struct rap_node *body, bool hear)
{
	struct interview v = { 0 };
	size_t paragraphs = 0;
	bool asked = false;

	for (struct rap_node *n = body; n; n = speakers_next_leaf(n, body)) {
		if (!rap_is(n, RAP_P) || n->nsource == 0)
			continue;
		if (asks(sp, n)) {
			if (paragraphs > v.most)
				v.most = paragraphs;
			paragraphs = 0;
			v.questions += !asked;
			asked = true;
		} else if (v.questions > 0) {
			v.answers += asked;
			v.spoken += hear && asked && speech_is_own(sp, speakers_text(sp, n));
			paragraphs++;
			asked = false;
		}
	}
	return v;
}

/* A cut before each question, before each answer, and behind the last one where it would be longer than any other. */
static void
cut_turns(struct speakers *sp, struct address *a, const struct interview *v, struct rap_str asker,
    struct rap_str speaker)
{
	struct rap_node *body = rap_body(sp->doc);
	size_t question = 0, paragraphs = 0;
	bool asked = false;

	for (struct rap_node *n = body; n; n = speakers_next_block(n, body)) {
		if (rap_is(n, RAP_HEAD) || !rap_is_elem(n) || rap_is(n, RAP_DIV) || rap_is(n, RAP_FW) || n == body)
			continue;
		if (asks(sp, n)) {
			if (!asked)
				address_add(a, n, asker);
			question += !asked;
			asked = true;
			paragraphs = 0;
		} else if (asked) {
			address_add(a, n, speaker);
			asked = false;
			paragraphs = 1;
		} else if (question == v->questions && paragraphs++ == v->most)
			address_add(a, n, RAP_STR(""));
	}
}

bool
address_interview(struct speakers *sp, struct address *a)
{
	struct rap_node *body = rap_body(sp->doc);
	struct interview v = { 0 };
	struct rap_str guest;
	struct mention m;
	struct who *who;

	if (sp->questions < QUESTIONS)		/* nearly always */
		return false;
	v = survey(sp, body, false);
	if (v.questions < QUESTIONS || v.answers < v.questions ||
	    survey(sp, body, true).spoken * SPOKEN < v.answers || !find_lead(sp, body, &m))
		return false;
	explain(sp, "interview", m.kind == MENTION_NONE ? RAP_STR("") : m.text, RAP_STR(""));
	who = m.kind == MENTION_NONE ? who_part(sp, "answer") : who_mention(sp->who, &m);
	guest = who_ref(sp->who, who);	/* known before who asks, whatever order a compiler takes */
	cut_turns(sp, a, &v, who_ref(sp->who, who_part(sp, "question")), guest);
	return true;
}
