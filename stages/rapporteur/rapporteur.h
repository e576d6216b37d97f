/* rapporteur.h - private to the driver: its commands and what they share. */
#ifndef RAPPORTEUR_H
#define RAPPORTEUR_H

#include <stdbool.h>
#include <stddef.h>

/* --- commands: each reads its own arguments (argv[0] is its name) and returns the exit status */
#define CONVERT_USAGE "rapporteur convert -o OUT [--force] [--encoding NAME] [--lexicon DIR] [--explain] FILE|DIR|- ..."
#define VERIFY_USAGE "rapporteur verify OUT FILE|DIR|- ..."

int convert(int argc, char **argv);
int verify(int argc, char **argv);

/* --- inputs (inputs.c): the names on the command line, folders walked in the order of their names' bytes */
struct inputs {
	char **a;		/* "-" for standard input */
	size_t n, cap;
};

void inputs_add(struct inputs *, const char *path);	/* a file, or what a folder holds */
void inputs_free(struct inputs *);

#endif
