/* out_field.c - a field of a CSV row, as RFC 4180 wants it. */
#include <string.h>

#include <rapporteur/out.h>

/* Blanks at the ends are quoted because many readers, libcsv among them, trim fields without quotes. */
static bool
needs_quotes(struct rap_str s)
{
	static const char trimmed[] = " \t";

	if (s.n == 0)
		return false;
	if (strchr(trimmed, s.s[0]) || strchr(trimmed, s.s[s.n - 1]))
		return true;
	return memchr(s.s, ',', s.n) || memchr(s.s, '"', s.n) || memchr(s.s, '\n', s.n) || memchr(s.s, '\r', s.n);
}

void
rap_put_field(struct rap_out *o, struct rap_str s)
{
	if (!needs_quotes(s)) {
		rap_puts(o, s);
		return;
	}
	rap_putc(o, '"');
	for (const char *mark; (mark = memchr(s.s, '"', s.n)); s = rap_cut(s, (size_t)(mark - s.s) + 1, s.n)) {
		rap_put(o, s.s, (size_t)(mark - s.s) + 1);
		rap_putc(o, '"');
	}
	rap_puts(o, s);
	rap_putc(o, '"');
}
