/* address.c - a document that is one person's speech, or an answer in writing: its title says whose, and no label does.
 *
 *	Remarks by Ana Lima, Minister for Ports		Oral answer by the Minister for Ports
 *	Lota, 3 May 2019				Mr. Tom Ito (Lota)
 *	I thank the board for its patience.		Question
 *							To ask whether the pier is safe.
 *							Answer
 *							My officials looked at it.
 *
 * What stands above may be told of somebody, so the paragraphs must say "I" or "we". Where it begins and who asks is told by
 * cuts, in the order of the document; label_turns.c makes turns of them. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/utf8.h>

#include "address.h"

#define BEFORE 4		/* words before "speech" in it, "Second reading opening speech by" */
#define BETWEEN 12		/* words up to its "by" */
#define OFFICE 8		/* words behind its noun, "for Ports and Harbours" */
#define TITLE 240		/* bytes */
#define PART 80			/* of a line that is nothing but "Question" */
#define PARAGRAPH 80		/* bytes of a leaf that is no line of place and date */
#define SPOKEN 3		/* one paragraph in so many says "I" */

struct rap_str
address_text(const struct speakers *sp, struct rap_node *n)
{
	bool is_leaf = rap_is(n, RAP_P) || rap_is(n, RAP_AB) || rap_is(n, RAP_HEAD) || rap_is(n, RAP_ITEM);

	return is_leaf && n->nsource > 0 ? speakers_text(sp, n) : RAP_STR("");
}

/* A name of one word is a place as well: "Statement of Lota". */
static bool
may_speak(const struct mention *m)
{
	return m->kind == MENTION_ROLE || m->kind == MENTION_DELEGATION ||
	    (m->kind == MENTION_PERSON && (m->honorific.n > 0 || m->role.n > 0 || who_is_name(m->name)));
}

/* Behind the office: "Minister for Ports, Ana Lima". */
static size_t
office_end(const struct words *ws, const struct mention *m)
{
	size_t k = m->end, end = k + OFFICE;

	while (k < ws->n && k < end && !(ws->w[k - 1].after & AFTER_ANY))
		k++;
	return ws->w[k - 1].after & (AFTER_COMMA | AFTER_OPEN) ? k : m->end;
}

bool
address_speaker(struct speakers *sp, size_t i, struct mention *m)
{
	const struct words *ws = &sp->words;
	size_t end;

	if (i >= ws->n || !mention_read(sp, ws, i, ws->n, m))
		return false;
	end = m->kind == MENTION_ROLE ? office_end(ws, m) : m->end;
	if (end > m->end)
		m->role = words_str(ws, m->first + in_list(ws, m->first, LIST_ARTICLES), end);
	if (ws->w[end - 1].after & (AFTER_COMMA | AFTER_LINE | AFTER_OPEN))
		mention_apposition(sp, ws, end, ws->n, m);
	return may_speak(m);
}

const char *
address_kind(struct speakers *sp, size_t i, size_t *n)
{
	struct words *ws = &sp->words;
	const char *class = NULL;
	size_t bytes = rap_lexicon_match(sp->lists.addresses, rap_cut(ws->text, ws->w[i].start, ws->text.n), &class);

	if (bytes > 0)		/* nearly never */
		words_more(ws, (size_t)-1);
	for (*n = 0; bytes > 0 && i + *n < ws->n && ws->w[i + *n].start < ws->w[i].start + bytes;)
		++*n;
	return *n > 0 ? class : NULL;
}

/* Behind the words among the first ones that name a speech or an answer; 0: none do. */
static size_t
behind_speech(struct speakers *sp)
{
	for (size_t i = 0, n; i < sp->words.n && i < BEFORE; i++) {
		const char *kind = address_kind(sp, i, &n);

		if (kind && strcmp(kind, "interview") != 0 && strcmp(kind, "speaker") != 0)
			return i + n;
	}
	return 0;
}

/* "Opening remarks by Ana Lima", "Discurso de la ministra", "Speech at the pier, delivered by the Mayor": who is named behind
 * word i. */
static bool
read_title(struct speakers *sp, size_t i, struct mention *m)
{
	const struct words *ws = &sp->words;
	size_t end = i + BETWEEN, n;

	if (i < ws->n && in_list(ws, i, LIST_PARTICLES) && address_speaker(sp, i + 1, m))
		return true;
	for (; i < ws->n && i < end; i++)
		if ((n = word_match(ws, i, LIST_BY, NULL)) > 0 && address_speaker(sp, i + n, m))
			return true;
	return false;
}

/* The class of a line that is nothing but "Question" or "Written Answer"; NULL: it is more. */
static const char *
part_of_line(const struct speakers *sp, struct rap_str text)
{
	if (text.n > PART)
		return NULL;
	text = rap_trim(text);
	while (text.n > 0 && strchr(".:", text.s[text.n - 1]))
		text.n--;
	return rap_lexicon_find(sp->lists.addresses, text);
}

/* "Harbour Secretary's speech at the ports dinner": who is named before word i, that of the speech. */
static bool
read_possessive(struct speakers *sp, size_t i, struct mention *m)
{
	const struct words *ws = &sp->words;
	struct rap_str owner = i > 0 ? rap_trim(words_str(ws, 0, i)) : RAP_STR("");
	size_t mark = rap_ends(owner, "'s") ? 2 : rap_ends(owner, "\u2019s") ? 4 : 0;

	if (mark == 0)
		return false;
	words_read(&sp->words, rap_cut(owner, 0, owner.n - mark));
	return address_speaker(sp, 0, m) && m->first == 0;
}

/* The first who is named with an honorific in the line behind "From:" or "Speaker:", "Ports Office and The Hon Ana Lima". */
static bool
read_byline(struct speakers *sp, struct rap_str text, struct mention *m)
{
	words_read(&sp->words, text);
	for (size_t i = 0; i < sp->words.n; i++)
		if (in_list(&sp->words, i, LIST_HONORIFICS) && address_speaker(sp, i, m) && m->kind == MENTION_PERSON)
			return true;
	return false;
}

/* The leaf whose words are read says who speaks, behind the words that name a speech or below those that announce who. */
static bool
names_speaker(struct speakers *sp, size_t behind, bool announced, struct mention *m)
{
	return (behind > 0 && read_title(sp, behind, m)) || (announced && address_speaker(sp, 0, m) && m->first == 0);
}

/* The leaf that says who speaks; "Remarks", "Opening statement by", "From:" announce a speaker in the next one. Whose speech
 * it is, "the Secretary's", may be said with a name below. */
static struct rap_node *
find_title(struct speakers *sp, struct rap_node *body, struct mention *m)
{
	const struct words *ws = &sp->words;
	struct rap_node *owned = NULL;		/* the leaf that says whose it is */
	struct mention owner = { .kind = MENTION_NONE };
	bool announced = false, line = false;
	size_t leaves = 0, behind;

	for (struct rap_node *n = body; n && leaves < ADDRESS_FRONT; n = speakers_next_leaf(n, body)) {
		struct rap_str text = address_text(sp, n);
		const char *part = part_of_line(sp, text);

		if (text.n == 0)
			continue;
		leaves++;
		if (line && read_byline(sp, text, m))
			return n;
		line = part && !strcmp(part, "speaker");
		words_read_some(&sp->words, rap_cut(text, 0, text.n < TITLE ? text.n : 0), BEFORE);
		behind = behind_speech(sp);
		if (announced)
			words_more(&sp->words, (size_t)-1);
		if (names_speaker(sp, behind, announced, m))
			return n;
		announced = behind > 0 && (behind == ws->n || behind + word_match(ws, behind, LIST_BY, NULL) == ws->n);
		if (behind > 0 && !owned && read_possessive(sp, behind - 1, &owner))
			owned = n;
	}
	*m = owner;
	return owned;
}

static bool
is_paragraph(struct speakers *sp, struct rap_node *n)
{
	return address_text(sp, n).n >= PARAGRAPH;
}

/* Do enough of the paragraphs behind the title say "I" and "we"? */
static bool
is_spoken(struct speakers *sp, struct rap_node *title, const struct rap_node *body)
{
	size_t paragraphs = 0, spoken = 0;

	for (struct rap_node *n = rap_walk_past(title, body); n; n = speakers_next_leaf(n, body))
		paragraphs += is_paragraph(sp, n);
	for (struct rap_node *n = rap_walk_past(title, body); n; n = speakers_next_leaf(n, body))
		if (is_paragraph(sp, n) && speech_is_own(sp, address_text(sp, n)) && ++spoken * SPOKEN >= paragraphs)
			return true;
	return false;
}

void
address_add(struct address *a, const struct rap_node *at, struct rap_str who)
{
	if (a->n == a->cap) {
		a->cap = a->cap ? 2 * a->cap : 8;
		a->cuts = rap_realloc(a->cuts, a->cap, sizeof(*a->cuts));
	}
	a->cuts[a->n++] = (struct address_cut){ at, who };
}

/* Place, date and occasion stand above the speech: "Lota, 3 May 2019". Whoever is spoken to is part of it: "Mr. Speaker," */
static bool
begins_speech(struct speakers *sp, struct rap_node *block)
{
	struct rap_str text = rap_trim(address_text(sp, block));

	if (text.n == 0)
		return rap_is(block, RAP_LIST) || rap_is(block, RAP_QUOTE);
	if (rap_ends(text, ":") && rap_lexicon_find(list_words(sp->words.known, LIST_NOT_LABELS), rap_cut(text, 0, text.n - 1)))
		return false;		/* "Location:" */
	return !rap_is(block, RAP_HEAD) &&
	    (text.n >= PARAGRAPH || strchr(".,:!?", text.s[text.n - 1]) || speech_is_own(sp, text));
}

/* "Mr. Tom Ito (Lota)", with the line to itself, is who asks. */
static bool
read_asker(struct speakers *sp, struct rap_node *n, struct rap_str *asker)
{
	struct label l;
	struct who *who;

	if (!rap_is(n, RAP_P) || !label_read(sp, speakers_text(sp, n), 0, &l) || l.form != LABEL_ALONE || l.words < 2)
		return false;
	n->name = RAP_NOTE;
	rap_setz(sp->doc, n, RAP_TYPE, "speaker");
	who = who_label(sp, l.name, n);
	*asker = who ? who_ref(sp->who, who) : RAP_STR("");
	return true;
}

/* Is one of the lines behind the title "Answer"? */
static bool
has_answers(struct speakers *sp, struct rap_node *title, const struct rap_node *body)
{
	const char *part;

	for (struct rap_node *n = rap_walk_past(title, body); n; n = speakers_next_leaf(n, body))
		if ((part = part_of_line(sp, address_text(sp, n))) && !strcmp(part, "answer"))
			return true;
	return false;
}

/* What is asked, and what speaker answers, each behind a line that says so. */
static void
cut_answers(struct speakers *sp, struct address *a, struct rap_node *title, struct rap_str speaker)
{
	struct rap_node *body = rap_body(sp->doc);
	struct rap_str asker = RAP_STR("");
	const char *part = NULL, *line;

	for (struct rap_node *n = rap_walk_past(title, body); n; n = speakers_next_block(n, body)) {
		if ((line = part_of_line(sp, address_text(sp, n))) && strcmp(line, "speaker") != 0)
			part = line;
		else if (part && rap_is_elem(n) && !speakers_is_container(n) && !rap_is(n, RAP_HEAD)) {
			address_add(a, n, !strcmp(part, "question") ? asker : speaker);
			part = NULL;
			continue;
		} else if (!read_asker(sp, n, &asker))
			continue;
		if (!rap_is(n, RAP_HEAD))	/* a heading ends a turn anyhow */
			address_add(a, n, RAP_STR(""));
	}
}

static void
cut_speech(struct speakers *sp, struct address *a, struct rap_node *title, struct rap_str speaker)
{
	struct rap_node *body = rap_body(sp->doc), *n = rap_walk_past(title, body);

	while (n && !begins_speech(sp, n))
		n = speakers_next_block(n, body);
	if (n)
		address_add(a, n, speaker);
}

bool
address_read(struct speakers *sp, struct address *a)
{
	struct rap_node *body = rap_body(sp->doc), *title;
	struct rap_str speaker;
	struct mention m;

	if (address_interview(sp, a))
		return true;
	title = find_title(sp, body, &m);
	if (!title || !is_spoken(sp, title, body))
		return false;
	explain(sp, "speech-that-its-title-names", m.text, speakers_text(sp, title));
	speaker = who_ref(sp->who, who_mention(sp->who, &m));
	if (has_answers(sp, title, body))
		cut_answers(sp, a, title, speaker);
	else
		cut_speech(sp, a, title, speaker);
	return a->n > 0;
}

const struct address_cut *
address_cut(struct address *a, const struct rap_node *n)
{
	return a->next < a->n && a->cuts[a->next].at == n ? &a->cuts[a->next++] : NULL;
}

void
address_free(struct address *a)
{
	free(a->cuts);
}
