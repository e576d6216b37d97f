/* tree.c - nodes, names and attributes of one document, and the walks over them. */
#include <stddef.h>
#include <string.h>

#include <rapporteur/tree.h>
#include <rapporteur/word.h>

const struct rap_known rap_names_known[RAP_FIRST_OTHER] = {
#define RAP_NAME(id, spelling) [RAP_##id] = { spelling, sizeof(spelling) - 1 },
#include <rapporteur/names.def>
#undef RAP_NAME
};

/* Known names are found by their first eight bytes, the same for all documents. 0 is free. */
#define KNOWN_SLOTS 256u
static uint8_t known_slots[KNOWN_SLOTS];
static bool names_learnt;
_Static_assert(RAP_FIRST_OTHER < KNOWN_SLOTS / 2, "half of the slots are free");

/* Others, of one document: open addressing, slots hold 1 + index into v, 0 is free. */
struct rap_names {
	struct rap_str *v;
	uint32_t *slots;
	uint32_t n, cap;		/* cap slots, a power of two, at most half full */
};

/* first is their first eight bytes. */
static inline bool
is_known(const struct rap_known *known, struct rap_str s, uint64_t first)
{
	if (known->n != s.n || le64toh(rap_word(known->s)) != first)
		return false;
	for (size_t i = RAP_WORD; i < s.n; i += RAP_WORD) {
		size_t at = i < s.n - RAP_WORD ? i : s.n - RAP_WORD;

		if (rap_word(known->s + at) != rap_word(s.s + at))
			return false;
	}
	return true;
}

static inline uint64_t
known_place(struct rap_str s, uint64_t first)
{
	return (first + s.n) * RAP_SCATTER >> 56;
}

/* The slot that holds a known name, or the free one where it belongs. */
static uint8_t *
known_slot(struct rap_str s, uint64_t first)
{
	for (uint64_t i = known_place(s, first);; i++) {
		uint8_t *slot = &known_slots[i % KNOWN_SLOTS];

		if (!*slot || is_known(&rap_names_known[*slot], s, first))
			return slot;
	}
}

static void
learn_known(void)
{
	for (uint8_t id = RAP_CELLS + 1; id < RAP_FIRST_OTHER; id++) {
		const struct rap_known *known = &rap_names_known[id];

		*known_slot((struct rap_str){ known->s, known->n }, le64toh(rap_word(known->s))) = id;
	}
	names_learnt = true;
}

/* The slot that holds s, or the free one where it belongs. */
static uint32_t
slot_of(const struct rap_names *t, struct rap_str s)
{
	uint32_t i = rap_hash(s) & (t->cap - 1);

	while (t->slots[i] && !rap_eq(t->v[t->slots[i] - 1], s))
		i = (i + 1) & (t->cap - 1);
	return i;
}

static void
names_grow(struct rap_arena *a, struct rap_names *t)
{
	struct rap_str *v;

	t->cap = t->cap ? 2 * t->cap : 16;
	v = rap_arena_get(a, t->cap / 2, sizeof(*v));
	if (t->n > 0)
		memcpy(v, t->v, t->n * sizeof(*v));
	t->v = v;
	t->slots = rap_arena_get(a, t->cap, sizeof(*t->slots));
	for (uint32_t i = 0; i < t->n; i++)
		t->slots[slot_of(t, t->v[i])] = i + 1;
}

struct rap_doc *
rap_doc_new(const char *file)
{
	struct rap_arena *a = rap_arena_new();
	struct rap_doc *doc = rap_arena_get(a, 1, sizeof(*doc));

	if (!names_learnt)
		learn_known();
	doc->arena = a;
	doc->file = rap_arena_copy(a, rap_strz(file ? file : "-")).s;
	doc->names = rap_arena_get(a, 1, sizeof(*doc->names));
	return doc;
}

void
rap_doc_free(struct rap_doc *doc)
{
	if (doc)
		rap_arena_free(doc->arena);
}

static uint32_t
other_name(struct rap_doc *doc, struct rap_str spelling)
{
	struct rap_names *t = doc->names;
	uint32_t at = t->cap ? t->slots[slot_of(t, spelling)] : 0;

	if (at)
		return RAP_FIRST_OTHER + at - 1;
	if (2 * (t->n + 1) > t->cap)
		names_grow(doc->arena, t);
	t->v[t->n] = rap_arena_copy(doc->arena, spelling);
	t->slots[slot_of(t, spelling)] = ++t->n;
	return RAP_FIRST_OTHER + t->n - 1;
}

static __attribute__((noinline)) uint32_t
name_elsewhere(struct rap_doc *doc, struct rap_str spelling, uint64_t first)
{
	uint8_t id = *known_slot(spelling, first);

	return id ? id : other_name(doc, spelling);
}

/* Nearly always it is in its first place. */
uint32_t
rap_name_of(struct rap_doc *doc, struct rap_str spelling)
{
	uint64_t first = rap_word_of_text(spelling.s, spelling.n);
	uint8_t id = known_slots[known_place(spelling, first)];

	return id && is_known(&rap_names_known[id], spelling, first) ? id : name_elsewhere(doc, spelling, first);
}

struct rap_str
rap_name_other(const struct rap_doc *doc, uint32_t name)
{
	return name - RAP_FIRST_OTHER < doc->names->n ? doc->names->v[name - RAP_FIRST_OTHER] : RAP_STR("");
}

#define TEXT_BYTES offsetof(struct rap_node, source)	/* a text node ends there */

/* A node of so many bytes: one that was dropped, or a new one. */
static inline struct rap_node *
node(struct rap_doc *doc, struct rap_node **dropped, size_t bytes, uint32_t name)
{
	struct rap_node *n = *dropped;

	if (n) {
		*dropped = n->next;
		memset(n, 0, bytes);
	} else
		n = rap_arena_get(doc->arena, 1, bytes);
	n->name = name;
	return n;
}

struct rap_node *
rap_elem(struct rap_doc *doc, uint32_t name)
{
	return node(doc, &doc->elems, sizeof(struct rap_node), name);
}

struct rap_node *
rap_elems(struct rap_doc *doc, uint32_t name, size_t n)
{
	struct rap_node *v = rap_arena_get(doc->arena, n, sizeof(*v));

	for (size_t i = 0; i < n; i++)
		v[i].name = name;
	return v;
}

struct rap_node *
rap_cdata(struct rap_doc *doc, struct rap_str text)
{
	struct rap_node *n = node(doc, &doc->texts, TEXT_BYTES, RAP_CDATA);

	n->text = text;
	return n;
}

static struct rap_node *
put(struct rap_node *parent, struct rap_node *prev, struct rap_node *node, struct rap_node *next)
{
	node->parent = parent;
	node->prev = prev;
	node->next = next;
	*(prev ? &prev->next : &parent->first) = node;
	*(next ? &next->prev : &parent->last) = node;
	return node;
}

struct rap_node *
rap_add(struct rap_node *parent, struct rap_node *child)
{
	return put(parent, parent->last, child, NULL);
}

struct rap_node *
rap_add_first(struct rap_node *parent, struct rap_node *child)
{
	return put(parent, NULL, child, parent->first);
}

struct rap_node *
rap_add_before(struct rap_node *ref, struct rap_node *node)
{
	return put(ref->parent, ref->prev, node, ref);
}

struct rap_node *
rap_add_after(struct rap_node *ref, struct rap_node *node)
{
	return put(ref->parent, ref, node, ref->next);
}

struct rap_node *
rap_remove(struct rap_node *n)
{
	if (!n->parent)
		return n;
	*(n->prev ? &n->prev->next : &n->parent->first) = n->next;
	*(n->next ? &n->next->prev : &n->parent->last) = n->prev;
	n->parent = n->prev = n->next = NULL;
	return n;
}

void
rap_move_children(struct rap_node *from, struct rap_node *to)
{
	struct rap_node *first = from->first;

	if (!first)
		return;
	for (struct rap_node *c = first; c; c = c->next)
		c->parent = to;
	first->prev = to->last;
	*(to->last ? &to->last->next : &to->first) = first;
	to->last = from->last;
	from->first = from->last = NULL;
}

void
rap_drop(struct rap_doc *doc, struct rap_node *root)
{
	struct rap_node *n = rap_remove(root), *next;

	for (; n; n = next) {
		struct rap_node **dropped = rap_is_elem(n) ? &doc->elems : &doc->texts;

		if ((next = n->first)) {	/* children first; n is come by again when they are gone */
			n->first = NULL;
			continue;
		}
		next = n->next ? n->next : n->parent;
		n->next = *dropped;
		*dropped = n;
	}
}

struct rap_node *
rap_add_new(struct rap_doc *doc, struct rap_node *parent, uint32_t name)
{
	return rap_add(parent, rap_elem(doc, name));
}

struct rap_node *
rap_add_text(struct rap_doc *doc, struct rap_node *parent, uint32_t name, const char *text)
{
	struct rap_node *e = rap_add_new(doc, parent, name);

	rap_add(e, rap_cdata(doc, rap_arena_copy(doc->arena, rap_strz(text))));
	return e;
}

static size_t
present(const struct rap_pair *pairs, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += pairs[i].value.s != NULL;
	return n;
}

void
rap_set_new(struct rap_doc *doc, struct rap_node *n, const struct rap_pair *pairs, size_t count)
{
	struct rap_attr *a = rap_arena_get(doc->arena, 1, present(pairs, count) * sizeof(*a)), **at = &n->attrs;

	for (size_t i = 0; i < count; i++)
		if (pairs[i].value.s) {
			*a = (struct rap_attr){ .name = pairs[i].name, .value = pairs[i].value };
			*at = a;
			at = &a++->next;
		}
}

static struct rap_attr *
new_attr(struct rap_doc *doc, uint32_t name)
{
	struct rap_attr *a = rap_arena_get(doc->arena, 1, sizeof(*a));

	a->name = name;
	return a;
}

void
rap_set(struct rap_doc *doc, struct rap_node *n, uint32_t name, struct rap_str value)
{
	struct rap_attr **at = &n->attrs;
	bool trails = n->nsource > 0 && name != RAP_SOURCE;

	for (; *at && (*at)->name != name; at = &(*at)->next)
		trails &= (*at)->name != RAP_SOURCE;
	if (!*at && trails) {		/* from now on @source is not the last one */
		*at = new_attr(doc, RAP_SOURCE);
		at = &(*at)->next;
	}
	if (!*at)
		*at = new_attr(doc, name);
	(*at)->value = value;
}

void
rap_setz(struct rap_doc *doc, struct rap_node *n, uint32_t name, const char *value)
{
	rap_set(doc, n, name, rap_arena_copy(doc->arena, rap_strz(value)));
}

void
rap_unset(struct rap_node *n, uint32_t name)
{
	struct rap_attr **at = &n->attrs;

	while (*at && (*at)->name != name)
		at = &(*at)->next;
	if (*at)
		*at = (*at)->next;
	if (name == RAP_SOURCE)
		n->nsource = 0;
}

struct rap_str
rap_rule(struct rap_doc *doc, const char *rule)
{
	return rule ? rap_arena_join(doc->arena, RAP_STR("rule:"), rap_strz(rule)) : (struct rap_str){ 0 };
}

void
rap_guess(struct rap_doc *doc, struct rap_node *n, const char *cert, const char *rule)
{
	rap_set(doc, n, RAP_CERT, rap_strz(cert));
	rap_set(doc, n, RAP_RESP, rap_rule(doc, rule));
}

struct rap_node *
rap_walk_up(const struct rap_node *n, const struct rap_node *root)
{
	while (n && n != root && !n->next)
		n = n->parent;
	return n && n != root ? n->next : NULL;
}

struct rap_node *
rap_find(struct rap_node *root, uint32_t name)
{
	struct rap_node *n = root;

	while (n && (n = rap_walk(n, root)) && n->name != name)
		;
	return n;
}

struct rap_node *
rap_child(const struct rap_node *n, uint32_t name)
{
	struct rap_node *c = n ? n->first : NULL;

	while (c && c->name != name)
		c = c->next;
	return c;
}

struct rap_node *
rap_body(const struct rap_doc *doc)
{
	return rap_child(rap_child(doc->root, RAP_TEXT), RAP_BODY);
}
