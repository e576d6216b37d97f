/* table_types.c - what kind of thing a cell's text is: numbers stand with numbers. A part of rap-tables. */
#include "tables.h"

/* Mostly digits, with the signs that go with figures and three letters at most ("$0.9M", "12 km"). */
bool
text_is_number(struct rap_str text)
{
	size_t i, len, digits = 0, letters = 0;

	for (i = 0; i < text.n; i += len) {
		uint32_t c = rap_utf8_get(text.s + i, text.n - i, &len);

		if (rap_is_digit(c))
			digits++;
		else if (rap_is_alpha(c) && ++letters > 3)
			return false;
	}
	return digits > 0 && digits >= letters;
}
