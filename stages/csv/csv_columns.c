/* csv_columns.c - what the columns of a bundle's tables are: the header rows and the schemas in datapackage.json. */
#include "bundle.h"

#define KEY(name, about) { name, false, true, about }
#define KEYNUM(name, about) { name, true, true, about }
#define TEXT(name, about) { name, false, false, about }
#define NUM(name, about) { name, true, false, about }
#define END { NULL, false, false, NULL }
#define SPAN \
	NUM("start", "first character in the decoded source, counted from 0"), \
	NUM("end", "the character after the last")

static const struct bundle_column documents[] = {
	KEY("document", "the document's id: TEI/@xml:id"),
	TEXT("source", "the source file as it was named"),
	TEXT("tei", "the TEI file's path in the bundle"),
	TEXT("title", "the document's title"),
	TEXT("language", "BCP 47; und where it cannot be told"),
	TEXT("encoding", "of the source, as iconv names it"),
	NUM("bytes", "of the source file"),
	NUM("characters", "of the decoded text"),
	TEXT("sha256", "of the source file's bytes, hexadecimal"),
	NUM("sections", "rows in sections.csv"),
	NUM("paragraphs", "rows in paragraphs.csv"),
	NUM("turns", "rows in turns.csv"),
	NUM("speakers", "rows in speakers.csv"),
	NUM("tables", "rows in tables.csv"),
	NUM("review", "rows in review.csv"),
	TEXT("status", "ok, partial: and why only a part could be read, or failed: and why"),
	END
};

static const struct bundle_column sections[] = {
	KEY("document", "document"),
	KEY("section", "id: div/@xml:id"),
	TEXT("parent", "the section around it; empty at the top"),
	NUM("level", "1 at the top"),
	TEXT("label", "the printed number exactly"),
	TEXT("title", "the heading without its number"),
	SPAN,
	END
};

static const struct bundle_column paragraphs[] = {
	KEY("document", "document"),
	KEY("paragraph", "id: p and the paragraph's number in the document"),
	TEXT("section", "the section it stands in; empty at the top"),
	TEXT("turn", "the turn it belongs to; empty for none"),
	TEXT("kind", "p, seg, item, label, caption, note, fw, ab or quote"),
	SPAN,
	TEXT("text", "the text, white space folded; lines kept where the document keeps them"),
	END
};

static const struct bundle_column turns[] = {
	KEY("document", "document"),
	KEY("turn", "id: u/@xml:id or said/@xml:id, of the first piece"),
	TEXT("section", "the section it stands in; empty at the top"),
	TEXT("speaker", "ids of speakers, separated by spaces; empty where unknown"),
	TEXT("label", "the printed words that name the speaker"),
	TEXT("mode", "verbatim, reported, question or answer"),
	TEXT("act", "what the speaker does, where the verb tells"),
	TEXT("cert", "medium or low for a guess, empty for what is printed"),
	SPAN,
	TEXT("text", "a line for each paragraph of the turn"),
	END
};

static const struct bundle_column speakers[] = {
	KEY("document", "document"),
	KEY("speaker", "id: person/@xml:id or org/@xml:id"),
	TEXT("kind", "person, delegation, organization, role or unknown"),
	TEXT("name", "as printed"),
	TEXT("role", "chair, minister, rapporteur, ..."),
	TEXT("affiliation", "country or body"),
	TEXT("aliases", "other printed names, separated by ; and a space"),
	NUM("turns", "rows in turns.csv"),
	END
};

static const struct bundle_column tables[] = {
	KEY("document", "document"),
	KEY("table", "id: table/@xml:id"),
	TEXT("section", "the section it stands in; empty at the top"),
	TEXT("caption", "caption"),
	NUM("rows", "rows"),
	NUM("columns", "columns, spans counted"),
	TEXT("layout", "how it was drawn in the source"),
	TEXT("file", "the table by itself; empty where it is too ragged for one"),
	END
};

static const struct bundle_column cells[] = {
	KEY("document", "document"),
	KEY("table", "table"),
	KEYNUM("row", "from 1"),
	KEYNUM("column", "from 1"),
	NUM("rows", "rows that the cell spans"),
	NUM("cols", "columns that the cell spans"),
	TEXT("role", "label for a header cell, else data"),
	TEXT("text", "text"),
	END
};

static const struct bundle_column review[] = {
	TEXT("document", "document"),
	TEXT("element", "id of what was guessed, or of what it stands in"),
	TEXT("kind", "the element's name"),
	TEXT("cert", "medium or low"),
	TEXT("reason", "the rule that guessed"),
	SPAN,
	TEXT("text", "text"),
	END
};

const struct bundle_schema bundle_schemas[BUNDLE_TABLES] = {
	{ "documents", "one row for each source", documents, DOCUMENTS, 0 },
	{ "sections", "headed parts of the documents", sections, DOCUMENTS, 1 },
	{ "paragraphs", "paragraphs, items, captions, notes and page furniture in document order", paragraphs, DOCUMENTS, 1 },
	{ "turns", "what was said, and by whom", turns, DOCUMENTS, 1 },
	{ "speakers", "one row for each identity", speakers, DOCUMENTS, 1 },
	{ "tables", "tables found in the documents", tables, DOCUMENTS, 1 },
	{ "cells", "the cells of all tables", cells, TABLES, 2 },
	{ "review", "guesses that a person should look at", review, DOCUMENTS, 1 },
};

size_t
bundle_columns(enum bundle_table table)
{
	size_t n = 0;

	while (bundle_schemas[table].columns[n].name)
		n++;
	return n;
}

void
bundle_csv_header(struct bundle_csv *csv, enum bundle_table table)
{
	bundle_csv_open(csv, bundle_columns(table), SIZE_MAX);
	for (const struct bundle_column *c = bundle_schemas[table].columns; c->name; c++)
		bundle_putz(csv, c->name);
	bundle_end(csv);
}

bool
rap_part_integers(int table, size_t column)
{
	return column < bundle_columns(table) && bundle_schemas[table].columns[column].integer;
}
