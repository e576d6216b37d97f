/* lexicon_index.c - word lists, as text, made into the table that is asked. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/message.h>
#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "lexicon_list.h"

#define POOL_MOST (UINT32_MAX / 4)	/* bytes; places in the pool are 32 bits wide */

struct lexicon_line {		/* an entry, not yet in its place */
	struct lexicon_entry entry;
	uint64_t hash;
	size_t number;
};

/* The place in the pool of a copy of s, which ends in NUL. */
static uint32_t
keep(struct lexicon_builder *b, struct rap_str s)
{
	size_t at = b->pool.n;

	rap_buf_add(&b->pool, s.s, s.n);
	rap_buf_addc(&b->pool, '\0');
	return (uint32_t)at;
}

static void
begin_name(struct lexicon_builder *b, const char *name)
{
	if (b->nnames > 0 && strcmp(b->pool.s + b->names[b->nnames - 1].name, name) == 0)
		return;
	b->names = rap_realloc(b->names, b->nnames + 1, sizeof(*b->names));
	b->names[b->nnames++] = (struct lexicon_name){ .name = keep(b, rap_strz(name)),
		.hash = (uint32_t)rap_hash(rap_strz(name)), .from = (uint32_t)b->nlists };
}

/* The place of the language in the pool, which is one for all its lists. */
static uint32_t
keep_lang(struct lexicon_builder *b, const char *lang)
{
	for (size_t i = 0; i < b->nlists; i++)
		if (strcmp(b->pool.s + b->lists[i].lang, lang) == 0)
			return b->lists[i].lang;
	return keep(b, rap_strz(lang));
}

void
lexicon_begin(struct lexicon_builder *b, const char *lang, const char *name)
{
	uint32_t place;

	if (b->pool.n == 0)
		rap_buf_addc(&b->pool, '\0');		/* the class of entries that have none */
	begin_name(b, name);
	b->names[b->nnames - 1].n++;
	place = keep_lang(b, lang);
	b->lists = rap_realloc(b->lists, b->nlists + 1, sizeof(*b->lists));
	b->lists[b->nlists++] = (struct lexicon_list){ .lang = place };
}

/* The class is often that of the line before. */
static uint32_t
keep_class(struct lexicon_builder *b, struct rap_str class)
{
	const struct lexicon_entry *before = b->n ? &b->lines[b->n - 1].entry : NULL;

	if (class.n == 0)
		return 0;
	return before && rap_eqz(class, b->pool.s + before->class) ? before->class : keep(b, class);
}

/* The length of the first word of an entry; 0 where it begins with anything else. */
static size_t
first_length(struct rap_str entry)
{
	size_t i = 0, len;

	while (i < entry.n && lexicon_in_word(rap_utf8_get(entry.s + i, entry.n - i, &len)))
		i += len;
	return i;
}

/* What stands behind the first word and a blank, where that is a word; else empty. */
static struct rap_str
behind_first(struct rap_str entry)
{
	size_t n = first_length(entry);
	struct rap_str rest = n > 0 && n < entry.n && entry.s[n] == ' ' ? rap_cut(entry, n + 1, entry.n) : RAP_STR("");

	return first_length(rest) > 0 ? rest : RAP_STR("");
}

/* The same behind a blank or signs: "l'orateur". */
static struct rap_str
second_of(struct rap_str entry)
{
	size_t i = first_length(entry), len;

	if (i == 0)
		return RAP_STR("");
	while (i < entry.n && !lexicon_in_word(rap_utf8_get(entry.s + i, entry.n - i, &len)))
		i += len;
	return rap_cut(entry, i, entry.n);
}

/* Says of the entry what its words are. */
static void
look_at(struct lexicon_entry *e, struct rap_str text)
{
	struct rap_str second = second_of(text), third = behind_first(second);

	e->second = lexicon_second(text);
	e->kind = second.n > 0 ? LEXICON_LONGER : text.n > 0 && first_length(text) == text.n ? LEXICON_ALONE : LEXICON_OTHER;
	if (second.n > 0)
		e->second_hash = (uint32_t)lexicon_hash_first(second);
	if (third.n > 0)
		e->third_hash = (uint32_t)lexicon_hash_first(third);
}

/* What a text may begin with that begins with the entry: a blank in it may be several, of any kind; a word ends where it does.
 * Of what is not ASCII nothing needs to be told. */
static void
add_opening(struct lexicon_openings *o, struct rap_str entry)
{
	const unsigned char *s = (const unsigned char *)entry.s;
	unsigned second = entry.n > 1 ? lexicon_fold(s[1]) : 0, third = entry.n > 2 ? lexicon_fold(s[2]) : 0;

	for (size_t i = 0; i < entry.n && i < 3; i++)
		if (s[i] >= 0x80)
			return;
	if (!lexicon_in_word(s[0]))		/* a sign, and anything behind it */
		for (unsigned b = 0; b < 32; b++)
			o->words[lexicon_opening(s[0], b)] = UINT32_MAX;
	else if (second == 0)
		o->words[lexicon_opening(s[0], 0)] = UINT32_MAX;
	else
		o->words[lexicon_opening(s[0], second)] |= 1u << third;
}

void
lexicon_add_openings(struct lexicon_openings *to, const struct lexicon_openings *more)
{
	for (size_t i = 0; i < sizeof(to->words) / sizeof(*to->words); i++)
		to->words[i] |= more->words[i];
}

static void
add_one(struct lexicon_builder *b, struct rap_str text, struct rap_str class)
{
	struct lexicon_line l = { .number = b->n };

	if (text.n == 0)
		return;
	if (b->n == b->cap) {
		b->cap = b->cap ? 2 * b->cap : 256;
		b->lines = rap_realloc(b->lines, b->cap, sizeof(*b->lines));
	}
	l.entry.class = keep_class(b, class);
	l.entry.text = (uint32_t)b->pool.n;
	rap_lower(&b->pool, text);
	l.entry.n = (uint32_t)(b->pool.n - l.entry.text);
	text = rap_cut(rap_buf_str(&b->pool), l.entry.text, b->pool.n);
	l.entry.list = (uint16_t)(b->nlists - 1);
	look_at(&l.entry, text);
	add_opening(&b->lists[b->nlists - 1].openings, text);
	add_opening(&b->names[b->nnames - 1].openings, text);
	l.hash = lexicon_hash_first(text);
	b->lines[b->n++] = l;
}

/* An apostrophe may be printed in two ways: "s'interroge" is "s’interroge" too. */
static void
add_entry(struct lexicon_builder *b, struct rap_str text, struct rap_str class)
{
	struct rap_buf printed = { 0 };

	add_one(b, text, class);
	if (text.n == 0 || !memchr(text.s, '\'', text.n))
		return;
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] == '\'')
			rap_buf_add(&printed, "\xE2\x80\x99", 3);
		else
			rap_buf_addc(&printed, text.s[i]);
	add_one(b, rap_buf_str(&printed), class);
	rap_buf_free(&printed);
}

/* Each of the entries that the line stands for. */
static void
add_forms(struct lexicon_builder *b, struct rap_str text, struct rap_str class, size_t n)
{
	struct rap_buf form = { 0 }, of_form = { 0 };

	for (size_t i = 0; i < n; i++) {
		form.n = of_form.n = 0;
		rap_buf_add(&of_form, class.s, class.n);
		lexicon_form(text, i, &form, &of_form);
		add_entry(b, rap_trim(rap_buf_str(&form)), rap_buf_str(&of_form));
	}
	rap_buf_free(&form);
	rap_buf_free(&of_form);
}

/* What is wrong with the line, or NULL. */
static const char *
add_line(struct lexicon_builder *b, struct rap_str line)
{
	const char *tab = line.n ? memchr(line.s, '\t', line.n) : NULL;
	struct rap_str text = rap_trim(rap_cut(line, 0, tab ? (size_t)(tab - line.s) : line.n));
	struct rap_str class = tab ? rap_trim(rap_cut(line, (size_t)(tab - line.s) + 1, line.n)) : RAP_STR("");
	size_t n;

	if (text.n == 0 || text.s[0] == '#')
		return NULL;
	if (!memchr(text.s, '{', text.n)) {
		add_entry(b, text, class);
		return NULL;
	}
	n = lexicon_forms(text, class.n);
	add_forms(b, text, class, n);
	return n > 0 ? NULL : "brackets that do not end, or stand for too much";
}

/* The same, of any line. */
static const char *
take_line(struct lexicon_builder *b, struct rap_str line)
{
	if (rap_utf8_valid(line.s, line.n) != line.n)
		return "not UTF-8";
	if (line.n > POOL_MOST || b->pool.n > POOL_MOST)
		return "the lists are too long";
	return add_line(b, line);
}

void
lexicon_add(struct lexicon_builder *b, struct rap_str text, const char *file)
{
	size_t number = 0;

	while (text.n > 0) {
		const char *nl = memchr(text.s, '\n', text.n);
		size_t n = nl ? (size_t)(nl - text.s) : text.n;

		const char *wrong = take_line(b, rap_cut(text, 0, n));

		number++;
		if (wrong)
			rap_message(RAP_M_LEXICON_FILE, file, number, 0, "%s", wrong);
		text = rap_cut(text, n + 1, text.n);
	}
}

static int
compare_numbers(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

/* By first word, kind and second word; the longest first, and of the same length as they were added. */
static int
compare(const void *a, const void *b)
{
	const struct lexicon_line *x = a, *y = b;
	int order = compare_numbers(x->hash, y->hash);

	if (!order)
		order = compare_numbers(x->entry.kind, y->entry.kind);
	if (!order && x->entry.kind == LEXICON_LONGER)
		order = compare_numbers(x->entry.second_hash, y->entry.second_hash);
	if (!order && x->entry.kind == LEXICON_LONGER)
		order = compare_numbers(y->entry.third_hash, x->entry.third_hash);	/* 0 last: they are shorter */
	if (!order)
		order = compare_numbers(y->entry.n, x->entry.n);
	return order ? order : compare_numbers(x->number, y->number);
}

static void
make_slots(struct lexicon_index *index)
{
	uint32_t *slots;

	for (index->cap = 4; index->cap < 2 * index->nfirsts; index->cap *= 2)
		;
	index->slots = slots = rap_alloc(index->cap, sizeof(*slots));
	for (size_t i = 0; i < index->nfirsts; i++)
		slots[lexicon_slot(index, index->firsts[i].hash)] = (uint32_t)i + 1;
}

struct lexicon_index *
lexicon_index(struct lexicon_builder *b, const char *stage)
{
	struct lexicon_index *index = rap_alloc(1, sizeof(*index));
	struct lexicon_entry *entries = rap_alloc(b->n, sizeof(*entries));
	struct lexicon_first *firsts = rap_alloc(b->n, sizeof(*firsts));

	if (b->n > 0)
		qsort(b->lines, b->n, sizeof(*b->lines), compare);
	*index = (struct lexicon_index){ .stage = stage, .pool = b->pool.s, .names = b->names, .nnames = b->nnames,
		.lists = b->lists, .nlists = b->nlists, .entries = entries, .nentries = b->n, .firsts = firsts };
	for (size_t i = 0; i < b->n; i++) {
		entries[i] = b->lines[i].entry;
		if (i == 0 || b->lines[i].hash != b->lines[i - 1].hash)
			firsts[index->nfirsts++] = (struct lexicon_first){ b->lines[i].hash, (uint32_t)i, 0 };
		firsts[index->nfirsts - 1].n++;
		entries[i].first = firsts[index->nfirsts - 1].from;
	}
	make_slots(index);
	free(b->lines);
	*b = (struct lexicon_builder){ 0 };
	return index;
}

void
lexicon_index_free(struct lexicon_index *index)
{
	free((void *)index->pool);
	free((void *)index->names);
	free((void *)index->lists);
	free((void *)index->entries);
	free((void *)index->firsts);
	free((void *)index->slots);
	lexicon_tables_free(index);
	free(index);
}
