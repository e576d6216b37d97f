/* xml_chars.c - characters as XML wants them: text, attribute values, processing instructions. */
#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "tei.h"

#define REPLACEMENT "\xEF\xBF\xBD"

/* What stands for c in XML, NULL where c may stand for itself. */
static const char *
replacement(unsigned char c, bool value)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return value ? "&quot;" : NULL;
	case '\r': return "&#13;";
	case '\t': return value ? "&#9;" : NULL;
	case '\n': return value ? "&#10;" : NULL;
	default: return c < ' ' ? REPLACEMENT : NULL;
	}
}

/* Whether the character of several bytes at s is whole and allowed. */
static bool
is_good(const char *s, size_t n, size_t *len)
{
	uint32_t c = rap_utf8_get(s, n, len);

	return rap_is_xml(c) && (c != RAP_REPLACEMENT || *len == sizeof(REPLACEMENT) - 1);
}

/* Bytes at s, eight at a time, of which none needs a look: ASCII but for controls and & " < >, which are pairs that differ in one
 * bit. */
static size_t
plain_run(const char *s, size_t n)
{
	size_t i = 0;

	for (; i + RAP_WORD <= n; i += RAP_WORD) {
		uint64_t word = rap_word(s + i);

		if (rap_word_wide(word) | rap_word_below(word, ' ') | rap_word_has(word | RAP_WORD_OF(0x02u), '>') |
		    rap_word_has(word | RAP_WORD_OF(0x04u), '&'))
			break;
	}
	return i;
}

/* What stands for the character at s, NULL where it may stand for itself. */
static const char *
instead_of(const char *s, size_t n, bool value, size_t *len)
{
	unsigned char c = (unsigned char)*s;

	*len = 1;
	if (c < 0x80)
		return c <= '>' ? replacement(c, value) : NULL;
	return is_good(s, n, len) ? NULL : REPLACEMENT;
}

/* Runs that need nothing are written at once. */
static void
escape(struct rap_out *o, struct rap_str t, bool value)
{
	size_t done = 0, i = 0, len, stop;

	while (i < t.n) {
		i += plain_run(t.s + i, t.n - i);
		for (stop = i + RAP_WORD; i < t.n && i < stop; i += len) {
			const char *instead = instead_of(t.s + i, t.n - i, value, &len);

			if (!instead)
				continue;
			rap_put(o, t.s + done, i - done);
			rap_putz(o, instead);
			done = i + len;
		}
	}
	rap_put(o, t.s + done, i - done);
}

void
rap_xml_text(struct rap_out *o, struct rap_str t)
{
	escape(o, t, false);
}

void
rap_xml_value(struct rap_out *o, struct rap_str t)
{
	escape(o, t, true);
}

/* The target is a name already; "?>" in the data would end it all. Nothing is escaped in an instruction. */
void
rap_xml_pi(struct rap_out *o, struct rap_str target, struct rap_str data)
{
	size_t len;

	rap_putz(o, "<?");
	rap_puts(o, target);
	if (data.n > 0)
		rap_putc(o, ' ');
	for (size_t i = 0; i < data.n; i += len) {
		bool good = is_good(data.s + i, data.n - i, &len) && data.s[i] != '\r';

		if (good)
			rap_put(o, data.s + i, len);
		else
			rap_putz(o, REPLACEMENT);
		if (data.s[i] == '?' && i + 1 < data.n && data.s[i + 1] == '>')
			rap_putc(o, ' ');
	}
	rap_putz(o, "?>");
}
