/* lexicon.c - word lists: compiled in, or read from a folder in their place; matched by their first word. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/message.h>
#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "lexicon_list.h"

#define BUCKETS 64

struct replaced {		/* a stage's table with the lists of the folder in it */
	struct replaced *next;
	struct lexicon_index *index;
};

static struct rap_lexicon *lists[BUCKETS];	/* that were asked for, by their hash */
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

	for (size_t i = 0; i < index->nlists; i++) {
		const char *lang = index->pool + index->lists[i].lang, *name = index->pool + index->lists[i].name;

		lexicon_begin(&b, lang, name);
		if (!add_from_folder(&b, index->stage, lang, name))
			add_compiled(&b, index, i);
	}
	r->index = lexicon_index(&b, index->stage);
	r->next = replaced;
	replaced = r;
	return r->index;
}

static const struct lexicon_index *
index_of(const char *stage)
{
	const struct lexicon_index *index = rap_lexicon_compiled;

	for (const struct replaced *r = replaced; r; r = r->next)
		if (strcmp(r->index->stage, stage) == 0)
			return r->index;
	while (index->stage && strcmp(index->stage, stage) != 0)
		index++;
	return folder && index->stage ? replace(index) : index;
}

struct name {
	const char *s;
	uint32_t hash;
};

/* Is that list called so, in that language (NULL: in any)? */
static bool
is_called(const struct lexicon_index *index, const struct lexicon_list *list, const char *lang, const struct name *name)
{
	return list->hash == name->hash && strcmp(index->pool + list->name, name->s) == 0 &&
	    (!lang || strcmp(index->pool + list->lang, lang) == 0);
}

const char *
rap_lexicon_language(const char *stage, const char *name, size_t i)
{
	const struct lexicon_index *index = index_of(stage);
	struct name called = { name, (uint32_t)rap_hash(rap_strz(name)) };

	for (size_t k = 0; k < index->nlists; k++)
		if (is_called(index, &index->lists[k], NULL, &called) && i-- == 0)
			return index->pool + index->lists[k].lang;
	return NULL;
}

/* Marks the lists that are called that; how many. */
static size_t
mark(struct rap_lexicon *l, const char *lang, const struct name *name)
{
	const struct lexicon_list *lists = l->index->lists, *end = lists + l->index->nlists;
	size_t found = 0;

	for (const struct lexicon_list *list = lists; list < end; list++)
		if (is_called(l->index, list, lang, name)) {
			l->has[list - lists] = true;
			lexicon_add_openings(&l->openings, &list->openings);
			found++;
		}
	return found;
}

void
rap_lexicon_prepare(void)
{
	for (const struct lexicon_index *index = rap_lexicon_compiled; folder && index->stage; index++)
		(void)index_of(index->stage);
}

/* lang "*": all. Also all where the list is not there in that language. */
static struct rap_lexicon *
list_new(const char *stage, const char *lang, const char *name)
{
	struct rap_lexicon *l = rap_alloc(1, sizeof(*l));
	struct name called = { name, (uint32_t)rap_hash(rap_strz(name)) };

	l->index = index_of(stage);
	l->has = rap_alloc(l->index->nlists + 1, 1);
	rap_buf_addz(&l->stage, stage);
	rap_buf_addz(&l->lang, lang);
	rap_buf_addz(&l->name, name);
	if (!mark(l, lang, &called))
		mark(l, NULL, &called);
	return l;
}

static void
list_free(struct rap_lexicon *l)
{
	rap_buf_free(&l->stage);
	rap_buf_free(&l->lang);
	rap_buf_free(&l->name);
	free(l->has);
	free(l);
}

void
rap_lexicon_done(void)
{
	lexicon_sets_done();
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct rap_lexicon *l; (l = lists[i]); list_free(l))
			lists[i] = l->next;
	for (struct replaced *r; (r = replaced); free(r)) {
		replaced = r->next;
		lexicon_index_free(r->index);
	}
}

const struct rap_lexicon *
rap_lexicon(const char *stage, const char *lang, const char *name)
{
	struct rap_lexicon **bucket = &lists[rap_hash(rap_strz(name)) % BUCKETS], *l;

	lang = lang ? lang : "*";
	for (l = *bucket; l; l = l->next)
		if (strcmp(l->name.s, name) == 0 && strcmp(l->lang.s, lang) == 0 && strcmp(l->stage.s, stage) == 0)
			return l;
	l = list_new(stage, lang, name);
	l->next = *bucket;
	return *bucket = l;
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
		if (!l->has[e->list])
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
	return lexicon_may_begin(&l->openings, text) ? match_entries(l, text, class) : 0;
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
		if (end > i && lexicon_may_begin(&l->openings, rest) && match_entries(l, rest, NULL))
			return true;
	}
	return false;
}

size_t
rap_lexicon_match_word(const struct rap_lexicon *l, const struct rap_lexicon_word *w, struct rap_str text,
    const char **class)
{
	return match(l, l->index->entries + w->from, w->n, text, class);
}

const char *
rap_lexicon_find(const struct rap_lexicon *l, struct rap_str word)
{
	size_t n;

	if (!lexicon_may_begin(&l->openings, word))
		return NULL;
	for (const struct lexicon_entry *e = entries_for(l, word, &n); n > 0; e++, n--)
		if (l->has[e->list] && lexicon_takes(lexicon_text(l->index, e), word) == word.n)
			return l->index->pool + e->class;
	return NULL;
}
