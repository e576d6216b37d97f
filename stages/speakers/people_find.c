/* people_find.c - the people of the archive by id, name, surname and role: a hash table of the process. */
#include <stdlib.h>

#include <rapporteur/utf8.h>

#include "people.h"

struct entry {
	struct entry *next;	/* of the same slot */
	struct rap_str key;
	struct person *person;
};

static struct entry **slots;	/* a power of two */
static size_t entries, cap;

bool
people_given(void)
{
	return entries > 0;
}

/* "n:ana rivas": white space runs are one space, case goes. */
static struct rap_str
fold(struct rap_buf *b, enum people_key kind, struct rap_str text)
{
	struct rap_buf lower = { 0 };

	rap_buf_clear(b);
	rap_buf_addc(b, (char)kind);
	rap_lower(&lower, rap_trim(text));
	for (size_t i = 0; i < lower.n; i++) {
		bool space = lower.s[i] == ' ' || lower.s[i] == '\n' || lower.s[i] == '\t';

		if (!space)
			rap_buf_addc(b, lower.s[i]);
		else if (b->s[b->n - 1] != ' ')
			rap_buf_addc(b, ' ');
	}
	rap_buf_free(&lower);
	return rap_buf_str(b);
}

static void
put(struct entry *e)
{
	struct entry **slot = &slots[rap_hash(e->key) & (cap - 1)];

	e->next = *slot;
	*slot = e;
}

static void
grow(void)
{
	struct entry **old = slots, *next;
	size_t n = cap;

	cap = cap ? 2 * cap : 256;
	slots = rap_alloc(cap, sizeof(*slots));
	for (size_t i = 0; i < n; i++)
		for (struct entry *e = old[i]; e; e = next) {
			next = e->next;
			put(e);
		}
	free(old);
}

void
people_learn(enum people_key kind, struct rap_str text, struct person *person)
{
	struct rap_buf b = { 0 };
	struct entry *e;

	fold(&b, kind, text);
	if (b.n > 1) {
		if (entries >= cap)
			grow();
		e = rap_alloc(1, sizeof(*e));
		e->key = (struct rap_str){ b.s, b.n };		/* the buffer's memory is the key's */
		e->person = person;
		put(e);
		entries++;
		b = (struct rap_buf){ 0 };
	}
	rap_buf_free(&b);
}

static bool
holds(const struct tenure *t, unsigned date)
{
	return date == 0 || ((t->from == 0 || t->from <= date) && (t->to == 0 || date <= t->to));
}

const struct tenure *
people_tenure(const struct person *p, unsigned date)
{
	for (const struct tenure *t = p->tenures; t; t = t->next)
		if (holds(t, date))
			return t;
	return p->tenures;
}

/* Does the person hold the role on that day? */
static bool
has_role(const struct person *p, struct rap_str key, unsigned date)
{
	struct rap_buf b = { 0 };
	bool has = false;

	for (const struct tenure *t = p->tenures; t && !has; t = t->next)
		has = holds(t, date) && rap_eq(fold(&b, PEOPLE_ROLE, t->role), key);
	rap_buf_free(&b);
	return has;
}

struct person *
people_find(enum people_key kind, struct rap_str text, unsigned date)
{
	struct rap_buf b = { 0 };
	struct rap_str key;
	struct person *found = NULL;
	bool many = false;

	if (!people_given() || text.n == 0)
		return NULL;
	key = fold(&b, kind, text);
	for (const struct entry *e = slots[rap_hash(key) & (cap - 1)]; e; e = e->next) {
		if (!rap_eq(e->key, key) || (kind == PEOPLE_ROLE && !has_role(e->person, key, date)))
			continue;
		many = many || (found && found != e->person);
		found = e->person;
	}
	rap_buf_free(&b);
	return many ? NULL : found;
}

void
people_forget(void)
{
	struct entry *next;

	for (size_t i = 0; i < cap; i++)
		for (struct entry *e = slots[i]; e; e = next) {
			next = e->next;
			free((char *)e->key.s);
			free(e);
		}
	free(slots);
	slots = NULL;
	entries = cap = 0;
}
