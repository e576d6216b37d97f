/* str.h - text as pointer and length, and a buffer that grows.
 *
 * A struct rap_str borrows: it never owns its bytes. It need not end in NUL and may hold any byte but is valid UTF-8
 * everywhere after rap-read. s == NULL means "absent", which differs from empty. */
#ifndef RAPPORTEUR_STR_H
#define RAPPORTEUR_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct rap_str {
	const char *s;	/* first byte, borrowed; NULL: absent */
	size_t n;	/* length in bytes */
};

#define RAP_STR(lit) ((struct rap_str){ (lit), sizeof(lit) - 1 })
#define RAP_FMT(str) (int)(str).n, (str).s	/* for "%.*s"; only for texts known to be short */

/* The small questions are asked of every line, often with a literal, whose length and bytes the compiler then knows. */
static inline struct rap_str
rap_strz(const char *s)		/* a NUL-terminated string as a view; NULL gives absent */
{
	return (struct rap_str){ s, s ? strlen(s) : 0 };
}

static inline bool
rap_eq(struct rap_str a, struct rap_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static inline bool
rap_eqz(struct rap_str a, const char *z)
{
	return rap_eq(a, rap_strz(z));
}

static inline bool
rap_starts(struct rap_str s, const char *z)
{
	size_t n = strlen(z);

	return s.n >= n && memcmp(s.s, z, n) == 0;
}

static inline bool
rap_ends(struct rap_str s, const char *z)
{
	size_t n = strlen(z);

	return s.n >= n && memcmp(s.s + s.n - n, z, n) == 0;
}

static inline struct rap_str
rap_cut(struct rap_str s, size_t a, size_t b)	/* bytes [a, b), both cut to the length */
{
	b = b < s.n ? b : s.n;
	a = a < b ? a : b;
	return (struct rap_str){ s.s ? s.s + a : NULL, b - a };
}

uint64_t rap_hash(struct rap_str);	/* for tables whose size is a power of two; the same on every machine */
struct rap_str rap_trim_ends(struct rap_str s);		/* rap_trim for any ends */

static inline bool
rap_is_tight(struct rap_str s)	/* both ends are printable ASCII, 21 to 7E */
{
	return s.n > 0 && (unsigned char)(s.s[0] - 0x21) < 0x5E && (unsigned char)(s.s[s.n - 1] - 0x21) < 0x5E;
}

static inline struct rap_str
rap_trim(struct rap_str s)	/* without white space (Unicode) at either end */
{
	return rap_is_tight(s) ? s : rap_trim_ends(s);
}

/* How many decimal digits a number has, and those digits, which end before end. */
static inline size_t
rap_digits(size_t number)
{
	size_t n = 1;

	for (; number >= 100; number /= 100)
		n += 2;
	return n + (number >= 10);
}

static inline void
rap_put_digits(char *end, size_t number)
{
	static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
	    "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
	    "8081828384858687888990919293949596979899";

	for (; number >= 100; number /= 100)
		memcpy(end -= 2, pairs + 2 * (number % 100), 2);
	if (number >= 10)
		memcpy(end - 2, pairs + 2 * number, 2);
	else
		end[-1] = (char)('0' + number);
}

/* A growing byte buffer on the heap. Zero-initialised is empty; whoever declares it frees it with rap_buf_free.
 * Running out of memory ends the program (see rap_alloc). */
struct rap_buf {
	char *s;	/* n bytes, then a NUL that is not counted */
	size_t n, cap;
};

void rap_buf_grow(struct rap_buf *, size_t n);		/* for rap_buf_reserve */
static inline void
rap_buf_reserve(struct rap_buf *b, size_t n)		/* room for n more bytes */
{
	if (n >= b->cap - b->n)
		rap_buf_grow(b, n);
}

void rap_buf_add(struct rap_buf *, const char *s, size_t n);
static inline void
rap_buf_addc(struct rap_buf *b, char c)
{
	rap_buf_reserve(b, 1);
	b->s[b->n++] = c;
	b->s[b->n] = '\0';
}

void rap_buf_addz(struct rap_buf *, const char *z);
void rap_buf_addn(struct rap_buf *, size_t number);	/* in decimal digits */
void rap_buf_addf(struct rap_buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void rap_buf_clear(struct rap_buf *);			/* n = 0, memory kept */
void rap_buf_free(struct rap_buf *);
struct rap_str rap_buf_str(const struct rap_buf *);	/* borrowed until the buffer changes */

/* Memory that cannot fail from the caller's view: one message and exit status RAP_SYSTEM where there is none.
 * Sizes are given as count times size and checked before they are multiplied. Freed with free(3). */
void *rap_alloc(size_t count, size_t size);		/* zeroed */
void *rap_realloc(void *, size_t count, size_t size);

#endif
