/* xml_chars.c - characters as XML wants them: text, attribute values, processing instructions. */
#include <rapporteur/utf8.h>

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

/* Runs that need nothing are written at once. */
static void
escape(struct rap_out *o, struct rap_str t, bool value)
{
	size_t done = 0, i = 0, len;
	const char *instead;

	while (i < t.n) {
		unsigned char c = t.s[i];

		len = 1;
		if (c < 0x80)
			instead = c <= '>' ? replacement(c, value) : NULL;
		else
			instead = is_good(t.s + i, t.n - i, &len) ? NULL : REPLACEMENT;
		if (instead) {
			rap_put(o, t.s + done, i - done);
			rap_putz(o, instead);
			done = i + len;
		}
		i += len;
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
