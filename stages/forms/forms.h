/* forms.h - private to this stage: what the forms for spreadsheets share, and the forms. */
#ifndef FORMS_H
#define FORMS_H

#include <rapporteur/forms.h>
#include <rapporteur/out.h>
#include <rapporteur/part.h>
#include <rapporteur/store.h>

/* --- what a spreadsheet holds */
#define MAX_ROWS 1048576u	/* of a sheet, the header counted */
#define MAX_COLUMNS 16384u
#define MAX_CELL 32767u		/* characters, as UTF-16 counts them */

/* The first bytes of text that are at most so many characters, whole ones. */
size_t cell_cut(struct rap_str text, size_t most);
/* What a spreadsheet program would take for a formula, where it reads the cell from a CSV file: not "-5", but "-x". */
bool cell_is_formula(struct rap_str text);

/* --- a table of the bundle: how wide it becomes, then row by row (cells.c) */
struct sheet_row {
	const struct rap_str *cells;	/* parts of long fields are cells of their own */
	size_t n;
	size_t number;			/* from 0 */
};
typedef int sheet_fn(const struct sheet_row *, void *);	/* 0, or -1 to stop */
struct sheet {
	const struct rap_store *store;
	const char *name;	/* in the bundle: "turns.csv", "tables/minutes-t1.csv" */
	bool named;		/* its first row names the columns */
	bool guard;		/* a formula takes a character more */
};
/* 0, or -1 after a message or where fn has stopped. what is the file for messages: of cells in several parts. */
int sheet_read(const struct sheet *, const char *what, sheet_fn *, void *);
/* Calls fn with the path of each table's own file, as tables.csv names it, or NULL where there is none. */
int sheet_each_table(const struct rap_store *, int (*fn)(const char *path, void *), void *);

/* --- files (files.c) */
char *path_in(const char *dir, const char *name);	/* DIR/NAME, or the one that is not empty; heap */
char *part_of(const char *path);	/* what a file or folder is called until it is whole: DIR/.NAME.part; heap */
/* It is whole, file or folder: brings it onto the disk, gives it its name, and brings that onto the disk. 0, or -1 and errno. */
int files_settle(const char *part, const char *path);
int files_sync_name(const char *path);		/* the name, of what has it already */
int files_failed(const char *path);			/* says what errno means for a file that is read again; -1 */
/* A TEI file of a bundle: of one that is to be a zip file, it may be gzip data. */
bool files_may_be_packed(const char *name);
/* sha256 of a file as it will be called name, and its bytes, both of what is in it where it is packed. 0, or -1 and errno. */
int files_digest(const char *path, const char *name, char sha256[65], uint64_t *bytes);
/* Calls fn with each file in folder DIR/SUB and those in it, in order; name is its path in DIR. 0, or what fn gave. */
typedef int files_fn(const char *path, const char *name, uint64_t size, void *);
int files_each(const char *dir, const char *sub, files_fn *, void *);
void files_remove(const char *dir);			/* with all that is in it, no link followed */

/* --- the forms */
int form_excel(const struct rap_store *, const char *dir);
void form_excel_forget(const char *dir);	/* removes what form_excel has made there */
int form_xlsx(const struct rap_store *, const char *path);struct xlsx_counts { size_t rows, cells, bytes; };	/* of all sheets: rows with cells, and the bytes of those that are text */
bool xlsx_is_whole(const char *path, const struct xlsx_counts *);
int form_bag(const char *bag, const char *date);
int zip_end(const char *path, uint64_t entries);	/* see zip_end.c; 0, or -1 and errno */
int form_zip(const char *dir, const char *path, const char *prefix, const struct rap_forms *);

#endif
