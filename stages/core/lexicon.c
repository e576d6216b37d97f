/* lexicon.c - word lists: compiled in, or read from a folder in their place; matched by their first word. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/arena.h>
#include <rapporteur/message.h>
#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "lexicon_list.h"

struct replaced {		/* a stage's table with the lists of the folder in it */
	struct replaced *next;
	struct lexicon_index *index;
};

struct language {		/* the lists of a stage, as they are asked for in a language */
	struct language *next;
	const char *stage, *lang;	/* as asked for; lang "*": all */
	const struct lexicon_index *index;
	struct rap_lexicon *lists;	/* for each name of the index that was asked for, and one that is empty */
	uint32_t place;			/* of the language in the pool; 0: it has no lists of its own */
	size_t behind;			/* the name that was asked for last: the next one is asked for next, most often */
};

static struct language *languages;
static struct rap_arena *arena;			/* and their memory */
static struct replaced *replaced;
static const char *folder;

void
rap_lexicon_dir(const char *dir)
{
	DIR *d = opendir(dir);

	if (d)
		closedir(d);
	else
		rap_message(RAP_M_LEXICON_DIR, dir, 0, 0, "%s", strerror(errno));
	folder = dir;
}

/* The list from the folder; false where it has none. */
static bool
add_from_folder(struct lexicon_builder *b, const char *stage, const char *lang, const char *name)
{
	struct rap_buf path = { 0 }, text = { 0 };
	char block[4096];
	size_t n;
	FILE *f;

	rap_buf_addf(&path, "%s/%s/%s/%s.txt", folder, stage, lang, name);
	f = fopen(path.s, "re");
	if (f) {
		while ((n = fread(block, 1, sizeof(block), f)) > 0)
			rap_buf_add(&text, block, n);
		if (ferror(f))
			rap_message(RAP_M_LEXICON_DIR, path.s, 0, 0, "%s", strerror(errno));
		fclose(f);
		lexicon_add(b, rap_buf_str(&text), path.s);
	}
	rap_buf_free(&path);
	rap_buf_free(&text);
	return f != NULL;
}

/* The compiled-in entries of a list, as lines. */
static void
add_compiled(struct lexicon_builder *b, const struct lexicon_index *index, size_t list)
{
	struct rap_buf line = { 0 };

	for (const struct lexicon_entry *e = index->entries; e < index->entries + index->nentries; e++)
		if (e->list == list) {
			rap_buf_clear(&line);
			rap_buf_add(&line, index->pool + e->text, e->n);
			rap_buf_addc(&line, '\t');
			rap_buf_addz(&line, index->pool + e->class);
			lexicon_add(b, rap_buf_str(&line), "");
		}
	rap_buf_free(&line);
}

static const struct lexicon_index *
replace(const struct lexicon_index *index)
{
	struct replaced *r = rap_alloc(1, sizeof(*r));
	struct lexicon_builder b = { 0 };

	for (const struct lexicon_name *n = index->names; n < index->names + index->nnames; n++)
		for (size_t i = n->from; i < n->from + n->n; i++) {
			const char *lang = index->pool + index->lists[i].lang, *name = index->pool + n->name;

			lexicon_begin(&b, lang, name);
			if (!add_from_folder(&b, index->stage, lang, name))
				add_compiled(&b, index, i);
		}
	r->index = lexicon_index(&b, index->stage);
	for (size_t i = 0; i < index->ntables; i++)
		lexicon_table(r->index, index->tables[i].lang, index->tables[i].bits);
	r->next = replaced;
	replaced = r;
	return r->index;
}

const struct lexicon_index *
lexicon_index_of(const char *stage)
{
	const struct lexicon_index *index = rap_lexicon_compiled;

	for (const struct replaced *r = replaced; r; r = r->next)
		if (strcmp(r->index->stage, stage) == 0)
			return r->index;
	while (index->stage && strcmp(index->stage, stage) != 0)
		index++;
	return folder && index->stage ? replace(index) : index;
}

/* The lists of that name; NULL where there are none. */
static const struct lexicon_name *
name_of(const struct lexicon_index *index, const char *name)
{
	const struct lexicon_name *n = index->names, *end = n + index->nnames;
	uint32_t hash = (uint32_t)rap_hash(rap_strz(name));

	while (n < end && !(n->hash == hash && strcmp(index->pool + n->name, name) == 0))
		n++;
	return n < end ? n : NULL;
}

const char *
rap_lexicon_language(const char *stage, const char *name, size_t i)
{
	const struct lexicon_index *index = lexicon_index_of(stage);
	const struct lexicon_name *n = name_of(index, name);

	return n && i < n->n ? index->pool + index->lists[n->from + i].lang : NULL;
}

void
rap_lexicon_prepare(void)
{
	for (const struct lexicon_index *index = rap_lexicon_compiled; folder && index->stage; index++)
		(void)lexicon_index_of(index->stage);
}

/* The place in the pool of that language; 0: there is none. */
static uint32_t
lang_of(const struct lexicon_index *index, const char *lang)
{
	for (size_t i = 0; i < index->nlists && *lang != '*'; i++)
		if (strcmp(index->pool + index->lists[i].lang, lang) == 0)
			return index->lists[i].lang;
	return 0;
}

/* The lists of that name in a language; all of them where there is none in it. */
static struct rap_lexicon
lists_of(const struct lexicon_index *index, const struct lexicon_name *name, uint32_t lang)
{
	for (uint32_t i = name->from; i < name->from + name->n; i++)
		if (index->lists[i].lang == lang)
			return (struct rap_lexicon){ index, i, 1, &index->lists[i].openings };
	return (struct rap_lexicon){ index, name->from, name->n, &name->openings };
}

static struct language *
language_new(const char *stage, const char *lang)
{
	struct language *l;

	arena = arena ? arena : rap_arena_new();
	l = rap_arena_get(arena, 1, sizeof(*l));
	l->index = lexicon_index_of(stage);
	l->stage = rap_arena_copy(arena, rap_strz(stage)).s;
	l->lang = rap_arena_copy(arena, rap_strz(lang)).s;
	l->lists = rap_arena_get(arena, l->index->nnames + 1, sizeof(*l->lists));
	l->place = lang_of(l->index, lang);
	l->lists[l->index->nnames] = (struct rap_lexicon){ l->index, 0, 0, &lexicon_no_openings };
	return l;
}

void
rap_lexicon_done(void)
{
	lexicon_sets_done();
	languages = NULL;
	rap_arena_free(arena);
	arena = NULL;
	for (struct replaced *r; (r = replaced); free(r)) {
		replaced = r->next;
		lexicon_index_free(r->index);
	}
}

static struct language *
language_of(const char *stage, const char *lang)
{
	struct language *l = languages;

	while (l && (strcmp(l->lang, lang) != 0 || strcmp(l->stage, stage) != 0))
		l = l->next;
	if (!l) {
		l = language_new(stage, lang);
		l->next = languages;
		languages = l;
	}
	return l;
}

const struct rap_lexicon *
rap_lexicon(const char *stage, const char *lang, const char *name)
{
	struct language *l = language_of(stage, lang ? lang : "*");
	size_t n = l->index->nnames, i = l->behind;

	for (size_t tried = 0; tried < n; tried++, i++) {
		const char *called;

		i = i < n ? i : 0;
		called = l->index->pool + l->index->names[i].name;
		if (*called == *name && strcmp(called, name) == 0) {
			l->behind = i + 1;
			if (!l->lists[i].index)
				l->lists[i] = lists_of(l->index, &l->index->names[i], l->place);
			return &l->lists[i];
		}
	}
	return &l->lists[n];
}

bool
rap_lexicon_same(const struct rap_lexicon *a, const struct rap_lexicon *b)
{
	return a->from == b->from && a->n == b->n;
}

const struct rap_lexicon *
rap_lexicon_listed(const struct rap_lexicon_table *t, size_t i)
{
	return &t->listed[i];
}

/* How many of eight bytes are the same but for case, as far as text's are ASCII. */
static inline size_t
alike_eight(uint64_t entry, uint64_t text)
{
	uint64_t other = rap_word_wide(text) | (rap_word_lower(text & RAP_WORD_OF(0x7Fu)) ^ entry);

	return other ? (size_t)__builtin_ctzll(other) / 8 : RAP_WORD;
}

/* Bytes that entry and text begin with alike but for case, as far as they are ASCII with single blanks. */
static size_t
alike(struct rap_str entry, struct rap_str text)
{
	size_t n = entry.n < text.n ? entry.n : text.n, same = RAP_WORD, i;

	for (i = 0; i < n && same == RAP_WORD; i += same)
		same = alike_eight(rap_word_of_text(entry.s + i, n - i), rap_word_of_text(text.s + i, n - i));
	if (i >= n)
		i = n;
	return i > 0 && i < entry.n && entry.s[i - 1] == ' ' ? i - 1 : i;	/* in text there may be more of it */
}

size_t
lexicon_takes(struct rap_str entry, struct rap_str text)
{
	size_t i = alike(entry, text), k = i, len, elen;
	uint32_t c, want = i > 0 ? (unsigned char)entry.s[i - 1] : 0;

	if (k < entry.n && entry.s[k] != ' ' && (i == text.n || (unsigned char)text.s[i] < 0x80))
		return 0;		/* nearly always: they are no more alike */
	for (; k < entry.n; k += elen, i += len) {
		want = rap_utf8_get(entry.s + k, entry.n - k, &elen);
		c = rap_utf8_get(text.s + i, text.n - i, &len);
		if (want == ' ' && rap_is_space(c)) {
			for (size_t at; (at = i + len) < text.n; len += elen)
				if (!rap_is_space(rap_utf8_get(text.s + at, text.n - at, &elen)))
					break;
			elen = 1;
		} else if (len == 0 || rap_to_lower(c) != want)
			return 0;
	}
	if (lexicon_in_word(want) && i < text.n && lexicon_in_word(rap_utf8_get(text.s + i, text.n - i, &len)))
		return 0;
	return i;
}

/* Entries that may begin text, in *n; those of other lists are among them. */
static const struct lexicon_entry *
entries_for(const struct rap_lexicon *l, struct rap_str text, size_t *n)
{
	const struct lexicon_first *first = lexicon_first(l->index, lexicon_hash_first(text));

	*n = first ? first->n : 0;
	return first ? &l->index->entries[first->from] : NULL;
}

static size_t
match(const struct rap_lexicon *l, const struct lexicon_entry *e, size_t n, struct rap_str text, const char **class)
{
	const uint32_t unknown = UINT32_MAX;
	uint32_t second = unknown;
	size_t bytes;

	for (; n > 0; e++, n--) {
		if (!lexicon_has(l, e))
			continue;
		if (e->second && second == unknown)	/* asked once: hundreds of entries may begin with "the" */
			second = lexicon_second(text);
		if ((!e->second || e->second == second) && (bytes = lexicon_takes(lexicon_text(l->index, e), text)) > 0) {
			if (class)
				*class = l->index->pool + e->class;
			return bytes;
		}
	}
	return 0;
}

static size_t
match_entries(const struct rap_lexicon *l, struct rap_str text, const char **class)
{
	size_t n;
	const struct lexicon_entry *e = entries_for(l, text, &n);

	return match(l, e, n, text, class);
}

size_t
rap_lexicon_match(const struct rap_lexicon *l, struct rap_str text, const char **class)
{
	return lexicon_may_begin(l->openings, text) ? match_entries(l, text, class) : 0;
}

/* Behind the letters at byte i. */
static size_t
skip_letters(struct rap_str s, size_t i)
{
	size_t len;

	for (;; i += len) {
		while (i < s.n && rap_ascii[(unsigned char)s.s[i]] & (RAP_CHAR_UPPER | RAP_CHAR_LOWER))
			i++;
		if (i == s.n || (unsigned char)s.s[i] < 0x80 || !rap_is_alpha(rap_utf8_get(s.s + i, s.n - i, &len)))
			return i;
	}
}

bool
rap_lexicon_within(const struct rap_lexicon *l, struct rap_str text)
{
	for (size_t i = 0, end; i < text.n; i = end > i ? end : i + 1) {
		struct rap_str rest = { text.s + i, text.n - i };

		end = skip_letters(text, i);
		if (end > i && lexicon_may_begin(l->openings, rest) && match_entries(l, rest, NULL))
			return true;
	}
	return false;
}

size_t
rap_lexicon_match_word(const struct rap_lexicon *l, const struct rap_lexicon_word *w, struct rap_str text,
    const char **class)
{
	return w->n > 0 ? match(l, l->index->entries + w->from, w->n, text, class) : rap_lexicon_match(l, text, class);
}

const char *
rap_lexicon_find(const struct rap_lexicon *l, struct rap_str word)
{
	size_t n;

	if (!lexicon_may_begin(l->openings, word))
		return NULL;
	for (const struct lexicon_entry *e = entries_for(l, word, &n); n > 0; e++, n--)
		if (lexicon_has(l, e) && lexicon_takes(lexicon_text(l->index, e), word) == word.n)
			return l->index->pool + e->class;
	return NULL;
}
