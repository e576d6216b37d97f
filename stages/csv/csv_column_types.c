/* csv_column_types.c - the type of a table's column, for the schema in datapackage.json: what all of its cells agree
 * on, else a string. No value is rewritten: the schema says how the printed form is to be read.
 *
 *	1912			integer
 *	1,204.5			number, groupChar ",", decimalChar "."
 *	1.204,5			number, groupChar ".", decimalChar ","
 *	$1,204   12 %		number, bareNumber false
 *	1912-03-01		date
 *	3 March 1912		date, format "%d %B %Y"
 */
#include <string.h>

#include "bundle.h"

#define LONGEST 15		/* digits that every reader's numbers hold exactly */

static const struct kind {
	const char *type;
	char group, decimal;		/* marks; 0 for none */
	bool unit;			/* a currency's sign before it, or a per cent sign behind, may stand */
} kinds[] = {			/* the first that fits is taken */
	{ "integer", 0, 0, false },
	{ "number", ',', '.', false }, { "number", '.', ',', false },
	{ "number", ' ', '.', false }, { "number", ' ', ',', false },
	{ "number", ',', '.', true }, { "number", '.', ',', true },
	{ "number", ' ', '.', true }, { "number", ' ', ',', true },
};
#define KINDS (sizeof(kinds) / sizeof(*kinds))

static size_t
digits(struct rap_str s)
{
	size_t n = 0;

	while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
		n++;
	return n;
}

static struct rap_str
skip(struct rap_str s, size_t n)
{
	return rap_cut(s, n, s.n);
}

static const char *const units[] = { "$", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xAC", "%" };	/* dollar, pound, yen, euro */
#define UNITS (sizeof(units) / sizeof(*units))

/* Bytes of the number that s begins with, its marks as kind has them; 0 for none, and for "007", which is a name. */
static size_t
number_length(const struct kind *kind, struct rap_str s)
{
	size_t n = digits(s), all = n, part;

	if (n == 0 || (n > 1 && s.s[0] == '0'))
		return 0;
	while (kind->group && n < s.n && s.s[n] == kind->group && digits(skip(s, n + 1)) == 3) {
		if ((all == n && n > 3) || s.s[0] == '0')
			return 0;
		n += 4;
		all += 3;
	}
	if (kind->decimal && n < s.n && s.s[n] == kind->decimal && (part = digits(skip(s, n + 1))) > 0) {
		n += 1 + part;
		all += part;
	}
	return all <= LONGEST ? n : 0;
}

/* Takes the unit off s, "$ 12", "12 %": its place in units, counted from 1, or 0. Readers leave out all that is no digit
 * around a number with one, so that no minus may stand. */
static char
take_unit(struct rap_str *s)
{
	for (size_t i = 0; i < UNITS; i++) {
		size_t n = strlen(units[i]);

		if (rap_starts(*s, units[i]) && *units[i] != '%')
			*s = rap_trim(skip(*s, n));
		else if (rap_ends(*s, units[i]))
			*s = rap_trim(rap_cut(*s, 0, s->n - n));
		else
			continue;
		return (char)(i + 1);
	}
	return 0;
}

static unsigned
fitting(struct rap_str s, char *unit)
{
	struct rap_str bare = s;
	unsigned fit = 0;

	*unit = take_unit(&bare);
	if (!*unit && s.n && (s.s[0] == '-' || s.s[0] == '+'))
		bare = skip(s, 1);
	for (size_t k = 0; k < KINDS; k++) {
		bool may = kinds[k].unit ? *unit || bare.n == s.n : !*unit;

		if (may && bare.n && number_length(&kinds[k], bare) == bare.n)
			fit |= 1u << k;
	}
	return fit;
}

void
bundle_type_add(struct bundle_type *t, struct rap_str text)
{
	char unit;
	unsigned fit;

	text = rap_trim(text);
	if (!text.n)
		return;
	fit = fitting(text, &unit);
	if (unit && t->unit && unit != t->unit)
		fit = 0;
	if (unit)
		t->unit = unit;
	t->kinds = t->seen ? t->kinds & fit : fit;
	if (!t->seen || t->dates)
		t->dates = bundle_dates(text) & (t->seen ? t->dates : ~0u);
	t->seen = true;
	t->points |= memchr(text.s, '.', text.n) != NULL;
}

/* "1.250" alone may be one and a quarter, or more than a thousand: then it stays a string. */
static bool
in_doubt(const struct bundle_type *t, size_t k)
{
	return kinds[k].group == ',' && t->points && t->kinds & 1u << (k + 1);
}

json_t *
bundle_type_field(const struct bundle_type *t, const char *name)
{
	json_t *field;
	size_t k;

	for (k = 0; k < KINDS && !(t->kinds & 1u << k); k++)
		;
	if (k == KINDS || in_doubt(t, k))
		return bundle_dates_field(t->dates, name);
	field = json_pack("{s:s, s:s}", "name", name, "type", kinds[k].type);
	if (kinds[k].group) {
		json_object_set_new(field, "decimalChar", json_stringn(&kinds[k].decimal, 1));
		json_object_set_new(field, "groupChar", json_stringn(&kinds[k].group, 1));
	}
	if (kinds[k].unit)
		json_object_set_new(field, "bareNumber", json_false());
	return field;
}
