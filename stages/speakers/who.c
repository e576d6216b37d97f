/* who.c - identities: one for each person, delegation or body, whatever it is called. A hash table from folded names to
 * identities; a name costs the same however many speakers there are. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/utf8.h>

#include "who.h"

struct who_table *
who_new(struct rap_doc *doc)
{
	struct who_table *t = rap_alloc(1, sizeof(*t));

	t->doc = doc;
	t->cap = 64;
	t->slots = rap_alloc(t->cap, sizeof(*t->slots));
	t->last = &t->first;
	return t;
}

void
who_free(struct who_table *t)
{
	rap_buf_free(&t->key);
	free(t->slots);
	free(t);
}

static struct slot *
find(const struct who_table *t, struct rap_str key)
{
	size_t i = rap_hash(key) & (t->cap - 1);

	while (t->slots[i].key.s && !rap_eq(t->slots[i].key, key))
		i = (i + 1) & (t->cap - 1);
	return &t->slots[i];
}

static void
grow(struct who_table *t)
{
	struct slot *old = t->slots;
	size_t cap = t->cap;

	t->cap = 2 * cap;
	t->slots = rap_alloc(t->cap, sizeof(*t->slots));
	for (size_t i = 0; i < cap; i++)
		if (old[i].key.s)
			*find(t, old[i].key) = old[i];
	free(old);
}

/* The key as it stands in the scratch buffer leads to who from now on. */
static void
bind(struct who_table *t, struct who *who)
{
	struct slot *s = find(t, rap_buf_str(&t->key));

	if (!s->key.s) {
		s->key = rap_arena_copy(t->doc->arena, rap_buf_str(&t->key));
		s->who = who;
		if (2 * ++t->n > t->cap)
			grow(t);
		return;
	}
	s->who = who;
}

/* "r:secretary for trade": a folded key in the scratch buffer. White space runs are one space, case goes. */
static void
key(struct who_table *t, char type, struct rap_str text)
{
	size_t len;
	bool space = false;

	rap_buf_clear(&t->key);
	rap_buf_addc(&t->key, type);
	rap_buf_addc(&t->key, ':');
	for (size_t i = 0; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);
		char out[4];

		if (rap_is_space(c) || c == 0xAD) {
			space = c != 0xAD || space;
			continue;
		}
		if (space && t->key.n > 2)
			rap_buf_addc(&t->key, ' ');
		space = false;
		rap_buf_add(&t->key, out, rap_utf8_put(out, rap_to_lower(c == 0x2019 ? '\'' : c)));
	}
}

static struct who *
lookup(struct who_table *t, char type, struct rap_str text)
{
	if (text.n == 0)
		return NULL;
	key(t, type, text);
	return find(t, rap_buf_str(&t->key))->who;
}

static void
learn(struct who_table *t, char type, struct rap_str text, struct who *who)
{
	if (text.n == 0)
		return;
	key(t, type, text);
	bind(t, who);
}

/* The last word of a name, its surname; the first word where last is false. */
static struct rap_str
name_part(struct rap_str name, bool last)
{
	size_t at = last ? name.n : 0;

	if (last) {
		while (at > 0 && (unsigned char)name.s[at - 1] > ' ')
			at--;
		return rap_cut(name, at, name.n);
	}
	while (at < name.n && (unsigned char)name.s[at] > ' ')
		at++;
	return rap_cut(name, 0, at);
}

static bool
is_single(struct rap_str name)
{
	return name_part(name, true).n == name.n;
}

/* Two given names may be one person's: equal, or one the initial of the other. */
static bool
is_compatible(struct rap_str a, struct rap_str b)
{
	size_t la, lb;

	if (a.n == 0 || b.n == 0 || is_single(a) || is_single(b))
		return true;
	a = name_part(a, false);
	b = name_part(b, false);
	if (rap_to_lower(rap_utf8_get(a.s, a.n, &la)) != rap_to_lower(rap_utf8_get(b.s, b.n, &lb)))
		return false;
	return a.n <= la + 1 || b.n <= lb + 1 || rap_eq(a, b);
}

static struct who *
by_name(struct who_table *t, struct rap_str name)
{
	struct who *w = lookup(t, 'n', name);

	if (w)
		return w;
	w = lookup(t, 's', name_part(name, true));
	if (!w && is_single(name))
		w = lookup(t, 'g', name);
	return w && is_compatible(w->name, name) ? w : NULL;
}

struct who *
who_known(struct who_table *t, const struct mention *m)
{
	struct who *w = NULL;

	switch (m->kind) {
	case MENTION_DELEGATION:
		return lookup(t, 'c', m->country ? rap_strz(m->country) : m->name);
	case MENTION_PERSON:
		w = by_name(t, m->name);
		return w || m->name.n ? w : lookup(t, 'r', m->role);
	case MENTION_ROLE:
	case MENTION_BODY:
		w = lookup(t, 'r', m->role.n ? m->role : m->name);
		return w || m->role.n > m->noun.n ? w : lookup(t, 'h', m->noun);	/* "the minister" */
	default:
		return NULL;
	}
}

static void
learn_name(struct who_table *t, struct rap_str name, struct who *w)
{
	learn(t, 'n', name, w);
	learn(t, 's', name_part(name, true), w);
	if (!is_single(name))
		learn(t, 'g', name_part(name, false), w);
}

static bool
has_alias(struct who_table *t, struct who *w, struct rap_str text)
{
	struct rap_buf folded = { 0 };
	bool known;

	rap_buf_addf(&folded, "%zu ", w->serial);
	rap_buf_add(&folded, text.s, text.n);
	known = lookup(t, 'a', rap_buf_str(&folded)) != NULL;
	if (!known)
		bind(t, w);
	rap_buf_free(&folded);
	return known;
}

static void
add_alias(struct who_table *t, struct who *w, struct rap_str text)
{
	struct alias *a;

	if (text.n == 0 || has_alias(t, w, text))
		return;
	a = rap_arena_get(t->doc->arena, 1, sizeof(*a));
	a->text = text;
	*w->last_alias = a;
	w->last_alias = &a->next;
}

static struct who *
make(struct who_table *t, enum mention_kind kind)
{
	struct who *w = rap_arena_get(t->doc->arena, 1, sizeof(*w));

	w->kind = kind;
	w->serial = ++t->made;
	w->last_alias = &w->aliases;
	return w;
}

struct who *
who_mention(struct who_table *t, const struct mention *m)
{
	struct who *w = who_known(t, m);

	if (!w)
		w = make(t, m->kind);
	if (m->kind == MENTION_DELEGATION)
		learn(t, 'c', m->country ? rap_strz(m->country) : m->name, w);
	else if (m->kind == MENTION_PERSON && m->name.n > w->name.n)
		learn_name(t, m->name, w);
	if (m->kind != MENTION_DELEGATION && m->role.n > 0) {
		learn(t, 'r', m->role, w);
		learn(t, 'h', m->noun, w);
	}
	if (m->kind == MENTION_BODY && m->role.n == 0)
		learn(t, 'r', m->name, w);
	if (w->name.n < m->name.n && m->kind != MENTION_DELEGATION) {
		w->name = m->name;
		w->honorific = m->honorific;
	} else if (w->name.n == 0)
		w->name = m->name;
	if (w->role.n == 0)
		w->role = m->role;
	if (w->affiliation.n == 0)
		w->affiliation = m->affiliation;
	add_alias(t, w, m->text);
	return w;
}

struct rap_str
who_ref(struct who_table *t, struct who *w)
{
	if (!w->number) {
		w->number = ++t->numbered;
		w->ref = rap_arena_printf(t->doc->arena, "#sp%zu", w->number);
		*t->last = w;
		t->last = &w->next;
	}
	return w->ref;
}

/* A label's own words: without the brackets around it, what stands in brackets in it, a stage direction behind a comma,
 * and the punctuation at its end. "The PRESIDING OFFICER (Mr. Ito)." is "The PRESIDING OFFICER". */
static struct rap_str
label_name(struct rap_str label)
{
	size_t len, i;

	label = rap_trim(label);
	while (label.n > 0 && (label.s[0] == '[' || label.s[0] == '('))
		label = rap_cut(label, 1, label.n);
	for (i = 0; i < label.n && !strchr("([])", label.s[i]); i++)
		if (label.s[i] == ',' && i + 2 < label.n && strchr("([", label.s[i + 2]))
			break;
	label = rap_trim(rap_cut(label, 0, i));
	while (label.n > 0) {
		uint32_t c = rap_utf8_last(label, &len);

		if (rap_is_alpha(c) || rap_is_digit(c))
			break;
		label = rap_trim(rap_cut(label, 0, label.n - len));
	}
	return label;
}

struct who *
who_label(struct speakers *sp, struct rap_str label)
{
	struct who_table *t = sp->who;
	struct rap_str name = label_name(label);
	struct who *w = lookup(t, 'l', name);
	size_t n;

	if (w || name.n == 0)
		return w;
	w = make(t, MENTION_PERSON);
	learn(t, 'l', name, w);
	n = rap_lexicon_match(sp->lists.honorifics.words, name, NULL);
	if (n > 0 && n < name.n) {
		w->honorific = rap_cut(name, 0, n);
		w->name = rap_trim(rap_cut(name, n, name.n));
	} else if (rap_lexicon_match(sp->lists.articles.words, name, NULL)) {
		w->kind = MENTION_ROLE;
		w->role = name;
	} else
		w->name = name;
	return w;
}
