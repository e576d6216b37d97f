/* mention_role.c - offices: "the Secretary for Trade", "Minister of Health Ana Lima", "Secretario General", "a resident". */
#include <string.h>

#include "mention.h"

#define HOLDER_WORDS 4		/* in the name of who holds an office */
#define HOLDER_MIN 3		/* words of a portfolio and such a name, or of a title between other words */

/* May word k stand before a role noun? "[OAS Deputy] Secretary", "the [acting club] secretary". */
static bool
may_modify(const struct words *ws, size_t k)
{
	if (ws->w[k].capital || in_list(ws, k, LIST_DEMONYMS))
		return true;
	return !ws->w[k].digit && !(word_begins(&ws->w[k]) & LISTS_OF_GRAMMAR);
}

/* The role noun at word j or behind what modifies it, the last of several, and its words: "the club [secretary]". end where
 * there is none. */
static size_t
role_noun(const struct words *ws, size_t j, size_t end, const char **class, size_t *words)
{
	size_t found = end, lower = 0, n;

	for (size_t k = j; k < end && k < j + MENTION_MODIFIERS; k += n) {
		const char *of = NULL;

		n = word_match(ws, k, LIST_ROLES, &of);
		if (n > 0) {
			found = k;
			*class = of;
			*words = n;
		} else if (found < end || (lower += !ws->w[k].capital) > LOWER_MODIFIERS || !may_modify(ws, k))
			break;
		n += n == 0;
		if (k + n < end && !mention_is_glued(ws, k + n - 1))
			break;
	}
	return found;
}

/* "Secretary [for] Trade", "officer [at] the Ministry": does word k join a complement to the role noun before it? */
static bool
joins_complement(const struct words *ws, size_t k, size_t end)
{
	if (ws->w[k].capital)
		return false;
	if (in_list(ws, k, LIST_PARTICLES))
		return true;
	return k + 2 < end && in_list(ws, k, LIST_PREPOSITIONS) && in_list(ws, k + 1, LIST_ARTICLES) &&
	    !ws->w[k + 1].capital && ws->w[k + 2].capital && !in_list(ws, k, LIST_CONJUNCTIONS);
}

/* Bytes of the words from i on that are an office's subject, as "Health", or an adjective of it. */
static size_t
portfolio_at(const struct speakers *sp, const struct words *ws, size_t i, size_t end, const char **class)
{
	return rap_lexicon_match_word(sp->lists.portfolios, ws->w[i].known, words_str(ws, i, end), class);
}

/* "Health and [Sport] Ana Lima": the end of the words from first on that say what an office is for; first where none do. */
static size_t
portfolio_end(const struct speakers *sp, const struct words *ws, size_t first, size_t end)
{
	const char *code;
	size_t k = mention_country_at(ws, first, end, &code), n;

	for (size_t i = first; i < end && (n = portfolio_at(sp, ws, i, end, NULL)) > 0;) {
		i = k = words_at(ws, i, ws->w[i].start + n);
		while (i < end && !ws->w[i].capital)		/* "Health and Sport" */
			i++;
	}
	return k;
}

/* "in the [Ministry of] Finance": behind the body whose portfolio it is. */
static size_t
behind_body(const struct words *ws, size_t first, size_t end)
{
	const char *class = NULL;
	size_t k = first + word_match(ws, first, LIST_ROLES, &class);

	if (k == first || k + 1 >= end || mention_role_kind(class) != MENTION_BODY)
		return first;
	return in_list(ws, k, LIST_PARTICLES) ? k + 1 : first;
}

/* "Leader of House Business [Dr.] Ana Lima": a title within; end where there is none. */
static size_t
title_at(const struct words *ws, size_t first, size_t end)
{
	for (size_t k = first + 1; k + 1 < end; k++)
		if (ws->w[k].capital && ws->w[k - 1].capital && in_list(ws, k, LIST_HONORIFICS))
			return k;
	return end;
}

/* "Minister of Health [Ana Lima]", "President of Peru [Ana Lima]": where the holder's name begins behind what the office is
 * for, in the words [first, end). end where none is there. */
static size_t
holder_at(const struct speakers *sp, const struct words *ws, size_t first, size_t end)
{
	size_t from = behind_body(ws, first, end), k;

	if (from + HOLDER_MIN > end)		/* nearly always */
		return end;
	k = portfolio_end(sp, ws, from, end);
	if (k == from || k + 1 >= end || k + HOLDER_WORDS < end || !mention_is_glued(ws, k - 1))
		return title_at(ws, from, end);
	return mention_name_end(ws, k, end) == end ? k : end;
}

/* "Secretary [for Trade]": the end of the complement of the role noun that ends at k; *holder: where the name of who holds
 * that office ends behind it, the same where there is none. */
static size_t
complement_end(const struct speakers *sp, const struct words *ws, size_t k, size_t end, size_t *holder)
{
	size_t name = k + 1;

	*holder = k;
	if (k >= end || !mention_is_glued(ws, k - 1) || !joins_complement(ws, k, end))
		return k;
	name += name < end && in_list(ws, name, LIST_ARTICLES) && !ws->w[name].capital;
	for (size_t most = k + 2 + LOWER_MODIFIERS;
	    name < end && name < most && !ws->w[name].capital && mention_is_glued(ws, name);)
		name++;				/* "for the state Department of Roads" */
	if (name >= end || !mention_may_name(ws, name))
		return k;
	*holder = mention_name_end(ws, name, end);
	return holder_at(sp, ws, name, *holder);
}

/* "Secretario [General]", "Secretária [Municipal]": behind an adjective that goes with the role noun which ends at k. */
static size_t
adjective_end(const struct speakers *sp, const struct words *ws, size_t k, size_t end)
{
	const char *class = "";

	if (k >= end || !mention_is_glued(ws, k - 1) || word_begins(&ws->w[k]) & LISTS_OF_GRAMMAR)	/* nearly always */
		return k;
	return portfolio_at(sp, ws, k, k + 1, &class) == ws->w[k].end - ws->w[k].start && *class ? k + 1 : k;
}

/* "[China's] representative": is the role j..noun that of a country's delegation? */
static bool
is_delegate_of(const struct speakers *sp, const struct words *ws, size_t j, size_t noun, struct mention *m)
{
	struct rap_str country = words_str(ws, j, noun);

	if (noun == j || !in_list(ws, noun, LIST_DELEGATIONS) || !(rap_ends(country, "'s") || rap_ends(country, "\xE2\x80\x99s")))
		return false;
	country = rap_cut(country, 0, country.n - (rap_ends(country, "'s") ? 2 : 4));
	m->country = rap_lexicon_find(list_words(sp->words.known, LIST_COUNTRIES), country);
	if (!m->country)
		return false;
	m->kind = MENTION_DELEGATION;
	m->name = country;
	return true;
}

/* "Comissão [Europeia]", "Polícia [Federal de Minas]": the end of the capitalised words behind a body's noun that ends at k. */
static size_t
body_end(const struct words *ws, size_t first, size_t noun, size_t k, size_t end)
{
	size_t name;

	if (k >= end || !mention_is_glued(ws, k - 1) || !mention_may_name(ws, k) || ws->w[k].digit ||
	    in_list(ws, k, LIST_HONORIFICS | LIST_ROLES))
		return k;
	name = mention_name_end(ws, k, end);
	return first < noun && rap_ends(words_str(ws, k, name), "s") ? k : name;	/* "SCSI Host Adapters" */
}

/* "the Secretary for Trade", "the Finance Committee", "SBI Chair Ana Lima", "the club secretary", "a resident". */
bool
mention_role(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const char *class = NULL;
	size_t noun, n = 0, k;

	if (m->first == j && !ws->w[j].capital)
		return false;
	noun = role_noun(ws, j, end, &class, &n);
	if (noun == end || noun + n > end)
		return false;
	k = complement_end(sp, ws, adjective_end(sp, ws, noun + n, end), end, &m->end);
	m->kind = mention_role_kind(class);
	m->common = is_named(class, "one") || is_named(class, "body any");
	if (m->common && noun > j && ws->w[j].capital && ws->w[noun].capital && mention_is_person(sp, words_str(ws, j, k)))
		return false;	/* "Tom Fisher", who is known: no fisher */
	m->strong = m->kind == MENTION_ROLE && !m->common;
	m->role = words_str(ws, j, k);
	m->noun = words_str(ws, noun, noun + n);
	if (k == noun + n && is_delegate_of(sp, ws, j, noun, m))
		return m->end = k, true;
	if (k == noun + n && k < end && m->kind == MENTION_ROLE && mention_is_glued(ws, k - 1) && mention_may_name(ws, k))
		m->end = mention_name_end(ws, k, end);
	if (m->kind == MENTION_BODY && m->end == k && ws->w[noun].capital)
		m->role = words_str(ws, j, m->end = body_end(ws, j, noun, k, end));
	if (m->end > k && m->kind != MENTION_BODY) {
		bool titled = k + 1 < m->end && in_list(ws, k, LIST_HONORIFICS);

		if (titled)
			m->honorific = words_str(ws, k, k + 1);
		m->name = words_str(ws, k + titled, m->end);
		m->kind = MENTION_PERSON;
	}
	return true;
}
