/* source.c - provenance: the ranges of a node (the contract is in source.h). What is done with leaves by them: source_own.c. */
#include <string.h>

#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

#include "source_ranges.h"

#define PREFIX "src:char="
#define FRAGMENT (sizeof(" " PREFIX ",") + 2 * sizeof("4294967295"))	/* bytes that print a range, at most */

/* Ranges are in the node where there is one, else in an array, which has one of these behind its last place. */
static const struct rap_range no_room = { UINT32_MAX, 0 };

static bool
is_full(const struct rap_node *n)
{
	return n->nsource == 1 || n->source.many[n->nsource].start == no_room.start;
}

static uint32_t
position(size_t at)
{
	return at < RAP_POSITION_MOST ? (uint32_t)at : RAP_POSITION_MOST;
}

void
source_push(struct rap_doc *doc, struct rap_node *n, size_t start, size_t end)
{
	if (n->nsource > 0 && is_full(n)) {
		size_t cap = 2 * (size_t)n->nsource;
		struct rap_range *v = rap_arena_get(doc->arena, cap + 1, sizeof(*v));

		memcpy(v, rap_ranges(n), n->nsource * sizeof(*v));
		v[cap] = no_room;
		n->source.many = v;
	}
	n->nsource++;
	source_ranges(n)[n->nsource - 1] = (struct rap_range){ position(start), position(end) };
}

/* The attribute's record. */
static struct rap_attr *
record(const struct rap_node *n)
{
	struct rap_attr *a = n->attrs;

	while (a && a->name != RAP_SOURCE)
		a = a->next;
	return a;
}

/* Where there is a record, it keeps its place, and its value is printed from the ranges. */
void
source_announce(struct rap_node *n)
{
	struct rap_attr *a = record(n);

	if (a)
		a->value = (struct rap_str){ NULL, 0 };
}

bool
rap_source_trails(const struct rap_node *n)
{
	return n->nsource > 0 && !record(n);
}

void
rap_source_add(struct rap_doc *doc, struct rap_node *n, size_t start, size_t end)
{
	source_push(doc, n, start, end);
	source_announce(n);
}

void
rap_source_set(struct rap_doc *doc, struct rap_node *n, size_t start, size_t end)
{
	n->nsource = 0;
	rap_source_add(doc, n, start, end);
}

/* Digits without leading zeros at s, the number in *value: bytes taken, 0 where there is none. */
static size_t
number(const char *s, size_t n, size_t *value)
{
	size_t i = 0, sum = 0;
	unsigned digit;

	n = n < 18 ? n : 18;
	for (; i < n && (digit = (unsigned char)s[i] - '0') < 10; i++)
		sum = sum * 10 + digit;
	*value = sum;
	return i > 1 && s[0] == '0' ? 0 : i;
}

/* One "src:char=A,B" at s: bytes taken, 0 where it is not one. */
static size_t
fragment(const char *s, size_t n, size_t *start, size_t *end)
{
	const size_t prefix = sizeof(PREFIX) - 1;
	size_t a, b;

	if (n < prefix || memcmp(s, PREFIX, prefix) != 0)
		return 0;
	a = number(s + prefix, n - prefix, start);
	if (a == 0 || prefix + a >= n || s[prefix + a] != ',')
		return 0;
	b = number(s + prefix + a + 1, n - prefix - a - 1, end);
	return b == 0 || *end < *start || *end > RAP_POSITION_MOST ? 0 : prefix + a + 1 + b;
}

bool
rap_source_parse(struct rap_doc *doc, struct rap_node *n, struct rap_str value)
{
	size_t i = 0, len, start, end;

	n->nsource = 0;
	do {
		len = fragment(value.s + i, value.n - i, &start, &end);
		i += len;
		if (len == 0 || (i < value.n && value.s[i] != ' ')) {
			n->nsource = 0;
			return false;
		}
		source_push(doc, n, start, end);
	} while (i++ < value.n);
	source_announce(n);
	return true;
}

static char *
put_number(char *s, size_t number)
{
	size_t n = rap_digits(number);

	rap_put_digits(s + n, number);
	return s + n;
}

void
rap_source_print(struct rap_buf *b, const struct rap_node *n)
{
	const struct rap_range *r = rap_ranges(n);

	for (uint32_t i = 0; i < n->nsource; i++) {
		char *s;

		rap_buf_reserve(b, FRAGMENT);
		s = b->s + b->n;
		if (i > 0)
			*s++ = ' ';
		memcpy(s, PREFIX, sizeof(PREFIX) - 1);
		s = put_number(s + sizeof(PREFIX) - 1, r[i].start);
		*s++ = ',';
		s = put_number(s, r[i].end);
		*s = '\0';
		b->n = (size_t)(s - b->s);
	}
}

size_t
rap_source_start(const struct rap_node *n)
{
	const struct rap_range *r = rap_ranges(n);
	size_t least = n->nsource ? r[0].start : 0;

	for (uint32_t i = 1; i < n->nsource; i++)
		least = r[i].start < least ? r[i].start : least;
	return least;
}

size_t
rap_source_end(const struct rap_node *n)
{
	const struct rap_range *r = rap_ranges(n);
	size_t most = 0;

	for (uint32_t i = 0; i < n->nsource; i++)
		most = r[i].end > most ? r[i].end : most;
	return most;
}

bool
rap_is_drawing(uint32_t c)
{
	static const struct { uint32_t first, last; } wide[] = {
		{ 0xB7, 0xB7 }, { 0x2010, 0x2015 }, { 0x2022, 0x2022 }, { 0x2024, 0x2026 }, { 0x2212, 0x2212 },
		{ 0x22EF, 0x22EF }, { 0x2500, 0x259F }, { 0xFE4D, 0xFE4F }, { 0xFF5C, 0xFF5C },
	};

	if (c < 0x80)
		return c != 0 && strchr("|+-=_:.*~#^`'\"/\\,", (int)c) != NULL;
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if (c >= wide[i].first && c <= wide[i].last)
			return true;
	return false;
}
