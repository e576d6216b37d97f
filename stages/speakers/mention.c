/* mention.c - words that name somebody, read forward from one word: delegations, honorifics with names, roles, names.
 * A recogniser: words in, verdict out. Who that is, who.c decides. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "mention.h"

#define NAME_WORDS 7
#define SURNAME_WORDS 2		/* behind a particle: "da Silva", "de Souza Lima" */
#define PARTICLES_MAX 2		/* before a surname: "de la Tour" */
#define CAPITALS_MAX 64		/* capitalised words that are read as one name, if it is one */
#define HONORIFIC_WORDS 8	/* "Cllr. Prof. Dr. Mrs" */

bool
mention_is_person(const struct speakers *sp, struct rap_str name)
{
	struct mention m = { .kind = MENTION_PERSON, .name = name };

	return who_known(sp->who, &m) != NULL;
}

/* "[Bill] Ruiz", and "Bill" where somebody is called so: not "Bill 12", "Bill C-9". */
static bool
is_given_name(const struct speakers *sp, const struct words *ws, size_t k)
{
	const struct word *next = &ws->w[k + 1];

	if (k + 1 < ws->n && next->capital && mention_is_glued(ws, k))
		return !next->caps && !next->digit && next->end - next->start > 1 && mention_may_name(ws, k + 1);
	return mention_is_person(sp, words_str(ws, k, k + 1));
}

/* "SO asked": letters that are somebody's initials, as the document says, whatever word they are too. */
static bool
is_initials(const struct speakers *sp, const struct words *ws, size_t k)
{
	struct mention m = { .kind = MENTION_BODY, .name = words_str(ws, k, k + 1) };

	return ws->w[k].end - ws->w[k].start > 1 && who_known(sp->who, &m) != NULL;
}

/* Is word k, of those that name nobody, somebody's name after all? Before "the" and "of" it nearly never is. */
static bool
is_name_after_all(const struct speakers *sp, const struct words *ws, size_t k)
{
	const uint32_t grammar = LIST_ARTICLES | LIST_PREPOSITIONS | LIST_PRONOUNS;
	const char *class = "";

	if (ws->w[k].caps)
		return is_initials(sp, ws, k);
	if (k + 1 < ws->n && !ws->w[k + 1].capital && ws->w[k + 1].alone & grammar)
		return false;
	return word_match(ws, k, LIST_NOT_NAMES, &class) && *class == 'g' && is_given_name(sp, ws, k);
}

/* "Mr. [Le] Ruz", "Ana [La] Torre", "Ana [LE] RUZ": an article in a capital letter that begins a surname. */
static bool
begins_surname(const struct words *ws, size_t k, size_t end)
{
	if (ws->w[k].caps && (k == 0 || ws->w[k - 1].caps || k + 1 >= end || !ws->w[k + 1].caps))
		return false;
	return ws->w[k].capital && in_list(ws, k, LIST_ARTICLES) && k + 1 < end && mention_is_glued(ws, k) &&
	    mention_may_name(ws, k + 1) && !in_list(ws, k + 1, LIST_ROLES);
}

/* The same where a sentence may begin: "Meetings" is no name, but "Matters" is part of one. */
static bool
may_begin_name(const struct speakers *sp, const struct words *ws, size_t k)
{
	const struct word *w = &ws->w[k];

	if (w->end - w->start == 1 && !(w->after & AFTER_STOP) && in_list(ws, k, LIST_CONJUNCTIONS))
		return false;		/* "E disse que" */
	return w->capital && (!in_list(ws, k, LIST_NOT_NAMES) || is_name_after_all(sp, ws, k));
}

/* The end of the capitalised words from j on, joined by particles: "Saint Kitts and Nevis". j where there are none. */
size_t
mention_name_end(const struct words *ws, size_t j, size_t end)
{
	size_t k = j;

	while (k < end && k < j + CAPITALS_MAX &&
	    (k == j ? ws->w[k].capital : mention_may_name(ws, k) || begins_surname(ws, k, end))) {
		size_t p = ++k;

		if (k >= end || !mention_is_glued(ws, k - 1))
			return k;
		while (p < end && p < k + 3 && !ws->w[p].capital && in_list(ws, p, LIST_PARTICLES) && mention_is_glued(ws, p))
			p++;
		if (p < end && p > k && mention_may_name(ws, p))
			k = p;
		else if (p > k || !ws->w[k].capital)
			return k;
	}
	return k;
}

/* "Mr Leary [of Mill Lane]": what is no person's name goes. */
static size_t
person_end(const struct words *ws, size_t j, size_t end)
{
	const char *class = NULL;

	for (size_t k = j + 1; k < end; k++)
		if (!ws->w[k].capital && word_match(ws, k, LIST_PARTICLES, &class) && *class)
			return k;
	return end;
}

/* "Ana Lima [of the Northern Bank]": the words [k, end) behind the name, which begin with a preposition. */
static struct rap_str
name_affiliation(const struct words *ws, size_t k, size_t end)
{
	while (k < end && !ws->w[k].capital)
		k++;
	return words_str(ws, k, end);
}

/* "Sue & Joe", "Mr. Ito and Ms. Ruiz": two people, where they are known or have honorifics. "Smith & Sons" is one name. */
static void
split_joint(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct mention *m)
{
	for (size_t k = first + 1; k < end; k++) {
		bool word = !ws->w[k].capital && in_list(ws, k, LIST_CONJUNCTIONS);
		size_t next = k + word;

		if ((!word && !(ws->w[k - 1].after & AFTER_AND)) || next >= end)
			continue;
		if (word_match(ws, next, LIST_HONORIFICS, NULL) || mention_is_person(sp, words_str(ws, first, k)) ||
		    mention_is_person(sp, words_str(ws, next, end))) {
			m->name = words_str(ws, first, k);
			m->next = next;
		}
		return;
	}
}

/* "Mr [de] Souza", "Mme [de la] Tour": the capitalised word behind the particles at word k, k where there is none. */
static size_t
surname_at(const struct words *ws, size_t k, size_t end)
{
	const char *class = "";
	size_t name = k;

	while (name < end && name < k + PARTICLES_MAX && !ws->w[name].capital && mention_is_glued(ws, name) &&
	    word_match(ws, name, LIST_PARTICLES, &class) && !*class && !in_list(ws, name, LIST_CONJUNCTIONS))
		name++;
	return name < end && ws->w[name].capital ? name : k;
}

/* "Ms. [Ana Lima]", "Ambassador [Lima]": a name behind the honorific at word j, which ends before word first. */
static bool
read_titled_name(const struct speakers *sp, const struct words *ws, size_t j, size_t first, size_t end, struct mention *m)
{
	size_t n, name, k, full;

	if (word_match(ws, j, LIST_ROLES, NULL) > first - j)
		return false;	/* "Chief Executive" is a role */
	for (; (n = word_match(ws, first, LIST_HONORIFICS, NULL)) > 0; first += n)
		if (first + n >= end || first > j + HONORIFIC_WORDS || !mention_is_glued(ws, first + n - 1))
			return false;
	name = ws->w[first].capital || in_list(ws, j, LIST_ROLES) ? first : surname_at(ws, first, end);
	full = mention_name_end(ws, name, end);
	k = person_end(ws, name, full);
	if (k == name || !(mention_may_name(ws, name) || begins_surname(ws, name, end)))
		return false;
	m->kind = MENTION_PERSON;
	m->affiliation = name_affiliation(ws, k, full);
	m->tail = k < full ? full : 0;
	m->honorific = rap_cut(ws->text, ws->w[j].start, ws->w[first - 1].end + !!(ws->w[first - 1].after & AFTER_STOP));
	m->name = words_str(ws, first, k);
	m->name.n -= mention_owner_mark(m->name);	/* "Ms. Lima's report had come. She said" */
	m->strong = true;
	m->end = k;
	if (k > first + 1)
		split_joint(sp, ws, first, k, m);
	return true;
}

/* "Mr. [Chairman]", "Mme [la Présidente]": a role behind the honorific that ends before word k. */
static bool
read_titled_role(const struct speakers *sp, const struct words *ws, size_t k, size_t end, struct mention *m)
{
	k += in_list(ws, k, LIST_ARTICLES);
	return k < end && word_match(ws, k, LIST_ROLES, NULL) && mention_role(sp, ws, k, end, m);
}

/* What stands behind an honorific. */
static bool
read_honorific(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const char *gender = "";
	size_t n = word_match(ws, j, LIST_HONORIFICS, &gender), k = j + n;

	if (n == 0 || k >= end || !mention_is_glued(ws, k - 1))
		return false;
	if (!(*gender && read_titled_role(sp, ws, k, end, m)) && !read_titled_name(sp, ws, j, k, end, m))
		return false;
	m->gender = *gender;
	return true;
}

/* "[o] Ibama", "[la] Pampa": names of bodies, and of people too, have an article in some languages; in others whole ones of
 * bodies do, "[the] Red Circle". */
static bool
may_have_article(const struct words *ws, size_t j, const struct mention *m)
{
	const char *class = "";

	if (j != m->first + 1 || m->counted || !word_match(ws, j - 1, LIST_ARTICLES, &class))
		return false;
	return *class == 'n' || (*class == 'w' && j + 1 < ws->n && ws->w[j + 1].capital && mention_is_glued(ws, j));
}

/* "Ana Maria Lima [de Sousa]": the words [k, end) behind a name, which begin with a particle, belong to it; not "Ana Lima
 * [da Universidade do Norte]", "Ana Lima [do PSDB]". */
static bool
is_surname(const struct words *ws, size_t k, size_t end)
{
	const char *class = "", *code;
	size_t n = word_match(ws, k, LIST_PARTICLES, &class);

	if (n == 0 || *class || k + n >= end || k + n + SURNAME_WORDS < end || !ws->w[k + n].capital)
		return false;
	return !ws->w[k + n].caps && !in_list(ws, k + n, LIST_ROLES) && mention_country_at(ws, k + n, end, &code) == k + n;
}

/* "Ana Lima", "UNESCO". */
static bool
read_name(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	size_t k, own = j;

	if (!may_begin_name(sp, ws, j) || ws->w[j].digit || in_list(ws, j, LIST_DEMONYMS))
		return false;
	k = mention_name_end(ws, j, end);
	if (j + 1 < k && ws->w[j].caps && in_list(ws, j + 1, LIST_CONJUNCTIONS) && ws->w[k - 1].caps)
		k = j + 1;		/* "the EU and JAPAN" are two */
	if (k == j)
		return false;
	while (own < k && ws->w[own].capital)
		own++;
	if (own < k && own >= j + 2 && in_list(ws, own, LIST_PREPOSITIONS) && !is_surname(ws, own, k)) {
		/* "Ana Lima of the Northern Bank" */
		m->tail = k;
		m->affiliation = name_affiliation(ws, own, k);
	} else
		own = k;
	m->name = words_str(ws, j, own);
	m->kind = (ws->w[j].caps && k == j + 1) || (m->first != j && !mention_is_person(sp, m->name)) ?
	    MENTION_BODY : MENTION_PERSON;
	m->end = own;
	if (own > j + 1)
		split_joint(sp, ws, j, own, m);
	if (m->kind == MENTION_BODY)
		mention_parties(sp, ws, end, m);	/* "the EU and JAPAN" */
	if (own <= j + NAME_WORDS && !rap_ends(m->name, "'s") && !rap_ends(m->name, "\xE2\x80\x99s") &&
	    !memchr(m->name.s, '_', m->name.n))		/* "LOT_SIZE" */
		return true;
	*m = (struct mention){ .first = m->first, .counted = m->counted, .other = m->other };
	return false;
}

/* "the delegation of Peru": plainly no pronoun as "the delegation" is, which nothing belongs to. */
static bool
has_delegation(const struct words *ws, size_t i, size_t end)
{
	return i + 2 < end && in_list(ws, i + 1, LIST_DELEGATIONS) && !(ws->w[i + 1].after & AFTER_ANY) &&
	    in_list(ws, i + 2, LIST_PARTICLES);
}

/* "he", "the ambassador": not "the ambassador of Peru", not "the Ambassador Lima". */
static bool
read_pronoun(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct mention *m)
{
	const char *gender = "", *code;
	size_t n = word_match(ws, i, LIST_PRONOUNS, &gender), k = i + n;

	if (n == 0 || (ws->w[i].caps && mention_country_at(ws, i, end, &code) > i))
		return false;		/* "IT" is Italy */
	if (n > 1 && k < end && !(ws->w[k - 1].after & AFTER_ANY) &&
	    (ws->w[k].capital || in_list(ws, k, LIST_PARTICLES | LIST_DEMONYMS)))
		return false;
	if (n > 1 && word_match(ws, i + 1, LIST_ROLES, NULL) >= n)		/* "la déléguée syndicale" */
		return false;
	if (n > 1) {		/* "the minister", and there is one */
		struct mention role = { .kind = MENTION_ROLE, .role = words_str(ws, i + 1, k), .noun = words_str(ws, i + 1, k) };

		if (who_known(sp->who, &role))
			return false;
	}
	m->kind = MENTION_PRONOUN;
	m->gender = *gender;
	m->strong = true;
	m->end = k;
	return true;
}

/* "LDCs" */
static bool
has_second_capital(const struct words *ws, size_t j)
{
	const struct word *w = &ws->w[j];

	return w->end > w->start + 1 && !w->caps && mention_is_capital(ws->text.s[w->start + 1]);
}

/* Who is named by the words from j on; what stands before them at m->first, an article or a number, is read. Nearly always the
 * first word tells that a reader need not try; one that fails leaves m as it was. */
static bool
read_named(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const struct word *w = &ws->w[j];
	uint32_t lists = word_begins(w);

	if (w->caps && j == m->first && lists & (LIST_COUNTRIES | LIST_ROLES) && who_are_letters(sp->who, words_str(ws, j, j + 1)))
		return read_name(sp, ws, j, end, m);	/* "PT asked": "Peter Tull (PT)" is there */
	if (lists & (LIST_DEMONYMS | LIST_DELEGATIONS) && mention_delegation(sp, ws, j, end, m))
		return true;
	if (lists & (LIST_COUNTRIES | LIST_ARTICLES) && mention_country(sp, ws, j, end, m))
		return true;
	if (lists & LIST_HONORIFICS && read_honorific(sp, ws, j, end, m))
		return true;
	if ((w->capital || j > m->first) && mention_may_have_noun(ws, j, end) && mention_role(sp, ws, j, end, m))
		return true;
	if ((w->digit || has_second_capital(ws, j)) && mention_group(sp, ws, j, end, m))
		return true;
	return w->capital && (w->caps || j == m->first || may_have_article(ws, j, m)) && read_name(sp, ws, j, end, m);
}

/* "[Many] noted that": a number alone, at a sentence's start, with a verb of speech behind; "while [others] felt" too. */
static bool
read_alone(const struct words *ws, size_t j, struct mention *m)
{
	if (!(ws->w[m->first].capital || m->other) || ws->w[j].capital)
		return false;
	if (!word_match(ws, j, LIST_VERBS, NULL) && !word_match(ws, j, LIST_ADVERBS, NULL))
		return false;		/* but "Muchas [de] ellas", of "de hecho" */
	m->kind = MENTION_ROLE;
	m->common = true;
	m->end = j;
	return true;
}

/* "the [length] of the pier": is it plain that nobody is named from the noun at word i on? Nearly all articles stand so. */
static bool
is_thing(const struct words *ws, size_t i, size_t end)
{
	const struct word *noun = &ws->w[i];

	return !noun->capital && !(word_begins(noun) & LISTS_OF_NAMES) && !mention_may_have_noun(ws, i, end);
}

/* May the word at i begin a mention, by what it is alone? Few do. */
static bool
may_begin(const struct words *ws, size_t i, size_t end)
{
	const struct word *w = &ws->w[i];
	uint32_t lists = word_lists(w);

	if (lists & (LIST_PRONOUNS | LIST_QUANTIFIERS))
		return true;
	if (lists & LIST_ARTICLES && i + 1 < end && !(w->after & AFTER_ANY) && in_list(ws, i, LIST_ARTICLES))
		return !is_thing(ws, i + 1, end);
	return w->capital || lists & LISTS_OF_NAMES;
}

bool
mention_read(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct mention *m)
{
	const char *class = "";
	size_t j = i;

	m->kind = MENTION_NONE;
	if (i >= end || !may_begin(ws, i, end))
		return false;
	*m = (struct mention){ .first = i };
	if (!(word_lists(&ws->w[i]) & LIST_PRONOUNS) || has_delegation(ws, i, end) || !read_pronoun(sp, ws, i, end, m)) {
		j += word_match(ws, i, LIST_QUANTIFIERS, &class);
		if (j > i) {
			m->same = *class == 's';
			m->counted = !m->same;
			m->other = *class == 'o';
		}
		if (j < end && in_list(ws, j, LIST_ARTICLES) && !(ws->w[j].after & AFTER_ANY))
			j++;
		if (j >= end || (!read_named(sp, ws, j, end, m) && !(*class && strstr(class, "alone") && read_alone(ws, j, m))))
			return false;
	}
	m->text = words_str(ws, i, m->end);
	if (m->common && m->counted)	/* "some members" are not "other members" */
		m->role = m->text;
	return true;
}
