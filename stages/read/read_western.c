/* read_western.c - are these bytes western European text, by where its accents and marks stand? A letter with an accent
 * is rare, stands in words of ASCII letters, and is no capital behind a small letter: <E9> in "caf<E9>s" is a plausible
 * e acute of Windows-1252 and an implausible E grave of the old Macintosh. */
#include <iconv.h>
#include <string.h>

#include "read.h"

/* In order of preference; ISO-8859-1 is read as Windows-1252 (see rap-read(1)). */
static const char *const candidates[] = { "WINDOWS-1252", "ISO-8859-15", "MACINTOSH", "IBM850" };

enum class {
	STRANGE,	/* nothing that such text holds */
	SMALL,
	CAPITAL,
	MARK,		/* not between two letters */
	JOINT		/* anywhere */
};
static const char *const classes[] = {
	[SMALL] = "àáâãäçèéêëìíîïñòóôõöùúûüßœ",
	[CAPITAL] = "ÀÁÂÃÄÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜŒ",
	[MARK] = "¡¿«»‹›“”‘„ªº°§€£©®™•¹²³",
	[JOINT] = "’–—…·\u00a0\u00ad",
};

static enum class
class_of(const char *character)
{
	for (enum class c = SMALL; c <= JOINT; c++)
		if (*character && strstr(classes[c], character))
			return c;
	return STRANGE;
}

/* The class of each byte from 80 on in an encoding. */
static void
class_bytes(const char *encoding, unsigned char class[256])
{
	iconv_t cd = iconv_open("UTF-8", encoding);

	memset(class, STRANGE, 256);
	for (int b = 0x80; cd != (iconv_t)-1 && b < 256; b++) {
		char byte = (char)b, character[8] = "", *in = &byte, *out = character;
		size_t in_left = 1, out_left = sizeof character - 1;

		if (iconv(cd, &in, &in_left, &out, &out_left) != (size_t)-1)
			class[b] = class_of(character);
	}
	if (cd != (iconv_t)-1)
		iconv_close(cd);
}

static bool
is_small(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_letter(unsigned char c)
{
	return is_small(c) || (c >= 'A' && c <= 'Z');
}

static bool
plausible(enum class class, unsigned char before, unsigned char after)
{
	switch (class) {
	case SMALL:
		return !(before >= '0' && before <= '9');
	case CAPITAL:
		return !is_small(before);
	case MARK:
		return !(is_letter(before) && is_letter(after));
	case JOINT:
		return true;
	default:
		return false;
	}
}

/* Bytes that are plausible; *telling is how many of these would not be so anywhere. */
static size_t
count_plausible(struct rap_str sample, const unsigned char class[256], size_t *telling)
{
	const unsigned char *s = (const unsigned char *)sample.s;
	size_t count = 0;

	*telling = 0;
	for (size_t i = 0; i < sample.n; i++) {
		if (s[i] < 0x80)
			continue;
		if (plausible(class[s[i]], i > 0 ? s[i - 1] : ' ', i + 1 < sample.n ? s[i + 1] : ' ')) {
			count++;
			*telling += class[s[i]] != JOINT;
		}
	}
	return count;
}

static void
count_letters(struct rap_str sample, struct read_western *w)
{
	for (size_t i = 0; i < sample.n; i++) {
		w->high += (unsigned char)sample.s[i] >= 0x80;
		w->letters += is_letter((unsigned char)sample.s[i]);
	}
}

struct read_western
read_western(struct rap_str sample)
{
	struct read_western w = { .encoding = NULL };
	unsigned char class[256];
	size_t most = 0;

	count_letters(sample, &w);
	if (w.high > w.letters / 4 + 1)
		return w;
	for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
		size_t count, telling;

		class_bytes(candidates[i], class);
		count = count_plausible(sample, class, &telling);
		if (count > most && (i == 0 || telling > 0)) {
			most = count;
			w.encoding = candidates[i];
		}
	}
	w.certain = most == w.high;
	if (most < w.high - w.high / 10)
		w.encoding = NULL;
	return w;
}
