/* read_header.c - the teiHeader: what the source was, what was done to its text, how to read the pointers. */
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/utf8.h>

#include "read.h"

/* What fold.h does, in words. */
static const char normalization[] =
    "The text of an element is the characters of the source that its source attribute names, in that order, with these "
    "changes: between two ranges that touch stands a space that the source lacks; white space at its ends is left out, and any other run of white space is one space, or an lb element "
    "where the source's lines are kept; line ends and hyphens at line ends are treated as the next paragraph says; "
    "characters that XML forbids, and bytes that the source's encoding does not know, are U+FFFD. Characters count "
    "from 0, each line end (LF, CR LF, CR, U+0085, U+2028, U+2029) as one, a byte order mark not at all.";
static const char hyphenation[] =
    "A hyphen before a line end is left out with the line end where it divides a word, kept without the line end where "
    "it belongs to a word, and followed by a space otherwise. U+00AD is left out.";

static const struct {
	const char *ident, *match, *replacement, *says;	/* replacement NULL: the source file */
} prefixes[] = {
	{ "src", "(char=[0-9]+,[0-9]+)", NULL,
	  "Characters of the source's decoded text, as a fragment identifier of RFC 5147 for plain text." },
	{ "rule", "([a-z0-9\\-]+)", "man:rapporteur(1)#$1",
	  "The rule that made a judgement, where it is not certain; each program's manual page explains its rules." },
	{ "act", "([a-z]+)", "man:rap-speakers(1)#$1",
	  "What a speaker does: statement, question, answer, proposal, thanks, nomination, announcement." },
};

struct rap_str
read_file_name(struct rap_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct rap_buf name = { NULL, 0, 0 };
	struct read_repairs bad = { 0, 0 };
	struct rap_str kept;

	if (strcmp(path, "-") == 0)
		return RAP_STR("stdin");
	read_repair_utf8(rap_strz(slash && slash[1] ? slash + 1 : path), &name, &bad);
	read_forbidden(rap_buf_str(&name), &bad);
	kept = rap_arena_copy(arena, read_clean(arena, name.s, name.n, bad.count));
	rap_buf_free(&name);
	return kept;
}

static struct rap_node *
add_str(struct rap_doc *doc, struct rap_node *parent, uint32_t name, struct rap_str text)
{
	struct rap_node *element = rap_add_new(doc, parent, name);

	rap_add(element, rap_cdata(doc, text));
	return element;
}

static struct rap_node *
add_typed(struct rap_doc *doc, struct rap_node *parent, uint32_t name, const char *type, struct rap_str text)
{
	struct rap_node *element = add_str(doc, parent, name, text);

	rap_setz(doc, element, RAP_TYPE, type);
	return element;
}

static void
add_measure(struct rap_doc *doc, struct rap_node *extent, const char *unit, size_t quantity)
{
	struct rap_node *measure = add_str(doc, extent, RAP_MEASURE, rap_arena_printf(doc->arena, "%zu %s", quantity, unit));

	rap_setz(doc, measure, RAP_UNIT, unit);
	rap_set(doc, measure, RAP_QUANTITY, rap_arena_printf(doc->arena, "%zu", quantity));
}

static struct rap_node *
add_file_desc(struct rap_doc *doc, struct rap_node *header, struct rap_str title, const char *published)
{
	struct rap_node *desc = rap_add_new(doc, header, RAP_FILEDESC);

	add_str(doc, rap_add_new(doc, desc, RAP_TITLESTMT), RAP_TITLE, title);
	rap_add_text(doc, rap_add_new(doc, desc, RAP_PUBLICATIONSTMT), RAP_P, published);
	return rap_add_new(doc, desc, RAP_SOURCEDESC);
}

static void
add_bibl(struct rap_doc *doc, struct rap_node *source, struct rap_str file, const struct rap_input *src)
{
	struct rap_node *bibl = rap_add_new(doc, source, RAP_BIBL), *extent;

	add_typed(doc, bibl, RAP_TITLE, "file", file);
	add_typed(doc, bibl, RAP_IDNO, "sha256", rap_arena_printf(doc->arena, "%s", src->sha256));
	extent = rap_add_new(doc, bibl, RAP_EXTENT);
	add_measure(doc, extent, "bytes", src->bytes);
	add_measure(doc, extent, "characters", src->characters);
	add_typed(doc, bibl, RAP_NOTE, "encoding", rap_arena_printf(doc->arena, "%s", src->encoding));
}

/* "minutes of May.txt" as the file part of a URI, with the fragment's place behind it. */
static struct rap_str
source_uri(struct rap_doc *doc, struct rap_str file)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	struct rap_buf uri = { NULL, 0, 0 };
	struct rap_str kept;

	for (size_t i = 0; i < file.n; i++) {
		if (file.s[i] && strchr(plain, file.s[i]))
			rap_buf_addc(&uri, file.s[i]);
		else
			rap_buf_addf(&uri, "%%%02X", (unsigned)(unsigned char)file.s[i]);
	}
	rap_buf_addz(&uri, "#$1");
	kept = rap_arena_copy(doc->arena, rap_buf_str(&uri));
	rap_buf_free(&uri);
	return kept;
}

static void
add_prefixes(struct rap_doc *doc, struct rap_node *encoding, struct rap_str file)
{
	struct rap_node *list = rap_add_new(doc, encoding, RAP_LISTPREFIXDEF);

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		struct rap_node *def = rap_add_new(doc, list, RAP_PREFIXDEF);

		rap_setz(doc, def, RAP_IDENT, prefixes[i].ident);
		rap_setz(doc, def, RAP_MATCHPATTERN, prefixes[i].match);
		rap_set(doc, def, RAP_REPLACEMENTPATTERN,
		    prefixes[i].replacement ? rap_strz(prefixes[i].replacement) : source_uri(doc, file));
		rap_add_text(doc, def, RAP_P, prefixes[i].says);
	}
}

static void
add_editorial(struct rap_doc *doc, struct rap_node *encoding)
{
	struct rap_node *decl = rap_add_new(doc, encoding, RAP_EDITORIALDECL);

	rap_add_text(doc, rap_add_new(doc, decl, RAP_NORMALIZATION), RAP_P, normalization);
	rap_add_text(doc, rap_add_new(doc, decl, RAP_HYPHENATION), RAP_P, hyphenation);
}

static void
add_application(struct rap_doc *doc, struct rap_node *encoding)
{
	struct rap_node *application = rap_add_new(doc, rap_add_new(doc, encoding, RAP_APPINFO), RAP_APPLICATION);

	rap_setz(doc, application, RAP_IDENT, "rapporteur");
	rap_setz(doc, application, RAP_VERSION, RAP_RELEASE);
	rap_add_text(doc, application, RAP_LABEL, "rapporteur");
}

static void
add_language(struct rap_doc *doc, struct rap_node *header, const char *code)
{
	struct rap_node *usage = rap_add_new(doc, rap_add_new(doc, header, RAP_PROFILEDESC), RAP_LANGUSAGE);
	struct rap_node *language = rap_add_text(doc, usage, RAP_LANGUAGE, read_language_name(code));

	rap_setz(doc, language, RAP_IDENT, code);
}

struct rap_node *
read_header(struct rap_doc *doc, const struct rap_input *src)
{
	struct rap_node *header = rap_elem(doc, RAP_TEIHEADER), *encoding;
	struct rap_str file = read_file_name(doc->arena, src->path);

	add_bibl(doc, add_file_desc(doc, header, file, "Converted by rapporteur from the text file named below."), file, src);
	encoding = rap_add_new(doc, header, RAP_ENCODINGDESC);
	add_editorial(doc, encoding);
	add_prefixes(doc, encoding, file);
	add_application(doc, encoding);
	add_language(doc, header, src->language);
	return header;
}

struct rap_node *
read_corpus_header(struct rap_doc *doc)
{
	struct rap_node *header = rap_elem(doc, RAP_TEIHEADER);
	struct rap_node *source = add_file_desc(doc, header, RAP_STR("Documents converted together"),
	    "Converted by rapporteur from the text files that each document names.");

	rap_add_text(doc, source, RAP_P, "See each document's own header.");
	add_application(doc, rap_add_new(doc, header, RAP_ENCODINGDESC));
	return header;
}
