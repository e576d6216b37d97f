/* forms.h - further forms of a finished bundle, made from its files: for spreadsheet programs, and for archives.
 *
 * Each is one pass or two over the bundle's tables, in constant memory, and a pure function of them. */
#ifndef RAPPORTEUR_FORMS_H
#define RAPPORTEUR_FORMS_H

#include <stdbool.h>

struct rap_forms {
	bool excel;		/* --excel: CSV files for a double click in Excel */
	bool xlsx;		/* --xlsx: one workbook */
	bool bag;		/* --bag: a BagIt bag around the bundle */
	const char *date;	/* --date YYYY-MM-DD, of the bag; NULL: SOURCE_DATE_EPOCH, or none */
};

#define RAP_FORMS_USAGE "[--excel] [--xlsx] [--bag [--date YYYY-MM-DD]]"

/* Looks at argv[*i]: 1 where it is an option of ours (and *i may have moved on), 0 where not, -1 where it is not understood. */
int rap_forms_option(int argc, char **argv, int *i, struct rap_forms *);

/* Where the bundle stands that is given to convert as out: out itself, out/data in a bag. Heap. NULL after a message: the
 * forms do not go with it, or the folder is taken. */
char *rap_forms_place(const char *out, const struct rap_forms *, bool force);
/* Where the finished bundle stands that out is: out/data where out is a bag. Heap. */
char *rap_forms_bundle(const char *out);
/* Makes all that was asked for. For a bundle in folder DIR the flavour for Excel is DIR/excel and the workbook
 * DIR/bundle.xlsx; for NAME.zip they are NAME-excel and NAME.xlsx beside it. 0, or -1 after a message. */
int rap_forms_make(const char *out, const struct rap_forms *);

#endif
