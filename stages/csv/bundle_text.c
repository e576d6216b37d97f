/* bundle_text.c - what of an element goes into a CSV field: its own text, folded (fold.h). */
#include <string.h>

#include <rapporteur/fold.h>

#include "bundle.h"

int
bundle_compare(struct rap_str a, struct rap_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n > 0 ? memcmp(a.s, b.s, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* A line that the document keeps ends here; fold begins anew, so no hyphen is lost. */
static void
break_line(struct rap_buf *out, struct rap_fold *fold, size_t from)
{
	if (out->n > from && out->s[out->n - 1] != '\n')
		rap_buf_addc(out, '\n');
	*fold = (struct rap_fold){ 0 };
}

static void
drop_last_break(struct rap_buf *out, size_t from)
{
	if (out->n > from && out->s[out->n - 1] == '\n')
		out->s[--out->n] = '\0';
}

void
bundle_text_without(struct rap_buf *out, const struct rap_node *leaf, uint32_t name)
{
	struct rap_fold fold = { 0 };
	size_t from = out->n;
	const struct rap_node *n = rap_walk(leaf, leaf);

	while (n) {
		bool skip = n->nsource > 0 || n->name == name;

		if (n->name == RAP_CDATA)
			rap_fold(&fold, out, n->text);
		else if (n->name == RAP_LB)
			break_line(out, &fold, from);
		n = skip ? rap_walk_past(n, leaf) : rap_walk(n, leaf);
	}
	drop_last_break(out, from);
}

void
bundle_text(struct rap_buf *out, const struct rap_node *leaf)
{
	bundle_text_without(out, leaf, RAP_NONE);
}

/* What stands in a turn without being said: furniture, notes, and other speakers' words, which are turns of their own. */
static bool
is_foreign(const struct rap_node *n)
{
	switch (n->name) {
	case RAP_FW:
	case RAP_PB:
	case RAP_NOTE:
	case RAP_MILESTONE:
	case RAP_FIGURE:
	case RAP_U:
	case RAP_SAID:
		return true;
	default:
		return false;
	}
}

void
bundle_speech(struct rap_buf *out, const struct rap_node *turn)
{
	struct rap_fold fold = { 0 };
	size_t from = out->n;
	struct rap_cells cells = { 0 };
	const struct rap_node *n = rap_first(&cells, turn), *first;

	while (n) {
		bool foreign = is_foreign(n);
		bool behind_leaf = n->prev && n->prev->nsource > 0 && !is_foreign(n->prev);

		if (!foreign && (n->nsource > 0 || n->name == RAP_LB || behind_leaf))
			break_line(out, &fold, from);
		if (n->name == RAP_CDATA)
			rap_fold(&fold, out, n->text);
		first = foreign ? NULL : rap_first(&cells, n);
		n = first ? first : rap_walk_past(n, turn);
	}
	drop_last_break(out, from);
	rap_cells_free(&cells);
}
