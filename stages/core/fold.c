/* fold.c - the documented normalisation, as a small machine that can be fed in pieces. */
#include <rapporteur/fold.h>
#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#define SOFT_HYPHEN 0xADu

/* The white space before the character that comes now: none at the start, none behind a hyphen at a line end. */
static void
settle(struct rap_fold *f, struct rap_buf *out)
{
	bool glued = f->broke && (f->hyphen || f->soft);

	if (f->pending && f->started && !glued)
		rap_buf_addc(out, ' ');
	f->pending = f->broke = false;
}

static void
fold_char(struct rap_fold *f, struct rap_buf *out, uint32_t c, const char *bytes, size_t len)
{
	if (rap_is_space(c)) {
		f->pending = true;
		f->broke |= c == '\n';
		return;
	}
	settle(f, out);
	f->soft = c == SOFT_HYPHEN;
	if (f->soft)
		return;
	rap_buf_add(out, bytes, len);
	f->hyphen = c == '-' || c == 0x2010 || c == 0x2011;
	f->started = true;
}

/* Eight bytes that are letters, digits, marks and blanks of ASCII, none of the blanks before another one. */
static bool
is_plain(const char *s)
{
	uint64_t word = rap_word(s), blanks = RAP_WORD_OF((unsigned char)' ');

	return !(rap_word_wide(word) | rap_word_below(word, ' ') | rap_word_below((word ^ blanks) | (rap_word(s + 1) ^ blanks), 1));
}

/* Bytes of plain text at s: ASCII with single blanks between, which folding leaves alone. */
static size_t
plain_run(const char *s, size_t n)
{
	size_t i = 0;

	if (n == 0 || s[0] == ' ')
		return 0;
	while (i + RAP_WORD < n && is_plain(s + i))
		i += RAP_WORD;
	while (i < n && s[i] >= ' ' && (unsigned char)s[i] < 0x80 && (s[i] != ' ' || s[i - 1] != ' '))
		i++;
	while (i > 0 && s[i - 1] == ' ')
		i--;
	return i;
}

bool
rap_fold_is_done(struct rap_str text)
{
	return plain_run(text.s, text.n) == text.n;
}

void
rap_fold(struct rap_fold *f, struct rap_buf *out, struct rap_str text)
{
	size_t len;

	for (size_t i = 0; i < text.n; i += len) {
		len = plain_run(text.s + i, text.n - i);
		if (len > 0) {
			settle(f, out);
			rap_buf_add(out, text.s + i, len);
			f->started = true;
			f->soft = false;
			f->hyphen = text.s[i + len - 1] == '-';
			continue;
		}
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		fold_char(f, out, c, text.s + i, len);
	}
}

void
rap_fold_str(struct rap_buf *out, struct rap_str text)
{
	struct rap_fold f = { 0 };

	rap_fold(&f, out, text);
}
