/* lexicon.c - word lists: compiled in, or read from a folder in their place; matched by their first word. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/arena.h>
#include <rapporteur/embedded.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>
#include <rapporteur/utf8.h>

#include "lexicon_list.h"

static struct rap_arena *arena;		/* of all lists; the process' */
static struct rap_lexicon *lists;
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

void
rap_lexicon_done(void)
{
	rap_arena_free(arena);
	arena = NULL;
	lists = NULL;
	rap_lexicon_sets_done();
}

bool
rap_lexicon_in_word(uint32_t c)
{
	return c < 0x80 ? rap_ascii[c] > RAP_CHAR_SPACE : rap_is_alpha(c) || rap_is_digit(c);
}

/* Hash of the first word of s in lower case; of its first character where that is in no word. */
uint64_t
rap_lexicon_hash_first(struct rap_str s)
{
	uint64_t h = RAP_LEXICON_HASH;
	size_t len;

	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		if (i > 0 && !rap_lexicon_in_word(c))
			break;
		h = rap_lexicon_hash(h, rap_to_lower(c));
		if (i == 0 && !rap_lexicon_in_word(c))
			break;
	}
	return h;
}

/* The first character of the second word of s, in lower case; 0 where white space does not end the first. */
static uint32_t
second_of(struct rap_str s)
{
	size_t i = 0, len;
	uint32_t c = 0;

	while (i < s.n && rap_lexicon_in_word(c = rap_utf8_get(s.s + i, s.n - i, &len)))
		i += len;
	if (i >= s.n || !rap_is_space(c))
		return 0;
	while (i < s.n && rap_is_space(c = rap_utf8_get(s.s + i, s.n - i, &len)))
		i += len;
	return i < s.n ? rap_to_lower(c) : 0;
}

static struct entry **
slot(const struct rap_lexicon *l, struct rap_str text)
{
	uint64_t h = rap_lexicon_hash_first(text);

	return &l->slots[(h ^ h >> 32) & (l->cap - 1)];
}

static void
insert(struct rap_lexicon *l, struct entry *e)
{
	struct entry **at = slot(l, e->text);

	while (*at && (*at)->text.n >= e->text.n)
		at = &(*at)->next;
	e->next = *at;
	*at = e;
	l->n++;
}

static void
grow(struct rap_lexicon *l)
{
	struct entry **old = l->slots, *e, *next;
	size_t cap = l->cap;

	l->cap = cap ? 2 * cap : 64;
	l->slots = rap_arena_get(arena, l->cap, sizeof(*l->slots));
	l->n = 0;
	for (size_t i = 0; i < cap; i++)
		for (e = old[i]; e; e = next) {
			next = e->next;
			insert(l, e);
		}
}

static void
add_line(struct rap_lexicon *l, struct rap_str line)
{
	const char *tab = line.n ? memchr(line.s, '\t', line.n) : NULL;
	struct rap_str text = rap_trim(rap_cut(line, 0, tab ? (size_t)(tab - line.s) : line.n));
	struct rap_str class = tab ? rap_trim(rap_cut(line, (size_t)(tab - line.s) + 1, line.n)) : RAP_STR("");
	struct rap_buf lower = { 0 };
	struct entry *e;

	if (text.n == 0 || text.s[0] == '#')
		return;
	if (l->n >= l->cap)
		grow(l);
	rap_lower(&lower, text);
	e = rap_arena_get(arena, 1, sizeof(*e));
	e->text = rap_arena_copy(arena, rap_buf_str(&lower));
	e->class = rap_arena_copy(arena, class).s;
	e->second = second_of(e->text);
	insert(l, e);
	rap_buf_free(&lower);
}

static void
add_list(struct rap_lexicon *l, struct rap_str text, const char *file)
{
	size_t number = 0;

	while (text.n > 0) {
		const char *nl = memchr(text.s, '\n', text.n);
		size_t n = nl ? (size_t)(nl - text.s) : text.n;

		number++;
		if (rap_utf8_valid(text.s, n) == n)
			add_line(l, rap_cut(text, 0, n));
		else
			rap_message(RAP_M_LEXICON_FILE, file, number, 0, "not UTF-8");
		text = rap_cut(text, n + 1, text.n);
	}
}

/* The list of one language from the folder; false where it has none. */
static bool
add_from_folder(struct rap_lexicon *l, const char *key)
{
	struct rap_buf path = { 0 }, text = { 0 };
	char block[4096];
	size_t n;
	FILE *f = NULL;

	if (folder) {
		rap_buf_addf(&path, "%s/%s.txt", folder, key);
		f = fopen(path.s, "re");
	}
	if (f) {
		while ((n = fread(block, 1, sizeof(block), f)) > 0)
			rap_buf_add(&text, block, n);
		if (ferror(f))
			rap_message(RAP_M_LEXICON_DIR, path.s, 0, 0, "%s", strerror(errno));
		fclose(f);
		add_list(l, rap_buf_str(&text), path.s);
	}
	rap_buf_free(&path);
	rap_buf_free(&text);
	return f != NULL;
}

/* Is key "stage/LANG/name" for the stage and name asked for, and LANG lang (NULL: any)? */
static bool
asked_for(const char *key, const char *stage, const char *lang, const char *name)
{
	size_t ns = strlen(stage), nl;

	if (strncmp(key, stage, ns) != 0 || key[ns] != '/')
		return false;
	key += ns + 1;
	nl = lang ? strlen(lang) : strcspn(key, "/");
	return (!lang || strncmp(key, lang, nl) == 0) && key[nl] == '/' && strcmp(key + nl + 1, name) == 0;
}

/* Compiled-in lists of that language (or of all), each unless the folder has one; how many. */
static size_t
load(struct rap_lexicon *l, const char *stage, const char *lang, const char *name)
{
	const char *only = strcmp(lang, "*") == 0 ? NULL : lang;
	size_t found = 0;

	for (const struct rap_embedded *e = rap_lexicon_data; e->name; e++)
		if (asked_for(e->name, stage, only, name)) {
			if (!add_from_folder(l, e->name))
				add_list(l, rap_strz(e->text), e->name);
			found++;
		}
	return found;
}

static bool
has_language(const char *stage, const char *lang, const char *name)
{
	for (const struct rap_embedded *e = rap_lexicon_data; lang && e->name; e++)
		if (asked_for(e->name, stage, lang, name))
			return true;
	return false;
}

const struct rap_lexicon *
rap_lexicon(const char *stage, const char *lang, const char *name)
{
	struct rap_lexicon *l;

	if (!arena)
		arena = rap_arena_new();
	if (!has_language(stage, lang, name))
		lang = "*";
	for (l = lists; l; l = l->next)
		if (asked_for(l->key, stage, lang, name))
			return l;
	l = rap_arena_get(arena, 1, sizeof(*l));
	l->key = rap_arena_printf(arena, "%s/%s/%s", stage, lang, name).s;
	l->next = lists;
	lists = l;
	grow(l);
	load(l, stage, lang, name);
	return l;
}

/* Bytes of text that the entry takes, white space and case aside; 0 where text does not start with it. */
static size_t
takes(struct rap_str entry, struct rap_str text)
{
	size_t i = 0, k = 0, len, elen;
	uint32_t c, want = 0;

	for (; k < entry.n; k += elen, i += len) {
		want = rap_utf8_get(entry.s + k, entry.n - k, &elen);
		c = rap_utf8_get(text.s + i, text.n - i, &len);
		if (want == ' ' && rap_is_space(c)) {
			while (i + len < text.n && rap_is_space(rap_utf8_get(text.s + i + len, text.n - i - len, &elen)))
				len += elen;
			elen = 1;
		} else if (len == 0 || rap_to_lower(c) != want)
			return 0;
	}
	if (rap_lexicon_in_word(want) && i < text.n && rap_lexicon_in_word(rap_utf8_get(text.s + i, text.n - i, &len)))
		return 0;
	return i;
}

size_t
rap_lexicon_match(const struct rap_lexicon *l, struct rap_str text, const char **class)
{
	const uint32_t unknown = UINT32_MAX;
	uint32_t second = unknown;
	size_t n;

	if (text.n == 0)
		return 0;
	for (const struct entry *e = *slot(l, text); e; e = e->next) {
		if (e->second && second == unknown)	/* asked once: hundreds of entries may begin with "the" */
			second = second_of(text);
		if ((!e->second || e->second == second) && (n = takes(e->text, text)) > 0) {
			if (class)
				*class = e->class;
			return n;
		}
	}
	return 0;
}

const char *
rap_lexicon_find(const struct rap_lexicon *l, struct rap_str word)
{
	if (word.n == 0)
		return NULL;
	for (const struct entry *e = *slot(l, word); e; e = e->next)
		if (takes(e->text, word) == word.n)
			return e->class;
	return NULL;
}
