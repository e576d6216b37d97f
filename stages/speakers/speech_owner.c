/* speech_owner.c - who owns what is said, as a sentence's subject or behind a preposition.
 *
 *	[Ms. Lima]'s reply was that ...
 *	In [the Treasurer]'s view, ...
 *
 * The mark of the owner is a part of the last word: its words are read again without it. */
#include <string.h>

#include "speech.h"
#include "words_scan.h"

#define OWNER_WORDS 8		/* of who owns it, and a preposition */
#define OPINION " view"		/* a noun behind a preposition: "in whose view" */

static size_t
owner_mark(const struct words *ws, size_t k)
{
	return mention_owner_mark(words_str(ws, k, k + 1));
}

/* The noun of speech behind an owner among the first words of the sentence; end where there is none. */
static size_t
owned_noun(const struct words *ws, size_t first, size_t end)
{
	size_t far = first + OWNER_WORDS + 1 < end ? first + OWNER_WORDS + 1 : end;

	for (size_t k = first + 1; k < far; k++)
		if (word_lists(&ws->w[k]) & LIST_SPEECH_NOUNS && owner_mark(ws, k - 1) && !ws->w[k].capital)
			return k;
	return end;
}

/* Whom the words [from, noun) name, the last of them without its mark. */
static bool
read_owner(const struct speakers *sp, const struct words *ws, size_t from, size_t noun, struct mention *m)
{
	struct word copy[OWNER_WORDS];
	struct words owner = *ws;
	size_t n = noun - from;
	struct word *last = &copy[n - 1];

	memcpy(copy, &ws->w[from], n * sizeof(*copy));
	words_scan(ws->known, rap_cut(ws->text, 0, last->end - owner_mark(ws, noun - 1)), last->start, last);
	last->quoted = ws->w[noun - 1].quoted;
	last->after = AFTER_COMMA;		/* nothing behind it goes with it */
	owner.w = copy;
	owner.n = n;
	if (!mention_read(sp, &owner, 0, n, m) || m->kind == MENTION_PRONOUN || m->end != n)
		return false;
	m->first += from;
	m->end += from;
	m->tail = m->next = 0;
	return speech_is_party(sp, m) || m->noun.n > 0 || (m->kind == MENTION_PERSON && who_is_name(m->name));
}

/* "[was that]", "[is whether]": behind the noun, what is said follows. */
static bool
is_what(const struct words *ws, size_t k, size_t end)
{
	const char *class = "";
	size_t n = k < end ? word_match(ws, k, LIST_AUXILIARIES, &class) : 0;

	return n > 0 && strcmp(class, "be that") == 0 && k + n < end;
}

bool
speech_owner(const struct speakers *sp, const struct words *ws, const struct sentence *s, struct event *e)
{
	size_t end = s->end, noun = owned_noun(ws, s->first, end), from = s->first;
	struct verb said = { .act = "" };
	bool opinion;

	if (noun == end || s->half || ws->w[from].quoted)
		return false;
	said.end = noun + word_match(ws, noun, LIST_SPEECH_NOUNS, &said.act);
	said.text = words_str(ws, noun, said.end);
	if (from < noun - 1)
		from = speech_adverbs(ws, from, noun - 1);
	opinion = from < noun - 1 && in_list(ws, from, LIST_PREPOSITIONS) && !in_list(ws, from, LIST_ARTICLES);
	from += opinion;
	if (noun - from > OWNER_WORDS || !read_owner(sp, ws, from, noun, &e->who))
		return false;
	if (opinion ? !strstr(said.act, OPINION) : !is_what(ws, said.end, end))
		return false;
	speech_event(e, &said, "owner-of-what-is-said");
	return true;
}
