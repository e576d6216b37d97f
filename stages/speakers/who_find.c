/* who_find.c - whom a mention means, among those already met.
 *
 *	Ana Lima, A. Lima		the whole name, or a surname whose given name does not differ
 *	Ms. Lima			a surname, of somebody whom the honorific suits
 *	Dr. Ruiz			Marta Ruiz Peña, where nobody's surname is the last word
 *	AL				initials
 *	Ms. Lyma			a surname but for one letter, in doubt, and only where that spelling is rare
 *	the Minister, the Chairman	a role, whatever form its noun has
 *	the Peruvian delegation		a country by its code */
#include <string.h>

#include <rapporteur/utf8.h>

#include "who.h"

#define CANDIDATES_MAX 8	/* namesakes that are looked at */
#define INITIALS_MAX 4
#define MIDDLE_MIN 3		/* bytes of a surname that is not the last word are more: no "de", no "J." */
#define RARE 4			/* a spelling is rare where the other one is there so many times as often */

struct rap_str
who_surname(struct rap_str name)
{
	size_t at = name.n;

	while (at > 0 && (unsigned char)name.s[at - 1] > ' ')
		at--;
	return rap_cut(name, at, name.n);
}

struct rap_str
who_given(struct rap_str name)
{
	size_t at = 0;

	while (at < name.n && (unsigned char)name.s[at] > ' ')
		at++;
	return rap_cut(name, 0, at == name.n ? 0 : at);
}

bool
who_is_name(struct rap_str name)
{
	return who_given(name).n > 0;
}

struct rap_str
who_noun(struct who_table *t, struct rap_str noun)
{
	const char *same = NULL;

	if (noun.n && rap_lexicon_match(t->lists->same_roles, noun, &same) == noun.n)
		return rap_strz(same);
	return noun;
}

/* "AL" for "Ana Lima": the first letters of the words that begin with a capital. Empty where there is one only. */
static struct rap_str
initials(struct rap_str name, char out[4 * INITIALS_MAX])
{
	size_t n = 0, letters = 0, len;
	bool begins = true;

	for (size_t i = 0; i < name.n; i += len) {
		uint32_t c = rap_utf8_get(name.s + i, name.n - i, &len);

		if (begins && rap_is_upper(c) && letters < INITIALS_MAX) {
			n += rap_utf8_put(out + n, c);
			letters++;
		}
		begins = rap_is_space(c) || c == '-' || c == '.';
		while (!begins && i + len < name.n && rap_ascii[(unsigned char)name.s[i + len]] & (RAP_CHAR_UPPER | RAP_CHAR_LOWER))
			len++;
	}
	return (struct rap_str){ out, letters > 1 ? n : 0 };
}

/* The words between given name and surname, the bytes [from, to) with blanks around them. */
static void
learn_middle(struct who_table *t, struct rap_str name, size_t from, size_t to, struct who *w)
{
	for (size_t i = from, begin = from; i < to; i++) {
		if ((unsigned char)name.s[i] > ' ')
			continue;
		if (i > begin + MIDDLE_MIN)
			who_learn(t, KEY_MIDDLE, rap_cut(name, begin, i), w);
		begin = i + 1;
	}
}

void
who_learn_name(struct who_table *t, struct rap_str name, struct who *w)
{
	char out[4 * INITIALS_MAX];
	struct rap_str surname = who_surname(name), given = who_given(name);

	t->single |= name.n == surname.n;
	who_learn(t, KEY_NAME, name, w);
	who_learn(t, KEY_SURNAME, surname, w);
	who_learn(t, KEY_GIVEN, given, w);
	learn_middle(t, name, given.n, name.n - surname.n, w);
	who_learn(t, KEY_INITIALS, initials(name, out), w);
	who_learn_near(t, surname, w);
}

/* Two names with one surname may be one person's: a given name is missing, equal, or the initial of the other. */
static bool
is_compatible(struct who_table *t, struct rap_str a, struct rap_str b)
{
	struct rap_str tail = rap_cut(a, a.n > b.n ? a.n - b.n : 0, a.n);
	size_t la, lb;

	if (b.n > 0 && a.n > b.n && a.s[a.n - b.n - 1] == ' ' && (rap_eq(tail, b) || who_is_same(t, tail, b)))
		return true;		/* "Julián Ortega Prieto", "Ortega Prieto"; "Ana LE RUZ", "Le Ruz" */
	a = who_given(a);
	b = who_given(b);
	if (a.n == 0 || b.n == 0)
		return true;
	if (rap_to_lower(rap_utf8_get(a.s, a.n, &la)) != rap_to_lower(rap_utf8_get(b.s, b.n, &lb)))
		return false;
	return a.n <= la + 1 || b.n <= lb + 1 || rap_eq(a, b);
}

static bool
suits(struct who_table *t, const struct who *w, const struct mention *m)
{
	return (!w->gender || !m->gender || w->gender == m->gender) && is_compatible(t, w->name, m->name);
}

/* "Ambassador Soto" is he who was called so, and not "Dr. Soto". */
static bool
is_titled(const struct who *w, const struct mention *m, const struct who *not)
{
	return m->honorific.n > 0 && rap_eq(w->honorific, m->honorific) && not->honorific.n > 0 &&
	    !rap_eq(not->honorific, m->honorific);
}

/* Of those that a key leads to, who suits the mention: the latest first, and another one. */
static struct who_found
choose(struct who_table *t, const struct bound *b, const struct mention *m)
{
	struct who_found f = { 0 };

	for (int i = 0; b && i < CANDIDATES_MAX && !f.other; i++, b = b->next) {
		if (b->who == f.who || !suits(t, b->who, m))
			continue;
		if (!f.who)
			f.who = b->who;
		else
			f.other = b->who;
	}
	if (f.other && is_titled(f.who, m, f.other))
		f.other = NULL;
	else if (f.other && is_titled(f.other, m, f.who))
		f = (struct who_found){ .who = f.other };
	if (f.other)
		f.doubt = "two-people-of-that-name";
	return f;
}

static struct who_found
only(const struct bound *b)
{
	return (struct who_found){ .who = b ? b->who : NULL };
}

/* May the mention be w with a letter wrong? Not in a list of names, not where it has another office, and not where both
 * are whole names unless w is well known; a spelling that comes again is a name. */
static bool
is_misspelt(struct who_table *t, const struct who *w, const struct mention *m)
{
	const struct bound *variant = t->variants ? who_lookup(t, KEY_VARIANT, m->name) : NULL;
	bool whole = who_is_name(m->name) && who_is_name(w->name);

	if (t->roll || (m->noun.n && w->role.n && who_lookup(t, KEY_ROLE, m->role) != who_lookup(t, KEY_ROLE, w->role)))
		return false;
	if (whole && w->times < 2 && !w->present && !w->fixed)
		return false;
	return !variant || RARE * variant->who->times <= w->times;
}

bool
who_has_gender(const struct who *w, char gender)
{
	if (gender == 'n')		/* "It": a report, or a body */
		return w->kind != MENTION_PERSON;
	return !w->gender || !gender || w->gender == gender;
}

bool
who_is_only_name(const struct who *w)
{
	return w->times == 1 && w->role.n + w->honorific.n + w->affiliation.n == 0 && !w->gender && !w->present && !w->fixed;
}

bool
who_is_person(const struct who *w)
{
	return w->kind == MENTION_PERSON && w->name.n > 0;
}

bool
who_may_be(const struct who *w, const struct mention *m)
{
	return w->kind == MENTION_PERSON && w->role.n == 0 && who_has_gender(w, m->gender);
}

/* "Mona asked ... Mona Vik was elected": the whole name, or its first word where that is all of somebody's. */
static struct who *
by_whole_name(struct who_table *t, const struct mention *m)
{
	struct who_found f = choose(t, who_lookup(t, KEY_NAME, m->name), m);
	struct rap_str given = f.who || !t->single ? RAP_STR("") : who_given(m->name);
	const struct bound *b = who_lookup(t, KEY_NAME, given);

	if (!f.who && b && rap_eq(b->who->name, given) && suits(t, b->who, m))
		return b->who;
	return f.who;
}

static struct who_found
by_name(struct who_table *t, const struct mention *m)
{
	static const enum who_key kinds[] = { KEY_SURNAME, KEY_MIDDLE, KEY_GIVEN };	/* the last one of no whole name */
	struct rap_str surname = who_surname(m->name);
	bool whole = m->name.n > surname.n;
	struct who_found f = { .who = whole ? by_whole_name(t, m) : NULL };
	const struct bound *b;
	uint64_t hash;

	if (f.who)
		return f;
	hash = who_hash(t, surname);
	for (size_t i = 0; i < (whole ? 2 : 3) && !f.who; i++)
		if ((b = who_lookup_hash(t, kinds[i], hash)))
			f = choose(t, b, m);
	if (f.who || !(b = who_lookup_near(t, surname, hash)))
		return f;
	f = choose(t, b, m);
	if (f.who && !is_misspelt(t, f.who, m))
		return (struct who_found){ 0 };
	if (f.who)
		f.doubt = f.other ? "two-people-of-that-name" : "name-misspelt";
	return f;
}

/* "JO", "UNICEF": initials of a person, or a body's short name. */
static struct who_found
by_capitals(struct who_table *t, const struct mention *m)
{
	struct who_found f = only(who_lookup(t, KEY_ROLE, m->name));

	return f.who || m->role.n ? f : choose(t, who_lookup(t, KEY_INITIALS, m->name), m);
}

/* The first word of text from *at on, empty at its end; *at moves behind it. */
static struct rap_str
next_word(struct rap_str text, size_t *at)
{
	size_t from = *at;

	while (from < text.n && (unsigned char)text.s[from] <= ' ')
		from++;
	for (*at = from; *at < text.n && (unsigned char)text.s[*at] > ' ';)
		++*at;
	return rap_cut(text, from, *at);
}

/* "Secretary for Health" is short for "State Secretary for Health": its words are among the other's, in their order. */
static bool
is_short_for(struct who_table *t, struct rap_str role, struct rap_str whole)
{
	size_t i = 0, k = 0;
	struct rap_str a, b;

	while ((a = next_word(role, &i)).n > 0) {
		do
			b = next_word(whole, &k);
		while (b.n > 0 && !who_is_same(t, a, b));
		if (b.n == 0)
			return false;
	}
	return true;
}

/* Of those with an office called so, the latest; but first who has it without a complement ("the Chair" is not the chair of
 * some committee), and then whose own noun it is ("La Directora" is nobody who is there as "Director"). */
static struct who *
of_noun(struct who_table *t, struct rap_str noun)
{
	const struct bound *latest = who_lookup(t, KEY_NOUN, who_noun(t, noun)), *b = latest;
	struct who *same = NULL;

	for (int i = 0; b && i < CANDIDATES_MAX; i++, b = b->next) {
		bool own = b->who->elected || b->who->noun.n == 0 || who_is_same(t, b->who->noun, noun);

		if (own && (b->who->elected || (b->who->role.n == b->who->noun.n && !b->who->affiliation.n)))
			return b->who;
		if (own && !same)
			same = b->who;
	}
	return same ? same : latest ? latest->who : NULL;
}

static struct who_found
by_role(struct who_table *t, const struct mention *m)
{
	size_t len;
	struct who_found f = only(who_lookup(t, KEY_ROLE, m->role));
	bool modified = m->role.n > m->noun.n && rap_is_upper(rap_utf8_get(m->role.s, m->role.n, &len));

	if (f.who || m->noun.n == 0)
		return f;
	f.who = of_noun(t, m->noun);		/* "the minister" */
	if (f.who && modified && (m->kind == MENTION_BODY || f.who->kind == MENTION_BODY || !is_short_for(t, m->role, f.who->role)))
		f.who = NULL;
	return f;
}

static struct who_found
find(struct who_table *t, const struct mention *m)
{
	struct who_found f = { 0 };

	if (m->other && m->common && m->name.n == 0)
		return f;
	switch (m->kind) {
	case MENTION_DELEGATION:
		if (m->delegate && m->country)
			f = only(who_lookup(t, KEY_DELEGATE, rap_strz(m->country)));
		if (!f.who)
			f = only(who_lookup(t, KEY_COUNTRY, m->country ? rap_strz(m->country) : m->name));
		return f.who || m->country ? f : only(who_lookup(t, KEY_ROLE, m->name));	/* of a body */
	case MENTION_PERSON:
		f = m->name.n ? by_name(t, m) : f;
		return f.who || m->name.n ? f : by_role(t, m);
	case MENTION_ROLE:
		return by_role(t, m);
	case MENTION_BODY:
		return m->role.n ? by_role(t, m) : by_capitals(t, m);
	default:
		return f;
	}
}

struct who_found
who_find(struct who_table *t, const struct mention *m)
{
	struct who_found f = find(t, m);

	t->asked++;
	if (f.who && f.who->delegation)
		f.who = f.who->delegation;
	return f;
}

size_t
who_asked(const struct who_table *t)
{
	return t->asked;
}

size_t
who_changes(const struct who_table *t)
{
	return t->changes;
}
