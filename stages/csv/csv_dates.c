/* csv_dates.c - the dates of a table's column, for the schema in datapackage.json: the forms that Frictionless Data names by
 * a pattern, as strptime reads them. 12/03/2026 is of two forms, and a column's cells together may tell which. */
#include <string.h>

#include "bundle.h"

static const char *const forms[] = {		/* the first that fits is taken; see in_doubt for the pairs */
	"%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d",
	"%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y",
};
#define FORMS (sizeof(forms) / sizeof(*forms))

static const char *const months[] = {		/* as strptime has them without a locale */
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
};

struct date {
	int year, month, day;
};

/* A number of least to most digits at *s, which moves behind it; -1 where there is none. */
static int
take_digits(struct rap_str *s, size_t least, size_t most)
{
	size_t n = 0;
	int value = 0;

	for (; n < most && n < s->n && s->s[n] >= '0' && s->s[n] <= '9'; n++)
		value = value * 10 + s->s[n] - '0';
	*s = rap_cut(*s, n, s->n);
	return n < least ? -1 : value;
}

/* A month's name, or its first three letters. */
static int
take_month(struct rap_str *s, bool whole)
{
	for (size_t k = 0; k < sizeof months / sizeof *months; k++) {
		size_t n = whole ? strlen(months[k]) : 3;

		if (s->n >= n && memcmp(s->s, months[k], n) == 0) {
			*s = rap_cut(*s, n, s->n);
			return (int)k + 1;
		}
	}
	return -1;
}

static bool
is_day(const struct date *d)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (d->year % 4 == 0 && d->year % 100 != 0) || d->year % 400 == 0;

	return d->year > 0 && d->month > 0 && d->month <= 12 && d->day > 0 &&
	    d->day <= days[d->month - 1] + (d->month == 2 && leap);
}

/* ISO's form has two digits for month and day. */
static bool
fits(const char *form, struct rap_str s)
{
	size_t least = form == forms[0] ? 2 : 1;
	struct date d = { 0, 0, 0 };

	for (; *form; form++) {
		if (*form != '%') {
			if (!s.n || s.s[0] != *form)
				return false;
			s = rap_cut(s, 1, s.n);
			continue;
		}
		switch (*++form) {
		case 'Y': d.year = take_digits(&s, 4, 4); break;
		case 'm': d.month = take_digits(&s, least, 2); break;
		case 'd': d.day = take_digits(&s, least, 2); break;
		default: d.month = take_month(&s, *form == 'B'); break;
		}
	}
	return !s.n && is_day(&d);
}

unsigned
bundle_dates(struct rap_str s)
{
	unsigned fit = 0;

	for (size_t k = 0; s.n >= 8 && k < FORMS; k++)
		if (fits(forms[k], s))
			fit |= 1u << k;
	return fit;
}

/* Between slashes and hyphens the day or the month stands first: where every cell fits both forms, neither is proved. */
static bool
in_doubt(unsigned dates)
{
	return dates & dates >> 1 & (1u << 1 | 1u << 4);
}

json_t *
bundle_dates_field(unsigned dates, const char *name)
{
	size_t k = 0;

	if (!dates || in_doubt(dates))
		return json_pack("{s:s, s:s}", "name", name, "type", "string");
	while (!(dates & 1u << k))
		k++;
	if (k == 0)
		return json_pack("{s:s, s:s}", "name", name, "type", "date");
	return json_pack("{s:s, s:s, s:s}", "name", name, "type", "date", "format", forms[k]);
}
