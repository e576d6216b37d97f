/* mention_delegation.c - countries and those who speak for them: "Peru and Chile", "the Chilean delegation". */
#include "mention.h"

#define CODE_LETTERS 3		/* "DE", "USA": a code may be another word too */
#define LIST_MAX 64		/* countries joined in one subject; keeps a hostile list linear */

/* The words of the country whose name begins with word j. */
static size_t
country_words(const struct words *ws, size_t j, const char **code)
{
	const struct word *w = &ws->w[j];
	size_t n = w->capital ? word_match(ws, j, LIST_COUNTRIES, code) : 0;

	return n == 1 && w->end - w->start == 2 && !w->caps ? 0 : n;	/* "IT" is Italy, "It" is not */
}

size_t
mention_country_at(const struct words *ws, size_t j, size_t end, const char **code)
{
	size_t n = j < end ? country_words(ws, j, code) : 0;

	if (n > 0 || j >= end || !in_list(ws, j, LIST_ARTICLES))	/* "El Salvador" has its own */
		return j + n;
	j++;
	return j < end ? j + country_words(ws, j, code) : j;
}

/* The end of the party at j, a country or a body by its capitals: "Peru", "the EU". j where there is none. */
static size_t
party_at(const struct speakers *sp, const struct words *ws, size_t j, size_t end)
{
	const char *code;
	size_t k = mention_country_at(ws, j, end, &code), article = j < end && in_list(ws, j, LIST_ARTICLES);

	if (k > j + article)
		return k;
	for (k = j + article; k < end && ws->w[k].caps && (!ws->w[k].digit || (who_has_parties(sp->who) && sp->delegations)) &&
	    !(k > j + article && ws->w[k - 1].after & AFTER_ANY);)
		k++;
	return k > j + article ? k : j;
}

/* Behind a party that ends at k, what joins the next one: ", ", " and ", ", and ", "y de". 0 where the list ends. *tail: the end of
 * the next one. */
static size_t
joint(const struct speakers *sp, const struct words *ws, size_t k, size_t end, bool *last, size_t *tail)
{
	bool comma = ws->w[k - 1].after & AFTER_COMMA;
	const char *class = NULL;
	size_t next = k, party;

	if (k >= end || (ws->w[k - 1].after & AFTER_ANY & ~AFTER_COMMA))
		return 0;
	*last = word_match(ws, k, LIST_CONJUNCTIONS, &class) && *class == '\0';
	next += *last;
	if (next + 1 < end && !ws->w[next].capital && in_list(ws, next, LIST_PARTICLES) && !in_list(ws, next, LIST_ARTICLES))
		next++;			/* "del Ecuador y [del] Perú" */
	if (!*last && !comma)
		return 0;
	party = party_at(sp, ws, next, end);
	if (party == next)
		return 0;
	*tail = party;
	return next;
}

/* "KENYA, MEXICO [and others]", "and several others": behind parties that end at k; k where there are no others. */
static size_t
others_end(const struct words *ws, size_t k, size_t end)
{
	const char *class = "";
	size_t n, next = k + 1;

	if (next >= end || ws->w[k - 1].after & AFTER_ANY & ~AFTER_COMMA || !in_list(ws, k, LIST_CONJUNCTIONS))
		return k;
	for (int i = 0; i < 2 && next < end && (n = word_match(ws, next, LIST_QUANTIFIERS, &class)) > 0; i++) {
		next += n;
		if (*class == 'o')
			return next;
	}
	return k;
}

/* Takes the parties that are joined to the one which ends at m->end into m; mention_parties knows that there may be some. */
void
mention_more_parties(const struct speakers *sp, const struct words *ws, size_t end, struct mention *m)
{
	bool last = false;
	const char *code;
	size_t tail = 0, next = m->next = joint(sp, ws, m->end, end, &last, &tail);

	for (int i = 0; next && i < LIST_MAX; i++) {
		m->strong |= ws->w[tail - 1].caps &&
		    (m->kind == MENTION_DELEGATION || mention_country_at(ws, next, end, &code) == tail);
		if (last)
			break;
		next = joint(sp, ws, tail, end, &last, &tail);
	}
	if (last && tail)
		m->end = tail;
	else
		m->next = 0;
	m->end = others_end(ws, m->end, end);
}

static bool
is_party(const struct mention *m)
{
	return m->kind == MENTION_DELEGATION || m->kind == MENTION_BODY;
}

bool
mention_read_next(const struct speakers *sp, const struct words *ws, size_t end, struct mention *m)
{
	size_t next = m->next, tail = next && is_party(m) ? party_at(sp, ws, next, end) : end, behind;
	bool last;
	size_t further = tail < end ? joint(sp, ws, tail, end, &last, &behind) : 0;

	if (!next || !mention_read(sp, ws, next, further ? tail : end, m))
		return false;
	if (further && is_party(m))
		m->next = further;
	return true;
}

/* "[Jordan] Hale said": a country that is somebody's given name. */
static bool
names_person(const struct words *ws, size_t first, size_t k, size_t end)
{
	const uint32_t office = LIST_ROLES | LIST_DELEGATIONS | LIST_HONORIFICS | LIST_COUNTRIES;

	return k == first + 1 && k < end && !ws->w[first].caps && !ws->w[k].caps && mention_is_glued(ws, first) &&
	    mention_may_name(ws, k) && !(word_begins(&ws->w[k]) & office);
}

/* "Peru", "Peru, Chile and the United States". */
bool
mention_country(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const char *country = NULL, *code;
	size_t k = mention_country_at(ws, j, end, &country), first = j;

	if (k == j)
		return false;
	if (in_list(ws, j, LIST_ARTICLES) && !(ws->w[j].capital && word_match(ws, j, LIST_COUNTRIES, &code)))
		first++;
	if (k <= first || names_person(ws, first, k, end))
		return false;
	m->kind = MENTION_DELEGATION;
	m->country = country;
	m->strong = ws->w[first].caps &&	/* "JAPAN opposed", "the EU opposed" */
	    (ws->w[k - 1].end - ws->w[first].start > CODE_LETTERS || who_has_codes(sp->who) ||
	    (first > m->first && who_has_parties(sp->who)));
	m->name = words_str(ws, first, k);
	m->end = k;
	mention_parties(sp, ws, end, m);
	return true;
}

/* "LDCs": capitals, and an s for many of them. */
static bool
is_plural_of_capitals(const struct words *ws, size_t j)
{
	struct rap_str word = words_str(ws, j, j + 1);

	return word.n > 3 && rap_ends(word, "s") && mention_is_capital(word.s[1]) && mention_is_capital(word.s[word.n - 2]);
}

bool
mention_group(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const struct word *w = &ws->w[j];
	bool parties;

	if (j + 1 >= end || !w->capital || !(w->digit ? w->caps && j > m->first : is_plural_of_capitals(ws, j)))
		return false;
	parties = who_has_parties(sp->who);
	if (!sp->delegations)
		return false;
	m->kind = MENTION_DELEGATION;
	m->strong = parties && w->caps;
	m->name = words_str(ws, j, j + 1);
	m->end = j + 1;
	mention_parties(sp, ws, end, m);
	return true;
}

/* "the World Water [Programme]": behind a name that ends at word k, the noun of a body that is no name elsewhere. */
static size_t
noun_of_body(const struct words *ws, size_t k, size_t end)
{
	const char *class = NULL;
	size_t n = k < end && ws->w[k].capital && mention_is_glued(ws, k - 1) ? word_match(ws, k, LIST_ROLES, &class) : 0;

	return n > 0 && mention_role_kind(class) == MENTION_BODY && k + n <= end ? k + n : k;
}

/* "delegation of Peru", "Permanent Representative of the Kingdom of Wessex", "Peruvian delegation". */
bool
mention_delegation(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const char *code = NULL, *class = "";
	size_t adjective = word_match(ws, j, LIST_DEMONYMS, &code);
	size_t noun = word_match(ws, j + adjective < end ? j + adjective : j, LIST_DELEGATIONS, &class), k = j + adjective + noun;

	if (noun == 0 || k > end)
		return false;
	if (k < end && !adjective && !(ws->w[k - 1].after & AFTER_ANY)) {	/* "delegación chilena" */
		adjective = word_match(ws, k, LIST_DEMONYMS, &code);
		k += adjective;
	}
	if (adjective) {
		*m = (struct mention){ .kind = MENTION_DELEGATION, .first = m->first, .end = k, .strong = true, .country = code };
		m->role = words_str(ws, j, k);
		return true;
	}
	if (k + 1 >= end || (ws->w[k - 1].after & AFTER_ANY) || !in_list(ws, k, LIST_PARTICLES))
		return false;
	if (mention_country(sp, ws, k + 1, end, m)) {
		m->delegate = *class == 'p' && !m->next;
		return m->strong = true;
	}
	j = k + 1 + in_list(ws, k + 1, LIST_ARTICLES);
	k = mention_name_end(ws, j, end);
	if (k == j || *class == 'c')
		return false;
	k = noun_of_body(ws, k, end);
	m->kind = MENTION_DELEGATION;
	m->name = words_str(ws, j, k);
	m->strong = true;
	m->end = k;
	return true;
}
