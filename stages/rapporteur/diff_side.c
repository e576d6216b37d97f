/* diff_side.c - one of the two bundles of rapporteur diff: turns.csv and speakers.csv are read side by side, a document at a
 * time; only the list of documents is held whole. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h>
#include <rapporteur/message.h>

#include "diff.h"

#define BLOCK 65536
#define COLUMNS_MAX 16
#define TEXT_BYTES 60		/* of a turn's words, to print */

/* --- a CSV file row by row, when asked for: libcsv gives the rows of a block, which wait here */
struct rows {
	struct rap_store_file *file;
	struct csv_parser parser;
	struct rap_buf text;			/* fields of the rows that wait, a NUL behind each */
	size_t at, ends, cap;			/* the next row's first byte; rows that wait */
	size_t *end;				/* where each of them ends */
	size_t row;				/* the next of them */
	const char *field[COLUMNS_MAX];		/* of the row at hand */
	const char *wanted[COLUMNS_MAX];	/* columns by name, NULL at the end */
	int place[COLUMNS_MAX];			/* of each wanted one in the file */
	bool headed, bad;
};

static void
on_field(void *s, size_t n, void *data)
{
	struct rows *r = data;

	rap_buf_add(&r->text, s, n);
	rap_buf_addc(&r->text, '\0');
}

static void
on_row(int c, void *data)
{
	struct rows *r = data;

	(void)c;
	if (r->ends == r->cap) {
		r->cap = r->cap ? 2 * r->cap : 256;
		r->end = rap_realloc(r->end, r->cap, sizeof(*r->end));
	}
	r->end[r->ends++] = r->text.n;
}

/* Reads on until a row waits. false: the file has no more. */
static bool
fill(struct rows *r)
{
	char block[BLOCK];
	ssize_t n = 1;
	size_t rest = r->text.n - r->at;

	if (r->row < r->ends)
		return true;
	if (rest > 0)
		memmove(r->text.s, r->text.s + r->at, rest);
	r->text.n = rest;
	r->at = r->row = r->ends = 0;
	while (r->ends == 0 && !r->bad && r->file && (n = rap_store_read(r->file, block, sizeof(block))) > 0)
		r->bad = csv_parse(&r->parser, block, (size_t)n, on_field, on_row, r) != (size_t)n;
	if (n < 0)
		r->bad = true;
	return r->ends > 0;
}

/* The next row's fields. */
static bool
take(struct rows *r, const char *fields[COLUMNS_MAX])
{
	size_t n = 0;

	if (!fill(r))
		return false;
	for (const char *s = r->text.s + r->at; s < r->text.s + r->end[r->row]; s += strlen(s) + 1)
		if (n < COLUMNS_MAX)
			fields[n++] = s;
	while (n < COLUMNS_MAX)
		fields[n++] = "";
	r->at = r->end[r->row++];
	return true;
}

/* The next row: its wanted columns in r->field. */
static bool
next_row(struct rows *r)
{
	const char *fields[COLUMNS_MAX];

	if (!take(r, fields))
		return false;
	for (size_t w = 0; r->wanted[w]; w++)
		r->field[w] = r->place[w] < 0 ? "" : fields[r->place[w]];
	return true;
}

static bool
open_rows(struct rows *r, const struct rap_store *store, const char *name, const char *const *wanted)
{
	const char *header[COLUMNS_MAX];

	r->file = rap_store_file(store, name);
	if (!r->file || csv_init(&r->parser, CSV_STRICT) != 0 || !take(r, header)) {
		char *path = rap_store_name(store, name);

		rap_message(RAP_M_BUNDLE, path, 0, 0, "cannot be read: %s", strerror(errno));
		free(path);
		return false;
	}
	for (size_t w = 0; wanted[w]; w++) {
		r->wanted[w] = wanted[w];
		r->place[w] = -1;
		for (int i = 0; i < COLUMNS_MAX; i++)
			if (strcmp(header[i], wanted[w]) == 0)
				r->place[w] = i;
	}
	return true;
}

static void
close_rows(struct rows *r)
{
	if (r->file) {
		rap_store_end(r->file);
		csv_free(&r->parser);
	}
	rap_buf_free(&r->text);
	free(r->end);
}

/* --- the side */
struct known {			/* a document of the bundle */
	char *id, *sha256;
	size_t place;
};

struct side {
	const char *path;
	struct rap_store *store;
	struct rows turns, speakers;
	bool turn_waits, speaker_waits;		/* a row is read that belongs to the next document */
	struct group group;
	struct group names;			/* the speakers of a document: who is the id, label the name */
	struct known *documents;		/* sorted by id */
	size_t n, cap;
};

/* At most so many bytes of s, cut between characters. */
static size_t
keep(struct group *g, const char *s, size_t most)
{
	size_t at = g->strings.n, n = strlen(s);

	n = n > most ? most : n;
	while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
		n--;
	rap_buf_add(&g->strings, s, n);
	rap_buf_addc(&g->strings, '\0');
	for (char *c = g->strings.s + at; *c; c++)		/* each is printed on one line */
		*c = (unsigned char)*c < ' ' ? ' ' : *c;
	return at;
}

static struct turn *
add_turn(struct group *g)
{
	if (g->n == g->cap) {
		g->cap = g->cap ? 2 * g->cap : 64;
		g->turns = rap_realloc(g->turns, g->cap, sizeof(*g->turns));
	}
	g->turns[g->n] = (struct turn){ 0 };
	return &g->turns[g->n++];
}

static void
clear(struct group *g)
{
	rap_buf_clear(&g->strings);
	g->n = 0;
	g->filled = false;
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct known *)a)->id, ((const struct known *)b)->id);
}

static bool
read_documents(struct side *s)
{
	static const char *const wanted[] = { "document", "sha256", NULL };
	struct rows r = { 0 };
	bool good = open_rows(&r, s->store, "documents.csv", wanted);

	while (good && next_row(&r)) {
		if (s->n == s->cap) {
			s->cap = s->cap ? 2 * s->cap : 64;
			s->documents = rap_realloc(s->documents, s->cap, sizeof(*s->documents));
		}
		s->documents[s->n] = (struct known){ strdup(r.field[0]), strdup(r.field[1]), s->n + 1 };
		s->n++;
	}
	close_rows(&r);
	if (s->n > 0)
		qsort(s->documents, s->n, sizeof(*s->documents), by_id);
	return good;
}

struct side *
diff_open(const char *bundle)
{
	static const char *const turns[] = { "document", "start", "end", "speaker", "label", "text", NULL };
	static const char *const speakers[] = { "document", "speaker", "name", "role", NULL };
	struct side *s = rap_alloc(1, sizeof(*s));

	s->path = bundle;
	s->store = rap_store_open(bundle);
	if (s->store && read_documents(s) && open_rows(&s->turns, s->store, "turns.csv", turns) &&
	    open_rows(&s->speakers, s->store, "speakers.csv", speakers))
		return s;
	diff_close(s);
	return NULL;
}

static void
free_group(struct group *g)
{
	rap_buf_free(&g->strings);
	free(g->turns);
}

void
diff_close(struct side *s)
{
	close_rows(&s->turns);
	close_rows(&s->speakers);
	if (s->turns.bad || s->speakers.bad)
		rap_message(RAP_M_BUNDLE, s->path, 0, 0, "turns.csv or speakers.csv is damaged");
	if (s->store)
		rap_store_close(s->store);
	for (size_t i = 0; i < s->n; i++) {
		free(s->documents[i].id);
		free(s->documents[i].sha256);
	}
	free(s->documents);
	free_group(&s->group);
	free_group(&s->names);
	free(s);
}

const struct group *
diff_next(struct side *s)
{
	struct group *g = &s->group;

	if (g->filled)
		return g;
	while (s->turn_waits || next_row(&s->turns)) {
		const char **f = s->turns.field;
		struct turn *t;

		if (!g->filled)
			g->document = keep(g, f[0], strlen(f[0]));
		s->turn_waits = g->filled && strcmp(g->strings.s + g->document, f[0]) != 0;
		if (s->turn_waits)
			return g;
		g->filled = true;
		t = add_turn(g);
		t->start = strtoul(f[1], NULL, 10);
		t->end = strtoul(f[2], NULL, 10);
		t->who = keep(g, f[3], strlen(f[3]));
		t->label = keep(g, f[4], strlen(f[4]));
		t->text = keep(g, f[5], TEXT_BYTES);
	}
	return g->filled ? g : NULL;
}

void
diff_taken(struct side *s)
{
	clear(&s->group);
}

static const struct known *
find(const struct side *s, const char *document)
{
	struct known key = { .id = (char *)document };

	return s->n > 0 ? bsearch(&key, s->documents, s->n, sizeof(key), by_id) : NULL;
}

size_t
diff_place(const struct side *s, const char *document, const char **sha256)
{
	const struct known *k = find(s, document);

	*sha256 = k ? k->sha256 : "";
	return k ? k->place : 0;
}

void
diff_each(const struct side *s, void (*fn)(const char *document, const char *sha256, void *), void *data)
{
	for (size_t i = 0; i < s->n; i++)
		fn(s->documents[i].id, s->documents[i].sha256, data);
}

/* Reads the speakers of the document; those of documents before it are passed over. */
static void
read_names(struct side *s, const char *document)
{
	const struct known *k = find(s, document), *at;
	struct group *g = &s->names;

	clear(g);
	g->document = keep(g, document, strlen(document));
	g->filled = true;
	while (k && (s->speaker_waits || next_row(&s->speakers))) {
		const char **f = s->speakers.field;
		struct turn *t;

		at = find(s, f[0]);
		s->speaker_waits = at && at->place > k->place;
		if (s->speaker_waits)
			return;
		if (at != k)
			continue;
		t = add_turn(g);
		t->who = keep(g, f[1], strlen(f[1]));
		t->label = keep(g, *f[2] ? f[2] : f[3], strlen(*f[2] ? f[2] : f[3]));
	}
}

const char *
diff_name(struct side *s, const char *document, const char *id)
{
	struct group *g = &s->names;

	if (!g->filled || strcmp(g->strings.s + g->document, document) != 0)
		read_names(s, document);
	for (size_t i = 0; i < g->n; i++)
		if (strcmp(g->strings.s + g->turns[i].who, id) == 0)
			return g->strings.s + g->turns[i].label;
	return id;
}
