/* who_table.c - a hash table from folded names to identities: a name costs the same however many speakers there are. Names
 * are known by their hash. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "who.h"

enum { NEAR_MIN = 6, NEAR_MAX = 24 };	/* letters of a surname that may be misspelt */
enum { NEAR_FEW = 16 };		/* surnames of one letter that are looked at one by one */
enum { KEYS_FIRST = 200 };	/* there is room for at the start: few documents have more */
enum { FOLDED_MOST = 2 };	/* bytes that a byte becomes: a letter of two may have a small one of four */

struct near {			/* a surname that nobody has asked for with a letter wrong, as few do */
	struct near *next;
	struct rap_str surname;
	struct who *who;
	bool ascii;
};

static bool
is_skipped(uint32_t c)
{
	return rap_is_space(c) || c == 0xAD;
}

static uint32_t
folded(uint32_t c)
{
	return rap_to_lower(c == 0x2019 ? '\'' : c);
}

/* "secretary for trade" in the scratch buffer: white space runs are one space, case and soft hyphens go. */
static struct rap_str
fold(struct who_table *t, struct rap_str text)
{
	char *to;
	size_t n = 0;
	bool space = false;

	rap_buf_clear(&t->key);
	rap_buf_reserve(&t->key, FOLDED_MOST * text.n);
	to = t->key.s;
	for (size_t i = 0, len; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (is_skipped(c)) {
			space |= c != 0xAD;
			continue;
		}
		if (space && n > 0)
			to[n++] = ' ';
		space = false;
		n += rap_utf8_put(to + n, folded(c));
	}
	return (struct rap_str){ to, n };
}

struct hashing {
	uint64_t h;
	uint64_t ascii;		/* 80 for each byte of a word, where all that were there are ASCII */
	uint64_t odd;		/* not 0: one was below a blank, or two blanks were together */
	uint64_t before;	/* 80: the byte before is a blank */
};

/* Each bit of the eight bytes counts in all of what comes out, so that no byte of the next eight undoes one of these. */
static inline uint64_t
scatter(uint64_t h)
{
	unsigned __int128 all = (unsigned __int128)h * RAP_SCATTER;

	return (uint64_t)all ^ (uint64_t)(all >> 64);
}

/* Of letters of ASCII the bit 20 says whether they are small; two of its signs that differ in it are one. */
static inline void
hash_eight(struct hashing *g, uint64_t w)
{
	uint64_t ascii = ~rap_word_wide(w) & RAP_WORD_OF(0x80u), blanks = rap_word_below(w, ' ' + 1);

	g->ascii &= ascii;
	g->odd |= rap_word_below(w, ' ') | (blanks & (blanks << 8 | g->before));
	g->before = blanks >> 56;
	g->h = scatter(g->h ^ (w | ascii >> 2));
}

/* The hash of text, which has single blanks within and small letters of Latin where it is not ASCII, as nearly all names; false
 * where it may be anything else. */
static inline bool
hash_simple(struct rap_str text, uint64_t *hash)
{
	struct hashing g = { .h = text.n, .ascii = RAP_WORD_OF(0x80u), .before = 0x80 };
	size_t i = 0;

	for (; i + RAP_WORD <= text.n; i += RAP_WORD)
		hash_eight(&g, le64toh(rap_word(text.s + i)));
	if (text.n < RAP_WORD)		/* letters behind them */
		hash_eight(&g, rap_word_short(text.s, text.n) | RAP_WORD_OF((uint64_t)'a') << 8 * text.n);
	else if (i < text.n) {		/* the last eight, the one before the rest among them */
		g.before = 0;
		hash_eight(&g, le64toh(rap_word(text.s + text.n - RAP_WORD)));
	}
	*hash = g.h;
	return g.odd == 0 && text.n > 0 && text.s[text.n - 1] != ' ' &&
	    (g.ascii == RAP_WORD_OF(0x80u) || rap_lexicon_is_small_latin(text));
}

/* Of any other text; apart from what is asked again and again. */
static __attribute__((noinline)) uint64_t
hash_folded(struct who_table *t, struct rap_str text)
{
	uint64_t hash;

	hash_simple(fold(t, text), &hash);
	return hash;
}

uint64_t
who_hash(struct who_table *t, struct rap_str text)
{
	uint64_t hash;

	return hash_simple(text, &hash) ? hash : hash_folded(t, text);
}

bool
who_is_same(struct who_table *t, struct rap_str a, struct rap_str b)
{
	return who_hash(t, a) == who_hash(t, b);
}

const struct bound *
who_lookup(struct who_table *t, enum who_key kind, struct rap_str text)
{
	return text.n ? who_lookup_hash(t, kind, who_hash(t, text)) : NULL;
}

/* False: it is the latest already. */
static bool
learn(struct who_table *t, struct who_slot *s, struct who *who)
{
	struct bound *before = NULL;

	if (s->bound.who == who)
		return false;
	if (s->bound.who) {
		before = rap_arena_get(t->doc->arena, 1, sizeof(*before));
		*before = s->bound;
	}
	s->bound = (struct bound){ who, before };
	return true;
}

/* Of which letters the surname's first one is: the same for all that are one as keys, and for one with a letter wrong. */
static size_t
letter_of(struct rap_str surname)
{
	for (size_t i = 0, len; i < surname.n; i += len) {
		uint32_t c = rap_utf8_get(surname.s + i, surname.n - i, &len);

		if (!is_skipped(c))
			return folded(c) % WHO_LETTERS;
	}
	return 0;
}

bool
who_learn(struct who_table *t, enum who_key kind, struct rap_str text, struct who *who)
{
	return text.n > 0 && learn(t, rap_slot(&t->slots, who_key_of(kind, who_hash(t, text))), who);
}

/* The letters of the surname as keys have them; 0 where they are too few or too many for one of them to be wrong. */
static size_t
near_letters(struct rap_str surname, uint32_t letters[NEAR_MAX])
{
	size_t n = 0, len;

	for (size_t i = 0; i < surname.n; i += len) {
		uint32_t c = rap_utf8_get(surname.s + i, surname.n - i, &len);

		if (is_skipped(c))
			continue;
		if (n == NEAR_MAX)
			return 0;
		letters[n++] = folded(c);
	}
	return n < NEAR_MIN ? 0 : n;
}

/* The keys of the surname without each of its letters in turn but the first, and of all of it at the end. They are sums
 * of the letters, each times a power for its place from the end, so that each key costs one step. */
static size_t
near_keys(struct rap_str surname, uint64_t keys[NEAR_MAX])
{
	uint32_t letters[NEAR_MAX];
	size_t n = near_letters(surname, letters);
	uint64_t before = 0, behind[NEAR_MAX + 1] = { 0 }, power[NEAR_MAX + 1] = { 1 };

	for (size_t i = n; i-- > 0; ) {
		behind[i] = behind[i + 1] + letters[i] * power[n - 1 - i];
		power[n - i] = power[n - 1 - i] * RAP_SCATTER;
	}
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			keys[i - 1] = who_key_of(KEY_NEAR, before * power[n - 1 - i] + behind[i + 1]);
		before = before * RAP_SCATTER + letters[i];
	}
	if (n > 0)
		keys[n - 1] = who_key_of(KEY_NEAR, before);
	return n;
}

static bool
is_ascii(struct rap_str s)
{
	uint64_t wide = 0;

	for (size_t i = 0; i < s.n; i += RAP_WORD)
		wide |= rap_word_wide(rap_word_of_text(s.s + i, s.n - i));
	return wide == 0;
}

void
who_learn_near(struct who_table *t, struct rap_str surname, struct who *who)
{
	struct who_letter *l = &t->letters[letter_of(surname)];
	struct near *n;

	if (surname.n < NEAR_MIN)
		return;
	n = rap_arena_get(t->doc->arena, 1, sizeof(*n));
	*n = (struct near){ .surname = surname, .who = who, .ascii = is_ascii(surname) };
	*(l->learnt++ ? l->last : &l->near) = n;
	l->last = &n->next;
	l->waiting++;
}

/* The keys of surnames that were learnt since the last time. */
static void
learn_keys(struct who_table *t, struct who_letter *l)
{
	uint64_t keys[NEAR_MAX];

	for (const struct near *near = l->near; near; near = near->next) {
		size_t n = near_keys(near->surname, keys);

		for (size_t i = 0; i < n; i++)
			learn(t, rap_slot(&t->slots, keys[i]), near->who);
	}
	l->near = NULL;
	l->last = &l->near;
	l->waiting = 0;
}

static inline bool
are_one(char a, char b)
{
	return ((a ^ b) & ~0x20) == 0;		/* but for case */
}

/* "gra" and "arg" of Kregras and Kregars: is the one without its first letter the other without its last? */
static bool
are_shifted(struct rap_str a, struct rap_str b)
{
	size_t i = 1;

	while (i < a.n && i <= b.n && are_one(a.s[i], b.s[i - 1]))
		i++;
	return a.n > 0 && a.n == b.n && i == a.n;
}

/* Is it plain that neither is the other with a letter wrong, both of ASCII? What they begin and end with tells. */
static bool
are_apart(struct rap_str a, struct rap_str b)
{
	size_t least = a.n < b.n ? a.n : b.n, most = a.n < b.n ? b.n : a.n, same = 0, end = 0;

	while (same < least && are_one(a.s[same], b.s[same]))
		same++;
	while (end < least && are_one(a.s[a.n - 1 - end], b.s[b.n - 1 - end]))
		end++;
	return same + end + 1 < most && !are_shifted(rap_cut(a, same, a.n - end), rap_cut(b, same, b.n - end)) &&
	    !are_shifted(rap_cut(b, same, b.n - end), rap_cut(a, same, a.n - end));
}

/* Is nobody's surname of that first letter the one with a letter wrong, as a look at each tells where they are few? */
static bool
is_near_none(const struct who_letter *l, struct rap_str surname)
{
	const struct near *near = l->near;

	if (l->waiting < l->learnt || l->learnt > NEAR_FEW || !is_ascii(surname))
		return l->learnt == 0;
	while (near && near->ascii && are_apart(near->surname, surname))
		near = near->next;
	return !near;
}

/* Looked for again and again while nobody new is met, those of a surname cost one look. */
const struct bound *
who_lookup_near(struct who_table *t, struct rap_str surname, uint64_t hash)
{
	struct who_letter *l;
	uint64_t keys[NEAR_MAX];
	const struct who_slot *s;
	size_t n;

	if (surname.n < NEAR_MIN)
		return NULL;
	l = &t->letters[letter_of(surname)];
	if (is_near_none(l, surname))
		return NULL;
	s = rap_slot_of(&t->slots, who_key_of(KEY_MISSED, hash));
	if (s && s->missed == l->learnt)
		return NULL;
	learn_keys(t, l);
	n = near_keys(surname, keys);
	for (size_t i = 0; i < n; i++)
		if ((s = rap_slot_of(&t->slots, keys[i])))
			return &s->bound;
	((struct who_slot *)rap_slot(&t->slots, who_key_of(KEY_MISSED, hash)))->missed = l->learnt;
	return NULL;
}

bool
who_learn_alias(struct who_table *t, uint64_t hash, struct who *who)
{
	struct who_slot *s = rap_slot(&t->slots, (who_key_of(KEY_ALIAS, hash) ^ who->serial * RAP_SCATTER) | 1);
	bool known = s->bound.who != NULL;

	learn(t, s, who);
	return !known;
}

struct who_table *
who_new(struct rap_doc *doc, const struct lists *lists, const struct rap_lexicon_table *known)
{
	struct who_table *t = rap_alloc(1, sizeof(*t));

	t->doc = doc;
	t->lists = lists;
	t->known = known;
	t->slots = (struct rap_slots)RAP_SLOTS(struct who_slot);
	rap_slots_room(&t->slots, KEYS_FIRST);
	t->labels = (struct rap_slots)RAP_SLOTS(struct met);
	t->last = &t->first;
	who_date(t);
	return t;
}

void
who_free(struct who_table *t)
{
	rap_buf_free(&t->key);
	rap_slots_free(&t->slots);
	rap_slots_free(&t->labels);
	free(t);
}
