/* table_continue.c - a table that a page break cut in two becomes one again. A part of rap-tables.
 *
 * The second part may repeat the header, and have "Table 1 (continued)" above it; these are furniture of the page: they
 * become fw between the rows. */
#include <string.h>

#include <rapporteur/lexicon.h>
#include <rapporteur/source.h>

#include "tables.h"

static bool
same_text(struct rap_doc *doc, const struct rap_node *a, const struct rap_node *b)
{
	return rap_eq(rap_trim(rap_own(doc, a)), rap_trim(rap_own(doc, b)));
}

static bool
is_label_row(const struct rap_node *node)
{
	return rap_is(node, RAP_ROW) && rap_attr_is(node, RAP_ROLE, "label");
}

static struct rap_node *
first_row(const struct rap_node *table)
{
	return rap_child(table, RAP_ROW);
}

/* The header rows of b, cell for cell, are those of a; or b has none. */
static bool
same_header(struct rap_doc *doc, const struct rap_node *a, const struct rap_node *b)
{
	const struct rap_node *row = first_row(a), *other = first_row(b);

	if (!is_label_row(other))
		return true;
	for (; is_label_row(row) && is_label_row(other); row = row->next, other = other->next) {
		const struct rap_node *x = row->first, *y = other->first;

		for (; x && y && same_text(doc, x, y); x = x->next, y = y->next)
			;
		if (x || y)
			return false;
	}
	return !is_label_row(row) && !is_label_row(other) && other;
}

/* "Table 1 (continued)", "Table 1 - cont.", "TABLE 7.--SHIPS BY PORT--Continued" */
static bool
says_continued(struct rap_str text)
{
	const struct rap_lexicon *words = rap_lexicon("tables", NULL, "continued-words");
	size_t i, n;

	text = rap_trim(text);
	for (i = 1; i < text.n && i < 200; i++) {
		if (!strchr("([ -", text.s[i - 1]) && (unsigned char)text.s[i - 1] < 0x80)
			continue;
		n = rap_lexicon_match(words, rap_cut(text, i, text.n), NULL);
		if (n && i + n + 2 >= text.n)
			return true;
	}
	return false;
}

bool
continued_line(struct rap_str text)
{
	size_t n;

	text = rap_trim(text);
	if (text.n < 3 || (text.s[0] != '(' && text.s[0] != '['))
		return false;
	n = rap_lexicon_match(rap_lexicon("tables", NULL, "continued-words"), rap_cut(text, 1, text.n), NULL);
	return n && n + 3 >= text.n;
}

/* "12", "- 12 -" */
static bool
is_page_number(struct rap_str text)
{
	for (text = rap_trim(text); text.n && (text.s[0] == '-' || text.s[0] == ' '); text = rap_cut(text, 1, text.n))
		;
	while (text.n && (text.s[text.n - 1] == '-' || text.s[text.n - 1] == ' '))
		text.n--;
	return text.n < 5 && text_whole(text) >= 0;
}

static bool
is_mark(const struct rap_node *node)
{
	return rap_is(node, RAP_FW) || rap_is(node, RAP_PB);
}

/* The table that goes on with a: nothing but blank lines and furniture stands between. */
static struct rap_node *
continuation(struct rap_doc *doc, const struct rap_node *a)
{
	struct rap_node *b = a->next, *head;
	bool page = false, number = false, continued;

	for (; b && !rap_is(b, RAP_TABLE); b = b->next) {
		struct rap_str text = rap_is(b, RAP_AB) ? rap_trim(rap_own(doc, b)) : RAP_STR("");

		if (!is_mark(b) && (!rap_is(b, RAP_AB) || (text.n && !continued_line(text) && !is_page_number(text))))
			return NULL;
		number |= text.n && is_page_number(text);
		page |= is_mark(b) || continued_line(text);
	}
	if (!b || !rap_eq(rap_attr(a, RAP_COLS), rap_attr(b, RAP_COLS)) ||
	    !rap_eq(rap_attr(a, RAP_REND), rap_attr(b, RAP_REND)))
		return NULL;
	head = rap_child(b, RAP_HEAD);
	continued = head && (says_continued(rap_own(doc, head)) || (rap_child(a, RAP_HEAD) &&
	    same_text(doc, rap_child(a, RAP_HEAD), head)));
	if (!(page || continued) || (number && !continued && is_label_row(first_row(b))) || (head && !continued) || !same_header(doc, a, b))
		return NULL;
	return b;
}

/* The texts of a row or head as furniture. */
static void
make_furniture(struct rap_doc *doc, struct rap_node *table, struct rap_node *from)
{
	struct rap_node *fw = rap_elem(doc, RAP_FW), *leaf, *next;

	rap_setz(doc, fw, RAP_TYPE, "header");
	if (from->nsource) {
		rap_join(doc, fw, from);
	} else {
		for (leaf = from->first; leaf; leaf = next) {
			next = leaf->next;
			if (leaf->first)
				rap_join(doc, fw, leaf);
		}
		rap_remove(from);
	}
	if (fw->first)
		rap_add(table, fw);
}

static size_t
take_rows(struct rap_doc *doc, struct rap_node *a, struct rap_node *b)
{
	struct rap_node *node, *next;
	size_t rows = 0;

	for (node = b->first; node; node = next) {
		next = node->next;
		if (rap_is(node, RAP_HEAD) || is_label_row(node))
			make_furniture(doc, a, node);
		else
			rap_add(a, rap_remove(node));
		rows += rap_is(node, RAP_ROW) && node->parent == a;
	}
	return rows;
}

static void
take_extent(struct rap_doc *doc, struct rap_node *a, const struct rap_node *b)
{
	uint32_t k;

	for (k = 0; k < b->nsource; k++)
		rap_source_add(doc, a, rap_ranges(b)[k].start, rap_ranges(b)[k].end);
}

/* Takes b, and what stands between, into a; returns the rows that came. */
static size_t
join(struct rap_doc *doc, struct rap_node *a, struct rap_node *b)
{
	struct rap_node *node;
	size_t rows;

	while ((node = a->next) != b) {
		rap_remove(node);
		if (rap_is(node, RAP_AB) && rap_trim(rap_own(doc, node)).n) {
			rap_setz(doc, node, RAP_TYPE, is_page_number(rap_own(doc, node)) ? "pageNum" : "footer");
			node->name = RAP_FW;
		}
		if (is_mark(node))
			rap_add(a, node);
	}
	rows = take_rows(doc, a, b);
	take_extent(doc, a, b);
	rap_remove(b);
	return rows;
}

static size_t
count(const struct rap_node *table)
{
	const struct rap_node *node;
	size_t n = 0;

	for (node = table->first; node; node = node->next)
		n += rap_is(node, RAP_ROW);
	return n;
}

void
tables_continue(struct rap_doc *doc)
{
	struct rap_node *body = rap_body(doc), *node, *next;
	size_t rows;

	for (node = body ? body->first : NULL; node; node = node->next) {
		if (!rap_is(node, RAP_TABLE) || !(next = continuation(doc, node)))
			continue;
		for (rows = count(node); next; next = continuation(doc, node))
			rows += join(doc, node, next);
		rap_set(doc, node, RAP_ROWS, rap_arena_printf(doc->arena, "%zu", rows));
	}
}
