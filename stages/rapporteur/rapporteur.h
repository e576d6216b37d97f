/* rapporteur.h - private to the driver: its commands and what they share. */
#ifndef RAPPORTEUR_H
#define RAPPORTEUR_H

#include <stdbool.h>
#include <stddef.h>

#include <rapporteur/forms.h>
#include <rapporteur/inputs.h>

/* --- commands: each reads its own arguments (argv[0] is its name) and returns the exit status */
#define CONVERT_USAGE "rapporteur convert -o OUT [-j N] [--timeout SECONDS] [--max-memory SIZE] [--resume [--retry-failed]] " \
    "[--shard K/N] [--progress json|line|none] [--status FILE] [--force] [--encoding NAME] [--lexicon DIR] [--people FILE] " \
    "[--explain] " RAP_FORMS_USAGE " " RAP_INPUTS_USAGE " FILE|DIR|ARCHIVE|- ..."
#define VERIFY_USAGE "rapporteur verify OUT " RAP_INPUTS_USAGE " FILE|DIR|ARCHIVE|- ..."
#define EXPORT_USAGE "rapporteur export [--excel] [--xlsx] OUT"
#define DIFF_USAGE "rapporteur diff OUT OUT"

#define MERGE_USAGE "rapporteur merge [--force] " RAP_FORMS_USAGE " OUT PART ..."
#define RECORDS_USAGE "rapporteur records [-j N] [--timeout SECONDS] [--max-memory SIZE] [--lexicon DIR] [--people FILE] < IN > OUT"

int convert(int argc, char **argv);
int merge(int argc, char **argv);
int records(int argc, char **argv);
int verify(int argc, char **argv);
int export(int argc, char **argv);
int diff(int argc, char **argv);

#endif
