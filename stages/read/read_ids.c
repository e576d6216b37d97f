/* read_ids.c - a document's id: its file's name, made an XML name, and distinct in a run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/utf8.h>

#include <rapporteur/slots.h>

#include "read.h"

enum { MOST_CHARS = 100, MOST_BYTES = 200 };	/* of an id, before a "-2": it is to be a file's name, too */

/* Letters outside ASCII that the fourth and the fifth edition of XML 1.0 both take in a name; validators differ about
 * the rest. */
static const struct {
	uint32_t from, to;
	bool first;		/* may begin a name */
} letters[] = {
	{ 0xC0, 0xD6, true }, { 0xD8, 0xF6, true }, { 0xF8, 0x131, true }, { 0x134, 0x13E, true },
	{ 0x141, 0x148, true }, { 0x14A, 0x17E, true }, { 0x180, 0x1C3, true }, { 0x300, 0x345, false },
	{ 0x388, 0x38A, true }, { 0x38E, 0x3A1, true }, { 0x3A3, 0x3CE, true }, { 0x401, 0x40C, true },
	{ 0x40E, 0x44F, true }, { 0x451, 0x45C, true }, { 0x45E, 0x481, true }, { 0x5D0, 0x5EA, true },
	{ 0x621, 0x63A, true }, { 0x641, 0x64A, true }, { 0x905, 0x939, true }, { 0x3041, 0x3094, true },
	{ 0x30A1, 0x30FA, true }, { 0x4E00, 0x9FA5, true }, { 0xAC00, 0xD7A3, true },
};

static bool
in_name(uint32_t c, bool first)
{
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')
		return true;
	if ((c >= '0' && c <= '9') || c == '-' || c == '.')
		return !first;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (c >= letters[i].from && c <= letters[i].to)
			return letters[i].first || !first;
	return false;
}

/* The last part of a path, without ".gz" and then without one extension; ".profile" has none. */
static struct rap_str
stem(const char *path)
{
	const char *slash = strrchr(path, '/'), *dot;
	struct rap_str name = rap_strz(slash ? slash + 1 : path);

	if (strcmp(path, "-") == 0)
		return RAP_STR("stdin");
	if (rap_ends(name, ".gz"))
		name.n -= 3;
	dot = memrchr(name.s, '.', name.n);
	if (dot && dot > name.s)
		name.n = (size_t)(dot - name.s);
	return name;
}

/* What the elements of a document are called: "s2.1", "t3", "u14", "sp5"; "question" and "answer" in an interview. */
static bool
is_taken(const char *id)
{
	size_t letters = strspn(id, "abcdefghijklmnopqrstuvwxyz");

	if (id[letters] == '\0')
		return strcmp(id, "question") == 0 || strcmp(id, "answer") == 0;
	if (letters != 1 && !(letters == 2 && id[0] == 's' && id[1] == 'p'))
		return false;
	return id[letters + strspn(id + letters, "0123456789.")] == '\0';
}

static void
plain_id(const char *path, char id[256])
{
	struct rap_str name = stem(path);
	size_t to = 0, len;

	for (size_t at = 0, chars = 0; at < name.n && chars < MOST_CHARS && to < MOST_BYTES; at += len, chars++) {
		uint32_t c = rap_utf8_get(name.s + at, name.n - at, &len);

		if (at == 0 && !in_name(c, true))
			id[to++] = 'd';
		to += rap_utf8_put(id + to, in_name(c, false) ? c : '-');
	}
	id[to] = '\0';
	if (to == 0)
		strcpy(id, "document");
	if (is_taken(id)) {
		memmove(id + 1, id, to + 1);
		id[0] = 'd';
	}
}

/* --- the set of ids. An id is known by its hash alone, so that a million take little memory; should two have the same, the
 * second gets a number that it would not need. */

struct entry {
	uint64_t hash;		/* of the id in lower case */
	uint64_t next;		/* number to try for the next input of this name */
};

struct rap_ids {
	struct rap_slots entries;
};

struct rap_ids *
rap_ids_new(void)
{
	struct rap_ids *ids = rap_alloc(1, sizeof *ids);

	ids->entries = (struct rap_slots)RAP_SLOTS(struct entry);
	return ids;
}

void
rap_ids_free(struct rap_ids *ids)
{
	if (!ids)
		return;
	rap_slots_free(&ids->entries);
	free(ids);
}

/* The entry for id, and whether it is new. */
static struct entry *
enter(struct rap_ids *ids, const char *id, bool *new)
{
	struct rap_buf key = { NULL, 0, 0 };
	struct entry *e;
	uint64_t hash;

	rap_lower(&key, rap_strz(id));
	hash = rap_hash(rap_buf_str(&key));
	hash += hash == 0;
	rap_buf_free(&key);
	e = rap_slot(&ids->entries, hash);
	*new = e->next == 0;
	if (*new)
		e->next = 2;
	return e;
}

void
rap_ids_give(struct rap_ids *ids, const char *path, char id[256])
{
	char base[256];
	struct entry *e;
	bool new = true;

	plain_id(path, base);
	strcpy(id, base);
	if (!ids)
		return;
	for (enter(ids, id, &new); !new; enter(ids, id, &new)) {
		bool fresh;

		e = enter(ids, base, &fresh);	/* found anew each time: the table may have grown */
		snprintf(id, 256, "%.220s-%llu", base, (unsigned long long)e->next++);
	}
}
