/* inputs_names.c - the names given on the command line, then those of a list, read line by line. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/message.h>

#include "archive.h"

struct names {
	const struct rap_inputs_options *options;
	size_t next;		/* of the arguments */
	FILE *list;		/* NULL: none */
	char *line;
	size_t room;
};

/* A list that comes through a pipe is kept in a file without a name, so that it can be read again. */
static FILE *
keep(FILE *from)
{
	FILE *copy = tmpfile();
	char block[65536];
	size_t n;

	while (copy && (n = fread(block, 1, sizeof(block), from)) > 0)
		fwrite(block, 1, n, copy);
	if (copy && (ferror(from) || fflush(copy) == EOF)) {
		fclose(copy);
		copy = NULL;
	}
	if (copy)
		rewind(copy);
	return copy;
}

static FILE *
open_list(const char *path)
{
	FILE *list = strcmp(path, "-") == 0 ? stdin : fopen(path, "re"), *kept;

	if (!list || fseek(list, 0, SEEK_CUR) == 0)
		return list;
	kept = keep(list);
	if (list != stdin)
		fclose(list);
	return kept;
}

struct names *
names_open(const struct rap_inputs_options *options)
{
	struct names *names = rap_alloc(1, sizeof(*names));

	names->options = options;
	if (!options->list || (names->list = open_list(options->list)))
		return names;
	rap_message(RAP_M_READ, options->list, 0, 0, "%s", strerror(errno));
	free(names);
	return NULL;
}

/* Lines of nothing are no names. */
static const char *
next_in_list(struct names *names)
{
	int end = names->options->nul ? '\0' : '\n';
	ssize_t n;

	while ((n = getdelim(&names->line, &names->room, end, names->list)) > 0) {
		if (names->line[n - 1] == end)
			names->line[--n] = '\0';
		if (end == '\n' && n > 0 && names->line[n - 1] == '\r')
			names->line[--n] = '\0';
		if (n > 0)
			return names->line;
	}
	return NULL;
}

const char *
names_next(struct names *names)
{
	if (names->next < names->options->names.n)
		return names->options->names.a[names->next++];
	return names->list ? next_in_list(names) : NULL;
}

void
names_rewind(struct names *names)
{
	names->next = 0;
	if (names->list)
		rewind(names->list);
}

void
names_close(struct names *names)
{
	if (names->list && names->list != stdin)
		fclose(names->list);
	free(names->line);
	free(names);
}
