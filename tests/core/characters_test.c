/* characters_test.c - what the table says of each character is what libunistring says. */
#include <stdio.h>

#include <unicase.h>
#include <unictype.h>
#include <uniwidth.h>

#include <rapporteur/utf8.h>

static bool
is_upper(uint32_t c)
{
	return uc_is_upper(c) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lt);
}

static int
class_of(uint32_t c)
{
	if (uc_is_alpha(c))
		return is_upper(c) ? RAP_CHAR_UPPER : RAP_CHAR_LOWER;
	return uc_is_property_white_space(c) ? RAP_CHAR_SPACE : 0;
}

static size_t
width_of(uint32_t c)
{
	int width = uc_width(c, "UTF-8");

	return c == '\t' ? 8 : width > 0 ? (size_t)width : 0;
}

static bool
agrees(uint32_t c)
{
	char bytes[4];

	return rap_is_space(c) == uc_is_property_white_space(c) && rap_is_alpha(c) == uc_is_alpha(c) &&
	    rap_is_upper(c) == is_upper(c) && rap_is_lower(c) == uc_is_lower(c) &&
	    rap_is_digit(c) == uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd) && rap_to_lower(c) == uc_tolower(c) &&
	    (c < 0x80 || rap_class(c) == class_of(c)) &&
	    rap_width((struct rap_str){ bytes, rap_utf8_put(bytes, c) }) == width_of(c);
}

int
main(void)
{
	int wrong = 0;

	for (uint32_t c = 0; c < 0x110000; c++)
		if (!(c >= 0xD800 && c < 0xE000) && !agrees(c) && wrong++ < 20)
			printf("U+%04X: the table and libunistring differ\n", (unsigned)c);
	if (rap_is_alpha(0x110000) || rap_to_lower(UINT32_MAX) != UINT32_MAX)
		wrong += printf("beyond the last character\n") > 0;
	return wrong > 0;
}
