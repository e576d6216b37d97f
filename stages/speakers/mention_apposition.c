/* mention_apposition.c - what stands behind a mention and says more of it: "Ana Lima, Secretary for Trade of Peru". */
#include "mention.h"

/* Where the affiliation starts in "Secretary for Trade of the Northern Union": behind the last preposition "of" that a
 * country or a body follows; end where there is none. */
static size_t
affiliation_at(const struct words *ws, size_t first, size_t end)
{
	const char *code;

	for (size_t k = end; k-- > first + 1;) {
		size_t next = k + 1 < end && in_list(ws, k + 1, LIST_ARTICLES) ? k + 2 : k + 1;

		if (next >= end || ws->w[k].capital || !in_list(ws, k, LIST_PARTICLES) || !ws->w[next].capital)
			continue;
		if (mention_country_at(ws, next, end, &code) == end)
			return next;
		if (ws->w[end - 1].capital && in_list(ws, end - 1, LIST_ROLES))
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

	while (lower < end && lower < first + LOWER_MODIFIERS + 1 && !ws->w[lower].capital &&
	    mention_is_glued(ws, lower))
		lower++;			/* "retired teacher Walt Oakes" */
	if (m->name.n > 0 || !mention_read(sp, ws, lower, end, &name) || name.kind != MENTION_PERSON || name.role.n > 0)
		return;
	m->kind = MENTION_PERSON;
	m->name = name.name;
	m->honorific = name.honorific;
	m->gender = name.gender;
}

/* "director of the Lamp Office": in small letters, with no article. */
static bool
small_office(const struct words *ws, size_t first, size_t end, struct mention *m)
{
	const char *class = NULL;
	size_t n = word_match(ws, first, LIST_ROLES, &class);

	if (n == 0 || *class || first + n > end)
		return false;
	*m = (struct mention){ .kind = MENTION_ROLE, .first = first, .end = first + n, .noun = words_str(ws, first, first + n) };
	return true;
}

/* "Peru, represented by [Ms. Ana Lima], said" */
static void
deputy_behind(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct mention *m)
{
	const char *class = "";
	size_t n = word_match(ws, first, LIST_BY, &class);
	struct mention name;

	if (n > 0 && *class == 'd' && mention_read(sp, ws, first + n, end, &name) && name.kind == MENTION_PERSON)
		m->deputy = name.name;
}

size_t
mention_apposition(const struct speakers *sp, const struct words *ws, size_t first, size_t end, struct mention *m)
{
	struct mention role;
	size_t at, cut;

	if (first >= end)
		return first;
	cut = first;
	while (cut < end && !(ws->w[cut].after & (AFTER_COMMA | AFTER_OPEN)))
		cut++;
	if (cut < end)
		end = cut + 1;
	if (m->kind == MENTION_ROLE)
		name_behind(sp, ws, first, end, m);
	if (m->kind == MENTION_DELEGATION)
		deputy_behind(sp, ws, first, end, m);
	if (m->kind != MENTION_PERSON || m->role.n > 0)
		return first;
	if (!mention_read(sp, ws, first, end, &role) && !small_office(ws, first, end, &role))
		return first;
	if (role.kind != MENTION_ROLE && role.kind != MENTION_DELEGATION)
		return first;
	if (role.kind == MENTION_DELEGATION && role.role.n == 0 && role.name.n == role.text.n) {	/* "Ana Lima (Peru)" */
		m->affiliation = m->affiliation.n > 0 ? m->affiliation : role.name;
		return role.end;
	}
	m->noun = role.noun;
	m->common = role.common;
	at = affiliation_at(ws, first, end);
	if (at < end) {
		m->affiliation = words_str(ws, at, end);
		end = at;
		while (end > first + 1 && !ws->w[end - 1].capital)
			end--;
	}
	m->role = words_str(ws, first + in_list(ws, first, LIST_ARTICLES), end);
	return role.end;
}
