/* speakers.c - rap-speakers: who said what. Behind rap-sections, before rap-tei.
 *
 * Two passes over the tree: labels of a transcript make u, sentences that report speech make said. Both name their
 * speakers through one table of identities, which is written to particDesc at the end. */
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/fold.h>
#include <rapporteur/message.h>
#include <rapporteur/stages.h>

#include "speakers.h"

#define LINES_MAX 2000		/* a block of more pieces does not keep its line ends: cutting it would not be linear */
#define EXPLAIN_MAX 100		/* bytes of the words behind a decision */

void
explain(const struct speakers *sp, const char *rule, struct rap_str who, struct rap_str words)
{
	struct rap_buf b = { 0 };

	if (!rap_explaining())
		return;
	rap_buf_addf(&b, "%s: [", rule);
	rap_fold_str(&b, rap_cut(who, 0, EXPLAIN_MAX));
	rap_buf_addz(&b, "] ");
	rap_fold_str(&b, rap_cut(words, 0, EXPLAIN_MAX));
	rap_message(RAP_M_EXPLAIN, sp->doc->file, 0, 0, "%s", b.s);
	rap_buf_free(&b);
}

struct rap_str
turn_id(const struct speakers *sp, size_t turn, size_t piece)
{
	struct rap_str id = rap_arena_number(sp->doc->arena, RAP_STR("u"), turn);

	if (piece < 2)
		return id;
	return rap_arena_join(sp->doc->arena, id, rap_arena_number(sp->doc->arena, RAP_STR("."), piece));
}

bool
speakers_is_container(const struct rap_node *n)
{
	return rap_is(n, RAP_BODY) || rap_is(n, RAP_DIV);
}

struct rap_node *
speakers_next_block(struct rap_node *n, const struct rap_node *body)
{
	return speakers_is_container(n) ? rap_walk(n, body) : rap_walk_past(n, body);
}

struct rap_node *
speakers_next_leaf(struct rap_node *n, const struct rap_node *body)
{
	return rap_is(n, RAP_P) || rap_is(n, RAP_AB) || rap_is(n, RAP_HEAD) ? rap_walk_past(n, body) : rap_walk(n, body);
}

static bool
is_passed_over(const struct rap_node *n)
{
	return rap_is(n, RAP_FW) || rap_is(n, RAP_PB) || rap_is(n, RAP_CDATA);
}

struct rap_node *
speakers_before(const struct rap_node *n)
{
	struct rap_node *prev = n->prev;

	while (prev && is_passed_over(prev))
		prev = prev->prev;
	return prev;
}

struct rap_node *
speakers_behind(const struct rap_node *n)
{
	struct rap_node *next = n->next;

	while (next && is_passed_over(next))
		next = next->next;
	return next;
}

/* Line ends of a leaf that has too many of them go. */
static void
drop_line_ends(struct rap_node *leaf)
{
	size_t children = 0;
	struct rap_node *next;

	for (const struct rap_node *n = leaf->first; n; n = n->next)
		children++;
	for (struct rap_node *n = leaf->first; n && children > LINES_MAX; n = next) {
		next = n->next;
		if (rap_is(n, RAP_LB))
			rap_remove(n);
	}
}

/* The text nodes behind n, whose texts stand behind its own, become part of it. */
static void
take_neighbours(struct rap_node *n)
{
	struct rap_node *end = n->next;

	for (; rap_is(end, RAP_CDATA); end = end->next)
		n->text.n += end->text.n;
	n->next = end;
	*(end ? &end->prev : &n->parent->last) = n;
}

/* The text nodes have their texts from where all of it was put together: it stands in memory as one from now on, and
 * neighbours become one. */
static void
place_texts(struct rap_node *leaf, struct rap_str text)
{
	for (struct rap_node *n = rap_own_next(leaf, leaf); n; n = rap_own_next(n, leaf)) {
		n->text.s = text.s;
		take_neighbours(n);
		text.s += n->text.n;
	}
}

struct rap_str
speakers_text_pieces(const struct speakers *sp, struct rap_node *leaf)
{
	struct rap_str text;

	drop_line_ends(leaf);
	text = rap_own(sp->doc, leaf);
	place_texts(leaf, text);
	return text;
}

/* The language whose word lists are asked for: one of the four, else NULL for all of them. */
static const char *
language(const struct rap_doc *doc)
{
	static const char *const known[] = {
#define LANGUAGE(lang) lang,
#define LIST(field, name, few)
#include "lists.def"
	};
	struct rap_str lang = rap_attr(doc->root, RAP_XML_LANG);

	for (size_t i = 0; lang.n >= 2 && i < sizeof(known) / sizeof(*known); i++)
		if (rap_starts(lang, known[i]) && (lang.n == 2 || lang.s[2] == '-'))
			return known[i];
	return NULL;
}

/* In the order of their names they are found at once. */
static struct lists
load_lists(const char *lang)
{
	return (struct lists){
		.addresses = rap_lexicon("speakers", lang, "addresses"),
		.everybody = rap_lexicon("speakers", lang, "everybody"),
		.insertions = rap_lexicon("speakers", lang, "insertions"),
		.portfolios = rap_lexicon("speakers", lang, "portfolios"),
		.qa_headings = rap_lexicon("speakers", lang, "qa-headings"),
		.same_roles = rap_lexicon("speakers", lang, "same-roles"),
		.scenes = rap_lexicon("speakers", lang, "scene-words"),
		.votes = rap_lexicon("speakers", lang, "votes"),
	};
}

int
rap_speakers(struct rap_doc *doc)
{
	const char *lang = language(doc);
	struct rap_node *header = rap_child(doc->root, RAP_TEIHEADER);
	const struct rap_lexicon_table *known;
	bool transcript;
	struct speakers sp = { .doc = doc, .foreign = !lang };

	if (!rap_body(doc) || (header && rap_find(header, RAP_PARTICDESC)))	/* nothing to do, or done before */
		return 0;
	known = rap_lexicon_table("speakers", lang);
	sp.lists = load_lists(lang);
	sp.words = words_new(known);
	label_labels_begin(&sp);
	sp.who = who_new(doc, &sp.lists, known);
	transcript = label_turns(&sp);
	qa_turns(&sp);
	if (!transcript) {		/* a record word for word reports nothing of its own */
		who_labels_known(sp.who);
		speech_turns(&sp);
	}
	who_write(sp.who);
	who_free(sp.who);
	rap_slots_free(&sp.labels);
	words_free(&sp.words);
	return 0;
}
