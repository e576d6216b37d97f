/* mention.c - words that name somebody, read forward from one word: delegations, honorifics with names, roles, names.
 * A recogniser: words in, verdict out. Who that is, who.c decides. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "speakers.h"

#define LIST_MAX 64		/* countries joined in one subject; keeps a hostile list linear */
#define NAME_WORDS 7
#define MODIFIERS 5		/* words before a role noun: "the OAS Deputy Press Secretary" */
#define LOWER_MODIFIERS 2	/* those not capitalised: "the acting club secretary" */

/* Nothing stands between word k and the next but white space, or the stop of "Mr." and "J.". */
static bool
is_glued(const struct speakers *sp, const struct words *ws, size_t k)
{
	unsigned after = ws->w[k].after & AFTER_ANY;

	if (after != AFTER_STOP)
		return after == 0;
	return word_is_short(ws, k, &sp->lists);
}

static bool
may_name(const struct speakers *sp, const struct words *ws, size_t k)
{
	const char *class = NULL;

	return ws->w[k].capital && (!word_match(ws, k, sp->lists.not_names, &class) || *class);
}

/* The same where a sentence may begin: "Meetings" is no name, but "Matters" is part of one. */
static bool
may_begin_name(const struct speakers *sp, const struct words *ws, size_t k)
{
	return ws->w[k].capital && !in_list(ws, k, sp->lists.not_names);
}

/* The end of the capitalised words from j on, joined by particles: "Saint Kitts and Nevis". j where there are none. */
static size_t
name_end(const struct speakers *sp, const struct words *ws, size_t j, size_t end)
{
	size_t k = j;

	while (k < end && (k == j ? ws->w[k].capital : may_name(sp, ws, k))) {
		size_t p = ++k;

		if (k >= end || !is_glued(sp, ws, k - 1))
			return k;
		while (p < end && p < k + 3 && !ws->w[p].capital && in_list(ws, p, sp->lists.particles) && is_glued(sp, ws, p))
			p++;
		if (p < end && p > k && may_name(sp, ws, p))
			k = p;
		else if (p > k || !ws->w[k].capital)
			return k;
	}
	return k;
}

/* "Mr Leary [of Mill Lane]": what is no person's name goes. */
static size_t
person_end(const struct speakers *sp, const struct words *ws, size_t j, size_t end)
{
	const char *class = NULL;

	for (size_t k = j + 1; k < end; k++)
		if (!ws->w[k].capital && word_match(ws, k, sp->lists.particles, &class) && *class)
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

static size_t
country_at(const struct speakers *sp, const struct words *ws, size_t j, size_t end, const char **code)
{
	size_t n = j < end && ws->w[j].capital ? word_match(ws, j, sp->lists.countries, code) : 0;

	if (n == 0 && j < end && in_list(ws, j, sp->lists.articles))	/* "El Salvador" has its own */
		j++;
	return n || j >= end || !ws->w[j].capital || ws->w[j].digit ? j + n : j + word_match(ws, j, sp->lists.countries, code);
}

/* Behind a country that ends at k, what joins the next one: ", ", " and ", ", and ". 0 where the list ends. */
static size_t
joint(const struct speakers *sp, const struct words *ws, size_t k, size_t end, bool *last)
{
	bool comma = ws->w[k - 1].after & AFTER_COMMA;
	const char *code, *class = NULL;
	size_t next = k;

	if (k >= end || (ws->w[k - 1].after & AFTER_ANY & ~AFTER_COMMA))
		return 0;
	*last = word_match(ws, k, sp->lists.conjunctions, &class) && *class == '\0';
	next += *last;
	return (*last || comma) && country_at(sp, ws, next, end, &code) > next + (next < end && in_list(ws, next, sp->lists.articles)) ?
	    next : 0;
}

/* "Peru", "Peru, Chile and the United States". */
static bool
read_country(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	size_t k = country_at(sp, ws, j, end, &m->country), first = j, next, tail = 0;
	const char *code;
	bool last = false;

	if (j < end && in_list(ws, j, sp->lists.articles) && !(ws->w[j].capital && word_match(ws, j, sp->lists.countries, &code)))
		first++;
	if (k <= first)
		return false;
	m->kind = MENTION_DELEGATION;
	m->strong = ws->w[first].caps && ws->w[first].end - ws->w[first].start > 3;	/* "JAPAN opposed": as bulletins print speakers */
	m->name = words_str(ws, first, k);
	m->end = k;
	m->next = joint(sp, ws, k, end, &last);
	next = m->next;
	for (int i = 0; next && i < LIST_MAX; i++) {
		tail = country_at(sp, ws, next, end, &code);
		if (last)
			break;
		next = joint(sp, ws, tail, end, &last);
	}
	if (last && tail)
		m->end = tail;
	else
		m->next = 0;
	return true;
}

/* "delegation of Peru", "Permanent Representative of the Kingdom of Wessex", "Peruvian delegation". */
static bool
read_delegation(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const char *code = NULL, *class = "";
	size_t adjective = word_match(ws, j, sp->lists.demonyms, &code);
	size_t noun = word_match(ws, j + adjective < end ? j + adjective : j, sp->lists.delegations, &class), k = j + adjective + noun;

	if (noun == 0 || k > end)
		return false;
	if (k < end && !adjective && !(ws->w[k - 1].after & AFTER_ANY)) {	/* "delegación chilena" */
		adjective = word_match(ws, k, sp->lists.demonyms, &code);
		k += adjective;
	}
	if (adjective) {
		*m = (struct mention){ .kind = MENTION_DELEGATION, .first = m->first, .end = k, .strong = true, .country = code };
		m->role = words_str(ws, j, k);
		return true;
	}
	if (k + 1 >= end || (ws->w[k - 1].after & AFTER_ANY) || !in_list(ws, k, sp->lists.particles))
		return false;
	if (read_country(sp, ws, k + 1, end, m))
		return m->strong = true;
	j = k + 1 + in_list(ws, k + 1, sp->lists.articles);
	k = name_end(sp, ws, j, end);
	if (k == j || *class)
		return false;
	m->kind = MENTION_DELEGATION;
	m->name = words_str(ws, j, k);
	m->strong = true;
	m->end = k;
	return true;
}

static bool
is_person(const struct speakers *sp, struct rap_str name)
{
	struct mention m = { .kind = MENTION_PERSON, .name = name };

	return who_known(sp->who, &m) != NULL;
}

/* "Sue & Joe", "Mr. Ito and Ms. Ruiz": two people, where they are known or have honorifics. "Smith & Sons" is one name. */
static void
split_joint(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct mention *m)
{
	for (size_t k = first + 1; k < end; k++) {
		bool word = !ws->w[k].capital && in_list(ws, k, sp->lists.conjunctions);
		size_t next = k + word;

		if ((!word && !(ws->w[k - 1].after & AFTER_AND)) || next >= end)
			continue;
		if (word_match(ws, next, sp->lists.honorifics, NULL) || is_person(sp, words_str(ws, first, k)) ||
		    is_person(sp, words_str(ws, next, end))) {
			m->name = words_str(ws, first, k);
			m->next = next;
		}
		return;
	}
}

/* "Ms. Ana Lima", "Ambassador Lima". */
static bool
read_honorific(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const char *gender = "";
	size_t n = word_match(ws, j, sp->lists.honorifics, &gender), first = j + n, k, full;

	if (n == 0 || first >= end || !is_glued(sp, ws, first - 1) || word_match(ws, j, sp->lists.roles, NULL) > n)
		return false;	/* "Chief Executive" is a role */
	for (; (n = word_match(ws, first, sp->lists.honorifics, NULL)) > 0; first += n)
		if (first + n >= end || !is_glued(sp, ws, first + n - 1))
			return false;
	full = name_end(sp, ws, first, end);
	k = person_end(sp, ws, first, full);
	if (k == first || !may_name(sp, ws, first))
		return false;
	m->kind = MENTION_PERSON;
	m->gender = *gender;
	m->affiliation = name_affiliation(ws, k, full);
	m->tail = k < full ? full : 0;
	m->honorific = rap_cut(ws->text, ws->w[j].start, ws->w[first - 1].end + !!(ws->w[first - 1].after & AFTER_STOP));
	m->name = words_str(ws, first, k);
	m->strong = true;
	m->end = k;
	split_joint(sp, ws, first, k, m);
	return true;
}

static bool read_role(const struct speakers *, const struct words *, size_t j, size_t end, struct mention *);

/* "Mr. Chairman", "Mme la Présidente": a role behind the honorific. */
static bool
read_titled_role(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const char *gender = "";
	size_t n = word_match(ws, j, sp->lists.honorifics, &gender), role = j + n;

	if (n == 0 || !*gender || role >= end || !is_glued(sp, ws, role - 1))
		return false;
	role += in_list(ws, role, sp->lists.articles);
	if (role >= end || !word_match(ws, role, sp->lists.roles, NULL) || !read_role(sp, ws, role, end, m))
		return false;
	m->gender = *gender;
	return true;
}

static enum mention_kind
role_kind(const char *class)
{
	return strcmp(class, "body") == 0 ? MENTION_BODY : MENTION_ROLE;
}

/* May word k stand before a role noun? "[OAS Deputy] Secretary", "the [acting club] secretary". */
static bool
may_modify(const struct speakers *sp, const struct words *ws, size_t k)
{
	const struct lists *l = &sp->lists;
	uint32_t grammar = l->prepositions.bit | l->auxiliaries.bit | l->verbs.bit | l->adverbs.bit | l->relatives.bit | l->pronouns.bit |
	    l->conjunctions.bit | l->articles.bit;

	if (ws->w[k].capital || in_list(ws, k, sp->lists.demonyms))
		return true;
	return !ws->w[k].digit && !(ws->w[k].lists & grammar);
}

/* The role noun at word j or behind what modifies it, the last of several: "the club [secretary]". end where there is none. */
static size_t
role_noun(const struct speakers *sp, const struct words *ws, size_t j, size_t end, const char **class)
{
	size_t found = end, lower = 0, n;

	for (size_t k = j; k < end && k < j + MODIFIERS; k += n) {
		const char *of = NULL;

		n = word_match(ws, k, sp->lists.roles, &of);
		if (n > 0) {
			found = k;
			*class = of;
		} else if (found < end || (lower += !ws->w[k].capital) > LOWER_MODIFIERS || !may_modify(sp, ws, k))
			break;
		n += n == 0;
		if (k + n < end && !is_glued(sp, ws, k + n - 1))
			break;
	}
	return found;
}

/* "the Secretary for Trade", "the Finance Committee", "SBI Chair Ana Lima", "the club secretary", "a resident". */
static bool
read_role(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	const char *class = NULL;
	size_t noun = role_noun(sp, ws, j, end, &class), n, k, name;

	if (noun == end || (m->first == j && !ws->w[j].capital))
		return false;
	n = word_match(ws, noun, sp->lists.roles, NULL);
	if (noun + n > end)
		return false;
	k = noun + n;
	if (k < end && is_glued(sp, ws, k - 1) && in_list(ws, k, sp->lists.particles) && !ws->w[k].capital) {
		name = k + 1 < end && in_list(ws, k + 1, sp->lists.articles) && !ws->w[k + 1].capital ? k + 2 : k + 1;
		while (name < end && name < k + 2 + LOWER_MODIFIERS && !ws->w[name].capital && is_glued(sp, ws, name))
			name++;			/* "for the state Department of Roads" */
		if (name < end && may_name(sp, ws, name))
			k = name_end(sp, ws, name, end);
	}
	m->kind = role_kind(class);
	m->common = strcmp(class, "one") == 0;
	m->strong = m->kind == MENTION_ROLE && !m->common;
	m->role = words_str(ws, j, k);
	m->noun = words_str(ws, noun, noun + n);
	m->end = k;
	if (k == noun + n && k < end && is_glued(sp, ws, k - 1) && may_name(sp, ws, k) && strcmp(class, "body") != 0) {
		m->end = name_end(sp, ws, k, end);
		m->name = words_str(ws, k, m->end);
		m->kind = MENTION_PERSON;
	}
	return true;
}

/* "Ana Lima", "UNESCO". */
static bool
read_name(const struct speakers *sp, const struct words *ws, size_t j, size_t end, struct mention *m)
{
	size_t k = name_end(sp, ws, j, end), own = j;

	if (k == j || !may_begin_name(sp, ws, j) || ws->w[j].digit || (m->first != j && !ws->w[j].caps) || in_list(ws, j, sp->lists.demonyms))
		return false;
	while (own < k && ws->w[own].capital)
		own++;
	if (own < k && own >= j + 2 && in_list(ws, own, sp->lists.prepositions)) {	/* "Ana Lima of the Northern Bank" */
		m->tail = k;
		m->affiliation = name_affiliation(ws, own, k);
	} else
		own = k;
	m->kind = ws->w[j].caps && k == j + 1 ? MENTION_BODY : MENTION_PERSON;
	m->name = words_str(ws, j, own);
	m->end = own;
	split_joint(sp, ws, j, own, m);
	return own <= j + NAME_WORDS && !rap_ends(m->name, "'s") && !rap_ends(m->name, "\xE2\x80\x99s");
}

/* "he", "the ambassador": not "the ambassador of Peru", not "the Ambassador Lima". */
static bool
read_pronoun(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct mention *m)
{
	size_t n = word_match(ws, i, sp->lists.pronouns, NULL), k = i + n;

	if (n == 0 || k >= end)
		return false;
	if (n > 1 && (ws->w[k].capital || in_list(ws, k, sp->lists.particles) || in_list(ws, k, sp->lists.demonyms)))
		return false;
	if (n > 1) {		/* "the minister", and there is one */
		struct mention role = { .kind = MENTION_ROLE, .role = words_str(ws, i + 1, k), .noun = words_str(ws, i + 1, k) };

		if (who_known(sp->who, &role))
			return false;
	}
	m->kind = MENTION_PRONOUN;
	m->strong = true;
	m->end = k;
	return true;
}

bool
mention_read(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct mention *m)
{
	static bool (*const readers[])(const struct speakers *, const struct words *, size_t, size_t, struct mention *) = {
		read_delegation, read_country, read_titled_role, read_honorific, read_role, read_name,
	};
	const struct mention none = { .first = i };
	size_t j = i;

	*m = none;
	if (i >= end)
		return false;
	if (read_pronoun(sp, ws, i, end, m))
		return m->text = words_str(ws, i, m->end), true;
	j += word_match(ws, i, sp->lists.quantifiers, NULL);
	if (j < end && in_list(ws, j, sp->lists.articles) && !(ws->w[j].after & AFTER_ANY))
		j++;
	for (size_t r = 0; j < end && r < sizeof(readers) / sizeof(*readers); r++) {
		*m = none;
		if (readers[r](sp, ws, j, end, m)) {
			m->text = words_str(ws, i, m->end);
			return true;
		}
	}
	return false;
}

/* Where the affiliation starts in "Secretary for Trade of the Northern Union": behind the last preposition "of" that a country or a
 * body follows; end where there is none. */
static size_t
affiliation_at(const struct speakers *sp, const struct words *ws, size_t first, size_t end)
{
	const char *code;

	for (size_t k = end; k-- > first + 1;) {
		size_t next = k + 1 < end && in_list(ws, k + 1, sp->lists.articles) ? k + 2 : k + 1;

		if (next >= end || ws->w[k].capital || !in_list(ws, k, sp->lists.particles) || !ws->w[next].capital)
			continue;
		if (country_at(sp, ws, next, end, &code) == end)
			return next;
		if (ws->w[end - 1].capital && in_list(ws, end - 1, sp->lists.roles))
			return next;
		if (next + 1 == end && ws->w[next].caps)
			return next;
	}
	return end;
}

/* "the Minister of Fisheries, Ana Lima, said": a name behind a role. */
static void
name_behind(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct mention *m)
{
	struct mention name;
	size_t lower = first;

	while (lower < end && lower < first + LOWER_MODIFIERS + 1 && !ws->w[lower].capital && is_glued(sp, ws, lower))
		lower++;			/* "retired teacher Walt Oakes" */
	if (m->name.n > 0 || !mention_read(sp, ws, lower, end, &name) || name.kind != MENTION_PERSON || name.role.n > 0)
		return;
	m->kind = MENTION_PERSON;
	m->name = name.name;
	m->honorific = name.honorific;
	m->gender = name.gender;
}

void
mention_apposition(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct mention *m)
{
	struct mention role;
	size_t at, cut;

	if (first >= end)
		return;
	cut = first;
	while (cut < end && !(ws->w[cut].after & (AFTER_COMMA | AFTER_OPEN)))
		cut++;
	if (cut < end)
		end = cut + 1;
	if (m->kind == MENTION_ROLE)
		name_behind(sp, ws, first, end, m);
	if (m->kind != MENTION_PERSON || m->role.n > 0)
		return;
	if (!mention_read(sp, ws, first, end, &role) || (role.kind != MENTION_ROLE && role.kind != MENTION_DELEGATION))
		return;
	m->noun = role.noun;
	m->common = role.common;
	at = affiliation_at(sp, ws, first, end);
	if (at < end) {
		m->affiliation = words_str(ws, at, end);
		end = at;
		while (end > first + 1 && !ws->w[end - 1].capital)
			end--;
	}
	m->role = words_str(ws, first + in_list(ws, first, sp->lists.articles), end);
}
