/* who_table.c - a hash table from folded names to identities: a name costs the same however many speakers there are. */
#include <stdlib.h>

#include <rapporteur/utf8.h>

#include "who.h"

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

/* Adds the character as keys have it: white space runs are one space, case and soft hyphens go. */
static void
fold_char(struct rap_buf *key, uint32_t c, bool *space)
{
	char out[5] = " ";
	size_t gap;

	if (rap_is_space(c) || c == 0xAD) {
		*space = c != 0xAD || *space;
		return;
	}
	gap = *space && key->n > 2;
	*space = false;
	rap_buf_add(key, out + 1 - gap, gap + rap_utf8_put(out + 1, rap_to_lower(c == 0x2019 ? '\'' : c)));
}

/* Letters and single spaces of ASCII from byte i on, which nearly all names are made of. Returns where they end. */
static size_t
fold_ascii(struct rap_buf *key, struct rap_str text, size_t i)
{
	rap_buf_reserve(key, text.n - i);
	for (; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i], next = i + 1 < text.n ? (unsigned char)text.s[i + 1] : 0;

		if (c >= 0x7F || c < ' ' || (c == ' ' && (next <= ' ' || next >= 0x7F || key->n <= 2)))
			break;
		key->s[key->n++] = (char)rap_to_lower(c);
	}
	key->s[key->n] = '\0';
	return i;
}

/* "r:secretary for trade" in the scratch buffer. */
static struct rap_str
fold(struct who_table *t, enum who_key kind, struct rap_str text)
{
	const char prefix[] = { (char)kind, ':' };
	size_t len;
	bool space = false;

	rap_buf_clear(&t->key);
	rap_buf_add(&t->key, prefix, sizeof(prefix));
	for (size_t i = 0; i < text.n; i += len) {
		if (!space && (i = fold_ascii(&t->key, text, i)) == text.n)
			break;
		fold_char(&t->key, rap_utf8_get(text.s + i, text.n - i, &len), &space);
	}
	return rap_buf_str(&t->key);
}

bool
who_is_same(struct who_table *t, struct rap_str a, struct rap_str b)
{
	struct rap_buf folded = { 0 };
	bool same;

	a = fold(t, KEY_NAME, a);
	rap_buf_add(&folded, a.s, a.n);
	same = rap_eq(rap_buf_str(&folded), fold(t, KEY_NAME, b));
	rap_buf_free(&folded);
	return same;
}

struct bound *
who_lookup(struct who_table *t, enum who_key kind, struct rap_str text)
{
	return text.n ? find(t, fold(t, kind, text))->bound : NULL;
}

void
who_learn(struct who_table *t, enum who_key kind, struct rap_str text, struct who *who)
{
	struct slot *s;
	struct bound *b;

	if (text.n == 0)
		return;
	s = find(t, fold(t, kind, text));
	if (s->bound && s->bound->who == who)
		return;
	b = rap_arena_get(t->doc->arena, 1, sizeof(*b));
	*b = (struct bound){ who, s->bound };
	s->bound = b;
	if (s->key.s)
		return;
	s->key = rap_arena_copy(t->doc->arena, rap_buf_str(&t->key));
	if (2 * ++t->n > t->cap)
		grow(t);
}
