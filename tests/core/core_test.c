/* core_test.c - the ground floor: folding, cutting and joining leaves, packed rows, packed output, word lists, names. Prints each failure; exit status 1
 * where there was one. Built by `make` into $(BIN)/tests. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/bulk.h>
#include <rapporteur/cells.h>
#include <rapporteur/digest.h>
#include <rapporteur/fold.h>
#include <rapporteur/lexicon.h>
#include <rapporteur/message.h>
#include <rapporteur/slots.h>
#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

static int failures;

static void
same(const char *what, struct rap_str got, const char *want)
{
	if (rap_eqz(got, want))
		return;
	printf("%s: got \"%.*s\", want \"%s\"\n", what, RAP_FMT(got), want);
	failures++;
}

static void
holds(const char *what, bool ok)
{
	if (!ok)
		printf("%s: does not hold\n", what);
	failures += !ok;
}

static void
folds(const char *raw, const char *want)
{
	struct rap_buf b = { 0 };

	rap_fold_str(&b, rap_strz(raw));
	same("fold", rap_buf_str(&b), want);
	rap_buf_clear(&b);
	struct rap_fold f = { 0 };	/* the same, a byte at a time where characters allow */
	for (size_t i = 0, len; raw[i]; i += len) {
		rap_utf8_get(raw + i, strlen(raw + i), &len);
		rap_fold(&f, &b, (struct rap_str){ raw + i, len });
	}
	same("fold in pieces", rap_buf_str(&b), want);
	rap_buf_free(&b);
}

static void
test_fold(void)
{
	folds("", "");
	folds("  a \n\t b  ", "a b");
	folds("coun\xC2\xAD\n  try", "country");
	folds("coun\xC2\xAD \n try", "country");
	folds("well-\nknown", "well-known");
	folds("pre- and post-", "pre- and post-");
	folds("well -\nknown", "well -known");
	folds("soft\xC2\xADly", "softly");
	folds("10\xC2\xA0" "000", "10 000");
	folds("- \n-", "--");
	folds("a\f\nb", "a b");
	folds("\xE2\x80\x9Chello\xE2\x80\x9D  world\x7F", "\xE2\x80\x9Chello\xE2\x80\x9D world\x7F");
}

static struct rap_node *
leaf(struct rap_doc *doc, const char *text, const char *source)
{
	struct rap_node *n = rap_elem(doc, RAP_P);

	rap_source_parse(doc, n, rap_strz(source));
	rap_add(n, rap_cdata(doc, rap_strz(text)));
	return n;
}

static void
is(struct rap_doc *doc, const char *what, struct rap_node *n, const char *text, const char *source)
{
	struct rap_buf b = { 0 };

	same(what, rap_own(doc, n), text);
	rap_source_print(&b, n);
	same(what, rap_buf_str(&b), source);
	rap_buf_free(&b);
}

static void
test_split(struct rap_doc *doc)
{
	struct rap_node *a = leaf(doc, "\xC3\xA9t\xC3\xA9 la\nfin", "src:char=10,13 src:char=20,26"), *b;

	b = rap_split(doc, a, 3);	/* inside the first range */
	is(doc, "split 3", a, "\xC3\xA9t", "src:char=10,12");
	is(doc, "split 3 tail", b, "\xC3\xA9 la\nfin", "src:char=12,13 src:char=20,26");
	a = leaf(doc, "abc\ndef", "src:char=0,3 src:char=9,12");
	b = rap_split(doc, a, 3);	/* before the line end between the ranges */
	is(doc, "split at range", a, "abc", "src:char=0,3");
	is(doc, "split at range tail", b, "def", "src:char=9,12");
	a = leaf(doc, "abc\ndef", "src:char=0,3 src:char=9,12");
	b = rap_split(doc, a, 4);	/* behind it */
	is(doc, "split behind range", a, "abc", "src:char=0,3");
	is(doc, "split behind range tail", b, "def", "src:char=9,12");
	a = leaf(doc, "abc", "src:char=0,3");
	b = rap_split(doc, a, 3);
	is(doc, "split at end", a, "abc", "src:char=0,3");
	is(doc, "split at end tail", b, "", "src:char=3,3");
	a = leaf(doc, "abcdef", "src:char=0,3");	/* a filter has made the text longer */
	b = rap_split(doc, a, 5);
	is(doc, "split of edited", a, "abcde", "src:char=0,3");
	is(doc, "split of edited tail", b, "f", "src:char=3,3");
}

static void
test_slice(struct rap_doc *doc)
{
	struct rap_node *a = leaf(doc, "ab\ncd\nef", "src:char=0,2 src:char=5,7 src:char=9,11");

	is(doc, "slice", rap_slice(doc, a, 1, 7, RAP_CELL), "b\ncd\ne", "src:char=1,2 src:char=5,7 src:char=9,10");
	is(doc, "slice edges", rap_slice(doc, a, 2, 6, RAP_CELL), "cd", "src:char=5,7");
	is(doc, "slice one", rap_slice(doc, a, 3, 4, RAP_CELL), "c", "src:char=5,6");
	is(doc, "slice none", rap_slice(doc, a, 4, 4, RAP_CELL), "", "src:char=6,6");
	is(doc, "sliced", a, "ab\ncd\nef", "src:char=0,2 src:char=5,7 src:char=9,11");
}

static void
test_join(struct rap_doc *doc)
{
	static const char lines[] = "one\ntwo\nsix";
	struct rap_node *a = leaf(doc, "", "src:char=0,3"), *b = leaf(doc, "", "src:char=4,7"), *c;

	a->first->text = (struct rap_str){ lines, 3 };
	b->first->text = (struct rap_str){ lines + 4, 3 };
	rap_join(doc, a, b);
	is(doc, "join neighbours", a, "one\ntwo", "src:char=0,7");
	holds("join neighbours is one text node", a->first == a->last);
	c = leaf(doc, "far", "src:char=50,53");
	rap_add(a, rap_elem(doc, RAP_PB));
	rap_join(doc, a, c);
	is(doc, "join over pb", a, "one\ntwo\nfar", "src:char=0,7 src:char=50,53");
}

static void
test_wrap(struct rap_doc *doc)
{
	struct rap_node *a = leaf(doc, "The Chair said no. Ana said yes.", "src:char=0,32"), *s, *t;

	t = rap_wrap(doc, a, 19, 32, RAP_SAID);
	s = rap_wrap(doc, a, 0, 18, RAP_SAID);
	holds("two saids", s && t && a->first == s && a->last == t);
	same("first said", rap_own(doc, s), "The Chair said no.");
	s = rap_wrap(doc, a, 0, 9, RAP_NAME);
	holds("name in said", s && s->parent == a->first);
	holds("across", rap_wrap(doc, a, 4, 12, RAP_NAME) == NULL);
	holds("around both", rap_wrap(doc, a, 0, 32, RAP_SEG) != NULL);
	is(doc, "wrapped", a, "The Chair said no. Ana said yes.", "src:char=0,32");
}

static void
test_names(struct rap_doc *doc)
{
	holds("known", rap_name_of(doc, rap_strz("p")) == RAP_P);
	holds("other", rap_name_of(doc, rap_strz("zork")) >= RAP_FIRST_OTHER);
	holds("same", rap_name_of(doc, rap_strz("zork")) == rap_name_of(doc, rap_strz("zork")));
	holds("no name", rap_name_of(doc, rap_strz("")) >= RAP_FIRST_OTHER);
	for (int i = 0; i < 10000; i++)
		rap_name_of(doc, rap_arena_printf(doc->arena, "n%d", i));
	same("many", rap_name_str(doc, rap_name_of(doc, rap_strz("n77"))), "n77");
}

static void
test_utf8(void)
{
	holds("valid", rap_utf8_valid("a\xC3\xA9\xF0\x9F\x98\x80", 7) == 7);
	holds("overlong", rap_utf8_valid("ab\xC0\x80", 4) == 2);
	holds("surrogate", rap_utf8_valid("\xED\xA0\x80", 3) == 0);
	holds("above", rap_utf8_valid("\xF4\x90\x80\x80", 4) == 0);
	holds("cut", rap_utf8_valid("abcdefgh\xE2\x82", 10) == 8);
	holds("count", rap_utf8_count("\xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80 0123456", 18) == 13);
	holds("width", rap_width(rap_strz("a\t\xE7\x9F\xB3")) == 10);
}

/* Long texts are looked at sixteen bytes at a time: their width is that of their characters, whatever these are. */
static void
test_long_widths(void)
{
	char one[4], text[64];
	size_t wrong = 0;

	for (uint32_t c = ' '; c < 0x3000; c++) {
		size_t n = rap_utf8_put(one, c), end = 18 + 2 * n;

		memcpy(text, "Quays and boats and lamps of the harbour", 40);
		memcpy(text + 18, one, n);
		memcpy(text + 18 + n, one, n);
		wrong += rap_width((struct rap_str){ text, end + 3 }) != 21 + 2 * rap_width((struct rap_str){ one, n });
		wrong += rap_utf8_count(text, end + 3) != 23;
	}
	holds("widths of long texts", wrong == 0);
}

static void
test_slots(void)
{
	struct named { uint64_t key; size_t number; };
	struct rap_slots t = RAP_SLOTS(struct named);
	struct named *slot;
	size_t right = 0;

	holds("nothing in an empty table", !rap_slot_of(&t, 7));
	for (size_t i = 1; i <= 1000; i++) {
		slot = rap_slot(&t, i << 40);	/* keys that differ in their upper half alone */
		right += slot->number == 0;
		slot->number = i;
	}
	holds("new slots are empty", right == 1000);
	for (size_t i = 1; i <= 1000; i++) {
		slot = rap_slot(&t, i << 40);
		right -= slot->number == i;
	}
	holds("each has kept its own", right == 0 && t.used == 1000);
	holds("one that never came", !rap_slot_of(&t, 7));
	rap_slots_free(&t);
	holds("empty again", t.used == 0 && !rap_slot_of(&t, (uint64_t)1 << 40));
}

/* "Côte |  | 1.5" from character 100 of the source on, cell for cell */
static void
are_cells(const char *what, const struct rap_node *cell)
{
	static const struct { const char *text; uint32_t start, end; } want[] = {
		{ "C\xC3\xB4te", 100, 104 }, { "", 0, 0 }, { "1.5", 110, 113 },
	};
	size_t k = 0;

	for (; cell && k < 3; cell = cell->next, k++) {
		same(what, cell->first ? cell->first->text : RAP_STR(""), want[k].text);
		holds(what, rap_source_start(cell) == want[k].start && rap_source_end(cell) == want[k].end);
		holds(what, rap_is(cell, RAP_CELL) && (!cell->next || cell->next->prev == cell));
	}
	holds(what, !cell && k == 3);
}

static void
test_cells(struct rap_doc *doc)
{
	struct rap_node *row = rap_elem(doc, RAP_ROW);
	struct rap_cells cells = { 0 };
	struct rap_buf b = { 0 };

	rap_cells_begin(&b, "C\xC3\xB4te  |   1.5 |", 100, 3);
	rap_cells_add(&b, 0, 5);
	rap_cells_add(&b, 0, 0);
	rap_cells_add(&b, 6, 3);
	rap_add(row, rap_cells_node(doc, rap_buf_str(&b)));
	are_cells("packed cells", rap_first(&cells, row));
	holds("they are not in the tree", row->first->name == RAP_CELLS && !rap_is_elem(row->first));
	rap_cells_unpack(doc, row);
	are_cells("unpacked cells", row->first);
	rap_cells_unpack(doc, row);
	are_cells("unpacked once", rap_first(&cells, row));
	rap_cells_free(&cells);
	rap_buf_clear(&b);
	rap_cells_begin(&b, "", 0, 1);
	rap_cells_add(&b, 5000000, 300);
	struct rap_cells_reader r = rap_cells_read(b.s);
	holds("a long cell far behind", rap_cells_next(&r) && r.a == 5000000 && r.b == 5000300 && !rap_cells_next(&r));
	rap_buf_free(&b);
}

/* Texts that differ in their last byte alone have places of their own in a table. */
static void
test_hash(void)
{
	char text[] = "Signed ........ 1234567?";
	uint64_t seen = 0;
	size_t places = 0;

	for (size_t i = 0; i < 64; i++) {
		text[sizeof(text) - 2] = (char)('0' + i);
		seen |= (uint64_t)1 << (rap_hash(rap_strz(text)) & 63);
	}
	for (; seen; seen &= seen - 1)
		places++;
	holds("a hash spreads", places > 32);	/* 40 are what chance gives */
	holds("short texts", rap_hash(RAP_STR("a")) != rap_hash(RAP_STR("b")) && rap_hash(RAP_STR("")) != rap_hash(RAP_STR("a")));
}

static void
test_trim(void)
{
	same("blanks", rap_trim(RAP_STR("  a b ")), "a b");
	same("other white space", rap_trim(RAP_STR(" \t\xC2\xA0 a\f \n")), "a");
	same("letters that are not ASCII", rap_trim(RAP_STR(" \xC3\xA9t\xC3\xA9 ")), "\xC3\xA9t\xC3\xA9");
	same("nothing else", rap_trim(RAP_STR(" \t ")), "");
}

/* What a first word begins with says that no list has it; that must never be said of one that a list has. */
static void
test_lexicon(void)
{
	const struct rap_lexicon *pages = rap_lexicon("pages", NULL, "page-words"), *share = rap_lexicon("pages", NULL, "share-words");
	const struct rap_lexicon *const both[] = { pages, share };
	const struct rap_lexicon_set *set = rap_lexicon_set(both, 2);

	holds("a word of two letters", rap_lexicon_match(pages, RAP_STR("of 3"), NULL) == 2);
	holds("no more of it", rap_lexicon_match(pages, RAP_STR("off 3"), NULL) == 0);
	holds("a letter alone", rap_lexicon_match(pages, RAP_STR("P. 3"), NULL) == 1);
	holds("letters that are not ASCII", rap_lexicon_match(pages, RAP_STR("P\xC3\x81GINA 3"), NULL) == 7);
	holds("in the middle", rap_lexicon_within(pages, RAP_STR("12, Page 3")));
	holds("not within a word", !rap_lexicon_within(pages, RAP_STR("\xC3\xA9page 3")));
	holds("behind a digit", rap_lexicon_within(pages, RAP_STR("3page")));
	holds("which list has it", rap_lexicon_begins(set, RAP_STR("page")) == 1 && rap_lexicon_begins(set, RAP_STR("Facebook")) == 2);
	holds("none has it", rap_lexicon_begins(set, RAP_STR("harbour")) == 0 && rap_lexicon_begins(set, RAP_STR("")) == 0);
	rap_lexicon_done();
}

/* Lines 0 to n - 1, in an output that is packed where it is longer than most, come back as they were put. */
static void
test_bulk(size_t most, int n, bool packed)
{
	struct rap_out out, back;
	struct rap_buf plain = { 0 };
	struct rap_bulk bulk;
	char want[65], got[65];

	rap_out_bulk(&out, most);
	for (int i = 0; i < n; i++) {
		size_t from = plain.n;

		rap_buf_addf(&plain, "line %d\n", i);
		rap_put(&out, plain.s + from, plain.n - from);
	}
	bulk = rap_bulk_end(&out);
	holds("packed where it is long", bulk.packed == packed && bulk.n == plain.n && (!packed || bulk.bytes.n < plain.n / 2));
	rap_digest(rap_buf_str(&plain), want);
	rap_bulk_digest(bulk, got);
	same("the digest is that of the text", rap_strz(got), want);
	rap_out_fd(&back, -1, "");
	rap_put_bulk(&back, bulk);
	holds("it comes back", rap_eq(rap_buf_str(&back.buf), rap_buf_str(&plain)));
	rap_buf_clear(&back.buf);
	bulk.bytes.n /= 2;
	if (packed)
		rap_put_bulk(&back, bulk);
	holds("of half the data comes less", back.buf.n <= plain.n / 4 * 3);
	rap_out_abandon(&back);
	rap_buf_free(&plain);
	free((char *)(uintptr_t)bulk.bytes.s);
}

int
main(void)
{
	struct rap_doc *doc = rap_doc_new("test");

	rap_program("core_test");
	test_fold();
	test_split(doc);
	test_slice(doc);
	test_join(doc);
	test_wrap(doc);
	test_names(doc);
	test_utf8();
	test_long_widths();
	test_slots();
	test_cells(doc);
	test_bulk(100000, 0, false);
	test_bulk(100000, 1000, false);
	test_bulk(100000, 100000, true);
	test_hash();
	test_trim();
	test_lexicon();
	rap_doc_free(doc);
	return failures > 0;
}
