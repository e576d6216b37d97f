/* diff.c - rapporteur diff: which turns two runs over the same sources disagree about. Exit status as of diff(1): 0 the same,
 * 1 a difference, above that trouble. */
#include <stdio.h>
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "diff.h"
#include "rapporteur.h"

#define COMMAND "rapporteur diff"

struct comparison {
	struct side *old, *new;
	size_t lost, gained, credited, moved, same;	/* turns */
	size_t documents, differing;			/* that both have; with some difference */
	size_t only_old, only_new, changed;		/* documents that one has, or whose source differs */
};

static const char *
string(const struct group *g, size_t at)
{
	return g->strings.s + at;
}

/* "- minutes 120,340 Ana Rivas: The Chair said that" */
static void
print_turn(char sign, struct side *s, const struct group *g, const struct turn *t)
{
	const char *document = string(g, g->document), *who = string(g, t->who);

	printf("%c %s %zu,%zu %s: %s\n", sign, document, t->start, t->end, *who ? diff_name(s, document, who) : "-",
	    string(g, t->text));
}

static size_t
length(const struct turn *t)
{
	return t->end > t->start ? t->end - t->start : 0;
}

/* The same turn in both: more than half of the longer is common to them. */
static bool
is_match(const struct turn *a, const struct turn *b)
{
	size_t from = a->start > b->start ? a->start : b->start, to = a->end < b->end ? a->end : b->end;
	size_t longer = length(a) > length(b) ? length(a) : length(b);

	return to > from && 2 * (to - from) > longer;
}

static void
compare_turn(struct comparison *c, const struct group *a, const struct turn *t, const struct group *b, const struct turn *u)
{
	const char *document = string(a, a->document), *who = string(a, t->who), *whom = string(b, u->who);
	const char *name = *who ? diff_name(c->old, document, who) : "-", *other = *whom ? diff_name(c->new, document, whom) : "-";

	if (strcmp(name, other) != 0) {
		printf("! %s %zu,%zu %s -> %s: %s\n", document, u->start, u->end, name, other, string(b, u->text));
		c->credited++;
	} else if (t->start != u->start || t->end != u->end) {
		printf("~ %s %zu,%zu -> %zu,%zu %s: %s\n", document, t->start, t->end, u->start, u->end, name, string(b, u->text));
		c->moved++;
	} else
		c->same++;
}

/* Both have their turns in the order of the text. a or b may be NULL: no turns there. */
static void
compare_document(struct comparison *c, const struct group *a, const struct group *b)
{
	size_t i = 0, k = 0, before = c->lost + c->gained + c->credited + c->moved;

	while ((a && i < a->n) || (b && k < b->n)) {
		const struct turn *t = a && i < a->n ? &a->turns[i] : NULL, *u = b && k < b->n ? &b->turns[k] : NULL;

		if (t && u && is_match(t, u)) {
			compare_turn(c, a, t, b, u);
			i++;
			k++;
		} else if (t && (!u || t->end <= u->end)) {
			print_turn('-', c->old, a, t);
			c->lost++;
			i++;
		} else {
			print_turn('+', c->new, b, u);
			c->gained++;
			k++;
		}
	}
	c->differing += c->lost + c->gained + c->credited + c->moved > before;
}

/* Where the document of g stands in the first bundle: 0 where it is in one of them only, or its source is another. */
static size_t
place(const struct comparison *c, const struct group *g)
{
	const char *document = string(g, g->document), *sha256, *other;
	size_t old = diff_place(c->old, document, &sha256), new = diff_place(c->new, document, &other);

	return old && new && strcmp(sha256, other) == 0 ? old : 0;
}

/* The next document of the side that can be compared. */
static const struct group *
next_common(struct comparison *c, struct side *s)
{
	const struct group *g;

	while ((g = diff_next(s)) && place(c, g) == 0)
		diff_taken(s);
	return g;
}

static void
compare_turns(struct comparison *c)
{
	const struct group *a, *b;
	size_t last = 0;

	while ((a = next_common(c, c->old)), (b = next_common(c, c->new)), a || b) {
		size_t old = a ? place(c, a) : (size_t)-1, new = b ? place(c, b) : (size_t)-1;

		if (b && new < last) {
			rap_message(RAP_M_BUNDLE, NULL, 0, 0, "the bundles have their documents in different orders: %s",
			    string(b, b->document));
			return;
		}
		last = old < new ? old : new;
		compare_document(c, old == last ? a : NULL, new == last ? b : NULL);
		if (old == last)
			diff_taken(c->old);
		if (new == last)
			diff_taken(c->new);
	}
}

static void
count_old(const char *document, const char *sha256, void *data)
{
	struct comparison *c = data;
	const char *other;

	if (!diff_place(c->new, document, &other)) {
		printf("< %s\n", document);
		c->only_old++;
	} else if (strcmp(sha256, other) != 0) {
		printf("* %s: its source is another\n", document);
		c->changed++;
	} else
		c->documents++;
}

static void
count_new(const char *document, const char *sha256, void *data)
{
	struct comparison *c = data;
	const char *other;

	(void)sha256;
	if (!diff_place(c->old, document, &other)) {
		printf("> %s\n", document);
		c->only_new++;
	}
}

static bool
summary(const struct comparison *c)
{
	printf("%zu documents compared, %zu differ: %zu turns gained, %zu lost, %zu re-credited, %zu with other bounds, %zu the same",
	    c->documents, c->differing, c->gained, c->lost, c->credited, c->moved, c->same);
	if (c->only_old + c->only_new + c->changed > 0)
		printf("; %zu documents only in the first, %zu only in the second, %zu with another source", c->only_old,
		    c->only_new, c->changed);
	putchar('\n');
	return c->differing + c->only_old + c->only_new + c->changed > 0;
}

static bool
compare(const char *old, const char *new)
{
	struct comparison c = { .old = diff_open(old), .new = diff_open(new) };
	bool differ = false;

	if (c.old && c.new) {
		diff_each(c.old, count_old, &c);
		diff_each(c.new, count_new, &c);
		compare_turns(&c);
		differ = summary(&c);
	}
	if (c.old)
		diff_close(c.old);
	if (c.new)
		diff_close(c.new);
	return differ;
}

int
diff(int argc, char **argv)
{
	int i = 1;
	bool differ = false;

	while (i < argc && argv[i][0] == '-' && rap_common_option(argc, argv, &i, DIFF_USAGE))
		i++;
	if (i < argc && argv[i][0] == '-')
		rap_usage(COMMAND, argc, argv, i, i);
	else if (i + 2 > argc)
		rap_usage_missing(COMMAND, "OUT");
	else if (i + 2 < argc)
		rap_usage(COMMAND, argc, argv, i + 2, i + 2);
	else
		differ = compare(argv[i], argv[i + 1]);
	if (fflush(stdout) != 0)
		rap_message(RAP_M_WRITE, "standard output", 0, 0, NULL);
	return differ && rap_worst() < 1 ? 1 : rap_worst();
}
