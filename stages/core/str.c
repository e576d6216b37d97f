/* str.c - views of text, the growing buffer, and memory that cannot fail from the caller's view. */
#include <endian.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/message.h>
#include <rapporteur/str.h>
#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

static uint64_t
hash_word(uint64_t h, uint64_t word)
{
	h = (h ^ word) * RAP_SCATTER;
	return h ^ h >> 32;		/* the low bits of a product know nothing of the high ones */
}

/* Eight bytes at a time; the last word is what is left, or of a longer text its last eight bytes. */
uint64_t
rap_hash(struct rap_str s)
{
	uint64_t h = s.n, last;

	for (size_t i = 0; i + RAP_WORD < s.n; i += RAP_WORD)
		h = hash_word(h, le64toh(rap_word(s.s + i)));
	last = s.n < RAP_WORD ? rap_word_short(s.s, s.n) : le64toh(rap_word(s.s + s.n - RAP_WORD));
	h = hash_word(h, last) * RAP_SCATTER;		/* once more: texts may differ in their last byte alone */
	return h ^ h >> 29;
}

static struct rap_str
trim_any(struct rap_str s)
{
	size_t from = rap_skip_space(s, 0), len;

	while (s.n > from && rap_is_space(rap_utf8_last(s, &len)))
		s.n -= len;
	return rap_cut(s, from, s.n);
}

/* The blanks that s begins with. */
static size_t
blanks_before(struct rap_str s)
{
	size_t i = 0;
	uint64_t other;

	for (; i + RAP_WORD <= s.n; i += RAP_WORD)
		if ((other = le64toh(rap_word(s.s + i)) ^ RAP_WORD_OF(' ')))
			return i + (size_t)__builtin_ctzll(other) / 8;
	while (i < s.n && s.s[i] == ' ')
		i++;
	return i;
}

/* Nearly all white space is blanks, and there is more of it before a text than behind. */
struct rap_str
rap_trim_ends(struct rap_str s)
{
	if (s.n > 0 && s.s[0] == ' ')
		s = rap_cut(s, blanks_before(s), s.n);
	while (s.n > 0 && s.s[s.n - 1] == ' ')
		s.n--;
	return s.n == 0 || rap_is_tight(s) ? s : trim_any(s);
}

static void *
no_memory(void)
{
	/* not through rap_message, which needs memory itself */
	if (!rap_message_collecting())
		fprintf(stderr, "%s: system: out of memory\n", rap_program_name());
	exit(RAP_SYSTEM);
}

void *
rap_alloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);	/* calloc checks the product */

	return p ? p : no_memory();
}

void *
rap_realloc(void *old, size_t count, size_t size)
{
	void *p;

	if (size != 0 && count > SIZE_MAX / size)
		return no_memory();
	p = realloc(old, count * size > 0 ? count * size : 1);
	return p ? p : no_memory();
}

/* Room for a NUL too; grows by half at least, so that adding is linear. */
void
rap_buf_grow(struct rap_buf *b, size_t n)
{
	if (n >= SIZE_MAX / 2 - b->n)
		no_memory();
	b->cap = b->n + n + 1 > b->cap + b->cap / 2 ? b->n + n + 1 : b->cap + b->cap / 2;
	if (b->cap < 64)
		b->cap = 64;
	b->s = rap_realloc(b->s, b->cap, 1);
}

void
rap_buf_add(struct rap_buf *b, const char *s, size_t n)
{
	rap_buf_reserve(b, n);
	if (n > 0)
		memcpy(b->s + b->n, s, n);
	b->n += n;
	b->s[b->n] = '\0';
}

void
rap_buf_addz(struct rap_buf *b, const char *z)
{
	rap_buf_add(b, z, strlen(z));
}

void
rap_buf_addn(struct rap_buf *b, size_t number)
{
	size_t n = rap_digits(number);

	rap_buf_reserve(b, n);
	b->n += n;
	b->s[b->n] = '\0';
	rap_put_digits(b->s + b->n, number);
}

void
rap_buf_addf(struct rap_buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n > 0) {
		rap_buf_reserve(b, (size_t)n);
		vsnprintf(b->s + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

void
rap_buf_clear(struct rap_buf *b)
{
	b->n = 0;
}

void
rap_buf_free(struct rap_buf *b)
{
	free(b->s);
	*b = (struct rap_buf){ 0 };
}

struct rap_str
rap_buf_str(const struct rap_buf *b)
{
	return (struct rap_str){ b->s ? b->s : "", b->n };
}
