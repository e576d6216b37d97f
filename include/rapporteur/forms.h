/* forms.h - further forms of a finished bundle, made from its files: for spreadsheet programs, and for archives.
 *
 * Each is one pass or two over the bundle's tables, in constant memory, and a pure function of them. */
#ifndef RAPPORTEUR_FORMS_H
#define RAPPORTEUR_FORMS_H

#include "bulk.h"
#include "str.h"

struct rap_forms {
	bool excel;		/* --excel: CSV files for a double click in Excel */
	bool xlsx;		/* --xlsx: one workbook */
	bool bag;		/* --bag: a BagIt bag around the bundle */
	const char *date;	/* --date YYYY-MM-DD, of the bag; NULL: SOURCE_DATE_EPOCH, or none */
	int level;		/* --compress N, of a zip file; 0: the default, 1 */
	size_t workers;		/* threads that deflate; 0: one */
};

#define RAP_FORMS_USAGE "[--excel] [--xlsx] [--bag [--date YYYY-MM-DD]] [--compress 1-9]"

/* Looks at argv[*i]: 1 where it is an option of ours (and *i may have moved on), 0 where not, -1 where it is not understood. */
int rap_forms_option(int argc, char **argv, int *i, struct rap_forms *);

/* The folder in which the bundle is made that is asked for as out: out itself, out/data in a bag; where out is to be a zip
 * file NAME.zip, a folder .NAME.zip.bundle beside it. Heap. NULL after a message: out is taken. */
char *rap_forms_place(const char *out, const struct rap_forms *, bool force);
bool rap_forms_is_zip(const char *out);		/* out is to be a zip file, or is one */
/* Where the finished bundle stands that out is: out/data where out is a bag. Heap. */
char *rap_forms_bundle(const char *out);
/* A bundle is about to take the place of an earlier one: the forms of that go which are not made anew, and the tags of a bag
 * around it. They would tell of other documents. */
void rap_forms_forget(const char *out, const struct rap_forms *);
/* Makes all that was asked for, of the bundle at its place: DIR/excel, DIR/bundle.xlsx, the bag's tags, and the zip file of
 * it all, for which the place is removed (where that is gone, the zip file is made). 0, or -1 after a message. */
int rap_forms_make(const char *out, const struct rap_forms *);
/* How small a zip file is to be; 0 where out is none. */
int rap_forms_level(const char *out, const struct rap_forms *);
/* A TEI file as it may stand in the place of a bundle that becomes a zip file: deflated already, as gzip data. Whoever makes the
 * file does that, in a worker. false: it is too large, and has to stay as it is. */
bool rap_forms_pack(struct rap_bulk bytes, int level, struct rap_buf *out);
/* The forms for spreadsheets, of a bundle that is there: of NAME.zip they are NAME-excel and NAME.xlsx beside it. */
int rap_forms_sheets(const char *bundle, const struct rap_forms *);

#endif
