/* speech_count.c - the first pass of reported speech: who is there, and how often somebody is said to have spoken. The
 * words of the paragraphs that it reads are kept for the second one. */
#include <stdlib.h>

#include <rapporteur/filter.h>

#include "speech_turns.h"

#define KEPT_FIRST SPEECH_SAMPLE	/* paragraphs or sentences: nearly always enough, so that none is moved */

/* Keeps the words just read, of a leaf that is read again. */
static struct words *
keep_words(struct speech *s, const struct rap_node *leaf)
{
	if (s->nkept == s->kept_cap) {
		s->kept_cap = s->kept_cap ? 2 * s->kept_cap : KEPT_FIRST;
		s->kept = rap_realloc(s->kept, s->kept_cap, sizeof(*s->kept));
	}
	s->kept[s->nkept] = (struct kept){ .leaf = leaf, .words = words_keep(&s->sp->words),
		.contents = rap_attr_is(leaf->parent, RAP_TYPE, "toc") };
	return &s->kept[s->nkept++].words;
}

/* The words and sentences of a leaf. */
static void
read_words(const struct speech *s, struct words *ws, struct rap_node *leaf)
{
	struct rap_str text = speakers_text(s->sp, leaf);

	words_read(ws, text);
	words_sentences(ws);
	ws->dialogue = speech_is_dialogue(leaf, text);
}

const struct words *
speech_words(struct speech *s, struct rap_node *leaf, const struct kept **kept)
{
	struct words *ws = &s->sp->words;

	while (s->used < s->nkept && s->kept[s->used].contents)	/* which is not read again */
		s->used++;
	*kept = s->used < s->nkept && s->kept[s->used].leaf == leaf ? &s->kept[s->used++] : NULL;
	if (*kept)
		return &(*kept)->words;
	read_words(s, ws, leaf);
	return ws;
}

/* "CHART added: 1.2", "CHART added: 1.3": a name that is known by its verb only, time and again, is one event. */
static bool
is_same_again(struct speech *s, const struct mention *m)
{
	uint64_t subject = rap_hash(m->text);
	bool same = !m->strong && subject == s->subject;

	if (!m->strong)
		s->subject = subject;
	return same;
}

/* "I nearly did not go." */
static bool
has_own(const struct words *ws)
{
	for (size_t i = 0; i < ws->ns; i++)
		if (speech_is_writers_own(ws, &ws->s[i]))
			return true;
	return false;
}

/* Who is there? The document's beginning tells. Its paragraphs are kept. */
static void
count_leaf(struct speech *s, struct rap_node *leaf)
{
	bool heading = rap_is(leaf, RAP_HEAD), apart = rap_is(leaf, RAP_AB);
	struct words *ws = &s->sp->words;

	if (s->sentences > SPEECH_SAMPLE)
		return;
	read_words(s, ws, leaf);
	if (!heading && !apart && ws->ns > 0)
		ws = keep_words(s, leaf);
	if (heading) {
		s->roll = roll_heading(ws);
		roll_read(s->sp, ws, false);
		return;
	}
	s->roll = roll_read(s->sp, ws, s->roll) || s->roll;
	s->attended |= s->roll || roll_opens(ws);
	if (apart) {
		s->byline |= rap_attr_is(leaf, RAP_TYPE, "byline");
		return;
	}
	roll_introduced(s->sp, ws);
	roll_acronyms(s->sp, ws);
	s->sentences += ws->ns;
	s->quoting += speech_begins_quoted(ws);
	if (s->nkept <= OWN_SAMPLE && !s->attended)
		s->own += has_own(ws);
}

static void
count_event(struct speech *s, const struct event *e)
{
	s->delegations |= e->kind == EVENT_NAMED && e->who.kind == MENTION_DELEGATION && e->who.strong;
	s->events += e->kind == EVENT_PROCEDURE || (e->kind == EVENT_NAMED && !is_same_again(s, &e->who));
}

/* Finds what the leaf's next sentence says, and keeps it. */
static const struct event *
find_event(struct speech *s, struct kept *k)
{
	size_t asked = who_asked(s->sp->who);
	struct found *f;

	if (s->nfound == s->found_cap) {
		s->found_cap = s->found_cap ? 2 * s->found_cap : KEPT_FIRST;
		s->found = rap_realloc(s->found, s->found_cap, sizeof(*s->found));
	}
	f = &s->found[s->nfound++];
	speech_find(s->sp, &k->words, &k->words.s[k->nfound++], &f->event);
	f->settled = asked == who_asked(s->sp->who);
	return &f->event;
}

/* How often does it report speech? Its sentences are read until they are enough, and the first ones of paragraphs with
 * a number. */
static void
count_events(struct speech *s)
{
	for (size_t i = 0; i < s->nkept; i++) {
		struct kept *k = &s->kept[i];

		k->found = s->nfound;
		while (k->nfound < k->words.ns) {
			bool opens = k->nfound == 0 && speech_record_number(k->leaf);
			const struct event *e;

			if (!opens && speech_reports(s))
				break;
			e = find_event(s, k);
			if (opens)
				speech_record_count(s, e->kind);
			count_event(s, e);
		}
	}
}

/* The list within an item, behind its own text, where that may tell of speech, as in minutes; NULL: none. */
static struct rap_node *
inner_list(const struct speech *s, const struct rap_node *leaf)
{
	struct rap_node *n = rap_is(leaf, RAP_ITEM) && s->attended ? leaf->last : NULL;

	return n && rap_is(n, RAP_LIST) ? n : NULL;
}

void
speech_walk(struct speech *s, bool all, void (*visit)(struct speech *, struct rap_node *))
{
	struct rap_node *body = rap_body(s->sp->doc), *next;

	for (struct rap_node *n = body; n; n = next) {
		bool inside = rap_is(n, RAP_U) || rap_is(n, RAP_TABLE) || rap_is(n, RAP_FIGURE) || rap_is(n, RAP_NOTE) ||
		    (!all && rap_is(n, RAP_LIST) && rap_attr_is(n, RAP_TYPE, "toc"));	/* a ref holds no turn */
		bool leaf = rap_is(n, RAP_P) || rap_is(n, RAP_ITEM) || (all && (rap_is(n, RAP_HEAD) || rap_is(n, RAP_AB)));

		next = inside ? rap_walk_past(n, body) : rap_walk(n, body);
		if (n->nsource > 0 && leaf) {
			next = inner_list(s, n);
			next = next ? next : rap_walk_past(n, body);
			visit(s, n);
		}
	}
}

void
speech_count(struct speech *s)
{
	speech_walk(s, true, count_leaf);
	count_events(s);
}

void
speech_count_free(struct speech *s)
{
	free(s->kept);
	free(s->found);
}
