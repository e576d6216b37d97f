/* roll_introduced.c - whole names in running text, with who they are: they make "the Rector" and "Dr. Ruiz" known before
 * either speaks.
 *
 *	chaired by the Rector, Dr. Ana Ruiz
 *	Dr. Ana Ruiz (Dean of Science) attended */
#include <rapporteur/utf8.h>

#include "mention.h"
#include "speech.h"
#include "who.h"

#define OFFICE_MAX 12		/* words of an office behind a name */
#define MENTION_MAX 16		/* words from the first one of a mention to the name in it */
#define TITLES (LIST_HONORIFICS | LIST_ROLES)

/* Where what is set off behind the word before i ends: at the next comma, bracket or stop. i where nothing is set off. */
static size_t
set_off_end(const struct words *ws, size_t i)
{
	size_t k = i;

	if (i == 0 || i >= ws->n || !(ws->w[i - 1].after & (AFTER_COMMA | AFTER_OPEN)))
		return i;
	while (k < ws->n && k < i + OFFICE_MAX && mention_is_glued(ws, k++))	/* "aide to Dr. Odell" */
		;
	return ws->w[k - 1].after & AFTER_ANY ? k : i;
}

/* "the Rector, Ana Ruiz", but not "Ana Ruiz (Rector), Luis Soto". */
static bool
is_office_before(const struct words *ws, const struct mention *m)
{
	return m->kind == MENTION_ROLE && !m->common && ws->w[m->end - 1].after & AFTER_COMMA &&
	    !(ws->w[m->end - 1].after & AFTER_CLOSE) && !(m->first > 0 && ws->w[m->first - 1].after & AFTER_COMMA);
}

/* Is it made of letters, and not "R + T"? */
static bool
is_of_letters(struct rap_str name)
{
	size_t len;

	for (size_t i = 0; i < name.n; i += len) {
		uint32_t c = rap_utf8_get(name.s + i, name.n - i, &len);

		if (!rap_is_alpha(c) && !rap_is_space(c) && c != '.' && c != '-' && c != '\'' && c != 0x2019)
			return false;
	}
	return who_surname(name).n > 1;
}

/* Makes the person m known, with the office that stands before or behind. Where to go on. */
static size_t
introduce(struct speakers *sp, const struct words *ws, const struct mention *office, struct mention *m)
{
	size_t end = set_off_end(ws, m->end), next = m->end;

	if (m->role.n == 0 && office->noun.n > 0) {
		m->role = office->role;
		m->noun = office->noun;
	}
	if (m->role.n == 0 && end > m->end)
		next = mention_apposition(sp, ws, m->end, end, m);
	if (m->common)		/* "Resident Ana Ruiz asked": told by what is said here */
		return next;
	m->name = roll_name(sp, ws, m);
	if (is_of_letters(m->name) && (m->honorific.n > 0 || m->role.n > 0))
		who_mention(sp->who, m);
	return next;
}

/* Does what is needed for a whole name stand behind word i, a title or office: two words with a capital, and nothing but
 * particles between them? Behind the comma of an office nothing but titles stands before it. Mostly there is none: "the board
 * noted that", "Mr. Ruiz said". */
static bool
may_introduce(const struct words *ws, size_t i)
{
	const struct word *w = &ws->w[i], *end = ws->n - i < MENTION_MAX ? &ws->w[ws->n] : w + MENTION_MAX;
	bool name = false, behind = false;

	if (word_begins(w) & TITLES && !(w->after & AFTER_ANY))	/* its own capital is no name's */
		w++;
	for (; w < end; w++) {
		if (w->capital && name)
			return true;
		if (behind && !w->capital && !(word_begins(w) & (TITLES | LIST_PARTICLES)))
			return false;
		name = w->capital || (name && word_begins(w) & LIST_PARTICLES);
		if (!(w->after & AFTER_ANY & ~AFTER_STOP))	/* nearly always */
			continue;
		if (behind || !(w->after & AFTER_COMMA))
			return false;
		name = false;
		behind = true;
	}
	return false;
}

/* "the [Committee] on Trade", "the [Chair] opened it": does word i name no person, for what stands behind
 * it? */
static bool
names_no_person(const struct words *ws, size_t i)
{
	const struct word *w = &ws->w[i], *of = w + 1;
	const char *class = "";

	if (i + 3 >= ws->n || w->after & AFTER_ANY || of->capital || !(word_begins(of) & LISTS_OF_GRAMMAR) ||
	    word_begins(w) & LIST_HONORIFICS)
		return false;
	if (word_begins(w) & LIST_DELEGATIONS)
		return of->alone & LIST_PARTICLES && of[1 + !!(of[1].alone & LIST_ARTICLES)].capital;
	return word_match(ws, i, LIST_ROLES, &class) == 1 &&
	    (!(word_begins(of) & (LIST_PARTICLES | LIST_PREPOSITIONS)) || mention_role_kind(class) == MENTION_BODY);
}

/* "the presidency of [Mr.] Tom Odell", "Ana Ruiz, aide of [Mr.] Tom Odell": the title among the words [i, end) of an office and
 * its complement; end: there is none. */
static size_t
title_within(const struct words *ws, size_t i, size_t end)
{
	while (i < end && !(ws->w[i].capital && in_list(ws, i, LIST_HONORIFICS) && in_list(ws, i - 1, LIST_PARTICLES)))
		i++;
	return i;
}

/* May a mention be there that word w begins, a title or what stands behind an office and its comma? An office in small letters
 * has an article before it: "[la] présidente, Mme Ana Ruiz,". */
static inline bool
may_be_title(const struct word *w, const struct word *first)
{
	return (w->capital || word_begins(w) & LIST_HONORIFICS || (w > first && word_lists(&w[-1]) & LIST_ARTICLES)) && !w->quoted;
}

/* Makes the person known whom the words from i on name; returns where to go on. */
static size_t
read_title(struct speakers *sp, const struct words *ws, size_t i, struct mention *office)
{
	struct mention m;
	bool article = i > 0 && !ws->w[i].capital && in_list(ws, i - 1, LIST_ARTICLES);
	bool begins = !ws->w[i].quoted && (article || ws->w[i].capital || word_begins(&ws->w[i]) & LIST_HONORIFICS);
	size_t next, title;

	if (!begins || names_no_person(ws, i) || !may_introduce(ws, i) ||
	    !mention_read(sp, ws, i - article, ws->n, &m) || m.kind == MENTION_PRONOUN) {
		office->noun.n = 0;
		return i + 1;
	}
	next = m.end > i ? m.end : i + 1;	/* "as in Annex [A]: the portion": the letter is an article too */
	title = m.kind == MENTION_ROLE ? i + 1 : next;
	if (m.kind == MENTION_PERSON && !m.next && who_is_name(m.name))
		next = introduce(sp, ws, office, &m);
	office->noun.n = 0;
	if ((title = title_within(ws, title, next)) < next)
		return title;
	if (is_office_before(ws, &m))
		*office = m;
	return next;
}

/* The first word from i on that may begin a title; few do. */
static size_t
next_title(const struct words *ws, size_t i)
{
	while ((i = words_next(ws, i, ws->n, TITLES)) < ws->n && !may_be_title(&ws->w[i], ws->w))
		i++;
	return i;
}

void
roll_introduced(struct speakers *sp, const struct words *ws)
{
	struct mention office;
	size_t i = ws->lists & TITLES ? 0 : ws->n;

	office.noun.n = 0;		/* there is none */
	while ((i = office.noun.n > 0 ? i : next_title(ws, i)) < ws->n)
		i = read_title(sp, ws, i, &office);
}

struct rap_str
roll_name(const struct speakers *sp, const struct words *ws, const struct mention *m)
{
	size_t first = words_at(ws, m->first, (size_t)(m->name.s - ws->text.s)), k = first;
	struct rap_str surname;

	while (k < m->end && ws->w[k].caps)
		k++;
	if (k == first || k >= m->end || !ws->w[k].capital || ws->w[m->end - 1].caps)
		return m->name;
	surname = words_str(ws, first, k);
	return rap_arena_printf(sp->doc->arena, "%.*s %.*s", RAP_FMT(words_str(ws, k, m->end)), RAP_FMT(surname));
}
