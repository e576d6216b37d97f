/* characters - C source of what is known of each character (stages/core/characters.h), by libunistring. Runs when the
 * programs are built. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uniwidth.h>

#include <rapporteur/utf8.h>

#include "../stages/core/characters.h"

#define PAGES (CHARACTERS / CHARACTERS_PAGE)
#define MOST 256u		/* kinds, and pages: their numbers are bytes */

static struct character_kind kinds[MOST];
static unsigned char pages[MOST][CHARACTERS_PAGE];
static size_t nkinds, npages;

static struct character_kind
kind_of(uint32_t c)
{
	int width = uc_width(c, "UTF-8");
	struct character_kind kind = { .width = width > 0 ? (uint16_t)width : 0, .lower = (int32_t)(uc_tolower(c) - c) };

	kind.classes |= uc_is_property_white_space(c) ? RAP_CHAR_SPACE : 0;
	kind.classes |= uc_is_upper(c) || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lt) ? RAP_CHAR_UPPER : 0;
	kind.classes |= uc_is_lower(c) ? RAP_CHAR_LOWER : 0;
	kind.classes |= uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd) ? RAP_CHAR_DIGIT : 0;
	kind.classes |= uc_is_alpha(c) ? CHARACTERS_ALPHA : 0;
	return kind;
}

/* The number of what is size bytes, among n of them that are one behind the other; there is room for it. */
static size_t
place(void *all, size_t *n, const void *one, size_t size)
{
	char *v = all;
	size_t i = 0;

	while (i < *n && memcmp(v + i * size, one, size) != 0)
		i++;
	if (i == MOST) {
		fputs("characters: a number is no byte any more\n", stderr);
		exit(1);
	}
	if (i == *n)
		memcpy(v + (*n)++ * size, one, size);
	return i;
}

static void
print_bytes(const unsigned char *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		printf("%u,%s", v[i], i % 32 == 31 ? "\n\t" : "");
}

int
main(void)
{
	static unsigned char page[PAGES];

	for (uint32_t p = 0; p < PAGES; p++) {
		unsigned char one[CHARACTERS_PAGE];

		for (uint32_t i = 0; i < CHARACTERS_PAGE; i++) {
			struct character_kind kind = kind_of(p * CHARACTERS_PAGE + i);

			one[i] = (unsigned char)place(kinds, &nkinds, &kind, sizeof(kind));
		}
		page[p] = (unsigned char)place(pages, &npages, one, sizeof(one));
	}
	puts("/* The characters, by tools/characters.c. */\n#include \"../stages/core/characters.h\"\n");
	puts("const struct character_kind character_kinds[] = {");
	for (size_t i = 0; i < nkinds; i++)
		printf("\t{ %u, %u, %d },\n", kinds[i].classes, kinds[i].width, (int)kinds[i].lower);
	puts("};\nconst unsigned char character_pages[][CHARACTERS_PAGE] = {");
	for (size_t i = 0; i < npages; i++) {
		printf("\t{\n\t");
		print_bytes(pages[i], CHARACTERS_PAGE);
		puts("},");
	}
	printf("};\nconst unsigned char character_page[] = {\n\t");
	print_bytes(page, PAGES);
	puts("};");
	return 0;
}
