/* csv_speakers.c - speakers.csv: one row for each identity in particDesc. */
#include "bundle.h"

/* --- how many turns each has: the ids of all speakers of all turns, sorted */
struct ids {
	struct rap_str *a;
	size_t n, cap;
};

static int
compare(const void *a, const void *b)
{
	return bundle_compare(*(const struct rap_str *)a, *(const struct rap_str *)b);
}

static void
add_who(struct ids *ids, struct rap_str who)
{
	size_t i = 0, start;

	while (i < who.n) {
		start = i;
		while (i < who.n && who.s[i] != ' ')
			i++;
		if (ids->n == ids->cap) {
			ids->cap = ids->cap ? 2 * ids->cap : 64;
			ids->a = rap_realloc(ids->a, ids->cap, sizeof(*ids->a));
		}
		if (i - start > 1)
			ids->a[ids->n++] = rap_cut(who, start + 1, i);
		i++;
	}
}

static void
collect(struct ids *ids, const struct bundle_list *turns)
{
	for (size_t i = 0; i < turns->n; i++)
		if (turns->a[i].head == i)
			add_who(ids, rap_attr(turns->a[i].node, RAP_WHO));
	if (ids->n > 0)
		qsort(ids->a, ids->n, sizeof(*ids->a), compare);
}

static size_t
count(const struct ids *ids, struct rap_str id)
{
	size_t low = 0, high = ids->n, n = 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (bundle_compare(ids->a[middle], id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + n < ids->n && rap_eq(ids->a[low + n], id))
		n++;
	return n;
}

/* --- names */
static bool
is_name(const struct rap_node *n)
{
	return n->name == RAP_PERSNAME || n->name == RAP_ORGNAME;
}

static bool
is_alias(const struct rap_node *n)
{
	return is_name(n) && rap_attr_is(n, RAP_TYPE, "alias");
}

static const struct rap_node *
full_name(const struct rap_node *speaker)
{
	for (const struct rap_node *n = speaker->first; n; n = n->next)
		if (is_name(n) && !is_alias(n))
			return n;
	return NULL;
}

/* The name in it, where a role stands beside. */
const struct rap_node *
bundle_speaker_name(const struct rap_node *speaker)
{
	const struct rap_node *name = full_name(speaker), *plain = rap_child(name, RAP_NAME);

	return plain ? plain : name;
}

/* All of a kind, "; " between: affiliations, aliases. */
static void
put_all(struct bundle_page *page, struct bundle_csv *csv, const struct rap_node *speaker, uint32_t name)
{
	struct rap_buf *text = &page->text;

	rap_buf_clear(text);
	for (const struct rap_node *n = speaker->first; n; n = n->next) {
		if (name == RAP_NONE ? !is_alias(n) : n->name != name)
			continue;
		if (text->n > 0)
			rap_buf_addz(text, "; ");
		bundle_text(text, n);
	}
	bundle_put(csv, rap_buf_str(text));
}

static void
put_kind(struct bundle_csv *csv, const struct rap_node *speaker)
{
	struct rap_str role = rap_attr(speaker, RAP_ROLE);

	if (role.n > 0)
		bundle_put(csv, role);
	else
		bundle_putz(csv, speaker->name == RAP_PERSON ? "person" : "organization");
}

static void
put_speaker(struct bundle_page *page, size_t index, const struct ids *turns)
{
	const struct rap_node *speaker = page->model->list[SPEAKER].a[index].node;
	struct bundle_csv *csv = bundle_row(page, SPEAKERS);

	bundle_put_id(page, csv, SPEAKER, index);
	put_kind(csv, speaker);
	bundle_put_text(page, csv, bundle_speaker_name(speaker));
	bundle_put_text(page, csv, rap_child(full_name(speaker), RAP_ROLENAME));
	put_all(page, csv, speaker, RAP_AFFILIATION);
	put_all(page, csv, speaker, RAP_NONE);
	bundle_number(csv, count(turns, rap_attr(speaker, RAP_XML_ID)));
	bundle_end(csv);
}

void
bundle_speakers(struct bundle_page *page)
{
	struct ids turns = { 0 };

	collect(&turns, &page->model->list[TURN]);
	for (size_t i = 0; i < page->model->list[SPEAKER].n; i++)
		put_speaker(page, i, &turns);
	free(turns.a);
}
