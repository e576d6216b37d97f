/* lexicon FILE... - C source of the tables of word lists (stages/core/lexicon_list.h), from the files
 * stages/STAGE/lexicon/LANG/NAME.txt: by stage, and those of one name together. Runs when the programs are built. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/message.h>

#include "../stages/core/lexicon_list.h"

struct file {			/* what its path says */
	char stage[32], lang[16], name[64];
};

static struct file
file_of(const char *path)
{
	struct file f;
	int end = 0;

	sscanf(path, "stages/%31[^/]/lexicon/%15[^/]/%63[^/.].txt%n", f.stage, f.lang, f.name, &end);
	if (end == 0 || path[end]) {
		fprintf(stderr, "lexicon: %s: not the path of a word list\n", path);
		exit(1);
	}
	return f;
}

static int
compare(const void *a, const void *b)
{
	struct file x = file_of(*(char *const *)a), y = file_of(*(char *const *)b);
	int order = strcmp(x.stage, y.stage);

	order = order ? order : strcmp(x.name, y.name);
	return order ? order : strcmp(x.lang, y.lang);
}

static void
add_file(struct lexicon_builder *b, const char *path)
{
	struct file file = file_of(path);
	struct rap_buf text = { 0 };
	FILE *f = fopen(path, "re");
	int c;

	if (!f) {
		perror(path);
		exit(1);
	}
	while ((c = getc(f)) != EOF)
		rap_buf_addc(&text, (char)c);
	fclose(f);
	lexicon_begin(b, file.lang, file.name);
	lexicon_add(b, rap_buf_str(&text), path);
	rap_buf_free(&text);
}

/* --- lists that are asked all at once */

struct together {
	const char *name, *few;		/* as in lists.def */
};

static const char *const speakers_languages[] = {
#define LANGUAGE(lang) lang,
#define LIST(field, name, few)
#include "../stages/speakers/lists.def"
	"*"
};

static const struct together speakers_lists[] = {
#define LANGUAGE(lang)
#define LIST(field, name, few) { name, few },
#include "../stages/speakers/lists.def"
};

_Static_assert(sizeof(speakers_lists) / sizeof(*speakers_lists) <= RAP_LEXICON_BITS, "each list has a bit");

static bool
is_lang(const struct lexicon_index *x, size_t list, const char *lang, size_t n)
{
	const char *of = x->pool + x->lists[list].lang;

	return strlen(of) == n && memcmp(of, lang, n) == 0;
}

/* Adds the bit to the lists of that name that a document in that language is read with: those of the language, else all. */
static void
add_bit(const struct lexicon_index *x, const struct lexicon_name *name, const struct together *list, const char *lang,
    uint32_t bit, uint32_t *bits)
{
	bool all = strcmp(lang, "*") == 0, own = false;

	if (*list->few && !all && !strstr(list->few, lang))
		return;
	if (*list->few && all)
		lang = list->few;		/* its first two letters */
	for (size_t i = name->from; i < name->from + name->n; i++)
		own |= is_lang(x, i, lang, strcspn(lang, " "));
	for (size_t i = name->from; i < name->from + name->n; i++)
		if (!own || is_lang(x, i, lang, strcspn(lang, " ")))
			bits[i] |= bit;
}

static void
make_tables(struct lexicon_index *x)
{
	size_t nlists = sizeof(speakers_lists) / sizeof(*speakers_lists);

	if (strcmp(x->stage, "speakers") != 0)
		return;
	for (size_t l = 0; l < sizeof(speakers_languages) / sizeof(*speakers_languages); l++) {
		uint32_t *bits = rap_alloc(x->nlists, sizeof(*bits));

		for (const struct lexicon_name *name = x->names; name < x->names + x->nnames; name++)
			for (size_t i = 0; i < nlists; i++)
				if (strcmp(x->pool + name->name, speakers_lists[i].name) == 0)
					add_bit(x, name, &speakers_lists[i], speakers_languages[l], (uint32_t)1 << i, bits);
		lexicon_table(x, speakers_languages[l], bits);
	}
}

static void
free_tables(struct lexicon_index *x)
{
	for (size_t i = 0; i < x->ntables; i++)
		free((void *)x->tables[i].bits);
	lexicon_index_free(x);
}

/* --- what is printed */

/* As a string literal, an entry a line. */
static void
print_pool(const char *stage, const char *pool, size_t n)
{
	printf("static const char %s_pool[] =\n\t\"", stage);
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)pool[i];

		if (c == 0)
			printf("\\000\"\n\t\"");
		else if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '?')
			printf("\\%03o", c);
		else
			putchar(c);
	}
	puts("\";");
}

static void
print_openings(const struct lexicon_openings *o)
{
	printf("{ {");
	for (size_t i = 0; i < sizeof(o->words) / sizeof(*o->words); i++)
		printf("%s%u,", i % 16 ? " " : "\n\t\t", o->words[i]);
	printf("\n\t} } },\n");
}

static void
print_lists(const struct lexicon_index *x)
{
	printf("static const struct lexicon_name %s_names[] = {\n", x->stage);
	for (const struct lexicon_name *n = x->names; n < x->names + x->nnames; n++) {
		printf("\t{ %u, %u, %u, %u, ", n->name, n->hash, n->from, n->n);
		print_openings(&n->openings);
	}
	printf("};\nstatic const struct lexicon_list %s_lists[] = {\n", x->stage);
	for (const struct lexicon_list *list = x->lists; list < x->lists + x->nlists; list++) {
		printf("\t{ %u, ", list->lang);
		print_openings(&list->openings);
	}
}

static void
print_slots(const char *stage, const char *name, const uint32_t *slots, size_t n)
{
	printf("static const uint32_t %s_%s[] = {", stage, name);
	for (size_t i = 0; i < n; i++)
		printf("%s%u,", i % 16 ? " " : "\n\t", slots[i]);
	puts("\n};");
}

static void
print_index(const struct lexicon_index *x, size_t pool)
{
	print_pool(x->stage, x->pool, pool);
	print_lists(x);
	printf("};\nstatic const struct lexicon_entry %s_entries[] = {\n", x->stage);
	for (const struct lexicon_entry *e = x->entries; e < x->entries + x->nentries; e++)
		printf("\t{ %u, %u, %u, %u, %u, %u, %u, %u, %u },\n", e->text, e->n, e->first, e->class, e->second,
		    e->second_hash, e->third_hash, e->list, e->kind);
	printf("};\nstatic const struct lexicon_first %s_firsts[] = {\n", x->stage);
	for (const struct lexicon_first *f = x->firsts; f < x->firsts + x->nfirsts; f++)
		printf("\t{ %lluu, %u, %u },\n", (unsigned long long)f->hash, f->from, f->n);
	puts("};");
	print_slots(x->stage, "slots", x->slots, x->cap);
}

static const char *
table_name(const struct rap_lexicon_table *t)
{
	return strcmp(t->lang, "*") == 0 ? "all" : t->lang;
}

static void
print_words(const char *stage, const char *lang, const char *name, const struct rap_lexicon_word *words, size_t n)
{
	printf("static const struct rap_lexicon_word %s_%s_%s[] = {\n", stage, lang, name);
	for (const struct rap_lexicon_word *w = words; w < words + n; w++)
		printf("\t{ %lluu, %u, { %u, %u }, %u, %u, %u, %u, %u },\n", (unsigned long long)w->hash,
		    w->begins, w->has.alone, w->has.longer, w->other, w->from, w->n, w->pairs, w->senses);
	puts("};");
}

static void
print_senses(const char *stage, const struct rap_lexicon_table *t)
{
	printf("static const struct rap_lexicon_sense %s_%s_senses[] = {\n", stage, table_name(t));
	for (const struct rap_lexicon_sense *s = t->senses; s < t->senses + t->nsenses; s++)
		printf("\t{ %u, %u },\n", s->class, s->bits);
	puts("};");
}

/* One of the numbers that the table has, called as it is there. */
static void
print_numbers(const char *stage, const struct rap_lexicon_table *t, const char *what, const uint32_t *numbers, size_t n)
{
	char name[32];

	snprintf(name, sizeof(name), "%s_%s", table_name(t), what);
	print_slots(stage, name, numbers, n);
}

/* As the table has them; what they begin with is told by their own, or by all lists of that name. */
static void
print_listed(const struct lexicon_index *x, const struct rap_lexicon_table *t, size_t number)
{
	printf("static const struct rap_lexicon %s_%s_listed[] = {\n", x->stage, table_name(t));
	for (const struct rap_lexicon *l = t->listed; l < t->listed + RAP_LEXICON_BITS; l++) {
		size_t name = 0;

		while (l->n > 0 && l->from >= x->names[name].from + x->names[name].n)
			name++;
		printf("\t{ &rap_lexicon_compiled[%zu], %u, %u, ", number, l->from, l->n);
		if (l->n == 0)
			puts("&lexicon_no_openings },");
		else if (l->n == 1)
			printf("&%s_lists[%u].openings },\n", x->stage, l->from);
		else
			printf("&%s_names[%zu].openings },\n", x->stage, name);
	}
	puts("};");
}

static void
print_tables(const struct lexicon_index *x, size_t number)
{
	for (const struct rap_lexicon_table *t = x->tables; t < x->tables + x->ntables; t++) {
		print_words(x->stage, table_name(t), "words", t->words, t->nwords);
		print_words(x->stage, table_name(t), "phrases", t->phrases, t->nphrases);
		print_senses(x->stage, t);
		print_numbers(x->stage, t, "slots", t->slots, t->mask + 1);
		print_numbers(x->stage, t, "phrase_slots", t->phrase_slots, t->phrase_mask + 1);
		print_numbers(x->stage, t, "bits", t->bits, x->nlists);
		print_listed(x, t, number);
	}
	printf("static const struct rap_lexicon_table %s_tables[] = {\n", x->stage);
	for (const struct rap_lexicon_table *t = x->tables; t < x->tables + x->ntables; t++) {
		const char *s = x->stage, *of = table_name(t);

		printf("\t{ \"%s\", %s_%s_words, %zu, %s_%s_slots, %zu, ", t->lang, s, of, t->nwords, s, of, t->mask);
		printf("%s_%s_phrases, %zu, %s_%s_phrase_slots, %zu, ", s, of, t->nphrases, s, of, t->phrase_mask);
		printf("%s_%s_senses, %zu, %s_%s_bits, %s_%s_listed, ", s, of, t->nsenses, s, of, s, of);
		printf("%s_pool, &rap_lexicon_compiled[%zu] },\n", s, number);
	}
	puts("};");
}

static void
print_table(const struct lexicon_index *x)
{
	printf("\t{ \"%s\", %s_pool, ", x->stage, x->stage);
	printf("%s_names, %zu, %s_lists, %zu, ", x->stage, x->nnames, x->stage, x->nlists);
	printf("%s_entries, %zu, %s_firsts, %zu, ", x->stage, x->nentries, x->stage, x->nfirsts);
	printf("%s_slots, %zu, ", x->stage, x->cap);
	if (x->ntables > 0)
		printf("%s_tables, %zu },\n", x->stage, x->ntables);
	else
		puts("NULL, 0 },");
}

int
main(int argc, char **argv)
{
	struct { struct file file; struct lexicon_index *index; } *stages = rap_alloc((size_t)argc, sizeof(*stages));
	size_t n = 0;

	rap_program("lexicon");
	puts("/* The word lists, by tools/lexicon.c. */\n#include \"../stages/core/lexicon_list.h\"\n");
	if (argc > 1)
		qsort(argv + 1, (size_t)argc - 1, sizeof(*argv), compare);
	for (int i = 1; i < argc; ) {
		struct lexicon_builder b = { 0 };
		size_t pool;

		stages[n].file = file_of(argv[i]);
		for (; i < argc && strcmp(file_of(argv[i]).stage, stages[n].file.stage) == 0; i++)
			add_file(&b, argv[i]);
		pool = b.pool.n;
		stages[n].index = lexicon_index(&b, stages[n].file.stage);
		make_tables(stages[n].index);
		print_index(stages[n].index, pool);
		if (stages[n].index->ntables > 0)
			print_tables(stages[n].index, n);
		n++;
	}
	puts("const struct lexicon_index rap_lexicon_compiled[] = {");
	for (size_t i = 0; i < n; i++) {
		print_table(stages[i].index);
		free_tables(stages[i].index);
	}
	puts("\t{ .stage = NULL },\n};");
	free(stages);
	return rap_worst();
}
