/* people_read.c - the file that --people names: CSV with a header row, columns id, name, aliases, role, affiliation,
 * from, to in any order. A row that cannot be used is reported and left out; the others count. */
#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/message.h>
#include <rapporteur/stages.h>
#include <rapporteur/utf8.h>

#include "people.h"

enum column { ID, NAME, ALIASES, ROLE, AFFILIATION, FROM, TO, COLUMNS };
static const char *const columns[COLUMNS] = { "id", "name", "aliases", "role", "affiliation", "from", "to" };

#define FIELDS_MAX 64		/* columns of a file; what stands behind is not read */

struct reading {
	const char *file;
	size_t line, row_line;			/* of what is read, and where the row began */
	int column_of[FIELDS_MAX];		/* what each field is, -1 for none of ours */
	size_t fields, field;
	bool headed;
	struct rap_str row[COLUMNS];
};

static struct rap_arena *arena;			/* of all people; the process' */

static void
complain(const struct reading *r, const char *what, struct rap_str value)
{
	value = rap_cut(value, 0, 100);
	rap_message(RAP_M_PEOPLE, r->file, r->row_line, 0, "%s%s%.*s", what, value.n ? ": " : "", RAP_FMT(value));
}

/* "2024", "2024-03", "2024-03-01" as 20240301; the last day where end. false: it is no date. */
static bool
read_date(struct rap_str s, bool end, unsigned *date)
{
	unsigned part[3] = { 0, 0, 0 };
	size_t n = 0, digits = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= '0' && s.s[i] <= '9' && digits < (n == 0 ? 4 : 2)) {
			part[n] = part[n] * 10 + (unsigned)(s.s[i] - '0');
			digits++;
		} else if (s.s[i] == '-' && digits == (n == 0 ? 4 : 2) && n < 2) {
			n++;
			digits = 0;
		} else
			return false;
	}
	if (s.n > 0 &&
	    (digits != (n == 0 ? 4 : 2) || part[1] > 12 || part[2] > 31 || (n > 0 && !part[1]) || (n > 1 && !part[2])))
		return false;
	*date = s.n == 0 ? 0 :
	    part[0] * 10000 + (n > 0 ? part[1] : end ? 12 : 1) * 100 + (n > 1 ? part[2] : end ? 31 : 1);
	return true;
}

/* Ids are used as they are, made XML names where they are none; and no id of ours ("sp1") is given away. */
static struct rap_str
make_id(struct rap_str id)
{
	struct rap_buf b = { 0 };
	struct rap_str name;
	size_t len, digits = 2;

	for (size_t i = 0; i < id.n; i += len) {
		uint32_t c = rap_utf8_get(id.s + i, id.n - i, &len);

		if (i == 0 && !rap_is_alpha(c) && c != '_')
			rap_buf_addc(&b, '_');
		if (rap_is_alpha(c) || rap_is_digit(c) || c == '_' || c == '-' || c == '.')
			rap_buf_add(&b, id.s + i, len);
		else
			rap_buf_addc(&b, '_');
	}
	while (digits < b.n && b.s[digits] >= '0' && b.s[digits] <= '9')
		digits++;
	name = rap_buf_str(&b);
	if ((rap_starts(name, "sp") && digits == b.n) || rap_eqz(name, "question") || rap_eqz(name, "answer"))
		rap_buf_addc(&b, '_');
	name = rap_arena_copy(arena, rap_buf_str(&b));
	rap_buf_free(&b);
	return name;
}

static void
add_aliases(struct person *p, struct rap_str all)
{
	size_t n = 1;

	for (size_t i = 0; i < all.n; i++)
		n += all.s[i] == ';';
	p->aliases = rap_arena_get(arena, n, sizeof(*p->aliases));
	while (all.n > 0) {
		const char *semicolon = memchr(all.s, ';', all.n);
		size_t len = semicolon ? (size_t)(semicolon - all.s) : all.n;
		struct rap_str alias = rap_trim(rap_cut(all, 0, len));

		if (alias.n > 0) {
			p->aliases[p->naliases++] = rap_arena_copy(arena, alias);
			people_learn(PEOPLE_NAME, alias, p);
		}
		all = rap_cut(all, len + 1, all.n);
	}
}

static struct person *
add_person(struct rap_str id, const struct rap_str row[COLUMNS])
{
	struct person *p = rap_arena_get(arena, 1, sizeof(*p));
	const char *space = NULL;

	p->id = id;
	p->name = rap_arena_copy(arena, row[NAME]);
	for (size_t i = 0; i < p->name.n; i++)
		if (p->name.s[i] == ' ')
			space = p->name.s + i;
	people_learn(PEOPLE_ID, id, p);
	people_learn(PEOPLE_NAME, p->name, p);
	people_learn(PEOPLE_SURNAME, space ? rap_cut(p->name, (size_t)(space - p->name.s) + 1, p->name.n) : p->name, p);
	add_aliases(p, row[ALIASES]);
	return p;
}

static void
add_tenure(struct person *p, const struct rap_str row[COLUMNS], unsigned from, unsigned to)
{
	struct tenure *t = rap_arena_get(arena, 1, sizeof(*t)), **last = &p->tenures;

	*t = (struct tenure){ NULL, rap_arena_copy(arena, row[ROLE]), rap_arena_copy(arena, row[AFFILIATION]), from,
	    to };
	while (*last)
		last = &(*last)->next;
	*last = t;
	people_learn(PEOPLE_ROLE, t->role, p);
}

/* One row more: somebody new, or one more role of somebody. */
static void
add_row(const struct reading *r)
{
	const struct rap_str *row = r->row;
	struct person *p;
	struct rap_str id;
	unsigned from, to;

	if (row[ID].n == 0 || row[NAME].n == 0) {
		complain(r, row[ID].n == 0 ? "no id" : "no name", row[ID].n == 0 ? row[NAME] : row[ID]);
		return;
	}
	if (!read_date(row[FROM], false, &from) || !read_date(row[TO], true, &to)) {
		complain(r, "not a date (YYYY, YYYY-MM or YYYY-MM-DD)",
		    read_date(row[FROM], false, &from) ? row[TO] : row[FROM]);
		return;
	}
	if (from && to && from > to) {
		complain(r, "from is later than to", row[FROM]);
		return;
	}
	id = make_id(row[ID]);
	p = people_find(PEOPLE_ID, id, 0);
	if (p && !rap_eq(p->name, row[NAME])) {
		complain(r, "this id has another name above", row[ID]);
		return;
	}
	add_tenure(p ? p : add_person(id, row), row, from, to);
}

static void
read_field(void *text, size_t n, void *data)
{
	struct reading *r = data;
	struct rap_str s = rap_trim((struct rap_str){ text, n });
	size_t field = r->field++;

	if (field >= FIELDS_MAX)
		return;
	if (!r->headed) {
		r->column_of[field] = -1;
		for (int c = 0; c < COLUMNS; c++)
			if (rap_eqz(s, columns[c]))
				r->column_of[field] = c;
		r->fields = field + 1;
	} else if (field < r->fields && r->column_of[field] >= 0)
		r->row[r->column_of[field]] = rap_arena_copy(arena, s);
}

static bool
has_column(const struct reading *r, int column)
{
	for (size_t i = 0; i < r->fields; i++)
		if (r->column_of[i] == column)
			return true;
	return false;
}

static void
read_row(int c, void *data)
{
	struct reading *r = data;
	bool good = true;

	(void)c;
	if (!r->headed) {
		r->headed = true;
		if (!has_column(r, ID) || !has_column(r, NAME))
			complain(r, "the first row names no column id, or no column name", RAP_STR(""));
	} else if (r->field != r->fields)
		complain(r, "more or fewer fields than the first row has", r->row[ID]);
	else {
		for (int k = 0; k < COLUMNS; k++)
			good = good && rap_utf8_valid(r->row[k].s, r->row[k].n) == r->row[k].n;
		if (good)
			add_row(r);
		else
			complain(r, "not UTF-8", RAP_STR(""));
	}
	memset(r->row, 0, sizeof(r->row));
	r->field = 0;
	r->row_line = r->line + 1;
}

void
rap_people_read(const char *file)
{
	struct reading r = { .file = file, .row_line = 1 };
	struct csv_parser csv;
	char *line = NULL;
	size_t size = 0;
	ssize_t n;
	FILE *f = fopen(file, "re");

	if (!f || csv_init(&csv, CSV_APPEND_NULL) != 0) {
		rap_message(RAP_M_PEOPLE_FILE, file, 0, 0, "%s", strerror(errno));
		if (f)
			fclose(f);
		return;
	}
	arena = arena ? arena : rap_arena_new();
	while ((n = getline(&line, &size, f)) > 0) {
		bool bom = r.line++ == 0 && n >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0;

		csv_parse(&csv, line + (bom ? 3 : 0), (size_t)n - (bom ? 3 : 0), read_field, read_row, &r);
	}
	csv_fini(&csv, read_field, read_row, &r);
	if (ferror(f) || !r.headed)
		rap_message(RAP_M_PEOPLE_FILE, file, 0, 0, "%s", ferror(f) ? strerror(errno) : "it is empty");
	csv_free(&csv);
	free(line);
	fclose(f);
}

void
rap_people_done(void)
{
	people_forget();
	rap_arena_free(arena);
	arena = NULL;
}
