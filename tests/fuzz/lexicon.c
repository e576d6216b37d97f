/* lexicon.c - fuzz entry: any bytes as a word list, and its own lines looked up in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <rapporteur/lexicon.h>
#include <rapporteur/utf8.h>

#include "fuzz.h"

static char folder[] = "/tmp/fuzz-lexicon.XXXXXX";
static char path[sizeof(folder) + 40];

/* The word list takes the place of a compiled one, so it needs that one's name. */
static void
make_folder(void)
{
	fuzz_require(mkdtemp(folder) != NULL, "a scratch folder can be had", "");
	snprintf(path, sizeof(path), "%s/blocks", folder);
	mkdir(path, 0700);
	strcat(path, "/en");
	mkdir(path, 0700);
	strcat(path, "/conjunctions.txt");
}

static void
remove_folder(void)
{
	for (int i = 0; i < 4; i++) {
		remove(path);
		*strrchr(path, '/') = '\0';
	}
}

static void
look_up(const struct rap_lexicon *l, struct rap_str text)
{
	const char *class;

	if (rap_utf8_valid(text.s, text.n) != text.n)
		return;
	for (size_t i = 0; i < text.n; ) {
		const char *nl = memchr(text.s + i, '\n', text.n - i);
		size_t end = nl ? (size_t)(nl - text.s) : text.n;
		struct rap_str line = rap_cut(text, i, end);

		fuzz_require(rap_lexicon_match(l, line, &class) <= line.n, "an entry ends within the text", "");
		rap_lexicon_find(l, rap_trim(line));
		i = end + 1;
	}
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	FILE *f;

	if (!*path) {
		make_folder();
		atexit(remove_folder);
	}
	f = fopen(path, "wb");
	fuzz_require(f && fwrite(data, 1, size, f) == size && fclose(f) == 0, "the word list can be written", path);
	rap_lexicon_dir(folder);
	look_up(rap_lexicon("blocks", "en", "conjunctions"), (struct rap_str){ (const char *)data, size });
	rap_lexicon_done();
	return 0;
}
