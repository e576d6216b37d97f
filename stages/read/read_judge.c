/* read_judge.c - which encoding a file is in. Certain evidence first: what the user says, a byte order mark, the NULs
 * of UTF-16, strict UTF-8. What is left is an old 8-bit or East Asian encoding, or UTF-8 with a few broken bytes, and
 * is judged on a sample from the first line on that is not ASCII. */
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <uchardet/uchardet.h>

#include <rapporteur/utf8.h>

#include "read.h"

#define NO_RIVAL "any other"

enum {
	SAMPLE = 1 << 18,	/* bytes that uchardet and read_western see */
	NUL_SAMPLE = 1 << 12,
	FEW = 200,		/* bytes outside ASCII; below that uchardet takes French for Cyrillic */
	VERY_FEW = 40
};

static const struct {
	const char *mark;
	size_t n;
	const char *name;
} marks[] = {	/* UTF-32LE's begins with UTF-16LE's */
	{ "\xef\xbb\xbf", 3, "UTF-8" },
	{ "\xff\xfe\0\0", 4, "UTF-32LE" },
	{ "\0\0\xfe\xff", 4, "UTF-32BE" },
	{ "\xff\xfe", 2, "UTF-16LE" },
	{ "\xfe\xff", 2, "UTF-16BE" },
};

/* Names that iconv takes otherwise than the web does, which goes by what texts under that name hold, or otherwise on
 * another machine. */
static const struct {
	const char *alias, *name;
} aliases[] = {
	{ "ISO-8859-1", "WINDOWS-1252" }, { "ISO8859-1", "WINDOWS-1252" }, { "ISO_8859-1", "WINDOWS-1252" },
	{ "LATIN1", "WINDOWS-1252" }, { "L1", "WINDOWS-1252" }, { "CP1252", "WINDOWS-1252" },
	{ "ASCII", "WINDOWS-1252" }, { "US-ASCII", "WINDOWS-1252" },
	{ "ISO-8859-9", "WINDOWS-1254" }, { "ISO8859-9", "WINDOWS-1254" }, { "LATIN5", "WINDOWS-1254" },
	{ "ISO-8859-11", "WINDOWS-874" }, { "TIS-620", "WINDOWS-874" },
	{ "SHIFT_JIS", "WINDOWS-31J" }, { "SHIFT-JIS", "WINDOWS-31J" }, { "SJIS", "WINDOWS-31J" },
	{ "EUC-KR", "UHC" }, { "GB2312", "GB18030" }, { "GBK", "GB18030" }, { "BIG5", "BIG5-HKSCS" },
	{ "UTF8", "UTF-8" },
	{ "UTF16", "UTF-16" }, { "UCS-2", "UTF-16" }, { "UCS2", "UTF-16" }, { "UNICODE", "UTF-16" },
	{ "UTF32", "UTF-32" }, { "UCS-4", "UTF-32" }, { "UCS4", "UTF-32" },
};

static void
set_name(char name[64], const char *value)
{
	snprintf(name, 64, "%s", value);
}

static bool
known_to_iconv(const char *name)
{
	iconv_t cd = iconv_open("UTF-8", name);

	if (cd == (iconv_t)-1)
		return false;
	iconv_close(cd);
	return true;
}

/* The user's word in capitals, aliases resolved. Nothing that means more than a name to iconv ("", "X//IGNORE"). */
static bool
canonical(const char *wanted, char name[64])
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:()+";
	size_t n = strlen(wanted);

	if (n == 0 || n >= 64)
		return false;
	for (size_t i = 0; i <= n; i++)
		name[i] = wanted[i] >= 'a' && wanted[i] <= 'z' ? wanted[i] - 'a' + 'A' : wanted[i];
	if (strspn(name, allowed) != n)
		return false;
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (strcmp(name, aliases[i].alias) == 0)
			set_name(name, aliases[i].name);
	return known_to_iconv(name);
}

bool
rap_encoding_known(const char *wanted)
{
	char name[64];

	return canonical(wanted, name);
}

iconv_t
read_open(const char *wanted)
{
	char name[64];

	return canonical(wanted, name) ? iconv_open("UTF-8", name) : (iconv_t)-1;
}

/* --- certain evidence */

static bool
judge_mark(struct rap_str bytes, struct read_encoding *e)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (bytes.n >= marks[i].n && memcmp(bytes.s, marks[i].mark, marks[i].n) == 0) {
			set_name(e->name, marks[i].name);
			e->bom = marks[i].n;
			return true;
		}
	}
	return false;
}

/* UTF-16 without a mark: every other byte of Western text is NUL, and only these. */
static bool
judge_nuls(struct rap_str bytes, struct read_encoding *e)
{
	size_t n = bytes.n < NUL_SAMPLE ? bytes.n & ~(size_t)1 : NUL_SAMPLE, nuls[2] = { 0, 0 };

	for (size_t i = 0; i < n; i++)
		nuls[i & 1] += bytes.s[i] == '\0';
	if (n < 16 || (nuls[0] && nuls[1]) || nuls[0] + nuls[1] < n / 4)
		return false;
	set_name(e->name, nuls[0] ? "UTF-16BE" : "UTF-16LE");
	return true;
}

/* The user says UTF-16 and leaves the order of bytes to the text. Where that is silent, the web's order. */
static void
judge_order(struct rap_str bytes, struct read_encoding *e)
{
	struct read_encoding found = { .bom = 0 };
	size_t n = strlen(e->name);

	if ((judge_mark(bytes, &found) || judge_nuls(bytes, &found)) && strncmp(found.name, e->name, n) == 0)
		*e = found;
	else
		strcat(e->name, "LE");
}

static bool
judge_wanted(struct rap_str bytes, const char *wanted, struct read_encoding *e)
{
	struct read_encoding found = { .bom = 0 };

	if (!canonical(wanted, e->name))
		return false;
	if (strcmp(e->name, "UTF-16") == 0 || strcmp(e->name, "UTF-32") == 0)
		judge_order(bytes, e);
	else if (judge_mark(bytes, &found) && strcmp(found.name, e->name) == 0)
		e->bom = found.bom;
	return true;
}

/* --- judgement */

/* "Reuni<C3 B3>n del se<C3 B1>or Ib<E1>nez": characters of UTF-8 outside ASCII do not come about by chance, so one of
 * them outweighs a broken byte. */
static bool
mostly_utf8(struct rap_str bytes, size_t first_broken)
{
	size_t end = bytes.n - first_broken > SAMPLE ? first_broken + SAMPLE : bytes.n;
	size_t good = 0, broken = 0;

	for (size_t at = 0; at < end; at++) {
		size_t valid = rap_utf8_valid(bytes.s + at, end - at);

		good += valid - rap_utf8_count(bytes.s + at, valid);
		at += valid;
		broken += at < end;
	}
	return good >= broken;
}

/* The line with the first byte outside ASCII and what comes after it. */
static struct rap_str
sample_of(struct rap_str bytes, size_t first_broken)
{
	size_t start = 0;

	while (start < first_broken && (unsigned char)bytes.s[start] < 0x80)
		start++;
	while (start > 0 && bytes.s[start - 1] != '\n')
		start--;
	return rap_cut(bytes, start, bytes.n - start > SAMPLE ? start + SAMPLE : bytes.n);
}

/* What uchardet says, "" where it says nothing that helps: the bytes are neither ASCII nor UTF-8. */
static void
ask_uchardet(struct rap_str sample, char name[64])
{
	uchardet_t detector = uchardet_new();

	name[0] = '\0';
	if (uchardet_handle_data(detector, sample.s, sample.n) == 0) {
		uchardet_data_end(detector);
		if (!canonical(uchardet_get_charset(detector), name) || strcmp(name, "UTF-8") == 0)
			name[0] = '\0';
	}
	uchardet_delete(detector);
}

static bool
is_latin(const char *name)
{
	static const char *const latin[] = { "WINDOWS-125", "ISO-8859-1", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4",
		"ISO-8859-9" };

	for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
		if (strncmp(name, latin[i], strlen(latin[i])) == 0)
			return true;
	return false;
}

static bool
is_language_known(struct rap_str sample)
{
	char code[16];

	read_language(sample, code);	/* function words are ASCII, nearly all */
	return strcmp(code, "und") != 0;
}

/* What speaks against the western encoding: what uchardet names, unless all bytes fit and the language is known, or it
 * hardly differs. */
static const char *
western_rival(const struct read_western *w, const char *named, bool known)
{
	if (w->certain && (known || !named[0]))
		return "";
	if (strcmp(named, "WINDOWS-1252") == 0 || strcmp(named, w->encoding) == 0)
		return "";
	return named[0] ? named : NO_RIVAL;
}

/* What speaks against what uchardet names: little to go by. Another script leaves fewer doubts than a few accents. */
static const char *
named_rival(const struct read_western *w)
{
	if (w->encoding)
		return w->encoding;
	return w->high < (w->high > w->letters ? VERY_FEW : FEW) ? "WINDOWS-1252" : "";
}

/* An old encoding. uchardet knows many languages but needs text to count in; a few accents are better judged by where
 * they stand ("caf<E9> con le<F1>a"), whatever it says. */
static void
judge_legacy(struct rap_str sample, struct read_encoding *e)
{
	struct read_western w = read_western(sample);
	bool known = w.encoding && is_language_known(sample);
	char named[64];

	ask_uchardet(sample, named);
	if (w.encoding && (!named[0] || w.high < FEW || !is_latin(named) || (w.certain && known))) {
		set_name(e->name, w.encoding);
		set_name(e->rival, western_rival(&w, named, known));
	} else if (named[0]) {
		set_name(e->name, named);
		set_name(e->rival, named_rival(&w));
	} else {
		set_name(e->name, "WINDOWS-1252");
		set_name(e->rival, NO_RIVAL);
	}
	if (strcmp(e->rival, e->name) == 0)
		e->rival[0] = '\0';
}

bool
read_judge(struct rap_str bytes, const char *wanted, struct read_encoding *e)
{
	size_t valid;

	*e = (struct read_encoding){ .bom = 0 };
	if (wanted)
		return judge_wanted(bytes, wanted, e);
	if (judge_mark(bytes, e) || judge_nuls(bytes, e))
		return true;
	valid = rap_utf8_valid(bytes.s, bytes.n);
	if (valid == bytes.n || mostly_utf8(bytes, valid))
		set_name(e->name, "UTF-8");
	else
		judge_legacy(sample_of(bytes, valid), e);
	return true;
}
