/* who.c - identities: one for each person, delegation or body, whatever it is called. What is learnt of them with each
 * mention; who_find.c knows them again. */
#include <string.h>

#include <rapporteur/utf8.h>

#include "who.h"

#define OF_MAX 8		/* bytes between an office and its body: " of the " */

#define ALIASES_FIRST 4		/* under which somebody is named again and again */

static struct who *
w_of(const struct bound *b)
{
	return b ? b->who : NULL;
}

struct who *
who_known(struct who_table *t, const struct mention *m)
{
	return who_find(t, m).who;
}

/* Is it among the first few, as it was printed? */
static bool
is_first_alias(const struct who *w, struct rap_str text)
{
	const struct alias *a = w->aliases;

	for (int i = 0; a && i < ALIASES_FIRST && !rap_eq(a->text, text); i++)
		a = a->next;
	return a && rap_eq(a->text, text);
}

/* Is it none of the first few in any case, and none of those behind, which have keys? */
static bool
is_new_alias(struct who_table *t, struct who *w, struct rap_str text)
{
	uint64_t hash = w->aliases ? who_hash(t, text) : 0;
	struct alias *a = w->aliases;
	size_t i = 0;

	for (; a && i < ALIASES_FIRST; a = a->next, i++) {
		a->hash = a->hash ? a->hash : who_hash(t, a->text);
		if (a->hash == hash)
			return false;
	}
	return i < ALIASES_FIRST || who_learn_alias(t, hash, w);
}

struct rap_range *
who_alias(struct who_table *t, struct who *w, struct rap_str text)
{
	struct alias *a;

	if (text.n == 0 || is_first_alias(w, text) || !is_new_alias(t, w, text))
		return NULL;
	a = rap_arena_get(t->doc->arena, 1, sizeof(*a));
	a->text = text;
	*w->last_alias = a;
	w->last_alias = &a->next;
	return &a->at;
}

struct who *
who_make(struct who_table *t, enum mention_kind kind)
{
	struct who *w = rap_arena_get(t->doc->arena, 1, sizeof(*w));

	w->kind = kind;
	w->serial = ++t->made;
	w->last_alias = &w->aliases;
	return w;
}

static bool
is_preposition(const struct who_table *t, struct rap_str word)
{
	return rap_lexicon_word(t->known, rap_lexicon_hash_word(word))->has.alone & LIST_PREPOSITIONS;
}

/* "Secretary for Lamps of the Harbour Union" is the "Secretary for Lamps" too: the role up to each preposition but the first. */
static void
learn_shorter(struct who_table *t, struct who *w, struct rap_str role)
{
	size_t prepositions = 0;
	const char *blank = memchr(role.s, ' ', role.n), *next;

	for (; blank; blank = next) {
		struct rap_str word = rap_cut(role, (size_t)(blank + 1 - role.s), role.n);

		next = memchr(word.s, ' ', word.n);
		word.n = next ? (size_t)(next - word.s) : word.n;
		if (is_preposition(t, word) && prepositions++ > 0)
			who_learn(t, KEY_ROLE, rap_cut(role, 0, (size_t)(blank - role.s)), w);
	}
}

static void
has_noun(struct who_table *t, struct who *w, struct rap_str role, struct rap_str noun)
{
	who_learn(t, KEY_NOUN, who_noun(t, noun), w);
	if (w->noun.n == 0)
		w->noun = noun;
	if (w->role.n == 0)
		w->role = role;
}

void
who_has_role(struct who_table *t, struct who *w, struct rap_str role, struct rap_str noun)
{
	t->changes++;
	if (who_learn(t, KEY_ROLE, role, w))
		learn_shorter(t, w, role);
	has_noun(t, w, role, noun);
}

void
who_speaks_as(struct who_table *t, bool code, bool party)
{
	t->changes++;
	t->codes |= code;
	t->parties |= party;
}

bool
who_has_codes(struct who_table *t)
{
	t->asked++;
	return t->codes;
}

bool
who_has_parties(struct who_table *t)
{
	t->asked++;
	return t->parties;
}

void
who_elected(struct who *w)
{
	w->elected = true;
}

/* "Peru, represented by Ms. Ana Lima": "Ms. Lima" is Peru, unless she has spoken as somebody else. */
static void
has_deputy(struct who_table *t, struct who *w, struct rap_str name)
{
	struct who *person = who_known(t, &(struct mention){ .kind = MENTION_PERSON, .name = name });

	if (!person)
		who_learn_name(t, name, w);
	else if (!person->listed && !person->fixed && person->kind == MENTION_PERSON)
		person->delegation = w;
}

/* "chair of the Roof Committee", where the words stand so; empty elsewhere. */
static struct rap_str
with_affiliation(const struct mention *m)
{
	const char *end = m->role.s + m->role.n;

	if (m->affiliation.s <= end || m->affiliation.s > end + OF_MAX)
		return RAP_STR("");
	return (struct rap_str){ m->role.s, (size_t)(m->affiliation.s - m->role.s) + m->affiliation.n };
}

/* What the mention is called by from now on means w. found: it is known by it; a country means who was found by it, always. */
static void
learn_keys(struct who_table *t, const struct mention *m, struct who *w, bool found)
{
	const char *country;
	size_t title;

	if (m->kind == MENTION_DELEGATION && !(found && m->country && !m->delegate))
		who_learn(t, KEY_COUNTRY, m->country ? rap_strz(m->country) : m->name, w);
	if (m->deputy.n > 0)
		has_deputy(t, w, m->deputy);
	else if (m->kind == MENTION_PERSON && m->name.n > w->name.n && w->kind != MENTION_DELEGATION)
		who_learn_name(t, m->name, w);
	if (m->kind != MENTION_DELEGATION && m->role.n > 0 && !(m->kind == MENTION_PERSON && m->common)) {
		if (m->affiliation.n > 0 && m->role.n == m->noun.n) {	/* "chair of the Roof Committee": not "the Chair" */
			has_noun(t, w, m->role, m->noun);
			who_learn(t, KEY_ROLE, with_affiliation(m), w);
		} else
			who_has_role(t, w, m->role, m->noun);
	}
	if (m->kind == MENTION_BODY && m->role.n == 0)
		who_learn(t, KEY_ROLE, m->name, w);
	title = m->honorific.n > 0 && m->role.n == 0 ? rap_lexicon_match(list_words(t->known, LIST_ROLES), m->honorific, NULL) : 0;
	if (title > 0)				/* "Provost Dr. Lima" is the Provost */
		who_learn(t, KEY_NOUN, who_noun(t, rap_cut(m->honorific, 0, title)), w);
	if (m->affiliation.n == 0)
		return;
	who_learn(t, KEY_AFFILIATION, m->affiliation, w);
	country = m->kind == MENTION_PERSON ? rap_lexicon_find(list_words(t->known, LIST_COUNTRIES), m->affiliation) : NULL;
	if (country && w->role.n == 0)		/* "Mr. Ito (Japan)", "the representative of Japan" */
		who_learn(t, KEY_DELEGATE, rap_strz(country), w);
}

bool
who_begins_with(const struct who *w, char c)
{
	return w->name.n > 0 && w->name.s[0] == c;
}

bool
who_spells(const struct who *w, struct rap_str letters)
{
	struct rap_str surname = who_surname(w->name);

	return letters.n > 1 && surname.n > 0 && who_begins_with(w, letters.s[0]) && letters.s[letters.n - 1] == surname.s[0];
}

void
who_has_initials(struct who_table *t, struct who *w, struct rap_str letters)
{
	who_learn(t, KEY_INITIALS, letters, w);
	if (!who_spells(w, letters))
		return;
	who_learn(t, KEY_LETTERS, letters, w);
	t->spelt = true;
}

bool
who_are_letters(struct who_table *t, struct rap_str letters)
{
	t->asked++;
	return t->spelt && who_lookup(t, KEY_LETTERS, letters);
}

void
who_roll(struct who_table *t, bool begins)
{
	t->roll = begins;
}

/* Counts a name that may be w's misspelt: were it often there, it would be somebody's own. */
static void
count_variant(struct who_table *t, const struct mention *m)
{
	struct who *variant = w_of(who_lookup(t, KEY_VARIANT, m->name));

	if (!variant) {
		variant = who_make(t, m->kind);
		t->variants = true;
		who_learn(t, KEY_VARIANT, m->name, variant);
	}
	variant->times++;
}

struct who *
who_mention(struct who_table *t, const struct mention *m)
{
	return who_mention_found(t, m, who_find(t, m));
}

struct who *
who_mention_found(struct who_table *t, const struct mention *m, struct who_found found)
{
	struct who *w = found.who, *named = who_named_in_file(t, m);

	t->changes++;
	if (named)
		w = named;
	else if (found.doubt) {		/* nothing is learnt from it */
		if (!found.other)
			count_variant(t, m);
		return w;
	}
	if (!w)
		w = who_meant_in_file(t, m);
	if (!w && m->kind == MENTION_PERSON && t->variants)
		w = w_of(who_lookup(t, KEY_VARIANT, m->name));
	if (!w)
		w = who_make(t, m->kind);
	learn_keys(t, m, w, w == found.who);
	w->times++;
	w->present |= t->roll;
	if (w->fixed || (w->kind == MENTION_DELEGATION && m->kind == MENTION_PERSON))	/* its deputy: "Ms. Lima" */
		return w;
	if (m->kind == MENTION_PERSON && w->kind == MENTION_ROLE)	/* "the Chair" has a name after all */
		w->kind = MENTION_PERSON;
	if (w->name.n < m->name.n && m->kind != MENTION_DELEGATION) {
		w->name = m->name;
		w->honorific = m->honorific;
	} else if (w->name.n == 0)
		w->name = m->name;
	if (!w->gender)
		w->gender = m->gender;
	if (w->role.n == 0)
		w->role = m->role;
	if (w->affiliation.n == 0)
		w->affiliation = m->affiliation;
	return w;
}

void
who_define(struct who_table *t, struct rap_str name, struct rap_str acronym)
{
	struct who *w = w_of(who_lookup(t, KEY_NAME, name));

	if (!w)
		w = w_of(who_lookup(t, KEY_ROLE, name));
	if (!w) {
		w = who_make(t, MENTION_BODY);
		w->name = name;
		who_learn(t, KEY_ROLE, name, w);
	}
	who_learn(t, KEY_ROLE, acronym, w);
	who_learn(t, KEY_AFFILIATION, acronym, w);
}

struct rap_str
who_ref(struct who_table *t, struct who *w)
{
	if (!w->listed) {
		w->listed = true;
		if (!w->ref.n)
			w->ref = rap_arena_number(t->doc->arena, RAP_STR("#sp"), ++t->numbered);
		*t->last = w;
		t->last = &w->next;
	}
	return w->ref;
}

bool
who_is_affiliation(struct who_table *t, struct rap_str name)
{
	return who_lookup(t, KEY_AFFILIATION, name) != NULL;
}
