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
	print_slots(x->stage, "pairs", x->pairs, x->pair_cap);
	printf("static struct rap_lexicon_word *%s_met[%zu];\n", x->stage, x->nfirsts);
}

static void
print_table(const struct lexicon_index *x)
{
	printf("\t{ \"%s\", %s_pool, ", x->stage, x->stage);
	printf("%s_names, %zu, %s_lists, %zu, ", x->stage, x->nnames, x->stage, x->nlists);
	printf("%s_entries, %zu, %s_firsts, %zu, ", x->stage, x->nentries, x->stage, x->nfirsts);
	printf("%s_slots, %zu, %s_pairs, %zu, %s_met },\n", x->stage, x->cap, x->stage, x->pair_cap, x->stage);
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
		print_index(stages[n++].index, pool);
	}
	puts("const struct lexicon_index rap_lexicon_compiled[] = {");
	for (size_t i = 0; i < n; i++) {
		print_table(stages[i].index);
		lexicon_index_free(stages[i].index);
	}
	puts("\t{ .stage = NULL },\n};");
	free(stages);
	return rap_worst();
}
